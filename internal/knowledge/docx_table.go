package knowledge

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// docxTable is a table that is being read.
type docxTable struct {
	grid    tableGrid
	rows    [][]docxCell
	row     []docxCell
	cell    docxCell
	header  bool // the row at hand is repeated on every page
	deleted bool // the row at hand was deleted
	headers int
}

// docxCell is one cell.
type docxCell struct {
	blocks  []block
	columns int
	deleted bool // it was deleted, and the change is tracked
	goesOn  bool // it is the lower part of a cell joined with those below
}

func (t *docxText) startTable(e element) {
	if e.name == "tbl" {
		if len(t.tables) >= maxNesting {
			t.skip = 1
			return
		}
		t.tables = append(t.tables, &docxTable{})
		return
	}
	table := t.table()
	if table == nil {
		return
	}
	switch e.name {
	case "tr":
		table.row, table.header, table.deleted = nil, false, false
	case "tc":
		table.cell = docxCell{columns: 1}
		t.containers = append(t.containers, &container{})
	case "gridSpan":
		if n, err := strconv.Atoi(e.attr("val")); err == nil {
			table.cell.columns = min(max(n, 1), maxTableColumns)
		}
	case "vMerge":
		table.cell.goesOn = e.attr("val") != "restart"
	case "cellDel":
		table.cell.deleted = true
	case "tblHeader":
		table.header = e.on()
	}
}

func (t *docxText) endTable(e element) {
	table := t.table()
	if table == nil {
		return
	}
	switch e.name {
	case "tc":
		if len(t.containers) > 1 {
			table.cell.blocks = t.here().blocks
			t.containers = t.containers[:len(t.containers)-1]
		}
		if !table.cell.deleted {
			table.row = append(table.row, table.cell)
		}
	case "tr":
		if table.deleted || len(table.row) == 0 || len(table.rows) >= maxTableRows {
			return
		}
		if table.header && table.headers == len(table.rows) {
			table.headers++
		}
		table.rows = append(table.rows, table.row)
	case "tbl":
		t.tables = t.tables[:len(t.tables)-1]
		t.here().blocks = append(t.here().blocks, table.blocks()...)
	}
}

// blocks returns the rows of a table, or the paragraphs in its cells when it
// only places them on the page.
func (t *docxTable) blocks() []block {
	var out []block
	if t.isLayout() {
		for _, row := range t.rows {
			for _, c := range row {
				out = append(out, c.blocks...)
			}
		}
		if t.columns() < 2 { // a frame around text
			for i, b := range out {
				if b.Kind == paragraphBlock && b.Level > weakHeading {
					out[i].Kind = headingBlock
				}
			}
		}
		return out
	}
	var above []string
	t.grid.deep = t.depthOfHeader()
	for i, row := range t.rows {
		var cells []string
		for _, c := range row {
			text := c.text()
			for range c.columns {
				if len(cells) >= maxTableColumns {
					break
				}
				if c.goesOn && len(cells) < len(above) {
					text = above[len(cells)]
				}
				cells = append(cells, text)
			}
		}
		t.grid.addRow(cells, i < t.headers, len(row) == 1 && len(cells) > 1)
		above = cells
	}
	return append(out, tableBlocks(t.grid.rows(), 0)...)
}

// depthOfHeader is how many rows the header takes, as depthOfHeader of tableGrid
// tells it, where cells that reach down are told by those below.
func (t *docxTable) depthOfHeader() int {
	first := make([]gridCell, len(t.rows[0]))
	at := 0
	for i, c := range t.rows[0] {
		rows := 1
		for rows < len(t.rows) && goesOnAt(t.rows[rows], at) {
			rows++
		}
		first[i] = gridCell{columns: c.columns, rows: rows}
		at += c.columns
	}
	return depthOfHeader(first)
}

// goesOnAt reports whether the cell at a column of a row is part of that above.
func goesOnAt(row []docxCell, column int) bool {
	at := 0
	for _, c := range row {
		if at == column {
			return c.goesOn
		}
		at += c.columns
	}
	return false
}

// text returns what stands in a cell on one line.
func (c docxCell) text() string {
	parts := make([]string, len(c.blocks))
	for i, b := range c.blocks {
		parts[i] = b.Text
	}
	return strings.Join(parts, " ")
}

// isLayout reports whether a table only places text: it has one row or one
// column, whole passages in its cells, or is the head or foot of an
// administrative document.
func (t *docxTable) isLayout() bool {
	if len(t.rows) < 2 {
		return true
	}
	for _, row := range t.rows {
		for _, c := range row {
			if isLayoutCell(c.text()) {
				return true
			}
		}
	}
	return t.columns() < 2
}

// columns is the number of cells of the longest row.
func (t *docxTable) columns() int {
	n := 0
	for _, row := range t.rows {
		n = max(n, len(row))
	}
	return n
}

// isLayoutCell reports whether a cell holds what no table does: whole passages,
// or half of the head or foot of an administrative document. "Nơi nhận" alone
// names a column.
func isLayoutCell(text string) bool {
	return utf8.RuneCountInString(text) > 1500 || isMotto(text) || text != "Nơi nhận" && recipients.MatchString(text)
}
