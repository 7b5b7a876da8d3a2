// Package conversation keeps what must survive a crash: what each chat has
// said so far, the outbox, the updates already seen, feedback and open
// questions.
//
// A Store applies one Change wholly or not at all. That one sentence is what
// the rest of the program builds on: an update is marked as seen in the same
// transaction that stores its consequences, so a crash can neither lose an
// answer nor give it twice.
//
// [File] keeps everything in one bbolt file, under a [Shelter] for when the disk
// is full; [Memory] keeps the same in the process, for the terminal and for
// tests. conversationtest holds the suite that all pass.
//
// # The file
//
// Every value is a record: four bytes of CRC-32C (big endian) over bucket
// name, key and payload, each of the first two followed by a zero byte, then
// the payload. A record that was damaged, or that stands under another key, is
// noticed. Numbers in keys and payloads are big endian; times are Unix
// nanoseconds unless stated.
//
//	bucket     key                        payload
//	identity   "format"                   "haiphongbot conversations"
//	           "schema"                   8 bytes: the version of this table
//	           "counters"                 8+8+8 bytes: last number given to a message, a question, a feedback
//	           "copy"                     empty: in backups alone
//	chats      chat                       8 bytes time, then the state as given
//	outbox     8 bytes number             8 bytes time, 2 bytes length of chat, chat, payload
//	seen       update                     8 bytes time
//	questions  8 bytes number             JSON of Question
//	feedback   chat, 0, 8 bytes number    JSON of Feedback
//	expiry     8 bytes Unix seconds,      empty: what may be deleted then
//	           1 byte kind, key
//
// Each Apply looks at a few due entries of expiry, oldest first: updates after
// [KeepSeen], silent chats after [KeepChat], feedback and open questions after
// [KeepFeedback]. Nothing else ever walks a bucket while the bot is running.
//
// Read store.go (the contract), memory.go (the contract without a disk),
// open.go (the file, and what is in it), file.go, apply.go and commit.go (the contract
// with one), record.go, prune.go, check.go (what is read before bbolt may map a file),
// mend.go (what is done about single damaged
// records), length.go and absent.go (a file cut short or removed while in use),
// place.go (how a whole file comes to its place), backup.go (copy and compact),
// restore.go (what a backup brings back, and what it does not undo), keeper.go
// (copies on schedule), then shelter.go (when the disk is full).
package conversation

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// How long things are kept. Questions people ask are personal data: nothing is
// kept without an end.
const (
	KeepSeen     = 48 * time.Hour       // Telegram delivers an update for 24 h at most
	KeepChat     = 30 * 24 * time.Hour  // after the last message of the chat
	KeepFeedback = 180 * 24 * time.Hour // feedback and questions nobody closed
)

// The errors of a store. They are wrapped with what was attempted; compare with errors.Is.
var (
	ErrClosed  = errors.New("conversation store is closed")
	ErrLocked  = errors.New("another process is using the state file")
	ErrDamaged = errors.New("state file is damaged")
	ErrEmpty   = errors.New("the file is empty") // comes with ErrDamaged: no first start that was cut off leaves one
	ErrForeign = errors.New("not a state file of this program")
	ErrNewer   = errors.New("state file was written by a newer version of this program")
	ErrChange  = errors.New("change cannot be stored")

	// ErrUnstored comes from a Shelter alone: the change has taken effect, in
	// memory, and its update must come again.
	ErrUnstored = errors.New("answered, but not stored yet")
)

// Store is the state of all chats. Methods may be called from any goroutine.
// When a method returns an error, nothing of that call is stored; a Shelter
// may hold it in memory.
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
	Update string    // identity of the update, "telegram:999:12345"; "" for none
	Chat   string    // whose State it is; "" for none
	State  []byte    // the chat's new state; nil leaves it as it is
	// Forget deletes the state, feedback and open questions of Chat before
	// State is written. What the outbox still owes the chat is delivered, and
	// thereby deleted.
	Forget bool

	Messages  []Message // appended to the outbox in this order; Seq is ignored
	Feedback  []Feedback
	Questions []Question // opened; Number is ignored
	Closed    []uint64   // numbers of questions closed

	// Announce, when set, is called for each opened question with its number;
	// what it returns follows Messages in the outbox. It may be called more
	// than once and must do nothing but compute.
	Announce func(Question) []Message
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

// maxKey bounds chat and update identities, in bytes. Transports use short ones.
const maxKey = 512

// valid reports why a change cannot be stored.
func (c *Change) valid() error {
	if len(c.Chat) > maxKey || len(c.Update) > maxKey {
		return fmt.Errorf("%w: identity longer than %d bytes", ErrChange, maxKey)
	}
	if c.Chat == "" && (c.State != nil || c.Forget) {
		return fmt.Errorf("%w: state without a chat", ErrChange)
	}
	for _, m := range c.Messages {
		if m.Chat == "" || len(m.Chat) > maxKey {
			return fmt.Errorf("%w: message without a chat", ErrChange)
		}
	}
	for _, f := range c.Feedback {
		if len(f.Chat) > maxKey {
			return fmt.Errorf("%w: identity longer than %d bytes", ErrChange, maxKey)
		}
	}
	return nil
}
