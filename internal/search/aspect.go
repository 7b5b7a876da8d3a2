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

// aspect is what an expression asks about.
type aspect struct {
	behind []vietnamese.Token // the second part of the expression, none when it has one part
	told   *cues              // what tells the aspect, shared by all its expressions
}

// aspectReach is how many words may stand between the parts of an expression.
const aspectReach = 14

// waysOfAsking are the expressions, by their first part.
var waysOfAsking = sync.OnceValue(func() phrases[aspect] {
	all := phrases[aspect]{}
	for line := range strings.Lines(aspects) {
		asked, tells, _ := strings.Cut(strings.TrimSpace(line), " → ")
		told := readCues(strings.Split(tells, "; "))
		for expression := range strings.SplitSeq(asked, "; ") {
			first, behind, _ := strings.Cut(expression, " … ")
			all.add(vietnamese.Tokenize(first), aspect{vietnamese.Tokenize(behind), &told})
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
		if isConsequence(own, i) {
			continue
		}
		for _, way := range waysOfAsking()[own[i].Folded] {
			if told := way.means.told; !seen[told] && q.asksAt(way, i) {
				seen[told] = true
				all = append(all, *told)
			}
		}
	}
	return all
}

// asksAt reports whether an expression stands at the i-th word.
func (q *query) asksAt(way phrase[aspect], i int) bool {
	own := q.words[:q.own]
	if !begins(own[i:], way.tokens, q.accented) {
		return false
	}
	behind := way.means.behind
	if len(behind) == 0 {
		return true
	}
	from := i + len(way.tokens)
	for at := from + 1; at < min(len(own), from+aspectReach); at++ {
		if begins(own[at:], behind, q.accented) {
			return true
		}
	}
	return false
}
