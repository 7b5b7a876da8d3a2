package vietnamese

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Repaired is a token of a question and what it may have been meant to be.
type Repaired struct {
	Token Token
	// Candidates are other readings, best first. A token that the lexicon
	// knows as it stands has none.
	Candidates []Candidate
}

// Candidate is another reading of a token: one syllable, or several where the
// token stands for several.
type Candidate struct {
	Tokens []Token // with the place of the token they stand for
	// Weight says how far to believe the reading, from 0 to 1: 1 is as good as
	// what the user typed.
	Weight float64
	Reason Reason
}

// Reason says why a candidate was found.
type Reason uint8

// The reasons, in the order in which they are looked for.
const (
	Typed  Reason = iota // accents left as typed, see DecodeTyping
	Chat                 // an abbreviation, see ExpandChat
	Joined               // several words without the blanks between them
	Accent               // the same letters with other accents
	Slip                 // a wrong, missing, exchanged or similar-sounding letter
)

// Bounds of Repair.
const (
	maxRepairs    = 64 // tokens looked at
	maxCandidates = 4  // per token
)

// Weights of a candidate before what its letters and accents cost. They were
// set by hand so that a repair supported by a neighbour counts nearly like the
// word itself, and an unsupported one less than half.
const (
	weightSure        = 1.0 // nothing else can be meant
	weightAlternative = 0.8 // factor for each further reading of an abbreviation
	weightSupported   = 0.85
	weightHalf        = 0.65 // supported by what a neighbour may be a slip for
	weightUnsupported = 0.45
	weightDoubtful    = 0.4  // an ordinary word that is also an abbreviation
	weightWellFormed  = 0.75 // factor: the token could be a word that only this folder lacks
	weightName        = 0.6  // factor: it could be a name
	weightSeldom      = 0.2  // what it costs at most that its neighbours more often go with another
	weightLeast       = 0.2  // what is worth less is no candidate
)

// Repair finds, for each token of a question, what else it may have been meant
// to be: accents left as typed, abbreviations, missing blanks, wrong accents
// and slips of the finger or the ear, each corrected only to words that the
// lexicon knows, those first that go with the token's neighbours there.
//
// A token that the lexicon knows, with its accents or typed without any, is
// never given another reading, unless it is an abbreviation of words that the lexicon
// knows, too; nor is a well-formed syllable, an English word
// or a name, unless a neighbour vouches for it. The result has one entry for
// each token. Tokens beyond the 64th get no candidates.
func (l *Lexicon) Repair(tokens []Token) []Repaired {
	r := repair{Lexicon: l, out: make([]Repaired, len(tokens)), near: make([][]int32, len(tokens))}
	for i, t := range tokens {
		r.out[i].Token = t
	}
	r.tokens = tokens[:min(len(tokens), maxRepairs)]
	r.lookAround()
	for i := range r.tokens {
		r.direct(i)
	}
	for i := range r.tokens {
		r.collect(i)
	}
	for i := range r.tokens {
		r.prefer(i)
		r.weigh(i)
		r.rank(i)
	}
	return r.out
}

// repair is the work on one question.
type repair struct {
	*Lexicon
	tokens   []Token
	out      []Repaired
	near     [][]int32           // for each token, the folds it surely may be: evidence for its neighbours
	slips    [maxRepairs][]int32 // the folds it may be a slip for
	typing   bool                // the input method was off: other tokens show it
	foreign  bool                // the question is in English
	shouting bool
}

// lookAround finds what the question as a whole says about its tokens.
func (r *repair) lookAround() {
	r.shouting = allCapitals(r.tokens)
	r.foreign = detectTokens(r.tokens).verdict() == English
	r.typing = typedSo(r.tokens, r.Knows)
}

// typedSo reports whether the input method was off for a text: one word tells surely, or
// two do so together, of those that are not known.
func typedSo(tokens []Token, known func(Token) bool) bool {
	typed := 0
	for _, t := range tokens {
		if t.Kind != Word || known(t) {
			continue
		}
		switch _, e := decodeAmong(t.Text, false); e {
		case strongEvidence:
			typed += 2
		case weakEvidence:
			typed++
		}
	}
	return typed >= 2
}

// Knows reports whether a token stands as it is, so that Repair lets it alone: a word of
// the lexicon, or one with accents by which people ask, join words or are polite, whether
// the lexicon has it or not. A small letter of chat language does not: "v" is "vậy",
// although a text may have volts.
func (l *Lexicon) Knows(t Token) bool {
	if isLetterOfChat(t) {
		return false
	}
	if _, ok := l.keyOf(t.Key); ok || t.Key != t.Folded && ClassOf(t) != Content {
		return true
	}
	_, ok := l.foldOf(t.Folded)
	return ok && t.Key == t.Folded
}

// isLetterOfChat reports whether a token is a small letter by which people write a word.
func isLetterOfChat(t Token) bool {
	return len(t.Text) == 1 && t.Text == t.Key && len(ExpandChat(t)) > 0
}

// direct finds the readings that need no neighbour.
func (r *repair) direct(i int) {
	t := r.tokens[i]
	if f, ok := r.foldOf(t.Folded); ok {
		r.near[i] = append(r.near[i], f)
	}
	if t.Kind != Word {
		return
	}
	if r.Knows(t) {
		if !r.foreign && r.longer(t) {
			r.chat(i)
		}
		return
	}
	r.typed(i)
	if !r.foreign {
		r.chat(i)
	}
	if len(r.out[i].Candidates) == 0 && !ValidSyllable(t.Text) {
		r.split(i)
	}
}

// longer reports whether a token that the lexicon knows is an abbreviation of which the
// lexicon knows the words, too: a folder in which "tp" stands somewhere speaks of the
// "thành phố" all over.
func (r *repair) longer(t Token) bool {
	if !ChatCertain(t) {
		return false
	}
	words := Tokenize(ExpandChat(t)[0])
	if words[0].Key == t.Key { // "đưọc"
		return false
	}
	before := int32(-1)
	for _, word := range words {
		f, ok := r.foldOf(word.Folded)
		if !ok || before >= 0 && r.pairs.Of(pairOf(before, f)) == 0 {
			return false
		}
		before = f
	}
	return true
}

// add gives token i a reading.
func (r *repair) add(i int, words string, weight float64, reason Reason) {
	tokens := Tokenize(words)
	for k := range tokens {
		tokens[k].Start, tokens[k].End = r.tokens[i].Start, r.tokens[i].End
		if f, ok := r.foldOf(tokens[k].Folded); ok {
			r.near[i] = append(r.near[i], f)
		}
	}
	r.out[i].Candidates = append(r.out[i].Candidates, Candidate{Tokens: tokens, Weight: weight, Reason: reason})
}

func (r *repair) typed(i int) {
	switch word, e := decodeAmong(r.tokens[i].Text, r.typing); e {
	case strongEvidence:
		r.add(i, word, weightSure, Typed)
	case weakEvidence:
		r.add(i, word, weightSupported, Typed)
	}
}

func (r *repair) chat(i int) {
	t := r.tokens[i]
	weight := weightSure
	if !ChatCertain(t) {
		weight = weightDoubtful
	}
	readings := ExpandChat(t)
	if i == len(r.tokens)-1 && i > 0 && slices.Contains(readings, address) && endsQuestion(r.tokens[i-1]) {
		readings = []string{address} // "có được không bn"
	}
	for _, words := range readings {
		r.add(i, words, weight, Chat)
		weight *= weightAlternative
	}
}

// address is the short form behind a question that could be "how much" elsewhere.
const address = "bạn"

// endsQuestion reports whether a question may end with a token.
func endsQuestion(t Token) bool {
	word := t.Key
	if words := ExpandChat(t); len(words) > 0 {
		expanded := Tokenize(words[0])
		word = expanded[len(expanded)-1].Key
	}
	return questionEnds[word]
}

// questionEnds are the last words of questions, with accents and without.
var questionEnds = func() map[string]bool {
	m := make(map[string]bool)
	for _, t := range Tokenize("không vậy chưa ạ nhỉ sao nào gì đâu thế hả à nhé đi với") {
		m[t.Key], m[t.Folded] = true, true
	}
	return m
}()

// prefer puts the reading of an abbreviation first that goes with a neighbour
// ("mt đầu tư" is "môi trường", not "mục tiêu").
func (r *repair) prefer(i int) {
	all := r.out[i].Candidates
	if len(all) < 2 || all[0].Reason != Chat {
		return
	}
	best := all[0].Weight
	for k, c := range all {
		if r.joins(i-1, c.Tokens[0], true) || r.joins(i+1, c.Tokens[len(c.Tokens)-1], false) {
			all[k].Weight = best
		} else {
			all[k].Weight *= weightAlternative
		}
	}
}

// joins reports whether a word and what token j may be are neighbours in the
// lexicon, token j before or behind.
func (r *repair) joins(j int, word Token, before bool) bool {
	f, ok := r.foldOf(word.Folded)
	return ok && r.beside(j, f, before) == supported
}

// split puts blanks back between words that the lexicon has side by side.
func (r *repair) split(i int) {
	text := strings.ToLower(r.tokens[i].Text)
	if len(text) < 4 || utf8.RuneCountInString(text) > 4*maxSyllable {
		return
	}
	if words := r.words(text, -1, 4); len(words) > 1 {
		r.add(i, strings.Join(words, " "), weightSupported, Joined)
	}
}

// words cuts text into at most limit syllables of the lexicon, each a
// neighbour of the one before; previous is the fold before text or -1. It
// returns nil when there is no such cut. The work is bounded by the length of
// a syllable: at most 7 to the power of 4 cuts are tried, few of which begin
// with a word.
func (r *repair) words(text string, previous int32, limit int) []string {
	if limit == 0 {
		return nil
	}
	letters := 0
	for end := range text {
		if letters++; letters > maxSyllable {
			break
		}
		_, size := utf8.DecodeRuneInString(text[end:])
		end += size
		f, ok := r.segment(text[:end])
		if !ok || previous >= 0 && r.pairs.Of(pairOf(previous, f)) == 0 {
			continue
		}
		if end == len(text) {
			return []string{text}
		}
		if rest := r.words(text[end:], f, limit-1); rest != nil {
			return append([]string{text[:end]}, rest...)
		}
	}
	return nil
}

// segment looks a part of a joined word up: a syllable, with the accents it is
// written with.
func (r *repair) segment(part string) (int32, bool) {
	key := Key(part)
	if k, ok := r.keyOf(key); ok && ValidSyllable(part) {
		return r.keys[k].fold, true
	}
	f, ok := r.foldOf(key)
	return f, ok && r.folds[f].syllable
}

// rank orders the candidates of token i and drops the weak and the double.
func (r *repair) rank(i int) {
	all := r.out[i].Candidates
	slices.SortStableFunc(all, func(a, b Candidate) int { return cmp.Compare(b.Weight, a.Weight) })
	kept := all[:0]
	for _, c := range all {
		same := func(o Candidate) bool {
			return slices.EqualFunc(o.Tokens, c.Tokens, func(a, b Token) bool { return a.Key == b.Key })
		}
		if c.Weight >= weightLeast && len(kept) < maxCandidates && !slices.ContainsFunc(kept, same) {
			kept = append(kept, c)
		}
	}
	if len(kept) == 0 {
		kept = nil
	}
	r.out[i].Candidates = kept
}

// named reports whether token i may be a name.
func (r *repair) named(i int) bool {
	first, _ := utf8.DecodeRuneInString(r.tokens[i].Text)
	return i > 0 && unicode.IsUpper(first) && !r.shouting
}
