package telegram

import (
	"encoding/json"
	"net/url"
	"strings"
	"unicode/utf8"
)

// Limits of the Bot API on inline keyboards.
const (
	maxAction   = 64  // bytes of callback_data
	maxCopy     = 256 // characters of copy_text
	maxRow      = 8
	maxKeyboard = 100
	maxURL      = 2048
)

type wireButton struct {
	Text     string    `json:"text"`
	Callback string    `json:"callback_data,omitempty"`
	URL      string    `json:"url,omitempty"`
	Copy     *wireCopy `json:"copy_text,omitempty"`
}

type wireCopy struct {
	Text string `json:"text"`
}

// keyboard encodes the buttons as reply_markup, "" when there are none. Buttons
// that Telegram would refuse are left out, for it would refuse the whole message
// with them; so are copying buttons when the server may be too old for them.
func keyboard(rows [][]ReplyButton, copying bool) string {
	var out [][]wireButton
	total := 0
	for _, row := range rows {
		var buttons []wireButton
		for _, b := range row {
			w, ok := button(b)
			if !ok || (w.Copy != nil && !copying) || len(buttons) == maxRow || total == maxKeyboard {
				continue
			}
			buttons = append(buttons, w)
			total++
		}
		if len(buttons) > 0 {
			out = append(out, buttons)
		}
	}
	if len(out) == 0 {
		return ""
	}
	return encode(map[string]any{"inline_keyboard": out})
}

func button(b ReplyButton) (wireButton, bool) {
	w := wireButton{Text: strings.TrimSpace(clean(b.Label))}
	switch {
	case w.Text == "":
		return w, false
	case b.Action != "":
		w.Callback = b.Action
		return w, len(b.Action) <= maxAction && utf8.ValidString(b.Action)
	case b.URL != "":
		w.URL = b.URL
		return w, reachable(b.URL)
	case b.Copy != "":
		w.Copy = &wireCopy{b.Copy}
		return w, utf8.RuneCountInString(b.Copy) <= maxCopy && utf8.ValidString(b.Copy)
	}
	return w, false
}

// unreachable returns a line of text for every button whose address Telegram
// would not take, so that the reader still gets to see it.
func unreachable(rows [][]ReplyButton) []string {
	var lines []string
	for _, row := range rows {
		for _, b := range row {
			if b.Action == "" && b.URL != "" && !reachable(b.URL) {
				lines = append(lines, b.Label+": "+b.URL)
			}
		}
	}
	return lines
}

// reachable reports whether Telegram takes the address for a link: http or https
// with a host that has a dot in it.
func reachable(address string) bool {
	u, err := url.Parse(address)
	return err == nil && len(address) <= maxURL && utf8.ValidString(address) &&
		(u.Scheme == "http" || u.Scheme == "https") &&
		strings.Contains(strings.Trim(u.Hostname(), "."), ".")
}

// encode returns v as JSON without the escapes meant for web pages. The values
// encoded here are made of strings and numbers and cannot fail.
func encode(v any) string {
	var out strings.Builder
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		panic("telegram: encode " + err.Error())
	}
	return strings.TrimSpace(out.String())
}
