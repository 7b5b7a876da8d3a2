package dialogue

import (
	"haiphongbot/internal/knowledge"
	"haiphongbot/internal/search"
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
