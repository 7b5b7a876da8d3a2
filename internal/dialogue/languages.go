package dialogue

import (
	"regexp"

	"haiphongbot/internal/vietnamese"
)

// languagesIntent asks in which language one may write.
const languagesIntent = "languages"

// asksLanguages reports whether a message asks nothing but in which language
// one may write, or says that its writer does not read Vietnamese. Who asks for
// a person speaking a language wants that person.
func asksLanguages(w wording) bool {
	if w.words > wordsInTalk || speakers.MatchString(w.plain) || speakersGlyphs.MatchString(w.dense) {
		return false
	}
	named := tongue.MatchString(w.plain) || tongueGlyphs.MatchString(w.dense)
	if !named || rest(tongue.ReplaceAllString(w.plain, " "), tongueFiller) > 0 {
		return false
	}
	return glyphRest(speechGlyphs.ReplaceAllString(tongueGlyphs.ReplaceAllString(w.dense, ""), "")) <= glyphsBeside
}

// asksSpeaker reports whether a message asks for nothing but a person who speaks a
// language.
func asksSpeaker(w wording) bool {
	if w.words == 0 {
		return tongueGlyphs.MatchString(w.dense) && personGlyphs.MatchString(w.dense) &&
			glyphRest(personGlyphs.ReplaceAllString(speechGlyphs.ReplaceAllString(tongueGlyphs.ReplaceAllString(w.dense, ""), ""), "")) <= glyphsBeside
	}
	named := tongue.MatchString(w.plain) && person.MatchString(w.plain)
	return named && w.words <= wordsInTalk && rest(person.ReplaceAllString(tongue.ReplaceAllString(w.plain, " "), " "), tongueFiller) == 0
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

var (
	// tongue matches the name of a language. "Korean" alone is that of a people too;
	// which it is, the words around it say.
	tongue = mustAll(`(tieng|ngon ngu_?) (anh|my|nhat|nhat ban|han|han quoc|trung|trung quoc|hoa|tau|viet|viet nam|phap|duc|nga|thai|nuoc ngoai|khac|gi|nao)`, `(nhung|cac|may|bao nhieu) (thu tieng|ngon ngu_?)( nao| gi)?`, `(thu )?tieng (gi|nao)`, `bilingual`,
		`english`, `eng`, `(in|speak|speaking|understand|read|write|use|using|know|to|for|no|not|any) (a )?(japanese|korean|chinese|vietnamese|mandarin|cantonese|french|german|spanish|russian|thai)( language)?`, `(japanese|korean|chinese|vietnamese|french|german|russian|spanish) (language|version|please|ok)`, `(what|which|other|foreign|my|more|any|many)( other)? languages?`,
		`(parlez vous|sprechen sie|sprichst du|hablas?|habla usted|parla|parli|fala|spreekt u) [a-z]+`)
	tongueGlyphs = regexp.MustCompile(`英語|英会話|日本語|にほんご|韓国語|中国語|ベトナム語|越語|何語|外国語|영어|일본어|일어|한국어|한국말|한글|중국어|베트남어|베트남말|외국어|어떤언어|무슨언어|中文|汉语|漢語|普通话|普通話|国语|英文|英语|英語|日语|日文|韩语|韩文|韓文|越南语|越南文|越语|越文|什么语言|哪些语言|哪几种语言`)

	// tongueFiller are words that may surround it.
	tongueFiller = words(`bot ad admin ban em anh chi toi minh chau trung tam tro ly ben day nay do co khong duoc biet noi hieu doc viet dung go hoi dap tra loi chat nhan tin giao tiep tro chuyen trao doi ho tro phan hoi bang qua ra sang cho xin hay vui long giup voi di a oi da nhe nha nhi vay the ha chua the_ nua ok nao gi may thu muon can thich hon them ban_ phien rieng chi moi xin_ loi chao cau hoi kem lam that tu_ ngu cung
	hello hi dear sorry excuse please kindly can could may do does did will would is are am i we you me my it this the a an bot assistant in speak speaking spoken talk talking chat ask answer answers answered write writing type read understand use using reply respond response communicate support supported available possible okay fine allowed version language languages question questions with your here or and only be want like need to prefer instead if not don t cannot no know have there bad good poor very well from
	document documents text texts full copy send give provide get file pdf report website page van ban_ tai lieu bai viet gui toan day du quyen
	company korea japan korean japanese chinese taiwan china investor investors cong ty nha dau tu han quoc nhat`)

	// speechGlyphs are what is said of a language in Japanese, Korean and Chinese.
	speechGlyphs = regexp.MustCompile(`話(せ|し|す)?|喋|質問|聞(い|き|け)?|対応|使(え|っ|い)?|大丈夫|可能|通じ|わかり?|分かり?|理解|説明|答え|返事|返信|回答|書(い|け|き)?|読(め|み|ん)?|でき|出来|問い合わせ|入力|チャット|版|資料|文書|原文|OK|가능|말|대화|질문|문의|답변|답|하시|하실|할|알아|이해|지원|사용|써도|쓸|쓰|읽|몰라|못|채팅|받|버전|물어봐|물어|으로|로|문서|자료|원문|된|하|해도|되|돼|합|상담|说|說|讲|講|问|問|提问|懂|看|会|會|用|回答|回复|写|寫|交流|沟通|溝通|支持|行|不|得|和|跟|对话|聊|读|听|文件|资料|原文|版本`)

	// person matches somebody who speaks it.
	person       = mustAll(`nhan vien`, `chuyen vien`, `can bo`, `(nguoi )?phien dich( vien)?`, `thong dich( vien)?`, `nguoi`, `(co )?ai`, `anh chi nao`, `someone( who| that)?`, `somebody( who| that)?`, `anyone( who| that)?`, `person( who| that)?`, `staff( members?)?( who| that)?`, `officers?( who| that)?`, `interpreters?`, `(who|that) speaks`)
	personGlyphs = regexp.MustCompile(`通訳|通译|口译|통역|スタッフ|担当者?|職員|(的|の)?人|工作人员|员工|직원|담당자?|사람|분`)

	// speakers match a person who is to speak the language, and matters of
	// languages themselves.
	speakers       = mustAll(`nhan vien`, `chuyen vien`, `can bo`, `nguoi`, `phien dich`, `thong dich`, `someone`, `somebody`, `anyone`, `person`, `staff`, `officer`, `interpreter`, `translator`, `(dich|translate|translation)`, `(co )?ai`)
	speakersGlyphs = regexp.MustCompile(`通訳|翻訳|通译|翻译|翻譯|口译|번역|통역|スタッフ|担当|職員|直接|人|员|員|직원|담당|사람|분|学|教|배우|수업`)
)

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
