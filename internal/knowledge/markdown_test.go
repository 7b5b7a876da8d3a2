package knowledge

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMarkdownBecomesPassages(t *testing.T) {
	tests := []struct {
		name, content string
		want          []string
	}{
		{"soft line breaks are spaces", "Một\nhai.\n\nBa.", []string{"Một hai.", "Ba."}},
		{"marks are removed, words stay", "**Một** _hai_ `ba` [bốn](https://x.vn) \\*năm\\* &amp; ![ảnh](a.png)sáu", []string{"Một hai ba bốn *năm* & sáu"}},
		{"a lone star is text", "5 * 3 < 20 & F**k", []string{"5 * 3 < 20 & F**k"}},
		{"an indented first line is a paragraph", "    Một đoạn.\n\n\tHai đoạn.", []string{"Một đoạn.", "Hai đoạn."}},
		{"comments are not shown", "<!-- nháp -->\n\nMột.<!-- x --> Hai.", []string{"Một. Hai."}},
		{"html shows its text", "<div>Một <b>hai</b><script>x()</script></div>", []string{"Một hai"}},
		{"a list stays with its lead-in", "Ba khâu:\n\n- hạ tầng;\n- nhân lực;\n  - đại học\n- cải cách.\n\nHết.", []string{"Ba khâu:\n- hạ tầng;\n- nhân lực;\n  - đại học\n- cải cách.", "Hết."}},
		{"numbers of a list stay", "3. Một\n4. Hai", []string{"3. Một\n4. Hai"}},
		{"a number left out stays out", "1. Một\n2. Hai\n4. Bốn", []string{"1. Một\n2. Hai\n4. Bốn"}},
		{"a line under a sentence parts paragraphs", "Giá nước 12.000 đồng.\n---\nGiá điện 3.314 đồng.", []string{"Giá nước 12.000 đồng.", "Giá điện 3.314 đồng."}},
		{"a line under a title makes it one", "Giá nước\n---\nMột.", []string{"Một."}},
		{"typed dashes are a list", "Gồm:\n\n– một;\n\n– hai.", []string{"Gồm:\n– một;\n– hai."}},
		{"quotations are passages", "> Một.\n>\n> Hai.", []string{"Một.", "Hai."}},
		{"a table gives a passage a row", "|Khu|Diện tích|\n|-|-|\n|Nam Đình Vũ|1.329 ha|\n|Tràng Duệ||", []string{"Khu: Nam Đình Vũ; Diện tích: 1.329 ha", "Khu: Tràng Duệ"}},
		{"windows line ends, byte order mark, decomposed accents", "\ufeffMô\u0323t.\r\n\r\nHai.", []string{"Một.", "Hai."}},
		{"footnotes without their marks", "Đạt 142 dự án[^1].\n\n[^1]: Theo Cục Thống kê.\n", []string{"Đạt 142 dự án.", "Theo Cục Thống kê."}},
		{"headings are not passages", "# Tên\n\n## Mục\n\nMột.", []string{"Một."}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			lib := load(t, map[string]string{"a.md": tt.content})
			if len(lib.Documents) != 1 {
				t.Fatalf("problems: %+v", lib.Problems)
			}
			if diff := cmp.Diff(tt.want, texts(lib.Documents[0])); diff != "" {
				t.Error(diff)
			}
			for i, p := range lib.Documents[0].Passages {
				if p.Paragraph != i+1 {
					t.Errorf("passage %d is numbered %d", i+1, p.Paragraph)
				}
			}
		})
	}
}

// TestSidecarKeepsWhatItDoesNotSay reads a sidecar that only teaches questions beside a
// file that says when it expires.
func TestSidecarKeepsWhatItDoesNotSay(t *testing.T) {
	lib := load(t, map[string]string{
		"gia.md":      "---\ntieu_de: Giá nước\nhet_hieu_luc: 31/12/2023\ngiai_doan: 2021-2023\n---\n\nGiá nước 9.000 đồng.\n",
		"gia.md.yaml": "cau_hoi_mau: [nước giá bao nhiêu]\n",
	})
	doc := lib.document("gia.md")
	if doc == nil || vietnameseDay(doc.Expires) != "31/12/2023" || doc.Period.From != 2021 || doc.Period.To != 2023 {
		t.Errorf("%+v", doc)
	}
}

// TestFrontMatterSlipsLoseNoExpiry types the front matter as hasty hands and word
// processors do.
func TestFrontMatterSlipsLoseNoExpiry(t *testing.T) {
	for name, front := range map[string]string{
		"no blanks":    "---\ntieu_de:Giá nước\nhet_hieu_luc:31/12/2023\n---\n",
		"wide colons":  "---\ntieu_de：Giá nước\nhet_hieu_luc： 31/12/2023\n---\n",
		"a dash":       "—\ntieu_de: Giá nước\nhet_hieu_luc: 31/12/2023\n—\n",
		"more hyphens": "-----\ntieu_de: Giá nước\nhet_hieu_luc: 31/12/2023\n-----\n",
	} {
		lib := load(t, map[string]string{"gia.md": front + "\nGiá nước 9.000 đồng.\n", "gia2.txt": front + "\nGiá nước 9.500 đồng.\n"})
		for _, id := range []string{"gia.md", "gia2.txt"} {
			if doc := lib.document(id); doc == nil || doc.Title != "Giá nước" || vietnameseDay(doc.Expires) != "31/12/2023" || len(doc.Passages) != 1 {
				t.Errorf("%s, %s: %+v", name, id, doc)
			}
		}
	}
}

func TestHeadingsAreTheContextOfPassages(t *testing.T) {
	lib := load(t, map[string]string{"a.md": "# Tên\n\nA.\n\n## Mục 1\n\n### Phần a\n\nB.\n\n## Mục 2\n\nC.\n"})
	doc := lib.Documents[0]
	if doc.Title != "Tên" {
		t.Errorf("title %q", doc.Title)
	}
	var got [][]string
	for _, p := range doc.Passages {
		got = append(got, p.Headings)
	}
	if diff := cmp.Diff([][]string{nil, {"Mục 1", "Phần a"}, {"Mục 2"}}, got); diff != "" {
		t.Error(diff)
	}
}

func TestTextFile(t *testing.T) {
	lib := load(t, map[string]string{"quy-hoach/a.txt": "Quy hoạch cảng\r\n\r\nMột dòng\r\nhai dòng.\r\n\r\nBa."})
	doc := lib.Documents[0]
	if doc.Title != "Quy hoạch cảng" || doc.Topic != "quy-hoach" {
		t.Errorf("title %q, topic %q", doc.Title, doc.Topic)
	}
	if diff := cmp.Diff([]string{"Một dòng hai dòng.", "Ba."}, texts(doc)); diff != "" {
		t.Error(diff)
	}
}

func TestTitleFallsBackToTheFileName(t *testing.T) {
	lib := load(t, map[string]string{"quy-hoach_cang.md": "Một."})
	if got := lib.Documents[0].Title; got != "quy hoach cang" {
		t.Errorf("title %q", got)
	}
}

func TestFilesThatNobodyMeantAreIgnored(t *testing.T) {
	lib := load(t, map[string]string{
		"_nhap.md": "A.", ".an.md": "A.", "~$a.docx": "A.", ".a.md.swp": "A.", "a.md~": "A.", "Thumbs.db": "A.",
		".DS_Store": "A.", "_bo/a.md": "A.", "a.tmp": "A.", "lien-he.yaml": goodContact,
	})
	if len(lib.Documents) != 0 || len(lib.Problems) != 0 {
		t.Errorf("%d documents, problems %+v", len(lib.Documents), lib.Problems)
	}
}

func TestLinksLeadNowhereOutside(t *testing.T) {
	outside := t.TempDir()
	if err := os.WriteFile(filepath.Join(outside, "bi-mat.md"), []byte("Bí mật."), 0o644); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for link, target := range map[string]string{
		"a.md": filepath.Join(outside, "bi-mat.md"),
		"b":    outside,
		"c.md": "khong-co.md",
	} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	lib, err := Load(context.Background(), dir, today)
	if err != nil {
		t.Fatal(err)
	}
	if len(lib.Documents) != 0 {
		t.Errorf("read %s", lib.Documents[0].ID)
	}
	var files []string
	for _, p := range lib.Problems {
		files = append(files, p.File)
	}
	if diff := cmp.Diff([]string{"a.md", "b", "c.md", "lien-he.yaml"}, files); diff != "" {
		t.Error(diff)
	}
}

func TestPhrasingsAndChecks(t *testing.T) {
	lib := load(t, map[string]string{
		"a.md": "---\ncau_hoi_mau:\n  - doan: 2\n    cau_hoi: ['Hai là gì?']\n  - doan: \"một ĐOẠN, đầu\"\n    cau_hoi: Một là gì?\n---\nMột đoạn đầu tiên.\n\nHai.\n",
		"b.md": "---\ncau_hoi_mau:\n  1: [\"Ba là gì?\"]\n---\nBa.\n",
		"cau-hoi-kiem-tra.yaml": "- cau_hoi: ['Hai đâu?', 'Hai là gì?']\n  tai_lieu: a.md\n  doan: 2\n" +
			"- {cau_hoi: \"Giá?\", tu_choi: true}\n",
	})
	var got []string
	for _, d := range lib.Documents {
		for _, p := range d.Passages {
			got = append(got, strings.Join(p.Questions(), "|"))
		}
	}
	if diff := cmp.Diff([]string{"Một là gì?", "Hai là gì?|Hai đâu?", "Ba là gì?"}, got); diff != "" {
		t.Error(diff)
	}
	want := []Check{
		{Question: "Hai đâu?", Document: "a.md", Paragraph: 2, Line: 1},
		{Question: "Hai là gì?", Document: "a.md", Paragraph: 2, Line: 1},
		{Question: "Giá?", Refuse: true, Line: 4},
	}
	if diff := cmp.Diff(want, lib.Checks); diff != "" {
		t.Error(diff)
	}
}

// TestPhrasingsKnowTheirAnswer names passages by number, by the words that
// answer, and by words written otherwise.
func TestPhrasingsKnowTheirAnswer(t *testing.T) {
	lib := load(t, map[string]string{
		"a.md": "---\ncau_hoi_mau:\n  - doan: 1\n    cau_hoi: Số?\n  - doan: mở hai cảng\n    cau_hoi: Cảng?\n  - doan: MO HAI\n    cau_hoi: Khác?\n---\nThành phố mở hai cảng.\n",
	})
	want := []Phrasing{{"Số?", ""}, {"Cảng?", "mở hai cảng"}, {"Khác?", ""}}
	if diff := cmp.Diff(want, lib.document("a.md").Passages[0].Phrasings); diff != "" {
		t.Error(diff, lib.Problems)
	}
}

func TestLongListIsCutBetweenEntriesUnderItsLeadIn(t *testing.T) {
	content := "Các dự án gồm:\n\n" + strings.Repeat("- "+strings.Repeat("đường ", 60)+"\n", 12)
	doc := load(t, map[string]string{"a.md": content}).Documents[0]
	if len(doc.Passages) < 3 {
		t.Fatalf("%d passages", len(doc.Passages))
	}
	for _, p := range doc.Passages[1:] {
		if diff := cmp.Diff([]string{"Các dự án gồm"}, p.Headings); diff != "" || !strings.HasPrefix(p.Text, "- ") {
			t.Errorf("%.20q under %q", p.Text, p.Headings)
		}
	}
}

func TestCuttingKeepsEveryWordAndEndsWithSentences(t *testing.T) {
	text := strings.Repeat("Thành phố đầu tư 1.500 tỷ đồng vào TP. Hải Phòng năm 2020. ", 200)
	parts := cutAtSentences(strings.TrimSpace(text), cutPassage)
	if got := strings.Join(parts, " "); got != strings.TrimSpace(text) {
		t.Error("words were lost")
	}
	for _, p := range parts {
		if !strings.HasSuffix(p, "2020.") {
			t.Errorf("cut at %q", p[len(p)-20:])
		}
	}
}

func FuzzReaders(f *testing.F) {
	f.Add("a.md", []byte("---\ntieu_de: x\n---\n# A\n\n- b\n  - c\n\n|a|b|\n|-|-|\n|1|2|\n\n> d\n"))
	f.Add("a.txt", []byte("A\n\nb c.\n"))
	f.Add("a.md", []byte("\xff\xfea\x00b\x00"))
	for _, name := range specialFiles {
		f.Add(name, []byte("- vi: [a]\n  cau_hoi: b\n  doan: 1\n  tai_lieu: a.md\n"))
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		lib := &Library{}
		switch {
		case readerOf(name) != nil:
			d := readerOf(name).read(context.Background(), source{name, data})
			lib.addDocument(name, &d, today)
		case name == contactFile:
			lib.readContact(data)
		case name == glossaryFile:
			lib.readGlossary(data)
		case name == checksFile:
			lib.readChecks(data)
		}
		for _, d := range lib.Documents {
			for _, p := range d.Passages {
				if strings.TrimSpace(p.Text) == "" || p.Document != d {
					t.Errorf("passage %q", p.Text)
				}
			}
		}
		for _, p := range lib.Problems {
			if p.Message == "" || p.Mend == "" {
				t.Errorf("problem %+v", p)
			}
		}
	})
}

// Hasty hands leave out the lines "---", and word processors set their own quotation marks.
func TestFrontMatterWithoutItsLines(t *testing.T) {
	for text, want := range map[string]string{
		"Tiêu đề: Phí hạ tầng cảng biển\nNgày: 01/07/2022\n\n" + proseOne:           "Phí hạ tầng cảng biển|01/07/2022|1",
		"\ntieu_de: “Phí hạ tầng: cảng biển”\nngay: “2022-07-01”\n---\n" + proseOne: "Phí hạ tầng: cảng biển|01/07/2022|1",
		"---\ntitle: Phí hạ tầng\ndate: 2022-07-01\n---\n" + proseOne:               "Phí hạ tầng|01/07/2022|0",
		"Nguồn: Sở Tài chính\n\n" + proseOne:                                        "a||0",
		"Ngày: 01/07/2022\nĐịa điểm: Trung tâm Hội nghị\n\n" + proseOne:             "a||0",
	} {
		for _, name := range []string{"a.md", "a.txt"} {
			lib := load(t, map[string]string{name: text})
			doc, day, warned := lib.document(name), "", 0
			if !doc.Date.IsZero() {
				day = vietnameseDay(doc.Date)
			}
			for _, p := range lib.Problems {
				if p.File == name && strings.Contains(p.Message, "«---»") {
					warned++
				}
			}
			got := fmt.Sprint(doc.Title, "|", day, "|", warned)
			if got != want && (name == "a.md" || warned > 0) || texts(doc)[len(doc.Passages)-1] != proseOne {
				t.Errorf("%s of %q: %s, want %s; %q", name, text, got, want, texts(doc))
			}
		}
	}
}

func TestParagraphInBoldIsAHeading(t *testing.T) {
	doc := load(t, map[string]string{"a.md": "**Điều kiện hưởng ưu đãi**\n\n" + proseOne + "\n\n**Thủ tục**\n\n" + proseTwo + "\n\n**Hạn cuối là ngày 30 tháng 6 năm 2026.**\n"}).document("a.md")
	if diff := cmp.Diff([]string{proseOne, proseTwo, "Hạn cuối là ngày 30 tháng 6 năm 2026."}, texts(doc)); diff != "" || doc.Title != "Điều kiện hưởng ưu đãi" {
		t.Errorf("title %q%s", doc.Title, diff)
	}
	if diff := cmp.Diff([]string{"Thủ tục"}, doc.Passages[1].Headings); diff != "" {
		t.Error(diff)
	}
}

func TestOrnamentsAreNoPassages(t *testing.T) {
	doc := load(t, map[string]string{"a.txt": "Kế hoạch đầu tư\n\n-----o0o-----\n\n" + proseOne + "\n\n* * *\n\n…\n\n" + proseTwo + "\n\n15%\n\nooo\n"}).document("a.txt")
	if diff := cmp.Diff([]string{proseOne, proseTwo, "15%"}, texts(doc)); diff != "" {
		t.Error(diff)
	}
}

func TestFrontMatterInTOML(t *testing.T) {
	const body = "\nTuyến buýt số 12 chạy từ Cầu Rào đến Đồ Sơn, giá vé 20.000 đồng.\n"
	for _, tt := range []struct{ front, title, date, problem string }{
		{"+++\ntieu_de = \"Tuyến buýt số 12\"\n# ghi chú\nngay = 2025-03-05\n+++\n", "Tuyến buýt số 12", "2025-03-05", ""},
		{"+++\ntitle = 'Tuyến buýt số 12'\n+++\n", "Tuyến buýt số 12", "0001-01-01", ""},
		{"+++\ntieu_de = \"Tuyến buýt\"\n[params]\n+++\n", "a", "0001-01-01", "TOML"},
	} {
		for _, name := range []string{"a.md", "a.txt"} {
			lib := load(t, map[string]string{name: tt.front + body})
			doc := lib.document(name)
			if got := texts(doc); doc.Title != tt.title || doc.Date.Format("2006-01-02") != tt.date || len(got) != 1 || got[0] != strings.TrimSpace(body) {
				t.Errorf("%s, %q: title %q, date %v, %q", name, tt.front, doc.Title, doc.Date, got)
			}
			told := fmt.Sprint(lib.Problems)
			if tt.problem != "" && !strings.Contains(told, tt.problem) {
				t.Errorf("staff are told %s", told)
			}
		}
	}
}
