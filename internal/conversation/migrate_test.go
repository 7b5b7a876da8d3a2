package conversation

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.etcd.io/bbolt"
)

var update = flag.Bool("update", false, "write the file of the present schema anew")

// firstSchema is a file as version 1 of the schema was first shipped. A later
// version must open it for as long as any site may still have one.
const firstSchema = "testdata/schema-1.db"

func firstChange() Change {
	at := time.Unix(1770000000, 0)
	return Change{
		At: at, Update: "telegram:7", Chat: "telegram:42", State: []byte(`{"turns":[]}`),
		Messages:  []Message{{Chat: "telegram:42", Payload: []byte("Kính chào anh/chị.")}},
		Questions: []Question{{At: at, Chat: "telegram:42", Text: "Giá thuê đất?"}},
		Feedback:  []Feedback{{At: at, Chat: "telegram:42", Helpful: true, Question: "Cảng?", Document: "cang.md", Paragraph: 3}},
	}
}

func TestFirstSchemaOpens(t *testing.T) {
	if *update && schema == 1 {
		path := filepath.Join(t.TempDir(), "state.db")
		f, err := Open(path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Apply(t.Context(), firstChange()); err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(f.Backup(firstSchema), f.Close()); err != nil {
			t.Fatal(err)
		}
	}
	for _, place := range []func(path string) error{
		func(path string) error { return os.CopyFS(filepath.Dir(path), os.DirFS("testdata")) },
		func(path string) error {
			_, err := Restore(firstSchema, path, Restoring{Resend: true})
			return err
		},
	} {
		path := filepath.Join(t.TempDir(), filepath.Base(firstSchema))
		if err := place(path); err != nil {
			t.Fatal(err)
		}
		holdsFirstChange(t, path)
	}
}

func holdsFirstChange(t *testing.T, path string) {
	t.Helper()
	f, err := Open(path, Options{Expect: true})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	want := firstChange()
	want.Questions[0].Number = 1
	want.Messages[0].Seq, want.Messages[0].At = 1, want.At
	state, err := f.Load(t.Context(), want.Chat)
	if err != nil || string(state) != string(want.State) {
		t.Errorf("state %q, %v", state, err)
	}
	messages, err := f.Pending(t.Context(), 0, 10)
	if diff := cmp.Diff(want.Messages, messages); diff != "" || err != nil {
		t.Errorf("outbox (-want +got), %v:\n%s", err, diff)
	}
	questions, err := f.Questions(t.Context())
	if diff := cmp.Diff(want.Questions, questions); diff != "" || err != nil {
		t.Errorf("questions (-want +got), %v:\n%s", err, diff)
	}
	feedback, err := f.Feedback(t.Context())
	if diff := cmp.Diff(want.Feedback, feedback); diff != "" || err != nil {
		t.Errorf("feedback (-want +got), %v:\n%s", err, diff)
	}
	if applied, err := f.Apply(t.Context(), Change{At: want.At, Update: want.Update}); applied || err != nil {
		t.Errorf("the update is not known any more: %v, %v", applied, err)
	}
}

// migrated opens the first file with a schema of the test's own.
func migrated(t *testing.T, path string, schema uint64, steps map[uint64]func(*bbolt.Tx) error) error {
	t.Helper()
	db, err := openBolt(path, &bbolt.Options{Timeout: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	return errors.Join(prepare(db, schema, steps), db.Close())
}

func TestMigration(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state.db")
	if _, err := Restore(firstSchema, path, Restoring{Now: time.Unix(0, 0)}); err != nil {
		t.Fatal(err)
	}
	var ran []uint64
	broken := errors.New("no room")
	put := func(version uint64, fail error) func(*bbolt.Tx) error {
		return func(tx *bbolt.Tx) error {
			ran = append(ran, version)
			key := number(version)
			return errors.Join(fail, tx.Bucket(bucketChats).Put(key, seal(bucketChats, key, number(0))))
		}
	}

	// One step fails: nothing of any is stored.
	err := migrated(t, path, 3, map[uint64]func(*bbolt.Tx) error{1: put(1, nil), 2: put(2, broken)})
	if !errors.Is(err, broken) {
		t.Errorf("a migration that fails: %v", err)
	}
	if f, err := Open(path, Options{}); err != nil {
		t.Errorf("after a migration that failed: %v", err)
	} else if state, err := f.Load(t.Context(), string(number(1))); err != nil || state != nil || f.Close() != nil {
		t.Errorf("half a migration is stored: %v", err)
	}

	// All succeed: each runs once, in order, and never again.
	ran = nil
	steps := map[uint64]func(*bbolt.Tx) error{1: put(1, nil), 2: put(2, nil)}
	for range 2 {
		if err := migrated(t, path, 3, steps); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff([]uint64{1, 2}, ran); diff != "" {
		t.Errorf("steps (-want +got):\n%s", diff)
	}

	// This program is now too old for the file, says so and changes nothing.
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path, Options{}); !errors.Is(err, ErrNewer) {
		t.Errorf("Open of a newer file: %v", err)
	}
	if _, err := Restore(path, filepath.Join(t.TempDir(), "other.db"), Restoring{Now: time.Unix(0, 0)}); !errors.Is(err, ErrNewer) {
		t.Errorf("Restore of a newer file: %v", err)
	}
	after, err := os.ReadFile(path)
	if err != nil || string(before) != string(after) {
		t.Errorf("the newer file was changed: %v", err)
	}
}
