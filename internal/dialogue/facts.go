package dialogue

import (
	"regexp"
	"strconv"

	"haiphongbot/internal/knowledge"
)

// noMore says that the document says no more than what was quoted, rather than
// to quote it again.
func (t *talk) noMore(p *knowledge.Passage) Reply {
	reply := Reply{Outcome: Answer, Blocks: []Block{paragraph(string(lineNoMore))}}
	t.keep(p)
	t.browse(&reply, p, false)
	t.notice(&reply, onNoMore)
	return reply
}

// keep leaves a passage the one shown last, although it is not quoted.
func (t *talk) keep(p *knowledge.Passage) {
	t.speakAs()
	t.recall(p)
	t.rankFirst(p)
	t.shown = append(t.shown, refTo(p))
}

// place says which paragraph of its document the passage shown last is.
func (t *talk) place(p *knowledge.Passage) Reply {
	reply := t.whence(p)
	reply.Blocks = append([]Block{paragraph(say(linePlace, slotPlace, strconv.Itoa(p.Paragraph)))}, reply.Blocks...)
	return reply
}

// origin says of the document of a passage what is known of where it comes from.
func (t *talk) origin(p *knowledge.Passage) Reply {
	reply := t.whence(p)
	reply.Outcome = Unknown // what is asked is not known
	reply.Blocks = append(reply.Blocks, paragraph(string(lineNoOrigin)+" "+t.callUs()))
	return reply
}

// inForceStill says until when the document of a passage holds, as far as staff
// have entered it.
func (t *talk) inForceStill(p *knowledge.Passage) Reply {
	reply := t.whence(p)
	switch d := p.Document; {
	case passed(d, t.now):
	case !d.Expires.IsZero():
		reply.Blocks = append(reply.Blocks, paragraph(say(lineInForceUntil, slotDate, d.Expires.Format("02/01/2006"))))
	case d.Period.To == 0:
		reply.Blocks = append(reply.Blocks, paragraph(string(lineNoTerm)+" "+t.callUs()))
	}
	return reply
}

// ofOnlyDocument answers what is asked of the document itself before any passage
// was shown, when there is but one it can be about.
func (t *talk) ofOnlyDocument(r request) (Reply, bool) {
	var only *knowledge.Passage
	for _, d := range t.library.Documents {
		if expired(d, t.now) || len(d.Passages) == 0 {
			continue
		}
		if only != nil {
			return Reply{}, false
		}
		only = d.Passages[0]
	}
	switch {
	case only == nil:
	case r == requestDate || r == requestSource:
		return t.whence(only), true
	case r == requestOrigin:
		return t.origin(only), true
	case r == requestNumber:
		return t.numbered(only.Document), true
	case r == requestForce:
		return t.inForceStill(only), true
	}
	return Reply{}, false
}

// number matches the number of a paragraph.
var number = regexp.MustCompile(`[1-9][0-9]{0,2}`)

// numbered shows the paragraph of a document whose number a message tells.
func (t *talk) numbered(d *knowledge.Document) Reply {
	n, _ := strconv.Atoi(number.FindString(t.wording.plain + t.wording.dense))
	for _, p := range d.Passages {
		if p.Paragraph == n {
			return t.show(p, "")
		}
	}
	reply := Reply{Outcome: Unknown, Blocks: []Block{paragraph(string(lineNoSuchPlace))}}
	reply.row(press(labelDocument, action{verb: showPage, ref: refTo(d.Passages[0])}))
	t.notice(&reply, onOther)
	return reply
}

// again shows what was shown to the question before the last one, or to the first
// of all.
func (t *talk) again(r request, last Turn) Reply {
	turn := last
	for _, earlier := range t.before.Turns {
		if len(earlier.Shown) == 0 || t.now.Sub(earlier.At) > fadeAfter || earlier.Question == last.Question {
			continue
		}
		turn = earlier
		if r == requestOldest {
			break
		}
	}
	p, s := t.resolve(turn.Shown[0])
	if s == gone || expired(p.Document, t.now) {
		return t.stale(lineGone)
	}
	return t.repeat(turn, p)
}

// repeat shows the passage of an exchange again.
func (t *talk) repeat(turn Turn, p *knowledge.Passage) Reply {
	t.sentence = turn.Sentence
	reply := t.show(p, "")
	t.resume(turn)
	t.judge(&reply, p)
	return reply
}
