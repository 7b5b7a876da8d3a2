package knowledge

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// docxParagraph is a paragraph that is being read.
type docxParagraph struct {
	style   string
	outline int
	num     numRef
	deleted bool // the mark at its end was deleted
	segment strings.Builder
	font    legacyFont // of segment
	text    []byte
	plain   bool     // some of it is not bold
	struck  bool     // some of it is struck through and left out
	bold    int      // bytes of text before the first that is not bold
	notes   []string // keys of the footnotes it refers to
	after   []block  // text boxes that are anchored in it
}

// keptHyphen stands for a soft hyphen until it is known whether it is the ư of an
// old font.
const keptHyphen = "\uE0AD"

// settle decodes what stands in the segment and adds it to the text.
func (p *docxParagraph) settle() {
	text := p.segment.String()
	if p.font == modernFont {
		text = strings.ReplaceAll(text, "\u00AD", keptHyphen)
	}
	p.text = append(p.text, clean(p.font.read(text))...)
	p.segment.Reset()
}

// lastOf returns the last character of the text that is no blank.
func (p *docxParagraph) lastOf() string {
	text := bytes.TrimRight(p.text, " ")
	return string(text[max(0, len(text)-utf8.UTFMax):])
}

// endParagraph turns the innermost paragraph into blocks.
func (t *docxText) endParagraph() {
	p := t.paragraph()
	if p == nil {
		return
	}
	t.paragraphs = t.paragraphs[:len(t.paragraphs)-1]
	p.settle()
	c := t.here()
	text := c.carry + string(p.text)
	if p.struck {
		text = blankBefore.ReplaceAllString(text, "$1")
	}
	c.carry = ""
	if p.deleted {
		c.carry = text
	} else if style := t.styleOf(p); !t.d.styles.isContents(style) {
		c.blocks = append(c.blocks, t.blocks(p, style, text)...)
	}
	for _, key := range p.notes {
		for _, note := range t.d.notes[key] {
			c.blocks = append(c.blocks, block{Text: note})
		}
	}
	c.blocks = append(c.blocks, p.after...)
}

// longEntry is the length in runes from which a numbered entry is a paragraph
// of its own, as the numbered clauses of decisions are.
const longEntry = 300

// blocks returns the blocks of a paragraph with its number.
func (t *docxText) blocks(p *docxParagraph, style, text string) []block {
	ref := p.num
	if ref.list == "" {
		ref = t.d.styles.listOf(style)
		if p.num.level > 0 {
			ref.level = p.num.level
		}
	}
	mark, bullet, listed := "", false, false
	if ref.list != "" && ref.list != "0" {
		mark, bullet, listed = t.d.numbers.mark(t.counts, ref)
	}
	lines := brokenLines(strings.Map(plainBlank, text))
	if len(lines) == 0 {
		return nil
	}
	level := p.outline
	if level == 0 {
		level = t.d.styles.headingLevel(style)
	}
	whole := strings.Join(lines, " ")
	switch {
	case level > 0:
		if bullet {
			mark = ""
		}
		return []block{{Kind: headingBlock, Level: level, Text: mark + whole}}
	case listed && (mark == "" || !bullet && utf8.RuneCountInString(whole) > longEntry):
		return []block{{Text: mark + whole}}
	case listed && !(!p.plain && !bullet):
		return []block{{Kind: itemBlock, Level: ref.level, Text: mark + whole}}
	}
	lines[0] = mark + lines[0]
	if rank, ok := headingRank(mark+whole, !p.plain); ok && len(t.containers) == 1 {
		return []block{{Kind: headingBlock, Level: weakHeading + rank, Text: mark + whole}}
	} else if ok && t.table() != nil {
		return []block{{Level: weakHeading + rank, Text: mark + whole}} // a heading if the table only places it
	}
	var out []block
	for _, l := range lines {
		out = append(out, block{Text: l})
	}
	if first, _, broken := strings.Cut(text, "\n"); broken && len(out) > 1 && len(t.containers) == 1 && isQuestion(lines[0], p.bold >= len(strings.TrimSpace(first))) {
		out[0].Kind, out[0].Level = headingBlock, weakHeading+questionRank
	}
	return out
}

// plainBlank makes the blanks of print ordinary ones.
func plainBlank(r rune) rune {
	if r == '\t' || r != '\n' && unicode.Is(unicode.Zs, r) {
		return ' '
	}
	return r
}
