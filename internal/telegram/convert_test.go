package telegram

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var testBot = self{ID: 999, Username: "Haiphong_bot", account: 999}

// TestConvert holds every kind of update that can reach the bot against what the
// rooms above get to see.
func TestConvert(t *testing.T) {
	private := Chat{ID: 7, Type: "private"}
	group := Chat{ID: -100, Type: "supergroup"}
	ann := User{ID: 5, LanguageCode: "vi"}
	day := time.Unix(1_700_000_000, 0).UTC()
	const from = `"from":{"id":5,"language_code":"vi"},"date":1700000000`
	const inPrivate = `{"message_id":3,"chat":{"id":7,"type":"private"},` + from
	const inGroup = `{"message_id":3,"chat":{"id":-100,"type":"supergroup"},` + from
	for name, test := range map[string]struct {
		raw  string
		want Update
	}{
		"private text": {
			`"message":` + inPrivate + `,"text":"thuế"}`,
			Update{Kind: Message, Chat: private, From: ann, MessageID: 3, Date: day, Text: "thuế", Addressed: true},
		},
		"a person's chat of which only the number is said": {
			`"message":{"message_id":3,"chat":{"id":7},` + from + `,"text":"thuế"}`,
			Update{Kind: Message, Chat: private, From: ann, MessageID: 3, Date: day, Text: "thuế", Addressed: true},
		},
		"caption of a photo": {
			`"message":` + inPrivate + `,"photo":[{}],"caption":"đây là gì?"}`,
			Update{Kind: Message, Chat: private, From: ann, MessageID: 3, Date: day, Text: "đây là gì?", Media: Photo, Addressed: true},
		},
		"moving picture also has a file": {
			`"message":` + inPrivate + `,"document":{},"animation":{}}`,
			Update{Kind: Message, Chat: private, From: ann, MessageID: 3, Date: day, Media: Video, Addressed: true},
		},
		"voice":   {`"message":` + inPrivate + `,"voice":{}}`, Update{Kind: Message, Chat: private, From: ann, MessageID: 3, Date: day, Media: Voice, Addressed: true}},
		"service": {`"message":` + inGroup + `,"new_chat_members":[{"id":8}]}`, Update{Kind: Other, Chat: group, From: ann, MessageID: 3, Date: day}},
		"talk in a group": {
			`"message":` + inGroup + `,"text":"mai họp"}`,
			Update{Kind: Message, Chat: group, From: ann, MessageID: 3, Date: day, Text: "mai họp"},
		},
		"mention in a group": {
			`"message":` + inGroup + `,"text":"@haiphong_bot, thuế?"}`,
			Update{Kind: Message, Chat: group, From: ann, MessageID: 3, Date: day, Text: "thuế?", Addressed: true},
		},
		"reply in a group": {
			`"message":` + inGroup + `,"text":"nói thêm","reply_to_message":{"message_id":2,"from":{"id":999},"chat":{"id":-100},"text":"đáp"}}`,
			Update{Kind: Message, Chat: group, From: ann, MessageID: 3, Date: day, Text: "nói thêm", Addressed: true, ReplyTo: &Quoted{MessageID: 2, Text: "đáp", FromBot: true}},
		},
		"topic: its first message is no quotation": {
			`"message":` + inGroup + `,"text":"/help","is_topic_message":true,"message_thread_id":2,"reply_to_message":{"message_id":2,"from":{"id":999},"chat":{"id":-100}}}`,
			Update{Kind: Message, Chat: Chat{ID: -100, Type: "supergroup", Thread: 2}, From: ann, MessageID: 3, Date: day, Text: "/help", Addressed: true},
		},
		"a chain of replies is no topic": {
			`"message":` + inGroup + `,"text":"/help","message_thread_id":2}`,
			Update{Kind: Message, Chat: group, From: ann, MessageID: 3, Date: day, Text: "/help", Addressed: true},
		},
		"anonymous administrator": {
			`"message":{"message_id":3,"chat":{"id":-100,"type":"supergroup"},"from":{"id":1087968824,"is_bot":true},"sender_chat":{"id":-100},"date":1700000000,"text":"/help"}`,
			Update{Kind: Message, Chat: group, From: User{ID: -100, Anonymous: true}, MessageID: 3, Date: day, Text: "/help", Addressed: true},
		},
		"another bot in a group": {
			`"message":{"message_id":3,"chat":{"id":-100,"type":"supergroup"},"from":{"id":6,"is_bot":true},"date":1700000000,"text":"/help"}`,
			Update{Kind: Message, Chat: group, From: User{ID: 6, Bot: true}, MessageID: 3, Date: day, Text: "/help"},
		},
		"channel post without a sender": {
			`"channel_post":{"message_id":3,"chat":{"id":-200,"type":"channel"},"date":1700000000,"text":"@haiphong_bot thông báo"}`,
			Update{Kind: Message, Chat: Chat{ID: -200, Type: "channel"}, From: User{Anonymous: true}, MessageID: 3, Date: day, Text: "@haiphong_bot thông báo"},
		},
		"one of our own inline results": {
			`"message":` + inPrivate + `,"text":"trích dẫn","via_bot":{"id":999}}`,
			Update{Kind: Message, Chat: private, From: ann, MessageID: 3, Date: day, Text: "trích dẫn"},
		},
		"copy of a channel post": {
			`"message":` + inGroup + `,"text":"/help","is_automatic_forward":true}`,
			Update{Kind: Message, Chat: group, From: ann, MessageID: 3, Date: day, Text: "/help"},
		},
		"edited": {
			`"edited_message":` + inPrivate + `,"edit_date":1700000060,"text":"thuế đất"}`,
			Update{Kind: Edited, Chat: private, From: ann, MessageID: 3, Date: day.Add(time.Minute), Text: "thuế đất", Addressed: true},
		},
		"live location moves": {
			`"edited_message":` + inPrivate + `,"location":{}}`,
			Update{Kind: Edited, Chat: private, From: ann, MessageID: 3, Date: day, Media: Location},
		},
		"button": {
			`"callback_query":{"id":"77","from":{"id":5,"language_code":"vi"},"data":"1-n","message":` + inGroup + `,"text":"đáp"}}`,
			Update{Kind: Button, Chat: group, From: ann, MessageID: 3, Date: day, Action: "1-n", CallbackID: "77", Addressed: true},
		},
		"button below an inline message": {
			`"callback_query":{"id":"77","from":{"id":5},"data":"1-n","inline_message_id":"abc"}`,
			Update{Kind: Button, From: User{ID: 5}, Action: "1-n", CallbackID: "77", InlineID: "abc", Addressed: true},
		},
		"button below a message too old to be shown": {
			`"callback_query":{"id":"77","from":{"id":5},"data":"1-n","message":{"message_id":3,"chat":{"id":7,"type":"private"},"date":0}}`,
			Update{Kind: Button, Chat: private, From: User{ID: 5}, MessageID: 3, Action: "1-n", CallbackID: "77", Addressed: true},
		},
		"button of a game": {
			`"callback_query":{"id":"77","from":{"id":5},"game_short_name":"x"}`,
			Update{Kind: Other, From: User{ID: 5}, CallbackID: "77"},
		},
		"blocked": {
			`"my_chat_member":{"chat":{"id":7,"type":"private"},"from":{"id":5,"language_code":"vi"},"date":1700000000,"new_chat_member":{"status":"kicked"}}`,
			Update{Kind: Membership, Chat: private, From: ann, Date: day, Blocked: true},
		},
		"inline query":           {`"inline_query":{"id":"9","from":{"id":5,"language_code":"vi"},"query":" thuế "}`, Update{Kind: Other, From: ann}},
		"a kind of the future":   {`"quantum_message":{"text":7}`, Update{Kind: Other}},
		"nothing but its number": {`"message":null`, Update{Kind: Other}},
	} {
		e, err := testBot.convert(json.RawMessage(`{"update_id":12,` + test.raw + `}`))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		test.want.ID, test.want.Key = 12, "telegram:999:12"
		if diff := cmp.Diff(test.want, e.update); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if name == "inline query" && (e.inlineID != "9" || e.inline.Text != "thuế") {
			t.Errorf("inline query %q, %+v", e.inlineID, e.inline)
		}
	}
}

func TestConvertRefusesWhatIsNoUpdate(t *testing.T) {
	for _, raw := range []string{``, `[]`, `7`, `"x"`, `{"update_id":1,"message":7}`, `{"update_id":"x"}`, `{"update_id":1,"message":{"text":{}}}`, `{"update_id":1`} {
		if _, err := testBot.convert(json.RawMessage(raw)); err == nil {
			t.Errorf("convert(%s) succeeds", raw)
		}
	}
	for raw, want := range map[string]int64{`{"update_id":12,"message":7}`: 12, `{}`: -1, `[]`: -1} {
		id, err := updateID(json.RawMessage(raw))
		if (err != nil) != (want < 0) || err == nil && id != want {
			t.Errorf("updateID(%s) = %d, %v", raw, id, err)
		}
	}
}

func TestAddressed(t *testing.T) {
	group := Chat{ID: -1, Type: "group"}
	for _, test := range []struct {
		chat      Chat
		text      string
		want      string
		addressed bool
	}{
		{group, "@haiphong_bot thuế?", "thuế?", true},
		{group, "@HAIPHONG_BOT: thuế?", "thuế?", true},
		{group, "cho hỏi @haiphong_bot thuế?", "cho hỏi thuế?", true},
		{group, "thuế thế nào @haiphong_bot?", "thuế thế nào?", true},
		{group, "@haiphong_bot", "", true},
		{group, "@haiphong_bot2 thuế?", "@haiphong_bot2 thuế?", false},
		{group, "thư a@haiphong_bot", "thư a@haiphong_bot", false},
		{group, "t.me/@haiphong_bot", "t.me/@haiphong_bot", false},
		{group, "@người @haiphong_bot ơi", "@người ơi", true},
		{group, "/help", "/help", true},
		{group, "/help@haiphong_bot thuế", "/help thuế", true},
		{group, "/help@other_bot", "/help@other_bot", false},
		{group, "/hỏi thuế", "/hỏi thuế", false},
		{group, "/", "/", false},
		{group, "mai họp lúc 8/9", "mai họp lúc 8/9", false},
		{Chat{ID: 7, Type: "private"}, "/hỏi thuế", "/hỏi thuế", true},
		{Chat{ID: 7, Type: "private"}, "/help@other_bot", "/help@other_bot", true},
		{Chat{ID: -2, Type: "channel"}, "/help", "/help", false},
	} {
		text, ok := testBot.addressed(Update{Chat: test.chat, Text: test.text})
		if text != test.want || ok != test.addressed {
			t.Errorf("%s %q: %q, %v, want %q, %v", test.chat.Type, test.text, text, ok, test.want, test.addressed)
		}
	}
}

// FuzzConvert checks that no bytes from outside panic, and that what converts
// may be used without looking.
func FuzzConvert(f *testing.F) {
	f.Add([]byte(`{"update_id":12,"message":{"chat":{"id":7,"type":"private"},"text":"/hỏi @haiphong_bot"}}`))
	f.Add([]byte(`{"update_id":12,"callback_query":{"id":"1","message":{}}}`))
	f.Add([]byte(`{"update_id":12,"my_chat_member":{}}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		e, err := testBot.convert(raw)
		if err != nil {
			return
		}
		if e.update.Kind == "" || e.update.Key == "" {
			t.Errorf("%q: update %+v", raw, e.update)
		}
		if e.update.Addressed && e.update.Chat.Type == "channel" && e.update.Kind != Button {
			t.Errorf("%q: addressed in a channel", raw)
		}
	})
}
