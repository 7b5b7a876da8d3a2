package knowledge

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Cell is one cell of the row of a table that is a passage: text[Start:End] is its label,
// a colon and its value.
type Cell struct {
	Label, Value string
	Start, End   int
}

// Cells takes the row of a table apart that is a passage, or a part of one: "Tuyến: Cát
// Bà; Giá vé: 90.000 đồng". What has no label of its own, as the first cell has, belongs
// to the cell before. nil for a text that is no row of several cells.
func Cells(text string) []Cell {
	if strings.ContainsRune(text, '\n') {
		return nil
	}
	var cells []Cell
	end := 0
	for part := range strings.SplitSeq(text, ";") {
		start := end + len(part) - len(strings.TrimLeft(part, " "))
		end += len(part)
		label := labelOf(text[start:end])
		switch {
		case len(cells) == 0 && label == "":
			return nil
		case len(cells) == 0 || label != "" && startsLower(label) == startsLower(cells[0].Label):
			cells = append(cells, Cell{Label: label, Start: start, End: end})
		default:
			cells[len(cells)-1].End = end
		}
		end++ // the semicolon
	}
	if len(cells) < 2 {
		return nil
	}
	for i := range cells {
		c := &cells[i]
		c.Value = strings.TrimSpace(text[c.Start+len(c.Label)+len(":") : c.End])
	}
	return cells
}

// longestLabel is the length of the longest label in runes.
const longestLabel = 80

// labelOf is the label of a cell, "" when it has none: words, or a year.
func labelOf(cell string) string {
	label, _, ok := strings.Cut(cell, ": ")
	if !ok || utf8.RuneCountInString(label) > longestLabel || strings.Contains(label, ". ") || !strings.ContainsFunc(label, unicode.IsLetter) && !isTimeName(label) {
		return ""
	}
	return label
}
