package dialogue

import (
	_ "embed" // the sayings
	"regexp"
	"strings"

	"haiphongbot/internal/vietnamese"
)

//go:embed smalltalk.txt
var smalltalkText string

var smalltalkSayings = readSayings(smalltalkText)

// smalltalkFiller are words that may stand around small talk.
var smalltalkFiller = words(
	`xin bot ad admin ban em anh chi co chu bac ong ba quy trung tam moi nguoi ca nha team toi minh nhe nha nhi a oi da vay the luon lam qua that rat nhieu vi da thong tin cau tra loi huu ich nhanh
	ho tro tu van giup do chi tiet day du tan tinh nhiet tinh ngay buoi sang chieu toi trua tot lanh vui ve mot lan nua chuc thanh cong suc khoe cuoi tuan hom nay duoc roi ok nhung cho mot chut ti xiu
	hoi muon biet can la cai con thang nay do day kia may gi vl vai ghe thiet dung cung hay kieu sao ma chi c r chan_ toan nhu tra loi noi chuyen lam viec dich vu dau voi haha hihi hehe hi nhiu oa wow troi uoc
	tro ly ao khong ha u co o r bai bao phet xo tam cu len xuong di ra ta thoi gai trai lan dau moi dung chi
	hieu biet duoc gi ca het nua phai cac sep shop nhay doc thay`,
	`you your for the a an so very much really that this is are it was bot team all everyone everybody there sir madam friend dear my i we me to of and with in on have had had nice day help info information answer answers quick great good
	again lot many just now today time hai phong center can could would please support reply response fast kind kindly assistant u it s be what oh wow man bro dude meet`,
)

// smalltalkCues are the kinds of small talk. The order is the order of
// precedence: what a message is about stands before its courtesies.
var smalltalkCues = []cue{
	{Insult, firm, smalltalkSayings.of("helps with nothing")},
	{Help, firm, smalltalkSayings.of("function")},
	{Help, firm, smalltalkSayings.of("what it is for")},
	{WhoAreYou, firm, smalltalkSayings.of("who are you")},
	{Help, firm, smalltalkSayings.of("help")},
	{Insult, firm, smalltalkSayings.of("insult")},
	{Thanks, firm, gratitude},
	{Bye, firm, smalltalkSayings.of("bye")},
	{Praise, firm, smalltalkSayings.of("praise")},
	{Greeting, firm, smalltalkSayings.of("greeting")},
	{Thanks, firm, assent},
}

// gratitude is thanks, assent what people say when they have read an answer.
var (
	gratitude = smalltalkSayings.of("thanks")
	assent    = smalltalkSayings.of("assent")
)

// assents reports whether a message of the intent Thanks only says that it was
// read: "ok" is no thanks to be answered with pleasure, least of all after a
// complaint.
func assents(w wording) bool {
	return assent.in(w) && !gratitude.in(w)
}

// onlyAssents reports whether a message says nothing but that.
func onlyAssents(w wording) bool {
	if w.words == 0 || w.dense != "" || !assents(w) {
		return false
	}
	for _, word := range strings.Fields(assent.plain.ReplaceAllString(w.plain, " ")) {
		if !assentFiller[word] {
			return false
		}
	}
	return true
}

// assentFiller are words that may stand around assent.
var assentFiller = words(`a nhe nha nhi ban bot ad em anh chi toi minh the vay da thoi day do it all`)

// thanksFor matches thanks that say what for; they may name anything as long
// as they ask nothing.
var thanksFor = smalltalkSayings.of("thanks for something").plain

// introduction matches a greeting by which people say no more than who they are.
var introduction = regexp.MustCompile(`^ (?:da |xin |kinh |em |hi |alo )*(?:` + introductions.source("greets") + `)` +
	`(?: (?:ban|bot|ad|em|anh|chi|tro ly|trung tam|there|all|team|sir|madam|quy|cac))* (?:` + introductions.source("who is met") + `) `)

// aims matches what people say when they want more than to be known.
var aims = introductions.of("aims").plain

// complaint turns words of praise around.
var complaint = smalltalkSayings.of("no praise").plain

// subjects are compounds that a question is about although each of their
// syllables may surround small talk.
var subjects = mustAll(`(nha|von|thu hut|keu goi|xuc tien) dau tu`, `dau tu (vao|cua|nuoc|cong|xay)`, `nhat ban`, `thong tin va`, `khen thuong`, `nha nuoc`, `giao duc`, `lao dong`, `lam viec cua`)

// doubted matches the end of a question whether something is good, or that too.
var doubted = regexp.MustCompile(` (?:gi|nao|bao nhieu|o dau|may (?:ngay|nam|gio|nguoi|cai|nuoc|khau)) | (?:khong|chua)(?: (?:a|vay|ad|nhi|the|nhe|ha|bot|ban))* $| nua (?:a|ha|chu|sao|u) $`)

// banter is asked of the bot as if it were a person. The documents do not
// answer it.
var banter = smalltalkSayings.of("banter", timeOfDay)

// How many other words small talk may carry, and how long banter may be.
const (
	strangersTalk  = 0
	glyphsTalk     = 3
	strangersJoke  = 3
	glyphsJoke     = 8
	wordsInTalk    = 24
	strangersAnger = 1
)

// asksWho reports whether a message asks nothing but who the bot is. It is
// looked at before contact: "are you human?" wants no human.
func asksWho(w wording) bool {
	return w.words <= wordsInTalk && smalltalkIn(w) == WhoAreYou
}

// smalltalkIn returns the kind of small talk that a message is, "" when it is
// something else or something more.
func smalltalkIn(w wording) string {
	if w.words > wordsInTalk {
		return ""
	}
	if w.words == 0 {
		return smalltalkInGlyphs(w.dense)
	}
	if thanksFor.MatchString(w.plain) && !asking.MatchString(w.plain) && !askingFirst.MatchString(w.plain) {
		return Thanks
	}
	if at := introduction.FindStringIndex(w.plain); at != nil && !asking.MatchString(w.plain) && !aims.MatchString(w.plain[at[1]:]) {
		return Greeting
	}
	if at := complaint.FindStringIndex(w.plain); at != nil && rest(w.plain[:at[0]]+" "+w.plain[at[1]:], smalltalkFiller) <= strangersAnger {
		return Insult
	}
	plain := w.plain
	for _, c := range smalltalkCues {
		if at := c.plain.FindStringIndex(plain); at != nil && glyphRest(w.dense) == 0 {
			if c.intent == Praise && doubted.MatchString(plain) {
				continue
			}
			if c.intent == WhoAreYou && !isOfBot(plain[:at[0]]) {
				continue
			}
			around := subjects.ReplaceAllString(agency.ReplaceAllString(plain[:at[0]]+" "+plain[at[1]:], " "), " _ ")
			for _, other := range smalltalkCues {
				around = other.plain.ReplaceAllString(around, " ")
			}
			if rest(around, smalltalkFiller) <= strangersTalk {
				return c.intent
			}
		}
	}
	return smalltalkInGlyphs(w.dense)
}

// isOfBot reports whether the words before a question of identity leave the bot as its
// subject: they name it, or nothing. "Dịch vụ này do ai làm?" asks of a thing.
func isOfBot(before string) bool {
	for _, c := range smalltalkCues {
		if c.intent == Greeting || c.intent == Thanks {
			before = c.plain.ReplaceAllString(before, " ")
		}
	}
	return rest(before, identityFiller) == 0
}

// isOfSomethingElse reports whether a message neither names the bot nor leaves it as the
// subject, so that a question of identity would be one of a thing of the city.
func isOfSomethingElse(w wording) bool {
	return w.words > 0 && !botNamed.MatchString(w.plain) && rest(w.plain, identityFiller) > 0
}

// botNamed matches what people call the bot, and the one who answers them.
var botNamed = smalltalkSayings.of("bot").plain

// identityFiller are words that may stand before a question of identity.
var identityFiller = words(
	`xin bot ad admin ban em anh chi co chu bac ong ba quy trung tam moi nguoi ca nha team toi minh nhe nha nhi a oi da vay the hoi muon biet
	cho mot chut ti xiu cai con thang nay do day kia gi la ma thi uoc dang rot cuoc that ra noi chuyen tra loi tro ly ao tu dong robot ai ai_ kieu sao cung voi`,
	`you your the a an so really this that is are it bot robot team everyone there sir madam friend dear my i we me to with and just now today can could please what oh wow man bro dude assistant`)

func smalltalkInGlyphs(dense string) string {
	if dense == "" {
		return ""
	}
	if thanksFirst.MatchString(dense) && !askingGlyphs.MatchString(dense) {
		return Thanks
	}
	for _, c := range smalltalkCues {
		if c.glyphs == nil {
			continue
		}
		if c.intent == Praise && askingGlyphs.MatchString(dense) {
			continue
		}
		if at := c.glyphs.FindStringIndex(dense); at != nil && glyphRest(dense[:at[0]]+dense[at[1]:]) <= glyphsAround(c.intent) {
			return c.intent
		}
	}
	return ""
}

// thanksFirst matches messages that begin with thanks.
var thanksFirst = regexp.MustCompile(`^(谢谢|謝謝|感谢|感謝|多谢|ありがとう|感謝|감사|고마|고맙)`)

// glyphsAround is how many characters beside a cue small talk may carry: words
// of praise and assent stand in many questions.
func glyphsAround(intent string) int {
	if intent == Praise || intent == Thanks {
		return 1
	}
	return glyphsTalk
}

// isBanter reports whether the bot is asked about itself as a person.
func isBanter(w wording) bool {
	if at := banter.plain.FindStringIndex(w.plain); at != nil && w.words <= wordsInTalk {
		return rest(w.plain[:at[0]]+" "+w.plain[at[1]:], smalltalkFiller) <= strangersJoke
	}
	at := banter.glyphs.FindStringIndex(w.dense)
	return at != nil && w.words == 0 && glyphRest(w.dense[:at[0]]+w.dense[at[1]:]) <= glyphsJoke
}

// gesture returns what a message made of emoji or punctuation alone says, noIntent
// when that is nothing, "" when it holds words.
func gesture(text string, w wording) string {
	if w.words > 0 || w.dense != "" {
		return ""
	}
	for _, g := range gestures {
		if strings.ContainsAny(text, g.signs) {
			return g.intent
		}
	}
	return noIntent
}

var gestures = []struct{ intent, signs string }{
	{Insult, "🖕😡🤬👎💩😠"},
	{Thanks, "🙏"},
	{Praise, "👍❤♥😍🥰👏💯🌹😘👌"},
	{Greeting, "👋"},
	{Help, "?？❓"},
	{Hotline, "☎📞📱"},
	{Address, "📍🗺"},
	{Booking, "📅🗓"},
	{Hours, "🕐🕗⏰"},
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
