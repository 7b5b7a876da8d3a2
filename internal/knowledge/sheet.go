package knowledge

import (
	"regexp"
	"slices"
	"strings"
)

// A table (.csv, .xlsx) that is no list of questions and answers is read row by
// row, each cell behind the name of its column.

// sheetTable is a table within a sheet.
type sheetTable struct {
	captions []string // lines of one cell above it
	rows     []tableLine
	single   []bool // the row has one cell only
	notes    []string
}

// addSheet adds the tables of a sheet. merged are the cells that are one; name is
// the heading of what has no caption, "" for none. It returns the first caption.
func (d *draft) addSheet(src source, rows []tableLine, merged []mergedCells, name string) (title string) {
	joins := joinsOf(merged)
	for _, t := range splitSheet(rows, joins) {
		heading := name
		t.captions = withoutAgency(t.captions)
		if len(t.captions) > 0 {
			heading = t.captions[0]
			if title == "" {
				title = heading
			}
		}
		if heading != "" {
			d.add(src, block{Kind: headingBlock, Level: 1, Text: heading})
		}
		for _, text := range t.captions[min(1, len(t.captions)):] {
			d.add(src, block{Text: text})
		}
		for _, text := range t.texts(joins) {
			if !d.add(src, block{Kind: rowBlock, Text: text, Line: t.rows[0].number}) {
				return title
			}
		}
		for _, text := range t.notes {
			d.add(src, block{Text: text})
		}
	}
	return title
}

// agencyLine matches the names and mottos that offices set above a table.
var agencyLine = regexp.MustCompile(`^(?:UBND|ỦY BAN|UỶ BAN|SỞ|BỘ|BAN|CỤC|CHI CỤC|TRUNG TÂM|PHÒNG|CÔNG TY|THÀNH PHỐ)(?: |$)`)

// withoutAgency drops what stands above the title of a table, unless nothing else
// does.
func withoutAgency(captions []string) []string {
	for i, c := range captions {
		if !(agencyLine.MatchString(c) && isCapitals(c)) && !isMotto(c) {
			return captions[i:]
		}
	}
	return captions
}

// splitSheet finds the tables of a sheet: a line of one cell behind a blank row
// begins another one.
func splitSheet(rows []tableLine, joins sheetJoins) []sheetTable {
	var tables []sheetTable
	var t sheetTable
	flush := func() {
		t.settle()
		if len(t.captions)+len(t.rows)+len(t.notes) > 0 {
			tables = append(tables, t)
		}
		t = sheetTable{}
	}
	last := 0
	for _, row := range rows {
		text, cells := "", 0
		for i := range row.cells {
			if c := sheetCell(row, i); c != "" {
				if cells++; cells == 1 {
					text = c
				}
			}
		}
		if cells == 0 {
			continue
		}
		apart := last > 0 && row.number > last+1
		last = row.number
		alone := cells == 1 && !joins.reachUp(row.number)
		switch {
		case alone && apart && len(t.rows) > 0:
			flush()
			t.captions = append(t.captions, text)
		case alone && len(t.rows) == 0:
			t.captions = append(t.captions, text)
		default:
			t.rows = append(t.rows, row)
			t.single = append(t.single, alone)
		}
	}
	flush()
	return joinNotes(tables)
}

// joinNotes makes notes of captions that nothing stands below.
func joinNotes(tables []sheetTable) []sheetTable {
	var out []sheetTable
	for _, t := range tables {
		if n := len(out); n > 0 && len(t.rows) == 0 {
			out[n-1].notes = append(append(out[n-1].notes, t.captions...), t.notes...)
			continue
		}
		out = append(out, t)
	}
	return out
}

// settle makes notes of the lines of one cell at the end of a table.
func (t *sheetTable) settle() {
	for n := len(t.rows); n > 0 && t.single[n-1]; n = len(t.rows) {
		text := ""
		for i := range t.rows[n-1].cells {
			text += sheetCell(t.rows[n-1], i)
		}
		t.notes = append([]string{text}, t.notes...)
		t.rows, t.single = t.rows[:n-1], t.single[:n-1]
	}
}

// sheetJoins are the joined cells of a sheet by the rows that they cover.
type sheetJoins map[int][]mergedCells

// joinsOf sorts joined cells by row, as far as a sheet of ordinary size has them.
func joinsOf(merged []mergedCells) sheetJoins {
	joins := sheetJoins{}
	budget := maxBlocks
	for _, m := range merged {
		for row := m.first; row <= m.last && budget > 0; row++ {
			joins[row] = append(joins[row], m)
			budget--
		}
	}
	return joins
}

// reachUp reports whether a row has part of a cell that begins above it.
func (j sheetJoins) reachUp(row int) bool {
	return slices.ContainsFunc(j[row], func(m mergedCells) bool { return m.first < row })
}

func sheetCell(row tableLine, column int) string {
	return strings.Join(strings.Fields(row.cell(column)), " ")
}

// texts returns the rows of the table with the names of their columns.
func (t *sheetTable) texts(joins sheetJoins) []string {
	if len(t.rows) == 0 {
		return nil
	}
	used := map[int]bool{}
	for _, row := range t.rows {
		for i := range row.cells {
			used[i] = used[i] || row.cell(i) != ""
		}
	}
	grid := tableGrid{deep: joins.headerDepth(t.rows[0].number)}
	for k, row := range t.rows {
		joined := map[int]int{} // columns that show the text of another one
		for _, m := range joins[row.number] {
			for i := m.column + 1; i <= min(m.lastColumn, maxColumns); i++ {
				joined[i] = m.column
			}
		}
		var cells []string
		for i := range maxColumns {
			if from, ok := joined[i]; used[i] && ok {
				cells = append(cells, sheetCell(row, from))
			} else if used[i] {
				cells = append(cells, sheetCell(row, i))
			}
		}
		if t.single[k] {
			text := ""
			for _, c := range cells {
				if text == "" {
					text = c
				}
			}
			cells[0] = text
		}
		grid.addRow(cells, false, t.single[k])
	}
	return grid.rows()
}

// headerDepth is how many rows the header takes whose first is row, as
// depthOfHeader tells it.
func (j sheetJoins) headerDepth(row int) int {
	var cells []gridCell
	for _, m := range j[row] {
		if m.first == row {
			cells = append(cells, gridCell{columns: m.lastColumn - m.column + 1, rows: m.last - m.first + 1})
		}
	}
	return depthOfHeader(append(cells, gridCell{columns: 1, rows: 1}))
}

// isDefaultSheet reports whether a sheet has the name that Excel gave it.
func isDefaultSheet(name string) bool {
	letters := strings.TrimRight(string(bare(name)), "0123456789")
	return letters == "sheet" || letters == "trangtinh" || letters == "bang"
}
