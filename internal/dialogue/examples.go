package dialogue

import (
	"strings"
	"unicode/utf8"

	"haiphongbot/internal/knowledge"
	"haiphongbot/internal/vietnamese"
)

// example is a question that the bot offers as a button.
type example struct{ text, digest string }

// Bounds of the examples: three fit beside the greeting, and a label must be
// readable on a phone.
const (
	maxExamples      = 3
	maxExampleLength = 60
)

// chooseExamples takes questions from the gate file, which staff keep and
// which are known to be answered: the first fitting one of each passage.
func chooseExamples(library *knowledge.Library) []example {
	type place struct {
		document  string
		paragraph int
	}
	seen := make(map[place]bool)
	var chosen []example
	for _, c := range library.Checks {
		at := place{c.Document, c.Paragraph}
		if c.Refuse || seen[at] || len(chosen) == maxExamples || utf8.RuneCountInString(c.Question) > maxExampleLength || vietnamese.Detect(c.Question) != vietnamese.Vietnamese || vietnamese.Fold(c.Question) == strings.ToLower(c.Question) {
			continue
		}
		seen[at] = true
		chosen = append(chosen, example{text: c.Question, digest: digest(c.Question)})
	}
	return chosen
}

// addExamples offers the example questions.
func (t *talk) addExamples(reply *Reply) {
	for _, e := range t.examples {
		reply.row(press(line(e.text), action{verb: askExample, question: e.digest}))
	}
}
