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
func (w *workbook) rows(s sheet) ([]tableLine, error) {
	var rows []tableLine
	var merged []mergedCells
	cell := tableCell{}
	number := 0
	inValue := false
	err := w.walk(s.part, func(d *xml.Decoder, t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "row":
				number++
				if n, err := strconv.Atoi(attribute(t, "r")); err == nil && n > 0 {
					number = n
				}
				rows = append(rows, tableLine{number: number})
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
				if len(rows) > 0 {
					rows[len(rows)-1].set(cell.column, w.shown(cell))
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
	fillMerged(rows, merged)
	return rows, err
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

// mergedCells is a block of cells within one column that show the content of
// the first.
type mergedCells struct{ column, first, last int }

func mergedArea(ref string) (m mergedCells, ok bool) {
	from, to, _ := strings.Cut(ref, ":")
	column, first, ok1 := cellAddress(from)
	_, last, ok2 := cellAddress(to)
	return mergedCells{column, first, last}, ok1 && ok2 && last > first
}

// fillMerged gives every row of a merged block the block's content: one answer
// beside several questions belongs to them all.
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

// shown returns a cell's text as the spreadsheet shows it.
func (w *workbook) shown(c tableCell) string {
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
	case "b", "e":
		return "" // a truth value or "#REF!": nothing to quote
	case "d":
		return strings.TrimSpace(c.value)
	}
	v, err := strconv.ParseFloat(strings.TrimSpace(c.value), 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		return ""
	}
	format := numberFormat{}
	if c.style >= 0 && c.style < len(w.formats) {
		format = w.formats[c.style]
	}
	return format.show(v, w.from)
}

// numberFormat is how a style shows numbers, as far as lists need it.
type numberFormat struct{ date, percent bool }

// show writes a number as Vietnamese readers expect it: 28/02/2017, 10,5%,
// 0,25.
func (f numberFormat) show(v float64, from int) string {
	decimal := func(v float64) string {
		return strings.Replace(strconv.FormatFloat(v, 'f', -1, 64), ".", ",", 1)
	}
	switch {
	case f.date && v >= 1 && v < 3_000_000:
		day := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
		if from == 1904 {
			day = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
		}
		return vietnameseDay(day.AddDate(0, 0, int(v)))
	case f.percent:
		return decimal(math.Round(v*1e8)/1e6) + "%"
	}
	return decimal(v)
}

// readStyles reads which cell styles show dates or percentages.
func (w *workbook) readStyles() error {
	custom := map[string]string{}
	inCells := false
	return w.walk("xl/styles.xml", func(_ *xml.Decoder, t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			switch {
			case t.Name.Local == "numFmt":
				custom[attribute(t, "numFmtId")] = attribute(t, "formatCode")
			case t.Name.Local == "cellXfs":
				inCells = true
			case t.Name.Local == "xf" && inCells:
				id := attribute(t, "numFmtId")
				w.formats = append(w.formats, formatOf(id, custom[id]))
			}
		case xml.EndElement:
			if t.Name.Local == "cellXfs" {
				inCells = false
			}
		}
		return nil
	})
}

// literals are the parts of a number format that are shown as they are.
var literals = regexp.MustCompile(`"[^"]*"|\\.|\[[^\]]*\]|_.|\*.`)

// formatOf tells the kind of a number format: the built-in ones by number
// (ECMA-376, part 1, 18.8.30), the others by their code.
func formatOf(id, code string) numberFormat {
	n, _ := strconv.Atoi(id)
	if code == "" {
		return numberFormat{
			date:    14 <= n && n <= 17 || n == 22 || 27 <= n && n <= 36 || 50 <= n && n <= 58,
			percent: n == 9 || n == 10,
		}
	}
	code = strings.ToLower(literals.ReplaceAllString(code, ""))
	return numberFormat{
		date:    strings.ContainsAny(code, "dy"),
		percent: strings.Contains(code, "%"),
	}
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
