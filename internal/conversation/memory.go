package conversation

import (
	"context"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"
)

// Memory is a Store that ends with the process. It forgets as File does, but
// at every Apply and all at once: it serves one terminal or one test.
type Memory struct {
	mu     sync.Mutex
	closed bool

	chats     map[string]memoryChat
	seen      map[string]time.Time
	outbox    []Message
	questions []Question
	feedback  []Feedback

	lastMessage, lastQuestion uint64
}

type memoryChat struct {
	at    time.Time
	state []byte
}

// NewMemory returns an empty store.
func NewMemory() *Memory {
	return &Memory{chats: make(map[string]memoryChat), seen: make(map[string]time.Time)}
}

// enter takes the lock if the store may be used; the caller unlocks.
func (m *Memory) enter(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	m.mu.Lock()
	if m.closed {
		m.mu.Unlock()
		return ErrClosed
	}
	return nil
}

// Load implements Store.
func (m *Memory) Load(ctx context.Context, chat string) ([]byte, error) {
	if err := m.enter(ctx); err != nil {
		return nil, err
	}
	defer m.mu.Unlock()
	return slices.Clone(m.chats[chat].state), nil
}

// Apply implements Store.
func (m *Memory) Apply(ctx context.Context, c Change) (bool, error) {
	if err := c.valid(); err != nil {
		return false, err
	}
	if err := m.enter(ctx); err != nil {
		return false, err
	}
	defer m.mu.Unlock()
	m.prune(c.At)
	if _, again := m.seen[c.Update]; again && c.Update != "" {
		return false, nil
	}
	if c.Update != "" {
		m.seen[c.Update] = c.At
	}
	if c.Forget {
		delete(m.chats, c.Chat)
		m.feedback = slices.DeleteFunc(m.feedback, func(f Feedback) bool { return f.Chat == c.Chat })
		m.questions = slices.DeleteFunc(m.questions, func(q Question) bool { return q.Chat == c.Chat })
	}
	if c.State != nil {
		m.chats[c.Chat] = memoryChat{at: c.At, state: slices.Clone(c.State)}
	}
	m.questions = slices.DeleteFunc(m.questions, func(q Question) bool { return slices.Contains(c.Closed, q.Number) })
	m.push(c.At, c.Messages)
	for _, q := range c.Questions {
		m.lastQuestion++
		q.Number = m.lastQuestion
		m.questions = append(m.questions, q)
		if c.Announce != nil {
			m.push(c.At, c.Announce(q))
		}
	}
	m.feedback = append(m.feedback, c.Feedback...)
	return true, nil
}

func (m *Memory) push(at time.Time, messages []Message) {
	for _, msg := range messages {
		m.lastMessage++
		msg.Seq, msg.At, msg.Payload = m.lastMessage, at, slices.Clone(msg.Payload)
		m.outbox = append(m.outbox, msg)
	}
}

func (m *Memory) prune(now time.Time) {
	maps.DeleteFunc(m.seen, func(_ string, at time.Time) bool { return now.Sub(at) > KeepSeen })
	maps.DeleteFunc(m.chats, func(_ string, c memoryChat) bool { return now.Sub(c.at) > KeepChat })
	m.feedback = slices.DeleteFunc(m.feedback, func(f Feedback) bool { return now.Sub(f.At) > KeepFeedback })
	m.questions = slices.DeleteFunc(m.questions, func(q Question) bool { return now.Sub(q.At) > KeepFeedback })
}

// Pending implements Store.
func (m *Memory) Pending(ctx context.Context, after uint64, limit int) ([]Message, error) {
	if err := m.enter(ctx); err != nil {
		return nil, err
	}
	defer m.mu.Unlock()
	i, _ := slices.BinarySearchFunc(m.outbox, after+1, func(msg Message, seq uint64) int {
		if msg.Seq < seq {
			return -1
		}
		return int(min(msg.Seq-seq, 1))
	})
	rest := m.outbox[i:]
	return slices.Clone(rest[:min(limit, len(rest))]), nil
}

// Done implements Store.
func (m *Memory) Done(ctx context.Context, seq uint64) error {
	if err := m.enter(ctx); err != nil {
		return err
	}
	defer m.mu.Unlock()
	m.outbox = slices.DeleteFunc(m.outbox, func(msg Message) bool { return msg.Seq == seq })
	return nil
}

// Questions implements Store.
func (m *Memory) Questions(ctx context.Context) ([]Question, error) {
	if err := m.enter(ctx); err != nil {
		return nil, err
	}
	defer m.mu.Unlock()
	return slices.Clone(m.questions), nil
}

// Feedback returns the verdicts kept, ordered by chat, then oldest first.
func (m *Memory) Feedback(ctx context.Context) ([]Feedback, error) {
	if err := m.enter(ctx); err != nil {
		return nil, err
	}
	defer m.mu.Unlock()
	out := slices.Clone(m.feedback)
	slices.SortStableFunc(out, func(a, b Feedback) int { return strings.Compare(a.Chat, b.Chat) })
	return out, nil
}

// Close implements Store.
func (m *Memory) Close() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.closed = true
	return nil
}
