package vietnamese

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The combining marks of Vietnamese: the five tones, and the three marks that
// make another letter.
const (
	grave     = '\u0300'
	acute     = '\u0301'
	tilde     = '\u0303'
	hook      = '\u0309'
	dot       = '\u0323'
	circumflx = '\u0302'
	breve     = '\u0306'
	horn      = '\u031B'
)

// Fold returns s in lower case without accents: "Đường sá" becomes "duong sa".
// đ, which Unicode does not decompose, becomes d.
func Fold(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		plain := plainLetter(r)
		if plain == 0 {
			return foldAny(s)
		}
		b.WriteByte(plain)
	}
	return b.String()
}

// foldAny is Fold for what has other letters than ASCII and those of Vietnamese.
func foldAny(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case isDStroke(r):
			b.WriteByte('d')
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// plainLetter returns what Fold makes of a character when that is one of ASCII, else 0.
func plainLetter(r rune) byte {
	switch {
	case r >= 'A' && r <= 'Z':
		return byte(r) + 'a' - 'A'
	case r < utf8.RuneSelf:
		return byte(r)
	}
	return latin(r).plain
}

// latinLetter is a letter of Latin beyond ASCII, taken apart: nearly all that is read is
// Vietnamese, and package norm need not be asked about each word of it.
type latinLetter struct {
	plain        byte   // what Fold makes of it; 0: not one letter of ASCII
	composed     bool   // NFKC keeps it
	letter, tone uint16 // in lower case without its tone, 0: no such letter; the tone, 0: none
}

// latin returns what is known of a letter; nothing of a character that is none.
func latin(r rune) latinLetter {
	if r < utf8.RuneSelf || r >= endOfLatin {
		return latinLetter{}
	}
	return latinLetters()[r]
}

// endOfLatin is behind Latin Extended Additional.
const endOfLatin = 0x1F00

var latinLetters = sync.OnceValue(func() *[endOfLatin]latinLetter {
	var all [endOfLatin]latinLetter
	for r := rune(utf8.RuneSelf); r < endOfLatin; r++ {
		if r > unicode.MaxLatin1 && !isLatin(r) || !unicode.IsLetter(r) {
			continue
		}
		l := &all[r]
		l.composed = norm.NFKC.IsNormalString(string(r))
		if folded := foldAny(string(r)); len(folded) == 1 {
			l.plain = folded[0]
		}
		switch parts := []rune(keyAny(string(r))); {
		case len(parts) == 1:
			l.letter = uint16(parts[0])
		case len(parts) == 2 && isTone(parts[1]):
			l.letter, l.tone = uint16(parts[0]), uint16(parts[1])
		}
	}
	return &all
})

// Key returns the form in which two spellings of one syllable are equal: lower
// case, the tone behind the letters ("hòa" and "hoà" are both "hoa" + grave),
// and i for y where both are in use ("kỹ", "kĩ").
func Key(syllable string) string {
	if isASCII(syllable) {
		return sameI(strings.ToLower(syllable))
	}
	letters, tones := make([]rune, 0, longestKept), make([]rune, 0, 1)
	for _, r := range syllable {
		letter, tone, ok := apart(r)
		if !ok {
			return keyAny(syllable)
		}
		letters = append(letters, letter)
		if tone != 0 {
			tones = append(tones, tone)
		}
	}
	return sameI(string(letters)) + string(tones)
}

// apart takes the tone, 0 for none, off a letter of ASCII or Latin, in lower case.
func apart(r rune) (letter, tone rune, ok bool) {
	if r < utf8.RuneSelf {
		return unicode.ToLower(r), 0, true
	}
	l := latin(r)
	return rune(l.letter), rune(l.tone), l.letter != 0
}

// keyAny is Key for what has other letters than those of Latin, or marks by themselves.
func keyAny(syllable string) string {
	var letters, tones []rune
	for _, r := range norm.NFD.String(syllable) {
		switch r {
		case grave, acute, tilde, hook, dot:
			tones = append(tones, r)
		default:
			if isDStroke(r) {
				r = 'đ'
			}
			letters = append(letters, unicode.ToLower(r))
		}
	}
	return sameI(norm.NFC.String(string(letters))) + string(tones)
}

// isDStroke reports whether r is đ or one of the letters that look like it and
// that older keyboards produced instead.
func isDStroke(r rune) bool {
	switch r {
	case 'đ', 'Đ', 'ð', 'Ð', 'ɖ', 'Ɖ':
		return true
	}
	return false
}

// sameI writes i for y after the single consonants where Vietnamese spelling
// allows both (hy/hi, kỹ/kĩ, lý/lí, mỹ/mĩ, sỹ/sĩ, tỷ/tỉ) and in quy/qui.
func sameI(s string) string {
	switch {
	case s == "quy":
		return "qui"
	case len(s) == 2 && s[1] == 'y' && strings.IndexByte("hklmst", s[0]) >= 0:
		return s[:1] + "i"
	}
	return s
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
