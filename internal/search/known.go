package search

import (
	"math"
	"slices"

	"haiphongbot/internal/vietnamese"
)

// knownList holds questions whose outcome staff have fixed. There are thousands of them: their
// words stand one behind the other, and each is little more than where its own begin.
type knownList struct {
	all     text // undivided
	each    []known
	answers []string         // what known.answer numbers; the first is ""
	years   map[int][]string // by place in each: the years that a question names
}

// known is one of them.
type known struct {
	weight float64 // what it would score for itself, in one corpus
	from   uint32  // its first word in knownList.all
	length uint16  // words
	answer uint16  // the words of its passage that answer it, "" when they are not known
}

// maxKnown is from how many words on a listed question is cut off.
const maxKnown = math.MaxUint16

// list reads questions. Their weights are set by weigh, once all texts are counted.
func (c *corpus) list(questions []string) knownList {
	l := knownList{all: text{sentences: undivided}, each: make([]known, len(questions)), answers: []string{""}, years: map[int][]string{}}
	var tokens []vietnamese.Token
	for i, question := range questions {
		question, tokens = longhand(question, tokens)
		w, _ := c.readTokens(question, tokens[:min(len(tokens), maxKnown)])
		l.each[i] = known{from: uint32(len(l.all.keys)), length: uint16(len(w.keys))}
		l.all.keys, l.all.marks = append(l.all.keys, w.keys...), append(l.all.marks, w.marks...)
		for _, t := range tokens {
			if t.Kind == vietnamese.Number && isYear(t.Text) {
				l.years[i] = append(l.years[i], t.Text)
			}
		}
	}
	l.all.words = words{slices.Clone(l.all.keys), slices.Clone(l.all.marks)} // as long as they are
	return l
}

// answeredBy notes the words that answer the i-th question.
func (l *knownList) answeredBy(i int, answer string) {
	at := slices.Index(l.answers, answer)
	if at < 0 && len(l.answers) < math.MaxUint16 {
		at = len(l.answers)
		l.answers = append(l.answers, answer)
	}
	l.each[i].answer = uint16(max(at, 0))
}

// words are those of the i-th question.
func (l *knownList) words(i int) words {
	from := l.each[i].from
	to := from + uint32(l.each[i].length)
	return words{l.all.keys[from:to], l.all.marks[from:to]}
}

// weigh returns the questions with their weights in a corpus. Whoever reads them as they
// were is not disturbed.
func (l knownList) weigh(c *corpus) knownList {
	l.each = slices.Clone(l.each)
	for i := range l.each {
		l.each[i].weight = c.weightOf(l.words(i))
	}
	return l
}
