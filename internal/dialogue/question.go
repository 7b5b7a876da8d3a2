package dialogue

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"haiphongbot/internal/search"
	"haiphongbot/internal/vietnamese"
)

// maxQuestions is how many questions of one message get an answer each.
const maxQuestions = 3

// minSubject is how many words with a subject a question must have to stand
// for itself.
const minSubject = 2

// part is one question of a message, with what the index found for it.
type part struct {
	text     string
	result   search.Result
	decision decision
}

// answer answers a message about the documents.
func (t *talk) answer() (Reply, error) {
	t.question = t.text
	parts, err := t.parts(t.text)
	if err == nil && len(parts) == 0 && t.decide(t.result, answerAt).outcome == Unknown {
		parts, err = t.items(t.text)
	}
	if err != nil {
		return Reply{}, err
	}
	if len(parts) > 0 {
		return t.several(parts), nil
	}
	if err := t.skipIntroduction(); err != nil {
		return Reply{}, err
	}
	if d := t.decide(t.result, answerAt); d.outcome == Unknown && d.reason == notFound {
		if _, presented := presents(t.text, t.wording); presented {
			t.question = ""
			return t.welcome(), nil
		}
	}
	return t.followUp()
}

// items returns the subjects that a message lists without asking much of any of
// them ("giáo dục, quốc phòng, nông thôn mới"), nil unless each is short enough
// to be one and two of them, or one of a list set out in lines, are answered.
func (t *talk) items(text string) ([]part, error) {
	var texts []string
	for _, item := range itemEnd.Split(text, maxItems) {
		if item = strings.TrimSpace(item); item == "" {
			continue
		}
		if w := newWording(item); w.words > wordsItem || utf8.RuneCountInString(w.dense) > wordsItem || introduces(item) || subjectWords(item) == 0 {
			return nil, nil
		}
		texts = append(texts, item)
	}
	if len(texts) < 2 {
		return nil, nil
	}
	answered := 0
	var parts []part
	for _, item := range texts[:min(len(texts), maxQuestions)] {
		p, err := t.part(item)
		if err != nil {
			return nil, err
		}
		if p.answered() {
			answered++
		}
		parts = append(parts, p)
	}
	if answered == 0 || answered == 1 && !strings.ContainsAny(text, "\n?") {
		return nil, nil
	}
	t.unread = len(texts) > maxQuestions
	return once(parts), nil
}

// itemEnd is where one item of a list ends.
var itemEnd = regexp.MustCompile(`[\n,;，、；。?？]+`)

const (
	wordsItem = 5  // words of an item, or characters of one without blanks
	maxItems  = 12 // items that are told apart
)

// parts returns the questions of a message when it holds several that are
// dealt with one by one; otherwise nil, and the message is read as one question.
func (t *talk) parts(message string) ([]part, error) {
	texts := questionsIn(message)
	sentences := len(texts) > 1
	if !sentences {
		texts = []string{message}
	}
	var parts []part
	for _, text := range texts {
		split, err := t.clauses(text)
		if err == nil && split == nil {
			split, err = t.joined(text)
		}
		if err != nil {
			return nil, err
		}
		if split == nil && sentences {
			one, err := t.partOf(text)
			if err != nil {
				return nil, err
			}
			split = []part{one}
		}
		parts = append(parts, split...)
	}
	if len(parts) < 2 || !slices.ContainsFunc(parts, part.answered) {
		return nil, nil
	}
	parts = once(parts)
	t.unread = len(parts) > maxQuestions
	return parts[:min(len(parts), maxQuestions)], nil
}

// part searches for one question of a message.
func (t *talk) part(text string) (part, error) {
	result, err := t.search(text, "")
	if err != nil {
		return part{}, err
	}
	return part{text: text, result: result, decision: t.decide(result, answerAt)}, nil
}

// partOf searches for one question of a message, without what its writer says of
// themselves first when nothing answers it with that.
func (t *talk) partOf(text string) (part, error) {
	whole, err := t.part(text)
	if err != nil || whole.settled() {
		return whole, err
	}
	for _, question := range withoutIntroduction(text) {
		if p, err := t.part(question); err != nil || p.answered() {
			return p, err
		}
	}
	return whole, nil
}

func (p part) answered() bool { return p.decision.outcome == Answer }

// settled reports whether a part is answered, or refused for a reason of its own.
func (p part) settled() bool {
	return p.answered() || p.decision.outcome == Unknown && p.decision.reason != notFound
}

// once leaves out the parts that would quote a passage again, or refuse again
// for want of any passage.
func once(parts []part) []part {
	quoted, refused := make(map[Ref]bool), false
	return slices.DeleteFunc(parts, func(p part) bool {
		if p.answered() {
			ref := refTo(p.decision.best.Passage)
			again := quoted[ref]
			quoted[ref] = true
			return again
		}
		again := refused && !p.settled()
		refused = refused || !p.settled()
		return again
	})
}

// clauses returns the questions that one sentence joins by a comma or "và",
// nil unless each of them is settled by itself and they differ.
func (t *talk) clauses(sentence string) ([]part, error) {
	texts := joint.Split(sentence, maxQuestions)
	if len(texts) < 2 {
		return nil, nil
	}
	for _, text := range texts {
		if !asksSomething(text, newWording(text)) || subjectWords(text) < minSubject {
			return nil, nil
		}
	}
	var parts []part
	for _, text := range texts {
		p, err := t.part(text)
		if err != nil || !p.settled() {
			return nil, err
		}
		parts = append(parts, p)
	}
	return parts, nil
}

// joined returns the questions that a message joins by commas, or asks in sentences
// too short for questionsIn, although not each of them is settled ("nước nào được ưu
// tiên, thuế ra sao?"): nil unless each could stand for itself, one of them is
// answered, and what is quoted does not speak of the others, as it does of what one
// question adds to another ("giáo dục được đổi mới thế nào, có toàn diện không?").
func (t *talk) joined(sentence string) ([]part, error) {
	texts := clausesIn(sentence, t.language == vietnamese.English)
	if len(texts) < 2 {
		return nil, nil
	}
	var parts []part
	for _, text := range texts {
		p, err := t.part(text)
		if err != nil {
			return nil, err
		}
		if len(parts) == 0 && len(p.result.Unknown) > 0 {
			return nil, nil // the others are asked of what it names
		}
		if p.decision.outcome == Clarify && p.decision.best.Confidence >= answerAt {
			p.decision.outcome = Answer // of two that answer as well the first: there is no asking back beside other answers
		}
		parts = append(parts, p)
	}
	for _, p := range parts {
		for _, other := range parts {
			if !p.answered() && other.answered() && speaksOf(other.decision.best.Passage.Text, p.text, subjectWords(p.text)) {
				return nil, nil
			}
		}
	}
	if len(once(slices.Clone(parts))) < 2 || !slices.ContainsFunc(parts, part.answered) {
		return nil, nil
	}
	whole, err := t.part(sentence)
	if err != nil || !whole.answered() {
		return parts, err
	}
	confirmed := false
	for _, p := range parts {
		switch {
		case !p.answered():
		case p.decision.best.Passage == whole.decision.best.Passage:
			confirmed = true
		case p.decision.best.Confidence < surelyElsewhere:
			return nil, nil // a clause about the same matter, which says too little alone
		}
	}
	if !confirmed {
		return nil, nil // together they ask for what neither asks for alone
	}
	return parts, nil
}

// clausesIn splits a message at its commas and sentences into questions; nil when it holds but
// one, or one that leans on another. A clause that asks nothing belongs to the
// question before it, or to the first.
func clausesIn(sentence string, english bool) []string {
	var questions []string
	opening := ""
	for _, clause := range comma.Split(sentence, maxItems) {
		w := newWording(clause)
		asks := interrogative.MatchString(w.plain) || whether.MatchString(w.plain) || english && askingFirst.MatchString(w.plain) || w.words == 0 && askingGlyphs.MatchString(w.dense)
		switch {
		case asks && (subjectWords(clause) == 0 || w.words < wordsClause && w.dense == "" || requestIn(w) != noRequest || pronouns.MatchString(w.plain) || len(questions) == 0 && shift.MatchString(w.plain)):
			return nil
		case asks:
			questions = append(questions, opening+clause)
			opening = ""
		case len(questions) > 0:
			questions[len(questions)-1] += ", " + clause
		case !introduces(clause) && !isCourtesy(clause):
			opening += clause + ", "
		}
	}
	if len(questions) < 2 {
		return nil
	}
	return questions
}

var (
	comma = regexp.MustCompile(`[,;，、；?？!！。\n]+\s*|\.\s+`)
	// interrogative matches the words that make a clause a question by themselves.
	interrogative = mustAll(`gi`, `nao`, `(ra|the|vi|tai|lam|thi) sao`, `sao`, `bao nhieu`, `bao gio`, `o dau`, `(la|do|boi|cho|voi) ai`, `may (nuoc|nganh|khau|muc|muc tieu|nam|ngay|thang)`, `what`, `which`, `how`, `when`, `where`, `who`, `why`)
	// pronouns match what stands for something in the question before.
	pronouns = mustAll(`no`, `chung`, `(viec|dieu|cai|nuoc|nganh|muc tieu|noi|linh vuc) (do|nay|ay)`, `do (la|gom)`, `con lai`, `vi sao`, `tai sao`, `it`, `its`, `they`, `them`, `their`, `those`, `these`, `that`, `this`)
)

// wordsClause is how many words a question between commas has at least.
const wordsClause = 3

// several answers each question of a message, in order.
func (t *talk) several(parts []part) Reply {
	reply := Reply{Outcome: Answer}
	var first *search.Hit
	hits := make([]search.Hit, 0, hitLimit)
	for i, p := range parts {
		if i > 0 {
			reply.Blocks = append(reply.Blocks, paragraph(string(linesAlso.pick(uint32(min(i, maxQuestions))-1))))
		}
		if p.decision.outcome != Answer {
			reply.Blocks = append(reply.Blocks, t.refusal(p.decision))
			continue
		}
		hit := p.decision.best
		t.cite(&reply, hit.Passage, hit.Sentence, false)
		hits = append(hits, hit)
		if first == nil {
			first = &hit
		}
	}
	if t.unread {
		reply.Blocks = append(reply.Blocks, paragraph(string(lineMoreQuestions)))
	}
	t.sentence = first.Sentence
	t.browse(&reply, first.Passage, false)
	t.judge(&reply, first.Passage)
	t.notice(&reply, onQuotation(*first))
	t.result.Hits = merge(hits, t.result.Hits)
	return reply
}

// merge puts the passages that were quoted before the other candidates.
func merge(quoted, others []search.Hit) []search.Hit {
	for _, h := range others {
		if !slices.ContainsFunc(quoted, func(q search.Hit) bool { return q.Passage == h.Passage }) {
			quoted = append(quoted, h)
		}
	}
	return quoted
}

// questionsIn splits a message into its questions, at most one more than
// maxQuestions.
// Sentences that ask nothing belong to the question after them: people
// introduce themselves first. What follows the last question is dropped, and a
// message with a question too short to stand for itself is one question.
func questionsIn(text string) []string {
	var questions []string
	var pending strings.Builder
	for _, s := range vietnamese.Sentences(text) {
		sentence := text[s.Start:s.End]
		if pending.Len() > 0 {
			pending.WriteByte(' ')
		}
		pending.WriteString(sentence)
		if !strings.ContainsAny(sentence, "?？") && !asksSomething(sentence, newWording(sentence)) {
			continue
		}
		if subjectWords(sentence) < minSubject {
			return nil
		}
		questions = append(questions, pending.String())
		pending.Reset()
		if len(questions) > maxQuestions {
			break
		}
	}
	return questions
}

// subjectWords counts the words of a text that say what it is about; for
// scripts without blanks two characters count as one word.
func subjectWords(text string) int {
	words, glyphs := 0, 0
	for _, t := range vietnamese.Tokenize(text) {
		switch {
		case t.Kind == vietnamese.Glyph:
			glyphs += len(politeGlyphs.ReplaceAllString(t.Text, "")) / len(t.Text)
		case vietnamese.ClassOf(t) == vietnamese.Content:
			words++
		}
	}
	return words + glyphs/2
}

// withoutCourtesy cuts greetings, thanks and good-byes off both ends of a
// message: what is left is what it asks.
func withoutCourtesy(text string) string {
	for range maxCourtesies {
		at := joint.FindStringIndex(text)
		if at == nil {
			return text
		}
		all := joint.FindAllStringIndex(text, -1)
		last := all[len(all)-1]
		switch {
		case isCourtesy(text[:at[0]]) && subjectWords(text[at[1]:]) > 0:
			text = text[at[1]:]
		case (isCourtesy(text[last[1]:]) || last[1] == len(text) && len(all) > 1 && isCourtesy(text[all[len(all)-2][1]:last[0]])) && subjectWords(text[:last[0]]) > 0:
			text = text[:last[0]]
		default:
			return text
		}
	}
	return text
}

// withoutWise reads the English "security-wise" as "security".
func withoutWise(text string) string { return wise.ReplaceAllString(text, "$1") }

var wise = regexp.MustCompile(`(?i)\b([a-z]{3,})-wise\b`)

// announced cuts off what says that a message turns to another subject, and reports
// whether it does.
func announced(text string) (rest string, moved bool) {
	at := announcement.FindStringIndex(text)
	if at == nil || subjectWords(text[at[1]:]) == 0 {
		return text, false
	}
	return text[at[1]:], true
}

// announcement matches what says so.
var announcement = regexp.MustCompile(`(?i)^\s*(?:(?:à|a|ok|ờ|um|well|now|so|thế|the|vậy|vay)[,\s]+)*(?:(?:on )?(?:an?)?(?:different|other|new|next) (?:topic|question|subject|matter|note)|(?:change|changing) (?:of )?(?:the )?(?:topic|subject)|by the way|btw|(?:forget|never ?mind|skip|scrap|drop)(?: (?:it|that|this|about (?:it|that)))?|(?:thôi|thoi|kệ|ke|bỏ|bo)(?: (?:nó|no|đi|di|khỏi|khoi|bỏ|bo|kệ|ke|qua|vậy|vay))*[,.;]|(?:cho )?(?:hỏi |hoi |nói |noi )?(?:sang |qua )?(?:chuyện|chuyen|câu|cau|vấn đề|van de|việc|viec|chủ đề|chu de|đề tài|de tai)(?: hỏi| hoi)? (?:khác|khac)|(?:đổi|doi|chuyển|chuyen)(?: sang)?(?: chủ đề| chu de| đề tài| de tai| chuyện| chuyen)(?: khác| khac)?|tiện thể|tien the|nhân tiện|nhan tien|話は変わりますが|別の質問(?:ですが)?|ところで|다른 질문(?:인데요|입니다)?|换个话题|換個話題|另一个问题)(?: (?:nhé|nhe|nha|ạ|chút|chut|thì|thi|là|la|xíu|cho|em|tôi|toi|hỏi|hoi))*[\s:,.;!、，。-]+`)

// maxCourtesies bounds the pieces that are cut off a message.
const maxCourtesies = 6

// isCourtesy reports whether a piece of a message is nothing but courtesy. Nobody asks
// "nào" or "gì" out of courtesy, other than in greeting ("có ai ở đây không?").
func isCourtesy(piece string) bool {
	w := newWording(piece)
	switch smalltalkIn(w) {
	case Greeting:
		return true
	case Thanks, Bye:
		return !interrogative.MatchString(w.plain)
	}
	return false
}
