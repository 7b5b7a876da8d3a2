package vietnamese

import "strings"

// telexTones are the tone keys of Telex, as defined by the input methods
// (VietKey, UniKey).
var telexTones = map[rune]rune{'s': acute, 'f': grave, 'r': hook, 'x': tilde, 'j': dot}

func decodeTelex(lower string) (string, evidence) {
	var t typed
	runes := []rune(lower)
	for i, r := range runes {
		if !t.telexKey(r, i == len(runes)-1) {
			return "", noEvidence
		}
	}
	return t.finish()
}

// telexKey adds one key and reports whether the word can still be Telex.
func (t *typed) telexKey(r rune, last bool) bool {
	tone, isTone := telexTones[r]
	switch {
	case isTone && t.hasVowel():
		return t.setTone(tone)
	case r == 'w':
		return t.horn()
	case r == 'd' && len(t.letters) > 0 && t.letters[0] == 'd' && (len(t.letters) == 1 || last):
		// At the end, far from the first, it may be English: did, dead.
		t.strong = t.strong || len(t.letters) == 1
		t.letters[0], t.touched = 'đ', true
		return true
	case (r == 'a' || r == 'e' || r == 'o') && t.double(r):
		return true
	case r == 'z' || r == 'w':
		return false
	}
	return t.plain(r)
}

// double makes aa, ee and oo one letter; the second may come late, after the
// rest of the syllable ("tiene").
func (t *typed) double(r rune) bool {
	i := t.lastVowel(vowels)
	if i < 0 || t.letters[i] != r {
		return false
	}
	t.letters[i] = circumflexed[r]
	t.touched = true
	late := i < len(t.letters)-1 || t.tone != 0
	t.late = t.late || late
	if i > 0 && !late && strings.ContainsRune("iyu", t.letters[i-1]) && t.letters[0] != 'q' {
		t.strong = true // iee, yee, uoo, uaa are not English; quee is
	}
	return true
}

// horn reads w: ư, ơ, ươ or ă, by the vowels it follows; by itself it is ư.
func (t *typed) horn() bool {
	if i := t.lastVowel("ơưă"); i >= 0 && t.letters[i] != 'ư' {
		return i > 0 && t.letters[i-1] == 'ư' // uwow; any other second w undoes the first
	}
	t.touched = true
	u, o, a := t.lastVowel("u"), t.lastVowel("o"), t.lastVowel("a")
	switch {
	case t.lastVowel("eêiyăâôơuưoa") < 0:
		t.letters = append(t.letters, 'ư')
	case u >= 0 && o == u+1:
		t.letters[u], t.letters[o] = 'ư', 'ơ'
		t.strong = true
	case u >= 0 && (a < 0 || a == u+1): // tuw, uaw (mưa), uuw (hưu)
		if u > 0 && t.letters[u-1] == 'u' {
			u--
		}
		t.letters[u] = 'ư'
		t.strong = true
	case o >= 0 && a < o:
		t.letters[o] = 'ơ'
	case a >= 0:
		t.letters[a] = 'ă'
	default:
		return false
	}
	return true
}
