package knowledge

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"haiphongbot/internal/pdf"
)

// tableLength returns how many lines at the start form a table: two or more
// lines with gaps between cells, what stands between these within one of
// their columns, and above them the first lines of its header. 0 when there is none.
func tableLength(lines []pdfLine) int {
	if n := leadLength(lines); n > 0 {
		if rest := tableLength(lines[n:]); rest > 0 && areNames(lines[:n], lines[n:n+rest]) {
			return n + rest
		}
		return 0
	}
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

// mostLead is the number of lines that a header has at most above the first with
// several cells.
const mostLead = 3

// leadLength returns how many single cells stand closely above a row.
func leadLength(lines []pdfLine) int {
	for n, l := range lines[:min(len(lines), mostLead+1)] {
		if n > 0 && !(lines[n-1].page == l.page && lines[n-1].Column == l.Column && lines[n-1].Y-l.Y < 1.5*l.Size) {
			return 0
		}
		if isTagged(l) || l.In != nil {
			return 0
		}
		if isRow(l) {
			return n
		}
	}
	return 0
}

// areNames reports whether lines are the first of the names of columns: they stand
// beside the rows' first column, and between the lines of other names, or go on in
// small letters in a cell below.
func areNames(lead, rows []pdfLine) bool {
	if isHead(rows) {
		return false
	}
	strips := stripsOf(rows)
	for i, l := range slices.Concat(lead, rows[:1]) {
		if i == len(lead) {
			return true
		}
		below := rows[0]
		if i+1 < len(lead) {
			below = lead[i+1]
		}
		if math.Abs(l.Size-below.Size) > 0.5 || l.Bold != below.Bold || l.X0 < strips[0].x1 || l.X1 > strips[len(strips)-1].x1+l.Size {
			return false
		}
		k := slices.IndexFunc(below.Cells, func(c pdf.Cell) bool { return c.X0 < l.X1 && l.X0 < c.X1 })
		if l.Y-below.Y > interleaved*l.Size && (k < 0 || !startsLower(below.cells[k])) {
			return false
		}
	}
	return false
}

// interleaved is the distance of two lines, in parts of their size, below which they
// are lines of different cells, set in the middle of rows of other height.
const interleaved = 0.95

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
	lead, lines := lines[:leadLength(lines)], lines[leadLength(lines):]
	strips := stripsOf(lines)
	if len(lead) == 0 && areFacts(lines, strips) {
		p.addFacts(lines)
		return
	}
	rows := tableRows(lines, strips)
	line := lines[0].page + 1
	var headers []string
	if len(rows) > 2 && isHeader(rows) {
		headers, rows = namesBelow(lead, rows[0], strips), rows[1:]
	} else if len(lead) > 0 {
		p.addParagraph(pdfParagraph{lines: lead})
	}
	for i, row := range rows {
		p.draft.add(p.src, block{Kind: rowBlock, Text: tableRow(headers, row), Line: line, Lead: i == 0})
	}
}

// areFacts reports whether lines tell facts about one thing, each behind its label:
// "Địa điểm:".
func areFacts(lines []pdfLine, strips []strip) bool {
	labels, rows := 0, 0
	for _, l := range lines {
		if len(l.Cells) < 2 {
			continue
		}
		if rows++; strings.HasSuffix(l.cells[0], ":") {
			labels++
		}
	}
	return len(strips) == 2 && labels > 1 && labels == rows && len(lines[0].Cells) == 2
}

// addFacts adds each fact with what goes on below it, under its label or at the margin.
func (p *pdfText) addFacts(lines []pdfLine) {
	for i := 0; i < len(lines); {
		text := lines[i].text
		lead := i == 0
		for i++; i < len(lines) && len(lines[i].Cells) < 2; i++ {
			text += " " + lines[i].text
		}
		p.draft.add(p.src, block{Kind: rowBlock, Text: text, Line: lines[0].page + 1, Lead: lead})
	}
}

// tableRows returns the rows of a table, cell by cell: apart by the gaps between lines
// or, where these do not tell, each from a line in the first column on. Lines that fill
// all columns are rows of their own unless they go on in small letters. A line set in the
// middle of two rows belongs to both.
func tableRows(lines []pdfLine, strips []strip) [][]string {
	var rows [][]string
	within := closest(lines, strips)
	tell := gapsTell(lines, within)
	put := func(l pdfLine) {
		row := rows[len(rows)-1]
		for j, c := range l.Cells {
			k := columnOf(c, strips)
			row[k] = strings.TrimSpace(row[k] + " " + l.cells[j])
		}
	}
	begins := func(i int) bool { return columnOf(lines[i].Cells[0], strips) == 0 }
	between := func(i int) bool { // in the middle of two rows
		return i > 0 && i+1 < len(lines) && !begins(i) && begins(i-1) && begins(i+1) && len(lines[i-1].Cells) > 1 && len(lines[i+1].Cells) > 1 &&
			lines[i-1].Y-lines[i].Y < interleaved*lines[i].Size && lines[i].Y-lines[i+1].Y < interleaved*lines[i].Size
	}
	for i, l := range lines {
		apart := tell && i > 0 && (lines[i-1].Y-l.Y > 1.15*within || fills(lines[i-1], strips) && fills(l, strips) && !slices.ContainsFunc(l.cells, startsLower))
		if i == 0 || apart || !tell && begins(i) {
			rows = append(rows, make([]string, len(strips)))
		}
		put(l)
		if !tell && i > 0 && between(i-1) {
			put(lines[i-1])
		}
	}
	return rows
}

// fills reports whether a line has a cell in each column.
func fills(l pdfLine, strips []strip) bool { return len(strips) > 1 && len(l.Cells) == len(strips) }

// columnOf returns in which column a cell stands.
func columnOf(c pdf.Cell, strips []strip) int {
	return slices.IndexFunc(strips, func(s strip) bool { return c.X0 < s.x1 })
}

// namesBelow puts the first lines of a header before the names below them: a line in
// one column is the beginning of its name, one across several names all of them.
func namesBelow(lead []pdfLine, names []string, strips []strip) []string {
	for _, l := range slices.Backward(lead) {
		var over []int
		for k, s := range strips {
			if s.x0 < l.X1 && l.X0 < s.x1 {
				over = append(over, k)
			}
		}
		for _, k := range over {
			if len(over) > 1 && names[k] != "" {
				names[k] = "– " + names[k]
			}
			names[k] = strings.TrimSpace(l.text + " " + names[k])
		}
	}
	return names
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

// closest is the smallest distance of two lines in one column.
func closest(lines []pdfLine, strips []strip) float64 {
	d := lines[0].Size * 4
	last := make([]float64, len(strips))
	for _, l := range lines {
		for _, c := range l.Cells {
			k := columnOf(c, strips)
			if step := last[k] - l.Y; step > 0.5*l.Size {
				d = min(d, step)
			}
			last[k] = l.Y
		}
	}
	return d
}

// gapsTell reports whether rows are further apart than the lines within them, which are
// at a distance of within.
func gapsTell(lines []pdfLine, within float64) bool {
	for i := 1; i < len(lines); i++ {
		if lines[i-1].Y-lines[i].Y > 1.15*within {
			return true
		}
	}
	return false
}
