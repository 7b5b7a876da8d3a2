package knowledge

import (
	"context"
	"encoding/binary"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
)

// readAs runs the reader of a file name on text.
func readAs(t *testing.T, name, text string) draft {
	t.Helper()
	return readerOf(name).read(context.Background(), source{name, []byte(text)})
}

func TestRawPublishedArticleIsTheHandCleanedDocument(t *testing.T) {
	raw, err := os.ReadFile("testdata/article.txt")
	if err != nil {
		t.Fatal(err)
	}
	text := string(raw)
	lines := strings.FieldsFunc(text, func(r rune) bool { return r == '\n' })
	var paragraphs, word strings.Builder
	for _, l := range lines {
		paragraphs.WriteString("<p>" + l + "</p>\n")
		word.WriteString(para("", l))
	}
	lib, err := Load(context.Background(), shipped, today)
	if err != nil {
		t.Fatal(err)
	}
	want := lib.document("dinh-huong-phat-trien-2020.md")
	for _, tt := range []struct{ name, file, text string }{
		{"as it is", "article.txt", text},
		{"renamed", "Bài đăng trên website.txt", text},
		{"renamed to Markdown", "bài đăng.md", text},
		{"line ends of Windows", "a.txt", strings.ReplaceAll(text, "\n", "\r\n")},
		{"decomposed", "a.txt", norm.NFD.String(text)},
		{"without blank lines", "a.txt", strings.Join(lines, "\n")},
		{"UTF-16", "a.txt", string(utf16Bytes("\uFEFF"+text, binary.LittleEndian))},
		{"pasted into Word", "a.docx", string(docxOf(t, word.String()))},
		{"as a page without marks", "a.html", "<html><body>" + paragraphs.String() + "</body></html>"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			lib := load(t, map[string]string{tt.file: tt.text, "lien-he.yaml": goodContact})
			if len(lib.Documents) != 1 || len(lib.Problems) > 0 {
				t.Fatalf("%d documents, %+v", len(lib.Documents), lib.Problems)
			}
			got := lib.Documents[0]
			// Word files and pages use no-break blanks to shape lines; they come
			// out as ordinary ones.
			plain := cmp.Transformer("blanks", func(s string) string { return strings.ReplaceAll(s, "\u00A0", " ") })
			if diff := cmp.Diff(texts(want), texts(got), plain); diff != "" {
				t.Error(diff)
			}
			if got.Title != want.Title || got.Date != want.Date {
				t.Errorf("title %q, date %v", got.Title, got.Date)
			}
			if want := "Website Trung tâm Xúc tiến Đầu tư, Thương mại, Du lịch thành phố Hải Phòng"; got.Source != want {
				t.Errorf("source %q, want %q", got.Source, want)
			}
		})
	}
}

const (
	proseOne = "Khu công nghiệp Nam Đình Vũ đã đón thêm mười hai dự án trong sáu tháng đầu năm, đưa tỷ lệ lấp đầy lên hơn tám mươi phần trăm."
	proseTwo = "Ban Quản lý cho biết sẽ tiếp tục rút ngắn thời gian cấp giấy chứng nhận đăng ký đầu tư xuống còn bảy ngày làm việc."
)

func TestFrameOfAPageIsTakenAway(t *testing.T) {
	tests := []struct {
		name, text, title, date string
		want                    []string
	}{
		{"portal with path, counter and related news",
			"Cổng thông tin điện tử Ban Quản lý Khu kinh tế Hải Phòng\nTrang chủ > Tin tức > Đầu tư\n\nThêm mười hai dự án vào Nam Đình Vũ\n\nThứ Ba, ngày 05/07/2022, 08:30 | Lượt xem: 1.204\nChia sẻ: Facebook Zalo\n\n" +
				proseOne + "\n\n" + proseTwo + "\n\nCác tin khác\n\n- Hải Phòng gặp gỡ doanh nghiệp Nhật Bản (04/07/2022)\n- Lịch tiếp công dân tháng 7\n\nBản quyền thuộc về Ban Quản lý Khu kinh tế Hải Phòng\nĐịa chỉ: 24 Cù Chính Lan\n",
			"Thêm mười hai dự án vào Nam Đình Vũ", "05/07/2022", []string{proseOne, proseTwo}},
		{"lines without blank lines between them",
			"Trang chủ\nGiới thiệu\nTin tức\nTóm tắt tình hình đầu tư quý hai\nCập nhật: 1/7/2021 14:05\n" + proseOne + " " + proseTwo + "\n" + proseTwo + "\nTin liên quan\nMột tin nào đó chưa đọc\nCopyright © 2021",
			"Tóm tắt tình hình đầu tư quý hai", "01/07/2021", []string{proseOne + " " + proseTwo, proseTwo}},
		{"day below the text",
			"Tóm tắt tình hình đầu tư\n\n" + proseOne + "\n\n" + proseTwo + "\n\nNgày đăng: 02/03/2020\n\nIn trang\n",
			"Tóm tắt tình hình đầu tư", "02/03/2020", []string{proseOne, proseTwo}},
		{"other news in the middle",
			"Tóm tắt tình hình đầu tư\n\nĐăng ngày 02/03/2020\n\n" + proseOne + "\n\nTin liên quan\n\nHội nghị xúc tiến đầu tư\n\n" + proseTwo + "\n\n" + proseTwo + " Hết.\n",
			"Tóm tắt tình hình đầu tư", "02/03/2020", []string{proseOne, proseTwo, proseTwo + " Hết."}},
		{"newspaper with today's date at the top, credits and a rating",
			"Thứ Tư, 25/10/2023 | 14:30 (GMT+7)\nTrang chủ\nChỉ đạo điều hành của thành phố\nChi tiết tin\n\nHải Phòng đón làn sóng đầu tư mới\nKinh tế | 20/10/2023 08:15\n\n" + proseOne + "\n\nẢnh: Hồng Phong\n\n" + proseTwo +
				"\n\nNguồn: haiphong.example.vn\n\nTổng số điểm của bài viết là: 0 trong 0 đánh giá\nClick để đánh giá bài viết\n\nNhững tin mới hơn\n\nKhai mạc hội chợ (24/10/2023)\n\nCơ quan chủ quản: Ủy ban nhân dân thành phố\n",
			"Hải Phòng đón làn sóng đầu tư mới", "20/10/2023", []string{proseOne, proseTwo}},
		{"a line a paragraph, with a form for comments",
			"Bỏ qua nội dung\nTìm kiếm\nMENU\nTin tức\nHải Phòng phê duyệt quy hoạch cảng hàng không\nĐăng bởi Ban biên tập lúc 09:30, 12/05/2021\nLượt xem: 2.345 | In bài | Gửi email | A- A A+\n" +
				proseOne + "\n" + proseTwo + "\nDự án khởi công sau năm 2025.\nBình luận (0)\nGửi bình luận của bạn\nHọ tên\nGửi\nTin cùng chuyên mục\nKhởi công cầu mới qua sông Cấm\n",
			"Hải Phòng phê duyệt quy hoạch cảng hàng không", "12/05/2021", []string{proseOne, proseTwo, "Dự án khởi công sau năm 2025."}},
		{"a hint in the middle, numbered headings, an author, other news with their beginnings",
			"Trang chủ > Tin tức\n\nHội nghị xúc tiến đầu tư năm 2022\n\n22/11/2022 | 152 lượt xem\n\n" + proseOne + "\n\nI. Kết quả thu hút đầu tư\n\n" + proseTwo + "\n\nXem thêm: Danh mục dự án\n\nII. Phương hướng\n\n" + proseOne +
				"\n\nThanh Hà\n\nTags: đầu tư\n\nBÀI VIẾT LIÊN QUAN\n\nHải Phòng trao giấy chứng nhận\n\n" + proseTwo + " Xem.\n\nKhai trương văn phòng mới\n\n" + proseOne + " Xem.\n",
			"Hội nghị xúc tiến đầu tư năm 2022", "22/11/2022", []string{proseOne, proseTwo, proseOne}},
		{"sections of the article stay",
			"Đầu tư năm 2020\n\nĐăng ngày 02/03/2020\n\nMục tiêu chung\n\n" + proseOne + "\n\nLiên hệ để được tư vấn:\n\n- Điện thoại: 0225 000 000\n- Địa chỉ: 1 Đinh Tiên Hoàng\n",
			"Đầu tư năm 2020", "02/03/2020", []string{"Mục tiêu chung", proseOne, "Liên hệ để được tư vấn:\n- Điện thoại: 0225 000 000\n- Địa chỉ: 1 Đinh Tiên Hoàng"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			lib := load(t, map[string]string{"a.txt": tt.text})
			doc := lib.document("a.txt")
			if doc == nil {
				t.Fatalf("not loaded: %+v", lib.Problems)
			}
			if diff := cmp.Diff(tt.want, texts(doc)); diff != "" {
				t.Error(diff)
			}
			if doc.Title != tt.title || vietnameseDay(doc.Date) != tt.date {
				t.Errorf("title %q, date %s", doc.Title, vietnameseDay(doc.Date))
			}
		})
	}
}

func TestTextWithoutFrameLosesNothing(t *testing.T) {
	texts := []string{
		"Thông báo\n\nNgày 28/02/2017 Trung tâm tổ chức hội nghị.\n\nLiên hệ\n\nĐiện thoại: 0225.3822.258\n\nĐịa chỉ: số 1 Đinh Tiên Hoàng, Hải Phòng\n",
		"Quy chế trang tin\n\nĐăng ký\n\nNgười dùng đăng ký bằng thư điện tử.\n\nBình luận\n\nBình luận được duyệt trước khi hiện.\n\nBản quyền\n\nBài viết thuộc về tác giả.\n",
		"Hải Phòng, 28/02/2017\n\nKính gửi các nhà đầu tư,\n\n" + proseOne + "\n\nTrân trọng.\n",
		"Giới thiệu\n\n" + proseOne + "\n\nTin tức khác về cảng được đăng hằng tuần.\n\nEmail: a@b.vn\n",
		"28/02/2017\n",
		"In\n",
	}
	for _, text := range texts {
		d := readAs(t, "a.txt", text)
		var got []string
		for _, b := range d.Blocks {
			got = append(got, b.Text)
		}
		want := strings.Split(strings.TrimSpace(text), "\n\n")
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
}

func TestFurnitureOfLines(t *testing.T) {
	tests := []struct {
		line string
		want furniture
		day  string
	}{
		{"Đăng ngày 28/02/2017 Lượt xem: 9,450", publication, "28/02/2017"},
		{"Đăng ngày 14/08/2025 09:30 | Lượt xem: 3.482 | Cỡ chữ: A- A A+ | In bài Zalo Đọc bài Nghe tin", publication, "14/08/2025"},
		{"(Ngày đăng: 03/04/2019 - Số lần xem: 812)", publication, "03/04/2019"},
		{"Đánh giá bài viết: ★★★★★ (12 lượt đánh giá)", counter, ""},
		{"Đăng ngày 14/08/2025, thông báo có hiệu lực từ ngày ký", noFurniture, ""},
		{"Cập nhật lúc: 08:15 - 03/04/2019 (GMT+7)", publication, "03/04/2019"},
		{"Ngày đăng: Thứ hai, 3 tháng 4, 2019 bởi Nguyễn Văn An", publication, "03/04/2019"},
		{"03/04/2019 09:30", counter, "03/04/2019"},
		{"1.204 lượt xem", counter, ""},
		{"Chia sẻ Facebook | Zalo | In trang", sharing, ""},
		{"Trang chủ » Tin tức » Xúc tiến đầu tư", navigation, ""},
		{"TRANG CHỦ GIỚI THIỆU TIN TỨC LIÊN HỆ", navigation, ""},
		{"Tin tức khác", relatedNews, ""},
		{"CÁC TIN ĐÃ ĐƯA:", relatedNews, ""},
		{"Từ khóa: cảng biển, logistics", relatedOther, ""},
		{"Những tin cũ hơn", relatedNews, ""},
		{"Tin, ảnh: Hồng Nhung", credit, ""},
		{"Nguồn: nước ngầm được khai thác theo quy hoạch.", noFurniture, ""},
		{"Tổng biên tập: Nguyễn Văn An", footer, ""},
		{"Tổng số truy cập 98765 | Hotline: 0225.000.000", footer, ""},
		{"Tổng số truy cập cảng trong năm tăng nhanh", noFurniture, ""},
		{"Tin liên quan: Khởi công Cảng Nam Đồ Sơn", relatedOther, ""},
		{"Quang cảnh hội nghị. Ảnh: Duy Thính", credit, ""},
		{"Cầu Hoàng Văn Thụ (Ảnh: TTXVN)", credit, ""},
		{"Hồ sơ gồm 2 giấy tờ. Ảnh: 4 x 6 cm", noFurniture, ""},
		{"Nguồn vốn đã đủ. Ảnh: Duy Thính", credit, ""},
		{"Kế hoạch đăng tin năm 2020", noFurniture, ""},
		{"Tin tức - Sự kiện", label, ""},
		{"© 2020 Trung tâm Xúc tiến Đầu tư", footer, ""},
		{"Ghi rõ nguồn khi phát hành lại thông tin", footer, ""},
		{"Đăng ký kinh doanh ngày 28/02/2017", noFurniture, ""},
		{"Ngày 28/02/2017, thành phố khởi công cảng Lạch Huyện.", noFurniture, ""},
		{"Tin tức khác cho thấy xuất khẩu tăng", noFurniture, ""},
		{"Bản quyền phần mềm được nhà nước bảo hộ", noFurniture, ""},
		{"Giới thiệu khu công nghiệp Tràng Duệ", noFurniture, ""},
		{"Chia sẻ kinh nghiệm thu hút đầu tư", noFurniture, ""},
	}
	for _, tt := range tests {
		got, day := furnitureOf(tt.line)
		shown := ""
		if !day.IsZero() {
			shown = vietnameseDay(day)
		}
		if got != tt.want || shown != tt.day {
			t.Errorf("%q: %d %s, want %d %s", tt.line, got, shown, tt.want, tt.day)
		}
	}
}

func TestNameOfTheAuthorInCapitals(t *testing.T) {
	for name, author := range map[string]bool{"HỒNG THANH": true, "Hồng Thanh": true, "CẢNG LẠCH HUYỆN SỐ 9": false, "HẾT": false} {
		p, ok := article([]block{{Kind: headingBlock, Level: 1, Text: "Hải Phòng gặp mặt doanh nghiệp"}, {Text: "Đăng ngày 14/04/2026"}, {Text: proseOne}, {Text: proseTwo}, {Text: name}}, hint{})
		if got := ok && len(p.body) == 2; got != author {
			t.Errorf("%q taken for the author: %v: %+v", name, got, p.body)
		}
	}
}
