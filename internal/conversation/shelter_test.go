package conversation

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// fullDisk is a File that refuses to be written to while full is set.
type fullDisk struct {
	*File
	full atomic.Bool
}

func (d *fullDisk) refuse() error {
	if d.full.Load() {
		return fmt.Errorf("write: %w", syscall.ENOSPC)
	}
	return nil
}

func (d *fullDisk) Apply(ctx context.Context, c Change) (bool, error) {
	if err := d.refuse(); err != nil {
		return false, err
	}
	return d.File.Apply(ctx, c)
}

func (d *fullDisk) Done(ctx context.Context, seq uint64) error {
	if err := d.refuse(); err != nil {
		return err
	}
	return d.File.Done(ctx, seq)
}

func (d *fullDisk) settle(ctx context.Context, held []Change, done map[uint64]bool) error {
	if err := d.refuse(); err != nil {
		return err
	}
	return d.File.settle(ctx, held, done)
}

// shelterTest is a shelter over such a disk, with its log.
type shelterTest struct {
	*testing.T
	disk  *fullDisk
	store *Shelter
	log   strings.Builder
}

func newShelterTest(t *testing.T) *shelterTest {
	f, err := Open(filepath.Join(t.TempDir(), "state.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	st := &shelterTest{T: t, disk: &fullDisk{File: f}}
	st.store = shelterOver(st.disk, slog.New(slog.NewTextHandler(&st.log, nil)))
	t.Cleanup(func() { st.store.Close() })
	return st
}

// say applies an update of a chat with one message, and expects an error.
func (st *shelterTest) say(update, chat, text string, want error) {
	st.Helper()
	_, err := st.store.Apply(st.Context(), Change{
		At: time.Unix(100, 0), Update: update, Chat: chat, State: []byte(text),
		Messages: []Message{{Chat: chat, Payload: []byte(text)}},
	})
	if !errors.Is(err, want) {
		st.Errorf("update %s: %v, want %v", update, err, want)
	}
}

// pending lists what waits to be sent after a number, as "number text".
func (st *shelterTest) pending(after uint64, want ...string) {
	st.Helper()
	messages, err := st.store.Pending(st.Context(), after, 100)
	if err != nil {
		st.Fatal(err)
	}
	var got []string
	for _, m := range messages {
		got = append(got, fmt.Sprint(m.Seq, " ", string(m.Payload)))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		st.Errorf("outbox after %d (-want +got):\n%s", after, diff)
	}
}

func (st *shelterTest) done(seq uint64) {
	st.Helper()
	if err := st.store.Done(st.Context(), seq); err != nil {
		st.Errorf("Done(%d): %v", seq, err)
	}
}

func TestShelterGoesOnAndStoresLater(t *testing.T) {
	st := newShelterTest(t)
	st.say("1", "a", "stored", nil)
	st.say("2", "a", "stored too", nil)

	st.disk.full.Store(true)
	st.say("3", "a", "held", ErrUnstored)
	st.say("3", "a", "held", ErrUnstored) // it comes again, without a second effect
	st.say("4", "b", "also held", ErrUnstored)
	st.say("1", "a", "seen long ago", nil)
	if st.store.Storing() || !st.store.Held("3") || st.store.Held("2") {
		t.Error("the shelter does not say what it holds")
	}
	st.pending(0, "1 stored", "2 stored too", "3 held", "4 also held")
	st.pending(3, "4 also held")
	st.done(2)
	st.done(3)
	st.pending(0, "1 stored", "4 also held")
	if state, err := st.store.Load(t.Context(), "a"); err != nil || string(state) != "held" {
		t.Errorf("state %q, %v", state, err)
	}

	st.disk.full.Store(false)
	st.say("3", "a", "held", nil) // it comes again, and is acknowledged
	if !st.store.Storing() || st.store.Held("4") {
		t.Error("the shelter still holds something")
	}
	st.say("4", "b", "also held", nil)
	st.say("5", "b", "new", nil)
	st.pending(0, "1 stored", "4 also held", "5 new")
	messages, err := st.disk.Pending(t.Context(), 0, 100)
	if err != nil || len(messages) != 3 {
		t.Errorf("%d messages on the disk, %v", len(messages), err)
	}
	if n := strings.Count(st.log.String(), "\n"); n != 2 {
		t.Errorf("%d lines are logged, want one when it began and one when it ended:\n%s", n, &st.log)
	}
}

func TestShelterNumbersQuestions(t *testing.T) {
	st := newShelterTest(t)
	ask := func(update, chat, text string, want error) {
		t.Helper()
		_, err := st.store.Apply(t.Context(), Change{
			At: time.Unix(100, 0), Update: update, Chat: chat, Questions: []Question{{Chat: chat, Text: text}},
			Announce: func(q Question) []Message { return []Message{{Chat: "desk", Payload: fmt.Append(nil, "#", q.Number)}} },
		})
		if !errors.Is(err, want) {
			t.Errorf("update %s: %v", update, err)
		}
	}
	open := func(want string) {
		t.Helper()
		questions, err := st.store.Questions(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, q := range questions {
			got = append(got, fmt.Sprint(q.Number, q.Text))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("open questions %q, want %q", s, want)
		}
	}
	ask("1", "a", "port", nil)
	ask("2", "b", "tax", nil)
	st.disk.full.Store(true)
	ask("3", "c", "land", ErrUnstored)
	ask("4", "d", "airport", ErrUnstored)
	open("1port 2tax 3land 4airport")
	for _, c := range []Change{
		{Update: "5", Closed: []uint64{1, 3}},
		{Update: "6", Chat: "b", Forget: true},
		{Update: "7", Chat: "d", Forget: true},
	} {
		if _, err := st.store.Apply(t.Context(), c); !errors.Is(err, ErrUnstored) {
			t.Errorf("update %s: %v", c.Update, err)
		}
	}
	open("")
	st.pending(0, "1 #1", "2 #2", "3 #3", "4 #4")
	st.disk.full.Store(false)
	st.done(1)
	open("")
	st.pending(0, "2 #2", "3 #3", "4 #4")
	ask("8", "a", "road", nil)
	open("5road")
	st.pending(4, "5 #5")
}

func TestShelterIsBounded(t *testing.T) {
	st := newShelterTest(t)
	st.disk.full.Store(true)
	for i := range maxHeld {
		st.say(fmt.Sprint(i), "a", "x", ErrUnstored)
	}
	st.say("one more", "a", "x", syscall.ENOSPC)
	if st.store.Held("one more") {
		t.Error("more is held than there is room for")
	}
	st.say("", "a", "no identity", syscall.ENOSPC) // it could not be told apart when it comes again
	st.disk.full.Store(false)
	st.say("one more", "a", "x", nil)
	if messages, err := st.disk.Pending(t.Context(), 0, 2*maxHeld); err != nil || len(messages) != maxHeld+1 {
		t.Errorf("%d messages are stored, %v", len(messages), err)
	}
}

func TestShelterSettlesWhenClosed(t *testing.T) {
	st := newShelterTest(t)
	path := st.disk.db.Path()
	st.disk.full.Store(true)
	st.say("1", "a", "held", ErrUnstored)
	st.disk.full.Store(false)
	if err := st.store.Close(); err != nil {
		t.Fatal(err)
	}
	f, err := Open(path, Options{Expect: true})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if known, _, err := f.known(t.Context(), "1"); err != nil || !known {
		t.Errorf("the update is not stored: %v", err)
	}
}

// Many chats write while the disk fills and empties; every update comes again
// until it is stored. Nothing is lost, doubled or out of order.
func TestShelterUnderLoad(t *testing.T) {
	st := newShelterTest(t)
	ctx, stop := context.WithCancel(t.Context())
	var weather, chats sync.WaitGroup
	weather.Go(func() {
		for i := 0; ctx.Err() == nil; i++ {
			st.disk.full.Store(i%2 == 0)
			time.Sleep(2 * time.Millisecond)
		}
		st.disk.full.Store(false)
	})
	const writers, updates = 8, 40
	for w := range writers {
		chats.Go(func() {
			for i := range updates {
				change := Change{
					At: time.Unix(int64(i), 0), Update: fmt.Sprintf("%d/%d", w, i), Chat: fmt.Sprint(w),
					Messages: []Message{{Chat: fmt.Sprint(w), Payload: fmt.Append(nil, i)}},
				}
				for {
					_, err := st.store.Apply(t.Context(), change)
					if err == nil {
						break
					}
					if !errors.Is(err, ErrUnstored) {
						t.Error(err)
						return
					}
				}
			}
		})
	}
	chats.Wait()
	stop()
	weather.Wait()
	messages, err := st.disk.Pending(t.Context(), 0, 2*writers*updates)
	if err != nil || len(messages) != writers*updates {
		t.Fatalf("%d messages are stored, want %d: %v", len(messages), writers*updates, err)
	}
	next := make(map[string]int)
	for _, m := range messages {
		if string(m.Payload) != fmt.Sprint(next[m.Chat]) {
			t.Errorf("chat %s: message %s where %d should be", m.Chat, m.Payload, next[m.Chat])
		}
		next[m.Chat]++
	}
}
