package bot

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"haiphongbot/internal/telegram/telegramtest"
)

// TestTheDeskOutlastsFaults plays faults on the way to the desk and back, with
// restarts between, and loses neither a question nor an answer.
func TestTheDeskOutlastsFaults(t *testing.T) {
	for name, fault := range map[string]telegramtest.Fault{
		"reset before":   {Trouble: telegramtest.Reset, Every: 3},
		"reset after":    {Trouble: telegramtest.Reset, Every: 3, After: true},
		"half an answer": {Trouble: telegramtest.HalfBody, Every: 3, After: true},
		"gateway":        {Trouble: telegramtest.Gateway, Every: 2},
		"too many":       {Trouble: telegramtest.TooMany, Every: 5, For: 7 * time.Second},
		"slow":           {Trouble: telegramtest.Slow, Every: 2, For: 6 * time.Second},
		"server error":   {Trouble: telegramtest.Refuse, Every: 2, Code: 500, Description: "Internal Server Error"},
		"foreign page":   {Trouble: telegramtest.Page, Every: 2, Code: 403, Description: "<html>go away</html>"},
	} {
		t.Run(name, func(t *testing.T) {
			inOffice(t, func(o *office) {
				o.server.Group(desk1, "Chuyên viên")
				o.open(desk1)
				for _, method := range []string{"sendMessage", "copyMessage"} {
					fault.Method = method
					o.server.Fault(fault)
				}
				const people = 6
				for i := range people {
					o.server.User(int64(100+i), "vi").Say(fmt.Sprintf("Câu %d?", i))
				}
				answered := make(map[uint64]bool)
				for range 3 {
					time.Sleep(time.Minute)
					o.answerAll(answered)
					time.Sleep(100 * time.Millisecond)
					o.open(desk1)
				}
				o.server.Heal()
				time.Sleep(5 * time.Minute)
				o.allAnswered(people)
			})
		})
	}
}

// answerAll has staff answer every question at the desk once, every other by a picture.
func (o *office) answerAll(answered map[uint64]bool) {
	for _, m := range o.server.Messages(desk1) {
		n := QuestionOf(m.Text)
		_, asked, announced := strings.Cut(m.Text, "Câu ")
		if !announced || answered[n] {
			continue
		}
		answered[n] = true
		if reply := "trả lời " + asked[:1]; n%2 == 0 {
			o.staff.ReplyWith(m, map[string]any{"photo": []any{map[string]any{}}, "caption": reply})
		} else {
			o.staff.Reply(m, reply)
		}
	}
}

// allAnswered fails unless everybody has their answer and staff know.
func (o *office) allAnswered(people int) {
	o.t.Helper()
	for i := range people {
		if n := o.count(int64(100+i), fmt.Sprint("trả lời ", i)); n == 0 {
			o.t.Errorf("asker %d has no answer", i)
		}
	}
	if n := o.count(desk1, "Đã gửi"); n < people {
		o.t.Errorf("staff read %d times that they answered", n)
	}
	questions, err := o.store.Questions(o.t.Context())
	if err != nil || len(questions) != 0 {
		o.t.Errorf("%d questions stay open, %v", len(questions), err)
	}
	entries, err := o.store.Pending(o.t.Context(), 0, 10)
	if err != nil || len(entries) != 0 {
		o.t.Errorf("%d entries stay in the outbox, %v", len(entries), err)
	}
}

// count returns how many messages of a chat contain part.
func (o *office) count(chat int64, part string) int {
	n := 0
	for _, m := range o.server.Messages(chat) {
		if strings.Contains(m.Text, part) {
			n++
		}
	}
	return n
}
