package search

import (
	"math"

	"haiphongbot/internal/vietnamese"
)

// maxReread is how many of the best candidates are read a second time, closely.
const maxReread = 10

// second is what a second reading finds.
type second struct {
	closeness       closeness
	factFar         float64 // see factFar; 0 when no kind of fact is asked for
	lacks           bool    // the best sentence lacks the kind of fact that is asked for
	lacksAltogether bool    // and so does the whole passage
}

// reread reads a candidate closely and changes its score by what it finds: how much
// of the question stands together, and whether the kind of fact asked for is there.
// In other languages than Vietnamese, where a word stands for several, it counts
// how many of the words are found rather than how rare they are.
func (x *Index) reread(q *query, r *reader, k *candidate) {
	far := x.choose(r, k)
	s := second{closeness: r.closely(&x.corpus.passages[k.passage].body), factFar: far}
	if x.lacks(q, *k) {
		s.lacks = true
		s.lacksAltogether = x.lacksAltogether(q, *k)
	}
	k.second = s
	w := secondWeights
	if q.language != vietnamese.Vietnamese {
		w = secondForeign
	}
	c := s.closeness
	sum := w.Together*c.together + w.Words*c.words + w.Pairs*c.pairs
	if s.lacks {
		sum += w.Lacks
	}
	if s.lacksAltogether {
		sum += w.LacksAltogether
	}
	k.score += x.corpus.alone()*sum + w.AsTyped*q.total*c.asTyped
}

// choose picks the best sentence anew when a kind of fact is asked for: now not only
// by whether it holds one, but by whether it stands near what is asked. It returns
// the factFar of the chosen.
func (x *Index) choose(r *reader, k *candidate) float64 {
	wants := r.q.wants
	if wants == 0 {
		return 0
	}
	text := x.passages[k.passage].Text
	offers := x.corpus.passages[k.passage].body.offers
	alone := x.corpus.alone()
	best, most, bestFar := 0, math.Inf(-1), 0.0
	for i, span := range vietnamese.Sentences(text) {
		far := r.factFar(text[span.Start:span.End])
		choice := k.evidence.choices[i] - weights.ChoiceFar*alone*far
		if offers[i]&wants != 0 {
			choice += weights.ChoiceNear * alone
		}
		if choice > most {
			best, most, bestFar = i, choice, far
		}
	}
	k.evidence.settle(best, offers[best]&wants != 0)
	return bestFar
}
