package knowledge

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A folder whose contact file is in order, so that only the fault shows.
const goodContact = "hotline: 0225.3822.258\n"

func TestEveryFaultIsReportedByFileAndLineAndTheRestStillLoads(t *testing.T) {
	const good = "# Cảng biển\n\nCảng Lạch Huyện là cảng cửa ngõ.\n"
	tests := []struct {
		name, file, content string
		want                string // severity, file, line, part of the message
		mend                string // part of the mend
	}{
		{"value with a colon", "a.md", "---\nngay: 2017-02-28\ntieu_de: Quy hoạch: cảng\n---\nA b.\n", "0 a.md:3 dấu hai chấm", `tieu_de: "Quy hoạch: cảng biển"`},
		{"tab", "a.md", "---\ntieu_de:\n\t- x\n---\nA b.\n", "0 a.md:3 Tab", "dấu cách"},
		{"open quotation mark", "a.md", "---\ntieu_de: \"Quy\n---\nA b.\n", "0 a.md:2 chưa đóng", "dấu ngoặc kép"},
		{"question mark inside brackets", "a.md", "---\ncau_hoi_mau:\n  1: [Gì?]\n---\nA b.\n", "0 a.md:3 dấu hỏi", "dấu ngoặc kép"},
		{"front matter never closed", "a.md", "---\ntieu_de: Quy\n\nA b.\n", "1 a.md:1 chưa đóng", "«---»"},
		{"date that does not exist", "a.md", "---\ntieu_de: Q\nngay: 30/02/2017\n---\nA b.\n", "0 a.md:3 «30/02/2017» của «ngay»", "28/02/2017"},
		{"period in words", "a.md", "---\ngiai_doan: dài hạn\n---\nA b.\n", "0 a.md:2 «dài hạn» của «giai_doan»", "2015-2020"},
		{"unknown key with accents", "a.md", "---\nTiêu đề: Q\n---\nA b.\n", "1 a.md:2 «Tiêu đề»", "«tieu_de»"},
		{"unknown key near nothing", "a.md", "---\nabcxyz: Q\n---\nA b.\n", "1 a.md:2 «abcxyz»", "tieu_de, ngay, nguon"},
		{"key twice", "a.md", "---\nnguon: a\nnguon: b\n---\nA b.\n", "1 a.md:3 hai lần", "Xóa"},
		{"phrasing of a passage that is not there", "a.md", "---\ncau_hoi_mau:\n  - doan: 5\n    cau_hoi: [gì]\n---\nA b.\n", "0 a.md:3 «5»", "1 đến 1"},
		{"phrasing by an ambiguous excerpt", "a.md", "---\ncau_hoi_mau:\n  - doan: thành phố\n    cau_hoi: [gì]\n---\nMột thành phố.\n\nHai thành phố.\n", "0 a.md:3 2 đoạn", "dài hơn"},
		{"phrasing without question", "a.md", "---\ncau_hoi_mau:\n  - doan: 1\n---\nA b.\n", "1 a.md:3 chưa có câu hỏi", "cau_hoi"},
		{"phrasing that the document does not answer", "a.md", "---\ncau_hoi_mau:\n  1: [Cảng ở đâu]\nkhong_tra_loi: [cảng ở đâu, Cảng sâu mấy mét]\n---\nA b.\n", "1 a.md:0 vừa nằm trong", "một trong hai"},
		{"phrasing without passage", "a.md", "---\ncau_hoi_mau:\n  - cau_hoi: gì\n---\nA b.\n", "1 a.md:3 về đoạn nào", "doan"},
		{"expired", "a.md", "---\nhet_hieu_luc: 31/12/2020\n---\nA b.\n", "1 a.md:0 31/12/2020", "het_hieu_luc"},
		{"dated tomorrow", "a.md", "---\nngay: 2026-11-25\n---\nA b.\n", "1 a.md:0 sau ngày hôm nay", "ngày/tháng"},
		{"empty", "a.md", "", "0 a.md:0 trống", "xóa"},
		{"headings only", "a.md", "# Một\n\n## Hai\n", "0 a.md:0 không có đoạn văn", "nội dung"},
		{"no text", "a.md", "ab\x00\x01\x02\xff\xfe\xfa", "0 a.md:0 bảng mã", "UTF-8"},
		{"old Word file", "a.doc", "x", "0 a.doc:0 Word kiểu cũ", ".docx"},
		{"picture", "a.JPG", "x", "1 a.JPG:0 hình ảnh", "Gõ lại"},
		{"archive", "a.zip", "x", "1 a.zip:0 nén", "Giải nén"},
		{"special file misspelt", "lien_he.yml", "x", "0 lien_he.yml:0 .yaml", "lien-he.yaml"},
		{"overlong paragraph", "a.md", strings.Repeat("Một câu ngắn. ", 300), "2 a.md:1 dài 4199", "tách"},
		{"huge paragraph", "a.md", strings.Repeat("Một câu ngắn. ", 700), "1 a.md:1 các đoạn 1–6", "tách"},
		{"contact: booking without address", "lien-he.yaml", goodContact + "dat_lich: tại đây\n", "0 lien-he.yaml:2 «tại đây»", "https://"},
		{"contact: hotline in words", "lien-he.yaml", "hotline: gọi cho tôi\n", "0 lien-he.yaml:1 «gọi cho tôi»", "0225.3822.258"},
		{"contact: no hotline", "lien-he.yaml", "co_quan: Trung tâm\n", "1 lien-he.yaml:0 Chưa có số hotline", "hotline:"},
		{"contact: a list", "lien-he.yaml", "- a\n- b\n", "0 lien-he.yaml:1 «khóa: giá trị»", "hotline"},
		{"glossary: term missing", "thuat-ngu.yaml", "- vi: [cảng]\n- en: port\n", "0 thuat-ngu.yaml:2 thiếu «vi»", "khu công nghiệp"},
		{"glossary: unknown key", "thuat-ngu.yaml", "- vi: cảng\n  doithuong: bến\n", "1 thuat-ngu.yaml:2 «doithuong»", "«doi_thuong»"},
		{"glossary: nested list", "thuat-ngu.yaml", "- vi: [cảng, [biển]]\n", "0 thuat-ngu.yaml:1 «vi»", "vi:"},
		{"glossary: term twice", "thuat-ngu.yaml", "- vi: [cảng]\n- vi: [bến]\n  en: [port]\n- vi: [Cảng ]\n", "2 thuat-ngu.yaml:4 «cảng»", "gộp"},
		{"glossary: not a list", "thuat-ngu.yaml", "vi: cảng\n", "0 thuat-ngu.yaml:1 danh sách", "gạch ngang"},
		{"check: no target", "cau-hoi-kiem-tra.yaml", "- cau_hoi: gì\n", "0 cau-hoi-kiem-tra.yaml:1 đoạn nào", "tu_choi: true"},
		{"check: no question", "cau-hoi-kiem-tra.yaml", "- tai_lieu: z.md\n  doan: 1\n", "0 cau-hoi-kiem-tra.yaml:1 chưa có câu hỏi", "cau_hoi"},
		{"check: both ways", "cau-hoi-kiem-tra.yaml", "- cau_hoi: gì\n  tu_choi: true\n  doan: 1\n", "0 cau-hoi-kiem-tra.yaml:1 vừa", "Chỉ giữ"},
		{"check: unknown document", "cau-hoi-kiem-tra.yaml", "- cau_hoi: gì\n  tai_lieu: zz.md\n  doan: 1\n", "0 cau-hoi-kiem-tra.yaml:1 «zz.md»", "«z.md»"},
		{"check: tu_choi unclear", "cau-hoi-kiem-tra.yaml", "- cau_hoi: gì\n  tu_choi: chắc\n", "0 cau-hoi-kiem-tra.yaml:2 «chắc»", "true"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			files := map[string]string{"z.md": good, "lien-he.yaml": goodContact}
			files[tt.file] = tt.content
			lib := load(t, files)
			if lib.document("z.md") == nil {
				t.Error("the good document did not load")
			}
			if len(lib.Problems) != 1 {
				t.Fatalf("%d problems: %+v", len(lib.Problems), lib.Problems)
			}
			p := lib.Problems[0]
			place, part := tt.want[:strings.Index(tt.want[2:], " ")+2], tt.want[strings.Index(tt.want[2:], " ")+3:]
			if got := fmt.Sprintf("%d %s:%d", p.Severity, p.File, p.Line); got != place {
				t.Errorf("reported as %s, want %s: %s", got, place, p.Message)
			}
			if !strings.Contains(p.Message, part) {
				t.Errorf("message %q does not say %q", p.Message, part)
			}
			if !strings.Contains(p.Mend, tt.mend) {
				t.Errorf("mend %q does not say %q", p.Mend, tt.mend)
			}
		})
	}
}

func TestOneSlipInFrontMatterDoesNotLoseTheOtherValues(t *testing.T) {
	lib := load(t, map[string]string{"a.md": "---\ntieu_de: Quy hoạch: cảng\nhet_hieu_luc: 31/12/2030\n---\nA b.\n"})
	doc := lib.document("a.md")
	if doc == nil {
		t.Fatal("the document did not load")
	}
	if doc.Title != "Quy hoạch: cảng" || vietnameseDay(doc.Expires) != "31/12/2030" {
		t.Errorf("title %q, expires %v", doc.Title, doc.Expires)
	}
}

func TestProblemsComeMostSeriousFirst(t *testing.T) {
	lib := load(t, map[string]string{
		"a.md":           "---\nabc: 1\n---\nA b.\n",
		"b.md":           "",
		"thuat-ngu.yaml": "- vi: a\n- vi: a\n",
		"lien-he.yaml":   goodContact,
	})
	var got []string
	for _, p := range lib.Problems {
		got = append(got, p.File)
	}
	if diff := cmp.Diff([]string{"b.md", "a.md", "thuat-ngu.yaml"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestPageShowsThePassagesAndTheirQuestions(t *testing.T) {
	lib := load(t, map[string]string{
		"a.md":         "---\ntieu_de: Cảng <biển>\ncau_hoi_mau:\n  - doan: 1\n    cau_hoi: [Cảng sâu bao nhiêu]\n---\nBến cảng sâu mười sáu mét.\n",
		"lien-he.yaml": goodContact,
	})
	var page strings.Builder
	if err := lib.WriteHTML(&page, lib.Report(today, GateResult{})); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Cảng &lt;biển&gt;", "<p>Bến cảng sâu mười sáu mét.</p>", "“Cảng sâu bao nhiêu”"} {
		if !strings.Contains(page.String(), want) {
			t.Errorf("the page does not hold %q", want)
		}
	}
}
