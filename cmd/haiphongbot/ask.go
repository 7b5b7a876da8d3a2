package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"haiphongbot/internal/bot"
	"haiphongbot/internal/dialogue"
)

type askCommand struct {
	knowledgeFlag
	JSON     bool     `name:"json" help:"Write one JSON object a line."`
	Limit    int      `default:"3" help:"How many candidate passages an object holds at most."`
	Turns    bool     `help:"Each line of standard input is a JSON array of one user's messages; the last is answered."`
	Question []string `arg:"" optional:"" help:"Questions, each in quotes. Without any, standard input is read; lines end in \\n."`
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
	a := asker{responder: bot.Guard(folder.responder, e.replyTime, e.log), index: folder.index, limit: c.Limit, env: e}
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
