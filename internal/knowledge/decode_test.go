package knowledge

import (
	"encoding/binary"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"haiphongbot/internal/vietnamese"
)

func utf16Bytes(s string, order binary.AppendByteOrder) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = order.AppendUint16(out, u)
	}
	return out
}

// inverse writes s letter by letter as the code for which decode gives the
// letter. codes are tried in order.
func inverse(t *testing.T, s string, codes []string, decode func(string) string) []byte {
	t.Helper()
	table := map[string]string{}
	for _, c := range codes {
		if d := decode(c); table[d] == "" {
			table[d] = c
		}
	}
	var out []byte
	for _, r := range s {
		code := string(r)
		if r >= 0x80 {
			if code = table[string(r)]; code == "" {
				t.Fatalf("no code for %q", r)
			}
		}
		for _, c := range code {
			b, ok := charmap.Windows1252.EncodeRune(c)
			if !ok {
				b = byte(c)
			}
			out = append(out, b)
		}
	}
	return out
}

func tcvn3Bytes(t *testing.T, s string) []byte {
	var codes []string
	for c := rune(0xA1); c <= 0xFF; c++ {
		codes = append(codes, string(c))
	}
	return inverse(t, s, codes, vietnamese.DecodeTCVN3)
}

func vniBytes(t *testing.T, s string) []byte {
	var codes []string
	for _, base := range "aeiouyôöñíìæóòîAEIOUYÔÖÑ" {
		codes = append(codes, string(base))
		for _, mark := range "ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË" {
			codes = append(codes, string(base)+string(mark))
		}
	}
	return inverse(t, s, codes, vietnamese.DecodeVNI)
}

// cp1258Bytes writes the vowel with its circumflex, breve or horn, then the
// tone, as Windows does.
func cp1258Bytes(t *testing.T, s string) []byte {
	var out []byte
	for _, r := range norm.NFC.String(s) {
		marks := norm.NFD.String(string(r))
		base, tone := "", ""
		for _, m := range marks {
			if strings.ContainsRune("\u0300\u0301\u0303\u0309\u0323", m) {
				tone += string(m)
			} else {
				base += string(m)
			}
		}
		for _, x := range norm.NFC.String(base) + tone {
			b, ok := charmap.Windows1258.EncodeRune(x)
			if !ok {
				t.Fatalf("no code for %q", x)
			}
			out = append(out, b)
		}
	}
	return out
}

// sample avoids capitals with accents, which TCVN3 fonts do not have.
const sample = "Thành phố Hải Phòng đẩy mạnh cải cách hành chính, phát triển kết cấu hạ tầng; dưới sự lãnh đạo của cấp ủy, người dân được hưởng lợi. Năm 2020 có 35% hộ nghèo thoát nghèo, tỷ lệ lấp đầy 80,5% (tăng nhẹ), kỹ sư giỏi."

func TestEveryEncodingComesOutAsTheSameText(t *testing.T) {
	// The ý of "chú ý" and letters used once test that single letters survive.
	text := sample + "\n\n" + proseTwo
	tests := []struct {
		name    string
		data    []byte
		message string // part of what staff are told
	}{
		{"UTF-8", []byte(text), ""},
		{"UTF-8 with mark", []byte("\uFEFF" + text), ""},
		{"decomposed", []byte(norm.NFD.String(text)), ""},
		{"UTF-16 LE with mark", utf16Bytes("\uFEFF"+text, binary.LittleEndian), ""},
		{"UTF-16 BE with mark", utf16Bytes("\uFEFF"+text, binary.BigEndian), ""},
		{"UTF-16 LE without mark", utf16Bytes(text, binary.LittleEndian), ""},
		{"UTF-16 BE without mark", utf16Bytes(text, binary.BigEndian), ""},
		{"Windows-1258", cp1258Bytes(t, text), "Windows-1258"},
		{"TCVN3", tcvn3Bytes(t, text), "TCVN3"},
		{"VNI", vniBytes(t, text), "VNI"},
		{"TCVN3 saved as UTF-8", latinToUTF8(tcvn3Bytes(t, text)), "TCVN3"},
		{"VNI saved as UTF-8", latinToUTF8(vniBytes(t, text)), "VNI"},
		{"UTF-8 taken for Windows-1252", latinToUTF8([]byte(text)), "UTF-8"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, problems, ok := decodeText(source{"a.txt", tt.data})
			if !ok || got.text != text {
				t.Errorf("read %v as %q", ok, got.text)
			}
			told := fmt.Sprint(problems)
			if (tt.message == "") != (len(problems) == 0) || !strings.Contains(told, tt.message) {
				t.Errorf("problems %s, want %q", told, tt.message)
			}
			if len(problems) == 1 && problems[0].Severity != Note {
				t.Errorf("severity %d", problems[0].Severity)
			}
		})
	}
}

// Staff paste old text into new documents and type on: each line is what it is.
func TestOldLettersAndUnicodeInOneFile(t *testing.T) {
	old := string(latinToUTF8(tcvn3Bytes(t, proseTwo)))
	short := string(latinToUTF8(tcvn3Bytes(t, "Hải Phòng")))
	for name, text := range map[string]struct{ file, want string }{
		"mostly old":     {old + "\n\n" + old + "\n\n" + sample + "\n\nNhà máy có công suất là ba trăm", proseTwo + "\n\n" + proseTwo + "\n\n" + sample + "\n\nNhà máy có công suất là ba trăm"},
		"mostly Unicode": {sample + "\n\n" + sample + "\n\n" + old + "\n\n" + short, sample + "\n\n" + sample + "\n\n" + proseTwo + "\n\nHải Phòng"},
	} {
		got, problems, ok := decodeText(source{"a.txt", []byte(text.file)})
		if !ok || got.text != text.want {
			t.Errorf("%s: read %q", name, got.text)
		}
		if len(problems) != 1 || problems[0].Severity != Note || !strings.Contains(problems[0].Message, "Một phần của tệp dùng bảng mã cũ TCVN3") {
			t.Errorf("%s: %v", name, problems)
		}
	}
	page := "<html><body><h1>Giá thuê (USD/m<sup>2</sup>)</h1><p>" + sample + "</p><p><font face=\".VnTime\">" + old + "</font></p><p>Kho <span style='font-family:\".VnTime\"'>" + short + "</span> là thành phố cảng của cả nước.</p></body></html>"
	web := load(t, map[string]string{"a.html": page}).document("a.html")
	if diff := cmp.Diff([]string{sample, proseTwo, "Kho Hải Phòng là thành phố cảng của cả nước."}, texts(web)); diff != "" || web.Title != "Giá thuê (USD/m²)" {
		t.Error(web.Title, diff)
	}
	const font = `<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>`
	body := para("", old) + para("", sample) + `<w:p>` + run(font, "Nhà máy có công suất lớn nhất nằm ở Cát Hải.") + `</w:p><w:p>` + run(font, short) + run("", " là thành phố cảng của cả nước.") + `</w:p>`
	doc := load(t, map[string]string{"a.docx": string(docxOf(t, body))}).document("a.docx")
	if diff := cmp.Diff([]string{proseTwo, sample, "Nhà máy có công suất lớn nhất nằm ở Cát Hải.", "Hải Phòng là thành phố cảng của cả nước."}, texts(doc)); diff != "" {
		t.Error(diff)
	}
}

func latinToUTF8(data []byte) []byte {
	var out []byte
	for _, c := range data {
		r := charmap.Windows1252.DecodeByte(c)
		if r == '\uFFFD' {
			r = rune(c)
		}
		out = append(out, string(r)...)
	}
	return out
}

func TestDoubtAboutAnEncodingIsReported(t *testing.T) {
	tests := []struct {
		name, text, message string
		data                []byte
	}{
		{"few words", "Cảng Đình Vũ", "Không chắc", cp1258Bytes(t, "Cảng Đình Vũ")},
		{"French", "Un café très agréable à Haiphong, près du port et du marché central.", "Windows-1252",
			[]byte("Un caf\xe9 tr\xe8s agr\xe9able \xe0 Haiphong, pr\xe8s du port et du march\xe9 central.")},
		{"UTF-8 cut in the middle of a letter", sample + " \uFFFD", "1 chữ bị hỏng", []byte(sample + " \xe1\xba")},
	}
	for _, tt := range tests {
		got, problems, ok := decodeText(source{"a.txt", tt.data})
		if !ok || got.text != tt.text {
			t.Errorf("%s: %v %q", tt.name, ok, got.text)
		}
		if len(problems) != 1 || problems[0].Severity != Warning || !strings.Contains(problems[0].Message, tt.message) {
			t.Errorf("%s: %v", tt.name, problems)
		}
	}
}

func TestWhatIsNoTextIsRefused(t *testing.T) {
	for name, data := range map[string]string{
		"picture": "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00",
		"noise":   "\x9f\xff\xc3\x28\xa0\xa1\xe2\x28\xa1\xfc\xa1\xa1\xa1\xa1",
		"program": "\x7fELF\x02\x01\x01\x00",
	} {
		if text, ok := decode([]byte(data)); ok {
			t.Errorf("%s read as %q", name, text)
		}
	}
}

func TestGenuineUnicodeIsNeverConverted(t *testing.T) {
	article, err := os.ReadFile("testdata/article.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{string(article), "Größe über Köln, für München schön.", "ÂÊÔ ĐƯỜNG Đ", "Ê à, ổ ở ẻ"} {
		if _, problems, _ := decodeText(source{"a.txt", []byte(text)}); len(problems) > 0 {
			t.Errorf("%.30q: %v", text, problems)
		}
	}
}

func TestZeroWidthBlanksAreQuotedWhereTheyStand(t *testing.T) {
	text, ok := decode([]byte("\ufeffcó ý kiến \u200b\u200brằng\n\u200b\nđoạn\u00ad sau\u200b"))
	if want := "có ý kiến \u200b\u200brằng\n\nđoạn sau"; !ok || text != want {
		t.Errorf("read %q, want %q", text, want)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("\xff\xfea\x00"))
	f.Add([]byte("H\xb6i Ph\xdfng"))
	f.Fuzz(func(t *testing.T, data []byte) {
		text, ok := decode(data)
		if ok && (strings.ContainsRune(text, '\r') || !norm.NFC.IsNormalString(text)) {
			t.Errorf("%q is not clean", text)
		}
	})
}

func TestAccentsAsMarksBehindTheLetters(t *testing.T) {
	for _, tt := range []struct {
		text, want string
		warned     bool
	}{
		{"Ho^` so+ dda(ng ky' go^`m phie^'u dda(ng ky' co' ddo'ng da^'u.\nGia' thue^ la` 12 trie^.u ddo^`ng.", "Hồ sơ đăng ký gồm phiếu đăng ký có đóng dấu.\nGiá thuê là 12 triệu đồng.", true},
		{"The fee (a*b) isn't fixed. Ask us: it's free, isn't it? See 'Terms' ~ 2^3 + 4.", "The fee (a*b) isn't fixed. Ask us: it's free, isn't it? See 'Terms' ~ 2^3 + 4.", false},
		{"Đặt tên tệp là tha`nh pho^' Ha?i Pho`ng.", "Đặt tên tệp là tha`nh pho^' Ha?i Pho`ng.", false},
	} {
		got, problems, ok := decodeText(source{"a.txt", []byte(tt.text)})
		if !ok || got.text != tt.want || (len(problems) == 1 && problems[0].Severity == Warning && strings.Contains(problems[0].Message, "VIQR")) != tt.warned {
			t.Errorf("%q: %q, problems %v", tt.text, got.text, problems)
		}
	}
}
