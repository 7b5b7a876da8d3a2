package knowledge

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestHeadsOfAdministrativeDocuments(t *testing.T) {
	tests := []struct {
		name, text string
		want       string // title | date | source
		first      string // the first passage
	}{
		{"decision, lines one below the other",
			"ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HẢI PHÒNG\n-------\nSố: 123/QĐ-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\nHải Phòng, ngày 28 tháng 02 năm 2017\n\nQUYẾT ĐỊNH\nVề việc ban hành Quy chế phối hợp\ntrong xúc tiến đầu tư\n\nCăn cứ Luật Đầu tư ngày 26 tháng 11 năm 2014;\n\n" + proseOne,
			"Quyết định số 123/QĐ-UBND về việc ban hành Quy chế phối hợp trong xúc tiến đầu tư|28/02/2017|ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG",
			"Căn cứ Luật Đầu tư ngày 26 tháng 11 năm 2014;"},
		{"two columns on a line",
			"UBND THÀNH PHỐ HẢI PHÒNG          CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ KẾ HOẠCH VÀ ĐẦU TƯ             Độc lập - Tự do - Hạnh phúc\n\nSố: 45/BC-SKHĐT                   Hải Phòng, ngày 5 tháng 7 năm 2021\n\nBÁO CÁO\n\nTình hình thu hút đầu tư sáu tháng đầu năm 2021\n\n" + proseOne,
			"Báo cáo số 45/BC-SKHĐT: Tình hình thu hút đầu tư sáu tháng đầu năm 2021|05/07/2021|SỞ KẾ HOẠCH VÀ ĐẦU TƯ",
			proseOne},
		{"letter with its subject behind the number",
			"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSố: 12/XTĐT-TH V/v cung cấp thông tin quy hoạch\n\nHải Phòng, ngày 01 tháng 3 năm 2020\n\n" + proseOne,
			"Công văn số 12/XTĐT-TH v/v cung cấp thông tin quy hoạch|01/03/2020|", proseOne},
		{"resolution of the party",
			"BỘ CHÍNH TRỊ\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nSố 45-NQ/TW\n\nHà Nội, ngày 24 tháng 01 năm 2019\n\nNGHỊ QUYẾT\n\nvề xây dựng và phát triển thành phố Hải Phòng đến năm 2030\n\n" + proseOne,
			"Nghị quyết số 45-NQ/TW về xây dựng và phát triển thành phố Hải Phòng đến năm 2030|24/01/2019|BỘ CHÍNH TRỊ", proseOne},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			lib := load(t, map[string]string{"a.txt": tt.text})
			doc := lib.document("a.txt")
			if doc == nil {
				t.Fatalf("not loaded: %+v", lib.Problems)
			}
			if got := fmt.Sprint(doc.Title, "|", vietnameseDay(doc.Date), "|", doc.Source); got != tt.want {
				t.Errorf("%s\nwant %s", got, tt.want)
			}
			if got := texts(doc)[0]; got != tt.first {
				t.Errorf("first passage %q", got)
			}
		})
	}
}

func TestSignatureIsOneParagraph(t *testing.T) {
	text := "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSố: 1/TB-TT\n\nTHÔNG BÁO\n\nVề lịch làm việc\n\n" + proseOne + "\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\n(Đã ký)\n\nNguyễn Văn An\n\nPHỤ LỤC\n\n" + proseTwo
	lib := load(t, map[string]string{"a.txt": text})
	if diff := cmp.Diff([]string{proseOne, "GIÁM ĐỐC\n(Đã ký)\nNguyễn Văn An", proseTwo}, texts(lib.document("a.txt"))); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"PHỤ LỤC"}, lib.document("a.txt").Passages[2].Headings); diff != "" {
		t.Error(diff)
	}
}

func TestTextsThatOnlyMentionDocumentsKeepAllLines(t *testing.T) {
	for _, text := range []string{
		"Kế hoạch\n\nSố: 5 tuyến đường mới\n\n" + proseOne,
		"Số 45-NQ/TW đã mở ra giai đoạn mới cho thành phố cảng.\n\n" + proseOne,
		"QUYẾT ĐỊNH\n\n" + proseOne + "\n\nHải Phòng, ngày 28 tháng 02 năm 2017",
	} {
		blocks := textBlocks(text, 0, false)
		_, rest := administrative(blocks)
		if diff := cmp.Diff(blocks, rest); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
}

// "Nơi nhận" alone is whom a document is sent to; where papers are handed in and
// results are collected is what people ask for.
func TestWherePapersAreHandedInIsKept(t *testing.T) {
	const head = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSố: 1/TB-TT\n\nTHÔNG BÁO\n\nVề thủ tục\n\n" + proseOne + "\n\n"
	for _, line := range []string{"Nơi nhận hồ sơ: Trung tâm Phục vụ hành chính công, số 1 Hồ Xuân Hương.", "Nơi nhận kết quả: Bộ phận Một cửa.", "NƠI NHẬN HỒ SƠ: Bộ phận Một cửa."} {
		doc := load(t, map[string]string{"a.txt": head + line + "\n\n" + proseTwo}).document("a.txt")
		if diff := cmp.Diff([]string{proseOne, line, proseTwo}, texts(doc)); diff != "" {
			t.Error(diff)
		}
	}
	const list = "Nơi nhận hồ sơ:\n\n- Bộ phận Một cửa;\n\n- Cổng dịch vụ công."
	doc := load(t, map[string]string{"a.txt": head + list + "\n\nNơi nhận:\n\n- Như trên;\n\n- Lưu: VT."}).document("a.txt")
	if diff := cmp.Diff([]string{proseOne, "Nơi nhận hồ sơ:\n- Bộ phận Một cửa;\n- Cổng dịch vụ công."}, texts(doc)); diff != "" {
		t.Error(diff)
	}
	for text, want := range map[string]bool{"Nơi nhận:": true, "Nơi nhận": false, "Nơi nhận: - Như trên; - Lưu: VT.": true, "NƠI NHẬN :": true, "Nơi gửi:": false, "Nơi nhận hồ sơ:": false} {
		if isLayoutCell(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}

// An article with its text on its own line belongs to no article above it, and what
// leads into the articles is none of the text.
func TestArticlesOfADecision(t *testing.T) {
	text := "UBND THÀNH PHỐ HẢI PHÒNG          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 3059/QĐ-UBND\n\nQUYẾT ĐỊNH\nVề việc công bố thủ tục hành chính\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ\n\nCăn cứ Luật Đầu tư ngày 17 tháng 6 năm 2020;\n\nQUYẾT ĐỊNH:\n\n" +
		"Điều 1. Công bố kèm theo Quyết định này 05 thủ tục hành chính.\n\nĐiều 2. Thời hạn giải quyết\n\n1. Cấp giấy chứng nhận: 10 ngày.\n\nĐiều 3. Nơi nhận hồ sơ: Bộ phận Một cửa.\n\nĐiều 4. Hồ sơ gồm:\n\na) Đơn;\n\nb) Bản sao."
	var got [][]string
	for _, p := range load(t, map[string]string{"a.txt": text}).document("a.txt").Passages {
		got = append(got, append([]string{p.Text}, p.Headings...))
	}
	want := [][]string{
		{"Căn cứ Luật Đầu tư ngày 17 tháng 6 năm 2020;"},
		{"Điều 1. Công bố kèm theo Quyết định này 05 thủ tục hành chính."},
		{"1. Cấp giấy chứng nhận: 10 ngày.", "Điều 2. Thời hạn giải quyết"},
		{"Điều 3. Nơi nhận hồ sơ: Bộ phận Một cửa."},
		{"Điều 4. Hồ sơ gồm:\na) Đơn;\nb) Bản sao."},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// What a decision puts into force stands below its signature.
func TestWhatIsAttachedIsNoSignature(t *testing.T) {
	const head = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSố: 1/QĐ-UBND\n\nQUYẾT ĐỊNH\n\nVề việc ban hành Quy chế\n\n" + proseOne + "\n\nNơi nhận:\n- Như trên;\n\nKT. CHỦ TỊCH\n\nPHÓ CHỦ TỊCH\n\nLê Anh Quân\n\n"
	for _, tt := range []struct{ attached, heading string }{
		{"QUY CHẾ\n\n(Kèm theo Quyết định số 1/QĐ-UBND)\n\nChương I\n\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi điều chỉnh\n\n", "Điều 1. Phạm vi điều chỉnh"},
		{"KẾ HOẠCH XÚC TIẾN ĐẦU TƯ\n\n", "KẾ HOẠCH XÚC TIẾN ĐẦU TƯ"},
		{"Phụ lục I\n\nDANH SÁCH ĐẦU MỐI\n\n", "Phụ lục I DANH SÁCH ĐẦU MỐI"},
		{"TIÊU CHÍ LỰA CHỌN DỰ ÁN\n\n", "TIÊU CHÍ LỰA CHỌN DỰ ÁN"},
	} {
		doc := load(t, map[string]string{"a.txt": head + tt.attached + proseTwo}).document("a.txt")
		if diff := cmp.Diff([]string{proseOne, "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Anh Quân", proseTwo}, slices.DeleteFunc(texts(doc), func(text string) bool { return text[0] == '(' })); diff != "" {
			t.Errorf("%q: %s", tt.attached, diff)
			continue
		}
		if got := doc.Passages[len(doc.Passages)-1].Headings; len(got) == 0 || got[len(got)-1] != tt.heading {
			t.Errorf("%q: headings %q", tt.attached, got)
		}
	}
}

// The first heading of many papers without a head names their kind only.
func TestTitleSaysWhatADocumentIsAbout(t *testing.T) {
	for text, want := range map[string]string{
		"THÔNG BÁO\n\nVề lịch tiếp công dân quý I năm 2026\n\n":           "Thông báo về lịch tiếp công dân quý I năm 2026",
		"BÁO CÁO\n\nKẾT QUẢ THU HÚT ĐẦU TƯ\n\n":                           "BÁO CÁO KẾT QUẢ THU HÚT ĐẦU TƯ",
		"KẾ HOẠCH\n\nI. MỤC TIÊU VÀ YÊU CẦU\n\n":                          "KẾ HOẠCH",
		"KẾ HOẠCH NĂM 2026\n\nVỀ CÔNG TÁC XÚC TIẾN ĐẦU TƯ\n\n":            "KẾ HOẠCH NĂM 2026",
		"THÔNG BÁO\n\nVề lịch tiếp công dân, Trung tâm đã đổi phòng.\n\n": "THÔNG BÁO",
	} {
		doc := load(t, map[string]string{"a.txt": text + proseOne + "\n\n" + proseTwo}).document("a.txt")
		if doc.Title != want {
			t.Errorf("%q: title %q, want %q", text, doc.Title, want)
		}
		if got := texts(doc); got[len(got)-2] != proseOne || got[len(got)-1] != proseTwo {
			t.Errorf("%q: %q", text, got)
		}
	}
}

// Documents that are signed with a stamp have no number and no day in their text.
func TestUnfilledHeadIsNoPassage(t *testing.T) {
	text := "UBND THÀNH PHỐ HẢI PHÒNG\n\nTRUNG TÂM XÚC TIẾN\n\nSố:      /KH-XTĐT\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nHải Phòng, ngày     tháng 01 năm 2026\n\nKẾ HOẠCH\n\nXúc tiến đầu tư năm 2026\n\n" + proseOne
	doc := load(t, map[string]string{"a.txt": text}).document("a.txt")
	if diff := cmp.Diff([]string{proseOne}, texts(doc)); diff != "" || doc.Title != "Kế hoạch: Xúc tiến đầu tư năm 2026" {
		t.Errorf("title %q%s", doc.Title, diff)
	}
}

func TestCouncilThatDecidesIsNoHeading(t *testing.T) {
	text := "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSố: 99/NQ-HĐND\n\nNGHỊ QUYẾT\n\nVề hỗ trợ doanh nghiệp\n\nHỘI ĐỒNG NHÂN DÂN THÀNH PHỐ HẢI PHÒNG\n\nKHÓA XVI, KỲ HỌP THỨ 30\n\nCăn cứ Luật Đầu tư ngày 17 tháng 6 năm 2020;\n\n" + proseOne
	doc := load(t, map[string]string{"a.txt": text}).document("a.txt")
	if got := doc.Passages[len(doc.Passages)-1]; got.Text != proseOne || len(got.Headings) > 0 {
		t.Errorf("%q under %q", got.Text, got.Headings)
	}
}
