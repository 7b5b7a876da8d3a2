package knowledge

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSidecarCountsBeforeTheDocument(t *testing.T) {
	text := "---\ntieu_de: Cũ\nnguon: Nguồn cũ\n---\n" + proseOne + "\n"
	tests := []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"by full name", map[string]string{"a.txt": text, "a.txt.yaml": "tieu_de: Mới\nngay: 28/02/2017\n"}, "Mới 28/02/2017 Nguồn cũ"},
		{"by name without extension, in a subfolder", map[string]string{"x/a.txt": text, "x/a.yml": "---\ntieu_de: Mới\ngiai_doan: 2015-2020\n---\n"}, "Mới 01/01/0001 Nguồn cũ"},
		{"full name first", map[string]string{"a.txt": text, "a.yaml": "tieu_de: Khác\n", "a.txt.yaml": "tieu_de: Mới\n"}, "Mới 01/01/0001 Nguồn cũ"},
		{"two documents of the name", map[string]string{"a.txt": text, "a.md": "# B\n\nc d.\n", "a.yaml": "tieu_de: Mới\n"}, "Cũ 01/01/0001 Nguồn cũ"},
	}
	for _, tt := range tests {
		tt.files["lien-he.yaml"] = goodContact
		lib := load(t, tt.files)
		found := false
		for _, doc := range lib.Documents {
			if doc.ID == "a.txt" || doc.ID == "x/a.txt" {
				found = true
				if got := fmt.Sprint(doc.Title, " ", vietnameseDay(doc.Date), " ", doc.Source); got != tt.want {
					t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
				}
			}
		}
		if !found {
			t.Errorf("%s: %+v", tt.name, lib.Problems)
		}
	}
}

func TestDocumentsKeepWhatTheyDoNotAnswer(t *testing.T) {
	lib := load(t, map[string]string{"lien-he.yaml": goodContact,
		"a.md":      "---\nkhong_tra_loi:\n  - Cảng sâu mấy mét?\n---\n" + proseOne,
		"a.md.yaml": "Không trả lời: Ai xây cảng?\n"})
	if diff := cmp.Diff([]string{"Ai xây cảng?", "Cảng sâu mấy mét?"}, lib.document("a.md").Beyond); diff != "" {
		t.Error(diff, lib.Problems)
	}
}

func TestSidecarFaultsNameTheSidecar(t *testing.T) {
	lib := load(t, map[string]string{"a.txt": proseOne, "lien-he.yaml": goodContact,
		"a.txt.yaml": "tieu_de: Mới\nngay: 31/02/2017\ncau_hoi_mau:\n  - doan: 9\n    cau_hoi: gì\n  - doan: 1\n    cau_hoi: Bao nhiêu dự án?\n"})
	var got []string
	for _, p := range lib.Problems {
		got = append(got, fmt.Sprintf("%s:%d", p.File, p.Line))
	}
	if diff := cmp.Diff([]string{"a.txt.yaml:2", "a.txt.yaml:4"}, got); diff != "" {
		t.Error(diff, lib.Problems)
	}
	if diff := cmp.Diff([]string{"Bao nhiêu dự án?"}, lib.document("a.txt").Passages[0].Questions()); diff != "" {
		t.Error(diff)
	}
}
