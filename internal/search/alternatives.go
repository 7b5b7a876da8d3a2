package search

import (
	"slices"

	"haiphongbot/internal/vietnamese"
)

// alternativeWords is how many content words on each side of "hay" or "or" are what is
// offered to choose from.
const alternativeWords = 4

// alternatives are the words of a question on each side of the "hay" or "or" by which it
// offers a choice, those that both sides share left out: "tăng hay giảm", "doanh nghiệp
// nhà nước hay tư nhân". Both are nil when it offers none.
func (q *query) alternatives() (before, behind []int) {
	for i := 1; i+1 < q.own; i++ {
		if q.offersChoice(i) {
			before, behind = q.offeredFrom(i-1, -1), q.offeredFrom(i+1, 1)
			return q.without(before, behind), q.without(behind, before)
		}
	}
	return nil, nil
}

// offersChoice reports whether the i-th word stands between alternatives: not in "có hay
// không", nor for "good" or "often".
func (q *query) offersChoice(i int) bool {
	own := q.words[:q.own]
	f := func(n int) string { return foldedAt(own, i+n) }
	switch f(0) {
	case "hay", "hoac":
		next := f(1)
		if next == "la" || next == "chi" {
			next = f(2)
		}
		return own[i].meant.Key == own[i].Folded && !asksWhether(next) && f(-1) != "rat"
	case "or":
		return f(1) != "not"
	}
	return false
}

// offeredFrom returns the words on one side of a choice that tell it from the other, from
// the i-th word on, as far as nothing divides them.
func (q *query) offeredFrom(i, step int) []int {
	var slots []int
	for at := i; at >= 0 && at < q.own && len(slots) < alternativeWords; at += step {
		if at != i && q.divided(min(at, at-step)) {
			break
		}
		if q.offered(at) {
			slots = append(slots, at)
		} else if len(slots) > 0 {
			break
		}
	}
	return slots
}

// divided reports whether a sign stands behind the i-th word, but for that of a period of
// years.
func (q *query) divided(i int) bool { return !q.words[i+1].attached && !q.yearsAt(i) }

// yearsAt reports whether two years stand at the i-th word, as in "2015-2020".
func (q *query) yearsAt(i int) bool { return isYear(q.words[i].Key) && isYear(q.words[i+1].Key) }

// offered reports whether the i-th word may tell one alternative from another.
func (q *query) offered(i int) bool {
	w := q.words[i]
	if w.Kind == vietnamese.Number {
		return true
	}
	c := vietnamese.ClassOf(w.meant)
	return (c == vietnamese.Content || c == vietnamese.Common) && !ofHome[w.Folded]
}

// without returns the words of one list whose letters no word of the other has.
func (q *query) without(list, other []int) []int {
	return slices.DeleteFunc(slices.Clone(list), func(i int) bool {
		return slices.ContainsFunc(other, func(j int) bool { return q.words[j].Folded == q.words[i].Folded })
	})
}

// elseOffered reports whether the i-th word, a year, belongs to one of several
// alternatives, and the other has a year that is covered: "đến năm 2020 hay 2030".
func (q *query) elseOffered(i int, covered func(year string) bool) bool {
	before, behind := q.alternatives()
	other := behind
	switch {
	case slices.Contains(behind, i):
		other = before
	case !slices.Contains(before, i):
		return false
	}
	return slices.ContainsFunc(other, func(at int) bool { return isYear(q.words[at].Key) && covered(q.words[at].Key) })
}
