package knowledge

import (
	"context"
	"strings"
	"unicode/utf8"
)

// textReader reads plain text: paragraphs stand between blank lines, and a
// first paragraph of one line without a full stop is the title.
type textReader struct{}

func (textReader) read(_ context.Context, src source) draft {
	text, ok := decode(src.data)
	if !ok {
		return draft{Problems: []Problem{notText(src.id)}}
	}
	if len(text) > maxTextBytes {
		return draft{Problems: []Problem{textTooLong(src.id)}}
	}
	var d draft
	front, body, above, problems := splitFrontMatter(src.id, text)
	d.Problems = append(d.Problems, problems...)
	if front != "" {
		d.Meta, problems = readMeta(src.id, front)
		d.Problems = append(d.Problems, problems...)
	}
	paragraphs := splitParagraphs(body, above)
	for i, p := range paragraphs {
		if i == 0 && len(paragraphs) > 1 && p.isTitle() {
			if !d.add(src, block{Kind: headingBlock, Level: 1, Text: p.lines[0], Line: p.line}) {
				break
			}
			continue
		}
		if !d.add(src, block{Text: strings.Join(p.lines, " "), Line: p.line}) {
			break
		}
	}
	return d
}

// textParagraph is a run of lines that are not blank.
type textParagraph struct {
	lines []string // trimmed
	line  int      // of the first, in the file
}

// splitParagraphs splits text at blank lines; above is the number of lines
// above it in the file.
func splitParagraphs(text string, above int) []textParagraph {
	var out []textParagraph
	open := false
	line := above
	for l := range strings.SplitSeq(text, "\n") {
		line++
		l = strings.TrimSpace(l)
		switch {
		case l == "":
			open = false
		case open:
			last := &out[len(out)-1]
			last.lines = append(last.lines, l)
		default:
			out = append(out, textParagraph{[]string{l}, line})
			open = true
		}
	}
	return out
}

// isTitle reports whether a paragraph reads as a title: one line of at most
// 200 runes that does not end like a sentence.
func (p textParagraph) isTitle() bool {
	return len(p.lines) == 1 && utf8.RuneCountInString(p.lines[0]) <= 200 && !endsSentence(p.lines[0]) && !isEntry(block{Text: p.lines[0]})
}

// endsSentence reports whether text ends as a sentence or a clause does.
func endsSentence(text string) bool {
	text = strings.TrimRight(text, `"'”’»)]} `)
	r, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(".!?…;:,", r)
}
