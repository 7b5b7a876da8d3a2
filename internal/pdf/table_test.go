package pdf

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// pageOf reads the only page of a file.
func pageOf(t *testing.T, data []byte) Page {
	t.Helper()
	f, err := Open(context.Background(), data)
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	page, err := f.Page(context.Background(), 0)
	if err != nil {
		t.Fatalf("read: %v", err)
	}
	return page
}

// cellsOf writes the table that lines stand in, a row a line: cells between
// bars, joined ones with the columns and rows they cover.
func cellsOf(lines []Line) string {
	texts := map[*TableCell][]string{}
	var table *Table
	for _, l := range lines {
		if l.In != nil {
			table = l.In.Table
			texts[l.In] = append(texts[l.In], l.Text())
		}
	}
	if table == nil {
		return "no table"
	}
	var rows []string
	for _, row := range table.Rows {
		var cells []string
		for _, c := range row {
			text := strings.Join(texts[c], " ")
			if c.Columns > 1 || c.Rows > 1 {
				text += fmt.Sprintf(" %dx%d", c.Columns, c.Rows)
			}
			cells = append(cells, text)
		}
		rows = append(rows, strings.Join(cells, "|"))
	}
	return strings.Join(rows, "\n")
}

// textAt paints words, each at its place.
func textAt(words ...any) string {
	var b strings.Builder
	for i := 0; i < len(words); i += 3 {
		fmt.Fprintf(&b, "BT /F 10 Tf %v %v Td (%v) Tj ET\n", words[i], words[i+1], words[i+2])
	}
	return b.String()
}

func TestRulesTellTheCellsOfATable(t *testing.T) {
	header := textAt(105, 690, "Chi tieu", 205, 690, "Ket qua", 205, 670, "2023", 305, 670, "2024")
	row := textAt(105, 650, "Hang qua", 105, 638, "cang", 205, 644, "170", 305, 644, "190")
	const want = "Chi tieu 1x2|Ket qua 2x1\n2023|2024\nHang qua cang|170|190"
	for _, tt := range []struct{ name, rules, want string }{
		{"stroked", "100 700 m 400 700 l S 200 682 m 400 682 l S 100 662 m 400 662 l S 100 630 m 400 630 l S\n" +
			"100 700 m 100 630 l S 200 700 m 200 630 l S 300 682 m 300 630 l S 400 700 m 400 630 l S\n", want},
		{"filled cell by cell", "100 699 101 1 re 200 699 200 1 re 200 681 101 1 re 300 681 101 1 re 100 661 101 1 re 200 661 200 1 re 100 629 300 1 re f\n" +
			"100 661 1 39 re 200 661 1 39 re 300 661 1 20 re 400 661 1 39 re 100 629 1 33 re 200 629 1 33 re 300 629 1 33 re 400 629 1 33 re f\n", want},
		{"boxes", "100 662 100 38 re 200 682 200 18 re 200 662 100 20 re 300 662 100 20 re 100 630 100 32 re 200 630 100 32 re 300 630 100 32 re S\n", want},
		{"open at the sides and below", "100 700 m 400 700 l S 200 682 m 400 682 l S 100 662 m 400 662 l S\n" +
			"200 700 m 200 630 l S 300 682 m 300 630 l S\n", want},
		{"a frame", "90 620 320 90 re S\n", "no table"},
		{"lines under headings", "100 685 m 400 685 l S 100 660 m 400 660 l S\n", "no table"},
		{"a clipping path", "100 662 100 38 re 200 682 200 18 re 200 662 100 20 re W n\n", "no table"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			page := pageOf(t, onePage(tt.rules+textAt(100, 720, "Tren")+header+row+textAt(100, 600, "Duoi"), helvetica))
			if diff := cmp.Diff(tt.want, cellsOf(page.Lines)); diff != "" {
				t.Error(diff)
			}
			if first, last := page.Lines[0].Text(), page.Lines[len(page.Lines)-1].Text(); first != "Tren" || last != "Duoi" {
				t.Errorf("the text begins with %q and ends with %q", first, last)
			}
		})
	}
}

func TestDrawingsAreNoTables(t *testing.T) {
	var rules strings.Builder
	for i := range 20 {
		fmt.Fprintf(&rules, "100 %d m 400 %d l S %d 500 m %d 700 l S\n", 500+10*i, 500+10*i, 100+15*i, 100+15*i)
	}
	page := pageOf(t, onePage(rules.String()+textAt(110, 600, "Nam", 300, 520, "Ty dong"), helvetica))
	if got := cellsOf(page.Lines); got != "no table" {
		t.Errorf("a chart is read as a table:\n%s", got)
	}
}

func TestColumnsBesideAnArticleAreReadForThemselves(t *testing.T) {
	var words []any
	for i := range 7 {
		words = append(words, 50, 700-17*i, fmt.Sprintf("Muc %d", i))
	}
	for i := range 9 {
		words = append(words, 150, 705-13*i, fmt.Sprintf("Dong %d cua bai viet dai hon nhieu so voi cac muc", i))
	}
	content := textAt(50, 730, "Tua de chay ngang qua tren dau ca hai phan cua trang giay nay") + textAt(words...)
	got := linesOf(t, onePage(content, helvetica))
	if len(got) != 17 || got[7] != "Muc 6" || !strings.HasPrefix(got[8], "Dong 0") {
		t.Errorf("got %q", got)
	}
}

// TestSmallTypeBesideALargeLineKeepsItsBaselines tells it from a raised number.
func TestSmallTypeBesideALargeLineKeepsItsBaselines(t *testing.T) {
	content := "BT /F 20 Tf 50 700 Td (TUA DE) Tj ET BT /F 8 Tf 300 707 Td (muc mot) Tj ET BT /F 8 Tf 300 695 Td (muc hai) Tj ET\n" +
		"BT /F 10 Tf 50 650 Td (Nam) Tj ET BT /F 6 Tf 65.5 654 Td (1) Tj ET"
	if diff := cmp.Diff([]string{"muc mot", "TUA DE", "muc hai", "Nam1"}, linesOf(t, onePage(content, fixedWidth))); diff != "" {
		t.Error(diff)
	}
}

// fixedWidth is a font whose letters are half as wide as high.
var fixedWidth = "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 126 /Widths [" + strings.Repeat("500 ", 95) + "] >>"
