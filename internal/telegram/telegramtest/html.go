package telegramtest

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// Entity is a part of a text that is set differently. Offsets count UTF-16 units.
type Entity struct {
	Type   string `json:"type"` // bold, italic, text_link, blockquote, expandable_blockquote, …
	Offset int    `json:"offset"`
	Length int    `json:"length"`
	URL    string `json:"url,omitempty"`
}

// tags maps the supported tags to the entities that they make.
var tags = map[string]string{
	"b": "bold", "strong": "bold",
	"i": "italic", "em": "italic",
	"u": "underline", "ins": "underline",
	"s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
	"tg-spoiler": "spoiler", "span": "spoiler",
	"a": "text_link", "code": "code", "pre": "pre",
	"blockquote": "blockquote",
}

// ParseHTML reads Telegram's HTML as the Bot API does, and fails where it fails,
// in its words.
func ParseHTML(s string) (text string, entities []Entity, err error) {
	p := htmlParser{in: s}
	for p.at < len(s) {
		switch c := s[p.at]; {
		case c == '&':
			p.reference()
		case c != '<':
			p.copyRune()
		case strings.HasPrefix(s[p.at:], "</"):
			err = p.endTag()
		default:
			err = p.startTag()
		}
		if err != nil {
			return "", nil, err
		}
	}
	if n := len(p.open); n > 0 {
		return "", nil, fmt.Errorf("Can't find end tag corresponding to start tag %q", p.open[n-1].tag)
	}
	if !utf8.ValidString(p.out.String()) {
		return "", nil, fmt.Errorf("Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units")
	}
	text, entities = trim(p.out.String(), p.entities)
	return text, entities, nil
}

type htmlParser struct {
	in       string
	at       int
	out      strings.Builder
	units    int // UTF-16 length of out
	open     []openTag
	entities []Entity
}

type openTag struct {
	tag    string
	entity Entity
}

func (p *htmlParser) write(r rune) {
	p.out.WriteRune(r)
	p.units += utf16.RuneLen(r)
}

func (p *htmlParser) copyRune() {
	r, size := utf8.DecodeRuneInString(p.in[p.at:])
	p.write(r)
	p.at += size
}

// reference decodes &lt; &gt; &amp; &quot; and numbers; anything else that begins
// with & is text.
func (p *htmlParser) reference() {
	end := strings.IndexByte(p.in[p.at:min(len(p.in), p.at+12)], ';')
	if end > 0 {
		name := p.in[p.at+1 : p.at+end]
		if r, ok := map[string]rune{"lt": '<', "gt": '>', "amp": '&', "quot": '"'}[name]; ok {
			p.write(r)
			p.at += end + 1
			return
		}
		if r, ok := numeric(name); ok {
			p.write(r)
			p.at += end + 1
			return
		}
	}
	p.write('&')
	p.at++
}

func numeric(name string) (rune, bool) {
	digits, ok := strings.CutPrefix(name, "#")
	if !ok {
		return 0, false
	}
	base := 10
	if hex, ok := strings.CutPrefix(strings.ToLower(digits), "x"); ok {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	return rune(n), err == nil && n > 0 && n <= unicode.MaxRune && !utf16.IsSurrogate(rune(n))
}

func (p *htmlParser) endTag() error {
	begin := p.at
	end := strings.IndexByte(p.in[p.at:], '>')
	if end < 0 {
		return fmt.Errorf("Unclosed end tag at byte offset %d", begin)
	}
	name := strings.ToLower(strings.TrimSpace(p.in[p.at+2 : p.at+end]))
	p.at += end + 1
	if len(p.open) == 0 {
		return fmt.Errorf("Unexpected end tag at byte offset %d", begin)
	}
	top := p.open[len(p.open)-1]
	p.open = p.open[:len(p.open)-1]
	if name != "" && name != top.tag {
		return fmt.Errorf("Unmatched end tag at byte offset %d, expected \"</%s>\", found \"</%s>\"", begin, top.tag, name)
	}
	e := top.entity
	e.Length = p.units - e.Offset
	if e.Length > 0 && (e.Type != "text_link" || e.URL != "") {
		p.entities = append(p.entities, e)
	}
	return nil
}

func (p *htmlParser) startTag() error {
	begin := p.at
	p.at++
	name := strings.ToLower(p.token(" \t\r\n>"))
	if p.at >= len(p.in) {
		return fmt.Errorf("Unclosed start tag at byte offset %d", begin)
	}
	kind, ok := tags[name]
	if !ok {
		return fmt.Errorf("Unsupported start tag %q at byte offset %d", name, begin)
	}
	attributes, err := p.attributes(begin)
	if err != nil {
		return err
	}
	e := Entity{Type: kind, Offset: p.units}
	switch name {
	case "a":
		e.URL = attributes["href"]
	case "span":
		if attributes["class"] != "tg-spoiler" {
			return fmt.Errorf("Tag \"span\" must have class \"tg-spoiler\" at byte offset %d", begin)
		}
	case "blockquote":
		if slices.ContainsFunc(p.open, func(o openTag) bool { return o.tag == "blockquote" }) {
			return fmt.Errorf("Nested blockquote at byte offset %d", begin)
		}
		if _, ok := attributes["expandable"]; ok {
			e.Type = "expandable_blockquote"
		}
	}
	p.open = append(p.open, openTag{tag: name, entity: e})
	return nil
}

func (p *htmlParser) token(until string) string {
	begin := p.at
	for p.at < len(p.in) && !strings.ContainsRune(until, rune(p.in[p.at])) {
		p.at++
	}
	return p.in[begin:p.at]
}

// attributes reads up to and including the closing bracket.
func (p *htmlParser) attributes(begin int) (map[string]string, error) {
	out := make(map[string]string)
	for {
		for p.at < len(p.in) && strings.ContainsRune(" \t\r\n", rune(p.in[p.at])) {
			p.at++
		}
		if p.at >= len(p.in) {
			return nil, fmt.Errorf("Unclosed start tag at byte offset %d", begin)
		}
		if p.in[p.at] == '>' {
			p.at++
			return out, nil
		}
		name := strings.ToLower(p.token(" \t\r\n=>"))
		if name == "" {
			return nil, fmt.Errorf("Empty attribute name in the tag at byte offset %d", begin)
		}
		value := ""
		if p.at < len(p.in) && p.in[p.at] == '=' {
			p.at++
			var err error
			if value, err = p.value(begin); err != nil {
				return nil, err
			}
		}
		out[name] = value
	}
}

func (p *htmlParser) value(begin int) (string, error) {
	if p.at >= len(p.in) || (p.in[p.at] != '"' && p.in[p.at] != '\'') {
		return p.token(" \t\r\n>"), nil
	}
	mark := p.in[p.at]
	p.at++
	raw := p.token(string(mark))
	if p.at >= len(p.in) {
		return "", fmt.Errorf("Unclosed start tag at byte offset %d", begin)
	}
	p.at++
	inner := htmlParser{in: raw}
	for inner.at < len(raw) {
		if raw[inner.at] == '&' {
			inner.reference()
		} else {
			inner.copyRune()
		}
	}
	return inner.out.String(), nil
}

// trim removes white space around the text, as Telegram does, and moves the
// entities along.
func trim(text string, entities []Entity) (string, []Entity) {
	left := strings.TrimLeftFunc(text, unicode.IsSpace)
	cut := length(text) - length(left)
	text = strings.TrimRightFunc(left, unicode.IsSpace)
	total := length(text)
	var out []Entity
	for _, e := range entities {
		from, to := max(0, e.Offset-cut), min(total, e.Offset+e.Length-cut)
		if from < to {
			e.Offset, e.Length = from, to-from
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(a, b Entity) int {
		if a.Offset != b.Offset {
			return a.Offset - b.Offset
		}
		return b.Length - a.Length
	})
	return text, out
}

// length is what Telegram counts: UTF-16 units.
func length(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}
