package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"
	"golang.org/x/text/width"

	"haiphongbot/internal/dialogue"
)

// ANSI codes; used only on a terminal that wants colours.
const (
	ansiBold  = "\x1b[1m"
	ansiDim   = "\x1b[2m"
	ansiReset = "\x1b[0m"
)

// maxWidth keeps lines readable on wide terminals, in columns.
const maxWidth = 88

func isTerminal(v any) bool {
	f, ok := v.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// screen writes replies for people to read.
type screen struct {
	out    io.Writer
	width  int  // columns; 0 for no wrapping
	styled bool // bold and dim
}

// newScreen finds out what out can show. Elsewhere than on a terminal text is
// plain and not wrapped.
func newScreen(out io.Writer, getenv func(string) string) screen {
	s := screen{out: out}
	if !isTerminal(out) {
		return s
	}
	s.styled = getenv("NO_COLOR") == "" && getenv("TERM") != "dumb"
	s.width = maxWidth
	if columns, _, err := term.GetSize(int(out.(*os.File).Fd())); err == nil && columns >= 20 {
		s.width = min(maxWidth, columns-1)
	}
	return s
}

// show writes a reply: paragraphs as they are, quotations behind a bar, the
// source line under them, and the buttons, row by row, as numbers to type.
func (s screen) show(blocks []dialogue.Block, buttons [][]dialogue.Button) error {
	var b strings.Builder
	for i, block := range blocks {
		if i > 0 && block.Kind != dialogue.Source {
			b.WriteByte('\n')
		}
		switch block.Kind {
		case dialogue.Quotation:
			s.lines(&b, s.emphasize(block), "│ ")
		case dialogue.Source:
			text := block.Text
			if block.Link != "" {
				text += " " + block.Link
			}
			s.lines(&b, []span{{text, ansiDim}}, "  ")
		default:
			s.lines(&b, s.emphasize(block), "")
		}
	}
	if len(buttons) > 0 {
		b.WriteByte('\n')
	}
	number := 0
	for _, row := range buttons {
		if len(row) == 0 {
			continue
		}
		var spans []span
		for _, button := range row {
			number++
			spans = append(spans, span{fmt.Sprintf("[%d] ", number), ansiBold}, span{button.Label + "   ", ""})
		}
		spans[len(spans)-1].text = row[len(row)-1].Label
		s.lines(&b, spans, "  ")
	}
	b.WriteByte('\n')
	_, err := io.WriteString(s.out, b.String())
	return err
}

// span is text in one style; "" is no style.
type span struct{ text, style string }

// emphasize cuts a block at its strong part.
func (s screen) emphasize(b dialogue.Block) []span {
	if b.From < 0 || b.To > len(b.Text) || b.From >= b.To {
		return []span{{b.Text, ""}}
	}
	return []span{{b.Text[:b.From], ""}, {b.Text[b.From:b.To], ansiBold}, {b.Text[b.To:], ""}}
}

// lines writes spans, wrapped, each line behind indent. Control characters,
// which could drive the terminal, are dropped.
func (s screen) lines(b *strings.Builder, spans []span, indent string) {
	room := s.width - columns(indent)
	b.WriteString(indent)
	used := 0
	for _, sp := range spans {
		s.style(b, sp.style)
		for i, line := range strings.Split(sp.text, "\n") {
			if i > 0 {
				b.WriteString("\n" + indent)
				used = 0
			}
			for i, word := range strings.Split(printable(line), " ") {
				n := columns(word)
				switch {
				case s.width > 0 && used > 0 && used+min(i, 1)+n > room:
					b.WriteString("\n" + indent)
					used = 0
				case i > 0:
					b.WriteByte(' ')
					used++
				}
				b.WriteString(word)
				used += n
			}
		}
		if sp.style != "" {
			s.style(b, ansiReset)
		}
	}
	b.WriteByte('\n')
}

func (s screen) style(b *strings.Builder, code string) {
	if s.styled {
		b.WriteString(code)
	}
}

func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 {
			return -1
		}
		return r
	}, s)
}

// columns is how much room text takes up; East Asian characters take two.
func columns(s string) int {
	n := 0
	for _, r := range s {
		switch width.LookupRune(r).Kind() {
		case width.EastAsianWide, width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}
