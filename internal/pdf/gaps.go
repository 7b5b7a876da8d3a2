package pdf

import (
	"cmp"
	"math"
	"slices"
	"unicode"
	"unicode/utf8"
)

// The columns of a table without rules may be so close that the cells of some of its
// rows look like words of one cell. What is white in all rows, and a wide gap in some,
// parts them.

const (
	// mostBetween is how many lines of one cell over most of the table may stand between
	// two rows; narrower ones are the rest of cells.
	mostBetween = 3
	// mostOver is the part of the width of a row up to which a line is the rest of a cell.
	mostOver = 0.6
	// mostStep is the distance of two lines, in parts of the size of their letters.
	mostStep = 6
	// wideBlank is the width, in parts of the size of the letters, from which a blank is
	// wider than between words.
	wideBlank = 0.6
	// leastParting is the number of rows in which a wide gap stands between two columns.
	leastParting = 2
)

// divideCells cuts cells at the gaps between columns.
func divideCells(lines []Line) []Line {
	for first := 0; first < len(lines); {
		rows, end := rowsFrom(lines, first)
		if len(rows) >= leastParting {
			gaps := columnGaps(lines, rows)
			for k, i := range rows {
				lines[i].cutAt(gaps)
				if k > 0 && i-rows[k-1] == 2 { // a line between two rows
					lines[i-1].cutAt(gaps)
				}
			}
		}
		first = end
	}
	return lines
}

// rowsFrom returns which lines from first on are the rows of one table, and where to
// look for the next.
func rowsFrom(lines []Line, first int) (rows []int, end int) {
	between := 0
	for end = first; end < len(lines); end++ {
		l := lines[end]
		if len(rows) > 0 {
			last := lines[rows[len(rows)-1]]
			if l.X1-l.X0 > mostOver*(last.X1-last.X0) {
				between++
			}
			if l.In != nil || l.Column != last.Column || between > mostBetween || lines[end-1].Y-l.Y > mostStep*l.Size {
				return rows, end
			}
		}
		if l.In == nil && len(l.Cells) > 1 {
			rows = append(rows, end)
			between = 0
		}
	}
	return rows, end
}

// columnGaps returns the strips between the columns of rows, from left to right: what
// is white in all rows and part of a wide gap in some.
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
	var gaps []columnGap
	for k := 1; k < len(ink); k++ {
		if g, ok := newGap(ink[k-1][1], ink[k][0], lines, rows); ok {
			gaps = append(gaps, g)
		}
	}
	return realGaps(gaps, lines, rows)
}

// parted reports whether a wide gap of a line is over a strip.
func (l Line) parted(g columnGap) bool {
	for j := 1; j < len(l.Cells); j++ {
		if l.Cells[j-1].X1 <= g.x0 && g.x1 <= l.Cells[j].X0 {
			return true
		}
	}
	return false
}

// columnGap is a strip between two columns.
type columnGap struct {
	x0, x1  float64
	parting int // rows that have a wide gap over it
	begins  int // others in which a cell may begin behind it: with a capital or a digit
	sure    bool
}

// newGap is false for a strip that too few rows prove to be between columns. One wide
// gap will do where in all other rows the words on one side are exactly in line, and none
// where the blank is wider than between words in all of them.
func newGap(x0, x1 float64, lines []Line, rows []int) (columnGap, bool) {
	g := columnGap{x0: x0, x1: x1}
	reach, inLine, wide := 0, 0, 0 // of the rows on both sides
	for _, i := range rows {
		if lines[i].X0 < x0 && x1 < lines[i].X1 {
			reach++
		}
		if lines[i].parted(g) {
			g.parting++
			continue
		}
		for _, c := range lines[i].Cells {
			b := slices.IndexFunc(c.blanks, g.within)
			if b < 0 {
				continue
			}
			if c.blanks[b].x0 > x0-0.5 || c.blanks[b].x1 < x1+0.5 {
				inLine++
			}
			if c.blanks[b].x1-c.blanks[b].x0 > wideBlank*lines[i].Size {
				wide++
			}
			_, right := c.cut(b)
			if r, _ := utf8.DecodeRuneInString(right.Spans[0].Text); unicode.IsUpper(r) || unicode.IsDigit(r) {
				g.begins++
			}
		}
	}
	g.sure = wide > 0 && g.parting+wide == reach && reach > leastParting
	return g, g.sure || g.parting >= leastParting || g.parting > 0 && g.parting+inLine == reach && reach > leastParting+1
}

// within reports whether the strip is in a blank.
func (g columnGap) within(b blank) bool { return b.x0 <= g.x0 && b.x1 >= g.x1 }

// realGaps leaves out the gaps within the cells of a column, as between figures and
// their units: no cell stands alone between them and the next. Of two such gaps that
// which parts more rows stays, then that behind which cells
// may begin, then the right one: names are longer than what stands right of them.
func realGaps(gaps []columnGap, lines []Line, rows []int) []columnGap {
	var alone []Cell
	for _, i := range rows {
		l := lines[i]
		l.cutAt(slices.DeleteFunc(slices.Clone(gaps), func(g columnGap) bool { return !g.sure }))
		alone = append(alone, l.Cells...)
	}
	holds := func(x0, x1 float64) bool {
		return slices.ContainsFunc(alone, func(c Cell) bool { return c.X0 > x0-hair && c.X1 < x1+hair })
	}
	for i := 1; i < len(gaps); {
		if holds(gaps[i-1].x1, gaps[i].x0) {
			i++
			continue
		}
		weaker := i
		if c := cmp.Or(cmp.Compare(gaps[i-1].parting, gaps[i].parting), cmp.Compare(gaps[i-1].begins, gaps[i].begins)); c <= 0 {
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
					return g.within(b)
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
