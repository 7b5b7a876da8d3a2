package search

import (
	"hash/fnv"
	"math"
	"math/rand/v2"
	"slices"

	"haiphongbot/internal/knowledge"
)

// remit is what the questions that staff list of a document say about those that it answers
// and those near it that it does not: a linear model over the words of a question,
// without accents, and the pairs of neighbours. Likeness to a single question sees which
// words are shared; the model has learnt of all of them which words ask for more than the
// document tells ("có áp dụng cho", "how many", "which agency").
type remit struct {
	bias     float64
	features []uint32 // in order
	weights  []float32
}

// The fit is a logistic regression in steps of AdaGrad (Duchi, Hazan and Singer, 2011) over
// lists of at least fewestListed questions of each sort: shorter ones say little about words.
const (
	fewestListed  = 100
	remitRounds   = 6
	remitStep     = 1
	remitBiasStep = 0.01
	remitDecay    = 0.01 // of a weight, each time that its feature occurs
	remitStart    = 0.1  // sum of squared slopes to begin with
	surestOutside = 5    // score beyond which a question is not more surely outside the remit
)

// lesson is a question with its outcome.
type lesson struct {
	features []uint32 // hashes; while learning, their places in a remit
	answered bool
}

// readRemits learns the remit of each document with lists long enough; one whose lists are
// as in the index before is kept.
func (x *Index) readRemits(before *Index) {
	known := map[string]*knowledge.Document{}
	if before.library != nil && slices.Equal(before.library.Checks, x.library.Checks) {
		for _, d := range before.library.Documents {
			known[d.ID] = d
		}
	}
	x.remits = map[*knowledge.Document]*remit{}
	for _, d := range x.library.Documents {
		if len(d.Beyond) < fewestListed {
			continue
		}
		was := known[d.ID]
		if was != nil && before.remits[was] != nil && slices.Equal(was.Beyond, d.Beyond) && slices.EqualFunc(was.Passages, d.Passages, same) {
			x.remits[d] = before.remits[was]
			continue
		}
		if lessons, answered := x.lessons(d); answered >= fewestListed {
			x.remits[d] = learnRemit(lessons)
		}
	}
}

// lessons returns the questions that are listed of a document, and how many of them it
// answers. What no document answers, it does not.
func (x *Index) lessons(d *knowledge.Document) (lessons []lesson, answered int) {
	words := x.corpus.wordHashes()
	add := func(keys []uint32, answered bool) {
		hashes := make([]uint32, len(keys))
		for i, k := range keys {
			hashes[i] = words[x.corpus.folds[k]]
		}
		lessons = append(lessons, lesson{remitFeatures(hashes), answered})
	}
	for i, p := range x.passages {
		if p.Document == d {
			asked := &x.corpus.passages[i].asked
			for j := range asked.each {
				add(asked.words(j).keys, true)
			}
		}
	}
	answered = len(lessons)
	for _, document := range []*knowledge.Document{d, nil} {
		for _, r := range x.refused {
			for j := 0; j < len(r.each) && r.document == document; j++ {
				add(r.words(j).keys, false)
			}
		}
	}
	return lessons, answered
}

// wordHashes returns the hashes of the folds.
func (c *corpus) wordHashes() []uint32 {
	hashes := make([]uint32, len(c.variants))
	for folded, f := range c.foldOf {
		hashes[f] = wordHash(folded)
	}
	return hashes
}

// learnRemit fits a remit to the lessons, taken in an order that is random and always the same.
func learnRemit(lessons []lesson) *remit {
	var all []uint32
	for _, l := range lessons {
		all = append(all, l.features...)
	}
	slices.Sort(all)
	r := &remit{features: slices.Clone(slices.Compact(all))}
	for i := range lessons {
		lessons[i].features = r.places(lessons[i].features)
	}
	r.learn(lessons)
	return r
}

// learn sets the weights.
func (r *remit) learn(lessons []lesson) {
	random := rand.New(rand.NewPCG(1, 1))
	r.weights = make([]float32, len(r.features))
	squares := make([]float32, len(r.features))
	for range remitRounds {
		random.Shuffle(len(lessons), func(i, j int) { lessons[i], lessons[j] = lessons[j], lessons[i] })
		for _, l := range lessons {
			scale := scaleOf(len(l.features))
			wrong := 1 / (1 + math.Exp(-r.score(l.features)))
			if l.answered {
				wrong--
			}
			for _, f := range l.features {
				slope := float32(wrong*scale) + remitDecay*r.weights[f]
				squares[f] += slope * slope
				r.weights[f] -= remitStep * slope / float32(math.Sqrt(float64(squares[f]+remitStart)))
			}
			r.bias -= remitBiasStep * wrong
		}
	}
}

// score is above 0 for a question that is rather answered.
func (r *remit) score(places []uint32) float64 {
	sum := 0.0
	for _, f := range places {
		sum += float64(r.weights[f])
	}
	return r.bias + scaleOf(len(places))*sum
}

// scaleOf keeps long questions from being surer than short ones.
func scaleOf(features int) float64 { return 1 / math.Sqrt(float64(max(features, 1))) }

// places turns features into where they stand in the model, without those that it does
// not have.
func (r *remit) places(features []uint32) []uint32 {
	places := features[:0]
	for _, f := range features {
		if at, ok := slices.BinarySearch(r.features, f); ok {
			places = append(places, uint32(at))
		}
	}
	return places
}

// remitFeatures are the words of a question and its pairs of neighbours, the ends of the
// question being neighbours, too, as hashes and each once.
func remitFeatures(words []uint32) []uint32 {
	features := make([]uint32, 0, 2*len(words)+1)
	before := uint32(0)
	for _, w := range words {
		features = append(features, w, pairHash(before, w))
		before = w
	}
	features = append(features, pairHash(before, 0))
	slices.Sort(features)
	return slices.Compact(features)
}

// wordHash numbers a word (FNV-1a).
func wordHash(folded string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(folded))
	return h.Sum32()
}

// pairHash numbers a pair of words (Knuth's multiplicative hash).
func pairHash(a, b uint32) uint32 { return uint32(pair(a, b) * 0x9e3779b97f4a7c15 >> 32) }

// outsideRemit returns how surely a question asks for more than a document tells, from -1:
// it does not, to 1. It is 0 when the lists of the document do not say.
func (x *Index) outsideRemit(q *query, d *knowledge.Document) float64 {
	r := x.remits[d]
	if r == nil {
		return 0
	}
	words := make([]uint32, q.own)
	for i, w := range q.words[:q.own] {
		words[i] = wordHash(w.Folded)
	}
	return max(-1, min(1, -r.score(r.places(remitFeatures(words)))/surestOutside))
}
