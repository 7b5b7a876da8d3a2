package telegram

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"haiphongbot/internal/telegram/telegramtest"
)

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
		if f := r.echo.fates; len(f) != 1 || f[0].Chat != -100500 || f[0].MigratedFrom != -5 || f[0].Result != Delivered {
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

// TestAnswerOutlivesItsQuestion has every reply to a message refused as that is gone.
func TestAnswerOutlivesItsQuestion(t *testing.T) {
	inBubble(t, telegramtest.Options{}, func(r *rig) {
		synctest.Wait()
		r.stop()
		r.config.Transport = choosy{r.config.Transport}
		r.echo.say = func(text string) Reply {
			return Reply{ReplyTo: 4711, Blocks: []Block{{Kind: Quotation, Text: text}}}
		}
		r.start()
		r.server.User(7, "vi").Say("một")
		r.want(7, 5*time.Second, "một")
		if m := r.server.Messages(7)[0]; len(m.Entities) == 0 {
			t.Error("it has lost its markup")
		}
	})
}

// choosy refuses whatever replies to a message.
type choosy struct{ http.RoundTripper }

func (c choosy) RoundTrip(req *http.Request) (*http.Response, error) {
	body, err := io.ReadAll(req.Body)
	if err != nil {
		return nil, err
	}
	if !bytes.Contains(body, []byte("reply_")) {
		req.Body = io.NopCloser(bytes.NewReader(body))
		return c.RoundTripper.RoundTrip(req)
	}
	return &http.Response{
		StatusCode: http.StatusBadRequest, Header: http.Header{},
		Body: io.NopCloser(strings.NewReader(`{"ok":false,"error_code":400,"description":"Bad Request: message to be replied not found"}`)),
	}, nil
}

// TestPausesAreLogged counts the lines, one for each pause that Telegram demanded.
func TestPausesAreLogged(t *testing.T) {
	inBubble(t, telegramtest.Options{}, func(r *rig) {
		synctest.Wait()
		r.server.Fault(telegramtest.Fault{Trouble: telegramtest.TooMany, Method: "sendMessage", Times: 1, For: 30 * time.Second})
		user := r.server.User(7, "vi")
		user.Say("một")
		user.Say("hai")
		r.want(7, time.Minute, "một", "hai")
		if n := strings.Count(r.log.String(), "told to send later"); n != 1 {
			t.Errorf("%d lines about one pause", n)
		}
	})
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

// TestBotShortensWhatIsTooLong meets a server that finds messages too long.
func TestBotShortensWhatIsTooLong(t *testing.T) {
	long := strings.Repeat("cảng biển ", 200)
	for _, refusal := range []telegramtest.Fault{
		{Code: 413, Description: "Request Entity Too Large"},
		{Code: 400, Description: "Bad Request: message is too long"},
	} {
		for refused, want := range map[int]string{1: strings.TrimSpace(long), 2: shorten(long, shortUnits)} {
			inBubble(t, telegramtest.Options{}, func(r *rig) {
				refusal.Trouble, refusal.Method, refusal.Times = telegramtest.Refuse, "sendMessage", refused
				r.server.Fault(refusal)
				r.server.User(7, "vi").Say(long)
				r.want(7, 5*time.Second, want)
			})
		}
	}
}

// TestBotKeepsWhatIsRefusedForNow meets refusals that say nothing against the message.
func TestBotKeepsWhatIsRefusedForNow(t *testing.T) {
	for _, code := range []int{http.StatusUnauthorized, http.StatusNotFound, http.StatusRequestTimeout, http.StatusConflict} {
		t.Run(http.StatusText(code), func(t *testing.T) {
			inBubble(t, telegramtest.Options{}, func(r *rig) {
				r.server.Fault(telegramtest.Fault{Trouble: telegramtest.Refuse, Method: "sendMessage", Times: 2, Code: code, Description: http.StatusText(code)})
				user := r.server.User(7, "vi")
				user.Say("một")
				user.Say("hai")
				r.want(7, 10*time.Second, "một", "hai")
			})
		})
	}
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

// TestEditedMessageKeepsItsNumber talks to a server that answers an edit with true.
func TestEditedMessageKeepsItsNumber(t *testing.T) {
	a := attempt{params: map[string]string{"message_id": "21"}}
	for answer, want := range map[string]int{`true`: 21, `{}`: 21, `null`: 21, `{"message_id":22}`: 22} {
		if a.arrived(json.RawMessage(answer)); a.sent.MessageID != want {
			t.Errorf("%s is message %d, want %d", answer, a.sent.MessageID, want)
		}
	}
}
