package bot

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"haiphongbot/internal/conversation"
	"haiphongbot/internal/dialogue"
)

// lengthyFront needs several messages for each reply.
type lengthyFront struct{ messages int }

func (f lengthyFront) Render(chat string, r dialogue.Reply, p Placement) ([]conversation.Message, error) {
	var out []conversation.Message
	for range f.messages {
		m, err := plain{}.Render(chat, r, p)
		if err != nil {
			return nil, err
		}
		out = append(out, m...)
	}
	return out, nil
}

// TestAGroupThatFloods has a hundred people ask in one group within a minute, and one
// person elsewhere.
func TestAGroupThatFloods(t *testing.T) {
	inOffice(t, func(o *office) {
		const crowd = -2001
		group := o.server.Group(crowd, "Hội thảo")
		o.options = Options{Burst: 40, Rate: 1}
		o.responder = script(echo)
		o.open(0)
		began := time.Now()
		for i := range 100 {
			o.server.User(int64(100+i), "vi").SayIn(group, fmt.Sprintf("@haiphong_bot cảng %d?", i))
			if i == 50 {
				o.anna.Say("thuế")
				asked := time.Now()
				o.reads(asker, 1, "thuế")
				if took := time.Since(asked); took > 2*time.Second {
					t.Errorf("another chat waits for %v", took)
				}
			}
			time.Sleep(600 * time.Millisecond)
		}
		time.Sleep(time.Hour)
		got := o.server.Messages(crowd)
		late := got[len(got)-1].Date.Sub(began)
		told := 0
		for _, m := range got {
			if strings.Contains(m.Text, "chưa trả lời hết") {
				told++
			}
		}
		if late > 3*time.Minute || len(got) < 20 || told == 0 || told > 3 {
			t.Errorf("%d messages, the last after %v, %d of them say that there are too many", len(got), late, told)
		}
		o.server.User(300, "vi").SayIn(group, "@haiphong_bot còn ai không?")
		o.reads(crowd, len(got)+1, "còn ai không")
	})
}

// TestFloodsDoNotPileUp has one chat ask ten times a second for ten minutes.
func TestFloodsDoNotPileUp(t *testing.T) {
	now := noon
	b, store := newBot(t, script(echo), Options{Burst: 40, Rate: 1, Clock: func() time.Time { return now }})
	const minutes = 10
	for i := range minutes * 60 * 10 {
		handle(t, b, fmt.Sprint("a", i), "a", "?")
		now = now.Add(100 * time.Millisecond)
	}
	messages, err := store.Pending(t.Context(), 0, 10_000)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(messages); n > 40+minutes*60+1 {
		t.Errorf("%d messages in %d minutes, more than can be sent", n, minutes)
	}
	told := 0
	for _, m := range messages {
		if string(m.Payload) == slowDown().Text() {
			told++
		}
	}
	if told < minutes/2 || told > minutes+1 {
		t.Errorf("told %d times in %d minutes", told, minutes)
	}
}

// TestLongRepliesCount has a chat ask for replies of several messages.
func TestLongRepliesCount(t *testing.T) {
	b, store := newBot(t, script(echo), Options{Burst: 12, Rate: 1})
	b.front = lengthyFront{3}
	for i := range 20 {
		handle(t, b, fmt.Sprint("a", i), "a", "?")
	}
	if n := len(outbox(t, store)); n > 12+2*3 {
		t.Errorf("%d messages", n)
	}
}
