package search

import (
	"regexp"
	"slices"
	"sync"
	"unicode"
	"unicode/utf8"

	"haiphongbot/internal/vietnamese"
)

// offerOf looks at the tokens of one sentence.
func offerOf(tokens []vietnamese.Token) offer {
	var o offer
	for i, t := range tokens {
		if t.Kind == vietnamese.Number {
			if isYear(t.Text) || i > 0 && calendar[tokens[i-1].Key] && !isEach(tokens, i-1) {
				o |= offersDate
			}
			if !isModernYear(t.Text) && (i == 0 || !calendar[tokens[i-1].Key] || isEach(tokens, i-1)) {
				o |= offersNumber
			}
		}
		if i > 0 && tokens[i-1].Key == weekday && capital(t.Text) {
			o |= offersDate
		}
		if t.Key == century && i > 0 && tokens[i-1].Folded == "the" {
			o |= offersDate
		}
		if numerals[t.Key] || counts[t.Key] || isOnce(tokens, i) {
			o |= offersNumber
		}
		if causes[t.Key] || i > 0 && causes[tokens[i-1].Key+" "+t.Key] {
			o |= offersReason
		}
		if papers[t.Folded] || i > 0 && papers[tokens[i-1].Folded+" "+t.Folded] {
			o |= offersPapers
		}
		if placing[t.Key] || placeNouns[t.Key] || endsPlaceLabel(tokens, i) {
			o |= offersPlace
		}
		if isMoment(tokens, i) {
			o |= offersMoment
		}
		if r, _ := utf8.DecodeRuneInString(t.Text); i > 0 && unicode.IsUpper(r) {
			o |= offersName
		}
	}
	return o
}

func isYear(s string) bool {
	return len(s) == 4 && (s[0] == '1' || s[0] == '2') && s[1] >= '0' && s[1] <= '9' && s[2] >= '0' && s[2] <= '9' && s[3] >= '0' && s[3] <= '9'
}

// isModernYear reports whether a number is likelier a year than a quantity.
func isModernYear(s string) bool { return isYear(s) && s >= "1800" && s <= "2100" }

var (
	numerals = keys("trăm nghìn ngàn triệu tỷ")
	counts   = keys("hai ba bốn sáu bảy tám chín mười vài") // of what follows
	century  = vietnamese.Key("kỷ")                         // behind "thế"
	weekday  = vietnamese.Key("thứ")                        // before a capital letter: "thứ Sáu"
	calendar = keys("ngày tháng năm")                       // what stands before a part of a date
)

// causes lead to a reason, a purpose or a result.
var causes = pairKeys("vì, do, bởi, nhằm, nhờ, để, nguyên nhân, lý do, dẫn đến, gây ra")

// isMoment reports whether the i-th token and the one before tell when without a date.
func isMoment(tokens []vietnamese.Token, i int) bool {
	return i > 0 && moments[tokens[i-1].Key+" "+tokens[i].Key]
}

// moments tell when something is done, or begin to.
var moments = pairKeys("buổi sáng, buổi trưa, buổi chiều, buổi tối, vào thứ, từ thứ, sáng thứ, chiều thứ, cuối tuần, sau khi, trước khi, ngay khi, kể từ, tính từ, ngày sau, tháng sau")

// lacks reports whether the question asks for a kind of fact that the
// candidate's best sentence does not hold of what is asked.
func (x *shard) lacks(q *query, k candidate) bool {
	if q.wants == 0 || k.evidence.best >= len(x.corpus.passages[k.passage].body.offers) {
		return false
	}
	item := q.item(x.sentenceOf(k))
	return !x.tells(q, offerOf(vietnamese.Tokenize(item)), item)
}

// lacksAltogether reports whether no sentence of the passage holds the kind of
// fact that the question asks for.
func (x *shard) lacksAltogether(q *query, k candidate) bool {
	text := x.passages[k.passage].Text
	return !slices.ContainsFunc(vietnamese.Sentences(text), func(span vietnamese.Span) bool {
		sentence := text[span.Start:span.End]
		return x.tells(q, offerOf(vietnamese.Tokenize(sentence)), sentence)
	})
}

// tells reports whether a sentence that offers some kinds of fact holds the one
// that the question asks for.
func (x *shard) tells(q *query, offers offer, sentence string) bool {
	switch q.wants {
	case offersName:
		return x.tellsName(q, sentence)
	case offersNumber:
		return offers&offersNumber != 0 && q.tellsNumber(sentence) ||
			q.number.measure == money && saysFree(sentence) || q.number.measure == clock && timeOfDay.MatchString(sentence)
	case offersPlace:
		return q.tellsPlace(vietnamese.Tokenize(sentence))
	}
	return offers&q.wants != 0 || q.wants&offersDate != 0 && dayMonth.MatchString(sentence)
}

// dayMonth matches a date without a year: "từ 29/3".
var dayMonth = regexp.MustCompile(`(?:^|[^\d/,.])\d{1,2}/\d{1,2}(?:[^\d/%]|$)`)

// timeOfDay matches what is written for one: "6h", "17h30", "8:00".
var timeOfDay = regexp.MustCompile(`(?:^|[^\d:])\d{1,2}(?:[hg:]\d{2}|h)(?:[^\d:]|$)`)

// saysFree reports whether a sentence says that nothing is to be paid.
func saysFree(sentence string) bool { return free().stand(sentence, vietnamese.Tokenize(sentence)) }

// free are the words that say so.
var free = sync.OnceValue(func() cues {
	return readCues([]string{"miễn phí", "không phải nộp", "không phải trả", "không mất phí", "không thu", "miễn lệ phí", "được miễn"})
})

// sentenceOf is the candidate's best sentence.
func (x *shard) sentenceOf(k candidate) string {
	text := x.passages[k.passage].Text
	spans := vietnamese.Sentences(text)
	if k.evidence.best >= len(spans) {
		return ""
	}
	return text[spans[k.evidence.best].Start:spans[k.evidence.best].End]
}

// titleOf is the title and the headings of a candidate, a line each.
func (x *shard) titleOf(k candidate) string { return titleOf(x.passages[k.passage]) }

// saidOf is a candidate's best sentence with the title and headings above it.
func (x *shard) saidOf(k candidate) string { return x.sentenceOf(k) + "\n" + x.titleOf(k) }

// saysFigures reports whether the question has a number in these figures.
func (q *query) saysFigures(figures string) bool {
	return slices.ContainsFunc(q.words[:q.own], func(w word) bool { return w.Key == figures })
}

// placing lead to a place, placeNouns to the name of one: no "đường lối", no "thành phố
// định hướng".
var (
	placing    = keys("tại ở thuộc trên ven cạnh giáp vùng phía")
	placeNouns = keys("phường xã quận huyện đường phố số tầng")
)

// moving lead to a place before its name: "sang Nagoya".
var moving = keys("sang đến đi về tới từ")

// tellsPlace reports whether tokens lead to a place that the question does not name.
func (q *query) tellsPlace(tokens []vietnamese.Token) bool {
	return slices.Contains(q.placesIn(tokens), true)
}

// placeLabels stand before a place in the row of a table or an item of a list.
var placeLabels = pairKeys("địa điểm, địa chỉ, trụ sở, vị trí, nơi nhận, nơi nộp, nơi đón, điểm đón, điểm hẹn, điểm dừng, điểm trả")

func endsPlaceLabel(tokens []vietnamese.Token, i int) bool {
	return i > 0 && placeLabels[tokens[i-1].Key+" "+tokens[i].Key]
}

// placesIn reports by token whether a word leads there to a place that the question
// does not name.
func (q *query) placesIn(tokens []vietnamese.Token) []bool {
	places := make([]bool, len(tokens))
	for i, t := range tokens {
		if i+1 == len(tokens) || q.says(tokens[i+1]) {
			continue
		}
		next := tokens[i+1]
		named := capital(next.Text) || next.Kind == vietnamese.Number
		places[i] = endsPlaceLabel(tokens, i) || placing[t.Key] || placeNouns[t.Key] && named || moving[t.Key] && capital(next.Text)
	}
	return places
}

// says reports whether the question itself has a token, as written or without accents:
// "hồ sơ" does not name a "Sở".
func (q *query) says(t vietnamese.Token) bool {
	return slices.ContainsFunc(q.words[:q.own], func(w word) bool { return w.Key == t.Key || w.Key == w.Folded && w.Folded == t.Folded })
}
