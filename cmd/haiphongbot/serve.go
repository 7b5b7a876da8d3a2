package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"time"

	"haiphongbot/internal/bot"
	"haiphongbot/internal/conversation"
	"haiphongbot/internal/dialogue"
	"haiphongbot/internal/telegram"
)

// stateFile is the name of the state file in the data folder.
const stateFile = "haiphongbot.db"

type serveCommand struct {
	knowledgeFlag
	dataFlag
	backupFlags
	liveFlags
	TelegramAPI string  `name:"telegram-api" env:"TELEGRAM_API_URL" default:"${api}" placeholder:"URL" help:"Base address of the Bot API (${default})."`
	Desk        int64   `placeholder:"CHAT" help:"The staff's Telegram group, a number: questions for a person arrive there, replies to them go back."`
	WebhookURL  string  `name:"webhook-url" placeholder:"URL" help:"Public HTTPS address that Telegram calls; without it the bot polls."`
	Listen      string  `placeholder:"ADDR" help:"Address to listen on: for the webhook (:8080 unless given) and for GET /health."`
	Burst       int     `default:"40" help:"Messages that one chat may send at once before it is asked to wait; 0 for no limit."`
	Rate        float64 `default:"1" help:"Messages a second that one chat may send in the long run."`
}

// Run implements the command.
func (c *serveCommand) Run(e environment) error {
	token, err := telegram.ParseToken(e.getenv("TELEGRAM_BOT_TOKEN"))
	if err != nil {
		return err
	}
	switch {
	case c.Burst < 0:
		return fmt.Errorf("--burst %d is negative", c.Burst)
	case c.Burst > 0 && c.Rate <= 0:
		return fmt.Errorf("--rate %v is not above zero", c.Rate)
	}
	file, err := e.openState(c.Data)
	if err != nil {
		return err
	}
	store := conversation.NewShelter(file, e.log)
	defer store.Close()
	defer c.keep(e, c.Data, file)()
	folder, err := e.follow(c.Knowledge, c.Data, c.liveFlags, dialogue.Options{Desk: c.Desk != 0})
	if err != nil && e.ctx.Err() != nil {
		return nil // told to stop while starting: that is no failure
	}
	if err != nil {
		return err
	}
	defer folder.Close()
	front := bot.NewTelegram(store, folder.Responder(), bot.Options{
		Clock: e.now, Logger: e.log, Desk: bot.DeskChat(c.Desk), Burst: c.Burst, Rate: c.Rate, ReplyTime: e.replyTime, Accept: folder.Accept,
	})
	if err := front.Resume(e.ctx); err != nil && e.ctx.Err() == nil {
		return err
	}
	config := telegram.Config{
		Token: token, API: c.TelegramAPI, Handler: front, Inline: front, Outbox: front, Profiles: bot.Profiles(), Adrift: bot.Adrift, Log: e.log,
		Webhook: c.WebhookURL, Storing: store.Storing,
	}
	return c.connect(e, config, func(ctx context.Context, wake func()) {
		folder.Run(ctx, waking{front.Bot(), wake})
	})
}

// connect runs the Telegram room, and beside it follow, until the
// environment's context ends.
func (c *serveCommand) connect(e environment, config telegram.Config, follow func(ctx context.Context, wake func())) error {
	if c.WebhookURL != "" && c.Listen == "" {
		c.Listen = ":8080"
	}
	if c.Listen != "" {
		listener, err := net.Listen("tcp", c.Listen)
		if err != nil {
			return err
		}
		defer listener.Close()
		e.log.Info("listening", slog.String("address", listener.Addr().String()))
		config.Listener = listener
	}
	connection, err := telegram.New(config)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(e.ctx)
	followed := make(chan struct{})
	go func() {
		defer close(followed)
		follow(ctx, connection.Wake)
	}()
	err = connection.Run(e.ctx)
	cancel()
	select {
	case <-followed:
	case <-time.After(indexing):
	}
	return err
}

// indexing is how long the end of the program waits for an index that is being
// built. Nothing is lost with it.
const indexing = 500 * time.Millisecond

// waking is a bot whose messages to staff are sent without waiting for an update.
type waking struct {
	*bot.Bot
	wake func()
}

// Tell implements bot.Follower.
func (w waking) Tell(ctx context.Context, r dialogue.Reply) error {
	defer w.wake()
	return w.Bot.Tell(ctx, r)
}

// openState opens the state file in the data folder.
func (e environment) openState(dir string) (*conversation.File, error) {
	if err := makeData(dir); err != nil {
		return nil, err
	}
	copies, err := conversation.Copies(filepath.Join(dir, backupDir))
	if err != nil {
		return nil, err
	}
	file, err := conversation.Open(filepath.Join(dir, stateFile), conversation.Options{Logger: e.log, Expect: len(copies) > 0, Now: e.now()})
	if err != nil {
		return nil, fmt.Errorf("%w%s", err, remedy(err, copies))
	}
	return file, nil
}

// remedy says what to do about a state file that cannot be opened, "" when the
// error says it. copies are the backups there are, oldest first.
func remedy(err error, copies []string) string {
	switch {
	case errors.Is(err, conversation.ErrLocked):
		return ": stop the other haiphongbot, or give this one another --data folder"
	case errors.Is(err, fs.ErrNotExist) && len(copies) > 0:
		return fmt.Sprintf(": it was there when %s was made; put that back with haiphongbot restore, or move the backups away to begin anew",
			copies[len(copies)-1])
	case errors.Is(err, conversation.ErrDamaged) && len(copies) > 0:
		return fmt.Sprintf(": put a backup back with haiphongbot restore; the last is %s", copies[len(copies)-1])
	case errors.Is(err, conversation.ErrEmpty):
		return ": delete it if this bot has never answered anybody; otherwise put a backup back with haiphongbot restore"
	case errors.Is(err, conversation.ErrDamaged):
		return ": put a backup back with haiphongbot restore"
	}
	return ""
}

func makeData(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("data folder: %w", err)
	}
	return nil
}
