package search

import (
	"slices"
	"strings"

	"haiphongbot/internal/knowledge"
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
	if len(items) == 1 || q.wants == offersPapers || slices.ContainsFunc(items[1:], pointsBack) || knowledge.Cells(sentence) != nil {
		return sentence // all papers of a list are asked for; all cells of a row speak of what stands in the first
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
			if !q.isMeasured(q.groups[g]) {
				sum += own - leastHeld(held, g)
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
	return items[best] + q.sameInYear(items[best], items[best+1:])
}

// pointsBack reports whether an item speaks of what one before it names: "thành phố hỗ trợ
// 15 doanh nghiệp lấy chứng nhận này".
func pointsBack(item string) bool {
	return slices.ContainsFunc(vietnamese.Tokenize(item), func(t vietnamese.Token) bool { return t.Key == this })
}

var this = vietnamese.Key("này")

// sameInYear returns the item behind one that says the same of the year that the
// question names: "năm 2025 đạt 65% số hộ; đến năm 2030 đạt 85%".
func (q *query) sameInYear(item string, behind []string) string {
	for _, w := range q.words[:q.own] {
		if !isYear(w.Key) || strings.Contains(item, w.Key) {
			continue
		}
		for _, other := range behind {
			if strings.Contains(other, w.Key) {
				return ";" + other
			}
		}
	}
	return ""
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

// leastHeld is what the item holds of a part of the question that holds least of it.
func leastHeld(held [][]float64, group int) float64 {
	least := held[0][group]
	for _, item := range held[1:] {
		least = min(least, item[group])
	}
	return least
}

// isName reports whether a word of the question is part of a name: it has a capital
// letter within the question, or, where nothing has, it is one of two neighbours that
// documents mostly write with one.
func (q *query) isName(i int) bool {
	t := q.words[i]
	switch {
	case t.Kind != vietnamese.Word || t.trust < 1 || q.loud:
		return false
	case q.capitals:
		return i > 0 && titled(t.Text) && (q.language == vietnamese.Vietnamese || vietnamese.ValidSyllable(t.Folded))
	}
	return q.isCapital(i) && (i > 0 && q.isCapital(i-1) || i+1 < q.own && q.isCapital(i+1))
}

// isCapital reports whether documents write a word of the question mostly with a
// capital letter within a sentence.
func (q *query) isCapital(i int) bool {
	uses, capitals := uint32(0), uint32(0)
	for _, k := range q.slots[i].keys {
		if k.strength == 1 {
			uses += q.corpus.uses[k.key]
			capitals += q.corpus.capital[k.key]
		}
	}
	return capitals > 0 && 2*capitals >= uses
}
