package search

import (
	"math"
	"slices"
)

// evidence is what one passage offers to one question. Scores are in the
// corpus's units of idf.
type evidence struct {
	words    float64   // all groups in passage, title and phrasings, repetition saturating as in BM25F
	covered  float64   // all groups, repetition ignored: at most query.total
	either   float64   // as covered, in the passage or in any of its known phrasings
	missing  float64   // what the group lacks of which most is missing
	sentence float64   // the groups within the best sentence
	best     int       // that sentence
	shares   []float64 // by group, the part of it in passage or title, under which name ever
	said     []float64 // by group, what each sentence is read as saying, see corpus.headed
	held     []float64 // the groups within each sentence
	choices  []float64 // the same, those that are in every sentence counting less
	before   []float64 // what a sentence lacks of the groups and the sentence before it holds
}

// reader looks for one query in one text after the other.
type reader struct {
	q       *query
	slotsOf map[uint32][]slotStrength
	sieve   [sieveSize]bool // by key modulo its size: false when slotsOf has none of these keys
	found   [][]occurrence  // by slot, of the text last scanned
	present []int           // the slots found there
	begin   [][]int         // by slot, the groups with a unit that begins with it
	begun   []bool          // scratch: the groups with a unit that may be found
	strong  []float64       // scratch: the strongest occurrence in each sentence
}

// sieveSize is a power of two far above the number of keys of a query: most words of most
// texts are none of its own, which the sieve tells without a look into the map.
const sieveSize = 1 << 10

type slotStrength struct {
	slot     int
	strength float64
}

// occurrence is one place of a slot in a text.
type occurrence struct {
	at       int
	strength float64
}

func newReader(q *query) *reader {
	r := &reader{
		q: q, slotsOf: map[uint32][]slotStrength{}, found: make([][]occurrence, len(q.slots)),
		begin: make([][]int, len(q.slots)), begun: make([]bool, len(q.groups)),
	}
	for i, g := range q.groups {
		for _, units := range [][]unit{g.own, g.names} {
			for _, u := range units {
				r.begin[u.slots[0]] = append(r.begin[u.slots[0]], i)
			}
		}
	}
	for i, s := range q.slots {
		for _, k := range s.keys {
			r.sieve[k.key%sieveSize] = true
			r.slotsOf[k.key] = append(r.slotsOf[k.key], slotStrength{i, k.strength})
		}
	}
	return r
}

// scan notes where the slots occur in t.
func (r *reader) scan(t *text) {
	for _, slot := range r.present {
		r.found[slot] = r.found[slot][:0]
	}
	r.present = r.present[:0]
	for at, k := range t.keys {
		if !r.sieve[k%sieveSize] {
			continue
		}
		for _, s := range r.slotsOf[k] {
			if len(r.found[s.slot]) == 0 {
				r.present = append(r.present, s.slot)
			}
			r.found[s.slot] = append(r.found[s.slot], occurrence{at, s.strength})
		}
	}
	if n := len(t.sentences); n > cap(r.strong) {
		r.strong = make([]float64, n)
	} else {
		r.strong = r.strong[:n]
	}
}

// at returns how strongly the unit stands at token i of t.
func (r *reader) at(t *text, u unit, o occurrence) float64 {
	strength := o.strength
	for j, s := range u.slots[1:] {
		i := o.at + 1 + j
		if i >= len(t.keys) || t.apart(i) {
			return 0
		}
		k, ok := slices.BinarySearchFunc(r.found[s], i, func(o occurrence, i int) int { return o.at - i })
		if !ok {
			return 0
		}
		strength *= r.found[s][k].strength
	}
	return strength
}

// look finds a unit in the text last scanned: its frequency, each occurrence
// counting its strength, and the strongest of them. r.strong has the strongest
// of each sentence.
func (r *reader) look(t *text, u unit) (frequency, strongest float64) {
	clear(r.strong)
	sentence := 0
	for _, o := range r.found[u.slots[0]] {
		strength := r.at(t, u, o)
		if strength == 0 {
			continue
		}
		frequency += strength
		strongest = max(strongest, strength)
		for sentence+1 < len(t.sentences) && o.at >= int(t.sentences[sentence+1]) {
			sentence++
		}
		r.strong[sentence] = max(r.strong[sentence], strength)
	}
	return frequency, strongest
}

// strongest is the strongest occurrence of a unit in the text last scanned.
func (r *reader) strongest(t *text, u unit) float64 {
	strongest := 0.0
	for _, o := range r.found[u.slots[0]] {
		strongest = max(strongest, r.at(t, u, o))
	}
	return strongest
}

// heldOf is how much of a group the text last scanned holds.
func (r *reader) heldOf(t *text, g *group) float64 {
	own, other := 0.0, 0.0
	for _, u := range g.own {
		own += u.weight * r.strongest(t, u)
	}
	for _, u := range g.names {
		other = max(other, u.weight*r.strongest(t, u))
	}
	return max(own, other)
}

// matched returns how much of the query a short text (a title, a phrasing)
// holds, by group.
func (r *reader) matched(t *text) []float64 {
	r.scan(t)
	out := make([]float64, len(r.q.groups))
	for i := range r.q.groups {
		out[i] = r.heldOf(t, &r.q.groups[i])
	}
	return out
}

// pooled is how often the known phrasings of a passage together hold the units
// of a group: a part of a question that staff have phrased in many ways is known
// in many words.
type pooled struct {
	covered    float64   // repetition ignored
	own, names []float64 // by unit of the group
}

func (r *reader) pooled(t *text) []pooled {
	r.scan(t)
	out := make([]pooled, len(r.q.groups))
	for i, g := range r.q.groups {
		p := pooled{own: make([]float64, len(g.own)), names: make([]float64, len(g.names))}
		own, other, strongest := 0.0, 0.0, 0.0
		for j, u := range g.own {
			p.own[j], strongest = r.look(t, u)
			own += u.weight * strongest
		}
		for j, u := range g.names {
			p.names[j], strongest = r.look(t, u)
			other = max(other, u.weight*strongest)
		}
		p.covered = max(own, other)
		out[i] = p
	}
	return out
}

// read compares a passage with the query; headed is as for a corpus.
func (r *reader) read(p *passage, length float64, headed bool) evidence {
	context := r.matched(&p.context)
	said, part := make([]float64, len(context)), weights.Title
	if headed {
		said, part = context, 1
	}
	phrased := r.pooled(&p.asked.all)
	t := &p.body
	r.scan(t)
	norm := weights.K1 * (1 - weights.B + weights.B*float64(len(t.keys))/length)
	n := len(t.sentences)
	e := evidence{said: said, held: make([]float64, n), choices: make([]float64, n), before: make([]float64, n)}
	sentences := inSentences{make([]float64, n), make([]float64, n)}
	for i, g := range r.q.groups {
		words, covered, named := r.weigh(t, g, phrased[i], norm, sentences)
		title := part * context[i]
		e.words += max(words, title) + weights.TitleAdd*context[i]
		found := max(covered, title)
		e.covered += found
		e.shares = append(e.shares, max(share(found, g.weight), named))
		e.either += max(found, phrased[i].covered)
		e.missing = max(e.missing, g.weight-found)
		for s := range sentences.found {
			sentences.found[s] = max(sentences.found[s], said[i])
		}
		e.spread(sentences.found, g.weight)
	}
	e.choose(t, r.q.wants)
	return e
}

// inSentences is what each sentence of a text holds of a group.
type inSentences struct {
	found []float64 // in the question's own words or under another name, whichever is more
	named []float64 // under another name
}

// weigh returns what a text holds of a group, repetition saturating and repetition ignored,
// and which part of its weightiest other name; it sets what each sentence of the text holds.
func (r *reader) weigh(t *text, g group, phrased pooled, norm float64, sentences inSentences) (words, covered, named float64) {
	clear(sentences.found)
	clear(sentences.named)
	saturated := func(u unit, frequency float64) float64 {
		return u.weight * frequency * (weights.K1 + 1) / (frequency + norm)
	}
	for j, u := range g.own {
		tf, strongest := r.look(t, u)
		words += saturated(u, tf+weights.Pool*phrased.own[j])
		covered += u.weight * strongest
		for s, x := range r.strong {
			sentences.found[s] += u.weight * x
		}
	}
	most := 0.0
	for j, u := range g.names {
		tf, strongest := r.look(t, u)
		words = max(words, saturated(u, tf+weights.Pool*phrased.names[j]))
		covered = max(covered, u.weight*strongest)
		named, most = max(named, u.weight*strongest), max(most, u.weight)
		for s, x := range r.strong {
			sentences.named[s] = max(sentences.named[s], u.weight*x)
		}
	}
	for s := range sentences.found {
		sentences.found[s] = max(sentences.found[s], sentences.named[s])
	}
	return words, covered, share(named, most)
}

// spread adds what each sentence holds of a group that counts weight when wholly found.
func (e *evidence) spread(found []float64, weight float64) {
	n, holding := len(found), 0.0
	for _, x := range found {
		if x > sharedPart*weight {
			holding++
		}
	}
	rare := math.Log(1+float64(n)/max(holding, 1)) / math.Log(1+float64(n))
	rare = weights.RareMix*rare + 1 - weights.RareMix
	for s, x := range found {
		e.held[s] += x
		e.choices[s] += rare * x
		if s > 0 {
			e.before[s] += max(0, found[s-1]-x)
		}
	}
}

// sharedPart is the part of a group above which a sentence counts as one that holds it.
const sharedPart = 0.3

// choose picks the best sentence: the most evidence, and more so when it holds
// the kind of fact that is asked for.
func (e *evidence) choose(t *text, wants offer) {
	best, most := 0, -1.0
	for i, s := range e.choices {
		if wants != 0 && t.offers[i]&wants != 0 {
			s = s*(1+weights.ChoiceOffer) + 0.01
		}
		if s > most {
			best, most = i, s
		}
	}
	e.settle(best, wants != 0 && t.offers[best]&wants != 0)
}

// settle makes a sentence the best; it counts more when it holds the kind of fact
// that is asked for.
func (e *evidence) settle(best int, offers bool) {
	e.best, e.sentence = best, e.held[best]
	if offers {
		e.sentence *= 1 + weights.Offer
	}
}

// judge scores the i-th passage.
func (c *corpus) judge(r *reader, i int) candidate {
	p := c.passages[i]
	e := r.read(p, c.length(), c.headed)
	k := candidate{passage: i, evidence: e, holding: make([]int, len(r.q.groups))}
	if k.asked, k.votes, k.told = r.nearest(&p.asked, k.holding); k.asked < weights.Told*share(e.sentence, r.q.total) {
		k.told = ""
	}
	k.score = e.words + weights.Sentence*e.sentence + weights.Asked*r.q.total*k.asked*k.asked
	return k
}

// nearest returns the likeness of the query to the nearest of the known
// questions: the weight that both share over the mean of their weights (Dice),
// and what answers it. For that all of them vote, the nearer ones with far more
// weight; votes is the sum of all that voted. holding is as for shared.
func (r *reader) nearest(asked *knownList, holding []int) (likeness, votes float64, answer string) {
	voted := make([]float64, len(asked.answers))
	most := 0.0
	for i, k := range asked.each {
		if k.weight == 0 {
			continue
		}
		like := 2 * r.shared(asked.words(i), holding) / (r.q.total + k.weight)
		likeness = max(likeness, like)
		vote := math.Pow(like, weights.Vote)
		votes += vote
		voted[k.answer] += vote
		if v := voted[k.answer]; v > most {
			most, answer = v, asked.answers[k.answer]
		}
	}
	return min(likeness, 1), votes, answer
}

// shared is the weight of the query that a known question holds. It adds one to holding
// for each group that the question holds.
func (r *reader) shared(w words, holding []int) float64 {
	t := text{words: w, sentences: undivided}
	r.scan(&t)
	clear(r.begun)
	for _, slot := range r.present {
		for _, i := range r.begin[slot] {
			r.begun[i] = true
		}
	}
	shared := 0.0
	for i, begun := range r.begun {
		if !begun {
			continue
		}
		held := r.heldOf(&t, &r.q.groups[i])
		if shared += held; held >= heldPart*r.q.groups[i].weight {
			holding[i]++
		}
	}
	return shared
}
