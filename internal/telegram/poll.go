package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"slices"
	"strconv"
	"sync"
	"time"
)

const (
	// pollFor is how long Telegram may hold a poll back when there is nothing. A
	// connection that hangs is noticed pollSlack later, so a longer poll saves a
	// few requests a minute and costs the user seconds after an outage.
	pollFor   = 5 * time.Second
	pollSlack = 3 * time.Second

	pollBatch = 100 // updates per poll, Telegram's most

	// An empty answer that comes earlier than this comes from a server without
	// long polling. It is not asked again at once.
	pollEarly = 200 * time.Millisecond

	// settled is how long a process must have polled in peace to be sure that it
	// is not the newcomer when another one appears. The settled one asks again
	// conflictPause after it was disturbed, which is when the newcomer notices.
	settled = 3 * time.Second

	// outage is how many polls in a row must have failed for the next success to
	// mean that the network is back, and not only that it is poor.
	outage = 5

	conflictPause = time.Second

	// lingering is how long a newcomer's first poll may be refused: the poll of a
	// process that was killed can outlive it on the server.
	lingering = 2 * time.Second
)

// allowedUpdates are the kinds that convert knows. They are sent with every poll,
// as Telegram otherwise remembers what some earlier program asked for.
var allowedUpdates = encode([]string{
	"message", "edited_message", "channel_post", "edited_channel_post",
	"callback_query", "inline_query", "my_chat_member",
})

// poller receives updates by long polling.
type poller struct {
	client *client
	intake *intake
	unhook func(context.Context) // makes Telegram deliver by polling
	log    *slog.Logger
	stats  *stats
	retry  backoff

	offset   int64 // the next update that Telegram shall send, 0 for its oldest
	began    time.Time
	peaceful time.Time      // when the first poll succeeded
	failures int            // in a row
	greeted  map[int64]bool // updates of the last batch: they may come again
}

func newPoller(c *client, in *intake, unhook func(context.Context), random func() float64, log *slog.Logger, st *stats) *poller {
	return &poller{
		client: c,
		intake: in,
		unhook: unhook,
		log:    log,
		stats:  st,
		retry:  backoff{first: 100 * time.Millisecond, most: time.Second, random: random},
	}
}

// run polls until ctx ends, which is no error. It returns ErrConflict when
// another process was there first, ErrUnauthorized when the token is refused.
func (p *poller) run(ctx context.Context) error {
	p.began = time.Now()
	for ctx.Err() == nil {
		began := time.Now()
		wait := p.wait()
		raws, err := p.poll(ctx, wait)
		if err != nil {
			if err := p.failed(ctx, err); err != nil {
				return err
			}
			continue
		}
		if p.peaceful.IsZero() {
			p.peaceful = time.Now()
		}
		if p.failures >= outage {
			p.intake.reached()
		}
		p.failures = 0
		p.stats.polled(time.Now())
		if len(raws) == 0 {
			if took := time.Since(began); wait > 0 && took < pollEarly {
				_ = sleep(ctx, pollEarly-took)
			}
			continue
		}
		if !p.batch(ctx, raws) {
			p.failures++
			_ = sleep(ctx, p.retry.after(p.failures))
		}
	}
	return nil
}

// wait is how long Telegram may hold the next poll back. At first and after a
// failure it may not: the answer then says at once that the way is free.
func (p *poller) wait() time.Duration {
	if p.failures > 0 || p.peaceful.IsZero() {
		return 0
	}
	return pollFor
}

// poll asks once.
func (p *poller) poll(ctx context.Context, wait time.Duration) ([]json.RawMessage, error) {
	result, err := p.client.call(ctx, "getUpdates", map[string]string{
		"offset":          strconv.FormatInt(p.offset, 10),
		"limit":           strconv.Itoa(pollBatch),
		"timeout":         strconv.Itoa(int(wait.Seconds())),
		"allowed_updates": allowedUpdates,
	}, wait+pollSlack)
	if err != nil {
		return nil, err
	}
	var raws []json.RawMessage
	if err := json.Unmarshal(result, &raws); err != nil {
		return nil, errors.New("telegram getUpdates: result is not a list")
	}
	return raws, nil
}

// failed waits as long as the error calls for, or returns what ends the polling.
func (p *poller) failed(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return nil
	}
	p.failures++
	p.stats.pollFailed()
	switch {
	case code(err) == 409 && says(err, "webhook"):
		p.log.Warn("a webhook is set, which keeps this bot from polling")
		p.unhook(ctx)
		_ = sleep(ctx, p.retry.after(p.failures))
	case code(err) == 409:
		if p.peaceful.IsZero() && time.Since(p.began) < lingering {
			_ = sleep(ctx, p.retry.after(p.failures))
			return nil
		}
		if p.peaceful.IsZero() || time.Since(p.peaceful) < settled {
			return ErrConflict
		}
		p.log.Error("another process tries to receive this bot's updates; this one goes on", slog.Int("code", 409))
		_ = sleep(ctx, conflictPause)
	case code(err) == 401:
		return ErrUnauthorized
	case retryAfter(err) > 0:
		p.log.Warn("told to poll later", slog.Duration("pause", retryAfter(err)), slog.Int("code", code(err)), slog.String("error", brief(err)))
		_ = sleep(ctx, retryAfter(err))
	default:
		if p.failures == 1 || p.failures%20 == 0 {
			p.log.Warn("telegram cannot be reached", slog.Int("code", code(err)), slog.Int("failures", p.failures), slog.String("error", brief(err)))
		}
		_ = sleep(ctx, p.retry.after(p.failures))
	}
	return nil
}

// batch handles the updates of one poll and moves the offset behind the last, or
// to the first that must come again. It reports whether all were stored.
func (p *poller) batch(ctx context.Context, raws []json.RawMessage) bool {
	next := p.offset
	var ids []int64
	var chats []*handling
	byChat := make(map[int64]*handling)
	greeted := make(map[int64]bool)
	for _, raw := range raws {
		id, err := updateID(raw)
		if err != nil {
			id = next // the numbers run on, so this is what it should have been
		}
		next = id + 1 // no maximum: the numbers may restart at a lower one
		ids = append(ids, id)
		e, err := p.intake.me.convert(raw)
		if err != nil {
			p.stats.skipped.Add(1)
			p.log.Error("update skipped: it cannot be read", slog.Int64("update", id))
			continue
		}
		if !p.greeted[id] {
			p.intake.greet(ctx, e)
		}
		greeted[id] = true
		h := byChat[e.chat()]
		if h == nil {
			h = &handling{}
			byChat[e.chat()] = h
			chats = append(chats, h)
		}
		h.events = append(h.events, e)
	}
	p.offset, p.greeted = next, greeted
	// Whoever wrote least is served first: a flood of one chat must not hold up others.
	slices.SortStableFunc(chats, func(a, b *handling) int { return len(a.events) - len(b.events) })
	again := p.intake.each(ctx, chats)
	for _, id := range ids {
		if again[id] {
			p.offset = id
			return false
		}
	}
	return true
}

// handling is what one chat sent within one batch.
type handling struct{ events []event }

// each handles several chats at once, each in order. It returns the first update
// of every chat that must come again.
func (in *intake) each(ctx context.Context, chats []*handling) map[int64]bool {
	var mu sync.Mutex
	again := make(map[int64]bool)
	var workers sync.WaitGroup
	slots := make(chan struct{}, handlersAtOnce)
	for _, h := range chats {
		slots <- struct{}{}
		workers.Go(func() {
			defer func() { <-slots }()
			for _, e := range h.events {
				err := in.receive(ctx, e)
				if err == nil {
					continue
				}
				answered := errors.Is(err, ErrUnstored)
				if ctx.Err() == nil && !answered { // the store has said so, once
					in.log.Error("update not stored, it will come again", slog.Int64("update", e.update.ID), slog.String("error", err.Error()))
				}
				mu.Lock()
				again[e.update.ID] = true
				mu.Unlock()
				if !answered {
					return // later ones of this chat must not overtake it
				}
			}
		})
	}
	workers.Wait()
	return again
}
