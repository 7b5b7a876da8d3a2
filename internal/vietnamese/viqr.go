package vietnamese

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The marks of VIQR (RFC 1456) that follow their letter. +, * and ( make
// letters, as ^ does; the others are tones.
var (
	viqrTones = map[rune]rune{'\'': acute, '`': grave, '?': hook, '~': tilde, '.': dot}
	viqrKeys  = "'`?~.^+*("
)

// DecodeVIQR reads a text whose accents are written as in old e-mail, with
// marks behind the letters ("tha`nh pho^'"), and reports whether it was one.
// Only words that become well-formed syllables change. Since ?, . and ' are
// also punctuation, they count at the end of a word only in a text that
// other marks show to be VIQR.
func DecodeVIQR(s string) (string, bool) {
	if !strings.ContainsAny(s, "^`~'?.+*(") {
		return s, false
	}
	strong := 0
	viqrWords(s, func(word, _ string) string {
		if _, marks := readVIQR(word); marks && strings.ContainsAny(strings.TrimRight(word, "?.'"), "^`~+*(") {
			strong++
		}
		return word
	})
	if strong < 2 {
		return s, false
	}
	return viqrWords(s, decodeVIQRWord), true
}

// viqrWords applies f to every run of letters and marks that begins with a
// letter, with what follows it, and returns the text with the results in place.
func viqrWords(s string, f func(word, rest string) string) string {
	var b strings.Builder
	start := -1
	for i, r := range s {
		isLetter := unicode.IsLetter(r)
		if start < 0 && isLetter {
			start = i
		}
		if start < 0 {
			b.WriteRune(r)
			continue
		}
		if !isLetter && !strings.ContainsRune(viqrKeys, r) {
			b.WriteString(f(s[start:i], s[i:]))
			b.WriteRune(r)
			start = -1
		}
	}
	if start >= 0 {
		b.WriteString(f(s[start:], ""))
	}
	return b.String()
}

// decodeVIQRWord reads one word, giving back what at its end is punctuation
// after all: always behind the last word of a sentence, elsewhere when the word
// makes no syllable with it. Two marks there are a tone and the end.
func decodeVIQRWord(word, rest string) string {
	end := len(word)
	if endsVIQRSentence(word, rest) {
		bare := len(strings.TrimRight(word, "?."))
		if end-bare == 2 {
			bare++
		}
		end = bare
	}
	for ; end > 0; end-- {
		if text, ok := readVIQR(word[:end]); ok {
			return text + word[end:]
		}
		if strings.IndexByte("'?.(*+", word[end-1]) < 0 {
			break
		}
	}
	return word
}

// endsVIQRSentence reports whether a sentence may end between word and rest: it is the
// end of a line, or a capital follows small letters.
func endsVIQRSentence(word, rest string) bool {
	next := strings.TrimLeft(rest, " \t\r")
	r, _ := utf8.DecodeRuneInString(next)
	return next == "" || r == '\n' || len(next) < len(rest) && unicode.IsUpper(r) && strings.ContainsFunc(word, unicode.IsLower)
}

// readVIQR reads a word all of whose marks are keys.
func readVIQR(word string) (string, bool) {
	if len(word) > longestTyped {
		return "", false
	}
	var t typed
	t.strong = true
	for _, r := range strings.ToLower(word) {
		if !t.viqrKey(r) {
			return "", false
		}
	}
	text, e := t.finish()
	if e == noEvidence {
		return "", false
	}
	return matchCase(text, strings.Map(func(r rune) rune {
		if strings.ContainsRune(viqrKeys, r) {
			return -1
		}
		return r
	}, word)), true
}

func (t *typed) viqrKey(r rune) bool {
	if tone, ok := viqrTones[r]; ok {
		return t.hasVowel() && t.setTone(tone)
	}
	switch r {
	case '^':
		return t.mark("aeo", circumflexed)
	case '(':
		return t.mark("a", map[rune]rune{'a': 'ă'})
	case '+', '*':
		return t.vniHorn()
	case 'd':
		if len(t.letters) == 1 && t.letters[0] == 'd' {
			t.letters[0], t.touched = 'đ', true
			return true
		}
	}
	return t.plain(r)
}
