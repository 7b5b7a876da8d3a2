package dialogue

import (
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"haiphongbot/internal/knowledge"
	"haiphongbot/internal/search"
	"haiphongbot/internal/vietnamese"
)

// Lengths, in characters.
const (
	screen    = 700  // a quotation longer than this is shortened around its answer
	pageSize  = 3000 // of a document read page by page: one Telegram message with its source
	maxLabel  = 48   // of a button
	maxEcho   = 32   // of the user's own words in a reply
	maxTitle  = 300  // of a title in a source line
	maxTopics = 12   // documents listed by /chude
)

// quotation quotes a passage with the answering sentence in bold, shortened
// around it unless whole is set. The second result is true when it was
// shortened.
func quotation(p *knowledge.Passage, sentence string, whole bool) (Block, bool) {
	b := Block{Kind: Quotation, Text: p.Text}
	if at := strings.Index(p.Text, sentence); at >= 0 && sentence != "" && len(sentence) < len(p.Text) {
		b.From, b.To = at, at+len(sentence)
	}
	if whole || utf8.RuneCountInString(p.Text) <= screen {
		return b, false
	}
	start, end := window(p.Text, b.From, b.To)
	if start == 0 && end == len(p.Text) {
		return b, false
	}
	return excerpt(b, start, end), true
}

// excerpt cuts a block to the bytes [start, end) of its text and marks what
// was left out.
func excerpt(b Block, start, end int) Block {
	before, after := "", ""
	if start > 0 {
		before = "… "
	}
	if end < len(b.Text) {
		after = " …"
	}
	b.Text = before + b.Text[start:end] + after
	if b.From < b.To {
		b.From, b.To = max(b.From, start)-start+len(before), min(b.To, end)-start+len(before)
	}
	return b
}

// window chooses the sentences around [from, to) that fit a screen: the
// answer's own first, then what follows and what precedes in turn.
func window(text string, from, to int) (start, end int) {
	spans := vietnamese.Sentences(text)
	first, last := -1, -1
	for i, s := range spans {
		if s.End > from && (first < 0 || s.Start < to) {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return 0, len(cut(text, screen))
	}
	length := func(a, b int) int { return utf8.RuneCountInString(text[spans[a].Start:spans[b].End]) }
	if length(first, last) > screen {
		return around(text, spans[first].Start, spans[last].End, from, to)
	}
	for grown := true; grown; {
		grown = false
		if last+1 < len(spans) && length(first, last+1) <= screen {
			last++
			grown = true
		}
		if first > 0 && length(first-1, last) <= screen {
			first--
			grown = true
		}
	}
	start, end = spans[first].Start, spans[last].End
	if first == 0 {
		start = 0
	}
	if last == len(spans)-1 {
		end = len(text)
	}
	return start, end
}

// around cuts a sentence [start, end) that is itself longer than a screen at
// blanks, with the answer [from, to) inside.
func around(text string, start, end, from, to int) (int, int) {
	room := screen - utf8.RuneCountInString(text[from:to])
	if room <= 0 {
		return from, to
	}
	a := from - len(lastRunes(text[start:from], room/2))
	if a > start {
		if i := strings.IndexByte(text[a:from], ' '); i >= 0 {
			a += i + 1
		}
	}
	b := to + len(cut(text[to:end], room-utf8.RuneCountInString(text[a:from])))
	if b < end {
		if i := strings.LastIndexByte(text[to:b], ' '); i > 0 {
			b = to + i
		}
	}
	return a, b
}

// lastRunes returns the last n characters of s.
func lastRunes(s string, n int) string {
	for i := len(s); ; n-- {
		if n <= 0 || i == 0 {
			return s[i:]
		}
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
}

// source is the line that cites the document of a passage.
func source(p *knowledge.Passage) Block {
	d := p.Document
	text := say(lineSource, slotTitle, cut(d.Title, maxTitle))
	if !d.Date.IsZero() {
		text += say(lineSourceDate, slotDate, d.Date.Format("02/01/2006"))
	}
	if d.Period != (knowledge.Period{}) {
		text += say(lineSourcePeriod, slotPeriod, period(d.Period))
	}
	b := Block{Kind: Source, Text: text}
	if from := p.Cited(); isWebAddress(from) {
		b.Link = from
	} else if from != "" {
		b.Text += " – " + cut(from, maxTitle)
	}
	return b
}

func isWebAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != ""
}

// period writes a span of years; one year alone stands for itself.
func period(p knowledge.Period) string {
	switch {
	case p.From == 0 || p.From == p.To:
		return strconv.Itoa(p.To)
	case p.To == 0:
		return strconv.Itoa(p.From)
	}
	return strconv.Itoa(p.From) + "–" + strconv.Itoa(p.To)
}

// passed reports whether a document's period has ended.
func passed(d *knowledge.Document, now time.Time) bool {
	return d.Period.To != 0 && d.Period.To < now.Year()
}

// expired reports whether a document's last day of validity is over.
func expired(d *knowledge.Document, now time.Time) bool {
	return !d.Expires.IsZero() && !now.Before(d.Expires.AddDate(0, 0, 1))
}

// paragraph is a fixed sentence as a block.
func paragraph(text string) Block { return Block{Kind: Paragraph, Text: text} }

// cite adds a quotation with its source to a reply, and the notice when the
// document's period has passed.
func (t *talk) cite(reply *Reply, p *knowledge.Passage, sentence string, whole bool) (shortened bool) {
	b, shortened := quotation(p, sentence, whole)
	reply.Blocks = append(reply.Blocks, b, source(p))
	if !t.warned[p.Document] {
		t.warned[p.Document] = true
		t.remarkPassed(reply, p.Document)
	}
	t.shown = append(t.shown, refTo(p))
	return shortened
}

// remarkPassed adds the notice that a document's period has passed, if it has.
func (t *talk) remarkPassed(reply *Reply, d *knowledge.Document) {
	if !passed(d, t.now) {
		return
	}
	reply.Blocks = append(reply.Blocks, paragraph(say(linePeriodPassed, slotPeriod, period(d.Period))))
	if t.ended == (knowledge.Period{}) {
		t.ended = d.Period
	}
}

// browse adds the buttons that lead on from a passage.
func (t *talk) browse(reply *Reply, p *knowledge.Passage, shortened bool) {
	ref := refTo(p)
	var read, more []Button
	if shortened {
		read = append(read, press(labelWhole, action{verb: showWhole, ref: ref}))
	}
	if neighbour(p, -1) != nil {
		read = append(read, press(labelBefore, action{verb: showBefore, ref: ref}))
	}
	if neighbour(p, +1) != nil {
		read = append(read, press(labelNext, action{verb: showNext, ref: ref}))
	}
	if len(p.Document.Passages) > 1 {
		more = append(more, press(labelDocument, action{verb: showPage, ref: refTo(p.Document.Passages[0])}))
	}
	more = append(more, press(labelRelated, action{verb: showRelated, ref: ref}))
	reply.row(read...)
	reply.row(more...)
	reply.row(press(labelHuman, action{verb: giveHuman}), press(labelBooking, action{verb: giveBooking}))
}

// judge adds the buttons by which a user says whether an answer helped.
func (t *talk) judge(reply *Reply, p *knowledge.Passage) {
	ref := refTo(p)
	reply.row(press(labelHelpful, action{verb: helpful, ref: ref}), press(labelNot, action{verb: unhelpful, ref: ref}))
}

func press(label line, a action) Button { return Button{Label: string(label), Action: a.String()} }

// row adds a row of buttons, if there are any.
func (r *Reply) row(buttons ...Button) {
	if len(buttons) > 0 {
		r.Buttons = append(r.Buttons, buttons)
	}
}

// nearest is a button that opens the passage of a hit as what comes near to a
// question that it does not answer.
func nearest(h search.Hit) Button {
	text := h.Sentence
	if text == "" {
		text = h.Passage.Text
	}
	if cells := knowledge.Cells(h.Passage.Text); cells != nil {
		text = cells[0].Value
	}
	return press(line(label(say(labelNearest, slotFragment, topic(text)))), action{verb: showNearest, ref: refTo(h.Passage)})
}
