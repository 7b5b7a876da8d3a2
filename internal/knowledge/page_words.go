package knowledge

import (
	_ "embed"
	"strings"
)

//go:embed page_words.txt
var pageWordsText string

var pageWords = readWordLists(pageWordsText)

// wordLists are lists of alternatives of regular expressions.
type wordLists map[string][]string

// readWordLists reads lists with one alternative a line, below a heading "== name of
// the list". A line that begins with a tab goes on with the one above, and one that
// begins with # is a comment.
func readWordLists(text string) wordLists {
	lists := wordLists{}
	name := ""
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		heading, isHeading := strings.CutPrefix(line, "== ")
		more, goesOn := strings.CutPrefix(line, "\t")
		switch {
		case isHeading:
			name = heading
		case goesOn:
			lists[name][len(lists[name])-1] += more
		case line != "" && line[0] != '#':
			lists[name] = append(lists[name], line)
		}
	}
	return lists
}

// oneOf returns the source of a pattern that matches one of a list.
func (l wordLists) oneOf(name string) string {
	alternatives, ok := l[name]
	if !ok {
		panic("no list of " + name) // a mistake in this package
	}
	return strings.Join(alternatives, "|")
}
