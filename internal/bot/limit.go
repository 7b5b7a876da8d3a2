package bot

import (
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// maxLimited bounds how many chats are remembered at once.
const maxLimited = 10_000

// verdict is what happens to one more message of a chat.
type verdict int

const (
	accepted  verdict = iota
	lastStraw         // too many: the chat is told so, once
	refused           // too many, and told already
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
	told   bool
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
		c.told = false
		return accepted
	case !c.told:
		c.told = true
		return lastStraw
	}
	return refused
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
