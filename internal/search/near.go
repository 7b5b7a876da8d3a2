package search

import "haiphongbot/internal/vietnamese"

// nearTokens is how far from a fact a word stands at most that speaks of it.
const nearTokens = 10

// factFar returns by how much less of the question stands near a fact of the kind
// asked for than within the same length anywhere in the sentence, as shares of its
// weight: a sentence may speak of what is asked, and hold a figure of something
// else.
func (r *reader) factFar(sentence string) float64 {
	tokens := vietnamese.Tokenize(sentence)
	facts := r.q.factsIn(sentence, tokens)
	t := r.q.corpus.look(sentence)
	r.scan(&t)
	seen, most, all := r.sightings(&t)
	strongest := make([]float64, len(most))
	held := func(at int) float64 {
		sum := 0.0
		clear(strongest)
		for _, s := range seen {
			if s.at < at-nearTokens || s.at > at+nearTokens {
				continue
			}
			if weight := min(s.weight, most[s.group]); weight > strongest[s.group] {
				sum += weight - strongest[s.group]
				strongest[s.group] = weight
			}
		}
		return share(sum, all)
	}
	near, anywhere := 0.0, 0.0
	for at := range tokens {
		here := held(at)
		anywhere = max(anywhere, here)
		if facts[at] {
			near = max(near, here)
		}
	}
	return anywhere - near
}

// factsIn reports by token of a sentence whether a fact of the kind asked for
// stands there. What the question says itself is none. Reasons and papers may
// stand anywhere.
func (q *query) factsIn(sentence string, tokens []vietnamese.Token) []bool {
	if q.wants == offersPlace {
		return q.placesIn(tokens)
	}
	facts := make([]bool, len(tokens))
	if q.wants&offersNumber != 0 {
		for _, n := range quantities(sentence) {
			facts[n.at] = q.isAsked(n)
		}
	}
	for i, t := range tokens {
		switch {
		case q.wants&(offersReason|offersPapers) != 0:
			facts[i] = true
		case q.wants&offersDate != 0 && t.Kind == vietnamese.Number && (isYear(t.Text) || i > 0 && calendar[tokens[i-1].Key]):
			facts[i] = !q.says(t)
		case q.wants&offersMoment != 0 && isMoment(tokens, i):
			facts[i] = true
		case q.wants&offersName != 0 && i > 0 && capital(t.Text):
			facts[i] = !q.says(t)
		}
	}
	return facts
}
