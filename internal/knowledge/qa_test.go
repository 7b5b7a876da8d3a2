package knowledge

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/unicode"
)

// answer is what a list makes of one passage.
type answer struct {
	Text, Source string
	Phrasings    []string
}

func answersOf(doc *Document) []answer {
	if doc == nil {
		return nil
	}
	var out []answer
	for _, p := range doc.Passages {
		out = append(out, answer{p.Text, p.Cited(), p.Questions()})
	}
	return out
}

func utf16File(text string) string {
	out, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text)
	if err != nil {
		panic(err)
	}
	return out
}

func TestListsAreReadAsStaffSaveThem(t *testing.T) {
	want := []answer{
		{"Thuế suất 10% trong 15 năm, miễn 4 năm.\n- Giảm 50% trong 9 năm.", "Nghị định 218", []string{"Thuế ưu đãi bao nhiêu?", "Được miễn mấy năm?"}},
		{"Cảng Lạch Huyện; sâu 14 m.", "https://haiphong.gov.vn", []string{"Cảng nào sâu nhất?"}},
	}
	const commas = "cau_hoi,tra_loi,nguon\n" +
		"\"Thuế ưu đãi bao nhiêu?\nĐược miễn mấy năm?\",\"Thuế suất 10% trong 15 năm, miễn 4 năm.\n- Giảm 50% trong 9 năm.\",Nghị định 218\n" +
		"Cảng nào sâu nhất?,Cảng Lạch Huyện; sâu 14 m.,https://haiphong.gov.vn\n"
	semicolons := strings.NewReplacer("cau_hoi,tra_loi,nguon", "Câu hỏi;Trả lời;Nguồn", "\",\"", "\";\"", "\",N", "\";N",
		"?,Cảng Lạch Huyện; sâu 14 m.,", "?;\"Cảng Lạch Huyện; sâu 14 m.\";").Replace(commas)
	for name, content := range map[string]string{
		"commas":                 commas,
		"byte order mark":        "\uFEFF" + commas,
		"Windows line ends":      strings.ReplaceAll(commas, "\n", "\r\n"),
		"UTF-16":                 utf16File(commas),
		"semicolons":             semicolons,
		"separator line":         "sep=;\n" + semicolons,
		"tabs":                   strings.NewReplacer("cau_hoi,tra_loi,nguon", "CÂU HỎI\tCâu trả lời\tNguồn trích dẫn", "\",\"", "\"\t\"", "\",N", "\"\tN", "?,C", "?\tC", "m.,h", "m.\th").Replace(commas),
		"title above the header": "Hỏi đáp về đầu tư,,\n,,\n" + commas,
	} {
		t.Run(name, func(t *testing.T) {
			lib := load(t, map[string]string{"hoi-dap.csv": content, "lien-he.yaml": goodContact})
			if diff := cmp.Diff(want, answersOf(lib.document("hoi-dap.csv"))); diff != "" {
				t.Errorf("answers (-want +got):\n%s", diff)
			}
			if len(lib.Problems) > 0 {
				t.Errorf("problems: %v", lib.Problems)
			}
		})
	}
}

func TestAnswersThatBeginWithADashStayApart(t *testing.T) {
	lib := load(t, map[string]string{"a.csv": "cau_hoi,tra_loi\nMột?,Gồm các bước:\nHai?,- Nộp hồ sơ.\nBa?,- Nhận kết quả.\n"})
	want := []answer{{"Gồm các bước:", "", []string{"Một?"}}, {"- Nộp hồ sơ.", "", []string{"Hai?"}}, {"- Nhận kết quả.", "", []string{"Ba?"}}}
	if diff := cmp.Diff(want, answersOf(lib.document("a.csv"))); diff != "" {
		t.Error(diff)
	}
}

func TestTheQuestionStandsAboveItsAnswer(t *testing.T) {
	lib := load(t, map[string]string{
		"a.csv": "cau_hoi,tra_loi\n\"Một?\nLà một?\",A b.\nHai?,C d.\n",
		"b.md":  "# Hỏi đáp\n\n## Nộp hồ sơ ở đâu?\n\nTại quầy số 4.\n\nHoặc qua mạng.\n\n## Lệ phí\n\nKhông thu.\n",
	})
	type head struct{ Headings, Phrasings []string }
	heads := func(name string) []head {
		var all []head
		for _, p := range lib.document(name).Passages {
			all = append(all, head{p.Headings, p.Questions()})
		}
		return all
	}
	if diff := cmp.Diff([]head{{[]string{"Một?"}, []string{"Một?", "Là một?"}}, {[]string{"Hai?"}, []string{"Hai?"}}}, heads("a.csv")); diff != "" {
		t.Errorf("a list: %s", diff)
	}
	const where = "Nộp hồ sơ ở đâu?"
	want := []head{{[]string{where}, []string{where}}, {[]string{where}, []string{}}, {[]string{"Lệ phí"}, []string{}}}
	if diff := cmp.Diff(want, heads("b.md")); diff != "" {
		t.Errorf("headings: %s", diff)
	}
}

func TestTitleAndSharedSourceOfAList(t *testing.T) {
	lib := load(t, map[string]string{"a.csv": "Hỏi đáp về đầu tư,,\nhoi,dap an,nguon\nMột?,A b.,Sổ tay\nHai?,C d.,Sổ tay\n"})
	doc := lib.document("a.csv")
	if doc == nil || doc.Title != "Hỏi đáp về đầu tư" || doc.Source != "Sổ tay" {
		t.Errorf("got %+v", doc)
	}
}

func TestFaultyRowsAreReportedByNumber(t *testing.T) {
	tests := []struct{ name, content, want, mend string }{
		{"no columns", "a,b\n1,2\n", "2:0 theo từng dòng, mỗi ô kèm tên cột", "cau_hoi"},
		{"no answer column", "stt,cau_hoi\n1,Gì?\n", "0:1 thiếu cột «tra_loi»", "tra_loi"},
		{"no question column", "Danh sách\nTrả lời,Nguồn\nA b.,x\n", "0:2 thiếu cột «cau_hoi»", "cau_hoi"},
		{"empty answer", "cau_hoi,tra_loi\nMột?,A b.\nHai?,\n", "1:3 «Hai?» nhưng chưa có câu trả lời", "tra_loi"},
		{"row counted as a spreadsheet does", "cau_hoi,tra_loi\nMột?,\"A\nb.\"\nHai?,\n", "1:3 «Hai?»", "tra_loi"},
		{"empty question", "cau_hoi,tra_loi\n,A b.\n", "2:2 «A b.» nhưng chưa có câu hỏi", "cau_hoi"},
		{"question twice, same answer", "cau_hoi,tra_loi\nMột?,A b.\nmot ?,A b.\n", "2:3 lặp lại dòng 2", "Xóa"},
		{"question twice, other answer", "cau_hoi,tra_loi\nMột?,A b.\nMột,C d.\n", "1:3 ở dòng 3 đã có ở dòng 2", "đúng"},
		{"comma without quotation marks", "cau_hoi,tra_loi,nguon\nMột?,A b,c.,x\nHai?,D e.,x\n", "0:2 nhiều ô hơn", "ngoặc kép"},
		{"quotation mark left open", "cau_hoi,tra_loi\nMột?,A b.\nHai?,\"C d.\n", "0:3 ngoặc kép", "\"\""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			lib := load(t, map[string]string{"a.csv": tt.content, "lien-he.yaml": goodContact})
			if len(lib.Problems) != 1 {
				t.Fatalf("problems: %v", lib.Problems)
			}
			p := lib.Problems[0]
			place, part, _ := strings.Cut(tt.want, " ")
			if got := fmt.Sprintf("%d:%d", p.Severity, p.Line); got != place || !strings.Contains(p.Message, part) {
				t.Errorf("got %s %q, want %s %q", got, p.Message, place, part)
			}
			if !strings.Contains(p.Mend, tt.mend) {
				t.Errorf("mend %q does not say %q", p.Mend, tt.mend)
			}
		})
	}
}

func TestManyFaultyRowsAreSummedUp(t *testing.T) {
	lib := load(t, map[string]string{"a.csv": "cau_hoi,tra_loi\nMột?,A b.\n" + strings.Repeat("Hai?,\n", 200), "lien-he.yaml": goodContact})
	if n := len(lib.Problems); n != faultsShown+1 {
		t.Fatalf("%d problems", n)
	}
	if m := lib.Problems[0].Message; m != "Còn 190 dòng nữa chưa có câu trả lời." {
		t.Error(m)
	}
}

// zipOf makes an archive of the parts.
func zipOf(t testing.TB, parts map[string]string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range parts {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// workbookOf makes a workbook with a hidden sheet, a note and a list whose
// cells are given.
func workbookOf(t testing.TB, cells, merged string) string {
	return zipOf(t, map[string]string{
		"xl/workbook.xml": `<?xml version="1.0"?><workbook xmlns:r="r"><sheets><sheet name="Ẩn" state="hidden" r:id="r9"/>` +
			`<sheet name="Ghi chú" r:id="r1"/><sheet name="Hỏi đáp" r:id="r2"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="/xl/worksheets/sheet2.xml"/>` +
			`<Relationship Id="r9" Target="worksheets/sheet2.xml"/></Relationships>`,
		"xl/sharedStrings.xml": `<sst><si><t>cau_hoi</t></si><si><r><t xml:space="preserve">Trả </t></r><r><t>lời</t></r><rPh><t>x</t></rPh></si>` +
			`<si><t>Cảng nào?</t></si><si><t>Lạch Huyện &amp; Đình Vũ._x000D_
Hết.</t></si></sst>`,
		"xl/styles.xml": `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>` +
			`<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="10"/></cellXfs></styleSheet>`,
		"xl/worksheets/sheet1.xml": `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Ghi chú nội bộ</t></is></c></row></sheetData></worksheet>`,
		"xl/worksheets/sheet2.xml": `<worksheet><sheetData>` +
			`<row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row>` + cells + `</sheetData>` + merged + `</worksheet>`,
	})
}

func TestWorkbooks(t *testing.T) {
	tests := []struct {
		name, cells, merged string
		want                []answer
	}{
		{"shared strings", `<row r="4"><c r="B4" t="s"><v>2</v></c><c r="C4" t="s"><v>3</v></c></row>`, "",
			[]answer{{"Lạch Huyện & Đình Vũ.\nHết.", "", []string{"Cảng nào?"}}}},
		{"numbers as shown", `<row r="3"><c r="B3" t="s"><v>2</v></c><c r="C3" s="1"><v>42794</v></c></row>` +
			`<row r="4"><c r="B4" t="str"><v>Hai?</v></c><c r="C4" s="2"><v>0.105</v></c></row>` +
			`<row r="5"><c r="B5" t="str"><v>Ba?</v></c><c r="C5"><v>1234.5</v></c></row>`, "",
			[]answer{{"28/02/2017", "", []string{"Cảng nào?"}}, {"10,50%", "", []string{"Hai?"}}, {"1234,5", "", []string{"Ba?"}}}},
		{"truth values, days, struck text and powers", `<row r="3"><c r="B3" t="str"><v>Một?</v></c><c r="C3" t="b"><v>1</v></c></row>` +
			`<row r="4"><c r="B4" t="str"><v>Hai?</v></c><c r="C4" t="d"><v>2017-02-28T00:00:00</v></c></row>` +
			`<row r="5"><c r="B5" t="str"><v>Ba?</v></c><c r="C5" t="inlineStr"><is><r><rPr><strike/></rPr><t>5</t></r><r><t xml:space="preserve">6 USD/m</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r></is></c></row>`, "",
			[]answer{{"TRUE", "", []string{"Một?"}}, {"28/02/2017", "", []string{"Hai?"}}, {"6 USD/m²", "", []string{"Ba?"}}}},
		{"one answer merged beside two questions", `<row r="3"><c r="B3" t="str"><v>Một?</v></c><c r="C3" t="str"><v>A b.</v></c></row>` +
			`<row r="4"><c r="B4" t="str"><v>Hai?</v></c></row>`, `<mergeCells><mergeCell ref="C3:C4"/></mergeCells>`,
			[]answer{{"A b.", "", []string{"Một?", "Hai?"}}}},
		{"cells without addresses", `<row><c/><c t="inlineStr"><is><t>Một?</t></is></c><c t="inlineStr"><is><t>A b.</t></is></c></row>`, "",
			[]answer{{"A b.", "", []string{"Một?"}}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			lib := load(t, map[string]string{"a.xlsx": workbookOf(t, tt.cells, tt.merged), "lien-he.yaml": goodContact})
			if diff := cmp.Diff(tt.want, answersOf(lib.document("a.xlsx"))); diff != "" {
				t.Errorf("answers (-want +got):\n%s\nproblems: %v", diff, lib.Problems)
			}
		})
	}
}

func TestCellsThatShowAnErrorAreReported(t *testing.T) {
	lib := load(t, map[string]string{"a.xlsx": workbookOf(t, `<row r="3"><c r="B3" t="str"><v>Một?</v></c><c r="C3" t="str"><v>A b.</v></c><c r="D3" t="e"><v>#REF!</v></c></row>`, ""), "lien-he.yaml": goodContact})
	if len(lib.Problems) != 1 || !strings.Contains(lib.Problems[0].Message, "«Hỏi đáp» có ô hiện lỗi thay vì giá trị: D3 (#REF!)") {
		t.Errorf("problems %v", lib.Problems)
	}
}

func TestFaultyWorkbooks(t *testing.T) {
	good := workbookOf(t, `<row r="3"><c r="B3" t="s"><v>2</v></c><c r="C3" t="s"><v>3</v></c></row>`, "")
	bomb := workbookOf(t, `<row r="3"><c r="B3" t="str"><v>`+strings.Repeat(" ", maxUnpackedBytes)+`</v></c></row>`, "")
	for name, tt := range map[string]struct{ content, want string }{
		"cut short":    {good[:len(good)/2], "hỏng"},
		"no zip":       {"xin chào", "hỏng"},
		"password":     {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 600), "mật khẩu"},
		"other zip":    {zipOf(t, map[string]string{"a.txt": "b"}), "hỏng"},
		"broken XML":   {workbookOf(t, `<row r="3"><c`, ""), "Hỏi đáp"},
		"unpacks huge": {bomb, "quá lớn"},
		"no list":      {workbookOf(t, "", ""), "không có đoạn"},
	} {
		t.Run(name, func(t *testing.T) {
			lib := load(t, map[string]string{"a.xlsx": tt.content, "lien-he.yaml": goodContact})
			if len(lib.Problems) != 1 || !strings.Contains(lib.Problems[0].Message, tt.want) {
				t.Errorf("problems %v, want one with %q", lib.Problems, tt.want)
			}
		})
	}
}

func TestHostileWorkbooksEndQuickly(t *testing.T) {
	rows := strings.Repeat(`<row><c t="str"><v>a</v></c><c t="str"><v>b</v></c></row>`, 100_000)
	merged := "<mergeCells>" + strings.Repeat(`<mergeCell ref="A1:BL999999"/>`, 100_000) + "</mergeCells>"
	book := []byte(zipOf(t, map[string]string{
		"xl/workbook.xml":            `<workbook xmlns:r="r"><sheets><sheet name="a" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   `<worksheet><sheetData>` + rows + `</sheetData>` + merged + `</worksheet>`,
	}))
	endsQuickly(t, "reading", func() { xlsxReader{}.read(context.Background(), source{"a.xlsx", book}) })
}

func FuzzLists(f *testing.F) {
	f.Add([]byte("cau_hoi;tra_loi\n\"a;b\n"), false)
	f.Add([]byte(workbookOf(f, `<row r="3"><c r="B3" t="s"><v>2</v></c><c r="C3" s="1"><v>1e300</v></c></row>`, `<mergeCells><mergeCell ref="A1:C9999999"/></mergeCells>`)), true)
	f.Fuzz(func(t *testing.T, data []byte, workbook bool) {
		var r reader = csvReader{}
		if workbook {
			r = xlsxReader{}
		}
		d := r.read(context.Background(), source{"a", data})
		doc := &Document{ID: "a"}
		doc.cut(d.Blocks, d.LaidOut)
		if len(d.Blocks) == 0 && len(d.Problems) == 0 && !workbook && len(data) == 0 {
			t.Error("nothing read and nothing said")
		}
	})
}
