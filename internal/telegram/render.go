package telegram

import (
	"errors"
	"maps"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// foldFrom is the length in UTF-16 units from which a quotation is folded. About
// ten lines on a telephone: shorter ones are read faster than unfolded.
const foldFrom = 500

// ErrEmpty reports a reply without any text.
var ErrEmpty = errors.New("render reply: no text")

// Render turns a reply into calls, one for each message that it needs, in order.
// Buttons come on the last; a button that Telegram does not take is left out, or
// written as text when it has an address. The only error is ErrEmpty.
func Render(to Address, r Reply) ([]Call, error) {
	text, spans := compose(r)
	parts := split(text, maxUnits)
	if len(parts) == 0 {
		return nil, ErrEmpty
	}
	calls := make([]Call, len(parts))
	for i, p := range parts {
		rich, plain := envelope(to, r, i == 0)
		rich["text"] = markup(text[p.from:p.to], clip(spans, p.from, p.to))
		rich["parse_mode"] = "HTML"
		rich["link_preview_options"] = `{"is_disabled":true}`
		plain["text"] = text[p.from:p.to]
		plain["disable_web_page_preview"] = "true"
		calls[i] = Call{Method: "sendMessage", Params: rich, Plain: plain}
		if i == 0 && r.Edit != 0 {
			calls[i].Method = "editMessageText"
		}
	}
	last := calls[len(calls)-1]
	set(last.Params, "reply_markup", keyboard(r.Buttons, true))
	set(last.Plain, "reply_markup", keyboard(r.Buttons, false))
	calls[len(calls)-1].Tag = r.Tag
	return calls, nil
}

// envelope returns the parameters around the text, as the server takes them
// today and as one of 2021 does.
func envelope(to Address, r Reply, first bool) (rich, plain map[string]string) {
	rich = map[string]string{"chat_id": strconv.FormatInt(to.Chat, 10)}
	if first && r.Edit != 0 {
		rich["message_id"] = strconv.Itoa(r.Edit)
		return rich, maps.Clone(rich)
	}
	if to.Thread != 0 {
		rich["message_thread_id"] = strconv.Itoa(to.Thread)
	}
	if r.Silent {
		rich["disable_notification"] = "true"
	}
	plain = maps.Clone(rich)
	if first && r.ReplyTo != 0 {
		rich["reply_parameters"] = encode(map[string]any{"message_id": r.ReplyTo, "allow_sending_without_reply": true})
		plain["reply_to_message_id"] = strconv.Itoa(r.ReplyTo)
		plain["allow_sending_without_reply"] = "true"
	}
	return rich, plain
}

// compose lays the blocks out as one text with spans.
func compose(r Reply) (string, []span) {
	blocks := r.Blocks
	for _, line := range unreachable(r.Buttons) {
		blocks = append(blocks[:len(blocks):len(blocks)], Block{Kind: Paragraph, Text: line})
	}
	var out strings.Builder
	var spans []span
	var before BlockKind
	for _, b := range blocks {
		text, from, to := tidy(b)
		if text == "" {
			continue
		}
		if out.Len() > 0 {
			out.WriteString(gap(before, b.Kind))
		}
		at := out.Len()
		out.WriteString(text)
		end := out.Len()
		switch {
		case b.Kind == Quotation:
			spans = append(spans, quote(at, end, units(text) >= foldFrom))
		case b.Kind == Source && reachable(b.Link):
			spans = append(spans, italic(at, end), link(at, end, b.Link))
		case b.Kind == Source:
			spans = append(spans, italic(at, end))
		}
		if from < to {
			spans = append(spans, bold(at+from, at+to))
		}
		before = b.Kind
	}
	return out.String(), spans
}

func gap(before, kind BlockKind) string {
	if before == Quotation && kind == Source {
		return "\n"
	}
	return "\n\n"
}

// tidy returns a block's text as Telegram takes it, and where its bold part lies.
func tidy(b Block) (text string, from, to int) {
	from, to = b.From, b.To
	if from < 0 || to > len(b.Text) || from >= to || !boundary(b.Text, from) || !boundary(b.Text, to) {
		from, to = 0, 0
	}
	head, strong := clean(b.Text[:from]), clean(b.Text[from:to])
	text = head + strong + clean(b.Text[to:])
	from, to = len(head), len(head)+len(strong)
	start := skipSpace(text, 0)
	text = text[start:]
	trimmed := strings.TrimRightFunc(text, unicode.IsSpace)
	from, to = max(from-start, 0), min(max(to-start, 0), len(trimmed))
	return trimmed, from, to
}

func boundary(s string, i int) bool { return i == len(s) || utf8.RuneStart(s[i]) }

// clean makes text valid UTF-8 and replaces control characters by spaces, as
// Telegram does itself, so that lengths counted here are those counted there.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return -1
		case r == '\n':
			return r
		case r < ' ' || r == 0x7f:
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

func set(params map[string]string, key, value string) {
	if value != "" {
		params[key] = value
	}
}
