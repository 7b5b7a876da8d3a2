package telegramtest

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"time"
)

const (
	updateLife  = 24 * time.Hour
	longestPoll = 50 // seconds
	mostUpdates = 100

	// An offset further ahead than this is from another sequence of numbers and is
	// taken for none (TDLib, TQueue.cpp: "Specified from_id is in the future").
	offsetAhead = 10
)

// queue holds the updates that the bot has not confirmed.
type queue struct {
	updates []*update
	tail    int64    // number of the next update
	allowed []string // kinds, nil for all
	poll    *poll    // the one that waits
	polls   int
}

type update struct {
	id   int64
	kind string // "message"
	chat int64  // updates of one chat are delivered in order
	raw  json.RawMessage
	at   time.Time
}

// poll is a getUpdates that waits; ended is closed when a newer one comes.
type poll struct{ ended chan struct{} }

// push appends an update of a kind. The lock must be held.
func (s *Server) push(kind string, chat int64, content any) int64 {
	if s.queue.allowed != nil && !slices.Contains(s.queue.allowed, kind) {
		return 0
	}
	id := s.queue.tail
	raw, err := json.Marshal(map[string]any{"update_id": id, kind: content})
	if err != nil {
		panic("telegramtest: encode update: " + err.Error())
	}
	s.append(&update{id: id, kind: kind, chat: chat, raw: raw})
	return id
}

func (s *Server) append(u *update) {
	u.at = s.now()
	s.queue.updates = append(s.queue.updates, u)
	s.queue.tail = u.id + 1
	s.touch()
}

// Push queues an update of any kind and shape, "message" with its content, and
// returns its number.
func (s *Server) Push(kind string, content any) int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.push(kind, 0, content)
}

// PushRaw queues bytes as an update, for what no server should send. They take
// the next number whatever number they contain.
func (s *Server) PushRaw(raw string) int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	id := s.queue.tail
	s.append(&update{id: id, raw: json.RawMessage(raw)})
	return id
}

// RestartIDs makes the next update have this number, as Telegram does at random
// after a quiet week.
func (s *Server) RestartIDs(next int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.queue.tail = next
}

// Again queues an update once more under its number, as if it had never been confirmed.
func (s *Server) Again(id int64, content any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	tail := s.queue.tail
	raw, _ := json.Marshal(map[string]any{"update_id": id, "message": content})
	s.append(&update{id: id, kind: "message", raw: raw})
	s.queue.tail = tail
}

// Unconfirmed returns how many updates the bot has not confirmed yet.
func (s *Server) Unconfirmed() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.expire()
	return len(s.queue.updates)
}

// Polls returns how many times getUpdates was called.
func (s *Server) Polls() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.queue.polls
}

func (s *Server) expire() {
	now := s.now()
	s.queue.updates = slices.DeleteFunc(s.queue.updates, func(u *update) bool {
		return now.Sub(u.at) > updateLife
	})
}

// getUpdates waits without holding the lock.
func (s *Server) getUpdates(ctx context.Context, p map[string]string) (any, *refusal) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.queue.polls++
	if s.hook != nil {
		return nil, conflict("can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first")
	}
	if s.queue.poll != nil {
		close(s.queue.poll.ended)
		s.queue.poll = nil
	}
	if ref := s.allow(p); ref != nil {
		return nil, ref
	}
	s.confirm(number(p, "offset"))
	limit := int(number(p, "limit"))
	if limit <= 0 || limit > mostUpdates {
		limit = mostUpdates
	}
	me := &poll{ended: make(chan struct{})}
	s.queue.poll = me
	timer := time.NewTimer(time.Duration(min(max(number(p, "timeout"), 0), longestPoll)) * time.Second)
	defer timer.Stop()
	for over := number(p, "timeout") <= 0; ; {
		s.expire()
		if n := min(limit, len(s.queue.updates)); n > 0 || over {
			s.queue.poll = nil
			return raws(s.queue.updates[:n]), nil
		}
		changed := s.changed
		s.mu.Unlock()
		select {
		case <-changed:
		case <-timer.C:
			over = true
		case <-me.ended:
			s.mu.Lock()
			return nil, conflict("terminated by other getUpdates request; make sure that only one bot instance is running")
		case <-ctx.Done():
			over = true
		}
		s.mu.Lock()
		if s.queue.poll != me { // a newer poll came in the same moment
			return nil, conflict("terminated by other getUpdates request; make sure that only one bot instance is running")
		}
		if ctx.Err() != nil {
			s.queue.poll = nil
			return []json.RawMessage{}, nil
		}
		if s.hook != nil {
			s.queue.poll = nil
			return nil, conflict("terminated by setWebhook request")
		}
	}
}

func conflict(why string) *refusal {
	return &refusal{code: http.StatusConflict, description: "Conflict: " + why}
}

// allow remembers which kinds of update the bot wants.
func (s *Server) allow(p map[string]string) *refusal {
	list, ok := p["allowed_updates"]
	if !ok || list == "" {
		return nil
	}
	var kinds []string
	if json.Unmarshal([]byte(list), &kinds) != nil {
		return badRequest("can't parse allowed updates JSON object")
	}
	s.queue.allowed = kinds
	if len(kinds) == 0 {
		s.queue.allowed = nil
	}
	return nil
}

// confirm drops the updates before offset; a negative one keeps only the last.
func (s *Server) confirm(offset int64) {
	q := &s.queue
	switch {
	case offset == 0 || offset > q.tail+offsetAhead:
		return
	case offset < 0:
		q.updates = q.updates[max(0, len(q.updates)+int(offset)):]
		return
	}
	q.updates = slices.DeleteFunc(q.updates, func(u *update) bool { return u.id < offset })
	s.touch()
}

func raws(updates []*update) []json.RawMessage {
	out := make([]json.RawMessage, len(updates))
	for i, u := range updates {
		out[i] = u.raw
	}
	return out
}
