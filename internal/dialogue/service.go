package dialogue

import "regexp"

// service answers what is said to the bot about its own service: that nobody
// picks up, a complaint, a wish for the text in other words, a pleasantry, and
// what follows the contact just given. It reports whether it did.
func (t *talk) service() (Reply, bool) {
	w := t.wording
	switch {
	case saysNothingElse(unreached, unreachedGlyphs, w):
		return t.unreached(), true
	case saysNothingElse(grievance, grievanceGlyphs, w):
		return t.grieved(), true
	case saysNothingElse(impatience, nil, w):
		return t.smalltalk(Insult), true
	case w.words <= wordsInTalk && composition.MatchString(w.plain):
		return t.verbatim(), true
	case w.dense == "" && lonePick.MatchString(w.plain):
		return t.invite(), true
	case saysNothingElse(initiative, nil, w):
		return t.contact([]string{Human}), true
	case saysNothingElse(rewording, rewordingGlyphs, w):
		return t.verbatim(), true
	case saysNothingElse(apology, nil, w):
		return t.forgive(), true
	case saysNothingElse(superior, nil, w):
		return t.contact([]string{Human}), true
	case leavesContact(t.text, w):
		return t.noCallBack(), true
	case saysNothingElse(enough, nil, w):
		return t.smalltalk(Bye), true
	case onlyAssents(w):
		return t.smalltalk(Thanks), true
	case saysNothingElse(pleasantry, nil, w):
		return t.decline(), true
	case saysNothingElse(visit, nil, w):
		return t.contact([]string{Address}), true
	case !t.afterContact():
		return Reply{}, false
	case saysNothingElse(otherNumber, nil, w):
		return t.onlyNumber(lineOnlyNumber), true
	case saysNothingElse(callCharge, nil, w):
		return t.onlyNumber(lineNoCharge), true
	case saysNothingElse(numberAgain, nil, w):
		return t.contact([]string{Hotline}), true
	}
	return Reply{}, false
}

// afterContact reports whether contact was given just before.
func (t *talk) afterContact() bool {
	n := len(t.before.Turns)
	return n > 0 && t.before.Turns[n-1].Outcome == Contact && t.now.Sub(t.before.Turns[n-1].At) <= fadeAfter
}

// saysNothingElse reports whether a message matches and names no other matter.
func saysNothingElse(pattern, glyphs *regexp.Regexp, w wording) bool {
	if w.words == 0 {
		return glyphs != nil && glyphs.MatchString(w.dense) && glyphRest(glyphs.ReplaceAllString(w.dense, "")) <= glyphsTalk
	}
	return w.words <= wordsInTalk && pattern.MatchString(w.plain) && rest(pattern.ReplaceAllString(w.plain, " "), serviceFiller) == 0
}

// serviceFiller are words that may surround what is said about the service.
var serviceFiller = words(`toi minh em anh chi chung ban bot ad trung tam ben day nay do kia vay the a oi da nhi ha roi qua lam thi la sao gi nao lam sao phai bay gio mai ca ngay sang chieu hom nay hoai mai_ lan nhieu may so dien thoai hotline goi cho den
	lai giup gium ho voi di nhe nha xin vui long cam on ok doan van ban bai tai lieu cau tra loi noi dung tren cai thoi ngan gon hon de hieu dai ra sang thanh tieng anh nhat han trung viet quoc phap cung duoc khong co the muon can nghe doc ve truc tiep
	the a an i me my we us you your that this it please can could would want to into in for of paragraph text answer document passage english japanese korean chinese french short shorter phone hotline number`)

var (
	// unreached matches that the phone is not picked up.
	unreached       = mustAll(`(khong|chang|chua|cha|deo|dech)( thay)?( co)? (ai|nguoi)( nao)? (bat may|nghe may|nhac may|nghe|tra loi dien thoai|bat|cam may)`, `(goi|dien thoai|hotline|so)( mai| mai_| hoai| dien| nay| do)* (khong|chang|chua|deo) (duoc|thay nghe|bat may|nghe may|lien lac duoc)`, `(nobody|no one|noone|none) (is )?(answer|pick)(s|ed|ing)?( up)?( the| your)?( phone| call| calls)?`, `(phone|line|hotline|number) (is )?(always )?(busy|dead|unreachable|not working)`, `may ban (suot|hoai|lien tuc)`)
	unreachedGlyphs = regexp.MustCompile(`(電話|电话|電話).{0,6}(出ない|出ません|つながら|繋がら|没人接|沒人接|打不通)|没人接|打不通|전화.{0,6}(안받|받지않|연결이안|안돼)`)

	// grievance matches a complaint that its writer means to make.
	grievance       = mustAll(`(toi|minh|em|anh|chi|chung toi)( phai| dang| cung)? (muon|se|can|phai|dinh|co)( gui| lam| nop| viet)?( don)? (khieu nai|to cao|kien|phan nan|phan anh|gop y)`, `(gui|nop|lam) don (khieu nai|kien)`, `(toi|tao|minh|ong|bo)( se| di| phai)* kien`, `khieu nai`, `(i|we) (want|wish|would like|d like|will|am going|need) ?(to)? (complain|sue|make a complaint|file a complaint|lodge a complaint)`)
	grievanceGlyphs = regexp.MustCompile(`投诉|投訴|苦情|クレーム|불만|민원|항의|고소|起诉|訴える`)

	// impatience matches that an answer is missed.
	impatience = mustAll(`(sao|tai sao|vi sao)( van| lai| bot| ban| ad| mai| mai van)* (khong|chua|chang)( thay| chiu| ai| co ai)* (tra loi|phan hoi|noi gi)( thang)?( duoc)?( gi| cau nao)?( ca| het| luon)*`, `(noi|tra loi)( nhanh| le| gap)+`, `(sao )?((hoi|cai|cau|cai) )*(gi|nao|chi)( hoi)? cung (khong|chang|deo)( co| biet| tra loi| noi| duoc)+`, `(cau )?(tra loi|phan hoi)?( cua toi)? dau roi`, `dau roi`, `(khong|chua)( thay)?( ai)? tra loi`, `why (don t|do not|didn t|aren t|are) you (not )?(answer|reply|respond)(ing)?`)

	// rewording matches a wish for a text in other words.
	rewording       = mustAll(`(tom tat|tom luoc|tom gon|tom lai|tong ket|rut gon|rut ngan|viet lai|dien dat lai|noi gon)`, `dich( lai| giup| ra| sang| cho| ho| gium| dum| doan| bai| van ban| tai lieu| tieng| tai)+`, `(tra loi )?dai( dong_?)?( qua| the| lam| vl| vai| that)+`, `dai dong_?`, `(ngan|gon) (gon|thoi|lai|hon)`, `(translate|translation|summari[sz]e|summary|shorten|rephrase|reword|paraphrase|simplify|too long|make it short(er)?|sum (it |this |that )?up|in (short|brief))`)
	rewordingGlyphs = regexp.MustCompile(`翻译|翻譯|翻訳|訳して|번역|要約|요약|总结|總結|概括|太长|長すぎ`)

	// apology matches who is sorry for what they wrote, superior who wants the one in
	// charge called.
	apology  = mustAll(`(toi |minh |em |anh |chi )*(xin loi|sorry)( (vi|da|nay|luc|hoi|noi|nong|nang|loi|nho|qua|lam|to|tieng|buc|gian|voi|ve|su|thai do|nhe|nha|a))*`, `my (bad|apologies)`, `i apologi[sz]e`, `(i am|i m) (so |very )?sorry`)
	superior = mustAll(`(goi|keu)( ngay)? (sep|giam doc|lanh dao|quan ly|truong phong|cap tren)( (cua )?(may|ban|m|bot|em|tui may))*( ra( day| noi chuyen)*)*`)

	// ownContact matches who leaves an address or number of their own, to be called.
	ownContact = mustAll(`(email|so|so dien thoai|dien thoai|zalo|sdt)( cua)? (toi|minh|em|anh|chi|chung toi|cong ty toi|tui)( la)?`, `my (email|phone|number|phone number|zalo|whatsapp|mobile)( address| number)?( is)?`, `(goi|lien he|nhan tin|phan hoi)( lai)?( cho)? (toi|minh|em|anh|chi|chung toi)( qua| theo| so| email| vao| tai)`, `(contact|call|reach|email|text) me( back)?( at| on| by)?`)

	// enough matches that its writer wants no more.
	enough = mustAll(`(thoi )?(khong|chang|khoi|chua) can( nua| dau| gi| them| hoi| biet)*`, `no need`, `never mind`, `that s (all|enough)`, `nothing else`)

	// composition matches a wish for a text to be written, initiative one to hand in
	// what its writer has to say.
	composition = mustAll(`(viet|soan|lam)( giup| ho| gium| cho)+( toi| minh| em| anh| chi)*( mot| 1| vai)?( doan| doan van| bai (van|luan|viet|thuyet trinh|bao cao|tap)| bao cao| tieu luan| luan van)+`, `write( me| us| for me)?( a| an| my)? (report|paragraph|article|speech|thesis|summary)`)
	initiative  = mustAll(`(gui|nop|trinh|neu)( cac| mot| nhung| ban_?| van ban_?| don| cong van| thu)* (kien nghi_?|de xuat|gop y|y kien)`, `(co )?(ai|nguoi nao|can bo nao|bo phan nao)( chuyen)? (phu trach|lo|chuyen trach)( ve| mang| thi truong| khu vuc| phan)*( nhat ban| han quoc| nhat| han| trung quoc| chau au| eu| my| hoa ky| dai loan| nuoc ngoai| dau tu)*( khong| a| vay)*`)
	// lonePick matches a number that picks nothing which was offered.
	lonePick = regexp.MustCompile(`^ (?:(?:chon|lay|cai|so|nut|muc|y) )*[0-9]{1,2} $`)

	// pleasantry matches what people say of the weather and of meals.
	pleasantry = mustAll(`(troi|thoi tiet)( hom nay| nay)? (dep|xau|nong|lanh|mua|mat|nang|am|oi|ret)( (qua|nhi|the|ghe|to|lam))*`, `(an (com|sang|trua|toi|pho)|uong (nuoc|ca phe|tra)|ngu)( ban| bot| em)?( chua)+`, `(nice|good|bad|hot|cold) weather( today)?`)

	// visit matches whether one may come in person.
	visit = mustAll(`(den|toi|ghe|qua)( trung tam| van phong)? truc tiep( trung tam| van phong)?( co)? (duoc khong|duoc chu|duoc a)`)

	otherNumber = mustAll(`(con|co)( so| hotline| dien thoai)+( nao)? (khac|nua)`, `so( nao)? khac`, `(any )?(other|another) (phone )?number`)
	callCharge  = mustAll(`(goi )?(mien phi|mat phi|ton phi|tinh phi|mat tien|ton tien|cuoc|cuoc phi)`, `(is )?(it|this number|the call) (toll )?free`, `toll free`)
	numberAgain = mustAll(`(nhac|noi|gui|doc|cho|xin|ghi) (lai )?so`, `so (do|nay|vua roi|luc nay|nao)`, `(repeat|resend|say) (the |that )?number`)
)

// ownAddress matches an address for mail, or a telephone number.
var ownAddress = regexp.MustCompile(`[\w.+-]+@[\w-]+\.[\w.]+|\+?\d(?:[ .-]?\d){8,}`)

// leavesContact reports whether a message leaves its writer's own address or number.
func leavesContact(text string, w wording) bool {
	return w.words <= wordsInTalk && ownAddress.MatchString(text) && ownContact.MatchString(w.plain)
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
