package search

import (
	"cmp"
	"slices"

	"haiphongbot/internal/vietnamese"
)

// term is one term of the candidate query that bleve answers.
type term struct {
	field, text string
	boost       float64
}

// Limits of the candidate query. Recall at maxCandidates is what counts; the
// order is the ranking's business.
const (
	maxTerms      = 40
	maxCandidates = 50
)

// terms returns what bleve is asked for: every unit of the question that the
// corpus knows, weightiest first, in the field where it is spelled as the user
// meant it, and everything in the known phrasings too.
func (q *query) terms() []term {
	type weighted struct {
		term
		weight float64
	}
	var list []weighted
	seen := map[term]bool{}
	add := func(field, text string, weight, idf float64) {
		t := term{field: field, text: text}
		if seen[t] || weight <= 0 {
			return
		}
		seen[t] = true
		t.boost = weight / max(idf, 0.01)
		list = append(list, weighted{t, weight})
	}
	for _, g := range q.groups {
		for _, u := range slices.Concat(g.own, g.names) {
			for i, s := range u.slots {
				share := u.weight / float64(len(u.slots))
				a := q.slots[s]
				switch {
				case !a.known:
				case len(u.slots) == 1:
					field, text := q.spelling(a.token)
					add(field, text, share, a.weight)
					add(fieldAsked, a.token.Folded, share, a.weight)
				case i > 0:
					b := q.slots[u.slots[i-1]]
					fb, tb := q.spelling(b.token)
					field, text := q.spelling(a.token)
					if fb != field {
						field, tb, text = fieldFolded, b.token.Folded, a.token.Folded
					}
					add(field, tb+vietnamese.PairSeparator+text, u.weight, u.weight)
					add(fieldAsked, a.token.Folded, share, a.weight)
				}
			}
		}
	}
	slices.SortStableFunc(list, func(a, b weighted) int { return cmp.Compare(b.weight, a.weight) })
	out := make([]term, 0, maxTerms)
	for _, w := range list[:min(len(list), maxTerms)] {
		out = append(out, w.term)
	}
	return out
}

// spelling returns the field and the form in which a token is looked up.
func (q *query) spelling(t vietnamese.Token) (field, text string) {
	if k, ok := q.corpus.keyOf[t.Key]; ok && q.corpus.keyDF[k] > 0 && (q.accented || t.Key != t.Folded) {
		return fieldAccented, t.Key
	}
	return fieldFolded, t.Folded
}
