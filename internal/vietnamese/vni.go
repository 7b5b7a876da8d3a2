package vietnamese

import "strings"

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
