package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// stopGrace is how long calls and updates under way may take when the program
// stops. Run returns within two seconds.
const stopGrace = 1200 * time.Millisecond

// DefaultAPI is the address of Telegram's own service.
const DefaultAPI = "https://api.telegram.org"

// Config is what a Bot needs. Token, Handler and Outbox are required.
type Config struct {
	Token     Token
	API       string            // base address of the Bot API, "" for DefaultAPI
	Transport http.RoundTripper // nil for Transport()

	Handler  Handler
	Inline   InlineHandler // nil when inline queries get no results
	Outbox   Outbox
	Profiles []Profile
	Webhook  *Webhook // nil for long polling

	Storing func() bool // whether the disk takes what the Handler stores, for Health; nil for always

	Pace   Pace           // the zero Pace means DefaultPace
	Random func() float64 // in [0, 1), spreads retries; nil for math/rand
	Log    *slog.Logger   // nil for silence
}

// Bot is one connection to Telegram. Run it once.
type Bot struct {
	config    Config
	token     Token
	client    *client
	sender    *sender
	deliverer *deliverer
	retry     backoff
	log       *slog.Logger
	stats     *stats
}

// New checks the configuration. It does not touch the network.
func New(c Config) (*Bot, error) {
	if _, err := ParseToken(c.Token.secret); err != nil {
		return nil, err
	}
	if c.Handler == nil || c.Outbox == nil {
		return nil, errors.New("telegram: handler and outbox are required")
	}
	if c.API == "" {
		c.API = DefaultAPI
	}
	if c.Pace == (Pace{}) {
		c.Pace = DefaultPace
	}
	if c.Random == nil {
		c.Random = rand.Float64
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	client, err := newClient(c.API, c.Token, c.Transport)
	if err != nil {
		return nil, err
	}
	b := &Bot{config: c, token: c.Token, client: client, log: c.Log, stats: &stats{}}
	b.retry = backoff{first: 200 * time.Millisecond, most: 2 * time.Second, random: c.Random}
	b.sender = newSender(client, c.Pace, c.Random, c.Log, b.stats)
	b.deliverer = newDeliverer(c.Outbox, b.sender, c.Log)
	return b, nil
}

// Wake tells the bot that something was appended to the outbox other than by the
// handler. It never blocks.
func (b *Bot) Wake() { b.deliverer.notify() }

// Run receives and delivers until ctx ends; that is no error. Otherwise it returns
// why it cannot go on: ErrUnauthorized, ErrConflict, or an address that is wrong.
// It returns when nothing is under way any more, two seconds after ctx ended at
// the latest.
func (b *Bot) Run(ctx context.Context) error {
	me, err := b.getMe(ctx)
	if err != nil {
		return unlessStopped(ctx, err)
	}
	b.log.Info("connected to telegram", slog.String("bot", me.Username))
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	in := b.intake(me)
	var others sync.WaitGroup
	others.Go(func() { b.deliverer.run(ctx) })
	others.Go(func() { b.introduce(ctx, b.config.Profiles) })
	if b.config.Webhook != nil {
		err = b.hooked(ctx, in)
	} else {
		err = b.polled(ctx, in)
	}
	err = unlessStopped(ctx, err)
	cancel()
	in.pending.Wait()
	others.Wait()
	return err
}

func (b *Bot) intake(me self) *intake {
	return &intake{
		me:      me,
		handler: b.config.Handler,
		inline:  b.config.Inline,
		client:  b.client,
		opened:  b.sender.reopen,
		reached: b.sender.recovered,
		stored:  b.deliverer.notify,
		log:     b.log,
		stats:   b.stats,
		queue:   make(chan struct{}, acksWaiting),
		acks:    make(chan struct{}, acksAtOnce),
	}
}

func (b *Bot) polled(ctx context.Context, in *intake) error {
	b.unhook(ctx)
	return newPoller(b.client, in, b.unhook, b.config.Random, b.log, b.stats).run(ctx)
}

func (b *Bot) hooked(ctx context.Context, in *intake) error {
	path, err := b.register(ctx, b.config.Webhook)
	if err != nil {
		return err
	}
	w := &webhook{
		path:   path,
		secret: webhookSecret(b.token),
		intake: in,
		log:    b.log,
		stats:  b.stats,
		slots:  make(chan struct{}, handlersAtOnce),
		stop:   ctx,
	}
	return w.serve(ctx, b.config.Webhook.Listener, b.Health())
}

func unlessStopped(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return nil
	}
	return err
}

// stats counts what happens. Nothing in it says who or what.
type stats struct {
	updates, skipped, failed, forged            atomic.Int64
	sent, retried, paused, plain                atomic.Int64
	closed, rejected                            atomic.Int64
	contact /* Unix nanoseconds */, pollsFailed atomic.Int64
}

func (s *stats) polled(now time.Time) {
	s.contact.Store(now.UnixNano())
	s.pollsFailed.Store(0)
}

func (s *stats) pollFailed() { s.pollsFailed.Add(1) }

// Status is how the connection fares, in numbers since the start unless stated.
type Status struct {
	Connected bool      `json:"connected"` // the last poll succeeded
	Storing   bool      `json:"storing"`   // the disk takes what is stored
	Contact   time.Time `json:"contact"`   // the last success; zero before the first

	Updates  int64 `json:"updates"`  // received and readable
	Skipped  int64 `json:"skipped"`  // unreadable
	Failed   int64 `json:"failed"`   // not stored at first, to come again
	Forged   int64 `json:"forged"`   // webhook calls without the secret
	Sent     int64 `json:"sent"`     // messages delivered
	Retried  int64 `json:"retried"`  // attempts that failed on the network or the server
	Paused   int64 `json:"paused"`   // attempts that Telegram put off (429)
	Plain    int64 `json:"plain"`    // messages sent without markup after a refusal
	Closed   int64 `json:"closed"`   // messages to chats that no longer want them
	Rejected int64 `json:"rejected"` // messages that Telegram refused for good

	Goroutines int `json:"goroutines"` // of the whole process at the moment
}

// Status returns the present numbers.
func (b *Bot) Status() Status {
	s := b.stats
	st := Status{
		Connected: s.contact.Load() != 0 && s.pollsFailed.Load() == 0,
		Storing:   b.config.Storing == nil || b.config.Storing(),
		Updates:   s.updates.Load(), Skipped: s.skipped.Load(), Failed: s.failed.Load(), Forged: s.forged.Load(),
		Sent: s.sent.Load(), Retried: s.retried.Load(), Paused: s.paused.Load(), Plain: s.plain.Load(),
		Closed: s.closed.Load(), Rejected: s.rejected.Load(), Goroutines: runtime.NumGoroutine(),
	}
	if n := s.contact.Load(); n != 0 {
		st.Contact = time.Unix(0, n)
	}
	return st
}

// Health serves the status as JSON: 200, or 503 while Telegram cannot be reached
// by polling or the disk takes nothing.
func (b *Bot) Health() http.Handler {
	return http.HandlerFunc(func(rw http.ResponseWriter, _ *http.Request) {
		st := b.Status()
		rw.Header().Set("Content-Type", "application/json")
		if b.config.Webhook == nil && !st.Connected || !st.Storing {
			rw.WriteHeader(http.StatusServiceUnavailable)
		}
		_ = json.NewEncoder(rw).Encode(st)
	})
}
