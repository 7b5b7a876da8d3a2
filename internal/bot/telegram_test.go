package bot

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"haiphongbot/internal/conversation"
	"haiphongbot/internal/dialogue"
	"haiphongbot/internal/telegram"
)

func newTelegram(t *testing.T, r Responder, desk int64) (*Telegram, *conversation.Memory) {
	t.Helper()
	store := conversation.NewMemory()
	return NewTelegram(store, r, Options{
		Clock: func() time.Time { return noon }, Logger: slog.New(slog.DiscardHandler), Desk: DeskChat(desk),
	}), store
}

// calls decodes the outbox into "chat: method text".
func calls(t *testing.T, tg *Telegram) []telegram.Call {
	t.Helper()
	entries, err := tg.Pending(t.Context(), 0, 100)
	if err != nil {
		t.Fatal(err)
	}
	var out []telegram.Call
	for _, e := range entries {
		var c telegram.Call
		if err := json.Unmarshal(e.Payload, &c); err != nil {
			t.Fatal(err)
		}
		out = append(out, c)
	}
	return out
}

func TestChatNames(t *testing.T) {
	for _, test := range []struct {
		a    telegram.Address
		user int64
		want string
	}{
		{telegram.Address{Chat: 7}, 0, "telegram:7"},
		{telegram.Address{Chat: -1001234567890, Thread: 12}, 99, "telegram:-1001234567890/12@99"},
		{telegram.Address{Chat: -5}, -1001, "telegram:-5@-1001"},
	} {
		name := chatName(test.a, test.user)
		back, err := address(name)
		if name != test.want || back != test.a || err != nil {
			t.Errorf("%+v is %q and back %+v, %v", test.a, name, back, err)
		}
	}
	for _, bad := range []string{"", "telegram:", "telegram:x", "zalo:7", "telegram:7/x"} {
		if a, err := address(bad); err == nil {
			t.Errorf("address(%q) = %+v", bad, a)
		}
	}
}

func TestTelegramIgnores(t *testing.T) {
	person := telegram.User{ID: 5}
	for name, u := range map[string]telegram.Update{
		"unknown kind":       {Kind: telegram.Other, Chat: telegram.Chat{ID: 1, Type: "private"}, From: person, Addressed: true},
		"membership":         {Kind: telegram.Membership, Chat: telegram.Chat{ID: 1, Type: "private"}, From: person, Blocked: true},
		"talk in a group":    {Kind: telegram.Message, Chat: telegram.Chat{ID: -1, Type: "group"}, From: person, Text: "chào nhau"},
		"inline button":      {Kind: telegram.Button, From: person, Addressed: true, InlineID: "x", Action: "y"},
		"another bot speaks": {Kind: telegram.Message, Chat: telegram.Chat{ID: -1, Type: "group"}, From: telegram.User{ID: 6, Bot: true}, Addressed: true},
	} {
		tg, store := newTelegram(t, script(echo), 0)
		u.Key = "telegram:1"
		if err := tg.Handle(t.Context(), u); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if got := outbox(t, store); len(got) != 0 {
			t.Errorf("%s: answered %q", name, got)
		}
	}
}

func TestTelegramConverts(t *testing.T) {
	private := telegram.Chat{ID: 7, Type: "private"}
	group := telegram.Chat{ID: -8, Type: "supergroup", Thread: 3}
	ann := telegram.User{ID: 5}
	for name, test := range map[string]struct {
		u    telegram.Update
		want Event
	}{
		"private": {
			telegram.Update{Key: "k", Kind: telegram.Message, Chat: private, From: ann, MessageID: 11, Text: "thuế"},
			Event{Update: "k", Chat: "telegram:7", Message: dialogue.Message{Text: "thuế"}, Placement: Placement{Asked: 11}},
		},
		"group": {
			telegram.Update{Key: "k", Kind: telegram.Message, Chat: group, From: ann, MessageID: 11, Text: "thuế"},
			Event{Update: "k", Chat: "telegram:-8/3@5", Group: "telegram:-8", Message: dialogue.Message{Text: "thuế"}, Placement: Placement{Asked: 11, Quote: 11}},
		},
		"photo": {
			telegram.Update{Key: "k", Kind: telegram.Message, Chat: private, From: ann, MessageID: 11, Media: telegram.Photo},
			Event{Update: "k", Chat: "telegram:7", Message: dialogue.Message{Media: dialogue.Photo}, Placement: Placement{Asked: 11}},
		},
		"button": {
			telegram.Update{Key: "k", Kind: telegram.Button, Chat: private, From: ann, MessageID: 11, Action: "next", Text: "the message pressed"},
			Event{Update: "k", Chat: "telegram:7", Message: dialogue.Message{Action: "next"}},
		},
		"edited, answer known": {
			telegram.Update{Key: "k", Kind: telegram.Edited, Chat: private, From: ann, MessageID: 20, Text: "thuế"},
			Event{Update: "k", Chat: "telegram:7", Message: dialogue.Message{Text: "thuế"}, Placement: Placement{Asked: 20, Edit: 21}},
		},
		"edited, answer unknown": {
			telegram.Update{Key: "k", Kind: telegram.Edited, Chat: private, From: ann, MessageID: 30, Text: "thuế"},
			Event{Update: "k", Chat: "telegram:7", Message: dialogue.Message{Text: "thuế"}, Placement: Placement{Asked: 30, Quote: 30}},
		},
	} {
		tg, _ := newTelegram(t, script(echo), 0)
		if err := tg.Done(t.Context(), 1, telegram.Sent{Result: telegram.Delivered, Chat: 7, Tag: "20", MessageID: 21}); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(test.want, tg.event(t.Context(), test.u)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestTelegramDesk(t *testing.T) {
	tg, store := newTelegram(t, script(func(_ context.Context, m dialogue.Message) (dialogue.Reply, error) {
		reply := say("Trung tâm sẽ chuyển câu hỏi.")
		reply.Handover = &dialogue.Handover{Question: m.Text}
		return reply, nil
	}), -100)
	ask := telegram.Update{
		Key: "telegram:1", Kind: telegram.Message, Addressed: true, MessageID: 4, Text: "Giá thuê đất?",
		Chat: telegram.Chat{ID: -8, Type: "supergroup", Thread: 3}, From: telegram.User{ID: 5},
	}
	answer := telegram.Update{
		Key: "telegram:2", Kind: telegram.Message, Addressed: true, MessageID: 9, Text: "Mời gọi Trung tâm.",
		Chat: telegram.Chat{ID: -100, Type: "supergroup", Thread: 2}, From: telegram.User{ID: 6},
		ReplyTo: &telegram.Quoted{MessageID: 8, Text: "[#1] Có câu hỏi", FromBot: true},
	}
	for _, u := range []telegram.Update{ask, answer} {
		if err := tg.Handle(t.Context(), u); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for _, c := range calls(t, tg) {
		got = append(got, c.Params["chat_id"]+" "+c.Params["message_thread_id"])
	}
	if diff := cmp.Diff([]string{"-8 3", "-100 ", "-8 3"}, got); diff != "" {
		t.Errorf("messages went to (-want +got):\n%s", diff)
	}
	if err := tg.Done(t.Context(), 3, telegram.Sent{Result: telegram.Delivered, Chat: -8, Tag: calls(t, tg)[2].Tag}); err != nil {
		t.Fatal(err)
	}
	notice := calls(t, tg)[2]
	if notice.Params["chat_id"] != "-100" || !strings.Contains(notice.Params["reply_parameters"], `"message_id":9`) || notice.Params["message_thread_id"] != "2" {
		t.Errorf("staff learn of it by %+v", notice)
	}
	if open, _ := store.Questions(t.Context()); len(open) != 0 {
		t.Errorf("open questions %+v", open)
	}
	stranger := answer
	stranger.Key, stranger.Chat = "telegram:3", telegram.Chat{ID: -200, Type: "group"}
	if n := tg.staffReplyTo(stranger); n != 0 {
		t.Errorf("a reply in another group counts as one of the staff, to question %d", n)
	}
}

func TestAnswersAreBounded(t *testing.T) {
	var a answers
	for i := range maxAnswers + 10 {
		a.promise(answerKey{1, i})
		a.add(answerKey{1, i}, i+1)
		a.add(answerKey{1, i}, i+2) // the question was edited; its answer moved
		a.add(answerKey{1, i}, 0)   // and edited again by a server that does not say where
	}
	if len(a.sent) != maxAnswers || len(a.ring) != maxAnswers {
		t.Errorf("%d answers, ring of %d", len(a.sent), len(a.ring))
	}
	if got := a.find(t.Context(), answerKey{1, 9}); got != 0 {
		t.Errorf("the tenth question is still known: %d", got)
	}
	if got := a.find(t.Context(), answerKey{1, 10}); got != 12 {
		t.Errorf("answer to the eleventh is %d", got)
	}
}

// TestEditWaitsForTheAnswerUnderWay corrects a question before its answer has arrived.
func TestEditWaitsForTheAnswerUnderWay(t *testing.T) {
	for name, test := range map[string]struct {
		after time.Duration // until Telegram has the answer
		edit  int
	}{"soon": {300 * time.Millisecond, 21}, "not soon": {time.Minute, 0}} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				tg, _ := newTelegram(t, script(echo), 0)
				asked := telegram.Update{
					Key: "k", Kind: telegram.Message, Addressed: true, Chat: telegram.Chat{ID: 7, Type: "private"},
					From: telegram.User{ID: 7}, MessageID: 20, Text: "thuê",
				}
				if err := tg.Handle(t.Context(), asked); err != nil {
					t.Fatal(err)
				}
				tag := calls(t, tg)[0].Tag
				go func() {
					time.Sleep(test.after)
					if err := tg.Done(t.Context(), 1, telegram.Sent{Result: telegram.Delivered, Chat: 7, Tag: tag, MessageID: 21}); err != nil {
						t.Error(err)
					}
				}()
				edited := asked
				edited.Kind, edited.Text = telegram.Edited, "thuế"
				if got := tg.event(t.Context(), edited).Placement.Edit; got != test.edit {
					t.Errorf("message %d is edited, want %d", got, test.edit)
				}
				time.Sleep(test.after)
				synctest.Wait()
			})
		})
	}
}

func TestBlocksAndButtonsAreCarriedOver(t *testing.T) {
	tg, _ := newTelegram(t, script(echo), 0)
	messages, err := tg.Render("telegram:7", dialogue.Reply{
		Blocks:  []dialogue.Block{{Kind: dialogue.Quotation, Text: "Hải Phòng là cảng."}},
		Buttons: [][]dialogue.Button{{{Label: "Gọi", Copy: "0225"}, {Label: "Đặt lịch", URL: "https://example.org/"}}},
	}, Placement{})
	if err != nil || len(messages) != 1 || messages[0].Chat != "telegram:7" {
		t.Fatalf("%+v, %v", messages, err)
	}
	var call telegram.Call
	if err := json.Unmarshal(messages[0].Payload, &call); err != nil {
		t.Fatal(err)
	}
	if call.Method != "sendMessage" || call.Params["chat_id"] != "7" || !strings.Contains(call.Params["text"], "Hải Phòng là cảng.") {
		t.Errorf("call %+v", call)
	}
	for _, want := range []string{"0225", "https://example.org/", "Gọi"} {
		if !strings.Contains(call.Params["reply_markup"], want) {
			t.Errorf("buttons %s lack %s", call.Params["reply_markup"], want)
		}
	}
}

// TestEditsDoNotAddUpTheirWaits edits many questions whose answers are not out yet.
func TestEditsDoNotAddUpTheirWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for name, o := range map[string]Options{"unlimited": {}, "limited": {Burst: 25, Rate: 0.001}} {
			o.Clock, o.Logger = time.Now, slog.New(slog.DiscardHandler)
			tg := NewTelegram(conversation.NewMemory(), script(echo), o)
			u := telegram.Update{Kind: telegram.Message, Chat: telegram.Chat{ID: 7, Type: "private"}, From: telegram.User{ID: 7}, Addressed: true, Text: "thuế"}
			handle := func() {
				if err := tg.Handle(t.Context(), u); err != nil {
					t.Fatal(err)
				}
			}
			for i := range 25 {
				u.Key, u.MessageID = "said "+strconv.Itoa(i), 1+i
				handle()
			}
			began := time.Now()
			u.Kind = telegram.Edited
			for i := range 25 {
				u.Key, u.MessageID = "edited "+strconv.Itoa(i), 1+i
				handle()
			}
			took := time.Since(began)
			if took > answerSoon {
				t.Errorf("%s: 25 edits took %v", name, took)
			}
			if o.Burst > 0 && took > 0 {
				t.Errorf("%s: edits that are too many wait for %v", name, took)
			}
		}
	})
}

// TestInlineIsLimited has one person ask without end, and another once.
func TestInlineIsLimited(t *testing.T) {
	asked := 0
	tg := NewTelegram(conversation.NewMemory(), script(func(context.Context, dialogue.Message) (dialogue.Reply, error) {
		asked++
		return say("x"), nil
	}), Options{Clock: func() time.Time { return noon }, Logger: slog.New(slog.DiscardHandler), Burst: 3, Rate: 1})
	for range 300 {
		_, err := tg.Inline(t.Context(), telegram.InlineQuery{From: telegram.User{ID: 7}, Text: "cảng"})
		if err != nil && (asked != 3 || !errors.Is(err, telegram.ErrTooMany)) {
			t.Fatalf("after %d: %v", asked, err)
		}
	}
	if _, err := tg.Inline(t.Context(), telegram.InlineQuery{From: telegram.User{ID: 8}, Text: "cảng"}); err != nil || asked != 4 {
		t.Errorf("another's query: %v; %d were searched", err, asked)
	}
}
