package vietnamese

import (
	_ "embed" // the lists
	"iter"
	"slices"
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

// Dictionary returns the general English–Vietnamese word list, which was
// compiled for this program: the content words of questions, not of any
// subject in particular. The folder's glossary goes before it.
func Dictionary() iter.Seq[Entry] { return entries(englishList, "\t") }

// EastAsian returns the like of Dictionary for Japanese, Korean and Chinese.
// Verbs and adjectives stand there by the part that does not change.
func EastAsian() iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		for _, list := range []string{japaneseList, koreanList, chineseList} {
			for e := range entries(list, "\t") {
				if !yield(e) {
					return
				}
			}
		}
	}
}

// Synonyms returns general Vietnamese words that answer to one another in
// questions, compiled for this program: each word with its group, itself included.
func Synonyms() iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		for line := range strings.Lines(synonymList) {
			group := strings.TrimSpace(line)
			for term := range strings.SplitSeq(group, "; ") {
				if !yield(Entry{term, group}) {
					return
				}
			}
		}
	}
}

// Related returns everyday or narrower words with what official texts that deal
// with the matter speak of, compiled for this program.
func Related() iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		for e := range entries(relatedList, " → ") {
			for term := range strings.SplitSeq(e.Term, "; ") {
				if !yield(Entry{term, e.meanings}) {
					return
				}
			}
		}
	}
}

// Contrasts returns sets of things of one kind of which a fact about one is none
// about another ("giải nhất", "giải nhì"), compiled for this program.
func Contrasts() iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		for line := range strings.Lines(contrastList) {
			if !yield(strings.Split(strings.TrimSpace(line), "; ")) {
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
		for e := range entries(propertyList, " → ") {
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
