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
	case int(r) < len(latinFolds()):
		return latinFolds()[r]
	}
	return 0
}

// latinFolds are the letters of ASCII that Fold makes of those of Latin, by character.
var latinFolds = sync.OnceValue(func() *[0x1F00]byte {
	var plain [0x1F00]byte
	for r := range rune(len(plain)) {
		if folded := foldAny(string(r)); len(folded) == 1 && unicode.IsLetter(r) {
			plain[r] = folded[0]
		}
	}
	return &plain
})

// Key returns the form in which two spellings of one syllable are equal: lower
// case, the tone behind the letters ("hòa" and "hoà" are both "hoa" + grave),
// and i for y where both are in use ("kỹ", "kĩ").
func Key(syllable string) string {
	if isASCII(syllable) {
		return sameI(strings.ToLower(syllable))
	}
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
