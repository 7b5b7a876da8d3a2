package knowledge

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Limits of one table of a page: cells that span thousands of columns are an
// attack.
const (
	maxTableColumns = 64
	maxTableRows    = 20_000
)

// tableOf returns the table that an element stands in.
func tableOf(n *html.Node) *html.Node {
	for n != nil && n.DataAtom != atom.Table {
		n = n.Parent
	}
	return n
}

// isLayout reports whether a table only places the parts of a page, as on many
// older sites: it has one row or one column, holds other tables or headings,
// or has whole passages of several paragraphs in its cells.
func isLayout(table *html.Node) bool {
	if table == nil || strings.EqualFold(attr(table, "role"), "presentation") {
		return true
	}
	inside := find(table, func(n *html.Node) bool {
		switch n.DataAtom {
		case atom.Table, atom.H1, atom.H2, atom.H3, atom.Th:
			return true
		}
		return false
	})
	if inside != nil {
		return inside.DataAtom != atom.Th
	}
	rows, columns := 0, 0
	for n := range table.Descendants() {
		switch n.DataAtom {
		case atom.Tr:
			rows++
			columns = max(columns, cellCount(n))
		case atom.Td:
			if utf8.RuneCountInString(nodeText(n)) > 1500 {
				return true
			}
		}
	}
	return rows < 2 || columns < 2
}

func cellCount(row *html.Node) int {
	n := 0
	for c := row.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Td || c.DataAtom == atom.Th {
			n++
		}
	}
	return n
}

// table adds one block a row, each cell behind the header of its column.
func (w *htmlWalk) table(table *html.Node) {
	var grid tableGrid
	for n := range table.Descendants() {
		switch n.DataAtom {
		case atom.Caption:
			if text := w.cell(n); text != "" {
				w.blocks = append(w.blocks, block{Text: strings.TrimRight(text, ": ") + ":"})
			}
		case atom.Tr:
			w.row(&grid, n)
		}
	}
	w.blocks = append(w.blocks, tableBlocks(grid.rows(), 0)...)
}

func (w *htmlWalk) row(grid *tableGrid, row *html.Node) {
	var cells []gridCell
	header := true
	for c := row.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
			continue
		}
		header = header && c.DataAtom == atom.Th
		cells = append(cells, gridCell{w.cell(c), span(c, "colspan"), span(c, "rowspan")})
	}
	header = header || row.Parent != nil && row.Parent.DataAtom == atom.Thead
	if len(cells) > 0 {
		grid.add(cells, header)
	}
}

// cell returns the text of a cell on one line.
func (w *htmlWalk) cell(n *html.Node) string {
	inner := htmlWalk{font: w.font, decoded: w.decoded}
	inner.children(n)
	inner.flush()
	var parts []string
	for _, b := range inner.blocks {
		parts = append(parts, b.Text)
	}
	return strings.Join(parts, " ")
}

func span(n *html.Node, key string) int {
	v, err := strconv.Atoi(strings.TrimSpace(attr(n, key)))
	if err != nil || v < 1 {
		return 1
	}
	return v
}
