package knowledge

import (
	"fmt"
	"maps"
	"slices"
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

// Titles are set in the middle: their last line is short.
func TestTitleThatFillsItsFirstLine(t *testing.T) {
	line := func(x0, x1, y float64, bold bool, text string) pdfLine {
		return pdfLine{Line: pdf.Line{X0: x0, X1: x1, Y: y, Size: 13, Bold: bold, FirstWord: 30, Cells: []pdf.Cell{{X0: x0, X1: x1, Y: y}}}, text: text, cells: []string{text}}
	}
	for _, bold := range []bool{true, false} {
		p := pdfText{body: 13, lines: []pdfLine{
			line(86, 509, 700, bold, "Ban hành Quy chế phối hợp hỗ trợ nhà đầu tư trên địa bàn thành phố Hải"), line(280, 316, 684, bold, "Phòng"),
			line(85, 510, 640, false, "Căn cứ Luật Đầu tư ngày 17 tháng 6 năm 2020 và các nghị định hướng dẫn"), line(85, 510, 624, false, "của Chính phủ, Ủy ban nhân dân thành phố quyết định những việc dưới đây"), line(85, 300, 608, false, "trong năm 2025.")}}
		p.paragraphs()
		if got := len(p.draft.Blocks) == 2; got != bold {
			t.Errorf("bold %v: %+v", bold, p.draft.Blocks)
		}
	}
}

// The abstract of a letter goes on below the last line that both halves of the head share.
func TestSubjectInTheLeftHalfOfAHead(t *testing.T) {
	row := func(y float64, left, right string) pdfLine {
		l := pdfLine{Line: pdf.Line{X0: 85, X1: 500, Y: y, Size: 13, Cells: []pdf.Cell{{X0: 85, X1: 250, Y: y}, {X0: 300, X1: 500, Y: y}}}, cells: []string{left, right}}
		l.join()
		return l
	}
	year := lineAt(742, 13, "2026")
	year.X0, year.X1, year.Cells = 300, 330, []pdf.Cell{{X0: 300, X1: 330, Y: 742}}
	subject := lineAt(734, 13, "V/v tổ chức Lễ hội Hoa Phượng")
	rest := lineAt(718, 13, "Đỏ năm 2026")
	subject.X1, rest.X1 = 250, 160
	p := pdfText{lines: []pdfLine{row(780, "SỞ DU LỊCH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), row(750, "Số: 875/SDL-QLLH", "Hải Phòng, ngày 04 tháng 3 năm 2026"), subject, rest, lineAt(660, 13, "Kính gửi: Ủy ban nhân dân các phường.")}}
	p.paragraphs()
	p.takeArticle()
	dated := pdfText{lines: []pdfLine{row(780, "SỞ DU LỊCH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), row(760, "Số: 875/SDL-QLLH", "Hải Phòng, ngày 04 tháng 3 năm"), year, lineAt(660, 13, "Kính gửi: Ủy ban nhân dân các phường.")}}
	dated.paragraphs()
	if got := dated.draft.Blocks[3].Text; got != "Hải Phòng, ngày 04 tháng 3 năm 2026" {
		t.Errorf("the year is torn from its day: %q", got)
	}
	if want := "Công văn số 875/SDL-QLLH v/v tổ chức Lễ hội Hoa Phượng Đỏ năm 2026"; p.draft.Meta.Title != want {
		t.Errorf("title %q, want %q", p.draft.Meta.Title, want)
	}
}

func TestSpansInFontsOfSignsAndAboveTheLine(t *testing.T) {
	for _, tt := range []struct {
		spans []pdf.Span
		want  string
	}{
		{[]pdf.Span{{Text: "\uF0B7", Font: "SymbolMT"}, {Text: " Logistics", Font: "Times"}}, "• Logistics"},
		{[]pdf.Span{{Text: "\uF0A7", Font: "Wingdings-Regular"}, {Text: " Cảng", Font: "Times"}}, "▪ Cảng"},
		{[]pdf.Span{{Text: "\uF0B7", Font: "OpenSymbol"}, {Text: " Kho bãi", Font: "Times"}}, "• Kho bãi"},
		{[]pdf.Span{{Text: "rộng 500 m", Font: "Times"}, {Text: "2", Font: "Times", Raised: true}}, "rộng 500 m²"},
		{[]pdf.Span{{Text: "hơn 10", Font: "Times"}, {Text: "6", Font: "Times", Raised: true}}, "hơn 10⁶"},
		{[]pdf.Span{{Text: "1", Font: "Times", Raised: true}, {Text: " Theo Cục Thống kê", Font: "Times"}}, "1 Theo Cục Thống kê"},
	} {
		if got := spanText(tt.spans); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

// The headings of a report made with a word processor differ in size.
func TestHeadingsOfOneSizeStandBelowLargerOnes(t *testing.T) {
	p := pdfText{body: 12}
	for _, tt := range []struct {
		size float64
		text string
	}{{20, "Đề án du lịch"}, {16, "Lượng khách"}, {14, "Thực trạng"}, {12, "I. Mục tiêu"}, {12, "Khách quốc tế"}, {12, "1.1. Bến tàu"}} {
		l := lineAt(700, tt.size, tt.text)
		l.Bold = true
		p.addParagraph(pdfParagraph{lines: []pdfLine{l}})
	}
	for i, b := range p.draft.Blocks {
		if b.Kind != headingBlock || b.Level != i+1 {
			t.Errorf("%q: level %d, want %d", b.Text, b.Level, i+1)
		}
	}
}

func TestLinesOfAHeadAndASignature(t *testing.T) {
	at := func(x0, x1, y float64, bold bool, text string) pdfLine {
		l := lineAt(y, 13, text)
		l.X0, l.X1, l.Bold, l.FirstWord = x0, x1, bold, 30
		return l
	}
	p := pdfText{body: 13, lines: []pdfLine{
		at(300, 490, 760, false, "Hải Phòng, ngày 10 tháng 12 năm"), at(300, 330, 744, false, "2025"),
		at(150, 460, 720, true, "Về chính sách hỗ trợ doanh nghiệp nhỏ và vừa"), at(155, 455, 704, true, "HỘI ĐỒNG NHÂN DÂN THÀNH PHỐ HẢI PHÒNG"),
		at(85, 530, 680, false, "Hỗ trợ 30% tiền thuê mặt bằng; đầu mối là trung tâm, thư điện tử xttm@haiphong.gov.v"), at(85, 300, 664, false, "n. Nghị quyết có hiệu lực từ năm 2026."),
		at(85, 530, 648, false, "Giám đốc các sở, Chủ tịch Ủy ban nhân dân các xã và các tổ chức có liên quan thi hành"), at(85, 120, 632, false, "quyết này."),
		at(380, 470, 600, true, "CHỦ TỊCH"), at(380, 460, 560, true, "Lê Văn Hiệu")}}
	p.paragraphs()
	p.endWithText()
	var got []string
	for _, b := range p.draft.Blocks {
		got = append(got, fmt.Sprint(b.Kind == headingBlock, " ", b.Text))
	}
	want := []string{"false Hải Phòng, ngày 10 tháng 12 năm 2025", "true Về chính sách hỗ trợ doanh nghiệp nhỏ và vừa", "true HỘI ĐỒNG NHÂN DÂN THÀNH PHỐ HẢI PHÒNG",
		"false Hỗ trợ 30% tiền thuê mặt bằng; đầu mối là trung tâm, thư điện tử xttm@haiphong.gov.vn. Nghị quyết có hiệu lực từ năm 2026.",
		"false Giám đốc các sở, Chủ tịch Ủy ban nhân dân các xã và các tổ chức có liên quan thi hành quyết này.", "false CHỦ TỊCH", "false Lê Văn Hiệu"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAddressesDividedAtALineEnd(t *testing.T) {
	for _, tt := range []struct {
		text, next string
		divided    bool
	}{
		{"Email: ducdm@haiphong.gov.v", "n", true},
		{"xem https://haiphong.gov.vn/dau-tu/", "thu-tuc.html để biết thêm", true},
		{"xem https://haiphong.gov.vn/dau-tu", "theo quy định", false},
		{"gửi về ducdm@haiphong.gov.vn", "trước ngày 5", false},
		{"gửi về ducdm@haiphong.gov.vn,", "và bản giấy", false},
		{"Đầu tư", "n", false},
		{"xem www.hai", "Phòng", false},
	} {
		if got := dividedAddress(tt.text, tt.next); got != tt.divided {
			t.Errorf("%q, %q: %v", tt.text, tt.next, got)
		}
	}
}

// rowAt is a line of cells, each 60 points wide, on the first page.
func rowAt(y float64, cells map[float64]string) pdfLine {
	l := pdfLine{Line: pdf.Line{Y: y, Size: 9}}
	for _, x := range slices.Sorted(maps.Keys(cells)) {
		l.Cells = append(l.Cells, pdf.Cell{X0: x, X1: x + 60, Y: y})
		l.cells = append(l.cells, cells[x])
	}
	l.X0, l.X1 = l.Cells[0].X0, l.Cells[len(l.Cells)-1].X1
	l.join()
	return l
}

func TestHeadersOfTablesWithoutRules(t *testing.T) {
	spanning := rowAt(629, map[float64]string{130: "Giá thuê đất"})
	for _, tt := range []struct {
		name  string
		lines []pdfLine
		want  []string
	}{
		{"joined cells in the middle of two rows", []pdfLine{spanning,
			rowAt(621, map[float64]string{10: "Khu công nghiệp", 250: "Thời hạn"}),
			rowAt(613, map[float64]string{90: "Thấp nhất", 170: "Cao nhất"}),
			rowAt(598, map[float64]string{10: "DEEP C 2", 90: "120", 170: "150"}),
			rowAt(590, map[float64]string{250: "2058"}),
			rowAt(582, map[float64]string{10: "DEEP C 3", 90: "115", 170: "140"}),
			rowAt(567, map[float64]string{10: "VSIP", 90: "135", 170: "170", 250: "2062"})},
			[]string{"Khu công nghiệp: DEEP C 2; Giá thuê đất – Thấp nhất: 120; Giá thuê đất – Cao nhất: 150; Thời hạn: 2058",
				"Khu công nghiệp: DEEP C 3; Giá thuê đất – Thấp nhất: 115; Giá thuê đất – Cao nhất: 140; Thời hạn: 2058",
				"Khu công nghiệp: VSIP; Giá thuê đất – Thấp nhất: 135; Giá thuê đất – Cao nhất: 170; Thời hạn: 2062"}},
		{"a name that begins above the others", []pdfLine{rowAt(700, map[float64]string{90: "Chỉ tiêu sản phẩm"}),
			rowAt(688, map[float64]string{10: "Năm", 90: "đêm", 170: "Kinh phí"}),
			rowAt(670, map[float64]string{10: "2026", 90: "112", 170: "22"}), rowAt(655, map[float64]string{10: "2027", 90: "132", 170: "27"})},
			[]string{"Năm: 2026; Chỉ tiêu sản phẩm đêm: 112; Kinh phí: 22", "Năm: 2027; Chỉ tiêu sản phẩm đêm: 132; Kinh phí: 27"}},
		{"a caption", []pdfLine{rowAt(700, map[float64]string{170: "Đơn vị: tỷ đồng"}),
			rowAt(688, map[float64]string{10: "Năm", 90: "Khách", 170: "Kinh phí"}),
			rowAt(670, map[float64]string{10: "2026", 90: "112", 170: "22"}), rowAt(655, map[float64]string{10: "2027", 90: "132", 170: "27"})},
			[]string{"Đơn vị: tỷ đồng", "Năm: 2026; Khách: 112; Kinh phí: 22", "Năm: 2027; Khách: 132; Kinh phí: 27"}},
		{"facts behind their labels", []pdfLine{
			rowAt(700, map[float64]string{10: "Tên dự án:", 90: "Nhà máy LG Display"}), rowAt(688, map[float64]string{10: "Địa điểm:", 90: "Tràng Duệ, thành phố"}),
			rowAt(676, map[float64]string{10: "Hải Phòng"}), rowAt(664, map[float64]string{10: "Vốn:", 90: "3,25 tỷ USD"})},
			[]string{"Tên dự án: Nhà máy LG Display", "Địa điểm: Tràng Duệ, thành phố Hải Phòng", "Vốn: 3,25 tỷ USD"}},
		{"cells of several lines in the middle of their rows", []pdfLine{
			rowAt(700, map[float64]string{10: "Cảng", 90: "Vốn", 170: "Hiện trạng"}),
			rowAt(682, map[float64]string{170: "Di dời trước"}), rowAt(676, map[float64]string{10: "Hoàng Diệu", 90: "760"}), rowAt(670, map[float64]string{170: "năm 2030"}),
			rowAt(652, map[float64]string{10: "Chùa Vẽ", 90: "98", 170: "Di dời"})},
			[]string{"Cảng: Hoàng Diệu; Vốn: 760; Hiện trạng: Di dời trước năm 2030", "Cảng: Chùa Vẽ; Vốn: 98; Hiện trạng: Di dời"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := pdfText{body: 9, lines: tt.lines}
			p.paragraphs()
			var got []string
			for _, b := range p.draft.Blocks {
				got = append(got, b.Text)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
