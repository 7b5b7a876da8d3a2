package dialogue

import (
	_ "embed" // the sayings
	"regexp"
)

// service answers what is said to the bot about its own service: that nobody
// picks up, a complaint, a wish for the text in other words, a pleasantry, and
// what follows the contact just given. It reports whether it did.
func (t *talk) service() (Reply, bool) {
	w := t.wording
	switch {
	case saysNothingElse(unreached, w):
		return t.unreached(), true
	case saysNothingElse(grievance, w):
		return t.grieved(), true
	case saysNothingElse(impatience, w):
		return t.smalltalk(Insult), true
	case w.words <= wordsInTalk && composition.in(w):
		return t.verbatim(), true
	case w.dense == "" && lonePick.MatchString(w.plain):
		return t.invite(), true
	case saysNothingElse(initiative, w):
		return t.contact([]string{Human}), true
	case saysNothingElse(rewording, w):
		return t.verbatim(), true
	case saysNothingElse(apology, w):
		return t.forgive(), true
	case saysNothingElse(superior, w):
		return t.contact([]string{Human}), true
	case leavesContact(t.text, w):
		return t.noCallBack(), true
	case saysNothingElse(enough, w):
		return t.smalltalk(Bye), true
	case onlyAssents(w):
		return t.smalltalk(Thanks), true
	case saysNothingElse(pleasantry, w):
		return t.decline(), true
	case saysNothingElse(visit, w):
		return t.contact([]string{Address}), true
	case !t.afterContact():
		return Reply{}, false
	case bareWhere.in(w):
		return t.contact([]string{Address}), true
	case bareWho.in(w):
		return t.contact([]string{Human}), true
	case saysNothingElse(otherNumber, w):
		return t.onlyNumber(lineOnlyNumber), true
	case saysNothingElse(callCharge, w):
		return t.onlyNumber(lineNoCharge), true
	case saysNothingElse(numberAgain, w):
		return t.contact([]string{Hotline}), true
	}
	return Reply{}, false
}

// afterContact reports whether contact was given just before.
func (t *talk) afterContact() bool {
	n := len(t.before.Turns)
	return n > 0 && t.before.Turns[n-1].Outcome == Contact && t.now.Sub(t.before.Turns[n-1].At) <= fadeAfter
}

// saysNothingElse reports whether a message says something and names no other matter.
func saysNothingElse(said saying, w wording) bool {
	if w.words == 0 {
		return said.glyphs != nil && said.glyphs.MatchString(w.dense) && glyphRest(said.glyphs.ReplaceAllString(w.dense, "")) <= glyphsTalk
	}
	return w.words <= wordsInTalk && said.plain.MatchString(w.plain) && rest(said.plain.ReplaceAllString(w.plain, " "), serviceFiller) == 0
}

// serviceFiller are words that may surround what is said about the service.
var serviceFiller = words(`toi minh em anh chi chung ban bot ad trung tam ben day nay do kia vay the a oi da nhi ha roi qua lam thi la sao gi nao lam sao phai bay gio mai ca ngay sang chieu hom nay hoai mai_ lan nhieu may so dien thoai hotline goi cho den
	lai giup gium ho voi di nhe nha xin vui long cam on ok doan van ban bai tai lieu cau tra loi noi dung tren cai thoi ngan gon hon de hieu dai ra sang thanh tieng anh nhat han trung viet quoc phap cung duoc khong co the muon can nghe doc ve truc tiep
	the a an i me my we us you your that this it please can could would want to into in for of paragraph text answer document passage english japanese korean chinese french short shorter phone hotline number`)

//go:embed service.txt
var serviceText string

var serviceSayings = readSayings(serviceText)

var (
	unreached   = serviceSayings.of("unreached")
	grievance   = serviceSayings.of("grievance")
	impatience  = serviceSayings.of("impatience")
	rewording   = serviceSayings.of("rewording")
	apology     = serviceSayings.of("apology")
	superior    = serviceSayings.of("superior")
	ownContact  = serviceSayings.of("own contact")
	enough      = serviceSayings.of("enough")
	composition = serviceSayings.of("composition")
	initiative  = serviceSayings.of("initiative")
	pleasantry  = serviceSayings.of("pleasantry")
	visit       = serviceSayings.of("visit")
	otherNumber = serviceSayings.of("other number")
	callCharge  = serviceSayings.of("charge")
	numberAgain = serviceSayings.of("number again")
)

// lonePick matches a number that picks nothing which was offered.
var lonePick = regexp.MustCompile(`^ (?:(?:chon|lay|cai|so|nut|muc|y) )*[0-9]{1,2} $`)

// ownAddress matches an address for mail, or a telephone number.
var ownAddress = regexp.MustCompile(`[\w.+-]+@[\w-]+\.[\w.]+|\+?\d(?:[ .-]?\d){8,}`)

// leavesContact reports whether a message leaves its writer's own address or number.
func leavesContact(text string, w wording) bool {
	return w.words <= wordsInTalk && ownAddress.MatchString(text) && ownContact.in(w)
}

// noCallBack tells who leaves a number that nobody is told of it here.
func (t *talk) noCallBack() Reply {
	reply := Reply{Outcome: Contact, Intent: Human, Blocks: []Block{paragraph(string(lineNoCallBack)), paragraph(t.either(t.library.Contact.Hotline, lineHuman, slotHotline, lineNoHotline, lineNoHotline))}}
	t.addCopy(&reply)
	t.notice(&reply, onContact)
	return reply
}

// forgive answers an apology.
func (t *talk) forgive() Reply {
	reply := Reply{Outcome: Smalltalk, Intent: Thanks, Blocks: []Block{paragraph(string(lineForgive))}}
	t.notice(&reply, onThanks)
	return reply
}

// unreached answers that the phone is not picked up: with every other way
// there is, not with the number again.
func (t *talk) unreached() Reply {
	c := t.library.Contact
	reply := Reply{Outcome: Contact, Intent: Human, Blocks: []Block{paragraph(string(lineUnreached))}}
	add := func(value string, there line, slot string) {
		if value != "" {
			reply.Blocks = append(reply.Blocks, paragraph(say(there, slot, value)))
		}
	}
	add(c.Hours, lineHours, slotHours)
	add(c.Email, lineEmail, slotEmail)
	add(c.Address, lineAddress, slotAddress)
	switch {
	case t.canPassOn():
		reply.Blocks = append(reply.Blocks, paragraph(string(lineCanHandOver)))
		reply.row(press(labelHandOver, action{verb: handOver}))
	case t.opts.Desk:
		reply.Blocks = append(reply.Blocks, paragraph(string(lineLeaveQuestion)))
	}
	t.notice(&reply, onSorry)
	return reply
}

// grieved answers a complaint.
func (t *talk) grieved() Reply {
	reply := Reply{Outcome: Contact, Intent: Human, Blocks: []Block{paragraph(string(lineGrievance))}}
	if hotline := t.library.Contact.Hotline; hotline != "" {
		reply.Blocks = append(reply.Blocks, paragraph(say(lineHeard, slotHotline, hotline)))
	}
	t.addCopy(&reply)
	t.notice(&reply, onSorry)
	return reply
}

// verbatim says that texts are quoted as they are.
func (t *talk) verbatim() Reply {
	reply := Reply{Outcome: Smalltalk, Intent: Help, Blocks: []Block{paragraph(string(lineVerbatim)), paragraph(t.callUs())}}
	t.notice(&reply, onOther)
	return reply
}

// onlyNumber says something of the number just given.
func (t *talk) onlyNumber(l line) Reply {
	hotline := t.library.Contact.Hotline
	if hotline == "" {
		return t.contact([]string{Hotline})
	}
	reply := Reply{Outcome: Contact, Intent: Hotline, Blocks: []Block{paragraph(say(l, slotHotline, hotline))}}
	t.addCopy(&reply)
	t.notice(&reply, onContact)
	return reply
}
