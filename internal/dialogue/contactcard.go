package dialogue

import (
	"regexp"
	"slices"

	"haiphongbot/internal/search"
	"haiphongbot/internal/vietnamese"
)

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
// they answer it, with the passage, otherwise when a sentence of theirs says where all
// that it asks the place of is, with that sentence as what comes near; below either with
// the contact as far as staff have recorded it, unless another body is asked for by name.
func (t *talk) documented(intents []string) (Reply, bool) {
	if len(intents) != 1 || intents[0] == Booking {
		return Reply{}, false
	}
	d := t.decide(t.result, answerAt)
	another := d.outcome == Answer && t.ofAnother(d.best)
	if !another && intents[0] == Address {
		if h, ok := t.placeNamed(); ok {
			return t.placed(h), true
		}
	}
	announced := intents[0] == Hours && d.best.Confidence >= sureAt // "Trung tâm nghỉ Tết đến ngày nào?"
	if !another && (intents[0] == Hotline || !impersonal(t.wording) && !announced || d.outcome != Answer || !speaksOf(d.best.Passage.Text, t.text, (subjectWords(t.text)+2)/3)) {
		return Reply{}, false
	}
	t.question = t.text
	reply := Reply{Outcome: Answer}
	shortened := t.cite(&reply, d.best.Passage, d.best.Sentence, false)
	t.sentence = d.best.Sentence
	if !another && !t.missing(intents) {
		reply.Blocks = append(reply.Blocks, t.contactBlocks(intents)...)
	}
	t.browse(&reply, d.best.Passage, shortened)
	t.judge(&reply, d.best.Passage)
	t.notice(&reply, onQuotation(d.best))
	return reply, true
}

// ofAnother reports whether a message asks how to reach something by name that is not
// the centre and of which a passage speaks: all of the name stands there or, in another
// language, the passage surely answers.
func (t *talk) ofAnother(h search.Hit) bool {
	if agency.MatchString(t.wording.plain) || addressed.MatchString(t.wording.plain) {
		return false
	}
	name := t.wording.plain
	for _, contact := range []*regexp.Regexp{reachable, openOrClosed, bareContact} {
		name = contact.ReplaceAllString(name, " ")
	}
	words := subjectWords(name)
	if t.language != vietnamese.Vietnamese {
		return words > 0 && h.Confidence >= sureAt
	}
	return words > 0 && speaksOf(h.Passage.Text, name, words)
}

// openOrClosed matches what is asked of the hours of any place.
var openOrClosed = mustAll(`(mo|dong) cua`, `gio`, `hoat dong`)

// placeNamed returns the hit whose sentence says where that is of which a message asks
// the place, unless the documents answer it anyway.
func (t *talk) placeNamed() (search.Hit, bool) {
	about := bareContact.ReplaceAllString(t.wording.plain, " ")
	subject := subjectWords(about)
	if subject < minSubject || agency.MatchString(t.wording.plain) || t.decide(t.result, answerAt).outcome == Answer {
		return search.Hit{}, false
	}
	hits := t.inForce(t.result.Hits)
	for _, h := range hits[:min(len(hits), maxShown)] {
		if !h.Elsewhere && speaksOf(h.Sentence, about, subject) && saysWhere.MatchString(newWording(h.Sentence).plain) {
			return h, true
		}
	}
	return search.Hit{}, false
}

// saysWhere matches the words by which a sentence tells a place.
var saysWhere = mustAll(`tai`, `o`, `den`, `dia chi`, `tru so`, `tang`, `duong`)

// placed quotes the sentence that names a place, above the centre's own address.
func (t *talk) placed(h search.Hit) Reply {
	t.question = t.text
	reply := Reply{Outcome: Contact, Intent: Address}
	t.addNearest(&reply, h)
	if !t.missing([]string{Address}) {
		reply.Blocks = append(reply.Blocks, t.contactBlocks([]string{Address})...)
	}
	t.addCopy(&reply)
	t.notice(&reply, onNearest)
	return reply
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
