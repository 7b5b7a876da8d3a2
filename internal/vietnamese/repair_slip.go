package vietnamese

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// collect finds the words that token i may be a slip for.
func (r *repair) collect(i int) {
	t := r.tokens[i]
	if t.Kind != Word || r.Knows(t) || r.settled(i) || isLetterOfChat(t) {
		return
	}
	if f, ok := r.foldOf(t.Folded); ok {
		r.slips[i] = append(r.slips[i], f) // the letters are right, an accent is not
	}
	see := func(f int32) {
		if !slices.Contains(r.slips[i], f) && r.plausible(t, f) {
			r.slips[i] = append(r.slips[i], f)
		}
	}
	if len(t.Folded) < minSlipLength || isAcronym(t.Text) && !r.shouting || englishWords[t.Folded] && t.Key == t.Folded || r.foreign && inEnglishDictionary(t.Folded) {
		return
	}
	for _, f := range r.neighbours(t.Folded) {
		see(f)
	}
	for _, s := range append(soundsLike(t.Folded), undoubled(t.Folded)...) {
		if f, ok := r.foldOf(s); ok {
			see(f)
		}
	}
}

// undoubled returns a word with each of its double letters written once, which
// may be a word too short to be compared with its neighbours.
func undoubled(word string) []string {
	if len(word) >= maxDoubled {
		return nil
	}
	var out []string
	for i := 1; i < len(word); i++ {
		if word[i] == word[i-1] {
			out = append(out, word[:i]+word[i+1:])
		}
	}
	return out
}

// settled reports whether a reading was found that leaves nothing to guess.
func (r *repair) settled(i int) bool {
	return slices.ContainsFunc(r.out[i].Candidates, func(c Candidate) bool { return c.Weight >= weightSupported })
}

// minForeignSlip is the length from which on a word that is no Vietnamese
// syllable may be a slip: shorter ones have too many neighbours.
const minForeignSlip = 5

// plausible reports whether a token may be a slip for a word: Vietnamese for
// Vietnamese, foreign for foreign.
func (r *repair) plausible(t Token, f int32) bool {
	if r.folds[f].syllable {
		return !r.foreign || t.Key != t.Folded
	}
	return len(t.Folded) >= minForeignSlip && len(r.folds[f].text) >= minForeignSlip
}

// weigh turns the words that token i may be into candidates.
func (r *repair) weigh(i int) {
	t := r.tokens[i]
	wellFormed, named := ValidSyllable(t.Text), r.named(i)
	often, most := make([]float64, len(r.slips[i])), 0.0
	for n, f := range r.slips[i] {
		often[n] = r.often(i-1, f, true) + r.often(i+1, f, false)
		most = max(most, often[n])
	}
	for n, f := range r.slips[i] {
		k, support := r.bestVariant(i, f)
		reason, weight := Slip, slipFactor(t.Folded, r.folds[f].text)
		if r.folds[f].text == t.Folded {
			reason = Accent
		}
		switch {
		case support == supported:
			weight *= weightSupported
		case reason == Slip && (wellFormed || named || len(t.Folded) <= minSlipLength):
			continue
		case support == halfSupported && !wellFormed:
			weight *= weightHalf
		case reason == Slip && !r.folds[f].syllable:
			weight *= weightSupported // long enough to vouch for itself
		default:
			weight *= weightUnsupported
		}
		if reason == Slip && wellFormed {
			weight *= weightWellFormed
		}
		if most > 0 {
			weight *= 1 - weightSeldom*(1-often[n]/most)
		}
		if named {
			weight *= weightName
		}
		weight *= accentFactor(t.Key, r.keys[k].key)
		r.add(i, norm.NFC.String(writeKey(r.keys[k].key)), weight, reason)
	}
}

// support says how a token's neighbours speak for a reading of it.
type support uint8

const (
	unsupported   support = iota
	halfSupported         // only if the neighbour is itself a slip
	supported
)

// bestVariant chooses among the accented words of a fold the one that token i
// most likely means, and says how its neighbours support it.
func (r *repair) bestVariant(i int, f int32) (best int32, how support) {
	how = max(r.beside(i-1, f, true), r.beside(i+1, f, false))
	bestScore := -1.0
	for _, k := range r.folds[f].variants {
		if r.keys[k].count == 0 {
			continue
		}
		score := accentFactor(r.tokens[i].Key, r.keys[k].key) + float64(min(r.keys[k].count, 1000))/1e4
		if beside := r.accentBeside(i-1, k, true) + r.accentBeside(i+1, k, false); how != unsupported && beside > 0 {
			score += 1 + math.Log1p(float64(beside))/10
		}
		if score > bestScore || score == bestScore && r.keys[k].key < r.keys[best].key {
			bestScore, best = score, k
		}
	}
	return best, how
}

// beside says whether a fold stands next to what token j may be, which comes
// before or behind it.
func (r *repair) beside(j int, f int32, before bool) support {
	if j < 0 || j >= len(r.tokens) {
		return unsupported
	}
	neighbour := func(other int32) bool { return r.pairs.Of(ordered(other, f, before)) > 0 }
	switch {
	case slices.ContainsFunc(r.near[j], neighbour):
		return supported
	case slices.ContainsFunc(r.slips[j], neighbour):
		return halfSupported
	}
	return unsupported
}

// often is the logarithm of how often a fold stands next to what token j may be: "thị
// trươg" is "thị trường" rather than "thị trung".
func (r *repair) often(j int, f int32, before bool) float64 {
	if j < 0 || j >= len(r.tokens) {
		return 0
	}
	most := 0
	for _, folds := range [][]int32{r.near[j], r.slips[j]} {
		for _, other := range folds {
			most = max(most, int(r.pairs.Of(ordered(other, f, before))))
		}
	}
	return math.Log1p(float64(most))
}

// accentBeside says how often an accented word stands next to token j: in the accents that
// token j has, or in any that it may have.
func (r *repair) accentBeside(j int, k int32, before bool) int {
	if j < 0 || j >= len(r.tokens) {
		return 0
	}
	if t := r.tokens[j]; t.Key != t.Folded {
		if v, ok := r.keyOf(t.Key); ok {
			return int(r.accents.Of(ordered(v, k, before)))
		}
	}
	most := 0
	for _, folds := range [][]int32{r.near[j], r.slips[j]} {
		for _, other := range folds {
			for _, v := range r.folds[other].variants {
				most = max(most, int(r.accents.Of(ordered(v, k, before))))
			}
		}
	}
	return most
}

// ordered is the pair of two words, the first of them before the second or
// behind it.
func ordered(a, b int32, before bool) uint64 {
	if before {
		return pairOf(a, b)
	}
	return pairOf(b, a)
}

// slipFactor says how easily one word is written for another: fingers and ears
// err seldom in the first letter.
func slipFactor(typed, meant string) float64 {
	switch {
	case typed == meant:
		return 1
	case typed[0] == meant[0]:
		return 0.95
	case oneSlip(typed, meant) && len(typed) == len(meant) && typed[1:] == meant[1:] && !soundAlike(typed[:1], meant[:1]):
		return 0.6
	}
	return 0.9
}

// accentFactor says how well the accents of a word fit those that were typed:
// without any typed they say nothing. A tone is sooner left out than mistaken, and hỏi and
// ngã sound alike to many.
func accentFactor(typed, meant string) float64 {
	if isASCII(typed) {
		return 1
	}
	typedLetters, typedTone := cutTone(typed)
	meantLetters, meantTone := cutTone(meant)
	factor := 1.0
	switch {
	case typedTone == meantTone:
	case typedTone == 0:
		factor = 0.9
	case (typedTone == hook || typedTone == tilde) && (meantTone == hook || meantTone == tilde):
		factor = 0.95
	default:
		factor = 0.8
	}
	if marks(typedLetters) != marks(meantLetters) {
		factor *= 0.8
	}
	if strings.HasPrefix(typed, "đ") != strings.HasPrefix(meant, "đ") {
		factor *= 0.85
	}
	return factor
}

// cutTone takes the tone off a Key.
func cutTone(key string) (letters string, tone rune) {
	r, size := utf8.DecodeLastRuneInString(key)
	if isTone(r) {
		return key[:len(key)-size], r
	}
	return key, 0
}

// marks returns the vowels of a word that have a mark of their own.
func marks(letters string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("ăâêôơư", r) {
			return r
		}
		return -1
	}, letters)
}

// writeKey writes a Key as a syllable, with the tone on its vowel.
func writeKey(key string) string {
	letters, tone := cutTone(key)
	if onset, rhyme, ok := accentedSyllables.parse(letters); ok {
		return compose(onset, rhyme, tone)
	}
	return key
}

// onsetSounds and codaSounds are the letters that are taken for each other:
// the dialects of north and south, and the spellings of chat.
var (
	onsetSounds = [][]string{{"s", "x"}, {"ch", "tr"}, {"d", "gi", "r", "v", "z"}, {"l", "n"}, {"c", "k", "q"}, {"ng", "ngh"}, {"g", "gh"}, {"ph", "f"}, {"qu", "w"}, {"gi", "j"}, {"kh", "k"}}
	codaSounds  = [][]string{{"n", "ng", "nh"}, {"t", "c", "ch"}, {"i", "y"}, {"o", "u"}}
)

func soundAlike(a, b string) bool {
	return slices.ContainsFunc(onsetSounds, func(group []string) bool {
		return slices.Contains(group, a) && slices.Contains(group, b)
	})
}

// soundsLike returns the spellings that sound like a word without accents.
func soundsLike(word string) []string {
	var out []string
	for _, head := range respell(word, onsetSounds, strings.CutPrefix, func(rest, s string) string { return s + rest }) {
		for _, s := range respell(head, codaSounds, strings.CutSuffix, func(rest, s string) string { return rest + s }) {
			if s != word {
				out = append(out, s)
			}
		}
	}
	return out
}

// respell returns a word with its beginning or end written in each way that
// sounds the same, the longest match first, and the word itself.
func respell(word string, groups [][]string, cut func(s, part string) (string, bool), join func(rest, s string) string) []string {
	longest := ""
	for _, group := range groups {
		for _, s := range group {
			if rest, ok := cut(word, s); ok && rest != "" && len(s) > len(longest) {
				longest = s
			}
		}
	}
	out := []string{word}
	if longest == "" {
		return out
	}
	rest, _ := cut(word, longest)
	for _, group := range groups {
		if slices.Contains(group, longest) {
			for _, s := range group {
				if s != longest {
					out = append(out, join(rest, s))
				}
			}
		}
	}
	return out
}
