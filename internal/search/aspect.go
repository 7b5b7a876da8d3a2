package search

import (
	_ "embed" // the aspects
	"strings"
	"sync"

	"haiphongbot/internal/vietnamese"
)

// aspects are ways of asking about a statement instead of for it: what its words mean, on
// what condition it holds, by what means it is done, whether it is so already, whether it
// is more than elsewhere. Each line has expressions by which questions do so, "…" for some
// words between, and the words one of which a sentence must have that tells it. It was
// compiled for this program: plans mostly tell none of these, and repeat nearly every word
// of such a question.
//
//go:embed aspects.txt
var aspects string

// wayOfAsking is an expression of one or two parts that ask about an aspect.
type wayOfAsking struct {
	parts [][]vietnamese.Token
	told  *cues // what tells the aspect, shared by all its expressions
}

// aspectReach is how many words may stand between the parts of an expression.
const aspectReach = 14

// waysOfAsking are all such expressions by their first token, folded.
var waysOfAsking = sync.OnceValue(func() map[string][]wayOfAsking {
	all := map[string][]wayOfAsking{}
	for line := range strings.Lines(aspects) {
		asked, tells, _ := strings.Cut(strings.TrimSpace(line), " → ")
		told := readCues(strings.Split(tells, "; "))
		for expression := range strings.SplitSeq(asked, "; ") {
			w := wayOfAsking{told: &told}
			for part := range strings.SplitSeq(expression, " … ") {
				w.parts = append(w.parts, vietnamese.Tokenize(part))
			}
			first := w.parts[0][0].Folded
			all[first] = append(all[first], w)
		}
	}
	return all
})

// aspectsAsked returns the cues of each aspect that the question asks about.
func (q *query) aspectsAsked() []cues {
	own := q.words[:q.own]
	seen := map[*cues]bool{}
	var all []cues
	for i := range own {
		for _, w := range waysOfAsking()[own[i].Folded] {
			if !seen[w.told] && q.asksAt(w, i) {
				seen[w.told] = true
				all = append(all, *w.told)
			}
		}
	}
	return all
}

// asksAt reports whether an expression stands at the i-th word.
func (q *query) asksAt(w wayOfAsking, i int) bool {
	own := q.words[:q.own]
	if !begins(own[i:], w.parts[0], q.accented) {
		return false
	}
	if len(w.parts) == 1 {
		return true
	}
	from := i + len(w.parts[0])
	for at := from + 1; at < min(len(own), from+aspectReach); at++ {
		if begins(own[at:], w.parts[1], q.accented) {
			return true
		}
	}
	return false
}
