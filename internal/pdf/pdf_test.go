package pdf

import (
	"bytes"
	"compress/lzw"
	"compress/zlib"
	"context"
	"encoding/ascii85"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// Text joins the cells with tabs between them.
func (l Line) Text() string {
	var b strings.Builder
	for i, c := range l.Cells {
		if i > 0 {
			b.WriteByte('\t')
		}
		for _, s := range c.Spans {
			b.WriteString(s.Text)
		}
	}
	return b.String()
}

// build makes a file of objects, numbered from 1; the first is the catalogue.
func build(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, offset := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer\n<< /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return b.Bytes()
}

func streamOf(entries, data string) string {
	return fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", entries, len(data), data)
}

// onePage makes a file of one page with the content, its font being object 5
// and more objects following.
func onePage(content, font string, more ...string) []byte {
	return build(append([]string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 600 800] >>",
		"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >> >>",
		streamOf("", content),
		font,
	}, more...)...)
}

const helvetica = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"

// linesOf reads all lines of a file as text.
func linesOf(t testing.TB, data []byte) []string {
	t.Helper()
	f, err := Open(context.Background(), data)
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	var out []string
	for i := range f.Pages() {
		page, err := f.Page(context.Background(), i)
		if err != nil {
			t.Fatalf("page %d: %v", i+1, err)
		}
		for _, l := range page.Lines {
			out = append(out, l.Text())
		}
	}
	return out
}

func TestCodesBecomeLetters(t *testing.T) {
	cmap := streamOf("", "/CIDInit /ProcSet findresource begin 1 begincodespacerange <0000><FFFF> endcodespacerange\n"+
		"2 beginbfchar <0001> <1EA3> <0002> <00610301> endbfchar 2 beginbfrange <0010><0012> <0041> <0020><0021> [<0066006C> <D83DDE00>] endbfrange end")
	composite := "<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Times-Bold /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [<< /Subtype /CIDFontType2 /DW 500 >>] >>"
	tests := []struct {
		name, content, font string
		more                []string
		want                string
	}{
		{"WinAnsi", "BT /F 10 Tf (caf\\351 \\226 a\\(b\\)) Tj ET", helvetica, nil, "café – a(b)"},
		{"Differences with names of Vietnamese letters", "BT /F 10 Tf (\\001\\002\\003\\004\\005) Tj ET",
			"<< /Subtype /TrueType /BaseFont /X /Encoding << /Differences [1 /acircumflexacute /uhorngrave /dcroat /uni1EA1 /ydotbelow.alt] >> >>", nil, "ấừđạỵ"},
		{"ToUnicode", "BT /F 10 Tf <000100020010001200200021> Tj ET", composite, []string{cmap}, "ảa\u0301ACfl😀"},
		{"UCS2", "BT /F 10 Tf <1EA30061> Tj ET", "<< /Subtype /Type0 /Encoding /UniGB-UCS2-H /DescendantFonts [<< >>] >>", nil, "ảa"},
		{"blanks from gaps", "BT /F 10 Tf [(Hai) -300 (Ph) 20 (ong)] TJ ET", helvetica, nil, "Hai Phong"},
		{"ActualText", "BT /F 10 Tf /Span << /ActualText <FEFF1EA3> >> BDC (xy) Tj EMC (z) Tj ET", helvetica, nil, "ảz"},
		{"quote operators", "BT /F 10 Tf 12 TL 10 100 Td (mot) Tj (hai) ' 0 0 (ba) \" ET", helvetica, nil, "mot|hai|ba"},
		{"form", "q 1 0 0 1 10 10 cm /X Do Q", helvetica, []string{streamOf("/Type /XObject /Subtype /Form", "BT /F 10 Tf (trong) Tj ET")}, "trong"},
		{"page on its side", "BT /F 10 Tf 0 1 -1 0 100 100 Tm (dung) Tj 0 1 -1 0 120 100 Tm (duoi) Tj ET", helvetica, nil, "dung|duoi"},
		{"watermark", "BT /F 10 Tf (chu) Tj 0.7 0.7 -0.7 0.7 50 50 Tm (mo) Tj ET", helvetica, nil, "chu"},
		{"inline image", "BI /W 1 /H 1 ID \x00(x) Tj EI BT /F 10 Tf (sau) Tj ET", helvetica, nil, "sau"},
		{"painted twice", "BT /F 10 Tf 10 10 Td (dam) Tj 0.2 0 Td (dam) Tj ET", helvetica, nil, "dam"},
		{"outside the page", "BT /F 10 Tf 10 900 Td (ngoai) Tj 0 -800 Td (trong) Tj ET", helvetica, nil, "trong"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := strings.Join(linesOf(t, onePage(tt.content, tt.font, tt.more...)), "|")
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestFilters(t *testing.T) {
	const text = "BT /F 10 Tf (nguyen van) Tj ET          "
	packed := func(w interface {
		Write([]byte) (int, error)
		Close() error
	}, data string, b *bytes.Buffer) string {
		_, _ = w.Write([]byte(data))
		_ = w.Close()
		return b.String()
	}
	var flat, coded, lzwData bytes.Buffer
	deflated := packed(zlib.NewWriter(&flat), text, &flat)
	based := packed(ascii85.NewEncoder(&coded), text, &coded) + "~>"
	// Go's own LZW grows its codes as with EarlyChange 0.
	lz := packed(lzw.NewWriter(&lzwData, lzw.MSB, 8), text, &lzwData)
	var up bytes.Buffer
	predicted := packed(zlib.NewWriter(&up), "\x01"+differences(text[:20])+"\x01"+differences(text[20:]), &up)
	for name, tt := range map[string]struct{ entries, data string }{
		"none":              {"", text},
		"flate":             {"/Filter /FlateDecode", deflated},
		"flate cut short":   {"/Filter [/FlateDecode]", deflated[:len(deflated)-5]},
		"predicted":         {"/Filter /FlateDecode /DecodeParms << /Predictor 11 /Columns 20 >>", predicted},
		"hexadecimal":       {"/Filter /ASCIIHexDecode", hex.EncodeToString([]byte(text)) + ">"},
		"base 85":           {"/Filter /ASCII85Decode", based},
		"LZW":               {"/Filter /LZWDecode /DecodeParms << /EarlyChange 0 >>", lz},
		"runs":              {"/Filter /RunLengthDecode", "\x1D" + text[:30] + "\xF7 \x80"},
		"two after another": {"/Filter [/ASCIIHexDecode /FlateDecode]", hex.EncodeToString([]byte(deflated)) + ">"},
	} {
		t.Run(name, func(t *testing.T) {
			data := build("<< /Pages 2 0 R >>", "<< /Kids [3 0 R] >>", "<< /Type /Page /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
				streamOf(tt.entries, tt.data), helvetica)
			if got := linesOf(t, data); !slices.Equal(got, []string{"nguyen van"}) {
				t.Errorf("got %q", got)
			}
		})
	}
}

func differences(s string) string {
	out := []byte(s)
	for i := len(out) - 1; i > 0; i-- {
		out[i] -= out[i-1]
	}
	return string(out)
}

func TestDamagedFilesAreReadAsFarAsPossible(t *testing.T) {
	good := onePage("BT /F 10 Tf (con lai) Tj ET", helvetica)
	for name, data := range map[string][]byte{
		"junk before the header":   append([]byte("\r\n\r\njunk"), good...),
		"table in the wrong place": bytes.Replace(good, []byte("startxref\n"), []byte("startxref\n9"), 1),
		"no table":                 good[:bytes.Index(good, []byte("xref\n"))],
		"wrong length":             bytes.Replace(good, []byte("/Length 27"), []byte("/Length 3 "), 1),
		"objects shifted":          bytes.Replace(good, []byte("1 0 obj"), []byte("  %x\n 1 0 obj"), 1),
	} {
		t.Run(name, func(t *testing.T) {
			if got := linesOf(t, data); !slices.Equal(got, []string{"con lai"}) {
				t.Errorf("got %q", got)
			}
		})
	}
	for name, data := range map[string][]byte{"empty": nil, "text": []byte("xin chào"), "header only": []byte("%PDF-1.4\n")} {
		if _, err := Open(context.Background(), data); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: error %v, want ErrDamaged", name, err)
		}
	}
}

func TestHostileFilesEndSoon(t *testing.T) {
	var bomb bytes.Buffer
	w := zlib.NewWriter(&bomb)
	for range maxStream>>20 + 1 {
		_, _ = w.Write(make([]byte, 1<<20))
	}
	_ = w.Close()
	ten := func(s string) string { return strings.Repeat(s+" ", 10) }
	var grid strings.Builder
	for range 200_000 {
		grid.WriteString("(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa)Tj ")
	}
	var mesh, aside strings.Builder
	for i := range 140 {
		fmt.Fprintf(&mesh, "%d 10 m %d 790 l S 10 %d m 590 %d l S\n", 10+4*i, 10+4*i, 10+5*i, 10+5*i)
		for range 9 { // no more than maxRules in all
			fmt.Fprintf(&mesh, "%d 10 m %d 790 l S\n", 10+4*i, 10+4*i)
		}
	}
	for i := range 60_000 {
		fmt.Fprintf(&aside, "BT /F 1 Tf %d %d Td (aa) Tj ET ", i%590, i%799)
	}
	tests := map[string][]byte{
		"a mesh of rules":             onePage(mesh.String()+aside.String(), helvetica),
		"columns everywhere":          onePage(aside.String(), helvetica),
		"tags within themselves":      build("<< /Pages 2 0 R /StructTreeRoot 4 0 R >>", "<< /Kids [3 0 R] >>", "<< /Type /Page >>", "<< /K [4 0 R 5 0 R] >>", "<< /S /Table /K [5 0 R 4 0 R 5 0 R] >>"),
		"stream that unpacks to much": build("<< /Pages 2 0 R >>", "<< /Kids [3 0 R] >>", "<< /Type /Page /Contents 4 0 R >>", streamOf("/Filter /FlateDecode", bomb.String())),
		"pages within themselves":     build("<< /Pages 2 0 R >>", "<< /Kids [2 0 R 2 0 R 3 0 R] >>", "<< /Kids [2 0 R] >>"),
		"forms within themselves":     onePage(ten("/X Do"), helvetica, streamOf("/Subtype /Form /Resources << /XObject << /X 6 0 R >> >>", ten("/X Do"))),
		"references in a circle":      build("2 0 R", "3 0 R", "1 0 R"),
		"length in a circle":          build("<< /Pages 2 0 R >>", "<< /Kids [3 0 R] >>", "<< /Type /Page /Contents 4 0 R >>", "<< /Length 4 0 R >>\nstream\nx\nendstream"),
		"deep nesting":                onePage(strings.Repeat("[", 1_000_000), strings.Repeat("<</A", 100_000)),
		"huge map":                    onePage("BT /F 9 Tf <01> Tj ET", "<< /Subtype /Type0 /ToUnicode 6 0 R >>", streamOf("", strings.Repeat("<00000000><FFFFFFFF><0041> ", 300)+"endbfrange")),
		"endless text":                onePage("BT /F 9 Tf "+grid.String(), helvetica),
		"many pages":                  build("<< /Pages 2 0 R >>", "<< /Kids ["+strings.Repeat("<</Type/Page>>", 100_000)+"] >>"),
	}
	for name, data := range tests {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			readAll(data)
			if took := time.Since(start); took > time.Minute {
				t.Errorf("took %v", took)
			}
		})
	}
}

func readAll(data []byte) {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	f, err := Open(ctx, data)
	if err != nil {
		return
	}
	for i := range f.Pages() {
		if _, err := f.Page(ctx, i); err != nil {
			return
		}
	}
	f.Title()
}

// TestGapsWithinALine tells gaps that letters of another font fill, or that set a
// line to both margins, from those between columns.
func TestGapsWithinALine(t *testing.T) {
	fixed := "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 126 /Widths [" + strings.Repeat("500 ", 95) + "] >>"
	for content, want := range map[string][]string{
		// One run in the gaps of the other, one of its letters at the end.
		"BT /F 10 Tf 100 700 Td [(Hi) -500 (n nay th) -500 (i ti)] TJ ET BT /F 10 Tf 110 700 Td [(E) -4000 (O) -2000 (E)] TJ ET": {"HiEn nay thOi tiE"},
		// A blank as wide as in lines set to both margins stands before a letter of the other font.
		"BT /F 10 Tf 100 700 Td [(a b ) -400 ( ) -500 (i xa)] TJ ET BT /F 10 Tf 129 700 Td (O) Tj ET": {"a b Oi xa"},
		// Set to both margins although it ends early, and a row of a table, less even.
		"BT /F 10 Tf 100 700 Td [(Dia ) -2500 (chi: ) -2500 (18)] TJ ET": {"Dia chi: 18"},
		"BT /F 10 Tf 100 700 Td [(Dia ) -2500 (chi: ) -2600 (18)] TJ ET": {"Dia\tchi:\t18"},
		// Without a gap that another run fills, what is painted apart stands apart.
		"BT /F 10 Tf 130 700 Td (hai) Tj ET BT /F 10 Tf 100 700 Td (mot) Tj ET": {"mot\thai"},
	} {
		if diff := cmp.Diff(want, linesOf(t, onePage(content, fixed))); diff != "" {
			t.Errorf("%s:\n%s", content, diff)
		}
	}
}

func TestColumnsAreReadOneAfterTheOther(t *testing.T) {
	var content strings.Builder
	content.WriteString("BT /F 10 Tf 50 700 Td (Mot dong chay ngang qua ca hai cot cua trang giay nay cho thay ro rang la tua de cua bai viet) Tj ET\n")
	for i := range 8 {
		fmt.Fprintf(&content, "BT /F 10 Tf 50 %d Td (cot trai dong %d du dai de lap day het cot) Tj ET\n", 680-12*i, i)
	}
	for i := range 8 {
		fmt.Fprintf(&content, "BT /F 10 Tf 300 %d Td (cot phai dong %d du dai de lap day het cot) Tj ET\n", 680-12*i, i)
	}
	got := linesOf(t, onePage(content.String(), helvetica))
	if len(got) != 17 || !strings.HasPrefix(got[8], "cot trai dong 7") || !strings.HasPrefix(got[9], "cot phai dong 0") {
		t.Errorf("got %q", got)
	}
}

func TestRowsOfATableAreNoColumns(t *testing.T) {
	var content strings.Builder
	for i := range 10 {
		fmt.Fprintf(&content, "BT /F 10 Tf 50 %d Td (%s) Tj ET BT /F 10 Tf 300 %d Td (%d trieu) Tj ET\n", 680-12*i, strings.Repeat("Cang ", 1+i%7), 680-12*i, i)
	}
	for i, line := range linesOf(t, onePage(content.String(), helvetica)) {
		if !strings.HasSuffix(line, fmt.Sprintf("\t%d trieu", i)) {
			t.Errorf("line %d: %q", i, line)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(onePage("BT /F 10 Tf [(Hai) -300 (Phong)] TJ ET", helvetica))
	f.Add(onePage("100 662 100 38 re 200 682 200 18 re 200 662 100 20 re S BT /F 10 Tf 105 690 Td (Hai) Tj ET", helvetica))
	f.Add(taggedPage("<< /S /Table /K << /S /TR /K << /S /TD /K 0 /A << /RowSpan 2 >> >> >> >>", marked(0, 50, 700, "Phong")))
	files, err := filepath.Glob("../knowledge/testdata/fixtures/*.pdf")
	if err != nil || len(files) == 0 {
		f.Fatal("no fixtures")
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(_ *testing.T, data []byte) { readAll(data) })
}
