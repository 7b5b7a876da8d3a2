package dialogue

import (
	"encoding/binary"
	"math"
	"slices"
	"strings"

	"haiphongbot/internal/vietnamese"
)

// phrasing is a message and the intent it has.
type phrasing struct{ text, intent string }

// readPhrasings reads the form of phrasings.txt.
func readPhrasings(text string) []phrasing {
	var phrasings []phrasing
	intent := ""
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		switch name, isHeading := strings.CutPrefix(line, "== "); {
		case isHeading:
			intent = name
		case line == "" || strings.HasPrefix(line, "#"):
		default:
			phrasings = append(phrasings, phrasing{text: vietnamese.Clean(line), intent: intent})
		}
	}
	return phrasings
}

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
	features, number := make(map[string]int), make(map[string]int)
	s := &learner{examples: make([]lesson, len(phrasings))}
	for i, p := range phrasings {
		if _, known := number[p.intent]; !known {
			number[p.intent] = len(s.intents)
			s.intents = append(s.intents, p.intent)
		}
		s.examples[i].intent = number[p.intent]
		for _, name := range featuresOf(newWording(p.text)) {
			f, known := features[name]
			if !known {
				f = len(features)
				features[name] = f
			}
			s.examples[i].features = append(s.examples[i].features, f)
		}
	}
	s.weights = make([]float64, len(features)*len(s.intents))
	s.squares = make([]float64, len(s.weights))
	for range epochs {
		s.shuffle()
		for _, e := range s.examples {
			s.correct(e)
		}
	}
	return openSense(s.model(features))
}

// lesson is a phrasing in numbers.
type lesson struct {
	features []int
	intent   int
}

// learner is a model that is being fitted.
type learner struct {
	intents  []string
	examples []lesson
	weights  []float64 // of feature f for intent k at f*len(intents)+k
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
func (l *learner) scores(features []int) []float64 {
	scores := make([]float64, len(l.intents))
	scale := scaleOf(len(features))
	for _, f := range features {
		for k, w := range l.weights[f*len(scores) : (f+1)*len(scores)] {
			scores[k] += scale * w
		}
	}
	return scores
}

// model writes what was learnt in the form that openSense reads. Of two
// features with one hash the earlier is kept.
func (l *learner) model(features map[string]int) string {
	rows := make(map[uint32]int, len(features))
	for name, f := range features {
		h := hash(name)
		if other, taken := rows[h]; !taken || f < other {
			rows[h] = f
		}
	}
	hashes := make([]uint32, 0, len(rows))
	for h := range rows {
		hashes = append(hashes, h)
	}
	slices.Sort(hashes)
	out := []byte(strings.Join(l.intents, " ") + "\n")
	for _, h := range hashes {
		out = binary.BigEndian.AppendUint32(out, h)
		for _, w := range l.weights[rows[h]*len(l.intents) : (rows[h]+1)*len(l.intents)] {
			out = append(out, byte(int8(math.Round(max(-127, min(127, w/weightUnit))))))
		}
	}
	return string(out)
}
