package search

import (
	"cmp"
	"slices"

	"haiphongbot/internal/knowledge"
	"haiphongbot/internal/vietnamese"
)

// lexicon knows which terms name the same thing: the folder's glossary and the
// general word lists of package vietnamese, in one table. It is immutable once
// the first question is asked.
type lexicon struct {
	senses  []sense
	entries map[string][]entry          // first token, folded → entries, longest first
	hanViet map[string]vietnamese.Entry // Chinese character → its Sino-Vietnamese readings
}

// sense is one thing that can be meant, and the Vietnamese terms that a
// document may use for it.
type sense struct {
	names []name
}

// name is one term of a sense.
type name struct {
	tokens []vietnamese.Token
	weight float64 // how surely it means the sense, 0..1
}

// entry is one way in which people write a sense. The general lists are long and
// little of them is ever asked for: their terms are kept as they stand in the
// list and are read when a question has their first token.
type entry struct {
	general vietnamese.Entry   // of a general list
	tokens  []vietnamese.Token // of the glossary
	length  int                // tokens of the term
	sense   int                // of the glossary
	weight  float64            // of the glossary: how surely the sense is meant; of a list: of its names
	english bool
}

// spelling returns the tokens of the term.
func (e *entry) spelling() []vietnamese.Token {
	if e.tokens != nil {
		return e.tokens
	}
	return vietnamese.Tokenize(e.general.Term)
}

// span is a part of a question that names senses.
type span struct {
	from, to int // tokens [from, to)
	senses   []weightedSense
	read     []name // from the general lists, and readings of Chinese characters
}

type weightedSense struct {
	sense  int
	weight float64
}

func newLexicon(g knowledge.Glossary) *lexicon {
	l := &lexicon{entries: map[string][]entry{}, hanViet: vietnamese.HanViet()}
	read := reading()
	for _, c := range g.Concepts {
		l.addConcept(c, read)
	}
	for e := range vietnamese.Dictionary() {
		l.addGeneral(e, nameDictionary, true)
	}
	for e := range vietnamese.EastAsian() {
		l.addGeneral(e, nameDictionary, false)
	}
	for e := range vietnamese.Synonyms() {
		l.addGeneral(e, nameSynonym, false)
	}
	for e := range vietnamese.Related() {
		l.addGeneral(e, nameAssociated, false)
	}
	for _, list := range l.entries {
		slices.SortStableFunc(list, func(a, b entry) int { return cmp.Compare(b.length, a.length) })
	}
	return l
}

func (l *lexicon) addConcept(c knowledge.Concept, read func(string) []vietnamese.Token) {
	id := len(l.senses)
	var s sense
	for _, list := range []struct {
		terms     []string
		name, say float64 // weights as a name in documents, as a word of a question; 0 for not at all
		english   bool
	}{
		{c.Vietnamese, nameOfficial, sayTerm, false},
		{c.Everyday, nameEveryday, sayTerm, false},
		{c.Short, nameShort, sayTerm, false},
		{c.English, nameForeign, sayTerm, true},
		{c.Japanese, 0, sayTerm, false},
		{c.Korean, 0, sayTerm, false},
		{c.Chinese, 0, sayTerm, false},
		{c.Related, nameRelated, sayRelated, false},
	} {
		for _, term := range list.terms {
			tokens := read(vietnamese.Clean(term))
			if len(tokens) == 0 {
				continue
			}
			if list.name > 0 {
				s.names = append(s.names, name{tokens, list.name})
			}
			first := tokens[0].Folded
			l.entries[first] = append(l.entries[first], entry{tokens: tokens, length: len(tokens), sense: id, weight: list.say, english: list.english})
		}
	}
	l.senses = append(l.senses, s)
}

// reading returns a Tokenize that keeps each term once: the lists name many
// things more than once.
func reading() func(string) []vietnamese.Token {
	known := map[string][]vietnamese.Token{}
	return func(term string) []vietnamese.Token {
		tokens, ok := known[term]
		if !ok {
			tokens = slices.Clone(vietnamese.Tokenize(term))
			known[term] = tokens
		}
		return tokens
	}
}

// addGeneral enters words of the general language and what documents may say
// for them.
func (l *lexicon) addGeneral(e vietnamese.Entry, weight float64, english bool) {
	first, length := vietnamese.Head(e.Term)
	l.entries[first] = append(l.entries[first], entry{general: e, length: length, weight: weight, english: english})
}

// find returns the spans of a question that name senses, longest first match,
// left to right, without overlap.
func (l *lexicon) find(q *query) []span {
	var spans []span
	for i := 0; i < len(q.words); {
		s := span{from: i, to: i}
		for n, form := range q.forms(i) {
			for _, e := range l.entries[form] {
				if e.length < s.to-s.from {
					break // entries are sorted by length
				}
				if n > 0 && !e.english || !q.spells(i, e) {
					continue
				}
				if s.to < i+e.length {
					s = span{from: i, to: i + e.length}
				}
				if e.tokens != nil {
					s.senses = append(s.senses, weightedSense{e.sense, e.weight})
					continue
				}
				for _, n := range e.general.Vietnamese() {
					s.read = append(s.read, name{vietnamese.Tokenize(n), e.weight})
				}
			}
		}
		if s.to < i+2 {
			if read := l.readings(q, i); len(read) > 0 {
				s = span{from: i, to: i + 2, read: read}
			}
		}
		if s.to > i {
			spans = append(spans, s)
			i = s.to
		} else {
			i++
		}
	}
	return spans
}

// readings returns the words of the corpus that the i-th token of a question and
// the next can be read as when both are Chinese characters.
func (l *lexicon) readings(q *query, i int) []name {
	if i+1 >= len(q.words) || !q.words[i+1].attached {
		return nil
	}
	var read []name
	for _, a := range l.readingsOf(q.words[i]) {
		for _, b := range l.readingsOf(q.words[i+1]) {
			tokens := vietnamese.Tokenize(a + " " + b)
			if len(tokens) == 2 && q.corpus.holdsPair(tokens[0], tokens[1]) {
				read = append(read, name{tokens, nameRead})
			}
		}
	}
	return read
}

func (l *lexicon) readingsOf(w word) []string {
	if e, ok := l.hanViet[w.Key]; ok {
		return e.Vietnamese()
	}
	return nil
}

// forms returns the forms under which the i-th word of the question is listed.
func (q *query) forms(i int) []string {
	w := q.words[i]
	if q.language == vietnamese.English && w.Kind == vietnamese.Word && w.Key == w.Folded {
		return vietnamese.EnglishBases(w.Folded)
	}
	return []string{w.Folded}
}

// spells reports whether the question's tokens from i on spell a term.
func (q *query) spells(i int, e entry) bool {
	if i+e.length > len(q.words) {
		return false
	}
	tokens := e.spelling()
	for j, t := range tokens {
		if !q.fits(i+j, t) && !(e.english && slices.Contains(q.forms(i+j), t.Key)) {
			return false
		}
	}
	// "port" and "can" are English only where the question is.
	return !e.english || q.language != vietnamese.Vietnamese || len(tokens) > 1 || !vietnamese.ValidSyllable(tokens[0].Folded)
}
