package telegram

import (
	"fmt"
	"sort"
	"strings"
)

// A span sets bytes [from, to) of a text. Spans nest or lie apart, they never
// cross: compose makes them so, and clip keeps them so.
type span struct {
	from, to int
	open     string // "<b>"
	close    string // "</b>"
}

var escapeHTML = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

func bold(from, to int) span { return span{from, to, "<b>", "</b>"} }

func italic(from, to int) span { return span{from, to, "<i>", "</i>"} }

func link(from, to int, href string) span {
	return span{from, to, fmt.Sprintf(`<a href="%s">`, escapeHTML.Replace(href)), "</a>"}
}

func quote(from, to int, folded bool) span {
	if folded {
		return span{from, to, "<blockquote expandable>", "</blockquote>"}
	}
	return span{from, to, "<blockquote>", "</blockquote>"}
}

// clip returns the spans as they lie on text[from:to], counted from there.
func clip(spans []span, from, to int) []span {
	var out []span
	for _, s := range spans {
		s.from, s.to = max(s.from, from)-from, min(s.to, to)-from
		if s.from < s.to {
			out = append(out, s)
		}
	}
	return out
}

// markup renders text with its spans as Telegram's HTML. Everything that is
// not a span's own tag is escaped.
func markup(text string, spans []span) string {
	spans = append([]span(nil), spans...)
	sort.SliceStable(spans, func(i, j int) bool {
		if spans[i].from != spans[j].from {
			return spans[i].from < spans[j].from
		}
		return spans[i].to > spans[j].to
	})
	var out strings.Builder
	var open []span // innermost last
	at := 0
	write := func(to int) {
		for len(open) > 0 && open[len(open)-1].to <= to {
			s := open[len(open)-1]
			open = open[:len(open)-1]
			out.WriteString(escapeHTML.Replace(text[at:s.to]))
			out.WriteString(s.close)
			at = s.to
		}
		out.WriteString(escapeHTML.Replace(text[at:to]))
		at = to
	}
	for _, s := range spans {
		write(s.from)
		out.WriteString(s.open)
		open = append(open, s)
	}
	write(len(text))
	return out.String()
}
