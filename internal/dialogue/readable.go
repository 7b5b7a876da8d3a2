package dialogue

import (
	"regexp"
	"strings"

	"haiphongbot/internal/vietnamese"
)

// readable returns a message as its writer meant it, without what programs
// put around words: the colours of terminals, the addresses behind the labels
// of links, the signs before the lines of a list, and dots between the letters
// of words.
func readable(text string) string {
	text = terminalCode.ReplaceAllString(text, "")
	text = vietnamese.Restore(text)
	text = markdownLink.ReplaceAllString(text, "$1")
	if len(listSign.FindAllString(text, 2)) > 1 {
		text = listSign.ReplaceAllString(text, "")
	}
	if len(dotted.FindAllString(text, 2)) > 1 {
		text = dotted.ReplaceAllStringFunc(text, joinDotted)
	}
	return strings.TrimSpace(text)
}

var (
	terminalCode = regexp.MustCompile(`\x1b\[[0-9;?]*[A-Za-z]`)
	markdownLink = regexp.MustCompile(`!?\[([^\[\]\n]{1,300})\]\([^()\s]{1,500}\)`)
	listSign     = regexp.MustCompile(`(?m)^\s*(?:[-–—•*+]|\(?\d{1,2}[.)])\s+`)
	dotted       = regexp.MustCompile(`(?:\p{L}[.·_*-]){1,7}\p{L}(?:\s|[?!]|$)`)
)

// joinDotted joins the letters of a word written "k.h.â.u".
func joinDotted(spelt string) string {
	word := strings.NewReplacer(".", "", "·", "", "_", "", "*", "", "-", "").Replace(spelt)
	if vietnamese.ValidSyllable(strings.TrimRight(word, " \n?!")) {
		return word
	}
	return spelt
}
