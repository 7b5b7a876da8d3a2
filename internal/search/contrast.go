package search

import (
	"slices"
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
	for i, t := range tokens {
		for _, c := range contrasts()[t.Folded] {
			if (accented || len(c.tokens) > 1) && spells(tokens[i:], c.tokens, accented) {
				found = append(found, c)
				break
			}
		}
	}
	return found
}

// stands reports whether a term stands in a text, with its accents, but for where one of
// some words, by their keys, stands before it.
func stands(term, text []vietnamese.Token, unlessBehind map[string]bool) bool {
	for i := range text {
		if spells(text[i:], term, true) && (i == 0 || !unlessBehind[text[i-1].Key]) {
			return true
		}
	}
	return false
}

// makesAnother make another term of the one behind them: "phó giám đốc" is no "giám đốc".
var makesAnother = keys("phó phi hoãn miễn bội")

// spells reports whether tokens begin with a term, with its accents or, in a text
// without accents, without.
func spells(tokens, term []vietnamese.Token, accented bool) bool {
	for i, t := range term {
		if i == len(tokens) || tokens[i].Key != t.Key && (accented || tokens[i].Folded != t.Folded) {
			return false
		}
	}
	return true
}

// contrasted reports whether the question names a thing that a text does not,
// while the text names another of the kind.
func (q *query) contrasted(text string) bool {
	asked := contrastsIn(q.ownTokens(), q.accented)
	if len(asked) == 0 {
		return false
	}
	tokens := vietnamese.Tokenize(text)
	said := contrastsIn(tokens, true)
	isAsked := func(c contrast) bool {
		return slices.ContainsFunc(asked, func(a contrast) bool { return sameTokens(a.tokens, c.tokens) })
	}
	return slices.ContainsFunc(asked, func(a contrast) bool {
		if stands(a.tokens, tokens, makesAnother) || isListed(a.tokens, tokens) { // it may stand within a longer term
			return false
		}
		return slices.ContainsFunc(said, func(s contrast) bool {
			return !isAsked(s) && slices.ContainsFunc(s.sets, func(set int) bool { return slices.Contains(a.sets, set) })
		})
	})
}

// isListed reports whether a text has the words of a term apart, as a list does that
// names what they share once: "tiếng Anh, Nhật, Hàn".
func isListed(term, text []vietnamese.Token) bool {
	return len(term) > 1 && !stands(term, text, nil) && !slices.ContainsFunc(term, func(t vietnamese.Token) bool {
		return !slices.ContainsFunc(text, func(s vietnamese.Token) bool { return s.Key == t.Key })
	})
}

// replaced returns the words of the question behind a word of a sentence that has another
// name or number there: "phường Bắc Lam" and "phường Đông Sơn", "nhóm I" and "nhóm II",
// "năm 2023" and "năm 2024".
func (q *query) replaced(sentence string, tokens []vietnamese.Token) []int {
	var found []int
	for i := 1; i < q.own; i++ {
		w := q.words[i]
		numbers, names := isDesignator(w.Token), !q.loud && q.content(i) && capital(w.Text)
		if !numbers && !names || slices.ContainsFunc(tokens, func(t vietnamese.Token) bool { return t.Folded == w.Folded }) {
			continue
		}
		for at := 1; at < len(tokens); at++ {
			t := tokens[at]
			behind := tokens[at-1].Folded == q.words[i-1].Folded && vietnamese.Adjacent(sentence, tokens[at-1], t)
			if behind && !q.says(t) && (numbers && isDesignator(t) || names && capital(t.Text)) {
				found = append(found, i)
				break
			}
		}
	}
	return found
}

// isDesignator reports whether a token is a number or one or two capital letters: "12",
// "II", "B".
func isDesignator(t vietnamese.Token) bool {
	return t.Kind == vietnamese.Number || len(t.Text) <= 2 && capital(t.Text) && !titled(t.Text)
}
