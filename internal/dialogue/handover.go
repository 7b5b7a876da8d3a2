package dialogue

import (
	"encoding/json"
	"slices"
	"strings"
)

// The bounds of the questions that are kept as they were typed. Together they keep
// a conversation's JSON below 48 KiB: one question takes 24 KiB at most, when every
// character of it has to be escaped.
const (
	maxTyped      = 20        // questions
	maxTypedRunes = 4096 + 80 // of each: all that Telegram allows, and lineShortened
	maxTypedBytes = 30 << 10  // of all, as JSON; the latest is kept in any case
)

// typed returns a message as staff read it: whole, and when it is longer than
// Telegram allows, shortened with a remark that says so.
func typed(text string) string {
	text = strings.TrimSpace(strings.ToValidUTF8(text, "\uFFFD"))
	if short := cut(text, maxMessage); short != text {
		return short + "\n" + string(lineShortened)
	}
	return text
}

// boundedTyped returns the latest of some typed questions, within the bounds.
func boundedTyped(questions []string) []string {
	questions = questions[max(0, len(questions)-maxTyped):]
	var kept []string
	size := 0
	for _, q := range slices.Backward(questions) {
		q = cut(q, maxTypedRunes)
		size += sizeInJSON(q)
		if len(kept) > 0 && size > maxTypedBytes {
			break
		}
		kept = append(kept, q)
	}
	slices.Reverse(kept)
	return kept
}

func sizeInJSON(s string) int {
	data, _ := json.Marshal(s) // a string always has a JSON form
	return len(data)
}

// withTyped returns c with a question kept as it was typed. The same question asked
// again is kept once, as the latest.
func (c Conversation) withTyped(question string) Conversation {
	others := slices.DeleteFunc(slices.Clone(c.Typed), func(q string) bool { return q == question })
	c.Typed = boundedTyped(append(others, question))
	return c
}

// typedAs returns the question with a digest, "" when it is not known.
func (c Conversation) typedAs(key string) string {
	for _, q := range c.Typed {
		if digest(q) == key {
			return q
		}
	}
	return ""
}

// adopt gives the exchanges of a state that was stored before questions were kept
// whole what is known of theirs.
func (c Conversation) adopt() Conversation {
	for i, t := range c.Turns {
		if t.Question != "" && t.Typed == "" {
			c.Turns[i].Typed = digest(t.Question)
			c = c.withTyped(t.Question)
		}
	}
	return c
}

// asked returns the digest of the latest question, however long ago, by which staff
// can be asked it; "" for none.
func (c Conversation) asked() string {
	for _, t := range slices.Backward(c.Turns) {
		if c.typedAs(t.Typed) != "" {
			return t.Typed
		}
	}
	return ""
}

// toPassOn returns the digest of the question that a reply is about: that of the
// pressed button, that of this exchange, or else the latest.
func (t *talk) toPassOn() string {
	switch {
	case t.about != "":
		return t.about
	case t.typed != "":
		return t.typed
	}
	return t.before.asked()
}

// nameQuestion makes the buttons from which staff can be reached name the question
// that the reply is about, so that it is passed on however late they are pressed.
func (t *talk) nameQuestion(reply *Reply) {
	question := t.toPassOn()
	for _, row := range reply.Buttons {
		for i, b := range row {
			if a, ok := parseAction(b.Action); ok && (a.verb == handOver || a.verb == giveHuman || a.verb.ofPassage()) && a.question == "" {
				a.question = question
				row[i].Action = a.String()
			}
		}
	}
}

// canPassOn reports whether the question that a reply is about can be passed on.
func (t *talk) canPassOn() bool { return t.opts.Desk && t.before.typedAs(t.toPassOn()) != "" }

// handOver passes a question on to staff: the one that the button names, or the
// latest for a button made when they named none.
func (t *talk) handOver(a action) Reply {
	reply := Reply{Outcome: Contact, Intent: Human}
	key := a.question
	if key == "" {
		key = t.before.asked()
	}
	question := t.before.typedAs(key)
	switch {
	case !t.opts.Desk:
		reply.Blocks = []Block{paragraph(string(lineNoDesk)), paragraph(t.callUs())}
	case question == "" && a.question != "":
		reply.Blocks = []Block{paragraph(string(lineQuestionGone))}
	case question == "":
		reply.Blocks = []Block{paragraph(string(lineNoQuestion))}
	case t.away:
		reply.Handover = &Handover{Question: question}
		reply.Blocks = []Block{paragraph(string(lineWaits)), paragraph(t.callUs())}
	default:
		reply.Handover = &Handover{Question: question}
		reply.Blocks = []Block{paragraph(string(lineHandedOver))}
		if len(t.before.Typed) > 1 {
			reply.Blocks = append(reply.Blocks, paragraph(say(lineWhichQuestion, slotWords, opening(question))))
		}
		if hotline := t.library.Contact.Hotline; hotline != "" {
			reply.Blocks = append(reply.Blocks, paragraph(say(lineUrgent, slotHotline, hotline)))
		}
	}
	t.notice(&reply, onContact)
	return reply
}

// maxOpening is how many characters of a question say which one is meant.
const maxOpening = 100

// opening returns the beginning of a question, on one line.
func opening(question string) string {
	words := strings.Join(strings.Fields(question), " ")
	if short := cut(words, maxOpening); short != words {
		return strings.TrimSpace(short) + "…"
	}
	return words
}
