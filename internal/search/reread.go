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
	untold          bool    // the best sentence has no word that tells a property asked for
	row             *row    // the row of a table that it is, nil when it is none
	unnamedRow      bool    // and the question does not name it
}

// reread reads a candidate closely and changes its score by what it finds: how much
// of the question stands together, and whether the kind of fact asked for is there.
// In other languages than Vietnamese, where a word stands for several, it counts
// how many of the words are found rather than how rare they are.
func (x *shard) reread(q *query, r *reader, k *candidate) {
	far := x.choose(r, k)
	s := second{closeness: r.closely(&x.corpus.passages[k.passage].body, k.evidence.said), factFar: far, row: x.rowOf(q, k.passage)}
	if x.lacks(q, *k) {
		s.lacks = true
		s.lacksAltogether = x.lacksAltogether(q, *k)
	}
	if s.row != nil {
		s.unnamedRow = s.row.isUnnamed()
		if s.row.leavesEmpty() {
			s.lacks, s.lacksAltogether = true, true
		}
	}
	if best, all := x.countsOnly(q, *k); best {
		s.lacks, s.lacksAltogether = true, s.lacksAltogether || all
	}
	s.untold = len(q.properties) > 0 && !tellsAll(q.properties, x.saidOf(*k))
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
	if s.untold {
		sum += w.Untold
	}
	k.score += x.corpus.alone()*sum + w.AsTyped*q.total*c.asTyped
}

// choose picks the best sentence anew: now not only by the evidence in it and whether
// it holds a fact of the kind asked for, but by whether it is the fact asked for,
// whether it stands near what is asked, whether the sentence has words that tell the
// properties asked for that the title leaves open, and whether the sentence before it
// speaks of what it does not name again. It returns the factFar of the chosen.
func (x *shard) choose(r *reader, k *candidate) float64 {
	q := r.q
	text := x.passages[k.passage].Text
	offers := x.corpus.passages[k.passage].body.offers
	alone := x.corpus.alone()
	open := untoldBy(q.properties, x.titleOf(*k))
	best, most, bestFar := 0, math.Inf(-1), 0.0
	for i, span := range vietnamese.Sentences(text) {
		sentence := text[span.Start:span.End]
		choice, far := k.evidence.choices[i]+weights.ChoiceBefore*k.evidence.before[i], 0.0
		if q.wants != 0 {
			far = r.factFar(sentence)
			choice -= weights.ChoiceFar * alone * far
			if offers[i]&q.wants != 0 {
				choice += weights.ChoiceNear * alone
			}
			if x.tells(q, offers[i], sentence) {
				choice += weights.ChoiceTells * alone
			}
		}
		if len(open) > 0 && tellsAll(open, sentence) {
			choice += weights.ChoiceTold * alone
		}
		if choice > most {
			best, most, bestFar = i, choice, far
		}
	}
	k.evidence.settle(best, offers[best]&q.wants != 0)
	return bestFar
}
