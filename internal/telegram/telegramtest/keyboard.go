package telegramtest

import (
	"encoding/json"
	"net/url"
	"strings"
)

// Button is a button below a message.
type Button struct {
	Text string `json:"text"`
	Data string `json:"callback_data,omitempty"`
	URL  string `json:"url,omitempty"`
	Copy *struct {
		Text string `json:"text"`
	} `json:"copy_text,omitempty"`
	WebApp *json.RawMessage `json:"web_app,omitempty"`
	Switch *string          `json:"switch_inline_query,omitempty"`
	Here   *string          `json:"switch_inline_query_current_chat,omitempty"`
}

// parseKeyboard checks reply_markup. Reply keyboards and the like are accepted as
// they are, for there is little in them to get wrong.
func (s *Server) parseKeyboard(markup string) ([][]Button, *refusal) {
	if markup == "" {
		return nil, nil
	}
	var m struct {
		Inline [][]Button `json:"inline_keyboard"`
	}
	if json.Unmarshal([]byte(markup), &m) != nil {
		return nil, badRequest("can't parse reply keyboard markup JSON object")
	}
	total := 0
	for _, row := range m.Inline {
		for _, b := range row {
			total++
			if ref := s.checkButton(b); ref != nil {
				return nil, ref
			}
		}
	}
	if total > 100 {
		return nil, badRequest("REPLY_MARKUP_TOO_LONG")
	}
	return m.Inline, nil
}

func (s *Server) checkButton(b Button) *refusal {
	if strings.TrimSpace(b.Text) == "" {
		return badRequest("can't parse inline keyboard button: Text buttons must be non-empty")
	}
	kinds := 0
	for _, given := range []bool{b.Data != "", b.URL != "", b.Copy != nil && !s.options.Old, b.WebApp != nil, b.Switch != nil, b.Here != nil} {
		if given {
			kinds++
		}
	}
	switch {
	case kinds != 1:
		return badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
	case len(b.Data) > 64:
		return badRequest("BUTTON_DATA_INVALID")
	case b.Copy != nil && (length(b.Copy.Text) < 1 || length(b.Copy.Text) > 256):
		return badRequest("BUTTON_COPY_TEXT_INVALID")
	case b.URL != "" && !validURL(b.URL):
		return badRequest("inline keyboard button URL '%s' is invalid: Wrong HTTP URL", b.URL)
	}
	return nil
}

func validURL(s string) bool {
	u, err := url.Parse(s)
	if err != nil || strings.ContainsAny(s, " \n\t") {
		return false
	}
	switch u.Scheme {
	case "http", "https":
		return strings.Contains(strings.Trim(u.Hostname(), "."), ".")
	case "tg":
		return true
	}
	return false
}
