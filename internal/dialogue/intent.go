package dialogue

import (
	"regexp"
	"strings"
	"unicode"

	"haiphongbot/internal/vietnamese"
)

// The intents that only phrasings.txt knows.
const (
	banterIntent = "banter" // asks the bot about itself as a person
	topicsIntent = "topics" // asks which documents there are
	noIntent     = "none"   // a question for the documents
)

// The intents of contact and small talk, as DESIGN.md's contract names them.
const (
	Hotline = "hotline"
	Booking = "booking"
	Human   = "human"
	Address = "address"
	Hours   = "hours"

	Greeting  = "greeting"
	Thanks    = "thanks"
	Bye       = "bye"
	WhoAreYou = "who-are-you"
	Help      = "help"
	Insult    = "insult"
	Praise    = "praise"
)

// cue is a way of saying that one wants something.
type cue struct {
	intent string
	weight weight
	saying
}

// weight says how much a cue proves by itself.
type weight int

const (
	loose  weight = iota // "gọi", "call": counts only when nothing else is said
	narrow               // an address, hours: every place and shop has them
	firm                 // may stand among a few words of another subject
)

// rest counts the words of plain that say something beyond function words,
// courtesy and the words in allowed.
func rest(plain string, allowed map[string]bool) int {
	n := 0
	for _, w := range strings.Fields(plain) {
		if !allowed[w] && vietnamese.ClassOf(vietnamese.Token{Key: w, Folded: w}) == vietnamese.Content {
			n++
		}
	}
	return n
}

// glyphRest counts the characters of dense that carry meaning: Han, katakana
// and Hangul outside the polite phrases, a Hangul block as half a character
// since it spells a syllable. Hiragana is mostly grammar.
func glyphRest(dense string) int {
	halves := 0
	for _, r := range politeGlyphs.ReplaceAllString(dense, "") {
		switch {
		case unicode.In(r, unicode.Han, unicode.Katakana):
			halves += 2
		case unicode.Is(unicode.Hangul, r):
			halves++
		}
	}
	return (halves + 1) / 2
}

// politeGlyphs are phrases of courtesy and request in Japanese, Korean and
// Chinese, and the names of city and centre: they may surround any intent.
var politeGlyphs = regexp.MustCompile(`教えて|知りた|下さい|お願い|願いします|何|ハイフォン市?|センター|投資促進|貴|御|方法|必要|ボット|連絡|直接|今|` +
	`알려|주세요|주실|부탁|드립니다|드려요|합니다|하고싶|싶어요|싶습니다|있나요|있어요|있습니까|있을까요|인가요|입니까|무엇|뭐|어떻게|어디|언제|좀|하이퐁시?|센터|투자진흥|귀|저는|제가|수|되나요|돼요|됩니까|예요|이에요|은|는|이|가|을|를|의|에|로|요|해|여기|당신|정말|진짜로|봇|` +
	`请问|请|你们|您们|我们|我|想|要|可以|能|告诉|一下|多少|什么|是|的|吗|呢|哪里|哪儿|在哪|海防市?|中心|投资促进|怎么|怎样|如何|有|没有|谢谢|你|您|貴|啊|吧|了|很|真|太|非常|机器人|機器人`)

// meaning is what a message is recognised as.
type meaning struct {
	intent    string    // of contact or small talk, banterIntent or noIntent
	contacts  []string  // the kinds of contact asked for, in order
	remainder remainder // what a wish for contact asks besides
}

// recognise reads the intent of a message: first by the patterns, then as the
// phrasings that they are learnt from weigh it. Messages that ask for several
// things, or for something of the passage shown last, are left to the patterns,
// and so is what continues a conversation.
func recognise(text string, w wording, continues bool) meaning {
	m := seen(text, w)
	if continues && m.intent == noIntent || len(m.contacts) > 1 || m.remainder.text != "" || w.words > wordsSensed || requestIn(w) != noRequest || asksToForget(w) {
		return m
	}
	intent, sure := learnt().judge(w, m.intent)
	if intent == m.intent || sure < half || intent != noIntent && !learnt().knows(w) {
		return m
	}
	if isContact(intent) && (ofOthers(w) || namedOwner.MatchString(text) || blocked.plain.MatchString(w.plain)) {
		return m // a word of contact in another sense is what the model has not learnt
	}
	if intent == WhoAreYou && isOfSomethingElse(w) {
		return m
	}
	m = meaning{intent: intent}
	if isContact(intent) {
		m.contacts = []string{intent}
	}
	return m
}

// half is how sure the model must be to overrule the patterns.
const half = 0.5

// seen is what the patterns see in a message.
func seen(text string, w wording) meaning {
	if asksWho(w) {
		return meaning{intent: WhoAreYou}
	}
	if contacts, remainder := contactsIn(text, w); len(contacts) > 0 && !namedOwner.MatchString(text) {
		return meaning{intent: contacts[0], contacts: contacts, remainder: remainder}
	}
	if isBanter(w) {
		return meaning{intent: banterIntent}
	}
	if intent := smalltalkIn(w); intent != "" {
		return meaning{intent: intent}
	}
	return meaning{intent: noIntent}
}

// isContact reports whether an intent is one of contact.
func isContact(intent string) bool {
	switch intent {
	case Hotline, Booking, Human, Address, Hours:
		return true
	}
	return false
}

// words makes a set of a list of words without accents.
func words(lists ...string) map[string]bool {
	set := make(map[string]bool)
	for _, list := range lists {
		for _, w := range strings.Fields(list) {
			set[w] = true
		}
	}
	return set
}

// asking matches the wordings that ask something of the documents, beside a
// question mark.
var asking = mustAll(
	`gi`, `nao`, `sao`, `bao nhieu`, `bao gio`, `o dau`, `la ai`, `(phai|dung|hay|duoc|co) khong`,
	`cho (toi |minh |em |anh |chi |chau |con |chung toi )*(hoi|biet)`, `xin hoi`, `hoi( them| ky| ro)* ve`, `(xin|muon|mong)( duoc| phep)+ hoi`, `muon (hoi|biet|tim hieu)`, `can (biet|hoi|tim hieu)`, `tim hieu ve`, `thong tin ve`, `gioi thieu ve`, `noi ve`,
	`what`, `which`, `how`, `when`, `where`, `who`, `why`, `tell me`, `information (on|about)`, `(to|like to) know`, `ask about`)

// askingFirst are the English words that make a question when it begins with
// them.
var askingFirst = regexp.MustCompile(`^ (and |so |but |ok |hi |hello )*(does|do|did|is|are|was|were|can|could|will|would|has|have|should)\b`)

// askingGlyphs is the same for Japanese, Korean and Chinese.
var askingGlyphs = regexp.MustCompile(`か$|ですか|ますか|何|どう|どの|どこ|なぜ|까|나요|인가요|한가요|무엇|뭐|어떤|어떻게|왜|吗|什么|怎|如何|哪|多少|为什么|呢`)

// asksSomething reports whether a clause reads like a question or a request
// for information.
func asksSomething(clause string, w wording) bool {
	return strings.ContainsAny(clause, "?？") || asking.MatchString(w.plain) || askingFirst.MatchString(w.plain) || askingGlyphs.MatchString(w.dense)
}
