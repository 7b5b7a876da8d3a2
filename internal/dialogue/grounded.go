package dialogue

import (
	"regexp"
	"slices"
	"strings"

	"haiphongbot/internal/knowledge"
	"haiphongbot/internal/search"
	"haiphongbot/internal/vietnamese"
)

// grounded returns the decision to answer a message by a passage that it leans on,
// or to refuse it when it asks for something of which the passage says nothing.
func (t *talk) grounded(lean leaning, d, own decision, last Turn) decision {
	compares := comparison.MatchString(t.wording.plain)
	if d.outcome == Answer && lean == pointing && t.toldOfOthers(last, d.best) {
		return decision{outcome: Unknown, reason: notShown, best: d.best}
	}
	beyond := bareWhy.MatchString(t.wording.plain) || bareWhere.in(t.wording) || asksMeans(t.wording, d.best.Sentence)
	if d.outcome == Answer && beyond && d.best.Sentence != "" && cut(d.best.Sentence, maxQuestion) == last.Sentence {
		return decision{outcome: Unknown, reason: notShown, best: d.best} // the sentence that made them ask
	}
	switch {
	case d.outcome != Answer || len(last.Shown) == 0 && lean == pointing || t.language != vietnamese.Vietnamese:
		return d // words of other languages do not stand in a passage
	case own.outcome == Answer && own.best.Passage == d.best.Passage && !compares:
		return d
	case t.holds(lean, d.best.Passage):
		return d
	case lean == shifting || len(last.Shown) == 0:
		return decision{outcome: Unknown, best: d.best}
	}
	return decision{outcome: Unknown, reason: notShown, best: d.best}
}

// names reports whether a passage has what a message probes for by another name that the
// glossary gives: "có Mỹ không?".
func (t *talk) names(p *knowledge.Passage) bool {
	probed := narrowing.FindStringSubmatch(t.wording.plain)
	if probed == nil || probed[1] == "" {
		return false
	}
	for _, c := range t.library.Glossary.Concepts {
		terms := slices.Concat(c.Vietnamese, c.Short, c.English)
		if slices.ContainsFunc(terms, func(term string) bool { return vietnamese.Fold(term) == probed[1] }) &&
			slices.ContainsFunc(terms, func(term string) bool { return strings.Contains(p.Text, term) }) {
			return true
		}
	}
	return false
}

// asksMeans reports whether a message asks in what form or by what means something is
// done, and a sentence does not say that one thing serves another.
func asksMeans(w wording, sentence string) bool {
	return form.MatchString(w.plain) || means.MatchString(w.plain) && !serves.MatchString(newWording(sentence).plain)
}

var (
	form   = mustAll(`(kieu|hinh thuc|bien phap|giai phap|cong cu) (gi|nao)`)
	means  = mustAll(`bang (cach|con duong) (gi|nao)`, `by what means`, `how exactly`)
	serves = mustAll(`de`, `bang`, `thong qua`, `nho`)
)

// holds reports whether a passage says something of what a message asks: whether
// the message by itself leads there, or most of its own words stand there, and the
// thing it asks for by name.
func (t *talk) holds(lean leaning, p *knowledge.Passage) bool {
	if comparison.MatchString(t.wording.plain) {
		return comparison.MatchString(newWording(p.Text).plain)
	}
	alone := 0.0
	for _, h := range t.result.Hits {
		if h.Passage == p {
			alone = h.Confidence
		}
	}
	if alone >= answerAt || lean == probing && t.names(p) {
		return true
	}
	plain := t.wording.plain
	if !pointWhole.MatchString(plain) {
		plain = point.ReplaceAllString(plain, " ")
	}
	if asksThingMissing(plain, p) {
		return false
	}
	pointing := words(strings.Join(point.FindAllString(t.wording.plain, -1), " "))
	beyond := func(words []string) (n int) {
		for _, w := range words {
			if !pointing[w] && len(w) > 1 {
				n++
			}
		}
		return n
	}
	message := t.text
	if lean == probing {
		message = t.wording.plain // the short forms of "không" are none of its words
	}
	said, unsaid := spoken(p.Text, message, lean == probing)
	missing := beyond(unsaid)
	asked := beyond(said) + missing
	switch {
	case missing == 0:
		return true
	case lean == probing:
		return asked < minMissing
	case lean == shifting && missing < minMissing:
		return missing < asked || alone >= faintly
	case lean == shifting:
		return missing < asked // one word of the new subject may do
	}
	return missing < minMissing || 2*missing <= asked
}

// toldOfOthers reports whether a message that asks for nothing but a fact of what was
// shown ("ai làm?") is told it by no sentence but one that speaks of something else.
func (t *talk) toldOfOthers(last Turn, h search.Hit) bool {
	bare := bareWhere.in(t.wording) || bareWho.in(t.wording)
	if len(last.Shown) == 0 || t.subjectBeside() > 0 && !bare || !factOfOne.MatchString(t.wording.plain) {
		return false
	}
	if refTo(h.Passage) != last.Shown[0] {
		return bare && (h.Untold || h.Confidence < answerAt)
	}
	return h.Untold || last.Sentence != "" && !overlap(h.Passage.Text, h.Sentence, last.Sentence) && !speaksOf(h.Sentence, t.context, max(minSubject, (subjectWords(t.context)+1)/2))
}

// asksOfShown reports whether a message, right behind an answer, asks nothing but where
// something is, who does it, what has come of it, how or how much: there it asks neither
// for the centre's address and people nor who the bot is.
func (t *talk) asksOfShown() bool {
	n := len(t.before.Turns)
	if n == 0 || t.before.Turns[n-1].Outcome != Answer && t.before.Turns[n-1].Outcome != Unknown {
		return false
	}
	last, ok := t.before.last(t.now)
	if !ok || len(last.Shown) == 0 {
		return false
	}
	return bareWhere.in(t.wording) || bareWho.in(t.wording) || asksOutcome(t.wording) ||
		t.wording.words <= wordsInTalk && mannerOrNumber.MatchString(t.wording.plain) && contactIn(t.wording, false) == "" && !reaches.MatchString(t.wording.plain)
}

// Messages that ask for nothing but one fact of what was said.
var (
	bareWhere = saying{
		plain:  regexp.MustCompile(openingWords + `(?:(?:no|chung|ho|(?:cai|viec|cho|noi|dieu) (?:do|nay|ay)|is it|is that|are they) )?(?:(?:o )?(?:dau|cho nao|noi nao)|where)` + closingWords),
		glyphs: regexp.MustCompile(`^(?:どこ(?:で|に)?(?:ですか|でしょうか)?|어디(?:서|에서)?(?:요|인가요|예요)?|(?:在)?(?:哪里|哪裡|哪儿)(?:呢|啊)?)$`),
	}
	bareWho = saying{
		plain: regexp.MustCompile(openingWords + `(?:ai|who)(?: (?:la nguoi|se|dang|phai|will|is|s))*(?: (?:lam|thuc hien|trien khai|quan ly|phu trach|chiu trach nhiem|chiu|chu tri|dieu hanh|chi dao|giam sat|kiem tra|to chuc|lanh dao|dung dau|duyet|lo|` +
			`does|do|runs|run|manages|manage|leads|lead|handles|oversees|supervises|implements|decides|approved|approves|responsible(?: for)?|in charge(?: of)?))?` +
			`(?: (?:(?:cai|viec|dieu|chuyen|nhung viec|cac viec) (?:do|nay|ay|kia)|ho|no|chung|it|that|them|these|those))?` + closingWords),
		glyphs: regexp.MustCompile(`^(?:(?:誰|だれ)(?:が|ですか)?|누가(?:요|하나요)?|누구(?:요|인가요|예요)?|谁(?:呢|啊)?)$`),
	}
	bareWhy = regexp.MustCompile(openingWords + `(?:(?:tai|vi) sao|sao|why)(?: (?:lai|co|phai|so|not))*` + closingWords)
)

// What may stand before and behind them.
const (
	openingWords = `^ (?:(?:the|vay|ma|a|thi|la|do|boi|cu the|and|so|but) )*`
	closingWords = `(?: (?:vay|the|a|nhi|ha|z|v|lam|dung ra|exactly|is (?:that|this|it)))* $`
)

// mannerOrNumber matches what asks how or how many, reaches the words of those who look
// for somebody to talk to.
var (
	mannerOrNumber = mustAll(`(kieu|cach|hinh thuc|dang|bang|nhung) (gi|nao)`, `(the|nhu the) nao`, `ra sao`, `(ho tro|giup|uu tien|danh cho|ap dung cho) ai`, `(may|bao nhieu) (nguoi|ty|tien|cai|don vi|doanh nghiep|can bo|nhan vien|chuyen vien)`, `how (many|much)`)
	reaches        = mustAll(`gap`, `goi`, `lien (he|lac)`, `hen`, `dat`, `nhan tin`, `noi chuyen`, `call`, `contact`, `meet`, `book`, `talk`)
)

// asksOutcome reports whether a message asks what has come of something, and names
// hardly anything.
func asksOutcome(w wording) bool {
	at := outcome.FindStringIndex(w.plain)
	return at != nil && w.words <= wordsInTalk && rest(w.plain[:at[0]]+" "+w.plain[at[1]:], requestFiller) <= maxBeside
}

// outcome matches the words that ask so.
var outcome = mustAll(`(da|duoc|xong|thanh cong|hoan thanh|ket qua|(toi|den) dau|tien do|lam|dat|co)( [a-z]+){0,2} chua`, `(den|toi) (dau|muc nao|giai doan nao) (roi|r)`, `(lam|dat|hoan thanh)( duoc)? (gi|nhung gi|bao nhieu|may phan) roi`,
	`(ket qua|tien do)( (gi|nao|dau|sao|ra sao|the nao|den dau|toi dau|hien nay|roi))+`, `(any|what|the) (results?|progress|outcome)( so far| yet)?`, `(is|has|have|are|was|were|did) (it|that|this|they|these|those)( (been|already|now))* (done|achieved|finished|completed|reached|succeed(ed)?|work(ed)?|happen(ed)?|implemented|met)( (yet|already|so far))*`, `how far (is|has|are|have)( it| that| they)?( got| gone| come)?`)

// tellsOutcome reports whether a sentence tells what has been done rather than what is planned.
func tellsOutcome(sentence string) bool {
	return slices.ContainsFunc(vietnamese.Tokenize(sentence), func(t vietnamese.Token) bool { return accomplished[t.Key] })
}

var accomplished = map[string]bool{vietnamese.Key("đã"): true, vietnamese.Key("đang"): true, vietnamese.Key("đạt"): true}

// factOfOne matches what asks for a fact that one sentence of a passage tells and that
// holds of no other: not when, since what a plan says holds for its period.
var factOfOne = mustAll(`ai`, `dau`, `(cho|noi) nao`, `(tai|vi) sao`, `sao (lai )?(vay|the)`, `bao nhieu`, `who`, `where`, `why`, `how (much|many)`)

// overlap reports whether two parts of a text have anything in common.
func overlap(text, a, b string) bool {
	i, j := strings.Index(text, a), strings.Index(text, b)
	return i >= 0 && j >= 0 && i < j+len(b) && j < i+len(a)
}

// asksThingMissing reports whether words ask for a thing by a name that a passage does
// not have.
func asksThingMissing(plain string, p *knowledge.Passage) bool {
	thing := askedThing.FindStringSubmatch(plain)
	return thing != nil && !ownNames[thing[1]] && rest(thing[1], nil) > 0 && !speaksOf(p.Text, thing[1], 1)
}

// ownNames are things that a passage tells by names and years of their own, or by what it
// says will be: "được lợi gì".
var ownNames = words(`nam doan gian nuoc gia vung tinh noi cho loi`)

// minMissing is how many syllables a passage must lack to say nothing of what is
// asked: most words have two, and one alone proves little.
const minMissing = 2

var (
	// askedThing matches the thing that a message asks for by name: "ngành gì".
	askedThing = regexp.MustCompile(` ([a-z]+) (?:gi|nao) `)
	// comparison matches words that compare.
	comparison = mustAll(`(tot|kem|hay|manh|yeu|re|dat|lon|nho|nhieu|it|cao|thap|nhanh|cham|giau|ngheo|quan trong) hon`, `khac (nhau|gi|biet)`, `giong (nhau|gi)`)
)

// repeats reports whether the passage shown last speaks of every word of a
// message that moves on to another subject: then it is another of its points.
func (t *talk) repeats(last Turn) bool {
	if len(last.Shown) == 0 || subjectWords(t.text) == 0 || subjectWords(t.text) > maxHeld+2 {
		return false
	}
	p, s := t.resolve(last.Shown[0])
	if s != same || t.wording.dense != "" {
		return false // words of scripts without blanks do not stand in a passage
	}
	_, unsaid := spoken(p.Text, t.text, true)
	return len(unsaid) == 0
}

// speaksOf reports whether at least a number of the subject words of a message
// stand in a text, with accents or without.
func speaksOf(text, message string, number int) bool {
	said, _ := spoken(text, message, false)
	return len(said) >= number
}

// spoken divides the subject words of a message, without accents, by whether they stand
// in a text. Most words have two syllables: together, one that has neighbours in the
// message must stand beside one of them, so that "đầu mối" and "trật tự" do not speak of
// "đầu tư".
func spoken(text, message string, together bool) (said, unsaid []string) {
	there := make(map[string]bool)
	before := ""
	for _, t := range vietnamese.Tokenize(text) {
		there[t.Folded], there[before+" "+t.Folded] = true, true
		before = t.Folded
	}
	tokens := vietnamese.Tokenize(message)
	joins := func(i int) bool {
		return together && i >= 0 && i < len(tokens) && vietnamese.ClassOf(tokens[i]) != vietnamese.Function && vietnamese.ClassOf(tokens[i]) != vietnamese.Asking
	}
	for i, t := range tokens {
		if vietnamese.ClassOf(t) != vietnamese.Content {
			continue
		}
		behind, ahead := joins(i-1), joins(i+1)
		if !behind && !ahead && there[t.Folded] || behind && there[tokens[i-1].Folded+" "+t.Folded] || ahead && there[t.Folded+" "+tokens[i+1].Folded] {
			said = append(said, t.Folded)
		} else {
			unsaid = append(unsaid, t.Folded)
		}
	}
	return said, unsaid
}
