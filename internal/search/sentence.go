package search

import "haiphongbot/internal/vietnamese"

// sentence returns what of a passage's text answers: its best sentence or, of
// a long enumeration, the clauses that hold what the question asks.
func (q *query) sentence(text string, best int) string {
	spans := vietnamese.Sentences(text)
	if best >= len(spans) {
		return ""
	}
	s := spans[best]
	if whole := vietnamese.Tokenize(text[s.Start:s.End]); len(whole) > weights.LongSentence {
		s = q.clause(text, s, vietnamese.Clauses(text, s))
	}
	return text[s.Start:s.End]
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
