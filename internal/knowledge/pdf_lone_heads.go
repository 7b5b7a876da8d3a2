package knowledge

import (
	"math"
	"slices"
	"unicode/utf8"

	"haiphongbot/internal/pdf"
)

// A running head or footer that stands on one page only cannot be told by its
// return: the file has a single page, or its first page has another head than
// the rest.

const (
	// margin is the part of the height of a page at its top and bottom that the
	// text leaves free on ordinary pages (2 cm of 29.7 cm, as Decree 30/2020/NĐ-CP
	// asks for, and a line to spare).
	margin = 0.1
	// longestHead is the length in runes of the longest head.
	longestHead = 120
)

// dropLoneHeads drops the outermost line of a page where other pages have what
// was dropped before, such as their number, or where its type and the gap
// beside it are those of a running head.
func (p *pdfText) dropLoneHeads(gone []pdfLine) {
	var lone []int
	for i, l := range p.lines {
		if isTagged(l) || l.In != nil || isHeadLine(l.text) || continues(l.text) || utf8.RuneCountInString(l.text) > longestHead {
			continue
		}
		if zone := p.zone(l); zone != 0 && p.outermost(i, zone) && (inPlaceOf(l, gone) || p.setApart(i, zone)) {
			lone = append(lone, i)
		}
	}
	if len(lone) == len(p.lines) {
		return
	}
	for _, i := range slices.Backward(lone) {
		p.lines = slices.Delete(p.lines, i, i+1)
	}
}

// outermost reports whether no line of its page stands further up or down.
func (p *pdfText) outermost(i, zone int) bool {
	l := p.lines[i]
	return !slices.ContainsFunc(p.lines, func(o pdfLine) bool { return o.page == l.page && (o.Y-l.Y)*float64(zone) > 0 })
}

// inPlaceOf reports whether other pages had a head or a number where l stands.
func inPlaceOf(l pdfLine, gone []pdfLine) bool {
	return slices.ContainsFunc(gone, func(g pdfLine) bool { return g.page != l.page && math.Abs(g.Y-l.Y) < 2 })
}

// setApart reports whether a line in the margin is smaller than the text and
// well away from it. The last line of a footnote has another small one above.
func (p *pdfText) setApart(i, zone int) bool {
	l := p.lines[i]
	height := p.pages[l.page].Height
	if min(l.Y, height-l.Y) > margin*height || l.Size > 0.93*bodySize(p.lines) || startsNote(l) || endsSentence(l.text) || p.isCaption(l) {
		return false
	}
	nearest := math.Inf(1)
	small := false
	for j, o := range p.lines {
		if d := math.Abs(o.Y - l.Y); j != i && o.page == l.page && d < nearest {
			nearest, small = d, o.Size <= 0.93*bodySize(p.lines)
		}
	}
	return nearest > 1.5*l.Size && !(zone < 0 && small)
}

// belowPicture is how many lines below a picture its caption stands at most.
const belowPicture = 2.5

// isCaption reports whether a line stands below a picture.
func (p *pdfText) isCaption(l pdfLine) bool {
	return slices.ContainsFunc(p.pages[l.page].Pictures, func(b pdf.Picture) bool {
		return b.X0 < l.X1 && l.X0 < b.X1 && l.Y < b.Y0 && b.Y0 < l.Y+belowPicture*l.Size
	})
}
