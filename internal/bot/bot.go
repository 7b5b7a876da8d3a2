// Package bot joins the rooms: one update in, one transaction out.
//
// [Bot.Handle] loads the chat's conversation, lets dialogue respond, and
// stores what follows in a single change: the update as seen, the new
// conversation, the messages to send. It knows no transport; a [Front] turns
// replies into messages. [Telegram] is the front of the Telegram room; the
// terminal has one of its own.
//
// Read bot.go (handling), guard.go (what goes wrong while answering),
// responder.go (swapping the library under load), edition.go, gate.go, tally.go
// and live.go (a folder that changes),
// limit.go (people who flood), desk.go (questions for a person), fate.go (whether
// they and the answers arrive), voice.go (what this room itself says), then
// telegram.go, with answers.go (which message answered which) and inline.go.
package bot

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"haiphongbot/internal/conversation"
	"haiphongbot/internal/dialogue"
)

// Event is one thing that a user did, from whatever front.
type Event struct {
	Update    string // identity, for deduplication; "" for none
	Chat      string // whose conversation it is, and where the reply goes; the front can read it
	Group     string // the group that Chat is part of, "" for none
	Message   dialogue.Message
	Placement Placement
}

// Placement says how a reply stands among the messages of a chat. Numbers are
// the front's; 0 means none.
type Placement struct {
	Quote int // message that the reply answers visibly
	Edit  int // message of the bot that the reply replaces
	Asked int // message that was asked, to find its answer again
	// Copy follows the reply as a copy; the zero Original is none.
	Copy Original
	Tag  string // comes back as Fate.Tag; "" when nobody wants to know
}

// Original is a message that somebody else wrote.
type Original struct {
	Chat    string
	Message int
}

// Front renders replies for one transport.
type Front interface {
	// Render returns the messages that show a reply in a chat.
	Render(chat string, r dialogue.Reply, p Placement) ([]conversation.Message, error)
}

// Responder decides what to say. It is dialogue's, over one library.
type Responder interface {
	Respond(ctx context.Context, conv dialogue.Conversation, msg dialogue.Message, now time.Time) (dialogue.Reply, dialogue.Conversation, error)
}

// Options of New. Clock and Logger must be set.
type Options struct {
	Clock  func() time.Time
	Logger *slog.Logger
	Desk   string // chat of the staff; "" for none
	// Burst is how many messages a chat may send at once, Rate how many a
	// second in the long run. Zero Burst means no limit.
	Burst int
	Rate  float64
	// ReplyTime is how long one reply may take; 0 for the constant ReplyTime.
	ReplyTime time.Duration
	// Accept takes over the change of the folder that is held; false when
	// none is. Nil when the folder is not followed.
	Accept func() bool
}

// Bot handles events. Its methods may be called from any goroutine.
type Bot struct {
	store  conversation.Store
	front  Front
	clock  func() time.Time
	log    *slog.Logger
	desk   desk
	accept func() bool
	hurry  time.Duration // see Options.ReplyTime

	current shelf
	limits  *limits // per chat
	groups  *limits // per group
}

// New returns a bot that answers from r, which Swap may replace later.
func New(store conversation.Store, front Front, r Responder, o Options) *Bot {
	b := &Bot{
		store: store, front: front, clock: o.Clock, log: o.Logger, accept: o.Accept, hurry: cmp.Or(o.ReplyTime, ReplyTime),
		limits: newLimits(o.Burst, o.Rate), groups: newLimits(min(o.Burst, groupBurst), groupRate),
	}
	b.desk.chat.Store(o.Desk)
	b.current.swap(r)
	return b
}

// Swap replaces what the bot answers from and returns when no reply uses the
// old one any more, so that it can be closed.
func (b *Bot) Swap(r Responder) { b.current.swap(r) }

// shelter is a store that lets a change take effect before it can be stored.
type shelter interface {
	// Held reports whether an update has taken effect and waits to be stored.
	Held(update string) bool
}

// Handle answers one event. It returns nil once all that follows is stored,
// also when the event was handled before; after an error nothing is, and the
// event must come again, also after conversation.ErrUnstored, when it has been
// answered. Events of one chat must come one at a time; those of several chats
// may come at once.
func (b *Bot) Handle(ctx context.Context, e Event) error {
	now := b.clock()
	if s, ok := b.store.(shelter); ok && s.Held(e.Update) {
		return b.apply(ctx, conversation.Change{At: now, Update: e.Update}) // no second answer
	}
	verdict, tooMany := b.limits.check(e.Chat, now), slowDown()
	if verdict == accepted && e.Group != "" {
		verdict, tooMany = b.groups.check(e.Group, now), groupSlowDown()
	}
	if verdict == refused {
		return b.apply(ctx, conversation.Change{At: now, Update: e.Update})
	}
	conv, err := b.load(ctx, e.Chat)
	if err != nil {
		return err
	}
	e.Message.Away = b.desk.down.Load()
	e.Message.Edited = e.Placement.Edit != 0
	var reply dialogue.Reply
	if verdict == lastStraw {
		reply = tooMany
	} else if reply, conv, err = b.respond(ctx, conv, e.Message, now); err != nil {
		return err
	}
	if reply.Handover != nil {
		if reply, err = b.admit(ctx, e.Chat, reply, now); err != nil {
			return err
		}
	}
	change, err := b.change(e, reply, conv, now)
	if err != nil { // and it would be so again, however often the update came
		b.log.Error("reply cannot be shown", slog.Any("error", err))
		if change, err = b.change(e, apology(), conv, now); err != nil {
			return err
		}
	}
	b.limits.charge(e.Chat, len(change.Messages)-1, now)
	b.groups.charge(e.Group, len(change.Messages)-1, now)
	return b.apply(ctx, change)
}

// commit is apply for what no update brings about again: a change that a Shelter holds
// counts as stored.
func (b *Bot) commit(ctx context.Context, c conversation.Change) error {
	if err := b.apply(ctx, c); !errors.Is(err, conversation.ErrUnstored) {
		return err
	}
	return nil
}

func (b *Bot) apply(ctx context.Context, c conversation.Change) error {
	if _, err := b.store.Apply(ctx, c); err != nil {
		return fmt.Errorf("handle update %s: %w", c.Update, err)
	}
	return nil
}

// load returns a chat's conversation. One that cannot be read is begun anew:
// an answer without context is better than none.
func (b *Bot) load(ctx context.Context, chat string) (dialogue.Conversation, error) {
	var conv dialogue.Conversation
	state, err := b.store.Load(ctx, chat)
	if errors.Is(err, conversation.ErrDamaged) {
		b.log.Error("conversation is damaged and begun anew", slog.Any("error", err))
		return conv, nil
	}
	if err != nil {
		return conv, fmt.Errorf("load conversation: %w", err)
	}
	if state == nil {
		return conv, nil
	}
	if err := json.Unmarshal(state, &conv); err != nil {
		b.log.Error("conversation is unreadable and begun anew")
		return dialogue.Conversation{}, nil
	}
	return conv, nil
}

// respond asks what the bot answers from at the moment.
func (b *Bot) respond(ctx context.Context, conv dialogue.Conversation, msg dialogue.Message, now time.Time) (dialogue.Reply, dialogue.Conversation, error) {
	responder, release := b.current.take()
	defer release()
	return Guard(responder, b.hurry, b.log).Respond(ctx, conv, msg, now)
}

// change is everything that a reply means for the store.
func (b *Bot) change(e Event, reply dialogue.Reply, conv dialogue.Conversation, now time.Time) (conversation.Change, error) {
	c := conversation.Change{At: now, Update: e.Update, Chat: e.Chat, Forget: reply.Forget}
	if !reply.Forget {
		state, err := json.Marshal(conv)
		if err != nil {
			return c, fmt.Errorf("encode conversation: %w", err)
		}
		c.State = state
	}
	if len(reply.Blocks) > 0 {
		messages, err := b.front.Render(e.Chat, reply, e.Placement)
		if err != nil {
			return c, fmt.Errorf("render reply: %w", err)
		}
		c.Messages = messages
	}
	if f := reply.Feedback; f != nil {
		c.Feedback = []conversation.Feedback{{
			At: now, Chat: e.Chat, Helpful: f.Helpful, Question: f.Question, Document: f.Document, Paragraph: f.Paragraph,
		}}
	}
	if reply.Handover != nil {
		c.Questions = []conversation.Question{{At: now, Chat: e.Chat, Text: reply.Handover.Question}}
		c.Announce = func(q conversation.Question) []conversation.Message { return b.announce(q, e.Message.Away) }
	}
	return c, nil
}
