package knowledge

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSpecialFilesUnderOtherNames(t *testing.T) {
	const right, old = "hotline: 0225.3822.258\n", "hotline: 0225.0000.000\n"
	for name, read := range map[string]bool{
		"lien-he.yaml.txt": true, "lien-he.yml": true, "LIEN-HE.YAML": true, "Lien-He.yaml.TXT": true, "lien-he (1).yaml": true, "Copy of lien-he.yaml": true,
		"lien-he - Copy.yaml": true, "lien-he - Copy (2).yaml.txt": true, "Bản sao của lien-he.yaml": true, "con/lien-he.yaml.txt": false,
	} {
		lib := load(t, map[string]string{name: right, "a.md": "A b.\n"})
		if got := lib.Contact.Hotline != ""; got != read {
			t.Errorf("%s: read %v", name, got)
		}
		if len(lib.Documents) != 1 {
			t.Errorf("%s became a document", name)
		}
		if told := lib.Problems[0]; read && (told.File != name || told.Severity != Note || !strings.Contains(told.Message, "lien-he.yaml")) {
			t.Errorf("%s: %v", name, lib.Problems)
		}
		lib = load(t, map[string]string{name: old, "lien-he.yaml": right, "a.md": "A b.\n"})
		if lib.Contact.Hotline != "0225.3822.258" {
			t.Errorf("%s counts before lien-he.yaml", name)
		}
		if told := lib.Problems; len(told) != 1 || told[0].File != name || read && !strings.Contains(told[0].Message, "chỉ dùng lien-he.yaml") {
			t.Errorf("%s beside lien-he.yaml: %v", name, told)
		}
	}
	lib := load(t, map[string]string{"lien-he.yaml.txt": "hotline: gọi tôi\n", "a.md": "A b.\n"})
	if lib.Problems[0].File != "lien-he.yaml.txt" || lib.Problems[0].Line != 1 {
		t.Errorf("%v", lib.Problems)
	}
}

func TestHiddenEndsOfOtherFiles(t *testing.T) {
	lib := load(t, map[string]string{
		"lien-he.yaml":    goodContact,
		"a.md.txt":        "---\ntieu_de: A\n---\n\n## B\n\nC **d**.\n",
		"hoi-dap.CSV.txt": "cau_hoi;tra_loi\nMột?;A b.\n",
		"b.docx":          string(docxOf(t, para("", proseOne))),
		"b.docx.yaml.txt": "tieu_de: Cảng\n",
		"e.txt":           proseTwo,
		"E2.YAML.TXT":     "tieu_de: X\n",
		"~$b.docx":        "x", "~WRL0001.tmp": "x", "Thumbs.db": "x", "desktop.ini": "x", ".DS_Store": "x", "Desktop.INI": "x", "x.TMP": "x",
		"cau-hoi-kiem-tra.yaml": "- cau_hoi: gì\n  tai_lieu: a.md\n  doan: 1\n",
	})
	got := map[string]string{}
	for _, d := range lib.Documents {
		got[d.ID] = d.Title + ": " + strings.Join(texts(d), "|")
	}
	if diff := cmp.Diff(map[string]string{"a.md.txt": "A: C d.", "hoi-dap.CSV.txt": "hoi dap: A b.", "b.docx": "Cảng: " + proseOne, "e.txt": "e: " + proseTwo}, got); diff != "" {
		t.Error(diff)
	}
	if len(lib.Problems) != 1 || lib.Problems[0].File != "E2.YAML.TXT" || !strings.Contains(lib.Problems[0].Message, ".yaml") {
		t.Errorf("%v", lib.Problems)
	}
	if len(lib.Checks) != 1 {
		t.Error("the check does not find a.md")
	}
}

// The file of the right name counts from when it is there.
func TestRightNameTakesOver(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("lien-he.yaml.txt", "hotline: 111\n")
	r := NewReading(dir, nil, 0)
	before, _, err := r.Read(t.Context(), today, nil)
	if err != nil {
		t.Fatal(err)
	}
	write("lien-he.yaml", "hotline: 222\n")
	after, _, err := r.Read(t.Context(), today, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := after.Over(before).Library(today).Contact.Hotline; got != "222" {
		t.Errorf("hotline %q", got)
	}
}
