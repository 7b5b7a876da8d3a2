package knowledge

import (
	"context"
	"strings"
	"testing"
	"time"
)

// patience is far above what any of these texts takes, a busy machine and the
// race detector included, and far below what a reader that grows with the
// square of the length takes.
const patience = time.Minute

// What nobody writes must not hold up the reading of the folder. The short
// forms grow with the square of their length where a reader does.
func TestHostileTextsEndQuickly(t *testing.T) {
	const size = 1 << 17
	fill := func(s string) string { return strings.Repeat(s, size/len(s)) }
	for _, tt := range []struct{ name, file, text string }{
		{"one endless paragraph", "a.txt", fill("é ")},
		{"one endless word", "a.txt", fill("a")},
		{"endless text of an old font", "a.txt", fill("§Þnh ")},
		{"bytes of no encoding", "a.txt", fill("\x81\x9d\xfe ")},
		{"a million lines", "a.txt", fill("a\n")},
		{"headings of other news", "a.txt", fill("Tin tức khác\n\n")},
		{"days of publication", "a.txt", fill("Đăng ngày 28/02/2017\n")},
		{"headlines", "a.html", fill("<p>Một dòng như tên của bài viết")},
		{"lists in lists", "a.html", strings.Repeat("<ul><li>", 200) + fill("<p>abc")},
		{"page headers", "a.html", strings.Repeat("<header>", 400) + fill("<i>a</i>")},
	} {
		start := time.Now()
		d := readDraft(context.Background(), source{tt.file, []byte(tt.text)})
		doc := &Document{ID: tt.file}
		doc.cut(d.Blocks, d.LaidOut)
		if took := time.Since(start); took > patience {
			t.Errorf("%s took %v", tt.name, took)
		}
	}
}

// Columns are counted from 1; a file may say otherwise.
func TestHiddenColumnsOutsideTheSheet(t *testing.T) {
	book := sheetOf(t, "Sheet1", `<cols><col min="-9000000000000000000" max="9000000000000000000" hidden="true"/><col min="x" max="2" hidden="1"/></cols>`, "", "Khu|Giá", "Nomura|=110")
	if d := readDraft(context.Background(), source{"a.xlsx", []byte(book)}); len(d.Blocks) > 0 {
		t.Errorf("hidden cells were read: %v", d.Blocks)
	}
}
