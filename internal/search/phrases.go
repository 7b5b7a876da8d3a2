package search

import (
	"slices"
	"strings"

	"haiphongbot/internal/vietnamese"
)

// phrases lead from expressions of one or several words to what they mean.
type phrases[T any] map[string][]phrase[T]

type phrase[T any] struct {
	tokens []vietnamese.Token
	means  T
}

// add enters expressions that are divided by commas, Vietnamese ones with their accents.
func (p phrases[T]) add(expressions string, means T) {
	for expression := range strings.SplitSeq(expressions, ",") {
		tokens := vietnamese.Tokenize(expression)
		first := tokens[0].Folded
		p[first] = append(p[first], phrase[T]{tokens, means})
		slices.SortStableFunc(p[first], func(a, b phrase[T]) int { return len(b.tokens) - len(a.tokens) })
	}
}

// at returns the longest expression that begins with the i-th word: what it means and
// how many words it has, 0 when none does.
func (p phrases[T]) at(words []word, i int, accented bool) (means T, length int) {
	for _, e := range p[foldedAt(words, i)] {
		if begins(words[i:], e.tokens, accented) {
			return e.means, len(e.tokens)
		}
	}
	return means, 0
}

// before returns the longest expression that ends before the i-th word, and where it
// begins.
func (p phrases[T]) before(words []word, i int, accented bool) (means T, from int) {
	const longest = 3
	for from := max(0, i-longest); from < i; from++ {
		for _, e := range p[foldedAt(words, from)] {
			if from+len(e.tokens) == i && begins(words[from:], e.tokens, accented) {
				return e.means, from
			}
		}
	}
	return means, -1
}

// begins reports whether words begin with an expression. Without accents a word of one
// syllable must be likely to mean it: "cho" is "cho" rather than "chỗ".
func begins(words []word, expression []vietnamese.Token, accented bool) bool {
	if len(expression) > len(words) {
		return false
	}
	for i, t := range expression {
		w := words[i]
		bare := w.Key == w.Folded && w.Folded == t.Folded && (len(expression) > 1 || !accented && w.meant.Key == w.Folded)
		if w.Key != t.Key && w.meant.Key != t.Key && !bare {
			return false
		}
	}
	return true
}
