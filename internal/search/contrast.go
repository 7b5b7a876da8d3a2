package search

import (
	"slices"
	"sync"

	"haiphongbot/internal/vietnamese"
)

// contrast is a term that excludes others of its kind: it means things of the sets of
// package vietnamese.
type contrast = phrase[[]thing]

// thing is one of a set of package vietnamese, both by their number.
type thing struct{ set, number int }

var contrasts = sync.OnceValue(func() phrases[[]thing] {
	all := phrases[[]thing]{}
	set := 0
	for things := range vietnamese.Contrasts() {
		for number, terms := range things {
			for _, term := range terms {
				tokens := vietnamese.Tokenize(term)
				if known := all.exactly(tokens); known != nil {
					known.means = append(known.means, thing{set, number})
				} else {
					all.add(tokens, []thing{{set, number}})
				}
			}
		}
		set++
	}
	return all
})

// contrastsIn finds the terms that tokens hold, the longest where several begin, and none
// within another: "ngoài công lập" is not "công lập".
// Of a text without accents a term of one syllable is not read.
func contrastsIn(tokens []vietnamese.Token, accented bool) []contrast {
	var found []contrast
	end := 0
	for i, t := range tokens {
		for _, c := range contrasts()[t.Folded] {
			if i+len(c.tokens) > end && (accented || len(c.tokens) > 1) && spells(tokens[i:], c.tokens, accented) {
				found = append(found, c)
				end = i + len(c.tokens)
				break
			}
		}
	}
	return found
}

// makesAnother make another term of the one behind them: "phó giám đốc" is no "giám đốc".
var makesAnother = keys("phó phi hoãn miễn bội ngoài")

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
		another := false
		for _, s := range said {
			for _, t := range s.means {
				if slices.Contains(a.means, t) && !sameTokens(a.tokens, s.tokens) {
					return false // under another name
				}
				another = another || !isAsked(s) && slices.ContainsFunc(a.means, func(of thing) bool { return of.set == t.set })
			}
		}
		return another
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
		decade := len(w.Key) == 2 && q.words[i-1].Folded == "nam" // "những năm 70" are the 1970s
		numbers, names := isDesignator(w.Token) && !decade, !q.loud && q.content(i) && capital(w.Text)
		if !numbers && !names || slices.ContainsFunc(tokens, func(t vietnamese.Token) bool { return t.Folded == w.Folded }) {
			continue
		}
		for at := 1; at < len(tokens); at++ {
			t := tokens[at]
			before := at - 1
			if before > 0 && tokens[before].Key == numberOf && q.words[i-1].Key != numberOf {
				before-- // "Nghị quyết số 84"
			}
			behind := tokens[before].Folded == q.words[i-1].Folded && vietnamese.Adjacent(sentence, tokens[at-1], t)
			if behind && !q.says(t) && !isCompared(tokens, at) && (numbers && isDesignator(t) || names && capital(t.Text)) {
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
