package knowledge

import (
	"cmp"
	"regexp"
	"strconv"
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
	from, to := g.nameRows()
	names := columnNames(g.cells[from:to])
	if from < to && to+1 < len(g.cells) && numbersColumns(g.cells[to], g.cells[to+1]) {
		to++
	}
	var out []string
	group := ""
	for i, row := range g.cells {
		switch {
		case from <= i && i < to:
		case g.joined[i] || i >= to && groupOf(row) != "":
			if group = row[0]; !g.joined[i] {
				group = groupOf(row)
			}
			if group != "" && i >= to && (i+1 == len(g.cells) || g.joined[i+1] || groupOf(g.cells[i+1]) != "") {
				out = append(out, group)
				group = ""
			}
		default:
			text := tableRow(names, withoutRepeats(row))
			if len(names) == 0 && len(row) == 2 && row[0] != "" && row[1] != "" && !isNumber(row[0]) {
				text = strings.TrimRight(row[0], ": ") + ": " + row[1]
			}
			if totalLine.MatchString(cmp.Or(row...)) {
				group = "" // it sums up all groups
			}
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

// groupOf returns what a row says that only heads the rows below it behind a number
// of its own: "I | Lĩnh vực cảng biển", with the text in one joined cell or nothing in
// the other cells. "" when it is another row.
func groupOf(row []string) string {
	if len(row) < 3 || row[0] == "" || row[1] == "" {
		return ""
	}
	empty, same := true, true
	for _, c := range row[2:] {
		empty = empty && c == ""
		same = same && c == row[1]
	}
	if empty && groupNumber.MatchString(row[0]) || same && rowNumberCell.MatchString(row[0]) && !isNumber(row[1]) {
		return row[1]
	}
	return ""
}

var (
	totalLine     = regexp.MustCompile(`(?i)^tổng(?:\s+(?:cộng|số|toàn))?(?:[^\p{L}]|$)`)
	groupNumber   = regexp.MustCompile(`^(?:[IVX]{1,5}|[A-HĐ])[.)]?$`)
	rowNumberCell = regexp.MustCompile(`^(?:[IVX]{1,5}|[A-HĐ]|\d{1,3})[.)]?$`)
)

// nameRows returns which rows name the columns: those marked, else the first
// below the table's caption when it names columns, with the row below where one
// of its names stands above several others, else none.
func (g *tableGrid) nameRows() (from, to int) {
	if g.headers > 0 {
		return 0, min(g.headers, len(g.cells)-1)
	}
	for from < len(g.cells) && g.joined[from] {
		from++
	}
	if from+1 >= len(g.cells) || isFactSheet(g.cells[from:]) || !namesColumns(g.cells[from], g.cells[from+1:]) {
		return from, from
	}
	if from == 0 && g.deep > 1 && g.deep < len(g.cells) {
		return 0, g.deep
	}
	if from+2 < len(g.cells) && !g.joined[from+1] && partsNames(g.cells[from], g.cells[from+1]) && namesColumns(g.cells[from+1], g.cells[from+2:]) {
		return from, from + 2
	}
	return from, from + 1
}

// factLabel matches what stands left in a sheet of facts about one thing.
var factLabel = regexp.MustCompile(`(?i)^(?:tên|địa chỉ|địa điểm|vị trí|diện tích|chủ đầu tư|chủ quản|năm|điện thoại|e-?mail|website|fax|hotline|quy mô|tổng vốn|tổng mức|vốn|thời hạn|thời gian|lĩnh vực|mã số|người đại diện|loại hình|công suất|mục tiêu|tỷ lệ|giá|hạ tầng|ngày|cơ quan|khoảng cách|độ sâu|chiều dài|ngành nghề|phí|tiến độ|hiện trạng|pháp lý)(?:[^\p{L}]|$)`)

// isFactSheet reports whether a table of two columns tells facts about one thing,
// each behind its label, so that its first row is one of them.
func isFactSheet(rows [][]string) bool {
	labels := 0
	for i, row := range rows {
		if len(row) != 2 || i == 0 && !factLabel.MatchString(row[0]) {
			return false
		}
		if factLabel.MatchString(row[0]) {
			labels++
		}
	}
	return labels > 1 && 2*labels >= len(rows)
}

// namesColumns reports whether a row names the columns of those below it: its
// cells are short and hold names or years, no other figures. Only the corner
// may be empty. A row of years is no header of rows that hold years as well,
// nor is a pair like "Năm thành lập" and "1993".
func namesColumns(row []string, below [][]string) bool {
	years := 0
	for i, c := range row {
		switch {
		case utf8.RuneCountInString(c) > 80, endsSentence(c) && !strings.HasSuffix(c, ":"):
			return false
		case c == "":
			if i > 0 && (i > 1 || row[0] != "") || len(row) < 2 {
				return false
			}
		case isTimeName(c):
			years++
			for _, other := range below {
				if i < len(other) && isTimeName(other[i]) {
					return false
				}
			}
		case isNumber(c):
			return false
		}
	}
	return years == 0 || len(row) > 2 || row[0] == "" || cornerName.MatchString(row[0])
}

// cornerName matches what stands in the corner of a table whose columns are
// years.
var cornerName = regexp.MustCompile(`(?i)^năm$|^(?:chỉ tiêu|nội dung|danh mục|hạng mục|tên|stt|tt|khu|ngành|lĩnh vực|đơn vị|địa bàn|quốc gia|loại)(?:[^\p{L}]|$)|[/\\]`)

// timeName matches a year, a span of years, a month or a day that heads a column.
var timeName = regexp.MustCompile(`^(?:(?:\d{1,2}[/.-])?\d{1,2}[/.-])?(\d{4})(?:\s*[-–—/]\s*(\d{4}))?$`)

func isTimeName(s string) bool {
	m := timeName.FindStringSubmatch(s)
	if m == nil {
		return false
	}
	for _, digits := range m[1:] {
		if year, err := strconv.Atoi(digits); err == nil && !plausibleYear(year) {
			return false
		}
	}
	return true
}

// partsNames reports whether a row names the parts of columns that one name in
// the row above covers.
func partsNames(above, row []string) bool {
	parted := false
	for i := 1; i < min(len(above), len(row)); i++ {
		if above[i] != "" && above[i] == above[i-1] {
			if row[i] == row[i-1] {
				return false
			}
			parted = true
		}
	}
	return parted
}

// columnNumber matches the cells of a row that numbers the columns: "(1)", "2",
// "A", "3=1+2".
var columnNumber = regexp.MustCompile(`^(\(?)(?:(\d{1,2})|[A-Z])\)?(?:\s*=\s*[\d()+x*:/ -]+)?$`)

// numbersColumns reports whether the cells of a row only count the columns, as
// is the custom in official tables: letters first, then 1, 2, 3. When next
// goes on counting, the row is the first of the table's own.
func numbersColumns(row, next []string) bool {
	count, sure := 0, false
	for i, c := range row {
		m := columnNumber.FindStringSubmatch(c)
		switch {
		case m == nil:
			return false
		case m[2] == "" && count > 0:
			return false
		case m[2] == "" || m[1] != "":
			sure = true
		}
		if m[2] == "" {
			continue
		}
		n, _ := strconv.Atoi(m[2])
		if count++; n != count && n != i+1 {
			return false
		}
	}
	if len(row) < 2 || count == 0 || len(next) == 0 {
		return false
	}
	return sure && next[0] != "B" || len(row) > 2 && next[0] != "B" && next[0] != "2"
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
