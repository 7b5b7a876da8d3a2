package evaluate

import (
	"context"
	"fmt"
	"runtime"

	"golang.org/x/sync/errgroup"

	"haiphongbot/internal/knowledge"
	"haiphongbot/internal/search"
)

// maxRank is the depth to which a right passage is looked for.
const maxRank = 10

// Answer is how the bot, or the search alone, reacted to a question.
type Answer struct {
	Outcome string // see dialogue.Outcome; "" when only the search was asked
	Intent  string
	Hits    []search.Hit // best first, maxRank at most
}

// Asker answers the last of a user's messages. It is called from several
// goroutines; every call is a new user.
type Asker interface {
	Ask(ctx context.Context, turns []string) (Answer, error)
}

// Searched is an Asker that asks the search alone, earlier turns as context.
type Searched struct{ Index search.Searcher }

// Ask implements Asker.
func (s Searched) Ask(ctx context.Context, turns []string) (Answer, error) {
	q := search.Question{Text: turns[len(turns)-1]}
	if len(turns) > 1 {
		q.Context = turns[len(turns)-2]
	}
	result, err := s.Index.Search(ctx, q, maxRank)
	return Answer{Hits: result.Hits}, err
}

// Run asks every question, as typed and without accents, and reports. names
// comes from ReadPassages and may be nil. progress, when not nil, is called
// after each question, from several goroutines.
func Run(ctx context.Context, asker Asker, questions []Question, lib *knowledge.Library, names map[string]*knowledge.Passage, progress func()) (*Report, error) {
	report := &Report{}
	for _, form := range []struct {
		name   string
		change func(Question) Question
	}{
		{"as typed", func(q Question) Question { return q }},
		{"without accents", Question.WithoutAccents},
	} {
		judgements := make([]judgement, len(questions))
		group, ctx := errgroup.WithContext(ctx)
		group.SetLimit(runtime.GOMAXPROCS(0))
		for i, q := range questions {
			q = form.change(q)
			targets, err := Resolve(q, lib, names)
			if err != nil {
				return nil, err
			}
			group.Go(func() (err error) {
				judgements[i], err = ask(ctx, asker, q, targets)
				if err == nil && progress != nil {
					progress()
				}
				return err
			})
		}
		if err := group.Wait(); err != nil {
			return nil, err
		}
		report.Forms = append(report.Forms, figures(form.name, judgements))
	}
	return report, nil
}

// ask asks one question, which a passage of targets answers.
func ask(ctx context.Context, asker Asker, q Question, targets []*knowledge.Passage) (judgement, error) {
	answer, err := asker.Ask(ctx, q.Turns)
	if err != nil {
		return judgement{}, fmt.Errorf("ask question %s of %s: %w", q.ID, q.File, err)
	}
	return judge(q, targets, answer), nil
}
