package knowledge

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sheetOf makes a workbook of one sheet; texts are inline, what begins with "=" is a
// number.
func sheetOf(t testing.TB, name, before, after string, rows ...string) string {
	var b strings.Builder
	for i, row := range rows {
		b.WriteString(`<row r="` + cellName(0, i+1)[1:] + `">`)
		for j, c := range strings.Split(row, "|") {
			switch c = strings.TrimSpace(c); {
			case strings.HasPrefix(c, "="):
				b.WriteString(`<c r="` + cellName(j, i+1) + `"><v>` + c[1:] + `</v></c>`)
			case c != "":
				b.WriteString(`<c r="` + cellName(j, i+1) + `" t="inlineStr"><is><t>` + c + `</t></is></c>`)
			}
		}
		b.WriteString(`</row>`)
	}
	return zipOf(t, map[string]string{
		"xl/workbook.xml":            `<workbook xmlns:r="r"><sheets><sheet name="` + name + `" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   `<worksheet>` + before + `<sheetData>` + b.String() + `</sheetData>` + after + `</worksheet>`,
	})
}

// TestTablesThatAreNoLists holds how price lists and figures are read.
func TestTablesThatAreNoLists(t *testing.T) {
	tests := []struct {
		name, file, content, title string
		want                       []string
	}{
		{"joined heads, caption, groups and notes", "a.xlsx", sheetOf(t, "Sheet1", "", `<mergeCells><mergeCell ref="A1:E1"/><mergeCell ref="A4:A5"/><mergeCell ref="B4:B5"/><mergeCell ref="C4:D4"/><mergeCell ref="E4:E5"/><mergeCell ref="A6:E6"/></mergeCells>`,
			"BẢNG GIÁ THUÊ ĐẤT NĂM 2024", "(Kèm theo Thông báo số 12)", "", "STT|Khu|Giá thuê||Ghi chú", "||Đất|Xưởng|", "Huyện An Dương", "=1|Tràng Duệ|=110|=4.5|", "=2|Nomura|=120|=5|Hết đất", "", "Ghi chú: chưa gồm phí quản lý."),
			"BẢNG GIÁ THUÊ ĐẤT NĂM 2024",
			[]string{"(Kèm theo Thông báo số 12)", "Huyện An Dương: STT: 1; Khu: Tràng Duệ; Giá thuê – Đất: 110; Giá thuê – Xưởng: 4,5", "Huyện An Dương: STT: 2; Khu: Nomura; Giá thuê – Đất: 120; Giá thuê – Xưởng: 5; Ghi chú: Hết đất", "Ghi chú: chưa gồm phí quản lý."}},
		{"years", "a.xlsx", sheetOf(t, "Vốn FDI", "", "", "Chỉ tiêu|=2021|=2022", "Vốn đăng ký|=5.26|=2.5"), "Vốn FDI", []string{"Chỉ tiêu: Vốn đăng ký; 2021: 5,26; 2022: 2,5"}},
		{"hidden rows and columns", "a.xlsx", sheetOf(t, "Giá", `<cols><col min="2" max="2" hidden="1"/></cols>`, "", "Khu|Giá gốc|Giá bán", "Nomura|=1|=2"), "Giá", []string{"Khu: Nomura; Giá bán: 2"}},
		{"semicolons", "a.csv", "Tên đơn vị;Địa chỉ;Điện thoại\nCục Thuế;Số 5 Lý Tự Trọng;0225.3822.822\n", "a", []string{"Tên đơn vị: Cục Thuế; Địa chỉ: Số 5 Lý Tự Trọng; Điện thoại: 0225.3822.822"}},
		{"two tables", "a.xlsx", sheetOf(t, "Sheet1", "", "", "Bảng 1", "Khu|Giá", "Nomura|=5", "", "Bảng 2", "Cảng|Độ sâu", "Lạch Huyện|=16"), "Bảng 1", []string{"Khu: Nomura; Giá: 5", "Cảng: Lạch Huyện; Độ sâu: 16"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			lib := load(t, map[string]string{tt.file: tt.content, "lien-he.yaml": goodContact})
			doc := lib.document(tt.file)
			if doc == nil {
				t.Fatalf("%v", lib.Problems)
			}
			if diff := cmp.Diff(tt.want, texts(doc)); diff != "" || doc.Title != tt.title {
				t.Errorf("%q %s", doc.Title, diff)
			}
			for _, p := range lib.Problems {
				if p.Severity != Note {
					t.Error(p)
				}
			}
		})
	}
}

func TestTextThatIsATable(t *testing.T) {
	tests := []struct {
		name, file, content string
		want                []string
	}{
		{"saved by Excel as text", "a.txt", "Bảng giá dịch vụ\t\t\nDịch vụ\tĐơn vị\tGiá\nIn tài liệu\ttrang\t2.000\n", []string{"Dịch vụ: In tài liệu; Đơn vị: trang; Giá: 2.000"}},
		{"a list with tabs", "a.txt", "Các bước:\t\n1.\tNộp hồ sơ.\n2.\tNhận kết quả.\n", []string{"Các bước:\n1.\tNộp hồ sơ.\n2.\tNhận kết quả."}},
		{"placed by blanks", "a.txt", "KHOẢNG CÁCH\n\nĐến Hà Nội              120 km\nĐến Quảng Ninh          70 km\n\n1.    Nhà đầu tư nộp hồ sơ đăng ký tại bộ phận\n      một cửa của Ban Quản lý.\n", []string{"Đến Hà Nội              120 km", "Đến Quảng Ninh          70 km", "1.    Nhà đầu tư nộp hồ sơ đăng ký tại bộ phận một cửa của Ban Quản lý."}},
		{"a unit above", "a.html", "<html><body><h1>Vốn</h1><p>(Đơn vị: triệu USD)</p><table><tr><td>Chỉ tiêu</td><td>2022</td></tr><tr><td>Vốn</td><td>5</td></tr></table></body></html>", []string{"Chỉ tiêu: Vốn; 2022: 5; Đơn vị: triệu USD"}},
		{"office above the title", "a.xlsx", sheetOf(t, "Sheet1", "", "", "UBND THÀNH PHỐ HẢI PHÒNG", "TRUNG TÂM XÚC TIẾN ĐẦU TƯ", "", "DANH MỤC DỰ ÁN", "Tên|Vốn", "Bến số 7|=12"), []string{"Tên: Bến số 7; Vốn: 12"}},
	}
	for _, tt := range tests {
		doc := load(t, map[string]string{tt.file: tt.content}).document(tt.file)
		if diff := cmp.Diff(tt.want, texts(doc)); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

// A heading whose mark has no blank behind it, and quotation marks of a word
// processor.
func TestMarkdownTypedInHaste(t *testing.T) {
	doc := load(t, map[string]string{"a.md": "---\ntieu_de: “Giới thiệu”\n---\n#Chức năng chính\nTrung tâm xúc tiến đầu tư. #dulich\n"}).document("a.md")
	if doc.Title != "Giới thiệu" || len(doc.Passages) != 1 || doc.Passages[0].Headings[0] != "Chức năng chính" {
		t.Errorf("%q %q", doc.Title, texts(doc))
	}
}
