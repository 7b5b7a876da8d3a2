package knowledge

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tableGrid is a table with its joined cells taken apart: each place holds the
// text of the cell that covers it.
type tableGrid struct {
	cells   [][]string
	headers int // rows at the top that name the columns
	deep    int // rows at the top that joined cells show to be one header
	joined  []bool
	below   []gridCell // by column: a cell that reaches down into later rows
}

// gridCell is one cell with the columns and rows it covers.
type gridCell struct {
	text          string
	columns, rows int
}

// add appends a row. header says that the format marks it as one that names
// the columns.
func (g *tableGrid) add(cells []gridCell, header bool) {
	if len(g.cells) >= maxTableRows {
		return
	}
	var row []string
	joined := len(cells) == 1
	reach := func() { // cells from above that cover the next columns
		for len(row) < len(g.below) && g.below[len(row)].rows > 0 {
			at := len(row)
			g.below[at].rows--
			row = append(row, g.below[at].text)
		}
	}
	for _, c := range cells {
		reach()
		for range min(max(c.columns, 1), maxTableColumns) {
			if len(row) >= maxTableColumns {
				break
			}
			at := len(row)
			for len(g.below) <= at {
				g.below = append(g.below, gridCell{})
			}
			g.below[at] = gridCell{text: c.text, rows: min(max(c.rows, 1), maxTableRows) - 1}
			row = append(row, c.text)
		}
	}
	reach()
	if len(g.cells) == 0 {
		g.deep = depthOfHeader(cells)
	}
	g.addRow(row, header, joined)
}

// depthOfHeader is how many rows the header takes whose first row is cells: where
// one name stands above those of several columns ("Kết quả" above "Năm 2023"
// and "Năm 2024"), the names of other columns reach down beside them.
func depthOfHeader(cells []gridCell) int {
	columns, rows := 1, 1
	for _, c := range cells {
		columns, rows = max(columns, c.columns), max(rows, c.rows)
	}
	if columns == 1 || len(cells) == 1 {
		return 1
	}
	return rows
}

// addRow appends a row whose joined cells are already taken apart. joined says
// that one cell covers all of it.
func (g *tableGrid) addRow(row []string, header, joined bool) {
	if header && g.headers == len(g.cells) {
		g.headers++
	}
	g.cells = append(g.cells, row)
	g.joined = append(g.joined, joined && len(row) > 1)
}

// rows returns the rows below the headers, each cell behind the header of its
// column. A row that is one joined cell heads the rows below it and becomes
// their first part.
func (g *tableGrid) rows() []string {
	from, to := g.headerRows()
	names := columnNames(g.cells[from:to])
	var out []string
	group := ""
	for i, row := range g.cells {
		switch {
		case from <= i && i < to:
		case g.joined[i]:
			group = row[0]
			if group != "" && i >= to && (i+1 == len(g.cells) || g.joined[i+1]) {
				out = append(out, group)
				group = ""
			}
		default:
			text := tableRow(names, withoutRepeats(row))
			if group != "" && text != "" {
				text = strings.TrimRight(group, ": ") + ": " + text
			}
			if text != "" {
				out = append(out, text)
			}
		}
	}
	return out
}

// headerRows returns which rows name the columns: those marked, else the first
// below the table's caption when its cells are short and none holds a bare
// number, else none.
func (g *tableGrid) headerRows() (from, to int) {
	if g.headers > 0 {
		return 0, min(g.headers, len(g.cells)-1)
	}
	for from < len(g.cells) && g.joined[from] {
		from++
	}
	if from+1 >= len(g.cells) {
		return from, from
	}
	for _, c := range g.cells[from] {
		if c == "" || utf8.RuneCountInString(c) > 80 || endsSentence(c) && !strings.HasSuffix(c, ":") || isNumber(c) {
			return from, from
		}
	}
	if from == 0 && g.deep > 1 && g.deep < len(g.cells) {
		return 0, g.deep
	}
	return from, from + 1
}

// columnNames joins the header rows column by column.
func columnNames(rows [][]string) []string {
	var names []string
	for _, row := range rows {
		for i, c := range row {
			if len(names) <= i {
				names = append(names, "")
			}
			switch {
			case names[i] == "":
				names[i] = c
			case c != "" && c != names[i]:
				names[i] += " – " + c
			}
		}
	}
	return names
}

// withoutRepeats blanks the cells that one joined cell covers besides its
// first, so that its text is said once.
func withoutRepeats(row []string) []string {
	out := make([]string, len(row))
	for i, c := range row {
		if i == 0 || c != row[i-1] || utf8.RuneCountInString(c) < 20 {
			out[i] = c
		}
	}
	return out
}

// isNumber reports whether a cell holds a value rather than a name.
func isNumber(s string) bool {
	digits := 0
	for _, r := range s {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			return false
		}
	}
	return digits > 0
}
