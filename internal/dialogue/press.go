package dialogue

import (
	"slices"
	"unicode/utf8"

	"haiphongbot/internal/knowledge"
	"haiphongbot/internal/search"
	"haiphongbot/internal/vietnamese"
)

// press answers a pressed button. Buttons outlive restarts and changes of the
// folder: one whose text has changed says so.
func (t *talk) press(text string) (Reply, error) {
	t.language = t.before.Language
	if t.language == "" {
		t.language = vietnamese.Undetermined
	}
	a, ok := parseAction(text)
	if !ok {
		return t.stale(lineStaleButton), nil
	}
	return t.do(a)
}

// stale is the reply to a button whose object is lost.
func (t *talk) stale(l line) Reply {
	reply := Reply{Outcome: Command, Intent: commandHelp, Blocks: []Block{paragraph(string(l))}}
	reply.row(press(labelTopics, action{verb: giveTopics}), press(labelHelp, action{verb: giveHelp}))
	t.notice(&reply, onOther)
	return reply
}

// do carries out an action.
func (t *talk) do(a action) (Reply, error) {
	switch a.verb {
	case askExample:
		for _, e := range t.examples {
			if e.digest == a.question {
				t.text, t.whole, t.restart = e.text, e.text, true
				return t.read()
			}
		}
		return t.stale(lineGone), nil
	case giveHotline:
		return t.contact([]string{Hotline}), nil
	case giveBooking:
		return t.contact([]string{Booking}), nil
	case giveHuman:
		t.about = a.question
		return t.contact([]string{Human}), nil
	case giveTopics:
		return t.topics(), nil
	case giveHelp:
		return t.smalltalk(Help), nil
	case handOver:
		return t.handOver(a), nil
	}
	if t.about = a.question; t.about == "" { // a button made before they named the question
		t.about = t.before.answeredBy(a.ref).Typed
	}
	if a.verb == helpful || a.verb == unhelpful {
		return t.feedback(a), nil
	}
	p, s := t.resolve(a.ref)
	if s == gone {
		return t.stale(lineGone), nil
	}
	if expired(p.Document, t.now) {
		return t.stale(lineExpired), nil
	}
	return t.open(a.verb, p, s)
}

// open shows what a button that names a passage leads to.
func (t *talk) open(v verb, p *knowledge.Passage, s state) (Reply, error) {
	switch v {
	case showNext:
		if q := neighbour(p, +1); q != nil {
			return t.show(q, ""), nil
		}
		return t.show(p, lineLast), nil
	case showBefore:
		if q := neighbour(p, -1); q != nil {
			return t.show(q, ""), nil
		}
		return t.show(p, lineFirst), nil
	case showRelated:
		return t.related(p)
	case showPage:
		return t.page(p), nil
	}
	if s == changed {
		return t.show(p, lineChanged), nil
	}
	if v == showNearest {
		return t.show(p, lineNearest), nil
	}
	return t.show(p, ""), nil
}

// show quotes a whole passage, below a remark if there is one.
func (t *talk) show(p *knowledge.Passage, remark line) Reply {
	reply := Reply{Outcome: Answer}
	if remark != "" {
		reply.Blocks = append(reply.Blocks, paragraph(string(remark)))
	}
	t.recall(p)
	t.rankFirst(p)
	t.cite(&reply, p, t.sentence, true)
	t.browse(&reply, p, false)
	t.notice(&reply, onPassage)
	return reply
}

// rankFirst puts the passage that was asked for by its place before the other
// candidates.
func (t *talk) rankFirst(p *knowledge.Passage) {
	sentence := t.sentence
	if sentence == "" {
		sentence = p.Text
	}
	t.result.Hits = merge([]search.Hit{{Passage: p, Sentence: sentence, Confidence: 1}}, t.result.Hits)
}

// recall carries the question on to which a passage was shown, so that what
// follows may still lean on it.
func (t *talk) recall(p *knowledge.Passage) {
	if last, ok := t.before.last(t.now); ok {
		t.resume(last)
		if len(last.Shown) > 0 && last.Shown[0] == refTo(p) {
			t.sentence = last.Sentence
		}
	}
}

// page shows a document from a passage on, as much as fits one message.
func (t *talk) page(from *knowledge.Passage) Reply {
	reply := Reply{Outcome: Answer}
	t.recall(from)
	t.rankFirst(from)
	length := 0
	p := from
	for ; p != nil; p = neighbour(p, +1) {
		n := utf8.RuneCountInString(p.Text)
		if length > 0 && (length+n > pageSize || p.Cited() != from.Cited()) {
			break
		}
		length += n
		reply.Blocks = append(reply.Blocks, Block{Kind: Quotation, Text: p.Text})
		t.shown = append(t.shown, refTo(p))
	}
	reply.Blocks = append(reply.Blocks, source(from))
	t.remarkPassed(&reply, from.Document)
	t.notice(&reply, onPassage)
	if p != nil {
		reply.row(press(labelMorePage, action{verb: showPage, ref: refTo(p)}))
	}
	reply.row(press(labelHuman, action{verb: giveHuman}), press(labelBooking, action{verb: giveBooking}))
	return reply
}

// related offers passages that speak of what a passage speaks of, first those of its
// document.
func (t *talk) related(p *knowledge.Passage) (Reply, error) {
	result, err := t.search(cut(p.Text, maxQuestion), "")
	if err != nil {
		return Reply{}, err
	}
	reply := Reply{Outcome: Clarify}
	t.recall(p)
	hits := unrepeated(t.inForce(result.Hits))
	elsewhere := func(h search.Hit) int {
		if h.Passage.Document == p.Document {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(hits, func(a, b search.Hit) int { return elsewhere(a) - elsewhere(b) })
	for _, h := range hits {
		if !h.Passage.Repeats(p) && len(reply.Buttons) < maxChoices {
			reply.row(t.choice(h.Passage, "", t.before.asking()))
		}
	}
	l, s := lineRelated, onClarify
	if len(reply.Buttons) == 0 {
		l, s = lineNoRelated, onUnknown
	}
	reply.Blocks = []Block{paragraph(string(l))}
	t.notice(&reply, s)
	return reply, nil
}

// feedback thanks for a verdict and hands it to the caller to store.
func (t *talk) feedback(a action) Reply {
	f := &Feedback{Helpful: a.verb == helpful, Question: cut(t.before.typedAs(t.about), maxQuestion), Paragraph: a.ref.Paragraph}
	if doc := t.documents[a.ref.Document]; doc != nil {
		f.Document = doc.ID
	}
	reply := Reply{Outcome: Command, Intent: "feedback", Feedback: f}
	if f.Helpful {
		reply.Blocks = []Block{paragraph(string(lineFeedback))}
		return reply
	}
	reply.Blocks = []Block{paragraph(string(lineSorry))}
	if t.canPassOn() {
		reply.row(press(labelHandOver, action{verb: handOver}))
	} else {
		reply.row(press(labelHuman, action{verb: giveHuman}))
	}
	return reply
}

// serve does what a message asks of the passage shown last; false when nothing
// was shown, and the message is a question after all.
func (t *talk) serve(r request) (Reply, bool, error) {
	last, ok := t.before.shown(t.now)
	if !ok {
		reply, ok := t.ofOnlyDocument(r)
		return reply, ok, nil
	}
	p, s := t.resolve(last.Shown[0])
	if s == gone || expired(p.Document, t.now) {
		return t.stale(lineGone), true, nil
	}
	end, _ := t.resolve(last.Shown[len(last.Shown)-1])
	if end == nil {
		end = p
	}
	if v, to := leadsTo(r, p, end); to != nil {
		reply, err := t.open(v, to, s)
		return reply, true, err
	}
	return t.tell(r, last, p), true, nil
}

// leadsTo returns what opens when a request is made of a passage, or of the one at the end
// of what was shown with it; a nil passage when it opens nothing.
func leadsTo(r request, p, end *knowledge.Passage) (verb, *knowledge.Passage) {
	switch r {
	case requestNext:
		return showNext, end
	case requestBefore:
		return showBefore, p
	case requestWhole:
		if len(p.Document.Passages) > 1 {
			return showPage, p.Document.Passages[0]
		}
		return showWhole, p
	case requestRelated:
		return showRelated, p
	}
	return "", nil
}

// tell answers what a request wants to know of the passage shown last, or shows another of
// its document.
func (t *talk) tell(r request, last Turn, p *knowledge.Passage) Reply {
	passages := p.Document.Passages
	switch r {
	case requestSource, requestDate:
		return t.whence(p)
	case requestAgain:
		return t.repeat(last, p)
	case requestFirst:
		return t.show(passages[0], "")
	case requestLast:
		return t.show(passages[len(passages)-1], "")
	case requestNumber:
		return t.numbered(p.Document)
	case requestReturn, requestOldest:
		return t.again(r, last)
	case requestPlace:
		return t.place(p)
	case requestForce:
		return t.inForceStill(p)
	case requestOrigin:
		return t.origin(p)
	case requestAll:
		return t.noMore(p)
	}
	return t.more(p, last)
}

// more shows all of the passage shown last, when not all of it was.
func (t *talk) more(p *knowledge.Passage, last Turn) Reply {
	if _, shortened := quotation(p, last.Sentence, false); !shortened {
		return t.noMore(p)
	}
	return t.repeat(last, p)
}

// whence cites the document of the passage shown last.
func (t *talk) whence(p *knowledge.Passage) Reply {
	reply := Reply{Outcome: Answer, Blocks: []Block{source(p)}}
	t.keep(p)
	t.remarkPassed(&reply, p.Document)
	if isWebAddress(p.Cited()) {
		reply.row(Button{Label: label(p.Document.Title), URL: p.Cited()})
	}
	t.browse(&reply, p, false)
	t.notice(&reply, onSource)
	return reply
}
