package telegram_test

import (
	"context"
	"io"
	"log"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"haiphongbot/internal/bot"
	"haiphongbot/internal/conversation"
	"haiphongbot/internal/dialogue"
	"haiphongbot/internal/telegram"
	"haiphongbot/internal/telegram/telegramtest"
)

// BenchmarkThroughput answers b.N messages of fifty chats, which ask all at once and
// again as soon as they are answered, first with an echo bot
// as the library's own README has it, without storage, then durably: every update
// seen, its conversation and its answer stored before it is confirmed, and every
// answer taken down before the next is sent. No pace holds either up. Telegram is
// the twin, which answers at once or as far away as latency says.
//
//	go test ./internal/telegram -run '^$' -bench Throughput -benchtime 5000x
func BenchmarkThroughput(b *testing.B) {
	for _, latency := range []time.Duration{0, 20 * time.Millisecond} {
		b.Run("latency="+latency.String(), func(b *testing.B) {
			simple := perSecond(b, latency, runEcho)
			durable := perSecond(b, latency, runDurable)
			b.ReportMetric(simple, "echo-messages/s")
			b.ReportMetric(durable, "durable-messages/s")
			b.ReportMetric(durable/simple, "ratio")
			b.ReportMetric(0, "ns/op")
		})
	}
}

const benchToken = "123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

// perSecond lets a bot answer b.N messages: every chat asks again when it is answered.
func perSecond(b *testing.B, latency time.Duration, run func(b *testing.B, url string) (stop func())) float64 {
	server := telegramtest.New(telegramtest.Options{Token: benchToken})
	if latency > 0 {
		server.Fault(telegramtest.Fault{Trouble: telegramtest.Slow, Method: "sendMessage", For: latency})
	}
	var asked, answered atomic.Int64
	ask := func(chat int64) {
		if asked.Add(1) <= int64(b.N) {
			server.User(chat, "vi").Say("Cảng Hải Phòng đón tàu nào?")
		}
	}
	all := make(chan struct{})
	web := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, req *http.Request) {
		server.ServeHTTP(rw, req)
		if !strings.HasSuffix(req.URL.Path, "/sendMessage") {
			return
		}
		if answered.Add(1) == int64(b.N) {
			close(all)
		}
		chat, err := strconv.ParseInt(req.FormValue("chat_id"), 10, 64)
		if err != nil {
			b.Error(err)
		}
		ask(chat)
	}))
	defer func() {
		server.Close()
		web.CloseClientConnections()
		web.Close()
	}()
	for i := range int64(50) {
		ask(1 + i)
	}
	began := time.Now()
	stop := run(b, web.URL)
	<-all
	took := time.Since(began)
	stop()
	return float64(b.N) / took.Seconds()
}

// runEcho runs the rival.
func runEcho(b *testing.B, url string) (stop func()) {
	_ = tgbotapi.SetLogger(log.New(io.Discard, "", 0))
	api, err := tgbotapi.NewBotAPIWithAPIEndpoint(benchToken, url+"/bot%s/%s")
	if err != nil {
		b.Fatal(err)
	}
	config := tgbotapi.NewUpdate(0)
	config.Timeout = 1
	go func() {
		for u := range api.GetUpdatesChan(config) {
			if _, err := api.Send(tgbotapi.NewMessage(u.Message.Chat.ID, u.Message.Text)); err != nil {
				b.Error(err)
			}
		}
	}()
	return api.StopReceivingUpdates
}

// parrot is a Responder that says what it hears.
type parrot struct{}

func (parrot) Respond(_ context.Context, c dialogue.Conversation, m dialogue.Message, _ time.Time) (dialogue.Reply, dialogue.Conversation, error) {
	return dialogue.Reply{Outcome: dialogue.Answer, Blocks: []dialogue.Block{{Kind: dialogue.Paragraph, Text: m.Text}}}, c, nil
}

// runDurable runs this program's rooms as serve joins them.
func runDurable(b *testing.B, url string) (stop func()) {
	file, err := conversation.Open(filepath.Join(b.TempDir(), "state.db"), conversation.Options{})
	if err != nil {
		b.Fatal(err)
	}
	quiet := slog.New(slog.DiscardHandler)
	store := conversation.NewShelter(file, quiet)
	front := bot.NewTelegram(store, parrot{}, bot.Options{Clock: time.Now, Logger: quiet})
	token, err := telegram.ParseToken(benchToken)
	if err != nil {
		b.Fatal(err)
	}
	connection, err := telegram.New(telegram.Config{
		Token: token, API: url, Handler: front, Outbox: front,
		Pace: telegram.Pace{Overall: telegram.Limit{Every: time.Nanosecond}},
	})
	if err != nil {
		b.Fatal(err)
	}
	ctx, cancel := context.WithCancel(b.Context())
	ended := make(chan error, 1)
	go func() { ended <- connection.Run(ctx) }()
	return func() {
		cancel()
		if err := <-ended; err != nil {
			b.Error(err)
		}
		if left, err := store.Pending(b.Context(), 0, 1); len(left) > 0 || err != nil {
			b.Errorf("the outbox is left with %v, %v", left, err)
		}
		if err := store.Close(); err != nil {
			b.Error(err)
		}
	}
}
