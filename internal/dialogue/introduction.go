package dialogue

import (
	_ "embed"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"haiphongbot/internal/vietnamese"
)

//go:embed introduction.txt
var introductionText string

var introductions = readSayings(introductionText)

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
	if composition.in(w) {
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
	selfPresented = regexp.MustCompile(`^ (?:(?:` + introductions.source("before who writes") + `) )*(?:` + introductions.source("who writes") + `)`)
	// studies matches what they are at work on when they ask.
	studies = regexp.MustCompile(`^ (?:` + introductions.source("studies") + `)`)
	// presentsGlyphs is the same for a whole message in Japanese, Korean and Chinese.
	presentsGlyphs = introductions.of("introduction").glyphs
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

// skipIntroduction reads a message without what its writer says of themselves
// first, what they want the answer for, or the period that all documents share, when
// nothing answers it with that and something does without.
func (t *talk) skipIntroduction() error {
	var readings []string
	switch d := t.decide(t.result, answerAt); {
	case d.outcome == Answer || d.reason == withdrawn:
		return nil
	case d.reason == unmet:
		// what is asked was found without the fact: only the period may have led there
	case d.reason == notCovered && !introduces(strings.TrimSuffix(t.text, lastQuestion(t.text))):
		return nil // what it names is asked about, not where its writer is from
	default:
		readings = withoutIntroduction(t.text)
	}
	if question := t.withoutPeriod(t.text); question != t.text {
		readings = append(readings, question)
	}
	for _, question := range readings {
		p, err := t.part(question)
		if err != nil {
			return err
		}
		if p.answered() {
			t.text, t.wording, t.result = question, newWording(question), p.result
			return nil
		}
	}
	return nil
}

// withoutPeriod cuts the period out of a message that all documents in force share: it
// restricts nothing, but stands in few passages.
func (t *talk) withoutPeriod(text string) string {
	all := t.shared()
	at := namedPeriod.FindStringSubmatchIndex(text)
	if at == nil || text[at[2]:at[3]] != strconv.Itoa(all.From) || text[at[4]:at[5]] != strconv.Itoa(all.To) || subjectWords(text[:at[0]]+" "+text[at[1]:]) == 0 {
		return text
	}
	return vietnamese.Clean(text[:at[0]] + " " + text[at[1]:])
}

// namedPeriod matches a period of years with the words that lead to it.
var namedPeriod = regexp.MustCompile(`(?i)[\s,]*(?:\b(?:` + introductions.source("period") + `)\s+)*` +
	`\b((?:19|20)\d\d)\s*(?:-|–|—|~|to|đến|den|tới|toi)\s*(?:năm |nam )?((?:19|20)\d\d)\b[\s,]*`)

// withoutIntroduction returns shorter and shorter readings of a message. What its
// writer has heard is no introduction: the question leans on it.
func withoutIntroduction(text string) []string {
	var readings []string
	question := text
	read := func(shorter string) {
		if shorter != question && subjectWords(shorter) >= minSubject {
			question = shorter
			readings = append(readings, question)
		}
	}
	read(ownPurpose.ReplaceAllString(question, ""))
	if at := interest.FindStringIndex(question); at != nil {
		read(question[at[1]:])
		return readings // what they are interested in is what they ask about
	}
	read(lastQuestion(question))
	if openers := wantsToKnow.FindAllStringIndex(question, -1); openers != nil {
		read(question[openers[len(openers)-1][1]:])
	}
	for range maxCourtesies {
		before := question
		if read(hearsay.ReplaceAllString(question, "")); question != before {
			continue
		}
		if at := joint.FindStringIndex(question); at != nil && introduces(question[:at[0]]) {
			read(question[at[1]:])
		}
		if question == before {
			break
		}
	}
	return readings
}

// lastQuestion returns the last sentence of a message that asks something, and what
// follows it: people tell their story first.
func lastQuestion(text string) string {
	for _, s := range slices.Backward(vietnamese.Sentences(text)) {
		if sentence := text[s.Start:s.End]; asksSomething(sentence, newWording(sentence)) {
			return text[s.Start:]
		}
	}
	return text
}

// introduces reports whether a piece of a message says who writes it, and asks nothing.
func introduces(piece string) bool {
	w := newWording(piece)
	return (speaker.MatchString(w.plain) || inCapacity.MatchString(w.plain)) && !asksSomething(piece, w)
}

var (
	// speaker matches the words by which people speak of themselves.
	speaker = mustAll(`toi`, `minh`, `em`, `chau`, `chung toi`, `ben em`, `i`, `we`, `my`, `our`)
	// inCapacity matches how they begin when they say as what they ask.
	inCapacity = regexp.MustCompile(`^ ?(la mot|la|voi tu cach|trong qua trinh|nhan dip|as an?) `)
	// interest matches the words that lead to what they are interested in.
	interest = regexp.MustCompile(`(?i)` + introductions.source("interest"))
	// wantsToKnow matches the words that lead to the question.
	wantsToKnow = regexp.MustCompile(`(?i)` + introductions.source("wants to know"))
	// hearsay matches how they begin what they know already.
	hearsay = regexp.MustCompile(`(?i)` + introductions.source("hearsay"))
	// ownPurpose matches what they want the answer for, at the end.
	ownPurpose = regexp.MustCompile(`(?i)[\s,]+(?:` + introductions.source("purpose") + `)\s[^?]*`)
)
