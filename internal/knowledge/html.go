package knowledge

import (
	"strings"

	"golang.org/x/net/html"
)

// visibleText returns the text of a piece of HTML without tags, comments,
// scripts and styles.
func visibleText(fragment string) string {
	var b strings.Builder
	tokens := html.NewTokenizer(strings.NewReader(fragment))
	hidden := false
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			if !hidden {
				b.Write(tokens.Text())
			}
		case html.StartTagToken:
			name, _ := tokens.TagName()
			hidden = string(name) == "script" || string(name) == "style"
			b.WriteByte(' ')
		case html.EndTagToken:
			hidden = false
			b.WriteByte(' ')
		}
	}
}
