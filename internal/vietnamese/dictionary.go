package vietnamese

import (
	_ "embed"
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

//go:embed hanviet.tsv
var hanVietList string

// Entry is a foreign word or term and what Vietnamese texts say for it.
type Entry struct {
	Term       string
	Vietnamese []string // most usual first
}

// Dictionary returns the general English–Vietnamese word list, which was
// compiled for this program: the content words of questions, not of any
// subject in particular. The folder's glossary goes before it.
func Dictionary() []Entry { return entries(englishList) }

// EastAsian returns the like of Dictionary for Japanese, Korean and Chinese, in
// this order. Verbs and adjectives stand there by the part that does not change.
func EastAsian() []Entry {
	return append(append(entries(japaneseList), entries(koreanList)...), entries(chineseList)...)
}

// entries reads a list of lines "term", tab, "meaning; meaning".
func entries(list string) []Entry {
	var all []Entry
	for line := range strings.Lines(list) {
		if term, meanings, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
			all = append(all, Entry{term, strings.Split(meanings, "; ")})
		}
	}
	return all
}

// Synonyms returns groups of general Vietnamese words that answer to one
// another in questions, compiled for this program.
func Synonyms() [][]string {
	var groups [][]string
	for line := range strings.Lines(synonymList) {
		if group := strings.Split(strings.TrimSpace(line), "; "); len(group) > 1 {
			groups = append(groups, group)
		}
	}
	return groups
}

// Relation leads from everyday or narrower words to what official texts that
// deal with the matter speak of.
type Relation struct{ Said, Meant []string }

// Relations returns the general list of these, compiled for this program.
func Relations() []Relation {
	var all []Relation
	for line := range strings.Lines(relatedList) {
		if said, meant, ok := strings.Cut(strings.TrimSpace(line), " → "); ok {
			all = append(all, Relation{strings.Split(said, "; "), strings.Split(meant, "; ")})
		}
	}
	return all
}

// HanViet returns the Sino-Vietnamese readings of Chinese characters, of the
// simplified and the Japanese forms too, the most usual reading first. Most
// terms of administration and business are the same compounds in all four
// languages: 投資 is read đầu tư.
func HanViet() map[string][]string {
	all := map[string][]string{}
	for _, e := range entries(hanVietList) {
		all[e.Term] = e.Vietnamese
	}
	return all
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
