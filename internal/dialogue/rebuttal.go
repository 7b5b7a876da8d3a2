package dialogue

import (
	_ "embed"
	"strings"

	"haiphongbot/internal/search"
)

//go:embed rebuttal.txt
var rebuttalText string

var rebuttals = readSayings(rebuttalText)

var (
	// rejection matches messages that say nothing but that an answer is not what was
	// asked for, rejectionGlyphs the same in scripts without blanks.
	rejection = lazily(`^ (?:(?:` + rebuttals.source("before a rejection") + `) )*(?:` + rebuttals.source("rejection") + `)` +
		`(?: (?:` + rebuttals.source("behind a rejection") + `))* $`)
	rejectionGlyphs = lazily(`^(?:` + rebuttals.source("rejection in glyphs") + `)$`)
	// denied matches what a message sets aside, up to the next clause.
	denied = lazily(`(?i)(?:^|[\s,.;!])(?:(?:chứ|chu|mà|ma) )?(?:` + rebuttals.source("denial") + `)` +
		`(?:\s` + rebuttals.source("about") + `(?:about )?[^,.;!?]*?)?(?:[,.;!?]|\s(?:mà|ma|chứ|chu|nhưng|nhung|but)\s|$)`)
	// meant matches the words that lead to what it asks instead.
	meant = lazily(`(?i)(?:^|[\s,.;!])(?:(?:à|a|ờ|ý|y|no|nhầm|nham|không|khong)[\s,.]+)*` +
		`(?:` + rebuttals.source("meaning") + `)`)
	meantGlyphs = lazily(rebuttals.source("meaning in glyphs"))
	// tail are the words behind what is meant that only stress it.
	tail = lazily(`(?i)(?:[\s,.;!]+(?:` + rebuttals.source("stress") + `))*[\s,.;!]*$`)
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
