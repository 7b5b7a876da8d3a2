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
			if in := holding(held, g); in < len(items) && own > 0 && !q.isMeasured(q.groups[g]) {
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
		_, subject := subjects[w.Folded]
		return subject || slices.ContainsFunc(q.number.counted, func(c word) bool { return c.Start == w.Start })
	})
}

// holding counts the items that hold a part of the question.
func holding(held [][]float64, group int) int {
	n := 0
	for _, item := range held {
		if item[group] > 0 {
			n++
		}
	}
	return n
}

// surroundings are the words that a sentence of a passage may speak of without
// repeating them: its own, those of its heading and title, and those of the
// sentence before it. A sentence that follows an enumeration speaks of all its
// items, so none of them is meant.
func (x *Index) surroundings(k candidate) (near, all []uint32) {
	p := &x.corpus.passages[k.passage]
	near = slices.Concat(p.context.keys, p.body.sentence(k.evidence.best))
	if before := k.evidence.best - 1; before >= 0 {
		text := x.passages[k.passage].Text
		span := vietnamese.Sentences(text)[before]
		if !strings.Contains(text[span.Start:span.End], ";") {
			near = append(near, p.body.sentence(before)...)
		}
	}
	return near, slices.Concat(p.context.keys, p.body.keys)
}

// namesApart reports whether the question has a name that the passage holds, but
// not where its best sentence speaks of it: then that sentence speaks of
// something else of its kind. A name is looked for together with the word before
// it: "sông Cấm", "cầu Bến Rừng".
func (x *Index) namesApart(q *query, k candidate) bool {
	near, all := x.surroundings(k)
	for i := 1; i < q.own; i++ {
		if !q.words[i].attached || !q.content(i) || !q.isName(i) {
			continue
		}
		if q.neighbours(all, i) && !q.neighbours(near, i) {
			return true
		}
	}
	return false
}

// otherKind is the weight of the weightiest word of the question that the
// candidate's best sentence, or what surrounds it, does not hold although it has
// the word before it, with another word in its place: "xe con" where the sentence
// says "xe tải", "quý 2" where it says "quý I".
func (x *Index) otherKind(q *query, k candidate) float64 {
	near, _ := x.surroundings(k)
	sentence := x.corpus.passages[k.passage].body.sentence(k.evidence.best)
	heaviest := 0.0
	for i := 1; i < q.own; i++ {
		t := q.words[i].Token
		if !q.words[i].attached || t.Kind == vietnamese.Word && !q.content(i) || !q.content(i-1) || t.Kind == vietnamese.Number && isYear(t.Key) {
			continue
		}
		if q.slots[i].in(near) || !q.slots[i-1].in(sentence) {
			continue
		}
		heaviest = max(heaviest, q.slots[i].weight)
	}
	return heaviest
}

// neighbours reports whether keys hold words i-1 and i of the question side by side.
func (q *query) neighbours(keys []uint32, i int) bool {
	for at := 1; at < len(keys); at++ {
		if q.slots[i].is(keys[at]) && q.slots[i-1].is(keys[at-1]) {
			return true
		}
	}
	return false
}

// isName reports whether documents write a word of the question with a capital
// letter within a sentence.
func (q *query) isName(slot int) bool {
	for _, k := range q.slots[slot].keys {
		if k.strength == 1 && q.corpus.capital[k.key] {
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
