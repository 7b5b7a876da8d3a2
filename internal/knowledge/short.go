package knowledge

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Lengths in runes below which a paragraph that a program laid out is no
// passage of its own: a line of an address, a name below a signature, a
// caption. A whole sentence says something sooner.
const (
	shortPassage  = 40
	shortSentence = 25
)

// joinShort joins overshort paragraphs to a neighbour, on a line of their own:
// one that does not end a sentence to the paragraph below, else to the one
// above. Nothing is joined across a heading, a list or a table.
func joinShort(blocks []block) []block {
	out := make([]block, 0, len(blocks))
	for i := 0; i < len(blocks); i++ {
		b := blocks[i]
		for isShort(b) && !closesSentence(b.Text) && i+1 < len(blocks) && isJoinable(blocks[i+1]) && !beginsPartOfText(blocks[i+1].Text) {
			i++
			b.Text += "\n" + blocks[i].Text
		}
		followed := leadsIn(b.Text) && i+1 < len(blocks) && blocks[i+1].Kind != headingBlock
		if isShort(b) && !followed && !beginsPartOfText(b.Text) && len(out) > 0 && isJoinable(out[len(out)-1]) {
			out[len(out)-1].Text += "\n" + b.Text
			continue
		}
		out = append(out, b)
	}
	return out
}

// beginsPartOfText reports whether a paragraph begins an article or the like.
func beginsPartOfText(text string) bool {
	return slices.ContainsFunc(namedParts, func(part *regexp.Regexp) bool { return part.MatchString(text) })
}

func isShort(b block) bool {
	if !isJoinable(b) {
		return false
	}
	if closesSentence(b.Text) {
		return utf8.RuneCountInString(b.Text) < shortSentence
	}
	return utf8.RuneCountInString(b.Text) < shortPassage
}

func isJoinable(b block) bool { return b.Kind == paragraphBlock && !isEntry(b) }

// closesSentence reports whether text ends as a sentence does.
func closesSentence(text string) bool {
	return endsSentence(text) && !strings.ContainsAny(lastRunes(text, 1), ",;:")
}
