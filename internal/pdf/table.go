package pdf

import (
	"math"
	"slices"
)

// Table is a table whose cells are known: from the tags of a file, or from the
// rules drawn around them.
type Table struct {
	Rows  [][]*TableCell
	Edges []float64 // where its columns begin and end; of a ruled one only
}

// TableCell is a cell of a table. A joined cell stands where its first part is.
type TableCell struct {
	Table         *Table
	Columns, Rows int  // that it covers
	Header        bool // the file says that it names a column or a row
}

const (
	// hair is how far, in points, the ends of rules that meet may be apart, and
	// the rules of one edge that programs draw cell by cell.
	hair = 2.5
	// thickest is the width in points up to which a filled rectangle is a rule.
	thickest = 3.0
	// maxRules is the number of rules beyond which a page is a drawing.
	maxRules = 3000
	// maxCells is the number of cells of the largest table.
	maxCells = 20_000
	// leastFilled is the share of the cells of a table that hold text at least:
	// the grid of a chart holds little.
	leastFilled = 0.3
)

// rule is a straight line along the page, from a to b.
type rule struct {
	upright bool
	at      float64 // x of an upright one, y of a level one
	a, b    float64
}

// ruled finds the tables that rules draw, takes their letters out of glyphs and
// returns the lines of each.
func ruled(glyphs []glyph, rules []rule) (rest []glyph, tables [][]Line) {
	rest = glyphs
	for _, group := range connected(rules) {
		g, ok := newGrid(group)
		if !ok {
			continue
		}
		if lines, others := g.fill(rest); len(lines) > 0 {
			rest, tables = others, append(tables, lines)
		}
	}
	return rest, tables
}

// connected groups rules that touch.
func connected(rules []rule) [][]rule {
	group := make([]int, len(rules))
	for i := range group {
		group[i] = i
	}
	root := func(i int) int {
		for group[i] != i {
			group[i] = group[group[i]]
			i = group[i]
		}
		return i
	}
	for i, r := range rules {
		for j, s := range rules[:i] {
			if r.touches(s) {
				group[root(i)] = root(j)
			}
		}
	}
	var out [][]rule
	index := map[int]int{}
	for i, r := range rules {
		k, ok := index[root(i)]
		if !ok {
			k = len(out)
			index[root(i)] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], r)
	}
	return out
}

func (r rule) touches(s rule) bool {
	if r.upright == s.upright {
		return math.Abs(r.at-s.at) < hair && r.a < s.b+hair && s.a < r.b+hair
	}
	return s.a-hair < r.at && r.at < s.b+hair && r.a-hair < s.at && s.at < r.b+hair
}

// grid is the edges of a table, columns from left to right and rows top down.
type grid struct {
	rules  []rule
	xs, ys []float64
}

// newGrid is false for rules that make less than two columns, such as a frame
// or a line under a heading. One row may be the rest of a table on the page
// before.
func newGrid(rules []rule) (grid, bool) {
	g := grid{rules: rules}
	// Tables that are open at their sides, or whose last row goes on over the
	// page, end where the rules do that run the other way.
	left, right, low, high := math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	for _, r := range rules {
		if r.upright {
			g.xs = append(g.xs, r.at)
			low, high = min(low, r.a), max(high, r.b)
		} else {
			g.ys = append(g.ys, r.at)
			left, right = min(left, r.a), max(right, r.b)
		}
	}
	if len(g.xs) == 0 || len(g.ys) == 0 {
		return g, false
	}
	g.xs, g.ys = append(g.xs, left, right), append(g.ys, low, high)
	g.xs, g.ys = distinct(g.xs), distinct(g.ys)
	slices.Reverse(g.ys)
	return g, len(g.xs) > 2 && len(g.ys) > 1 && len(g.xs)*len(g.ys) <= maxCells
}

// distinct joins places that are a hair apart.
func distinct(places []float64) []float64 {
	slices.Sort(places)
	var out []float64
	for _, p := range places {
		if n := len(out); n == 0 || p-out[n-1] > hair {
			out = append(out, p)
		}
	}
	return out
}

// edge reports whether a rule is drawn at a place of the grid.
func (g grid) edge(upright bool, at, middle float64) bool {
	return slices.ContainsFunc(g.rules, func(r rule) bool {
		return r.upright == upright && math.Abs(r.at-at) <= hair && r.a < middle && middle < r.b
	})
}

// cells makes the table; places tells for each place of the grid which cell
// covers it.
func (g grid) cells() (table *Table, places [][]*TableCell) {
	columns, rows := len(g.xs)-1, len(g.ys)-1
	middle := func(edges []float64, i int) float64 { return (edges[i] + edges[i+1]) / 2 }
	places = make([][]*TableCell, rows)
	for i := range places {
		places[i] = make([]*TableCell, columns)
	}
	table = &Table{Edges: g.xs, Rows: make([][]*TableCell, rows)}
	for i := range rows {
		for j := range columns {
			if places[i][j] != nil {
				continue
			}
			c := &TableCell{Table: table, Columns: 1, Rows: 1}
			for j+c.Columns < columns && places[i][j+c.Columns] == nil && !g.edge(true, g.xs[j+c.Columns], middle(g.ys, i)) {
				c.Columns++
			}
			for i+c.Rows < rows && !g.edge(false, g.ys[i+c.Rows], middle(g.xs, j)) {
				c.Rows++
			}
			for y := range c.Rows {
				for x := range c.Columns {
					places[i+y][j+x] = c
				}
			}
			table.Rows[i] = append(table.Rows[i], c)
		}
	}
	return table, places
}

// fill makes the lines of the letters in each cell, cell by cell; none when the
// grid is no table.
func (g grid) fill(glyphs []glyph) (lines []Line, others []glyph) {
	table, places := g.cells()
	inside := map[*TableCell][]glyph{}
	for _, l := range glyphs {
		x, y := l.x+l.width/2, l.y+l.size*0.3 // the middle of a small letter
		j := slices.IndexFunc(g.xs, func(edge float64) bool { return x < edge }) - 1
		i := slices.IndexFunc(g.ys, func(edge float64) bool { return y > edge }) - 1
		if i < 0 || j < 0 {
			others = append(others, l)
			continue
		}
		inside[places[i][j]] = append(inside[places[i][j]], l)
	}
	cells, filled := 0, 0
	for _, row := range table.Rows {
		for _, c := range row {
			own := makeLines(inside[c])
			for i := range own {
				own[i].In = c
			}
			lines = append(lines, own...)
			if cells++; len(own) > 0 {
				filled++
			}
		}
	}
	if float64(filled) < leastFilled*float64(cells) {
		return nil, glyphs
	}
	return lines, others
}

// withTables puts lines into reading order, the lines of tables among them.
func withTables(lines []Line, tables [][]Line) []Line {
	standIns := map[*Table][]Line{}
	for _, t := range tables {
		table := t[0].In.Table
		standIns[table] = t
		x0, x1 := table.Edges[0], table.Edges[len(table.Edges)-1]
		whole := Line{X0: x0, X1: x1, Y: t[0].Y, Size: t[0].Size, Cells: []Cell{{X0: x0, X1: x1, Y: t[0].Y}}, In: &TableCell{Table: table}}
		for _, l := range t {
			whole.Y = max(whole.Y, l.Y)
		}
		at := slices.IndexFunc(lines, func(l Line) bool { return l.Y < whole.Y })
		if at < 0 {
			at = len(lines)
		}
		lines = slices.Insert(lines, at, whole)
	}
	var out []Line
	for _, l := range divideCells(readingOrder(lines)) {
		if l.In == nil {
			out = append(out, l)
			continue
		}
		for _, own := range standIns[l.In.Table] {
			own.Column = l.Column
			out = append(out, own)
		}
	}
	return out
}
