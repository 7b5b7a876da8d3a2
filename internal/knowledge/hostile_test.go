package knowledge

import (
	"context"
	"strings"
	"testing"
	"time"
)

// patience is how long a test waits for what takes milliseconds; only one that fails
// waits as long.
const patience = time.Minute

// endsQuickly runs f, which must not take a minute of the processor. That is far above
// what hostile texts take, a second and with the race detector twelve, and far below what
// a reader takes that grows with the square of their length.
func endsQuickly(t *testing.T, name string, f func()) {
	t.Helper()
	before := effort()
	f()
	if took := effort() - before; took > time.Minute {
		t.Errorf("%s took %v of the processor", name, took)
	}
}

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
		endsQuickly(t, tt.name, func() {
			d := readDraft(context.Background(), source{tt.file, []byte(tt.text)})
			doc := &Document{ID: tt.file}
			doc.cut(d.Blocks, d.LaidOut)
		})
	}
}

// Columns are counted from 1; a file may say otherwise.
func TestHiddenColumnsOutsideTheSheet(t *testing.T) {
	book := sheetOf(t, "Sheet1", `<cols><col min="-9000000000000000000" max="9000000000000000000" hidden="true"/><col min="x" max="2" hidden="1"/></cols>`, "", "Khu|Giá", "Nomura|=110")
	if d := readDraft(context.Background(), source{"a.xlsx", []byte(book)}); len(d.Blocks) > 0 {
		t.Errorf("hidden cells were read: %v", d.Blocks)
	}
}
