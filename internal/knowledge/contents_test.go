package knowledge

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTablesOfContentsAreNoPassages(t *testing.T) {
	const dots = "MỤC LỤC\n\nChương I. Quy định chung ............... 3\nChương II. Ưu đãi đầu tư và hỗ trợ\nđầu tư vào khu công nghiệp ........ 5\nChương III. Tổ chức …………… 12\n\n"
	text := "Sổ tay đầu tư\n\n" + dots + proseOne + "\n\n" + proseTwo + "\n"
	tests := map[string]string{
		"a.txt":  text,
		"a.md":   "# Sổ tay đầu tư\n\n## MỤC LỤC\n\nChương I. Quy định chung ............... 3\n\nChương II. Ưu đãi ........ 5\n\n## Nội dung\n\n" + proseOne + "\n\n" + proseTwo + "\n",
		"a.html": "<html><body><h1>Sổ tay đầu tư</h1><p>MỤC LỤC</p><p>Chương I. Quy định chung ............... 3<br>Chương II. Ưu đãi ........ 5<br>Chương III. Tổ chức ........ 7</p><p>" + proseOne + "</p><p>" + proseTwo + "</p></body></html>",
		"a.docx": string(docxOf(t, para("", "SỔ TAY ĐẦU TƯ")+para("", "MỤC LỤC")+para("", "1. Quy định chung</w:t><w:tab/><w:t>3")+para("", "2. Ưu đãi</w:t><w:tab/><w:t>5")+para("", "3. Tổ chức</w:t><w:tab/><w:t>12")+para("", proseOne)+para("", proseTwo))),
	}
	for name, content := range tests {
		doc := load(t, map[string]string{name: content}).document(name)
		if diff := cmp.Diff([]string{proseOne, proseTwo}, texts(doc)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	const prices = "Bảng giá vé tham quan\n\nVé trẻ em .......... 100\n\nVé người lớn .......... 200\n\nVé đoàn .......... 500\n\n" + proseOne
	if got := texts(load(t, map[string]string{"a.txt": prices, "a.md": prices}).document("a.txt")); !strings.Contains(strings.Join(got, "\n"), "Vé đoàn .......... 500") {
		t.Errorf("prices were taken for pages: %q", got)
	}
	const form = "Mẫu đơn đăng ký\n\nHọ và tên: ....................\n\nSố căn cước: ........... ngày cấp ....../....../20.....\n\n" + proseOne
	doc := load(t, map[string]string{"a.txt": form}).document("a.txt")
	if got := strings.Join(texts(doc), "\n"); !strings.Contains(got, "Họ và tên: ..........") || !strings.Contains(got, "Số căn cước") {
		t.Errorf("a form lost its fields: %s", got)
	}
}

// A text that was printed to a file has the page's own lines in it.
func TestPagesOfAPrintedText(t *testing.T) {
	page := func(first, last string) string {
		return first + "\n\n" + strings.Repeat("Thành phố Hải Phòng ưu tiên thu hút các dự án công nghệ cao vào khu kinh tế.\n\n", 6) + last
	}
	plain := "Báo cáo đầu tư\n\n" + page("Tình hình chung của năm nay rất tốt.", "Vốn đầu tư nước ngoài đăng ký của cả năm đạt mức") + " " + page("ba tỷ đô la Mỹ, cao hơn năm trước.", "Ban Quản lý rút ngắn thủ tục.") + "\n\n" + page("Phần cuối nói về năm tới của thành phố.", "Hết phần báo cáo của năm.")
	want := texts(load(t, map[string]string{"a.txt": plain}).document("a.txt"))
	for name, number := range map[string]string{"labelled": "Trang %/3", "dashes": "- % -", "bare": "%"} {
		foot := func(n string) string {
			return "\n\nBáo cáo đầu tư năm 2024 – Ban Quản lý\n" + strings.ReplaceAll(number, "%", n) + "\n\f\n"
		}
		printed := "Báo cáo đầu tư\n\n" + page("Tình hình chung của năm nay rất tốt.", "Vốn đầu tư nước ngoài đăng ký của cả năm đạt mức") + foot("1") + page("ba tỷ đô la Mỹ, cao hơn năm trước.", "Ban Quản lý rút ngắn thủ tục.") + foot("2") + page("Phần cuối nói về năm tới của thành phố.", "Hết phần báo cáo của năm.") + foot("3")
		doc := load(t, map[string]string{"a.txt": printed}).document("a.txt")
		if diff := cmp.Diff(want, texts(doc)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	const numbers = "Số tầng của ba tòa nhà\n\n1\n\n2\n\n3\n\nHết bảng số tầng của ba tòa nhà."
	if got := texts(load(t, map[string]string{"a.txt": numbers}).document("a.txt")); len(got) < 3 {
		t.Errorf("numbers were taken for those of pages: %q", got)
	}
}
