package knowledge

import (
	"slices"
)

// A tagged file says itself what its paragraphs, headings, entries and cells
// are, and in which order they are read: better than any guess from places, if
// it is true. Some programs tag every line as a paragraph, or only part of the
// text.

const (
	// mostLoose is the share of the letters between the edges of the pages that
	// may stand in no element: a stamp or a caption, not a part of the text.
	mostLoose = 0.02
	// mostDivided is the share of paragraphs that may go on in small letters
	// where the one before stopped short of the end of its sentence. Lists do so
	// ("gồm: giấy phép; bản vẽ"), but after a colon or a semicolon.
	mostDivided = 0.1
)

// followTags takes the lines in the order of the elements if those can be
// trusted.
func (p *pdfText) followTags() {
	var lines []pdfLine
	letters, loose := 0, 0
	for i, page := range p.pages {
		for _, l := range linesOf(i, page.Tagged) {
			lines = append(lines, l)
			letters += len(l.text)
		}
		for _, l := range linesOf(i, page.Loose) {
			if p.zone(l) == 0 {
				loose += len(l.text)
			}
		}
	}
	if letters == 0 || float64(loose) > mostLoose*float64(letters+loose) {
		return
	}
	slices.SortStableFunc(lines, func(a, b pdfLine) int { return a.Element.Order - b.Element.Order })
	if !dividesSentences(lines) {
		p.lines = lines
	}
}

// dividesSentences reports whether the elements are lines rather than
// paragraphs.
func dividesSentences(lines []pdfLine) bool {
	pairs, divided := 0, 0
	for i := 1; i < len(lines); i++ {
		a, b := lines[i-1], lines[i]
		if a.Element == b.Element || !isTagged(a) || !isTagged(b) || a.In != nil || b.In != nil {
			continue
		}
		pairs++
		if startsLower(b.text) && !endsSentence(a.text) {
			divided++
		}
	}
	return float64(divided) > mostDivided*float64(pairs)
}

// isTagged reports whether a line belongs to a block that the file names.
func isTagged(l pdfLine) bool { return l.Element != nil && l.Element.Whole }
