package search

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"
	"unicode"

	"haiphongbot/internal/knowledge"
	"haiphongbot/internal/vietnamese"
)

// corpus holds the passages as token numbers, so that the few candidates of a
// question can be compared with it closely. It does not change after build; see fork.
type corpus struct {
	keyOf  map[string]uint32 // vietnamese.Token.Key → key number
	foldOf map[string]uint32 // vietnamese.Token.Folded → fold number

	folds    []uint32   // key number → fold number
	ceiling  []float64  // key number → the highest idf that its class of word is given
	variants [][]uint32 // fold number → the key numbers that fold to it
	uses     []uint32   // key number → how often it stands in any text; 0: it did in a corpus before this one
	capital  []uint32   // key number → how often it has a capital letter inside a sentence

	// How many passages hold a token or a pair of neighbours, in their text,
	// headings, title or known phrasings.
	keyDF, foldDF         []uint32
	keyPairDF, foldPairDF vietnamese.PairCounts
	refusedPairs          []uint64 // pairs of neighbours in the questions that are to be refused, in order

	// What the title and the headings of a passage say, each of its sentences is read as
	// saying: "Giá vé 18.000 đồng" in a notice of a bus. Not of passages about which staff
	// have taught so much that their phrasings name the subject.
	headed bool

	texts    int // passages and known phrasings
	passages []*passage
	tokens   int               // of all passages
	lengths  map[string]extent // of the fields of bleve
}

// passage is one passage as the ranking sees it. Only the weights of its phrasings
// belong to one corpus; all else is shared with those made from it.
type passage struct {
	body    text
	context text      // its titleOf
	asked   knownList // its known phrasings
}

// words are the tokens of a text as key numbers.
type words struct {
	keys  []uint32
	marks []mark // of each key
}

// mark says how a token stands in its text.
type mark uint8

const (
	isApart   mark = 1 << iota // it cannot form a word with the token before it
	isCapital                  // it has a capital letter inside a sentence
)

// apart reports whether the i-th token cannot form a word with the one before it.
func (w words) apart(i int) bool { return w.marks[i]&isApart != 0 }

// text is a text that may be a candidate, or a part of one.
type text struct {
	words
	sentences []uint32 // sentences[i]: the token at which sentence i starts
	offers    []offer  // offers[i]: the kinds of fact that sentence i holds
}

// undivided are the sentences of a text that is read as one.
var undivided = []uint32{0}

// extent is how much a field holds.
type extent struct{ passages, terms int }

func newCorpus() *corpus {
	return &corpus{
		lengths: map[string]extent{},
		keyOf:   map[string]uint32{}, foldOf: map[string]uint32{},
		keyPairDF: vietnamese.NewPairCounts(), foldPairDF: vietnamese.NewPairCounts(),
	}
}

// fork returns a corpus without passages that has counted what c has, to take from
// and to add to while others read c.
func (c *corpus) fork() *corpus {
	return &corpus{
		keyOf: maps.Clone(c.keyOf), foldOf: maps.Clone(c.foldOf),
		folds: slices.Clip(c.folds), ceiling: slices.Clip(c.ceiling),
		variants: slices.Clone(c.variants), uses: slices.Clone(c.uses), capital: slices.Clone(c.capital),
		keyDF: slices.Clone(c.keyDF), foldDF: slices.Clone(c.foldDF),
		keyPairDF: c.keyPairDF.Fork(), foldPairDF: c.foldPairDF.Fork(),
		texts: c.texts, tokens: c.tokens, lengths: maps.Clone(c.lengths),
	}
}

// settle makes the corpus smaller once all is counted.
func (c *corpus) settle() {
	c.keyPairDF, c.foldPairDF = c.keyPairDF.Settled(), c.foldPairDF.Settled()
}

// key returns the number of a token, which it assigns on first sight.
func (c *corpus) key(t vietnamese.Token) uint32 {
	if k, ok := c.keyOf[t.Key]; ok {
		return k
	}
	f, ok := c.foldOf[t.Folded]
	if !ok {
		f = uint32(len(c.variants))
		c.foldOf[t.Folded] = f
		c.variants = append(c.variants, nil)
		c.foldDF = append(c.foldDF, 0)
	}
	k := uint32(len(c.folds))
	c.keyOf[t.Key] = k
	c.folds = append(c.folds, f)
	c.ceiling = append(c.ceiling, ceiling(t))
	c.keyDF, c.uses, c.capital = append(c.keyDF, 0), append(c.uses, 0), append(c.capital, 0)
	c.variants[f] = append(slices.Clip(c.variants[f]), k)
	return k
}

// read turns a text into token numbers.
func (c *corpus) read(s string) text {
	tokens := vietnamese.Tokenize(s)
	w, starts := c.readTokens(s, tokens)
	t := text{words: w, sentences: starts}
	for i, from := range starts {
		to := len(tokens)
		if i+1 < len(starts) {
			to = int(starts[i+1])
		}
		t.offers = append(t.offers, offerOf(tokens[from:to]))
	}
	return t
}

// readTokens turns the tokens of a text into numbers, and says with which of them its
// sentences start.
func (c *corpus) readTokens(s string, tokens []vietnamese.Token) (w words, starts []uint32) {
	w = wordsOf(s, tokens, c.key)
	at := 0
	for _, span := range vietnamese.Sentences(s) {
		from := at
		for at < len(tokens) && tokens[at].Start < span.End {
			if at > from && capital(tokens[at].Text) {
				w.marks[at] |= isCapital
			}
			at++
		}
		starts = append(starts, uint32(from))
	}
	return w, starts
}

// wordsOf numbers the tokens of a text.
func wordsOf(s string, tokens []vietnamese.Token, key func(vietnamese.Token) uint32) words {
	w := words{make([]uint32, len(tokens)), make([]mark, len(tokens))}
	for i, t := range tokens {
		w.keys[i] = key(t)
		if i == 0 || !vietnamese.Adjacent(s, tokens[i-1], t) {
			w.marks[i] = isApart
		}
	}
	return w
}

// readPassage turns a passage into token numbers.
func (c *corpus) readPassage(p *knowledge.Passage) *passage {
	q := &passage{body: c.read(p.Text), context: c.read(titleOf(p))}
	questions := make([]string, len(p.Phrasings))
	for i, asked := range p.Phrasings {
		questions[i] = asked.Question
	}
	q.asked = c.list(questions)
	for i, asked := range p.Phrasings {
		q.asked.answeredBy(i, asked.Answer)
	}
	return q
}

// titleOf is the title and the headings of a passage, a line each.
func titleOf(p *knowledge.Passage) string {
	return strings.Join(append([]string{p.Document.Title}, p.Headings...), "\n")
}

// A corpus counts its texts and, made from another, takes back what it does not hold.
const (
	counted   = 1
	takenBack = -1
)

// count counts a passage, or takes it back.
func (c *corpus) count(p *passage, sign int) {
	c.use(p.body.words, sign)
	c.use(p.context.words, sign)
	c.countTokens(sign, p.body.words, p.context.words)
	c.use(p.asked.all.words, sign)
	for i := range p.asked.each {
		c.countTokens(sign, p.asked.words(i))
	}
	c.measure(fieldAccented, sign, true, p.body)
	c.measure(fieldFolded, sign, true, p.body, p.context)
	c.measure(fieldAsked, sign, false, p.asked.all)
	c.tokens += sign * len(p.body.keys)
}

// use counts the places where the keys of a text stand.
func (c *corpus) use(w words, sign int) {
	for i, k := range w.keys {
		c.uses[k] += uint32(sign)
		if w.marks[i]&isCapital != 0 {
			c.capital[k] += uint32(sign)
		}
	}
}

// length is the mean number of tokens of a passage.
func (c *corpus) length() float64 { return float64(c.tokens) / float64(max(len(c.passages), 1)) }

// measure notes how many terms the texts put into a field: each token and, where the
// field has pairs, each pair of neighbours.
func (c *corpus) measure(field string, sign int, pairs bool, texts ...text) {
	e := c.lengths[field]
	terms := 0
	for _, t := range texts {
		for i := range t.keys {
			if terms++; pairs && !t.apart(i) {
				terms++
			}
		}
	}
	if terms > 0 {
		e.passages += sign
		e.terms += sign * terms
	}
	c.lengths[field] = e
}

// meanLength is how many terms a field has in the passages where it has any.
func (c *corpus) meanLength(field string) float64 {
	e := c.lengths[field]
	return float64(e.terms) / float64(max(e.passages, 1))
}

// countTokens counts a passage, or a phrasing, with each token and each pair of the
// texts that it is made of.
func (c *corpus) countTokens(sign int, texts ...words) {
	c.texts += sign
	var keys, folds []uint32
	var keyPairs, foldPairs []uint64
	for _, t := range texts {
		for i, k := range t.keys {
			keys, folds = append(keys, k), append(folds, c.folds[k])
			if !t.apart(i) {
				before := t.keys[i-1]
				keyPairs = append(keyPairs, pair(before, k))
				foldPairs = append(foldPairs, pair(c.folds[before], c.folds[k]))
			}
		}
	}
	for _, k := range once(keys) {
		c.keyDF[k] += uint32(sign)
	}
	for _, f := range once(folds) {
		c.foldDF[f] += uint32(sign)
	}
	for _, p := range once(keyPairs) {
		c.keyPairDF.Add(p, sign)
	}
	for _, p := range once(foldPairs) {
		c.foldPairDF.Add(p, sign)
	}
}

// once returns what is in a list, which it overwrites, in order.
func once[T cmp.Ordered](list []T) []T {
	slices.Sort(list)
	return slices.Compact(list)
}

func pair(a, b uint32) uint64 { return vietnamese.PairOf(a, b) }

// idf is BM25's inverse document frequency (Robertson and Spärck Jones, with
// Lucene's +1 that keeps it positive) of something that df passages hold,
// raised to a power. A class of words that says little is given no more than
// its ceiling however rare it is in the folder: in a folder of seven passages
// any word can be rare by chance.
func (c *corpus) idf(df uint32, ceiling float64) float64 {
	n := float64(c.texts)
	return math.Pow(min(ceiling, math.Log(1+(n-float64(df)+0.5)/(float64(df)+0.5))), weights.IdfPower)
}

// alone is the weight of a word that one passage holds and no other.
func (c *corpus) alone() float64 { return c.idf(1, math.Inf(1)) }

// ceiling is the highest idf that a token is given. A sign that stands for a
// sound, as in Japanese and Korean, says next to nothing by itself.
func ceiling(t vietnamese.Token) float64 {
	if t.Kind == vietnamese.Glyph && !unicode.Is(unicode.Han, []rune(t.Text)[0]) {
		return weights.Sound
	}
	switch vietnamese.ClassOf(t) {
	case vietnamese.Function:
		return weights.Function
	case vietnamese.Asking, vietnamese.Courtesy:
		return weights.Asking
	case vietnamese.Common:
		return weights.Common
	}
	return math.Inf(1)
}

// weightOfKey is the weight of a word that a passage holds as it is written.
func (c *corpus) weightOfKey(k uint32) float64 { return c.idf(c.keyDF[k], c.ceiling[k]) }

// weightOf is what a text would score for itself.
func (c *corpus) weightOf(w words) float64 {
	weight := 0.0
	for i, k := range w.keys {
		weight += c.weightOfKey(k)
		if !w.apart(i) {
			weight += c.pairWeight(w.keys[i-1], k, true)
		}
	}
	return weight
}

// holds reports whether tokens may stand one behind the other in a passage or phrasing:
// each pair of them does.
func (c *corpus) holds(tokens []vietnamese.Token) bool {
	for i, t := range tokens {
		k, ok := c.keyOf[t.Key]
		if !ok || c.keyDF[k] == 0 || i > 0 && !c.holdsPair(tokens[i-1], t) {
			return false
		}
	}
	return true
}

// weighPhrasings weighs those of all passages.
func (c *corpus) weighPhrasings() {
	for i, p := range c.passages {
		if len(p.asked.each) > 0 {
			weighed := *p
			weighed.asked = p.asked.weigh(c)
			c.passages[i] = &weighed
		}
	}
}

// pairWeight is the weight of two neighbours as one word, compared with their
// accents or without. One that staff know only from what is to be refused weighs as if
// one passage had it: "hóa chất" is not found where "công nghiệp hóa" and "chất lượng" are.
func (c *corpus) pairWeight(a, b uint32, accented bool) float64 {
	df := c.keyPairDF.Of(pair(a, b))
	if df == 0 || !accented {
		df = c.foldPairDF.Of(pair(c.folds[a], c.folds[b]))
	}
	if df == 0 {
		if _, ok := slices.BinarySearch(c.refusedPairs, pair(a, b)); !ok {
			return 0
		}
		df = 1
	}
	return weights.Pair * c.idf(df, pairCeiling(c.ceiling[a], c.ceiling[b]))
}

// holdsPair reports whether a passage has two tokens as neighbours, accents and all.
func (c *corpus) holdsPair(a, b vietnamese.Token) bool {
	ka, ok := c.keyOf[a.Key]
	kb, also := c.keyOf[b.Key]
	return ok && also && c.keyPairDF.Of(pair(ka, kb)) > 0
}

// look reads a part of a passage: all its tokens are known already.
func (c *corpus) look(s string) text {
	return text{sentences: undivided, words: wordsOf(s, vietnamese.Tokenize(s), func(t vietnamese.Token) uint32 { return c.keyOf[t.Key] })}
}

func pairCeiling(a, b float64) float64 {
	if math.IsInf(a, 1) || math.IsInf(b, 1) {
		return weights.PairCap * max(1, min(a, b))
	}
	if a == weights.Sound && b == weights.Sound {
		return weights.SoundPair
	}
	return max(a, b)
}
