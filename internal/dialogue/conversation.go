package dialogue

import (
	"slices"
	"time"

	"haiphongbot/internal/vietnamese"
)

// The bounds of the exchanges of a conversation. Together they keep their JSON below
// 16 KiB.
const (
	maxTurns    = 6   // exchanges remembered
	maxShown    = 3   // passages remembered of one exchange
	maxQuestion = 300 // characters remembered of a question, and of its context
)

// fadeAfter is how long after an exchange a message may still lean on it.
const fadeAfter = 10 * time.Minute

// Conversation is what one chat has said so far, as far as the next reply
// needs it. It is a plain value, encodes as JSON, and is bounded in size
// whatever a user does. The zero value is a new conversation.
type Conversation struct {
	Count    uint32              `json:"count"`              // messages so far; chooses among variants of a sentence
	Language vietnamese.Language `json:"language,omitempty"` // of the last message that had one
	Turns    []Turn              `json:"turns,omitempty"`    // oldest first
	Typed    []string            `json:"typed,omitempty"`    // questions whole, as they were typed, for staff; oldest first
}

// Turn is one exchange.
type Turn struct {
	At       time.Time `json:"at"`
	Question string    `json:"question,omitempty"` // what was asked, cut to maxQuestion
	Context  string    `json:"context,omitempty"`  // what it leaned on when it was a follow-up
	Outcome  Outcome   `json:"outcome"`
	Shown    []Ref     `json:"shown,omitempty"`    // the passages shown, first the one that answers
	Sentence string    `json:"sentence,omitempty"` // the sentence that answered
	Offered  []Ref     `json:"offered,omitempty"`  // the passages to choose among, in the order of their buttons
	Typed    string    `json:"typed,omitempty"`    // digest of the question whole, which is in Conversation.Typed
}

// bounded returns c within its bounds, whatever was decoded into it.
func (c Conversation) bounded() Conversation {
	turns := c.Turns
	if len(turns) > maxTurns {
		turns = turns[len(turns)-maxTurns:]
	}
	c.Turns = make([]Turn, 0, maxTurns)
	for _, t := range turns {
		c.Turns = append(c.Turns, t.bounded())
	}
	c.Typed = boundedTyped(c.Typed)
	c = c.adopt()
	switch c.Language {
	case vietnamese.Vietnamese, vietnamese.English, vietnamese.Japanese, vietnamese.Korean, vietnamese.Chinese:
	default:
		c.Language = ""
	}
	return c
}

func (t Turn) bounded() Turn {
	t.Question, t.Context, t.Sentence = cut(t.Question, maxQuestion), cut(t.Context, maxQuestion), cut(t.Sentence, maxQuestion)
	if !isDigest(t.Typed) {
		t.Typed = ""
	}
	t.Shown, t.Offered = validRefs(t.Shown, maxShown), validRefs(t.Offered, maxChoices)
	return t
}

// validRefs returns the valid ones among the first most references.
func validRefs(refs []Ref, most int) []Ref {
	var valid []Ref
	for _, ref := range refs[:min(len(refs), most)] {
		if ref.valid() {
			valid = append(valid, ref)
		}
	}
	return valid
}

// remember returns c with one more exchange.
func (c Conversation) remember(t Turn) Conversation {
	turns := append(append([]Turn(nil), c.Turns...), t.bounded())
	c.Turns = turns[max(0, len(turns)-maxTurns):]
	return c
}

// forget returns c without its exchanges.
func (c Conversation) forget() Conversation {
	c.Turns = nil
	return c
}

// last returns the latest exchange about the documents that has not faded.
func (c Conversation) last(now time.Time) (Turn, bool) {
	for i := len(c.Turns) - 1; i >= 0; i-- {
		t := c.Turns[i]
		if now.Sub(t.At) > fadeAfter {
			break
		}
		if t.Question != "" || len(t.Shown) > 0 || len(t.Offered) > 0 {
			return t, true
		}
	}
	return Turn{}, false
}

// shown returns the passage shown last, however long ago: buttons and "nguồn"
// refer to what is still on the screen.
func (c Conversation) shown(now time.Time) (Turn, bool) {
	for i := len(c.Turns) - 1; i >= 0; i-- {
		if t := c.Turns[i]; len(t.Shown) > 0 && now.Sub(t.At) <= fadeAfter {
			return t, true
		}
	}
	return Turn{}, false
}

// asking returns the latest question, however long ago, as far as it is remembered.
func (c Conversation) asking() string {
	for _, t := range slices.Backward(c.Turns) {
		if t.Question != "" {
			return t.Question
		}
	}
	return ""
}

// answeredBy returns the latest exchange that showed a passage, the zero Turn when that
// is forgotten: not one that only leans on it.
func (c Conversation) answeredBy(ref Ref) Turn {
	for _, t := range slices.Backward(c.Turns) {
		if t.Outcome != Unknown && slices.Contains(t.Shown, ref) {
			return t
		}
	}
	return Turn{}
}

// resume makes an earlier exchange's question that of this one.
func (t *talk) resume(turn Turn) {
	t.question, t.context, t.typed = turn.Question, turn.Context, turn.Typed
}

// cut returns at most n characters of s.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}
