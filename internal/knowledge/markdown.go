package knowledge

import (
	"bytes"
	"context"
	"html"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// markdownReader reads CommonMark with tables. Lines that begin with spaces
// are ordinary paragraphs, not program code: staff indent the first line. A page
// of a web site that was copied whole, without front matter, loses its frame.
type markdownReader struct{}

// markdownParser holds no state between files.
var markdownParser = goldmark.New(
	goldmark.WithParser(parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(underlinedHeading{parser.NewSetextHeadingParser()}, 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(parser.NewBlockquoteParser(), 800),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(indentedParagraph{parser.NewParagraphParser()}, 1000),
		),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
	)),
	goldmark.WithParserOptions(parser.WithInlineParsers(util.Prioritized(doubleTilde{extension.NewStrikethroughParser()}, 500))),
	goldmark.WithExtensions(extension.Table),
).Parser()

// doubleTilde takes text between "~~" for struck through, not that between single
// tildes, which stand for "about" and "to".
type doubleTilde struct{ parser.InlineParser }

func (p doubleTilde) Parse(parent ast.Node, block gtext.Reader, pc parser.Context) ast.Node {
	if line, _ := block.PeekLine(); !bytes.HasPrefix(line, []byte("~~")) {
		return nil
	}
	return p.InlineParser.Parse(parent, block, pc)
}

// underlinedHeading takes a line of "---" or "===" under a sentence for what staff mean
// by it: a rule between two paragraphs. A heading is never quoted.
type underlinedHeading struct{ parser.BlockParser }

func (p underlinedHeading) Open(parent ast.Node, reader gtext.Reader, pc parser.Context) (ast.Node, parser.State) {
	if above, ok := pc.LastOpenedBlock().Node.(*ast.Paragraph); ok {
		lines := above.Lines()
		line := lines.At(lines.Len() - 1)
		last := strings.TrimSpace(string(line.Value(reader.Source())))
		if strings.HasSuffix(last, ".") || strings.HasSuffix(last, ";") || strings.HasSuffix(last, "…") || lines.Len() > 1 {
			return nil, parser.NoChildren
		}
	}
	return p.BlockParser.Open(parent, reader, pc)
}

// indentedParagraph lets a paragraph begin with any number of spaces.
type indentedParagraph struct{ parser.BlockParser }

func (indentedParagraph) CanAcceptIndentedLine() bool { return true }

func (markdownReader) read(ctx context.Context, src source) draft {
	file, noted, ok := decodeText(src)
	if !ok {
		return draft{Problems: noted}
	}
	d := draft{Problems: noted}
	body, above, described := d.takeFrontMatter(src.id, file.text)
	body = closeHeading.ReplaceAllString(withoutNoteMarks(body), "$1 $2")
	m := markdownWalk{ctx: ctx, src: src, body: []byte(body), above: above, draft: d}
	if hostile(body) {
		m.draft.Problems = append(m.draft.Problems, damaged(src.id))
		return m.draft
	}
	m.below(markdownParser.Parse(gtext.NewReader(m.body)), 0)
	m.draft.Blocks = settleHeadings(withoutContents(m.draft.Blocks))
	if p, ok := article(m.draft.Blocks, hint{}); ok && !described {
		m.draft.Meta.complete(p.meta)
		m.draft.Blocks = p.body
	}
	return m.draft
}

// closeHeading matches the mark of a heading without the blank that belongs behind
// it. One word alone may be a tag, and what ends like a sentence is text behind one.
var closeHeading = regexp.MustCompile(`(?m)^(#{1,6})([^\s#\d][^\n#]*[ ][^\n#]*[^\n#.;!… ])[ \t]*$`)

// footnoteStart matches the mark of a footnote before its text.
var footnoteStart = regexp.MustCompile(`(?m)^\[\^([^\]\s]{1,20})\]:[ \t]+`)

// footnoteMark matches that in the text which refers to it.
var footnoteMark = regexp.MustCompile(`\[\^[^\]\s]{1,20}\]`)

// withoutNoteMarks leaves the text of footnotes where it stands, without the marks that
// would read as part of a figure.
func withoutNoteMarks(body string) string {
	if !footnoteStart.MatchString(body) {
		return body
	}
	return footnoteMark.ReplaceAllString(footnoteStart.ReplaceAllString(body, ""), "")
}

// hostile reports text that only an attack writes and that would take the
// parser very long: marks of quotations or lists nested deep on one line,
// thousands of open brackets or of link definitions, or a table of which each short row is filled up
// to the many columns of its header.
func hostile(body string) bool {
	const maxNesting, maxBrackets, maxCells = 64, 2000, 200_000
	if strings.Count(body, "]:") > maxBrackets {
		return true
	}
	rows, columns := 0, 0
	for line := range strings.SplitSeq(body, "\n") {
		if nesting(line) > maxNesting || strings.Count(line, "[") > maxBrackets {
			return true
		}
		if n := strings.Count(line, "|"); n > 0 {
			rows++
			columns = max(columns, n)
		}
	}
	return rows*columns > maxCells
}

// nesting counts the marks of quotations and lists at the start of a line.
func nesting(line string) int {
	depth := 0
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == '>':
			depth++
		case c == '-', c == '+', c == '*', c == '.', c == ')':
			if i+1 < len(line) && line[i+1] != ' ' && line[i+1] != '\t' {
				return depth
			}
			depth++
		case c >= '0' && c <= '9', c == ' ', c == '\t':
		default:
			return depth
		}
	}
	return depth
}

// markdownWalk gathers the blocks of one file.
type markdownWalk struct {
	ctx   context.Context
	src   source
	body  []byte
	above int // lines of the file above body
	draft draft
	// Lines are counted as the walk goes down the file.
	countedTo, lines int
}

// below adds the blocks below n; depth is that of lists.
func (m *markdownWalk) below(n ast.Node, depth int) {
	for child := n.FirstChild(); child != nil && m.ctx.Err() == nil; child = child.NextSibling() {
		m.block(child, depth)
	}
}

func (m *markdownWalk) block(n ast.Node, depth int) {
	switch n := n.(type) {
	case *ast.Heading:
		m.add(block{Kind: headingBlock, Level: n.Level, Text: m.inline(n), Line: m.line(n)})
	case *ast.Paragraph, *ast.TextBlock:
		b := block{Text: m.inline(n), Line: m.line(n)}
		switch rank, ok := headingRank(b.Text, true); {
		case depth > 0:
		case isQuestion(b.Text, isStrong(n)):
			b.Kind, b.Level = headingBlock, weakHeading+questionRank
		case ok && isStrong(n):
			b.Kind, b.Level = headingBlock, weakHeading+rank
		}
		m.add(b)
	case *ast.FencedCodeBlock:
		m.add(block{Text: string(n.Lines().Value(m.body)), Line: m.line(n)})
	case *ast.HTMLBlock:
		m.htmlBlock(n)
	case *ast.List:
		m.list(n, depth)
	case *east.Table:
		m.table(n)
	case *ast.Blockquote:
		m.below(n, depth)
	}
}

// isStrong reports whether all of a paragraph is in bold type.
func isStrong(n ast.Node) bool {
	strong, ok := n.FirstChild().(*ast.Emphasis)
	return ok && strong.Level == 2 && strong.NextSibling() == nil
}

func (m *markdownWalk) add(b block) { m.draft.add(m.src, b) }

// list adds one block an entry, with the entry's own paragraphs joined and
// whatever else is in it following.
func (m *markdownWalk) list(list *ast.List, depth int) {
	number := list.Start
	first := depth == 0
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		marker := "- "
		if list.IsOrdered() {
			if typed, err := strconv.Atoi(m.typedNumber(item)); err == nil {
				number = typed
			}
			marker = strconv.Itoa(number) + string(list.Marker) + " "
			number++
		}
		var own []string
		var rest []ast.Node
		for child := item.FirstChild(); child != nil; child = child.NextSibling() {
			switch child.(type) {
			case *ast.Paragraph, *ast.TextBlock:
				own = append(own, m.inline(child))
			default:
				rest = append(rest, child)
			}
		}
		if text := strings.Join(own, " "); text != "" {
			m.add(block{Kind: itemBlock, Level: depth, Text: marker + text, Line: m.line(item.FirstChild()), Lead: first})
			first = false
		}
		for _, n := range rest {
			m.block(n, depth+1)
		}
	}
}

// table adds one block a row: each cell behind the header of its column.
func (m *markdownWalk) table(table *east.Table) {
	var headers []string
	first := true
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []string
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			cells = append(cells, m.inline(cell))
		}
		if _, ok := row.(*east.TableHeader); ok {
			headers = cells
			continue
		}
		m.add(block{Kind: rowBlock, Text: tableRow(headers, cells), Line: m.line(row.FirstChild()), Lead: first})
		first = false
	}
}

// htmlBlock adds what a browser would show of HTML inside Markdown; comments
// show nothing.
func (m *markdownWalk) htmlBlock(n *ast.HTMLBlock) {
	raw := string(n.Lines().Value(m.body))
	if n.HasClosure() {
		raw += string(n.ClosureLine.Value(m.body))
	}
	m.add(block{Text: strings.Join(strings.Fields(visibleText(raw)), " "), Line: m.line(n)})
}

// typedNumber is the number of an entry as it was typed: a clause that was left out
// does not change those behind it.
func (m *markdownWalk) typedNumber(item ast.Node) string {
	child := item.FirstChild()
	if child == nil || child.Lines().Len() == 0 {
		return ""
	}
	start := child.Lines().At(0).Start
	begin := bytes.LastIndexByte(m.body[:start], '\n') + 1
	numbers := typedNumber.FindAllSubmatch(m.body[begin:start], -1)
	if len(numbers) == 0 {
		return ""
	}
	return string(numbers[len(numbers)-1][1])
}

// typedNumber matches the mark of an entry in a list with numbers.
var typedNumber = regexp.MustCompile(`(\d{1,9})[.)]`)

// line returns the line of the file on which n begins.
func (m *markdownWalk) line(n ast.Node) int {
	if n == nil || n.Type() != ast.TypeBlock || n.Lines().Len() == 0 {
		return m.above + m.lines + 1
	}
	if start := n.Lines().At(0).Start; start > m.countedTo {
		m.lines += bytes.Count(m.body[m.countedTo:start], []byte{'\n'})
		m.countedTo = start
	}
	return m.above + m.lines + 1
}

// inline returns the text of n as a reader of the page would see it: without
// marks of emphasis, links as their text, line breaks as spaces. What is struck
// through is no longer in force and left out.
func (m *markdownWalk) inline(n ast.Node) string {
	w := inlineWalk{m: m}
	w.children(n)
	text := w.b.String()
	if w.left {
		text = blankBefore.ReplaceAllString(doubleBlank.ReplaceAllString(text, " "), "$1")
	}
	return strings.TrimSpace(text)
}

// What is left where something was left out.
var (
	doubleBlank = regexp.MustCompile(` {2,}`)
	blankBefore = regexp.MustCompile(` +([.,;:!?)])`)
)

// inlineWalk gathers the text of one block.
type inlineWalk struct {
	m    *markdownWalk
	b    strings.Builder
	tags inlineTags
	left bool // something struck through was left out
}

func (w *inlineWalk) write(text string) {
	if w.tags.struck > 0 {
		w.left = true
		return
	}
	w.b.WriteString(w.tags.raised.set(text, w.b.String()))
}

var tagName = regexp.MustCompile(`^<(/?)([a-zA-Z]+)`)

// tag takes a tag of HTML within the text.
func (w *inlineWalk) tag(raw string) {
	t := tagName.FindStringSubmatch(raw)
	switch {
	case t == nil:
	case strings.EqualFold(t[2], "br"):
		w.write(" ")
	case t[1] == "":
		w.tags.open(strings.ToLower(t[2]))
	default:
		w.tags.close(strings.ToLower(t[2]))
	}
}

func (w *inlineWalk) children(n ast.Node) {
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		switch c := child.(type) {
		case *ast.Text:
			value := string(c.Value(w.m.body))
			if !c.IsRaw() && c.Parent().Kind() != ast.KindCodeSpan {
				value = unescape(value)
			}
			w.write(value)
			if c.SoftLineBreak() || c.HardLineBreak() {
				w.write(" ")
			}
		case *ast.String:
			w.write(string(c.Value))
		case *ast.AutoLink:
			w.write(string(c.Label(w.m.body)))
		case *ast.RawHTML:
			w.tag(string(c.Segments.Value(w.m.body)))
		case *ast.Image:
		case *east.Strikethrough:
			w.left = true
		default:
			w.children(child)
		}
	}
}

// unescape resolves backslash escapes and character references, which the
// parser leaves in the text for its renderer.
func unescape(s string) string {
	if !strings.ContainsAny(s, `\&`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]):
			i++
			b.WriteByte(s[i])
		case s[i] == '&':
			end := strings.IndexByte(s[i:min(len(s), i+34)], ';')
			if end < 0 {
				b.WriteByte('&')
				continue
			}
			b.WriteString(html.UnescapeString(s[i : i+end+1]))
			i += end
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// tableRow writes a row as "header: cell; header: cell". Empty cells are left
// out.
func tableRow(headers, cells []string) string {
	var parts []string
	for i, cell := range cells {
		switch {
		case cell == "":
		case i < len(headers) && headers[i] != "":
			parts = append(parts, strings.TrimRight(headers[i], ": ")+": "+cell)
		default:
			parts = append(parts, cell)
		}
	}
	return strings.Join(parts, "; ")
}
