package knowledge

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestPlanInPlainText reads a plan whose headings only their numbers show: lines
// that head something are headings, entries of a list are not.
func TestPlanInPlainText(t *testing.T) {
	const plan = `KẾ HOẠCH
Phát triển du lịch biển năm 2024

I. MỤC TIÊU
1. Mục tiêu chung
Phát triển du lịch biển trở thành ngành kinh tế mũi nhọn của thành phố
với sản phẩm đa dạng và chất lượng cao.
2. Mục tiêu cụ thể
a) Đón 9 triệu lượt khách trong năm 2024;
b) Doanh thu đạt 8.500 tỷ đồng.

II. NHIỆM VỤ
1. Nâng cấp bến tàu Cát Bà, hoàn thành trước ngày 30/9/2024.
2. Đào tạo 500 hướng dẫn viên.
`
	d := textReader{}.read(t.Context(), source{id: "ke-hoach.txt", data: []byte(plan)})
	var got []string
	for _, b := range d.Blocks {
		if b.Kind == headingBlock {
			got = append(got, strings.Repeat("#", min(b.Level, 9))+" "+b.Text)
			continue
		}
		got = append(got, b.Text)
	}
	want := []string{
		"# Kế hoạch Phát triển du lịch biển năm 2024",
		"### I. MỤC TIÊU",
		"###### 1. Mục tiêu chung",
		"Phát triển du lịch biển trở thành ngành kinh tế mũi nhọn của thành phố với sản phẩm đa dạng và chất lượng cao.",
		"###### 2. Mục tiêu cụ thể",
		"a) Đón 9 triệu lượt khách trong năm 2024;",
		"b) Doanh thu đạt 8.500 tỷ đồng.",
		"### II. NHIỆM VỤ",
		"1. Nâng cấp bến tàu Cát Bà, hoàn thành trước ngày 30/9/2024.",
		"2. Đào tạo 500 hướng dẫn viên.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

// The name of a chapter stands below its number, and the title above the first.
func TestHeadingsOnTwoLines(t *testing.T) {
	bold := func(text string) string { return `<w:p>` + run("<w:b/>", text) + `</w:p>` }
	body := bold("QUY CHẾ PHỐI HỢP") + bold("Chương I") + bold("QUY ĐỊNH CHUNG") + bold("Điều 1. Phạm vi") + para("", proseOne) + bold("Chương II") + bold("TỔ CHỨC THỰC HIỆN") + bold("Điều 2. Trách nhiệm") + para("", proseTwo)
	doc := load(t, map[string]string{"a.docx": string(docxOf(t, body))}).document("a.docx")
	var got [][]string
	for _, p := range doc.Passages {
		got = append(got, append([]string{p.Text}, p.Headings...))
	}
	want := [][]string{{proseOne, "Chương I QUY ĐỊNH CHUNG", "Điều 1. Phạm vi"}, {proseTwo, "Chương II TỔ CHỨC THỰC HIỆN", "Điều 2. Trách nhiệm"}}
	if diff := cmp.Diff(want, got); diff != "" || doc.Title != "QUY CHẾ PHỐI HỢP" {
		t.Errorf("%q %s", doc.Title, diff)
	}
}

func TestNumbersOfPartsAreJoinedToTheirNames(t *testing.T) {
	h := func(level int, text string) block { return block{Kind: headingBlock, Level: level, Text: text} }
	for _, tt := range []struct{ give, want []block }{
		{[]block{h(3, "Chương I"), h(3, "QUY ĐỊNH CHUNG")}, []block{h(3, "Chương I QUY ĐỊNH CHUNG")}},
		{[]block{h(52, "Chương I"), h(55, "Quy định chung")}, []block{h(52, "Chương I Quy định chung")}},
		{[]block{h(1, "Mục 1"), h(2, "Phạm vi")}, []block{h(1, "Mục 1"), h(2, "Phạm vi")}},
		{[]block{h(3, "Chương I"), h(3, "Mục 1")}, []block{h(3, "Chương I"), h(3, "Mục 1")}},
	} {
		if diff := cmp.Diff(tt.want, joinedHeadings(tt.give)); diff != "" {
			t.Error(diff)
		}
	}
}
