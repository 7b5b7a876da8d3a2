package search

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"haiphongbot/internal/vietnamese"
)

// property is a way of asking for a property of a thing.
type property struct {
	asked []vietnamese.Token
	told  []string // what a sentence says that tells it
}

// properties are all such terms by their first token, folded.
var properties = sync.OnceValue(func() map[string][]property {
	all := map[string][]property{}
	for asked, told := range vietnamese.Properties() {
		for _, term := range asked {
			tokens := vietnamese.Tokenize(term)
			all[tokens[0].Folded] = append(all[tokens[0].Folded], property{tokens, told})
		}
	}
	return all
})

// asksProperties returns the properties that a question asks for. Without accents a
// term of one syllable is not read.
func (q *query) asksProperties() []property {
	own := make([]vietnamese.Token, q.own)
	for i, w := range q.words[:q.own] {
		own[i] = w.Token
	}
	var found []property
	for i, t := range own {
		for _, p := range properties()[t.Folded] {
			if spells(own[i:], p.asked, q.accented || len(p.asked) == 1) {
				found = append(found, p)
			}
		}
	}
	return found
}

// tellsAll reports whether a text has words for each of the properties that a
// question asks for.
func (q *query) tellsAll(text string) bool {
	text = strings.ToLower(text)
	tokens := vietnamese.Tokenize(text)
	return !slices.ContainsFunc(q.properties, func(p property) bool {
		return !slices.ContainsFunc(p.told, func(cue string) bool { return stands(cue, text, tokens) })
	})
}

// stands reports whether a cue stands in a text: as whole words, or, when it has
// signs, anywhere.
func stands(cue, text string, tokens []vietnamese.Token) bool {
	if strings.ContainsFunc(cue, func(r rune) bool { return r != ' ' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		return strings.Contains(text, cue)
	}
	words := vietnamese.Tokenize(cue)
	for i := range tokens {
		if spells(tokens[i:], words, true) {
			return true
		}
	}
	return false
}
