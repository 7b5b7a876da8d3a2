package dialogue

import (
	"regexp"
	"slices"
	"strings"

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
	if parts, err := t.parts(); err != nil {
		return Reply{}, err
	} else if len(parts) > 1 {
		return t.several(parts), nil
	}
	return t.followUp()
}

// parts returns the questions of a message when it holds several that stand
// for themselves and lead to different passages; otherwise nil, and the
// message is read as one question.
func (t *talk) parts() ([]part, error) {
	texts := questionsIn(t.text)
	if len(texts) < 2 {
		return nil, nil
	}
	var parts []part
	answered := make(map[Ref]bool)
	for _, text := range texts {
		result, err := t.search(text, "")
		if err != nil {
			return nil, err
		}
		d := t.decide(result, answerAt)
		switch {
		case d.outcome == Answer && !answered[refTo(d.best.Passage)]:
			answered[refTo(d.best.Passage)] = true
		case d.outcome == Unknown && d.reason != notFound:
		default:
			return nil, nil
		}
		parts = append(parts, part{text: text, result: result, decision: d})
	}
	if len(answered) == 0 {
		return nil, nil
	}
	return parts, nil
}

// several answers each question of a message, in order.
func (t *talk) several(parts []part) Reply {
	reply := Reply{Outcome: Answer}
	var first *search.Hit
	hits := make([]search.Hit, 0, hitLimit)
	for i, p := range parts {
		if i > 0 {
			reply.Blocks = append(reply.Blocks, paragraph(string(lineAlso)))
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
	t.sentence = first.Sentence
	t.browse(&reply, first.Passage, false)
	t.judge(&reply, first.Passage)
	t.notice(&reply, onAnswer)
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

// questionsIn splits a message into its questions, at most maxQuestions.
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
		if len(questions) == maxQuestions {
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

// joint is where a message may be cut between a wish for contact and the rest.
var joint = regexp.MustCompile(`(?i)[.;!?\n,，。！？、:]+\s*|\s+(?:và|va|rồi|roi|nhưng|nhung|đồng thời|dong thoi|ngoài ra|ngoai ra|với lại|voi lai|sau đó|sau do|and|then|but|also|plus)\s+`)

// maxPieces bounds the pieces of a message that are looked at one by one.
const maxPieces = 24

// contactsIn returns the kinds of contact that a message asks for, in order,
// and what else it asks.
func contactsIn(text string, w wording) (intents []string, remainder string) {
	pieces := joint.Split(text, maxPieces)
	busy := rest(w.plain, contactFiller) > wordsBusy
	var others []string
	for _, piece := range pieces {
		pw := newWording(piece)
		intent := contactIn(pw, len(pieces) == 1)
		switch {
		case intent == "" || busy && len(pieces) > 1 && !wishes(intent, piece, pw):
			others = append(others, piece)
		case !slices.Contains(intents, intent):
			intents = append(intents, intent)
		}
	}
	if len(intents) == 0 {
		if intent := contactIn(w, true); intent != "" {
			return []string{intent}, ""
		}
		return nil, ""
	}
	for _, piece := range others {
		pw := newWording(piece)
		if smalltalkIn(pw) == "" && asksSomething(piece, pw) && rest(pw.plain, contactFiller) >= minSubject || subjectGlyphs(pw) {
			remainder += piece + ", "
		}
	}
	return intents, strings.TrimSuffix(remainder, ", ")
}

// wordsBusy is how many words of another subject a message may have before a
// piece of it must say expressly that contact is wanted.
const wordsBusy = 4

// wish matches the wordings by which contact is asked for, rather than
// mentioned.
var wish = mustAll(`xin`, `cho`, `can`, `muon`, `nho`, `de nghi`, `vui long`, `gui`, `hay`, `bao nhieu`, `nao`, `gi`, `dau`, `may`, `sao`, `giup`, `duoc khong`, `please`, `can`, `could`, `would`, `want`, `need`, `like`, `how`, `what`, `where`, `when`, `may`, `give`, `send`, `share`)

// wishes reports whether a piece of a message asks for the contact it names.
// Places and hours may be those of the message's other subject.
func wishes(intent, piece string, w wording) bool {
	if (intent == Address || intent == Hours) && w.words > 0 {
		return agency.MatchString(w.plain) || requested.MatchString(w.plain)
	}
	return w.words == 0 || strings.Contains(piece, "?") || wish.MatchString(w.plain) || agency.MatchString(w.plain)
}

// requested matches the wordings that can only ask for something to be given.
var requested = mustAll(`xin`, `cho (toi|minh|em|anh|chi|biet|hoi|chung toi)`, `please`, `give`, `send`, `share`, `your`, `dia chi`, `(muon|can|toi|minh|em|de) .{0,10}(den|toi|qua|ghe)`, `gio lam viec`, `gio hanh chinh`)

// subjectGlyphs reports whether a piece in a script without blanks asks
// something of its own.
func subjectGlyphs(w wording) bool {
	return w.words == 0 && glyphRest(w.dense) >= 4 && askingGlyphs.MatchString(w.dense)
}
