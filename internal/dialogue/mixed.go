package dialogue

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"

	"haiphongbot/internal/vietnamese"
)

//go:embed mixed.txt
var mixedText string

var mixedSayings = readSayings(mixedText)

var (
	who         = mixedSayings.of("who").plain
	addressed   = mixedSayings.of("addressed").plain
	bareContact = mixedSayings.of("bare contact").plain
	wish        = mixedSayings.of("wish").plain
	requested   = mixedSayings.of("requested").plain
	tells       = mixedSayings.of("tells").plain
)

// joint is where a message may be cut between a wish for contact and the rest.
var joint = regexp.MustCompile(`(?i)[.;!?\n,，。！？、:+&]+\s*` +
	`|\s+(?:và|va|rồi|roi|nhưng|nhung|đồng thời|dong thoi|ngoài ra|ngoai ra|với lại|voi lai|sau đó|sau do|and|then|but|also|plus)\s+`)

// maxPieces bounds the pieces of a message that are looked at one by one.
const maxPieces = 24

// contactsIn returns the kinds of contact that a message asks for, in order,
// and what else it asks or names.
func contactsIn(text string, w wording) (intents []string, remainder remainder) {
	pieces := joint.Split(text, maxPieces)
	busy := rest(w.plain, contactFiller) > wordsBusy
	var others []string
	for _, piece := range pieces {
		pw := newWording(piece)
		intent := contactIn(pw, len(pieces) == 1)
		if intent != "" && len(pieces) > 1 {
			if judged, sure := learnt().judge(pw, intent); judged == noIntent && sure >= half {
				intent = "" // "we make phone parts"
			}
		}
		switch {
		case intent == "" || busy && len(pieces) > 1 && !wishes(intent, piece, pw):
			others = append(others, piece)
		case !slices.Contains(intents, intent):
			intents = append(intents, intent)
		}
	}
	if len(intents) == 0 {
		if intent := contactIn(w, true); intent != "" {
			return []string{intent}, remainder
		}
		return nil, remainder
	}
	for _, piece := range others {
		pw := newWording(piece)
		size := rest(agency.ReplaceAllString(pw.plain, " "), contactFiller)
		asks := asksSomething(piece, pw) || strings.ContainsAny(text, "?？") && whether.MatchString(pw.plain)
		hasSubject := size >= minSubject || size > 0 && subjectWords(piece) >= minSubject
		switch talk := smalltalkIn(pw) != ""; {
		case !talk && asks && hasSubject || subjectGlyphs(pw):
			remainder.asked = true
		case talk || size == 0 || !isTopic(pw):
			continue
		}
		remainder.text = strings.TrimPrefix(remainder.text+", "+piece, ", ")
	}
	return intents, remainder
}

// withoutContact returns the sentences of a message that wish for no contact,
// and what the others say besides.
func withoutContact(text string) string {
	var others []string
	for _, span := range vietnamese.Sentences(text) {
		sentence := text[span.Start:span.End]
		if intents, besides := contactsIn(sentence, newWording(sentence)); len(intents) > 0 {
			sentence = besides.text
		}
		if sentence != "" {
			others = append(others, sentence)
		}
	}
	return strings.Join(others, "\n")
}

// whether matches the end of a question that is answered by yes or no; the
// question mark behind it is cut off with the piece.
var whether = regexp.MustCompile(` (?:khong|chua) (?:a |vay |nhi |the |nhe )*$`)

// impersonal reports whether a message that reads like a wish for contact may as
// well ask the documents: "nộp hồ sơ ở đâu?", "ai được hỗ trợ?". It names neither
// the centre nor its people, wishes for nothing, and says more than the name of a
// contact.
func impersonal(w wording) bool {
	asks := interrogative.MatchString(w.plain) || who.MatchString(w.plain)
	return asks && !agency.MatchString(w.plain) && !addressed.MatchString(w.plain) &&
		subjectWords(bareContact.ReplaceAllString(w.plain, " ")) > 0
}

// remainder is what a message says besides wishing for contact.
type remainder struct {
	text  string
	asked bool // it is a question, not just a subject that is named
}

// wordsBusy is how many words of another subject a message may have before a
// piece of it must say expressly that contact is wanted.
const wordsBusy = 4

// wordsBare is the length up to which a piece that names a contact is nothing
// else: "… và hotline".
const wordsBare = 4

// wishes reports whether a piece of a message asks for the contact it names.
// Places and hours may be those of the message's other subject.
func wishes(intent, piece string, w wording) bool {
	if w.words > 0 && (w.words <= wordsBare || rest(w.plain, contactFiller) == 0) {
		return true
	}
	if (intent == Address || intent == Hours) && w.words > 0 {
		return agency.MatchString(w.plain) || requested.MatchString(w.plain)
	}
	return w.words == 0 || strings.Contains(piece, "?") || wish.MatchString(w.plain) || agency.MatchString(w.plain)
}

// isTopic reports whether a piece names nothing but a subject ("mục tiêu
// 2015-2020 và hotline"), rather than telling who asks.
func isTopic(w wording) bool {
	return w.words <= wordsTopic && !tells.MatchString(w.plain)
}

// wordsTopic is the length of the longest subject named without a question.
const wordsTopic = 7

// subjectGlyphs reports whether a piece in a script without blanks asks
// something of its own.
func subjectGlyphs(w wording) bool {
	return w.words == 0 && glyphRest(w.dense) >= 4 && askingGlyphs.MatchString(w.dense)
}
