package pdf

import "math"

// Menus and lists of news stand beside the article of a printed web page, in
// columns of any width and over any part of its height.

const (
	// leastBeside is the number of lines that a column beside another has at
	// least: fewer are a caption or a signature.
	leastBeside = 5
	// mostAligned is the share of the lines of the shorter column that may stand
	// on a baseline of the other: the cells of a table do, texts of their own do
	// by chance.
	mostAligned = 1.0 / 3
	// maxColumns is how often a page is divided.
	maxColumns = 8
	// maxBesideLines is the number of lines up to which a page is divided; more
	// are a drawing.
	maxBesideLines = 400
)

// strip is a white strip at x beside the lines from..to of a page.
type strip struct {
	x        float64
	from, to int
}

// divideBeside puts columns that stand beside one another into reading order:
// one after the other between the lines above and below both.
func divideBeside(lines []Line, column *int) []Line {
	s, ok := strip{}, false
	if *column <= 2*maxColumns && len(lines) <= maxBesideLines {
		s, ok = widestStrip(lines)
	}
	if !ok {
		for i := range lines {
			lines[i].Column = *column
		}
		return lines
	}
	var left, right []Line
	for _, l := range lines[s.from:s.to] {
		a, b, _ := l.split(s.x)
		if len(a.Cells) > 0 {
			left = append(left, a)
		}
		if len(b.Cells) > 0 {
			right = append(right, b)
		}
	}
	var out []Line
	for _, part := range [][]Line{lines[:s.from], left, right, lines[s.to:]} {
		if len(part) > 0 {
			out = append(out, divideBeside(part, column)...)
			*column++
		}
	}
	return out
}

// widestStrip finds the white strip beside which most lines stand.
func widestStrip(lines []Line) (best strip, ok bool) {
	most := 0
	seen := map[float64]bool{}
	for _, l := range lines {
		for _, c := range l.Cells {
			x := math.Ceil(c.X1) + 1 // right of all that end within this point
			if seen[x] {
				continue
			}
			seen[x] = true
			for _, s := range stripsAt(lines, x) {
				if n := s.beside(lines); n > most {
					best, most, ok = s, n, true
				}
			}
		}
	}
	return best, ok
}

// stripsAt returns the stretches of lines of which none crosses x.
func stripsAt(lines []Line, x float64) []strip {
	var out []strip
	from := 0
	for i := range len(lines) + 1 {
		if i < len(lines) && !lines[i].crosses(x) {
			continue
		}
		if i-from >= leastBeside {
			out = append(out, strip{x, from, i})
		}
		from = i + 1
	}
	return out
}

func (l Line) crosses(x float64) bool {
	for _, c := range l.Cells {
		if c.X0 < x && x < c.X1 {
			return true
		}
	}
	return false
}

// beside is the number of lines of the shorter column, 0 when the two sides are
// no columns of their own.
func (s strip) beside(lines []Line) int {
	left, right, aligned := 0, 0, 0
	for _, l := range lines[s.from:s.to] {
		a, b, _ := l.split(s.x)
		if len(a.Cells) > 0 {
			left++
		}
		if len(b.Cells) > 0 {
			right++
		}
		if len(a.Cells) > 0 && len(b.Cells) > 0 && math.Abs(a.Y-b.Y) < 0.05*l.Size {
			aligned++
		}
	}
	shorter := min(left, right)
	if shorter < leastBeside || float64(aligned) > mostAligned*float64(shorter) {
		return 0
	}
	return shorter
}
