package search

import (
	"slices"

	"haiphongbot/internal/knowledge"
)

// ownPart is the part of all listed questions with a word from which on those of a passage
// say that it answers what is asked with it.
const ownPart = 0.2

// doubts returns the part of the weight of what a question is about that the i-th candidate
// lacks, as far as staff have not listed such questions for it: a word that stands in one of
// a thousand of its phrasings and in a dozen of those of other passages, or of those that
// are refused, says hardly that it answers. 0 for a passage that is not well taught.
func (x *shard) doubts(q *query, ranked ranking, i int, refused refused) float64 {
	if x.level < taught {
		return 0
	}
	k := ranked[i]
	said := map[int]bool{}
	if kind := q.placeKind(); kind != nil && x.tellsName(q, x.sentenceOf(k)) {
		for _, slot := range kind {
			said[slot] = true // the names of countries say that they are
		}
	}
	all, doubted := 0.0, 0.0
	for g := range q.groups {
		if !q.isSubject(&q.groups[g]) {
			continue
		}
		listed := 0
		for _, other := range ranked {
			listed += other.holding[g]
		}
		for _, d := range []*knowledge.Document{x.passages[k.passage].Document, nil} {
			if holding := refused[d].holding; holding != nil {
				listed += holding[g]
			}
		}
		asked := min(1, float64(k.holding[g])/(ownPart*float64(listed+1)))
		if said[q.groups[g].own[0].slots[0]] {
			asked = 1
		}
		all += q.groups[g].weight
		doubted += q.groups[g].weight * (1 - max(asked, k.evidence.shares[g]))
	}
	return share(doubted, all)
}

// isSubject reports whether a group says what the question is about, in words that a
// strategy does not have of whatever it speaks of.
func (q *query) isSubject(g *group) bool {
	return slices.ContainsFunc(g.own, func(u unit) bool {
		return !slices.ContainsFunc(u.slots, func(slot int) bool { return slot >= q.own || !q.narrows(slot) || q.pursues(slot) })
	})
}

// pursues reports whether the i-th word belongs to an expression that says that something
// is pursued, or where that is told, and not what: "ưu tiên", "chiến lược", "develop".
func (q *query) pursues(i int) bool {
	f := func(n int) string { return foldedAt(q.words[:q.own], i+n) }
	return pursuits[f(0)] || pursuits[f(0)+" "+f(1)] || pursuits[f(-1)+" "+f(0)] || ofHome[f(0)]
}

var pursuits = pairSet("phat trien, uu tien, chu trong, coi trong, trong tam, quan tam, tap trung, day manh, thuc day, ho tro, dinh huong, muc tieu, ke hoach, chu truong, chinh sach, chien luoc, " +
	"nhac den, nhac toi, noi den, noi toi, tai lieu, van ban, bai viet, " +
	"develop, develops, developing, development, plan, plans, planning, priority, priorities, prioritise, prioritize, orientation, direction, strategy, policy, policies, support, supports, promote, promotes, " +
	"important, importance, focus, want, wants, invest, goal, goals, target, targets, aim, aims, mention, mentions, mentioned, document, article, text")
