package bot

import (
	"context"
	"sync"
	"time"

	"haiphongbot/internal/dialogue"
	"haiphongbot/internal/knowledge"
)

// tally notes from which documents people are answered, so that staff learn of
// those that nobody is.
type tally struct {
	cache *knowledge.Cache

	mu    sync.Mutex
	usage knowledge.Usage
	dirty bool // not kept yet
}

func newTally(cache *knowledge.Cache) *tally { return &tally{cache: cache, usage: cache.Usage()} }

// over returns a Responder whose answers are noted.
func (t *tally) over(r Responder) Responder { return tallied{r, t} }

type tallied struct {
	Responder
	tally *tally
}

func (t tallied) Respond(ctx context.Context, conv dialogue.Conversation, msg dialogue.Message, now time.Time) (dialogue.Reply, dialogue.Conversation, error) {
	reply, next, err := t.Responder.Respond(ctx, conv, msg, now)
	if err == nil && isAnswer(reply) {
		t.tally.answered(reply.Hits[0].Passage.Document.ID)
	}
	return reply, next, err
}

func (t *tally) answered(document string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if since, known := t.usage[document]; known && since != "" {
		t.usage[document], t.dirty = "", true
	}
}

// report adds to a report what is not used, and keeps what is known.
func (t *tally) report(r *knowledge.Report, lib *knowledge.Library, now time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.usage.Follow(lib, now) {
		t.dirty = true
	}
	r.AddUnused(t.usage, now)
	t.keep()
}

// keep writes what has changed. mu must be held.
func (t *tally) keep() {
	if t.dirty {
		t.cache.KeepUsage(t.usage)
		t.dirty = false
	}
}

func (t *tally) save() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.keep()
}
