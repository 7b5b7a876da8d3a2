package telegram

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"haiphongbot/internal/telegram/telegramtest"
)

const canaryToken = "123456789:CANARYCANARYCANARYCANARYCANARYCANAR"

// echo is a handler and an outbox in memory that answers every addressed text
// with the same text. It keeps the contracts of Handler and Outbox, so that what
// goes wrong is the room's fault.
type echo struct {
	mu      sync.Mutex
	seen    map[string]bool
	entries []Entry
	last    uint64
	fates   []Sent
	updates []Update
	say     func(text string) Reply
	fail    error // of the next Handle
	full    error // of every Done, as on a full disk
}

// Texts that make it panic, and that take it long to answer.
const (
	poison  = "độc"
	lengthy = "lâu"
)

func newEcho() *echo { return &echo{seen: make(map[string]bool)} }

func (e *echo) Handle(ctx context.Context, u Update) error {
	switch u.Text {
	case poison:
		panic(u.Text)
	case lengthy:
		if err := sleep(ctx, 5*time.Second); err != nil {
			return err
		}
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if err := e.fail; err != nil {
		e.fail = nil
		return err
	}
	if e.seen[u.Key] {
		return nil
	}
	e.seen[u.Key] = true
	e.updates = append(e.updates, u)
	if !u.Addressed || u.Text+u.Action == "" {
		return nil
	}
	reply := Reply{Blocks: []Block{{Kind: Paragraph, Text: u.Text + u.Action}}}
	if e.say != nil {
		reply = e.say(u.Text)
	}
	calls, err := Render(Address{Chat: u.Chat.ID, Thread: u.Chat.Thread}, reply)
	if err != nil {
		return err
	}
	for _, c := range calls {
		payload, err := c.Payload()
		if err != nil {
			return err
		}
		e.last++
		e.entries = append(e.entries, Entry{Seq: e.last, Chat: fmt.Sprint(u.Chat.ID), Payload: payload})
	}
	return nil
}

func (e *echo) Pending(_ context.Context, after uint64, limit int) ([]Entry, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	var out []Entry
	for _, x := range e.entries {
		if x.Seq > after && len(out) < limit {
			out = append(out, x)
		}
	}
	return out, nil
}

func (e *echo) Done(_ context.Context, seq uint64, sent Sent) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.full != nil {
		return e.full
	}
	e.entries = slices.DeleteFunc(e.entries, func(x Entry) bool { return x.Seq == seq })
	e.fates = append(e.fates, sent)
	return nil
}

// owes returns how many messages wait in the outbox.
func (e *echo) owes() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	return len(e.entries)
}

func (e *echo) setFull(err error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.full = err
}

func (e *echo) Inline(context.Context, InlineQuery) ([]InlineResult, error) {
	return []InlineResult{{ID: "1", Title: "Cảng", Reply: Reply{Blocks: []Block{{Text: "Cảng <lớn>"}}}}}, nil
}

// rig is a bot and a Telegram in one synctest bubble.
type rig struct {
	t      *testing.T
	server *telegramtest.Server
	echo   *echo
	bot    *Bot
	config Config
	log    bytes.Buffer
	ended  chan error
	cancel context.CancelFunc
	disuse func()
}

// inBubble runs f with a bot that polls the twin. Time is the bubble's.
func inBubble(t *testing.T, o telegramtest.Options, f func(r *rig)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		o.Token = canaryToken
		o.Username = "haiphong_bot"
		r := &rig{t: t, server: telegramtest.New(o), echo: newEcho()}
		transport, stop := telegramtest.Local(r.server)
		r.disuse = func() { r.server.Close(); transport.CloseIdleConnections(); stop() }
		token, err := ParseToken(canaryToken)
		if err != nil {
			t.Fatal(err)
		}
		r.config = Config{
			Token: token, API: "http://telegram.test", Transport: transport, Handler: r.echo, Inline: r.echo, Outbox: r.echo,
			Random: func() float64 { return 0.5 }, Log: slog.New(slog.NewTextHandler(&r.log, nil)),
		}
		r.start()
		f(r)
		r.stop()
		r.disuse()
		if strings.Contains(r.log.String(), "CANARY") {
			t.Errorf("the token is in the log:\n%s", r.log.String())
		}
		if t.Failed() {
			t.Logf("log:\n%s", r.log.String())
		}
	})
}

func (r *rig) start() {
	var err error
	if r.bot, err = New(r.config); err != nil {
		r.t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(r.t.Context())
	r.cancel = cancel
	r.ended = make(chan error, 1)
	go func() { r.ended <- r.bot.Run(ctx) }()
}

// stop ends the bot, which must not take longer than two seconds.
func (r *rig) stop() {
	r.t.Helper()
	began := time.Now()
	r.cancel()
	if err := <-r.ended; err != nil {
		r.t.Errorf("Run: %v", err)
	}
	if took := time.Since(began); took > 2*time.Second {
		r.t.Errorf("Run took %v to end", took)
	}
	r.ended <- nil // stopping twice is allowed
}

// texts waits at most for d until a chat has n messages, and returns their texts. All
// else that happens at that moment has then happened, too: the bot answers chats, and
// acknowledges presses, each for itself.
func (r *rig) texts(chat int64, n int, d time.Duration) []string {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.t.Context(), d)
	defer cancel()
	if _, err := r.server.Wait(ctx, chat, n); err != nil {
		r.t.Errorf("%v", err)
	}
	synctest.Wait()
	got := r.server.Messages(chat)
	if len(got) > n {
		r.t.Errorf("chat %d has %d messages, want %d", chat, len(got), n)
	}
	var out []string
	for _, m := range got {
		out = append(out, m.Text)
	}
	return out
}

func (r *rig) want(chat int64, d time.Duration, texts ...string) {
	r.t.Helper()
	if got := r.texts(chat, len(texts), d); !slices.Equal(got, texts) {
		r.t.Errorf("chat %d reads %q, want %q", chat, got, texts)
	}
}

// secondLeaves runs another process with the same token, which must leave in time.
func (r *rig) secondLeaves(within time.Duration) {
	r.t.Helper()
	second, err := New(r.config)
	if err != nil {
		r.t.Fatal(err)
	}
	began := time.Now()
	if err := second.Run(r.t.Context()); !errors.Is(err, ErrConflict) {
		r.t.Errorf("the second process: %v", err)
	}
	if took := time.Since(began); took > within {
		r.t.Errorf("the second process left after %v", took)
	}
}
