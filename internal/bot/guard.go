package bot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"haiphongbot/internal/dialogue"
)

// ReplyTime bounds the work on one message of somebody who waits for the reply.
const ReplyTime = 5 * time.Second

// Guard returns a Responder that lets nothing but the end of its context stop
// an answer. When r panics, fails or takes longer than limit the user reads an
// apology and the conversation stays as it was. The log learns of it, without a
// word of what was asked. A limit of 0 is none, for where nobody waits: a busy
// machine must not pass for a lost answer.
func Guard(r Responder, limit time.Duration, log *slog.Logger) Responder {
	return guarded{r, limit, log}
}

type guarded struct {
	Responder
	limit time.Duration
	log   *slog.Logger
}

func (g guarded) Respond(ctx context.Context, conv dialogue.Conversation, msg dialogue.Message, now time.Time) (reply dialogue.Reply, next dialogue.Conversation, err error) {
	defer func() {
		if p := recover(); p != nil {
			// The value of a panic may quote the message; its type and place do not.
			g.log.Error("panic while answering", slog.String("type", fmt.Sprintf("%T", p)), slog.String("stack", string(debug.Stack())))
			reply, next, err = apology(), conv, nil
		}
	}()
	limited := ctx
	if g.limit > 0 {
		var cancel context.CancelFunc
		limited, cancel = context.WithTimeout(ctx, g.limit)
		defer cancel()
	}
	reply, next, err = g.Responder.Respond(limited, conv, msg, now)
	if err == nil {
		return reply, next, nil
	}
	if ctx.Err() != nil {
		return dialogue.Reply{}, conv, ctx.Err()
	}
	g.log.Error("no answer", slog.String("type", fmt.Sprintf("%T", err)), slog.Bool("late", errors.Is(err, context.DeadlineExceeded)))
	return apology(), conv, nil
}
