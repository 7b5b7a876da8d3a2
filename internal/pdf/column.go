package pdf

import "slices"

// readingOrder puts the lines of a page into the order in which they are read:
// top down, but where the page is set in two columns, one column after the
// other between the lines that span both.
func readingOrder(lines []Line) []Line {
	gutter, ok := findGutter(lines)
	if !ok {
		column := 0
		return divideBeside(lines, &column)
	}
	var out, left, right []Line
	column := 0
	flush := func() {
		for _, side := range [][]Line{left, right} {
			column++
			for _, l := range side {
				l.Column = column
				out = append(out, l)
			}
		}
		column++
		left, right = nil, nil
	}
	for _, l := range lines {
		a, b, crosses := l.split(gutter)
		if crosses {
			flush()
			l.Column = column
			out = append(out, l)
			continue
		}
		if len(a.Cells) > 0 {
			left = append(left, a)
		}
		if len(b.Cells) > 0 {
			right = append(right, b)
		}
	}
	flush()
	return out
}

// split divides a line at x; crosses when a cell stands on both sides.
func (l Line) split(x float64) (left, right Line, crosses bool) {
	left, right = l, l
	left.Cells, right.Cells = nil, nil
	for _, c := range l.Cells {
		switch {
		case c.X1 <= x:
			left.Cells = append(left.Cells, c)
		case c.X0 >= x:
			right.Cells = append(right.Cells, c)
		default:
			return l, Line{}, true
		}
	}
	for _, half := range []*Line{&left, &right} {
		if len(half.Cells) > 0 {
			half.Y, half.Size = half.Cells[0].Y, half.Cells[0].size
			half.measure()
		}
	}
	return left, right, false
}

// findGutter looks for the white strip between two columns of running text: at
// least six lines on either side, most of them filling their column, and few
// lines across. Rows of a table do not fill their columns.
func findGutter(lines []Line) (float64, bool) {
	var body []Line
	for _, l := range lines {
		if !l.Artifact {
			body = append(body, l)
		}
	}
	if len(body) < 8 {
		return 0, false
	}
	x0, x1 := body[0].X0, body[0].X1
	for _, l := range body {
		x0, x1 = min(x0, l.X0), max(x1, l.X1)
	}
	best, fewest := 0.0, len(body)
	for i := 35; i <= 65; i++ {
		x := x0 + (x1-x0)*float64(i)/100
		crossing := 0
		for _, l := range body {
			if _, _, crosses := l.split(x); crosses {
				crossing++
			}
		}
		if crossing < fewest {
			best, fewest = x, crossing
		}
	}
	if fewest*3 > len(body) {
		return 0, false
	}
	return best, filled(body, best)
}

// filled reports whether both sides of x hold running text.
func filled(lines []Line, x float64) bool {
	var widths [2][]float64
	for _, l := range lines {
		left, right, crosses := l.split(x)
		if crosses {
			continue
		}
		for side, half := range []Line{left, right} {
			if len(half.Cells) == 1 {
				widths[side] = append(widths[side], half.X1-half.X0)
			}
		}
	}
	for _, w := range widths {
		if len(w) < 6 {
			return false
		}
		slices.Sort(w)
		if widest := w[len(w)-1]; w[len(w)/3] < 0.75*widest || widest < 80 {
			return false
		}
	}
	return true
}
