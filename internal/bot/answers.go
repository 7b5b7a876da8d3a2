package bot

import (
	"context"
	"sync"
	"time"
)

// maxAnswers bounds how many answers can still be found when their question is
// edited. They are not kept over a restart: an edited question is then answered
// by a new message.
const maxAnswers = 4096

// answerSoon is how long an edited question waits for the message that is to be
// edited: people correct themselves while the answer is on its way.
const answerSoon = time.Second

// vainPause is how long no edited question of a chat waits after one that did so in
// vain. Others wait meanwhile, as the updates of one poll are handled together.
const vainPause = 30 * time.Second

// answers finds the message that answered another.
type answers struct {
	mu   sync.Mutex
	sent map[answerKey]*sentAnswer
	ring []answerKey // in order of asking
	next int
	vain map[int64]time.Time // chat → when a wait was in vain
}

type answerKey struct {
	chat  int64
	asked int
}

type sentAnswer struct {
	message int
	known   chan struct{} // closed when message is
}

// promise notes that an answer is on its way.
func (a *answers) promise(key answerKey) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.entry(key)
}

// entry returns what is known of an answer, with the lock held.
func (a *answers) entry(key answerKey) *sentAnswer {
	if s := a.sent[key]; s != nil {
		return s
	}
	if a.sent == nil {
		a.sent = make(map[answerKey]*sentAnswer)
	}
	if len(a.ring) < maxAnswers {
		a.ring = append(a.ring, key)
	} else {
		delete(a.sent, a.ring[a.next])
		a.ring[a.next] = key
		a.next = (a.next + 1) % maxAnswers
	}
	s := &sentAnswer{known: make(chan struct{})}
	a.sent[key] = s
	return s
}

func (a *answers) add(key answerKey, message int) {
	if message == 0 {
		return
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	s := a.entry(key)
	if s.message == 0 {
		close(s.known)
	}
	s.message = message
}

// find returns the message that answered, 0 when there is none. It waits a little
// for one that is on its way, unless the chat has waited in vain just now.
func (a *answers) find(ctx context.Context, key answerKey) int {
	a.mu.Lock()
	s := a.sent[key]
	vain, lately := a.vain[key.chat]
	a.mu.Unlock()
	if s == nil {
		return 0
	}
	wait := answerSoon
	if lately && time.Since(vain) < vainPause {
		wait = 0
	}
	ctx, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	select {
	case <-s.known:
	case <-ctx.Done():
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if s.message == 0 && wait > 0 {
		if a.vain == nil || len(a.vain) >= maxAnswers {
			a.vain = make(map[int64]time.Time)
		}
		a.vain[key.chat] = time.Now()
	}
	return s.message
}
