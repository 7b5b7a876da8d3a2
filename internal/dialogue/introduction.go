package dialogue

import "regexp"

// presents reports whether a message says who writes it and asks nothing:
// wholly when it says nothing else, so that what its words happen to be near is no
// answer, and otherwise with what its writer is about ("we want to invest").
func presents(text string, w wording) (whole, partly bool) {
	if asksSomething(text, w) || w.words > wordsPresented {
		return false, false
	}
	if w.words == 0 {
		partly = presentsGlyphs.MatchString(w.dense)
		return partly && !aimsGlyphs.MatchString(w.dense), partly
	}
	if composition.MatchString(w.plain) {
		return false, false
	}
	whole = true
	for _, piece := range joint.Split(text, maxPieces) {
		switch pw := newWording(piece); {
		case studies.MatchString(pw.plain):
			partly = true
		case selfPresented.MatchString(pw.plain) && !aims.MatchString(pw.plain):
			partly = true
		case selfPresented.MatchString(pw.plain):
			whole, partly = false, true
		case pw.words > 0 && !isCourtesy(piece) && rest(pw.plain, smalltalkFiller) > 0:
			whole = false
		}
	}
	return whole && partly, partly
}

var (
	// selfPresented matches the words by which people begin to say who they are.
	selfPresented = regexp.MustCompile(`^ (?:(?:da|xin|kinh|em|a|hi|hello|chao|alo|dear|sorry|and|so|thua|ad|bot|ban|anh|chi|quy|trung tam|co|chu|bac) )*` +
		`(?:(?:toi|minh|em|chung toi|chung em|chung minh|tui|chau|ben (?:em|toi|minh|chung toi)|(?:cong ty|doanh nghiep|doan|quy|don vi) (?:cua )?(?:toi|minh|em|chung toi|ben em)) (?:(?:la|ten|den tu|tu|o|thuoc|hien la|hien dang|dang (?:la|o|hoc|lam|song)|lam (?:o|tai|cho|viec|ben)|hoc (?:o|tai|truong|lop|nganh)) )` +
		`|(?:i|we) (?:am|m|are|re|work|come|represent) |(?:my|our) (?:name|company|firm|group) |this is [a-z]+ from )`)
	// studies matches what they are at work on when they ask.
	studies = regexp.MustCompile(`^ (?:va )?(?:toi|minh|em|chung em|chung toi|nhom em)? ?(?:dang |sap |phai |co )*(?:lam|viet|thuc hien|chuan bi|hoc|nghien cuu)( mot| 1)? (?:bai )?(?:tieu luan|luan van|luan an|de tai|khoa luan|do an|bao cao|bai tap|bai thuyet trinh|nghien cuu|du an) `)
	// presentsGlyphs is the same for a whole message in Japanese, Korean and Chinese.
	presentsGlyphs = regexp.MustCompile(`(と申します|の者です|から(来|き)ました|(会社|企業|投資家|メーカー|学生)です(.{0,30}(ています|ております|たいです|たいと思います))?)$|^(안녕하세요)?(저는|저희는|우리는|당사는|저희회사는).{0,40}(입니다|왔습니다|합니다|예요|이에요|다니고있습니다)$|^(你好|您好|大家好)?(我|我们|我們|本公司)(是|来自|來自|叫|在).{1,24}$`)
	// aimsGlyphs are the words by which they want more than to be known.
	aimsGlyphs = regexp.MustCompile(`たい|探して|検討|興味|関心|希望|싶|찾고|원합|관심|검토|계획|想|要|找|寻|感兴趣|考虑|打算|希望`)
)

// wordsPresented is the length of the longest message that only presents its writer.
const wordsPresented = 48

// welcome greets who has presented themselves.
func (t *talk) welcome() Reply {
	reply := Reply{Outcome: Smalltalk, Intent: Greeting, Blocks: []Block{paragraph(string(pick(linesGreeting, t)))}}
	t.addExamples(&reply)
	t.notice(&reply, onLanguages)
	return reply
}
