package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"text/tabwriter"
	"time"

	"github.com/schollz/progressbar/v3"

	"haiphongbot/internal/bot"
	"haiphongbot/internal/dialogue"
	"haiphongbot/internal/evaluate"
	"haiphongbot/internal/knowledge"
)

type evalCommand struct {
	knowledgeFlag
	Passages   string   `type:"existingfile" placeholder:"FILE" help:"A file of passages (JSON lines with id, title, text) to stand in for the folder."`
	SearchOnly bool     `help:"Ask the search alone, not the dialogue."`
	Failures   bool     `help:"Also list the questions that went wrong."`
	JSON       bool     `name:"json" help:"Write the report as JSON."`
	File       []string `arg:"" type:"existingfile" help:"Question files: JSON lines, or YAML in the form of the gate."`
}

// Run implements the command.
func (c *evalCommand) Run(e environment) error {
	questions, err := unlessStopped(e.ctx, c.questions)
	if err != nil {
		return err
	}
	folder, names, err := c.open(e)
	if err != nil {
		return err
	}
	defer folder.Close()
	var who evaluate.Asker = evaluate.Searched{Index: folder.index}
	if !c.SearchOnly {
		who = conversing{asker{responder: bot.Guard(folder.responder, 0, e.log), index: folder.index, limit: 10, env: e}}
	}
	progress, done := progressOf(e.stderr, 2*len(questions))
	report, err := evaluate.Run(e.ctx, who, questions, folder.library, names, progress)
	done()
	if err != nil {
		return err
	}
	if !c.Failures {
		for i := range report.Forms {
			report.Forms[i].Failures = nil
		}
	}
	if c.JSON {
		encoder := json.NewEncoder(e.stdout)
		encoder.SetEscapeHTML(false)
		encoder.SetIndent("", "  ")
		return encoder.Encode(report)
	}
	return printReport(e.stdout, report)
}

// questions reads the files of questions.
func (c *evalCommand) questions() ([]evaluate.Question, error) {
	var questions []evaluate.Question
	for _, path := range c.File {
		qs, err := evaluate.ReadFile(path)
		if err != nil {
			return nil, err
		}
		questions = append(questions, qs...)
	}
	return questions, nil
}

// named are passages and what question files call them.
type named struct {
	library *knowledge.Library
	names   map[string]*knowledge.Passage
}

// passages reads the file of passages.
func (c *evalCommand) passages() (named, error) {
	lib, names, err := evaluate.ReadPassages(c.Passages)
	return named{lib, names}, err
}

// unlessStopped returns what read does, or when ctx ends that it has: what is read may be
// a pipe or a terminal, from which nothing comes.
func unlessStopped[T any](ctx context.Context, read func() (T, error)) (T, error) {
	type result struct {
		value T
		err   error
	}
	done := make(chan result, 1)
	go func() {
		value, err := read()
		done <- result{value, err}
	}()
	select {
	case r := <-done:
		return r.value, r.err
	case <-ctx.Done():
		return *new(T), ctx.Err()
	}
}

func (c *evalCommand) open(e environment) (*opened, map[string]*knowledge.Passage, error) {
	if c.Passages == "" {
		folder, err := e.open(c.Knowledge, dialogue.Options{})
		return folder, nil, err
	}
	passages, err := unlessStopped(e.ctx, c.passages)
	if err != nil {
		return nil, nil, err
	}
	lib, names := passages.library, passages.names
	// The city's glossary and contact serve any passages.
	switch own, err := knowledge.Load(e.ctx, c.Knowledge, e.now()); {
	case err == nil:
		lib.Glossary, lib.Contact = own.Glossary, own.Contact
	case !errors.Is(err, fs.ErrNotExist): // the passages may be all there is
		return nil, nil, err
	}
	folder, err := answerFrom(lib, dialogue.Options{})
	return folder, names, err
}

// conversing is the dialogue as an evaluate.Asker.
type conversing struct{ asker }

// Ask implements evaluate.Asker.
func (c conversing) Ask(ctx context.Context, turns []string) (evaluate.Answer, error) {
	reply, err := c.converse(ctx, turns)
	if err != nil {
		return evaluate.Answer{}, err
	}
	hits, err := c.hits(ctx, reply, turns[len(turns)-1])
	return evaluate.Answer{Outcome: string(reply.Outcome), Intent: reply.Intent, Hits: hits}, err
}

// progressOf shows a bar on a terminal when there is much to do.
func progressOf(out io.Writer, steps int) (step, done func()) {
	if !isTerminal(out) || steps < 500 {
		return nil, func() {}
	}
	bar := progressbar.NewOptions(steps, progressbar.OptionSetWriter(out), progressbar.OptionSetDescription("asking"),
		progressbar.OptionShowCount(), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())
	return func() { _ = bar.Add(1) }, func() { _ = bar.Finish() }
}

func printReport(out io.Writer, report *evaluate.Report) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	for _, form := range report.Forms {
		fmt.Fprintf(w, "%s\n\n", form.Name)
		printForm(w, form)
	}
	return w.Flush()
}

func printForm(w io.Writer, form evaluate.Form) {
	fmt.Fprint(w, "ranking\tquestions\tR@1\tR@3\tMRR@10\tsentence\tof\tlength\t\n")
	for _, r := range form.Ranking {
		style := r.Style
		if style == "" {
			style = "all"
		}
		fmt.Fprintf(w, "%s\t%d\t%.3f\t%.3f\t%.3f\t%.3f\t%d\t%.2f\t\n", style, r.Questions, r.R1, r.R3, r.MRR10, r.Sentence, r.Judged, r.Length)
	}
	for _, i := range form.Intents {
		fmt.Fprintf(w, "\n%s\t%d\t%.3f\tright\t\n", i.Kind, i.Questions, i.Right)
	}
	if d := form.Decision; d != nil {
		fmt.Fprintf(w, "\nanswerable\t%d\tright\t%d\twrong\t%d\tasked back\t%d\tnot answered\t%d\t\n", d.Answerable, d.Right, d.Wrong, d.Clarified, d.Silent)
		fmt.Fprintf(w, "unanswerable\t%d\trefused\t%d\tanswered\t%d\tasked back\t%d\tother\t%d\t\n", d.Unanswerable, d.Refused, d.Answered, d.AskedBack, d.Other)
		fmt.Fprintf(w, "joint\t%.3f\twrong answers\t%.3f\t\n", d.Joint, d.WrongAnswer)
	}
	fmt.Fprint(w, "\nconfidence from\tquestions\tmean\tright\t\n")
	for _, b := range form.Reliability {
		if b.Questions > 0 {
			fmt.Fprintf(w, "%.1f\t%d\t%.3f\t%.3f\t\n", b.From, b.Questions, b.Confidence, b.Right)
		}
	}
	fmt.Fprint(w, "\nthreshold\tprecision\tcoverage\trefused\tjoint\t\n")
	for _, t := range form.Thresholds {
		fmt.Fprintf(w, "%.2f\t%.3f\t%.3f\t%.3f\t%.3f\t\n", t.From, t.Precision, t.Coverage, t.Refused, t.Joint)
	}
	fmt.Fprintln(w)
	for _, f := range form.Failures {
		fmt.Fprintf(w, "%s %s: %s (%s, right passage at %d): %s\n", f.Question.File, f.Question.ID, f.What, f.Question.Style, f.Rank, f.Question.Text())
		for _, h := range f.Hits {
			fmt.Fprintf(w, "    %.2f %s/%d %s\n", h.Confidence, h.Document, h.Paragraph, h.Sentence)
		}
	}
	fmt.Fprintln(w)
}
