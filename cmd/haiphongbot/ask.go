package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"runtime"
	"strings"

	"haiphongbot/internal/bot"
	"haiphongbot/internal/dialogue"
	"haiphongbot/internal/search"
	"haiphongbot/internal/vietnamese"
)

type askCommand struct {
	knowledgeFlag
	JSON     bool     `name:"json" help:"Write one JSON object a line."`
	Limit    int      `default:"3" help:"How many candidate passages an object holds at most."`
	Turns    bool     `help:"Each line of standard input is a JSON array of one user's messages; the last is answered."`
	Question []string `arg:"" optional:"" help:"Questions, each in quotes. Without any, standard input is read; lines end in \\n."`
}

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

// Run implements the command.
func (c *askCommand) Run(e environment) error {
	if c.Limit < 0 {
		return fmt.Errorf("--limit %d is negative", c.Limit)
	}
	folder, err := e.open(c.Knowledge, dialogue.Options{})
	if err != nil {
		return err
	}
	defer folder.Close()
	a := asker{responder: bot.Guard(folder.responder, e.log), index: folder.index, limit: c.Limit, env: e}
	return a.stream(c.lines(e), c.write)
}

// lines yields the questions: the arguments, else the lines of standard input.
func (c *askCommand) lines(e environment) func(yield func(asked, error) bool) {
	return func(yield func(asked, error) bool) {
		for _, q := range c.Question {
			if !yield(c.parse(q), nil) {
				return
			}
		}
		if len(c.Question) > 0 {
			return
		}
		reader := bufio.NewReaderSize(e.input(), 1<<16)
		for {
			line, err := reader.ReadString('\n')
			if line != "" && !yield(c.parse(strings.TrimSuffix(line, "\n")), nil) {
				return
			}
			if err != nil {
				if !errors.Is(err, io.EOF) {
					yield(asked{}, fmt.Errorf("read questions: %w", err))
				}
				return
			}
		}
	}
}

// parse reads one line. With --turns, a line that is no array of messages
// stands for a user who said nothing.
func (c *askCommand) parse(line string) asked {
	if !c.Turns {
		return asked{input: line, turns: []string{line}}
	}
	var turns []string
	if err := json.Unmarshal([]byte(line), &turns); err != nil || len(turns) == 0 {
		return asked{input: line, turns: []string{""}}
	}
	return asked{input: turns[len(turns)-1], turns: turns}
}

// write writes one answer as JSON, without HTML escaping, or as text.
func (c *askCommand) write(out io.Writer, a answered) error {
	if !c.JSON {
		_, err := fmt.Fprintf(out, "%s\n\n", a.Text)
		return err
	}
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(a)
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
	type result struct {
		answer answered
		err    error
	}
	queue := make(chan chan result, 4*runtime.GOMAXPROCS(0)) // in the order of the lines
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
	var buffer bytes.Buffer
	for slot := range queue {
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
		if len(hits) < a.limit && !shown(hits, hit) {
			hits = append(hits, hit)
		}
	}
	return hits, nil
}

func shown(hits []search.Hit, hit search.Hit) bool {
	for _, h := range hits {
		if h.Passage == hit.Passage {
			return true
		}
	}
	return false
}
