package knowledge

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// tableLength returns how many lines at the start form a table: two or more
// lines with gaps between cells, and what stands between these within one of
// their columns. 0 when there is none.
func tableLength(lines []pdfLine) int {
	if !isRow(lines[0]) || isTagged(lines[0]) {
		return 0
	}
	if n := halvesLength(lines); n > 0 {
		return n
	}
	rows, n := 0, 0
	for i, l := range lines {
		if l.page != lines[0].page || l.In != nil || l.Element != lines[0].Element || l.Column != lines[0].Column || i > 0 && lines[i-1].Y-l.Y > 6*l.Size {
			break
		}
		if isRow(l) {
			rows++
			n = i + 1
			continue
		}
		// The rest of a cell that takes more lines than the others.
		if l.X1-l.X0 > 0.6*(widest(lines[:n])) || startsItem(l.text) {
			break
		}
	}
	if rows < 2 {
		return 0
	}
	row := lines[n-1]
	for n < len(lines) && lines[n].page == lines[0].page && !isRow(lines[n]) && inColumn(lines[n], lines[:n]) && lines[n-1].Y-lines[n].Y < 1.3*lines[n].Size {
		n++
	}
	if isHead(lines[:n]) {
		n += restLength(lines[n:], row)
	}
	return n
}

// isRow reports whether a line has cells. A bullet or number before a wide gap
// is none.
func isRow(l pdfLine) bool {
	return len(l.Cells) > 2 || len(l.Cells) == 2 && !(utf8.RuneCountInString(l.cells[0]) <= 5 && startsItem(l.cells[0]+" "))
}

func widest(lines []pdfLine) float64 {
	w := 1.0
	for _, l := range lines {
		w = max(w, l.X1-l.X0)
	}
	return w
}

// inColumn reports whether a line stands under one of the cells of rows, not
// the first.
func inColumn(l pdfLine, rows []pdfLine) bool {
	for _, r := range rows {
		for i, c := range r.Cells {
			if (i > 0 || len(r.Cells) > 2) && l.X0 > c.X0-l.Size && l.X1 < c.X1+l.Size {
				return true
			}
		}
	}
	return false
}

// strip is a column of a table, from left to right.
type strip struct{ x0, x1 float64 }

// addTable adds a table row by row, each cell with the header of its column.
func (p *pdfText) addTable(lines []pdfLine) {
	if isHead(lines) {
		p.addHead(lines)
		return
	}
	strips := stripsOf(lines)
	var rows [][]string
	within, tell := closest(lines), gapsTell(lines)
	for i, l := range lines {
		apart := tell && i > 0 && lines[i-1].Y-l.Y > 1.15*within
		if i == 0 || apart || !tell && l.Cells[0].X0 < strips[0].x1 {
			rows = append(rows, make([]string, len(strips)))
		}
		row := rows[len(rows)-1]
		for j, c := range l.Cells {
			k := slices.IndexFunc(strips, func(s strip) bool { return c.X0 < s.x1 })
			row[k] = strings.TrimSpace(row[k] + " " + l.cells[j])
		}
	}
	line := lines[0].page + 1
	var headers []string
	if len(rows) > 2 && isHeader(rows) {
		headers, rows = rows[0], rows[1:]
	}
	for i, row := range rows {
		p.draft.add(p.src, block{Kind: rowBlock, Text: tableRow(headers, row), Line: line, Lead: i == 0})
	}
}

// isHeader reports whether the first of rows names the columns: every cell is
// short and begins like a name, not like a figure, but for years and the corner.
func isHeader(rows [][]string) bool {
	for i, cell := range rows[0] {
		r, _ := utf8.DecodeRuneInString(cell)
		named := unicode.IsLetter(r) && utf8.RuneCountInString(cell) <= 60
		if !named && !isTimeName(cell) && (i > 0 || cell != "") {
			return false
		}
	}
	return namesColumns(rows[0], rows[1:])
}

// stripsOf joins cells that stand above one another into columns.
func stripsOf(lines []pdfLine) []strip {
	var all []strip
	for _, l := range lines {
		for _, c := range l.Cells {
			all = append(all, strip{c.X0, c.X1})
		}
	}
	slices.SortFunc(all, func(a, b strip) int { return cmp.Compare(a.x0, b.x0) })
	var out []strip
	for _, s := range all {
		if n := len(out); n > 0 && s.x0 < out[n-1].x1 {
			out[n-1].x1 = max(out[n-1].x1, s.x1)
			continue
		}
		out = append(out, s)
	}
	return out
}

// closest is the smallest distance of two lines.
func closest(lines []pdfLine) float64 {
	d := lines[0].Size * 4
	for i := 1; i < len(lines); i++ {
		if step := lines[i-1].Y - lines[i].Y; step > 0.5*lines[i].Size {
			d = min(d, step)
		}
	}
	return d
}

// gapsTell reports whether rows are further apart than the lines within them.
func gapsTell(lines []pdfLine) bool {
	d := closest(lines)
	for i := 1; i < len(lines); i++ {
		if lines[i-1].Y-lines[i].Y > 1.15*d {
			return true
		}
	}
	return false
}
