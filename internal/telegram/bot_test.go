package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
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
		r.want(1, 5*time.Second, "một")
	})
}

func TestBotLeavesClosedChatsAlone(t *testing.T) {
	inBubble(t, telegramtest.Options{}, func(r *rig) {
		user := r.server.User(7, "vi")
		user.Say("một")
		r.want(7, time.Second, "một")
		user.Say("hai")
		user.Block()
		time.Sleep(10 * time.Second)
		sends := len(r.server.Calls("sendMessage"))
		r.bot.Wake()
		time.Sleep(10 * time.Second)
		if n := len(r.server.Calls("sendMessage")); n != sends {
			t.Errorf("a blocked bot sent %d more messages", n-sends)
		}
		before := len(r.server.Messages(7))
		user.Say("ba")
		if got := r.texts(7, before+1, 5*time.Second); got[len(got)-1] != "ba" {
			t.Errorf("after unblocking: %q", got)
		}
	})
}

func TestBotFollowsAMigration(t *testing.T) {
	inBubble(t, telegramtest.Options{}, func(r *rig) {
		user := r.server.User(7, "vi")
		group := r.server.Group(-5, "Đoàn")
		group.Migrate(-100500)
		user.SayIn(group, "/help")
		r.want(-100500, 5*time.Second, "/help")
		synctest.Wait()
		if f := r.echo.fates; len(f) != 1 || f[0].MigratedTo != -100500 || f[0].Result != Delivered {
			t.Errorf("fates %+v", f)
		}
	})
}

// TestBotFallsBackToPlain talks to a server of 2021 and to one that cannot parse.
func TestBotFallsBackToPlain(t *testing.T) {
	for name, o := range map[string]telegramtest.Options{"old server": {Old: true}, "refusal": {}} {
		t.Run(name, func(t *testing.T) {
			inBubble(t, o, func(r *rig) {
				r.echo.say = func(text string) Reply {
					return Reply{Blocks: []Block{{Kind: Quotation, Text: text + " <&>"}}, Buttons: [][]ReplyButton{{{Label: "Chép", Copy: "0225"}, {Label: "Sau", Action: "n"}}}}
				}
				if !o.Old {
					r.server.Fault(telegramtest.Fault{Trouble: telegramtest.Refuse, Method: "sendMessage", Times: 1, Code: 400, Description: "Bad Request: can't parse entities: x"})
				}
				r.server.User(7, "vi").Say("cảng")
				r.want(7, 5*time.Second, "cảng <&>")
				m := r.server.Messages(7)[0]
				if len(m.Entities) != 0 || len(m.Keyboard) != 1 || len(m.Keyboard[0]) != 1 || m.Preview {
					t.Errorf("plain message %+v", m)
				}
			})
		})
	}
}

func TestBotDropsWhatIsRefusedForGood(t *testing.T) {
	inBubble(t, telegramtest.Options{}, func(r *rig) {
		r.server.Fault(telegramtest.Fault{Trouble: telegramtest.Refuse, Method: "sendMessage", Times: 2, Code: 400, Description: "Bad Request: something new"})
		user := r.server.User(7, "vi")
		user.Say("một")
		user.Say("hai")
		r.want(7, 5*time.Second, "hai")
		synctest.Wait()
		if f := r.echo.fates; f[0].Result != Rejected {
			t.Errorf("fates %+v", f)
		}
	})
}

func TestBotSendsOnceThoughTheOutboxIsStuck(t *testing.T) {
	inBubble(t, telegramtest.Options{}, func(r *rig) {
		r.echo.setFull(errors.New("no space left on device"))
		user := r.server.User(7, "vi")
		user.Say("một")
		user.Say("hai")
		r.want(7, 5*time.Second, "một", "hai")
		time.Sleep(10 * time.Second)
		r.echo.setFull(nil)
		time.Sleep(5 * time.Second)
		r.want(7, time.Second, "một", "hai")
		synctest.Wait()
		if len(r.echo.entries) != 0 {
			t.Errorf("%d entries stay in the outbox", len(r.echo.entries))
		}
	})
}

func TestBotAcknowledgesPressesAtOnce(t *testing.T) {
	inBubble(t, telegramtest.Options{}, func(r *rig) {
		r.echo.say = func(text string) Reply {
			return Reply{Blocks: []Block{{Text: text + "x"}}, Buttons: [][]ReplyButton{{{Label: "Sau", Action: "n"}}}}
		}
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

// TestPressesDoNotWaitForOtherAnswers presses a button behind questions that take long.
func TestPressesDoNotWaitForOtherAnswers(t *testing.T) {
	inBubble(t, telegramtest.Options{}, func(r *rig) {
		r.echo.say = func(text string) Reply {
			return Reply{Blocks: []Block{{Text: text + "x"}}, Buttons: [][]ReplyButton{{{Label: "Sau", Action: "n"}}}}
		}
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

// TestInlineResultsFallBackToPlain has the rich ones refused.
func TestInlineResultsFallBackToPlain(t *testing.T) {
	inBubble(t, telegramtest.Options{}, func(r *rig) {
		synctest.Wait()
		r.server.Fault(telegramtest.Fault{Trouble: telegramtest.Refuse, Method: "answerInlineQuery", Times: 1, Code: 400, Description: "Bad Request: unknown field"})
		query := r.server.User(7, "vi").Inline("cảng")
		time.Sleep(time.Second)
		got := r.server.Results(query)
		calls := r.server.Calls("answerInlineQuery")
		if len(got) != 1 || got[0].Text != "Cảng <lớn>" || strings.Contains(calls[len(calls)-1].Params["results"], "parse_mode") {
			t.Errorf("inline results %+v after %d calls", got, len(calls))
		}
	})
}

// TestNewcomerWaitsForALingeringPoll starts where the poll of a killed process
// still counts, as on servers that do not notice that it is gone.
func TestNewcomerWaitsForALingeringPoll(t *testing.T) {
	inBubble(t, telegramtest.Options{}, func(r *rig) {
		r.stop()
		r.server.Fault(telegramtest.Fault{Trouble: telegramtest.Refuse, Method: "getUpdates", Times: 2, Code: 409, Description: "Conflict: terminated by other getUpdates request"})
		r.start()
		r.server.User(7, "vi").Say("một")
		r.want(7, 2*time.Second, "một")
		r.stop()
		r.server.Fault(telegramtest.Fault{Trouble: telegramtest.Refuse, Method: "getUpdates", Code: 409, Description: "Conflict: terminated by other getUpdates request"})
		r.secondLeaves(2800 * time.Millisecond)
		r.server.Heal()
	})
}

// TestEditedMessageKeepsItsNumber talks to a server that answers an edit with true.
func TestEditedMessageKeepsItsNumber(t *testing.T) {
	a := attempt{params: map[string]string{"message_id": "21"}}
	for answer, want := range map[string]int{`true`: 21, `{}`: 21, `null`: 21, `{"message_id":22}`: 22} {
		if a.arrived(json.RawMessage(answer)); a.sent.MessageID != want {
			t.Errorf("%s is message %d, want %d", answer, a.sent.MessageID, want)
		}
	}
}

// TestSecondPollerLeaves starts another process with the same token.
func TestSecondPollerLeaves(t *testing.T) {
	inBubble(t, telegramtest.Options{}, func(r *rig) {
		time.Sleep(4 * time.Second) // long enough to be the settled one
		r.secondLeaves(3 * time.Second)
		r.server.User(7, "vi").Say("một")
		r.want(7, 5*time.Second, "một")
		synctest.Wait()
		if !strings.Contains(r.log.String(), "another process") {
			t.Error("the first process says nothing of the second")
		}
	})
}

func TestRunRefusesATokenThatTelegramRefuses(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := telegramtest.New(telegramtest.Options{Token: "1:other"})
		transport, stop := telegramtest.Local(server)
		defer stop()
		token, _ := ParseToken(canaryToken)
		b, err := New(Config{Token: token, API: "http://telegram.test", Transport: transport, Handler: newEcho(), Outbox: newEcho()})
		if err != nil {
			t.Fatal(err)
		}
		err = b.Run(t.Context())
		if !errors.Is(err, ErrUnauthorized) || strings.Contains(err.Error(), "CANARY") {
			t.Errorf("Run: %v", err)
		}
	})
}

// TestErrorsHideTheToken breaks calls in ways whose errors quote the address.
func TestErrorsHideTheToken(t *testing.T) {
	token, _ := ParseToken(canaryToken)
	for name, transport := range map[string]http.RoundTripper{
		"error quotes the address": failing(func(req *http.Request) error { return errors.New("cannot reach " + req.URL.String()) }),
		"context":                  failing(func(*http.Request) error { return context.DeadlineExceeded }),
		"real":                     Transport(),
	} {
		c, err := newClient("http://127.0.0.1:1", token, transport)
		if err != nil {
			t.Fatal(err)
		}
		_, err = c.call(t.Context(), "getMe", nil, time.Second)
		if err == nil || strings.Contains(fmt.Sprintf("%v %+v %#v", err, err, err), "CANARY") {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		if s := fmt.Sprintf(verb, token) + fmt.Sprintf(verb, Config{Token: token}); strings.Contains(s, "CANARY") || strings.Contains(s, "43414e415259") {
			t.Errorf("%s prints %s", verb, s)
		}
	}
}

type failing func(*http.Request) error

func (f failing) RoundTrip(req *http.Request) (*http.Response, error) { return nil, f(req) }
