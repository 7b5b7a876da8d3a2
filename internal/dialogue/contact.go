package dialogue

import (
	_ "embed" // the sayings
	"regexp"
	"strings"
)

//go:embed contact.txt
var contactText string

var contactSayings = readSayings(contactText)

// blocked are contexts in which the words of contact mean something else. They are taken
// out before any cue is looked for and count as content.
var blocked = contactSayings.of("other meanings", timeOfDay)

// timeOfDay matches questions about the clock.
const timeOfDay = `(bay gio|gio nay|luc nay|hien tai|gio|dang)( dang)?( la)? may gio( roi| vay| the| nhi| a| day)*|may gio roi|what time is it|what s the time|what is the time`

// agency are the names by which people address the centre; they may stand in
// any question about it and say nothing else.
var agency = contactSayings.of("centre").plain

// contactFiller are words that surround a wish for contact without changing it.
var contactFiller = words(
	`dong_ thoi tien the kinh thua tran trong xin gui cho toi minh em anh chi chung ta kinh de nghi quy cung cap vui long cam on biet hoi ho tro tu van giup tien trao doi can muon gap gui lay ghi luu ban cac vi
	cong ty doanh nghiep nha dau tu khach hang nguoi dai dien phia ben day do nay luon ngay gap hien nay hom mai tuan thang toi sang chieu trua thu hai ba nam sau bay chu nhat
	2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 30 gio phut ngay buoi lien he lac so dien thoai goi dt dc nao voi di nhe nha nhi vay the a oi da ah hen duoc co khong la gi may dau cho o
	chinh thuc truc tiep nhanh khan gap nhat rieng cong khai moi online qua cua den phuc vu tiep khach quy ta danh thong tin chi tiet cu the them chut xiu ti mot hai
	r nay gium ngung tu dong them nua hay ma vung nhan tin email thu cong van buu pham ship cai kenh ca phe cafe qua tang toa nha quan phuong huyen pho khach doan cong tac mong thu xep zoom teams online truc tuyen tuyen slot
	website web zalo viber facebook fanpage email mail phone number thoi gian rang duoc chua tung ai bo phan phong ban lanh dao quan ly phu trach thuong xuyen hanh chinh ghe tham tan noi bang cach
	dang ky dat lich sap xep bo tri xep cuoc hop noi chuyen ket chuyen may giay to ho so nop tap trung ca khoang luc tam bot robot ok hello hi alo chao sep admin ad`,
	`i we you me us my our your the a an please can could would like want need to get have has give send share tell know let with at of for is are there any some ur it on in be do does hi hello dear sir madam team
	call contact number phone office center address hours time today tomorrow week weekend next this morning afternoon monday tuesday wednesday thursday friday saturday sunday help official direct now here person who where what when how
	company investor investors business our visit meeting talk speak support s m ll d re am pm s right asap thanks thank`,
)

// contactCues are the ways of asking for contact, firm ones first.
var contactCues = []cue{
	{Booking, firm, contactSayings.of("booking")},
	{Human, firm, contactSayings.of("person")},
	{Hours, narrow, contactSayings.of("hours")},
	{Address, narrow, contactSayings.of("address")},
	{Hotline, firm, contactSayings.of("hotline")},
	{Hotline, narrow, contactSayings.of("channel")},
	{Hotline, loose, contactSayings.of("hotline alone")},
	{Human, loose, contactSayings.of("person alone")},
	{Booking, loose, contactSayings.of("booking alone")},
	{Address, loose, contactSayings.of("address alone")},
	{Hours, loose, contactSayings.of("hours alone")},
}

// purpose is what the contact is wanted for; behind a firm cue it says
// nothing against it.
var purpose = regexp.MustCompile(` (de|nham|vi|do|to|so that|because|in order|regarding) .*$`)

// subject is what a person or a meeting is wanted for.
var subject = regexp.MustCompile(` (ve|about|on|lien quan|cho du an|regarding|concerning|tai|vao|trong|luc|next|this) .*$`)

// expressly matches a wish that leads up to a meeting or a person.
var expressly = contactSayings.of("wish").plain

// How many words of another subject a wish for contact may carry.
const (
	strangersFirm   = 2 // beside a firm cue
	strangersNarrow = 1 // beside a narrow cue
	glyphsFirm      = 4 // characters beside a cue in Japanese, Korean or Chinese
	wordsLoose      = 7 // length of a message that rests on a loose cue
)

// contactIn returns what kind of contact a clause asks for, "" for none. Loose
// cues count only when alone is set, for a message that says nothing else.
func contactIn(w wording, alone bool) string {
	if w.words == 0 {
		return contactInGlyphs(w.dense)
	}
	if ofOthers(w) {
		return ""
	}
	plain := blocked.plain.ReplaceAllString(w.plain, " _ _ _ ")
	var found string
	first := len(plain)
	for _, c := range contactCues {
		at := c.plain.FindStringIndex(plain)
		switch {
		case at == nil || (c.weight == loose && (!alone || found != "" || w.words > wordsLoose)):
		case c.weight != loose && at[0] < first && bearable(c, plain, at):
			found, first = c.intent, at[0]
		case c.weight == loose && rest(c.plain.ReplaceAllString(agency.ReplaceAllString(plain, " "), " "), contactFiller) == 0:
			found = c.intent
		}
	}
	if found == "" {
		return contactInGlyphs(w.dense)
	}
	return found
}

// bearable reports whether what stands around a firm cue is little enough.
func bearable(c cue, plain string, at []int) bool {
	before, after := plain[:at[0]], plain[at[1]:]
	if (c.intent == Booking || c.intent == Human) && c.weight == firm && expressly.MatchString(before) && rest(agency.ReplaceAllString(before, " "), contactFiller) == 0 {
		return !strings.Contains(plain, " _ ") // whom to meet, and what about, may take many words
	}
	after = purpose.ReplaceAllString(after, " ")
	if c.intent == Booking || c.intent == Human {
		after = subject.ReplaceAllString(after, " ")
	}
	around := before + " " + c.plain.ReplaceAllString(after, " ")
	limit := strangersFirm
	if c.weight == narrow {
		limit = strangersNarrow
	}
	named := agency.ReplaceAllString(around, " ")
	if named != around {
		limit++
	}
	return !strings.Contains(around, " _ ") && rest(named, contactFiller) <= limit
}

// contactInGlyphs does the same for Japanese, Korean and Chinese.
func contactInGlyphs(dense string) string {
	if dense == "" || blocked.glyphs.MatchString(dense) {
		return ""
	}
	for _, c := range contactCues {
		if c.glyphs == nil {
			continue
		}
		if c.glyphs.MatchString(dense) && glyphRest(c.glyphs.ReplaceAllString(dense, "")) <= glyphsFirm {
			return c.intent
		}
	}
	return ""
}
