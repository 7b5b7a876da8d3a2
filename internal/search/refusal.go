package search

import (
	"math"
	"slices"

	"haiphongbot/internal/knowledge"
)

// refusals are questions that staff say one document does not answer, or none does.
type refusals struct {
	knownList
	questions []string
	document  *knowledge.Document // nil: no document does
	places    map[int][]int       // by place in the list: provinces, cities and countries that a question names, but for home
}

// toRefuse are the questions that staff refuse, those of each document behind those that
// no document answers.
func toRefuse(lib *knowledge.Library) []refusals {
	all := []refusals{{}}
	for _, check := range lib.Checks {
		if check.Refuse {
			all[0].questions = append(all[0].questions, check.Question)
		}
	}
	for _, d := range lib.Documents {
		if len(d.Beyond) > 0 {
			all = append(all, refusals{questions: d.Beyond, document: d})
		}
	}
	return all
}

// refuse reads what is to be refused, and takes back what was before. A list that was
// there before is kept.
func (x *shard) refuse(before *shard) {
	x.refused = toRefuse(x.library)
	kept := map[int]bool{}
	for i := range x.refused {
		now := &x.refused[i]
		was := slices.IndexFunc(before.refused, func(r refusals) bool { return slices.Equal(r.questions, now.questions) })
		if was >= 0 && !kept[was] {
			kept[was] = true
			now.knownList = before.refused[was].knownList
			continue
		}
		now.knownList = x.corpus.list(now.questions)
		x.corpus.use(now.all.words, counted)
	}
	for i, r := range before.refused {
		if !kept[i] {
			x.corpus.use(r.all.words, takenBack)
		}
	}
	if len(kept) == len(x.refused) && len(kept) == len(before.refused) {
		x.corpus.refusedPairs = before.corpus.refusedPairs
	} else {
		x.corpus.refusedPairs = neighboursIn(x.refused)
	}
	for i := range x.refused {
		x.refused[i].knownList = x.refused[i].weigh(x.corpus)
	}
}

// neighboursIn returns the pairs of neighbours in lists, in order.
func neighboursIn(lists []refusals) []uint64 {
	var pairs []uint64
	for _, l := range lists {
		w := l.all.words
		for i := range w.keys {
			if !w.apart(i) {
				pairs = append(pairs, pair(w.keys[i-1], w.keys[i]))
			}
		}
	}
	return slices.Clone(once(pairs))
}

// placeRefused notes which other places each question is about that is to be refused.
func (x *shard) placeRefused() {
	for i := range x.refused {
		r := &x.refused[i]
		r.places = map[int][]int{}
		for j, question := range r.questions {
			if places := x.places.othersIn(question); len(places) > 0 {
				r.places[j] = places
			}
		}
	}
}

// refused is how near a query is to what is to be refused, by the document that does not
// answer it; nil for what none does.
type refused map[*knowledge.Document]nearness

// nearness is how near a query is to what one document does not answer.
type nearness struct {
	likeness float64 // to the nearest of the listed questions, from 0 to 1
	votes    float64 // of all of them, see nearest
	outside  float64 // of what the document tells, see outsideRemit
	holding  []int   // by group, how many of them hold it
}

// refusals returns how nearly the query repeats what is to be refused: as nearest does, but
// no more than it says of that question. Who asks for "cảng biển" does not repeat what is
// asked about the ports of another city, and who names none of its years, or of its
// places, does not repeat what is asked about them. One that leans on what was said before
// is like too many of a long list: of a document with a remit it is compared with none.
func (x *shard) refusals(q *query) refused {
	by := refused{}
	r := newReader(q)
	for i := range x.refused {
		l := &x.refused[i]
		if x.remits[l.document] != nil && !q.whole() {
			continue
		}
		n := nearness{outside: x.outsideRemit(q, l.document), holding: make([]int, len(q.groups))}
		for j, k := range l.each {
			years := l.years[j] == nil || slices.ContainsFunc(l.years[j], q.saysFigures)
			places := l.places[j] == nil || slices.ContainsFunc(l.places[j], q.naming.has)
			if k.weight == 0 || !years || !places {
				continue
			}
			shared := r.shared(l.words(j), n.holding)
			like := min(1, 2*shared/(q.total+k.weight), shared/k.weight)
			n.likeness = max(n.likeness, like)
			n.votes += math.Pow(like, weights.Vote)
		}
		by[l.document] = n
	}
	return by
}

// by returns how nearly the query repeats what a document does not answer, and the part
// that such questions have in the votes of all known ones, with those for its passage.
func (r refused) by(d *knowledge.Document, votes float64) (likeness, part float64) {
	own, all := r[d], r[nil]
	return max(own.likeness, all.likeness), share(own.votes+all.votes, own.votes+all.votes+votes)
}

// holding returns how many of what a document does not answer hold the n-th group.
func (r refused) holding(d *knowledge.Document, n int) int {
	sum := 0
	for _, near := range []nearness{r[d], r[nil]} {
		if near.holding != nil {
			sum += near.holding[n]
		}
	}
	return sum
}
