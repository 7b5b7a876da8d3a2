package knowledge

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// cut makes the passages of a document out of its blocks: a paragraph is a
// passage, a list stays together with the line that leads into it, a table
// gives one passage a row.
func (doc *Document) cut(blocks []block, laidOut bool) []Problem {
	c := cutter{doc: doc, laidOut: laidOut}
	blocks = markNumbered(withUnits(blocks))
	if laidOut {
		blocks = joinShort(blocks)
	}
	for i := 0; i < len(blocks); {
		b := blocks[i]
		if b.Kind != headingBlock {
			c.leave(b.Text)
		}
		switch {
		case b.Kind == headingBlock:
			c.heading(b)
			i++
		case b.Kind == rowBlock:
			c.passage(b)
			i++
		case b.Kind == answerBlock:
			c.answer(b)
			i++
		default:
			n := listLength(blocks[i:])
			if n > 0 {
				c.list(blocks[i : i+n])
				i += n
				continue
			}
			if b.Kind == paragraphBlock && (leadsIn(b.Text) || captionsTable(b.Text)) && i+1 < len(blocks) && blocks[i+1].Kind == rowBlock {
				i += c.table(blocks[i:])
				continue
			}
			c.passage(b)
			i++
		}
	}
	return c.problems
}

// unitLine matches the line above a table that says what its figures are.
var unitLine = regexp.MustCompile(`^[(]?\s*(?i:đơn vị(?: tính)?|đvt)\s*[:：][^.;]{1,60}$`)

// withUnits puts the unit that stands above a table into each of its rows: a figure
// quoted without it would say something else.
func withUnits(blocks []block) []block {
	out := make([]block, 0, len(blocks))
	unit, table := "", 0 // of the table at hand, and where that begins
	for i, b := range blocks {
		switch {
		case b.Kind == rowBlock:
			if b.Lead && i != table {
				unit = ""
			}
			b.Text += unit
		case b.Kind == paragraphBlock && i+1 < len(blocks) && blocks[i+1].Kind == rowBlock && unitLine.MatchString(b.Text):
			unit, table = "; "+strings.Trim(b.Text, "(): "), i+1
			continue
		default:
			unit = ""
		}
		out = append(out, b)
	}
	return out
}

// cutter is the state of cutting one document.
type cutter struct {
	doc      *Document
	laidOut  bool
	headings []heading
	asked    string // the heading above, when it is a question that no passage answers yet
	problems []Problem
}

type heading struct {
	level int
	text  string
}

func (c *cutter) heading(b block) {
	for len(c.headings) > 0 && c.headings[len(c.headings)-1].level >= b.Level {
		c.headings = c.headings[:len(c.headings)-1]
	}
	atEnd := len(strings.Fields(b.Text)) > 3 && strings.HasSuffix(string(bare(c.doc.Title)), string(bare(b.Text)))
	if atEnd || sameText(b.Text, c.doc.Title) {
		return // the title, or the abstract at its end
	}
	c.headings = append(c.headings, heading{b.Level, b.Text})
	c.asked = ""
	if strings.HasSuffix(b.Text, "?") {
		c.asked = b.Text
	}
}

// leave ends the headings that a paragraph is not under: one that begins with
// "Điều 3." is not part of "Điều 2. Phạm vi".
func (c *cutter) leave(text string) {
	for _, part := range namedParts {
		if !part.MatchString(text) {
			continue
		}
		at := slices.IndexFunc(c.headings, func(h heading) bool { return part.MatchString(h.text) })
		if at >= 0 {
			c.headings = c.headings[:at]
		}
		return
	}
}

// namedParts match the parts of a document that are numbered with their name.
var namedParts = []*regexp.Regexp{
	regexp.MustCompile(`^(?i:phần)\s+(?:thứ\s+\p{L}+|[IVXLC]+|\d+)[\s.:]`),
	regexp.MustCompile(`^(?i:chương)\s+(?:[IVXLC]+|\d+)[\s.:]`),
	regexp.MustCompile(`^(?i:mục)\s+(?:[IVXLC]+|\d+)[\s.:]`),
	regexp.MustCompile(`^(?i:điều)\s+\d+[a-z]?[.:]`),
}

// passage adds one paragraph, in parts when it is overlong.
func (c *cutter) passage(b block) {
	length := utf8.RuneCountInString(b.Text)
	if length <= longPassage {
		c.add(b.Text)
		return
	}
	if length <= hugePassage && !c.laidOut {
		c.add(b.Text)
		c.problems = append(c.problems, longParagraph(c.doc.ID, b.Line, len(c.doc.Passages), length))
		return
	}
	first := len(c.doc.Passages) + 1
	for _, part := range cutAtSentences(b.Text, cutPassage) {
		c.add(part)
	}
	if !c.laidOut {
		c.problems = append(c.problems, cutParagraph(c.doc.ID, b.Line, first, len(c.doc.Passages), length))
	}
}

// answer adds one answer of a question–answer list, whose question stands above it as a
// heading does.
func (c *cutter) answer(b block) {
	first, above := len(c.doc.Passages), len(c.headings)
	if len(b.Phrasings) > 0 {
		c.headings = append(c.headings, heading{99, b.Phrasings[0]})
	}
	c.passage(b)
	c.headings = c.headings[:above]
	for _, p := range c.doc.Passages[first:] {
		p.Source = b.Source
	}
	c.doc.Passages[first].addPhrasings("", b.Phrasings...)
}

// list adds a lead-in with the entries under it. A list too long for one
// message is cut between entries, and its lead-in becomes the heading of the
// later parts.
func (c *cutter) list(blocks []block) {
	lead := ""
	if blocks[0].Kind == paragraphBlock && !isEntry(blocks[0]) {
		lead = blocks[0].Text
	}
	var part strings.Builder
	length, parts := 0, 0
	flush := func() {
		if part.Len() == 0 {
			return
		}
		if parts > 0 && lead != "" {
			c.headings = append(c.headings, heading{99, strings.TrimRight(lead, ": ")})
			defer func() { c.headings = c.headings[:len(c.headings)-1] }()
		}
		c.passage(block{Text: part.String(), Line: blocks[0].Line})
		part.Reset()
		length = 0
		parts++
	}
	for _, b := range blocks {
		text := strings.Repeat("  ", entryDepth(b)) + b.Text
		n := utf8.RuneCountInString(text)
		if length > 0 && length+n > cutPassage {
			flush()
		}
		if part.Len() > 0 {
			part.WriteByte('\n')
		}
		part.WriteString(text)
		length += n
	}
	flush()
}

// table adds the rows that follow a lead-in, which becomes their heading, and
// returns the number of blocks taken.
func (c *cutter) table(blocks []block) int {
	c.headings = append(c.headings, heading{99, strings.TrimRight(blocks[0].Text, ": ")})
	n := 1
	for n < len(blocks) && blocks[n].Kind == rowBlock && (n == 1 || !blocks[n].Lead) {
		c.passage(blocks[n])
		n++
	}
	c.headings = c.headings[:len(c.headings)-1]
	return n
}

func (c *cutter) add(text string) {
	p := &Passage{Document: c.doc, Paragraph: len(c.doc.Passages) + 1, Text: text}
	for _, h := range c.headings {
		p.Headings = append(p.Headings, h.text)
	}
	if c.asked != "" {
		p.addPhrasings("", c.asked)
		c.asked = ""
	}
	c.doc.Passages = append(c.doc.Passages, p)
}

// listLength returns how many blocks at the start form a list with its
// lead-in; 0 when there is none.
func listLength(blocks []block) int {
	n := 0
	if blocks[0].Kind == paragraphBlock && !isEntry(blocks[0]) {
		if !leadsIn(blocks[0].Text) || len(blocks) < 2 || !isEntry(blocks[1]) {
			return 0
		}
		n = 1
	}
	start := n
	for n < len(blocks) && isEntry(blocks[n]) && (n == start || !blocks[n].Lead) {
		n++
	}
	if n == start+1 && start == 0 && blocks[0].Kind == paragraphBlock {
		return 0 // one paragraph that starts with a dash is no list
	}
	return n
}

// leadsIn reports whether a paragraph announces what follows it.
func leadsIn(text string) bool { return strings.HasSuffix(text, ":") }

// tableCaption matches the line above a table that numbers it.
var tableCaption = regexp.MustCompile(`^(?i:bảng|biểu|table)\s+(?:số\s+)?(?:\d{1,3}|[IVX]{1,5})(?:[.–-]\d{1,3})*\s*[.:–-]?\s+\S`)

// captionsTable reports whether a paragraph is the caption of the table below it.
func captionsTable(text string) bool {
	return tableCaption.MatchString(text) && !closesSentence(text) && !longer(text, longestCaption)
}

// longestCaption is the length of the longest caption in runes.
const longestCaption = 250

// isEntry reports whether a block is an entry of a list: one that the format
// marks, or a paragraph that staff began with a dash, as in most
// administrative documents.
func isEntry(b block) bool {
	return b.Kind == itemBlock || b.Kind == paragraphBlock && typedMarker(b.Text) != 0
}

// bullets are the signs that programs and staff set before the entries of a
// list. Those of the last line are the ones that Word takes from the fonts
// Symbol and Wingdings, by their codes in private use.
const bullets = "-–—+•·●▪*" +
	"◦○■□◆❖➢➤►✓✔⮚" +
	"\uF0B7\uF0A7\uF0D8\uF0FC\uF076"

// typedMarker returns the list marker a paragraph begins with, or 0.
func typedMarker(text string) rune {
	r, size := utf8.DecodeRuneInString(text)
	next, _ := utf8.DecodeRuneInString(text[size:])
	switch {
	case strings.ContainsRune(bullets, r) && size > 0 && (unicode.IsSpace(next) || unicode.IsLetter(next)):
		return r
	case r == 'o' && unicode.IsSpace(next): // Word's circle; no word of Vietnamese
		return r
	}
	return 0
}

// entryDepth is how far an entry stands below the first level: a "+" below a
// "-" by custom, else as the format says.
func entryDepth(b block) int {
	if b.Kind == itemBlock {
		return min(b.Level, 4)
	}
	if typedMarker(b.Text) == '+' {
		return 1
	}
	return 0
}

// firstHeading takes the first heading out of the blocks.
func firstHeading(blocks []block) (string, []block) {
	for i, b := range blocks {
		if b.Kind == headingBlock {
			rest := make([]block, 0, len(blocks)-1)
			rest = append(rest, blocks[:i]...)
			title, below := entitled(b.Text, blocks[i+1:])
			return title, append(rest, below...)
		}
	}
	return "", blocks
}

// sameText reports whether two texts have the same letters and digits.
func sameText(a, b string) bool { return a == b || string(bare(a)) == string(bare(b)) }

// cutAtSentences cuts text into parts of about limit runes that end with a
// sentence, or failing that with a clause or a word.
func cutAtSentences(text string, limit int) []string {
	var parts []string
	for longer(text, limit+limit/4) {
		at := cutPoint(text, limit)
		parts = append(parts, strings.TrimSpace(text[:at]))
		text = strings.TrimSpace(text[at:])
	}
	if text != "" {
		parts = append(parts, text)
	}
	return parts
}

// longer reports whether text has more than n runes, without counting them
// all.
func longer(text string, n int) bool {
	return len(text) > n && (len(text) > n*utf8.UTFMax || utf8.RuneCountInString(text) > n)
}

// cutPoint returns the byte offset of the best place to cut within the first
// limit runes, none before a third of them.
func cutPoint(text string, limit int) int {
	var sentence, clause, word, last int
	n := 0
	var before rune
	for i, r := range text {
		if n >= limit {
			last = i
			break
		}
		if unicode.IsSpace(r) && n > limit/3 {
			switch {
			case strings.ContainsRune(".!?…", before) && !abbreviation(text[:i]):
				sentence = i
			case strings.ContainsRune(";:,", before):
				clause = i
			}
			word = i
		}
		before = r
		n++
	}
	for _, at := range []int{sentence, clause, word} {
		if at > 0 {
			return at
		}
	}
	return last
}

// abbreviation reports whether text ends with a word whose full stop does not
// end a sentence: "TP.", "PGS.", "Q.".
func abbreviation(text string) bool {
	word := text[strings.LastIndexAny(text, " \n\t(")+1:]
	word = strings.TrimSuffix(word, ".")
	return word != "" && utf8.RuneCountInString(word) <= 3 && strings.ToUpper(word) == word && !unicode.IsDigit(rune(word[0]))
}
