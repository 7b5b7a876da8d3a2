package knowledge

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// maxColumns is how many columns of a sheet are read; a list needs three.
const maxColumns = 64

// sheetCells is a sheet as a person sees it.
type sheetCells struct {
	rows   []tableLine
	merged []mergedCells
	hidden int      // rows and columns that are not shown
	faulty []string // cells that show an error instead of a value
}

// sheetWalk is the state of reading a sheet.
type sheetWalk struct {
	w *workbook
	sheetCells
	hiddenColumns map[int]bool
	hiddenRow     bool
	number        int // of the row at hand
	cell          tableCell
	inValue       bool
	inline        *richText // the text that the cell at hand holds itself
}

// read reads the cells of a sheet.
func (w *workbook) read(s sheet) (sheetCells, error) {
	walk := sheetWalk{w: w, hiddenColumns: map[int]bool{}}
	err := w.walk(s.part, func(e element) error {
		switch {
		case walk.inline != nil:
			walk.inlineText(e)
		case e.start:
			walk.start(e)
		case e.end:
			walk.end(e)
		case walk.inValue:
			walk.cell.value += e.text
		}
		if len(walk.rows) > maxBlocks {
			return errTooMuch
		}
		return nil
	})
	walk.hidden += len(walk.hiddenColumns)
	fillMerged(walk.rows, walk.merged)
	return walk.sheetCells, errors.Join(err, walk.inline.unclosed())
}

func (s *sheetWalk) start(e element) {
	switch e.name {
	case "col":
		s.column(e)
	case "row":
		s.row(e)
	case "c":
		s.cell = tableCell{column: s.cell.column + 1, kind: e.attr("t")}
		s.cell.style, _ = strconv.Atoi(e.attr("s"))
		if column, _, ok := cellAddress(e.attr("r")); ok {
			s.cell.column = column
		}
	case "v":
		s.inValue = true
	case "is":
		s.inline = &richText{}
	case "mergeCell":
		if m, ok := mergedArea(e.attr("ref")); ok && len(s.merged) < maxBlocks {
			s.merged = append(s.merged, m)
		}
	}
}

// column notes the columns that a col element hides.
func (s *sheetWalk) column(e element) {
	if !isTrue(e.attr("hidden")) {
		return
	}
	from, _ := strconv.Atoi(e.attr("min"))
	to, _ := strconv.Atoi(e.attr("max"))
	for i := max(from, 1); i <= min(to, maxColumns); i++ {
		s.hiddenColumns[i-1] = true
	}
}

// row begins a row.
func (s *sheetWalk) row(e element) {
	s.number++
	if n, err := strconv.Atoi(e.attr("r")); err == nil && n > 0 {
		s.number = n
	}
	if s.hiddenRow = isTrue(e.attr("hidden")); !s.hiddenRow {
		s.rows = append(s.rows, tableLine{number: s.number})
	} else if e.attr("r") != "" {
		s.hidden++
	}
	s.cell.column = -1
}

func (s *sheetWalk) inlineText(e element) {
	if !e.end || e.name != "is" {
		s.inline.take(e)
		return
	}
	s.cell.value = s.inline.text()
	s.inline = nil
}

func (s *sheetWalk) end(e element) {
	switch e.name {
	case "v":
		s.inValue = false
	case "c":
		if s.hiddenRow || s.hiddenColumns[s.cell.column] || len(s.rows) == 0 {
			return
		}
		s.rows[len(s.rows)-1].set(s.cell.column, s.w.shown(s.cell))
		if s.cell.kind == "e" && s.cell.column < maxColumns {
			s.faulty = append(s.faulty, cellName(s.cell.column, s.number)+" ("+strings.TrimSpace(s.cell.value)+")")
		}
	}
}

// tableCell is one cell as stored.
type tableCell struct {
	column, style int
	kind, value   string
}

func (l *tableLine) set(column int, text string) {
	if column < 0 || column >= maxColumns || text == "" {
		return
	}
	for len(l.cells) <= column {
		l.cells = append(l.cells, "")
	}
	l.cells[column] = text
}

// cellName writes the address of a cell: "AB12".
func cellName(column, row int) string {
	name := ""
	for column++; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name + strconv.Itoa(row)
}

// mergedCells is a block of cells that show the content of the first: from a
// column and a row to others, these included.
type mergedCells struct{ column, lastColumn, first, last int }

func mergedArea(ref string) (m mergedCells, ok bool) {
	from, to, _ := strings.Cut(ref, ":")
	column, first, ok1 := cellAddress(from)
	lastColumn, last, ok2 := cellAddress(to)
	return mergedCells{column, lastColumn, first, last}, ok1 && ok2 && column <= lastColumn && first <= last
}

// fillMerged gives every row of a merged block the block's content in its first
// column: one answer beside several questions belongs to them all.
func fillMerged(rows []tableLine, merged []mergedCells) {
	index := make(map[int]int, len(rows))
	for i, row := range rows {
		index[row.number] = i
	}
	budget := maxBlocks
	for _, m := range merged {
		i, ok := index[m.first]
		if !ok {
			continue
		}
		text := rows[i].cell(m.column)
		for i++; i < len(rows) && rows[i].number <= m.last && budget > 0; i++ {
			rows[i].set(m.column, text)
			budget--
		}
	}
}

// cellAddress splits "AB12" into the column, from 0, and the row, from 1.
func cellAddress(ref string) (column, row int, ok bool) {
	i := 0
	for ; i < len(ref) && i < 4 && 'A' <= ref[i] && ref[i] <= 'Z'; i++ {
		column = column*26 + int(ref[i]-'A') + 1
	}
	row, err := strconv.Atoi(ref[i:])
	return column - 1, row, i > 0 && err == nil
}

// shown returns a cell's text as the spreadsheet shows it, "" when it is struck
// through.
func (w *workbook) shown(c tableCell) string {
	style := cellStyle{}
	if c.style >= 0 && c.style < len(w.styles) {
		style = w.styles[c.style]
	}
	if style.struck {
		return ""
	}
	switch c.kind {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(c.value))
		if err != nil || i < 0 || i >= len(w.strings) {
			return ""
		}
		return w.strings[i]
	case "inlineStr":
		return c.value
	case "str":
		return unescapeCell(c.value)
	case "b":
		if strings.TrimSpace(c.value) == "1" {
			return "TRUE"
		}
		return "FALSE"
	case "e":
		return "" // "#REF!": nothing to quote; staff are told
	case "d":
		return storedDay(strings.TrimSpace(c.value))
	}
	v, err := strconv.ParseFloat(strings.TrimSpace(c.value), 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		return ""
	}
	return style.format.show(v, w.epoch)
}

// storedDay writes a day that is stored as 2017-02-28T00:00:00.
func storedDay(text string) string {
	day, _, _ := strings.Cut(text, "T")
	if t, err := time.Parse(time.DateOnly, day); err == nil {
		return vietnameseDay(t)
	}
	return text
}

// cellStyle is how a style shows a cell.
type cellStyle struct {
	format numberFormat
	struck bool
}

// readStyles reads the cell styles.
func (w *workbook) readStyles() error {
	custom := map[string]string{}
	var struck []bool // by number of the font
	inCells, inFonts := false, false
	return w.walk("xl/styles.xml", func(e element) error {
		switch {
		case e.name == "cellXfs":
			inCells = e.start
		case e.name == "fonts":
			inFonts = e.start
		case !e.start:
		case e.name == "numFmt":
			custom[e.attr("numFmtId")] = e.attr("formatCode")
		case inFonts && e.name == "font":
			struck = append(struck, false)
		case inFonts && e.name == "strike" && len(struck) > 0:
			struck[len(struck)-1] = e.on()
		case inCells && e.name == "xf":
			id := e.attr("numFmtId")
			font, err := strconv.Atoi(e.attr("fontId"))
			w.styles = append(w.styles, cellStyle{formatOf(id, custom[id]), err == nil && font >= 0 && font < len(struck) && struck[font]})
		}
		return nil
	})
}

// escapedUnit is how a cell writes signs that XML cannot hold.
var escapedUnit = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// unescapeCell returns a cell's text in the package's form.
func unescapeCell(s string) string {
	s = escapedUnit.ReplaceAllStringFunc(s, func(m string) string {
		var r rune
		if _, err := fmt.Sscanf(m, "_x%x_", &r); err != nil {
			return m
		}
		return string(r)
	})
	return clean(s)
}
