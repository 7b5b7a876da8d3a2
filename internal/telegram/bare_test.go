package telegram

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"path"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"haiphongbot/internal/telegram/telegramtest"
)

// bare is a server that knows four methods and says as little as it can. It hands
// out every update once, at once, and keeps no poll waiting.
type bare struct {
	unknown http.HandlerFunc // answers every other method

	mu      sync.Mutex
	updates []string
	sent    []string
	at      []time.Time
}

func (s *bare) ServeHTTP(rw http.ResponseWriter, req *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch path.Base(req.URL.Path) {
	case "getMe":
		_, _ = io.WriteString(rw, `{"ok":true,"result":{}}`)
	case "getUpdates":
		_, _ = fmt.Fprintf(rw, `{"ok":true,"result":[%s]}`, strings.Join(s.updates, ","))
		s.updates = nil
	case "sendMessage":
		s.sent = append(s.sent, req.FormValue("chat_id")+" "+req.FormValue("text"))
		s.at = append(s.at, time.Now())
		_, _ = io.WriteString(rw, `{"ok":true,"result":true}`)
	default:
		s.unknown(rw, req)
	}
}

// TestBotServesOnABareServer must not need more of a server than it needs.
func TestBotServesOnABareServer(t *testing.T) {
	for name, unknown := range map[string]http.HandlerFunc{
		"404 as JSON": func(rw http.ResponseWriter, _ *http.Request) {
			rw.WriteHeader(http.StatusNotFound)
			_, _ = io.WriteString(rw, `{"ok":false,"error_code":404,"description":"Not Found"}`)
		},
		"404 as text": http.NotFound,
		"501":         func(rw http.ResponseWriter, _ *http.Request) { rw.WriteHeader(http.StatusNotImplemented) },
		"refusal without a code": func(rw http.ResponseWriter, _ *http.Request) {
			_, _ = io.WriteString(rw, `{"ok":false}`)
		},
		"nothing": func(http.ResponseWriter, *http.Request) {},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				server := &bare{unknown: unknown}
				transport, stop := telegramtest.Local(server)
				defer stop()
				token, _ := ParseToken(canaryToken)
				echo := newEcho()
				r := &rig{t: t, config: Config{
					Token: token, API: "http://telegram.test", Transport: transport, Handler: echo, Outbox: echo,
					Profiles: []Profile{{Language: "vi", Commands: []Command{{"help", "x"}}, Description: "x", About: "x"}},
				}}
				r.start()
				time.Sleep(time.Second)
				asked := time.Now()
				server.mu.Lock()
				server.updates = []string{`{"update_id":5,"message":{"message_id":1,"chat":{"id":7,"type":"private"},"text":"cảng"}}`}
				server.mu.Unlock()
				time.Sleep(2 * time.Second)
				r.stop()
				if len(server.sent) != 1 || server.sent[0] != "7 cảng" || server.at[0].Sub(asked) > 500*time.Millisecond {
					t.Errorf("sent %q at %v, asked at %v", server.sent, server.at, asked)
				}
			})
		})
	}
}

// TestBotRemovesAWebhookThatCameBack starts while the server cannot remove the
// webhook, and has one set again later.
func TestBotRemovesAWebhookThatCameBack(t *testing.T) {
	nowhere := failing(func(*http.Request) error { return errors.New("no such host") })
	inBubble(t, telegramtest.Options{Webhook: nowhere}, func(r *rig) {
		r.stop()
		hook := func() {
			if _, err := r.bot.client.call(r.t.Context(), "setWebhook", map[string]string{"url": "https://old.test/"}, time.Second); err != nil {
				r.t.Fatal(err)
			}
		}
		hook()
		r.server.Fault(telegramtest.Fault{Trouble: telegramtest.Gateway, Method: "deleteWebhook", Times: 2})
		r.start()
		r.server.User(7, "vi").Say("một")
		r.want(7, 5*time.Second, "một")
		hook()
		r.server.User(7, "vi").Say("hai")
		r.want(7, 5*time.Second, "một", "hai")
	})
}
