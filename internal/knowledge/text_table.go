package knowledge

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// textTable is a table of plain text whose cells are placed by blanks.
type textTable struct {
	rows    [][]string
	headers int // rows above a line of hyphens
	lines   int // of the text
	doubt   bool
}

var (
	// columnRule matches the line of hyphens that some programs write below the names of
	// columns, a piece for each.
	columnRule = regexp.MustCompile(`^\s*-{2,}(?:\s+-{2,})+\s*$`)
	// cellBlank matches what stands between two cells at least.
	cellBlank = regexp.MustCompile(` {2,}`)
)

// textTableAt returns the table that begins with the first of lines; false when there
// is none, or, with doubt, when one may be there whose columns are not certain. Certain are
// those below a line of hyphens, and those that are white in each of several lines where
// one holds figures only: text in two columns and text set to both margins stay text.
func textTableAt(lines []string) (t textTable, ok bool) {
	rule, rows := -1, [][]rune{}
	for _, l := range lines {
		if columnRule.MatchString(l) && rule < 0 && t.lines > 0 {
			rule = t.lines
		} else if !isSpacedRow(l) {
			break
		}
		t.lines++
		rows = append(rows, []rune(l))
	}
	if t.lines < 3 || slices.ContainsFunc(lines[:t.lines], func(l string) bool { return isMotto(l) || recipients.MatchString(strings.TrimSpace(l)) }) {
		return t, false
	}
	var starts []int
	if rule > 0 {
		t.headers = rule
		starts = startsOfWords(rows[rule], 1)
		rows = slices.Delete(rows, rule, rule+1)
	} else {
		starts = startsOfWords(inkOf(rows), 2)
	}
	for _, r := range rows {
		t.rows = append(t.rows, cellsAt(r, starts))
	}
	if rule > 0 && cutsNoWord(rows, starts) || rule < 0 && hasFigures(t.rows[1:]) {
		return t, true
	}
	t.doubt = !slices.ContainsFunc(lines[:t.lines], func(l string) bool {
		return countCells(l) < 3 || countCells(l) != countCells(lines[0]) || startsLower(strings.TrimSpace(l))
	})
	return t, false
}

func countCells(line string) int { return len(cellBlank.Split(strings.TrimSpace(line), -1)) }

// isSpacedRow reports whether blanks part the cells of a line, behind more than the mark
// of an entry.
func isSpacedRow(line string) bool {
	line = strings.TrimSpace(line)
	return cellBlank.MatchString(line) && !strings.Contains(line, "\t") && typedMarker(line) == 0 && !numberedEntry.MatchString(line) && utf8.RuneCountInString(line) <= unwrappedLine
}

// inkOf lays lines over one another.
func inkOf(lines [][]rune) []rune {
	var ink []rune
	for _, l := range lines {
		for i, r := range l {
			if len(ink) <= i {
				ink = append(ink, ' ')
			}
			if r != ' ' {
				ink[i] = r
			}
		}
	}
	return ink
}

// startsOfWords returns where what follows at least gap blanks, or begins the line, starts.
func startsOfWords(line []rune, gap int) []int {
	var starts []int
	blanks := gap
	for i, r := range line {
		if r == ' ' {
			blanks++
			continue
		}
		if blanks >= gap || len(starts) == 0 {
			starts = append(starts, i)
		}
		blanks = 0
	}
	return starts
}

// cellsAt cuts a line where the columns start.
func cellsAt(line []rune, starts []int) []string {
	cells := make([]string, len(starts))
	for k, from := range starts {
		to := len(line)
		if k+1 < len(starts) {
			to = min(to, starts[k+1])
		}
		if from < to {
			cells[k] = strings.Join(strings.Fields(string(line[from:to])), " ")
		}
	}
	return cells
}

// cutsNoWord reports whether a blank stands before each column in each line.
func cutsNoWord(lines [][]rune, starts []int) bool {
	for _, l := range lines {
		for _, at := range starts {
			if at > 0 && at < len(l) && l[at] != ' ' && l[at-1] != ' ' {
				return false
			}
		}
	}
	return true
}

// hasFigures reports whether a column but the first holds a figure, or the sign for
// none, in each row.
func hasFigures(rows [][]string) bool {
	for k := 1; k < len(rows[0]); k++ {
		if !slices.ContainsFunc(rows, func(row []string) bool {
			return !isNumber(row[k]) && !slices.Contains([]string{"-", "–", "—"}, row[k])
		}) {
			return true
		}
	}
	return false
}

// blocks returns the rows as blocks; line is that of the first.
func (t textTable) blocks(line int) []block {
	var grid tableGrid
	for i, row := range t.rows {
		grid.addRow(row, i < t.headers, false)
	}
	return tableBlocks(grid.rows(), line)
}

// doubtfulTables reports where tables may stand whose columns are not certain. above is
// the number of lines above the text in the file.
func doubtfulTables(id, text string, above int) []Problem {
	var problems []Problem
	lines := strings.Split(text, "\n")
	for i := 0; i < len(lines); {
		t, _ := textTableAt(lines[i:])
		if t.doubt {
			problems = append(problems, spacedTable(id, above+i+1))
		}
		i += max(t.lines, 1)
	}
	return problems
}
