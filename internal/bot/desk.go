package bot

import (
	"context"
	"fmt"
	"log/slog"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"haiphongbot/internal/conversation"
	"haiphongbot/internal/dialogue"
)

// announce renders an opened question for the desk. It runs inside the store's
// transaction, with the number that the question was given there.
func (b *Bot) announce(q conversation.Question) []conversation.Message {
	if b.desk == "" {
		return nil
	}
	messages, err := b.front.Render(b.desk, newQuestion(q), Placement{})
	if err != nil {
		b.log.Error("question cannot be shown at the desk", slog.Uint64("question", q.Number), slog.Any("error", err))
		return nil
	}
	return messages
}

// Tell implements Follower: it sends the desk a message. Without a desk nothing
// happens.
func (b *Bot) Tell(ctx context.Context, r dialogue.Reply) error {
	if b.desk == "" {
		return nil
	}
	messages, err := b.front.Render(b.desk, r, Placement{})
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

// StaffReply sends what staff wrote to the person who asked, and closes the
// question. e is the staff's message at the desk; as with Handle, those of one
// chat must come one at a time.
func (b *Bot) StaffReply(ctx context.Context, e Event, number uint64) error {
	questions, err := b.store.Questions(ctx)
	if err != nil {
		return fmt.Errorf("answer question %d: %w", number, err)
	}
	c := conversation.Change{At: b.clock(), Update: e.Update}
	notice := deskSent(number)
	i := slices.IndexFunc(questions, func(q conversation.Question) bool { return q.Number == number })
	switch {
	case i < 0:
		notice = deskClosed(number)
	case strings.TrimSpace(e.Message.Text) == "":
		notice = deskTextOnly(number)
	default:
		c.Closed = []uint64{number}
		c.Messages, err = b.front.Render(questions[i].Chat, staffAnswer(questions[i], e.Message.Text), Placement{})
		if err != nil {
			return fmt.Errorf("answer question %d: %w", number, err)
		}
	}
	told, err := b.front.Render(e.Chat, notice, e.Placement)
	if err != nil {
		return fmt.Errorf("answer question %d: %w", number, err)
	}
	c.Messages = append(c.Messages, told...)
	return b.apply(ctx, c)
}
