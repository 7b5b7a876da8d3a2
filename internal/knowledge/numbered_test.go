package knowledge

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestNumberedListsStayWithTheirLeadIn(t *testing.T) {
	const lead = "Hồ sơ đăng ký đầu tư gồm các giấy tờ sau:"
	long := "1. " + strings.Repeat("Ủy ban nhân dân thành phố xem xét. ", 20)
	tests := []struct {
		name, text string
		want       []string
	}{
		{"nested", lead + "\n\n1. Văn bản đề nghị.\n\n2. Tài liệu, gồm:\n\na) Bản sao;\n\nb) Đề xuất:\n\n+ Quy mô;\n\n3. Báo cáo.\n\n4 tháng sau có kết quả.",
			[]string{lead + "\n1. Văn bản đề nghị.\n2. Tài liệu, gồm:\n  a) Bản sao;\n  b) Đề xuất:\n    + Quy mô;\n3. Báo cáo.", "4 tháng sau có kết quả."}},
		{"letters, through đ", lead + "\n\nd) Bốn.\n\nđ) Năm.", []string{lead, "d) Bốn.", "đ) Năm."}},
		{"letters", lead + "\n\na) Một.\n\nb) Hai.", []string{lead + "\na) Một.\nb) Hai."}},
		{"no lead-in", "Có hai việc.\n\n1. Một.\n\n2. Hai.", []string{"Có hai việc.", "1. Một.", "2. Hai."}},
		{"sections", lead + "\n\n" + strings.TrimSpace(long) + "\n\n2. Hai.", []string{lead, strings.TrimSpace(long), "2. Hai."}},
		{"a new row begins", lead + "\n\n1. Một.\n\n2. Hai.\n\n1. Lại một.", []string{lead + "\n1. Một.\n2. Hai.", "1. Lại một."}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			lib := load(t, map[string]string{"a.txt": "---\ntieu_de: Hồ sơ\n---\n" + tt.text + "\n", "lien-he.yaml": goodContact})
			var got []string
			for _, p := range lib.Documents[0].Passages {
				got = append(got, p.Text)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
