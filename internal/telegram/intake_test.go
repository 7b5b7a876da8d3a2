package telegram

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"haiphongbot/internal/telegram/telegramtest"
)

func TestBotKeepsOrderWithinAChat(t *testing.T) {
	inBubble(t, telegramtest.Options{}, func(r *rig) {
		var want []string
		for i := range 12 {
			for chat := range int64(5) {
				r.server.User(chat+1, "vi").Say(fmt.Sprint("câu ", i))
			}
			want = append(want, fmt.Sprint("câu ", i))
		}
		for chat := range int64(5) {
			r.want(chat+1, 15*time.Second, want...)
		}
	})
}

// TestBotSkipsWhatItCannotRead puts forty odd updates between ordinary ones.
func TestBotSkipsWhatItCannotRead(t *testing.T) {
	inBubble(t, telegramtest.Options{}, func(r *rig) {
		user := r.server.User(7, "vi")
		odd := []string{`7`, `[]`, `null`, `"x"`, `{}`, `{"update_id":"x"}`, `{"update_id":{}}`, `{"message":7}`,
			`{"update_id":1002,"message":{"chat":"x"}}`, `{"update_id":1,"callback_query":[]}`}
		var want []string
		for i := range 40 {
			if i%2 == 0 {
				r.server.PushRaw(odd[i/2%len(odd)])
			} else {
				r.server.Push([]string{"message", "edited_message", "callback_query", "my_chat_member", "channel_post"}[i/2%5], map[string]any{})
			}
			if i%10 == 0 {
				text := fmt.Sprint("câu ", i)
				user.Say(text)
				want = append(want, text)
			}
		}
		r.want(7, 10*time.Second, want...)
		synctest.Wait()
		time.Sleep(6 * time.Second)
		if n := r.server.Unconfirmed(); n != 0 {
			t.Errorf("%d updates stay unconfirmed", n)
		}
		if n := r.bot.Status().Skipped; n == 0 {
			t.Error("no update was counted as skipped")
		}
	})
}

func TestBotFollowsARestartedSequence(t *testing.T) {
	inBubble(t, telegramtest.Options{FirstUpdate: 900_000}, func(r *rig) {
		user := r.server.User(7, "vi")
		user.Say("một")
		r.want(7, time.Second, "một")
		time.Sleep(time.Minute)
		r.server.RestartIDs(400)
		polls := r.server.Polls()
		user.Say("hai")
		r.want(7, 15*time.Second, "một", "hai")
		if n := r.server.Polls() - polls; n > 3 {
			t.Errorf("answered after %d polls", n)
		}
	})
}

func TestBotStoresAgainWhatWasNotStored(t *testing.T) {
	inBubble(t, telegramtest.Options{}, func(r *rig) {
		synctest.Wait()
		r.echo.mu.Lock()
		r.echo.fail = errors.New("disk full")
		r.echo.mu.Unlock()
		user := r.server.User(7, "vi")
		user.Say("một")
		user.Say("hai")
		r.want(7, 5*time.Second, "một", "hai")
	})
}

func TestBotAcknowledgesPressesAtOnce(t *testing.T) {
	inBubble(t, telegramtest.Options{}, func(r *rig) {
		r.echo.say = withButton
		user := r.server.User(7, "vi")
		user.Say("một")
		r.texts(7, 1, time.Second)
		m := r.server.Messages(7)[0]
		r.server.Fault(telegramtest.Fault{Trouble: telegramtest.Reset, Method: "answerCallbackQuery", Times: 1})
		first, second := user.Press(m, "n"), user.Press(m, "n")
		r.texts(7, 3, 5*time.Second)
		time.Sleep(time.Second)
		for _, id := range []string{first, second} {
			if took, ok := r.server.Answered(id); !ok || took > time.Second {
				t.Errorf("press answered: %v, after %v", ok, took)
			}
		}
		r.stop()
		stale := user.Press(m, "n")
		r.server.Advance(10 * time.Minute)
		r.start()
		r.texts(7, 4, 5*time.Second)
		synctest.Wait()
		if _, ok := r.server.Answered(stale); ok {
			t.Error("a press of ten minutes ago was answered")
		}
		query := user.Inline("cảng")
		time.Sleep(time.Second)
		if got := r.server.Results(query); len(got) != 1 || got[0].Text != "Cảng <lớn>" {
			t.Errorf("inline results %+v", got)
		}
	})
}

// TestPanicSkipsOneUpdate must neither end the process nor bring the update again.
func TestPanicSkipsOneUpdate(t *testing.T) {
	inBubble(t, telegramtest.Options{}, func(r *rig) {
		user := r.server.User(7, "vi")
		user.Say(poison)
		user.Say("hai")
		r.want(7, time.Second, "hai")
		time.Sleep(6 * time.Second)
		if n := r.server.Unconfirmed(); n != 0 || r.bot.Status().Skipped != 1 {
			t.Errorf("%d updates unconfirmed, %+v", n, r.bot.Status())
		}
		if !strings.Contains(r.log.String(), "panic") || strings.Contains(r.log.String(), poison) {
			t.Errorf("the log says of the panic:\n%s", r.log.String())
		}
	})
}

// TestRefusedPressesHoldUpNobody has Telegram put off every acknowledgement for an
// hour: neither the end (see rig.stop) nor other people's questions wait for that.
func TestRefusedPressesHoldUpNobody(t *testing.T) {
	for _, wait := range []time.Duration{time.Second, time.Hour} {
		t.Run(wait.String(), func(t *testing.T) {
			inBubble(t, telegramtest.Options{}, func(r *rig) {
				r.echo.say = withButton
				user := r.server.User(7, "vi")
				user.Say("một")
				r.texts(7, 1, time.Second)
				m := r.server.Messages(7)[0]
				r.server.Fault(telegramtest.Fault{Trouble: telegramtest.TooMany, Method: "answerCallbackQuery", For: wait})
				for range 3 * acksAtOnce {
					user.Press(m, "n")
				}
				r.server.User(8, "vi").Say("hai")
				r.want(8, 3*time.Second, "haix")
				user.Press(m, "n")
				time.Sleep(100 * time.Millisecond)
			})
		})
	}
}

// TestCrowdOfImmediateCallsIsBounded starts more than there is room for, none of
// which ends by itself.
func TestCrowdOfImmediateCallsIsBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var log strings.Builder
		in := &intake{
			queue: make(chan struct{}, acksWaiting), acks: make(chan struct{}, acksAtOnce),
			log: slog.New(slog.NewTextHandler(&log, nil)),
		}
		began, run := time.Now(), 0
		var mu sync.Mutex
		for range 2 * acksWaiting {
			in.soon(t.Context(), func(ctx context.Context) {
				mu.Lock()
				run++
				mu.Unlock()
				<-ctx.Done()
			})
		}
		if took := time.Since(began); took > 0 {
			t.Errorf("starting them took %v", took)
		}
		in.pending.Wait()
		if took := time.Since(began); took > quickLimit {
			t.Errorf("they took %v", took)
		}
		if run < acksAtOnce || run > acksWaiting {
			t.Errorf("%d ran", run)
		}
		if n := strings.Count(log.String(), "too many at once"); n != 1 {
			t.Errorf("%d lines about what was dropped", n)
		}
	})
}

// TestPressesDoNotWaitForOtherAnswers presses a button behind questions that take long.
func TestPressesDoNotWaitForOtherAnswers(t *testing.T) {
	inBubble(t, telegramtest.Options{}, func(r *rig) {
		r.echo.say = withButton
		user := r.server.User(7, "vi")
		user.Say("một")
		r.texts(7, 1, time.Second)
		r.stop()
		for chat := range int64(20) {
			r.server.User(100+chat, "vi").Say(lengthy)
			r.server.User(100+chat, "vi").Say(lengthy)
		}
		user.Say("hai")
		user.Say("ba")
		press := user.Press(r.server.Messages(7)[0], "n")
		r.server.Fault(telegramtest.Fault{Trouble: telegramtest.TooMany, Method: "answerCallbackQuery", Times: 1, For: time.Second})
		r.start()
		time.Sleep(1500 * time.Millisecond)
		if _, ok := r.server.Answered(press); !ok {
			t.Error("the press waits for answers to others")
		}
		r.texts(7, 4, 5*time.Minute)
	})
}

// withButton is an echo with a button for the next paragraph.
func withButton(text string) Reply {
	return Reply{Blocks: []Block{{Text: text + "x"}}, Buttons: [][]ReplyButton{{{Label: "Sau", Action: "n"}}}}
}

// TestPressOfNoChatIsToldSo presses a button of which Telegram does not tell the message.
func TestPressOfNoChatIsToldSo(t *testing.T) {
	inBubble(t, telegramtest.Options{}, func(r *rig) {
		synctest.Wait()
		r.stop()
		r.config.Adrift = "Nút này không còn dùng được."
		r.start()
		r.server.Push("callback_query", map[string]any{"id": "77", "from": map[string]any{"id": 7}, "data": "1-n"})
		r.server.User(7, "vi").Say("cảng")
		r.want(7, 5*time.Second, "cảng")
		calls := r.server.Calls("answerCallbackQuery")
		if len(calls) != 1 || calls[0].Params["text"] != r.config.Adrift {
			t.Errorf("acknowledged by %+v", calls)
		}
	})
}
