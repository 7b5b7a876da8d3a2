package dialogue

import (
	"math"
	"strconv"
	"strings"
)

// sense is what phrasings.txt teaches about intents: a linear model over the
// words of a message. Patterns know what was thought of; the model weighs the
// words of messages that nobody thought of, and overrules a pattern that
// matched in the wrong company ("where do I pay my taxes?").
type sense struct {
	intents  []string
	features map[string]int
	weights  []float64 // of feature f for intent k at f*len(intents)+k
}

// phrasing is a message and the intent it has.
type phrasing struct{ text, intent string }

// How the model learns: plain logistic regression by AdaGrad. The figures were
// chosen by leaving out a quarter of the phrasings in turn; all near them do as well.
const (
	epochs = 12
	step   = 0.5
	decay  = 5e-4
)

// learn fits a model to phrasings. It is a function of its argument: the order
// in which the phrasings are looked at is shuffled, but always in the same way.
func learn(phrasings []phrasing) *sense {
	s := &sense{features: make(map[string]int)}
	number := make(map[string]int)
	learner := learner{sense: s, examples: make([]lesson, len(phrasings))}
	for i, p := range phrasings {
		if _, known := number[p.intent]; !known {
			number[p.intent] = len(s.intents)
			s.intents = append(s.intents, p.intent)
		}
		learner.examples[i].intent = number[p.intent]
		for _, name := range featuresOf(newWording(p.text)) {
			f, known := s.features[name]
			if !known {
				f = len(s.features)
				s.features[name] = f
			}
			learner.examples[i].features = append(learner.examples[i].features, f)
		}
	}
	s.weights = make([]float64, len(s.features)*len(s.intents))
	learner.squares = make([]float64, len(s.weights))
	for range epochs {
		learner.shuffle()
		for _, e := range learner.examples {
			learner.correct(e)
		}
	}
	return s
}

// lesson is a phrasing in numbers.
type lesson struct {
	features []int
	intent   int
}

// learner is a model that is being fitted.
type learner struct {
	*sense
	examples []lesson
	squares  []float64 // the sum of squared gradients of each weight
	random   uint64
}

// shuffle orders the examples anew, by a linear congruential generator (Knuth's MMIX).
func (l *learner) shuffle() {
	for i := len(l.examples) - 1; i > 0; i-- {
		l.random = l.random*6364136223846793005 + 1442695040888963407
		j := int((l.random >> 33) % uint64(i+1))
		l.examples[i], l.examples[j] = l.examples[j], l.examples[i]
	}
}

// correct moves the weights towards what one example says.
func (l *learner) correct(e lesson) {
	shares := share(l.scores(e.features))
	shares[e.intent]--
	scale := scaleOf(len(e.features))
	for _, f := range e.features {
		at := f * len(l.intents)
		for k, wrong := range shares {
			gradient := wrong*scale + decay*l.weights[at+k]
			l.squares[at+k] += gradient * gradient
			if l.squares[at+k] > 0 {
				l.weights[at+k] -= step * gradient / math.Sqrt(l.squares[at+k])
			}
		}
	}
}

// scores sums the weights of features for each intent.
func (s *sense) scores(features []int) []float64 {
	scores := make([]float64, len(s.intents))
	scale := scaleOf(len(features))
	for _, f := range features {
		for k, w := range s.weights[f*len(scores) : (f+1)*len(scores)] {
			scores[k] += scale * w
		}
	}
	return scores
}

// scaleOf keeps long messages from being surer than short ones.
func scaleOf(features int) float64 { return 1 / math.Sqrt(float64(features+1)) }

// share turns scores into shares of one, in place.
func share(scores []float64) []float64 {
	highest, sum := math.Inf(-1), 0.0
	for _, x := range scores {
		highest = max(highest, x)
	}
	for k, x := range scores {
		scores[k] = math.Exp(x - highest)
		sum += scores[k]
	}
	for k := range scores {
		scores[k] /= sum
	}
	return scores
}

// trust is what a pattern's word is worth to the model, as a score.
const trust = 0.5

// judge returns the likeliest intent of a message, given the one that the
// patterns see, and how sure that is, from 0 to 1.
func (s *sense) judge(w wording, seen string) (intent string, sure float64) {
	var known []int
	for _, name := range featuresOf(w) {
		if f, ok := s.features[name]; ok {
			known = append(known, f)
		}
	}
	scores := s.scores(known)
	for k, name := range s.intents {
		if name == seen {
			scores[k] += trust
		}
	}
	for k, p := range share(scores) {
		if p > sure {
			intent, sure = s.intents[k], p
		}
	}
	return intent, sure
}

// knows reports whether the model has met most of a message's words; of others
// it would only guess.
func (s *sense) knows(w wording) bool {
	met, words := 0, strings.Fields(w.plain)
	for _, word := range words {
		if _, ok := s.features[word]; ok {
			met++
		}
	}
	return 2*met >= len(words)
}

// Bounds of what the model looks at.
const (
	wordsSensed  = 40
	glyphsSensed = 60
	lettersPart  = 4 // letters of a part of a word
	glyphsPart   = 3 // characters of a part of a text without blanks, at most
)

// featuresOf names what the model knows a message by: its words, their pairs
// and parts, which survive a slip of the finger; for scripts without blanks
// runs of up to three characters; and how much is said beside the words of
// contact and of small talk.
func featuresOf(w wording) []string {
	words := strings.Fields(w.plain)
	words = words[:min(len(words), wordsSensed)]
	var features []string
	before := "^"
	for _, word := range words {
		features = append(features, word, before+" "+word)
		before = word
		for whole := "<" + word + ">"; len(whole) >= lettersPart; whole = whole[1:] {
			features = append(features, "~"+whole[:lettersPart])
		}
	}
	if len(words) > 0 {
		bare := agency.ReplaceAllString(w.plain, " ")
		features = append(features, before+" $", "#words "+strconv.Itoa(min(len(words), 8)),
			"#beside contact "+strconv.Itoa(min(rest(bare, contactFiller), 4)), "#beside talk "+strconv.Itoa(min(rest(w.plain, smalltalkFiller), 3)))
		if bare != w.plain {
			features = append(features, "#agency")
		}
	}
	return append(features, glyphFeatures(w.dense)...)
}

// glyphFeatures are those of a text without blanks.
func glyphFeatures(dense string) []string {
	if dense == "" {
		return nil
	}
	glyphs := []rune(dense)
	glyphs = append(append([]rune("^"), glyphs[:min(len(glyphs), glyphsSensed)]...), '$')
	features := []string{"#glyphs " + strconv.Itoa(min(glyphRest(dense), 6))}
	for size := 1; size <= glyphsPart; size++ {
		for i := 0; i+size <= len(glyphs); i++ {
			features = append(features, string(glyphs[i:i+size]))
		}
	}
	return features
}
