package dialogue

import (
	"bufio"
	"context"
	"encoding/json"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"haiphongbot/internal/knowledge"
	"haiphongbot/internal/search"
)

// TestInvestorsFollowUps holds conversations, over the folder as it ships, in
// which the last message leans on what was said before, or turns to something
// else. Most must be answered from the right paragraph; one that turns to
// something else must never be answered from another.
func TestInvestorsFollowUps(t *testing.T) {
	const right = 0.80
	now := time.Date(2026, 11, 1, 9, 0, 0, 0, time.UTC)
	library, err := knowledge.Load(t.Context(), "../../knowledge", now)
	if err != nil {
		t.Fatal(err)
	}
	index, err := search.Build(library)
	if err != nil {
		t.Fatal(err)
	}
	responder := New(library, index, Options{})
	file, err := os.Open("testdata/followups-investors.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	good, all := 0, 0
	for lines := bufio.NewScanner(file); lines.Scan(); all++ {
		var talk struct {
			Turns, Paragraphs []string
			Kind              string
		}
		if err := json.Unmarshal(lines.Bytes(), &talk); err != nil {
			t.Fatal(err)
		}
		reply := lastReply(t, responder, talk.Turns, now)
		answered := reply.Outcome == Answer
		fits := len(reply.Hits) > 0 && slices.Contains(talk.Paragraphs, "P"+strconv.Itoa(reply.Hits[0].Passage.Paragraph))
		switch {
		case answered && fits:
			good++
		case answered && talk.Kind == "topic_change":
			t.Errorf("%q is answered from paragraph %d, want one of %v", talk.Turns, reply.Hits[0].Passage.Paragraph, talk.Paragraphs)
		default:
			t.Logf("%q is %s, want an answer from one of %v", talk.Turns, reply.Outcome, talk.Paragraphs)
		}
	}
	t.Logf("%d of %d right", good, all)
	if float64(good) < right*float64(all) {
		t.Errorf("%d of %d answered from the right paragraph, want %.2f of them", good, all, right)
	}
}

// lastReply is the reply to the last of a user's messages.
func lastReply(t *testing.T, responder *Responder, messages []string, now time.Time) Reply {
	t.Helper()
	var conversation Conversation
	var reply Reply
	for _, text := range messages {
		var err error
		if reply, conversation, err = responder.Respond(context.Background(), conversation, Message{Text: text}, now); err != nil {
			t.Fatal(err)
		}
	}
	return reply
}

// TestAnnounced cuts off what only says that another subject follows.
func TestAnnounced(t *testing.T) {
	for text, want := range map[string]string{
		"Different topic: how does the city deal with bribery?": "how does the city deal with bribery?",
		"Another question, is Singapore a partner?":             "is Singapore a partner?",
		"à chuyện khác nhé, thành phố có xây cảng mới không":    "thành phố có xây cảng mới không",
		"tien the cho hoi giao duc duoc doi moi the nao":        "giao duc duoc doi moi the nao",
		"話は変わりますが、教育改革は行われますか？":                                 "教育改革は行われますか？",
		"chuyện khác thì sao?":                                  "chuyện khác thì sao?",
		"another province has a port":                           "another province has a port",
		"forget it, tell me about the ports":                    "tell me about the ports",
		"never mind, what about education":                      "what about education",
		"thôi bỏ đi, hỏi về giáo dục nhé":                       "về giáo dục nhé",
		"thôi": "thôi",
	} {
		rest, moved := announced(text)
		if rest != want || moved != (text != want) {
			t.Errorf("%q: %q, moved %t", text, rest, moved)
		}
	}
}

// TestShorterReadings cuts what writers say of themselves off what they ask.
func TestShorterReadings(t *testing.T) {
	for text, want := range map[string]string{
		"Em là sinh viên năm cuối. Thầy yêu cầu nêu rõ, vậy cho em hỏi đô thị phát triển theo hướng nào ạ?": "đô thị phát triển theo hướng nào ạ?",
		"Là công ty ở Đồng Nai, chúng tôi muốn biết thành phố ưu tiên ngành nào?":                           "thành phố ưu tiên ngành nào?",
		"tôi được biết thành phố có ba khâu đột phá, liệt kê đầy đủ từng khâu để tôi trích dẫn":             "thành phố có ba khâu đột phá, liệt kê đầy đủ từng khâu",
		"We are an American fund. Is the city looking for capital?":                                         "Is the city looking for capital?",
		"Could you please tell me whether the port is a priority":                                           "whether the port is a priority",
		"thành phố ưu tiên ngành nào?":                                                                      "",
		"Hải Phòng và Đà Nẵng, thành phố nào có cảng lớn?":                                                  "",
	} {
		last := ""
		if readings := withoutIntroduction(text); len(readings) > 0 {
			last = readings[len(readings)-1]
		}
		if last != want {
			t.Errorf("%q: last reading %q, want %q", text, last, want)
		}
	}
}
