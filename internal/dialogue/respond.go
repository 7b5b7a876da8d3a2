package dialogue

import (
	"context"
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

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
	stranger bool          // the message is in a language that the bot does not read
	result   search.Result // for the message as it stands

	moved     bool // the message says that it turns to another subject
	corrected bool // and that it was misunderstood
	unread    bool // the message holds more questions than get an answer

	whole string // the message as it was typed, for staff
	about string // digest of the question that a pressed button is about
	away  bool   // staff cannot be reached at the moment

	// What is to be remembered of this exchange.
	question string
	context  string
	typed    string // digest of the question as it was typed
	sentence string
	shown    []Ref
	offered  []Ref
	warned   map[*knowledge.Document]bool // documents whose period was remarked on
	ended    knowledge.Period             // what this reply remarks on first as passed
	restart  bool                         // forget what was said before
}

// Respond returns the reply to a message and the conversation that includes
// it. It is a function of its arguments: the same conversation, message and
// time give the same reply. An error means that the index could not be
// searched.
func (r *Responder) Respond(ctx context.Context, conv Conversation, msg Message, now time.Time) (Reply, Conversation, error) {
	conv = conv.bounded()
	t := &talk{Responder: r, ctx: ctx, before: conv, now: now, away: msg.Away, warned: make(map[*knowledge.Document]bool)}
	t.language = vietnamese.Undetermined
	if last, ok := conv.shown(now); ok && !msg.Edited { // what was remarked on may be replaced
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
	asksAnew := t.question != "" && t.typed == ""
	whole := typed(t.whole)
	if asksAnew {
		t.typed = digest(whole)
	}
	t.nameQuestion(&reply)
	reply.Hits = t.inForce(t.result.Hits)
	if t.restart || reply.Forget {
		conv = conv.forget()
	}
	if reply.Forget {
		return reply, Conversation{}, nil
	}
	conv.Count++
	if asksAnew {
		conv = conv.withTyped(whole)
	}
	if t.stranger {
		conv.Language = vietnamese.English // the likeliest that its writer reads
	} else if t.language != vietnamese.Undetermined {
		conv.Language = t.language
	}
	return reply, conv.remember(Turn{At: now, Question: t.question, Context: t.context, Outcome: reply.Outcome, Shown: t.shown, Offered: t.offered, Sentence: t.sentence, Typed: t.typed}).bounded(), nil
}

func (t *talk) reply(msg Message) (Reply, error) {
	if msg.Action != "" {
		return t.press(msg.Action)
	}
	t.text, t.whole = readable(cut(msg.Text, maxMessage)), strings.TrimSpace(msg.Text)
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
	if reply, ok := t.unsearched(); ok {
		return reply, nil
	}
	var err error
	if t.result, err = t.search(t.text, ""); err != nil {
		return Reply{}, err
	}
	if asksForRescue(t.wording) {
		return t.rescue(), nil
	}
	for _, react := range []func() (Reply, bool, error){t.choose, t.rebut, t.serveFirst, t.intended} {
		if reply, ok, err := react(); ok || err != nil {
			return reply, err
		}
	}
	bare, moved := announced(withoutWise(withoutCourtesy(withoutLanguages(t.text))))
	t.moved = t.moved || moved
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
		if reply, ok, err := t.serve(request); ok {
			return reply, err
		}
	}
	if _, leans := t.before.last(t.now); request != noRequest || !leans && subjectWords(t.text) == 0 {
		return t.nothingShown(), nil
	}
	return t.answer()
}

// unsearched answers what needs no search: signs alone, and the few words known of
// languages that the bot does not read.
func (t *talk) unsearched() (Reply, bool) {
	switch intent := gesture(t.text, t.wording); {
	case isContact(intent):
		return t.contact([]string{intent}), true
	case intent == noIntent:
		return t.invite(), true
	case intent != "":
		return t.smalltalk(intent), true
	}
	if t.stranger = vietnamese.Foreign(t.text); !t.stranger {
		return Reply{}, false
	}
	t.language = vietnamese.Undetermined
	switch intent := strangersIntent(t.text); {
	case isContact(intent):
		return t.contact([]string{intent}), true
	case intent == languagesIntent:
		return t.languages(), true
	case intent != noIntent:
		return t.smalltalk(intent), true
	}
	return Reply{}, false
}

// serveFirst answers those requests about the passage shown last that sound like other
// intents: "đoạn số 7" asks for no telephone number.
func (t *talk) serveFirst() (Reply, bool, error) {
	switch r := requestIn(t.wording); r {
	case requestNumber, requestAll, requestOrigin:
		return t.serve(r)
	}
	return Reply{}, false, nil
}

// intended answers a message whose intent is another than to ask the documents.
func (t *talk) intended() (Reply, bool, error) {
	if t.asksOfShown() {
		return Reply{}, false, nil
	}
	if reply, ok := t.service(); ok {
		return reply, true, nil
	}
	switch {
	case asksLanguages(t.wording):
		return t.languages(), true, nil
	case asksSpeaker(t.wording):
		return t.contact([]string{Human}), true, nil
	}
	whole, presented := presents(t.text, t.wording)
	switch m := recognise(t.text, t.wording, t.continues()); {
	case m.intent == banterIntent:
		return t.decline(), true, nil
	case m.intent == topicsIntent:
		return asCommand(t.topics(), commandTopics), true, nil
	case len(m.contacts) > 0:
		if m.remainder.text == "" {
			if reply, ok := t.documented(m.contacts); ok {
				return reply, true, nil
			}
		}
		reply, err := t.contactAnd(m.contacts, m.remainder)
		return reply, true, err
	case m.intent == Greeting && presented:
		return t.welcome(), true, nil
	case m.intent != noIntent:
		return t.smalltalk(m.intent), true, nil
	}
	if whole && !t.continues() {
		return t.welcome(), true, nil
	}
	return Reply{}, false, nil
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

// search asks the index, with earlier text to lean on or without.
func (t *talk) search(text, context string) (search.Result, error) {
	result, err := t.index.Search(t.ctx, search.Question{Text: text, Context: context}, hitLimit)
	if err != nil {
		return search.Result{}, err
	}
	if result.Language != "" && result.Language != vietnamese.Undetermined && t.language == vietnamese.Undetermined && !t.stranger {
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
	spoken, bare := notices[t.language], noticesNoHotline[t.language]
	if t.stranger {
		spoken, bare = strangerNotices, strangerNoticesNoHotline
	}
	l, ok := spoken[s]
	if !ok {
		return
	}
	if hotline := t.library.Contact.Hotline; hotline != "" {
		l = line(say(l, slotHotline, hotline))
	} else if without, ok := bare[s]; ok {
		l = without
	}
	if t.ended != (knowledge.Period{}) {
		stop, space := line("."), line(" ")
		if t.language == vietnamese.Japanese || t.language == vietnamese.Chinese {
			stop, space = "。", ""
		}
		if last, _ := utf8.DecodeLastRuneInString(string(l)); !unicode.IsPunct(last) {
			l += stop // it ends in the hotline
		}
		l += space + line(say(noticesPassed[t.noticeLanguage()], slotPeriod, period(t.ended)))
	}
	reply.Blocks = append([]Block{paragraph(string(l))}, reply.Blocks...)
}

// noticeLanguage is the language of the notices of a message.
func (t *talk) noticeLanguage() vietnamese.Language {
	if t.stranger {
		return vietnamese.English
	}
	return t.language
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
