package telegram

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"haiphongbot/internal/telegram/telegramtest"
)

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
