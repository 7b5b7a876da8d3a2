package vietnamese

import (
	"strings"
	"unicode"
)

// vniTones are the tone keys of the VNI input method; 6 to 9 make letters.
var vniTones = map[rune]rune{'1': acute, '2': grave, '3': hook, '4': tilde, '5': dot}

// decodeVNI reads a word typed with digits. token is lower as it was written:
// a word in capitals whose digits all stand at the end is a name or a formula.
func decodeVNI(token, lower string) (string, evidence) {
	var t typed
	for _, r := range lower {
		if !t.vniKey(r) {
			return "", noEvidence
		}
	}
	base := strings.TrimRight(lower, "0123456789")
	inside := strings.ContainsAny(base, "0123456789")
	switch {
	case inside || len(lower)-len(base) > 1:
		t.strong = true
	case len(base) == 1, strings.ToUpper(token) == token, vniNames[lower]:
		return "", noEvidence
	}
	word, e := t.finish()
	if e == weakEvidence && !englishWords[base] {
		e = strongEvidence // only what is counted ends in a digit: top5
	}
	return word, e
}

// vniNames are written with a digit that is no key.
var vniNames = wordSet("co2 no2 so2 sao1")

// vniKey adds one key and reports whether the word can still be VNI.
func (t *typed) vniKey(r rune) bool {
	if tone, ok := vniTones[r]; ok {
		return t.hasVowel() && t.setTone(tone)
	}
	switch r {
	case '0':
		return false
	case '6':
		return t.mark("aeo", circumflexed)
	case '7':
		return t.vniHorn()
	case '8':
		return t.mark("a", map[rune]rune{'a': 'ă'})
	case '9':
		if len(t.letters) == 0 || t.letters[0] != 'd' {
			return false
		}
		t.letters[0] = 'đ'
		t.touched = true
		return true
	}
	return t.plain(r)
}

// mark replaces the last vowel of set by the letter with the mark.
func (t *typed) mark(set string, marked map[rune]rune) bool {
	i := t.lastVowel(set)
	if i < 0 {
		return false
	}
	t.letters[i] = marked[t.letters[i]]
	t.touched = true
	return true
}

// vniHorn reads 7: the horn of the last u or o, of both in uo.
func (t *typed) vniHorn() bool {
	i := t.lastVowel("uo")
	if i < 0 {
		return false
	}
	t.touched = true
	if t.letters[i] == 'o' {
		t.letters[i] = 'ơ'
		if i > 0 && t.letters[i-1] == 'u' && !(i == 2 && t.letters[0] == 'q') {
			t.letters[i-1] = 'ư'
		}
		return true
	}
	t.letters[i] = 'ư'
	return true
}

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
// after all: always behind the last word of a text, elsewhere when the word
// makes no syllable with it.
func decodeVIQRWord(word, rest string) string {
	end := len(word)
	if strings.TrimSpace(rest) == "" {
		end = len(strings.TrimRight(word, "?."))
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
