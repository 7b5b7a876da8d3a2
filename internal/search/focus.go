package search

import (
	"slices"

	"haiphongbot/internal/vietnamese"
)

// focusReach is how far from a question word the words stand that say what it
// asks for, and focusWords how many of them do so on one side.
const (
	focusReach = 4
	focusWords = 3
)

// focus returns the content words that say most narrowly what is asked: those beside
// the question words ("đơn vị nào thi công", "bao nhiêu lao động nữ"), what is to be
// confirmed ("có được gia hạn không"), or, where nothing asks, the first ones.
func (q *query) focus() []int {
	own := q.words[:q.own]
	var slots []int
	note := func(from, step int) {
		for i, n := from, 0; i >= 0 && i < len(own) && n < focusWords && (i-from)*step < focusReach; i += step {
			if q.narrows(i) && !slices.Contains(slots, i) {
				slots = append(slots, i)
				n++
			}
		}
	}
	asks := false
	for i := range own {
		if n := q.askingAt(i); n > 0 {
			asks = true
			note(i+1, 1)
			if q.language != vietnamese.English {
				note(i-n, -1)
			}
		}
	}
	switch {
	case asks:
	case q.asksYesOrNo():
		for i, w := range own {
			if w.Folded == "co" {
				note(i+1, 1)
			}
		}
		note(len(own)-1, -1)
	default:
		note(0, 1)
	}
	return slots
}

// askingAt returns how many words the question word has that ends with the i-th
// word, 0 when none does.
func (q *query) askingAt(i int) int {
	own := q.words[:q.own]
	f := func(n int) string { return foldedAt(own, i+n) }
	if q.asksNumberAt(i) {
		return min(2, i+1)
	}
	switch f(0) {
	case "ai":
		if isAcronym(own, i) {
			return 0
		}
		return 1
	case "gi", "what", "which", "who", "whose", "where", "when", "how", "why":
		return 1
	case "nao", "dau", "sao", "gio":
		if endsAsking[f(-1)+" "+f(0)] {
			return 2
		}
		other := own[i].meant.Key != own[i].Folded && !otherAsking[own[i].meant.Key] // "đầu", "giỏ"
		if f(0) == "sao" || f(0) != "gio" && !other {
			return 1
		}
	}
	return 0
}

// endsAsking are question words of two syllables.
var endsAsking = pairSet("the nao, ra sao, khi nao, luc nao, vi sao, tai sao, bao gio")

// foundIn returns by slot of the question which part of its weight a text holds,
// under this name or another.
func (r *reader) foundIn(t *text) []float64 {
	held := r.matched(t)
	found := make([]float64, r.q.own)
	for i, g := range r.q.groups {
		part := share(held[i], g.weight)
		for _, u := range g.own {
			if len(u.slots) == 1 && u.slots[0] < r.q.own {
				found[u.slots[0]] = max(found[u.slots[0]], part)
			}
		}
	}
	return found
}

// narrow is what a candidate lacks of what is asked most narrowly. Shares are of
// weight, from 0 to 1.
type narrow struct {
	missing   float64 // of the focus, in the best sentence, the title and the headings
	absent    float64 // of the focus, in the whole passage as well
	untaught  float64 // of the focus, in the passage and in all its known phrasings
	words     float64 // two neighbouring words of which title, headings and best sentence lack both, as a part of lackingWords
	unsaid    float64 // content words of which title, headings and best sentence hold nothing, as a part of unsaidWords
	kind      float64 // of the kind of thing that is asked for, in the best sentence
	nameAway  float64 // names that title, headings and passage lack, as a part of a word that one passage holds
	replaced  bool    // the best sentence has another name or number where the question has one
	another   bool    // and, a number that is no year aside, the passage has that of the question nowhere
	offered   bool    // the best sentence has what tells one of the alternatives that the question offers
	nameOther float64 // names that title, headings and best sentence lack, which has others, as such a part
}

// narrowly compares a candidate with the focus, the kind and the names of a question.
func (x *shard) narrowly(q *query, k candidate) narrow {
	p := x.corpus.passages[k.passage]
	r := newReader(q)
	title, passage, pool := r.foundIn(&p.context), r.foundIn(&p.body), r.foundIn(&p.asked.all)
	text := x.sentenceOf(k)
	tokens := vietnamese.Tokenize(text)
	best := x.corpus.look(text)
	sentence := r.foundIn(&best)
	for _, i := range x.placesTold(q, text) {
		sentence[i], passage[i] = 1, 1
	}
	lack := func(slots []int, texts ...[]float64) float64 {
		lacking, all := 0.0, 0.0
		for _, i := range slots {
			all += q.slots[i].weight
			lacking += q.slots[i].weight * (1 - mostFound(i, texts))
		}
		return share(lacking, all)
	}
	focus := q.focus()
	n := narrow{
		missing:  lack(focus, title, sentence),
		absent:   lack(focus, title, passage),
		untaught: lack(focus, title, passage, pool),
		kind:     lack(q.kind(), sentence),
	}
	if before, behind := q.alternatives(); len(before)+len(behind) > 0 {
		n.offered = slices.ContainsFunc(slices.Concat(before, behind), func(i int) bool { return mostFound(i, [][]float64{title, sentence}) >= heldPart })
	}
	above := vietnamese.Tokenize(x.titleOf(k))
	for _, i := range q.replaced(text, tokens) {
		if slices.ContainsFunc(above, func(t vietnamese.Token) bool { return t.Key == q.words[i].Key }) {
			continue // the document is the "Nghị quyết số 37" that the question names
		}
		number := isDesignator(q.words[i].Token)
		n.replaced = n.replaced || number || mostFound(i, [][]float64{title, sentence}) < heldPart
		n.another = n.another || number && !isYear(q.words[i].Key) || mostFound(i, [][]float64{title, passage}) < heldPart
	}
	n.words = min(1, float64(q.wordsLacking(title, sentence))/lackingWords)
	n.unsaid = min(1, float64(q.wordsUnsaid(title, sentence))/unsaidWords)
	x.lackNames(q, k, &n, title, passage, sentence)
	return n
}

// lackNames fills in which names of the question a candidate lacks, of what title, passage
// and best sentence hold of its words.
func (x *shard) lackNames(q *query, k candidate, n *narrow, title, passage, sentence []float64) {
	var names []int
	for i := range q.own {
		if q.content(i) && q.isName(i) {
			names = append(names, i)
		}
	}
	if len(names) == 0 {
		return
	}
	above, best := vietnamese.Tokenize(x.titleOf(k)), vietnamese.Tokenize(x.sentenceOf(k))
	whole := slices.Concat(above, vietnamese.Tokenize(x.passages[k.passage].Text))
	told := slices.Concat(above, best)
	other := q.namesOther(best)
	for _, i := range names {
		weight := q.slots[i].weight / x.corpus.alone()
		n.nameAway += weight * (1 - q.nameHeld(i, max(title[i], passage[i]), whole))
		if other {
			n.nameOther += weight * (1 - q.nameHeld(i, max(title[i], sentence[i]), told))
		}
	}
	n.nameAway, n.nameOther = min(1, n.nameAway), min(1, n.nameOther)
}

// nameHeld returns which part of the i-th word, which belongs to a name, a text holds: nothing
// where it has the words of the name apart, as "Việt Nam" and "An Phú" hold no "Nam Phú".
func (q *query) nameHeld(i int, found float64, text []vietnamese.Token) float64 {
	alone := true
	for _, n := range []int{i - 1, i} {
		if n < 0 || n+1 >= q.own || !q.words[n+1].attached || !q.isName(n) || !q.isName(n+1) {
			continue
		}
		alone = false
		for at, t := range text {
			if t.Folded == q.words[n].Folded && slices.ContainsFunc(text[at+1:min(at+1+nameReach, len(text))], func(t vietnamese.Token) bool { return t.Folded == q.words[n+1].Folded }) {
				return found
			}
		}
	}
	if alone {
		return found
	}
	return 0
}

// nameReach is how many words behind one of a name the next may stand: people leave out
// middle names.
const nameReach = 2

// mostFound returns the greatest part of a slot that one of several texts holds.
func mostFound(slot int, texts [][]float64) float64 {
	found := 0.0
	for _, t := range texts {
		found = max(found, t[slot])
	}
	return found
}

// heldPart is the part of a word from which on a text holds it.
const heldPart = 0.5

// lackingWords is how many words of two syllables a sentence lacks that certainly does
// not speak of what is asked. That one is lacking says more than what it weighs: what
// is asked of the thing that a document is about is mostly a word of everyday use.
const lackingWords = 2

// wordsLacking counts the neighbouring content words of which no text holds either:
// mostly the two syllables of a word.
func (q *query) wordsLacking(texts ...[]float64) int {
	lacks := func(i int) bool { return q.narrows(i) && mostFound(i, texts) < heldPart }
	n := 0
	for i := 1; i < q.own; i++ {
		if q.words[i].attached && lacks(i-1) && lacks(i) {
			n++
		}
	}
	return n
}

// unsaidWords is how many words a sentence says nothing of that certainly does not
// speak of what is asked.
const unsaidWords = 3

// unsaidPart is the part of a word below which a text says nothing of it.
const unsaidPart = 0.1

// wordsUnsaid counts the content words of which no text holds anything, under no other
// name either, but for the names of the city that all documents are about.
func (q *query) wordsUnsaid(texts ...[]float64) int {
	n := 0
	for i := range q.own {
		if q.narrows(i) && !ofHome[q.words[i].Folded] && mostFound(i, texts) < unsaidPart {
			n++
		}
	}
	return n
}

// namesOther reports whether a sentence has a capital letter behind its first word
// that the question has not.
func (q *query) namesOther(sentence []vietnamese.Token) bool {
	for i, t := range sentence {
		if i > 0 && t.Kind == vietnamese.Word && capital(t.Text) && !q.says(t) {
			return true
		}
	}
	return false
}

// kind returns the words for the kind of thing that a question asks for: before
// "nào" and "gì", behind "which" and "what", or first when it asks "… là gì?".
// None when any thing will do, or when the kind is one whose names are told apart.
func (q *query) kind() []int {
	own := q.words[:q.own]
	for i := range own {
		var kind []int
		switch foldedAt(own, i) {
		case "nao", "gi", "j":
			switch before := foldedAt(own, i-1); {
			case homeAskedAt(own, i) > 0:
			case beforeAnything[before]:
				if i > 3 && own[1].attached {
					kind = q.kindEndingAt(1)
				}
			case i > 0:
				kind = q.kindEndingAt(i - 1)
			}
		case "which", "what":
			from := i + 1
			for isOrDoes[foldedAt(own, from)] || foldedAt(own, from) == "the" {
				from++ // "what is the interest rate"
			}
			for n := from; n < min(from+2, len(own)) && q.content(n) && !anyKind[own[n].Folded] && !kindsOfPlace[own[n].Folded]; n++ {
				kind = append(kind, n)
			}
		}
		if len(kind) > 0 {
			return kind
		}
	}
	return nil
}

// wideKind returns the words beside "nào" and "gì" for a kind so wide that a sentence
// answers without them: "những yếu tố nào".
func (q *query) wideKind() []int {
	own := q.words[:q.own]
	var wide []int
	for i := 1; i < len(own); i++ {
		f := foldedAt(own, i)
		if f != "nao" && f != "gi" {
			continue
		}
		switch one, home := foldedAt(own, i-1), homeAskedAt(own, i); {
		case home > 0:
			for n := i - home; n < i; n++ {
				wide = append(wide, n)
			}
		case i > 1 && anyKind[foldedAt(own, i-2)+" "+one]:
			wide = append(wide, i-2, i-1)
		case anyKind[one]:
			wide = append(wide, i-1)
		}
	}
	return wide
}

// kindEndingAt returns the word for a kind that ends with the i-th syllable.
func (q *query) kindEndingAt(i int) []int {
	own := q.words[:q.own]
	one := foldedAt(own, i)
	two := foldedAt(own, i-1) + " " + one
	class := vietnamese.ClassOf(own[i].meant)
	switch {
	case own[i].Kind != vietnamese.Word || class != vietnamese.Content && class != vietnamese.Common:
		return nil
	case anyKind[one] || anyKind[two] || named[one] || named[two] || calendar[own[i].Key]:
		return nil
	case i > 0 && own[i].attached && q.content(i-1):
		return []int{i - 1, i}
	case q.content(i):
		return []int{i}
	}
	return nil
}

var (
	// What stands before "gì" and "nào" when the kind stands elsewhere: "là gì", "gồm những gì".
	beforeAnything = wordSet("la nhung gom cac")
	// Words so wide that a sentence answers without them.
	anyKind = pairSet("cai, dieu, viec, van de, muc tieu, dich, huong, phuong huong, dinh huong, linh vuc, mat, noi dung, giai phap, nhiem vu, nganh, nganh nghe, nhom, loai, khau, hinh thuc, phuong dien, muc, muc do, tam, pham vi, " +
		"yeu to, gia tri, vai tro, y nghia, dac diem, khi, noi, cho, nguoi, ai, su, lam, the, nhu the, cach, bang cach, kieu, " +
		"area, areas, aspect, aspects, goal, goals, kind, kinds, type, types, sort, way, ways, field, fields, sector, sectors, direction, role, steps, measures, things")
)
