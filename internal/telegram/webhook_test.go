package telegram

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"haiphongbot/internal/telegram/telegramtest"
)

// TestWebhookStoresBeforeItAnswers holds the handler against honest and other callers.
func TestWebhookStoresBeforeItAnswers(t *testing.T) {
	token, _ := ParseToken(canaryToken)
	const update = `{"update_id":1,"message":{"message_id":3,"chat":{"id":7,"type":"private"},"from":{"id":7},"text":"thuế"}}`
	for name, test := range map[string]struct {
		method, path, secret, body string
		fail                       error
		status, stored             int
	}{
		"honest":           {"POST", "/hook", webhookSecret(token), update, nil, 200, 1},
		"no secret":        {"POST", "/hook", "", update, nil, 403, 0},
		"wrong secret":     {"POST", "/hook", strings.Repeat("0", 64), update, nil, 403, 0},
		"elsewhere":        {"POST", "/", webhookSecret(token), update, nil, 404, 0},
		"not posted":       {"GET", "/hook", webhookSecret(token), "", nil, 405, 0},
		"more than 1 MiB":  {"POST", "/hook", webhookSecret(token), `{"update_id":1,"x":"` + strings.Repeat("x", 1<<20) + `"}`, nil, 413, 0},
		"unreadable":       {"POST", "/hook", webhookSecret(token), `{"update_id":1,"message":7}`, nil, 200, 0},
		"no update at all": {"POST", "/hook", webhookSecret(token), `[]`, nil, 200, 0},
		"not stored":       {"POST", "/hook", webhookSecret(token), update, errors.New("disk full"), 500, 0},
	} {
		e := newEcho()
		e.fail = test.fail
		b, err := New(Config{Token: token, Handler: e, Outbox: e})
		if err != nil {
			t.Fatal(err)
		}
		w := &webhook{
			path: "/hook", secret: webhookSecret(token), intake: b.intake(testBot), log: b.log, stats: b.stats,
			slots: make(chan struct{}, handlersAtOnce), stop: t.Context(),
		}
		req := httptest.NewRequest(test.method, test.path, strings.NewReader(test.body))
		req.Header.Set(secretHeader, test.secret)
		rec := httptest.NewRecorder()
		w.ServeHTTP(rec, req)
		if rec.Code != test.status || len(e.updates) != test.stored {
			t.Errorf("%s: status %d with %d stored, want %d with %d", name, rec.Code, len(e.updates), test.status, test.stored)
		}
	}
}

// TestWebhookStopsQuietly has an update come when the program stops. It comes again
// later, and nobody needs to look into that.
func TestWebhookStopsQuietly(t *testing.T) {
	token, _ := ParseToken(canaryToken)
	e := newEcho()
	var log bytes.Buffer
	b, err := New(Config{Token: token, Handler: e, Outbox: e, Log: slog.New(slog.NewTextHandler(&log, nil))})
	if err != nil {
		t.Fatal(err)
	}
	stop, cancel := context.WithCancel(t.Context())
	cancel()
	w := &webhook{intake: b.intake(testBot), log: b.log, stats: b.stats, slots: make(chan struct{}, handlersAtOnce), stop: stop}
	rec := httptest.NewRecorder()
	req := httptest.NewRequest("POST", "/", strings.NewReader(`{"update_id":1,"message":{"message_id":3,"chat":{"id":7,"type":"private"},"text":"thuế"}}`))
	if status := w.take(rec, req); status != http.StatusInternalServerError || log.Len() > 0 {
		t.Errorf("status %d, log %q", status, log.String())
	}
}

// TestBotByWebhook talks through a webhook, stops it, and goes on by polling.
func TestBotByWebhook(t *testing.T) {
	server := telegramtest.New(telegramtest.Options{Token: canaryToken})
	web := httptest.NewServer(server)
	defer web.Close()
	defer server.Close()
	token, _ := ParseToken(canaryToken)
	log := &strings.Builder{}
	e := newEcho()
	run := func(hook string, l net.Listener) (stop func()) {
		b, err := New(Config{Token: token, API: web.URL, Handler: e, Outbox: e, Webhook: hook, Listener: l, Log: slog.New(slog.NewTextHandler(log, nil))})
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		go func() { ended <- b.Run(ctx) }()
		return func() {
			began := time.Now()
			cancel()
			if err := <-ended; err != nil {
				t.Errorf("Run: %v", err)
			}
			if took := time.Since(began); took > time.Minute {
				t.Errorf("Run took %v to end", took)
			}
		}
	}
	wait := func(n int) {
		t.Helper()
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		if _, err := server.Wait(ctx, 7, n); err != nil {
			t.Fatal(err)
		}
		for e.owes() > 0 && ctx.Err() == nil { // until the bot knows, and does not send it again
			time.Sleep(time.Millisecond)
		}
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	user := server.User(7, "vi")
	user.Say("một")
	stop := run("http://"+l.Addr().String()+"/hook", l)
	wait(1)
	user.Say("hai")
	wait(2)
	resp, err := http.Get("http://" + l.Addr().String() + "/health")
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Errorf("health: %v, %v", resp, err)
	} else {
		_ = resp.Body.Close()
	}
	stop()
	user.Say("ba")
	stop = run("", nil)
	wait(3)
	stop()
	if got := server.Messages(7); len(got) != 3 || got[2].Text != "ba" {
		t.Errorf("messages %+v", got)
	}
	if strings.Contains(log.String(), "CANARY") || strings.Contains(log.String(), webhookSecret(token)) {
		t.Errorf("a secret is in the log:\n%s", log)
	}
}
