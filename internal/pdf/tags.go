package pdf

import (
	"context"
	"slices"
	"strings"
)

// A tagged file (ISO 32000-2, 14.7 and 14.8) says which letters make a
// paragraph, a heading, an entry of a list or a cell of a table. Word, browsers
// and newer versions of LibreOffice write such files.

// Element is a part of the text that the file names.
type Element struct {
	Order   int  // its place in the text
	Whole   bool // it is one block; else a region of text without paragraphs
	Heading int  // level of a heading, from 1
	Note    bool // a footnote
	cell    *TableCell
}

// content is a piece of the content of a page, by the number that the page
// gives it.
type content struct{ page, number int }

// place is where an element stands.
type place struct {
	page     int
	block    *Element // the innermost one that is whole
	table    *Table
	cell     *TableCell
	unopened bool // nothing but its label was read of block: its first paragraph is part of it
}

// tagReader walks the tree of elements.
type tagReader struct {
	ctx    context.Context
	file   *File
	pages  map[ref]int
	roles  dict
	seen   map[ref]bool
	found  map[content]*Element
	order  int
	region *Element // of the text in no block that was read last
}

// tags returns which element each piece of content belongs to; none for a file
// without tags.
func (f *File) tags(ctx context.Context) map[content]*Element {
	root, _ := f.dict(f.trailer["Root"])
	tree, ok := f.dict(root["StructTreeRoot"])
	if !ok {
		return nil
	}
	t := &tagReader{ctx: ctx, file: f, pages: map[ref]int{}, seen: map[ref]bool{}, found: map[content]*Element{}}
	t.roles, _ = f.dict(tree["RoleMap"])
	for i, r := range f.pageRefs {
		t.pages[r] = i
	}
	t.walk(tree["K"], place{page: -1}, 0)
	return t.found
}

// walk follows the children of an element.
func (t *tagReader) walk(o object, at place, depth int) place {
	if depth > maxNesting*4 || len(t.found) > maxObjects || t.ctx.Err() != nil {
		return at
	}
	if r, ok := o.(ref); ok {
		if t.seen[r] {
			return at
		}
		t.seen[r] = true
	}
	switch v := t.file.resolve(o).(type) {
	case int:
		t.take(content{at.page, v}, at)
	case array:
		for _, kid := range v {
			at = t.walk(kid, at, depth+1)
		}
	case dict:
		if r, ok := v["Pg"].(ref); ok {
			if page, ok := t.pages[r]; ok {
				at.page = page
			}
		}
		switch nameOf(t.file.resolve(v["Type"])) {
		case "MCR":
			if number, ok := t.file.integer(v["MCID"]); ok && v["Stm"] == nil {
				t.take(content{at.page, number}, at)
			}
		case "OBJR":
		default:
			return t.element(v, at, depth)
		}
	}
	return at
}

// take notes what a piece of content belongs to.
func (t *tagReader) take(c content, at place) {
	if at.block != nil {
		t.found[c] = at.block
		return
	}
	if t.region == nil {
		t.region = t.open(&Element{})
	}
	t.found[c] = t.region
}

// open gives an element its place in the text.
func (t *tagReader) open(e *Element) *Element {
	t.order++
	e.Order = t.order
	t.region = nil
	return e
}

// element reads one element and returns the place behind it.
func (t *tagReader) element(d dict, at place, depth int) place {
	inside := at
	switch role := t.role(d); role {
	case "Table":
		inside.table, inside.block, inside.cell, t.region = &Table{}, nil, nil, nil
	case "TR":
		if at.table != nil {
			at.table.Rows = append(at.table.Rows, nil)
		}
	case "TD", "TH":
		if at.table == nil || len(at.table.Rows) == 0 {
			break
		}
		inside.cell = &TableCell{Table: at.table, Columns: t.span(d, "ColSpan"), Rows: t.span(d, "RowSpan"), Header: role == "TH"}
		row := &at.table.Rows[len(at.table.Rows)-1]
		*row = append(*row, inside.cell)
		inside.block, inside.unopened = t.open(&Element{Whole: true, cell: inside.cell}), true
	case "LI", "Note", "FENote":
		inside.block, inside.unopened = t.open(&Element{Whole: true, Note: role != "LI", cell: at.cell}), true
	case "P", "Caption", "Title", "H", "H1", "H2", "H3", "H4", "H5", "H6":
		if !at.unopened {
			inside.block = t.open(&Element{Whole: true, Heading: headingOf(role), cell: at.cell})
		}
		inside.unopened = false
		at.unopened = false
	}
	behind := t.walk(d["K"], inside, depth+1)
	if inside.block == at.block { // a part of the same block
		at.unopened = behind.unopened
	} else if inside.block != nil && at.block == nil {
		t.region = nil
	}
	return at
}

// role is the standard name of an element's kind.
func (t *tagReader) role(d dict) name {
	role := nameOf(t.file.resolve(d["S"]))
	for range 4 { // names may stand for names
		standard := nameOf(t.file.resolve(t.roles[role]))
		if standard == "" || standard == role {
			break
		}
		role = standard
	}
	return role
}

func headingOf(role name) int {
	switch {
	case role == "H" || role == "Title":
		return 1
	case len(role) == 2 && role[0] == 'H':
		return int(role[1] - '0')
	}
	return 0
}

// span reads over how many columns or rows a cell reaches.
func (t *tagReader) span(d dict, key name) int {
	attributes := t.file.array(d["A"])
	if attributes == nil {
		attributes = array{d["A"]}
	}
	for _, a := range attributes {
		if owned, ok := t.file.dict(a); ok {
			if n, ok := t.file.integer(owned[key]); ok && n > 0 {
				return n
			}
		}
	}
	return 1
}

// taggedLines makes the lines of each element, in the order of the elements;
// loose are those of letters that no element holds and that are no furniture
// of the page.
func taggedLines(glyphs []glyph) (tagged, loose []Line) {
	byElement := map[*Element][]glyph{}
	var elements []*Element
	for _, g := range glyphs {
		if g.artifact && g.element == nil {
			continue
		}
		if byElement[g.element] == nil {
			elements = append(elements, g.element)
		}
		byElement[g.element] = append(byElement[g.element], g)
	}
	column := 0
	for _, e := range elements {
		if e == nil {
			loose = makeLines(byElement[e])
			continue
		}
		for _, part := range downward(byElement[e]) {
			column++
			for _, l := range makeLines(part) {
				l.Element, l.In, l.Column = e, e.cell, column
				tagged = append(tagged, l)
			}
		}
	}
	slices.SortStableFunc(tagged, func(a, b Line) int { return a.Element.Order - b.Element.Order })
	return tagged, loose
}

// downward divides letters where they jump up the page: to the next column.
func downward(glyphs []glyph) [][]glyph {
	var parts [][]glyph
	from := 0
	lowest := 0.0
	for i, g := range glyphs {
		if strings.TrimSpace(g.text) == "" {
			continue
		}
		if i > from && g.y > lowest+1.5*g.size {
			parts = append(parts, glyphs[from:i])
			from = i
			lowest = g.y
		}
		if i == from || g.y < lowest {
			lowest = g.y
		}
	}
	return append(parts, glyphs[from:])
}
