package telegram

import (
	"context"
	"sync"
	"time"
)

// Limit lets Burst messages go at once and then one per Every. The zero Limit
// lets everything through.
type Limit struct {
	Every time.Duration
	Burst int
}

// Pace says how fast messages may be sent.
type Pace struct {
	Chat    Limit // to one chat
	Group   Limit // to one group or channel, besides Chat
	Overall Limit // to all chats together
}

// DefaultPace follows the Bot API's FAQ ("My bot is hitting limits"): about one
// message a second in a chat with short bursts tolerated, twenty a minute in a
// group, thirty a second overall. The group's numbers are chosen so that no
// minute sees more than twenty, the burst included.
var DefaultPace = Pace{
	Chat:    Limit{Every: time.Second, Burst: 3},
	Group:   Limit{Every: 5 * time.Second, Burst: 8},
	Overall: Limit{Every: time.Second / 30, Burst: 30},
}

// A meter applies one Limit to many keys by the generic cell rate algorithm: one
// time per key, the moment at which its allowance is whole again. A key whose
// moment has passed is as good as absent, so idle keys are dropped.
type meter struct {
	limit Limit
	whole map[int64]time.Time
	sweep int // size at which to look for idle keys
}

const minSweep = 1024

func newMeter(l Limit) *meter {
	return &meter{limit: l, whole: make(map[int64]time.Time), sweep: minSweep}
}

// reserve takes the next free moment for key, now or later, and returns it.
func (m *meter) reserve(key int64, now time.Time) time.Time {
	if m.limit.Every <= 0 {
		return now
	}
	whole := m.whole[key]
	if whole.Before(now) {
		whole = now
	}
	at := whole.Add(-time.Duration(max(m.limit.Burst, 1)-1) * m.limit.Every)
	if at.Before(now) {
		at = now
	}
	m.whole[key] = whole.Add(m.limit.Every)
	if len(m.whole) > m.sweep {
		for k, t := range m.whole {
			if t.Before(now) {
				delete(m.whole, k)
			}
		}
		m.sweep = max(minSweep, 2*len(m.whole))
	}
	return at
}

// pacer keeps all limits, and the pauses that Telegram demanded with code 429.
type pacer struct {
	mu      sync.Mutex
	chat    *meter
	group   *meter
	overall *meter
	pauses  map[int64]time.Time // chat → not before
}

func newPacer(p Pace) *pacer {
	return &pacer{
		chat:    newMeter(p.Chat),
		group:   newMeter(p.Group),
		overall: newMeter(p.Overall),
		pauses:  make(map[int64]time.Time),
	}
}

// wait blocks until a message may go to chat. The overall allowance is taken last,
// when the chat itself is free: a chat that waits holds nobody up.
func (p *pacer) wait(ctx context.Context, chat int64) error {
	p.mu.Lock()
	at := p.chat.reserve(chat, time.Now())
	if chat < 0 { // groups, supergroups and channels have negative numbers
		if t := p.group.reserve(chat, time.Now()); t.After(at) {
			at = t
		}
	}
	p.mu.Unlock()
	if err := sleepUntil(ctx, at); err != nil {
		return err
	}
	if err := p.waitPause(ctx, chat); err != nil {
		return err
	}
	p.mu.Lock()
	at = p.overall.reserve(0, time.Now())
	p.mu.Unlock()
	return sleepUntil(ctx, at)
}

// pause keeps everything from chat for d.
func (p *pacer) pause(chat int64, d time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	until := time.Now().Add(d)
	if until.After(p.pauses[chat]) {
		p.pauses[chat] = until
	}
}

// waitPause blocks while chat is paused.
func (p *pacer) waitPause(ctx context.Context, chat int64) error {
	for {
		p.mu.Lock()
		until, ok := p.pauses[chat]
		if ok && !time.Now().Before(until) {
			delete(p.pauses, chat)
			ok = false
		}
		p.mu.Unlock()
		if !ok {
			return ctx.Err()
		}
		if err := sleepUntil(ctx, until); err != nil {
			return err
		}
	}
}

func sleepUntil(ctx context.Context, t time.Time) error { return sleep(ctx, time.Until(t)) }

// sleep returns after d, or with the context's error when that ends earlier.
func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

// backoff is the pause after the n-th failure in a row, from 1: doubling from
// first to most, and spread by up to a half so that clients that failed together
// do not come back together.
type backoff struct {
	first, most time.Duration
	random      func() float64 // in [0, 1)
}

func (b backoff) after(n int) time.Duration {
	d := b.first
	for ; n > 1 && d < b.most; n-- {
		d *= 2
	}
	d = min(d, b.most)
	return d/2 + time.Duration(b.random()*float64(d)/2)
}

// outlast returns a context that ends d after its parent does: what has begun may
// finish when the program stops, but not hold it up.
func outlast(parent context.Context, d time.Duration) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(context.WithoutCancel(parent))
	stop := context.AfterFunc(parent, func() {
		_ = sleep(ctx, d)
		cancel()
	})
	return ctx, func() {
		stop()
		cancel()
	}
}
