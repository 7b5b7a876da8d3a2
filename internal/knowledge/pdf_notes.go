package knowledge

import (
	"regexp"
	"slices"
	"strings"

	"haiphongbot/internal/pdf"
)

// pdfNote is a footnote: it follows the paragraph that refers to it, without
// its number, which would read as part of the text.
type pdfNote struct {
	page   int
	number string // "" for other signs
	lines  []pdfLine
	after  int // number of lines of the body up to the end of its page
	added  bool
}

// splitNotes takes the footnotes out of the body: at the bottom of a page,
// smaller than the text, the first beginning with its number or sign.
func (p *pdfText) splitNotes() {
	p.splitTaggedNotes()
	var body []pdfLine
	for i := 0; i < len(p.lines); {
		j := i
		for j < len(p.lines) && p.lines[j].page == p.lines[i].page {
			j++
		}
		page := p.lines[i:j]
		k := len(page)
		for k > 0 && page[k-1].Size < noteSize*p.body && page[k-1].Y < 0.5*p.pages[page[0].page].Height {
			k--
		}
		for k < len(page) && !startsNote(page[k]) {
			k++
		}
		body = append(body, page[:k]...)
		p.cutNotes(page[k:], len(body))
		i = j
	}
	p.lines = body
	for i := range p.lines {
		p.dropNoteMarks(&p.lines[i])
	}
}

// splitTaggedNotes takes out what a tagged file says to be footnotes.
func (p *pdfText) splitTaggedNotes() {
	var body []pdfLine
	for i := 0; i < len(p.lines); {
		j := i + 1
		for j < len(p.lines) && p.lines[j].Element == p.lines[i].Element {
			j++
		}
		if e := p.lines[i].Element; e != nil && e.Note {
			p.cutNotes(p.lines[i:j], len(body))
		} else {
			body = append(body, p.lines[i:j]...)
		}
		i = j
	}
	p.lines = body
}

var noteStart = regexp.MustCompile(`^(?:\[?(\d{1,3})\]?|\(\d{1,3}\)|[*†])[.)]?\s*\p{L}`)

func startsNote(l pdfLine) bool { return noteStart.MatchString(l.text) }

// cutNotes divides the lines at the bottom of a page into footnotes.
func (p *pdfText) cutNotes(lines []pdfLine, after int) {
	for i := 0; i < len(lines); {
		j := i + 1
		for j < len(lines) && !startsNote(lines[j]) {
			j++
		}
		n := pdfNote{page: lines[i].page, lines: lines[i:j], after: after}
		if m := noteStart.FindStringSubmatchIndex(lines[i].text); m != nil && m[2] >= 0 {
			n.number = lines[i].text[m[2]:m[3]]
			lines[i].text = strings.TrimLeft(lines[i].text[m[3]:], "]). ")
		}
		p.notes = append(p.notes, n)
		i = j
	}
}

// addNotes adds the footnotes that are due.
func (p *pdfText) addNotes(due func(*pdfNote) bool) {
	for i := range p.notes {
		if n := &p.notes[i]; !n.added && due(n) {
			n.added = true
			p.draft.add(p.src, block{Text: joinLines(n.lines), Line: n.page + 1})
		}
	}
}

// dropNoteMarks takes the raised numbers of footnotes out of a line, where
// they would read as part of a word or a figure. Other raised figures stay:
// 5 m2.
func (p *pdfText) dropNoteMarks(l *pdfLine) {
	for j, c := range l.Cells {
		spans := slices.DeleteFunc(slices.Clone(c.Spans), func(s pdf.Span) bool {
			number := strings.TrimSpace(s.Text)
			known := s.Raised && slices.ContainsFunc(p.notes, func(n pdfNote) bool { return n.page == l.page && n.number == number && number != "" })
			if known {
				l.notes = append(l.notes, number)
			}
			return known
		})
		if len(spans) < len(c.Spans) {
			l.cells[j] = spanText(spans)
		}
	}
	if len(l.notes) > 0 {
		l.join()
	}
}
