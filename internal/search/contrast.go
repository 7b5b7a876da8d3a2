package search

import (
	"slices"
	"strings"
	"sync"

	"haiphongbot/internal/vietnamese"
)

// contrast is a term that excludes others of its kind.
type contrast struct {
	tokens []vietnamese.Token
	sets   []int // the sets of package vietnamese that it stands in
}

// contrasts are all such terms by their first token, folded; longest first.
var contrasts = sync.OnceValue(func() map[string][]contrast {
	all := map[string][]contrast{}
	set := 0
	for terms := range vietnamese.Contrasts() {
		for _, term := range terms {
			tokens := vietnamese.Tokenize(term)
			list := all[tokens[0].Folded]
			at := slices.IndexFunc(list, func(c contrast) bool { return sameTokens(c.tokens, tokens) })
			if at < 0 {
				at = len(list)
				list = append(list, contrast{tokens: tokens})
			}
			list[at].sets = append(list[at].sets, set)
			all[tokens[0].Folded] = list
		}
		set++
	}
	for _, list := range all {
		slices.SortStableFunc(list, func(a, b contrast) int { return len(b.tokens) - len(a.tokens) })
	}
	return all
})

func sameTokens(a, b []vietnamese.Token) bool {
	return slices.EqualFunc(a, b, func(a, b vietnamese.Token) bool { return a.Key == b.Key })
}

// contrastsIn finds the terms that tokens hold, the longest where several begin.
// Of a text without accents a term of one syllable is not read.
func contrastsIn(tokens []vietnamese.Token, accented bool) []contrast {
	var found []contrast
	for i := 0; i < len(tokens); i++ {
		for _, c := range contrasts()[tokens[i].Folded] {
			if len(c.tokens) <= len(tokens)-i && (accented || len(c.tokens) > 1) && spells(tokens[i:], c.tokens, accented) {
				found = append(found, c)
				break
			}
		}
	}
	return found
}

func spells(tokens, term []vietnamese.Token, accented bool) bool {
	for i, t := range term {
		if tokens[i].Key != t.Key && (accented || tokens[i].Folded != t.Folded) {
			return false
		}
	}
	return true
}

// contrasted reports whether the question names a thing that a text does not,
// while the text names another of the kind.
func (q *query) contrasted(text string) bool {
	own := make([]vietnamese.Token, q.own)
	for i, w := range q.words[:q.own] {
		own[i] = w.Token
	}
	asked := contrastsIn(own, q.accented)
	if len(asked) == 0 {
		return false
	}
	said := contrastsIn(vietnamese.Tokenize(text), true)
	has := func(list []contrast, c contrast) bool {
		return slices.ContainsFunc(list, func(o contrast) bool { return sameTokens(o.tokens, c.tokens) })
	}
	return slices.ContainsFunc(asked, func(a contrast) bool {
		if has(said, a) || holdsTerm(text, a) {
			return false
		}
		return slices.ContainsFunc(said, func(s contrast) bool {
			return !has(asked, s) && slices.ContainsFunc(s.sets, func(set int) bool { return slices.Contains(a.sets, set) })
		})
	})
}

// holdsTerm reports whether a text holds a term within a longer one.
func holdsTerm(text string, c contrast) bool {
	var term []string
	for _, t := range c.tokens {
		term = append(term, t.Key)
	}
	var all []string
	for _, t := range vietnamese.Tokenize(text) {
		all = append(all, t.Key)
	}
	return strings.Contains(" "+strings.Join(all, " ")+" ", " "+strings.Join(term, " ")+" ")
}
