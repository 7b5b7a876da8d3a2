package knowledge

import (
	"strings"
	"testing"
)

func TestFilesUnderTheNameOfAnotherFormat(t *testing.T) {
	const page = "<!DOCTYPE html><html><body><p>Khu công nghiệp có 120 ha đất trống.</p></body></html>"
	word := string(docxOf(t, para("", "Khu công nghiệp có 120 ha đất trống.")))
	for _, tt := range []struct {
		file, content, want string // what staff are told it is; "" for nothing
	}{
		{"a.pdf", word, "tệp Word (.docx)"},
		{"a.xlsx", word, "tệp Word (.docx)"},
		{"a.txt", word, "tệp Word (.docx)"},
		{"a.docx", word, ""},
		{"a.docx", "%PDF-1.7\n", "tệp PDF (.pdf)"},
		{"a.mht", "\n" + page, "trang web (.html)"},
		{"a.html", page, ""},
		{"a.txt", page, ""},
		{"a.html", "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n" + page + "\n--x--\n", "trang web lưu thành một tệp (.mht)"},
		{"a.docx", "PK\x03\x04 chưa chép xong", ""},
	} {
		got := ""
		for _, p := range load(t, map[string]string{tt.file: tt.content}).Problems {
			if _, after, ok := strings.Cut(p.Message, "thật ra là "); ok {
				got = strings.TrimSuffix(after, " nên không được dùng.")
			}
		}
		if got != tt.want {
			t.Errorf("%s, %.12q: %q, want %q", tt.file, tt.content, got, tt.want)
		}
	}
}
