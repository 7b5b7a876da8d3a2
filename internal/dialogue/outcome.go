package dialogue

import (
	"slices"

	"haiphongbot/internal/knowledge"
	"haiphongbot/internal/search"
	"haiphongbot/internal/vietnamese"
)

// settle puts a decision into words.
func (t *talk) settle(d decision) Reply {
	switch d.outcome {
	case Answer:
		return t.quote(d.best)
	case Clarify:
		return t.clarify(d.choices)
	}
	reply := t.refuse(d)
	if t.reachingOthers(d) {
		return reply
	}
	if d.reason == notCovered && d.nearest {
		t.addNearest(&reply, d.best)
	} else if d.nearest && subjectWords(t.text) >= minSubject && (d.reason == unmet || d.reason == notFound) {
		reply.Buttons = append([][]Button{{nearest(d.best)}}, reply.Buttons...)
	}
	return reply
}

// quote answers with a passage.
func (t *talk) quote(h search.Hit) Reply {
	reply := Reply{Outcome: Answer}
	if last, ok := t.before.last(t.now); ok && t.context != "" && len(last.Shown) == 1 && last.Shown[0] == refTo(h.Passage) {
		reply.Blocks = append(reply.Blocks, paragraph(string(pick(linesSameAgain, t))))
	}
	shortened := t.cite(&reply, h.Passage, h.Sentence, false)
	t.sentence = h.Sentence
	t.browse(&reply, h.Passage, shortened)
	t.judge(&reply, h.Passage)
	t.notice(&reply, onQuotation(h))
	return reply
}

// onQuotation is the situation of an answer: a quotation that is not sure to
// answer is not announced as if it were.
func onQuotation(h search.Hit) situation {
	if h.Confidence < sureAt {
		return onNearest
	}
	return onAnswer
}

// clarify asks which of a few passages is meant.
func (t *talk) clarify(choices []search.Hit) Reply {
	return t.offer(pick(linesClarify, t), onClarify, choices)
}

// refuse says that the documents do not answer, where help is, and that staff
// can be asked.
func (t *talk) refuse(d decision) Reply {
	reply := Reply{Outcome: Unknown, Blocks: []Block{paragraph(string(t.reasonLine(d))), paragraph(t.helpFor(d))}}
	if t.opts.Desk {
		reply.Blocks = append(reply.Blocks, paragraph(string(lineCanHandOver)))
		reply.row(press(labelHandOver, action{verb: handOver}), press(labelBooking, action{verb: giveBooking}))
	} else {
		reply.row(press(labelHuman, action{verb: giveHuman}), press(labelBooking, action{verb: giveBooking}))
	}
	t.addCopy(&reply)
	t.notice(&reply, onUnknown)
	return reply
}

// decline answers what is asked of the bot as if it were a person.
func (t *talk) decline() Reply {
	reply := Reply{Outcome: Unknown, Blocks: []Block{paragraph(string(pick(linesBanter, t)))}}
	t.addExamples(&reply)
	t.notice(&reply, onOther)
	return reply
}

// rescue sends on who looks for an emergency service.
func (t *talk) rescue() Reply {
	reply := Reply{Outcome: Unknown, Blocks: []Block{paragraph(string(lineRescue))}}
	t.notice(&reply, onRescue)
	return reply
}

// nothingShown answers a message that leans on a passage when none was shown.
func (t *talk) nothingShown() Reply {
	reply := Reply{Outcome: Unknown, Blocks: []Block{paragraph(string(lineNothingShown))}}
	t.addExamples(&reply)
	t.notice(&reply, onOther)
	return reply
}

// reasonLine is the sentence that refuses.
func (t *talk) reasonLine(d decision) line {
	switch {
	case t.reachingOthers(d):
		return lineOthers
	case d.reason == notCovered && d.words != "":
		return line(say(pick(linesNotCovered, t), slotWords, d.words)) + t.covered(d)
	case d.reason == unmet && d.best.About >= sureAt:
		return pick(linesUnmet, t)
	case d.reason == withdrawn:
		return lineExpired
	case d.reason == notShown:
		return pick(linesNotShown, t)
	}
	return pick(linesUnknown, t)
}

// covered says which period the documents cover, to those who asked for years
// outside it; "" when the documents in force do not share one.
func (t *talk) covered(d decision) line {
	all := t.shared()
	if !d.years || all == (knowledge.Period{}) {
		return ""
	}
	return line(" " + say(lineCovered, slotPeriod, period(all)))
}

// shared is the period of all documents in force, zero when they do not share one.
func (t *talk) shared() knowledge.Period {
	var all knowledge.Period
	for _, doc := range t.library.Documents {
		switch {
		case expired(doc, t.now) || len(doc.Passages) == 0:
		case doc.Period == (knowledge.Period{}) || all != (knowledge.Period{}) && all != doc.Period:
			return knowledge.Period{}
		default:
			all = doc.Period
		}
	}
	return all
}

// refusal is a refusal as one block among others.
func (t *talk) refusal(d decision) Block {
	return paragraph(string(t.reasonLine(d)) + " " + t.helpFor(d))
}

// reachingOthers reports whether what is refused asks how to reach somebody other
// than the centre.
func (t *talk) reachingOthers(d decision) bool {
	return d.outcome == Unknown && d.reason != withdrawn && d.reason != notShown && reachesOthers(t.wording)
}

// helpFor tells the hotline to who is refused: as that of the centre, to who asks
// for the number of somebody else.
func (t *talk) helpFor(d decision) string {
	if hotline := t.library.Contact.Hotline; hotline != "" && t.reachingOthers(d) {
		return say(lineMayHelp, slotHotline, hotline)
	}
	return t.callUs()
}

// addNearest quotes what the documents do say, marked as not the answer.
func (t *talk) addNearest(reply *Reply, h search.Hit) {
	reply.Blocks = append(reply.Blocks, paragraph(string(lineNearest)))
	t.cite(reply, h.Passage, h.Sentence, false)
}

// callUs tells the hotline.
func (t *talk) callUs() string {
	if hotline := t.library.Contact.Hotline; hotline != "" {
		return say(lineCall, slotHotline, hotline)
	}
	return string(lineNoHotline)
}

// addCopy adds the button that copies the hotline.
func (t *talk) addCopy(reply *Reply) {
	if hotline := t.library.Contact.Hotline; hotline != "" {
		reply.row(Button{Label: say(labelCopy, slotHotline, hotline), Copy: hotline})
	}
}

// contactAnd gives the contact asked for and answers what else a message asks.
func (t *talk) contactAnd(intents []string, remainder remainder) (Reply, error) {
	card := t.contact(intents)
	if remainder.text == "" {
		return card, nil
	}
	if reply, ok, err := t.contactAndSeveral(intents); err != nil || ok {
		return reply, err
	}
	result, err := t.search(remainder.text, "")
	if err != nil {
		return Reply{}, err
	}
	d := t.decide(result, answerAt)
	if d.outcome == Clarify && d.best.Confidence >= answerAt {
		d.outcome = Answer // of two that answer as well the first: there is no asking back beside a contact
	}
	if d.outcome != Answer && !remainder.asked {
		return card, nil
	}
	t.question, t.result = remainder.text, result
	if d.outcome != Answer {
		card.Blocks = append(card.Blocks, paragraph(string(lineRestUnknown)))
		if best := d.best; best.Passage != nil && best.Confidence >= clarifyAt && d.reason != notCovered {
			card.row(nearest(best))
		}
		return card, nil
	}
	reply := Reply{Outcome: Answer}
	shortened := t.cite(&reply, d.best.Passage, d.best.Sentence, false)
	t.sentence = d.best.Sentence
	reply.Blocks = append(reply.Blocks, t.contactBlocks(intents)...)
	t.browse(&reply, d.best.Passage, shortened)
	t.addCopy(&reply)
	t.notice(&reply, onQuotation(d.best))
	return reply, nil
}

// documented answers a message that may wish for contact or ask the documents: when
// they answer it, with the passage, and with the contact as far as staff have
// recorded it; when a sentence of theirs is about all that it asks the place of, with the
// contact, and with that sentence as what comes near.
func (t *talk) documented(intents []string) (Reply, bool) {
	if len(intents) != 1 || intents[0] == Hotline || intents[0] == Booking || !impersonal(t.wording) {
		return Reply{}, false
	}
	d := t.decide(t.result, answerAt)
	subject := subjectWords(t.text)
	switch {
	case d.best.Passage == nil || d.reason == notCovered:
		return Reply{}, false
	case d.outcome != Answer && intents[0] == Address && subject >= minSubject && speaksOf(d.best.Sentence, t.text, subject):
		t.question = t.text
		card := t.contact(intents)
		t.addNearest(&card, d.best)
		return card, true
	case d.outcome != Answer || !speaksOf(d.best.Passage.Text, t.text, (subject+2)/3):
		return Reply{}, false
	}
	t.question = t.text
	reply := Reply{Outcome: Answer}
	shortened := t.cite(&reply, d.best.Passage, d.best.Sentence, false)
	t.sentence = d.best.Sentence
	if !t.missing(intents) {
		reply.Blocks = append(reply.Blocks, t.contactBlocks(intents)...)
	}
	t.browse(&reply, d.best.Passage, shortened)
	t.judge(&reply, d.best.Passage)
	t.notice(&reply, onQuotation(d.best))
	return reply, true
}

// contactAndSeveral gives the contact asked for and answers each of several
// questions beside it; false when there are no several, or none is answered.
func (t *talk) contactAndSeveral(intents []string) (Reply, bool, error) {
	others := withoutContact(t.text)
	parts, err := t.parts(others)
	if err != nil || len(parts) == 0 {
		return Reply{}, false, err
	}
	t.question = others
	reply := t.several(parts)
	reply.Blocks = append(reply.Blocks, t.contactBlocks(intents)...)
	t.addCopy(&reply)
	return reply, true, nil
}

// contact is the reply to a wish for contact.
func (t *talk) contact(intents []string) Reply {
	reply := Reply{Outcome: Contact, Intent: intents[0], Blocks: t.contactBlocks(intents)}
	c := t.library.Contact
	for _, intent := range intents {
		switch {
		case intent == Booking && isWebAddress(c.Booking):
			reply.row(Button{Label: string(labelBooking), URL: c.Booking})
		case intent == Human && t.canPassOn():
			reply.Blocks = append(reply.Blocks, paragraph(string(lineCanHandOver)))
			reply.row(press(labelHandOver, action{verb: handOver}))
		}
	}
	t.addCopy(&reply)
	if t.missing(intents) || intents[0] == Hotline && t.unrecorded() {
		t.notice(&reply, onMissing)
	} else {
		t.notice(&reply, onContact)
	}
	return reply
}

// missing reports whether the contact file lacks something asked for.
func (t *talk) missing(intents []string) bool {
	c := t.library.Contact
	values := map[string]string{Hotline: c.Hotline, Booking: c.Booking, Human: c.Hotline, Address: c.Address, Hours: c.Hours}
	return slices.ContainsFunc(intents, func(intent string) bool { return values[intent] == "" })
}

// contactBlocks are the lines of the contact file that are asked for. What the
// file lacks is said to be missing.
func (t *talk) contactBlocks(intents []string) []Block {
	c := t.library.Contact
	var blocks []Block
	add := func(text string) { blocks = append(blocks, paragraph(text)) }
	for _, intent := range intents {
		switch intent {
		case Hotline:
			blocks = append(blocks, t.reach()...)
		case Booking:
			add(t.either(c.Booking, lineBooking, slotBooking, lineNoBooking, lineNoBooking0))
		case Human:
			add(t.either(c.Hotline, lineHuman, slotHotline, lineNoHotline, lineNoHotline))
		case Address:
			add(t.either(c.Address, lineAddress, slotAddress, lineNoAddress, lineNoAddress0))
		case Hours:
			add(t.either(c.Hours, lineHours, slotHours, lineNoHours, lineNoHours0))
		}
	}
	return blocks
}

// either says a value of the contact file, or that it is missing and the
// hotline knows, or only that it is missing.
func (t *talk) either(value string, there line, slot string, missing, alone line) string {
	switch hotline := t.library.Contact.Hotline; {
	case value != "":
		return say(there, slot, value)
	case hotline != "":
		return say(missing, slotHotline, hotline)
	}
	return string(alone)
}

// smalltalk answers what is not about the documents at all.
func (t *talk) smalltalk(intent string) Reply {
	reply := Reply{Outcome: Smalltalk, Intent: intent}
	add := func(l line) { reply.Blocks = append(reply.Blocks, paragraph(string(l))) }
	switch intent {
	case Greeting:
		add(pick(linesGreeting, t))
		t.addExamples(&reply)
	case Thanks:
		if assents(t.wording) {
			add(pick(linesAssent, t))
		} else {
			add(pick(linesThanks, t))
		}
	case Bye:
		add(pick(linesBye, t))
	case Praise:
		add(pick(linesPraise, t))
	case Insult:
		add(pick(linesInsult, t))
		reply.row(press(labelHuman, action{verb: giveHuman}), press(labelHelp, action{verb: giveHelp}))
	case WhoAreYou:
		add(line(say(pick(linesWho, t), slotAgency, t.agency())))
		reply.row(press(labelTopics, action{verb: giveTopics}), press(labelHelp, action{verb: giveHelp}))
	case Help:
		add(lineHelp)
		add(lineCommands)
		t.addExamples(&reply)
	}
	switch intent {
	case Thanks, Bye, Praise:
		t.notice(&reply, onThanks)
	case Insult:
		t.notice(&reply, onSorry)
	case WhoAreYou:
		t.notice(&reply, onWho)
	default:
		t.notice(&reply, onOther)
	}
	return reply
}

// invite answers a message that says nothing.
func (t *talk) invite() Reply {
	reply := Reply{Outcome: Smalltalk, Intent: Help, Blocks: []Block{paragraph(string(lineInvite))}}
	t.addExamples(&reply)
	return reply
}

// media says a kind word on what the bot cannot read.
func (t *talk) media(m Media) Reply {
	l, ok := linesMedia[m]
	if !ok {
		l = linesMedia[Other]
	}
	t.language = vietnamese.Undetermined
	return Reply{Outcome: Smalltalk, Intent: Help, Language: vietnamese.Undetermined, Blocks: []Block{paragraph(string(l))}}
}
