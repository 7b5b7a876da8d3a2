package conversation

import (
	"bytes"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// Somebody removes the state file, or moves it away, while the bot runs.
func TestRemovedWhileInUse(t *testing.T) {
	for name, remove := range map[string]func(path string) error{
		"removed": os.Remove,
		"moved":   func(path string) error { return os.Rename(path, path+".old") },
	} {
		o := newOffice(t)
		o.say("1", "a", "one")
		if err := remove(o.path); err != nil {
			t.Fatal(err)
		}
		var together sync.WaitGroup
		for range 4 {
			together.Go(func() {
				if _, err := o.file.Load(t.Context(), "a"); err != nil {
					t.Error(err)
				}
			})
		}
		together.Wait()
		o.say("2", "a", "two")
		if bytes.Count(o.log.Bytes(), []byte("\n")) != 1 {
			t.Errorf("%s: the log does not say so once:\n%s", name, &o.log)
		}
		if _, err := Open(o.path, Options{Timeout: 20 * time.Millisecond}); !errors.Is(err, ErrLocked) {
			t.Errorf("%s: a second Open: %v", name, err)
		}
		o.close()
		o.open()
		o.owes("a: one", "a: two")
		o.say("1", "a", "again") // which is known
		o.owes("a: one", "a: two")
	}
}

// Somebody puts another file in the place of the one in use: it stays as it is, and
// nothing is stored where nobody would find it.
func TestReplacedWhileInUse(t *testing.T) {
	o := newOffice(t)
	o.say("1", "a", "one")
	o.backup()
	if err := os.Rename(o.copied, o.path); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(o.path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.file.Apply(t.Context(), Change{At: o.now, Update: "2"}); !errors.Is(err, ErrDamaged) {
		t.Errorf("Apply: %v", err)
	}
	o.close()
	if after, err := os.ReadFile(o.path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the other file was changed: %v", err)
	}
}

// Whoever asks whether everything can be stored is told, also when nobody writes.
func TestStoringWhileAbsent(t *testing.T) {
	o := newOffice(t)
	o.backup()
	store := NewShelter(o.file, slog.New(slog.DiscardHandler))
	if !store.Storing() {
		t.Error("a sound file takes nothing")
	}
	if err := os.Remove(o.path); err != nil {
		t.Fatal(err)
	}
	if !store.Storing() {
		t.Error("a file that was removed is not written anew")
	}
	if err := Check(o.path); err != nil {
		t.Error(err)
	}
	if err := os.Rename(o.copied, o.path); err != nil {
		t.Fatal(err)
	}
	if store.Storing() {
		t.Error("a file that stands nowhere takes everything")
	}
	if err := store.Close(); err != nil || store.Storing() {
		t.Errorf("a closed store takes everything, %v", err)
	}
}

// The whole folder is gone: answers go on from memory until it is back.
func TestFolderRemovedWhileInUse(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	f, err := Open(filepath.Join(dir, "state.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	store := NewShelter(f, slog.New(slog.DiscardHandler))
	defer store.Close()
	say := func(update string) error {
		_, err := store.Apply(t.Context(), Change{At: spring, Update: update, Messages: []Message{{Chat: "a", Payload: []byte(update)}}})
		return err
	}
	if err := say("1"); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if err := say("2"); !errors.Is(err, ErrUnstored) {
		t.Errorf("without the folder: %v", err)
	}
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := say("3"); err != nil || !store.Storing() {
		t.Errorf("with the folder: %v", err)
	}
	messages, err := f.Pending(t.Context(), 0, 10)
	var got []string
	for _, m := range messages {
		got = append(got, string(m.Payload))
	}
	if diff := cmp.Diff([]string{"1", "2", "3"}, got); diff != "" || err != nil {
		t.Errorf("outbox (-want +got), %v:\n%s", err, diff)
	}
}
