package search

import "slices"

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
	told := x.placesTold(q, x.sentenceOf(k))
	all, doubted := 0.0, 0.0
	for n := range q.groups {
		g := &q.groups[n]
		if !q.isSubject(g) {
			continue
		}
		all += g.weight
		if slices.Contains(told, g.own[0].slots[0]) {
			continue
		}
		listed := refused.holding(x.passages[k.passage].Document, n)
		for _, other := range ranked {
			listed += other.holding[n]
		}
		asked := float64(k.holding[n]) / (ownPart * float64(listed+1))
		doubted += g.weight * (1 - min(1, max(asked, k.evidence.shares[n])))
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
	"develop, develops, developing, development, priority, priorities, prioritise, prioritize, orientation, direction, strategy, policy, policies, support, supports, promote, promotes, " +
	"important, importance, focus, invest, goal, goals, target, targets, aim, aims, mentions, mentioned, document, article, text")
