package conversation_test

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"haiphongbot/internal/conversation"
)

// soundFile returns the bytes of a state file, what is in its outbox, and the
// state of each chat.
func soundFile(t *testing.T) (sound []byte, outbox []conversation.Message, chats map[string]string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "state.db")
	f := openFile(t, path)
	fill(t, f)
	for i := range 40 { // several pages of these, too
		_, err := f.Apply(t.Context(), conversation.Change{
			At:        time.Unix(200, 0),
			Questions: []conversation.Question{{At: time.Unix(200, 0), Chat: fmt.Sprint("chat-", i), Text: strings.Repeat("Cảng ở đâu? ", 20)}},
			Feedback:  []conversation.Feedback{{At: time.Unix(200, 0), Chat: fmt.Sprint("chat-", i), Helpful: true, Question: "Thuế?"}},
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	outbox, chats = contents(t, f)
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	sound, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return sound, outbox, chats
}

func contents(t *testing.T, f *conversation.File) ([]conversation.Message, map[string]string) {
	t.Helper()
	outbox, err := f.Pending(t.Context(), 0, 1000)
	if err != nil {
		t.Fatal(err)
	}
	chats := make(map[string]string)
	for i := range 50 {
		chat := fmt.Sprint("chat-", i)
		state, err := f.Load(t.Context(), chat)
		if err != nil {
			t.Fatal(err)
		}
		if state != nil {
			chats[chat] = string(state)
		}
	}
	return outbox, chats
}

// journal counts what is logged.
type journal struct{ bytes.Buffer }

func (j *journal) logger() *slog.Logger { return slog.New(slog.NewTextHandler(j, nil)) }

// openDamaged opens a damaged file. It returns nil when that is refused.
func openDamaged(t *testing.T, name string, data []byte) (*conversation.File, *journal) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "damaged.db")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	log := &journal{}
	f, err := conversation.Open(path, conversation.Options{Timeout: time.Second, Logger: log.logger()})
	if err == nil {
		t.Cleanup(func() {
			f.Close()
			if err := conversation.Check(path); err != nil {
				t.Errorf("%s: after it was opened and written to: %v", name, err)
			}
		})
		return f, log
	}
	if !errors.Is(err, conversation.ErrDamaged) && !errors.Is(err, conversation.ErrForeign) {
		t.Errorf("%s: %v", name, err)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(data, after) {
		t.Errorf("%s: the refused file was changed (%v)", name, err)
	}
	return nil, log
}

// A file that lost whole pieces is refused, and left as it is.
func TestDamageInLarge(t *testing.T) {
	t.Parallel()
	sound, _, _ := soundFile(t)
	const page = 4096
	damages := map[string]func([]byte) []byte{
		"zeroed":     func(b []byte) []byte { clear(b); return b },
		"both heads": func(b []byte) []byte { b[40]++; b[page+40]++; return b },
		"pages swapped": func(b []byte) []byte {
			five := bytes.Clone(b[page*5 : page*6])
			copy(b[page*5:page*6], b[page*9:])
			copy(b[page*9:], five)
			return b
		},
		"tail zeroed": func(b []byte) []byte { clear(b[2*page:]); return b },
	}
	for _, length := range []int{0, 1, 15, page - 1, page, page + 100, 2 * page, 2*page + 1, 3 * page, len(sound) / 2, len(sound) / 2 / page * page} {
		damages[fmt.Sprintf("cut at %d", length)] = func(b []byte) []byte { return b[:length] }
	}
	for name, damage := range damages {
		if f, _ := openDamaged(t, name, damage(bytes.Clone(sound))); f != nil {
			t.Errorf("%s: opened", name)
		}
	}
}

// With one byte damaged, a file is refused, or it opens with all records but
// those it reports; then it is sound again. What is opened is written to, too.
func TestDamageOfOneByte(t *testing.T) {
	t.Parallel()
	sound, outbox, chats := soundFile(t)
	random := rand.New(rand.NewPCG(1, 2))
	refused, mended, harmless := 0, 0, 0
	for range 60 {
		at, by := random.IntN(len(sound)-8192)+8192, byte(1+random.IntN(255))
		for sound[at] == 0 { // most of a file is room
			at = random.IntN(len(sound)-8192) + 8192
		}
		name := fmt.Sprintf("byte %d changed by %#x", at, by)
		data := bytes.Clone(sound)
		data[at] ^= by
		f, log := openDamaged(t, name, data)
		if f == nil {
			refused++
			continue
		}
		gotOutbox, gotChats := contents(t, f)
		missing := len(outbox) - len(gotOutbox) + len(chats) - len(gotChats)
		reported := strings.Count(log.String(), "damaged records")
		switch {
		case reported == 0 && missing == 0:
			harmless++
		case reported == 1 && missing <= 1:
			mended++
		default:
			t.Errorf("%s: %d records missing, %d reported", name, missing, reported)
		}
		for _, m := range gotOutbox {
			i := slices.IndexFunc(outbox, func(o conversation.Message) bool { return o.Seq == m.Seq })
			if i < 0 || m.Chat != outbox[i].Chat || !m.At.Equal(outbox[i].At) || !bytes.Equal(m.Payload, outbox[i].Payload) {
				t.Errorf("%s: message %d is another", name, m.Seq)
			}
		}
		for chat, state := range gotChats {
			if chats[chat] != state {
				t.Errorf("%s: chat %s is another", name, chat)
			}
		}
		if applied, err := f.Apply(t.Context(), conversation.Change{
			At: time.Unix(300, 0), Update: "new", Chat: "chat-0", State: []byte("x"),
			Messages: []conversation.Message{{Chat: "chat-0", Payload: []byte("y")}},
		}); err != nil || !applied {
			t.Errorf("%s: Apply: %v, %v", name, applied, err)
		}
	}
	t.Logf("of 60 damages %d refused, %d reported and mended, %d where nothing is kept", refused, mended, harmless)
	if refused+mended < 20 || mended < 10 {
		t.Error("too few damages were noticed")
	}
}

// A record is damaged where it hurts: the others live.
func TestDamagedRecordsAreLeftOut(t *testing.T) {
	t.Parallel()
	sound, outbox, chats := soundFile(t)
	count := func(part string) int { return bytes.Count(sound, []byte(part)) }
	for _, test := range []struct {
		bucket, part string // text of the record
	}{
		{"outbox", "payloadpayload"},
		{"questions", "Cảng ở đâu?"},
		{"feedback", "Thuế?"},
	} {
		if count(test.part) == 0 {
			t.Fatalf("no %q in the file", test.part)
		}
		data := bytes.ReplaceAll(sound, []byte(test.part), bytes.Repeat([]byte("?"), len(test.part)))
		f, log := openDamaged(t, test.bucket, data)
		if f == nil {
			t.Errorf("%s: refused", test.bucket)
			continue
		}
		if want := "bucket=" + test.bucket; !strings.Contains(log.String(), want) || strings.Count(log.String(), "\n") != 1 {
			t.Errorf("%s: log does not say so once:\n%s", test.bucket, log)
		}
		gotOutbox, gotChats := contents(t, f)
		wantOutbox := outbox
		if test.bucket == "outbox" {
			wantOutbox = nil
		}
		if diff := cmp.Diff(wantOutbox, gotOutbox); diff != "" {
			t.Errorf("%s: outbox (-want +got):\n%s", test.bucket, diff)
		}
		if diff := cmp.Diff(chats, gotChats); diff != "" {
			t.Errorf("%s: chats (-want +got):\n%s", test.bucket, diff)
		}
		if questions, err := f.Questions(t.Context()); err != nil || (len(questions) == 40) == (test.bucket == "questions") {
			t.Errorf("%s: %d questions, %v", test.bucket, len(questions), err)
		}
	}
}

// The bucket that says when things end is damaged: they end all the same.
func TestDamagedExpiryIsRebuilt(t *testing.T) {
	t.Parallel()
	sound, _, chats := soundFile(t)
	// An entry for chat-7: its due time, "c", its name. The kind is changed, so
	// that nothing would ever delete the chat.
	name := []byte("cchat-7")
	at := bytes.LastIndex(sound, name)
	for i := at; i >= 0; i = bytes.LastIndex(sound[:i], name) {
		sound[i] = 'C'
	}
	f, log := openDamaged(t, "expiry", sound)
	if f == nil || !strings.Contains(log.String(), "bucket=expiry") {
		t.Fatalf("damage of expiry is not mended:\n%s", log)
	}
	if _, got := contents(t, f); len(got) != len(chats) {
		t.Errorf("%d chats of %d live", len(got), len(chats))
	}
	late := time.Unix(200, 0).Add(2 * conversation.KeepFeedback)
	for i := range 60 {
		if _, err := f.Apply(t.Context(), conversation.Change{At: late, Update: fmt.Sprint("late-", i)}); err != nil {
			t.Fatal(err)
		}
	}
	if _, got := contents(t, f); len(got) != 0 {
		t.Errorf("%d chats are kept without an end", len(got))
	}
	if questions, err := f.Questions(t.Context()); err != nil || len(questions) != 0 {
		t.Errorf("%d questions are kept without an end, %v", len(questions), err)
	}
}

// One head of two is damaged: the file opens with all but the last change.
func TestOneHeadDamaged(t *testing.T) {
	t.Parallel()
	sound, outbox, _ := soundFile(t)
	for _, at := range []int{40, 4096 + 40} {
		data := bytes.Clone(sound)
		data[at]++
		f, log := openDamaged(t, "head", data)
		if f == nil {
			t.Errorf("byte %d: refused", at)
			continue
		}
		if got, _ := contents(t, f); len(got) != len(outbox) || !strings.Contains(log.String(), "head") {
			t.Errorf("byte %d: %d messages of %d, log:\n%s", at, len(got), len(outbox), log)
		}
	}
}

// Somebody copies another file over the one in use.
func TestCutWhileInUse(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "state.db")
	f := openFile(t, path)
	fill(t, f)
	for _, length := range []int64{5 * 4096, 100, 0} {
		if err := os.Truncate(path, length); err != nil {
			t.Fatal(err)
		}
		if _, err := f.Load(t.Context(), "chat-1"); !errors.Is(err, conversation.ErrDamaged) {
			t.Errorf("%d bytes: Load: %v", length, err)
		}
		if _, err := f.Pending(t.Context(), 0, 100); !errors.Is(err, conversation.ErrDamaged) {
			t.Errorf("%d bytes: Pending: %v", length, err)
		}
		if _, err := f.Apply(t.Context(), conversation.Change{Update: "x"}); !errors.Is(err, conversation.ErrDamaged) {
			t.Errorf("%d bytes: Apply: %v", length, err)
		}
		if err := f.Done(t.Context(), 2); !errors.Is(err, conversation.ErrDamaged) {
			t.Errorf("%d bytes: Done: %v", length, err)
		}
		if err := f.Backup(path + ".copy"); err == nil {
			t.Errorf("%d bytes: a backup was made", length)
		}
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
	if _, err := conversation.Open(path, conversation.Options{}); !errors.Is(err, conversation.ErrDamaged) {
		t.Errorf("Open: %v", err)
	}
}
