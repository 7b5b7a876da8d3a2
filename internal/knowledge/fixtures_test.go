package knowledge

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// The fixture folder holds files made by real programs from the texts in
// nguon/ (see testdata/fixtures/make).
const fixtures = "testdata/fixtures"

// legacy are fixtures in encodings that have neither curved quotation marks
// nor long dashes.
var legacy = strings.NewReplacer("“", `"`, "”", `"`, "–", "-")

var fixtureTests = []struct {
	file, source string
	legacy       bool
}{
	{"bai-viet.docx", "bai-viet", false},
	{"bai-viet.md", "bai-viet", false},
	{"bai-viet.pdf", "bai-viet", false},
	{"bai-viet-cam-in.pdf", "bai-viet", false},
	{"bai-viet-cam-sua.pdf", "bai-viet", false},
	{"bai-viet-hai-cot.pdf", "bai-viet", false},
	{"bai-viet-may-in.pdf", "bai-viet", false},
	{"bai-viet-mot-trang.pdf", "bai-viet", false},
	{"bai-viet-thut-dong.pdf", "bai-viet", false},
	{"chinh-sach.docx", "chinh-sach", false},
	{"chinh-sach.md", "chinh-sach", false},
	{"chinh-sach.pdf", "chinh-sach", false},
	{"chinh-sach-can-deu.pdf", "chinh-sach", false},
	{"chinh-sach-nen.pdf", "chinh-sach", false},
	{"in-chinh-sach.pdf", "chinh-sach", false},
	{"in-trang-bang-khong-the.pdf", "trang-bang", false},
	{"in-trang-bang.pdf", "trang-bang", false},
	{"in-trang-web.pdf", "bai-viet", false},
	{"loi/mat-bang.pdf", "bai-viet", false},
	{"phong-vni.docx", "bai-viet", true},
	{"phong-vntime.docx", "bai-viet", true},
	{"quyet-dinh.docx", "quyet-dinh", false},
	{"quyet-dinh.pdf", "quyet-dinh", false},
	{"so-tay.docx", "so-tay", false},
	{"so-tay.pdf", "so-tay", false},
	{"so-tay-gan-the.pdf", "so-tay", false},
	{"tcvn3.txt", "bai-viet", true},
	{"to-hop.txt", "bai-viet", false},
	{"trang-chinh-sach.htm", "chinh-sach", false},
	{"trang-web.html", "bai-viet", false},
	{"utf16-be.txt", "bai-viet", false},
	{"utf16-khong-dau-hieu.txt", "bai-viet", false},
	{"utf16-le.txt", "bai-viet", false},
	{"utf8-bom.txt", "bai-viet", false},
	{"utf8.txt", "bai-viet", false},
	{"vni.txt", "bai-viet", true},
	{"windows-1258.txt", "bai-viet", true},
}

func TestTextOfRealFilesIsThatOfTheirSource(t *testing.T) {
	for _, tt := range fixtureTests {
		t.Run(tt.file, func(t *testing.T) {
			want, got := sourceLines(t, tt.source), readLines(t, tt.file)
			// The head of an administrative document is not part of its text.
			if i := slices.Index(got, want[0]); i > 0 && tt.source == "quyet-dinh" {
				got = got[i:]
			}
			if tt.legacy {
				for i := range want {
					want[i] = legacy.Replace(want[i])
				}
				for i := range got {
					got[i] = legacy.Replace(got[i])
				}
			}
			least := 0.995
			if suffix(tt.file) == ".pdf" {
				least = 0.98
			}
			text := accuracy(strings.Join(want, "\n"), strings.Join(got, "\n"))
			bounds := boundaries(want, got)
			t.Logf("text %.2f %%, paragraphs %.1f %%", 100*text, 100*bounds)
			if text < least || bounds < 0.95 {
				t.Errorf("text %.2f %%, paragraphs %.1f %%; (-want +got):\n%s", 100*text, 100*bounds, cmp.Diff(want, got))
			}
		})
	}
}

var noteMark = regexp.MustCompile(`\[\^\d+\]`)

// sourceLines returns the blocks of a text of nguon/: footnotes behind the
// paragraph they belong to, tables row by row.
func sourceLines(t *testing.T, name string) []string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(fixtures, "nguon", name+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	notes := map[string]string{}
	var out, headers []string
	lines := strings.Split(strings.TrimSpace(string(data)), "\n")
	for _, line := range lines {
		if mark, text, ok := strings.Cut(line, ": "); ok && noteMark.MatchString(mark) {
			notes[mark] = text
		}
	}
	for _, line := range lines {
		switch {
		case strings.HasPrefix(line, "[^"):
			continue
		case strings.HasPrefix(line, "| "):
			cells := strings.Split(strings.Trim(line, "| "), " | ")
			if headers == nil {
				headers = cells
				continue
			}
			line = tableRow(headers, cells)
		}
		out = append(out, strings.TrimLeft(noteMark.ReplaceAllString(line, ""), "#- "))
		for _, mark := range noteMark.FindAllString(line, -1) {
			out = append(out, notes[mark])
		}
	}
	return out
}

var noteNumber = regexp.MustCompile(`^\[?\d\]?[.:)]? `)

// readLines returns the blocks that the package reads from a fixture, in the
// form of sourceLines.
func readLines(t *testing.T, file string) []string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(fixtures, file))
	if err != nil {
		t.Fatal(err)
	}
	d := readDraft(context.Background(), source{file, data})
	var out []string
	if d.Meta.Title != "" && (len(d.Blocks) == 0 || d.Blocks[0].Text != d.Meta.Title) {
		out = append(out, d.Meta.Title)
	}
	for _, b := range d.Blocks {
		out = append(out, noteNumber.ReplaceAllString(strings.TrimLeft(b.Text, "-•– "), ""))
	}
	return out
}

// accuracy is the share of characters that are right: one less the edits that
// turn got into want, each a share of want.
func accuracy(want, got string) float64 {
	a, b := []rune(want), []rune(got)
	return max(0, 1-float64(distance(a, b))/float64(len(a)))
}

// boundaries is how many of the ends of paragraphs are those of the source,
// and the other way round (F1). An end is known by the letters before it.
func boundaries(want, got []string) float64 {
	ends := func(lines []string) map[string]bool {
		out := map[string]bool{}
		for _, l := range lines {
			letters := bare(l)
			out[string(letters[max(0, len(letters)-24):])] = true
		}
		return out
	}
	a, b := ends(want), ends(got)
	both := 0
	for end := range a {
		if b[end] {
			both++
		}
	}
	return 2 * float64(both) / float64(len(a)+len(b))
}

func TestListsOfRealProgramsAreRead(t *testing.T) {
	var want []answer
	for _, line := range sourceLines(t, "hoi-dap")[1:] {
		cells := strings.Split(line, "\t")
		want = append(want, answer{cells[1], cells[2], []string{cells[0]}})
	}
	for _, file := range []string{"hoi-dap.csv", "hoi-dap-cham-phay.csv", "hoi-dap-utf16.csv", "hoi-dap-1258.csv", "hoi-dap.xlsx", "hoi-dap-co-tieu-de.xlsx"} {
		t.Run(file, func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join(fixtures, file))
			if err != nil {
				t.Fatal(err)
			}
			lib := load(t, map[string]string{file: string(data), "lien-he.yaml": goodContact})
			if diff := cmp.Diff(want, answersOf(lib.document(file))); diff != "" {
				t.Errorf("answers (-want +got):\n%s\nproblems: %v", diff, lib.Problems)
			}
		})
	}
}

func TestFaultyFilesAreReported(t *testing.T) {
	lib, err := Load(context.Background(), filepath.Join(fixtures, "loi"), today)
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]string{}
	for _, p := range lib.Problems {
		if p.Mend == "" || utf8.RuneCountInString(p.Message) < 10 {
			t.Errorf("%s: %q does not tell how to mend it", p.File, p.Message)
		}
		said[p.File] += p.Message + "\n" + p.Mend + "\n"
	}
	for file, want := range map[string]string{
		"anh.png":           "hình ảnh",
		"ban-chup.pdf":      "ảnh quét",
		"chep-do.docx":      ".docx",
		"chep-do.pdf":       "hỏng",
		"chi-tieu-de.md":    "không có đoạn văn",
		"doi-ten.docx":      ".docx",
		"doi-ten.xlsx":      "Excel kiểu cũ",
		"excel-cu.xls":      ".xlsx",
		"goi.zip":           "nén",
		"khai-bao-sai.md":   "31/02/2026",
		"khong-phai.pdf":    "hỏng",
		"mat-bang.pdf":      "hỏng một phần",
		"mat-khau.pdf":      "mật khẩu",
		"nhi-phan.txt":      "bảng mã",
		"thieu-cot.csv":     "cau_hoi",
		"thieu-cot.xlsx":    "tra_loi",
		"thieu-tra-loi.csv": "chưa có câu trả lời",
		"trong.docx":        "trống",
		"trong.pdf":         "trống",
		"word-cu.doc":       ".docx",
	} {
		if !strings.Contains(said[file], want) {
			t.Errorf("%s: %q is not said in %q", file, want, said[file])
		}
	}
	for _, file := range []string{"~$bai-viet.docx", "Thumbs.db", ".bai-viet.md.swp"} {
		if said[file] != "" {
			t.Errorf("%s is reported: %s", file, said[file])
		}
	}
}
