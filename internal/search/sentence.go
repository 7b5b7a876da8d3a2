package search

import (
	"strings"

	"haiphongbot/internal/vietnamese"
)

// sentence returns what of a candidate's text answers: what staff have said that
// answers such a question, else its best sentence; of a long enumeration the
// clauses that hold it, of the row of a table the cell.
func (x *shard) sentence(q *query, k candidate) string {
	text := x.passages[k.passage].Text
	if k.second.row != nil && k.told == "" {
		return k.second.row.cell()
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
