package telegram

import (
	"context"
	"encoding/json"
	"log/slog"
	"time"
)

// Command is one entry of the menu that Telegram shows beside the input field.
type Command struct {
	Name        string `json:"command"` // without the slash
	Description string `json:"description"`
}

// Profile is what Telegram shows about the bot to users of one language.
type Profile struct {
	Language    string // "vi", "en"; "" for everybody else
	Commands    []Command
	Description string // in the empty chat, at most 512 characters
	About       string // on the profile page, at most 120 characters
}

// profileTries bounds the attempts at one call that only decorates.
const profileTries = 3

// getMe asks Telegram who we are, until it answers.
func (b *Bot) getMe(ctx context.Context) (self, error) {
	me := self{account: b.token.bot()}
	result, err := b.untilAnswered(ctx, "getMe", nil)
	if refused(err) {
		return me, ErrUnauthorized
	}
	if err != nil {
		return me, err
	}
	if json.Unmarshal(result, &me) != nil || me.ID == 0 {
		b.log.Warn("getMe does not say who this bot is; its number is taken from the token")
		me.ID = me.account
	}
	return me, nil
}

// untilAnswered repeats a call until Telegram accepts or refuses it.
func (b *Bot) untilAnswered(ctx context.Context, method string, params map[string]string) (json.RawMessage, error) {
	for failures := 1; ; failures++ {
		result, err := b.client.call(ctx, method, params, quickLimit)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		pause := max(b.retry.after(failures), retryAfter(err))
		switch {
		case code(err) == 429:
			pause = max(retryAfter(err), time.Second)
		case !temporary(err):
			return result, err
		}
		if failures == 1 || failures%20 == 0 {
			b.log.Warn("telegram cannot be reached", slog.String("method", method), slog.Int("code", code(err)), slog.String("error", brief(err)))
		}
		if err := sleep(ctx, pause); err != nil {
			return nil, err
		}
	}
}

// insist is untilAnswered for a call of which only the success matters.
func (b *Bot) insist(ctx context.Context, method string, params map[string]string) error {
	_, err := b.untilAnswered(ctx, method, params)
	return err
}

// introduce sets the menu and the descriptions. The bot works without them, so
// that failures are only logged.
func (b *Bot) introduce(ctx context.Context, profiles []Profile) {
	for _, p := range profiles {
		if len(p.Commands) > 0 {
			b.decorate(ctx, "setMyCommands", p.Language, "commands", encode(p.Commands))
		}
		if p.Description != "" {
			b.decorate(ctx, "setMyDescription", p.Language, "description", shorten(p.Description, 512))
		}
		if p.About != "" {
			b.decorate(ctx, "setMyShortDescription", p.Language, "short_description", shorten(p.About, 120))
		}
	}
}

func (b *Bot) decorate(ctx context.Context, method, language, key, value string) {
	params := map[string]string{key: value}
	set(params, "language_code", language)
	for n := 1; n <= profileTries; n++ {
		_, err := b.client.call(ctx, method, params, quickLimit)
		switch {
		case err == nil || ctx.Err() != nil:
			return
		case !temporary(err) && code(err) != 429, n == profileTries:
			b.log.Warn("profile not set", slog.String("method", method), slog.String("language", language), slog.Int("code", code(err)))
			return
		}
		if sleep(ctx, max(retryAfter(err), b.retry.after(n))) != nil {
			return
		}
	}
}

// unhook makes Telegram deliver by polling. What waits there stays. A failure is
// only logged: a server that does not know the method has no webhook either, and
// where one is set, Telegram refuses to be polled and unhook is called again.
func (b *Bot) unhook(ctx context.Context) {
	_, err := b.client.call(ctx, "deleteWebhook", map[string]string{"drop_pending_updates": "false"}, quickLimit)
	if err != nil && ctx.Err() == nil {
		b.log.Warn("webhook not deleted", slog.Int("code", code(err)), slog.String("error", brief(err)))
	}
}
