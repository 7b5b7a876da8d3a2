// Package conversation keeps what must survive a crash: what each chat has
// said so far, the outbox, the updates already seen, feedback and open
// questions.
package conversation

import (
	"context"
	"time"
)

// Store is the state of all chats. Methods may be called from any goroutine.
// When a method returns an error, nothing of that call is stored.
type Store interface {
	// Load returns the state of a chat as it was last applied, nil when there is none.
	Load(ctx context.Context, chat string) ([]byte, error)

	// Apply stores one change wholly or not at all. It returns false, and
	// changes nothing, when Change.Update was seen before.
	Apply(ctx context.Context, c Change) (bool, error)

	// Pending returns up to limit outbox messages with a sequence number above
	// after, oldest first.
	Pending(ctx context.Context, after uint64, limit int) ([]Message, error)

	// Done removes an outbox message that the transport acknowledged or gave up on.
	Done(ctx context.Context, seq uint64) error

	// Questions returns the open questions, oldest first.
	Questions(ctx context.Context) ([]Question, error)

	// Close releases the store. Later calls return ErrClosed.
	Close() error
}

// Change is all that one update alters.
type Change struct {
	At     time.Time // now, from the caller's clock
	Update string    // identity of the update, "telegram:12345"; "" for none
	Chat   string    // whose State it is; "" for none
	State  []byte    // the chat's new state; nil leaves it as it is
	Forget bool      // delete everything stored of Chat before State is written

	Messages  []Message // appended to the outbox in this order; Seq is ignored
	Feedback  []Feedback
	Questions []Question // opened
	Closed    []uint64   // numbers of questions closed
}

// Message is one message committed but not yet acknowledged by the transport.
type Message struct {
	Seq     uint64 // position in the outbox
	Chat    string // messages of one chat are delivered in order
	Payload []byte // for the transport to read
	At      time.Time
}

// Feedback is a user's verdict on an answer.
type Feedback struct {
	At        time.Time
	Chat      string
	Helpful   bool
	Question  string
	Document  string
	Paragraph int
}

// Question is a question that waits for a person.
type Question struct {
	Number uint64 // assigned by Apply, from 1
	At     time.Time
	Chat   string
	Text   string
}
