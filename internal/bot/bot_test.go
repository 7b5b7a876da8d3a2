package bot

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"haiphongbot/internal/conversation"
	"haiphongbot/internal/dialogue"
)

// plain is a front that writes replies as text.
type plain struct{}

func (plain) Render(chat string, r dialogue.Reply, p Placement) ([]conversation.Message, error) {
	var texts []string
	for _, b := range r.Blocks {
		texts = append(texts, b.Text)
	}
	return []conversation.Message{{Chat: chat, Payload: []byte(strings.Join(texts, "\n"))}}, nil
}

// script is a responder made of one function.
type script func(ctx context.Context, msg dialogue.Message) (dialogue.Reply, error)

func (s script) Respond(ctx context.Context, conv dialogue.Conversation, msg dialogue.Message, _ time.Time) (dialogue.Reply, dialogue.Conversation, error) {
	reply, err := s(ctx, msg)
	return reply, conv, err
}

func echo(_ context.Context, msg dialogue.Message) (dialogue.Reply, error) {
	return say("echo " + msg.Text + msg.Action), nil
}

var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

func newBot(t *testing.T, r Responder, o Options) (*Bot, *conversation.Memory) {
	t.Helper()
	store := conversation.NewMemory()
	if o.Clock == nil {
		o.Clock = func() time.Time { return noon }
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	return New(store, plain{}, r, o), store
}

func outbox(t *testing.T, s conversation.Store) []string {
	t.Helper()
	messages, err := s.Pending(t.Context(), 0, 1000)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, m := range messages {
		out = append(out, m.Chat+": "+string(m.Payload))
	}
	return out
}

func handle(t *testing.T, b *Bot, update, chat, text string) {
	t.Helper()
	if err := b.Handle(t.Context(), Event{Update: update, Chat: chat, Message: dialogue.Message{Text: text}}); err != nil {
		t.Fatal(err)
	}
}

func TestHandleAnswersOnce(t *testing.T) {
	b, store := newBot(t, script(echo), Options{})
	handle(t, b, "u1", "a", "thuế")
	handle(t, b, "u1", "a", "thuế")
	handle(t, b, "u2", "a", "cảng")
	if diff := cmp.Diff([]string{"a: echo thuế", "a: echo cảng"}, outbox(t, store)); diff != "" {
		t.Errorf("outbox (-want +got):\n%s", diff)
	}
}

// TestHandleSaysWhatAReplyReplaces corrects one question whose answer is known and one
// whose answer stays.
func TestHandleSaysWhatAReplyReplaces(t *testing.T) {
	var edited []bool
	b, _ := newBot(t, script(func(_ context.Context, m dialogue.Message) (dialogue.Reply, error) {
		edited = append(edited, m.Edited)
		return say("x"), nil
	}), Options{})
	for i, p := range []Placement{{Asked: 1}, {Asked: 1, Edit: 2}, {Asked: 3, Quote: 3}} {
		if err := b.Handle(t.Context(), Event{Update: fmt.Sprint(i), Chat: "a", Message: dialogue.Message{Text: "thuế"}, Placement: p}); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff([]bool{false, true, false}, edited); diff != "" {
		t.Errorf("edited (-want +got):\n%s", diff)
	}
}

func TestHandleSurvivesDialogue(t *testing.T) {
	secret := "số điện thoại của tôi là 0912"
	for name, r := range map[string]script{
		"panic":         func(_ context.Context, m dialogue.Message) (dialogue.Reply, error) { panic("lost in " + m.Text) },
		"runtime panic": func(context.Context, dialogue.Message) (dialogue.Reply, error) { return *(*dialogue.Reply)(nil), nil },
		"error": func(_ context.Context, m dialogue.Message) (dialogue.Reply, error) {
			return dialogue.Reply{}, fmt.Errorf("search %q: broken", m.Text)
		},
	} {
		t.Run(name, func(t *testing.T) {
			var log bytes.Buffer
			b, store := newBot(t, r, Options{Logger: slog.New(slog.NewTextHandler(&log, nil))})
			handle(t, b, "u", "a", secret)
			got := outbox(t, store)
			if len(got) != 1 || !strings.HasPrefix(got[0], "a: Xin lỗi anh/chị") {
				t.Errorf("outbox %q", got)
			}
			// Digits alone may stand in an address of the stack.
			if log.Len() == 0 || strings.Contains(log.String(), "là 0912") {
				t.Errorf("log %s", &log)
			}
		})
	}
}

func TestHandleBoundsTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b, store := newBot(t, script(func(ctx context.Context, _ dialogue.Message) (dialogue.Reply, error) {
			<-ctx.Done()
			return dialogue.Reply{}, ctx.Err()
		}), Options{})
		start := time.Now()
		handle(t, b, "u", "a", "?")
		if took := time.Since(start); took != ReplyTime {
			t.Errorf("took %v", took)
		}
		if got := outbox(t, store); len(got) != 1 {
			t.Errorf("outbox %q", got)
		}
	})
}

// TestGuardWithoutALimit has a machine so busy that an answer takes a minute.
func TestGuardWithoutALimit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		slow := script(func(ctx context.Context, m dialogue.Message) (dialogue.Reply, error) {
			select {
			case <-time.After(time.Minute):
				return echo(ctx, m)
			case <-ctx.Done():
				return dialogue.Reply{}, ctx.Err()
			}
		})
		for limit, want := range map[time.Duration]string{0: "echo thuế", ReplyTime: apology().Text()} {
			reply, _, err := Guard(slow, limit, slog.New(slog.DiscardHandler)).Respond(t.Context(), dialogue.Conversation{}, dialogue.Message{Text: "thuế"}, noon)
			if err != nil || reply.Text() != want {
				t.Errorf("with limit %v: %q, %v", limit, reply.Text(), err)
			}
		}
	})
}

func TestHandleStoresNothingWhenStopped(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	b, store := newBot(t, script(func(ctx context.Context, _ dialogue.Message) (dialogue.Reply, error) {
		cancel()
		return dialogue.Reply{}, ctx.Err()
	}), Options{})
	if err := b.Handle(ctx, Event{Update: "u", Chat: "a"}); !errors.Is(err, context.Canceled) {
		t.Errorf("Handle: %v", err)
	}
	if got := outbox(t, store); len(got) != 0 {
		t.Errorf("outbox %q", got)
	}
	applied, err := store.Apply(t.Context(), conversation.Change{At: noon, Update: "u"})
	if err != nil || !applied {
		t.Error("the update counts as seen")
	}
}

func TestUnreadableConversationBeginsAnew(t *testing.T) {
	b, store := newBot(t, script(echo), Options{})
	if _, err := store.Apply(t.Context(), conversation.Change{At: noon, Chat: "a", State: []byte("{broken")}); err != nil {
		t.Fatal(err)
	}
	handle(t, b, "u", "a", "?")
	if state, _ := store.Load(t.Context(), "a"); !json.Valid(state) {
		t.Errorf("state %q", state)
	}
}

func TestForgetAndFeedback(t *testing.T) {
	b, store := newBot(t, script(func(_ context.Context, m dialogue.Message) (dialogue.Reply, error) {
		reply := say(m.Text)
		reply.Forget = m.Text == "/xoa"
		if m.Text == "hữu ích" {
			reply.Feedback = &dialogue.Feedback{Helpful: true, Question: "q", Document: "d.md", Paragraph: 2}
		}
		return reply, nil
	}), Options{})
	handle(t, b, "1", "a", "hữu ích")
	want := []conversation.Feedback{{At: noon, Chat: "a", Helpful: true, Question: "q", Document: "d.md", Paragraph: 2}}
	got, _ := store.Feedback(t.Context())
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("feedback (-want +got):\n%s", diff)
	}
	handle(t, b, "2", "a", "/xoa")
	state, _ := store.Load(t.Context(), "a")
	got, _ = store.Feedback(t.Context())
	if state != nil || len(got) != 0 || len(outbox(t, store)) != 2 {
		t.Errorf("after /xoa: state %q, feedback %v, outbox %q", state, got, outbox(t, store))
	}
}

func TestDesk(t *testing.T) {
	b, store := newBot(t, script(func(_ context.Context, m dialogue.Message) (dialogue.Reply, error) {
		reply := say("Trung tâm sẽ chuyển câu hỏi.")
		reply.Handover = &dialogue.Handover{Question: m.Text}
		return reply, nil
	}), Options{Desk: "desk"})
	handle(t, b, "1", "a", "Giá thuê đất?")
	handle(t, b, "2", "b", "Ai ký?")
	got := outbox(t, store)
	if len(got) != 4 || !strings.HasPrefix(got[1], "desk: [#1] ") || !strings.Contains(got[1], "Giá thuê đất?") || questionOf(strings.TrimPrefix(got[3], "desk: ")) != 2 {
		t.Fatalf("outbox %q", got)
	}
	reply := func(update, text string) []string {
		before := len(outbox(t, store))
		e := Event{Update: update, Chat: "desk", Message: dialogue.Message{Text: text}}
		if err := b.StaffReply(t.Context(), e, 1); err != nil {
			t.Fatal(err)
		}
		return outbox(t, store)[before:]
	}
	if got := reply("3", " "); len(got) != 1 || questionOf(strings.TrimPrefix(got[0], "desk: ")) != 1 {
		t.Errorf("nothing: %q", got)
	}
	if got := reply("4", "Mời anh/chị gọi."); len(got) != 1 || !strings.HasPrefix(got[0], "a: ") || !strings.HasSuffix(got[0], "\nMời anh/chị gọi.") {
		t.Errorf("an answer: %q", got)
	}
	for ending, want := range map[Ending]string{Refused: "KHÔNG đến được", Closed: "đã chặn", Arrived: "[#1] Đã gửi câu trả lời"} {
		before := len(outbox(t, store))
		for range 2 { // the message may have to be taken down twice
			if err := b.Learn(t.Context(), Fate{Message: 100 + uint64(ending), Chat: "a", Tag: answer{1, 0, "desk"}.tag(), Ending: ending}); err != nil {
				t.Fatal(err)
			}
		}
		if got := outbox(t, store)[before:]; len(got) != 1 || !strings.HasPrefix(got[0], "desk: ") || !strings.Contains(got[0], want) {
			t.Errorf("ending %d: staff read %q, want %q", ending, got, want)
		}
	}
	if got := reply("5", "Thêm nữa."); len(got) != 1 || !strings.Contains(got[0], "đã được trả lời") {
		t.Errorf("a second answer: %q", got)
	}
	if open, _ := store.Questions(t.Context()); len(open) != 1 || open[0].Number != 2 {
		t.Errorf("open questions %+v", open)
	}
}

func TestQuestionOf(t *testing.T) {
	for text, want := range map[string]uint64{
		"[#17] Có câu hỏi": 17, " [#3]": 3, "về [#17]": 0, "[#]": 0, "[#-1]": 0, "[#12345678901234567890]": 0, "": 0,
	} {
		if got := questionOf(text); got != want {
			t.Errorf("questionOf(%q) = %d", text, got)
		}
	}
}

func TestFloodIsSlowedKindly(t *testing.T) {
	now := noon
	b, store := newBot(t, script(echo), Options{Burst: 3, Rate: 1, Clock: func() time.Time { return now }})
	for i := range 6 {
		handle(t, b, fmt.Sprint("a", i), "a", "?")
	}
	handle(t, b, "b0", "b", "?")
	now = now.Add(2 * time.Second)
	handle(t, b, "a6", "a", "again")
	slow := "a: " + slowDown().Blocks[0].Text
	want := []string{"a: echo ?", "a: echo ?", "a: echo ?", slow, "b: echo ?", "a: echo again"}
	if diff := cmp.Diff(want, outbox(t, store)); diff != "" {
		t.Errorf("outbox (-want +got):\n%s", diff)
	}
}

func TestLimitsAreBounded(t *testing.T) {
	l := newLimits(1, 1)
	for i := range 3 * maxLimited {
		l.check(fmt.Sprint(i), noon)
	}
	if len(l.chats) > maxLimited {
		t.Errorf("%d chats are remembered", len(l.chats))
	}
}

func TestSwapWaitsForReplies(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		b, store := newBot(t, script(func(_ context.Context, m dialogue.Message) (dialogue.Reply, error) {
			<-release
			return say("old"), nil
		}), Options{})
		var group sync.WaitGroup
		group.Go(func() { handle(t, b, "1", "a", "?") })
		synctest.Wait()
		swapped := false
		group.Go(func() {
			b.Swap(script(echo))
			swapped = true
		})
		synctest.Wait()
		if swapped {
			t.Error("Swap returned while the old responder was in use")
		}
		handle(t, b, "2", "b", "new")
		close(release)
		group.Wait()
		if diff := cmp.Diff([]string{"b: echo new", "a: old"}, outbox(t, store)); diff != "" {
			t.Errorf("outbox (-want +got):\n%s", diff)
		}
	})
}
