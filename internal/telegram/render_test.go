package telegram

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"haiphongbot/internal/telegram/telegramtest"
)

// TestRender holds the HTML of replies against what Telegram documents.
func TestRender(t *testing.T) {
	long := strings.Repeat("dài ", 125) // 500 units
	for name, test := range map[string]struct {
		blocks []Block
		want   string
	}{
		"escaped":   {[]Block{{Kind: Paragraph, Text: `a < b & "c" > d`}}, `a &lt; b &amp; &quot;c&quot; &gt; d`},
		"quotation": {[]Block{{Kind: Quotation, Text: "Cảng <lớn>.", From: 6, To: 13}}, "<blockquote>Cảng<b> &lt;lớn</b>&gt;.</blockquote>"},
		"folded":    {[]Block{{Kind: Quotation, Text: long + "x"}}, "<blockquote expandable>" + long + "x</blockquote>"},
		"source": {
			[]Block{{Kind: Quotation, Text: "A."}, {Kind: Source, Text: "Nguồn: B", Link: "https://example.org/?a=1&b=\"2\""}},
			"<blockquote>A.</blockquote>\n<i><a href=\"https://example.org/?a=1&amp;b=&quot;2&quot;\">Nguồn: B</a></i>",
		},
		"source with an address nobody can open": {
			[]Block{{Kind: Source, Text: "Nguồn", Link: "javascript:alert(1)"}}, "<i>Nguồn</i>",
		},
		"bold out of range":   {[]Block{{Kind: Paragraph, Text: "abc", From: 2, To: 9}}, "abc"},
		"bold inside a rune":  {[]Block{{Kind: Paragraph, Text: "ấn", From: 1, To: 2}}, "ấn"},
		"control and CR":      {[]Block{{Kind: Paragraph, Text: "a\x00b\r\nc\xff"}}, "a b\nc\uFFFD"},
		"empty blocks vanish": {[]Block{{Kind: Paragraph, Text: "  "}, {Kind: Paragraph, Text: "a"}, {Kind: Quotation}}, "a"},
	} {
		calls, err := Render(Address{Chat: 7}, Reply{Blocks: test.blocks})
		if err != nil || len(calls) != 1 {
			t.Errorf("%s: %d calls, %v", name, len(calls), err)
			continue
		}
		if got := calls[0].Params["text"]; got != test.want {
			t.Errorf("%s:\n%s, want\n%s", name, got, test.want)
		}
	}
	if _, err := Render(Address{Chat: 7}, Reply{Blocks: []Block{{Text: " \n"}}}); !errors.Is(err, ErrEmpty) {
		t.Errorf("a reply without text: %v", err)
	}
}

func TestRenderAddressesTheMessage(t *testing.T) {
	reply := Reply{Blocks: []Block{{Text: strings.Repeat("Một câu. ", 900)}}, ReplyTo: 5, Tag: "5", Buttons: [][]ReplyButton{{{Label: "Sau", Action: "n"}}}}
	calls, err := Render(Address{Chat: -8, Thread: 3}, reply)
	if err != nil || len(calls) != 2 {
		t.Fatalf("%d calls, %v", len(calls), err)
	}
	for i, c := range calls {
		first, last := i == 0, i == len(calls)-1
		if c.Params["chat_id"] != "-8" || c.Params["message_thread_id"] != "3" || c.Plain["message_thread_id"] != "3" {
			t.Errorf("call %d goes elsewhere: %v", i, c.Params)
		}
		if (c.Params["reply_parameters"] != "") != first || (c.Plain["reply_to_message_id"] == "5") != first {
			t.Errorf("call %d quotes %q, plain %q", i, c.Params["reply_parameters"], c.Plain["reply_to_message_id"])
		}
		if (c.Params["reply_markup"] != "") != last || (c.Tag == "5") != last {
			t.Errorf("call %d: buttons %q, tag %q", i, c.Params["reply_markup"], c.Tag)
		}
	}
	reply.Edit = 9
	calls, _ = Render(Address{Chat: 7}, reply)
	if calls[0].Method != "editMessageText" || calls[0].Params["message_id"] != "9" || calls[1].Method != "sendMessage" || calls[1].Params["message_id"] != "" {
		t.Errorf("edit renders %s %v, then %s", calls[0].Method, calls[0].Params, calls[1].Method)
	}
}

func TestKeyboardLeavesOutWhatTelegramRefuses(t *testing.T) {
	rows := [][]ReplyButton{
		{{Label: "Sau", Action: "n"}, {Label: " ", Action: "n"}, {Label: "Dài", Action: strings.Repeat("x", 65)}},
		{{Label: "Xấu", URL: "ftp://a.b"}},
		{{Label: "Mở", URL: "https://example.org/"}, {Label: "Chép", Copy: "0225"}, {Label: "Chép dài", Copy: strings.Repeat("0", 257)}, {Label: "Không gì"}},
	}
	const want = `{"inline_keyboard":[[{"text":"Sau","callback_data":"n"}],[{"text":"Mở","url":"https://example.org/"},{"text":"Chép","copy_text":{"text":"0225"}}]]}`
	if got := keyboard(rows, true); got != want {
		t.Errorf("%s, want\n%s", got, want)
	}
	if got := keyboard(rows, false); strings.Contains(got, "copy_text") {
		t.Errorf("for an old server: %s", got)
	}
	calls, _ := Render(Address{Chat: 7}, Reply{Blocks: []Block{{Text: "a"}}, Buttons: rows})
	if text := calls[0].Params["text"]; text != "a\n\nXấu: ftp://a.b" {
		t.Errorf("the address that makes no button is not shown: %q", text)
	}
	var many []ReplyButton
	for range 20 {
		many = append(many, ReplyButton{Label: "a", Action: "b"})
	}
	var wide struct {
		Rows [][]any `json:"inline_keyboard"`
	}
	if err := json.Unmarshal([]byte(keyboard([][]ReplyButton{many}, true)), &wide); err != nil || len(wide.Rows[0]) != maxRow {
		t.Errorf("a row of %d buttons, %v", len(wide.Rows[0]), err)
	}
}

// TestSplitCutsBetweenSentences gives 20,000 characters with all that is awkward.
func TestSplitCutsBetweenSentences(t *testing.T) {
	sentence := "Thành phố ưu tiên đầu tư vào TP. Hải Phòng 🚢 & các khu <công nghiệp> 👩‍🔧 với tổng vốn 2,5 tỷ USD. "
	text := strings.TrimSpace(strings.Repeat(sentence, 20000/len([]rune(sentence))+1))
	parts := split(text, maxUnits)
	if len(parts) < 5 || len(parts) > 7 {
		t.Errorf("%d parts", len(parts))
	}
	var again []string
	for i, p := range parts {
		piece := text[p.from:p.to]
		again = append(again, piece)
		if n := units(piece); n > maxUnits {
			t.Errorf("part %d has %d units", i, n)
		}
		if !strings.HasPrefix(piece, "Thành phố") || !strings.HasSuffix(piece, "USD.") {
			t.Errorf("part %d is cut inside a sentence: %.40q … %q", i, piece, piece[len(piece)-30:])
		}
	}
	if strings.Join(again, " ") != text {
		t.Error("the parts do not make up the text")
	}
}

func TestSplitKeepsCharactersWhole(t *testing.T) {
	for name, cluster := range map[string]string{
		"family": "👨‍👩‍👧‍👦", "skin": "👍🏽", "flag": "🇻🇳", "decomposed": "e\u0302\u0301", "one unit": "ấ",
	} {
		text := strings.Repeat(cluster, 3000)
		for i, p := range split(text, maxUnits) {
			piece := text[p.from:p.to]
			if units(piece) > maxUnits || strings.ReplaceAll(piece, cluster, "") != "" {
				t.Errorf("%s: part %d of %d units breaks a character", name, i, units(piece))
			}
		}
	}
}

// FuzzRender checks that whatever is said, the twin of the Bot API accepts every
// message, and that the messages together say it.
func FuzzRender(f *testing.F) {
	f.Add("Mở đầu <b>", "Cảng & biển. 🚢", "Nguồn", "https://example.org/?a=<\"&", 3, 9, 1)
	f.Add("", strings.Repeat("a", 50), "x", "http://a", -1, 5, 300)
	f.Add("\u200d\u0301", "👨‍👩‍👧", "\xff", "://", 4, 4, 600)
	f.Add("&lt; &#60; &#x1F600;", "</blockquote><a href='x'>", "\r\n \u00a0", "https://a.b/\x00", 0, 100, 90)
	f.Fuzz(func(t *testing.T, head, body, source, href string, from, to, times int) {
		body = strings.Repeat(body, min(max(times, 0), 2000*8/(len(body)+1)+1))
		reply := Reply{Blocks: []Block{
			{Kind: Paragraph, Text: head},
			{Kind: Quotation, Text: body, From: from, To: to},
			{Kind: Source, Text: source, Link: href},
		}}
		calls, err := Render(Address{Chat: 7}, reply)
		if err != nil {
			if strings.TrimSpace(clean(head+body+source)) != "" {
				t.Fatalf("text, but %v", err)
			}
			return
		}
		var said strings.Builder
		for i, c := range calls {
			text, _, err := telegramtest.ParseHTML(c.Params["text"])
			if err != nil {
				t.Fatalf("message %d is refused: %v\n%q", i, err, c.Params["text"])
			}
			if n := units(text); n == 0 || n > maxUnits {
				t.Errorf("message %d has %d units", i, n)
			}
			if text != c.Plain["text"] || !utf8.ValidString(text) {
				t.Errorf("message %d reads %q with markup, %q plain", i, text, c.Plain["text"])
			}
			said.WriteString(text)
		}
		squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if squeeze(said.String()) != squeeze(clean(head)+clean(body)+clean(source)) && utf8.ValidString(head+body+source) {
			t.Errorf("said %q of %q, %q, %q", said.String(), head, body, source)
		}
	})
}
