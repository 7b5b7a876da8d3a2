package knowledge

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"haiphongbot/internal/vietnamese"
)

// pdfParagraph is lines that belong together.
type pdfParagraph struct {
	lines []pdfLine
}

func (q *pdfParagraph) last() pdfLine { return q.lines[len(q.lines)-1] }

// margins are the left and right edges of the text in one column.
type margins struct{ left, right float64 }

// typesetting is how a document sets its paragraphs.
type typesetting struct {
	columns map[[2]int]margins  // by page and column
	pitch   map[float64]float64 // distance of lines, by size
	indents bool                // first lines are indented
	top     float64             // where the highest line of any page stands
}

// paragraphs joins the lines and adds the blocks.
func (p *pdfText) paragraphs() {
	set := measure(slices.DeleteFunc(slices.Clone(p.lines), func(l pdfLine) bool { return l.In != nil }))
	var open pdfParagraph
	flush := func(at int) {
		if len(open.lines) > 0 {
			p.addParagraph(open)
			p.addNotes(func(n *pdfNote) bool {
				return slices.ContainsFunc(open.lines, func(l pdfLine) bool { return l.page == n.page && slices.Contains(l.notes, n.number) })
			})
			open = pdfParagraph{}
		}
		p.addNotes(func(n *pdfNote) bool { return n.after <= at })
	}
	for i := 0; i < len(p.lines); {
		if n := gridLength(p.lines[i:]); n > 0 {
			flush(i)
			p.addGrids(p.lines[i:i+n], &set)
			i += n
			continue
		}
		if n := tableLength(p.lines[i:]); n > 0 {
			flush(i)
			p.addTable(p.lines[i : i+n])
			i += n
			continue
		}
		l := p.lines[i]
		if len(open.lines) > 0 && set.breaks(open, l) {
			flush(i)
		}
		open.lines = append(open.lines, l)
		i++
	}
	flush(len(p.lines))
}

// fullPage is the number of lines of which some reach the right margin.
const fullPage = 10

// measure finds the margins, the distance of lines and whether first lines are
// indented.
func measure(lines []pdfLine) typesetting {
	set := typesetting{columns: map[[2]int]margins{}, pitch: map[float64]float64{}}
	lefts := map[[2]int]map[float64]int{}
	wide := map[int]margins{} // by column, over all pages
	for _, l := range lines {
		set.top = max(set.top, l.Y)
		key := [2]int{l.page, l.Column}
		m, ok := set.columns[key]
		if !ok {
			lefts[key] = map[float64]int{}
		}
		m.right = max(m.right, l.X1)
		lefts[key][math.Round(l.X0)]++
		set.columns[key] = m
		w := wide[l.Column]
		wide[l.Column] = margins{0, max(w.right, l.X1)}
	}
	for key, m := range set.columns {
		most, count := 0, 0
		for x, n := range lefts[key] {
			count += n
			if n > most || n == most && x < m.left {
				m.left, most = x, n
			}
		}
		// Short pages do not show where lines end; others do.
		if w := wide[key[1]].right; key[1] == 0 && count < fullPage && w-m.right < 60 {
			m.right = w
		}
		set.columns[key] = m
	}
	set.measurePitch(lines)
	indented, flushLeft := 0, 0
	for _, l := range lines {
		switch d := l.X0 - set.of(l).left; {
		case d > 0.8*l.Size && d < 6*l.Size && !l.Bold && typedMarker(l.text) == 0:
			indented++
		case math.Abs(d) < 0.5*l.Size:
			flushLeft++
		}
	}
	set.indents = indented > 2 && indented*12 > flushLeft
	return set
}

func (set *typesetting) of(l pdfLine) margins { return set.columns[[2]int{l.page, l.Column}] }

// enoughPairs is the number of pairs of lines that show the distance of lines.
const enoughPairs = 3

// measurePitch takes the most frequent distance of neighbouring lines that are
// set alike, of which the second goes on with the sentence of the first. Where
// few do, all count: but in a text of short paragraphs most distances are those
// between paragraphs.
func (set *typesetting) measurePitch(lines []pdfLine) {
	goingOn, all := map[float64][]float64{}, map[float64][]float64{}
	for i := 1; i < len(lines); i++ {
		a, b := lines[i-1], lines[i]
		d := halfPoint(a.Y - b.Y)
		size := halfPoint(a.Size)
		if a.page != b.page || a.Column != b.Column || d <= 0 || d > 3*a.Size || size != halfPoint(b.Size) {
			continue
		}
		all[size] = append(all[size], d)
		if continues(b.text) && !endsSentence(a.text) {
			goingOn[size] = append(goingOn[size], d)
		}
	}
	for size, distances := range all {
		if len(goingOn[size]) >= enoughPairs {
			distances = goingOn[size]
		}
		set.pitch[size] = mostFrequent(distances)
	}
}

// mostFrequent returns the most frequent value, the smallest among equals.
func mostFrequent(values []float64) float64 {
	slices.Sort(values)
	best, most := 0.0, 0
	for i := 0; i < len(values); {
		j := i
		for j < len(values) && values[j] == values[i] {
			j++
		}
		if j-i > most {
			best, most = values[i], j-i
		}
		i = j
	}
	return best
}

// breaks reports whether l begins a new paragraph after open.
func (set *typesetting) breaks(open pdfParagraph, l pdfLine) bool {
	last := open.last()
	if last.Element != l.Element {
		return true
	}
	if isTagged(l) {
		return standAlone(last, l)
	}
	if math.Abs(l.Size-last.Size) > 0.08*last.Size || set.boldEnds(open, l) || italicEnds(open, l) {
		return true
	}
	if standAlone(last, l) || l.page == 0 && (isPublication(last.text) || isPublication(l.text)) || strings.HasPrefix(l.text, "Nơi nhận") {
		return true
	}
	fits := set.fits(last, l)
	if startsItem(l.text) && (fits || endsSentence(last.text) || startsItem(open.lines[0].text) && !strings.HasPrefix(l.text, "–")) {
		return true
	}
	if last.page != l.page || last.Column != l.Column {
		return fits || set.breaksAcross(last, l)
	}
	distance := last.Y - l.Y
	if pitch := set.pitch[halfPoint(l.Size)]; distance < 0 || pitch > 0 && distance > 1.25*pitch+0.5 {
		return true
	}
	if centered(last, set.of(last)) && centered(l, set.of(l)) {
		return false
	}
	if m := set.of(l); inMiddle(last, m) && inMiddle(l, m) {
		return m.right-m.left-(last.X1-last.X0) > l.FirstWord+0.5*l.Size
	}
	return fits || set.indented(open, l)
}

// standAlone reports whether one of two lines belongs to the head of an
// administrative document. "số 45-NQ/TW" within a sentence does not.
func standAlone(last, l pdfLine) bool {
	return l.page == 0 && !goesOnInHead(l.text) && (isHeadLine(l.text) || isHeadLine(last.text) && !continues(last.text))
}

// isPublication reports whether a line names the day on which a page appeared.
func isPublication(line string) bool {
	kind, _ := furnitureOf(line)
	return kind == publication
}

// fits reports whether the first word of l would have fitted on the line
// before, so that the line was ended on purpose.
func (set *typesetting) fits(last, l pdfLine) bool {
	room := set.of(last).right - last.X1
	return room > l.FirstWord+0.5*l.Size
}

// boldEnds reports whether bold type begins or ends between two lines, as
// after a heading set in the size of the text.
func (set *typesetting) boldEnds(open pdfParagraph, l pdfLine) bool {
	last := open.last()
	if l.Bold == last.Bold {
		return false
	}
	if l.Bold {
		return set.of(last).right-last.X1 > 1.5*last.Size && endsSentence(last.text)
	}
	return !slices.ContainsFunc(open.lines, func(o pdfLine) bool { return !o.Bold }) &&
		(set.of(last).right-last.X1 > 1.5*last.Size || upperCase(last.text))
}

// italicEnds reports whether italic type ends or begins with a line, as below
// the caption of a picture.
func italicEnds(open pdfParagraph, l pdfLine) bool {
	if continues(l.text) {
		return false
	}
	if l.Italic {
		return !open.last().Italic && endsSentence(open.last().text)
	}
	return !slices.ContainsFunc(open.lines, func(o pdfLine) bool { return !o.Italic })
}

// lowered is how many lines lower than others a page begins that has a picture
// or a table at its top.
const lowered = 3

// breaksAcross decides at the end of a page or column, where gaps do not tell.
func (set *typesetting) breaksAcross(last, l pdfLine) bool {
	if l.Column == 0 && set.top-l.Y > lowered*l.Size && !continues(l.text) {
		return true
	}
	if m := set.of(l); centered(l, m) && !centered(last, m) && l.X0-m.left > 2*l.Size && m.right-l.X1 > 2*l.Size {
		return true
	}
	if l.Bold != last.Bold || l.X0-set.of(l).left > 0.8*l.Size && !continues(l.text) && set.indents {
		return true
	}
	if continues(l.text) {
		return false
	}
	return strings.ContainsAny(lastRune(last.text), ".!?:;…") && !set.indents
}

// continues reports whether a line goes on with a sentence.
func continues(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLower(r) || strings.ContainsRune(",;)%", r)
}

func lastRune(text string) string {
	text = strings.TrimRight(text, `"'”’»)] `)
	_, size := utf8.DecodeLastRuneInString(text)
	return text[len(text)-size:]
}

// indented reports whether l begins further right or left than the lines of
// its paragraph should.
func (set *typesetting) indented(open pdfParagraph, l pdfLine) bool {
	step := 0.8 * l.Size
	last := open.last()
	if len(open.lines) > 1 {
		return math.Abs(l.X0-last.X0) > step
	}
	left := set.of(l).left
	switch d := l.X0 - last.X0; {
	case d > step: // but for the lines of an entry below its first word
		return !startsItem(last.text) || math.Abs(l.X0-last.textStart()) > 0.4*l.Size
	case d < -step:
		return false
	}
	// Two lines indented alike: two paragraphs of which the first fills its
	// line, if the document indents first lines.
	return set.indents && l.X0-left > step && endsSentence(last.text) && !continues(l.text) && !startsItem(last.text)
}

// textStart is where the text of an entry begins, behind its bullet.
func (l pdfLine) textStart() float64 {
	if len(l.Cells) > 1 {
		return l.Cells[1].X0
	}
	return l.Second
}

// centered reports whether a line stands in the middle of its column.
func centered(l pdfLine, m margins) bool {
	a, b := l.X0-m.left, m.right-l.X1
	return a > l.Size && b > l.Size && math.Abs(a-b) < 0.1*(m.right-m.left)
}

// inMiddle reports whether a line stands in the middle of its column to a hair,
// though it fills it but for a little.
func inMiddle(l pdfLine, m margins) bool {
	a, b := l.X0-m.left, m.right-l.X1
	return a > 0.3*l.Size && b > 0.3*l.Size && math.Abs(a-b) < 0.3*l.Size
}

var itemStart = regexp.MustCompile(`^(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}|[a-zđ][.)]|[IVXL]{1,5}[.)]|(?:Điều|Chương|Mục|Phần|Khoản|Phụ lục)\s+[\dIVXL]+\b.?)(?:\s|$)`)

// startsItem reports whether a line begins with a bullet or a number.
func startsItem(text string) bool { return typedMarker(text) != 0 || itemStart.MatchString(text) }

// joinLines joins lines with blanks, and words that were divided at a line end
// without.
func joinLines(lines []pdfLine) string {
	var b strings.Builder
	for i, l := range lines {
		text := l.text
		if i+1 < len(lines) {
			switch next := lines[i+1].text; {
			case strings.HasSuffix(text, hyphenMark):
				text = strings.TrimSuffix(text, hyphenMark)
			case dividedWord(text, next):
				text = strings.TrimRight(text, "-‐")
			case !joinsHyphen(text, next):
				text += " "
			}
		}
		b.WriteString(text)
	}
	return strings.ReplaceAll(b.String(), hyphenMark, "")
}

var (
	beforeHyphen = regexp.MustCompile(`(\p{L}+)[-‐]$`)
	firstWord    = regexp.MustCompile(`^\p{Ll}+`)
)

// dividedWord reports whether the hyphen at the end of a line divides a word.
// Vietnamese syllables are not divided: between two of them the hyphen is part
// of the text ("kinh tế-xã hội").
func dividedWord(text, next string) bool {
	m := beforeHyphen.FindStringSubmatch(text)
	word := firstWord.FindString(next)
	if m == nil || word == "" {
		return false
	}
	return !vietnamese.ValidSyllable(strings.ToLower(m[1])) || !vietnamese.ValidSyllable(word)
}

// joinsHyphen reports whether text ends with a hyphen or dash that stood
// directly before what follows: "57-" and "NQ/TW", "2015–" and "2020".
func joinsHyphen(text, next string) bool {
	r, size := utf8.DecodeLastRuneInString(text)
	if r != '-' && r != '‐' && r != '–' && r != '/' {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:len(text)-size])
	after, _ := utf8.DecodeRuneInString(next)
	if r == '–' {
		return unicode.IsDigit(before) && unicode.IsDigit(after)
	}
	return unicode.IsLetter(before) || unicode.IsDigit(before)
}

// addParagraph adds a paragraph or a heading.
func (p *pdfText) addParagraph(q pdfParagraph) {
	text := joinLines(q.lines)
	b := block{Text: text, Line: q.lines[0].page + 1}
	if level := p.headingLevel(q, text); level > 0 {
		b.Kind, b.Level = headingBlock, level
	}
	p.draft.add(p.src, b)
}

// headingLevel tells a heading by its size, its bold type or its capitals; 0
// for ordinary text.
func (p *pdfText) headingLevel(q pdfParagraph, text string) int {
	n := utf8.RuneCountInString(text)
	if n > 250 || len(q.lines) > 5 || strings.ContainsAny(lastRune(text), ".;,:!") || typedMarker(text) != 0 || n < 3 {
		return 0
	}
	if e := q.lines[0].Element; e != nil && e.Heading > 0 {
		return e.Heading
	}
	size := q.lines[0].Size
	bold := !slices.ContainsFunc(q.lines, func(l pdfLine) bool { return !l.Bold })
	switch {
	case size > 1.5*p.body:
		return 1
	case size > 1.12*p.body:
		return 2
	case bold && (upperCase(text) || size > 1.04*p.body || chapterStart.MatchString(text)):
		return 3
	case bold && sectionStart.MatchString(text):
		return 5
	case bold, upperCase(text) && strings.Count(text, " ") > 1:
		return 4
	}
	return 0
}

// What headings that are set alike begin with, above and below the others.
var (
	chapterStart = regexp.MustCompile(`^(?:(?:Chương|Phần|Mục)\s+[\dIVXL]+\b|[IVXL]{1,5}[.)])`)
	sectionStart = regexp.MustCompile(`^\d{1,2}\.\d`)
)

// upperCase reports whether text has capitals only.
func upperCase(text string) bool {
	return strings.ContainsFunc(text, unicode.IsUpper) && strings.ToUpper(text) == text
}
