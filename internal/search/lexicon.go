package search

import (
	"cmp"
	"math"
	"slices"
	"sync"

	"haiphongbot/internal/knowledge"
	"haiphongbot/internal/vietnamese"
)

// lexicon knows which terms name the same thing: the folder's glossary and the
// general word lists of package vietnamese. Both are long, and little of them is ever
// asked for: a term is kept as it stands in its list and is read when a question has
// its first token. It is immutable once the first question is asked.
type lexicon struct {
	senses  []sense
	entries []entry                     // of the glossary, by first token, then longest first
	general []generalEntry              // likewise
	hanViet map[string]vietnamese.Entry // Chinese character → its Sino-Vietnamese readings
}

// sense is one thing that can be meant, and the Vietnamese terms that a
// document may use for it.
type sense struct {
	names []name
}

// name is one term of a sense.
type name struct {
	term   string
	weight float64 // how surely it means the sense, 0..1
}

// beginning is how a term begins and how long it is, by which it is found.
type beginning struct {
	first  uint32 // hash of the first token, folded: tens of thousands of strings would be a megabyte
	length uint8  // in tokens
}

// begin reads how a term begins; it is false for a term without tokens.
func begin(term string) (beginning, bool) {
	first, length := vietnamese.Head(term)
	return beginning{wordHash(first), uint8(min(length, math.MaxUint8))}, length > 0
}

func (b beginning) begins() beginning { return b }

// entry is one way in which people write a sense of the glossary.
type entry struct {
	beginning
	english bool
	related bool // the sense is meant less surely
	sense   uint32
	term    string
}

// weight is how surely the sense is meant, 0..1.
func (e entry) weight() float64 {
	if e.related {
		return sayRelated
	}
	return sayTerm
}

// generalEntry is a term of the general lists.
type generalEntry struct {
	beginning
	list list
	at   uint32 // in the list
}

// generalTerms is about how many terms the general lists have.
const generalTerms = 40_000

// list is one of the general lists.
type list uint8

const (
	englishList list = iota
	japaneseList
	koreanList
	chineseList
	synonymList
	relatedList
)

var generalLists = []vietnamese.WordList{
	englishList: vietnamese.Dictionary(vietnamese.English), japaneseList: vietnamese.Dictionary(vietnamese.Japanese), koreanList: vietnamese.Dictionary(vietnamese.Korean), chineseList: vietnamese.Dictionary(vietnamese.Chinese),
	synonymList: vietnamese.Synonyms(), relatedList: vietnamese.Related(),
}

// weight is that of a list's names.
func (l list) weight() float64 {
	switch l {
	case synonymList:
		return nameSynonym
	case relatedList:
		return nameAssociated
	}
	return nameDictionary
}

// span is a part of a question that names senses.
type span struct {
	from, to int // tokens [from, to)
	senses   []weightedSense
	read     []name // from the general lists, and readings of Chinese characters
}

type weightedSense struct {
	sense  uint32
	weight float64
}

func newLexicon(g knowledge.Glossary) *lexicon {
	l := &lexicon{general: generalEntries(), hanViet: vietnamese.HanViet()}
	for _, c := range g.Concepts {
		l.addConcept(c)
	}
	sortByBeginning(l.entries)
	return l
}

func (l *lexicon) addConcept(c knowledge.Concept) {
	id := uint32(len(l.senses))
	var s sense
	for _, list := range []struct {
		terms   []string
		name    float64 // weight as a name in documents; 0 for not at all
		english bool
		related bool
	}{
		{c.Vietnamese, nameOfficial, false, false},
		{c.Everyday, nameEveryday, false, false},
		{c.Short, nameShort, false, false},
		{c.English, nameForeign, true, false},
		{c.Japanese, 0, false, false},
		{c.Korean, 0, false, false},
		{c.Chinese, 0, false, false},
		{c.Related, nameRelated, false, true},
	} {
		for _, term := range list.terms {
			term = vietnamese.Clean(term)
			b, ok := begin(term)
			if !ok {
				continue
			}
			if list.name > 0 {
				s.names = append(s.names, name{term, list.name})
			}
			l.entries = append(l.entries, entry{beginning: b, term: term, sense: id, english: list.english, related: list.related})
		}
	}
	l.senses = append(l.senses, s)
}

// generalEntries are the terms of the general lists, which are the same whatever the
// folder says.
var generalEntries = sync.OnceValue(func() []generalEntry {
	entries := make([]generalEntry, 0, generalTerms)
	for i, terms := range generalLists {
		for at, term := range terms.Terms() {
			b, _ := begin(term)
			entries = append(entries, generalEntry{b, list(i), uint32(at)})
		}
	}
	sortByBeginning(entries)
	return entries
})

// sortByBeginning puts what begins with the same token together, the longest first.
func sortByBeginning[E interface{ begins() beginning }](list []E) {
	slices.SortStableFunc(list, func(a, b E) int {
		return cmp.Or(cmp.Compare(a.begins().first, b.begins().first), cmp.Compare(b.begins().length, a.begins().length))
	})
}

// beginningWith returns what begins with a token, longest first; among it may be some
// that begins with another of the same hash.
func beginningWith[E interface{ begins() beginning }](list []E, first string) []E {
	wanted := wordHash(first)
	from, _ := slices.BinarySearchFunc(list, wanted, func(e E, wanted uint32) int { return cmp.Compare(e.begins().first, wanted) })
	to := from
	for to < len(list) && list[to].begins().first == wanted {
		to++
	}
	return list[from:to]
}

// find returns the spans of a question that name senses, longest first match,
// left to right, without overlap.
func (l *lexicon) find(q *query) []span {
	var spans []span
	for i := 0; i < len(q.words); {
		s := span{from: i, to: i}
		for n, form := range q.forms(i) {
			l.findAt(q, i, form, n > 0, &s)
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

// findAt adds to a span that begins at the i-th word what the word, under one of
// its forms, begins to name; a longer name takes the place of shorter ones. A
// form that was derived counts in English only.
func (l *lexicon) findAt(q *query, i int, form string, derived bool, s *span) {
	for _, e := range beginningWith(l.entries, form) {
		length := int(e.length)
		if length < s.to-s.from {
			break
		}
		if (!derived || e.english) && q.spells(i, e.term, length, e.english) && q.worthTaking(e.term, length, l.senses[e.sense].names) {
			s.reach(i + length)
			if meant := (weightedSense{e.sense, e.weight()}); !slices.Contains(s.senses, meant) { // in two languages alike
				s.senses = append(s.senses, meant)
			}
		}
	}
	for _, e := range beginningWith(l.general, form) {
		length, english := int(e.length), e.list == englishList
		if length < s.to-s.from {
			break
		}
		entry := generalLists[e.list].At(int(e.at))
		if derived && !english || !q.spells(i, entry.Term, length, english) {
			continue
		}
		var names []name
		for _, n := range entry.Vietnamese() {
			names = append(names, name{n, e.list.weight()})
		}
		if !english || q.worthTaking(entry.Term, length, names) {
			s.reach(i + length)
			s.read = append(s.read, names...)
		}
	}
}

// worthTaking reports whether a term is worth taking as a whole: the corpus holds it, or
// another name of it. Else its parts may say more: of "investment partners" a folder
// may know nothing but investment.
func (q *query) worthTaking(term string, length int, names []name) bool {
	holds := func(term string) bool { return q.corpus.holds(vietnamese.Tokenize(term)) }
	return length == 1 || holds(term) || slices.ContainsFunc(names, func(n name) bool { return holds(n.term) })
}

// reach makes a span end at a word, and forgets what a shorter one named.
func (s *span) reach(to int) {
	if s.to < to {
		*s = span{from: s.from, to: to}
	}
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
			term := a + " " + b
			if tokens := vietnamese.Tokenize(term); len(tokens) == 2 && q.corpus.holdsPair(tokens[0], tokens[1]) {
				read = append(read, name{term, nameRead})
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

// spells reports whether the question's tokens from i on spell a term of so many tokens.
func (q *query) spells(i int, term string, length int, english bool) bool {
	if i+length > len(q.words) {
		return false
	}
	tokens := vietnamese.Tokenize(term)
	for j, t := range tokens {
		if !q.fits(i+j, t) && !(english && slices.Contains(q.forms(i+j), t.Key)) {
			return false
		}
	}
	// "port" and "can" are English only where the question is.
	return !english || q.language != vietnamese.Vietnamese || length > 1 || !vietnamese.ValidSyllable(tokens[0].Folded)
}
