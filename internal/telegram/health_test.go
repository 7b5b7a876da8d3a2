package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"haiphongbot/internal/telegram/telegramtest"
)

// health asks the bot how it is.
func (r *rig) health() (int, Status) {
	r.t.Helper()
	rec := httptest.NewRecorder()
	r.bot.Health().ServeHTTP(rec, httptest.NewRequest(http.MethodGet, "/health", nil))
	var st Status
	if err := json.Unmarshal(rec.Body.Bytes(), &st); err != nil {
		r.t.Error(err)
	}
	return rec.Code, st
}

func (r *rig) wantHealth(when string, code int) {
	r.t.Helper()
	if got, st := r.health(); got != code {
		r.t.Errorf("%s: health %d, want %d: %+v", when, got, code, st)
	}
}

func TestHealthWhilePolling(t *testing.T) {
	inBubble(t, telegramtest.Options{}, func(r *rig) {
		time.Sleep(time.Second)
		r.wantHealth("at first", 200)
		r.server.Fault(telegramtest.Fault{Trouble: telegramtest.Hang})
		time.Sleep(20 * time.Second)
		r.wantHealth("without an answer", 503)
		r.server.Heal()
		time.Sleep(20 * time.Second)
		r.wantHealth("with answers again", 200)

		r.server.Fault(telegramtest.Fault{Trouble: telegramtest.Refuse, Method: "sendMessage", Code: 401, Description: "Unauthorized"})
		r.server.User(7, "vi").Say("một")
		time.Sleep(2 * silence)
		r.wantHealth("when nothing can be sent", 503)
		r.server.Heal()
		r.want(7, time.Minute, "một")
		synctest.Wait()
		r.wantHealth("when it is sent", 200)
	})
}

// TestHealthWithABrokenStore has a handler that fails every time, and an outbox.
func TestHealthWithABrokenStore(t *testing.T) {
	for name, broken := range map[string]brokenStore{"handler": {handler: true}, "outbox": {outbox: true}} {
		t.Run(name, func(t *testing.T) {
			inBubble(t, telegramtest.Options{}, func(r *rig) {
				synctest.Wait()
				r.stop()
				broken.echo = r.echo
				r.config.Handler, r.config.Outbox = broken, broken
				r.start()
				r.server.User(7, "vi").Say("một")
				time.Sleep(10 * time.Second)
				r.wantHealth("for a while", 200)
				time.Sleep(2 * silence)
				r.wantHealth("broken", 503)
			})
		})
	}
}

type brokenStore struct {
	*echo
	handler, outbox bool
}

var errBroken = errors.New("state file is damaged")

func (b brokenStore) Handle(ctx context.Context, u Update) error {
	if b.handler {
		return errBroken
	}
	return b.echo.Handle(ctx, u)
}

func (b brokenStore) Pending(ctx context.Context, after uint64, limit int) ([]Entry, error) {
	if b.outbox {
		return nil, errBroken
	}
	return b.echo.Pending(ctx, after, limit)
}

// TestHealthWithAStuckHandler has a handler that does not return.
func TestHealthWithAStuckHandler(t *testing.T) {
	inBubble(t, telegramtest.Options{}, func(r *rig) {
		synctest.Wait()
		r.stop()
		r.config.Handler = stuckHandler{}
		r.start()
		r.server.User(7, "vi").Say("một")
		time.Sleep(10 * time.Second)
		r.wantHealth("for a while", 200)
		time.Sleep(stuck)
		r.wantHealth("stuck", 503)
	})
}

type stuckHandler struct{}

func (stuckHandler) Handle(ctx context.Context, _ Update) error {
	<-ctx.Done()
	return ctx.Err()
}

// TestHealthByWebhook looks after a webhook that nobody calls.
func TestHealthByWebhook(t *testing.T) {
	inBubble(t, telegramtest.Options{Webhook: failing(func(*http.Request) error { return errors.New("connection refused") })}, func(r *rig) {
		synctest.Wait()
		r.stop()
		r.config.Webhook = &Webhook{URL: "https://bot.test/hook", Listener: idleListener{make(chan struct{})}}
		r.server.Fault(telegramtest.Fault{Trouble: telegramtest.Hang, Method: "getMe"})
		r.start()
		time.Sleep(time.Minute)
		r.wantHealth("before Telegram is reached", 503)
		r.server.Heal()
		time.Sleep(time.Minute)
		r.wantHealth("in quiet times", 200)

		r.server.Fault(telegramtest.Fault{Trouble: telegramtest.Gateway})
		time.Sleep(time.Minute)
		r.wantHealth("without an answer", 503)
		r.server.Heal()
		time.Sleep(time.Minute)
		r.wantHealth("with answers again", 200)

		r.server.User(7, "vi").Say("một")
		time.Sleep(time.Minute)
		r.wantHealth("when updates do not come in", 503)

		r.stop()
		second := r.config
		second.Webhook = nil
		r.config, second = second, r.config
		r.start()
		r.want(7, time.Minute, "một")
		time.Sleep(2 * pollFor) // until it is confirmed
		r.stop()
		r.config = second
		r.config.Webhook.Listener = idleListener{make(chan struct{})}
		r.start()
		time.Sleep(watchEvery / 2) // between two looks
		r.server.TakeWebhook()
		time.Sleep(watchEvery)
		r.wantHealth("when the webhook was taken away", 503)
		time.Sleep(watchEvery)
		r.wantHealth("when it is back", 200)
		if !strings.Contains(r.log.String(), "another program has taken") {
			t.Error("the log does not tell of it")
		}

		r.server.Fault(telegramtest.Fault{Trouble: telegramtest.Refuse, Code: 401, Description: "Unauthorized"})
		if err := <-r.ended; !errors.Is(err, ErrUnauthorized) {
			t.Errorf("a revoked token: %v", err)
		}
		r.ended <- nil
	})
}

// idleListener accepts nothing, and can live in a bubble.
type idleListener struct{ closed chan struct{} }

func (l idleListener) Accept() (net.Conn, error) {
	<-l.closed
	return nil, net.ErrClosed
}

func (l idleListener) Close() error {
	select {
	case <-l.closed:
	default:
		close(l.closed)
	}
	return nil
}

func (idleListener) Addr() net.Addr { return &net.TCPAddr{} }

// TestDoorIsServedBeforeTelegramIsReached asks for the health, and delivers an update
// that must come again.
func TestDoorIsServedBeforeTelegramIsReached(t *testing.T) {
	server := telegramtest.New(telegramtest.Options{Token: canaryToken})
	server.Fault(telegramtest.Fault{Trouble: telegramtest.Hang})
	web := httptest.NewServer(server)
	defer web.Close()
	defer server.Close()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	token, _ := ParseToken(canaryToken)
	b, err := New(Config{Token: token, API: web.URL, Handler: newEcho(), Outbox: newEcho(), Webhook: &Webhook{URL: "http://" + l.Addr().String() + "/hook", Listener: l}})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- b.Run(ctx) }()
	for _, path := range []string{"/health", "/hook"} {
		resp, err := http.Get("http://" + l.Addr().String() + path)
		if err != nil {
			t.Fatal(err)
		}
		_ = resp.Body.Close()
		if resp.StatusCode != http.StatusServiceUnavailable {
			t.Errorf("%s: %d", path, resp.StatusCode)
		}
	}
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func TestWebhookAddressesAreChecked(t *testing.T) {
	token, _ := ParseToken(canaryToken)
	for address, want := range map[string]string{
		"https://bot.example.vn": "", "https://bot.example.vn/": "", "https://bot.example.vn/a/b": "", "https://bot.example.vn/a/?x=1": "",
		"https://bot.example.vn/health": "/health", "https://bot.example.vn/health?x=1": "/health", "https://bot.example.vn/%68ealth": "/health",
		"https://bot.example.vn//health": "empty or dotted", "https://bot.example.vn/a/../health": "empty or dotted", "https://bot.example.vn/a//b": "empty or dotted",
		"": "want something like", "bot.example.vn/hook": "want something like", "ftp://bot.example.vn/": "want something like",
	} {
		_, err := New(Config{Token: token, Handler: newEcho(), Outbox: newEcho(), Webhook: &Webhook{URL: address}})
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", address, err)
		}
	}
}

func TestUndeliverable(t *testing.T) {
	well := time.Unix(1_000_000, 500_000_000)
	for name, test := range map[string]struct {
		info   hookInfo
		called time.Time
		want   bool
	}{
		"nothing waits":           {hookInfo{Pending: 0, LastError: 1_000_010}, time.Time{}, false},
		"never failed":            {hookInfo{Pending: 3}, time.Time{}, false},
		"failed long ago":         {hookInfo{Pending: 3, LastError: 999_000}, time.Time{}, false},
		"failed since":            {hookInfo{Pending: 3, LastError: 1_000_010}, time.Unix(999_990, 0), true},
		"failed at once":          {hookInfo{Pending: 3, LastError: 1_000_000}, time.Unix(999_990, 0), true},
		"came in, but not stored": {hookInfo{Pending: 3, LastError: 1_000_010}, time.Unix(1_000_009, 0), false},
	} {
		b := &Bot{stats: newStats()}
		b.stats.polled(well)
		if !test.called.IsZero() {
			b.stats.called.Store(test.called.UnixNano())
		}
		if got := b.undeliverable(test.info); got != test.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
