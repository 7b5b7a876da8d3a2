package bot

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"haiphongbot/internal/dialogue"
	"haiphongbot/internal/knowledge"
)

// Gate asks the questions of the gate and returns those that are not answered
// as they should be.
func Gate(ctx context.Context, lib *knowledge.Library, r Responder, now time.Time) (knowledge.GateResult, error) {
	e := &edition{library: lib, responder: r, asked: &sync.Map{}}
	return e.gate(ctx, now)
}

func (e *edition) gate(ctx context.Context, now time.Time) (knowledge.GateResult, error) {
	result := knowledge.GateResult{Questions: len(e.library.Checks)}
	if err := e.askAll(ctx, e.library.Checks, now); err != nil {
		return result, err
	}
	for _, check := range e.library.Checks {
		reply, err := e.ask(ctx, check.Question, now)
		if err != nil {
			return result, err
		}
		if misses(check, reply) {
			result.Lost = append(result.Lost, knowledge.Lost{Question: check.Question, Line: check.Line, After: reaction(reply) + wanted(check)})
		}
	}
	return result, nil
}

func isAnswer(reply dialogue.Reply) bool {
	return reply.Outcome == dialogue.Answer && len(reply.Hits) > 0
}

// misses reports whether a reply is not what a check wants.
func misses(check knowledge.Check, reply dialogue.Reply) bool {
	if check.Refuse || !isAnswer(reply) {
		return check.Refuse == isAnswer(reply)
	}
	p := reply.Hits[0].Passage
	return p.Document.ID != check.Document || p.Paragraph != check.Paragraph
}

// reaction says what the bot does, to go on after "bot".
func reaction(reply dialogue.Reply) string {
	switch {
	case isAnswer(reply):
		return "trả lời bằng " + place(reply.Hits[0].Passage)
	case reply.Outcome == dialogue.Clarify:
		return "hỏi lại thay vì trả lời"
	case reply.Outcome == dialogue.Unknown:
		return "từ chối trả lời"
	}
	return "không trả lời"
}

func wanted(check knowledge.Check) string {
	if check.Refuse {
		return ", trong khi phải từ chối"
	}
	return fmt.Sprintf(", trong khi phải trả lời bằng đoạn %d của %s", check.Paragraph, check.Document)
}

func place(p *knowledge.Passage) string {
	return fmt.Sprintf("đoạn %d của %s", p.Paragraph, p.Document.ID)
}

// lostSince returns the questions that before answered as it should and after
// does not. A question that staff took out of the gate counts no more; one
// whose passage has another number now, but the same words, is answered.
func lostSince(ctx context.Context, before, after *edition, now time.Time) ([]knowledge.Lost, error) {
	var lost []knowledge.Lost
	still := slices.DeleteFunc(slices.Clone(before.library.Checks), func(old knowledge.Check) bool {
		_, asked := checkOf(after.library, old.Question)
		return !asked
	})
	for _, e := range []*edition{before, after} {
		if err := e.askAll(ctx, still, now); err != nil {
			return nil, err
		}
	}
	// Passages that come back move the numbers back to where they were meant.
	mended := len(after.library.Unresolved) < len(before.library.Unresolved)
	for _, old := range still {
		check, _ := checkOf(after.library, old.Question)
		was, err := before.ask(ctx, old.Question, now)
		if err != nil {
			return nil, err
		}
		is, err := after.ask(ctx, old.Question, now)
		if err != nil {
			return nil, err
		}
		becomes := reaction(is)
		switch {
		case misses(old, was) || sameAnswer(was, is):
			continue
		case check.Refuse && isAnswer(is) && !holds(before.library, is.Hits[0].Passage.Document.ID):
			continue // a new document answers what was refused for want of one: the report says so
		case misses(check, is):
		case !mended && movedOn(old, check, was, is):
			becomes += ", nhưng đoạn này nay có nội dung khác hẳn"
		default:
			continue
		}
		lost = append(lost, knowledge.Lost{
			Question: old.Question, Line: check.Line, Before: reaction(was), After: becomes,
			Deleted: !old.Refuse && !holds(after.library, old.Document),
		})
	}
	return lost, nil
}

// checkOf finds a question in the gate, also one whose passage is not there.
func checkOf(lib *knowledge.Library, question string) (knowledge.Check, bool) {
	for _, list := range [][]knowledge.Check{lib.Checks, lib.Unresolved} {
		if i := slices.IndexFunc(list, func(c knowledge.Check) bool { return c.Question == question }); i >= 0 {
			return list[i], true
		}
	}
	return knowledge.Check{}, false
}

func sameAnswer(a, b dialogue.Reply) bool {
	return isAnswer(a) && isAnswer(b) && a.Hits[0].Passage.Text == b.Hits[0].Passage.Text
}

// unlike is the share of common words below which a passage is another one,
// not an edited one.
const unlike = 0.3

// movedOn reports whether a check names the same place as before, and that
// place holds something else now: a number of a passage does not follow the
// passage when others are put above it.
func movedOn(old, check knowledge.Check, was, is dialogue.Reply) bool {
	return isAnswer(was) && isAnswer(is) && old.Document == check.Document && old.Paragraph == check.Paragraph &&
		knowledge.Likeness(was.Hits[0].Passage.Text, is.Hits[0].Passage.Text) < unlike
}

func holds(lib *knowledge.Library, document string) bool {
	return slices.ContainsFunc(lib.Documents, func(d *knowledge.Document) bool { return d.ID == document })
}
