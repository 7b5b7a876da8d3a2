package search

import (
	"math"
	"slices"

	"haiphongbot/internal/knowledge"
)

// refusal is a question that staff say one document does not answer, or none does.
type refusal struct {
	known
	question string
	document *knowledge.Document // nil: no document does
	places   []int               // provinces, cities and countries that it names, but for home
}

// refuse reads what is to be refused, and takes back what was before.
func (x *Index) refuse(before *Index) {
	read := make(map[string]known, len(before.refused))
	for _, r := range before.refused {
		x.corpus.use(r.words, takenBack)
		read[r.question] = r.known
	}
	add := func(question string, document *knowledge.Document) {
		k, ok := read[question]
		if !ok {
			k = x.corpus.known(question)
		}
		x.corpus.use(k.words, counted)
		x.refused = append(x.refused, refusal{known: k, question: question, document: document})
	}
	for _, check := range x.library.Checks {
		if check.Refuse {
			add(check.Question, nil)
		}
	}
	for _, d := range x.library.Documents {
		for _, question := range d.Beyond {
			add(question, d)
		}
	}
	for i := range x.refused {
		x.refused[i].weight = x.corpus.weightOf(x.refused[i].words)
	}
}

// placeRefused notes which other places each question is about that is to be refused.
func (x *Index) placeRefused() {
	for i := range x.refused {
		x.refused[i].places = x.places.othersIn(x.refused[i].question)
	}
}

// refused is how near a query is to what is to be refused, by the document that does not
// answer it; nil for what none does.
type refused map[*knowledge.Document]nearness

// nearness is the likeness to the nearest of some questions, from 0 to 1, and the votes of all
// of them, see nearest.
type nearness struct{ likeness, votes float64 }

// refusals returns how nearly the query repeats what is to be refused: as nearest does, but
// no more than it says of that question. Who asks for "cảng biển" does not repeat what is
// asked about the ports of another city, and who names none of its years, or of its
// places, does not repeat what is asked about them.
func (r *reader) refusals(list []refusal) refused {
	by := refused{}
	for i := range list {
		k := &list[i]
		years := len(k.years) == 0 || slices.ContainsFunc(k.years, r.q.saysFigures)
		places := len(k.places) == 0 || slices.ContainsFunc(k.places, r.q.naming.has)
		if k.weight == 0 || !years || !places {
			continue
		}
		shared := r.shared(&k.known)
		like := min(1, 2*shared/(r.q.total+k.weight), shared/k.weight)
		n := by[k.document]
		n.likeness = max(n.likeness, like)
		n.votes += math.Pow(like, weights.Vote)
		by[k.document] = n
	}
	return by
}

// by returns how nearly the query repeats what a document does not answer, and the part
// that such questions have in the votes of all known ones, with those for its passage.
func (r refused) by(d *knowledge.Document, votes float64) (likeness, part float64) {
	own, all := r[d], r[nil]
	return max(own.likeness, all.likeness), share(own.votes+all.votes, own.votes+all.votes+votes)
}
