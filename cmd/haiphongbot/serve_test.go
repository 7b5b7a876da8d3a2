package main

import (
	"bytes"
	"context"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"haiphongbot/internal/telegram/telegramtest"
)

// canary is a token whose secret half must show up nowhere.
const canary = "123456789:CANARYCANARYCANARYCANARYCANARYCANAR"

// patience is how long a test waits for what takes milliseconds, or for the start of a bot,
// which takes a second: with the race detector, beside other tests on a busy machine, half a
// minute. Only a test that fails waits as long.
const patience = 4 * time.Minute

// grace is less than what serve gives a send under way to end when it is told to stop. Where
// the end took longer the send may have been cut off, and is made again after the next start.
const grace = time.Second

// site is a Telegram of the test's own, with one bot on it.
type site struct {
	t      *testing.T
	server *telegramtest.Server
	url    string
	token  string
	data   string
	log    *journal
	args   []string
	stop   func() int // ends the running bot and returns its exit code
	cut    int        // how many ends took longer than grace
}

// journal collects what the bot logs.
type journal struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (j *journal) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.buf.Write(p)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.buf.String()
}

// newSite starts the server and a bot over the small folder, unless args name another.
func newSite(t *testing.T, args ...string) *site {
	s := &site{t: t, data: t.TempDir(), log: &journal{}, args: args}
	s.connect(canary)
	s.start()
	t.Cleanup(func() {
		s.stop()
		if strings.Contains(s.log.String(), "CANARY") {
			t.Errorf("the token is in the log:\n%s", s.log)
		}
		if t.Failed() {
			t.Logf("log:\n%s", s.log)
		}
	})
	return s
}

// connect puts the site on a Telegram that knows one bot.
func (s *site) connect(token string) {
	server := telegramtest.New(telegramtest.Options{Token: token, Username: "haiphong_bot"})
	web := httptest.NewServer(server)
	s.server, s.url, s.token = server, web.URL, token
	s.t.Cleanup(func() {
		server.Close()
		web.Close()
	})
}

// start runs serve in this process.
func (s *site) start() {
	ctx, cancel := context.WithCancel(context.Background())
	code, token := make(chan int, 1), s.token
	args := append([]string{"serve", "--telegram-api", s.url, "--knowledge", small, "--data", s.data}, s.args...)
	go func() {
		code <- environment{
			ctx: ctx, args: args, now: time.Now, replyTime: patience, stdin: strings.NewReader(""), stdout: s.log, stderr: s.log,
			getenv: func(name string) string {
				if name == "TELEGRAM_BOT_TOKEN" {
					return token
				}
				return ""
			},
		}.run()
	}()
	s.stop = sync.OnceValue(func() int {
		began := time.Now()
		cancel()
		exit := <-code
		if time.Since(began) > grace {
			s.cut++
		}
		return exit
	})
}

// restart stops the bot and starts it again on the same data.
func (s *site) restart() {
	s.t.Helper()
	began := time.Now()
	if code := s.stop(); code != exitOK {
		s.t.Errorf("serve ended with %d", code)
	}
	if took := time.Since(began); took > within(2*time.Second) {
		s.t.Errorf("serve took %v to stop, more than 2 s", took)
	}
	s.start()
}

// wait returns the bot's messages to a chat once there are n, and fails when
// there are more than those and what had to come twice.
func (s *site) wait(chat int64, n int) []telegramtest.Message {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	got, err := s.server.Wait(ctx, chat, n)
	if err != nil {
		s.t.Fatalf("chat %d has %d messages, want %d: %v", chat, len(got), n, err)
	}
	if len(got) > n+s.cut {
		s.t.Fatalf("chat %d has %d messages, want %d; the last is %q", chat, len(got), n, got[len(got)-1].Text)
	}
	return got
}

// last waits for the n-th message to a chat and checks what it contains.
func (s *site) last(chat int64, n int, parts ...string) telegramtest.Message {
	s.t.Helper()
	m := s.wait(chat, n)[n-1]
	for _, part := range parts {
		if !strings.Contains(m.Text, part) {
			s.t.Errorf("message %d to chat %d lacks %q:\n%s", n, chat, part, m.Text)
		}
	}
	return m
}

// until waits for a condition of the server.
func (s *site) until(what string, ok func() bool) {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if err := s.server.Until(ctx, ok); err != nil {
		s.t.Fatalf("%s: %v", what, err)
	}
}

// settled waits until the bot has confirmed all updates.
func (s *site) settled() {
	s.t.Helper()
	s.until("updates stay unconfirmed", func() bool { return s.server.Unconfirmed() == 0 })
}

// TestServeHoldsAConversation walks through what an investor can do with the program
// as it is shipped.
func TestServeHoldsAConversation(t *testing.T) {
	t.Parallel()
	s := newSite(t, "--knowledge", shipped)
	const anna = 42
	user := s.server.User(anna, "vi")

	user.Say("/start")
	start := s.last(anna, 1, "Trung tâm")
	if len(start.Keyboard) < 2 {
		t.Errorf("/start offers %d rows of buttons, want examples", len(start.Keyboard))
	}
	user.Press(start, start.Keyboard[0][0].Data)
	s.last(anna, 2, "Nguồn")

	user.Say("Thành phố ưu tiên xúc tiến đầu tư từ những nước nào?")
	answer := s.last(anna, 3, "Nhật Bản, Hàn Quốc, EU, Hoa Kỳ, Singapore", "giai đoạn 2015–2020")
	bold := false
	for _, e := range answer.Entities {
		bold = bold || e.Type == "bold"
	}
	if !bold || answer.Preview {
		t.Errorf("the answer has bold text: %v, link previews: %v", bold, answer.Preview)
	}
	more, ok := answer.Find("sau")
	if !ok {
		t.Fatalf("the answer has no button for the next paragraph: %v", answer.Keyboard)
	}
	query := user.Press(answer, more.Data)
	s.last(anna, 4, "Nguồn")
	// The press is acknowledged beside the handling: the paragraph may come first.
	s.until("the button press is not acknowledged", func() bool { _, ok := s.server.Answered(query); return ok })
	if took, _ := s.server.Answered(query); took > within(time.Second) {
		t.Errorf("the button press was acknowledged after %v", took)
	}

	good, ok := answer.Find("Hữu ích")
	if !ok {
		t.Fatalf("the answer has no button to praise it: %v", answer.Keyboard)
	}
	user.Press(answer, good.Data)
	s.last(anna, 5)
	s.settled()
	s.wait(anna, 5)
}

// TestServeAnswersCommandsAndContacts asks each in a chat of its own, where no
// pace slows it.
func TestServeAnswersCommandsAndContacts(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	photo := map[string]any{"photo": []any{map[string]any{"file_id": "x"}}}
	for i, test := range []struct {
		sent map[string]any
		want string
	}{
		{map[string]any{"text": "/hotline"}, "0225.3822.258"},
		{map[string]any{"text": "/datlich"}, "0225.3822.258"},
		{map[string]any{"text": "Giá thuê đất ở Đình Vũ?"}, "0225.3822.258"},
		{map[string]any{"text": "/chude"}, "2020"},
		{map[string]any{"text": "/help"}, "anh/chị"},
		{map[string]any{"text": "/hỏi thuế"}, ""},
		{map[string]any{"text": "\u0000 <b>&\\*_`"}, ""},
		{photo, ""},
	} {
		user := s.server.User(int64(100+i), "vi")
		user.Send(user.ID, test.sent)
		s.last(user.ID, 1, test.want)
	}
}

// TestServeInAGroup answers there only who speaks to it, and is not put off by
// updates that it cannot use.
func TestServeInAGroup(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	const anna, group = 42, -100500
	user := s.server.User(anna, "vi")
	g := s.server.Group(group, "Đoàn doanh nghiệp")
	user.SayIn(g, "Chào cả đoàn, mai họp lúc 8 giờ nhé")
	s.server.Push("poll", map[string]any{"id": "1"})
	s.server.PushRaw(`{"update_id": "không phải số", "message": 7}`)
	asked := user.SayIn(g, "@haiphong_bot thành phố ưu tiên xúc tiến đầu tư từ những nước nào?")
	if m := s.last(group, 1, "Nhật Bản"); m.ReplyTo != asked.Message {
		t.Errorf("in the group the answer quotes message %d, want %d", m.ReplyTo, asked.Message)
	}
	user.Reply(s.wait(group, 1)[0], "nói rõ hơn")
	s.last(group, 2)
	user.SayIn(g, "/help@another_bot")
	s.settled()
	s.wait(group, 2)
	s.wait(anna, 0)
}

// TestServeSurvivesARestart stops the bot between and while people write.
func TestServeSurvivesARestart(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	const binh = 43
	user := s.server.User(binh, "vi")
	user.Say("Thành phố ưu tiên xúc tiến đầu tư từ những nước nào?")
	answer := s.last(binh, 1, "Nhật Bản")
	s.settled()
	s.restart()
	user.Say("nhắc lại")
	s.last(binh, 2, "Nhật Bản")
	more, ok := answer.Find("sau")
	if !ok {
		t.Fatalf("the answer has no button for the next paragraph: %v", answer.Keyboard)
	}
	user.Press(answer, more.Data)
	s.last(binh, 3, "Nguồn")

	for range 3 { // while the bot is stopped or stopping
		go user.Say("hotline")
		s.restart()
	}
	for _, m := range s.wait(binh, 6)[3:] {
		if !strings.Contains(m.Text, "0225.3822.258") {
			t.Errorf("reply to hotline: %q", m.Text)
		}
	}
	s.settled()
	s.wait(binh, 6)
}

// TestServeAsAnotherBot keeps the data and changes the token. The new bot's updates
// bear numbers that the old one's have borne.
func TestServeAsAnotherBot(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	const dung = 46
	s.server.User(dung, "vi").Say("/hotline")
	s.last(dung, 1, "0225.3822.258")
	s.stop()
	s.connect("987654321:CANARYCANARYCANARYCANARYCANARYCANARYCAN")
	s.start()
	s.server.User(dung, "vi").Say("/hotline")
	s.last(dung, 1, "0225.3822.258")
	s.settled()
	s.stop()
}

// TestServeAnswersAnEditedQuestionAnew edits the answer too.
func TestServeAnswersAnEditedQuestionAnew(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	const chi = 44
	user := s.server.User(chi, "vi")
	asked := user.Say("hotlin")
	user.Say("cảm ơn")
	s.last(chi, 2) // which waited until the first answer was acknowledged
	user.Edit(chi, asked.Message, "Thành phố ưu tiên xúc tiến đầu tư từ những nước nào?")
	s.until("the answer is not edited", func() bool {
		m := s.server.Messages(chi)
		return m[0].Edits == 1 && strings.Contains(m[0].Text, "Singapore")
	})
	s.wait(chi, 2)
}

// TestServeAnswersInlineQueries offers cited passages to share.
func TestServeAnswersInlineQueries(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	user, query := s.server.User(45, "vi"), ""
	for deadline := time.Now().Add(patience); ; {
		query = user.Inline("ưu tiên xúc tiến đầu tư từ nước nào")
		// The bot gives up a query after five seconds, as people type on.
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		err := s.server.Until(ctx, func() bool { _, ok := s.server.Answered(query); return ok })
		cancel()
		if err == nil {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("no inline result")
		}
	}
	results := s.server.Results(query)
	if len(results) == 0 || !strings.Contains(results[0].Text, "Nhật Bản") || !strings.Contains(results[0].Text, "Nguồn") {
		t.Errorf("inline results: %+v", results)
	}
}

// TestServeKeepsQuestionsForStaff has a wrong desk, and then the right one: what was
// asked before, and the buttons of before, go there.
func TestServeKeepsQuestionsForStaff(t *testing.T) {
	t.Parallel()
	const dung, deskID = 46, -100600
	s := newSite(t, "--desk=-100599")
	user, staff := s.server.User(dung, "vi"), s.server.User(47, "vi")
	user.Say("Giá thuê đất ở Đình Vũ?")
	first := s.last(dung, 1, "0225.3822.258")
	user.Say("Giá nước cho nhà xưởng?")
	second := s.last(dung, 2)
	pass := func(m telegramtest.Message) {
		t.Helper()
		b, ok := m.Find("Chuyển chuyên viên")
		if !ok {
			t.Fatalf("no button to pass the question on: %v", m.Keyboard)
		}
		user.Press(m, b.Data)
	}
	pass(first)
	s.last(dung, 3, "chưa chuyển được", "0225.3822.258")
	s.settled()
	if !strings.Contains(s.log.String(), "check that --desk") {
		t.Error("the log does not say what to do")
	}
	s.server.Group(deskID, "Chuyên viên")
	s.args = []string{"--desk=-100600"}
	s.restart()
	asked := s.last(deskID, 1, "Giá thuê đất ở Đình Vũ?")
	staff.Reply(asked, "Mời anh/chị đến Trung tâm.")
	s.last(dung, 4, "Mời anh/chị đến Trung tâm.")
	s.last(deskID, 2, "] Đã gửi")
	pass(second)
	s.last(dung, 5, "đã chuyển")
	s.last(deskID, 3, "Giá nước cho nhà xưởng?")
	s.settled()
	s.wait(deskID, 3)
}
