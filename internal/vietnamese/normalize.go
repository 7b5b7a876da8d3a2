package vietnamese

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxMarks is how many combining marks may follow one letter. Vietnamese needs
// two (ê + tone); one more is kept so that nothing legitimate is lost.
const maxMarks = 3

// NFC returns s in Normalization Form C, with invalid UTF-8 replaced by U+FFFD.
// It is the form of every text that the program quotes.
func NFC(s string) string {
	return norm.NFC.String(strings.ToValidUTF8(s, "\uFFFD"))
}

// Clean returns a question in the form that the rest of this package reads:
// compatibility forms folded (full-width letters, ligatures), NFC, no
// zero-width or other format characters, floods of combining marks cut to what
// a letter can carry, every blank-looking character a space and every line
// separator "\n", runs of blanks joined, ends trimmed.
func Clean(s string) string {
	if isClean(s) {
		return s
	}
	return cleanAny(s)
}

// cleanAny is Clean for what may need it.
func cleanAny(s string) string {
	s = norm.NFKC.String(capMarks(strings.ToValidUTF8(s, " ")))
	var b strings.Builder
	b.Grow(len(s))
	var gap rune // blank owed before the next letter; 0 for none
	for _, r := range s {
		switch {
		case r == '\n' || r == '\u2028' || r == '\u2029' || r == '\u0085':
			gap = '\n'
		case isBlank(r):
			if gap == 0 {
				gap = ' '
			}
		case unicode.Is(unicode.Cf, r) || r == utf8.RuneError:
		default:
			if gap != 0 && b.Len() > 0 {
				b.WriteRune(gap)
			}
			gap = 0
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isClean reports whether a text is nothing but letters of ASCII and Latin, digits, ASCII
// signs and single blanks between them, so that there is nothing to clean.
func isClean(s string) bool {
	before := ' '
	for _, r := range s {
		if r == ' ' && before == ' ' || (r < ' ' || r > '~') && !latin(r).composed {
			return false
		}
		before = r
	}
	return before != ' '
}

// capMarks drops combining marks beyond maxMarks after one letter, before
// normalisation has to sort them, and format characters.
func capMarks(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r) }) {
		return s
	}
	marks := 0
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Cf, r):
			return -1
		case !unicode.Is(unicode.Mn, r):
			marks = 0
		default:
			if marks++; marks > maxMarks {
				return -1
			}
		}
		return r
	}, s)
}

// isBlank reports whether r shows as nothing: white space, controls, and the
// letters that Unicode calls letters although they are blank (Hangul fillers,
// the empty Braille pattern).
func isBlank(r rune) bool {
	switch r {
	case '\u115F', '\u1160', '\u3164', '\uFFA0', '\u2800':
		return true
	}
	return unicode.IsSpace(r) || unicode.IsControl(r)
}
