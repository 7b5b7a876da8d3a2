package knowledge

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"haiphongbot/internal/pdf"
)

// lineAt is a line of ordinary type on the first page.
func lineAt(y, size float64, text string) pdfLine {
	return pdfLine{Line: pdf.Line{X0: 85, X1: 300, Y: y, Size: size, Cells: []pdf.Cell{{X0: 85, X1: 300, Y: y}}}, text: text, cells: []string{text}}
}

func lineTexts(lines []pdfLine) []string {
	var out []string
	for _, l := range lines {
		out = append(out, l.text)
	}
	return out
}

func TestHeadsOfOnePageAreToldFromOtherSmallLines(t *testing.T) {
	const height = 842
	body := []pdfLine{lineAt(700, 13, "Thành phố cấp mới 142 dự án."), lineAt(684, 13, "Vốn thực hiện đạt 1,9 tỷ USD."), lineAt(200, 13, "Hết.")}
	for _, tt := range []struct {
		name    string
		line    pdfLine
		picture []pdf.Picture
		gone    []pdfLine
		head    bool
	}{
		{"small type in the margin", lineAt(790, 10, "Bản tin số 3"), nil, nil, true},
		{"the same at the foot", lineAt(60, 10, "Trung tâm Xúc tiến Đầu tư"), nil, nil, true},
		{"type as large as the text", lineAt(790, 13, "Bản tin số 3"), nil, nil, false},
		{"where other pages have their number", lineAt(790, 13, "Tài liệu nội bộ"), nil, []pdfLine{{Line: pdf.Line{Y: 791}, page: 1}}, true},
		{"the number of a document", lineAt(790, 10, "Số: 12/QĐ-UBND"), nil, nil, false},
		{"close to the text", lineAt(712, 10, "Kinh tế"), nil, nil, false},
		{"a caption", lineAt(60, 10, "Lễ khởi công"), []pdf.Picture{{X0: 100, Y0: 72, X1: 300, Y1: 180}}, nil, false},
		{"a footnote", lineAt(60, 10, "1 Theo Cục Thống kê"), nil, nil, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := pdfText{pages: []pdf.Page{{Width: 595, Height: height, Pictures: tt.picture}}, lines: append([]pdfLine{tt.line}, body...)}
			p.dropLoneHeads(tt.gone)
			if got := len(p.lines) == len(body); got != tt.head {
				t.Errorf("dropped: %v, left: %q", got, lineTexts(p.lines))
			}
		})
	}
}

func TestTaggedNotesAreTakenOutOfTheBody(t *testing.T) {
	note := lineAt(600, 13, "2 Theo Cục Thống kê")
	note.Element = &pdf.Element{Whole: true, Note: true}
	p := pdfText{pages: []pdf.Page{{Width: 595, Height: 842}}, body: 13, lines: []pdfLine{lineAt(700, 13, "Trước."), note, lineAt(500, 13, "Sau.")}}
	p.splitNotes()
	if diff := cmp.Diff([]string{"Trước.", "Sau."}, lineTexts(p.lines)); diff != "" {
		t.Error(diff)
	}
	if len(p.notes) != 1 || p.notes[0].number != "2" || p.notes[0].lines[0].text != "Theo Cục Thống kê" {
		t.Errorf("notes: %+v", p.notes)
	}
}

func TestBulletsBeginEntries(t *testing.T) {
	for text, want := range map[string]bool{
		"- vốn": true, "+ đất": true, "• Vốn": true, "◦ Vốn": true, "o Vốn": true, "\uF0A7 Vốn": true, "➢ Vốn": true, "–20 độ": false, "ong bướm": false, "Vốn - đất": false, "": false,
	} {
		if got := typedMarker(text) != 0; got != want {
			t.Errorf("%q begins an entry: %v, want %v", text, got, want)
		}
	}
}

func TestTableOfContentsInPDF(t *testing.T) {
	p := &pdfText{lines: []pdfLine{lineAt(800, 13, "MỤC LỤC"), lineAt(780, 13, "Chương I. Quy định chung ............ 3"), lineAt(760, 13, "Chương II. Ưu đãi ............ 5"), lineAt(740, 13, "Hải Phòng có 14 khu công nghiệp.")}}
	p.dropContents()
	if diff := cmp.Diff([]string{"Hải Phòng có 14 khu công nghiệp."}, lineTexts(p.lines)); diff != "" {
		t.Error(diff)
	}
}
