package knowledge

import (
	"strings"
	"testing"
)

func TestExpiryIsReadInEveryPlainForm(t *testing.T) {
	for text, want := range map[string]string{
		"31/12/2025": "31/12/2025", "2025-12-31": "31/12/2025", "31.12.2025": "31/12/2025", "31-12-25": "31/12/2025", "1/2/26": "01/02/2026", "31 / 12 / 2025": "31/12/2025",
		"12/2025": "31/12/2025", "02/2024": "29/02/2024", "2/2025": "28/02/2025", "tháng 6/2025": "30/06/2025", "Tháng 6 năm 2025": "30/06/2025", "2025-06": "30/06/2025",
		"2025": "31/12/2025", "hết năm 2025": "31/12/2025", "het nam 2025": "31/12/2025", "Hết năm 2025.": "31/12/2025", "cuối năm 2025": "31/12/2025", "năm 2025": "31/12/2025",
		"Ngày 31 tháng 12 năm 2025": "31/12/2025", "ngay 31 thang 12 nam 2025": "31/12/2025", "đến hết ngày 31/12/2025": "31/12/2025", "hết ngày 31 tháng 12 năm 2025": "31/12/2025",
		"đến 30/6/2025": "30/06/2025", "hết quý IV/2025": "31/12/2025", "quý 2 năm 2025": "30/06/2025", "hết tháng 3/2025": "31/03/2025", "2025-12-31 00:00:00": "31/12/2025",
		"không": "01/01/0001", "Không thời hạn": "01/01/0001", "vô thời hạn": "01/01/0001", "chưa xác định": "01/01/0001",
		"31/13/2025": "", "13/2025": "", "quý 5/2025": "", "sang năm": "", "31/12": "", "2015-2020": "", "20250": "", "31-02-25": "",
	} {
		got := ""
		if day, ok := parseExpiry(text); ok {
			got = vietnameseDay(day)
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// What cannot be read ends with the year that it names, so that it is not quoted
// for ever; staff are told either way.
func TestUnreadableExpiry(t *testing.T) {
	tests := []struct{ text, expires, message string }{
		{"het_hieu_luc: 31/13/2025", "31/12/2025", "tạm coi là hết hiệu lực sau ngày 31/12/2025"},
		{"het_hieu_luc: sang năm", "01/01/0001", "vẫn được trích dẫn như còn hiệu lực"},
		{"het_hieu_luc: từ 2020 đến 2025", "01/01/0001", "vẫn được trích dẫn như còn hiệu lực"},
	}
	for _, tt := range tests {
		lib := load(t, map[string]string{"a.md": "---\n" + tt.text + "\n---\nA b.\n", "lien-he.yaml": goodContact})
		if got := vietnameseDay(lib.document("a.md").Expires); got != tt.expires {
			t.Errorf("%s: %s", tt.text, got)
		}
		if p := lib.Problems[0]; !strings.Contains(p.Message+lib.Problems[len(lib.Problems)-1].Message, tt.message) || p.File != "a.md" {
			t.Errorf("%s: %v", tt.text, lib.Problems)
		}
	}
}

func TestKeysAsStaffWriteThem(t *testing.T) {
	for _, key := range []string{"hết hiệu lực", "het hieu luc", "Hết_hiệu_lực", "ngay het hieu luc", "Ngày hết hiệu lực", "hieu_luc_den", "Hiệu lực đến ngày", "hết hạn", "het_hieu_lục", "HET_HIEU_LUC", "het-hieu-luc"} {
		for _, colon := range []string{": ", ":", "："} {
			lib := load(t, map[string]string{"a.md": "---\ntieu_de: Giá nước\n" + key + colon + "31/12/2020\n---\nA b.\n", "lien-he.yaml": goodContact})
			if doc := lib.document("a.md"); doc == nil || vietnameseDay(doc.Expires) != "31/12/2020" {
				t.Errorf("%q%q is not read: %v", key, colon, lib.Problems)
			}
		}
	}
	// When a document begins to hold says nothing about its end.
	for _, key := range []string{"hieu_luc_tu", "ngay_hieu_luc", "hieu_luc", "co hieu luc"} {
		lib := load(t, map[string]string{"a.md": "---\n" + key + ": 01/01/2020\n---\nA b.\n", "lien-he.yaml": goodContact})
		if doc := lib.document("a.md"); !doc.Expires.IsZero() {
			t.Errorf("%q is taken for the end", key)
		}
		if p := lib.Problems; len(p) != 1 || p[0].Severity != Warning || !strings.Contains(p[0].Message, key) || !strings.Contains(p[0].Mend, "het_hieu_luc") {
			t.Errorf("%q: %v", key, p)
		}
	}
	lib := load(t, map[string]string{"a.md": "---\nTiêu đề: Giá nước\nNgày ban hành: 28-02-17\nNguồn: Sở\ngiai đoạn: 2015-2020\n---\nA b.\n", "lien-he.yaml": goodContact})
	doc := lib.document("a.md")
	if doc.Title != "Giá nước" || vietnameseDay(doc.Date) != "28/02/2017" || doc.Source != "Sở" || doc.Period != (Period{2015, 2020}) {
		t.Errorf("%+v", doc)
	}
	if len(lib.Problems) != 4 {
		t.Errorf("%v", lib.Problems)
	}
}
