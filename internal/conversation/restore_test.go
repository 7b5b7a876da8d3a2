package conversation

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// spring is when these tests begin.
var spring = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

// office is a bot's state over its life, for tests of what a restore does.
type office struct {
	t      *testing.T
	path   string // of the state file
	copied string // of its backup
	now    time.Time
	file   *File
	log    bytes.Buffer
}

func newOffice(t *testing.T) *office {
	dir := t.TempDir()
	o := &office{t: t, path: filepath.Join(dir, "state.db"), copied: filepath.Join(dir, "copy.db"), now: spring}
	o.open()
	return o
}

func (o *office) open() {
	o.t.Helper()
	var err error
	o.file, err = Open(o.path, Options{Now: o.now, Logger: slog.New(slog.NewTextHandler(&o.log, nil))})
	if err != nil {
		o.t.Fatal(err)
	}
	o.t.Cleanup(func() { o.file.Close() })
}

func (o *office) close() {
	o.t.Helper()
	if err := o.file.Close(); err != nil {
		o.t.Fatal(err)
	}
}

// say handles an update of a chat that is answered with text.
func (o *office) say(update, chat, text string) {
	o.t.Helper()
	o.now = o.now.Add(time.Second)
	_, err := o.file.Apply(o.t.Context(), Change{
		At: o.now, Update: update, Chat: chat, State: []byte(text), Messages: []Message{{Chat: chat, Payload: []byte(text)}},
	})
	if err != nil {
		o.t.Fatal(err)
	}
}

// ask opens a question, of which the desk is told, and returns its number.
func (o *office) ask(chat string) uint64 {
	o.t.Helper()
	var number uint64
	_, err := o.file.Apply(o.t.Context(), Change{
		At: o.now, Questions: []Question{{At: o.now, Chat: chat, Text: "?"}},
		Announce: func(q Question) []Message {
			number = q.Number
			return []Message{{Chat: "desk", Payload: []byte("card of " + chat)}}
		},
	})
	if err != nil {
		o.t.Fatal(err)
	}
	return number
}

func (o *office) pending() []string {
	o.t.Helper()
	messages, err := o.file.Pending(o.t.Context(), 0, 100)
	if err != nil {
		o.t.Fatal(err)
	}
	var out []string
	for _, m := range messages {
		out = append(out, m.Chat+": "+string(m.Payload))
	}
	return out
}

// send delivers the first messages of the outbox.
func (o *office) send(n int) {
	o.t.Helper()
	messages, err := o.file.Pending(o.t.Context(), 0, n)
	if err != nil || len(messages) != n {
		o.t.Fatalf("%d messages, %v", len(messages), err)
	}
	for _, m := range messages {
		if err := o.file.Done(o.t.Context(), m.Seq); err != nil {
			o.t.Fatal(err)
		}
	}
}

func (o *office) backup() {
	o.t.Helper()
	if err := o.file.Backup(o.copied); err != nil {
		o.t.Fatal(err)
	}
}

// restore puts the backup back, a day later.
func (o *office) restore(resend bool) Restored {
	o.t.Helper()
	o.now = o.now.Add(24 * time.Hour)
	done, err := Restore(o.copied, o.path, Restoring{Now: o.now, Resend: resend})
	if err != nil {
		o.t.Fatal(err)
	}
	if err := Check(o.path); err != nil {
		o.t.Error(err)
	}
	o.open()
	return done
}

func (o *office) owes(want ...string) {
	o.t.Helper()
	if diff := cmp.Diff(want, o.pending()); diff != "" {
		o.t.Errorf("outbox (-want +got):\n%s", diff)
	}
}

// What waited when the backup was made was sent since, or is sent, but not both.
func TestRestoreSendsNothingTwice(t *testing.T) {
	o := newOffice(t)
	o.say("1", "a", "sent at once")
	o.say("2", "b", "not sent yet")
	o.ask("c")
	o.backup()
	o.send(1)
	o.say("3", "a", "asked since")
	o.say("4", "d", "asked and answered since")
	messages, err := o.file.Pending(t.Context(), 0, 100)
	if err != nil {
		t.Fatal(err)
	}
	if err := o.file.Done(t.Context(), messages[len(messages)-1].Seq); err != nil {
		t.Fatal(err)
	}
	o.close()

	if done := o.restore(false); done.Unsent != 1 {
		t.Errorf("%+v", done)
	}
	o.owes("b: not sent yet", "desk: card of c", "a: asked since")
	for _, update := range []string{"1", "3", "4"} { // which Telegram may bring again
		o.say(update, "a", "a second answer")
	}
	o.say("5", "a", "new")
	o.owes("b: not sent yet", "desk: card of c", "a: asked since", "a: new")
	o.send(4)
	o.close()
	o.restore(false)
	o.owes()
	o.close()

	// They want it sent all the same, for the backup was the last thing before a move.
	if done := o.restore(true); done.Unsent != 0 {
		t.Errorf("%+v", done)
	}
	o.owes("a: sent at once", "b: not sent yet", "desk: card of c")
}

// The replaced file is gone or cannot be read: nobody knows what was sent.
func TestRestoreWithoutThePast(t *testing.T) {
	for name, lose := range map[string]func(path string) error{
		"gone":        os.Remove,
		"emptied":     func(path string) error { return os.Truncate(path, 0) },
		"cut":         func(path string) error { return os.Truncate(path, 8192) },
		"overwritten": func(path string) error { return errors.Join(os.Remove(path), os.WriteFile(path, []byte("?"), 0o600)) },
	} {
		o := newOffice(t)
		o.say("1", "a", "hello")
		first := o.ask("a")
		o.backup()
		lost := o.ask("b")
		o.close()
		if err := lose(o.path); err != nil {
			t.Fatal(err)
		}
		if done := o.restore(false); done.Unsent != 2 || (done.Replaced == "") != (name == "gone") {
			t.Errorf("%s: %+v", name, done)
		}
		o.owes()
		if questions, err := o.file.Questions(t.Context()); err != nil || len(questions) != 1 || questions[0].Number != first {
			t.Errorf("%s: questions %+v, %v", name, questions, err)
		}
		if next := o.ask("c"); next <= lost {
			t.Errorf("%s: number %d is given after %d", name, next, lost)
		}
		o.close()
		if done := o.restore(true); done.Unsent != 0 {
			t.Errorf("%s: %+v", name, done)
		}
		o.owes("a: hello", "desk: card of a", "desk: card of c")
	}
}

// A number that was given once never names another question, whatever becomes of
// the file: a reply to an old card at the desk reaches nobody else.
func TestNumbersOutliveTheFile(t *testing.T) {
	asked := make(map[uint64]string)
	o := newOffice(t)
	ask := func(chat string) {
		t.Helper()
		n := o.ask(chat)
		if other, ok := asked[n]; ok {
			t.Errorf("the number %d of %s is given to %s", n, other, chat)
		}
		asked[n] = chat
	}
	ask("a")
	o.backup()
	for i := range 50 {
		ask(fmt.Sprint("later ", i))
	}
	o.close()
	o.restore(false) // over the file
	ask("b")
	o.close()
	if err := os.Remove(o.path); err != nil {
		t.Fatal(err)
	}
	o.restore(false) // the file is lost
	ask("c")
	o.close()
	data, err := os.ReadFile(o.copied)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(o.path, data, 0o600); err != nil { // by hand
		t.Fatal(err)
	}
	o.now = o.now.Add(time.Hour)
	o.open()
	o.owes()
	if !strings.Contains(o.log.String(), "unsent=1") {
		t.Errorf("the log does not say that a backup was put there by hand:\n%s", &o.log)
	}
	ask("d")
	o.close()
	o.open()
	o.owes("desk: card of d")
	if strings.Count(o.log.String(), "by hand") != 1 {
		t.Errorf("it is noticed again:\n%s", &o.log)
	}
	if !strings.Contains(o.log.String(), "personal data") {
		t.Errorf("the log does not say that a replaced file is kept:\n%s", &o.log)
	}
	ask("e")
	o.close()
	if err := os.Remove(o.path); err != nil {
		t.Fatal(err)
	}
	o.now = o.now.Add(time.Minute)
	o.open() // with nothing, as after a container was made anew
	ask("f")
}

// Two files that have nothing to do with each other: what both owe is sent.
func TestRestoreOverAnotherLife(t *testing.T) {
	o := newOffice(t)
	o.say("1", "a", "one")
	o.say("2", "a", "two")
	o.backup()
	o.close()
	if err := os.Remove(o.path); err != nil {
		t.Fatal(err)
	}
	o.now = spring // so that numbers begin where the others did
	o.open()
	o.say("7", "b", "three")
	o.say("8", "b", "four")
	o.say("9", "b", "five")
	o.close()
	o.restore(true)
	o.owes("a: one", "a: two", "b: three", "b: four", "b: five")
	o.close()
	o.restore(false)
	o.owes("a: one", "a: two", "b: three", "b: four", "b: five")
}

// While one command works on the file, another that would replace it must not.
func TestRestoreAndCompactExcludeEachOther(t *testing.T) {
	o := newOffice(t)
	o.backup()
	o.close()
	reading, err := openReadOnly(o.path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Restore(o.copied, o.path, Restoring{Now: spring}); !errors.Is(err, ErrLocked) {
		t.Errorf("Restore: %v", err)
	}
	if _, _, err := Compact(o.path); !errors.Is(err, ErrLocked) {
		t.Errorf("Compact: %v", err)
	}
	if err := reading.Close(); err != nil {
		t.Fatal(err)
	}
	if got := names(t, filepath.Dir(o.path)); got != "copy.db state.db" {
		t.Errorf("the folder holds %s", got)
	}
}
