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
			if spells(tokens[i:], p.tokens, q.accented || one) && q.mayMean(i, p.tokens) && !q.withinOther(tokens, i, i+len(p.tokens)) {
				all = append(all, readCues(p.means))
			}
		}
	}
	return all
}

// others are terms that hold one that asks for a property and ask for something else.
var others = sync.OnceValue(func() phrases[bool] {
	all := phrases[bool]{}
	all.addList("thuế thu nhập, thu nhập doanh nghiệp, thu nhập cá nhân, thu nhập thấp, thu nhập chịu thuế, in charge, how far ahead, how far in advance", true)
	return all
})

// withinOther reports whether the words from one place to another are a part of one of
// others.
func (q *query) withinOther(tokens []vietnamese.Token, from, to int) bool {
	for i := range from + 1 {
		for _, o := range others()[tokens[i].Folded] {
			if end := i + len(o.tokens); end >= to && end-i > to-from && spells(tokens[i:], o.tokens, q.accented) {
				return true
			}
		}
	}
	return false
}

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
