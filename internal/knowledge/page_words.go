package knowledge

import (
	_ "embed"
	"strings"

	"haiphongbot/internal/vietnamese"
)

//go:embed page_words.txt
var pageWordsText string

var pageWords = wordLists(vietnamese.ListsByHeading(pageWordsText))

// wordLists are lists of alternatives of regular expressions.
type wordLists map[string][]string

// oneOf returns the source of a pattern that matches one of a list.
func (l wordLists) oneOf(name string) string {
	alternatives, ok := l[name]
	if !ok {
		panic("no list of " + name) // a mistake in this package
	}
	return strings.Join(alternatives, "|")
}
