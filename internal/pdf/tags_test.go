package pdf

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// taggedPage makes a file of one page whose tags are the tree, its font being
// object 5.
func taggedPage(tree, content string) []byte {
	return build(
		"<< /Type /Catalog /Pages 2 0 R /StructTreeRoot << /RoleMap << /Doan /P >> /K << /S /Document /Pg 3 0 R /K ["+tree+"] >> >> >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 600 800] >>",
		"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
		streamOf("", content), helvetica)
}

// marked paints text as numbered content at a place.
func marked(number int, x, y int, text string) string {
	return fmt.Sprintf("/Span << /MCID %d >> BDC BT /F 10 Tf %d %d Td (%s) Tj ET EMC\n", number, x, y, text)
}

// blocksOf writes the text of each element with what it is.
func blocksOf(lines []Line) string {
	var out []string
	var last *Element
	for _, l := range lines {
		if l.Element == last {
			out[len(out)-1] += " " + l.Text()
			continue
		}
		last = l.Element
		kind := ""
		switch {
		case l.Element.Heading > 0:
			kind = fmt.Sprintf("h%d ", l.Element.Heading)
		case l.Element.Note:
			kind = "note "
		case !l.Element.Whole:
			kind = "region "
		}
		out = append(out, kind+l.Text())
	}
	return strings.Join(out, "\n")
}

func TestTagsTellTheBlocksOfAText(t *testing.T) {
	for _, tt := range []struct{ name, tree, content, want string }{
		{"paragraphs in the order of the tree",
			"<< /S /H1 /K 2 >> << /S /Doan /K [0 << /S /Span /K 3 >>] >> << /S /P /K 1 >>",
			marked(0, 50, 700, "Mot dong") + marked(1, 50, 650, "Hai") + marked(2, 50, 740, "Tua de") + marked(3, 50, 688, "dong nua"),
			"h1 Tua de\nMot dong dong nua\nHai"},
		{"entries with their signs and paragraphs",
			"<< /S /L /K [<< /S /LI /K [<< /S /Lbl /K 0 >> << /S /LBody /K [<< /S /P /K 1 >> << /S /P /K 2 >>] >>] >> << /S /LI /K 3 >>] >>",
			marked(0, 50, 700, "-") + marked(1, 60, 700, "Muc mot") + marked(2, 60, 688, "Them") + marked(3, 50, 676, "- Muc hai"),
			"- Muc mot\nThem\n- Muc hai"},
		{"text in no block", "<< /S /Div /K 0 >> << /S /P /K 1 >> << /S /NonStruct /K [2 3] >>",
			marked(0, 50, 700, "Thuc don") + marked(1, 150, 700, "Bai viet") + marked(2, 50, 650, "Chan") + marked(3, 50, 638, "trang"),
			"region Thuc don\nBai viet\nregion Chan trang"},
		{"a footnote", "<< /S /P /K [0 << /S /Note /K 2 >> 1] >>",
			marked(0, 50, 700, "Van ban") + marked(1, 50, 688, "tiep") + marked(2, 50, 60, "1 Chu thich"),
			"Van ban tiep\nnote 1 Chu thich"},
		{"a paragraph in two columns", "<< /S /P /K 0 >>",
			"/P << /MCID 0 >> BDC BT /F 10 Tf 50 100 Td (cuoi cot) Tj ET BT /F 10 Tf 300 700 Td (dau cot) Tj ET EMC\n",
			"cuoi cot dau cot"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			page := pageOf(t, taggedPage(tt.tree, tt.content))
			if diff := cmp.Diff(tt.want, blocksOf(page.Tagged)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTagsTellTheCellsOfATable(t *testing.T) {
	tree := "<< /S /Table /K [<< /S /TR /K [<< /S /TH /K 0 /A << /O /Table /RowSpan 2 >> >> << /S /TH /K 1 /A [<< /O /Layout >> << /O /Table /ColSpan 2 >>] >>] >>" +
		" << /S /TR /K [<< /S /TH /K 2 >> << /S /TH /K 3 >>] >>" +
		" << /S /TBody /K << /S /TR /K [<< /S /TD /K [<< /S /P /K 4 >> << /S /P /K 5 >>] >> << /S /TD >> << /S /TD /K 6 >>] >> >>] >>"
	content := marked(0, 50, 700, "Chi tieu") + marked(1, 150, 700, "Ket qua") + marked(2, 150, 688, "2023") + marked(3, 250, 688, "2024") +
		marked(4, 50, 676, "Hang qua") + marked(5, 50, 664, "cang") + marked(6, 250, 670, "190")
	page := pageOf(t, taggedPage(tree, content))
	if diff := cmp.Diff("Chi tieu 1x2|Ket qua 2x1\n2023|2024\nHang qua cang||190", cellsOf(page.Tagged)); diff != "" {
		t.Error(diff)
	}
	if !page.Tagged[0].In.Header || page.Tagged[len(page.Tagged)-1].In.Header {
		t.Error("headers are not told from other cells")
	}
}

func TestLettersOutsideTheTagsAreTold(t *testing.T) {
	page := pageOf(t, taggedPage("<< /S /P /K 0 >>", marked(0, 50, 700, "Trong")+textAt(50, 650, "Ngoai")+"/Artifact BMC "+textAt(50, 20, "Trang 1")+"EMC\n"))
	if len(page.Tagged) != 1 || len(page.Loose) != 1 || page.Loose[0].Text() != "Ngoai" {
		t.Errorf("tagged %v, loose %v", page.Tagged, page.Loose)
	}
}
