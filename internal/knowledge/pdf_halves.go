package knowledge

import (
	"regexp"
	"slices"
	"unicode"
	"unicode/utf8"
)

// The head and the end of an administrative document are set in two halves side
// by side.

// halvesLength returns how many lines at the start are the end of an
// administrative document: whom it is sent to on the left, in smaller type and
// on lines of their own, and the signature on the right.
func halvesLength(lines []pdfLine) int {
	first := lines[0]
	if len(first.Cells) != 2 || !recipients.MatchString(first.cells[0]) {
		return 0
	}
	left, right := first.Cells[0].X1, first.Cells[1].X0
	for n, l := range lines {
		if l.page != first.page {
			return n
		}
		for _, c := range l.Cells {
			if c.X0 < first.Cells[0].X1 {
				left = max(left, c.X1)
			} else {
				right = min(right, c.X0)
			}
		}
		if left > right {
			return n
		}
	}
	return len(lines)
}

// inHalves is what stands at the head of every administrative document, right of
// the name of the authority, or at its end, left of the signature.
var inHalves = regexp.MustCompile(`(?i)cộng\s+h[oò][aà]\s+xã\s+hội\s+chủ\s+nghĩa|^nơi nhận\s*:`)

// isHead reports whether lines are the head or the end of an administrative document.
func isHead(lines []pdfLine) bool {
	return slices.ContainsFunc(lines, func(l pdfLine) bool { return inHalves.MatchString(l.text) })
}

// restLength returns how many lines at the start, below the last row of a head of two
// halves, are the rest of one half: what the document is about on the left, the year of
// its day on the right.
func restLength(lines []pdfLine, row pdfLine) int {
	above, n := row, 0
	for n < len(lines) {
		l := lines[n]
		left := l.X1 < row.Cells[1].X0 && (subjectLine.MatchString(row.cells[0]) || subjectLine.MatchString(lines[0].text))
		right := l.X0 > row.Cells[0].X1 && dayWithoutYear.MatchString(above.text) && bareYear.MatchString(l.text)
		if !left && !right || l.page != row.page || len(l.Cells) > 1 || above.Y-l.Y > 1.8*l.Size {
			break
		}
		above = l
		n++
	}
	return n
}

// addHead adds the two halves of the head or the end of an administrative document one
// after the other, line by line.
func (p *pdfText) addHead(lines []pdfLine) {
	for k, s := range stripsOf(lines) {
		var half []string
		for _, l := range lines {
			for j, c := range l.Cells {
				if c.X0 < s.x1 && (k == 0 || c.X0 >= s.x0) {
					half = append(half, l.cells[j])
				}
			}
		}
		p.addHalf(half, lines[0].page)
	}
}

// addHalf adds the lines of one half, each for itself but where one goes on
// with the line above: "ngày 03 tháng 11 năm" and "2025", or what the document is
// about, which ends the half.
func (p *pdfText) addHalf(lines []string, page int) {
	for i := 0; i < len(lines); {
		text := lines[i]
		for i++; i < len(lines) && (goesOnInHead(lines[i]) || subjectLine.MatchString(text) && !isHeadLine(lines[i])); i++ {
			text += " " + lines[i]
		}
		p.draft.add(p.src, block{Text: text, Line: page + 1})
	}
}

// goesOnInHead reports whether a line of a head goes on with the one above.
func goesOnInHead(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return continues(text) || unicode.IsDigit(r) && !startsItem(text)
}
