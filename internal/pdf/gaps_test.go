package pdf

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The letters of these pages are 5 points wide. A gap of 4 is one between words.
func TestColumnsAreToldByTheGapsThatRowsShare(t *testing.T) {
	for _, tt := range []struct {
		name  string
		words []any
		want  []string // cells between tabs
	}{
		{"narrow gaps in some rows", []any{
			50, 700, "Khu cong nghiep", 129, 700, "Thap nhat", 178, 700, "Cao nhat", 240, 700, "Den nam",
			50, 680, "DEEP C 2", 129, 680, "120", 178, 680, "150", 240, 680, "2058",
			50, 660, "VSIP", 129, 660, "135", 178, 660, "170", 240, 660, "2062",
			50, 640, "Nam Dinh Vu Hai", 129, 640, "98", 178, 640, "110", 240, 640, "2061"},
			[]string{"Khu cong nghiep\tThap nhat\tCao nhat\tDen nam", "DEEP C 2\t120\t150\t2058", "VSIP\t135\t170\t2062", "Nam Dinh Vu Hai\t98\t110\t2061"}},
		{"a line between rows that is one cell", []any{
			50, 700, "DEEP C 2", 129, 700, "120", 178, 700, "150",
			50, 680, "Thuc hien nam", 129, 680, "Thap nhat", 178, 680, "Cao nhat",
			50, 660, "VSIP", 129, 660, "135", 178, 660, "170"},
			[]string{"DEEP C 2\t120\t150", "Thuc hien nam\tThap nhat\tCao nhat", "VSIP\t135\t170"}},
		{"words between rows that stand anywhere", []any{
			50, 700, "DEEP C 2", 129, 700, "120", 178, 700, "150",
			50, 680, "Gia nay chua gom thue gia tri", 50, 660, "VSIP", 129, 660, "135", 178, 660, "170"},
			[]string{"DEEP C 2\t120\t150", "Gia nay chua gom thue gia tri", "VSIP\t135\t170"}},
		{"gaps wider than between words in all rows", []any{
			50, 700, "Cau", 200, 700, "1200", 229, 700, "2027", 50, 680, "Duong", 205, 680, "980", 229, 680, "2026", 50, 660, "Nha hat", 210, 660, "95", 229, 660, "2025"},
			[]string{"Cau\t1200\t2027", "Duong\t980\t2026", "Nha hat\t95\t2025"}},
		{"rows apart by a cell of many lines", []any{
			50, 700, "Cau", 129, 700, "120", 178, 700, "150", 50, 688, "va", 50, 676, "duong", 50, 664, "ven", 50, 652, "bien", 50, 640, "moi",
			50, 620, "Ben xe", 129, 620, "98", 178, 620, "110", 50, 600, "Nha hat thanh p", 129, 600, "135", 178, 600, "170"},
			[]string{"Cau\t120\t150", "va", "duong", "ven", "bien", "moi", "Ben xe\t98\t110", "Nha hat thanh p\t135\t170"}},
		{"words of running text below columns", []any{
			50, 700, "DEEP C 2", 129, 700, "120", 178, 700, "150", 50, 688, "Gia nay chua g", 129, 688, "om thue thu", 50, 676, "nhap", 50, 660, "VSIP", 129, 660, "135", 178, 660, "170"},
			[]string{"DEEP C 2\t120\t150", "Gia nay chua g om thue thu", "nhap", "VSIP\t135\t170"}},
		{"figures and their units", []any{
			50, 700, "Kho", 200, 700, "1200 m2", 50, 680, "Bai", 210, 680, "95 m2", 50, 660, "Xuong", 210, 660, "80 m2"},
			[]string{"Kho\t1200 m2", "Bai\t95 m2", "Xuong\t80 m2"}},
		{"one wide gap proves nothing", []any{
			50, 700, "Thanh pho", 129, 700, "co cang", 50, 685, "bien lon nhat mien Bac", 50, 670, "va nhieu khu cong nghiep"},
			[]string{"Thanh pho\tco cang", "bien lon nhat mien Bac", "va nhieu khu cong nghiep"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, linesOf(t, onePage(textAt(tt.words...), fixedWidth))); diff != "" {
				t.Error(diff)
			}
		})
	}
}
