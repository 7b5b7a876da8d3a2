package knowledge

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const newsPage = `<!DOCTYPE html>
<!-- saved from url=(0044)https://haiphong.example.vn/tin/nam-dinh-vu -->
<html lang="vi"><head><meta charset="utf-8">
<title>Thêm mười hai dự án vào Nam Đình Vũ | Cổng thông tin Khu kinh tế</title>
<meta property="article:published_time" content="2022-07-05T08:30:00+07:00">
<link rel="canonical" href="https://haiphong.example.vn/tin/nam-dinh-vu#top">
<script>var x = "<p>Không được đọc câu này vì nó nằm trong chương trình của trang.</p>";</script></head>
<body class="has-sidebar page-menu">
<header class="site-header"><img src="l.png"><p>Ban Quản lý Khu kinh tế Hải Phòng</p></header>
<nav><ul><li><a href="/">Trang chủ</a></li><li><a href="/gt">Giới thiệu</a></li></ul></nav>
<div class="breadcrumb">Trang chủ » Tin tức</div>
<div id="wrapper"><div class="col-8"><article>
<h1>Thêm mười hai dự án vào Nam Đình Vũ</h1>
<p class="meta">Đăng ngày 05/07/2022 - Lượt xem: 1.204</p>
<div class="share-buttons"><a>Facebook</a> <a>Zalo</a></div>
<p><strong>` + proseOne + `</strong></p>
<h2>Kết quả</h2>
<p>` + proseTwo + ` Xem thêm <a href="/x">báo cáo quý&nbsp;II</a>.</p>
<p>Các ngành được ưu tiên gồm:</p>
<ul><li>Điện tử, <em>bán dẫn</em></li><li><p>Hậu cần cảng</p><ul><li>Kho lạnh</li></ul></li></ul>
<table><tr><th>Khu</th><th>Diện tích</th></tr><tr><td>Nam Đình Vũ</td><td>1.329 ha</td></tr><tr><td>Tràng Duệ</td><td>600 ha</td></tr></table>
<figure><img src="a.jpg"><figcaption>Ảnh: minh họa của Ban Quản lý</figcaption></figure>
<ul class="links"><li><a href="/1">Hội nghị gặp gỡ doanh nghiệp Nhật Bản</a></li><li><a href="/2">Khánh thành bến cảng số ba</a></li></ul>
</article>
<div class="tin-lien-quan"><h3>Tin liên quan</h3><p>` + proseTwo + ` Đây là tóm tắt của một bài khác.</p></div>
<section id="comments"><p>Bài viết hay quá, cảm ơn ban quản lý đã cung cấp thông tin hữu ích cho doanh nghiệp.</p></section>
</div><aside><p>Đường dây nóng của trang tin điện tử hoạt động tất cả các ngày trong tuần.</p></aside></div>
<footer>© 2022 Ban Quản lý Khu kinh tế Hải Phòng. Địa chỉ: 24 Cù Chính Lan.</footer></body></html>`

func TestSavedPageIsReducedToItsArticle(t *testing.T) {
	lib := load(t, map[string]string{"trang.html": newsPage, "trang_files/a.js": "x", "trang_files/b.html": "<p>Khung quảng cáo của trang.</p>"})
	doc := lib.document("trang.html")
	if doc == nil {
		t.Fatalf("not loaded: %+v", lib.Problems)
	}
	want := []string{
		proseOne,
		proseTwo + " Xem thêm báo cáo quý II.",
		"Các ngành được ưu tiên gồm:\n- Điện tử, bán dẫn\n- Hậu cần cảng\n  - Kho lạnh",
		"Khu: Nam Đình Vũ; Diện tích: 1.329 ha",
		"Khu: Tràng Duệ; Diện tích: 600 ha",
	}
	if diff := cmp.Diff(want, texts(doc)); diff != "" {
		t.Error(diff)
	}
	if got := fmt.Sprint(doc.Title, "|", vietnameseDay(doc.Date), "|", doc.Source); got != "Thêm mười hai dự án vào Nam Đình Vũ|05/07/2022|https://haiphong.example.vn/tin/nam-dinh-vu" {
		t.Error(got)
	}
	if diff := cmp.Diff([]string{"Kết quả"}, doc.Passages[1].Headings); diff != "" {
		t.Error(diff)
	}
	if len(lib.Documents) != 1 {
		t.Errorf("%d documents", len(lib.Documents))
	}
}

// portalPage is how the sites of the 2000s look: tables in tables, no classes,
// breaks instead of paragraphs.
const portalPage = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>Sở Kế hoạch và Đầu tư - Chính sách ưu đãi đầu tư</title></head>
<body><table width="100%"><tr><td colspan="2"><a href="/">Trang chủ</a> | <a href="/gt">Giới thiệu</a> | <a href="/lh">Liên hệ</a></td></tr>
<tr><td width="180"><table><tr><td><a href="/1">Văn bản</a></td></tr><tr><td><a href="/2">Thủ tục hành chính</a></td></tr></table></td>
<td><font size="4"><b>Chính sách ưu đãi đầu tư tại thành phố</b></font><br>Cập nhật: 12/03/2009<br><br>
` + proseOne + `<br><br>
` + proseTwo + `<br>
- Miễn tiền thuê đất mười một năm;<br>
- Giảm thuế thu nhập doanh nghiệp.<br><br>
<b>Các tin đã đưa:</b><br><a href="/3">Lịch tiếp dân</a><br><a href="/4">Thông báo tuyển dụng</a></td></tr>
<tr><td colspan="2">Bản quyền thuộc về Sở Kế hoạch và Đầu tư Hải Phòng<br>Địa chỉ: 1 Đinh Tiên Hoàng<br>Điện thoại: 0225 000 000</td></tr></table></body></html>`

func TestPageOfTablesIsReducedToItsArticle(t *testing.T) {
	lib := load(t, map[string]string{"a.htm": portalPage})
	doc := lib.document("a.htm")
	if doc == nil {
		t.Fatalf("not loaded: %+v", lib.Problems)
	}
	want := []string{proseOne, proseTwo, "- Miễn tiền thuê đất mười một năm;\n- Giảm thuế thu nhập doanh nghiệp."}
	if diff := cmp.Diff(want, texts(doc)); diff != "" {
		t.Error(diff)
	}
	if doc.Title != "Chính sách ưu đãi đầu tư tại thành phố" || vietnameseDay(doc.Date) != "12/03/2009" || doc.Source != "Website Sở Kế hoạch và Đầu tư Hải Phòng" {
		t.Errorf("%q %s %q", doc.Title, vietnameseDay(doc.Date), doc.Source)
	}
}

// Pages as the systems make them that many offices use, with invented text.
func TestPagesOfCommonSystems(t *testing.T) {
	tests := []struct {
		file, meta string
		want       []string // the beginning of each passage
	}{
		{"wordpress.html", "Ưu đãi thuế cho nhà đầu tư vào khu công nghiệp|12/04/2023|Xúc tiến đầu tư Hải Phòng",
			[]string{"Nhà đầu tư thực hiện", "Dự án được miễn", "Chính sách này", "Tiền thuê đất"}},
		{"sharepoint.html", "Đẩy nhanh giải phóng mặt bằng dự án đường vành đai 2|03/03/2023|",
			[]string{"Sáng 3/3, Chủ tịch", "Theo báo cáo của Ban quản lý dự án, đến nay đã bàn giao được", "Chủ tịch yêu cầu"}},
		{"libreoffice.html", "Quyết định số 123/QĐ-UBND về việc ban hành Quy chế phối hợp xúc tiến đầu tư|28/02/2017|ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG",
			[]string{"Căn cứ Luật", "Quy chế này", "Các cơ quan có trách nhiệm:\n1. Cung cấp", "Khu: Nam Đình Vũ; Diện tích: 1.329 ha", "Khu: Tràng Duệ", "Đoạn cuối"}},
	}
	for _, tt := range tests {
		t.Run(tt.file, func(t *testing.T) {
			data, err := os.ReadFile("testdata/pages/" + tt.file)
			if err != nil {
				t.Fatal(err)
			}
			lib := load(t, map[string]string{tt.file: string(data)})
			doc := lib.document(tt.file)
			if doc == nil {
				t.Fatalf("not loaded: %+v", lib.Problems)
			}
			if got := fmt.Sprint(doc.Title, "|", vietnameseDay(doc.Date), "|", doc.Source); got != tt.meta {
				t.Errorf("%s\nwant %s", got, tt.meta)
			}
			got := texts(doc)
			for i := range got {
				if i < len(tt.want) && strings.HasPrefix(got[i], tt.want[i]) {
					got[i] = tt.want[i]
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestPageSavedAsOneFile(t *testing.T) {
	page := "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://haiphong.example.vn/a\r\nMIME-Version: 1.0\r\n" +
		"Content-Type: multipart/related; type=\"text/html\"; boundary=\"B\"\r\n\r\n--B\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
		"<html><body><h1>C=E1=BA=A3ng</h1><p>" + strings.ReplaceAll(proseOne, "=", "=3D") + "</p></body></html>\r\n" +
		"--B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--B--\r\n"
	lib := load(t, map[string]string{"a.mhtml": page})
	doc := lib.document("a.mhtml")
	if doc == nil {
		t.Fatalf("not loaded: %+v", lib.Problems)
	}
	if doc.Title != "Cảng" || doc.Source != "https://haiphong.example.vn/a" || texts(doc)[0] != proseOne {
		t.Errorf("%q %q %q", doc.Title, doc.Source, texts(doc))
	}
}

func TestPagesInOldFontsAndCodePages(t *testing.T) {
	for name, page := range map[string]string{
		"declared code page": `<html><head><meta charset="windows-1258"></head><body><p>` + string(cp1258Bytes(t, proseTwo)) + `</p></body></html>`,
		"TCVN3 font":         `<html><body><p>Abc</p><p><font face=".VnTime">` + string(latinToUTF8(tcvn3Bytes(t, proseTwo))) + `</font></p></body></html>`,
		"VNI font in style":  `<html><body><p style="font-family: 'VNI-Times', serif">` + string(latinToUTF8(vniBytes(t, proseTwo))) + `</p></body></html>`,
	} {
		d := readAs(t, "a.html", page)
		if len(d.Blocks) == 0 || d.Blocks[len(d.Blocks)-1].Text != proseTwo {
			t.Errorf("%s: %+v", name, d.Blocks)
		}
	}
}

func TestTablesKeepTheirHeaders(t *testing.T) {
	page := `<html><body><p>` + proseOne + `</p><table><caption>Giá thuê</caption>
<thead><tr><th rowspan="2">Khu</th><th colspan="2">Giá</th></tr><tr><th>Đất</th><th>Xưởng</th></tr></thead>
<tr><td colspan="3">Huyện An Dương</td></tr><tr><td>Tràng Duệ</td><td>100</td><td>5</td></tr>
<tr><td rowspan="2">Nomura</td><td>120</td><td>6</td></tr><tr><td>130</td><td></td></tr></table></body></html>`
	var got []string
	for _, b := range readAs(t, "a.html", page).Blocks[1:] {
		got = append(got, b.Text)
	}
	want := []string{"Giá thuê:", "Huyện An Dương: Khu: Tràng Duệ; Giá – Đất: 100; Giá – Xưởng: 5",
		"Huyện An Dương: Khu: Nomura; Giá – Đất: 120; Giá – Xưởng: 6", "Huyện An Dương: Khu: Nomura; Giá – Đất: 130"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestHostilePagesEndQuickly(t *testing.T) {
	for name, page := range map[string]string{
		"deep":         strings.Repeat("<div>", 100_000) + "a",
		"never closed": strings.Repeat("<font color=red>", 2000) + strings.Repeat("<p>x", 50_000),
		"distinct formats": func() string {
			var b strings.Builder
			for i := range 3000 {
				fmt.Fprintf(&b, "<font size=%d><p>", i)
			}
			return b.String()
		}(),
		"wide cells":    "<p>a.</p><table>" + strings.Repeat("<tr><td colspan=99999 rowspan=99999>a<td>b", 3000),
		"nested tables": strings.Repeat("<table><tr><td>", 5000) + "a",
		"many elements": strings.Repeat("<b></b>", 400_000),
	} {
		endsQuickly(t, name, func() { readDraft(context.Background(), source{"a.html", []byte(page)}) })
	}
}

func FuzzHTML(f *testing.F) {
	f.Add([]byte(newsPage), false)
	f.Add([]byte(portalPage), false)
	f.Add([]byte("<table><tr><td rowspan=9 colspan=9>a<td>b<tr><td>c</table>"), false)
	f.Add([]byte("Content-Type: multipart/related; boundary=B\r\n\r\n--B\r\nContent-Type: text/html\r\n\r\n<p>a\r\n--B--"), true)
	f.Fuzz(func(t *testing.T, data []byte, mhtml bool) {
		name := "a.html"
		if mhtml {
			name = "a.mhtml"
		}
		d := readerOf(name).read(context.Background(), source{name, data})
		for _, b := range d.Blocks {
			if strings.TrimSpace(b.Text) == "" || strings.Contains(b.Text, "\x00") {
				t.Errorf("block %q", b.Text)
			}
		}
	})
}

func TestAuthorInBoldIsNoPartOfTheArticle(t *testing.T) {
	d := readAs(t, "a.html", "<html><body><h1>Cảng mới ở Lạch Huyện</h1><p>Đăng ngày 14/08/2025 | Lượt xem: 3</p><p>"+proseOne+"</p><p>"+proseTwo+
		"</p><p style='text-align:right'><strong>Thu Hằng</strong></p><h3>Tin cùng chuyên mục</h3><ul><li><a>Một tin khác của thành phố</a></li></ul></body></html>")
	if n := len(d.Blocks); n != 2 {
		t.Errorf("%d blocks, want the two paragraphs: %+v", n, d.Blocks)
	}
}

func TestQuestionsThatOpenTheirAnswersHeadThem(t *testing.T) {
	for name, page := range map[string]string{
		"list of terms": "<dl><dt>Phí quản lý là bao nhiêu?</dt><dd>0,08 USD mỗi m² mỗi tháng, chưa gồm thuế.</dd></dl>",
		"details":       "<details><summary>Phí quản lý là bao nhiêu?</summary><p>0,08 USD mỗi m² mỗi tháng, chưa gồm thuế.</p></details>",
		"button":        `<div><h4><button class="accordion"><span>Phí quản lý là bao nhiêu?</span></button></h4><div>0,08 USD mỗi m² mỗi tháng, chưa gồm thuế.</div></div><button>Gửi câu hỏi</button>`,
		"bare button":   `<div><button>Phí quản lý là bao nhiêu?</button><div>0,08 USD mỗi m² mỗi tháng, chưa gồm thuế.</div></div>`,
	} {
		doc := load(t, map[string]string{"a.html": "<html><body><h1>Giá thuê đất</h1><p>" + proseOne + "</p>" + page + "</body></html>"}).document("a.html")
		if diff := cmp.Diff([]string{proseOne, "0,08 USD mỗi m² mỗi tháng, chưa gồm thuế."}, texts(doc)); diff != "" {
			t.Errorf("%s: %s", name, diff)
			continue
		}
		if diff := cmp.Diff([]string{"Phí quản lý là bao nhiêu?"}, doc.Passages[1].Headings); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestRemarksOfAuthorsAreNotQuoted(t *testing.T) {
	page := `<html><body><p>` + proseOne + `<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p><p>` + proseTwo + `</p><div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Số này chưa chắc, hỏi lại chị Hà.</span></p></div></body></html>`
	if diff := cmp.Diff([]string{proseOne, proseTwo}, texts(load(t, map[string]string{"a.html": page}).document("a.html"))); diff != "" {
		t.Error(diff)
	}
}

// The pages of old sites have the name of the site in bold type, and the headline in
// type that is only larger.
func TestHeadlineBelowTheNameOfTheSite(t *testing.T) {
	page := `<html><body><table><tr><td colspan=2><b>TRUNG TÂM XÚC TIẾN ĐẦU TƯ HẢI PHÒNG</b></td></tr><tr><td><table><tr><td><a href=1>Liên hệ</a></td></tr></table></td><td><font size=4><b>Thủ tục cấp giấy phép lao động</b></font><br><i>Cập nhật: 12/03/2025 08:15:00</i><br><br>` + proseOne + `<br><br>` + proseTwo + `</td></tr></table></body></html>`
	doc := load(t, map[string]string{"a.html": page}).document("a.html")
	if diff := cmp.Diff([]string{proseOne, proseTwo}, texts(doc)); doc.Title != "Thủ tục cấp giấy phép lao động" || diff != "" {
		t.Errorf("title %q%s", doc.Title, diff)
	}
}

func TestUnitInTheCaptionOfATable(t *testing.T) {
	page := `<html><body><h1>Giá thuê đất</h1><p>` + proseOne + `</p><table><caption>Đơn vị tính: USD/m<sup>2</sup></caption><tr><th>Khu</th><th>Giá</th></tr><tr><td>DEEP C</td><td>120</td></tr><tr><td>VSIP</td><td>135</td></tr></table></body></html>`
	if got, want := texts(load(t, map[string]string{"a.html": page}).document("a.html"))[1], "Khu: DEEP C; Giá: 120; Đơn vị tính: USD/m²"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
