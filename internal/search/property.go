package search

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"haiphongbot/internal/vietnamese"
)

// properties are the ways of asking for a property of a thing, with what a sentence says
// that tells it.
var properties = sync.OnceValue(func() phrases[[]string] {
	all := phrases[[]string]{}
	for asked, told := range vietnamese.Properties() {
		for _, term := range asked {
			all.add(vietnamese.Tokenize(term), told)
		}
	}
	return all
})

// cues are what a sentence says that tells a property: whole words, or, when they have
// signs, parts of the text.
type cues struct {
	words [][]vietnamese.Token
	signs []string
}

// asksFor returns the cues of each property that a question asks for. In Vietnamese
// without accents a term of one syllable is not read: "song" may be "sông".
func (q *query) asksFor() []cues {
	tokens := q.ownTokens()
	var all []cues
	for i, t := range tokens {
		for _, p := range properties()[t.Folded] {
			one := len(p.tokens) == 1
			if one && !q.accented && q.language == vietnamese.Vietnamese && vietnamese.ValidSyllable(t.Folded) {
				continue
			}
			if spells(tokens[i:], p.tokens, q.accented || one) && q.mayMean(i, p.tokens) && !withinTerm(tokens, i, len(p.tokens)) {
				all = append(all, readCues(p.means))
			}
		}
	}
	return all
}

// withinTerm reports whether a term of some words from the i-th on is a part of another that
// asks for something else: "thuế thu nhập", "thu nhập thấp", "in charge".
func withinTerm(tokens []vietnamese.Token, i, length int) bool {
	f := func(n int) string {
		if n < 0 || n >= len(tokens) {
			return ""
		}
		return tokens[n].Folded
	}
	switch f(i) {
	case "thu":
		return length == 2 && f(i+1) == "nhap" && (f(i-1) == "thue" || notIncome[f(i+2)])
	case "charge":
		return f(i-1) == "in"
	case "how":
		return f(i+1) == "far" && (f(i+2) == "ahead" || f(i+3) == "advance")
	}
	return false
}

// notIncome stand behind "thu nhập" in names of taxes and of housing.
var notIncome = wordSet("doanh ca thap chiu")

// mayMean reports whether the words from the i-th on may be those of a term: of words
// without accents none is likelier another one, as "thi cong nhan" begins with "thì" and
// not with "thi công".
func (q *query) mayMean(i int, term []vietnamese.Token) bool {
	if q.accented || q.language != vietnamese.Vietnamese {
		return true
	}
	for n, t := range term {
		if meant := q.words[i+n].meant; meant.Key != meant.Folded && meant.Key != t.Key {
			return false
		}
	}
	return true
}

func readCues(told []string) cues {
	var c cues
	for _, cue := range told {
		if strings.ContainsFunc(cue, func(r rune) bool { return r != ' ' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			c.signs = append(c.signs, cue)
		} else {
			c.words = append(c.words, vietnamese.Tokenize(cue))
		}
	}
	return c
}

// stand reports whether one of the cues stands in a text.
func (c cues) stand(text string, tokens []vietnamese.Token) bool {
	if slices.ContainsFunc(c.signs, func(sign string) bool { return strings.Contains(text, sign) }) {
		return true
	}
	return slices.ContainsFunc(c.words, func(words []vietnamese.Token) bool { return stands(words, tokens, nil) })
}

// tellsAll reports whether a text has a cue of each of several things to be told.
func tellsAll(asked []cues, text string) bool {
	return len(untoldBy(asked, text)) == 0
}

// untoldBy returns those of several things to be told of which a text has no cue.
func untoldBy(asked []cues, text string) []cues {
	if len(asked) == 0 {
		return nil
	}
	text = strings.ToLower(text)
	tokens := vietnamese.Tokenize(text)
	return slices.DeleteFunc(slices.Clone(asked), func(c cues) bool { return c.stand(text, tokens) })
}
