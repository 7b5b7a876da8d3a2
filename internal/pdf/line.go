package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
)

// Line is what stands on one baseline of a column.
type Line struct {
	Cells  []Cell // one, or several where wide gaps stand between
	X0, X1 float64
	Y      float64 // of the baseline, from the bottom of the page
	Size   float64 // of most of its letters
	// FirstWord is the width of its first word: had it fitted on the line
	// above, the line would not have been broken there.
	FirstWord float64
	Second    float64    // where its second word begins, 0 when it has one word
	Bold      bool       // all of it
	Italic    bool       // all of it
	Artifact  bool       // the file says that it belongs to the page, not to the text
	Column    int        // lines of one column have one number within the page
	Element   *Element   // what a tagged file says of it
	In        *TableCell // the cell of a table it stands in, where that is known
}

// Cell is a part of a line without wide gaps.
type Cell struct {
	X0, X1 float64
	Y      float64 // of its baseline
	Spans  []Span

	blanks            []blank
	firstWord, second float64 // as in Line
	letters           int
	bold, italic      int     // of these
	size              float64 // of its first letter
}

// blank is what stands between two words of a cell.
type blank struct {
	x0, x1   float64
	span, at int // the span and the byte in it where it is written
}

// Span is a part of a cell in one font.
type Span struct {
	Text   string
	Font   string // name of the font, without the prefix of a subset
	Raised bool   // a small letter above the baseline, such as the number of a note
}

// Parts of the size of a letter.
const (
	wordGap = 0.17 // from which a gap is a blank
	cellGap = 1.8  // from which it separates cells or columns
	jumpGap = 0.5  // the same where the letters are not painted one after another
)

// makeLines gathers letters that stand on one baseline, top down.
func makeLines(glyphs []glyph) []Line {
	var lines []Line
	for runs := makeRuns(glyphs); len(runs) > 0; {
		made, strays := linesOfRuns(runs)
		lines, runs = append(lines, made...), strays
	}
	slices.SortStableFunc(lines, func(a, b Line) int { return cmp.Compare(b.Y, a.Y) })
	return lines
}

// linesOfRuns makes lines of runs. strays are those that stand beside the lines
// which they were taken for.
func linesOfRuns(runs []run) (lines []Line, strays []run) {
	slices.SortStableFunc(runs, func(a, b run) int { return cmp.Compare(b.y, a.y) })
	for i := 0; i < len(runs); {
		j := i + 1
		tallest := runs[i]
		for j < len(runs) && math.Abs(runs[j].y-tallest.y) < 0.45*max(tallest.size, runs[j].size) {
			if runs[j].size > tallest.size*1.05 {
				tallest = runs[j]
			}
			j++
		}
		own, others := divideStrays(runs[i:j], tallest)
		strays = append(strays, others...)
		if line, ok := makeLine(own); ok {
			lines = append(lines, line)
		}
		i = j
	}
	return lines, strays
}

// besideGap is how far from a line, in parts of its size, letters stand at least
// that are not on its baseline and not part of it. The raised number of a note
// follows at once.
const besideGap = 0.2

// divideStrays takes from the runs of a line those of a text in smaller type
// that stands beside it, on baselines of its own.
func divideStrays(runs []run, tallest run) (own, strays []run) {
	for _, r := range runs {
		onLine := math.Abs(r.y-tallest.y) < 0.45*r.size
		if onLine || slices.ContainsFunc(runs, func(o run) bool {
			return o.y == tallest.y && r.x < o.end()+besideGap*tallest.size && o.x < r.end()+besideGap*tallest.size
		}) {
			own = append(own, r)
		} else {
			strays = append(strays, r)
		}
	}
	return own, strays
}

// run is a row of letters as the file paints them.
type run struct {
	glyphs  []glyph
	x, y    float64
	size    float64
	visible bool
	inside  bool // it fills gaps of another run, or is a piece of one
}

// end is where its last letter ends.
func (r run) end() float64 {
	last := r.glyphs[len(r.glyphs)-1]
	return last.x + last.width
}

func makeRuns(glyphs []glyph) []run {
	var runs []run
	seen := map[[3]int]string{}
	for i := 0; i < len(glyphs); {
		j := i + 1
		for j < len(glyphs) && follows(glyphs[j-1], glyphs[j]) {
			j++
		}
		r := run{glyphs: glyphs[i:j], x: glyphs[i].x, y: glyphs[i].y, size: glyphs[i].size}
		var text strings.Builder
		for _, g := range r.glyphs {
			text.WriteString(g.text)
		}
		r.visible = strings.TrimSpace(text.String()) != ""
		// Bold type is sometimes made by painting the same twice.
		place := [3]int{int(r.x / (r.size * 0.4)), int(r.y / (r.size * 0.4)), j - i}
		if r.visible && seen[place] != text.String() {
			runs = append(runs, r)
			seen[place] = text.String()
		}
		i = j
	}
	return runs
}

// follows reports whether b continues the run of a.
func follows(a, b glyph) bool {
	return math.Abs(a.y-b.y) < 0.02*a.size && math.Abs(a.size-b.size) < 0.1*a.size && a.artifact == b.artifact &&
		b.x > a.x-0.3*a.size && b.x < a.x+a.width+6*a.size
}

// makeLine joins runs of one baseline.
func makeLine(runs []run) (Line, bool) {
	b := lineBuilder{}
	b.measure(runs)
	runs = weave(runs)
	slices.SortStableFunc(runs, func(a, b run) int { return cmp.Compare(a.x, b.x) })
	for _, r := range runs {
		for i, g := range r.glyphs {
			g.jump = i == 0 && !r.inside
			b.add(g)
		}
	}
	return b.done()
}

// lineBuilder makes one line of letters from left to right.
type lineBuilder struct {
	line     Line
	blank    bool    // a blank stands before the next letter
	gone     bool    // what stood before it is crossed out
	last     glyph   // the letter before
	any      bool    // there is one
	visible  int     // letters
	artifact int     // of them
	right    float64 // where the line ends so far
}

// measure sets the size and the baseline of the line: those of most letters.
func (b *lineBuilder) measure(runs []run) {
	count := map[float64]int{}
	best := 0
	for _, r := range runs {
		key := math.Round(r.size*2) / 2
		count[key] += len(r.glyphs)
		if count[key] > best {
			best = count[key]
			b.line.Size, b.line.Y = r.size, r.y
		}
	}
}

func (b *lineBuilder) add(g glyph) {
	if strings.TrimFunc(g.text, unicode.IsSpace) == "" {
		if g.text != "" {
			b.blank = true
		}
		return
	}
	if g.struck { // no text, and no gap either
		b.blank, b.gone, b.right = true, true, max(b.right, g.x+g.width)
		return
	}
	if b.gone && strings.ContainsAny(g.text[:1], ".,;:!?)") {
		b.blank = false
	}
	b.gone = false
	// Marks over a letter are painted where the letter is.
	gap := g.x - b.right
	size := max(g.size, b.line.Size)
	if b.any && g.text == b.last.text && math.Abs(g.x-b.last.x) < 0.1*g.size && g.width > 0.15*g.size {
		return
	}
	apart := g.jump || g.section != b.last.section && !b.blank
	switch {
	case !b.any || gap > cellGap*size && !(b.blank && gap < 1.2*cellGap*size) || apart && gap > jumpGap*size || gap > besideGap*size && b.beside(g):
		b.line.Cells = append(b.line.Cells, Cell{X0: g.x, Y: g.y, size: g.size})
	case b.blank || gap > wordGap*size:
		c := b.cell()
		if c.second == 0 {
			c.second = g.x
		}
		b.write(" ", b.last)
		n := len(c.Spans) - 1
		c.blanks = append(c.blanks, blank{b.right, g.x, n, len(c.Spans[n].Text) - len(" ")})
	}
	b.blank = false
	for strings.HasPrefix(g.text, " ") {
		g.text = g.text[1:]
	}
	b.write(g.text, g)
	b.blank = strings.HasSuffix(g.text, " ")
	if b.blank {
		b.trim()
	}
	c := b.cell()
	c.letters++
	if g.font.bold {
		c.bold++
	}
	if g.font.italic {
		c.italic++
	}
	b.visible++
	if g.artifact {
		b.artifact++
	}
	b.last, b.any = g, true
	b.right = max(b.right, g.x+g.width)
	c.X1 = b.right
	if c.second == 0 {
		c.firstWord = c.X1 - c.X0
	}
}

// beside reports whether a letter begins a text that stands beside the last one,
// on another baseline. Raised and lowered letters are smaller.
func (b *lineBuilder) beside(g glyph) bool {
	return g.jump && math.Abs(g.y-b.last.y) > 0.1*b.line.Size && g.size > 0.75*b.last.size && b.last.size > 0.75*g.size
}

// cell is the cell at hand.
func (b *lineBuilder) cell() *Cell { return &b.line.Cells[len(b.line.Cells)-1] }

// trim takes the blanks off the end of the last span.
func (b *lineBuilder) trim() {
	spans := b.cell().Spans
	spans[len(spans)-1].Text = strings.TrimRight(spans[len(spans)-1].Text, " ")
}

// write appends text to the last cell, in a span of its own when font or place
// differ.
func (b *lineBuilder) write(s string, g glyph) {
	cell := b.cell()
	raised := g.size < 0.85*b.line.Size && g.y > b.line.Y+0.15*b.line.Size
	if n := len(cell.Spans); n > 0 && cell.Spans[n-1].Font == g.font.name && cell.Spans[n-1].Raised == raised {
		cell.Spans[n-1].Text += s
		return
	}
	cell.Spans = append(cell.Spans, Span{s, g.font.name, raised})
}

func (b *lineBuilder) done() (Line, bool) {
	if !b.any {
		return Line{}, false
	}
	l := b.line
	if l.stretched() {
		l.Cells = []Cell{join(l.Cells)}
	}
	l.measure()
	l.Artifact = b.artifact == b.visible
	return l, true
}

// measure sets what a line has from its cells.
func (l *Line) measure() {
	first := l.Cells[0]
	l.X0, l.X1 = first.X0, l.Cells[len(l.Cells)-1].X1
	l.FirstWord, l.Second = first.firstWord, first.second
	if l.Second == 0 && len(l.Cells) > 1 {
		l.Second = l.Cells[1].X0
	}
	l.Bold = !slices.ContainsFunc(l.Cells, func(c Cell) bool { return c.bold < c.letters })
	l.Italic = !slices.ContainsFunc(l.Cells, func(c Cell) bool { return c.italic < c.letters })
}

// stretched reports whether the cells are the words of a line that was set to
// both margins although it ends early, as before a line break: gaps of one width
// between single words. The columns of a table are not as even.
func (l Line) stretched() bool {
	if len(l.Cells) < 3 {
		return false
	}
	first := l.Cells[1].X0 - l.Cells[0].X1
	for i, c := range l.Cells {
		if i > 0 && math.Abs(c.X0-l.Cells[i-1].X1-first) > 0.05*l.Size || len(c.Spans) == 0 || strings.Contains(c.Spans[0].Text, " ") {
			return false
		}
	}
	return true
}

// join makes one cell of several.
func join(cells []Cell) Cell {
	out := cells[0]
	out.second = cells[1].X0
	for _, c := range cells[1:] {
		out.letters, out.bold, out.italic = out.letters+c.letters, out.bold+c.bold, out.italic+c.italic
		n := len(out.Spans) - 1
		out.blanks = append(out.blanks, blank{out.X1, c.X0, n, len(out.Spans[n].Text)})
		out.Spans[n].Text += " "
		out.Spans = append(out.Spans, c.Spans...)
		out.X1 = c.X1
	}
	return out
}
