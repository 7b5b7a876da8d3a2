package knowledge

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

const plan = "Thành phố tập trung phát triển dịch vụ cảng biển, kho bãi và hậu cần, cải cách thủ tục hành chính, " +
	"rút ngắn thời gian thông quan xuống còn 24 giờ, và kêu gọi các nhà đầu tư Nhật Bản, Hàn Quốc tham gia các dự án mới trong khu kinh tế Đình Vũ."

// TestDuplicatesAreAnsweredOnce changes one thing between two documents.
func TestDuplicatesAreAnsweredOnce(t *testing.T) {
	head := func(lines ...string) string { return "---\n" + strings.Join(lines, "\n") + "\n---\n" }
	older, newer := head("tieu_de: Kế hoạch", "ngay: 2019-01-01"), head("tieu_de: Kế hoạch mới", "ngay: 2021-01-01")
	for _, test := range []struct {
		name string
		a, b string
		want string // the document that is a duplicate, "" for none
	}{
		{"same words, the newer is quoted", older + plan, newer + plan, "a.md"},
		{"same words, the newer comes first by name", newer + plan, older + plan, "b.md"},
		{"the newer has expired", older + plan, head("tieu_de: Kế hoạch mới", "ngay: 2021-01-01", "het_hieu_luc: 2022-01-01") + plan, "b.md"},
		{"punctuation and case differ", older + plan, newer + strings.ReplaceAll(strings.Replace(plan, "Thành phố", "THÀNH PHỐ", 1), ",", ";"), "a.md"},
		{"a few words differ", older + plan, newer + strings.Replace(plan, "tập trung phát triển", "tập trung phát triển mạnh", 1), "a.md"},
		{"a figure differs", older + plan, newer + strings.Replace(plan, "24", "48", 1), ""},
		{"a name differs", older + plan, newer + strings.Replace(plan, "Hàn Quốc", "Singapore", 1), ""},
		{"a negation was added", older + plan, newer + strings.Replace(plan, "và kêu gọi", "và không kêu gọi", 1), ""},
		{"short ones under different titles", older + "Mức hỗ trợ là năm mươi phần trăm.", newer + "Mức hỗ trợ là năm mươi phần trăm.", ""},
		{"short ones under the same title", older + "Mức hỗ trợ là năm mươi phần trăm.", strings.Replace(older, "2019", "2018", 1) + "Mức hỗ trợ là năm mươi phần trăm.", "b.md"},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			for name, text := range map[string]string{"a.md": test.a, "b.md": test.b} {
				if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			lib, err := Load(t.Context(), dir, time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC))
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for _, d := range lib.Documents {
				if d.Passages[0].Same != nil {
					got += d.ID
				}
			}
			if got != test.want {
				t.Errorf("duplicate is %q, want %q", got, test.want)
			}
			told := false
			for _, p := range lib.Problems {
				told = told || strings.Contains(p.Message, "trùng")
			}
			if told != (test.want != "") {
				t.Errorf("staff are told: %v", told)
			}
		})
	}
}

// A check that names the duplicate is kept by the passage that stands for it.
func TestCheckOfDuplicate(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"cu.md":                 "---\nngay: 2019-01-01\ncau_hoi_mau:\n  1: [\"Thông quan mất mấy giờ?\"]\n---\n" + plan,
		"moi.md":                "---\nngay: 2021-01-01\n---\n" + plan,
		"cau-hoi-kiem-tra.yaml": "- cau_hoi: Thông quan bao lâu?\n  tai_lieu: cu.md\n  doan: 1\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	lib, err := Load(t.Context(), dir, time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	if len(lib.Checks) != 1 || lib.Checks[0].Document != "moi.md" {
		t.Fatalf("checks are %+v", lib.Checks)
	}
	if got := strings.Join(lib.Documents[1].Passages[0].Questions(), "|"); got != "Thông quan mất mấy giờ?|Thông quan bao lâu?" {
		t.Errorf("the passage is asked for by %q", got)
	}
}

// What is remembered of texts must not outlive them: a folder that is read again and
// again has the duplicates that it has when it is read anew.
func TestDuplicatesOfAChangingFolder(t *testing.T) {
	dir, now := t.TempDir(), time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
	duplicates := func(lib *Library) (ids []string) {
		for _, d := range lib.Documents {
			if d.Passages[0].Same != nil {
				ids = append(ids, d.ID)
			}
		}
		return ids
	}
	reading := NewReading(dir, nil, 0)
	for step, text := range []string{plan, strings.Replace(plan, "24", "48", 1), plan, strings.ToUpper(plan), "Cầu vượt biển dài năm cây số.", plan} {
		for name, text := range map[string]string{"a.md": "# Kế hoạch\n\n" + plan, "b.md": "# Kế hoạch\n\n" + text} {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		content, _, err := reading.Read(t.Context(), now.Add(time.Duration(step)*time.Second), nil)
		if err != nil {
			t.Fatal(err)
		}
		anew, err := Load(t.Context(), dir, now)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(duplicates(anew), duplicates(content.Library(now))); diff != "" {
			t.Errorf("step %d: %s", step, diff)
		}
	}
}

func TestOriginalIsQuotedBeforeItsCopy(t *testing.T) {
	for _, name := range []string{"Copy of ke-hoach.md", "ke-hoach (1).md", "ke-hoach - Copy.md", "Bản sao của ke-hoach.md"} {
		lib := load(t, map[string]string{"ke-hoach.md": plan, name: plan})
		if lib.document(name).Passages[0].Same == nil || lib.document("ke-hoach.md").Passages[0].Same != nil {
			t.Errorf("%s is quoted in place of the original", name)
		}
	}
}

func TestRepeatedWithinADocument(t *testing.T) {
	const short = "Mức hỗ trợ là năm mươi phần trăm."
	doc := load(t, map[string]string{"a.md": "# Đề án\n\n## Mở đầu\n\n" + plan + "\n\n" + short + "\n\n## Giải pháp\n\n" + plan + "\n\n" + short + "\n\n" + short}).document("a.md")
	for _, test := range []struct {
		a, b int
		want bool
		why  string
	}{
		{1, 3, true, "a long one under other headings"},
		{2, 4, false, "a short one under other headings"},
		{4, 5, true, "a short one under the same headings"},
		{1, 2, false, "other words"},
	} {
		if got := doc.Passages[test.b-1].Repeats(doc.Passages[test.a-1]); got != test.want {
			t.Errorf("%s: Repeats is %v", test.why, got)
		}
	}
}
