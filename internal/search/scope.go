package search

import (
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
			if in := holding(held, g); in < len(items) && own > 0 {
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

// namesApart reports whether the question has a name that the passage holds, but
// neither the sentence, its heading nor the sentence before it: then the
// sentence speaks of something else of its kind. A sentence that follows an
// enumeration speaks of all its items.
func (x *Index) namesApart(q *query, k candidate) bool {
	p := &x.corpus.passages[k.passage]
	best := k.evidence.best
	if best >= len(p.body.sentences) {
		return false
	}
	text := x.passages[k.passage].Text
	spans := vietnamese.Sentences(text)
	near := map[uint32]bool{}
	add := func(keys []uint32) {
		for _, key := range keys {
			near[key] = true
		}
	}
	add(p.context.keys)
	add(p.body.sentence(best))
	if best > 0 && !strings.Contains(text[spans[best-1].Start:spans[best-1].End], ";") {
		add(p.body.sentence(best - 1))
	}
	all := map[uint32]bool{}
	for _, key := range p.body.keys {
		all[key] = true
	}
	for i := range q.own {
		if q.content(i) && q.isName(i) && q.slots[i].in(all) && !q.slots[i].in(near) {
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

// in reports whether a set of keys holds the slot.
func (s slot) in(keys map[uint32]bool) bool {
	for _, k := range s.keys {
		if keys[k.key] {
			return true
		}
	}
	return false
}

// sentence is the i-th sentence of a text as keys.
func (t *text) sentence(i int) []uint32 {
	if i+1 < len(t.sentences) {
		return t.keys[t.sentences[i]:t.sentences[i+1]]
	}
	return t.keys[t.sentences[i]:]
}
