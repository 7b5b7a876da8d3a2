package knowledge

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func reported(lib *Library) []string {
	var out []string
	for _, p := range lib.Problems {
		out = append(out, fmt.Sprintf("%s:%d %d", p.File, p.Line, p.Severity))
	}
	return out
}

// One slip costs its own line, not the file.
func TestOneBadLineLeavesTheOthers(t *testing.T) {
	lib := load(t, map[string]string{
		"a.md":         "A b.\n",
		"lien-he.yaml": "# Trung tâm\nco_quan: Trung tâm Xúc tiến: đầu tư\nhotline: 0225.3822.258\ndat_lich: \"https://a.vn\ndia_chi: [Số 1\ngio_lam_viec: 8:00 - 17:00\n\temail: a@b.vn\n",
		"thuat-ngu.yaml": "- vi: [khu công nghiệp]\n  viet_tat: [KCN]\n- vi: [vốn đầu tư]\n  en: [capital\n  viet_tat: [FDI]\n- vi: \"cảng\n" +
			"- vi: [thuế]\n  doi_thuong: @phí\n  en: [tax]\n",
		"cau-hoi-kiem-tra.yaml": "- cau_hoi: \"Một?\n  tu_choi: true\n- cau_hoi: Hai?\n  tu_choi: true\n",
	})
	if diff := cmp.Diff(Contact{Agency: "Trung tâm Xúc tiến: đầu tư", Hotline: "0225.3822.258", Booking: "https://a.vn", Hours: "8:00 - 17:00"}, lib.Contact); diff != "" {
		t.Error(diff)
	}
	var got []string
	for _, c := range lib.Glossary.Concepts {
		got = append(got, fmt.Sprint(c.Line, c.Vietnamese, c.Short, c.English))
	}
	if diff := cmp.Diff([]string{"1 [khu công nghiệp] [KCN] []", "3 [vốn đầu tư] [FDI] []", "7 [thuế] [] [tax]"}, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]Check{{Question: "Hai?", Refuse: true, Line: 3}}, lib.Checks); diff != "" {
		t.Error(diff)
	}
	want := []string{"cau-hoi-kiem-tra.yaml:1 0", "lien-he.yaml:2 0", "lien-he.yaml:4 0", "lien-he.yaml:5 0", "lien-he.yaml:7 0", "thuat-ngu.yaml:4 0", "thuat-ngu.yaml:6 0", "thuat-ngu.yaml:8 0"}
	if diff := cmp.Diff(want, reported(lib)); diff != "" {
		t.Error(diff)
	}
}

func TestBrokenQuestionsLeaveTheRestOfFrontMatter(t *testing.T) {
	lib := load(t, map[string]string{"a.md": "---\ntieu_de: Giá: nước\ncau_hoi_mau:\n  - doan: 1\n    cau_hoi: [Giá gì?\nhet_hieu_luc: 31/12/2030\n---\nA b.\n", "lien-he.yaml": goodContact})
	doc := lib.document("a.md")
	if doc.Title != "Giá: nước" || vietnameseDay(doc.Expires) != "31/12/2030" {
		t.Errorf("%+v", doc)
	}
	if diff := cmp.Diff([]string{"a.md:2 0", "a.md:5 0", "a.md:4 1"}, reported(lib)); diff != "" {
		t.Error(diff)
	}
}
