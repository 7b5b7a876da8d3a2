package telegram

import (
	"encoding/json"
	"net/http"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

const (
	// stuck is how long one update may be handled before the handler counts as stuck:
	// an answer takes five seconds at most, and then the disk has its turn.
	stuck = 30 * time.Second

	// silence is how long every attempt to handle, to read the outbox or to send may
	// fail before the bot counts as silent. Shorter troubles pass by themselves.
	silence = time.Minute
)

// stats counts what happens. Nothing in it says who or what.
type stats struct {
	updates, skipped, failed, forged            atomic.Int64
	sent, retried, paused, plain                atomic.Int64
	closed, rejected                            atomic.Int64
	contact /* Unix nanoseconds */, pollsFailed atomic.Int64

	called atomic.Int64 // when Telegram last called the webhook, in Unix nanoseconds

	// Whether updates are taken in, the outbox can be read, and sends get an answer.
	taking, reading, sending trouble

	mu    sync.Mutex
	next  int
	begun map[int]time.Time // of the updates under way
}

func newStats() *stats { return &stats{begun: make(map[int]time.Time)} }

// reached notes that Telegram has answered or called.
func (s *stats) reached(now time.Time) { s.contact.Store(now.UnixNano()) }

// polled notes that Telegram has answered, and that updates get through.
func (s *stats) polled(now time.Time) {
	s.reached(now)
	s.pollsFailed.Store(0)
}

// pollFailed notes that updates do not get through, and reports whether the log should
// say so: at first, and then once in a while.
func (s *stats) pollFailed() (tell bool) { return s.pollsFailed.Add(1)%20 == 1 }

// trouble is since when something fails every time. The zero trouble is none.
type trouble struct{ since atomic.Int64 } // Unix nanoseconds

// note takes in how another attempt went.
func (t *trouble) note(now time.Time, well bool) {
	if well {
		t.since.Store(0)
	} else {
		t.since.CompareAndSwap(0, now.UnixNano())
	}
}

// lasts reports whether it has for longer than d.
func (t *trouble) lasts(now time.Time, d time.Duration) bool {
	since := t.since.Load()
	return since != 0 && now.Sub(time.Unix(0, since)) > d
}

// handling notes that an update is handled until end is called.
func (s *stats) handling(now time.Time) (end func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	id := s.next
	s.next++
	s.begun[id] = now
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.begun, id)
	}
}

// answering reports whether updates are handled, and answers sent, in good time.
func (s *stats) answering(now time.Time) bool {
	if s.taking.lasts(now, silence) || s.reading.lasts(now, silence) || s.sending.lasts(now, silence) {
		return false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, at := range s.begun {
		if now.Sub(at) > stuck {
			return false
		}
	}
	return true
}

// Status is how the connection fares, in numbers since the start unless stated.
type Status struct {
	Connected bool      `json:"connected"` // updates get through: the last poll, or look at the webhook, succeeded
	Answering bool      `json:"answering"` // they are handled, and answers are sent, in good time
	Storing   bool      `json:"storing"`   // the disk takes what is stored
	Contact   time.Time `json:"contact"`   // the last success; zero before the first

	Updates  int64 `json:"updates"`  // received and readable
	Skipped  int64 `json:"skipped"`  // unreadable
	Failed   int64 `json:"failed"`   // not stored at first, to come again
	Forged   int64 `json:"forged"`   // webhook calls without the secret
	Sent     int64 `json:"sent"`     // messages delivered
	Retried  int64 `json:"retried"`  // attempts that failed on the network or the server
	Paused   int64 `json:"paused"`   // attempts that Telegram put off (429)
	Plain    int64 `json:"plain"`    // messages sent without markup after a refusal
	Closed   int64 `json:"closed"`   // messages to chats that no longer want them
	Rejected int64 `json:"rejected"` // messages that Telegram refused for good

	Goroutines int `json:"goroutines"` // of the whole process at the moment
}

// Status returns the present numbers.
func (b *Bot) Status() Status {
	s := b.stats
	st := Status{
		Connected: s.contact.Load() != 0 && s.pollsFailed.Load() == 0,
		Answering: s.answering(time.Now()),
		Storing:   b.config.Storing == nil || b.config.Storing(),
		Updates:   s.updates.Load(), Skipped: s.skipped.Load(), Failed: s.failed.Load(), Forged: s.forged.Load(),
		Sent: s.sent.Load(), Retried: s.retried.Load(), Paused: s.paused.Load(), Plain: s.plain.Load(),
		Closed: s.closed.Load(), Rejected: s.rejected.Load(), Goroutines: runtime.NumGoroutine(),
	}
	if n := s.contact.Load(); n != 0 {
		st.Contact = time.Unix(0, n)
	}
	return st
}

// Health serves the status as JSON: 200, or 503 while updates do not get through,
// nothing is answered, or the disk takes nothing.
func (b *Bot) Health() http.Handler {
	return http.HandlerFunc(func(rw http.ResponseWriter, _ *http.Request) {
		st := b.Status()
		rw.Header().Set("Content-Type", "application/json")
		if !st.Connected || !st.Answering || !st.Storing {
			rw.WriteHeader(http.StatusServiceUnavailable)
		}
		_ = json.NewEncoder(rw).Encode(st)
	})
}
