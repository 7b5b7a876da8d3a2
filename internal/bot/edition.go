package bot

import (
	"context"
	"fmt"
	"log/slog"
	"reflect"
	"runtime"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"haiphongbot/internal/dialogue"
	"haiphongbot/internal/knowledge"
	"haiphongbot/internal/search"
)

// edition is one library, ready to answer from.
type edition struct {
	library   *knowledge.Library
	index     *search.Index
	responder Responder
	asked     *sync.Map // the questions of the gate → dialogue.Reply, each asked once: at 10,000 passages they take a second
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
	return &edition{lib, x, Guard(dialogue.New(lib, x, o), 0, log), &sync.Map{}}, nil
}

// answerAlike reports whether questions find the same answers in two libraries on the
// same day: they differ in nothing but what they report and what the contact file says,
// not in what it is silent about, for which the documents may answer.
func answerAlike(a, b *knowledge.Library) bool {
	return silent(a.Contact) == silent(b.Contact) && reflect.DeepEqual(a.Documents, b.Documents) &&
		reflect.DeepEqual(a.Glossary, b.Glossary) && reflect.DeepEqual(a.Checks, b.Checks)
}

// silent says which fields of a contact file are empty.
func silent(c knowledge.Contact) [6]bool {
	return [...]bool{c.Agency == "", c.Hotline == "", c.Booking == "", c.Address == "", c.Hours == "", c.Email == ""}
}

// reread returns the same answers beside a library that differs in what they do not need.
func (e *edition) reread(lib *knowledge.Library) *edition {
	return &edition{lib, e.index, e.responder, e.asked}
}

// ask returns the reply to a question of the gate, asked out of the blue.
func (e *edition) ask(ctx context.Context, question string, now time.Time) (dialogue.Reply, error) {
	if reply, ok := e.asked.Load(question); ok {
		return reply.(dialogue.Reply), nil
	}
	reply, _, err := e.responder.Respond(ctx, dialogue.Conversation{}, dialogue.Message{Text: question}, now)
	if err != nil {
		return reply, fmt.Errorf("ask a question of the gate: %w", err)
	}
	if reply.Text() != apology().Text() { // which may be an answer the next time
		e.asked.Store(question, reply)
	}
	return reply, nil
}

// askAll asks questions of the gate, as many at a time as there are cores, so that
// ask knows the replies.
func (e *edition) askAll(ctx context.Context, checks []knowledge.Check, now time.Time) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for _, check := range checks {
		group.Go(func() error {
			_, err := e.ask(ctx, check.Question, now)
			return err
		})
	}
	return group.Wait()
}
