package dialogue

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strconv"
	"strings"

	"haiphongbot/internal/knowledge"
)

// Ref names a passage so that it can be found again after a restart and after
// the folder changed: by its document, its number and its text.
type Ref struct {
	Document  string `json:"d"` // digest of Document.ID
	Paragraph int    `json:"p"`
	Text      string `json:"t"` // digest of Passage.Text
}

// refTo returns the reference to a passage.
func refTo(p *knowledge.Passage) Ref {
	return Ref{Document: digest(p.Document.ID), Paragraph: p.Paragraph, Text: digest(p.Text)}
}

// digestLength is in hexadecimal digits: 40 bits tell apart every document and
// every paragraph that a folder can hold.
const digestLength = 10

func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])[:digestLength]
}

func isDigest(s string) bool {
	return len(s) == digestLength && strings.Trim(s, "0123456789abcdef") == ""
}

// maxParagraph bounds the paragraph numbers that a reference may carry.
const maxParagraph = 1_000_000

func (r Ref) valid() bool {
	return isDigest(r.Document) && isDigest(r.Text) && r.Paragraph > 0 && r.Paragraph <= maxParagraph
}

// String returns the reference as it stands in an action.
func (r Ref) String() string {
	return r.Document + "-" + strconv.Itoa(r.Paragraph) + "-" + r.Text
}

// verb is what a button does.
type verb string

// The verbs. Those in the first group carry a Ref.
const (
	showWhole   verb = "s" // the whole paragraph
	showNearest verb = "c" // the same, as what comes close to a question that it does not answer
	showNext    verb = "n" // the paragraph after it
	showBefore  verb = "b" // the paragraph before it
	showRelated verb = "r" // passages of related content
	showPage    verb = "d" // the document, page by page, from this paragraph on
	helpful     verb = "f"
	unhelpful   verb = "g"

	askExample verb = "q" // one of the example questions, by its digest

	giveHotline verb = "h"
	giveBooking verb = "k"
	giveHuman   verb = "m"
	handOver    verb = "o" // pass a question on to staff
	giveTopics  verb = "t"
	giveHelp    verb = "e"
)

// action is what a pressed button, or the payload of a deep link, asks for.
//
// Its text is "1-<verb>", "1-<verb>-<document>-<paragraph>-<text>", either with
// "-<question>" behind it: at most 64 bytes, and only letters that both a callback
// and a /start payload may hold. The leading 1 is the version of the grammar.
type action struct {
	verb verb
	ref  Ref // for the verbs that carry one
	// question is a digest: for askExample of the example, otherwise of the question
	// that the message with the button is about; "" for none.
	question string
}

const actionVersion = "1"

func (a action) String() string {
	s := actionVersion + "-" + string(a.verb)
	if (a.ref != Ref{}) {
		s += "-" + a.ref.String()
	}
	if a.question != "" {
		s += "-" + a.question
	}
	return s
}

var actionForm = regexp.MustCompile(`^` + actionVersion + `-([a-z])(?:-([0-9a-f]{10})-([1-9][0-9]{0,6})-([0-9a-f]{10}))?(?:-([0-9a-f]{10}))?$`)

// parseAction reads an action; false when it is of another version or no
// action at all.
func parseAction(s string) (action, bool) {
	m := actionForm.FindStringSubmatch(s)
	if m == nil {
		return action{}, false
	}
	a := action{verb: verb(m[1]), question: m[5]}
	if m[2] != "" {
		n, err := strconv.Atoi(m[3])
		a.ref = Ref{Document: m[2], Paragraph: n, Text: m[4]}
		return a, err == nil && a.ref.valid() && a.verb.ofPassage()
	}
	switch a.verb {
	case askExample:
		return a, a.question != ""
	case giveHuman, handOver:
		return a, true
	case giveHotline, giveBooking, giveTopics, giveHelp:
		return a, a.question == ""
	}
	return action{}, false
}

// ofPassage reports whether a verb is about a passage, so that its action carries a Ref.
func (v verb) ofPassage() bool {
	switch v {
	case showWhole, showNearest, showNext, showBefore, showRelated, showPage, helpful, unhelpful:
		return true
	}
	return false
}

// state says what became of a passage since a button was made.
type state int

const (
	same    state = iota // found, its text unchanged
	changed              // its document and number are there, its text is another
	gone                 // nothing of it is left
)

// resolve finds the passage that a reference names.
func (r *Responder) resolve(ref Ref) (*knowledge.Passage, state) {
	doc := r.documents[ref.Document]
	if doc == nil {
		return nil, gone
	}
	var there *knowledge.Passage
	for _, p := range doc.Passages {
		if p.Paragraph == ref.Paragraph {
			there = p
		}
	}
	if there != nil && digest(there.Text) == ref.Text {
		return there, same
	}
	for _, p := range doc.Passages {
		if digest(p.Text) == ref.Text {
			return p, same // it has moved within its document
		}
	}
	if there != nil {
		return there, changed
	}
	return nil, gone
}

// neighbour returns the passage by steps after p in its document, nil at
// either end.
func neighbour(p *knowledge.Passage, by int) *knowledge.Passage {
	for i, q := range p.Document.Passages {
		if q == p && i+by >= 0 && i+by < len(p.Document.Passages) {
			return p.Document.Passages[i+by]
		}
	}
	return nil
}
