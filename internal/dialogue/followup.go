package dialogue

import (
	"regexp"
	"slices"
	"strings"

	"haiphongbot/internal/search"
	"haiphongbot/internal/vietnamese"
)

// leaning says how much a message leans on what was said before.
type leaning int

const (
	alone    leaning = iota // complete in itself
	shifting                // names a new subject and inherits the rest: "còn giáo dục thì sao?"
	pointing                // points at what was said: "thế những nước nào?", "is Singapore one of them?"
	probing                 // asks whether something belongs to what was said: "có Mỹ không?"
)

// shift matches the beginnings and frames of questions that move on to another
// subject.
var shift = regexp.MustCompile(`^ (?:(?:da|vang|ok|uh|u|a|o|e|um|thanks|cam on|the|vay|the thi|nhu vay|nhung|roi) )*(?:con|the con|vay con|the thi|roi con|and|what about|how about|and what about|but what about|also|what of|va|them nua|tuong tu)\b` +
	`|^ (?:con|the|vay|va) .{1,60} (?:thi sao|thi the nao|thi nhu the nao|sao|the nao|nhu the nao|ra sao)(?: |$)| (?:thi sao|thi the nao|thi nhu the nao)(?: (?:a|vay|ha|ban|ad|nhi|the))* $` +
	`|^ (?:ve |ca |con )?[a-z_]+(?: [a-z_]+){0,3} (?:nua|cung (?:vay|the|nhu vay|nhu the))(?: (?:a|ha|chu|sao|hay|u|khong|phai|nhi))* $|^ (?:any|anyone|anybody|anything|some|someone) (?:from|in|on|about|for|of) |^ [a-z]+(?: [a-z]+){0,2} (?:too|as well|also) $`)

// point matches words that stand for something said before.
var point = mustAll(`theo (huong|cach|kieu) (nao|gi)`, `bang cach nao`, `rot cuoc`, `de (tro thanh|lam) (cai )?gi`, `nham muc dich gi`, `to (become|do|be) what`, `(cai|viec|dieu|van de|khau|muc tieu|nuoc|linh vuc|noi dung|phan|doan|y|cau|nganh|chuyen|trong so|ve mat|ve phan|ve viec|nhung|cac|chuong trinh|nguoi|muc|vung|to chuc|trung tam|khoan|chu de|dinh huong) (do|nay|ay|tren|kia|vua roi|vua noi|vua neu)`, `(trong so|mot trong( so)?) (do|nay|chung|cac nuoc)`, `con lai`, `(cai|khau|muc|y|phan|diem|nuoc|linh vuc)( thu)? (hai|ba|nhat|cuoi|dau tien|tiep theo|kia)`, `o tren`, `vua (roi|noi|neu|trich|ke)`, `(noi|ke|neu|liet ke) (tren|o tren)`, `nhu (vay|the) (thi|la|co|nghia)`, `(no|chung|ho)`, `(do|day) (la|gom|co|thuoc|nam|ke) .{0,14}(gi|nao|ai|dau|sao)`, `tai sao( lai)? (vay|the|nhu vay|nhu the)`, `sao (vay|the|lai the|lai vay)`, `de lam gi`, `vi sao`, `(the|vay) (thi )?(la|gom|co|o|nhung|cu the|bao gom|muc|den|khi|ai|nuoc|nhu)`, `(nhung|cac|gom|cu the( la)?|bao gom) (nuoc|linh vuc|khau|nganh|cai|noi dung|muc tieu|muc|gi|diem|viec) (nao|gi)?`, `den (nam nao|khi nao|bao gio)`, `(o|ve|trong) (mat|diem|khia canh|bai|phan) (nay|do|ay)`, `(bai|tai lieu|van ban)( viet)?( nay| do)?( co)? (noi|vi|neu|goi|ghi|viet|nhac)`,
	`(one|some|any|all|which|part|none|most|both|each|two|three|rest|others) of (them|these|those|it|that|this)`, `(it|they|them|that|those|these|this|its|their) *( one| ones| too| as well| also)?$`, `(is|are|was|were|does|do|did|will|can|has|have|about|of|for|by|in|to|with|from|on|than|like) (it|they|them|that|those|these)`, `the (other|others|rest|remaining|former|latter|second|third|last|first|same)( one| ones| two| three)?`, `(why|how|when|where|who|which|what)( is that| so| not| ones?| exactly| else| countries| year| then| for)?`, `by when`, `such as`, `like what`, `as well`, `too`)

// pointWhole matches messages that are nothing but a question for one more
// detail of what was said.
var pointWhole = regexp.MustCompile(`^ (?:(?:the|vay|a|ma|cu the|la|cua|trong|vao|thuoc|tu|den|o|ve|nhung|cac) )*(?:giai doan|thoi gian|khoang thoi gian|nam|vung|khu vuc|linh vuc|nuoc|noi|cho|mat|phan|nganh|to chuc|doi tuong|mang|khia canh|nhom|loai|huong|hang muc) nao(?: (?:vay|the|a|nhi|ha|thi xong|nua|day|z))* $` +
	`|^ (?:(?:the|vay|a|ma|thi) )*(?:bao gio|khi nao|luc nao|den bao gio|den khi nao|nam nao|chung nao)(?: thi| se| moi)* (?:xong|hoan thanh|ket thuc|dat duoc|hoan tat|co|bat dau|thuc hien|trien khai)(?: (?:vay|the|a|nhi|ha|duoc|viec do|dieu do|cai do))* $|^ (?:and |so )?(?:of|for|in|from|by|until|to) (?:which|what|whom|who)(?: [a-z]+){0,2} $|^ .{0,40}\b(?:the )?ones? (?:on|about|for|with|from) `)

// oneMore matches messages that ask for more of the kind that was named: "còn nước nào
// nữa?".
var oneMore = regexp.MustCompile(`^ (?:(?:the|vay|a|ma|con|va|roi|ngoai ra|cu the) )*(?:(?:(?:nhung|cac) )?[a-z_]+(?: [a-z_]+)? (?:nao|gi)|ai|gi|dau) (?:khac )?nua(?: (?:khong|ko|k|vay|the|a|nhi|ha|z))* $`)

// pointGlyphs is the same for Japanese, Korean and Chinese, with shifts.
var pointGlyphs = regexp.MustCompile(`^(では|じゃあ|それ|その|これ|この|他|ほか)|それ|その中|(は|も)どう(ですか|でしょうか)?$|^(그럼|그러면|그건|그것|그중|그 중|또|나머지)|(은|는|도)요?$|^(那|那么|那麼|其中|还有|還有|它|它们|其他|另外|另)|(呢)$`)

// shiftGlyphs matches the endings that name a new subject.
var shiftGlyphs = regexp.MustCompile(`(は|も)(どう(ですか|でしょうか)?)?$|については?$|(은|는)요?$|(은|는)(어떻|어때)|(呢|怎么样|如何)$`)

// lean reads how much a message leans on the conversation.
func (t *talk) lean() leaning {
	w := t.wording
	subject := subjectWords(t.text)
	switch {
	case t.moved || selfPresented.MatchString(w.plain):
		return alone // who says who they are begins anew
	case w.words == 0:
		switch {
		case subject > 0 && shiftGlyphs.MatchString(w.dense):
			return shifting
		case pointGlyphs.MatchString(w.dense):
			return pointing
		}
		return alone
	case subject == 0 || bareWhere.in(w) || bareWho.in(w) || asksOutcome(w) || oneMore.MatchString(w.plain):
		return pointing
	case shift.MatchString(w.plain):
		return shifting
	case subject <= maxHeld && narrowing.MatchString(w.plain):
		return probing
	case subject <= maxPointing && (pointWhole.MatchString(w.plain) || point.MatchString(w.plain)):
		return pointing
	}
	return alone
}

// narrowing matches a short question whether something belongs to what was said: "có Mỹ
// không?", "doanh nghiệp nước ngoài có được không?".
var narrowing = regexp.MustCompile(`^ (?:the |vay |a )*(?:co (?:ca |phai )?([a-z_]+(?: [a-z_]+){0,2}) khong(?: [a-z]+){0,2}|(?:thi |con )?[a-z_]+(?: [a-z_]+){0,4} (?:thi |cung )?(?:co )?duoc (?:ho tro |huong )?(?:khong|chu|chua)(?: [a-z]+)?) $`)

// maxPointing is how many words of its own subject a message may have and
// still be understood from what it points at.
const maxPointing = 5

// followUp answers one question, with what it inherits from the conversation.
func (t *talk) followUp() (Reply, error) {
	own := t.decide(t.result, answerAt)
	last, ok := t.before.last(t.now)
	if t.corrected || t.moved {
		own = t.decideNamed(own)
	}
	if !ok {
		return t.settle(own), nil
	}
	lean := t.lean()
	answered := lean == shifting && own.outcome == Answer && !t.repeats(last) // by itself
	if lean == alone || answered && !t.mayBeShown(last) {
		return t.settle(own), nil
	}
	if len(t.result.Unknown) > 0 {
		return t.settle(own), nil // it names what no document holds; nothing earlier changes that
	}
	text := t.fact()
	if text != t.text {
		own = decision{outcome: Unknown} // the words of "ai lãnh đạo" stand anywhere
	}
	context := inherited(last)
	result, err := t.search(text, context)
	if err != nil {
		return Reply{}, err
	}
	if answered && !t.likelierShown(result.Hits, last) {
		return t.settle(own), nil
	}
	t.context = context
	threshold := followUpAt
	if len(last.Shown) == 0 && lean == pointing {
		threshold = answerAt // it points at a refusal
	}
	together := t.decide(result, threshold)
	if len(last.Shown) > 0 && asksOutcome(t.wording) && !tellsOutcome(last.Sentence) && (together.outcome != Answer || !tellsOutcome(together.best.Sentence)) {
		return t.leaningOn(pointing, last, result, decision{outcome: Unknown, reason: notShown, best: together.best}), nil
	}
	if hit, ok := t.stillShown(last, result.Hits); ok && together.outcome != Answer && hit.Confidence >= max(followUpAt, tieAt*together.best.Confidence) {
		together = decision{outcome: Answer, best: hit} // of two that are as likely the one that the message leans on
	}
	if lean == shifting && (own.best.Passage == together.best.Passage || !additive.MatchString(t.wording.plain)) {
		own = t.decideNamed(own)
	}
	if hit, ok := t.held(lean, last, result.Hits); ok {
		return t.leaningOn(lean, last, result, t.grounded(lean, decision{outcome: Answer, best: hit}, own, last)), nil
	}
	if own.outcome == Answer && (together.outcome != Answer || own.best.Confidence > together.best.Confidence && t.standsAlone(lean, last)) {
		t.context = ""
		return t.settle(own), nil
	}
	if (lean == shifting || lean == probing) && !t.agree(lean, together, last) {
		if lean == probing {
			own = decision{outcome: Unknown}
		}
		return t.settle(own), nil
	}
	if together.outcome == Unknown && together.reason == notFound {
		if hit, ok := t.stillShown(last, result.Hits); ok && t.subjectBeside() == 0 {
			together = decision{outcome: Answer, best: hit}
		}
	}
	return t.leaningOn(lean, last, result, t.grounded(lean, together, own, last)), nil
}

// fact is the message to search for, in the words that the index knows when it asks for
// nothing but one fact: "lam" and "vay" without accents are other words.
func (t *talk) fact() string {
	switch plain := t.wording.plain; {
	case t.wording.words == 0:
	case bareWhere.plain.MatchString(plain):
		return "ở đâu"
	case bareWho.plain.MatchString(plain):
		return "do ai thực hiện"
	case bareWhy.MatchString(plain):
		return "tại sao"
	}
	return t.text
}

// leaningOn settles what was decided with the earlier question. When that does not
// answer what is asked of the passage shown last, it is still the one that is talked of,
// unless another subject was named.
func (t *talk) leaningOn(lean leaning, last Turn, result search.Result, d decision) Reply {
	t.result = result
	if d.outcome == Unknown && lean != shifting {
		t.shown, t.sentence = last.Shown, last.Sentence
	}
	return t.settle(d)
}

// additive matches a subject that is asked for beside the one before, of which the
// same is asked.
var additive = mustAll(`too`, `also`, `as well`, `nua`)

// foreignAt is the confidence that a subject named in another language reaches
// where a passage speaks of it: of twenty that none speaks of, casinos and taxes
// among them, the likeliest reached 0.11.
const foreignAt = 0.15

// decideNamed decides about a message that does no more than name another subject. A
// few words in another language say too little for the confidence of a question;
// what users name to correct the bot is asked about rather than refused.
func (t *talk) decideNamed(d decision) decision {
	hits := unrepeated(t.inForce(t.result.Hits))
	if d.outcome == Answer || d.reason != notFound || len(hits) < 2 || hits[0].Elsewhere || subjectWords(t.text) > maxBeside {
		return d
	}
	foreign := t.language != vietnamese.Vietnamese && t.language != vietnamese.Undetermined
	if foreign && hits[0].Confidence >= foreignAt && hits[1].Confidence <= likelier*hits[0].Confidence {
		return decision{outcome: Answer, best: hits[0]}
	}
	if choices := candidates(hits); t.corrected && hits[0].Confidence >= faintly && len(choices) > 1 {
		return decision{outcome: Clarify, best: hits[0], choices: choices}
	}
	return d
}

// likelier is the confidence of another passage, as a part of that of the best
// one, at which the best one is clearly the one that is meant.
const likelier = 0.5

// leadsAway reports whether a message, by itself and with what it leans on, leads
// to a passage that answers it clearly better than the one shown last; by itself alone
// when it surely does.
func (t *talk) leadsAway(together []search.Hit, shown search.Hit) bool {
	own, ref := t.inForce(t.result.Hits), refTo(shown.Passage)
	return clearlyOther(own, ref) && (clearlyOther(together, ref) || own[0].Confidence >= sureAt)
}

// clearlyOther reports whether the best of hits is clearly likelier than a passage.
func clearlyOther(hits []search.Hit, shown Ref) bool {
	if len(hits) == 0 || refTo(hits[0].Passage) == shown {
		return false
	}
	i := slices.IndexFunc(hits, func(h search.Hit) bool { return refTo(h.Passage) == shown })
	return i < 0 || hits[i].Confidence <= likelier*hits[0].Confidence
}

// maxHeld is how many words of its own subject a message may have and still
// be about nothing but the passage shown last.
const maxHeld = 4

// maxBeside is how many words of its own a message that points at the passage
// shown last may have when nothing is found sooner than that passage.
const maxBeside = 2

// particulars matches the wordings that ask for a fact which a passage may
// lack although the question points at it.
var particulars = mustAll(`ai`, `bao nhieu`, `bao gio`, `khi nao`, `nam nao`, `o dau`, `gia`, `may`, `who`, `whom`, `when`, `where`, `how (much|many|long|far|old)`, `price`, `cost`)

// surelyElsewhere is the confidence at which another passage answers a
// message that seems to be about the one shown last.
const surelyElsewhere = 0.6

// subjectBeside counts the words of a message that say what it is about, those
// by which it points at what was said left out.
func (t *talk) subjectBeside() int {
	n := subjectWords(t.text)
	if pointed := rest(strings.Join(point.FindAllString(t.wording.plain, -1), " "), nil); pointed < n {
		return n - pointed
	}
	return 0
}

// held returns the hit that is the passage shown last, when a message points
// at it with few words of its own and the passage speaks of them.
func (t *talk) held(lean leaning, last Turn, hits []search.Hit) (search.Hit, bool) {
	hit, ok := t.stillShown(last, hits)
	if !ok || subjectWords(t.text) > maxHeld {
		return search.Hit{}, false
	}
	if lean == shifting {
		if t.leadsAway(hits, hit) {
			return search.Hit{}, false
		}
		return hit, t.repeats(last) || hits[0].Passage == hit.Passage && t.leadsTo(hit)
	}
	if lean == pointing && hits[0].Passage == hit.Passage && hit.Confidence >= faintly && t.subjectBeside() <= maxBeside && !particulars.MatchString(t.wording.plain) {
		return hit, true
	}
	return hit, hits[0].Confidence < surelyElsewhere && speaksOf(hit.Passage.Text, t.text, (t.subjectBeside()+1)/2)
}

// standsAlone reports whether a message that leans on what was said has much of its own,
// or leads by itself clearly elsewhere than to the passage shown last.
func (t *talk) standsAlone(lean leaning, last Turn) bool {
	return t.subjectBeside() > maxBeside || lean == shifting && len(last.Shown) > 0 && clearlyOther(t.inForce(t.result.Hits), last.Shown[0])
}

// mayBeShown reports whether a message is by itself not surely answered by one passage, and
// the passage shown last is close behind.
func (t *talk) mayBeShown(last Turn) bool {
	own := t.result.Hits
	return len(last.Shown) > 0 && own[0].Confidence < sureAt && slices.ContainsFunc(own, func(h search.Hit) bool {
		return refTo(h.Passage) == last.Shown[0] && h.Confidence >= closeBy*own[0].Confidence
	})
}

// likelierShown reports whether such a message is with what it leans on answered by the
// passage shown last: "and science?" behind what the city is to be a hub of.
func (t *talk) likelierShown(together []search.Hit, last Turn) bool {
	shown, ok := t.stillShown(last, together)
	return ok && together[0].Passage == shown.Passage && shown.Confidence >= tieAt*t.result.Hits[0].Confidence
}

// leadsTo reports whether a message by itself leads to a passage sooner than to
// any other.
func (t *talk) leadsTo(hit search.Hit) bool {
	own := t.result.Hits
	return len(own) > 0 && own[0].Passage == hit.Passage && own[0].Confidence >= faintly
}

// faintly is the confidence with which a message by itself must lead to a
// passage for the earlier question to count; barely does when it leads to no
// other passage sooner, or when the passage is the one shown last.
const (
	faintly = 0.04
	barely  = 0.02
)

// agree reports whether what was found with the earlier question may answer a
// message that names something new: only when the message by itself leads
// there too, or the passage speaks of what it names. Otherwise the earlier
// question would answer for everything.
func (t *talk) agree(lean leaning, together decision, last Turn) bool {
	if together.outcome != Answer {
		return false
	}
	elsewhere := lean == shifting && t.language != vietnamese.Vietnamese && len(t.result.Hits) > 0 && t.result.Hits[0].Confidence >= foreignAt
	for i, h := range t.result.Hits {
		if i > 0 && lean == shifting && t.wording.words == 0 {
			break // nothing but the name of a subject of which another passage speaks
		}
		likely := i == 0 || !elsewhere && len(last.Shown) > 0 && refTo(h.Passage) == last.Shown[0]
		if h.Passage == together.best.Passage && (h.Confidence >= faintly || likely && h.Confidence >= barely) {
			return true
		}
	}
	return lean == probing && t.repeats(last) && refTo(together.best.Passage) == last.Shown[0]
}

// inherited is the text that a follow-up leans on: the question before it, and
// what that leaned on itself.
func inherited(last Turn) string {
	if last.Context == "" {
		return last.Question
	}
	return cut(last.Question+" "+last.Context, maxQuestion)
}

// stillShown returns the hit among hits that is the passage shown last: what a
// message without any subject of its own can only be about.
func (t *talk) stillShown(last Turn, hits []search.Hit) (search.Hit, bool) {
	if len(last.Shown) == 0 || t.language == vietnamese.Undetermined {
		return search.Hit{}, false
	}
	for _, h := range t.inForce(hits) {
		if refTo(h.Passage) == last.Shown[0] && !h.Unmet {
			return h, true
		}
	}
	return search.Hit{}, false
}
