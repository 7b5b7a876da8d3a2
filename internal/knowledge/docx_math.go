package knowledge

import "strings"

// docxMath is the state of a formula (ECMA-376, part 1, chapter 22) that is being
// read. A formula is written on one line: powers above it, fractions with a
// stroke, in brackets what would otherwise bind differently.
type docxMath struct {
	raised []raised // of the powers and indices around
	starts []int    // where in the paragraph the parts of fractions and roots begin
	fences []docxFence
}

// docxFence is a pair of brackets; opened says that the first is written.
type docxFence struct {
	open, close string
	opened      bool
}

// formula takes an element of a formula.
func (t *docxText) formula(e element) {
	p := t.paragraph()
	if p == nil {
		return
	}
	m := &t.math
	fence := func() *docxFence {
		if len(m.fences) == 0 {
			return &docxFence{}
		}
		return &m.fences[len(m.fences)-1]
	}
	write := func(text string) {
		t.run = docxRun{}
		_ = t.write(text) // a formula too long ends with the text around it
	}
	switch {
	case e.start && e.name == "t":
		t.run = docxRun{math: true}
		if n := len(m.raised); n > 0 {
			t.run.raised = m.raised[n-1]
		}
		t.properties = "text"
	case e.end && e.name == "t":
		t.properties = ""
	case e.start && len(m.raised)+len(m.starts)+len(m.fences) > 3*maxNesting:
		t.skip = 1
	case e.start && e.name == "sup":
		m.raised = append(m.raised, superscript)
	case e.start && e.name == "sub":
		m.raised = append(m.raised, subscript)
	case e.end && (e.name == "sup" || e.name == "sub") && len(m.raised) > 0:
		m.raised = m.raised[:len(m.raised)-1]
	case e.start && e.name == "deg":
		t.skip = 1
	case e.start && (e.name == "num" || e.name == "den" || e.name == "rad"):
		if sign := map[string]string{"den": "/", "rad": "√"}[e.name]; sign != "" {
			write(sign)
		}
		p.settle()
		m.starts = append(m.starts, p.text.Len())
	case e.end && (e.name == "num" || e.name == "den" || e.name == "rad") && len(m.starts) > 0:
		p.settle()
		p.bracket(m.starts[len(m.starts)-1])
		m.starts = m.starts[:len(m.starts)-1]
	case e.start && e.name == "d":
		m.fences = append(m.fences, docxFence{open: "(", close: ")"})
	case e.start && e.name == "begChr":
		fence().open = e.attr("val")
	case e.start && e.name == "endChr":
		fence().close = e.attr("val")
	case e.start && e.name == "e" && len(m.fences) > 0 && !fence().opened:
		fence().opened = true
		write(fence().open)
	case e.end && e.name == "d" && len(m.fences) > 0:
		write(fence().close)
		m.fences = m.fences[:len(m.fences)-1]
	}
}

// bracket puts brackets around what was written from byte start on, if it is more
// than one number or name.
func (p *docxParagraph) bracket(start int) {
	text := p.text.String()
	if start > len(text) || !strings.ContainsAny(strings.TrimSpace(text[start:]), " +-−–/*×·÷:") {
		return
	}
	p.text.Reset()
	p.text.WriteString(text[:start] + "(" + strings.TrimSpace(text[start:]) + ")")
}
