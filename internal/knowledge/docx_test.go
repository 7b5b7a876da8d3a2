package knowledge

import (
	"archive/zip"
	"bytes"
	"context"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const wordSpace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`

// docxOf makes a document of the inner XML of its body and further parts, a
// name and a content in turn.
func docxOf(t testing.TB, body string, parts ...string) []byte {
	t.Helper()
	parts = append([]string{"word/document.xml", `<?xml version="1.0"?><w:document ` + wordSpace + ` xmlns:mc="mc" xmlns:wps="wps" xmlns:m="m"><w:body>` + body + `</w:body></w:document>`}, parts...)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := 0; i < len(parts); i += 2 {
		f, err := w.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(parts[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// para is a paragraph of one run; the properties come before its text.
func para(properties, text string) string {
	return `<w:p><w:pPr>` + properties + `</w:pPr><w:r><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p>`
}

func run(properties, text string) string {
	return `<w:r><w:rPr>` + properties + `</w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r>`
}

const testStyles = `<w:styles ` + wordSpace + `>
<w:style w:type="paragraph" w:default="1" w:styleId="Binhthng"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="u1"><w:name w:val="heading 1"/><w:basedOn w:val="Binhthng"/></w:style>
<w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Mục của Sở"/><w:basedOn w:val="u1"/></w:style>
<w:style w:type="paragraph" w:styleId="Cap2"><w:name w:val="Cấp hai"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="ML1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Cu"><w:name w:val="Kiểu cũ"/><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:style>
</w:styles>`

const testNumbering = `<w:numbering ` + wordSpace + `>
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>`

func listed(list, level, text string) string {
	return para(`<w:numPr><w:ilvl w:val="`+level+`"/><w:numId w:val="`+list+`"/></w:numPr>`, text)
}

func TestDocxBecomesFaithfulParagraphs(t *testing.T) {
	tests := []struct {
		name, body string
		parts      []string
		want       []string // passages, "# " before headings above the last
	}{
		{"runs, tabs, breaks and blanks", `<w:p>` + run("", "Thành phố") + `<w:r><w:tab/></w:r>` + run("<w:b/>", "Hải") + run("", " Phòng đẩy") + `<w:r><w:br/></w:r>` + run("", "mạnh thu&#xA0;hút đầu&#xAD; tư") + `<w:r><w:noBreakHyphen/></w:r>` + run("", "du lịch.") + `</w:p>`, nil,
			[]string{"Thành phố Hải Phòng đẩy mạnh thu hút đầu tư-du lịch."}},
		{"tracked changes", `<w:p>` + run("", "Thành phố ") + `<w:del>` + `<w:r><w:delText>không </w:delText></w:r></w:del><w:ins>` + run("", "sẽ ") + `</w:ins><w:moveFrom>` + run("", "cũ ") + `</w:moveFrom>` + run("", "mời gọi đầu tư.") + `</w:p>`, nil,
			[]string{"Thành phố sẽ mời gọi đầu tư."}},
		{"the end of a paragraph was deleted", `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>` + run("", "Thành phố mời gọi ") + `</w:p><w:p>` + run("", "các nhà đầu tư nước ngoài.") + `</w:p>`, nil,
			[]string{"Thành phố mời gọi các nhà đầu tư nước ngoài."}},
		{"hidden text and field codes", `<w:p>` + run("", "Trang ") + `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:hyperlink>` + run("", "haiphong.gov.vn") + `</w:hyperlink>` + run("<w:vanish/>", "ẩn") + run("", " có toàn văn quy hoạch.") + `</w:p>`, nil,
			[]string{"Trang haiphong.gov.vn có toàn văn quy hoạch."}},
		{"text hidden by its style", `<w:p>` + run("", "Giá thuê đất ") + run(`<w:rStyle w:val="An"/>`, "nội bộ: 100 ") + run(`<w:rStyle w:val="An"/><w:vanish w:val="0"/>`, "do thành phố ") + run("", "công bố hằng năm.") + `</w:p>` + para(`<w:pStyle w:val="AnDoan"/>`, "Ghi chú cho người soạn thảo, không công bố."),
			[]string{"word/styles.xml", `<w:styles ` + wordSpace + `><w:style w:type="character" w:styleId="An"><w:name w:val="An"/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="AnDoan"><w:name w:val="AnDoan"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`},
			[]string{"Giá thuê đất do thành phố công bố hằng năm."}},
		{"text box once, behind its paragraph", `<w:p>` + run("", "Đoạn có khung chữ ở bên cạnh để chú thích thêm.") + `<w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>` + para("", "Nội dung của khung chữ là một câu khá dài.") + `</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:pict><w:txbxContent>` + para("", "Nội dung của khung chữ là một câu khá dài.") + `</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`, nil,
			[]string{"Đoạn có khung chữ ở bên cạnh để chú thích thêm.", "Nội dung của khung chữ là một câu khá dài."}},
		{"footnote behind its paragraph", `<w:p>` + run("", "Vốn đăng ký tăng mạnh so với năm trước") + `<w:r><w:footnoteReference w:id="2"/></w:r>` + run("", ".") + `</w:p>` + para("", "Đoạn tiếp theo nói về giải ngân vốn đầu tư công."),
			[]string{"word/footnotes.xml", `<w:footnotes ` + wordSpace + `><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2">` + para("", " Theo báo cáo của Sở Kế hoạch và Đầu tư năm 2020.") + `</w:footnote></w:footnotes>`},
			[]string{"Vốn đăng ký tăng mạnh so với năm trước.", "Theo báo cáo của Sở Kế hoạch và Đầu tư năm 2020.", "Đoạn tiếp theo nói về giải ngân vốn đầu tư công."}},
		{"contents and prompts are left out", `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>` + para("", "Mục lục ......... 1") + `</w:sdtContent></w:sdt>` + para(`<w:pStyle w:val="ML1"/>`, "Chương một 3") + `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>` + para("", "Bấm vào đây để nhập") + `</w:sdtContent></w:sdt><w:sdt><w:sdtPr/><w:sdtContent>` + para("", "Nội dung thật nằm trong ô nhập liệu.") + `</w:sdtContent></w:sdt>`, []string{"word/styles.xml", testStyles},
			[]string{"Nội dung thật nằm trong ô nhập liệu."}},
		{"list with its lead-in", para("", "Hồ sơ gồm:") + listed("1", "0", "Đơn đăng ký") + listed("1", "1", "Bản chính") + listed("1", "1", "Bản sao") + listed("1", "0", "Giấy phép") + para("", "Nộp tại bộ phận một cửa của Ban Quản lý.") + para("", "Nhà đầu tư được:") + listed("2", "0", "Miễn thuế") + listed("2", "0", "Giảm tiền thuê đất") + para("", "Các bước tiếp theo là:") + listed("3", "0", "Nộp đơn") + listed("3", "0", "Nhận kết quả"), []string{"word/numbering.xml", testNumbering},
			[]string{"Hồ sơ gồm:\n1. Đơn đăng ký\n  1.a) Bản chính\n  1.b) Bản sao\n2. Giấy phép", "Nộp tại bộ phận một cửa của Ban Quản lý.", "Nhà đầu tư được:\n- Miễn thuế\n- Giảm tiền thuê đất", "Các bước tiếp theo là:\n1. Nộp đơn\n2. Nhận kết quả"}},
		{"fonts from before Unicode", `<w:p>` + run(`<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>`, "H¶i Phßng lµ thµnh phè c") + run(`<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>`, "¶ng ") + run(`<w:rFonts w:ascii="VNI-Times"/>`, "cuûa mie") + run(`<w:rFonts w:ascii="VNI-Times"/>`, "àn Baéc ") + run("", "và cả nước.") + `</w:p>` + para(`<w:pStyle w:val="Cu"/>`, "§Çu t</w:t><w:softHyphen/><w:t xml:space=\"preserve\"> n−íc ngoµi t¨ng nhanh."), []string{"word/styles.xml", testStyles},
			[]string{"Hải Phòng là thành phố cảng của miền Bắc và cả nước.", "Đầu tư nước ngoài tăng nhanh."}},
		{"signs above and below the line", `<w:p>` + run("", "Diện tích 120 m") + run(`<w:vertAlign w:val="superscript"/>`, "2") + run("", ", mật độ 10") + run(`<w:vertAlign w:val="superscript"/>`, "-3") + run("", " kg/m") + run(`<w:rStyle w:val="Mu"/>`, "3") + run("", ", CO") + run(`<w:vertAlign w:val="subscript"/>`, "2") + run("", " ở 25 ") + run(`<w:vertAlign w:val="superscript"/>`, "o") + run("", "C, ngày 1") + run(`<w:vertAlign w:val="superscript"/>`, "st") + run("", ", ½ suất, sai số ± 5% và ≥ 10 m².") + `</w:p>`,
			[]string{"word/styles.xml", `<w:styles ` + wordSpace + `><w:style w:type="character" w:styleId="Mu"><w:name w:val="Mũ"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style></w:styles>`},
			[]string{"Diện tích 120 m², mật độ 10⁻³ kg/m³, CO₂ ở 25 °C, ngày 1st, ½ suất, sai số ± 5% và ≥ 10 m²."}},
		{"symbols", `<w:p>` + run("", "Vốn ") + `<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>` + run("", " 300 tỷ, ") + `<w:r><w:sym w:font="Symbol" w:char="F0A3"/></w:r>` + run("", " 500 tỷ, lệch ") + run(`<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>`, "\uF0B1") + run("", " 5%, ") + `<w:r><w:sym w:font="Times New Roman" w:char="00BD"/></w:r>` + run("", " diện tích, ") + `<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>` + run("", " có giấy phép, ") + `<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>` + run(`<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>`, "thuế suất") + run("", " ưu đãi.") + `</w:p>`, nil,
			[]string{"Vốn ≥ 300 tỷ, ≤ 500 tỷ, lệch ± 5%, ½ diện tích, ✓ có giấy phép, thuế suất ưu đãi."}},
		{"a formula", `<w:p>` + run("", "Tiền thuê đất T = ") + `<m:oMath><m:f><m:num><m:r><m:t>S+1</m:t></m:r></m:num><m:den><m:r><m:t>12</m:t></m:r></m:den></m:f><m:r><m:t> × </m:t></m:r><m:sSup><m:e><m:d><m:e><m:r><m:t>1+r</m:t></m:r></m:e></m:d></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup><m:r><m:t> × </m:t></m:r><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>k</m:t></m:r></m:sup></m:sSup></m:oMath>` + run("", " đồng cho mỗi tháng.") + `</w:p>`, nil,
			[]string{"Tiền thuê đất T = (S+1)/12 × (1+r)² × x^k đồng cho mỗi tháng."}},
		{"what is struck through", `<w:p>` + run("", "Thuế suất ") + run("<w:strike/>", "20% ") + run("<w:dstrike/>", "hoặc 17% ") + run(`<w:strike w:val="0"/>`, "15% ") + run(`<w:rStyle w:val="Bo"/>`, "đã bỏ ") + run("", "áp dụng từ năm nay.") + `</w:p><w:p>` + run("<w:strike/>", "Điều khoản này không còn hiệu lực thi hành nữa.") + `</w:p>`,
			[]string{"word/styles.xml", `<w:styles ` + wordSpace + `><w:style w:type="character" w:styleId="Bo"><w:name w:val="Bỏ"/><w:rPr><w:strike/></w:rPr></w:style></w:styles>`},
			[]string{"Thuế suất 15% áp dụng từ năm nay."}},
		{"table with joined cells", `<w:tbl>` +
			`<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>` + para("", "Khu") + `</w:tc><w:tc>` + para("", "Loại") + `</w:tc><w:tc>` + para("", "Giá") + `</w:tc></w:tr>` +
			`<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>` + para("", "Nam Đình Vũ") + `</w:tc><w:tc>` + para("", "Đất") + `</w:tc><w:tc>` + para("", "100") + `</w:tc></w:tr>` +
			`<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>` + para("", "Xưởng") + `</w:tc><w:tc>` + para("", "5") + `</w:tc></w:tr></w:tbl>`, nil,
			[]string{"Khu: Nam Đình Vũ; Loại: Đất; Giá: 100", "Khu: Nam Đình Vũ; Loại: Xưởng; Giá: 5"}},
		{"a header of two rows that is not marked as one", `<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>` + para("", "Chỉ tiêu") + `</w:tc><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>` + para("", "Kết quả") + `</w:tc></w:tr>` +
			`<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>` + para("", "Năm 2023") + `</w:tc><w:tc>` + para("", "Năm 2024") + `</w:tc></w:tr>` +
			`<w:tr><w:tc>` + para("", "Hàng qua cảng") + `</w:tc><w:tc>` + para("", "170") + `</w:tc><w:tc>` + para("", "190") + `</w:tc></w:tr></w:tbl>`, nil,
			[]string{"Chỉ tiêu: Hàng qua cảng; Kết quả – Năm 2023: 170; Kết quả – Năm 2024: 190"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			lib := load(t, map[string]string{"a.docx": string(docxOf(t, tt.body, tt.parts...))})
			doc := lib.document("a.docx")
			if doc == nil {
				t.Fatalf("not loaded: %+v", lib.Problems)
			}
			if diff := cmp.Diff(tt.want, texts(doc)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestDocxHeadings(t *testing.T) {
	body := para(`<w:pStyle w:val="u1"/>`, "Quy hoạch cảng biển") + para(`<w:pStyle w:val="Muc"/>`, "Mục tiêu") + para(`<w:pStyle w:val="Cap2"/>`, "Đến năm 2030") + para("", proseOne) +
		`<w:p>` + run("<w:b/>", "Điều 1. Phạm vi") + `</w:p>` + para("", proseTwo) + para(`<w:outlineLvl w:val="0"/>`, "Tổ chức thực hiện") + para("", proseOne) + `<w:p>` + run("<w:b/>", "Hết phần quy hoạch cảng biển của thành phố Hải Phòng") + `</w:p>`
	lib := load(t, map[string]string{"a.docx": string(docxOf(t, body, "word/styles.xml", testStyles))})
	doc := lib.document("a.docx")
	if doc == nil || doc.Title != "Quy hoạch cảng biển" {
		t.Fatalf("%+v %+v", doc, lib.Problems)
	}
	var got [][]string
	for _, p := range doc.Passages {
		got = append(got, append([]string{p.Text}, p.Headings...))
	}
	want := [][]string{
		{proseOne, "Mục tiêu", "Đến năm 2030"},
		{proseTwo, "Mục tiêu", "Đến năm 2030", "Điều 1. Phạm vi"},
		{proseOne, "Tổ chức thực hiện"},
		{"Hết phần quy hoạch cảng biển của thành phố Hải Phòng", "Tổ chức thực hiện"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestDocxProperties(t *testing.T) {
	core := `<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>Báo cáo cảng biển</dc:title><dcterms:created>2009-01-01T00:00:00Z</dcterms:created><dcterms:modified>2021-05-06T07:08:09Z</dcterms:modified></cp:coreProperties>`
	lib := load(t, map[string]string{"a.docx": string(docxOf(t, para("", proseOne), "docProps/core.xml", core))})
	if doc := lib.document("a.docx"); doc == nil || doc.Title != "Báo cáo cảng biển" || !doc.Date.IsZero() {
		t.Errorf("%+v", doc)
	}
}

func TestDocxFaultsAreReported(t *testing.T) {
	good := docxOf(t, para("", proseOne))
	tests := []struct{ name, data, message string }{
		{"password", oleHeader + "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00", "mật khẩu"},
		{"old format renamed", oleHeader + "WordDocument", "kiểu cũ"},
		{"other program", "{\\rtf1 abc}", "không phải là tệp Word"},
		{"cut in the middle", string(good[:len(good)/2]), "hỏng"},
		{"archive of something else", string(archiveOf(t, "a.txt", "x")), "không phải là tệp Word"},
		{"broken XML", string(docxOf(t, "<w:p><w:r><w:t>a</w:r><")), "hỏng"},
		{"entity bomb", string(archiveOf(t, "word/document.xml", `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><w:document `+wordSpace+`><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`)), "hỏng"},
		{"zip bomb", string(docxOf(t, "<w:p><w:r><w:t>"+strings.Repeat(" ", maxUnpackedBytes)+"</w:t></w:r></w:p>")), "quá"},
		{"too much text", string(docxOf(t, strings.Repeat(para("", strings.Repeat("d", 2000)), 5000))), "quá"},
		{"nothing in it", string(docxOf(t, "<w:p/>")), "không có đoạn văn"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var lib *Library
			endsQuickly(t, tt.name, func() {
				lib = load(t, map[string]string{"a.docx": tt.data, "lien-he.yaml": goodContact})
			})
			if len(lib.Problems) != 1 || lib.Problems[0].Severity != Error || !strings.Contains(lib.Problems[0].Message, tt.message) {
				t.Errorf("%+v, want %q", lib.Problems, tt.message)
			}
		})
	}
}

func archiveOf(t testing.TB, name, content string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	f, err := w.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write([]byte(content)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Ten megabytes of nested elements must not be kept as a tree, which takes 200 MiB and
// more. What is allocated is counted, as what is in use depends on when it is collected.
func TestDocxReadsInBoundedMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("reads a large document")
	}
	data := docxOf(t, strings.Repeat("<w:tbl><w:tr><w:tc>", 200_000)+para("", "a"))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	readDraft(context.Background(), source{"a.docx", data})
	runtime.ReadMemStats(&after)
	if n := after.TotalAlloc - before.TotalAlloc; n > 128<<20 {
		t.Errorf("%d MiB were allocated", n>>20)
	}
}

func FuzzDocx(f *testing.F) {
	f.Add(`<w:p><w:r><w:t>a</w:t></w:r></w:p>`, testStyles, testNumbering)
	f.Add(`<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:tc></w:tr>`, ``, ``)
	f.Add(`<w:p><w:pPr><w:numPr><w:ilvl w:val="8"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:txbxContent><w:p><w:r><w:t>b</w:t>`, testStyles, testNumbering)
	f.Fuzz(func(t *testing.T, body, styles, numbering string) {
		data := docxOf(t, body, "word/styles.xml", styles, "word/numbering.xml", numbering)
		d := docxReader{}.read(context.Background(), source{"a.docx", data})
		for _, b := range d.Blocks {
			if strings.TrimSpace(b.Text) == "" {
				t.Errorf("block %q", b.Text)
			}
		}
	})
}

func TestDeletedCellsAreLeftOut(t *testing.T) {
	cell := func(properties, text string) string {
		return `<w:tc><w:tcPr>` + properties + `</w:tcPr>` + para("", text) + `</w:tc>`
	}
	body := `<w:tbl><w:tr>` + cell("", "Khu") + cell("<w:cellDel/>", "Giá cũ") + cell("", "Giá mới") + `</w:tr><w:tr>` + cell("", "Nomura") + cell("<w:cellDel/>", "5") + cell("", "6") + `</w:tr></w:tbl>`
	doc := load(t, map[string]string{"a.docx": string(docxOf(t, body))}).document("a.docx")
	if diff := cmp.Diff([]string{"Khu: Nomura; Giá mới: 6"}, texts(doc)); diff != "" {
		t.Error(diff)
	}
}

func TestTitlesPlacedByTables(t *testing.T) {
	row := func(cells ...string) string {
		out := "<w:tr>"
		for _, c := range cells {
			out += "<w:tc>" + c + "</w:tc>"
		}
		return out + "</w:tr>"
	}
	text := para("", "Khu kinh tế có quy mô khoảng 20.000 ha, được thành lập vào tháng 12 năm 2024.")
	title := `<w:p>` + run("<w:b/>", "Giới thiệu khu kinh tế phía Nam") + `</w:p>`
	for _, tt := range []struct{ name, body, title string }{
		{"a frame", `<w:tbl>` + row(title) + `</w:tbl>` + text, "Giới thiệu khu kinh tế phía Nam"},
		{"a frame around all of it", `<w:tbl>` + row(title) + row(text) + `</w:tbl>`, "Giới thiệu khu kinh tế phía Nam"},
		{"beside a logo", `<w:tbl>` + row(`<w:p/>`, title) + `</w:tbl>` + text, "Giới thiệu khu kinh tế phía Nam"},
		{"a letterhead above a title", `<w:tbl>` + row(`<w:p/>`, para("", "TRUNG TÂM XÚC TIẾN ĐẦU TƯ")) + `</w:tbl>` + title + text, "Giới thiệu khu kinh tế phía Nam"},
	} {
		doc := load(t, map[string]string{"gioi-thieu.docx": string(docxOf(t, tt.body))}).document("gioi-thieu.docx")
		if doc.Title != tt.title {
			t.Errorf("%s: title %q, want %q", tt.name, doc.Title, tt.title)
		}
	}
}
