package knowledge

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// gridOf makes a grid of rows whose cells stand between bars.
func gridOf(rows ...string) *tableGrid {
	g := &tableGrid{}
	for _, row := range rows {
		cells := strings.Split(row, "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		g.addRow(cells, false, false)
	}
	return g
}

// TestRowsReadWithTheNamesOfTheirColumns holds which first rows name columns.
func TestRowsReadWithTheNamesOfTheirColumns(t *testing.T) {
	tests := []struct {
		name string
		rows []string
		want []string
	}{
		{"years", []string{"Chỉ tiêu | 2021 | 2022 | 2023", "Vốn FDI (tỷ USD) | 5,26 | 2,5 | 3,5"},
			[]string{"Chỉ tiêu: Vốn FDI (tỷ USD); 2021: 5,26; 2022: 2,5; 2023: 3,5"}},
		{"empty corner", []string{" | Năm 2021 | Năm 2022", "Vốn FDI | 5,26 | 2,5"},
			[]string{"Vốn FDI; Năm 2021: 5,26; Năm 2022: 2,5"}},
		{"empty corner above years", []string{" | 2021 | 2022", "Vốn FDI | 5,26 | 2,5"}, []string{"Vốn FDI; 2021: 5,26; 2022: 2,5"}},
		{"one year among names", []string{"STT | Chỉ tiêu | Đơn vị | 2023", "1 | GRDP | % | 10,34"}, []string{"STT: 1; Chỉ tiêu: GRDP; Đơn vị: %; 2023: 10,34"}},
		{"spans of years, months and days", []string{"Chỉ tiêu | 2016-2020 | 9/2024 | 31/12/2023", "Lao động | 1 | 2 | 3"},
			[]string{"Chỉ tiêu: Lao động; 2016-2020: 1; 9/2024: 2; 31/12/2023: 3"}},
		{"years under one name", []string{"Chỉ tiêu | Vốn FDI | Vốn FDI", " | 2021 | 2022", "KCN Đình Vũ | 7 | 8"},
			[]string{"Chỉ tiêu: KCN Đình Vũ; Vốn FDI – 2021: 7; Vốn FDI – 2022: 8"}},
		{"a row that numbers the columns", []string{"TT | Nội dung | Giá", "(1) | (2) | (3)", "1 | Thuê đất | 100"}, []string{"TT: 1; Nội dung: Thuê đất; Giá: 100"}},
		{"a row that letters the columns", []string{"TT | Nội dung | 2022 | 2023", "A | B | 1 | 2", "1 | Thuê đất | 100 | 110"}, []string{"TT: 1; Nội dung: Thuê đất; 2022: 100; 2023: 110"}},
		{"blocks that count", []string{"Lô | Số tầng", "A | 1", "B | 2"}, []string{"Lô: A; Số tầng: 1", "Lô: B; Số tầng: 2"}},
		{"figures that count", []string{"Bước | Số ngày | Số bộ", "1 | 2 | 3", "2 | 5 | 1"}, []string{"Bước: 1; Số ngày: 2; Số bộ: 3", "Bước: 2; Số ngày: 5; Số bộ: 1"}},
		{"groups behind a number, and a total", []string{"TT | Tên dự án | Vốn | Nơi", "I | Cảng biển | Cảng biển | Cảng biển", "1 | Bến số 7 | 12 | Cát Hải", "II | Du lịch | | ", "1 | Vũ Yên | 18 | Thủy Nguyên", " | Tổng cộng | 30 | "},
			[]string{"Cảng biển: TT: 1; Tên dự án: Bến số 7; Vốn: 12; Nơi: Cát Hải", "Du lịch: TT: 1; Tên dự án: Vũ Yên; Vốn: 18; Nơi: Thủy Nguyên", "Tên dự án: Tổng cộng; Vốn: 30"}},
		{"facts, not columns", []string{"Năm thành lập | 1993", "Số lao động | 500", "Diện tích | 153 ha"}, []string{"Năm thành lập: 1993", "Số lao động: 500", "Diện tích: 153 ha"}},
		{"facts in words", []string{"Tên cảng | Cảng Tân Vũ", "Địa chỉ: | Quận Hải An", "Chủ quản | Cảng Hải Phòng"}, []string{"Tên cảng: Cảng Tân Vũ", "Địa chỉ: Quận Hải An", "Chủ quản: Cảng Hải Phòng"}},
		{"names of two columns", []string{"Năm | Ghi chú", "2021 | Ước", "2022 | Thực hiện"}, []string{"Năm: 2021; Ghi chú: Ước", "Năm: 2022; Ghi chú: Thực hiện"}},
		{"years that are values", []string{"Nomura | 1994 | 2044", "Đình Vũ | 1997 | 2047"}, []string{"Nomura; 1994; 2044", "Đình Vũ; 1997; 2047"}},
		{"figures, not columns", []string{"Nomura | 1.994 | 20", "Đình Vũ | 1.997 | 30"}, []string{"Nomura; 1.994; 20", "Đình Vũ; 1.997; 30"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, gridOf(tt.rows...).rows()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestCaptionHeadsTheRowsOfItsTable(t *testing.T) {
	const table = "| Khu | Diện tích |\n| --- | --- |\n| Tràng Duệ | 401 |\n\n"
	for caption, heads := range map[string]bool{
		"Bảng 1. Các khu công nghiệp đang hoạt động": true,
		"Bảng số 2.1: Các khu công nghiệp":           true,
		"Biểu 3 – Các khu công nghiệp":               true,
		"Bảng giá dưới đây áp dụng từ năm 2026":      false,
		"Bảng 1 nêu các khu đang hoạt động.":         false,
	} {
		doc := load(t, map[string]string{"a.md": "# Khu công nghiệp\n\n" + caption + "\n\n" + table}).document("a.md")
		if got := len(doc.Passages) == 1 && slices.Equal(doc.Passages[0].Headings, []string{caption}); got != heads {
			t.Errorf("%q heads its table: %v, want %v: %q", caption, got, heads, texts(doc))
		}
	}
}
