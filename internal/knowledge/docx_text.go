package knowledge

import (
	"slices"
	"strconv"
	"strings"
)

// The namespaces of the elements that hold text; programs may choose prefixes.
var wordNamespaces = []string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
	"http://purl.oclc.org/ooxml/wordprocessingml/main",
}

// docxText reads the text of one part: paragraphs become blocks where they
// end. What stands in table cells, text boxes and footnotes goes to a
// container of its own first.
type docxText struct {
	d          *docx
	prefix     string // of the elements of Word
	skip       int    // depth inside an element that is not read
	containers []*container
	paragraphs []*docxParagraph // open ones, those around a text box first
	tables     []*docxTable
	counts     map[string]*listCounter
	run        docxRun
	math       docxMath
	properties string // "pPr", "rPr" or "trPr" while inside one
	placehold  bool   // the content control at hand shows only its prompt
}

// maxNesting is how deep tables may stand in tables, and paragraphs, through
// text boxes, in paragraphs. What is deeper is not read: it would be copied
// once for each level.
const maxNesting = 16

// container gathers blocks.
type container struct {
	blocks []block
	carry  string // text of a paragraph whose end was deleted
}

func (d *docx) readBody() error {
	body := &container{}
	t := &docxText{d: d, containers: []*container{body}, counts: map[string]*listCounter{}}
	if err := d.walk(d.main, t.visit); err != nil {
		return err
	}
	d.blocks = body.blocks
	return nil
}

// readNotes reads footnotes and endnotes, which the text then takes in behind
// the paragraphs that refer to them.
func (d *docx) readNotes() error {
	for _, kind := range []string{"footnote", "endnote"} {
		t := &docxText{d: d, containers: []*container{{}}, counts: map[string]*listCounter{}}
		key := ""
		err := d.walk(d.beside(kind+"s.xml"), func(e element) error {
			if e.name == kind && e.start {
				key = ""
				if e.attr("type") == "" || e.attr("type") == "normal" {
					key = kind + e.attr("id")
				}
				t.containers = []*container{{}}
			}
			if e.name == kind && e.end && key != "" {
				for _, b := range t.containers[0].blocks {
					d.notes[key] = append(d.notes[key], b.Text)
				}
			}
			return t.visit(e)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (t *docxText) visit(e element) error {
	switch {
	case t.prefix == "" && e.start:
		t.findPrefix(e)
	case t.skip > 0:
		if e.start {
			t.skip++
		} else if e.end {
			t.skip--
		}
		return nil
	}
	switch {
	case e.start && e.name == "Fallback": // the same again for old programs
		t.skip = 1
	case e.prefix != t.prefix:
		if e.prefix == "m" {
			t.formula(e)
		} else if e.end && e.name == "t" {
			t.properties = ""
		}
	case e.start:
		t.start(e)
	case e.end:
		t.end(e)
	}
	if e.text != "" && t.properties == "text" {
		return t.write(e.text)
	}
	return nil
}

func (t *docxText) findPrefix(e element) {
	t.prefix = "w"
	for _, a := range e.attrs {
		if a.Name.Space == "xmlns" && slices.Contains(wordNamespaces, a.Value) {
			t.prefix = a.Name.Local
		}
	}
}

// paragraph returns the innermost open paragraph, or nil.
func (t *docxText) paragraph() *docxParagraph {
	if len(t.paragraphs) == 0 {
		return nil
	}
	return t.paragraphs[len(t.paragraphs)-1]
}

func (t *docxText) table() *docxTable {
	if len(t.tables) == 0 {
		return nil
	}
	return t.tables[len(t.tables)-1]
}

func (t *docxText) here() *container { return t.containers[len(t.containers)-1] }

func (t *docxText) start(e element) {
	switch e.name {
	case "del", "moveFrom":
		t.deletion()
		t.skip = 1
	case "instrText", "delText", "delInstrText", "rPrChange", "pPrChange", "sectPr", "tblPrChange", "trPrChange", "tcPrChange", "rt":
		t.skip = 1
	case "p":
		if len(t.paragraphs) >= maxNesting {
			t.skip = 1
			return
		}
		t.paragraphs = append(t.paragraphs, &docxParagraph{})
		t.properties = ""
	case "pPr", "trPr":
		t.properties = e.name
	case "rPr":
		if t.properties != "pPr" {
			t.properties = "rPr"
		}
	case "r":
		t.run = docxRun{}
	case "t":
		t.properties = "text"
	case "sdtPr":
		t.placehold = false
	case "showingPlcHdr":
		t.placehold = true
	case "docPartGallery":
		t.placehold = t.placehold || e.attr("val") == "Table of Contents"
	case "sdtContent":
		if t.placehold {
			t.placehold = false
			t.skip = 1
		}
	case "txbxContent":
		t.containers = append(t.containers, &container{})
	case "tbl", "tr", "tc", "gridSpan", "vMerge", "tblHeader", "cellDel":
		t.startTable(e)
	case "footnoteReference", "endnoteReference":
		if p := t.paragraph(); p != nil && len(p.notes) < 1000 {
			p.notes = append(p.notes, strings.TrimSuffix(e.name, "Reference")+e.attr("id"))
		}
	default:
		t.property(e)
	}
}

// deletion notes that the end of a paragraph, or a row, was deleted.
func (t *docxText) deletion() {
	switch p := t.paragraph(); {
	case t.properties == "pPr" && p != nil:
		p.deleted = true
	case t.properties == "trPr" && t.table() != nil:
		t.table().deleted = true
	}
}

// property takes a property of the paragraph or run, or a sign in its text.
func (t *docxText) property(e element) {
	p := t.paragraph()
	if p == nil {
		return
	}
	switch t.properties {
	case "pPr":
		switch e.name {
		case "pStyle":
			p.style = e.attr("val")
		case "outlineLvl":
			p.outline = outlineLevel(e)
		case "numId":
			p.num.list = e.attr("val")
		case "ilvl":
			p.num.level, _ = strconv.Atoi(e.attr("val"))
		}
	case "rPr":
		switch e.name {
		case "rStyle":
			t.run.style = e.attr("val")
		case "rFonts":
			t.run.font = e.font()
		case "b":
			t.run.bold = e.switched()
		case "vanish":
			t.run.hidden = e.switched()
		case "strike", "dstrike":
			if t.run.struck <= 0 { // either of the two strikes
				t.run.struck = e.switched()
			}
		case "vertAlign":
			t.run.raised = raisedBy(e.attr("val"))
		}
	default:
		t.sign(e)
	}
}

// sign writes what an element stands for in the text.
func (t *docxText) sign(e element) {
	switch e.name {
	case "tab", "ptab":
		_ = t.write(" ")
	case "br", "cr":
		if kind := e.attr("type"); kind == "" || kind == "textWrapping" {
			_ = t.write("\n")
		}
	case "softHyphen":
		_ = t.write("\u00AD") // shows nothing, but in the fonts of TCVN3 it is the letter ư
	case "noBreakHyphen":
		_ = t.write("-")
	case "sym":
		if code, err := strconv.ParseUint(e.attr("char"), 16, 16); err == nil && code >= ' ' {
			before := t.run.font
			t.run.font = e.attr("font")
			_ = t.write(string(publicOutside(t.run.font, rune(code))))
			t.run.font = before
		}
	}
}

// publicOutside returns the sign that a w:sym element names: private use is
// another name for the codes of the font, which only fonts of signs need.
func publicOutside(font string, code rune) rune {
	switch legacyFontOf(font) {
	case symbolFont, dingbatFont:
		return code
	}
	return publicCode(code)
}

func (t *docxText) end(e element) {
	switch e.name {
	case "t", "pPr", "trPr":
		t.properties = ""
	case "rPr":
		if t.properties == "rPr" {
			t.properties = ""
		}
	case "p":
		t.endParagraph()
	case "txbxContent":
		if len(t.containers) > 1 {
			boxed := t.here().blocks
			t.containers = t.containers[:len(t.containers)-1]
			if p := t.paragraph(); p != nil {
				p.after = append(p.after, boxed...)
			} else {
				t.here().blocks = append(t.here().blocks, boxed...)
			}
		}
	case "tr", "tc", "tbl":
		t.endTable(e)
	}
}
