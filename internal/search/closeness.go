package search

import (
	"cmp"
	"slices"

	"haiphongbot/internal/vietnamese"
)

// closeness is how closely a passage repeats a question, beyond how much of it
// the passage holds. Each is a share from 0 to 1.
type closeness struct {
	words    float64 // of the content words, each counting the same
	asTyped  float64 // of the weight of the words, found as typed and not under another name
	pairs    float64 // of the weight of neighbouring words, found side by side
	together float64 // of the weight of the words, found within windowTokens
	lacking  float64 // of the weight of the content words, not found
}

// windowTokens is about the length of a clause that answers: the widest of 8, 14
// and 25 tokens told right hits from wrong ones best.
const windowTokens = 25

// otherName is what a word counts that a passage holds only under another name.
const otherName = 0.7

// closely reads the passage once more for a hit that is going to be shown; said is as for
// its evidence.
func (r *reader) closely(t *text, said []float64) closeness {
	r.scan(t)
	var c closeness
	c.words, c.lacking = r.contentFound(t)
	c.asTyped = r.foundAsTyped()
	c.pairs = r.pairsFound(t)
	c.together = r.foundTogether(t, said)
	return c
}

// contentFound returns how many of the parts of the question with a content word
// are found, and which share of their weight is not.
func (r *reader) contentFound(t *text) (found, lacking float64) {
	var parts, weight, missed float64
	for _, g := range r.q.groups {
		if len(g.own[0].slots) > 1 || !slices.ContainsFunc(g.own, func(u unit) bool { return r.q.content(u.slots[0]) }) {
			continue
		}
		best := 0.0
		for _, u := range g.own {
			_, strength := r.look(t, u)
			best = max(best, strength)
		}
		for _, u := range g.names {
			_, strength := r.look(t, u)
			best = max(best, otherName*strength)
		}
		parts++
		found += best
		weight += g.weight
		missed += g.weight * (1 - best)
	}
	return share(found, parts), share(missed, weight)
}

// content reports whether a slot is a word that says what a question is about.
func (q *query) content(slot int) bool {
	s := q.slots[slot]
	return s.meant.Kind == vietnamese.Word && vietnamese.ClassOf(s.meant) == vietnamese.Content && !s.idle
}

// narrows reports whether a slot is a word of which a sentence must speak to answer.
func (q *query) narrows(slot int) bool { return q.content(slot) && !q.slots[slot].wide }

// foundAsTyped is about the text last scanned, as foundTogether is.
func (r *reader) foundAsTyped() float64 {
	found, all := 0.0, 0.0
	for i, s := range r.q.slots[:r.q.own] {
		strongest := 0.0
		for _, o := range r.found[i] {
			strongest = max(strongest, o.strength)
		}
		found += s.weight * strongest
		all += s.weight
	}
	return share(found, all)
}

func (r *reader) pairsFound(t *text) float64 {
	found, all := 0.0, 0.0
	for _, g := range r.q.groups {
		for _, u := range g.own {
			if len(u.slots) > 1 {
				_, strength := r.look(t, u)
				found += u.weight * strength
				all += u.weight
			}
		}
	}
	return share(found, all)
}

// sighting is a part of the question at one token of a text.
type sighting struct {
	at     int
	group  int
	weight float64
}

// sightings are the places of the parts of the question in the text last scanned,
// in no order, what each part counts when wholly found, and what all of them do.
func (r *reader) sightings(t *text) (seen []sighting, most []float64, all float64) {
	most = make([]float64, len(r.q.groups))
	for i, g := range r.q.groups {
		if len(g.own[0].slots) > 1 {
			continue
		}
		most[i] = g.weight
		all += g.weight
		for _, units := range [][]unit{g.own, g.names} {
			for _, u := range units {
				for _, o := range r.found[u.slots[0]] {
					if strength := r.at(t, u, o); strength > 0 {
						seen = append(seen, sighting{o.at, i, u.weight * strength})
					}
				}
			}
		}
	}
	return seen, most, all
}

// foundTogether looks for the window that holds the most of the question beside what is
// said of each group wherever one looks.
func (r *reader) foundTogether(t *text, said []float64) float64 {
	seen, most, all := r.sightings(t)
	slices.SortFunc(seen, func(a, b sighting) int { return cmp.Compare(a.at, b.at) })
	saidOfAll := 0.0
	for i := range most {
		saidOfAll += min(said[i], most[i])
	}
	best := saidOfAll
	strongest := make([]float64, len(most))
	for from := range seen {
		held := saidOfAll
		copy(strongest, said)
		for _, s := range seen[from:] {
			if s.at >= seen[from].at+windowTokens {
				break
			}
			if weight := min(s.weight, most[s.group]); weight > strongest[s.group] {
				held += weight - strongest[s.group]
				strongest[s.group] = weight
			}
		}
		best = max(best, held)
	}
	return share(best, all)
}

// share is a part of a whole, 0 of nothing.
func share(part, whole float64) float64 {
	if whole == 0 {
		return 0
	}
	return min(1, part/whole)
}
