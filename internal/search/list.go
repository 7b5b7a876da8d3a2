package search

import (
	"slices"

	"haiphongbot/internal/vietnamese"
)

// countsOnly reports whether the best sentence of a candidate only counts what the question
// wants named, and whether the other sentences that speak of such things do no more.
func (x *shard) countsOnly(q *query, k candidate) (best, all bool) {
	kind := q.listed()
	if kind == nil || !onlyCounts(x.sentenceOf(k), kind) {
		return false, false
	}
	text := x.passages[k.passage].Text
	return true, !slices.ContainsFunc(vietnamese.Sentences(text), func(span vietnamese.Span) bool {
		sentence := text[span.Start:span.End]
		speaks := slices.ContainsFunc(vietnamese.Tokenize(sentence), func(t vietnamese.Token) bool { return t.Folded == kind[len(kind)-1].Folded })
		return speaks && !onlyCounts(sentence, kind)
	})
}

// onlyCounts reports whether a sentence says no more of a kind of thing than how many there
// are: "sau khi khảo sát năm địa phương vì".
func onlyCounts(sentence string, kind []word) bool {
	tokens := vietnamese.Tokenize(sentence)
	of := numberAsked{measure: things, counted: kind}
	counted := false
	for _, n := range quantities(sentence) {
		if n.measure != things || !of.isCounted(n) {
			continue
		}
		counted = true
		for _, t := range tokens[n.at:min(n.at+listReach, len(tokens))] {
			if listLeads[t.Key] || opensList(sentence[t.End:]) || capital(t.Text) {
				return false
			}
		}
	}
	return counted
}

// listReach is how far behind a number the list of what it counts may begin, in tokens.
const listReach = 8

// listLeads lead to a list.
var listLeads = keys("gồm là như")

// opensList reports whether a text begins with a mark behind which a list may stand.
func opensList(text string) bool {
	return len(text) > 0 && (text[0] == ':' || len(text) > 1 && text[0] == ' ' && text[1] == '(')
}

// listed returns the words for the kind of thing of which a question wants several named:
// "những địa phương nào"; nil when it wants none.
func (q *query) listed() []word {
	own := q.words[:q.own]
	for i, w := range own {
		switch {
		case w.Folded == "nao" && i > 1 && several[foldedAt(own, i-3)] && own[i-1].attached:
			return own[i-2 : i]
		case w.Folded == "nao" && i > 0 && several[foldedAt(own, i-2)]:
			return own[i-1 : i]
		}
	}
	return nil
}

// several stand before a kind of thing of which more than one is meant.
var several = wordSet("nhung cac")
