package dialogue

import (
	_ "embed" // the sayings

	"haiphongbot/internal/vietnamese"
)

// languagesIntent asks in which language one may write.
const languagesIntent = "languages"

// asksLanguages reports whether a message asks nothing but in which language
// one may write, or says that its writer does not read Vietnamese. Who asks for
// a person speaking a language wants that person.
func asksLanguages(w wording) bool {
	if w.words > wordsInTalk || speakers.in(w) || !tongue.in(w) {
		return false
	}
	plain, dense := besideTongue(w)
	return rest(plain, tongueFiller) == 0 && glyphRest(dense) <= glyphsBeside
}

// asksSpeaker reports whether a message asks for nothing but a person who speaks a
// language.
func asksSpeaker(w wording) bool {
	plain, dense := besideTongue(w)
	if w.words == 0 {
		return tongue.in(w) && person.in(w) && glyphRest(person.glyphs.ReplaceAllString(dense, "")) <= glyphsBeside
	}
	named := tongue.plain.MatchString(w.plain) && person.plain.MatchString(w.plain)
	return named && w.words <= wordsInTalk && rest(person.plain.ReplaceAllString(plain, " "), tongueFiller) == 0
}

// besideTongue is a message without the names of languages and what is said of them.
func besideTongue(w wording) (plain, dense string) {
	return tongue.plain.ReplaceAllString(w.plain, " "), speech.ReplaceAllString(tongue.glyphs.ReplaceAllString(w.dense, ""), "")
}

// withoutLanguages cuts off the questions which language one may use, when a
// message asks something else besides.
func withoutLanguages(text string) string {
	var others string
	cut := false
	for _, s := range vietnamese.Sentences(text) {
		sentence := text[s.Start:s.End]
		if asksLanguages(newWording(sentence)) {
			cut = true
			continue
		}
		others += sentence + " "
	}
	if !cut || subjectWords(others) == 0 {
		return text
	}
	return vietnamese.Clean(others)
}

//go:embed languages.txt
var languagesText string

var languagesSayings = readSayings(languagesText)

var (
	tongue   = languagesSayings.of("language")
	speech   = languagesSayings.of("speaking").glyphs
	person   = languagesSayings.of("speaker")
	speakers = languagesSayings.of("other matter")
)

// tongueFiller are words that may surround the name of a language.
var tongueFiller = words(`bot ad admin ban em anh chi toi minh chau trung tam tro ly ben day nay do co khong duoc biet noi hieu doc viet dung go hoi dap tra loi chat nhan tin giao tiep tro chuyen trao doi ho tro phan hoi bang qua ra sang cho xin hay vui long giup voi di a oi da nhe nha nhi vay the ha chua the_ nua ok nao gi may thu muon can thich hon them ban_ phien rieng chi moi xin_ loi chao cau hoi kem lam that tu_ ngu cung
	hello hi dear sorry excuse please kindly can could may do does did will would is are am i we you me my it this the a an bot assistant in speak speaking spoken talk talking chat ask answer answers answered write writing type read understand use using reply respond response communicate support supported available possible okay fine allowed version language languages question questions with your here or and only be want like need to prefer instead if not don t cannot no know have there bad good poor very well from
	document documents text texts full copy send give provide get file pdf report website page van ban_ tai lieu bai viet gui toan day du quyen
	company korea japan korean japanese chinese taiwan china investor investors cong ty nha dau tu han quoc nhat`)

// languages answers which languages the bot reads, and in which it answers.
func (t *talk) languages() Reply {
	reply := Reply{Outcome: Smalltalk, Intent: Help, Blocks: []Block{paragraph(string(lineLanguages))}}
	if hotline := t.library.Contact.Hotline; hotline != "" {
		reply.Blocks = append(reply.Blocks, paragraph(say(lineHuman, slotHotline, hotline)))
	}
	t.addExamples(&reply)
	t.notice(&reply, onLanguages)
	return reply
}
