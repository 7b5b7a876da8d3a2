package vietnamese

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// DecodeTyping reads a word whose accents were left as typed, because the
// input method was off: Telex ("dduwowngf" is "đường") or VNI ("phat1",
// "d9a62u"). It returns true only when the result is a well-formed syllable
// and the word as it stands is none, and no English word either ("ass",
// "too", "hair"): a doubled letter or a trailing s is weak evidence. Names and
// formulas such as "G7", "5G" and "CO2" stay. A syllable whose tone was not
// typed comes back without accents ("vieet" is "viet").
//
// VIQR marks are punctuation to a tokenizer; DecodeVIQR reads them in a text.
func DecodeTyping(token string) (string, bool) {
	word, e := decodeAmong(token, false)
	return word, e != noEvidence
}

// decodeAmong is DecodeTyping for a word of a text for which the input method was off, or
// may not have been: then what English could be is no evidence.
func decodeAmong(token string, off bool) (string, evidence) {
	word, e := decodeTyping(token)
	base := strings.TrimRight(strings.ToLower(token), "0123456789")
	if e == weakEvidence && !off && (englishWords[base] || strings.ToUpper(token) == token) {
		return "", noEvidence
	}
	return word, e
}

// evidence says how surely a word was meant for an input method.
type evidence uint8

const (
	noEvidence     evidence = iota
	weakEvidence            // English could be written so: "hair", "moon", "USA"
	strongEvidence          // nothing else is: "dduwowng", "d9a62u"
)

// longestTyped is the length of the longest syllable as typed, in bytes: every
// letter doubled and a tone.
const longestTyped = 16

// decodeTyping is DecodeTyping for callers that weigh the evidence themselves.
func decodeTyping(token string) (string, evidence) {
	s := spellingOf(token)
	return s.typed, s.evidence
}

// decodeKeys is decodeTyping for a word that is no syllable as it stands.
func decodeKeys(token string) (string, evidence) {
	if len(token) < 2 || len(token) > longestTyped || !hasKeys(token) {
		return "", noEvidence
	}
	lower := strings.ToLower(token)
	var word string
	var e evidence
	if strings.ContainsAny(lower, "0123456789") {
		word, e = decodeVNI(token, lower)
	} else {
		word, e = decodeTelex(lower)
	}
	if e == noEvidence {
		return "", noEvidence
	}
	return matchCase(word, token), e
}

// hasKeys reports whether a word has letters or digits that an input method may read as
// marks: most words have none, and need no closer look.
func hasKeys(token string) bool {
	var seen [256]bool
	vowel := false
	for i := range len(token) {
		c := token[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		switch c {
		case 'w', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
			return true
		case 's', 'f', 'r', 'x', 'j':
			if vowel {
				return true
			}
		case 'a', 'e', 'o', 'd':
			if seen[c] {
				return true
			}
		}
		seen[c] = true
		vowel = vowel || c >= utf8.RuneSelf || strings.IndexByte("aeiouy", c) >= 0
	}
	return false
}

// matchCase writes a word the way the model is written: in capitals, with a
// capital, or small.
func matchCase(word, model string) string {
	switch first, _ := utf8.DecodeRuneInString(model); {
	case !unicode.IsUpper(first):
		return word
	case strings.ToUpper(model) == model && utf8.RuneCountInString(model) > 1:
		return strings.ToUpper(word)
	default:
		first, size := utf8.DecodeRuneInString(word)
		return string(unicode.ToUpper(first)) + word[size:]
	}
}

// typed is a syllable in the making: its letters with their marks, and its
// tone.
type typed struct {
	letters []rune
	tone    rune
	strong  bool // a key was seen that only an input method explains
	touched bool // any key was seen that made a mark or a tone
	late    bool // a vowel was doubled after the letters behind it
}

// plain adds a letter as it is; one that already carries a tone sets it.
func (t *typed) plain(r rune) bool {
	if r < utf8.RuneSelf {
		t.letters = append(t.letters, r)
		return r >= 'a' && r <= 'z'
	}
	letters, tone, ok := splitTone(string(r))
	if !ok || tone != 0 && t.tone != 0 {
		return false
	}
	if tone != 0 {
		t.tone = tone
	}
	t.letters = append(t.letters, []rune(letters)...)
	return true
}

// setTone fails on a second tone: the same key twice undoes it, another one is
// no habit of typing but a foreign word.
func (t *typed) setTone(tone rune) bool {
	if t.tone != 0 {
		return false
	}
	t.tone, t.touched = tone, true
	return true
}

func (t *typed) hasVowel() bool { return t.lastVowel(vowels) >= 0 }

// lastVowel returns the place of the last letter that is one of set, or -1.
// The u of qu is a consonant.
func (t *typed) lastVowel(set string) int {
	for i := len(t.letters) - 1; i >= 0; i-- {
		if strings.ContainsRune(set, t.letters[i]) && !(i == 1 && t.letters[0] == 'q' && t.letters[1] == 'u') {
			return i
		}
	}
	return -1
}

// circumflexed are the letters that a circumflex makes.
var circumflexed = map[rune]rune{'a': 'â', 'e': 'ê', 'o': 'ô'}

// finish checks the spelling and writes the syllable. Three habits are
// forgiven: a horn typed on one letter of ươ only, a letter doubled by slip
// ("caair" for "cair"), and a tone that was never typed.
func (t *typed) finish() (string, evidence) {
	if !t.touched {
		return "", noEvidence
	}
	e := weakEvidence
	if t.strong {
		e = strongEvidence
	}
	letters := string(t.letters)
	letters = strings.Replace(letters, "ưo", "ươ", 1)
	if !accentedSyllables.valid(letters) {
		if open, ok := strings.CutSuffix(letters, "ươ"); ok {
			letters = open + "uơ" // thuở
		} else {
			letters = strings.Replace(letters, "uơ", "ươ", 1)
		}
	}
	if !accentedSyllables.valid(letters) && t.tone != 0 && !t.late {
		letters = strings.NewReplacer("â", "a", "ê", "e", "ô", "o").Replace(letters)
	}
	onset, rhyme, ok := accentedSyllables.parse(letters)
	switch {
	case !ok:
		return "", noEvidence
	case toneFits(rhyme, t.tone):
		return compose(onset, rhyme, t.tone), e
	case t.tone == 0 && t.strong:
		return Fold(letters), e
	}
	return "", noEvidence
}
