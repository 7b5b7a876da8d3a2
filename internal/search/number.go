package search

import (
	"slices"
	"strings"
	"unicode"

	"haiphongbot/internal/vietnamese"
)

// numberAsked is what a question that asks for a number wants it to measure.
type numberAsked struct {
	measure measure
	counted []word  // for things: the words behind the question word
	or      measure // what it may measure besides
}

// asked reads which number a question asks for.
func (q *query) asked(text string) numberAsked {
	if strings.Contains(text, "%") {
		return numberAsked{measure: percent}
	}
	own := q.words[:q.own]
	f := func(i int) string { return foldedAt(own, i) }
	for i := range own {
		if f(i) == "may" && (f(i+1) == "gio" || f(i+1) == "h") || f(i) == "what" && f(i+1) == "time" {
			return numberAsked{measure: clock}
		}
		if f(i) == "what" && (f(i+1) == "share" || f(i+1) == "percent" || f(i+1) == "proportion") {
			return numberAsked{measure: percent}
		}
	}
	or := anything
	if slices.ContainsFunc(own, func(w word) bool { return shares[w.Folded] }) {
		or = percent
	}
	for i := range own {
		if m, ok := subjects[f(i)+" "+f(i+1)+" "+f(i+2)]; ok {
			return numberAsked{measure: m}
		}
		if unit := units[f(i)+" "+f(i+1)]; unit != anything && f(i-1) == "nhieu" {
			return numberAsked{measure: unit, or: or}
		}
		if subjects[f(i)+" "+f(i+1)] == speed || subjects[f(i)] == speed {
			return numberAsked{measure: speed, or: percent}
		}
	}
	for i := range own {
		if !q.asksNumberAt(i) {
			continue
		}
		switch f(i) {
		case "lau":
			if often := q.howOften(i); often != nil {
				return numberAsked{measure: things, counted: often}
			}
			return numberAsked{measure: duration}
		case "long":
			return numberAsked{measure: duration, or: length}
		case "far":
			if f(i+1) == "ahead" || f(i+2) == "advance" {
				return numberAsked{measure: duration}
			}
			return numberAsked{measure: length}
		case "xa":
			return numberAsked{measure: length}
		}
		if i+1 < len(own) && !own[i+1].attached {
			continue // "giá bao nhiêu, tới năm nào"
		}
		next := i + 1
		for next < len(own) && classifiers[f(next)] {
			next++
		}
		if isLarge(own, next) && next+1 < len(own) && own[next+1].attached && own[next+1].Kind == vietnamese.Word && vietnamese.ClassOf(own[next+1].meant) != vietnamese.Courtesy {
			next++ // "mấy triệu TEU"
		}
		if m, ok := units[f(next)+" "+f(next+1)]; ok {
			return numberAsked{measure: m, or: or}
		}
		if next < len(own) {
			if m := unitOf(own[next].Token); m != anything {
				return numberAsked{measure: raised(text[min(own[next].End, len(text)):], m), or: or}
			}
		}
		if m, ok := units[f(next+1)]; ok && f(i) == "many" {
			return numberAsked{measure: m, or: or} // "how many extra years"
		}
		if m, ok := subjects[f(next)+" "+f(next+1)]; ok {
			return numberAsked{measure: m, or: or}
		}
		if moneyWords[f(next)] || isLarge(own, next) || subjects[f(next)] == money {
			return numberAsked{measure: money, or: or}
		}
		if f(next) == "dat" {
			return numberAsked{measure: area}
		}
		if f(i-2) == "chiem" || f(i+1) == "so" && f(i+2) == "voi" {
			return numberAsked{or: or}
		}
		if f(i) == "much" && isOrDoes[f(next)] {
			return numberAsked{measure: money, or: percent}
		}
		if next < len(own) && q.language != vietnamese.English && own[next].Kind == vietnamese.Word && canBeCounted(own[next].meant) {
			return numberAsked{measure: things, counted: own[next:min(next+2, len(own))]}
		}
		if next > i+1 && q.language != vietnamese.English {
			return numberAsked{measure: things, counted: own[i+1 : next]} // "bao nhiêu người đã …"
		}
		break
	}
	for i := range own {
		if own[i].Key == numberOf && !endsInNumber[foldedAt(own, i-1)] && i+2 < len(own) && !dialled[own[i+1].Folded] && canBeCounted(own[i+1].meant) && own[i+1].Kind == vietnamese.Word {
			return numberAsked{measure: things, counted: own[i+1 : i+3]} // "số học sinh … là bao nhiêu"
		}
	}
	for i := range own {
		if m, ok := subjects[f(i)+" "+f(i+1)]; ok {
			return numberAsked{measure: m, or: or}
		}
	}
	for i := range own {
		if f(i-1) == "danh" && f(i) == "gia" || f(i-1) == "mo" && f(i) == "rong" || f(i) == "gia" && f(i+1) == "dinh" || f(i) == "von" && f(i+1) == "co" || f(i) == "dai" && f(i+1) != "bao" {
			continue
		}
		if m, ok := subjects[f(i)]; ok && (own[i].Key == own[i].Folded || subjectKeys[own[i].Key]) {
			return numberAsked{measure: m, or: or}
		}
	}
	return numberAsked{or: or}
}

// isLarge reports whether the i-th word is a large number, "ngàn" and not "ngân" of "ngân
// hàng".
func isLarge(words []word, i int) bool {
	return large[foldedAt(words, i)] && words[i].Key != bank && foldedAt(words, i)+" "+foldedAt(words, i+1) != "ngan hang"
}

var bank = vietnamese.Key("ngân")

// howOften returns the word behind "một" that makes "bao lâu" at the i-th word ask how
// often: "bao lâu họp một lần".
func (q *query) howOften(i int) []word {
	own := q.words[:q.own]
	for n := i + 1; n+1 < len(own); n++ {
		if (own[n].Folded == "mot" || own[n].Folded == "1") && occasions[own[n+1].Folded] {
			return own[n+1 : n+2]
		}
	}
	return nil
}

// occasions are occasionWords, accents aside.
var occasions = wordSet(vietnamese.Fold(occasionWords))

// asksPercent reports whether a percentage is asked for: "tăng mấy %", not "100%".
func asksPercent(text string) bool {
	before, _, found := strings.Cut(text, "%")
	before = strings.TrimRight(before, " ")
	return found && before != "" && !unicode.IsDigit(rune(before[len(before)-1]))
}

// isPercent reports whether the i-th word belongs to "phần trăm" or "percent" where a
// percentage is asked for: documents write "%".
func (q *query) isPercent(i int) bool {
	if q.wants != offersNumber || q.number.measure != percent {
		return false
	}
	switch f := foldedAt(q.words, i); f {
	case "phan":
		return foldedAt(q.words, i+1) == "tram"
	case "tram":
		return foldedAt(q.words, i-1) == "phan"
	default:
		return f == "percent" || f == "percentage"
	}
}

var (
	classifiers = wordSet("cai chiec con vi nguoi dan nha so khoang toi luot")
	moneyWords  = wordSet("tien vnd dollar")
	large       = wordSet("ti trieu tr nghin ngan tram chuc million billion thousand") // before what is counted, else money
	isOrDoes    = wordSet("is are does do will would")                                 // "how much is …" asks for money
	// Amounts of money that documents say as a share.
	shares      = wordSet("thue giam bot mien coc lai tax discount reduction")
	subjectKeys = keys("giá lương phí tiền vốn phạt rộng dài lâu")
)

// canBeCounted reports whether a word behind "bao nhiêu" is what is counted.
func canBeCounted(t vietnamese.Token) bool {
	switch vietnamese.ClassOf(t) {
	case vietnamese.Function, vietnamese.Asking:
		return false
	case vietnamese.Courtesy:
		return t.Key == household
	}
	return true
}

var household = vietnamese.Key("hộ") // also "for somebody", a courtesy

// asksNumberAt reports whether the i-th word ends the words that ask for a number.
func (q *query) asksNumberAt(i int) bool {
	own := q.words[:q.own]
	f := func(i int) string { return foldedAt(own, i) }
	switch f(i) {
	case "nhieu":
		return f(i-1) == "bao" || own[i].Key == bareHowMuch
	case "many", "much", "long", "far", "percentage":
		return f(i-1) == "how" || f(i-1) == "what"
	case "lau", "xa":
		return f(i-1) == "bao"
	case "may":
		return asksHowMany(own, i)
	case "nao":
		return asksSize(own, i)
	}
	return false
}

// numberOf is "số", before what is counted, and endsInNumber are the first syllables of
// words that end in it: "dân số", "chỉ số".
var (
	numberOf     = vietnamese.Key("số")
	endsInNumber = wordSet("dan chi mot da thieu tham he day con ti hang ma doanh")
	dialled      = wordSet("hotline dien may tong fax zalo phone mobile") // begin what has a number: "số điện thoại"
)

// bareHowMuch is "bao nhiêu" as the south shortens it.
var bareHowMuch = vietnamese.Key("nhiêu")

// tellsNumber reports whether a sentence holds a number of the kind asked for. One
// that the question gives itself is no answer: "trong 120 dự án có bao nhiêu …".
func (q *query) tellsNumber(sentence string) bool {
	if slices.ContainsFunc(q.number.counted, func(w word) bool { return w.Folded == "lan" }) && strings.Contains(strings.ToLower(sentence), "lần thứ") {
		return true // "vi phạm lần thứ ba"
	}
	at := q.number.saidIn(sentence)
	return slices.ContainsFunc(quantities(sentence), func(n quantity) bool {
		of := at < 0 || q.number.isCounted(n) || n.measure == things && n.at > at && n.at-at <= reach
		return of && q.isAsked(n)
	})
}

// saidIn returns where a sentence first says what is counted, -1 where it does not: then
// another word may say it. "Dự án trong luồng xanh là 5 ngày" does not count projects.
func (a numberAsked) saidIn(sentence string) int {
	if a.measure != things || len(a.counted) != 2 || !a.counted[1].attached {
		return -1
	}
	tokens := vietnamese.Tokenize(sentence)
	for i := 1; i < len(tokens); i++ {
		if tokens[i-1].Folded == a.counted[0].Folded && tokens[i].Folded == a.counted[1].Folded {
			return i
		}
	}
	return -1
}

// isAsked reports whether a number is of the kind asked for, and not in the question.
func (q *query) isAsked(n quantity) bool {
	said := !n.spelled && q.saysFigures(n.figures)
	return q.number.isMet(n) && !said
}

// isMet reports whether a number is of the kind asked for.
func (a numberAsked) isMet(n quantity) bool {
	switch a.measure {
	case anything:
		return true
	case things:
		counts := n.measure == things && !n.spelled && n.label == nil
		return (n.measure == things || n.label != nil) && a.isCounted(n) || counts || len(a.counted) == 0
	case clock:
		return len(n.behind) > 0 && ofTheClock[n.behind[0].Folded]
	case n.measure:
		return true
	case capacity:
		return n.measure == mass || n.measure == power || n.measure == things
	}
	return a.or != anything && a.or == n.measure
}

// isCounted reports whether a number stands before what is asked for.
func (a numberAsked) isCounted(n quantity) bool {
	return slices.ContainsFunc(slices.Concat(n.behind, n.label), func(t vietnamese.Token) bool {
		return slices.ContainsFunc(a.counted, func(w word) bool {
			alike := w.Folded == t.Folded || occasions[w.Folded] && occasionKeys[t.Key]
			return alike && vietnamese.ClassOf(t) != vietnamese.Function
		})
	}) || ofPeople(a.counted, func(w word) string { return w.Folded }) && ofPeople(slices.Concat(n.behind, n.label), func(t vietnamese.Token) string { return t.Folded })
}

// ofPeople reports whether words say that persons are counted: then other words for
// persons count them too.
func ofPeople[T any](words []T, folded func(T) string) bool {
	for i, w := range words {
		if people[folded(w)] || i > 0 && people[folded(words[i-1])+" "+folded(w)] {
			return true
		}
	}
	return false
}

// ofTheClock are the units in which the time of the day is told.
var ofTheClock = wordSet("gio h g")

// people are words for persons.
var people = pairSet("nguoi, lao dong, cong nhan, cong dan, cong chuc, vien chuc, can bo, ky su, bac si, giao vien, giao su, giang vien, hoc sinh, hoc vien, sinh vien, " +
	"khach hang, hanh khach, luot khach, khach du, du khach, chuyen gia, chuyen vien, thanh vien, thanh nien, nong dan, ngu dan, nhan dan, nhan vien, ho dan")
