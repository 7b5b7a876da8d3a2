package conversation_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"haiphongbot/internal/conversation"
)

// keepWriting changes the store from several goroutines, each of which has begun, until
// the function that it returns is called.
func keepWriting(t *testing.T, f *conversation.File) (stop func()) {
	ctx, cancel := context.WithCancel(t.Context())
	var writers, begun sync.WaitGroup
	for w := range 4 {
		begun.Add(1)
		writers.Go(func() {
			wrote := sync.OnceFunc(begun.Done)
			defer wrote()
			for i := 0; ctx.Err() == nil; i++ {
				chat := fmt.Sprintf("chat-%d-%d", w, i%20)
				_, err := f.Apply(context.WithoutCancel(ctx), conversation.Change{
					At: time.Unix(int64(i), 0), Update: fmt.Sprintf("%d-%d", w, i), Chat: chat, State: bytes.Repeat([]byte{byte(i)}, i%3000),
					Messages: []conversation.Message{{Chat: chat, Payload: []byte(chat)}},
				})
				if err != nil {
					t.Error(err)
					return
				}
				wrote()
			}
		})
	}
	begun.Wait()
	return func() { cancel(); writers.Wait() }
}

func TestBackupsUnderLoadRestore(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	f := openFile(t, filepath.Join(dir, "state.db"))
	fill(t, f)
	stop := keepWriting(t, f)
	const copies = 20
	for i := range copies {
		if err := f.Backup(filepath.Join(dir, fmt.Sprint("copy-", i))); err != nil {
			t.Fatal(err)
		}
	}
	stop()
	last := 0
	for i := range copies {
		path := filepath.Join(dir, "restored.db")
		if _, err := conversation.Restore(filepath.Join(dir, fmt.Sprint("copy-", i)), path, conversation.Restoring{Now: time.Unix(int64(i), 0), Resend: true}); err != nil {
			t.Fatal(err)
		}
		if err := conversation.Check(path); err != nil {
			t.Fatal(err)
		}
		restored := openFile(t, path)
		messages, err := restored.Pending(t.Context(), 0, 1<<20)
		if err != nil || len(messages) < 80 || len(messages) < last {
			t.Errorf("copy %d holds %d messages, the one before %d, fill wrote 80: %v", i, len(messages), last, err)
		}
		last = len(messages)
		restored.Close()
	}
	if last == 80 {
		t.Error("nothing was written meanwhile")
	}
}

func TestRestoreKeepsWhatItReplaces(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path, copied := filepath.Join(dir, "state.db"), filepath.Join(dir, "copy.db")
	f := openFile(t, path)
	fill(t, f)
	if _, err := conversation.Restore(path, path, conversation.Restoring{Now: time.Now()}); err == nil {
		t.Error("a file was restored from itself")
	}
	if err := f.Backup(path); err == nil {
		t.Error("a file was backed up to itself")
	}
	if err := f.Backup(copied); err != nil {
		t.Fatal(err)
	}
	if _, err := conversation.Restore(copied, path, conversation.Restoring{Now: time.Now()}); !errors.Is(err, conversation.ErrLocked) {
		t.Errorf("Restore over a file in use: %v", err)
	}
	if _, _, err := conversation.Compact(path); !errors.Is(err, conversation.ErrLocked) {
		t.Errorf("Compact of a file in use: %v", err)
	}
	if err := conversation.Copy(path, filepath.Join(dir, "other.db")); !errors.Is(err, conversation.ErrLocked) {
		t.Errorf("Copy of a file in use: %v", err)
	}
	f.Close()
	for _, broken := range []string{"", "cut", strings.Repeat("?", 1<<16)} {
		if err := os.WriteFile(path, []byte(broken), 0o600); err != nil {
			t.Fatal(err)
		}
		done, err := conversation.Restore(copied, path, conversation.Restoring{Now: time.Unix(int64(len(broken)), 0)})
		if err != nil {
			t.Fatalf("Restore over %d bytes: %v", len(broken), err)
		}
		if kept, err := os.ReadFile(done.Replaced); err != nil || string(kept) != broken {
			t.Errorf("%d bytes kept of %d: %v", len(kept), len(broken), err)
		}
		if err := conversation.Check(path); err != nil {
			t.Error(err)
		}
	}
}

func TestRestoreRefusesDamage(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path, copied := filepath.Join(dir, "state.db"), filepath.Join(dir, "copy.db")
	f := openFile(t, path)
	fill(t, f)
	if err := f.Backup(copied); err != nil {
		t.Fatal(err)
	}
	f.Close()
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	sound, err := os.ReadFile(copied)
	if err != nil {
		t.Fatal(err)
	}
	// Every occurrence, for the first may lie in a page that is no longer used.
	damaged := bytes.ReplaceAll(sound, []byte("payloadpayload"), []byte("payloadPayload"))
	if bytes.Equal(damaged, sound) {
		t.Fatal("nothing was damaged")
	}
	if err := os.WriteFile(copied, damaged, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := conversation.Restore(copied, path, conversation.Restoring{Now: time.Now()}); !errors.Is(err, conversation.ErrDamaged) {
		t.Errorf("Restore of a damaged copy: %v", err)
	}
	after, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("the state file was changed: %v", err)
	}
}

func TestCompact(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "state.db")
	f := openFile(t, path)
	fill(t, f)
	secret := []byte("a secret that is forgotten")
	for _, c := range []conversation.Change{
		{At: time.Unix(1, 0), Chat: "x", State: bytes.Repeat(secret, 2000)},
		{At: time.Unix(2, 0), Chat: "x", Forget: true},
	} {
		if _, err := f.Apply(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
	want, err := f.Pending(t.Context(), 0, 1000)
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
	before, after, err := conversation.Compact(path)
	if err != nil || after >= before {
		t.Errorf("Compact: from %d to %d bytes, %v", before, after, err)
	}
	if raw, err := os.ReadFile(path); err != nil || bytes.Contains(raw, secret) {
		t.Errorf("forgotten bytes are still in the file (%v)", err)
	}
	f = openFile(t, path)
	got, err := f.Pending(t.Context(), 0, 1000)
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("outbox changed (-before +after), %v:\n%s", err, diff)
	}
}

// clock is a time of the test's own.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) time() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) add(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// newKeeper keeps three daily copies of a filled file, by a clock of the test's own.
// round lets it look once and returns the copies that there are then.
func newKeeper(t *testing.T) (c *clock, keeper *conversation.Keeper, round func() []string) {
	dir := t.TempDir()
	f := openFile(t, filepath.Join(dir, "state.db"))
	c = &clock{now: time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)}
	keeper = &conversation.Keeper{
		File: f, Dir: filepath.Join(dir, "backups"), Every: 24 * time.Hour, Keep: 3, Clock: c.time, Log: slog.New(slog.DiscardHandler),
	}
	return c, keeper, func() []string {
		ctx, cancel := context.WithCancel(t.Context())
		cancel() // it leaves after one round
		keeper.Run(ctx)
		copies, err := conversation.Copies(keeper.Dir)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, path := range copies {
			if err := conversation.Check(path); err != nil {
				t.Error(err)
			}
			out = append(out, strings.TrimSuffix(strings.TrimPrefix(filepath.Base(path), "state-"), "T120000.000Z.db"))
		}
		return out
	}
}

func TestKeeper(t *testing.T) {
	c, _, round := newKeeper(t)
	for _, step := range []struct {
		later time.Duration
		want  string
	}{
		{0, "20260302"},
		{23 * time.Hour, "20260302"},
		{time.Hour, "20260302 20260303"},
		{48 * time.Hour, "20260302 20260303 20260305"},
		{24 * time.Hour, "20260303 20260305 20260306"},
	} {
		c.add(step.later)
		if got := strings.Join(round(), " "); got != step.want {
			t.Errorf("%v later: %s, want %s", step.later, got, step.want)
		}
	}
}

// The clock is wrong for a while and then set right. Copies go on being made, the
// newest is never the one that is removed, and what was made with the wrong clock
// goes first.
func TestKeeperWithAWrongClock(t *testing.T) {
	const day, year = 24 * time.Hour, 365 * 24 * time.Hour
	type step struct {
		later time.Duration
		want  string
	}
	for name, steps := range map[string][]step{
		"ahead": {
			{0, "20260302"}, {day, "20260302 20260303"},
			{year, "20260302 20260303 20270303"},
			{-year, "20260302 20260303 20270303"}, // set right: the last copy is of today
			{day, "20260302 20260303 20260304"},
			{day, "20260303 20260304 20260305"},
		},
		"ahead from the first": {
			{year, "20270302"}, {day, "20270302 20270303"}, {day, "20270302 20270303 20270304"},
			{-year - day, "20260303 20270303 20270304"},
			{day, "20260303 20260304 20270304"},
			{day, "20260303 20260304 20260305"},
			{day, "20260304 20260305 20260306"},
		},
		"behind": {
			{0, "20260302"}, {day, "20260302 20260303"}, {day, "20260302 20260303 20260304"},
			{-year, "20250304 20260303 20260304"},
			{0, "20250304 20260303 20260304"}, // started again
			{year + day, "20260303 20260304 20260305"},
		},
		"behind by less than a copy": {
			{0, "20260302"}, {day, "20260302 20260303"}, {-day, "20260302 20260303"}, {day, "20260302 20260303"}, {day, "20260302 20260303 20260304"},
		},
	} {
		c, _, round := newKeeper(t)
		for i, step := range steps {
			c.add(step.later)
			if got := strings.Join(round(), " "); got != step.want {
				t.Errorf("%s, step %d: %s, want %s", name, i, got, step.want)
			}
		}
	}
}

// Somebody wishes for a copy every few hours: those of the days before are kept
// all the same, and go on being made.
func TestKeeperWithManyWishes(t *testing.T) {
	c, keeper, round := newKeeper(t)
	for range 2 {
		round()
		c.add(24 * time.Hour)
	}
	for i, want := range []string{
		"20260302 20260303 20260304",
		"20260303 20260304 20260304T180000.000Z.db",
		"20260303 20260304 20260305T000000.000Z.db",
		"20260303 20260304 20260305T060000.000Z.db",
		"20260303 20260304 20260305", // a day after the one before
		"20260304 20260305 20260305T180000.000Z.db",
	} {
		if err := os.WriteFile(filepath.Join(keeper.Dir, "wanted"), nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(round(), " "); got != want {
			t.Errorf("wish %d: %s, want %s", i, got, want)
		}
		c.add(6 * time.Hour)
	}
}

// A copy is wished for though the clock is behind all copies.
func TestWishWithAWrongClock(t *testing.T) {
	c, keeper, round := newKeeper(t)
	for range 3 {
		round()
		c.add(24 * time.Hour)
	}
	c.add(-365 * 24 * time.Hour)
	keeper.Every = 0
	ctx, cancel := context.WithCancel(t.Context())
	var running sync.WaitGroup
	running.Go(func() { keeper.Run(ctx) })
	path, err := conversation.Wish(t.Context(), keeper.Dir)
	if err != nil || filepath.Base(path) != "state-20250305T120000.000Z.db" {
		t.Errorf("the copy is %s, %v", path, err)
	}
	if err := conversation.Check(path); err != nil {
		t.Error(err)
	}
	cancel()
	running.Wait()
}

// A keeper that was ended while it wrote leaves a part; the next removes it.
func TestKeeperRemovesParts(t *testing.T) {
	_, keeper, round := newKeeper(t)
	round()
	for _, name := range []string{"state-20260301T120000.000Z.db.12.haiphongbot.part", "mine.db.12.haiphongbot.part", "state-mine.db.part"} {
		if err := os.WriteFile(filepath.Join(keeper.Dir, name), []byte("half"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	round()
	left, err := filepath.Glob(filepath.Join(keeper.Dir, "*.part"))
	if err != nil || len(left) != 2 {
		t.Errorf("left are %v, %v", left, err)
	}
}

func TestWish(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	f := openFile(t, filepath.Join(dir, "state.db"))
	fill(t, f)
	folder := filepath.Join(dir, "backups")
	ctx, cancel := context.WithCancel(t.Context())
	var running sync.WaitGroup
	running.Go(func() {
		(&conversation.Keeper{File: f, Dir: folder, Keep: 1, Clock: time.Now, Log: slog.New(slog.DiscardHandler)}).Run(ctx)
	})
	for range 2 {
		path, err := conversation.Wish(t.Context(), folder)
		if err != nil {
			t.Fatal(err)
		}
		if err := conversation.Check(path); err != nil {
			t.Error(err)
		}
	}
	if copies, err := conversation.Copies(folder); err != nil || len(copies) != 1 {
		t.Errorf("%d copies kept, %v", len(copies), err)
	}
	f.Close()
	if path, err := conversation.Wish(t.Context(), folder); err == nil {
		t.Errorf("a closed store yields %s", path)
	}
	cancel()
	running.Wait()
	if path, err := conversation.Wish(ctx, folder); !errors.Is(err, context.Canceled) {
		t.Errorf("nobody makes copies: %q, %v", path, err)
	}
}
