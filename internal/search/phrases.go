package search

import (
	"slices"
	"strings"

	"haiphongbot/internal/vietnamese"
)

// phrases are expressions of one or several words with what they mean, by their first
// word, folded. Of those with the same first word the longer stand before the shorter,
// and of those as long the earlier before the later.
type phrases[T any] map[string][]phrase[T]

type phrase[T any] struct {
	tokens []vietnamese.Token
	means  T
}

// add enters an expression.
func (p phrases[T]) add(tokens []vietnamese.Token, means T) {
	first := tokens[0].Folded
	behind := slices.IndexFunc(p[first], func(other phrase[T]) bool { return len(other.tokens) < len(tokens) })
	if behind < 0 {
		behind = len(p[first])
	}
	p[first] = slices.Insert(p[first], behind, phrase[T]{tokens, means})
}

// addList enters expressions that are divided by commas, Vietnamese ones with their accents.
func (p phrases[T]) addList(expressions string, means T) {
	for expression := range strings.SplitSeq(expressions, ",") {
		p.add(vietnamese.Tokenize(expression), means)
	}
}

// exactly returns the expression of these very words, accents and all, nil when there is
// none.
func (p phrases[T]) exactly(tokens []vietnamese.Token) *phrase[T] {
	list := p[tokens[0].Folded]
	for i := range list {
		if sameTokens(list[i].tokens, tokens) {
			return &list[i]
		}
	}
	return nil
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

// spells reports whether tokens begin with an expression, with its accents or, in a text
// without accents, without.
func spells(tokens, expression []vietnamese.Token, accented bool) bool {
	for i, t := range expression {
		if i == len(tokens) || tokens[i].Key != t.Key && (accented || tokens[i].Folded != t.Folded) {
			return false
		}
	}
	return true
}

// stands reports whether an expression stands in a text, with its accents, but for where
// one of some words, by their keys, stands before it.
func stands(expression, text []vietnamese.Token, unlessBehind map[string]bool) bool {
	for i := range text {
		if spells(text[i:], expression, true) && (i == 0 || !unlessBehind[text[i-1].Key]) {
			return true
		}
	}
	return false
}

// sameTokens reports whether two expressions are the same, accents and all.
func sameTokens(a, b []vietnamese.Token) bool {
	return slices.EqualFunc(a, b, func(a, b vietnamese.Token) bool { return a.Key == b.Key })
}
