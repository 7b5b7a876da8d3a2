package dialogue

import (
	"context"
	"fmt"
	"strings"
	"time"
	"unicode"

	"haiphongbot/internal/knowledge"
	"haiphongbot/internal/search"
	"haiphongbot/internal/vietnamese"
)

// Responder answers messages about one library. It does not change after New
// and may be used from any goroutine.
type Responder struct {
	library   *knowledge.Library
	index     search.Searcher
	opts      Options
	documents map[string]*knowledge.Document // by digest of their id
	examples  []example
}

// Options are the choices that do not follow from the folder.
type Options struct {
	// Desk says that there are staff to whom questions can be passed on.
	Desk bool
}

// New returns a responder over a library and the index built from it.
func New(library *knowledge.Library, index search.Searcher, opts Options) *Responder {
	r := &Responder{library: library, index: index, opts: opts, documents: make(map[string]*knowledge.Document, len(library.Documents))}
	for _, d := range library.Documents {
		r.documents[digest(d.ID)] = d
	}
	r.examples = chooseExamples(library)
	return r
}

// hitLimit is how many candidates are asked of the index: enough to find some
// that are still in force, and for every use of Reply.Hits.
const hitLimit = 10

// maxMessage is how many characters of a message are read. Telegram allows
// 4,096; other fronts may not bound it.
const maxMessage = 4096

// talk is one message on its way to a reply.
type talk struct {
	*Responder
	ctx    context.Context
	before Conversation // as it was when the message came
	now    time.Time

	text     string // the message, cleaned
	wording  wording
	language vietnamese.Language
	result   search.Result // for the message as it stands

	moved  bool // the message says that it turns to another subject
	unread bool // the message holds more questions than get an answer

	// What is to be remembered of this exchange.
	question string
	context  string
	sentence string
	shown    []Ref
	warned   map[*knowledge.Document]bool // documents whose period was remarked on
	restart  bool                         // forget what was said before
}

// Respond returns the reply to a message and the conversation that includes
// it. It is a function of its arguments: the same conversation, message and
// time give the same reply. An error means that the index could not be
// searched; Trouble is the reply for that.
func (r *Responder) Respond(ctx context.Context, conv Conversation, msg Message, now time.Time) (Reply, Conversation, error) {
	conv = conv.bounded()
	t := &talk{Responder: r, ctx: ctx, before: conv, now: now, warned: make(map[*knowledge.Document]bool)}
	t.language = vietnamese.Undetermined
	if last, ok := conv.shown(now); ok {
		for _, ref := range last.Shown {
			if p, _ := t.resolve(ref); p != nil {
				t.warned[p.Document] = true // just now; the source line says the period again
			}
		}
	}
	reply, err := t.reply(msg)
	if err != nil {
		return Reply{}, conv, fmt.Errorf("respond: %w", err)
	}
	if reply.Language == "" {
		reply.Language = t.language
	}
	reply.Hits = t.inForce(t.result.Hits)
	if t.restart || reply.Forget {
		conv = conv.forget()
	}
	if reply.Forget {
		return reply, Conversation{}, nil
	}
	conv.Count++
	if t.language != vietnamese.Undetermined {
		conv.Language = t.language
	}
	return reply, conv.remember(Turn{At: now, Question: t.question, Context: t.context, Outcome: reply.Outcome, Shown: t.shown, Sentence: t.sentence}).bounded(), nil
}

// Trouble is the reply when no other can be made.
func Trouble() Reply {
	return Reply{Outcome: Unknown, Language: vietnamese.Undetermined, Blocks: []Block{paragraph(string(lineTrouble))}}
}

func (t *talk) reply(msg Message) (Reply, error) {
	if msg.Action != "" {
		return t.press(msg.Action)
	}
	t.text = readable(cut(msg.Text, maxMessage))
	if t.text == "" && msg.Media != NoMedia && msg.Media != Sticker {
		return t.media(msg.Media), nil
	}
	if name, argument, ok := parseCommand(t.text); ok {
		return t.command(name, argument)
	}
	return t.read()
}

// read answers a message in words.
func (t *talk) read() (Reply, error) {
	t.wording = newWording(t.text)
	t.language = vietnamese.Detect(t.text)
	if intent := gesture(t.text, t.wording); intent != "" {
		return t.smalltalk(intent), nil
	}
	if unreadable(t.text) {
		t.language = vietnamese.English // the likeliest that its writer reads
		return t.smalltalk(Help), nil
	}
	var err error
	if t.result, err = t.search(t.text, ""); err != nil {
		return Reply{}, err
	}
	if asksForRescue(t.wording) {
		return t.rescue(), nil
	}
	if reply, ok := t.service(); ok {
		return reply, nil
	}
	switch m := recognise(t.text, t.wording, t.continues()); {
	case m.intent == banterIntent:
		return t.decline(), nil
	case m.intent == topicsIntent:
		return asCommand(t.topics(), commandTopics), nil
	case len(m.contacts) > 0:
		return t.contactAnd(m.contacts, m.remainder)
	case m.intent != noIntent:
		return t.smalltalk(m.intent), nil
	}
	bare := withoutCourtesy(t.text)
	bare, t.moved = announced(bare)
	if bare != t.text {
		t.text, t.wording = bare, newWording(bare)
		if t.result, err = t.search(bare, ""); err != nil {
			return Reply{}, err
		}
	}
	if asksToForget(t.wording) {
		return t.forgetAll(), nil
	}
	request := requestIn(t.wording)
	if request != noRequest {
		if reply, ok := t.serve(request); ok {
			return reply, nil
		}
	}
	if _, leans := t.before.last(t.now); request != noRequest || !leans && subjectWords(t.text) == 0 {
		return t.nothingShown(), nil
	}
	return t.answer()
}

// continues reports whether a message takes up what was said by naming
// something new: such messages are too short to be told from other intents.
func (t *talk) continues() bool {
	if _, ok := t.before.last(t.now); !ok {
		return false
	}
	lean := t.lean()
	return lean == shifting || lean == probing
}

// unreadable reports whether a text is written mostly in letters that neither
// Vietnamese nor the languages of the notices use.
func unreadable(text string) bool {
	foreign, known := 0, 0
	for _, r := range text {
		switch {
		case !unicode.IsLetter(r):
		case unicode.In(r, unicode.Latin, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Common, unicode.Inherited):
			known++
		default:
			foreign++
		}
	}
	return foreign > known
}

// search asks the index, with earlier text to lean on or without.
func (t *talk) search(text, context string) (search.Result, error) {
	result, err := t.index.Search(t.ctx, search.Question{Text: text, Context: context}, hitLimit)
	if err != nil {
		return search.Result{}, err
	}
	if result.Language != "" && result.Language != vietnamese.Undetermined && t.language == vietnamese.Undetermined {
		t.language = result.Language
	}
	return result, nil
}

// inForce returns the hits whose document has not expired.
func (t *talk) inForce(hits []search.Hit) []search.Hit {
	var valid []search.Hit
	for _, h := range hits {
		if !expired(h.Passage.Document, t.now) {
			valid = append(valid, h)
		}
	}
	return valid
}

// pick chooses among variants by the length of the conversation.
func pick(v variants, t *talk) line { return v.pick(t.before.Count) }

// notice puts the line in the user's language at the head of a reply, when
// they do not write Vietnamese.
func (t *talk) notice(reply *Reply, s situation) {
	l, ok := notices[t.language][s]
	if !ok {
		return
	}
	if hotline := t.library.Contact.Hotline; hotline != "" {
		l = line(say(l, slotHotline, hotline))
	} else if bare, ok := noticesNoHotline[t.language][s]; ok {
		l = bare
	}
	reply.Blocks = append([]Block{paragraph(string(l))}, reply.Blocks...)
}

// agency is the centre's name, or what stands for it.
func (t *talk) agency() string {
	if name := t.library.Contact.Agency; name != "" {
		return name
	}
	return string(lineAgency)
}

// Text returns the reply as plain text: its blocks joined by blank lines, the
// address of a source behind it. Buttons are not included.
func (r Reply) Text() string {
	var parts []string
	for _, b := range r.Blocks {
		text := b.Text
		if b.Link != "" && !strings.Contains(text, b.Link) {
			text += " (" + b.Link + ")"
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, "\n\n")
}
