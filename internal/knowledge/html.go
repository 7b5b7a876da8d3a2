package knowledge

import (
	"bytes"
	"context"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/text/encoding/charmap"
)

// htmlReader reads a saved web page and keeps its article: html_meta.go finds
// title, day and address, html_frame.go takes away what is no article by its
// markup, html_blocks.go turns the rest into blocks, and page.go takes away
// what is no article by its words. Scripts are never run, nothing is fetched.
type htmlReader struct{}

func (htmlReader) read(ctx context.Context, src source) draft {
	return readHTML(ctx, src, "")
}

// readHTML reads a page; address is where it was saved from, if the file
// around it says so.
func readHTML(_ context.Context, src source, address string) draft {
	file, noted, ok := decodeHTML(src)
	if !ok {
		return draft{LaidOut: true, Problems: noted}
	}
	d := draft{LaidOut: true, Problems: noted}
	if hostileHTML(file.text) {
		d.Problems = append(d.Problems, damaged(src.id))
		return d
	}
	root, err := html.Parse(strings.NewReader(file.text))
	if err != nil { // nested deeper than the parser allows
		d.Problems = append(d.Problems, damaged(src.id))
		return d
	}
	found := htmlMeta(root)
	if found.Source == "" {
		found.Source = webAddress(address)
	}
	body, inner := htmlArticle(root)
	w := htmlWalk{decoded: file.encoding != "", article: inner}
	w.node(body)
	w.flush()
	blocks := settleHeadings(withoutContents(found.settle(w.around())))
	d.Meta = found.meta
	d.Meta.complete(found.weak)
	d.addAll(src, blocks)
	return d
}

// settle takes the article out of the blocks of a page, of which those above
// from stand around it, and adds what its words say to what is known.
func (m *pageMeta) settle(blocks []block, from int) []block {
	if head, rest := administrative(blocks[from:]); head.Title != "" {
		m.Title, m.Date = head.Title, head.Date
		m.weak.Source = head.Source
		return rest
	}
	p, ok := article(blocks, hint{m.Title, m.sure, true, from})
	if !ok {
		return blocks[from:]
	}
	if !m.sure && p.Title != "" {
		m.Title = p.Title
	}
	m.complete(p.meta)
	return p.body
}

// namedOldFont matches an element in a font from before Unicode.
var namedOldFont = regexp.MustCompile(`(?i)(?:face\s*=\s*["']?|font-family:\s*["']?)(?:\.vn|vni[- ])`)

var declaredCharset = regexp.MustCompile(`(?i)<meta[^>]{0,200}charset\s*=\s*["']?\s*([a-z0-9_-]{3,20})`)

// decodeHTML returns the page as text. Valid UTF-8 is believed before what the
// page declares, which old editors got wrong.
func decodeHTML(src source) (file decoded, problems []Problem, ok bool) {
	src.data = withoutPictures(src.data)
	m := declaredCharset.FindSubmatch(src.data[:min(len(src.data), 4096)])
	if m == nil || !strings.EqualFold(string(m[1]), "windows-1258") || utf8.Valid(src.data) {
		file, problems, ok = decodeText(src)
		if (file.encoding == "" || file.partly) && namedOldFont.MatchString(file.raw) {
			// The fonts tell better which parts are old, and cleaning takes their ư away.
			if file.partly {
				problems = nil
			}
			return decoded{text: file.raw}, problems, ok
		}
		return file, problems, ok
	}
	text, err := charmap.Windows1258.NewDecoder().Bytes(src.data)
	if err != nil || len(text) > maxTextBytes {
		return decodeText(src)
	}
	return decoded{text: clean(string(text))}, nil, true
}

var pictureData = []byte(";base64,")

// withoutPictures drops pictures that a page carries inside itself, which
// would count as text.
func withoutPictures(data []byte) []byte {
	if !bytes.Contains(data, pictureData) {
		return data
	}
	var out []byte
	for {
		before, after, found := bytes.Cut(data, pictureData)
		out = append(out, before...)
		if !found {
			return out
		}
		data = bytes.TrimLeft(after, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=\r\n")
	}
}

// hostileHTML reports markup that only an attack writes: hundreds of thousands
// of elements, or formatting that is never closed and that the parser must
// open anew in every paragraph.
func hostileHTML(text string) bool {
	const maxElements, maxReopened = 300_000, 3_000_000
	formatting := []string{"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"}
	tokens := html.NewTokenizer(strings.NewReader(text))
	elements, open, reopened := 0, 0, 0
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			return false
		case html.StartTagToken:
			name, _ := tokens.TagName()
			elements++
			reopened += open
			if slices.Contains(formatting, string(name)) {
				open++
			}
		case html.EndTagToken:
			name, _ := tokens.TagName()
			if slices.Contains(formatting, string(name)) {
				open = max(open-1, 0)
			}
		}
		if elements > maxElements || reopened > maxReopened {
			return true
		}
	}
}

// visibleText returns the text of a piece of HTML without tags, comments,
// scripts, styles and what is struck through.
func visibleText(fragment string) string {
	var b strings.Builder
	tokens := html.NewTokenizer(strings.NewReader(fragment))
	hidden, inline := false, inlineTags{}
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			if !hidden && inline.struck == 0 {
				b.WriteString(inline.raised.set(string(tokens.Text()), b.String()))
			}
		case html.StartTagToken:
			name, _ := tokens.TagName()
			hidden = string(name) == "script" || string(name) == "style"
			if !inline.open(string(name)) {
				b.WriteByte(' ')
			}
		case html.EndTagToken:
			hidden = false
			name, _ := tokens.TagName()
			if !inline.close(string(name)) {
				b.WriteByte(' ')
			}
		}
	}
}

// inlineTags follows the tags that strike text through or set it above or below
// the line.
type inlineTags struct {
	struck int
	raised raised
}

// open takes a start tag; false when it is none of these.
func (t *inlineTags) open(name string) bool {
	switch name {
	case "s", "del", "strike":
		t.struck++
	case "sup":
		t.raised = superscript
	case "sub":
		t.raised = subscript
	default:
		return false
	}
	return true
}

// close takes an end tag; false when it is none of these.
func (t *inlineTags) close(name string) bool {
	switch name {
	case "s", "del", "strike":
		t.struck = max(0, t.struck-1)
	case "sup", "sub":
		t.raised = onLine
	default:
		return false
	}
	return true
}
