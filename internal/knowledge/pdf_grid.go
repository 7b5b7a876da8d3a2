package knowledge

import (
	"slices"
	"strings"

	"haiphongbot/internal/pdf"
)

// pdfGrid is a table whose cells are known, by its rules or by the tags of the
// file.
type pdfGrid struct {
	table *pdf.Table
	lines map[*pdf.TableCell][]pdfLine
	page  int
}

// addGrids adds the tables of known cells that lines holds one after the other.
// A table that goes on at the top of the next page is one table.
func (p *pdfText) addGrids(lines []pdfLine, set *typesetting) {
	for len(lines) > 0 {
		grids := []pdfGrid{takeGrid(&lines)}
		for len(lines) > 0 && goesOn(grids[len(grids)-1], lines[0]) {
			grids = append(grids, takeGrid(&lines))
		}
		if onlyPlaces(grids) {
			for _, g := range grids {
				p.addPlaced(g, set)
			}
			continue
		}
		for _, b := range tableBlocks(joinedGrids(grids).rows(), grids[0].page+1) {
			p.draft.add(p.src, b)
		}
	}
}

// gridLength returns how many lines at the start stand in tables of known
// cells.
func gridLength(lines []pdfLine) int {
	n := slices.IndexFunc(lines, func(l pdfLine) bool { return l.In == nil })
	if n < 0 {
		return len(lines)
	}
	return n
}

// takeGrid takes the lines of the first table.
func takeGrid(lines *[]pdfLine) pdfGrid {
	first := (*lines)[0]
	g := pdfGrid{first.In.Table, map[*pdf.TableCell][]pdfLine{}, first.page}
	n := 0
	for n < len(*lines) && (*lines)[n].In.Table == g.table {
		l := (*lines)[n]
		g.lines[l.In] = append(g.lines[l.In], l)
		n++
	}
	*lines = (*lines)[n:]
	return g
}

// goesOn reports whether the table of a line is the rest of g: it stands on the
// next page and has the same columns.
func goesOn(g pdfGrid, l pdfLine) bool {
	return l.page == g.page+1 && len(g.table.Edges) > 0 && slices.EqualFunc(g.table.Edges, l.In.Table.Edges, func(a, b float64) bool { return a-b < l.Size/2 && b-a < l.Size/2 })
}

// text returns what stands in a cell on one line.
func (g pdfGrid) text(c *pdf.TableCell) string { return joinLines(g.lines[c]) }

// onlyPlaces reports whether a table only places text, as docxTable.isLayout
// does.
func onlyPlaces(grids []pdfGrid) bool {
	rows, columns := 0, 0
	for _, g := range grids {
		for _, row := range g.table.Rows {
			filled := 0
			for _, c := range row {
				text := g.text(c)
				if text != "" {
					filled++
				}
				if isLayoutCell(text) {
					return true
				}
			}
			columns = max(columns, filled)
			rows += min(filled, 1)
		}
	}
	return rows < 2 || columns < 2
}

// addPlaced adds the text of a table that only places it: the head and the
// end of an administrative document line by line, other cells by paragraphs.
func (p *pdfText) addPlaced(g pdfGrid, set *typesetting) {
	var lines []pdfLine
	for _, row := range g.table.Rows {
		for _, c := range row {
			lines = append(lines, g.lines[c]...)
		}
	}
	if isHead(lines) {
		var half []string
		for i, l := range lines {
			half = append(half, l.text)
			if i+1 == len(lines) || lines[i+1].In != l.In {
				p.addHalf(half, l.page)
				half = nil
			}
		}
		return
	}
	var open pdfParagraph
	for _, l := range lines {
		if n := len(open.lines); n > 0 && (open.last().In != l.In || set.breaks(open, l)) {
			p.addParagraph(open)
			open = pdfParagraph{}
		}
		open.lines = append(open.lines, l)
	}
	p.addParagraph(open)
}

// joinedGrids makes one table of the parts on several pages. The header is
// repeated on each; a row that a page end divides goes on in one that has
// nothing in its first column.
func joinedGrids(grids []pdfGrid) *tableGrid {
	out := &tableGrid{}
	var rows [][]gridCell
	var header []bool
	for k, g := range grids {
		repeated := k > 0
		for i, row := range g.table.Rows {
			cells, names := g.row(row)
			if repeated = repeated && i < len(rows) && slices.Equal(cells, rows[i]); repeated {
				continue
			}
			if i := len(rows) - 1; k > 0 && i >= 0 && divided(rows[i], cells) {
				for j, c := range cells {
					rows[i][j].text = strings.TrimSpace(rows[i][j].text + " " + c.text)
				}
				continue
			}
			rows, header = append(rows, cells), append(header, names)
		}
	}
	for i, cells := range rows {
		out.add(cells, header[i])
	}
	return out
}

// divided reports whether a row at the top of a page is the rest of the last one
// on the page before.
func divided(above, row []gridCell) bool {
	return len(row) > 0 && len(row) == len(above) && row[0].text == "" && above[0].text != ""
}

// row returns the cells of a row, and whether all of them are headers.
func (g pdfGrid) row(row []*pdf.TableCell) (cells []gridCell, header bool) {
	header = len(row) > 0
	for _, c := range row {
		cells = append(cells, gridCell{g.text(c), c.Columns, c.Rows})
		header = header && c.Header
	}
	return cells, header
}
