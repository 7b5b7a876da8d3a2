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
	told  int // the aspect's place in aspectCues
}

// aspectReach is how many words may stand between the parts of an expression.
const aspectReach = 14

// waysOfAsking are all such expressions by their first token, folded, and aspectCues what
// tells each aspect.
var (
	waysOfAsking = sync.OnceValue(func() map[string][]wayOfAsking {
		all := map[string][]wayOfAsking{}
		told := 0
		for line := range strings.Lines(aspects) {
			asked, _, _ := strings.Cut(line, " → ")
			for expression := range strings.SplitSeq(asked, "; ") {
				var w wayOfAsking
				for part := range strings.SplitSeq(expression, " … ") {
					w.parts = append(w.parts, vietnamese.Tokenize(part))
				}
				w.told = told
				first := w.parts[0][0].Folded
				all[first] = append(all[first], w)
			}
			told++
		}
		return all
	})
	aspectCues = sync.OnceValue(func() []cues {
		var all []cues
		for line := range strings.Lines(aspects) {
			_, told, _ := strings.Cut(strings.TrimSpace(line), " → ")
			all = append(all, readCues(strings.Split(told, "; ")))
		}
		return all
	})
)

// aspectsAsked returns the cues of each aspect that the question asks about.
func (q *query) aspectsAsked() []cues {
	own := q.words[:q.own]
	seen := map[int]bool{}
	var all []cues
	for i := range own {
		for _, w := range waysOfAsking()[own[i].Folded] {
			if !seen[w.told] && q.asksAt(w, i) {
				seen[w.told] = true
				all = append(all, aspectCues()[w.told])
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

// aspectsUntold reports whether a text lacks what tells an aspect that the question asks
// about.
func (q *query) aspectsUntold(text string) bool {
	if len(q.aspects) == 0 {
		return false
	}
	text = strings.ToLower(text)
	tokens := vietnamese.Tokenize(text)
	for _, c := range q.aspects {
		if !c.stand(text, tokens) {
			return true
		}
	}
	return false
}
