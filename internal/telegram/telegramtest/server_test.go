package telegramtest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
)

const token = "1:secret"

// answer is what the server says to a call.
type answer struct {
	OK          bool
	Code        int `json:"error_code"`
	Description string
	Result      json.RawMessage
	Parameters  struct {
		RetryAfter int   `json:"retry_after"`
		MigrateTo  int64 `json:"migrate_to_chat_id"`
	}
}

// call makes a call as a bot would, without a socket. params are key, value, ….
func call(s *Server, method string, params ...string) answer {
	form := url.Values{}
	for i := 0; i+1 < len(params); i += 2 {
		form.Set(params[i], params[i+1])
	}
	req := httptest.NewRequest(http.MethodPost, "/bot"+token+"/"+method, strings.NewReader(form.Encode()))
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	rec := httptest.NewRecorder()
	s.ServeHTTP(rec, req)
	var a answer
	if err := json.Unmarshal(rec.Body.Bytes(), &a); err != nil {
		a.Description = err.Error()
	}
	return a
}

// ids returns the numbers of the updates in an answer.
func ids(a answer) []int64 {
	var updates []struct {
		ID int64 `json:"update_id"`
	}
	_ = json.Unmarshal(a.Result, &updates)
	out := []int64{}
	for _, u := range updates {
		out = append(out, u.ID)
	}
	return out
}

func TestServerRefusesMessagesAsTelegramDoes(t *testing.T) {
	s := New(Options{Token: token})
	s.User(7, "vi")
	keyboard := func(button string) string { return `{"inline_keyboard":[[` + button + `]]}` }
	for name, test := range map[string]struct {
		params []string
		want   string // part of the description; "" when accepted
	}{
		"plain":                 {[]string{"text", "a < b"}, ""},
		"4096 units":            {[]string{"text", strings.Repeat("🚢", 2048)}, ""},
		"4097 units":            {[]string{"text", strings.Repeat("🚢", 2048) + "a"}, "message is too long"},
		"markup is not counted": {[]string{"text", "<b>" + strings.Repeat("a", 4096) + "</b>", "parse_mode", "HTML"}, ""},
		"empty":                 {[]string{"text", " \n"}, "message text is empty"},
		"empty after parsing":   {[]string{"text", "<b></b>", "parse_mode", "HTML"}, "message text is empty"},
		"unescaped":             {[]string{"text", "a < b", "parse_mode", "HTML"}, "can't parse entities"},
		"unclosed":              {[]string{"text", "<b>a", "parse_mode", "HTML"}, "can't parse entities"},
		"crossing":              {[]string{"text", "<b><i>a</b></i>", "parse_mode", "HTML"}, "can't parse entities"},
		"unknown tag":           {[]string{"text", "<p>a</p>", "parse_mode", "HTML"}, "can't parse entities"},
		"unknown mode":          {[]string{"text", "a", "parse_mode", "XML"}, "unsupported parse_mode"},
		"data of 64 bytes":      {[]string{"text", "a", "reply_markup", keyboard(`{"text":"b","callback_data":"` + strings.Repeat("x", 64) + `"}`)}, ""},
		"data of 65 bytes":      {[]string{"text", "a", "reply_markup", keyboard(`{"text":"b","callback_data":"` + strings.Repeat("đ", 32) + `x"}`)}, "BUTTON_DATA_INVALID"},
		"button without action": {[]string{"text", "a", "reply_markup", keyboard(`{"text":"b"}`)}, "Text buttons are unallowed"},
		"button without label":  {[]string{"text", "a", "reply_markup", keyboard(`{"text":" ","callback_data":"x"}`)}, "must be non-empty"},
		"address without a dot": {[]string{"text", "a", "reply_markup", keyboard(`{"text":"b","url":"http://localhost"}`)}, "Wrong HTTP URL"},
		"reply to nothing":      {[]string{"text", "a", "reply_parameters", `{"message_id":99}`}, "message to be replied not found"},
		"optional reply":        {[]string{"text", "a", "reply_parameters", `{"message_id":99,"allow_sending_without_reply":true}`}, ""},
		"unknown topic":         {[]string{"text", "a", "message_thread_id", "5"}, "message thread not found"},
		"unknown chat":          {[]string{"text", "a", "chat_id", "8"}, "chat not found"},
	} {
		a := call(s, "sendMessage", append([]string{"chat_id", "7"}, test.params...)...)
		if a.OK != (test.want == "") || !strings.Contains(a.Description, test.want) || !a.OK && a.Code != 400 {
			t.Errorf("%s: %v, %d %q", name, a.OK, a.Code, a.Description)
		}
	}
	if a := call(s, "sendMesage"); a.Code != 404 {
		t.Errorf("unknown method: %+v", a)
	}
}

func TestParseHTML(t *testing.T) {
	text, entities, err := ParseHTML(`<blockquote expandable>🚢 <b>Cảng &lt;&amp;&#62;</b></blockquote> <a href="https://a.b/?x=1&amp;y">N</a> &nbsp; `)
	want := []Entity{
		{Type: "expandable_blockquote", Offset: 0, Length: 11}, {Type: "bold", Offset: 3, Length: 8},
		{Type: "text_link", Offset: 12, Length: 1, URL: "https://a.b/?x=1&y"},
	}
	if err != nil || text != "🚢 Cảng <&> N &nbsp;" {
		t.Errorf("%q, %v", text, err)
	}
	if diff := cmp.Diff(want, entities); diff != "" {
		t.Error(diff)
	}
}

func TestEdits(t *testing.T) {
	s := New(Options{Token: token})
	sent := s.User(7, "vi").Say("hỏi")
	call(s, "sendMessage", "chat_id", "7", "text", "một")
	id := fmt.Sprint(s.Messages(7)[0].ID)
	for _, test := range []struct{ id, text, want string }{
		{id, "hai", ""}, {id, "hai", "message is not modified"}, {"99", "hai", "message to edit not found"},
		{fmt.Sprint(sent.Message), "hai", "message can't be edited"},
	} {
		if a := call(s, "editMessageText", "chat_id", "7", "message_id", test.id, "text", test.text); a.OK != (test.want == "") || !strings.Contains(a.Description, test.want) {
			t.Errorf("edit of %s to %q: %q", test.id, test.text, a.Description)
		}
	}
	if m := s.Messages(7)[0]; m.Edits != 1 || m.Text != "hai" {
		t.Errorf("%+v", m)
	}
}

func TestOffsetsConfirm(t *testing.T) {
	s := New(Options{Token: token, FirstUpdate: 100})
	for range 4 {
		s.User(7, "vi").Say("a")
	}
	for _, test := range []struct {
		offset, limit string
		want          []int64
	}{
		{"0", "2", []int64{100, 101}}, {"0", "", []int64{100, 101, 102, 103}}, // nothing is confirmed without an offset
		{"102", "", []int64{102, 103}}, {"0", "", []int64{102, 103}},
		{"5000", "", []int64{102, 103}}, // of another sequence
		{"-1", "", []int64{103}}, {"104", "", []int64{}},
	} {
		if got := ids(call(s, "getUpdates", "offset", test.offset, "limit", test.limit)); !cmp.Equal(got, test.want) {
			t.Errorf("offset %s: %v, want %v", test.offset, got, test.want)
		}
	}
}

func TestLongPolling(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := New(Options{Token: token})
		began := time.Now()
		if a := call(s, "getUpdates", "timeout", "90"); !a.OK || time.Since(began) != 50*time.Second {
			t.Errorf("an idle poll ended after %v: %+v", time.Since(began), a)
		}
		older := make(chan answer, 1)
		go func() { older <- call(s, "getUpdates", "timeout", "50") }()
		synctest.Wait()
		newer := make(chan answer, 1)
		go func() { newer <- call(s, "getUpdates", "timeout", "50") }()
		if a := <-older; a.Code != 409 {
			t.Errorf("the older poll: %+v", a)
		}
		s.User(7, "vi").Say("a")
		if a := <-newer; len(ids(a)) != 1 {
			t.Errorf("the newer poll: %+v", a)
		}
		s.Advance(25 * time.Hour)
		if n := s.Unconfirmed(); n != 0 {
			t.Errorf("%d updates live longer than a day", n)
		}
	})
}

func TestQueriesExpire(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := New(Options{Token: token})
		user := s.User(7, "vi")
		call(s, "sendMessage", "chat_id", "7", "text", "một")
		m := s.Messages(7)[0]
		for _, test := range []struct {
			wait   time.Duration
			inline bool
			ok     bool
		}{{149 * time.Second, false, true}, {151 * time.Second, false, false}, {29 * time.Second, true, true}, {31 * time.Second, true, false}} {
			id, method, extra := "", "answerCallbackQuery", ""
			if test.inline {
				id, method, extra = user.Inline("a"), "answerInlineQuery", "[]"
			} else {
				id = user.Press(m, "n")
			}
			s.Advance(test.wait)
			a := call(s, method, "callback_query_id", id, "inline_query_id", id, "results", extra)
			if a.OK != test.ok || !test.ok && !strings.Contains(a.Description, "query is too old") {
				t.Errorf("%s after %v: %+v", method, test.wait, a)
			}
			if again := call(s, method, "callback_query_id", id, "inline_query_id", id, "results", extra); again.OK {
				t.Errorf("%s is accepted twice", method)
			}
		}
	})
}

func TestFaultsAndRefusals(t *testing.T) {
	s := New(Options{Token: token})
	user := s.User(7, "vi")
	s.User(8, "vi")
	s.Fault(Fault{Trouble: TooMany, Method: "sendMessage", Times: 1, For: 5 * time.Second})
	if a := call(s, "sendMessage", "chat_id", "7", "text", "a"); a.Code != 429 || a.Parameters.RetryAfter != 5 {
		t.Errorf("429: %+v", a)
	}
	if a := call(s, "sendMessage", "chat_id", "8", "text", "a"); !a.OK {
		t.Errorf("another chat: %+v", a)
	}
	if a := call(s, "sendMessage", "chat_id", "7", "text", "a"); a.Code != 429 || s.Early() != 1 {
		t.Errorf("too early: %+v, %d", a, s.Early())
	}
	s.Advance(6 * time.Second)
	if a := call(s, "sendMessage", "chat_id", "7", "text", "a"); !a.OK {
		t.Errorf("after the pause: %+v", a)
	}
	user.Block()
	if a := call(s, "sendMessage", "chat_id", "7", "text", "a"); a.Code != 403 {
		t.Errorf("blocked: %+v", a)
	}
	g := s.Group(-5, "Đoàn")
	g.Migrate(-100)
	if a := call(s, "sendMessage", "chat_id", "-5", "text", "a"); a.Code != 400 || a.Parameters.MigrateTo != -100 {
		t.Errorf("migrated: %+v", a)
	}
	call(s, "getUpdates", "allowed_updates", `["message"]`)
	if s.Push("poll", map[string]any{}) != 0 {
		t.Error("a kind that is not allowed is queued")
	}
	req := httptest.NewRequest(http.MethodPost, "/bot2:other/getMe", nil)
	rec := httptest.NewRecorder()
	s.ServeHTTP(rec, req)
	if rec.Code != 401 {
		t.Errorf("another token: %d", rec.Code)
	}
}
