package dialogue

import (
	"strings"

	"haiphongbot/internal/search"
)

// rejection matches messages that say nothing but that an answer is not what was
// asked for, rejectionGlyphs the same in scripts without blanks.
var (
	rejection       = lazily(`^ (?:(?:da|a|o|u|um|oh|ok|sorry|well|xin loi|cam on|thanks|but|ban|bot|ad|em|toi|minh|the|thi|la|nhung|cau nay|cau tra loi|doan nay|cai nay|tra loi|dap an) )*(?:(?:khong|chua|chang|ko)(?: (?:phai|dung|y|cai|doan|cau|dieu|noi dung|phan|thu|nay|do|vay|the|toi|minh|em|hoi|muon|tim|lien quan|la|da|nhu))*|(?:sai|nham|lac de|lech)(?: (?:roi|cau|doan|y|het|bet|de|lac|chu de|cau hoi|that|qua))*|no|nope|nah|(?:(?:that|this|it|the answer)(?: is| s)? )?(?:wrong(?: (?:answer|one|passage|paragraph|topic))?|incorrect|not (?:this|that|it|what i (?:asked|meant|mean|want|wanted)|the (?:answer|one)|quite|correct|right))|(?:i )?(?:didn t|did not|don t|do not) (?:ask|mean|want)(?: (?:for|about))?(?: (?:this|that|it))?)(?: (?:a|nhe|dau|ma|ban|bot|ad|oi|roi|co|one|for|this|that|either))* $`)
	rejectionGlyphs = lazily(`^(?:いいえ|いえ|違い?ます|違う|ちがう|そうじゃ(?:ない|なくて)|아니(?:요|오|에요|예요|야)?|틀렸(?:어요|습니다)?|그게아니(?:라|에요)|不是(?:这个|這個)?|不对|不對|错了|錯了|不)$`)
)

// Words by which people say what they did not mean and what they did.
const (
	selfWords  = `(?:tôi|toi|em|mình|minh|anh|chị|chi|chúng tôi|bên em|cháu)`
	aboutWords = `(?:(?:về|ve|là|la|đến|den) )?`
)

// denied matches what a message sets aside: "không phải X", "đừng nói về X", up
// to the next clause. meant matches the words that lead to what it asks instead.
var (
	denied      = lazily(`(?i)(?:^|[\s,.;!])(?:(?:chứ|chu|mà|ma) )?(?:(?:` + selfWords + ` )?(?:không|khong|ko|chưa|chua|đâu có|dau co) (?:có )?(?:hỏi|hoi|nói|noi|cần|can|muốn hỏi|muon hoi|quan tâm|quan tam)|(?:không|khong|ko) (?:phải|phai)|(?:đừng|dung|khỏi|khoi) (?:trả lời|tra loi|nói|noi|kể|ke|trích|trich|hỏi|hoi)(?: (?:nữa|nua))?|(?:i )?(?:did not|didn't|do not|don't|didn’t|don’t) (?:ask|mean|want)(?: for)?|not)(?:\s` + aboutWords + `(?:about )?[^,.;!?]*?)?(?:[,.;!?]|\s(?:mà|ma|chứ|chu|nhưng|nhung|but)\s|$)`)
	meant       = lazily(`(?i)(?:^|[\s,.;!])(?:(?:à|a|ờ|ý|y|no|nhầm|nham|không|khong)[\s,.]+)*(?:(?:ý|y) (?:của |cua )?` + selfWords + ` (?:là |la |muốn |muon |hỏi |hoi |nói |noi |về |ve |định |dinh )+|` + selfWords + ` (?:đang |dang |muốn |muon )*(?:hỏi|hoi) ` + aboutWords + `|(?:hãy |hay )?(?:trả lời|tra loi|nói|noi|kể|ke|trích|trich|cho biết|cho biet) (?:về|ve) |i (?:mean|meant|was asking about|am asking about|asked about|asked for|want|wanted)\s(?:about |to know )?)`)
	meantGlyphs = lazily(`^(?:いいえ|いえ|違います)?[、,。]?(.+?)(?:について|のこと|を)(?:聞きました|聞いています|聞きたい|です|質問).*$|.+(?:ではなく|じゃなく)て?[、,]?(.+)$|^아니[요오]?[,.]?\s*(.+?)(?:을|를|에 대해서?|에 관해)\s*(?:물었|물어|말한|말했|질문|알고).*$|^(?:그게|그건|그거|이게) ?아니(?:라|고)[,.]?\s*(.+)$|.+(?:이|가) 아니라\s*(.+)$|不是.+?[,，]?(?:而)?是(.+)$|我(?:问的是|問的是|想问的是|是问|说的是|說的是)(.+)$`)
	// tail are the words behind what is meant that only stress it.
	tail = lazily(`(?i)(?:[\s,.;!]+(?:ấy|ay|cơ|co|nhé|nhe|nha|mà|ma|chứ|chu|đi|di|ạ|nữa|nua|kia|please|instead|rather))*[\s,.;!]*$`)
	// questioning matches a denial that is itself a question.
	questioning = lazily(` (?:khong|a|ha|sao|chu|u|nhi|gi|nao|nua|why|isn t|is it)(?: (?:vay|the|a|nhi))* $`)
)

// maxRebuttal is how many words a message may have and still be understood as a
// correction of what was answered.
const maxRebuttal = 20

// rebut reads a message that turns an answer down. When it says what is meant
// instead, that becomes the message and false is returned; when it does not, the
// reply asks.
func (t *talk) rebut() (Reply, bool, error) {
	last, ok := t.before.last(t.now)
	if !ok || t.wording.words > maxRebuttal || saysNothingElse(enough, t.wording) {
		return Reply{}, false, nil
	}
	if rejection().MatchString(t.wording.plain) || t.wording.words == 0 && rejectionGlyphs().MatchString(t.wording.dense) {
		if last.Outcome != Answer {
			return Reply{}, false, nil
		}
		return t.askMeant(last)
	}
	instead, ok := insteadIn(t.text, t.wording)
	switch {
	case !ok:
		return Reply{}, false, nil
	case instead == "":
		return t.askMeant(last)
	}
	t.text, t.wording, t.moved, t.corrected = instead, newWording(instead), true, true
	result, err := t.search(instead, "")
	t.result = result
	return Reply{}, false, err
}

// insteadIn returns what a message says it means instead of what it sets
// aside, "" when it only sets aside; false when it does neither.
func insteadIn(text string, w wording) (instead string, ok bool) {
	if w.words == 0 {
		for _, group := range meantGlyphs().FindStringSubmatch(text) {
			if group != text && group != "" {
				return group, true
			}
		}
		return "", false
	}
	at := denied().FindStringIndex(text)
	left := text
	if at != nil {
		if strings.HasSuffix(text, "?") || questioning().MatchString(w.plain) {
			return "", false
		}
		left = text[:at[0]] + ", " + text[at[1]:]
	}
	if m := meant().FindStringIndex(left); m != nil && (at != nil || m[0] == 0) {
		left = left[m[1]:]
	} else if at == nil {
		return "", false
	}
	left = tail().ReplaceAllString(leadingMarks().ReplaceAllString(left, ""), "")
	if subjectWords(left) == 0 {
		return "", at != nil
	}
	return left, true
}

// leadingMarks matches what is left before the words that are meant.
var leadingMarks = lazily(`(?i)^(?:[\s,.;!]|(?:à|a|ờ|dạ|no|là|la|mà|but|về|ve|hỏi|hoi)[\s,]+)+`)

// askMeant asks what was meant instead of the passage shown last, and offers
// what else was found for its question.
func (t *talk) askMeant(last Turn) (Reply, bool, error) {
	t.speakAs()
	t.resume(last)
	var err error
	if t.result, err = t.search(last.Question, last.Context); err != nil {
		return Reply{}, true, err
	}
	var others []search.Hit
	for _, h := range t.inForce(t.result.Hits) {
		shown := false
		for _, ref := range last.Shown {
			shown = shown || ref == refTo(h.Passage)
		}
		if !shown && h.Confidence >= faintly && len(others) < maxChoices {
			others = append(others, h)
		}
	}
	if len(others) == 0 {
		return t.askAnew(), true, nil
	}
	return t.offer(lineMeant, onSorry, others), true, nil
}
