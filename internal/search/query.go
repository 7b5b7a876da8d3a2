package search

import (
	"cmp"
	"slices"

	"haiphongbot/internal/vietnamese"
)

// query is a question as the ranking sees it: groups of evidence to look for.
// It belongs to one search and, once a shard sees it, to one corpus.
type query struct {
	corpus   *corpus
	text     string // as typed, the accents of other encodings restored
	language vietnamese.Language
	words    []word // the question's, then those of its context
	context  []word // that the question lacks
	own      int    // how many of them are the question's
	accented bool   // the writer uses accents, so a missing or other accent means something
	loud     bool   // it is written in capital letters, so they mean nothing
	capitals bool   // it has words with a capital letter behind the first
	wants    offer
	period   stretch     // the words that name the period that all documents are of
	demand   stretch     // the words that only say that a reason or a time is asked for
	number   numberAsked // when wants is offersNumber
	months   []months    // then, the parts of a year that it names
	naming   naming
	// What it asks of a thing, as far as that is one of the properties listed.
	properties []cues
	aspects    []cues // of each aspect of a statement that it asks about

	slots  []slot // the question's words, then the tokens of other names
	groups []group
	total  float64 // sum of the groups' weights: what a perfect passage would score
}

// slot is one syllable to look for, under every key that it may have.
type slot struct {
	token  vietnamese.Token
	meant  vietnamese.Token // the same, with the accents that it most likely lacks
	idle   bool             // see idle
	wide   bool             // it belongs to a word for a kind so wide that a sentence answers without it
	keys   []keyStrength
	weight float64
	known  bool // in the corpus, in some form
}

type keyStrength struct {
	key      uint32
	strength float64 // 0..1: how surely this key is what was meant
}

// group is one part of the question, and the ways in which a passage can
// answer to it: with the question's own words, or with another name of the
// same thing, whichever is there and counts more.
type group struct {
	own    []unit
	names  []unit
	weight float64 // what it counts when wholly found
}

// unit is a run of syllables that stand one behind the other.
type unit struct {
	slots  []int
	weight float64
}

// newQuery reads a question whose initials are written out, whatever the passages that it
// is asked of. Of its context only the words that the question itself lacks are looked for.
func newQuery(spelling *vietnamese.Lexicon, question Question) *query {
	text := question.Text
	q := &query{text: text, language: vietnamese.Detect(text)}
	q.readWords(spelling, text)
	q.readDemand(text)
	q.properties, q.aspects = q.asksFor(), q.aspectsAsked()
	if question.Context != "" {
		q.readContext(spelling, vietnamese.Restore(question.Context))
	}
	return q
}

// see returns a query as it is asked of the passages of a shard.
func (x *shard) see(read *query) *query {
	seen := *read
	q := &seen
	q.corpus = x.corpus
	q.period = x.periodNamed(q)
	q.naming = x.named(q)
	q.words = slices.Concat(q.words, q.context)
	q.fillSlots()
	q.gather(x.lexicon, x.lexicon.find(q))
	for _, g := range q.groups {
		q.total += g.weight
	}
	return q
}

// whole reports whether the question stands for itself, and does not lean on context.
func (q *query) whole() bool { return len(q.words) == q.own }

// readWords reads the question's own words.
func (q *query) readWords(spelling *vietnamese.Lexicon, text string) {
	q.words = readWords(spelling, text, maxTokens)
	q.own = len(q.words)
	if q.accented = accented(q.words); !q.accented && q.language == vietnamese.Vietnamese {
		readAccents(spelling, q.words)
	}
	q.loud = loud(q.words)
	q.capitals = q.own > 1 && slices.ContainsFunc(q.words[1:], func(w word) bool { return titled(w.Text) })
}

// readDemand reads which kind of fact the question asks for.
func (q *query) readDemand(text string) {
	if q.wants = wants(q.words); q.wants == 0 {
		q.wants = q.askedFor()
	}
	if q.wants == 0 && q.language != vietnamese.Vietnamese {
		q.wants = glyphWants(text)
	}
	if q.wants == 0 && asksPercent(text) {
		q.wants = offersNumber
	}
	if q.wants == offersNumber {
		q.number, q.months = q.asked(text), monthsIn(text)
	}
}

// readContext adds the words of the context.
func (q *query) readContext(spelling *vietnamese.Lexicon, text string) {
	context := readWords(spelling, text, maxContext)
	if !accented(context) && q.language == vietnamese.Vietnamese {
		readAccents(spelling, context)
	}
	q.context = lacking(q.words, context)
}

// fillSlots looks the words up in the corpus.
func (q *query) fillSlots() {
	for i, w := range q.words {
		s := q.newSlot(w)
		switch {
		case q.idle(i):
			s.idle = true
			s.weight = q.corpus.idf(0, weights.Asking)
		case i > 0 && i < q.own && !q.loud && titled(w.Text):
			s.weight *= weights.Capital
		}
		q.slots = append(q.slots, s)
	}
	for _, i := range q.wideKind() {
		q.slots[i].wide = true
	}
}

// idle reports whether the i-th word belongs to an expression that says how to
// answer, not what of: "liệt kê đầy đủ", "phần trăm".
func (q *query) idle(i int) bool {
	if i >= q.own {
		return false
	}
	f := func(n int) string { return foldedAt(q.words[:q.own], i+n) }
	return q.isPercent(i) || q.demand.has(i) || q.period.has(i) || requests[f(0)+" "+f(1)] || requests[f(-1)+" "+f(0)]
}

// requests ask for the form of an answer.
var requests = pairSet("liet ke, ke ten, ke ra, neu ten, neu ra, chi ra, trich dan, day du, lan luot, tom tat, trinh bay")

// ownTokens are the question's words without those of its context.
func (q *query) ownTokens() []vietnamese.Token {
	own := make([]vietnamese.Token, q.own)
	for i, w := range q.words[:q.own] {
		own[i] = w.Token
	}
	return own
}

// accentedShare is the share of words with accents from which on a question
// counts as written with accents. Of running Vietnamese text about three
// quarters of the syllables carry one.
const accentedShare = 0.25

func accented(question []word) bool {
	with, all := 0, 0
	for _, w := range question {
		if w.Kind == vietnamese.Word {
			all++
			if w.Key != w.Folded && !w.mended {
				with++
			}
		}
	}
	return with > 0 && float64(with) >= accentedShare*float64(all)
}

// newSlot looks a word of the question up in the corpus.
func (q *query) newSlot(w word) slot {
	s := slot{token: w.Token, meant: w.meant}
	df := q.lookUp(&s, w.Token, w.trust)
	q.prefer(&s)
	if q.language == vietnamese.English && w.Kind == vietnamese.Word {
		for _, form := range vietnamese.EnglishForms(w.Folded) {
			if k, ok := q.corpus.keyOf[form]; ok && q.corpus.uses[k] > 0 {
				other := q.lookUp(&s, vietnamese.Token{Text: form, Key: form, Folded: form}, weights.Inflected)
				df = max(df, other)
			}
		}
	}
	for i, t := range w.others {
		if other := q.lookUp(&s, t, w.doubt[i]); df == 0 {
			df = other
		}
	}
	s.known = df > 0
	if class := vietnamese.ClassOf(w.meant); !s.known && (class == vietnamese.Function || class == vietnamese.Asking) {
		df = uint32(q.corpus.texts) // in a small folder grammar may be missing by chance
	}
	s.weight = q.corpus.idf(df, ceiling(w.meant))
	if w.context {
		s.weight *= weights.Context
	}
	return s
}

// lookUp adds the keys that a token may have to a slot, and returns how many
// passages hold it.
func (q *query) lookUp(s *slot, t vietnamese.Token, trust float64) (df uint32) {
	c := q.corpus
	if f, ok := c.foldOf[t.Folded]; ok {
		for _, k := range c.variants[f] {
			if strength := q.strength(t, k); strength > 0 && c.uses[k] > 0 {
				s.keys = append(s.keys, keyStrength{k, strength * trust})
				df = c.foldDF[f]
			}
		}
	}
	if k, ok := c.keyOf[t.Key]; ok && c.keyDF[k] > 0 && (q.accented || t.Key != t.Folded || q.language == vietnamese.English) {
		df = c.keyDF[k]
	}
	return df
}

// prefer trusts the keys less that a slot typed without accents less likely means.
func (q *query) prefer(s *slot) {
	if s.meant.Key == s.token.Key {
		return
	}
	meant, ok := q.corpus.keyOf[s.meant.Key]
	for i, k := range s.keys {
		if !ok || k.key != meant {
			s.keys[i].strength *= weights.LessLikely
		}
	}
}

// strength says how surely a token of the question means a key that it could
// be, going by the letters.
func (q *query) strength(t vietnamese.Token, key uint32) float64 {
	k, ok := q.corpus.keyOf[t.Key]
	switch bare := t.Key == t.Folded; {
	case ok && k == key:
		return 1
	case q.language == vietnamese.English && !capital(t.Text):
		return 0 // "can", "long" and "song" are no Vietnamese there
	case bare && !q.accented:
		return 1
	case bare:
		return weights.NoTone
	default:
		return weights.OtherTone
	}
}

// fits reports whether the i-th token of the question can be a token of a term.
func (q *query) fits(i int, term vietnamese.Token) bool {
	t := q.words[i].Token
	return t.Key == term.Key || !q.accented && t.Key == t.Folded && t.Folded == term.Folded
}

// gather groups the tokens: one group for each span that names something, one
// for each other token, one for each pair across their borders.
func (q *query) gather(lex *lexicon, spans []span) {
	inside := make([]bool, len(q.words)+1) // inside[i]: tokens i-1 and i belong to one span
	taken := make([]bool, len(q.words))
	for _, s := range spans {
		q.groups = append(q.groups, q.spanGroup(lex, s))
		for i := s.from; i < s.to; i++ {
			taken[i] = true
			inside[i] = i > s.from
		}
	}
	for i := range q.words {
		if !taken[i] {
			q.groups = append(q.groups, group{own: []unit{q.syllable(i)}, weight: q.slots[i].weight})
		}
		if i > 0 && !inside[i] {
			if u := q.word(i); u.weight > 0 {
				q.groups = append(q.groups, group{own: []unit{u}, weight: u.weight})
			}
		}
	}
}

func (q *query) spanGroup(lex *lexicon, s span) group {
	var g group
	known := true
	for i := s.from; i < s.to; i++ {
		known = known && q.slots[i].known
		g.own = append(g.own, q.syllable(i))
		g.weight += q.slots[i].weight
		if i > s.from {
			if u := q.word(i); u.weight > 0 {
				g.own = append(g.own, u)
				g.weight += u.weight
			}
		}
	}
	names, usual := q.names(lex, s)
	ceiling := weights.Name * g.weight // an expanded word never outweighs the user's own
	if !known && usual > 0 {
		for i := s.from; i < s.to; i++ {
			q.slots[i].weight *= usual / g.weight
			q.slots[i].known = true
		}
		g.weight, ceiling = usual, usual
	}
	for i := range names {
		names[i].weight = min(names[i].weight, ceiling)
	}
	g.names = names
	return g
}

// syllable is the unit of one token.
func (q *query) syllable(i int) unit { return unit{slots: []int{i}, weight: q.slots[i].weight} }

// word is the unit of tokens i-1 and i as one word.
func (q *query) word(i int) unit {
	if !q.words[i].attached {
		return unit{}
	}
	best := 0.0
	for _, ka := range q.slots[i-1].keys {
		for _, kb := range q.slots[i].keys {
			best = max(best, ka.strength*kb.strength*q.corpus.pairWeight(ka.key, kb.key, q.accented))
		}
	}
	if q.words[i].context {
		best *= weights.Context
	}
	return unit{slots: []int{i - 1, i}, weight: best}
}

// maxNames bounds the other names looked for on behalf of one span.
const maxNames = 24

// names returns the other names of what a span means, as far as the corpus
// knows them, and the weight that they usually have before it is discounted: the
// middle one, since some names are long.
func (q *query) names(lex *lexicon, s span) (units []unit, usual float64) {
	var all []float64
	for _, ws := range s.senses {
		for _, n := range lex.senses[ws.sense].names {
			u, ok := q.name(n)
			if !ok {
				continue
			}
			all = append(all, u.weight)
			u.weight *= n.weight * ws.weight
			units = append(units, u)
		}
	}
	for _, n := range s.read {
		if u, ok := q.name(n); ok {
			all = append(all, u.weight)
			u.weight *= n.weight
			units = append(units, u)
		}
	}
	slices.SortStableFunc(units, func(a, b unit) int { return cmp.Compare(b.weight, a.weight) })
	if slices.Sort(all); len(all) > 0 {
		usual = all[len(all)/2]
	}
	return units[:min(len(units), maxNames)], usual
}

// name is the unit of a term of the lexicon: exact, accents and all. None when the
// corpus has it nowhere.
func (q *query) name(n name) (unit, bool) {
	c, tokens := q.corpus, vietnamese.Tokenize(n.term)
	if !c.holds(tokens) {
		return unit{}, false
	}
	var u unit
	before := uint32(0)
	for i, t := range tokens {
		k := c.keyOf[t.Key]
		weight := c.weightOfKey(k)
		u.slots = append(u.slots, len(q.slots))
		u.weight += weight
		if i > 0 {
			u.weight += c.pairWeight(before, k, true)
		}
		before = k
		q.slots = append(q.slots, slot{token: t, keys: []keyStrength{{k, 1}}, weight: weight, known: true})
	}
	return u, true
}
