package search

import (
	"slices"
	"strings"

	"haiphongbot/internal/vietnamese"
)

// itemLead is by how much one item of an enumeration must hold more of a question
// than any other to be the one that the question is about.
const itemLead = 1.3

// item returns the part of a sentence that speaks of what is asked: of items
// divided by semicolons ("cảng A rộng 38 ha; kho B chứa 40.000 tấn") the one that
// holds most of what sets them apart, else the sentence. What another item says
// of another thing answers nothing.
func (q *query) item(sentence string) string {
	items := strings.Split(sentence, ";")
	if len(items) == 1 {
		return sentence
	}
	r := newReader(q)
	held := make([][]float64, len(items))
	for i, item := range items {
		t := q.corpus.look(item)
		held[i] = r.matched(&t)
	}
	best, most, second := 0, 0.0, 0.0
	for i := range items {
		sum := 0.0
		for g, own := range held[i] {
			if in := itemsWith(held, g); in < len(items) && own > 0 && !q.isMeasured(q.groups[g]) {
				sum += own / float64(in)
			}
		}
		switch {
		case sum > most:
			best, most, second = i, sum, most
		case sum > second:
			second = sum
		}
	}
	if most <= itemLead*second {
		return sentence
	}
	return items[best]
}

// isMeasured reports whether a part of the question only says what is counted or
// measured: that stands with every item.
func (q *query) isMeasured(g group) bool {
	if q.wants != offersNumber {
		return false
	}
	return slices.ContainsFunc(g.own, func(u unit) bool {
		i := u.slots[0]
		if i >= q.own {
			return false
		}
		w := q.words[i]
		own := q.words[:q.own]
		_, subject := subjects[w.Folded]
		_, two := subjects[w.Folded+" "+foldedAt(own, i+1)]
		_, second := subjects[foldedAt(own, i-1)+" "+w.Folded]
		return subject || two || second || slices.ContainsFunc(q.number.counted, func(c word) bool { return c.Start == w.Start })
	})
}

// itemsWith counts the items that hold a part of the question.
func itemsWith(held [][]float64, group int) int {
	n := 0
	for _, item := range held {
		if item[group] > 0 {
			n++
		}
	}
	return n
}

// namesApart reports whether the question has a name that documents give to a
// thing of some kind ("khu công nghiệp Đoàn Lập"), while the last thing of that
// kind that is named up to the best sentence of the i-th candidate is another:
// then that sentence speaks of the other. Behind an enumeration none of its items
// is meant.
func (x *Index) namesApart(q *query, ranked []candidate, i int) bool {
	sentences := x.sentencesOf(ranked[i])
	best := min(ranked[i].evidence.best, len(sentences)-1)
	for w := range q.own {
		if !q.content(w) || !q.isName(w) {
			continue
		}
		for kind := range x.kindsOf(q, w, ranked, i) {
			for s := best; s >= 0; s-- {
				own, other := q.namedAfter(kind, w, sentences[s])
				if other && (!own || s < best) {
					return true
				}
				if own {
					break
				}
			}
		}
	}
	return false
}

// sentencesOf are the tokens of a candidate's passage, sentence by sentence.
func (x *Index) sentencesOf(k candidate) [][]vietnamese.Token {
	text := x.passages[k.passage].Text
	var sentences [][]vietnamese.Token
	for _, span := range vietnamese.Sentences(text) {
		sentences = append(sentences, vietnamese.Tokenize(text[span.Start:span.End]))
	}
	return sentences
}

// namesakes is how many candidates are read for the kind of thing that has a name.
const namesakes = 5

// kindsOf returns the words that stand before a word of the question where the
// i-th candidate has it as a name, or, when it has not, where others have.
func (x *Index) kindsOf(q *query, word int, ranked []candidate, i int) map[string]bool {
	kinds := q.kindsIn(word, x.sentencesOf(ranked[i]))
	for j := 0; len(kinds) == 0 && j < min(namesakes, len(ranked)); j++ {
		if j != i {
			kinds = q.kindsIn(word, x.sentencesOf(ranked[j]))
		}
	}
	return kinds
}

// kindsIn returns the words that stand before the i-th word of the question where
// a passage has it as a name.
func (q *query) kindsIn(i int, sentences [][]vietnamese.Token) map[string]bool {
	kinds := map[string]bool{}
	for _, tokens := range sentences {
		for at := 1; at < len(tokens); at++ {
			before := tokens[at-1]
			if capital(tokens[at].Text) && q.slots[i].is(q.corpus.keyOf[tokens[at].Key]) && !capital(before.Text) && vietnamese.ClassOf(before) == vietnamese.Content {
				kinds[before.Key] = true
			}
		}
	}
	return kinds
}

// namedAfter reports whether tokens hold, behind a word for a kind, the i-th word
// of the question, or another name.
func (q *query) namedAfter(kind string, i int, tokens []vietnamese.Token) (own, other bool) {
	for at := 1; at < len(tokens); at++ {
		if tokens[at-1].Key != kind || !capital(tokens[at].Text) {
			continue
		}
		if q.slots[i].is(q.corpus.keyOf[tokens[at].Key]) {
			own = true
		} else {
			other = true
		}
	}
	return own, other
}

// otherKind is the weight of the weightiest word of the question in whose place
// the candidate's best sentence has another: it holds the word before it, but
// neither it nor the title and headings hold the word itself. "Xe con" where the
// sentence says "xe tải", "quý 2" where it says "quý I".
func (x *Index) otherKind(q *query, k candidate) float64 {
	p := x.corpus.passages[k.passage]
	sentence := p.body.sentence(k.evidence.best)
	heaviest := 0.0
	for i := 1; i < q.own; i++ {
		t := q.words[i].Token
		if !q.words[i].attached || t.Kind == vietnamese.Word && !q.content(i) || !q.content(i-1) || t.Kind == vietnamese.Number && isYear(t.Key) {
			continue
		}
		if q.slots[i-1].in(sentence) && !q.slots[i].in(sentence) && !q.slots[i].in(p.context.keys) {
			heaviest = max(heaviest, q.slots[i].weight)
		}
	}
	return heaviest
}

// isName reports whether documents write a word of the question with a capital
// letter within a sentence.
func (q *query) isName(slot int) bool {
	for _, k := range q.slots[slot].keys {
		if k.strength == 1 && q.corpus.capital[k.key] > 0 {
			return true
		}
	}
	return false
}

// is reports whether a key can be what the slot looks for.
func (s slot) is(key uint32) bool {
	return slices.ContainsFunc(s.keys, func(k keyStrength) bool { return k.key == key })
}

// in reports whether keys hold what the slot looks for.
func (s slot) in(keys []uint32) bool { return slices.ContainsFunc(keys, s.is) }

// sentence is the i-th sentence of a text as keys.
func (t *text) sentence(i int) []uint32 {
	if i >= len(t.sentences) {
		return nil
	}
	if i+1 < len(t.sentences) {
		return t.keys[t.sentences[i]:t.sentences[i+1]]
	}
	return t.keys[t.sentences[i]:]
}
