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
	// text leaves free on ordinary pages: 2 cm of 29.7 cm, the least that Decree
	// 30/2020/NĐ-CP asks for, and a line to spare.
	margin = 0.1
	// longestHead is the length in runes of the longest head.
	longestHead = 120
	// noteSize is the part of the size of the text that smaller type has at most:
	// footnotes, captions and running heads.
	noteSize = 0.93
	// headGap is how many lines a head is away from the text at least.
	headGap = 1.5
	// belowPicture is how many lines below a picture its caption stands at most.
	belowPicture = 2.5
)

// dropLoneHeads drops the outermost line of a page where other pages have what
// was dropped before, such as their number, or where its type and the gap
// beside it are those of a running head.
func (p *pdfText) dropLoneHeads(gone []pdfLine) {
	body := bodySize(p.lines)
	pages := map[int][]pdfLine{}
	for _, l := range p.lines {
		pages[l.page] = append(pages[l.page], l)
	}
	var kept []pdfLine
	for _, l := range p.lines {
		if !p.isLoneHead(l, pages[l.page], gone, body) {
			kept = append(kept, l)
		}
	}
	if len(kept) > 0 {
		p.lines = kept
	}
}

// isLoneHead decides on a line among those of its page.
func (p *pdfText) isLoneHead(l pdfLine, page, gone []pdfLine, body float64) bool {
	zone := p.zone(l)
	if zone == 0 || isTagged(l) || l.In != nil || isHeadLine(l.text) || continues(l.text) || utf8.RuneCountInString(l.text) > longestHead {
		return false
	}
	nearest, small := math.Inf(1), false
	for _, o := range page {
		d := (l.Y - o.Y) * float64(zone)
		if d < 0 {
			return false // another stands further out
		}
		if d > 0 && d < nearest {
			nearest, small = d, o.Size < noteSize*body
		}
	}
	if inPlaceOf(l, gone) {
		return true
	}
	// The last line of a footnote has another small one above.
	height := p.pages[l.page].Height
	return min(l.Y, height-l.Y) < margin*height && l.Size < noteSize*body && nearest > headGap*l.Size && !(zone < 0 && small) &&
		!startsNote(l) && !endsSentence(l.text) && !p.isCaption(l)
}

// inPlaceOf reports whether other pages had a head or a number where l stands.
func inPlaceOf(l pdfLine, gone []pdfLine) bool {
	return slices.ContainsFunc(gone, func(g pdfLine) bool { return g.page != l.page && math.Abs(g.Y-l.Y) < 2 })
}

// isCaption reports whether a line stands below a picture.
func (p *pdfText) isCaption(l pdfLine) bool {
	return slices.ContainsFunc(p.pages[l.page].Pictures, func(b pdf.Picture) bool {
		return b.X0 < l.X1 && l.X0 < b.X1 && l.Y < b.Y0 && b.Y0 < l.Y+belowPicture*l.Size
	})
}
