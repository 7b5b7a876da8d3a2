package vietnamese

import (
	_ "embed" // the lists
	"iter"
	"slices"
	"sort"
	"strings"
)

//go:embed english.tsv
var englishList string

//go:embed japanese.tsv
var japaneseList string

//go:embed korean.tsv
var koreanList string

//go:embed chinese.tsv
var chineseList string

//go:embed synonyms.txt
var synonymList string

//go:embed related.txt
var relatedList string

//go:embed contrasts.txt
var contrastList string

//go:embed properties.txt
var propertyList string

//go:embed hanviet.tsv
var hanVietList string

// Entry is a word or term of a list and what Vietnamese texts say for it. Both
// are parts of the list, so that long lists cost little until they are used.
type Entry struct {
	Term     string
	meanings string
}

// Vietnamese returns what texts say for the term, most usual first.
func (e Entry) Vietnamese() []string { return strings.Split(e.meanings, "; ") }

// WordList is a list of terms and what Vietnamese texts say for them, a line for each
// term or for several that share that. Whoever remembers where a term stands in the list
// needs nothing else of it.
type WordList struct {
	text      string
	separator string // between the terms and what is said for them; a line without has terms that are said for one another
}

// Dictionary returns the general word list from another language to Vietnamese, which was
// compiled for this program: the content words of questions, not of any subject in
// particular. The folder's glossary goes before it. Japanese and Korean verbs and
// adjectives stand there by the part that does not change. Of a language without a list
// it is empty.
func Dictionary(language Language) WordList {
	return WordList{map[Language]string{English: englishList, Japanese: japaneseList, Korean: koreanList, Chinese: chineseList}[language], "\t"}
}

// Synonyms returns general Vietnamese words that answer to one another in
// questions, compiled for this program: each word with its group, itself included.
func Synonyms() WordList { return WordList{synonymList, meansTo} }

// Related returns everyday or narrower words with what official texts that deal
// with the matter speak of, compiled for this program.
func Related() WordList { return WordList{relatedList, meansTo} }

// meansTo stands in the lists that are not tables between terms and what they mean.
const meansTo = " → "

// Terms returns the terms, each with its place in the list, a number of bytes.
func (l WordList) Terms() iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		start := 0
		for line := range strings.Lines(l.text) {
			at := start
			terms, _ := l.cut(line)
			for term := range strings.SplitSeq(terms, "; ") {
				if term != "" && !yield(at, term) {
					return
				}
				at += len(term) + len("; ")
			}
			start += len(line)
		}
	}
}

// At returns the entry of the term that stands at a place.
func (l WordList) At(place int) Entry {
	start := strings.LastIndexByte(l.text[:place], '\n') + 1
	line, _, _ := strings.Cut(l.text[start:], "\n")
	terms, meanings := l.cut(line)
	term, _, _ := strings.Cut(terms[place-start:], "; ")
	return Entry{term, meanings}
}

// cut divides a line.
func (l WordList) cut(line string) (terms, meanings string) {
	line = strings.TrimSpace(line)
	terms, meanings, ok := strings.Cut(line, l.separator)
	if !ok {
		return line, line
	}
	return terms, meanings
}

// Contrasts returns sets of things of one kind of which a fact about one is none
// about another ("giải nhất", "giải nhì"), each with the terms for it ("tối đa", "không
// quá"), compiled for this program.
func Contrasts() iter.Seq[[][]string] {
	return func(yield func([][]string) bool) {
		for line := range strings.Lines(contrastList) {
			var things [][]string
			for thing := range strings.SplitSeq(strings.TrimSpace(line), "; ") {
				things = append(things, strings.Split(thing, " = "))
			}
			if !yield(things) {
				return
			}
		}
	}
}

// Properties returns the terms by which questions ask for a property of a thing
// ("lãi suất", "ai thi công", "parking"), and the words one of which a sentence must
// have that tells it, compiled for this program. Some of these are parts of words or
// signs: "%", "đồng/m²".
func Properties() iter.Seq2[[]string, []string] {
	return func(yield func(asked, told []string) bool) {
		for e := range entries(propertyList, meansTo) {
			if !yield(strings.Split(e.Term, "; "), e.Vietnamese()) {
				return
			}
		}
	}
}

// HanViet returns the Sino-Vietnamese readings of Chinese characters, of the
// simplified and the Japanese forms too, the most usual reading first. Most
// terms of administration and business are the same compounds in all four
// languages: 投資 is read đầu tư.
func HanViet() map[string]Entry {
	all := make(map[string]Entry, strings.Count(hanVietList, "\n"))
	for e := range entries(hanVietList, "\t") {
		all[e.Term] = e
	}
	return all
}

// entries reads a list of lines of two parts.
func entries(list, separator string) iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		for line := range strings.Lines(list) {
			if term, meanings, ok := strings.Cut(strings.TrimSpace(line), separator); ok && !yield(Entry{term, meanings}) {
				return
			}
		}
	}
}

// EnglishBases returns what an English word may be an inflected form of, itself
// first: "cities" of "city", "planned" of "plan". It goes by the regular
// endings alone, so that some of the forms are no words.
func EnglishBases(word string) []string {
	bases := []string{word}
	add := func(ending string, others ...string) bool {
		stem, ok := strings.CutSuffix(word, ending)
		if !ok || len(stem) < 2 {
			return false
		}
		for _, o := range others {
			bases = append(bases, stem+o)
		}
		if n := len(stem); n > 3 && stem[n-1] == stem[n-2] && ending != "s" {
			bases = append(bases, stem[:n-1]) // planned, running
		}
		return true
	}
	_ = add("ies", "y") || add("es", "e", "") || add("s", "") || add("ied", "y") || add("ed", "", "e") ||
		add("ying", "y", "ie") || add("ing", "", "e") || add("ier", "y") || add("est", "", "e") || add("er", "", "e") || add("ly", "", "le")
	return bases
}

// inEnglishDictionary reports whether the English list has a word, or one that it may be
// an inflected form of.
func inEnglishDictionary(word string) bool {
	return slices.ContainsFunc(EnglishBases(word), listsEnglish)
}

// listsEnglish reports whether the English list, whose lines are in order, has a word.
func listsEnglish(word string) bool {
	lineAt := func(at int) string { return englishList[strings.LastIndexByte(englishList[:at], '\n')+1:] }
	at := sort.Search(len(englishList), func(at int) bool {
		term, _, _ := strings.Cut(lineAt(at), "\t")
		return term >= word
	})
	return strings.HasPrefix(lineAt(at), word+"\t")
}

// EnglishForms returns the other regular forms of an English word: "priority" and
// "prioritys" of "priorities". Some of them are no words.
func EnglishForms(word string) []string {
	var forms []string
	add := func(form string) {
		if form != word && !slices.Contains(forms, form) {
			forms = append(forms, form)
		}
	}
	for _, base := range EnglishBases(word) {
		add(base)
		for _, ending := range []string{"s", "es", "ed", "d", "ing", "ly"} {
			add(base + ending)
		}
		if stem, ok := strings.CutSuffix(base, "y"); ok {
			add(stem + "ies")
			add(stem + "ied")
		}
		if stem, ok := strings.CutSuffix(base, "e"); ok {
			add(stem + "ing")
		}
	}
	return forms
}
