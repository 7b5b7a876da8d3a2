package knowledge

import "strings"

// docxRun is what is known of the run at hand.
type docxRun struct {
	style, font string
	bold        int // 0 not said, 1 on, -1 off
	hidden      int // the same
	struck      int // the same
	raised      raised
	math        bool // it is part of a formula
}

// raisedBy reads the values of w:vertAlign.
func raisedBy(value string) raised {
	switch value {
	case "superscript":
		return superscript
	case "subscript":
		return subscript
	}
	return onLine
}

// write adds text of the run at hand to the paragraph at hand. Text is decoded
// by its font in whole stretches: Word cuts words into runs anywhere.
func (t *docxText) write(text string) error {
	p := t.paragraph()
	if p == nil || t.isHidden(p) {
		return nil
	}
	if t.isStruck(p) {
		p.struck = true
		return nil
	}
	t.d.text += len(text)
	if t.d.text > maxTextBytes {
		return errTooMuch
	}
	font := legacyFontOf(t.fontName(p))
	if font != p.font {
		p.settle()
		p.font = font
	}
	if strings.TrimSpace(text) != "" && !t.isBold(p) && !p.plain {
		p.plain, p.bold = true, len(p.text)+p.segment.Len()
	}
	if r := t.raisedOf(); r != onLine {
		p.settle()
		read := font.read(text)
		set := r.set(read, p.lastOf())
		if t.run.math && r == superscript && set == read {
			set = "^" + read
		}
		p.text = append(p.text, clean(set)...)
		return nil
	}
	p.segment.WriteString(text)
	return nil
}

func (t *docxText) fontName(p *docxParagraph) string {
	if t.run.font != "" {
		return t.run.font
	}
	if f := t.d.styles.fontOf(t.run.style); f != "" {
		return f
	}
	if f := t.d.styles.fontOf(t.styleOf(p)); f != "" {
		return f
	}
	return t.d.styles.font
}

func (t *docxText) isBold(p *docxParagraph) bool {
	if t.run.bold != 0 {
		return t.run.bold > 0
	}
	return t.d.styles.isBold(t.run.style) || t.d.styles.isBold(t.styleOf(p))
}

func (t *docxText) isHidden(p *docxParagraph) bool {
	if t.run.hidden != 0 {
		return t.run.hidden > 0
	}
	return t.d.styles.isHidden(t.run.style) || t.d.styles.isHidden(t.styleOf(p))
}

// isStruck reports whether the run is struck through: it is no longer in force.
func (t *docxText) isStruck(p *docxParagraph) bool {
	if t.run.struck != 0 {
		return t.run.struck > 0
	}
	return t.d.styles.isStruck(t.run.style) || t.d.styles.isStruck(t.styleOf(p))
}

func (t *docxText) raisedOf() raised {
	if t.run.raised != onLine {
		return t.run.raised
	}
	return t.d.styles.raisedOf(t.run.style)
}

func (t *docxText) styleOf(p *docxParagraph) string {
	if p.style == "" {
		return t.d.styles.paragraph
	}
	return p.style
}
