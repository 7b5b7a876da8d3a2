package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math"
	"runtime"
	"slices"

	"haiphongbot/internal/bot"
	"haiphongbot/internal/dialogue"
	"haiphongbot/internal/search"
	"haiphongbot/internal/vietnamese"
)

// asked is one line of input.
type asked struct {
	input string   // what the object repeats
	turns []string // of one user; the last is answered
}

// answered is the object that the contract of ask --json describes.
type answered struct {
	Input    string              `json:"input"`
	Outcome  dialogue.Outcome    `json:"outcome"`
	Intent   string              `json:"intent"`
	Language vietnamese.Language `json:"language"`
	Text     string              `json:"text"`
	Passages []candidate         `json:"passages"`
}

type candidate struct {
	Document   string  `json:"document"`
	Paragraph  int     `json:"paragraph"`
	Text       string  `json:"text"`
	Sentence   string  `json:"sentence"`
	Confidence float64 `json:"confidence"`
}

// asker answers many users' questions at once, in order.
type asker struct {
	responder bot.Responder
	index     search.Searcher
	limit     int
	env       environment
}

// stream answers lines in parallel and writes the answers in order, each as
// soon as those before it are written.
func (a asker) stream(lines func(func(asked, error) bool), write func(io.Writer, answered) error) error {
	ctx, cancel := context.WithCancel(a.env.ctx)
	defer cancel()
	var buffer bytes.Buffer
	for slot := range a.answers(ctx, lines) {
		var r result
		select {
		case r = <-slot:
		case <-ctx.Done():
			return ctx.Err()
		}
		if r.err != nil {
			return r.err
		}
		buffer.Reset()
		if err := write(&buffer, r.answer); err != nil {
			return err
		}
		if _, err := a.env.stdout.Write(buffer.Bytes()); err != nil {
			return fmt.Errorf("write answer: %w", err)
		}
	}
	return ctx.Err()
}

// result is what became of a line.
type result struct {
	answer answered
	err    error
}

// answers answers lines in parallel. It yields a channel for each, in the order of the
// lines, from which the result can be had once.
func (a asker) answers(ctx context.Context, lines func(func(asked, error) bool)) <-chan chan result {
	queue := make(chan chan result, 4*runtime.GOMAXPROCS(0))
	running := make(chan struct{}, runtime.GOMAXPROCS(0))
	go func() {
		defer close(queue)
		for line, err := range lines {
			slot := make(chan result, 1)
			select {
			case queue <- slot:
			case <-ctx.Done():
				return
			}
			if err != nil {
				slot <- result{err: err}
				return
			}
			running <- struct{}{}
			go func() {
				answer, err := a.answer(ctx, line)
				slot <- result{answer, err}
				<-running
			}()
		}
	}()
	return queue
}

// converse plays one user's messages and returns the reply to the last.
func (a asker) converse(ctx context.Context, turns []string) (dialogue.Reply, error) {
	var conv dialogue.Conversation
	var reply dialogue.Reply
	var err error
	now := a.env.now()
	for _, text := range turns {
		if reply, conv, err = a.responder.Respond(ctx, conv, dialogue.Message{Text: text}, now); err != nil {
			return reply, err
		}
	}
	return reply, nil
}

func (a asker) answer(ctx context.Context, line asked) (answered, error) {
	reply, err := a.converse(ctx, line.turns)
	if err != nil {
		return answered{}, err
	}
	hits, err := a.hits(ctx, reply, line.turns[len(line.turns)-1])
	if err != nil {
		return answered{}, err
	}
	out := answered{
		Input: line.input, Outcome: reply.Outcome, Intent: reply.Intent, Language: reply.Language,
		Text: reply.Text(), Passages: []candidate{},
	}
	if out.Language == "" {
		out.Language = vietnamese.Undetermined
	}
	for _, hit := range hits {
		out.Passages = append(out.Passages, candidate{
			Document: hit.Passage.Document.ID, Paragraph: hit.Passage.Paragraph, Text: hit.Passage.Text,
			Sentence: hit.Sentence, Confidence: math.Round(hit.Confidence*1e4) / 1e4,
		})
	}
	return out, nil
}

// hits returns the ranked candidates: those that the reply rests on, or, when
// it rests on none or fewer than asked for, what the search finds.
func (a asker) hits(ctx context.Context, reply dialogue.Reply, text string) ([]search.Hit, error) {
	if len(reply.Hits) >= a.limit {
		return reply.Hits[:a.limit], nil
	}
	found, err := a.index.Search(ctx, search.Question{Text: text}, a.limit)
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	hits := reply.Hits
	for _, hit := range found.Hits {
		known := func(h search.Hit) bool { return h.Passage == hit.Passage }
		if len(hits) < a.limit && !slices.ContainsFunc(hits, known) {
			hits = append(hits, hit)
		}
	}
	return hits, nil
}
