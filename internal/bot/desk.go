package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"haiphongbot/internal/conversation"
	"haiphongbot/internal/dialogue"
)

// desk is where the staff are, and what they have not got yet.
type desk struct {
	chat atomic.Value // string, "" for none; read inside the store's transactions
	down atomic.Bool  // the last message to it was refused: it cannot be written to
	acts atomic.Int64 // changes that no update brought about

	mu    sync.Mutex // held over changes of state; never inside a transaction
	state deskState
}

// deskState is what of the desk survives a restart. It is kept as the state of a chat
// of its own, deskRecord.
type deskState struct {
	Chat    string            `json:"chat,omitempty"`    // the desk as it was last
	Moved   map[string]string `json:"moved,omitempty"`   // group that became another chat → that chat
	Waiting []uint64          `json:"waiting,omitempty"` // open questions that the desk has not got
}

// deskRecord is no name of a front's chat.
const deskRecord = "desk"

// maxMoves bounds the chain of chats that a group became.
const maxMoves = 8

func (d *desk) name() string { return d.chat.Load().(string) }

// Resume reads what a former run knows of the desk: the chat that it has become, and
// the questions that never arrived there, which are announced now. When the desk is
// another, or nothing is known of it, all open questions are. It is called once, before
// anything is handled.
func (b *Bot) Resume(ctx context.Context) error {
	d := &b.desk
	record, err := b.store.Load(ctx, deskRecord)
	if err != nil && !errors.Is(err, conversation.ErrDamaged) {
		return fmt.Errorf("load what is known of the desk: %w", err)
	}
	if record != nil && json.Unmarshal(record, &d.state) != nil || err != nil {
		b.log.Error("what was known of the desk is unreadable")
		d.state = deskState{}
	}
	for range maxMoves {
		if to, moved := d.state.Moved[d.name()]; moved {
			d.chat.Store(to)
		}
	}
	if d.name() == "" {
		if n := len(d.state.Waiting); n > 0 {
			b.log.Warn("questions wait for staff: give --desk the number of their group", slog.Int("questions", n))
		}
		return nil
	}
	return b.passOn(ctx, d.state.Chat != d.name())
}

// passOn announces at the desk the questions that have not arrived there, or all that
// are open.
func (b *Bot) passOn(ctx context.Context, all bool) error {
	d := &b.desk
	d.mu.Lock()
	defer d.mu.Unlock()
	open, err := b.store.Questions(ctx)
	if err != nil {
		return fmt.Errorf("pass questions on: %w", err)
	}
	c := b.once("passed on")
	for _, q := range open {
		if waits := slices.Contains(d.state.Waiting, q.Number); waits || all {
			c.Messages = append(c.Messages, b.announceAs(q, waits)...)
		}
	}
	return b.alterDesk(ctx, c, deskState{Chat: d.name(), Moved: d.state.Moved})
}

// once is a change that no update brings about. It has an identity all the same, so
// that a Shelter takes it in while the disk is full.
func (b *Bot) once(what string) conversation.Change {
	now := b.clock()
	return conversation.Change{At: now, Update: fmt.Sprintf("%s:%d:%d", what, now.UnixNano(), b.desk.acts.Add(1))}
}

// alterDesk stores a change together with a new state of the desk. desk.mu must be held.
func (b *Bot) alterDesk(ctx context.Context, c conversation.Change, s deskState) error {
	record, err := json.Marshal(s)
	if err != nil {
		return fmt.Errorf("encode what is known of the desk: %w", err)
	}
	c.Chat, c.State = deskRecord, record
	if err := b.apply(ctx, c); err != nil && !errors.Is(err, conversation.ErrUnstored) {
		return err
	}
	b.desk.state = s
	return nil
}

// A chat may have maxOpen questions waiting that it passed on within openFor: the
// staff's group takes twenty messages a minute, from everybody together.
const (
	maxOpen = 10
	openFor = 24 * time.Hour
)

// admit returns a reply that passes a question on as it may be given. A question that
// waits already, as its button may be pressed again and again, is not passed on twice.
func (b *Bot) admit(ctx context.Context, chat string, r dialogue.Reply, now time.Time) (dialogue.Reply, error) {
	open, err := b.store.Questions(ctx)
	if err != nil {
		return r, fmt.Errorf("pass a question on: %w", err)
	}
	lately := 0
	for _, q := range open {
		switch {
		case q.Chat != chat:
		case q.Text == r.Handover.Question:
			r.Handover = nil
			return r, nil
		case now.Sub(q.At) < openFor:
			lately++
		}
	}
	if lately >= maxOpen {
		return tooManyQuestions(), nil
	}
	return r, nil
}

// announce renders an opened question for the desk. It runs inside the store's
// transaction, with the number that the question was given there.
func (b *Bot) announce(q conversation.Question) []conversation.Message {
	return b.announceAs(q, b.desk.down.Load())
}

// announceAs is announce; told says whether the asker knows that the question waits.
func (b *Bot) announceAs(q conversation.Question, told bool) []conversation.Message {
	chat := b.desk.name()
	if chat == "" {
		return nil
	}
	var out []conversation.Message
	for _, part := range newQuestion(q) {
		messages, err := b.front.Render(chat, part, Placement{Tag: question{q.Number, told}.tag()})
		if err != nil {
			b.log.Error("question cannot be shown at the desk", slog.Uint64("question", q.Number), slog.Any("error", err))
			return nil
		}
		out = append(out, messages...)
	}
	return out
}

// Tell implements Follower: it sends the desk a message. Without a desk nothing
// happens.
func (b *Bot) Tell(ctx context.Context, r dialogue.Reply) error {
	chat := b.desk.name()
	if chat == "" {
		return nil
	}
	messages, err := b.front.Render(chat, r, Placement{})
	if err != nil {
		return fmt.Errorf("tell the desk: %w", err)
	}
	return b.apply(ctx, conversation.Change{At: b.clock(), Messages: messages})
}

// acceptChange answers /chapnhan at the desk.
func (b *Bot) acceptChange(ctx context.Context, e Event) error {
	messages, err := b.front.Render(e.Chat, changeAccepted(b.accept()), e.Placement)
	if err != nil {
		return fmt.Errorf("accept a change of the folder: %w", err)
	}
	return b.apply(ctx, conversation.Change{At: b.clock(), Update: e.Update, Messages: messages})
}

var tagged = regexp.MustCompile(`^\[#(\d{1,19})\]`)

// QuestionOf returns the number of the question that a message at the desk is
// about, 0 for none.
func QuestionOf(text string) uint64 {
	m := tagged.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return 0
	}
	n, _ := strconv.ParseUint(m[1], 10, 64)
	return n
}

// StaffReply sends what staff wrote to the person who asked. Whether it arrived they
// read when that is known, see Learn. e is the staff's message at the desk; as with
// Handle, those of one chat must come one at a time.
func (b *Bot) StaffReply(ctx context.Context, e Event, number uint64) error {
	questions, err := b.store.Questions(ctx)
	if err != nil {
		return fmt.Errorf("answer question %d: %w", number, err)
	}
	c := conversation.Change{At: b.clock(), Update: e.Update}
	i := slices.IndexFunc(questions, func(q conversation.Question) bool { return q.Number == number })
	media := e.Message.Media != dialogue.NoMedia
	switch {
	case i < 0:
		c.Messages, err = b.front.Render(e.Chat, deskClosed(number), e.Placement)
	case !media && strings.TrimSpace(e.Message.Text) == "":
		c.Messages, err = b.front.Render(e.Chat, deskEmpty(number), e.Placement)
	default:
		p := Placement{Tag: answer{number, e.Placement.Quote, e.Chat}.tag()}
		text := e.Message.Text
		if media {
			p.Copy, text = Original{Chat: e.Chat, Message: e.Placement.Asked}, ""
		}
		c.Messages, err = b.front.Render(questions[i].Chat, staffAnswer(questions[i], text), p)
	}
	if err != nil {
		return fmt.Errorf("answer question %d: %w", number, err)
	}
	return b.apply(ctx, c)
}

// StaffEdit tells staff who changed their answer that the asker keeps the former one.
func (b *Bot) StaffEdit(ctx context.Context, e Event, number uint64) error {
	messages, err := b.front.Render(e.Chat, deskEdited(number), e.Placement)
	if err != nil {
		return fmt.Errorf("answer to question %d edited: %w", number, err)
	}
	return b.apply(ctx, conversation.Change{At: b.clock(), Update: e.Update, Messages: messages})
}
