package conversation

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync"

	"go.etcd.io/bbolt"
)

// maxHeld bounds how many changes wait in memory for room on the disk.
// Telegram hands out 100 updates before it wants the first acknowledged.
const maxHeld = 1000

// disk is the File under a Shelter.
type disk interface {
	Store
	settle(ctx context.Context, held []Change, done map[uint64]bool) error
	known(ctx context.Context, update string) (bool, counters, error)
	ready(ctx context.Context) error
}

// Shelter is a Store over a File that goes on while the disk refuses to be
// written to, because it is full or broken. A change that cannot be stored then
// takes effect in memory and Apply returns ErrUnstored: its messages can be
// sent, but whoever brought the update must not forget it. The update comes
// again and Apply returns ErrUnstored again, without a second effect, until the
// disk takes everything, in one transaction and under the numbers already
// given. A crash before that loses the memory, not the update.
type Shelter struct {
	disk disk
	log  *slog.Logger

	mu   sync.RWMutex    // held for reading by calls that go to the disk alone
	held []Change        // in the order in which they took effect
	seen map[string]bool // their updates
	done map[uint64]bool // messages delivered meanwhile
	last counters        // what the disk's will be

	states    map[string][]byte // of chats that changed; nil for forgotten ones
	forgotten map[string]bool
	messages  []Message
	questions []Question
	closed    map[uint64]bool
}

// NewShelter returns a store over f. Nothing else may change f from then on;
// closing the Shelter closes f.
func NewShelter(f *File, log *slog.Logger) *Shelter { return shelterOver(f, log) }

func shelterOver(d disk, log *slog.Logger) *Shelter {
	s := &Shelter{disk: d, log: log}
	s.clear()
	return s
}

func (s *Shelter) clear() {
	s.held, s.messages, s.questions = nil, nil, nil
	s.seen, s.forgotten = make(map[string]bool), make(map[string]bool)
	s.done, s.closed = make(map[uint64]bool), make(map[uint64]bool)
	s.states = make(map[string][]byte)
}

// Storing reports whether everything is on the disk, and the state file fit to take more.
func (s *Shelter) Storing() bool {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.storing() && s.disk.ready(context.Background()) == nil
}

func (s *Shelter) storing() bool { return len(s.held)+len(s.done) == 0 }

// Held reports whether an update has taken effect and waits to be stored.
func (s *Shelter) Held(update string) bool {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.seen[update]
}

// refused reports whether an error came from the disk.
func refused(err error) bool {
	if err == nil {
		return false
	}
	for _, other := range []error{ErrClosed, ErrChange, ErrDamaged, context.Canceled, context.DeadlineExceeded} {
		if errors.Is(err, other) {
			return false
		}
	}
	return true
}

// through runs a call on the disk alone, if nothing waits in memory. It reports
// whether that settles the matter.
func (s *Shelter) through(call func() error) (settled bool, err error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if !s.storing() {
		return false, nil
	}
	err = call()
	return !refused(err), err
}

// Apply implements Store, but for ErrUnstored.
func (s *Shelter) Apply(ctx context.Context, c Change) (applied bool, err error) {
	settled, err := s.through(func() error {
		applied, err = s.disk.Apply(ctx, c)
		return err
	})
	if settled {
		return applied, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.storing() {
		err = s.settle(ctx)
	}
	if err == nil {
		applied, err = s.disk.Apply(ctx, c)
	}
	if !refused(err) {
		return applied, err
	}
	return s.hold(ctx, c, err)
}

// hold lets a change take effect in memory. cause is why the disk did not take it.
func (s *Shelter) hold(ctx context.Context, c Change, cause error) (bool, error) {
	unstored := fmt.Errorf("%w: %w", ErrUnstored, cause)
	if err := c.valid(); err != nil {
		return false, err
	}
	if s.seen[c.Update] {
		return false, unstored
	}
	if c.Update == "" || len(s.held) >= maxHeld {
		return false, cause // it could not be told apart when it comes again
	}
	known, last, err := s.disk.known(ctx, c.Update)
	if err != nil || known {
		return false, err
	}
	if s.storing() {
		s.log.Error("the disk refuses the state file; answers go on from memory", slog.String("error", cause.Error()))
	}
	if len(s.held) == 0 {
		s.last = last
	}
	c.State = bytes.Clone(c.State)
	c.Messages = slices.Clone(c.Messages)
	for i, m := range c.Messages {
		c.Messages[i].Payload = bytes.Clone(m.Payload)
	}
	s.held = append(s.held, c)
	s.seen[c.Update] = true
	s.effect(&c)
	return true, unstored
}

// effect does in memory what apply does on the disk, with the same numbers.
func (s *Shelter) effect(c *Change) {
	if c.Forget {
		s.forgotten[c.Chat], s.states[c.Chat] = true, nil
		s.questions = slices.DeleteFunc(s.questions, func(q Question) bool { return q.Chat == c.Chat })
	}
	if c.State != nil {
		s.states[c.Chat] = c.State
	}
	for _, n := range c.Closed {
		s.closed[n] = true
	}
	s.questions = slices.DeleteFunc(s.questions, func(q Question) bool { return s.closed[q.Number] })
	messages := slices.Clone(c.Messages)
	for _, q := range c.Questions {
		s.last.question++
		q.Number = s.last.question
		s.questions = append(s.questions, q)
		if c.Announce != nil {
			messages = append(messages, c.Announce(q)...)
		}
	}
	for _, m := range messages {
		s.last.message++
		m.Seq, m.At = s.last.message, c.At
		s.messages = append(s.messages, m)
	}
}

// settle brings what waits in memory to the disk, wholly or not at all.
func (s *Shelter) settle(ctx context.Context) error {
	if err := s.disk.settle(ctx, s.held, s.done); err != nil {
		return err
	}
	s.log.Info("the disk takes the state file again; everything is stored", slog.Int("updates", len(s.held)))
	s.clear()
	return nil
}

// Done implements Store. While the disk refuses, it is remembered.
func (s *Shelter) Done(ctx context.Context, seq uint64) error {
	settled, err := s.through(func() error { return s.disk.Done(ctx, seq) })
	if settled {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.storing() {
		err = s.settle(ctx)
	}
	if err == nil {
		err = s.disk.Done(ctx, seq)
	}
	if !refused(err) {
		return err
	}
	if s.storing() {
		s.log.Error("the disk refuses the state file", slog.String("error", err.Error()))
	}
	s.done[seq] = true
	s.messages = slices.DeleteFunc(s.messages, func(m Message) bool { return m.Seq == seq })
	return nil
}

// Load implements Store.
func (s *Shelter) Load(ctx context.Context, chat string) ([]byte, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if state, ok := s.states[chat]; ok {
		return bytes.Clone(state), ctx.Err()
	}
	return s.disk.Load(ctx, chat)
}

// Pending implements Store.
func (s *Shelter) Pending(ctx context.Context, after uint64, limit int) ([]Message, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	var out []Message
	for len(out) < limit {
		want := limit - len(out)
		page, err := s.disk.Pending(ctx, after, want)
		if err != nil {
			return nil, err
		}
		for _, m := range page {
			after = m.Seq
			if !s.done[m.Seq] {
				out = append(out, m)
			}
		}
		if len(page) < want {
			break
		}
	}
	for _, m := range s.messages {
		if m.Seq > after && len(out) < limit {
			out = append(out, m)
		}
	}
	return out, nil
}

// Questions implements Store.
func (s *Shelter) Questions(ctx context.Context) ([]Question, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	stored, err := s.disk.Questions(ctx)
	if err != nil {
		return nil, err
	}
	stored = slices.DeleteFunc(stored, func(q Question) bool { return s.closed[q.Number] || s.forgotten[q.Chat] })
	return append(stored, s.questions...), nil
}

// Close implements Store. What the disk still refuses is lost, and its updates
// come again.
func (s *Shelter) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.storing() {
		if err := s.settle(context.Background()); err != nil {
			s.log.Error("answered updates could not be stored and will be answered again",
				slog.Int("updates", len(s.held)), slog.String("error", err.Error()))
		}
	}
	return s.disk.Close()
}

// settle stores changes that took effect before, and then removes messages.
func (f *File) settle(ctx context.Context, held []Change, done map[uint64]bool) error {
	leave, err := f.enterToWrite(ctx)
	if err != nil {
		return err
	}
	defer leave()
	return f.db.Update(func(tx *bbolt.Tx) error {
		for i := range held {
			if _, err := apply(tx, &held[i]); err != nil {
				return err
			}
		}
		for seq := range done {
			if err := tx.Bucket(bucketOutbox).Delete(number(seq)); err != nil {
				return err
			}
		}
		return nil
	})
}

// known reports whether an update is stored, and the last numbers given. A disk
// that refuses to flush may have stored a change all the same.
func (f *File) known(ctx context.Context, update string) (known bool, last counters, err error) {
	err = f.view(ctx, func(tx *bbolt.Tx) (err error) {
		known = tx.Bucket(bucketSeen).Get([]byte(update)) != nil
		last, err = getCounters(tx)
		return err
	})
	return known, last, err
}
