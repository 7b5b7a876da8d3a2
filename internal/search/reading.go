package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"haiphongbot/internal/vietnamese"
)

// word is one token of a question as the ranking understands it.
type word struct {
	vietnamese.Token
	meant    vietnamese.Token   // the token, with the accents that it most likely lacks
	trust    float64            // 0..1: how far to believe that this was meant; 1 for what was typed
	others   []vietnamese.Token // what it may have been meant to be besides
	doubt    []float64          // how far to believe each of others
	attached bool               // it can form a word with the token before it
	mended   bool               // it was not typed so
	context  bool               // from earlier in the conversation
}

// foldedAt returns the i-th word without accents, "" when there is none.
func foldedAt(words []word, i int) string {
	if i < 0 || i >= len(words) {
		return ""
	}
	return words[i].Folded
}

// lastWord returns the last word that is no courtesy, folded: "ko" of "… ko ạ".
func lastWord(tokens []word) string {
	for _, w := range slices.Backward(tokens) {
		if vietnamese.ClassOf(w.meant) != vietnamese.Courtesy {
			return w.Folded
		}
	}
	return ""
}

// capital reports whether a word begins with a capital letter.
func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// titled reports whether a word begins with a capital letter and has small ones.
func titled(s string) bool { return capital(s) && s != strings.ToUpper(s) }

// Bounds of the work for one question, in tokens.
const (
	maxTokens  = 64
	maxContext = 24
)

// readWords reads a text: abbreviations written out, slips repaired to words that
// the folder or its glossary uses.
func readWords(spelling *vietnamese.Lexicon, text string, limit int) []word {
	tokens := distinct(vietnamese.Tokenize(text), limit)
	var out []word
	for i, r := range spelling.Repair(tokens) {
		attached := i > 0 && vietnamese.Adjacent(text, tokens[i-1], tokens[i])
		if len(r.Candidates) == 0 {
			out = append(out, asTyped(r.Token, attached))
			continue
		}
		best := r.Candidates[0]
		for j, t := range best.Tokens {
			out = append(out, word{Token: t, meant: t, trust: best.Weight, attached: attached || j > 0, mended: true})
		}
		if len(best.Tokens) > 1 {
			continue
		}
		last := &out[len(out)-1]
		for _, c := range r.Candidates[1:] {
			if len(c.Tokens) == 1 {
				last.others = append(last.others, c.Tokens[0])
				last.doubt = append(last.doubt, c.Weight)
			}
		}
	}
	return out[:min(len(out), limit)]
}

// asTyped is a token that means itself.
func asTyped(t vietnamese.Token, attached bool) word {
	return word{Token: t, meant: t, trust: 1, attached: attached}
}

// readAccents gives the words of a question that was typed without accents those that
// they most likely lack.
func readAccents(spelling *vietnamese.Lexicon, words []word) {
	tokens := make([]vietnamese.Token, len(words))
	for i, w := range words {
		tokens[i] = w.Token
	}
	for i, t := range spelling.Accented(tokens) {
		if !words[i].mended {
			words[i].meant = t
		}
	}
}

// distinct drops the tokens beyond the limit: first those said before.
func distinct(tokens []vietnamese.Token, limit int) []vietnamese.Token {
	if len(tokens) <= limit {
		return tokens
	}
	seen := make(map[string]bool, limit)
	kept := make([]vietnamese.Token, 0, limit)
	for _, t := range tokens {
		if !seen[t.Key] {
			seen[t.Key] = true
			kept = append(kept, t)
		}
		if len(kept) == limit {
			break
		}
	}
	return kept
}

// lacking returns the words of the conversation's context that a question does
// not have itself.
func lacking(question, context []word) []word {
	said := make(map[string]bool, len(question))
	for _, w := range question {
		said[w.Folded] = true
	}
	var out []word
	attached := false
	for _, w := range context {
		if said[w.Folded] {
			attached = false
			continue
		}
		w.context = true
		w.attached = w.attached && attached
		attached = true
		out = append(out, w)
	}
	return out
}
