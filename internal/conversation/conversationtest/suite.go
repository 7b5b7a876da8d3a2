// Package conversationtest holds the suite that every conversation.Store must pass.
package conversationtest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"haiphongbot/internal/conversation"
)

// Run tests the stores that open returns. Each call of open must return an
// empty store.
func Run(t *testing.T, open func(t *testing.T) conversation.Store) {
	tests := []struct {
		name string
		run  func(*testing.T, conversation.Store)
	}{
		{"state is returned as applied", testState},
		{"an update counts once", testSeen},
		{"a seen update changes nothing", testSeenChangesNothing},
		{"updates are forgotten in the end", testSeenExpires},
		{"silent chats are forgotten", testChatExpires},
		{"outbox keeps order", testOutbox},
		{"numbers are never reused", testNumbers},
		{"questions open and close", testQuestions},
		{"questions are announced with their number", testAnnounce},
		{"forget", testForget},
		{"invalid changes are refused whole", testInvalid},
		{"contexts are obeyed", testContext},
		{"callers keep their memory", testAliasing},
		{"many goroutines", testConcurrent},
		{"closed", testClosed},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			store := open(t)
			t.Cleanup(func() { store.Close() })
			test.run(t, store)
		})
	}
}

// noon is when these tests begin.
var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

func apply(t *testing.T, s conversation.Store, c conversation.Change) bool {
	t.Helper()
	if c.At.IsZero() {
		c.At = noon
	}
	applied, err := s.Apply(t.Context(), c)
	if err != nil {
		t.Fatalf("Apply(%+v): %v", c, err)
	}
	return applied
}

func load(t *testing.T, s conversation.Store, chat string) string {
	t.Helper()
	state, err := s.Load(t.Context(), chat)
	if err != nil {
		t.Fatalf("Load(%q): %v", chat, err)
	}
	return string(state)
}

func pending(t *testing.T, s conversation.Store, after uint64, limit int) []conversation.Message {
	t.Helper()
	messages, err := s.Pending(t.Context(), after, limit)
	if err != nil {
		t.Fatalf("Pending: %v", err)
	}
	return messages
}

func payloads(messages []conversation.Message) []string {
	var out []string
	for _, m := range messages {
		out = append(out, m.Chat+" "+string(m.Payload))
	}
	return out
}

func questions(t *testing.T, s conversation.Store) []conversation.Question {
	t.Helper()
	open, err := s.Questions(t.Context())
	if err != nil {
		t.Fatalf("Questions: %v", err)
	}
	return open
}

func message(chat, text string) conversation.Message {
	return conversation.Message{Chat: chat, Payload: []byte(text)}
}

func testState(t *testing.T, s conversation.Store) {
	if state, err := s.Load(t.Context(), "a"); state != nil || err != nil {
		t.Errorf("an unknown chat has state %q, %v", state, err)
	}
	apply(t, s, conversation.Change{Chat: "a", State: []byte("one")})
	apply(t, s, conversation.Change{Chat: "b", State: []byte("two")})
	apply(t, s, conversation.Change{Chat: "a", State: nil})
	if got := load(t, s, "a"); got != "one" {
		t.Errorf("state %q; nil must leave it as it was", got)
	}
	apply(t, s, conversation.Change{Chat: "a", State: []byte("three")})
	if a, b := load(t, s, "a"), load(t, s, "b"); a != "three" || b != "two" {
		t.Errorf("states %q and %q", a, b)
	}
}

func testSeen(t *testing.T, s conversation.Store) {
	for _, test := range []struct {
		update string
		want   bool
	}{{"u1", true}, {"u1", false}, {"u2", true}, {"", true}, {"", true}, {"u1", false}} {
		if got := apply(t, s, conversation.Change{Update: test.update}); got != test.want {
			t.Errorf("Apply of %q is %v", test.update, got)
		}
	}
}

func testSeenChangesNothing(t *testing.T, s conversation.Store) {
	apply(t, s, conversation.Change{Update: "u", Chat: "a", State: []byte("first")})
	apply(t, s, conversation.Change{
		Update: "u", Chat: "a", State: []byte("second"),
		Messages:  []conversation.Message{message("a", "hello")},
		Questions: []conversation.Question{{Chat: "a", Text: "?", At: noon}},
	})
	if got := load(t, s, "a"); got != "first" {
		t.Errorf("state %q", got)
	}
	if got := pending(t, s, 0, 10); len(got) != 0 {
		t.Errorf("outbox %q", payloads(got))
	}
	if got := questions(t, s); len(got) != 0 {
		t.Errorf("questions %v", got)
	}
}

func testSeenExpires(t *testing.T, s conversation.Store) {
	apply(t, s, conversation.Change{Update: "u"})
	if apply(t, s, conversation.Change{Update: "u", At: noon.Add(conversation.KeepSeen - time.Minute)}) {
		t.Error("forgotten too early")
	}
	later := noon.Add(conversation.KeepSeen + time.Minute)
	apply(t, s, conversation.Change{Update: "other", At: later}) // a change that has the chance to prune
	if !apply(t, s, conversation.Change{Update: "u", At: later}) {
		t.Error("still remembered")
	}
}

func testChatExpires(t *testing.T, s conversation.Store) {
	apply(t, s, conversation.Change{Chat: "silent", State: []byte("x")})
	apply(t, s, conversation.Change{Chat: "lively", State: []byte("x")})
	apply(t, s, conversation.Change{Chat: "lively", State: []byte("y"), At: noon.Add(conversation.KeepChat / 2)})
	apply(t, s, conversation.Change{Update: "u", At: noon.Add(conversation.KeepChat + time.Hour)})
	if got := load(t, s, "silent"); got != "" {
		t.Errorf("a silent chat still has state %q", got)
	}
	if got := load(t, s, "lively"); got != "y" {
		t.Errorf("a lively chat has state %q", got)
	}
	apply(t, s, conversation.Change{Update: "v", At: noon.Add(2 * conversation.KeepChat)})
	if got := load(t, s, "lively"); got != "" {
		t.Errorf("a chat that fell silent later still has state %q", got)
	}
}

func testOutbox(t *testing.T, s conversation.Store) {
	apply(t, s, conversation.Change{Messages: []conversation.Message{message("a", "1"), message("b", "2")}})
	apply(t, s, conversation.Change{Messages: []conversation.Message{message("a", "3")}})
	all := pending(t, s, 0, 10)
	if diff := cmp.Diff([]string{"a 1", "b 2", "a 3"}, payloads(all)); diff != "" {
		t.Fatalf("outbox (-want +got):\n%s", diff)
	}
	if !slices.IsSortedFunc(all, func(a, b conversation.Message) int { return int(int64(a.Seq) - int64(b.Seq)) }) || all[0].Seq == 0 {
		t.Errorf("sequence numbers %d %d %d", all[0].Seq, all[1].Seq, all[2].Seq)
	}
	if !all[0].At.Equal(noon) {
		t.Errorf("time %v", all[0].At)
	}
	if got := payloads(pending(t, s, all[0].Seq, 1)); !slices.Equal(got, []string{"b 2"}) {
		t.Errorf("one after the first: %q", got)
	}
	for range 2 { // the second time it is gone already
		if err := s.Done(t.Context(), all[1].Seq); err != nil {
			t.Fatal(err)
		}
	}
	if got := payloads(pending(t, s, 0, 10)); !slices.Equal(got, []string{"a 1", "a 3"}) {
		t.Errorf("after Done: %q", got)
	}
}

func testNumbers(t *testing.T, s conversation.Store) {
	var last uint64
	for range 3 {
		apply(t, s, conversation.Change{Messages: []conversation.Message{message("a", "x")}})
		got := pending(t, s, 0, 10)
		if len(got) != 1 || got[0].Seq <= last {
			t.Fatalf("outbox %+v after number %d", got, last)
		}
		last = got[0].Seq
		if err := s.Done(t.Context(), last); err != nil {
			t.Fatal(err)
		}
	}
}

func testQuestions(t *testing.T, s conversation.Store) {
	apply(t, s, conversation.Change{Questions: []conversation.Question{
		{At: noon, Chat: "a", Text: "Giá thuê đất?"}, {At: noon, Chat: "b", Text: "Ai phụ trách?"}}})
	want := []conversation.Question{
		{Number: 1, At: noon, Chat: "a", Text: "Giá thuê đất?"}, {Number: 2, At: noon, Chat: "b", Text: "Ai phụ trách?"}}
	if diff := cmp.Diff(want, questions(t, s)); diff != "" {
		t.Fatalf("questions (-want +got):\n%s", diff)
	}
	apply(t, s, conversation.Change{Closed: []uint64{1, 99}})
	if diff := cmp.Diff(want[1:], questions(t, s)); diff != "" {
		t.Errorf("after closing the first (-want +got):\n%s", diff)
	}
	apply(t, s, conversation.Change{Questions: []conversation.Question{{At: noon, Chat: "c"}}})
	if got := questions(t, s); len(got) != 2 || got[1].Number != 3 {
		t.Errorf("after opening another: %+v", got)
	}
	apply(t, s, conversation.Change{Update: "u", At: noon.Add(conversation.KeepFeedback + time.Hour)})
	if got := questions(t, s); len(got) != 0 {
		t.Errorf("kept too long: %+v", got)
	}
}

func testAnnounce(t *testing.T, s conversation.Store) {
	apply(t, s, conversation.Change{
		Messages:  []conversation.Message{message("a", "answer")},
		Questions: []conversation.Question{{At: noon, Chat: "a", Text: "?"}},
		Announce: func(q conversation.Question) []conversation.Message {
			return []conversation.Message{message("desk", fmt.Sprintf("#%d %s", q.Number, q.Text))}
		},
	})
	if got := payloads(pending(t, s, 0, 9)); !slices.Equal(got, []string{"a answer", "desk #1 ?"}) {
		t.Errorf("outbox %q", got)
	}
}

func testForget(t *testing.T, s conversation.Store) {
	for _, chat := range []string{"a", "ab"} {
		apply(t, s, conversation.Change{
			Chat: chat, State: []byte("x"), Messages: []conversation.Message{message(chat, "owed")},
			Questions: []conversation.Question{{At: noon, Chat: chat}},
			Feedback:  []conversation.Feedback{{At: noon, Chat: chat, Question: "?"}},
		})
	}
	apply(t, s, conversation.Change{Chat: "a", Forget: true, Messages: []conversation.Message{message("a", "forgotten")}})
	if a, ab := load(t, s, "a"), load(t, s, "ab"); a != "" || ab != "x" {
		t.Errorf("states %q and %q", a, ab)
	}
	if got := questions(t, s); len(got) != 1 || got[0].Chat != "ab" {
		t.Errorf("questions %+v", got)
	}
	if got := payloads(pending(t, s, 0, 9)); !slices.Equal(got, []string{"a owed", "ab owed", "a forgotten"}) {
		t.Errorf("outbox %q", got)
	}
	lister, ok := s.(interface {
		Feedback(context.Context) ([]conversation.Feedback, error)
	})
	if !ok {
		return
	}
	if got, err := lister.Feedback(t.Context()); err != nil || len(got) != 1 || got[0].Chat != "ab" {
		t.Errorf("feedback %+v, %v", got, err)
	}
	apply(t, s, conversation.Change{Chat: "a", Forget: true, State: []byte("new")})
	if got := load(t, s, "a"); got != "new" {
		t.Errorf("state written together with Forget: %q", got)
	}
}

func testInvalid(t *testing.T, s conversation.Store) {
	long := string(bytes.Repeat([]byte("x"), 600))
	for name, c := range map[string]conversation.Change{
		"state without a chat":   {Update: "u", State: []byte("x")},
		"forget without a chat":  {Update: "u", Forget: true},
		"message without a chat": {Update: "u", Messages: []conversation.Message{message("", "x")}},
		"long chat":              {Update: "u", Chat: long, State: []byte("x")},
		"long update":            {Update: long},
	} {
		c.At = noon
		if applied, err := s.Apply(t.Context(), c); applied || !errors.Is(err, conversation.ErrChange) {
			t.Errorf("%s: %v, %v", name, applied, err)
		}
	}
	if !apply(t, s, conversation.Change{Update: "u"}) {
		t.Error("a refused change left its update behind")
	}
}

func testContext(t *testing.T, s conversation.Store) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Apply(ctx, conversation.Change{At: noon, Chat: "a", State: []byte("x")}); !errors.Is(err, context.Canceled) {
		t.Errorf("Apply: %v", err)
	}
	if got := load(t, s, "a"); got != "" {
		t.Errorf("state %q of a cancelled change", got)
	}
}

func testAliasing(t *testing.T, s conversation.Store) {
	state, payload := []byte("state"), []byte("payload")
	apply(t, s, conversation.Change{Chat: "a", State: state, Messages: []conversation.Message{{Chat: "a", Payload: payload}}})
	clear(state)
	clear(payload)
	got, err := s.Load(t.Context(), "a")
	if err != nil || string(got) != "state" {
		t.Fatalf("state %q, %v", got, err)
	}
	clear(got)
	if got := load(t, s, "a"); got != "state" {
		t.Errorf("state %q", got)
	}
	if got := payloads(pending(t, s, 0, 1)); !slices.Equal(got, []string{"a payload"}) {
		t.Errorf("outbox %q", got)
	}
}

func testConcurrent(t *testing.T, s conversation.Store) {
	const chats, each = 8, 25
	var group sync.WaitGroup
	for chat := range chats {
		group.Go(func() {
			name := strconv.Itoa(chat)
			for i := range each {
				for range 2 { // every update comes twice
					_, err := s.Apply(t.Context(), conversation.Change{
						At: noon, Update: fmt.Sprintf("%s:%d", name, i), Chat: name, State: []byte(strconv.Itoa(i)),
						Messages: []conversation.Message{message(name, strconv.Itoa(i))},
					})
					if err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
	group.Wait()
	next := make(map[string]int)
	for _, m := range pending(t, s, 0, 10*chats*each) {
		if string(m.Payload) != strconv.Itoa(next[m.Chat]) {
			t.Fatalf("chat %s: message %s at place %d", m.Chat, m.Payload, next[m.Chat])
		}
		next[m.Chat]++
	}
	for chat := range chats {
		name := strconv.Itoa(chat)
		if next[name] != each || load(t, s, name) != strconv.Itoa(each-1) {
			t.Errorf("chat %s: %d messages, state %s", name, next[name], load(t, s, name))
		}
	}
}

func testClosed(t *testing.T, s conversation.Store) {
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	_, errLoad := s.Load(t.Context(), "a")
	_, errApply := s.Apply(t.Context(), conversation.Change{At: noon})
	_, errPending := s.Pending(t.Context(), 0, 1)
	_, errQuestions := s.Questions(t.Context())
	for i, err := range []error{errLoad, errApply, errPending, errQuestions, s.Done(t.Context(), 1)} {
		if !errors.Is(err, conversation.ErrClosed) {
			t.Errorf("call %d after Close: %v", i, err)
		}
	}
	if err := s.Close(); err != nil {
		t.Errorf("second Close: %v", err)
	}
}
