package knowledge

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What looks like a table of contents, a heading or a table and is none is quoted
// whole.
func TestOrdinaryTextsLoseNothing(t *testing.T) {
	tests := []struct {
		name, file, content string
		want                []string
	}{
		{"numbered prices", "a.txt", "Bảng giá dịch vụ\n\n1. Phí nâng hạ ........ 20\n\n2. Phí lưu bãi ........ 30\n\n3. Phí kiểm đếm ........ 45\n\n" + proseOne,
			[]string{"1. Phí nâng hạ ........ 20", "2. Phí lưu bãi ........ 30", "3. Phí kiểm đếm ........ 45", proseOne}},
		{"prices below a title in capitals", "a.txt", "BẢNG GIÁ THUÊ ĐẤT\n\nKCN Đình Vũ ........ 110\n\nKCN Tràng Duệ ........ 95\n\n" + proseOne,
			[]string{"KCN Đình Vũ ........ 110", "KCN Tràng Duệ ........ 95", proseOne}},
		{"two tables of contents", "a.txt", "Quy hoạch\n\nMỤC LỤC\nChương I. Hiện trạng ........ 3\nChương II. Định hướng ........ 15\nDANH MỤC BẢNG\nBảng 1. Dân số ........ 4\nBảng 2. Đất đai ........ 16\n\n" + proseOne + "\n\n" + proseTwo,
			[]string{proseOne, proseTwo}},
		{"a tag before a sentence", "a.md", "# Tin\n\n#TinMới Hải Phòng khởi công cảng mới.\n\n" + proseOne,
			[]string{"#TinMới Hải Phòng khởi công cảng mới.", proseOne}},
		{"the unit of one table above another", "a.md", "# Bảng\n\nĐơn vị: tỷ đồng\n\n| Chỉ tiêu | Năm nay |\n|---|---|\n| Thu | 90 |\n\n| Khu | Số dự án |\n|---|---|\n| Nomura | 5 |\n",
			[]string{"Chỉ tiêu: Thu; Năm nay: 90; Đơn vị: tỷ đồng", "Khu: Nomura; Số dự án: 5"}},
		{"a letter with tabs", "a.txt", "Kính gửi:\tỦy ban nhân dân thành phố.\n\nVề việc:\tđăng ký đầu tư vào khu kinh tế.\n",
			[]string{"Kính gửi:\tỦy ban nhân dân thành phố.", "Về việc:\tđăng ký đầu tư vào khu kinh tế."}},
		{"a cell far to the right", "a.csv", "Khu;Giá\nNomura;110\n" + strings.Repeat(";", 2*maxColumns) + "xa\n",
			[]string{"Khu: Nomura; Giá: 110"}},
		{"only cells far to the right", "a.csv", strings.Repeat(strings.Repeat(";", 2*maxColumns)+"xa;xb\n", 3), nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			lib := load(t, map[string]string{test.file: test.content})
			var got []string
			if doc := lib.document(test.file); doc != nil {
				got = texts(doc)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
			for _, p := range lib.Problems {
				if p == damaged(test.file) {
					t.Error(p)
				}
			}
		})
	}
}

// The two lines that stand beside the numbers of pages are headings where they differ.
func TestHeadingsBesidePageNumbersStay(t *testing.T) {
	lines := strings.Repeat("Thành phố Hải Phòng ưu tiên thu hút các dự án công nghệ cao vào khu kinh tế.\n", 12)
	text := "Báo cáo\n\n" + lines + "\nĐiều 1\n- 1 -\n" + lines + "\nĐiều 2\n- 2 -\n" + lines
	got := withoutPrint(text)
	if !strings.Contains(got, "Điều 1") || !strings.Contains(got, "Điều 2") || strings.Contains(got, "- 1 -") {
		t.Errorf("%q", got)
	}
}

func TestWordsInFontsOfSigns(t *testing.T) {
	for _, text := range []string{"Thông tin công tác", "là", "Ban Quản lý", "Thủy Nguyên"} {
		if got := symbolFont.read(text); got != text {
			t.Errorf("Symbol: %q became %q", text, got)
		}
		if got := dingbatFont.read(text); got != text {
			t.Errorf("Wingdings: %q became %q", text, got)
		}
	}
	if got := tcvn3Font.read("là"); got != "là" {
		t.Errorf("TCVN3: %q", got)
	}
}

func TestSourceAtTheTopOfAText(t *testing.T) {
	const article = "Hải Phòng mở tuyến buýt mới\n\nTuyến buýt số 12 chạy từ Cầu Rào đến Đồ Sơn, giá vé 20.000 đồng.\n"
	for _, tt := range []struct{ top, title, source string }{
		{"Nguồn: Báo Hải Phòng, ngày 12/3/2025\n\n", "Hải Phòng mở tuyến buýt mới", "Báo Hải Phòng, ngày 12/3/2025"},
		{"\nhttps://haiphong.gov.vn/tin/1\n\n", "Hải Phòng mở tuyến buýt mới", "https://haiphong.gov.vn/tin/1"},
		{"Nguồn: vốn ngân sách thành phố và vốn xã hội hóa.\n\n", "a", ""},
		{"---\ntieu_de: Xe buýt\nnguon: Sở Xây dựng\n---\nNguồn: báo chí\n\n", "Xe buýt", "Sở Xây dựng"},
	} {
		if doc := load(t, map[string]string{"a.txt": tt.top + article}).document("a.txt"); doc.Title != tt.title || doc.Source != tt.source {
			t.Errorf("%q: title %q, source %q", tt.top, doc.Title, doc.Source)
		}
	}
}
