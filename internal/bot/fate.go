package bot

import (
	"context"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"strconv"
	"strings"

	"haiphongbot/internal/conversation"
	"haiphongbot/internal/dialogue"
)

// Ending is how a message ended.
type Ending int

// The endings.
const (
	Arrived Ending = iota
	Closed         // the chat takes no messages of ours
	Refused        // the message is not taken, whatever we do
)

// Fate is what became of a message of the outbox.
type Fate struct {
	Message uint64 // its number there
	Chat    string // where it went, as Options.Desk names a chat
	Tag     string // Placement.Tag
	Ending  Ending
}

// question is the tag of an announcement at the desk.
type question struct {
	number uint64
	told   bool // the asker knows that it may take long
}

func (q question) tag() string {
	return fmt.Sprintf("question:%d:%t", q.number, q.told)
}

// answer is the tag of what staff answer.
type answer struct {
	number uint64
	quote  int    // their message
	chat   string // the place at the desk where it is
}

func (a answer) tag() string {
	return fmt.Sprintf("answer:%d:%d:%s", a.number, a.quote, a.chat)
}

// Learn takes in what became of a message, before it is removed from the outbox. What
// follows is stored under the message's number, so that it may be told again.
func (b *Bot) Learn(ctx context.Context, f Fate) error {
	if f.Chat != "" && f.Chat == b.desk.name() {
		if err := b.deskFared(ctx, f.Ending); err != nil {
			return err
		}
	}
	parts := strings.SplitN(f.Tag, ":", 4)
	number := func(i int) uint64 {
		n, _ := strconv.ParseUint(parts[i], 10, 64)
		return n
	}
	switch {
	case parts[0] == "question" && len(parts) == 3 && f.Ending != Arrived:
		return b.keep(ctx, f, question{number(1), parts[2] == "true"})
	case parts[0] == "answer" && len(parts) == 4:
		return b.answered(ctx, f, answer{number(1), int(number(2)), parts[3]})
	}
	return nil
}

// follows is a change that a message's fate brings about, once.
func (b *Bot) follows(f Fate) conversation.Change {
	return conversation.Change{At: b.clock(), Update: fmt.Sprintf("fate:%d", f.Message)}
}

// deskFared notes whether the desk can be written to. Once it can again, it gets what
// it has missed.
func (b *Bot) deskFared(ctx context.Context, e Ending) error {
	switch e {
	case Closed:
		b.deskFails()
	case Arrived:
		return b.deskWorks(ctx)
	}
	return nil
}

func (b *Bot) deskFails() {
	if !b.desk.down.Swap(true) {
		b.log.Error("the staff's group takes no messages: questions wait until it does; check that --desk is its number, that the bot is a member and that it may write there",
			slog.String("desk", b.desk.name()))
	}
}

func (b *Bot) deskWorks(ctx context.Context) error {
	if !b.desk.down.Load() {
		return nil
	}
	if err := b.passOn(ctx, false); err != nil {
		return err
	}
	b.log.Info("the staff's group takes messages again")
	b.desk.down.Store(false)
	return nil
}

// keep remembers a question that did not arrive at the desk, and tells its asker,
// who believes that it did. What went to a former desk has been announced at the
// present one when that became it.
func (b *Bot) keep(ctx context.Context, f Fate, about question) error {
	d := &b.desk
	if chat := d.name(); chat != "" && f.Chat != chat {
		return nil
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	open, err := b.store.Questions(ctx)
	if err != nil {
		return fmt.Errorf("keep question %d: %w", about.number, err)
	}
	i := slices.IndexFunc(open, func(q conversation.Question) bool { return q.Number == about.number })
	if i < 0 || slices.Contains(d.state.Waiting, about.number) {
		return nil // answered or deleted meanwhile; or the other half of a long one
	}
	c, state := b.follows(f), d.state
	state.Waiting = slices.Clone(state.Waiting)
	b.log.Error("question not passed on to staff; it waits", slog.Uint64("question", about.number))
	state.Waiting = append(state.Waiting, about.number)
	if !about.told {
		c.Messages = b.shown(open[i].Chat, notPassedOn(open[i]), Placement{})
	}
	return b.alterDesk(ctx, c, state)
}

// answered tells staff whether their answer arrived, and closes its question if so.
func (b *Bot) answered(ctx context.Context, f Fate, about answer) error {
	c := b.follows(f)
	notice := deskSent(about.number)
	switch f.Ending {
	case Arrived:
		c.Closed = []uint64{about.number}
	case Closed:
		notice = deskBlocked(about.number)
	case Refused:
		notice = deskRefused(about.number)
	}
	c.Messages = b.shown(about.chat, notice, Placement{Quote: about.quote})
	return b.apply(ctx, c)
}

// shown renders what follows from a fate. A failure is only logged: the message whose
// fate it is must leave the outbox.
func (b *Bot) shown(chat string, r dialogue.Reply, p Placement) []conversation.Message {
	messages, err := b.front.Render(chat, r, p)
	if err != nil {
		b.log.Error("notice cannot be shown", slog.Any("error", err))
	}
	return messages
}

// deskMoved makes another chat the desk, when from is.
func (b *Bot) deskMoved(ctx context.Context, from, to string) error {
	d := &b.desk
	d.mu.Lock()
	defer d.mu.Unlock()
	if from != d.name() || from == to {
		return nil
	}
	b.log.Warn("the staff's group has become a supergroup, which is used from now on: give --desk its new number", slog.String("to", to))
	d.chat.Store(to)
	state := deskState{Chat: to, Moved: maps.Clone(d.state.Moved), Waiting: d.state.Waiting}
	if state.Moved == nil {
		state.Moved = make(map[string]string)
	}
	state.Moved[from] = to
	return b.alterDesk(ctx, b.once("moved"), state)
}
