package knowledge

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// pdfParagraph is lines that belong together.
type pdfParagraph struct {
	lines []pdfLine
}

func (q *pdfParagraph) last() pdfLine { return q.lines[len(q.lines)-1] }

// paragraphs joins the lines and adds the blocks.
func (p *pdfText) paragraphs() {
	set := measure(slices.DeleteFunc(slices.Clone(p.lines), func(l pdfLine) bool { return l.In != nil }))
	var open pdfParagraph
	flush := func(at int) {
		if len(open.lines) > 0 {
			p.addParagraph(open)
			p.addNotes(func(n *pdfNote) bool {
				return slices.ContainsFunc(open.lines, func(l pdfLine) bool { return l.page == n.page && slices.Contains(l.notes, n.number) })
			})
			open = pdfParagraph{}
		}
		p.addNotes(func(n *pdfNote) bool { return n.after <= at })
	}
	for i := 0; i < len(p.lines); {
		if n := gridLength(p.lines[i:]); n > 0 {
			flush(i)
			p.addGrids(p.lines[i:i+n], &set)
			i += n
			continue
		}
		if n := tableLength(p.lines[i:]); n > 0 {
			flush(i)
			p.addTable(p.lines[i : i+n])
			i += n
			continue
		}
		l := p.lines[i]
		if len(open.lines) > 0 && set.breaks(open, l) {
			flush(i)
		}
		open.lines = append(open.lines, l)
		i++
	}
	flush(len(p.lines))
}

// addParagraph adds a paragraph or a heading.
func (p *pdfText) addParagraph(q pdfParagraph) {
	text := joinLines(q.lines)
	b := block{Text: text, Line: q.lines[0].page + 1}
	if level := p.headingLevel(q, text); level > 0 {
		b.Kind, b.Level = headingBlock, level
	}
	p.draft.add(p.src, b)
}

// headingLevel tells a heading by its size, its bold type or its capitals; 0
// for ordinary text.
func (p *pdfText) headingLevel(q pdfParagraph, text string) int {
	n := utf8.RuneCountInString(text)
	if n > 250 || len(q.lines) > 5 || strings.ContainsAny(lastRune(text), ".;,:!") || typedMarker(text) != 0 || n < 3 {
		return 0
	}
	if e := q.lines[0].Element; e != nil && e.Heading > 0 {
		return e.Heading
	}
	size := q.lines[0].Size
	bold := !slices.ContainsFunc(q.lines, func(l pdfLine) bool { return !l.Bold })
	switch {
	case size > 1.5*p.body:
		return 1
	case size > 1.25*p.body:
		return 2
	case size > 1.12*p.body:
		return 3
	case bold && (upperCase(text) || size > 1.04*p.body || chapterStart.MatchString(text)):
		return 4
	case bold && sectionStart.MatchString(text):
		return 6
	case bold, upperCase(text) && strings.Count(text, " ") > 1:
		return 5
	}
	return 0
}

// What headings that are set alike begin with, above and below the others.
var (
	chapterStart = regexp.MustCompile(`^(?:(?:Chương|Phần|Mục|Phụ lục)\s+[\dIVXL]+\b|[IVXL]{1,5}[.)])`)
	sectionStart = regexp.MustCompile(`^\d{1,2}\.\d`)
)

// upperCase reports whether text has capitals only.
func upperCase(text string) bool {
	return strings.ContainsFunc(text, unicode.IsUpper) && strings.ToUpper(text) == text
}
