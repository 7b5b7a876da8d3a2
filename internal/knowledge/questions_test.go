package knowledge

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A question that an answer stands below is the heading of the answer.
func TestQuestionsHeadTheirAnswers(t *testing.T) {
	const q1, q2 = "Nhà đầu tư nước ngoài cần những giấy tờ gì?", "Câu 2: Thời gian cấp giấy chứng nhận là bao lâu?"
	bold := func(text string) string { return `<w:p>` + run("<w:b/>", text) + `</w:p>` }
	half := `<w:p>` + run("<w:b/>", "Câu 2: ") + run("", "Thời gian cấp giấy chứng nhận là bao lâu?") + `</w:p>`
	want := [][]string{{proseOne, q1}, {proseTwo, q1}, {"Trả lời: Bảy ngày làm việc kể từ khi nhận đủ hồ sơ hợp lệ.", q2}}
	tests := map[string]string{
		"a.docx": string(docxOf(t, para(`<w:pStyle w:val="u1"/>`, "Hỏi đáp đầu tư")+bold(q1)+para("", proseOne)+para("", proseTwo)+half+para("", want[2][0]), "word/styles.xml", testStyles)),
		"b.html": "<html><body><h1>Hỏi đáp đầu tư</h1><p><b>" + q1 + "</b></p><p>" + proseOne + "</p><p>" + proseTwo + "</p><p><b>Câu 2:</b> Thời gian cấp giấy chứng nhận là bao lâu?</p><p>" + want[2][0] + "</p></body></html>",
		"c.md":   "# Hỏi đáp đầu tư\n\n**" + q1 + "**\n\n" + proseOne + "\n\n" + proseTwo + "\n\n**Câu 2:** Thời gian cấp giấy chứng nhận là bao lâu?\n\n" + want[2][0] + "\n",
		"d.txt":  "Hỏi đáp đầu tư\n\nHỏi: " + q1 + "\n\n" + proseOne + "\n\n" + proseTwo + "\n\n" + q2 + "\n\n" + want[2][0] + "\n",
		"e.html": "<html><body><h1>Hỏi đáp đầu tư</h1><ol><li><b>" + q1 + "</b></li></ol><p>" + proseOne + "</p><p>" + proseTwo + "</p><p><b>" + q2 + "</b></p><p>" + want[2][0] + "</p></body></html>",
	}
	for name, content := range tests {
		var got [][]string
		for _, p := range load(t, map[string]string{name: content}).document(name).Passages {
			if len(p.Headings) > 0 {
				p.Headings[0] = strings.TrimPrefix(strings.TrimPrefix(p.Headings[0], "Hỏi: "), "1. ")
			}
			got = append(got, append([]string{p.Text}, p.Headings...))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	// A question that nothing answers, and one in running text, stay.
	const open = "Thành phố cần gì để phát triển?"
	doc := load(t, map[string]string{"a.md": proseOne + "\n\n" + open + "\n\n" + proseTwo + "\n\n**" + q1 + "**\n"}).document("a.md")
	if diff := cmp.Diff([]string{proseOne, open, proseTwo, q1}, texts(doc)); diff != "" {
		t.Error(diff)
	}
}
