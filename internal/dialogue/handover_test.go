package dialogue

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestTypedQuestionsAreWhole(t *testing.T) {
	whole := strings.Repeat("Giá thuê đất? ", 292) + "Hết." // 4,092 characters
	if got := typed(whole); got != whole {
		t.Errorf("%d characters are kept of %d", len([]rune(got)), len([]rune(whole)))
	}
	if got := typed(whole + whole); !strings.HasPrefix(got, whole) || !strings.HasSuffix(got, "\n"+string(lineShortened)) {
		t.Errorf("a text that is too long ends in %q", got[len(got)-80:])
	}
}

func TestTypedQuestionsAreBounded(t *testing.T) {
	var conv Conversation
	for i := range 50 {
		conv = conv.withTyped(strings.Repeat("<", 1500) + strings.Repeat("x", i))
		conv = conv.withTyped("ngắn")
	}
	checkConversation(t, conv)
	if n := len(conv.Typed); n != 4 || conv.Typed[n-1] != "ngắn" || len(conv.Typed[n-2]) != 1549 {
		t.Errorf("%d questions are kept", n)
	}
	conv = conv.withTyped(strings.Repeat("<", 4096))
	checkConversation(t, conv)
	if len(conv.Typed[len(conv.Typed)-1]) != 4096 {
		t.Error("the latest question is shortened")
	}
}

// TestStatesOfBeforeCanBePassedOn loads a conversation that holds no typed questions.
func TestStatesOfBeforeCanBePassedOn(t *testing.T) {
	lib, index := openFolder(t, "testdata/kho")
	now := time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC)
	conv := Conversation{Turns: []Turn{{At: now, Question: "Giá thuê đất?", Outcome: Unknown}}}
	reply, next, err := New(lib, index, Options{Desk: true}).Respond(context.Background(), conv, Message{Action: "1-o"}, now)
	if err != nil || reply.Handover == nil || reply.Handover.Question != "Giá thuê đất?" {
		t.Fatalf("handed over: %+v, %v", reply.Handover, err)
	}
	if diff := cmp.Diff([]string{"Giá thuê đất?"}, next.Typed); diff != "" {
		t.Error(diff)
	}
}
