package telegram

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"strings"
	"time"
)

// watchEvery is how often a bot with a webhook asks how Telegram sees that. Without
// it, silence could as well mean that nobody writes.
const watchEvery = 20 * time.Second

// hookInfo is what Telegram says of the webhook.
type hookInfo struct {
	URL       string `json:"url"`
	Pending   int    `json:"pending_update_count"`
	LastError int64  `json:"last_error_date"` // Unix seconds of the last delivery that failed, 0 for none
}

// watch looks after the webhook until ctx ends. It sets it again when another program
// has taken it away, and returns ErrUnauthorized when the token is refused.
func (b *Bot) watch(ctx context.Context, in *intake) error {
	failures := 0
	for sleep(ctx, watchEvery) == nil {
		switch err := b.look(ctx); {
		case ctx.Err() != nil:
		case code(err) == http.StatusUnauthorized:
			return ErrUnauthorized
		case err != nil:
			failures++
			if b.stats.pollFailed() {
				b.log.Warn("telegram cannot be reached", slog.Int("code", code(err)), slog.Int("failures", failures), slog.String("error", brief(err)))
			}
		case failures > 0:
			failures = 0
			in.reached()
		}
	}
	return nil
}

// look asks once. An error means that Telegram could not be asked.
func (b *Bot) look(ctx context.Context) error {
	result, err := b.client.call(ctx, "getWebhookInfo", nil, quickLimit)
	if code(err) == http.StatusNotFound {
		b.stats.polled(time.Now()) // a server that does not know the method is there all the same
		return nil
	}
	if err != nil {
		return err
	}
	var info hookInfo
	_ = json.Unmarshal(result, &info) // what cannot be read is as good as a webhook that is gone
	switch {
	case !sameAddress(info.URL, b.config.Webhook.address()):
		b.stats.pollFailed()
		b.log.Error("another program has taken this bot's webhook away; it is set again: stop the other one, or give this one another token")
		_, err := b.client.call(ctx, "setWebhook", b.registration(), quickLimit)
		return err
	case b.undeliverable(info):
		if b.stats.pollFailed() {
			b.log.Error("telegram cannot deliver to --webhook-url: see that the address leads here, with a certificate that holds", slog.Int("waiting", info.Pending))
		}
		return nil
	}
	b.stats.polled(time.Now())
	return nil
}

// skew is by how much the clocks of Telegram and of this machine may differ.
const skew = 5 * time.Second

// undeliverable reports whether updates wait that Telegram tried in vain to deliver
// since it last was well. An update that did come in, but could not be stored, is
// another matter.
func (b *Bot) undeliverable(info hookInfo) bool {
	failed := time.Unix(info.LastError, 0)
	lately := !failed.Before(time.Unix(0, b.stats.contact.Load()).Truncate(time.Second))
	return info.Pending > 0 && lately && failed.Sub(time.Unix(0, b.stats.called.Load())).Abs() > skew
}

// sameAddress compares addresses without what a server may write otherwise.
func sameAddress(a, b string) bool {
	return strings.EqualFold(strings.TrimSuffix(a, "/"), strings.TrimSuffix(b, "/"))
}
