// Package evaluate turns files of questions into figures: is the right passage
// found, is the right sentence shown, does the confidence mean what it says,
// are questions that the folder does not answer refused.
//
// It computes and does not print. Read question.go (what is asked and what
// would be right), read.go and passages.go (the files), run.go (asking),
// judge.go (one question right or wrong), report.go (what the figures mean), figures.go
// (how they are computed).
package evaluate

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Kind says what the right reaction to a question is.
type Kind string

// The kinds of question.
const (
	Answerable   Kind = "answerable"   // one of Targets answers it
	Unanswerable Kind = "unanswerable" // to be refused
	Contact      Kind = "contact"      // Want is the intent; "none" for what only looks like contact
	Smalltalk    Kind = "smalltalk"    // Want is the intent
	Open         Kind = "open"         // anything but a crash is right
)

// Question is one line of a question file.
type Question struct {
	ID      string
	File    string
	Turns   []string // what one user says; the last turn is judged
	Kind    Kind
	Style   string // how it is put, as the file says; the file's kind when it has none
	Want    string
	Targets []Target // any of them is right
	Answers []string // texts that answer, verbatim from a target
}

// Text is the turn that is judged.
func (q Question) Text() string { return q.Turns[len(q.Turns)-1] }

// Target is a passage that answers. Document may be empty while the folder has
// only one, or means the first; ID is the passage's name in a passage file.
type Target struct {
	Document  string
	Paragraph int
	Excerpt   string // instead of Paragraph: words of the passage
	ID        string // instead of the others
}

// stripAccents returns a question as people type it who have no Vietnamese
// keyboard: capitals and punctuation stay.
func stripAccents(s string) string {
	s = strings.Map(func(r rune) rune {
		switch r {
		case '\u0300', '\u0301', '\u0303', '\u0309', '\u0323', // tones
			'\u0302', '\u0306', '\u031b': // â, ă, ơ
			return -1
		case 'đ':
			return 'd'
		case 'Đ':
			return 'D'
		}
		return r
	}, norm.NFD.String(s))
	return norm.NFC.String(s)
}

// WithoutAccents returns the question with all its turns stripped.
func (q Question) WithoutAccents() Question {
	turns := make([]string, len(q.Turns))
	for i, turn := range q.Turns {
		turns[i] = stripAccents(turn)
	}
	q.Turns = turns
	return q
}
