package search

import (
	"slices"
	"strings"

	"haiphongbot/internal/vietnamese"
)

// offer says which kinds of fact a sentence holds.
type offer uint8

const (
	offersNumber offer = 1 << iota
	offersDate         // a year, or a day or month
	offersName         // a capitalised word inside the sentence
	offersReason       // a word that leads to a reason or a purpose
	offersPapers       // a kind of paper that is handed in
	offersPlace        // a word that leads to a place
	offersMoment       // a word that leads to a time that is no date: "buổi tối", "sau khi"

	offersWhen = offersDate | offersMoment
)

// wants returns what a sentence must offer to answer the question.
func wants(tokens []word) offer {
	if o := opens(tokens); o != 0 {
		return o
	}
	if asksForPapers(tokens) {
		return offersPapers
	}
	if asksWhere(tokens) {
		return offersPlace
	}
	asks := false // with a question word that may ask for anything
	for i, w := range tokens {
		if isNumberedName(tokens, i) {
			return 0
		}
		if o := pairAskedAt(tokens, i); o != 0 {
			return o
		}
		switch {
		case homeAskedAt(tokens, i) > 0:
			return 0
		case companyAskedAt(tokens, i) || bodyAskedAt(tokens, i):
			return offersName
		case isIndefinite(tokens, i):
			continue
		}
		if o := kindAskedAt(tokens, i); o != 0 {
			return o
		}
		if o := wordAskedAt(tokens, i); o != 0 {
			return o
		}
		asks = asks || vietnamese.ClassOf(w.Token) == vietnamese.Asking || w.Folded == "hay"
	}
	return figureNamed(tokens, asks)
}

// isNumberedName reports whether the i-th word asks for a number that is a name: "nghị
// quyết số bao nhiêu", "vùng mấy".
func isNumberedName(tokens []word, i int) bool {
	f := func(n int) string { return foldedAt(tokens, i+n) }
	return designated[f(-1)] && !endsInNumber[f(-2)] && !otherThanLevel[f(-2)+" "+f(-1)] && (f(0) == "may" || f(0) == "bao" && f(1) == "nhieu")
}

// pairAskedAt returns what is asked for by two words of demands, the first of them the
// i-th, 0 where they ask for nothing.
func pairAskedAt(tokens []word, i int) offer {
	f := func(n int) string { return foldedAt(tokens, i+n) }
	pair := f(0) + " " + f(1)
	switch o := demands[pair]; {
	case o == 0, meansOther(tokens[i].Token):
		return 0
	case o == offersName && (f(-1) == "trong" || f(-1) == "vao" || f(-1) == "the" && (f(-2) == "in" || f(-2) == "on")):
		return 0 // whether something is on a list, not the list
	case o == offersName && listed[pair] && beginWithAnyKind(tokens[i+2:]):
		return 0 // "kể tên ba khâu đột phá": these have no names
	case o == offersReason && f(0) == "li" && (beforeLi[f(-1)] || asksWhether(lastWord(tokens))):
		return 0 // "quan ly do thi", "có nêu lý do không"
	case o == offersDate && f(0) == "ngay" && f(2) == "trong" && f(3) == "tuan":
		return offersWhen
	case o&offersDate != 0 && asksWhether(lastWord(tokens)):
		return 0
	default:
		return o
	}
}

// isIndefinite reports whether the i-th word is a "nào" that asks for nothing: "nào là
// cảng, nào là …", "có nước nào … không".
func isIndefinite(tokens []word, i int) bool {
	f := func(n int) string { return foldedAt(tokens, i+n) }
	return f(0) == "nao" && !isPark(tokens, i) && (f(1) == "la" || asksWhether(lastWord(tokens)) && (f(-2) == "co" || f(-3) == "co"))
}

// isPark reports whether "khu công nghiệp" or "cụm công nghiệp" stands before the i-th word.
func isPark(tokens []word, i int) bool {
	f := func(n int) string { return foldedAt(tokens, i+n) }
	return f(-1) == "nghiep" && f(-2) == "cong" && (f(-3) == "khu" || f(-3) == "cum")
}

// kindAskedAt returns what is asked for by the i-th word, "nào", of the kind of thing
// before it, 0 where it may be anything.
func kindAskedAt(tokens []word, i int) offer {
	f := func(n int) string { return foldedAt(tokens, i+n) }
	switch {
	case f(0) != "nao" || i == 0:
	case isPark(tokens, i):
		return offersName
	case !isKindOfCompany(tokens, i) && (named[f(-2)+" "+f(-1)] || named[f(-1)] && !notNamed[f(-2)]):
		return offersName
	case namedAccented[tokens[i-1].meant.Key] && !notNamed[f(-2)]:
		return offersName
	case f(-1) == "hoc" && f(-2) == "nam":
		return offersDate // "từ năm học nào"
	}
	return 0
}

// wordAskedAt returns what the i-th word asks for by itself, 0 where that is nothing or
// anything.
func wordAskedAt(tokens []word, i int) offer {
	f := func(n int) string { return foldedAt(tokens, i+n) }
	first := i == 0
	switch f(0) {
	case "may":
		if asksHowMany(tokens, i) {
			return offersNumber
		}
	case "nao":
		if asksSize(tokens, i) {
			return offersNumber
		}
	case "nhieu":
		if tokens[i].Key == bareHowMuch && f(1) != "khe" {
			return offersNumber
		}
	case "what":
		if asksAmount(tokens[i+1:]) {
			return offersNumber
		}
	case "cost", "costs":
		if !first && lastWord(tokens[i+1:]) == "" {
			return offersNumber // "what does a visa cost"
		}
	case "wage", "wages", "salary", "salaries", "tuition":
		if begin := tokens[0].Folded; begin == "what" || begin == "how" {
			return offersNumber
		}
	case "which":
		if slices.ContainsFunc(tokens[i+1:min(i+1+whichReach, len(tokens))], func(w word) bool { return namedInEnglish[w.Folded] }) {
			return offersName // "which northern provinces"
		}
	case "ai", "who":
		if (first && !anyoneMay[f(1)] || !first && lastWord(tokens[i+1:]) == "" && (f(-1) != "cho" || f(-2) == "goi") || f(-1) == "la") && !isAcronym(tokens, i) {
			return offersName
		}
	case "when":
		if first && auxiliaries[f(1)] { // not "when we meet officials, what …"
			return offersWhen
		}
	case "why":
		if first {
			return offersReason
		}
	}
	return 0
}

// figureNamed returns what a question asks for that names a figure and, but for "what is",
// has no question word that may ask for anything; asks says whether it has one.
func figureNamed(tokens []word, asks bool) offer {
	f := func(i int) string { return foldedAt(tokens, i) }
	asks = asks && !(f(0) == "what" && (f(1) == "is" || f(1) == "are" || f(1) == "was"))
	for i := range tokens {
		if measures[f(i)+" "+f(i+1)] && !asks && f(i-1) != "danh" && !asksWhether(lastWord(tokens)) {
			return offersNumber
		}
		if f(i) == "population" && (!asks || f(0) == "what") {
			return offersNumber
		}
	}
	return 0
}

// anyoneMay stand behind "ai" and "who" where a group of people is asked for: "ai phải
// nộp", "who can apply".
var anyoneMay = wordSet("phai duoc can nen co can may must should pays qualifies benefits gets needs")

// asksSize reports whether the i-th word, "nào", ends the words that ask for a size: "rộng
// cỡ nào".
func asksSize(tokens []word, i int) bool {
	return foldedAt(tokens, i) == "nao" && foldedAt(tokens, i-1) == "co" && sizes[foldedAt(tokens, i-2)]
}

var sizes = wordSet("rong dai cao sau xa nang to lon")

// asksAmount reports whether the words behind "what" name an amount before anything
// else is done: "what is the loan interest rate of", "what monthly allowance do".
func asksAmount(behind []word) bool {
	for _, w := range behind[:min(amountReach, len(behind))] {
		switch {
		case amounts[w.Folded]:
			return true
		case w.Folded == "do" || w.Folded == "does" || w.Folded == "for" || w.Folded == "of" || w.Folded == "in":
			return false
		}
	}
	return false
}

// amountReach is how many words behind "what" name the amount: "is the total R & D spending".
const amountReach = 7

var amounts = wordSet("premium fee fees rate price cost rent tuition allowance budget spending salary wage turnover revenue population height width length depth")

// designated stand before a number that is a name, but not as the end of the words
// otherThanLevel: "được trợ cấp bao nhiêu", "xếp hạng mấy".
var (
	designated     = wordSet("so vung nhom cap hang loai dot dieu khoan")
	otherThanLevel = pairSet("tro cap, phu cap, cung cap, chu cap, xep hang, thu hang, khach hang, ngan hang, mat hang, don hang, phan loai, tai khoan, cac khoan")
)

// isAcronym reports whether "AI" is not who, but artificial intelligence.
func isAcronym(tokens []word, i int) bool {
	return tokens[i].Text == "AI" && !loud(tokens)
}

// beforeLi stand before "lý" where that ends another word: "quản lý", "xử lý".
var beforeLi = wordSet("quan xu dai phap hop tam dia nguyen vat tri chan ly cong")

// homeAskedAt returns how many words before the i-th one, "nào", ask which city
// something is: "… là thành phố nào". Documents of a city mostly say of themselves what
// it is, and do not name it again.
func homeAskedAt(tokens []word, i int) int {
	f := func(n int) string { return foldedAt(tokens, i+n) }
	switch {
	case f(0) != "nao":
	case f(-3) == "la" && (f(-2) == "thanh" && f(-1) == "pho" || f(-2) == "dia" && f(-1) == "phuong"):
		return 2
	case f(-2) == "la" && f(-1) == "tp":
		return 1
	}
	return 0
}

// listed are the demands for the names of all of a kind.
var listed = pairSet("ke ten, name the, ten cac, ten nhung, danh sach, list cac, list nhung, list of")

// beginWithAnyKind reports whether the first word that is neither a number nor
// grammar is one for things without names: "các lĩnh vực".
func beginWithAnyKind(tokens []word) bool {
	for i, w := range tokens {
		if w.Kind == vietnamese.Word && !counts[w.Key] && vietnamese.ClassOf(w.meant) != vietnamese.Function {
			return anyKind[w.Folded] || anyKind[w.Folded+" "+foldedAt(tokens, i+1)]
		}
	}
	return false
}

// asksForPapers reports whether a question asks which papers are needed: "hồ sơ
// gồm những giấy tờ gì", "what documents do I need".
func asksForPapers(tokens []word) bool {
	if asksWhether(lastWord(tokens)) {
		return false
	}
	needed := false
	if first := foldedAt(tokens, 0) + " " + foldedAt(tokens, 1); first == "mau don" || first == "bieu mau" {
		return true
	}
	for i := range tokens {
		f := func(n int) string { return foldedAt(tokens, i+n) }
		switch {
		case f(0) == "what" || f(0) == "which":
			if f(1) == "documents" || f(1) == "papers" || f(1) == "paperwork" || f(1) == "forms" {
				return true
			}
		case f(-1) == "giay" && f(0) == "to" || f(-1) == "ho" && f(0) == "so" || f(-1) == "thu" && f(0) == "tuc":
			needed = true
		case f(0) == "gi" || f(0) == "j" || f(0) == "nao" && f(-1) == "to":
			if needed && (f(-1) == "to" || f(-1) == "can" || f(-1) == "gom" || f(-1) == "nhung") {
				return true
			}
		}
	}
	return false
}

// asksWhere reports whether a question asks for a place: "ở đâu", "địa chỉ",
// "where".
func asksWhere(tokens []word) bool {
	for i, w := range tokens {
		f := func(n int) string { return foldedAt(tokens, i+n) }
		switch f(0) {
		case "dau": // but "tiền ở đâu ra" asks for a source
			if (f(-1) == "o" || f(-1) == "tai") && f(1) != "ra" && (w.Key == w.Folded || otherAsking[w.Key]) {
				return true
			}
		case "where":
			return i == 0 && foldedAt(tokens, len(tokens)-1) != "from"
		case "nao":
			if f(-1) == "diem" && f(-2) == "dia" || f(-1) == "noi" {
				return true
			}
		case "chi":
			if f(-1) == "dia" && f(1) != "ap" && (i < 4 || f(1) == "nao") {
				return true
			}
		}
	}
	return false
}

// papers are what is handed in to an authority.
var papers = pairSet("ban sao, to khai, don de, don dang, don xin, mau don, hop dong, van ban, bao cao, chung chi, giay xac, giay kham, li lich, tai lieu, kem phieu, hoa don, chung tu, so do, ban ve, phuong an, ho chieu, cong chung")

// meansOther reports whether a word is spelled with accents that make it another
// than the one that asks: "khí nào" is not "khi nào".
func meansOther(t vietnamese.Token) bool {
	asking, ok := spelled[t.Folded]
	return ok && t.Key != t.Folded && t.Key != asking
}

// spelled leads from the first words of demands, accents aside, to their keys.
var spelled = func() map[string]string {
	m := map[string]string{}
	for _, t := range vietnamese.Tokenize("khi năm ngày tháng lúc bao lý ông bà tên vì tại số thứ") {
		m[t.Folded] = t.Key
	}
	return m
}()

// asksHowMany reports whether the i-th word, which reads "may" without accents,
// is "mấy" and asks for a number: not "máy", "may", nor "mấy" for "some".
func asksHowMany(tokens []word, i int) bool {
	f := func(i int) string { return foldedAt(tokens, i) }
	w := tokens[i]
	if (f(i-1) == "tu" || f(i-1) == "luc" || f(i-1) == "den") && f(i+1) == "gio" && w.Key == w.Folded {
		return true // "từ mấy giờ"
	}
	if f(i-1) == "nha" {
		return false // "nhà máy"
	}
	if !beforeHowMany[f(i-1)] && slices.ContainsFunc(tokens[i+1:], func(w word) bool {
		return otherAsking[w.Key] || w.Folded == "sao" && w.Key == w.Folded || w.Folded == "nay"
	}) {
		return false // "mấy bãi xe này rồi sẽ ra sao"
	}
	if i+1 == len(tokens) {
		return w.Key == howMany && mustBe[f(i-1)] // "điểm phải mấy"
	}
	if w.Text != strings.ToLower(w.Text) || someOf[f(i+1)] || f(i+1) == "nam" && (f(i+2) == "nay" || f(i+2) == "gan" || f(i+2) == "qua") {
		return false
	}
	if asksWhether(lastWord(tokens)) {
		return false
	}
	switch w.Key {
	case howMany:
		return true
	case w.Folded: // typed without accents
		unit := unitOf(tokens[i+1].Token) // "toi thieu may met", but "may nam 2015"
		return beforeHowMany[f(i-1)] || oftenCounted[f(i+1)] || unit != anything && unit != duration
	}
	return false
}

// asksWhether reports whether a last word makes a question one for yes or no.
func asksWhether(last string) bool {
	switch last {
	case "khong", "ko", "k", "kh", "hk", "hong", "hem", "khum", "hok", "chua":
		return true
	}
	return false
}

var (
	howMany = vietnamese.Key("mấy")
	// What "mấy" follows when it asks: "có mấy", "gồm mấy", "thứ mấy".
	beforeHowMany = wordSet("co gom la thu duoc het mat can chia thanh")
	// What "may" precedes without accents when it is no machine.
	oftenCounted = wordSet("doan truong tinh xa phuong huyen nganh nhom lan ngan kcn")
	// What a last "mấy" follows when it asks.
	mustBe = wordSet("phai la bang tu tren duoi")
	// What it precedes when it means "some", and "máy" and "may" precede.
	someOf = wordSet("ong ba anh chi hom bay moc man chuc")
)

// asksToday reports whether a question is about this very day: documents are not.
func (q *query) asksToday() bool {
	own := q.words[:q.own]
	for i, w := range own {
		if today[w.Folded] || i > 0 && today[own[i-1].Folded+" "+w.Folded] || i > 0 && today[own[i-1].Text+w.Text] {
			return true
		}
	}
	return false
}

var today = pairSet("hom nay, hom qua, ngay mai, sang nay, chieu nay, toi nay, tuan nay, today, tomorrow, tonight, yesterday, 今日, 明日, 今天, 明天, 오늘, 내일")

// glyphWants is wants for text in those languages.
func glyphWants(text string) offer {
	for _, d := range glyphDemands {
		if slices.ContainsFunc(d.words, func(w string) bool { return strings.Contains(text, w) }) {
			return d.offer
		}
	}
	return 0
}

// asksYesOrNo reports whether a question can be answered with yes or no.
func (q *query) asksYesOrNo() bool {
	own := q.words[:q.own]
	last := lastWord(own)
	return asksWhether(last) || last == "吗" || last == "嗎" || last == "か" || q.language == vietnamese.English && auxiliaries[foldedAt(own, 0)]
}

// asksNothing reports whether the question only says what it is about.
func (q *query) asksNothing() bool {
	if q.wants != 0 || q.asksYesOrNo() || len(q.properties)+len(q.aspects) > 0 {
		return false
	}
	return !slices.ContainsFunc(q.words[:q.own], func(w word) bool { return vietnamese.ClassOf(w.meant) == vietnamese.Asking })
}

// auxiliaries open a question in English that is answered with yes or no.
var auxiliaries = wordSet("is are was were do does did will would can could should must has have had may might")
