package knowledge

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// htmlWalk turns what is below an element into blocks, in reading order.
type htmlWalk struct {
	blocks []block
	text   strings.Builder // of the paragraph that is being read, \n at its line breaks
	links  int             // runes of it inside links
	linked bool
	plain  bool // some of it is not bold
	strong int  // bytes of it before the first that is not bold
	bold   bool
	opens  bool // it opens or leads into what is below it
	depth  int  // of lists
	font   legacyFont
	raised raised

	article  *html.Node // the element that holds the article
	from, to int        // the blocks that are below it

	decoded bool // the letters of old fonts were converted in the page as a whole
}

// around returns the blocks of the article with the few above it, and where
// the article begins.
func (w *htmlWalk) around() (blocks []block, from int) {
	const above = 15
	if w.article != nil { // it shows nothing
		return w.blocks, 0
	}
	start := max(0, w.from-above)
	return w.blocks[start:w.to], w.from - start
}

// breaksParagraph reports whether an element begins and ends a paragraph.
func breaksParagraph(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Nav, atom.Aside, atom.Center, atom.Address,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd, atom.Menu,
		atom.Table, atom.Thead, atom.Tbody, atom.Tfoot, atom.Tr, atom.Td, atom.Th, atom.Caption, atom.Blockquote, atom.Pre, atom.Hr,
		atom.Form, atom.Fieldset, atom.Figure, atom.Details, atom.Summary, atom.Button, atom.Body:
		return true
	}
	return false
}

func (w *htmlWalk) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
}

func (w *htmlWalk) node(n *html.Node) {
	if n == w.article {
		w.article = nil
		w.flush()
		w.from = len(w.blocks)
		w.node(n)
		w.flush()
		w.to = len(w.blocks)
		return
	}
	if n.Type == html.TextNode {
		w.inline(n.Data)
		return
	}
	if n.Type != html.ElementNode || isControl(n) {
		return
	}
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.flush()
		if text := nodeText(n); text != "" {
			w.blocks = append(w.blocks, block{Kind: headingBlock, Level: int(n.Data[1] - '0'), Text: text})
		}
	case atom.Br:
		w.text.WriteByte('\n')
	case atom.Ul, atom.Ol, atom.Menu:
		w.flush()
		w.list(n)
	case atom.Table:
		w.flush()
		if isLayout(n) {
			w.children(n)
			w.flush()
		} else {
			w.table(n)
		}
	case atom.A:
		before := w.linked
		w.linked = true
		w.children(n)
		w.linked = before
	case atom.Dt, atom.Summary, atom.Button:
		w.flush()
		w.opens = true
		w.element(n)
		w.opens = false
	case atom.B, atom.Strong:
		before := w.bold
		w.bold = true
		w.element(n)
		w.bold = before
	case atom.Sup:
		if text := nodeText(n); strings.HasPrefix(text, "[") && strings.HasSuffix(text, "]") {
			return // the mark of a footnote
		}
		w.raise(n, superscript)
	case atom.Sub:
		w.raise(n, subscript)
	default:
		w.element(n)
	}
}

// raise goes into an element that stands above or below the line.
func (w *htmlWalk) raise(n *html.Node, r raised) {
	defer func(before raised) { w.raised = before }(w.raised)
	w.raised = r
	w.element(n)
}

// element goes into an element without a meaning of its own.
func (w *htmlWalk) element(n *html.Node) {
	if isCaption(n) {
		return
	}
	before := w.font
	font := attr(n, "face")
	style := strings.ToLower(attr(n, "style"))
	if strings.Contains(strings.ReplaceAll(style, " ", ""), "font-weight:bold") || strings.Contains(style, "font-weight: 700") {
		defer func(before bool) { w.bold = before }(w.bold)
		w.bold = true
	}
	if _, family, found := strings.Cut(style, "font-family:"); found {
		font, _, _ = strings.Cut(strings.TrimSpace(family), ";")
	}
	if font != "" && !w.decoded {
		font, _, _ = strings.Cut(font, ",")
		w.font = legacyFontOf(font)
	}
	if breaksParagraph(n) {
		w.flush()
		w.children(n)
		w.flush()
	} else {
		w.children(n)
	}
	w.font = before
}

// inline adds text to the open paragraph. Its line breaks are blanks; those
// of the page come from <br>.
func (w *htmlWalk) inline(text string) {
	text = clean(w.raised.set(w.font.read(text), w.text.String()))
	if !w.bold && strings.TrimSpace(text) != "" && !w.plain {
		w.plain, w.strong = true, w.text.Len()
	}
	if w.linked {
		w.links += utf8.RuneCountInString(strings.TrimSpace(text))
	}
	w.text.WriteString(strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || r == '\u00A0' || r == '\u202F' {
			return ' '
		}
		return r
	}, text))
}

// take returns the open paragraph, cut at its breaks, and begins a new one.
func (w *htmlWalk) take() (paragraphs []string, allLinks bool) {
	text := w.text.String()
	allLinks = w.links > 0 && 10*w.links >= 8*utf8.RuneCountInString(strings.TrimSpace(text))
	w.text.Reset()
	w.links, w.plain = 0, false
	return brokenLines(text), allLinks
}

func (w *htmlWalk) flush() {
	if w.text.Len() == 0 {
		return
	}
	bold, strong := !w.plain, w.strong
	paragraphs, _ := w.take()
	for i, p := range paragraphs {
		b := block{Text: p}
		switch rank, ok := headingRank(p, bold); {
		case ok && bold && len(paragraphs) == 1:
			b.Kind, b.Level = headingBlock, weakHeading+rank
		case isQuestion(p, w.opens || i == 0 && len(paragraphs) > 1 && strong >= len(p)):
			b.Kind, b.Level = headingBlock, weakHeading+questionRank
		}
		w.blocks = append(w.blocks, b)
	}
}

// isCaption reports whether an element is a picture with a line below it.
func isCaption(n *html.Node) bool {
	if n.DataAtom != atom.P && n.DataAtom != atom.Div && n.DataAtom != atom.Center && n.DataAtom != atom.Td {
		return false
	}
	style := strings.ReplaceAll(strings.ToLower(attr(n, "style")), " ", "")
	if n.DataAtom != atom.Center && !strings.Contains(style, "text-align:center") && attr(n, "align") != "center" && !strings.Contains(strings.ToLower(attr(n, "class")), "caption") {
		return false
	}
	if find(n, func(d *html.Node) bool { return d.DataAtom == atom.Img }) == nil {
		return false
	}
	text := nodeText(n)
	return utf8.RuneCountInString(text) <= 200 && !closesSentence(text)
}

// brokenLines cuts a text at empty lines, and at a line break after a sentence
// before an entry of a list, or where the frame of a page begins or ends.
// Other line breaks only shape the page.
func brokenLines(text string) []string {
	var out []string
	open, framed := false, false
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.Join(strings.Fields(line), " ")
		kind, _ := furnitureOf(line)
		before := framed
		framed = kind != noFurniture || pageContactLine.MatchString(line)
		switch {
		case line == "":
			open = false
		case open && !before && !framed && !endsSentence(out[len(out)-1]) && typedMarker(line) == 0 && !numberedEntry.MatchString(line):
			out[len(out)-1] += " " + line
		default:
			out = append(out, line)
			open = true
		}
	}
	return out
}

// list adds one block an entry. A list of nothing but links is a menu, unless
// a line leads into it.
func (w *htmlWalk) list(list *html.Node) {
	start := len(w.blocks)
	number := 1
	if n, err := strconv.Atoi(attr(list, "start")); err == nil {
		number = n
	}
	entries, links := 0, 0
	first := w.depth == 0
	for item := list.FirstChild; item != nil; item = item.NextSibling {
		if item.DataAtom != atom.Li {
			if item.Type == html.ElementNode {
				w.node(item)
			}
			continue
		}
		marker := "- "
		if list.DataAtom == atom.Ol {
			marker = strconv.Itoa(number) + ". "
			number++
		}
		entries++
		if w.item(item, marker, &first) {
			links++
		}
	}
	lead := start > 0 && leadsIn(w.blocks[start-1].Text)
	if entries > 1 && links == entries && !lead {
		w.blocks = w.blocks[:start]
	}
}

// longItem is the length in bytes from which the further paragraphs of an entry
// stand for themselves.
const longItem = 3000

// htmlItem is an entry of a list that is being read.
type htmlItem struct {
	marker string
	lead   bool // it is the first of its list
	at     int  // the block that it begins with, -1 before that
	links  bool // all of that is links
}

// item adds one entry: its own text with its marker, then what is nested. It
// reports whether the entry is one link. first says that the list has shown none yet.
func (w *htmlWalk) item(item *html.Node, marker string, first *bool) (link bool) {
	w.depth++
	defer func() { w.depth-- }()
	start := len(w.blocks)
	it := htmlItem{marker: marker, lead: *first, at: -1}
	for c := item.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Ul, atom.Ol, atom.Table, atom.H2, atom.H3, atom.H4:
			w.endOfItem(&it)
			w.node(c)
		case atom.P, atom.Div:
			w.endOfItem(&it)
			if find(c, isListOrTable) != nil {
				w.node(c)
				continue
			}
			w.children(c)
			w.endOfItem(&it)
		default:
			w.node(c)
		}
	}
	w.endOfItem(&it)
	*first = it.lead
	return it.links && len(w.blocks) == start+1
}

func isListOrTable(n *html.Node) bool {
	return n.DataAtom == atom.Ul || n.DataAtom == atom.Ol || n.DataAtom == atom.Table
}

// endOfItem adds the open paragraph of an entry: to what the entry begins with, or as a
// block of its own below a question or a long text.
func (w *htmlWalk) endOfItem(it *htmlItem) {
	bold := !w.plain
	paragraphs, links := w.take()
	text := strings.Join(paragraphs, " ")
	switch {
	case text == "":
	case it.at >= 0 && (len(w.blocks[it.at].Text) > longItem || w.blocks[it.at].Kind == headingBlock):
		w.blocks = append(w.blocks, block{Text: text})
	case it.at >= 0:
		w.blocks[it.at].Text += " " + text
		it.links = it.links && links
	case w.depth == 1 && isQuestion(text, bold):
		it.at = len(w.blocks)
		if !strings.ContainsFunc(it.marker, unicode.IsDigit) {
			it.marker = ""
		}
		w.blocks = append(w.blocks, block{Kind: headingBlock, Level: weakHeading + questionRank, Text: it.marker + text})
	default:
		it.at, it.links = len(w.blocks), links
		w.blocks = append(w.blocks, block{Kind: itemBlock, Level: w.depth - 1, Text: it.marker + text, Lead: it.lead})
		it.lead = false
	}
}
