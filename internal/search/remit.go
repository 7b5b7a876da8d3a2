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

// lessons are questions with their outcome, in one list: there are thousands of them.
type lessons struct {
	features []uint32 // of all, one question behind the other: hashes; while learning, their places in a remit
	ends     []uint32 // where those of each question end
	answered int      // the first so many are answered
}

// of returns the features of the i-th question.
func (l *lessons) of(i uint32) []uint32 {
	from := uint32(0)
	if i > 0 {
		from = l.ends[i-1]
	}
	return l.features[from:l.ends[i]]
}

// readRemits learns the remit of each document with lists long enough; one whose lists are
// as in the shard before is kept.
func (x *shard) readRemits(before *shard) {
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
		if l := x.lessons(d); l.answered >= fewestListed {
			x.remits[d] = learnRemit(l)
		}
	}
}

// lessons returns the questions that are listed of a document, those first that it answers.
// What no document answers, it does not.
func (x *shard) lessons(d *knowledge.Document) *lessons {
	var answered, refused []*knownList
	for i, p := range x.passages {
		if p.Document == d {
			answered = append(answered, &x.corpus.passages[i].asked)
		}
	}
	for _, document := range []*knowledge.Document{d, nil} {
		for i := range x.refused {
			if r := &x.refused[i]; r.document == document {
				refused = append(refused, &r.knownList)
			}
		}
	}
	size := 0
	for _, list := range slices.Concat(answered, refused) {
		size += len(list.each) + 2*len(list.all.keys)
	}
	l := &lessons{features: make([]uint32, 0, size)}
	words := x.corpus.wordHashes()
	add := func(list *knownList) {
		var hashes []uint32
		for i := range list.each {
			hashes = hashes[:0]
			for _, k := range list.words(i).keys {
				hashes = append(hashes, words[x.corpus.folds[k]])
			}
			l.features = appendFeatures(l.features, hashes)
			l.ends = append(l.ends, uint32(len(l.features)))
		}
	}
	for _, list := range answered {
		add(list)
	}
	l.answered = len(l.ends)
	for _, list := range refused {
		add(list)
	}
	return l
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
func learnRemit(l *lessons) *remit {
	r := &remit{features: eachOnce(l.features)}
	for i, f := range l.features {
		at, _ := slices.BinarySearch(r.features, f)
		l.features[i] = uint32(at)
	}
	r.learn(l)
	return r
}

// learn sets the weights.
func (r *remit) learn(l *lessons) {
	order := make([]uint32, len(l.ends))
	for i := range order {
		order[i] = uint32(i)
	}
	random := rand.New(rand.NewPCG(1, 1))
	r.weights = make([]float32, len(r.features))
	squares := make([]float32, len(r.features))
	for range remitRounds {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			features := l.of(i)
			scale := scaleOf(len(features))
			wrong := 1 / (1 + math.Exp(-r.score(features)))
			if int(i) < l.answered {
				wrong--
			}
			for _, f := range features {
				slope := float32(wrong*scale) + remitDecay*r.weights[f]
				squares[f] += slope * slope
				r.weights[f] -= remitStep * slope / float32(math.Sqrt(float64(squares[f]+remitStart)))
			}
			r.bias -= remitBiasStep * wrong
		}
	}
}

// eachOnce returns, in order, what is in a list, with little more memory than that takes.
func eachOnce(list []uint32) []uint32 {
	var out []uint32
	for part := range slices.Chunk(list, 1<<15) {
		part = slices.Clone(part)
		slices.Sort(part)
		out = merge(out, slices.Compact(part))
	}
	return out
}

// merge returns what is in one of two lists in order, or in both.
func merge(a, b []uint32) []uint32 {
	out := make([]uint32, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		first := min(a[0], b[0])
		if a[0] == first {
			a = a[1:]
		}
		if b[0] == first {
			b = b[1:]
		}
		out = append(out, first)
	}
	return slices.Clone(append(append(out, a...), b...))
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
	return appendFeatures(make([]uint32, 0, 2*len(words)+1), words)
}

// appendFeatures adds them to others.
func appendFeatures(list, words []uint32) []uint32 {
	at, before := len(list), uint32(0)
	for _, w := range words {
		list = append(list, w, pairHash(before, w))
		before = w
	}
	list = append(list, pairHash(before, 0))
	slices.Sort(list[at:])
	return list[:at+len(slices.Compact(list[at:]))]
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
func (x *shard) outsideRemit(q *query, d *knowledge.Document) float64 {
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
