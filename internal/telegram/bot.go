package telegram

import (
	"context"
	"errors"
	"log/slog"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"sync"
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
	// Adrift is what the user sees, for a moment, who presses a button of which Telegram
	// does not tell the chat, so that no message can answer: at most 200 characters. "" for
	// nothing.
	Adrift string

	// Webhook is where the world reaches Listener, usually a proxy that ends TLS; its
	// path must arrive unchanged. "" for long polling.
	Webhook string
	// Listener serves GET /health, and the webhook. It may be nil without one.
	Listener net.Listener

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
	hook      *url.URL // Config.Webhook, nil for long polling
	door      door     // of the webhook
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
	var hook *url.URL
	if c.Webhook != "" {
		var err error
		if hook, err = parseWebhook(c.Webhook); err != nil {
			return nil, err
		}
		if c.Listener == nil {
			return nil, errors.New("telegram: a webhook needs a listener")
		}
	}
	client, err := newClient(c.API, c.Token, c.Transport)
	if err != nil {
		return nil, err
	}
	b := &Bot{config: c, token: c.Token, client: client, hook: hook, log: c.Log, stats: newStats()}
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
// the latest. The listener is served from the beginning.
func (b *Bot) Run(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	served := make(chan error, 1)
	if b.config.Listener == nil {
		served <- nil
	} else {
		go func() {
			defer cancel()
			served <- b.serve(ctx, b.config.Listener)
		}()
	}
	end, err := b.converse(ctx)
	err = unlessStopped(ctx, err)
	cancel()
	if broken := <-served; err == nil {
		err = broken
	}
	end()
	return err
}

// converse receives and delivers until ctx ends or it cannot go on. end waits for what
// it has begun, once nothing comes in any more.
func (b *Bot) converse(ctx context.Context) (end func(), err error) {
	me, err := b.getMe(ctx)
	if err != nil {
		return func() {}, err
	}
	b.log.Info("connected to telegram", slog.String("bot", me.Username))
	in := b.intake(me)
	var others sync.WaitGroup
	others.Go(func() { b.deliverer.run(ctx) })
	others.Go(func() { b.introduce(ctx, b.config.Profiles) })
	if b.hook != nil {
		err = b.hooked(ctx, in)
	} else {
		err = b.polled(ctx, in)
	}
	return func() {
		in.pending.Wait()
		others.Wait()
	}, err
}

func (b *Bot) intake(me self) *intake {
	return &intake{
		me:      me,
		handler: b.config.Handler,
		inline:  b.config.Inline,
		adrift:  b.config.Adrift,
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
	if err := b.register(ctx); err != nil {
		return err
	}
	b.stats.polled(time.Now())
	b.door.open(&webhook{
		path:   b.hook.Path,
		secret: webhookSecret(b.token),
		intake: in,
		log:    b.log,
		stats:  b.stats,
		slots:  make(chan struct{}, handlersAtOnce),
		stop:   ctx,
	})
	return b.watch(ctx, in)
}

func unlessStopped(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return nil
	}
	return err
}
