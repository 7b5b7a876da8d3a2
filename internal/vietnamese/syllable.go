package vietnamese

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxSyllable is the length in letters of the longest syllable, "nghiêng".
const maxSyllable = 7

// ValidSyllable reports whether s is one well-formed Vietnamese syllable: an
// onset, a rhyme and a tone that the spelling allows together. A string
// without any accent is valid when accents can make it such a syllable
// ("truong" is, "school" is not). A string with some accents is judged as it
// stands: "quốc" is valid, "quôc" is not, because a rhyme that ends in a stop
// carries the acute or the dot. Case does not matter.
func ValidSyllable(s string) bool { return spellingOf(s).syllable }

func isSyllable(s string) bool {
	// A letter has at most three bytes in NFC; decomposed it has a few more.
	if s == "" || len(s) > 6*maxSyllable {
		return false
	}
	if isASCII(s) {
		return foldedSyllables.valid(strings.ToLower(s))
	}
	letters, tone, ok := splitTone(s)
	if !ok {
		return false
	}
	_, rhyme, ok := accentedSyllables.parse(letters)
	return ok && toneFits(rhyme, tone)
}

// splitTone takes the tone mark off a syllable: "Trường" is "trương" and the
// grave. It fails on a second tone and on anything that is not a letter.
func splitTone(s string) (letters string, tone rune, ok bool) {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		letter, mark, ok := apart(r)
		switch {
		case !ok, letter >= utf8.RuneSelf && !strings.ContainsRune(markedLetters, letter):
			return splitAny(s)
		case mark != 0 && tone != 0, letter < utf8.RuneSelf && !unicode.IsLetter(letter):
			return "", 0, false
		case mark != 0:
			tone = mark
		}
		b.WriteRune(letter)
	}
	return b.String(), tone, true
}

// markedLetters are the letters that Vietnamese has beside those of ASCII, without tones.
const markedLetters = "ăâđêôơư"

// splitAny is splitTone for what has other letters than those of Vietnamese, or marks by
// themselves.
func splitAny(s string) (letters string, tone rune, ok bool) {
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		switch r {
		case grave, acute, tilde, hook, dot:
			if tone != 0 {
				return "", 0, false
			}
			tone = r
			continue
		case circumflx, breve, horn:
		default:
			if isDStroke(r) {
				r = 'đ'
			} else if !unicode.IsLetter(r) {
				return "", 0, false
			}
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return norm.NFC.String(b.String()), tone, true
}

// toneFits reports whether a rhyme can carry a tone: one that ends in a stop
// has only two of the six.
func toneFits(rhyme string, tone rune) bool {
	switch rhyme[len(rhyme)-1] {
	case 'c', 'p', 't':
	case 'h':
		if !strings.HasSuffix(rhyme, "ch") {
			return true
		}
	default:
		return true
	}
	return tone == acute || tone == dot
}

// A grammar knows which onsets and rhymes make a syllable, either with the
// accents of the letters or without any.
type grammar struct {
	onsets map[string]bool
	rhymes map[string]bool // after an ordinary onset
	glides map[string]bool // after qu, whose u is part of the onset
}

// The spelling of Vietnamese, after the tables of rhymes in Đoàn Thiện Thuật,
// "Ngữ âm tiếng Việt" (Hà Nội 1977), with the few rhymes added that only
// loanwords and exclamations use (oong, ooc, ưm) and names keep (uê in Huế).
const (
	onsetList = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
	rhymeList = `a ac ach ai am an ang anh ao ap at au ay
		ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
		e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
		i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
		o oc oi om on ong op ot oong ooc ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
		oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oem oen oeo oet
		u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uêu uôc uôi uôm uôn uông uôt
		uơ uy uya uych uyn uynh uyp uyt uyu uyên uyêt
		ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
		y yêm yên yêng yêt yêu`
	// Without its u; "quốc" is spelled with ô although the glide is there.
	glideList = `a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt ân âng ât âu ây
		e en eo et ê ên êch ênh êt êu i in inh it iêt o ơ ơi ơn ôc y ych yên yêt ynh yt`
)

var (
	accentedSyllables = newGrammar(func(s string) string { return s })
	foldedSyllables   = newGrammar(Fold)
)

func init() {
	// Without accents these are "ông" and "ốc" typed in Telex, a thousand times
	// for every "xoong".
	delete(foldedSyllables.rhymes, "oong")
	delete(foldedSyllables.rhymes, "ooc")
}

func newGrammar(form func(string) string) grammar {
	set := func(list string) map[string]bool {
		m := make(map[string]bool)
		for _, s := range strings.Fields(list) {
			m[form(s)] = true
		}
		return m
	}
	return grammar{onsets: set(onsetList), rhymes: set(rhymeList), glides: set(glideList)}
}

func (g grammar) valid(letters string) bool {
	_, _, ok := g.parse(letters)
	return ok
}

// parse splits a syllable without its tone. The longest onset that leaves a
// rhyme wins; "gi" gives its i back where nothing else is left ("gì", "gìn").
func (g grammar) parse(letters string) (onset, rhyme string, ok bool) {
	for n := min(len("ngh"), len(letters)); n >= 0; n-- {
		onset, rhyme = letters[:n], letters[n:]
		if n > 0 && !g.onsets[onset] || rhyme == "" {
			continue
		}
		if onset == "qu" {
			if g.glides[rhyme] {
				return onset, rhyme, true
			}
			continue
		}
		if g.rhymes[rhyme] && spelled(onset, rhyme) {
			return onset, rhyme, true
		}
	}
	return "", "", false
}

// spelled reports whether the letters of an onset may stand before a rhyme: k,
// gh and ngh before e, ê, i and y; c, g and ng before the others. The
// exceptions are g in "gì", "gìn", "giếng", and k in names of places (Bắc Kạn,
// Kon Tum).
func spelled(onset, rhyme string) bool {
	first := rhyme[0]
	front := first == 'e' || strings.HasPrefix(rhyme, "ê") || first == 'i' || first == 'y'
	switch onset {
	case "k":
		return front || rhyme == "an" || rhyme == "on"
	case "gh", "ngh":
		return front && first != 'y'
	case "c", "ng":
		return !front
	case "g":
		return !front || first == 'i'
	case "gi":
		return first != 'i' && first != 'y'
	case "":
		// Alone iê is written yê; only ia keeps its i.
		return !strings.HasPrefix(rhyme, "ie") && !strings.HasPrefix(rhyme, "iê")
	}
	// y is a rhyme of its own after a consonant ("kỹ"); yên and yêu take none.
	return first != 'y' || rhyme == "y"
}

// compose writes a syllable, with the tone on the letter that carries it: on
// the one with a mark of its own, else on the last vowel before a coda, else
// on the second vowel of oa, oe, uy and of three, else on the first.
func compose(onset, rhyme string, tone rune) string {
	if tone == 0 {
		return onset + rhyme
	}
	letters := []rune(rhyme)
	vowels := 0
	for vowels < len(letters) && isVowel(letters[vowels]) {
		vowels++
	}
	at := 0
	switch {
	case strings.ContainsAny(rhyme, "ăâêôơư"):
		for i, r := range letters {
			if strings.ContainsRune("ăâêôơư", r) {
				at = i // of ươ the second
			}
		}
	case vowels < len(letters):
		at = vowels - 1
	case vowels == 3 || rhyme == "oa" || rhyme == "oe" || rhyme == "uy":
		at = 1
	}
	return norm.NFC.String(onset + string(letters[:at+1]) + string(tone) + string(letters[at+1:]))
}

// vowels are the letters of vowels, without their tones.
const vowels = "aăâeêioôơuưy"

func isVowel(r rune) bool { return strings.ContainsRune(vowels, r) }
