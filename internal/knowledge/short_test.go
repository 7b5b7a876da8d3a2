package knowledge

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestOvershortParagraphsAreJoined(t *testing.T) {
	p := func(texts ...string) []block {
		var out []block
		for _, text := range texts {
			switch text[0] {
			case '#':
				out = append(out, block{Kind: headingBlock, Level: 1, Text: text[2:]})
			case '*':
				out = append(out, block{Kind: itemBlock, Text: text[2:]})
			default:
				out = append(out, block{Text: text})
			}
		}
		return out
	}
	tests := []struct {
		name       string
		give, want []block
	}{
		{"label above its paragraph", p("Mục tiêu chung", proseOne), p("Mục tiêu chung\n" + proseOne)},
		{"signature below", p(proseOne, "TM. Ủy ban nhân dân", "Nguyễn Văn An"), p(proseOne + "\nTM. Ủy ban nhân dân\nNguyễn Văn An")},
		{"short sentence", p(proseOne, "Xin trân trọng cảm ơn.", proseTwo), p(proseOne+"\nXin trân trọng cảm ơn.", proseTwo)},
		{"not across a heading", p(proseOne, "# Hai", "Chưa có nội dung.", "# Ba", proseTwo), p(proseOne, "# Hai", "Chưa có nội dung.", "# Ba", proseTwo)},
		{"a lead-in stays with its list", p(proseOne, "Gồm có:", "* - một", "* - hai"), p(proseOne, "Gồm có:", "* - một", "* - hai")},
		{"ordinary paragraphs", p(proseOne, proseTwo), p(proseOne, proseTwo)},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, joinShort(tt.give)); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}
