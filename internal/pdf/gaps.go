package pdf

import (
	"math"
	"slices"
)

// The columns of a table without rules may be so close that the cells of some of its
// rows look like words of one cell. What is white in all rows, and a wide gap in some,
// parts them.

const (
	// mostBetween is how many lines of one cell may stand between two rows: cells that
	// take more lines than the others.
	mostBetween = 3
	// mostRowStep is the distance of two rows, in parts of the size of their letters.
	mostRowStep = 6
	// leastParting is the number of rows in which a wide gap stands between two columns.
	leastParting = 2
)

// divideCells cuts cells at the gaps between columns.
func divideCells(lines []Line) []Line {
	for first := 0; first < len(lines); {
		rows, end := rowsFrom(lines, first)
		if len(rows) >= leastParting {
			gaps := columnGaps(lines, rows)
			for i := rows[0]; i <= rows[len(rows)-1]; i++ {
				lines[i].cutAt(gaps)
			}
		}
		first = end
	}
	return lines
}

// rowsFrom returns which lines from first on are the rows of one table, and where to
// look for the next.
func rowsFrom(lines []Line, first int) (rows []int, end int) {
	for end = first; end < len(lines); end++ {
		l := lines[end]
		if len(rows) > 0 {
			last := lines[rows[len(rows)-1]]
			if l.In != nil || l.Column != last.Column || end-rows[len(rows)-1] > mostBetween || last.Y-l.Y > mostRowStep*l.Size {
				return rows, end
			}
		}
		if l.In == nil && len(l.Cells) > 1 {
			rows = append(rows, end)
		}
	}
	return rows, end
}

// columnGaps returns the strips between the columns of rows, from left to right: of
// what is white in all rows, the rightmost within the wide gaps of some.
func columnGaps(lines []Line, rows []int) []columnGap {
	var ink [][2]float64
	for _, i := range rows {
		for _, c := range lines[i].Cells {
			x := c.X0
			for _, b := range c.blanks {
				ink = append(ink, [2]float64{x, b.x0})
				x = b.x1
			}
			ink = append(ink, [2]float64{x, c.X1})
		}
	}
	ink = union(ink)
	parting := make([]int, len(ink)) // the rows with a wide gap over the strip left of each
	for _, i := range rows {
		cells := lines[i].Cells
		for j := 1; j < len(cells); j++ {
			k, _ := slices.BinarySearchFunc(ink, cells[j].X0, func(word [2]float64, x float64) int {
				if word[1] <= x {
					return -1
				}
				return 1
			})
			if k > 0 && k < len(ink) && ink[k-1][1] >= cells[j-1].X1-hair {
				parting[k]++
			}
		}
	}
	var gaps []columnGap
	for k := 1; k < len(ink); k++ {
		if parting[k] >= leastParting {
			gaps = append(gaps, columnGap{ink[k-1][1], ink[k][0], parting[k]})
		}
	}
	return realGaps(gaps, lines, rows)
}

// columnGap is a strip between two columns.
type columnGap struct {
	x0, x1  float64
	parting int // rows that have a wide gap over it
}

// realGaps leaves out the gaps within the cells of a column, as between figures and
// their units: no cell stands alone between them and the next.
func realGaps(gaps []columnGap, lines []Line, rows []int) []columnGap {
	holds := func(x0, x1 float64) bool {
		return slices.ContainsFunc(rows, func(i int) bool {
			return slices.ContainsFunc(lines[i].Cells, func(c Cell) bool { return c.X0 > x0-hair && c.X1 < x1+hair })
		})
	}
	for i := 1; i < len(gaps); {
		if holds(gaps[i-1].x1, gaps[i].x0) {
			i++
			continue
		}
		weaker := i
		if gaps[i-1].parting < gaps[i].parting {
			weaker = i - 1
		}
		gaps = slices.Delete(gaps, weaker, weaker+1)
		i = max(weaker, 1)
	}
	return gaps
}

// cutAt divides the cells of a line at the strips between columns. A line that
// nothing parts so far is cut only where words begin or end with the columns.
func (l *Line) cutAt(gaps []columnGap) {
	var cells []Cell
	for _, c := range l.Cells {
		for _, g := range gaps {
			i := slices.IndexFunc(c.blanks, func(b blank) bool {
				if len(l.Cells) > 1 {
					return b.x0 <= g.x0 && b.x1 >= g.x1
				}
				return math.Abs(b.x1-g.x1) < 0.1*l.Size || math.Abs(b.x0-g.x0) < 0.1*l.Size
			})
			if i >= 0 {
				var left Cell
				left, c = c.cut(i)
				cells = append(cells, left)
			} else if c.X0 < g.x0 && g.x1 < c.X1 && len(l.Cells) == 1 {
				return // it reaches over both columns
			}
		}
		cells = append(cells, c)
	}
	l.Cells = cells
	l.measure()
}

// cut divides a cell at one of its blanks.
func (c Cell) cut(i int) (left, right Cell) {
	b := c.blanks[i]
	left, right = c, c
	left.X1, right.X0 = b.x0, b.x1
	left.Spans = slices.Clone(c.Spans[:b.span+1])
	left.Spans[b.span].Text = left.Spans[b.span].Text[:b.at]
	right.Spans = slices.Clone(c.Spans[b.span:])
	right.Spans[0].Text = right.Spans[0].Text[b.at+len(" "):]
	if right.Spans[0].Text == "" && len(right.Spans) > 1 {
		right.Spans = right.Spans[1:]
	}
	left.blanks = c.blanks[:i]
	right.blanks = nil
	for _, next := range c.blanks[i+1:] {
		next.span -= len(c.Spans) - len(right.Spans)
		if next.span == 0 && len(right.Spans) == len(c.Spans)-b.span {
			next.at -= b.at + len(" ")
		}
		right.blanks = append(right.blanks, next)
	}
	right.second, right.firstWord = 0, right.X1-right.X0
	if len(right.blanks) > 0 {
		right.second, right.firstWord = right.blanks[0].x1, right.blanks[0].x0-right.X0
	}
	if i == 0 {
		left.second = 0
	}
	return left, right
}
