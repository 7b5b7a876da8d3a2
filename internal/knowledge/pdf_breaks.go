package knowledge

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Where a paragraph ends is told by gaps, indents, type and lines that end early.

// breaks reports whether l begins a new paragraph after open.
func (set *typesetting) breaks(open pdfParagraph, l pdfLine) bool {
	last := open.last()
	if last.Element != l.Element {
		return true
	}
	if isTagged(l) {
		return standAlone(last, l)
	}
	if math.Abs(l.Size-last.Size) > 0.08*last.Size || set.boldEnds(open, l) || italicEnds(open, l) {
		return true
	}
	if standAlone(last, l) || l.page == 0 && (isPublication(last.text) || isPublication(l.text)) || recipients.MatchString(l.text) {
		return true
	}
	if dayWithoutYear.MatchString(last.text) && bareYear.MatchString(l.text) {
		return false
	}
	fits := set.fits(last, l)
	if startsItem(l.text) && (fits || endsSentence(last.text) || startsItem(open.lines[0].text) && !strings.HasPrefix(l.text, "–")) {
		return true
	}
	if last.page != l.page || last.Column != l.Column {
		return fits || set.breaksAcross(last, l)
	}
	distance := last.Y - l.Y
	if pitch := set.pitch[halfPoint(l.Size)]; distance < 0 || pitch > 0 && distance > 1.25*pitch+0.5 {
		return true
	}
	if centered(last, set.of(last)) && centered(l, set.of(l)) {
		return l.Bold && last.Bold && upperCase(l.text) && !upperCase(last.text) && strings.Count(l.text, " ") > 1 && !bareNumber.MatchString(last.text)
	}
	if m := set.of(l); centered(l, m) && isTitleType(last, l) && !centered(last, m) && !set.fits(last, l) && !endsSentence(last.text) {
		return false // the rest of a title that fills its first line
	}
	if m := set.of(l); inMiddle(last, m) && inMiddle(l, m) {
		return m.right-m.left-(last.X1-last.X0) > l.FirstWord+0.5*l.Size
	}
	return fits || set.indented(open, l)
}

// The place and day at the head of a document are often set on two lines.
var (
	dayWithoutYear = regexp.MustCompile(`(?i),\s*ngày[\s.…_\d]*tháng[\s.…_\d]*năm$`)
	bareYear       = regexp.MustCompile(`^\d{4}\.?$`)
)

// isTitleType reports whether two lines are both bold or both italic, as titles and
// what stands in brackets below them are.
func isTitleType(a, b pdfLine) bool {
	return a.Bold == b.Bold && a.Italic == b.Italic && (a.Bold || a.Italic)
}

// standAlone reports whether one of two lines belongs to the head of an
// administrative document. "số 45-NQ/TW" within a sentence does not.
func standAlone(last, l pdfLine) bool {
	return l.page == 0 && !goesOnInHead(l.text) && (isHeadLine(l.text) || isHeadLine(last.text) && !continues(last.text))
}

// isPublication reports whether a line names the day on which a page appeared.
func isPublication(line string) bool {
	kind, _ := furnitureOf(line)
	return kind == publication
}

// fits reports whether the first word of l would have fitted on the line
// before, so that the line was ended on purpose.
func (set *typesetting) fits(last, l pdfLine) bool {
	room := set.of(last).right - last.X1
	return room > l.FirstWord+0.5*l.Size
}

// boldEnds reports whether bold type begins or ends between two lines, as
// after a heading set in the size of the text.
func (set *typesetting) boldEnds(open pdfParagraph, l pdfLine) bool {
	last := open.last()
	if l.Bold == last.Bold {
		return false
	}
	if l.Bold {
		return set.of(last).right-last.X1 > 1.5*last.Size && endsSentence(last.text)
	}
	return !slices.ContainsFunc(open.lines, func(o pdfLine) bool { return !o.Bold }) &&
		(set.of(last).right-last.X1 > 1.5*last.Size || upperCase(last.text))
}

// italicEnds reports whether italic type ends or begins with a line, as below
// the caption of a picture.
func italicEnds(open pdfParagraph, l pdfLine) bool {
	if continues(l.text) {
		return false
	}
	if l.Italic {
		return !open.last().Italic && endsSentence(open.last().text)
	}
	return !slices.ContainsFunc(open.lines, func(o pdfLine) bool { return !o.Italic })
}

// lowered is how many lines lower than others a page begins that has a picture
// or a table at its top.
const lowered = 3

// breaksAcross decides at the end of a page or column, where gaps do not tell.
func (set *typesetting) breaksAcross(last, l pdfLine) bool {
	if l.Column == 0 && set.top-l.Y > lowered*l.Size && !continues(l.text) {
		return true
	}
	if m := set.of(l); centered(l, m) && !centered(last, m) && l.X0-m.left > 2*l.Size && m.right-l.X1 > 2*l.Size {
		return true
	}
	if l.Bold != last.Bold || l.X0-set.of(l).left > 0.8*l.Size && !continues(l.text) && set.indents {
		return true
	}
	if continues(l.text) {
		return false
	}
	return strings.ContainsAny(lastRune(last.text), ".!?:;…") && !set.indents
}

// continues reports whether a line goes on with a sentence.
func continues(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLower(r) || strings.ContainsRune(",;)%", r)
}

func lastRune(text string) string {
	text = strings.TrimRight(text, `"'”’»)] `)
	_, size := utf8.DecodeLastRuneInString(text)
	return text[len(text)-size:]
}

// indented reports whether l begins further right or left than the lines of
// its paragraph should.
func (set *typesetting) indented(open pdfParagraph, l pdfLine) bool {
	step := 0.8 * l.Size
	last := open.last()
	if len(open.lines) > 1 {
		return math.Abs(l.X0-last.X0) > step
	}
	left := set.of(l).left
	switch d := l.X0 - last.X0; {
	case d > step: // but for the lines of an entry below its first word
		return !startsItem(last.text) || math.Abs(l.X0-last.textStart()) > 0.4*l.Size
	case d < -step:
		return false
	}
	// Two lines indented alike: two paragraphs of which the first fills its
	// line, if the document indents first lines.
	return set.indents && l.X0-left > step && endsSentence(last.text) && !continues(l.text) && !startsItem(last.text)
}

// textStart is where the text of an entry begins, behind its bullet.
func (l pdfLine) textStart() float64 {
	if len(l.Cells) > 1 {
		return l.Cells[1].X0
	}
	return l.Second
}

// centered reports whether a line stands in the middle of its column.
func centered(l pdfLine, m margins) bool {
	a, b := l.X0-m.left, m.right-l.X1
	return a > l.Size && b > l.Size && math.Abs(a-b) < 0.1*(m.right-m.left)
}

// inMiddle reports whether a line stands in the middle of its column to a hair,
// though it fills it but for a little.
func inMiddle(l pdfLine, m margins) bool {
	a, b := l.X0-m.left, m.right-l.X1
	return a > 0.3*l.Size && b > 0.3*l.Size && math.Abs(a-b) < 0.3*l.Size
}

var itemStart = regexp.MustCompile(`^(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}|[a-zđ][.)]|[IVXL]{1,5}[.)]|(?:Điều|Chương|Mục|Phần|Khoản|Phụ lục)\s+[\dIVXL]+\b.?)(?:\s|$)`)

// startsItem reports whether a line begins with a bullet or a number.
func startsItem(text string) bool { return typedMarker(text) != 0 || itemStart.MatchString(text) }
