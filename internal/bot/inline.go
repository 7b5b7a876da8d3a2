package bot

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"haiphongbot/internal/dialogue"
	"haiphongbot/internal/telegram"
)

// Inline implements telegram.InlineHandler: the answer that the bot would give,
// to be shared in any chat. What it would not answer it does not offer. Queries are
// limited per user as messages are per chat, and counted by themselves: every pause
// in typing is one, and should not cost the user a message.
func (t *Telegram) Inline(ctx context.Context, q telegram.InlineQuery) ([]telegram.InlineResult, error) {
	text := strings.TrimSpace(q.Text)
	if text == "" || strings.HasPrefix(text, "/") {
		return nil, nil
	}
	if t.bot.limits.check("inline:"+strconv.FormatInt(q.From.ID, 10), t.bot.clock()) != accepted {
		return nil, telegram.ErrTooMany
	}
	reply, _, err := t.bot.respond(ctx, dialogue.Conversation{}, dialogue.Message{Text: text}, t.bot.clock())
	if err != nil {
		return nil, fmt.Errorf("inline query: %w", err)
	}
	if reply.Outcome != dialogue.Answer || len(reply.Hits) == 0 {
		return nil, nil
	}
	passage := reply.Hits[0].Passage
	description := reply.Hits[0].Sentence
	if description == "" {
		description = passage.Text
	}
	return []telegram.InlineResult{{
		ID:          strconv.Itoa(passage.Paragraph),
		Title:       passage.Document.Title,
		Description: description,
		Reply:       telegram.Reply{Blocks: blocks(reply.Blocks)},
	}}, nil
}
