package pdf

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"strings"
)

// Page is the text of one page. Places are in points from the lower left
// corner, with the page turned so that most of its text runs to the right.
type Page struct {
	Width, Height float64
	Lines         []Line    // in reading order
	Tagged        []Line    // the same by the elements of a tagged file
	Loose         []Line    // of these, what no element holds
	Images        int       // pictures on the page
	Pictures      []Picture // where they stand, but for those within the text of the file
	Letters       int       // letters painted, whatever their direction
	Unknown       int       // of these, letters whose text the file does not tell
}

// Page reads a page, counted from 0.
func (f *File) Page(ctx context.Context, i int) (Page, error) {
	page := f.pages[i]
	resources, _ := f.dict(page["Resources"])
	if f.elements == nil {
		f.elements = f.tags(ctx)
	}
	p := &painter{ctx: ctx, file: f, page: i, state: state{ctm: unit, scale: 1}}
	content, err := f.content(page["Contents"])
	if err != nil {
		return Page{}, fmt.Errorf("unpack page %d: %w", i+1, err)
	}
	p.run(content, resources, 0)
	if err := ctx.Err(); err != nil {
		return Page{}, fmt.Errorf("read page %d: %w", i+1, err)
	}
	out := Page{Images: p.images, Letters: p.letters, Unknown: p.unknown}
	glyphs, turned := upright(p.glyphs, f.area(page), &out)
	out.Pictures = p.picturesOn(turned)
	rules := markStruck(glyphs, p.rulesOn(turned))
	text, tables := ruled(glyphs, rules)
	out.Lines = withTables(makeLines(text), tables)
	if len(f.elements) > 0 {
		out.Tagged, out.Loose = taggedLines(glyphs)
	}
	return out, nil
}

// content joins the streams of a page.
func (f *File) content(o object) ([]byte, error) {
	var parts []object
	switch v := f.resolve(o).(type) {
	case *stream:
		parts = append(parts, v)
	case array:
		parts = v
	}
	var out []byte
	for _, part := range parts[:min(len(parts), 10_000)] {
		s, ok := f.resolve(part).(*stream)
		if !ok {
			continue
		}
		data, err := f.unpack(s)
		if err != nil {
			return nil, err
		}
		if len(out)+len(data) > maxStream {
			return nil, ErrTooLarge
		}
		out = append(append(out, data...), '\n')
	}
	return out, nil
}

// matrix is [a b c d e f] of ISO 32000-2, 8.3.3.
type matrix [6]float64

var unit = matrix{1, 0, 0, 1, 0, 0}

// times applies m first, then n.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// state is the part of the graphics state that text needs.
type state struct {
	ctm                                    matrix
	font                                   *font
	size, charSpace, wordSpace, rise, lead float64
	scale                                  float64
}

// glyph is one letter, or a few that one code stands for.
type glyph struct {
	text        string
	x, y        float64 // of its origin
	width, size float64
	turns       int // quarter turns to the left of the direction of writing
	font        *font
	artifact    bool // the file says that it belongs to the page, not to the text
	section     int  // the marked section it is in; a cell of a table is one
	element     *Element
	struck      bool // it is crossed out (struck.go)
	jump        bool // it does not follow the letter painted before (line.go)
}

// mark is a section of content with a meaning.
type mark struct {
	artifact bool
	section  int
	element  *Element
	actual   *string // text that stands for what is painted
}

// painter follows the operators that place text.
type painter struct {
	ctx       context.Context
	file      *File
	page      int
	depth     int // of pages within the page
	state     state
	stack     []state
	tm, start matrix // of text, and of the start of its line
	marks     []mark
	glyphs    []glyph
	images    int
	letters   int
	unknown   int // letters without text
	sections  int // marked sections
	path      path
	pictures  [][2][2]float64 // opposite corners of pictures
	rules     [][2][2]float64 // lines, from where to where
	operators int
}

// run follows one stream of content.
func (p *painter) run(content []byte, resources dict, depth int) {
	l := lexer{data: content}
	var operands []object
	for {
		o := l.object()
		op, ok := o.(operator)
		if !ok {
			if operands = append(operands, o); len(operands) > 100 {
				operands = operands[50:]
			}
			continue
		}
		p.operators++
		if op == end || p.operators > maxOperators || len(p.glyphs) > maxGlyphs || p.operators%1000 == 0 && p.ctx.Err() != nil {
			return
		}
		switch op {
		case "BI":
			p.images++
			skipInlineImage(&l)
		case "Do":
			p.paint(operands, resources, depth)
		case "Tf":
			p.setFont(operands, resources)
		case "BDC", "BMC":
			p.begin(operands, resources)
		default:
			p.operate(op, operands)
		}
		operands = operands[:0]
	}
}

// numbers returns the last n operands; missing ones are 0.
func numbers(operands []object, n int) []float64 {
	out := make([]float64, n)
	for i := range out {
		if j := len(operands) - n + i; j >= 0 {
			out[i], _ = number(operands[j])
		}
	}
	return out
}

func (p *painter) operate(op operator, operands []object) {
	if p.draw(op, operands) {
		return
	}
	s := &p.state
	value := func() float64 { return numbers(operands, 1)[0] }
	switch op {
	case "q":
		if len(p.stack) < 512 {
			p.stack = append(p.stack, *s)
		}
	case "Q":
		if n := len(p.stack); n > 0 {
			*s, p.stack = p.stack[n-1], p.stack[:n-1]
		}
	case "cm":
		s.ctm = matrix(numbers(operands, 6)).times(s.ctm)
	case "BT":
		p.tm, p.start = unit, unit
	case "Tc":
		s.charSpace = value()
	case "Tw":
		s.wordSpace = value()
	case "Tz":
		s.scale = value() / 100
	case "TL":
		s.lead = value()
	case "Ts":
		s.rise = value()
	case "Td", "TD":
		v := numbers(operands, 2)
		if op == "TD" {
			s.lead = -v[1]
		}
		p.move(v[0], v[1])
	case "Tm":
		p.start = matrix(numbers(operands, 6))
		p.tm = p.start
	case "T*":
		p.move(0, -s.lead)
	case "Tj", "TJ":
		p.show(operands)
	case "'":
		p.move(0, -s.lead)
		p.show(operands)
	case "\"":
		if len(operands) >= 3 {
			v := numbers(operands[:len(operands)-1], 2)
			s.wordSpace, s.charSpace = v[0], v[1]
		}
		p.move(0, -s.lead)
		p.show(operands)
	case "EMC":
		if n := len(p.marks); n > 0 {
			p.marks = p.marks[:n-1]
		}
	}
}

func (p *painter) move(x, y float64) {
	p.start = matrix{1, 0, 0, 1, x, y}.times(p.start)
	p.tm = p.start
}

func (p *painter) setFont(operands []object, resources dict) {
	if len(operands) < 2 {
		return
	}
	p.state.size = numbers(operands, 1)[0]
	fonts, _ := p.file.dict(resources["Font"])
	p.state.font = p.file.font(fonts[nameOf(operands[len(operands)-2])])
}

// begin opens a marked section.
func (p *painter) begin(operands []object, resources dict) {
	m := mark{}
	if n := len(p.marks); n > 0 {
		m = p.marks[n-1]
	}
	if len(operands) > 0 {
		tag := nameOf(operands[0])
		m.artifact = m.artifact || tag == "Artifact"
		properties, _ := p.file.dict(operands[len(operands)-1])
		if key, ok := operands[len(operands)-1].(name); ok && len(operands) > 1 {
			list, _ := p.file.dict(resources["Properties"])
			properties, _ = p.file.dict(list[key])
		}
		if t, ok := p.file.resolve(properties["ActualText"]).(text); ok {
			actual := decodeText([]byte(t))
			m.actual = &actual
		}
		if number, ok := p.file.integer(properties["MCID"]); ok {
			p.sections++
			m.section = p.sections
			if p.depth == 0 { // pages within the page count for themselves
				m.element = p.file.elements[content{p.page, number}]
			}
		}
	}
	if len(p.marks) < 512 {
		p.marks = append(p.marks, m)
	}
}

// show paints strings.
func (p *painter) show(operands []object) {
	if len(operands) == 0 || p.state.font == nil {
		return
	}
	switch v := operands[len(operands)-1].(type) {
	case text:
		p.showText(v)
	case array:
		for _, o := range v {
			if s, ok := o.(text); ok {
				p.showText(s)
			} else if shift, ok := number(o); ok {
				p.advance(-shift / 1000 * p.state.size * p.state.scale)
			}
		}
	}
}

func (p *painter) advance(x float64) { p.tm = matrix{1, 0, 0, 1, x, 0}.times(p.tm) }

func (p *painter) showText(s text) {
	st := &p.state
	var m mark
	if n := len(p.marks); n > 0 {
		m = p.marks[n-1]
	}
	for _, sym := range st.font.symbols(s) {
		if len(p.glyphs) > maxGlyphs {
			return
		}
		place := matrix{st.size * st.scale, 0, 0, st.size, 0, st.rise}.times(p.tm).times(st.ctm)
		g := glyph{
			text: sym.text, x: place[4], y: place[5],
			width: sym.width * math.Hypot(place[0], place[1]),
			size:  math.Hypot(place[2], place[3]),
			font:  st.font, artifact: m.artifact, section: m.section, element: m.element,
		}
		if p.letters++; sym.text == "" && sym.width > 0 && m.actual == nil {
			p.unknown++
		}
		if m.actual != nil {
			// The first letter carries the whole text, the others widen it.
			g.text, *m.actual = *m.actual, ""
		}
		var straight bool
		g.turns, straight = direction(place)
		if straight && g.size > 0.5 && g.size < 2000 && !math.IsNaN(g.x+g.y+g.width) {
			if n := len(p.glyphs); m.actual != nil && g.text == "" && n > 0 && g.turns == 0 {
				p.glyphs[n-1].width = max(p.glyphs[n-1].width, g.x+g.width-p.glyphs[n-1].x)
			} else {
				p.glyphs = append(p.glyphs, g)
			}
		}
		extra := st.charSpace
		if sym.blank {
			extra += st.wordSpace
		}
		p.advance((sym.width*st.size + extra) * st.scale)
	}
}

// direction returns the quarter turns to the left of writing; false for text
// that runs aslant, such as a watermark.
func direction(m matrix) (turns int, straight bool) {
	angle := math.Atan2(m[1], m[0]) / (math.Pi / 2)
	nearest := math.Round(angle)
	return (int(nearest) + 4) % 4, math.Abs(angle-nearest) < 0.06
}

// paint follows a page within the page, or counts a picture.
func (p *painter) paint(operands []object, resources dict, depth int) {
	if len(operands) == 0 || depth >= maxForms {
		return
	}
	objects, _ := p.file.dict(resources["XObject"])
	s, ok := p.file.resolve(objects[nameOf(operands[0])]).(*stream)
	if !ok {
		return
	}
	if nameOf(p.file.resolve(s.dict["Subtype"])) != "Form" {
		p.images++
		p.addPicture()
		return
	}
	content, err := p.file.unpack(s)
	if err != nil {
		return
	}
	inner, ok := p.file.dict(s.dict["Resources"])
	if !ok {
		inner = resources
	}
	saved, stack, marks := p.state, p.stack, p.marks
	p.stack = nil
	if m := p.file.array(s.dict["Matrix"]); len(m) == 6 {
		values := make([]object, 6)
		for i := range m {
			values[i] = p.file.resolve(m[i])
		}
		p.state.ctm = matrix(numbers(values, 6)).times(p.state.ctm)
	}
	p.depth++
	p.run(content, inner, depth+1)
	p.depth--
	p.state, p.stack, p.marks = saved, stack, marks
}

// skipInlineImage moves behind the data of a picture within the content.
func skipInlineImage(l *lexer) {
	for l.pos < len(l.data) {
		i := bytes.Index(l.data[l.pos:], []byte("EI"))
		if i < 0 {
			l.pos = len(l.data)
			return
		}
		at := l.pos + i
		l.pos = at + 2
		if at > 0 && isSpace(l.data[at-1]) && (l.pos >= len(l.data) || isSpace(l.data[l.pos])) {
			return
		}
	}
}

// upright keeps the letters that run in the direction of most, turns them so
// that they run to the right, and drops those outside the page. turned turns
// other places alike.
func upright(glyphs []glyph, area box, page *Page) (out []glyph, turned func(x, y float64) (float64, float64)) {
	var count [4]int
	for _, g := range glyphs {
		if strings.TrimSpace(g.text) != "" {
			count[g.turns]++
		}
	}
	turns := 0
	for t := range count {
		if count[t] > count[turns] {
			turns = t
		}
	}
	page.Width, page.Height = area.x1-area.x0, area.y1-area.y0
	if turns%2 == 1 {
		page.Width, page.Height = page.Height, page.Width
	}
	turned = func(x, y float64) (float64, float64) {
		x, y = x-area.x0, y-area.y0
		switch turns {
		case 1:
			return y, page.Height - x
		case 2:
			return page.Width - x, page.Height - y
		case 3:
			return page.Width - y, x
		}
		return x, y
	}
	out = glyphs[:0]
	for _, g := range glyphs {
		if g.turns != turns {
			continue
		}
		g.x, g.y = turned(g.x, g.y)
		if g.x > -5 && g.x < page.Width+5 && g.y > -5 && g.y < page.Height+5 {
			out = append(out, g)
		}
	}
	return out, turned
}
