package dialogue

import (
	"regexp"
	"strings"

	"haiphongbot/internal/search"
	"haiphongbot/internal/vietnamese"
)

// selection is what a message makes of the passages that were offered.
type selection struct {
	picked []int // which of them, counted from 0
	none   bool  // none of them
	vague  bool  // one of them, without saying which
}

// The wordings of selections. They count when nothing else is said. Those of
// pickNth stand in the order of what they pick; pickOne agrees without saying to
// which, anyNumber tells a number that was not offered.
var (
	pickNth = []lazy{
		choosing(`0?1`, `mot`, `nhat`, `dau_?`, `dau tien`, `tren`, `tren cung`, `first`, `one`),
		choosing(`0?2`, `hai`, `nhi`, `second`, `two`),
		choosing(`0?3`, `ba`, `third`, `three`),
	}
	pickNthGlyphs = []lazy{
		lazily(`^第?(?:一|1|１)|^最初|^첫|^1번|^일번`),
		lazily(`^第?(?:二|2|２)(?:番|つ|個|个|项|項|$)|^두번|^둘째|^2번|^이번`),
		lazily(`^第?(?:三|3|３)(?:番|つ|個|个|项|項|$)|^세번|^셋째|^3번`),
	}
	anyNumber      = choosing(`[0-9]{1,2}`)
	pickLast       = choosing(`cuoi`, `cuoi cung`, `duoi`, `duoi cung`, `chot`, `last`, `final`, `latter`)
	pickLastGlyphs = lazily(`^最後|^마지막|^最后`)
	pickAll        = choosing(`ca (?:hai|ba|2|3|doi)`, `tat ca`, `toan bo`, `het`, `nao cung (?:duoc|xem|doc)`, `(?:both|all)(?: of (?:them|these|those))?`)
	pickAllGlyphs  = lazily(`^(?:両方|全部|全て|すべて|둘다|모두|전부|都|两个|兩個)`)
	pickNone       = choosing(`(?:deu )?(?:khong|chang|ko|chua)(?: (?:phai|co|dung|chon|lay|muon|o|trong|thuoc|y|het))*`+
		`(?: (?:(?:cai|y|muc|noi dung|doan|phan|lua chon) nao|(?:ca )?(?:hai|ba)|y (?:toi|minh|em)|nhung cai (?:nay|do|tren)|cai nay|cai do|gi))?`+
		`(?: (?:ca|het|trong so|do|nay|tren|dung|deu))*`,
		`(?:none|neither|not any)(?: of (?:them|these|those))?`, `no`, `nope`, `sai(?: roi| het| ca)*`)
	pickNoneGlyphs = lazily(`^(?:いいえ|いえ|どれ(?:も|でも)|どちらも|違い?|아니|둘다아니|없|都不|不是|不对|不對|没有|沒有)`)
	pickOne        = choosing(`(?:co|dung|phai|ok|vang|da|u|uh|um|duoc|chinh xac|yes|yeah|yep|sure|right|correct|chon|lay)(?: (?:roi|vay|the|day|do|please))*`)
	pickOneGlyphs  = lazily(`^(?:はい|ええ|네|예|맞|是的?|对|對|好的?)$`)
)

// agreeing matches what people say before they name what they pick: "ok, số 2".
var agreeing = regexp.MustCompile(`^ (?:(?:ok|u|uh|um|yes|roi|duoc) )+`)

// choosing matches a message that is one of the alternatives, with the words
// around it by which people point at a button.
func choosing(alternatives ...string) lazy {
	return lazily(`^ (?:(?:da|vang|a|thi|la|the|vay|cho|toi|em|minh|anh|chi|xin|chon|lay|hoi|muon|xem|doc|bam|ve|cai|y|so|muc|phan|noi dung|doan|cau|dong|nut|` +
		`lua chon|phuong an|thu|o|i|want|choose|pick|take|the|number|no|options?|button|passage|paragraph) )*?` +
		`(?:` + strings.Join(alternatives, "|") + `)(?: (?:cai|y|noi dung|doan|a|nhe|nha|di|day|do|ay|nay|kia|cua|danh sach|ban|em|anh|chi|ad|one|ones|please|giup|voi|thoi|luon|option|button))* $`)
}

// glyphsBeside is how many characters may stand beside a selection.
const glyphsBeside = 1

// selectionIn reads which of a number of offered passages a message picks;
// false when it says something else.
func selectionIn(w wording, offered int) (selection, bool) {
	matches := func(plain, glyphs lazy) bool {
		if w.words == 0 || w.dense != "" {
			return glyphs().MatchString(w.dense) && glyphRest(glyphs().ReplaceAllString(w.dense, "")) <= glyphsBeside
		}
		return plain().MatchString(w.plain)
	}
	switch {
	case matches(pickNone, pickNoneGlyphs):
		return selection{none: true}, true
	case matches(pickLast, pickLastGlyphs):
		return selection{picked: []int{offered - 1}}, true
	case matches(pickOne, pickOneGlyphs):
		if offered == 1 {
			return selection{picked: []int{0}}, true
		}
		return selection{vague: true}, true
	case matches(pickAll, pickAllGlyphs):
		s := selection{}
		for i := range offered {
			s.picked = append(s.picked, i)
		}
		return s, true
	}
	w.plain = agreeing.ReplaceAllString(w.plain, " ")
	for i := range pickNth {
		if !matches(pickNth[i], pickNthGlyphs[i]) {
			continue
		}
		if i < offered {
			return selection{picked: []int{i}}, true
		}
		return selection{vague: true}, !namesParagraph(w)
	}
	return selection{vague: true}, w.dense == "" && anyNumber().MatchString(w.plain) && !namesParagraph(w)
}

// namesParagraph reports whether a number that was not offered is that of a paragraph:
// "đoạn 5".
func namesParagraph(w wording) bool {
	return strings.Contains(w.plain, " doan ") || strings.Contains(w.plain, " paragraph ")
}

// choose answers a message that picks among the passages offered last; false
// when none were, or it says something else.
func (t *talk) choose() (Reply, bool, error) {
	last, ok := t.before.last(t.now)
	if !ok || len(last.Offered) == 0 {
		return Reply{}, false, nil
	}
	s, ok := selectionIn(t.wording, len(last.Offered))
	if !ok {
		return Reply{}, false, nil
	}
	t.speakAs()
	t.resume(last)
	if s.none {
		return t.askAnew(), true, nil
	}
	offered, err := t.offeredBy(last)
	switch {
	case err != nil:
		return Reply{}, true, err
	case len(offered) < len(last.Offered):
		return t.stale(lineGone), true, nil
	case s.vague:
		return t.offer(lineWhich, onClarify, offered), true, nil
	}
	var picked []search.Hit
	reply := Reply{Outcome: Answer}
	shortened := false
	for i, at := range s.picked {
		if i > 0 {
			reply.Blocks = append(reply.Blocks, paragraph(string(lineAnother)))
		}
		shortened = t.cite(&reply, offered[at].Passage, offered[at].Sentence, false)
		picked = append(picked, offered[at])
	}
	t.sentence = picked[0].Sentence
	t.result.Hits = merge(picked, t.result.Hits)
	t.browse(&reply, picked[0].Passage, shortened && len(picked) == 1)
	t.judge(&reply, picked[0].Passage)
	t.notice(&reply, onAnswer)
	return reply, true, nil
}

// offeredBy finds again what an exchange offered: the passages that are left of
// it, as hits for its question.
func (t *talk) offeredBy(turn Turn) ([]search.Hit, error) {
	var err error
	if t.result, err = t.search(turn.Question, turn.Context); err != nil {
		return nil, err
	}
	var offered []search.Hit
	for _, ref := range turn.Offered {
		p, s := t.resolve(ref)
		if s == gone || expired(p.Document, t.now) {
			continue
		}
		hit := search.Hit{Passage: p}
		for _, h := range t.result.Hits {
			if h.Passage == p {
				hit.Sentence = h.Sentence
			}
		}
		hit.Confidence = 1 // it is what was chosen
		offered = append(offered, hit)
	}
	return offered, nil
}

// speakAs takes the language of the conversation for messages too short to
// have one: "2", "ok", "no".
func (t *talk) speakAs() {
	if t.before.Language != "" && (t.language == vietnamese.Undetermined || t.wording.words == 1 && t.wording.dense == "") {
		t.language = t.before.Language
	}
}

// offer asks which of some passages is meant.
func (t *talk) offer(question line, s situation, hits []search.Hit) Reply {
	reply := Reply{Outcome: Clarify, Blocks: []Block{paragraph(string(question))}}
	for _, h := range hits {
		reply.row(t.choice(h.Passage, h.Sentence, t.question))
	}
	reply.row(press(labelHuman, action{verb: giveHuman}))
	t.notice(&reply, s)
	return reply
}

// askAnew invites to ask in other words when no passage found was meant.
func (t *talk) askAnew() Reply {
	reply := Reply{Outcome: Unknown, Blocks: []Block{paragraph(string(lineAskAnew)), paragraph(t.callUs())}}
	reply.row(press(labelHuman, action{verb: giveHuman}), press(labelBooking, action{verb: giveBooking}))
	t.addCopy(&reply)
	t.notice(&reply, onSorry)
	return reply
}
