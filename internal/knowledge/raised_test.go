package knowledge

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What is struck through is no longer in force; what stands above the line is
// shown there.
func TestStruckAndRaisedTextInPages(t *testing.T) {
	want := []string{"Thuế suất 15% áp dụng cho dự án trên 10 m² ở KCN Nam Đình Vũ, phát thải CO₂ thấp.", "Khoảng ~5 km đến 10~20 km, từ 6~8 tháng là xong."}
	for name, page := range map[string]string{
		"a.html": `<html><body><p>Thuế suất <s>20%</s> <span style="text-decoration: line-through">17%</span> 15% áp dụng cho dự án trên 10 m<sup>2</sup> ở KCN Nam Đình Vũ, phát thải CO<sub>2</sub> thấp<sup>[1]</sup>.</p><p><del>Điều khoản này không còn hiệu lực thi hành nữa, đã được bãi bỏ.</del></p><p>Khoảng ~5 km đến 10~20 km, từ 6~8 tháng là xong.</p></body></html>`,
		"a.md":   "Thuế suất ~~20%~~ <del>17%</del> 15% áp dụng cho dự án trên 10 m<sup>2</sup> ở KCN Nam Đình Vũ, phát thải CO<sub>2</sub> thấp.\n\n~~Điều khoản này **không còn** hiệu lực.~~\n\nKhoảng ~5 km đến 10~20 km, từ 6~8 tháng là xong.\n",
	} {
		t.Run(name, func(t *testing.T) {
			doc := load(t, map[string]string{name: page}).document(name)
			if diff := cmp.Diff(want, texts(doc)); diff != "" {
				t.Error(diff)
			}
		})
	}
	doc := load(t, map[string]string{"a.md": "<div>Giá <s>5</s> 6 USD/m<sup>2</sup> một tháng.</div>\n"}).document("a.md")
	if diff := cmp.Diff([]string{"Giá 6 USD/m² một tháng."}, texts(doc)); diff != "" {
		t.Error(diff)
	}
}

func TestRaisedText(t *testing.T) {
	tests := []struct{ before, text, want string }{
		{"m", "2", "²"}, {"10", "3", "³"}, {"10", "n+1", "ⁿ⁺¹"}, {"10", "3x", "^3x"}, {"1", "st", "st"}, {"25", "o", "°"}, {"N", "o", "o"},
		{"tăng mạnh", "(1)", "⁽¹⁾"}, {"VietGAP", "TM", "TM"}, {"", " ", " "},
	}
	for _, tt := range tests {
		if got := superscript.set(tt.text, tt.before); got != tt.want {
			t.Errorf("%q above %q: %q, want %q", tt.text, tt.before, got, tt.want)
		}
	}
	if got := subscript.set("2", "CO"); got != "₂" {
		t.Errorf("subscript %q", got)
	}
}
