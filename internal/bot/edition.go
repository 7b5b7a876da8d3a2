package bot

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"haiphongbot/internal/dialogue"
	"haiphongbot/internal/knowledge"
	"haiphongbot/internal/search"
)

// edition is one library, ready to answer from.
type edition struct {
	library   *knowledge.Library
	index     *search.Index
	responder Responder
	asked     map[string]dialogue.Reply // the questions of the gate, each asked once: at 10,000 passages they take a second
}

// newEdition indexes a library. before, when not nil, is an edition that most of it
// is known from; it must not be closed meanwhile.
func newEdition(lib *knowledge.Library, before *edition, o dialogue.Options, log *slog.Logger) (*edition, error) {
	index := search.Build
	if before != nil {
		index = before.index.Update
	}
	x, err := index(lib)
	if err != nil {
		return nil, fmt.Errorf("index the knowledge folder: %w", err)
	}
	return &edition{lib, x, Guard(dialogue.New(lib, x, o), log), map[string]dialogue.Reply{}}, nil
}

// reread returns the same answers beside a library that differs in what they do not need.
func (e *edition) reread(lib *knowledge.Library) *edition {
	return &edition{lib, e.index, e.responder, e.asked}
}

// ask returns the reply to a question of the gate, asked out of the blue.
func (e *edition) ask(ctx context.Context, question string, now time.Time) (dialogue.Reply, error) {
	if reply, ok := e.asked[question]; ok {
		return reply, nil
	}
	reply, _, err := e.responder.Respond(ctx, dialogue.Conversation{}, dialogue.Message{Text: question}, now)
	if err != nil {
		return reply, fmt.Errorf("ask a question of the gate: %w", err)
	}
	if reply.Text() != apology().Text() { // which may be an answer the next time
		e.asked[question] = reply
	}
	return reply, nil
}
