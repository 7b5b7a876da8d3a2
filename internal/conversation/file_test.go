package conversation_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.etcd.io/bbolt"

	"haiphongbot/internal/conversation"
	"haiphongbot/internal/conversation/conversationtest"
)

func openFile(t *testing.T, path string) *conversation.File {
	t.Helper()
	f, err := conversation.Open(path, conversation.Options{Timeout: 50 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func TestFile(t *testing.T) {
	conversationtest.Run(t, func(t *testing.T) conversation.Store {
		return openFile(t, filepath.Join(t.TempDir(), "state.db"))
	})
}

func TestShelter(t *testing.T) {
	conversationtest.Run(t, func(t *testing.T) conversation.Store {
		return conversation.NewShelter(openFile(t, filepath.Join(t.TempDir(), "state.db")), slog.New(slog.DiscardHandler))
	})
}

// fill writes enough for trees of several pages, free pages included.
func fill(t *testing.T, f *conversation.File) {
	t.Helper()
	for i := range 160 {
		chat := fmt.Sprintf("chat-%d", i%50)
		_, err := f.Apply(t.Context(), conversation.Change{
			At: time.Unix(int64(i), 0), Update: fmt.Sprint(i), Chat: chat, State: bytes.Repeat([]byte{byte(i)}, 300),
			Messages: []conversation.Message{{Chat: chat, Payload: bytes.Repeat([]byte("payload"), 20)}},
		})
		if err != nil {
			t.Fatal(err)
		}
		if i%2 == 0 {
			if err := f.Done(t.Context(), uint64(i+1)); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestReopenKeepsEverything(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "state.db")
	f := openFile(t, path)
	fill(t, f)
	before, err := f.Pending(t.Context(), 0, 1000)
	if err != nil || len(before) != 80 {
		t.Fatalf("%d messages, %v", len(before), err)
	}
	f.Close()
	f = openFile(t, path)
	after, err := f.Pending(t.Context(), 0, 1000)
	if diff := cmp.Diff(before, after); diff != "" || err != nil {
		t.Errorf("outbox changed (-before +after), %v:\n%s", err, diff)
	}
	applied, err := f.Apply(t.Context(), conversation.Change{At: time.Unix(1000, 0), Update: "159"})
	if applied || err != nil {
		t.Errorf("an update seen before the restart: %v, %v", applied, err)
	}
}

func TestOpenLocked(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state.db")
	openFile(t, path)
	if _, err := conversation.Open(path, conversation.Options{Timeout: 20 * time.Millisecond}); !errors.Is(err, conversation.ErrLocked) {
		t.Errorf("second Open: %v", err)
	}
}

func TestOpenRefuses(t *testing.T) {
	write := func(data string) func(*testing.T, string) {
		return func(t *testing.T, path string) {
			if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, test := range []struct {
		name    string
		prepare func(*testing.T, string)
		want    error
	}{
		{"no bytes", write(""), conversation.ErrDamaged},
		{"few bytes", write("SQLite format 3"), conversation.ErrDamaged},
		{"another file", write(string(bytes.Repeat([]byte("Xin chào. "), 10000))), conversation.ErrForeign},
		{"another bbolt file", writeBolt, conversation.ErrForeign},
		{"a folder", func(t *testing.T, path string) {
			if err := os.Mkdir(path, 0o700); err != nil {
				t.Fatal(err)
			}
		}, conversation.ErrForeign},
		{"missing though expected", func(*testing.T, string) {}, fs.ErrNotExist},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "state.db")
			test.prepare(t, path)
			_, err := conversation.Open(path, conversation.Options{Expect: true, Timeout: time.Second})
			if !errors.Is(err, test.want) {
				t.Errorf("Open: %v", err)
			}
		})
	}
}

func writeBolt(t *testing.T, path string) {
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = db.Update(func(tx *bbolt.Tx) error {
		_, err := tx.CreateBucket([]byte("someone else's"))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
