package vietnamese

import (
	_ "embed"
	"strings"
)

//go:embed english.tsv
var englishList string

//go:embed synonyms.txt
var synonymList string

// Entry is an English word or term and what Vietnamese texts say for it.
type Entry struct {
	English    string
	Vietnamese []string // most usual first
}

// Dictionary returns the general English–Vietnamese word list, which was
// compiled for this program: the content words of questions, not of any
// subject in particular. The folder's glossary goes before it.
func Dictionary() []Entry {
	var entries []Entry
	for line := range strings.Lines(englishList) {
		english, meanings, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if ok {
			entries = append(entries, Entry{english, strings.Split(meanings, "; ")})
		}
	}
	return entries
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
