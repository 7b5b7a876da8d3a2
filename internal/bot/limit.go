package bot

import (
	"sync"
	"time"

	"golang.org/x/time/rate"

	"haiphongbot/internal/telegram"
)

const (
	maxLimited = 10_000 // chats remembered at once

	// tellEvery is how often a chat is told that it asks too much.
	tellEvery = time.Minute

	// groupBurst is how many answers may wait for one group, whoever asked. At the
	// pace that Telegram allows there, the last is a minute and a half late.
	groupBurst = 20
)

// groupRate is how many messages a second a group gets in the long run.
var groupRate = 1 / telegram.DefaultPace.Group.Every.Seconds()

// verdict is what happens to one more message of a chat.
type verdict int

const (
	accepted  verdict = iota
	lastStraw         // too many: the chat is told so
	refused           // too many, and told just now
)

// limits slows chats that flood, each by itself.
type limits struct {
	burst int
	rate  rate.Limit

	mu    sync.Mutex
	chats map[string]*limited
}

type limited struct {
	bucket *rate.Limiter
	told   time.Time // when it was last told, zero for never
}

func newLimits(burst int, perSecond float64) *limits {
	return &limits{burst: burst, rate: rate.Limit(perSecond), chats: make(map[string]*limited)}
}

func (l *limits) check(chat string, now time.Time) verdict {
	if l.burst == 0 {
		return accepted
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	c := l.chats[chat]
	if c == nil {
		if len(l.chats) >= maxLimited {
			l.forgetQuiet(now)
		}
		c = &limited{bucket: rate.NewLimiter(l.rate, l.burst)}
		l.chats[chat] = c
	}
	switch {
	case c.bucket.AllowN(now, 1):
		return accepted
	case c.told.IsZero() || now.Sub(c.told) >= tellEvery:
		c.told = now
		c.bucket.ReserveN(now, 1) // telling costs as much as an answer, so that nothing piles up
		return lastStraw
	}
	return refused
}

// charge counts messages beyond the first of a reply.
func (l *limits) charge(chat string, more int, now time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if c := l.chats[chat]; c != nil && more > 0 {
		c.bucket.ReserveN(now, min(more, l.burst))
	}
}

// full reports whether one more message of chat would be too many, and counts none.
func (l *limits) full(chat string, now time.Time) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	c := l.chats[chat]
	return c != nil && c.bucket.TokensAt(now) < 1
}

// forgetQuiet makes room: chats whose bucket has filled up again are as good as
// new. If there are none, all start anew; ten thousand chats that flood at once
// are held back by Telegram's own limits.
func (l *limits) forgetQuiet(now time.Time) {
	for chat, c := range l.chats {
		if c.bucket.TokensAt(now) >= float64(l.burst) {
			delete(l.chats, chat)
		}
	}
	if len(l.chats) >= maxLimited {
		clear(l.chats)
	}
}
