package telegram

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"haiphongbot/internal/telegram/telegramtest"
)

// TestBotObeysTooManyRequests strikes a fifth of the sends with 429.
func TestBotObeysTooManyRequests(t *testing.T) {
	inBubble(t, telegramtest.Options{}, func(r *rig) {
		r.server.Fault(telegramtest.Fault{Trouble: telegramtest.TooMany, Method: "sendMessage", Every: 5, For: 7 * time.Second})
		const chats, each = 10, 5
		for i := range each {
			for chat := range int64(chats) {
				r.server.User(chat+1, "vi").Say(fmt.Sprint(i))
			}
		}
		for chat := range int64(chats) {
			r.want(chat+1, time.Minute, "0", "1", "2", "3", "4")
		}
		if n := r.server.Early(); n != 0 {
			t.Errorf("%d sends came before retry_after was over", n)
		}
		t.Logf("%d sends, %d of them put off, 0 lost, 0 early", len(r.server.Calls("sendMessage")), r.bot.Status().Paused)
	})
}

func TestTooManyRequestsDelaysNobodyElse(t *testing.T) {
	inBubble(t, telegramtest.Options{}, func(r *rig) {
		synctest.Wait()
		r.server.Fault(telegramtest.Fault{Trouble: telegramtest.TooMany, Method: "sendMessage", Chat: 1, Times: 1, For: 30 * time.Second})
		slow, fast := r.server.User(1, "vi"), r.server.User(2, "vi")
		began := time.Now()
		slow.Say("một")
		fast.Say("hai")
		r.want(2, time.Second, "hai")
		r.want(1, 40*time.Second, "một")
		if took := time.Since(began); took < 30*time.Second || took > 31*time.Second {
			t.Errorf("the chat that was put off for 30 s was answered after %v", took)
		}
	})
}

// TestBotOutlastsFaults breaks polls and sends in every way, then heals.
func TestBotOutlastsFaults(t *testing.T) {
	for _, trouble := range []telegramtest.Trouble{telegramtest.Reset, telegramtest.Hang, telegramtest.HalfBody, telegramtest.Gateway} {
		for _, after := range []bool{false, true} {
			t.Run(fmt.Sprint(trouble, " after ", after), func(t *testing.T) {
				inBubble(t, telegramtest.Options{}, func(r *rig) {
					user := r.server.User(7, "vi")
					user.Say("một")
					r.want(7, time.Second, "một")
					r.server.Fault(telegramtest.Fault{Trouble: trouble, After: after})
					time.Sleep(15 * time.Second)
					user.Say("hai")
					time.Sleep(15 * time.Second)
					healed := time.Now()
					r.server.Heal()
					ctx, cancel := context.WithTimeout(r.t.Context(), 20*time.Second)
					defer cancel()
					got, err := r.server.Wait(ctx, 7, 2)
					if err != nil || got[len(got)-1].Text != "hai" {
						t.Fatalf("%d messages, %v", len(got), err)
					}
					if took := time.Since(healed); took > 5*time.Second {
						t.Errorf("answered %v after the recovery", took)
					}
				})
			})
		}
	}
}

// TestForeignPagesDecideNothing has somebody between the bot and Telegram answer every
// call. No message may be given up for that, nor may the bot.
func TestForeignPagesDecideNothing(t *testing.T) {
	for _, status := range []int{400, 401, 403, 404, 409, 413, 429, 451} {
		for _, body := range []string{"<html>Forbidden</html>", `{"error":"blocked"}`, ""} {
			t.Run(fmt.Sprint(status, body), func(t *testing.T) {
				inBubble(t, telegramtest.Options{}, func(r *rig) {
					synctest.Wait()
					r.server.Fault(telegramtest.Fault{Trouble: telegramtest.Page, Method: "sendMessage", Code: status, Description: body})
					user := r.server.User(7, "vi")
					user.Say("một")
					time.Sleep(3 * time.Second)
					r.server.Fault(telegramtest.Fault{Trouble: telegramtest.Page, Method: "getUpdates", Code: status, Description: body, For: 24 * time.Hour})
					time.Sleep(10 * time.Second)
					r.server.Heal()
					user.Say("hai")
					r.want(7, 2*foreignPause, "một", "hai")
				})
			})
		}
	}
}

// TestMessageInDoubtIsRepeatedSeldom loses the answer to every send, which Telegram
// accepts all the same: each attempt is another copy for the user.
func TestMessageInDoubtIsRepeatedSeldom(t *testing.T) {
	for _, trouble := range []telegramtest.Trouble{telegramtest.Reset, telegramtest.Gateway, telegramtest.Hang} {
		t.Run(string(trouble), func(t *testing.T) {
			inBubble(t, telegramtest.Options{}, func(r *rig) {
				synctest.Wait()
				r.server.Fault(telegramtest.Fault{Trouble: trouble, Method: "sendMessage", After: true})
				r.server.User(7, "vi").Say("một")
				time.Sleep(30 * time.Second)
				if n := len(r.server.Messages(7)); n < 3 || n > 6 {
					t.Errorf("%d copies within 30 s", n)
				}
				time.Sleep(30 * time.Minute)
				if n := len(r.server.Messages(7)); n < 30 || n > 60 {
					t.Errorf("%d copies within half an hour", n)
				}
				r.server.Heal()
				time.Sleep(2 * time.Minute)
				synctest.Wait()
				if f := r.echo.fates; len(f) != 1 || f[0].Result != Delivered {
					t.Errorf("fates %+v", f)
				}
			})
		})
	}
}

// TestRecoveryEndsThePauses has Telegram out of reach for minutes, with a message in doubt.
func TestRecoveryEndsThePauses(t *testing.T) {
	inBubble(t, telegramtest.Options{}, func(r *rig) {
		synctest.Wait()
		r.server.Fault(telegramtest.Fault{Trouble: telegramtest.Reset, Method: "sendMessage"})
		r.server.User(7, "vi").Say("một")
		time.Sleep(time.Second)
		r.server.Fault(telegramtest.Fault{Trouble: telegramtest.Reset})
		time.Sleep(5 * time.Minute)
		r.server.Heal()
		r.want(7, 5*time.Second, "một")
	})
}

// TestCutSuccessCounts breaks answers off behind their beginning.
func TestCutSuccessCounts(t *testing.T) {
	inBubble(t, telegramtest.Options{}, func(r *rig) {
		synctest.Wait()
		r.server.Fault(telegramtest.Fault{Trouble: telegramtest.HalfBody, Method: "sendMessage", After: true})
		user := r.server.User(7, "vi")
		user.Say("một")
		user.Say("hai")
		r.want(7, 5*time.Second, "một", "hai")
		r.server.Heal()
		r.server.Fault(telegramtest.Fault{Trouble: telegramtest.Page, Method: "sendMessage", Code: 200, Times: 1, Description: `{"ok":false,"res`})
		user.Say("ba")
		time.Sleep(time.Minute)
		r.want(7, time.Second, "một", "hai", "ba")
	})
}

// doubts counts, as transport and outbox, the messages whose fate is not taken down.
type doubts struct {
	http.RoundTripper
	Outbox
	mu        sync.Mutex
	now, most int
}

func (d *doubts) add(n int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.now += n
	d.most = max(d.most, d.now)
}

// worst is the most messages that were in doubt at once.
func (d *doubts) worst() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.most
}

func (d *doubts) RoundTrip(req *http.Request) (*http.Response, error) {
	if strings.HasSuffix(req.URL.Path, "/sendMessage") {
		d.add(1)
	}
	return d.RoundTripper.RoundTrip(req)
}

func (d *doubts) Done(ctx context.Context, seq uint64, sent Sent) error {
	time.Sleep(50 * time.Millisecond) // a disk that takes its time
	d.add(-1)
	return d.Outbox.Done(ctx, seq, sent)
}

// TestBotLeavesOneMessageInDoubt has many chats wait for a Telegram that takes long.
func TestBotLeavesOneMessageInDoubt(t *testing.T) {
	inBubble(t, telegramtest.Options{}, func(r *rig) {
		r.stop()
		d := &doubts{RoundTripper: r.config.Transport, Outbox: r.echo}
		r.config.Transport, r.config.Outbox = d, d
		r.start()
		r.server.Fault(telegramtest.Fault{Trouble: telegramtest.Slow, Method: "sendMessage", For: 200 * time.Millisecond})
		began := time.Now()
		const chats, each = 10, 3
		for i := range each {
			for chat := range int64(chats) {
				r.server.User(chat+1, "vi").Say(fmt.Sprint(i))
			}
		}
		for chat := range int64(chats) {
			r.want(chat+1, time.Minute, "0", "1", "2")
		}
		took := time.Since(began)
		worst := d.worst()
		t.Logf("%d messages of 200 ms each within %v, %d in doubt at most", chats*each, took, worst)
		if worst != 1 {
			t.Errorf("%d messages were in doubt at once", worst)
		}
		if took > chats*each*300*time.Millisecond {
			t.Errorf("took %v", took)
		}
	})
}

// TestCallWithoutAnswerSilencesNobodyElse lets every call for one chat hang.
func TestCallWithoutAnswerSilencesNobodyElse(t *testing.T) {
	inBubble(t, telegramtest.Options{}, func(r *rig) {
		synctest.Wait()
		r.server.Fault(telegramtest.Fault{Trouble: telegramtest.Hang, Method: "sendMessage", Chat: 1})
		r.server.User(1, "vi").Say("một")
		time.Sleep(100 * time.Millisecond)
		for i := range 20 {
			chat := int64(2 + i)
			r.server.User(chat, "vi").Say("hai")
			r.want(chat, overdue+100*time.Millisecond, "hai")
			time.Sleep(time.Second)
		}
		r.server.Heal()
		r.want(1, 10*time.Second, "một") // it may have been accepted each time, so that it is repeated seldom
	})
}
