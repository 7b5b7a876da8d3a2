package vietnamese

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Kind is what a token is made of.
type Kind uint8

// The kinds of token.
const (
	Word   Kind = iota // letters, perhaps with digits among them: one syllable of Vietnamese
	Number             // digits, with separators inside
	Glyph              // one character of a script written without spaces, or one Hangul block
)

// Token is one syllable, number or character of a text.
type Token struct {
	Text       string // as written
	Key        string // see Key; for a number its digits without thousands separators
	Folded     string // Key without accents
	Start, End int    // byte offsets in the text
	Kind       Kind
}

// Tokenize splits a text in NFC into tokens. Punctuation, symbols and blanks
// separate tokens and are dropped; a dot or comma between digits belongs to
// the number.
func Tokenize(s string) []Token { return AppendTokens(make([]Token, 0, len(s)/5+1), s) }

// AppendTokens is Tokenize that appends to tokens, for whoever reads one text behind the
// other and keeps none.
func AppendTokens(tokens []Token, s string) []Token {
	for start, end, glyph := next(s, 0); end > start; start, end, glyph = next(s, end) {
		if glyph {
			text := s[start:end]
			tokens = append(tokens, Token{Text: text, Key: text, Folded: text, Start: start, End: end, Kind: Glyph})
		} else {
			tokens = append(tokens, newToken(s, start, end))
		}
	}
	return tokens
}

// Head returns the first token of a text, without accents, and how many tokens
// there are: what Tokenize would find, without making them all.
func Head(s string) (folded string, tokens int) {
	for start, end, glyph := next(s, 0); end > start; start, end, glyph = next(s, end) {
		if tokens++; tokens == 1 {
			folded = s[start:end]
			if !glyph {
				folded = newToken(s, start, end).Folded
			}
		}
	}
	return folded, tokens
}

// next returns where the first token from i on stands, and whether it is a
// Glyph; an empty place when there is none.
func next(s string, i int) (start, end int, glyph bool) {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case isGlyph(r):
			return i, i + size, true
		case isWordRune(r):
			return i, wordEnd(s, i), false
		}
		i += size
	}
	return i, i, false
}

func newToken(s string, start, end int) Token {
	text := s[start:end]
	t := Token{Text: text, Start: start, End: end}
	if first := text[0]; first >= '0' && first <= '9' && isNumber(text) {
		t.Kind = Number
		t.Key = plainNumber(text)
		t.Folded = t.Key
		return t
	}
	t.Key, t.Folded = spell(text)
	return t
}

// wordEnd returns where the run of letters, marks and digits that starts at i
// ends. A separator between two digits does not end it.
func wordEnd(s string, i int) int {
	digit := false
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if digit && (r == '.' || r == ',') && i+1 < len(s) && s[i+1] >= '0' && s[i+1] <= '9' {
			i++
			continue
		}
		if !isWordRune(r) || isGlyph(r) {
			return i
		}
		digit = r >= '0' && r <= '9'
		i += size
	}
	return i
}

func isWordRune(r rune) bool {
	return isLatin(r) || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// isLatin reports whether r is in one of the blocks that have the Vietnamese letters beyond
// ASCII and Latin-1, and nothing but letters: Latin Extended-A, -B and Additional. Nearly
// all of what is read is Vietnamese, and the tables of unicode are long.
func isLatin(r rune) bool { return r >= 0x100 && r <= 0x24F || r >= 0x1E00 && r <= 0x1EFF }

// isGlyph reports whether r belongs to a script whose words are not separated
// by spaces, or is a Hangul block: each such character is a token.
func isGlyph(r rune) bool {
	return r >= 0x1100 && !isLatin(r) && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) || r == 'ー'
}

func isNumber(s string) bool {
	for i := range len(s) {
		if (s[i] < '0' || s[i] > '9') && s[i] != '.' && s[i] != ',' {
			return false
		}
	}
	return true
}

// plainNumber drops thousands separators ("1.190" and "1,190" are "1190") and
// writes the decimal separator as a point ("3,5" is "3.5").
func plainNumber(s string) string {
	sep := strings.IndexAny(s, ".,")
	if sep < 0 {
		return s
	}
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '.' || r == ',' })
	for _, p := range parts[1:] {
		if len(p) != 3 {
			return strings.ReplaceAll(s, ",", ".")
		}
	}
	return strings.Join(parts, "")
}
