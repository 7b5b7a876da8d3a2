package knowledge

import (
	"encoding/xml"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// maxColumns is how many columns of a sheet are read; a list needs three.
const maxColumns = 64

// rows reads the cells of a sheet as a person sees them.
func (w *workbook) rows(s sheet) (rows []tableLine, merged []mergedCells, err error) {
	cell := tableCell{}
	number := 0
	inValue, inHidden := false, false
	hidden := map[int]bool{} // columns that are not shown
	err = w.walk(s.part, func(d *xml.Decoder, t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "col":
				from, _ := strconv.Atoi(attribute(t, "min"))
				to, err := strconv.Atoi(attribute(t, "max"))
				for i := from; isTrue(attribute(t, "hidden")) && err == nil && i <= min(to, maxColumns); i++ {
					hidden[i-1] = true
				}
			case "row":
				number++
				if n, err := strconv.Atoi(attribute(t, "r")); err == nil && n > 0 {
					number = n
				}
				if inHidden = isTrue(attribute(t, "hidden")); !inHidden {
					rows = append(rows, tableLine{number: number})
				} else if attribute(t, "r") != "" {
					w.hidden++
				}
				cell.column = -1
			case "c":
				cell = tableCell{column: cell.column + 1, kind: attribute(t, "t")}
				cell.style, _ = strconv.Atoi(attribute(t, "s"))
				if column, _, ok := cellAddress(attribute(t, "r")); ok {
					cell.column = column
				}
			case "v":
				inValue = true
			case "is":
				text, err := richText(d, "is")
				cell.value = text
				return err
			case "mergeCell":
				if m, ok := mergedArea(attribute(t, "ref")); ok && len(merged) < maxBlocks {
					merged = append(merged, m)
				}
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "v":
				inValue = false
			case "c":
				if inHidden || hidden[cell.column] {
					break
				}
				if len(rows) > 0 {
					rows[len(rows)-1].set(cell.column, w.shown(cell))
					if cell.kind == "e" && cell.column < maxColumns {
						w.faulty = append(w.faulty, cellName(cell.column, number)+" ("+strings.TrimSpace(cell.value)+")")
					}
				}
			}
		case xml.CharData:
			if inValue {
				cell.value += string(t)
			}
		}
		if len(rows) > maxBlocks {
			return errTooMuch
		}
		return nil
	})
	w.hidden += len(hidden)
	fillMerged(rows, merged)
	return rows, merged, err
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
	return style.format.show(v, w.from)
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
	return w.walk("xl/styles.xml", func(_ *xml.Decoder, t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "numFmt":
				custom[attribute(t, "numFmtId")] = attribute(t, "formatCode")
			case "fonts":
				inFonts = true
			case "font":
				if inFonts {
					struck = append(struck, false)
				}
			case "strike":
				if n := len(struck); inFonts && n > 0 {
					struck[n-1] = attribute(t, "val") != "0" && attribute(t, "val") != "false"
				}
			case "cellXfs":
				inCells = true
			case "xf":
				if inCells {
					id := attribute(t, "numFmtId")
					font, err := strconv.Atoi(attribute(t, "fontId"))
					w.styles = append(w.styles, cellStyle{formatOf(id, custom[id]), err == nil && font >= 0 && font < len(struck) && struck[font]})
				}
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "cellXfs":
				inCells = false
			case "fonts":
				inFonts = false
			}
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
