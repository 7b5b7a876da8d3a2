package telegram

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

const (
	maxUpdate          = 1 << 20 // bytes of one update
	webhookConnections = 40      // that Telegram opens at most

	secretHeader = "X-Telegram-Bot-Api-Secret-Token"
)

// webhook receives updates by HTTP.
type webhook struct {
	path   string
	secret string
	intake *intake
	log    *slog.Logger
	stats  *stats
	order  keyed
	slots  chan struct{}
	stop   context.Context // ends when the program stops
}

// webhookSecret is what Telegram sends back with every update. It follows from the
// token, so that it stays the same over restarts without being stored.
func webhookSecret(t Token) string {
	mac := hmac.New(sha256.New, []byte(t.secret))
	mac.Write([]byte("webhook secret"))
	return hex.EncodeToString(mac.Sum(nil))
}

func (w *webhook) ServeHTTP(rw http.ResponseWriter, req *http.Request) {
	switch {
	case req.URL.Path != w.path:
		http.NotFound(rw, req)
	case req.Method != http.MethodPost:
		rw.Header().Set("Allow", http.MethodPost)
		http.Error(rw, "method not allowed", http.StatusMethodNotAllowed)
	case subtle.ConstantTimeCompare([]byte(req.Header.Get(secretHeader)), []byte(w.secret)) != 1:
		w.stats.forged.Add(1)
		http.Error(rw, "forbidden", http.StatusForbidden)
	default:
		w.stats.called.Store(time.Now().UnixNano())
		rw.WriteHeader(w.take(rw, req))
	}
}

// take stores one update and returns the status: Telegram repeats the update
// unless it is 200.
func (w *webhook) take(rw http.ResponseWriter, req *http.Request) int {
	body, err := io.ReadAll(http.MaxBytesReader(rw, req.Body, maxUpdate))
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return http.StatusRequestEntityTooLarge
	case err != nil:
		return http.StatusBadRequest
	}
	e, err := w.convert(body)
	if err != nil {
		w.stats.skipped.Add(1)
		w.log.Error("update skipped: it cannot be read")
		return http.StatusOK // it would not become readable by coming again
	}
	w.intake.greet(w.stop, e)
	defer w.order.lock(e.chat())() // before a slot: a chat that floods takes one at most
	select {
	case w.slots <- struct{}{}:
		defer func() { <-w.slots }()
	case <-req.Context().Done():
		return http.StatusServiceUnavailable
	}
	if err := w.intake.receive(w.stop, e); err != nil {
		if w.stop.Err() == nil && !errors.Is(err, ErrUnstored) {
			w.log.Error("update not stored, it will come again", slog.Int64("update", e.update.ID), slog.String("error", err.Error()))
		}
		return http.StatusInternalServerError
	}
	w.stats.reached(time.Now())
	return http.StatusOK
}

func (w *webhook) convert(body []byte) (event, error) {
	if _, err := updateID(body); err != nil {
		return event{}, err
	}
	return w.intake.me.convert(json.RawMessage(body))
}

// door is what the world reaches. It is there before the webhook is.
type door struct{ webhook atomic.Pointer[webhook] }

func (d *door) open(w *webhook) { d.webhook.Store(w) }

// ServeHTTP lets updates in once somebody handles them. Telegram repeats those that
// come earlier.
func (d *door) ServeHTTP(rw http.ResponseWriter, req *http.Request) {
	if w := d.webhook.Load(); w != nil {
		w.ServeHTTP(rw, req)
		return
	}
	http.Error(rw, "not ready yet", http.StatusServiceUnavailable)
}

// serve accepts requests until ctx ends, then lets those under way finish.
func (b *Bot) serve(ctx context.Context, l net.Listener) error {
	mux := http.NewServeMux()
	mux.Handle("GET "+healthPath, b.Health())
	if b.hook != nil {
		mux.Handle("/", &b.door)
	}
	server := &http.Server{
		Handler:           mux,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       15 * time.Second,
		WriteTimeout:      30 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          slog.NewLogLogger(slog.DiscardHandler, slog.LevelDebug),
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(l) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopGrace)
	defer cancel()
	if server.Shutdown(grace) != nil {
		_ = server.Close()
	}
	if err := <-ended; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// healthPath is where the listener tells how the bot is.
const healthPath = "/health"

// parseWebhook reads where updates are to come in, and refuses where they could not.
func parseWebhook(address string) (*url.URL, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || (u.Scheme != "https" && u.Scheme != "http") {
		return nil, errors.New("webhook address: want something like https://bot.example.vn/telegram")
	}
	if u.Path == "" {
		u.Path = "/"
	}
	switch {
	case u.Path == healthPath:
		return nil, fmt.Errorf("webhook address: its path %s is where the bot tells how it is: choose another, such as /telegram", healthPath)
	case strings.TrimSuffix(u.Path, "/") != strings.TrimSuffix(path.Clean(u.Path), "/"):
		return nil, fmt.Errorf("webhook address: its path %q has empty or dotted parts, which servers redirect and Telegram does not follow", u.Path)
	}
	return u, nil
}

// register tells Telegram where the webhook is.
func (b *Bot) register(ctx context.Context) error {
	return b.insist(ctx, "setWebhook", b.registration())
}

func (b *Bot) registration() map[string]string {
	return map[string]string{
		"url":             b.hook.String(),
		"secret_token":    webhookSecret(b.token),
		"allowed_updates": allowedUpdates,
		"max_connections": strconv.Itoa(webhookConnections),
	}
}

// keyed is a lock for each key, for as long as somebody wants it.
type keyed struct {
	mu    sync.Mutex
	locks map[int64]*keyedLock
}

type keyedLock struct {
	sync.Mutex
	users int
}

// lock locks key and returns what unlocks it.
func (k *keyed) lock(key int64) func() {
	k.mu.Lock()
	if k.locks == nil {
		k.locks = make(map[int64]*keyedLock)
	}
	l := k.locks[key]
	if l == nil {
		l = &keyedLock{}
		k.locks[key] = l
	}
	l.users++
	k.mu.Unlock()
	l.Lock()
	return func() {
		l.Unlock()
		k.mu.Lock()
		defer k.mu.Unlock()
		if l.users--; l.users == 0 {
			delete(k.locks, key)
		}
	}
}
