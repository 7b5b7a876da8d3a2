package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
	"unicode/utf16"
)

const (
	handlersAtOnce = 8    // chats whose updates are handled at the same time
	acksAtOnce     = 64   // button presses and inline queries being answered
	acksWaiting    = 1024 // those and the ones that wait for their turn

	quickLimit  = 5 * time.Second        // for one immediate call, its wait and all tries at it
	quickTries  = 3                      // at one immediate call
	quickPause  = 50 * time.Millisecond  // between them
	dropsEvery  = time.Minute            // at most one line about immediate calls that are dropped
	typingAfter = 300 * time.Millisecond // of handling; a quick answer needs no "typing…"

	maxResults  = 50 // inline results per query
	inlineCache = 5 * time.Minute
)

// intake hands updates to the handler, however they came in, and makes the
// calls that cannot wait for the outbox.
type intake struct {
	me      self
	handler Handler
	inline  InlineHandler // nil when there is none
	adrift  string        // see Config
	client  *client
	opened  func(chat int64) // a chat has written to us
	reached func()           // Telegram is in reach again after an outage
	stored  func()           // the outbox may have grown
	log     *slog.Logger
	stats   *stats

	queue   chan struct{} // one per immediate call that waits or is under way
	acks    chan struct{} // one per immediate call under way
	dropped atomic.Int64  // when the last line about dropped ones was logged, in Unix nanoseconds
	pending sync.WaitGroup
}

// greet does at once what cannot wait until the updates before this one are
// handled: it acknowledges a button press, and answers an inline query.
func (in *intake) greet(ctx context.Context, e event) {
	switch {
	case e.inlineID != "":
		in.soon(ctx, func(ctx context.Context) { in.answerInline(ctx, e) })
	case e.update.CallbackID != "":
		in.soon(ctx, func(ctx context.Context) { in.acknowledge(ctx, e.update) })
	}
}

// receive handles one update completely. An error means that it must come again.
// An update that makes the handler panic is skipped, as it would do so again.
func (in *intake) receive(ctx context.Context, e event) (err error) {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	ctx, cancel := outlast(ctx, stopGrace)
	defer cancel()
	u := e.update
	in.stats.updates.Add(1)
	defer in.stats.handling(time.Now())()
	if e.inlineID != "" {
		return nil // nothing of it stays
	}
	defer func() {
		if p := recover(); p != nil {
			// The value of a panic may quote the message; its type and place do not.
			in.stats.skipped.Add(1)
			in.log.Error("update skipped: panic while handling it", slog.Int64("update", u.ID),
				slog.String("type", fmt.Sprintf("%T", p)), slog.String("stack", string(debug.Stack())))
			err = nil
		}
	}()
	if u.Chat.ID != 0 && !u.Blocked {
		in.opened(u.Chat.ID)
	}
	defer in.typing(ctx, u)()
	err = in.handler.Handle(ctx, u)
	in.stats.taking.note(time.Now(), err == nil || errors.Is(err, ErrUnstored) || ctx.Err() != nil)
	if err != nil {
		in.stats.failed.Add(1)
		if errors.Is(err, ErrUnstored) {
			in.stored()
		}
		return fmt.Errorf("handle update %d: %w", u.ID, err)
	}
	in.stored()
	return nil
}

// soon runs an immediate call beside the handling. It never waits itself, as the
// poller must not: when too many are under way the call waits for its turn, and it
// is dropped when its time is over by then, or when too many wait already. Only a
// spinner or a list of suggestions is lost with it, never an answer.
func (in *intake) soon(ctx context.Context, f func(context.Context)) {
	if ctx.Err() != nil {
		return
	}
	select {
	case in.queue <- struct{}{}:
	default:
		in.drop()
		return
	}
	ctx, end := outlast(ctx, stopGrace)
	ctx, cancel := context.WithTimeout(ctx, quickLimit)
	in.pending.Go(func() {
		defer func() { cancel(); end(); <-in.queue }()
		select {
		case in.acks <- struct{}{}:
			defer func() { <-in.acks }()
			f(ctx)
		case <-ctx.Done():
			in.drop()
		}
	})
}

// drop notes that an immediate call was not made, once in a while.
func (in *intake) drop() {
	now, last := time.Now(), in.dropped.Load()
	if last != 0 && now.Sub(time.Unix(0, last)) < dropsEvery || !in.dropped.CompareAndSwap(last, now.UnixNano()) {
		return
	}
	in.log.Warn("button presses or inline queries not answered: too many at once")
}

// acknowledge stops the clock on the pressed button. A press that is too old or
// was acknowledged before is refused, which is as good.
func (in *intake) acknowledge(ctx context.Context, u Update) {
	params := map[string]string{"callback_query_id": u.CallbackID}
	if u.Chat.ID == 0 {
		set(params, "text", in.adrift)
	}
	err := in.quick(ctx, "answerCallbackQuery", params)
	if err != nil && code(err) != http.StatusBadRequest {
		in.log.Warn("button press not acknowledged", slog.Int("code", code(err)), slog.String("error", brief(err)))
	}
}

// quick makes an immediate call, and makes it again after a failure that may pass.
// It gives up at once when Telegram wants it to wait for longer than its time is.
func (in *intake) quick(ctx context.Context, method string, params map[string]string) error {
	for n := 1; ; n++ {
		_, err := in.client.call(ctx, method, params, quickLimit)
		if n == quickTries || !temporary(err) && code(err) != http.StatusTooManyRequests {
			return err
		}
		pause := max(retryAfter(err), quickPause)
		if end, ok := ctx.Deadline(); ok && pause >= time.Until(end) {
			return err
		}
		if sleep(ctx, pause) != nil {
			return err
		}
	}
}

// typing shows "typing…" in the chat if the handling takes long. The function
// that it returns ends that.
func (in *intake) typing(ctx context.Context, u Update) func() {
	if !u.Addressed || u.Chat.ID == 0 {
		return func() {}
	}
	params := map[string]string{"chat_id": strconv.FormatInt(u.Chat.ID, 10), "action": "typing"}
	if u.Chat.Thread != 0 {
		params["message_thread_id"] = strconv.Itoa(u.Chat.Thread)
	}
	timer := time.AfterFunc(typingAfter, func() {
		// Nobody misses it when it fails.
		_, _ = in.client.call(ctx, "sendChatAction", params, quickLimit)
	})
	return func() { timer.Stop() }
}

// answerInline shows what the handler offers for an inline query.
func (in *intake) answerInline(ctx context.Context, e event) {
	var results []InlineResult
	if in.inline != nil {
		var err error
		results, err = in.inline.Inline(ctx, e.inline)
		if errors.Is(err, ErrTooMany) {
			return
		}
		if err != nil {
			in.log.Error("inline query not answered", slog.Int64("update", e.update.ID), slog.String("error", err.Error()))
			return
		}
	}
	params := map[string]string{
		"inline_query_id": e.inlineID,
		"results":         articles(results, true),
		"cache_time":      strconv.Itoa(int(inlineCache.Seconds())),
	}
	err := in.quick(ctx, "answerInlineQuery", params)
	if code(err) == http.StatusBadRequest && !says(err, "query is too old") {
		params["results"] = articles(results, false)
		err = in.quick(ctx, "answerInlineQuery", params)
	}
	if err != nil {
		in.log.Warn("inline query not answered", slog.Int("code", code(err)), slog.String("error", brief(err)))
	}
}

// articles encodes inline results, rich or as a server of 2021 takes them. A reply
// too long for one message is cut.
func articles(results []InlineResult, rich bool) string {
	out := []map[string]any{}
	for _, r := range results {
		text, spans := compose(r.Reply)
		parts := split(text, maxUnits)
		if len(parts) == 0 || r.ID == "" || len(r.ID) > 64 || len(out) == maxResults {
			continue
		}
		p := parts[0]
		content := map[string]any{"message_text": text[p.from:p.to], "disable_web_page_preview": true}
		if rich {
			content = map[string]any{
				"message_text":         markup(text[p.from:p.to], clip(spans, p.from, p.to)),
				"parse_mode":           "HTML",
				"link_preview_options": map[string]any{"is_disabled": true},
			}
		}
		a := map[string]any{
			"type":                  "article",
			"id":                    r.ID,
			"title":                 clean(r.Title),
			"description":           shorten(clean(r.Description), 200),
			"input_message_content": content,
		}
		if k := keyboard(r.Reply.Buttons, rich); k != "" {
			a["reply_markup"] = json.RawMessage(k)
		}
		out = append(out, a)
	}
	return encode(out)
}

// shorten cuts s to at most limit UTF-16 units, with an ellipsis where it cut.
func shorten(s string, limit int) string {
	if units(s) <= limit {
		return s
	}
	return s[:fit(s, 0, limit-utf16.RuneLen('…'))] + "…"
}
