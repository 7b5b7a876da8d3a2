package search

import (
	"strings"

	"haiphongbot/internal/knowledge"
	"haiphongbot/internal/vietnamese"
)

// sentence returns what of a candidate's text answers: what staff have said that
// answers such a question, else its best sentence; of a long enumeration the
// clauses that hold it, of the row of a table the cell.
func (x *shard) sentence(q *query, k candidate) string {
	text := x.passages[k.passage].Text
	if cells := knowledge.Cells(text); cells != nil && k.told == "" {
		return x.cell(q, text, cells)
	}
	spans := vietnamese.Sentences(text)
	best := k.evidence.best
	told := placeOf(text, k.told)
	for i, s := range spans {
		if told.End > 0 && s.Start <= told.Start && told.Start < s.End {
			best = i
		}
	}
	if best >= len(spans) {
		return ""
	}
	s := spans[best]
	if whole := vietnamese.Tokenize(text[s.Start:s.End]); len(whole) > weights.LongSentence {
		clauses := vietnamese.Clauses(text, s)
		if told.End > 0 {
			s = around(told, s, clauses)
		} else {
			s = q.clause(text, s, clauses)
		}
	}
	return text[s.Start:s.End]
}

// cell returns the cell of a row that tells what is asked of the thing in the first: the
// one that holds most of the question that the first does not, all of the row when none
// does or several do.
func (x *shard) cell(q *query, text string, cells []knowledge.Cell) string {
	r := newReader(q)
	held := func(c knowledge.Cell) []float64 {
		t := q.corpus.look(text[c.Start:c.End])
		return r.matched(&t)
	}
	head := held(cells[0])
	best, most := text, 0.0
	for _, c := range cells[1:] {
		cell := text[c.Start:c.End]
		sum := 0.0
		for g, own := range held(c) {
			sum += max(0, own-head[g])
		}
		if q.wants != 0 && x.tells(q, offerOf(vietnamese.Tokenize(cell)), cell) {
			sum += weights.ChoiceTells * x.corpus.alone()
		}
		if len(q.properties) > 0 && tellsAll(q.properties, cell) {
			sum += weights.ChoiceTold * x.corpus.alone()
		}
		switch {
		case sum > most:
			best, most = cell, sum
		case sum == most:
			best = text
		}
	}
	return best
}

// placeOf is where words of a text stand, the zero Span when they do not.
func placeOf(text, words string) vietnamese.Span {
	if at := strings.Index(text, words); words != "" && at >= 0 {
		return vietnamese.Span{Start: at, End: at + len(words)}
	}
	return vietnamese.Span{}
}

// around returns the clauses of a sentence that a part of it runs over.
func around(part, sentence vietnamese.Span, clauses []vietnamese.Span) vietnamese.Span {
	run := vietnamese.Span{Start: sentence.End}
	for _, c := range clauses {
		if c.Start < part.End && part.Start < c.End {
			run.Start, run.End = min(run.Start, c.Start), max(run.End, c.End)
		}
	}
	if run.End == 0 {
		return sentence
	}
	return run
}

// clause returns the shortest run of clauses that holds enough of the
// evidence of their sentence.
func (q *query) clause(text string, sentence vietnamese.Span, clauses []vietnamese.Span) vietnamese.Span {
	r := newReader(q)
	enough := weights.ClauseShare * r.holds(text[sentence.Start:sentence.End])
	if enough == 0 {
		return sentence
	}
	for n := 1; n < len(clauses); n++ {
		best, most := sentence, 0.0
		for i := 0; i+n <= len(clauses); i++ {
			run := vietnamese.Span{Start: clauses[i].Start, End: clauses[i+n-1].End}
			if x := r.holds(text[run.Start:run.End]); x > most {
				best, most = run, x
			}
		}
		if most >= enough {
			return best
		}
	}
	return sentence
}

// holds returns how much of the query a part of a passage holds.
func (r *reader) holds(part string) float64 {
	t := r.q.corpus.look(part)
	sum := 0.0
	for _, x := range r.matched(&t) {
		sum += x
	}
	return sum
}
