package knowledge

import (
	"strings"
	"testing"
)

func TestDocumentsOfOneSubjectAndOtherPeriods(t *testing.T) {
	doc := func(id, title string, from, to int) *Document {
		return &Document{ID: id, Title: title, Period: Period{from, to}}
	}
	for _, test := range []struct {
		name string
		a, b *Document
		want string
	}{
		{"periods stated", doc("a", "Định hướng phát triển cảng biển", 2015, 2020), doc("b", "Định hướng phát triển cảng biển", 2021, 2025), "2021–2025 và 2015–2020"},
		{"years in the titles", doc("a", "Quy hoạch cảng biển đến năm 2020", 0, 0), doc("b", "Quy hoạch cảng biển đến năm 2030", 0, 0), "2030 và 2020"},
		{"same period", doc("a", "Quy hoạch cảng biển", 2015, 2020), doc("b", "Quy hoạch cảng biển", 2015, 2020), ""},
		{"another subject", doc("a", "Quy hoạch cảng biển", 2015, 2020), doc("b", "Quy hoạch sân bay", 2021, 2025), ""},
		{"no period at all", doc("a", "Quy hoạch cảng biển", 0, 0), doc("b", "Quy hoạch cảng biển", 0, 0), ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			lib := &Library{Documents: []*Document{test.a, test.b}}
			lib.comparePeriods()
			got := ""
			for _, p := range lib.Problems {
				got += p.Message
			}
			if (got == "") != (test.want == "") || !strings.Contains(got, test.want) {
				t.Errorf("reported %q, want %q", got, test.want)
			}
		})
	}
}
