package evaluate

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// ReadFile reads a question file: YAML by its name (.yaml, .yml: the form of
// the gate), else JSON lines.
func ReadFile(path string) ([]Question, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	read := readLines
	if ext := filepath.Ext(path); ext == ".yaml" || ext == ".yml" {
		read = readGate
	}
	questions, err := read(f)
	if err != nil {
		return nil, fmt.Errorf("read questions %s: %w", path, err)
	}
	for i := range questions {
		questions[i].File = filepath.Base(path)
		if questions[i].ID == "" {
			questions[i].ID = strconv.Itoa(i + 1)
		}
	}
	return questions, nil
}

// line is one line of a JSON question file. Two families are read: the city's
// own (question or turns or text; paragraphs, answer, style, want) and that of
// XQuAD and MLQA (text; positives, answers, answerable).
type line struct {
	ID         string            `json:"id"`
	Question   string            `json:"question"`
	Text       string            `json:"text"`
	Turns      []string          `json:"turns"`
	Document   string            `json:"document"`
	Paragraphs []json.RawMessage `json:"paragraphs"` // "P4" or 4
	Answer     string            `json:"answer"`
	Answers    []string          `json:"answers"`
	Positives  []string          `json:"positives"`
	Answerable *bool             `json:"answerable"`
	Want       string            `json:"want"`
	Style      string            `json:"style"`
	Kind       string            `json:"kind"`
	Why        string            `json:"why"`
}

func readLines(r io.Reader) ([]Question, error) {
	var out []Question
	reader := bufio.NewReader(r)
	for number := 1; ; number++ {
		raw, err := reader.ReadBytes('\n')
		if len(bytes.TrimSpace(raw)) > 0 {
			var l line
			if err := json.Unmarshal(raw, &l); err != nil {
				return nil, fmt.Errorf("line %d: %w", number, err)
			}
			q, err := l.question()
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", number, err)
			}
			out = append(out, q)
		}
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

func (l line) question() (Question, error) {
	q := Question{ID: l.ID, Turns: l.Turns, Want: l.Want, Style: l.Style, Answers: l.Answers}
	if q.Style == "" {
		q.Style = l.Kind
	}
	if l.Question == "" {
		l.Question = l.Text
	}
	if len(q.Turns) == 0 {
		q.Turns = []string{l.Question}
	}
	if l.Answer != "" {
		q.Answers = append(q.Answers, l.Answer)
	}
	for _, raw := range l.Paragraphs {
		n, err := strconv.Atoi(strings.TrimPrefix(strings.Trim(string(raw), `"`), "P"))
		if err != nil || n < 1 {
			return q, fmt.Errorf("paragraph %s is not a number", raw)
		}
		q.Targets = append(q.Targets, Target{Document: l.Document, Paragraph: n})
	}
	for _, id := range l.Positives {
		q.Targets = append(q.Targets, Target{ID: id})
	}
	q.Kind = l.kind(len(q.Targets) > 0)
	if q.Style == "" {
		q.Style = string(q.Kind)
	}
	return q, nil
}

func (l line) kind(targets bool) Kind {
	switch {
	case l.Answerable != nil && !*l.Answerable:
		return Unanswerable
	case targets:
		return Answerable
	case l.Why != "":
		return Open
	case l.Want == "":
		return Unanswerable
	}
	switch l.Want {
	case "hotline", "booking", "human", "address", "hours", "none":
		return Contact
	}
	return Smalltalk
}

// gateEntry is one entry of cau-hoi-kiem-tra.yaml.
type gateEntry struct {
	Questions texts  `yaml:"cau_hoi"`
	Document  string `yaml:"tai_lieu"`
	Passage   string `yaml:"doan"` // a number, or words of the passage
	Refuse    bool   `yaml:"tu_choi"`
}

// texts is a list of strings, or one.
type texts []string

func (t *texts) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode {
		*t = texts{n.Value}
		return nil
	}
	return n.Decode((*[]string)(t))
}

func readGate(r io.Reader) ([]Question, error) {
	var entries []gateEntry
	if err := yaml.NewDecoder(r).Decode(&entries); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	var out []Question
	for i, e := range entries {
		target := Target{Document: e.Document, Excerpt: e.Passage}
		if n, err := strconv.Atoi(e.Passage); err == nil {
			target.Paragraph, target.Excerpt = n, ""
		}
		if !e.Refuse && e.Passage == "" {
			return nil, fmt.Errorf("entry %d has neither doan nor tu_choi", i+1)
		}
		for _, text := range e.Questions {
			q := Question{Turns: []string{text}, Kind: Answerable, Style: "gate", Targets: []Target{target}}
			if e.Refuse {
				q.Kind, q.Targets = Unanswerable, nil
			}
			out = append(out, q)
		}
	}
	return out, nil
}
