package bot

import (
	"context"
	"slices"

	"haiphongbot/internal/knowledge"
)

// blocked reports whether a change loses an answer for which it must wait.
func blocked(lost []knowledge.Lost) bool {
	return slices.ContainsFunc(lost, func(q knowledge.Lost) bool { return !q.Deleted })
}

// hold leaves a change aside that loses answers of the edition before it: of its files
// those that the lost answers came from or would come from now. What else changed is
// taken over, if that loses nothing.
func (l *Live) hold(ctx context.Context, before *edition, next *knowledge.Content, candidate *edition, lost []knowledge.Lost) error {
	waiting, err := l.causes(ctx, next, candidate, lost)
	if err != nil {
		return err
	}
	taken := false
	if len(waiting) > 0 {
		if taken, err = l.takeHarmless(ctx, before, next.Keeping(l.accepted, waiting)); err != nil {
			return err
		}
	}
	if !taken {
		waiting = nil
	}
	l.held.Store(true)
	gate := knowledge.GateResult{
		Questions: len(candidate.library.Checks) + len(candidate.library.Unresolved),
		Held:      true, Lost: lost, Waiting: waiting,
	}
	l.publish(ctx, candidate.library.Report(l.o.Clock(), gate))
	return nil
}

// causes returns the changed files that lost answers came from or come from now;
// none when one of them is lost for another reason.
func (l *Live) causes(ctx context.Context, next *knowledge.Content, candidate *edition, lost []knowledge.Lost) ([]string, error) {
	var files []string
	for _, q := range lost {
		if q.Deleted {
			continue
		}
		var sources []string
		if check, ok := checkOf(l.current.library, q.Question); ok && !check.Refuse {
			sources = append(sources, check.Document)
		}
		reply, err := candidate.ask(ctx, q.Question, l.o.Clock())
		if err != nil {
			return nil, err
		}
		if isAnswer(reply) {
			sources = append(sources, reply.Hits[0].Passage.Document.ID)
		}
		sources = slices.DeleteFunc(sources, func(id string) bool { return !next.Changed(l.accepted, id) })
		if len(sources) == 0 {
			return nil, nil
		}
		files = append(files, sources...)
	}
	slices.Sort(files)
	return slices.Compact(files), nil
}

// takeHarmless takes a part of a change over unless it loses answers itself.
func (l *Live) takeHarmless(ctx context.Context, before *edition, part *knowledge.Content) (bool, error) {
	if part.Same(l.accepted) {
		return true, nil
	}
	e, err := l.edition(part)
	if err != nil {
		return false, err
	}
	lost, err := lostSince(ctx, before, e, l.o.Clock())
	if err != nil || blocked(lost) {
		_ = e.index.Close()
		return false, err
	}
	l.take(part, e)
	return true, nil
}
