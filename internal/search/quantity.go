package search

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"haiphongbot/internal/vietnamese"
)

// measure is what a number counts or measures.
type measure uint8

const (
	anything measure = iota // any number will do
	money
	percent
	area
	length
	mass // and volume, and the capacity of ships
	duration
	power
	speed
	things   // a count of what stands behind it
	clock    // the time of the day
	capacity // what a thing can hold, make or carry
)

// units lead from the word behind a number, accents aside, to what it measures.
// A unit of two words is listed by both.
var units = map[string]measure{
	"dong": money, "vnd": money, "usd": money, "do": money, "dola": money, "dollar": money, "dollars": money, "eur": money, "euro": money, "yen": money, "won": money, "bang": money, "nhan dan": money, "xu": money, "pounds": money,
	"phan tram": percent, "phan": percent, "percent": percent,
	"ha": area, "hec": area, "hecta": area, "hectare": area, "hectares": area, "km2": area, "m2": area, "met vuong": area, "km vuong": area, "cay so vuong": area, "mau": area, "acres": area, "dam vuong": area,
	"km": length, "m": length, "met": length, "cay so": length, "hai li": length, "dam": length, "cm": length, "mm": length, "kilomet": length, "feet": length, "miles": length, "inch": length,
	"tan": mass, "ta": mass, "kg": mass, "ton": mass, "tons": mass, "tonnes": mass, "teu": mass, "teus": mass, "dwt": mass, "m3": mass, "met khoi": mass, "khoi": mass, "lit": mass, "thung": mass, "gam": mass, "gram": mass, "petabyte": mass, "terabyte": mass,
	"nam": duration, "thang": duration, "ngay": duration, "gio": duration, "phut": duration, "giay": duration, "tuan": duration, "tieng": duration, "thap": duration, "qui": duration, "buoi": duration, "nhiem": duration, "bua": duration,
	"year": duration, "years": duration, "month": duration, "months": duration, "week": duration, "weeks": duration, "day": duration, "days": duration, "hour": duration, "hours": duration, "minutes": duration,
	"km h": speed, "km gio": speed, "mbps": speed, "gbps": speed, "knots": speed, "vong": speed,
	"mw": power, "kw": power, "gw": power, "kwh": power, "mwh": power, "megawatt": power, "megawatts": power, "kilowatt": power, "watt": power, "volt": power, "kv": power,
}

// subjects lead from what a figure is said of, accents aside, to what it is
// measured in: for questions that name no unit ("diện tích là bao nhiêu").
var subjects = map[string]measure{
	"gia": money, "luong": money, "phi": money, "tien": money, "von": money, "chi phi": money, "hoc phi": money, "le phi": money, "kinh phi": money, "thu nhap": money, "ngan sach": money, "doanh thu": money, "phu cap": money,
	"tien thue": money, "muc phat": money, "phat": money, "muc dau": money, "von dau": money, "tien luong": money, "muc luong": money, "muc dong": money, "gia tri": money, "cost": money, "costs": money, "price": money, "fee": money, "fees": money, "salary": money, "wage": money, "wages": money, "rent": money, "budget": money, "fare": money, "tuition": money, "cong suat": capacity, "suc chua": capacity, "san luong": capacity, "capacity": capacity, "capital": money, "investment": money,
	"toc do": speed, "speed": speed, "toc do tang": percent,
	"ti le": percent, "ti trong": percent, "thue suat": percent, "lai suat": percent, "share": percent, "percentage": percent, "proportion": percent,
	"dien tich": area, "rong": area, "qui mo": anything, "area": area,
	"chieu dai": length, "dai": length, "chieu cao": length, "chieu sau": length, "do sau": length, "do cao": length,
	"lau": duration, "thoi gian": duration, "thoi han": duration,
}

// quantity is a number of a sentence and what stands behind it.
type quantity struct {
	at      int    // the token that it begins with
	figures string // that token
	measure measure
	spelled bool               // in words: "ba khâu"
	label   []vietnamese.Token // in the row of a table, its label and the first cell
	behind  []vietnamese.Token // up to reach tokens behind the number, its unit first
}

// reach is how many tokens behind a number can say what it counts: "12 triệu
// lượt khách", "5.000 kỹ sư thiết kế vi mạch".
const reach = 5

// quantities are the numbers of a text that count or measure something. Years,
// parts of dates and numbers that are names ("Điều 5", "bến số 7") do not.
func quantities(text string) []quantity {
	tokens := vietnamese.Tokenize(text)
	var found []quantity
	for i := 0; i < len(tokens); {
		label, first := labelsBefore(text[:tokens[i].Start])
		labelled := labelMeasure(label, first)
		if !isAmount(text, tokens, i) && (labelled == anything || tokens[i].Kind != vietnamese.Number) {
			i++
			continue
		}
		q := quantity{at: i, figures: tokens[i].Key, measure: things, spelled: tokens[i].Kind != vietnamese.Number}
		if label != "" {
			q.label = vietnamese.Tokenize(label + " " + first)
		}
		if strings.HasSuffix(strings.TrimRight(text[:tokens[i].Start], " "), "$") {
			q.measure = money
		}
		for i++; i < len(tokens) && (tokens[i].Kind == vietnamese.Number && vietnamese.Adjacent(text, tokens[i-1], tokens[i]) || multiples[tokens[i].Key]); i++ {
		}
		big := multiples[tokens[i-1].Key] && tokens[i-1].Folded != "tram" && tokens[i-1].Folded != "muoi"
		switch gap := textBehind(text, tokens, i); {
		case labelled != anything:
			q.measure = labelled
		case strings.HasPrefix(gap, "%"):
			q.measure = percent
		case strings.HasPrefix(gap, "$"), strings.HasPrefix(gap, "€"):
			q.measure = money
		case i < len(tokens):
			q.behind = tokens[i:min(i+reach, len(tokens))]
			if m := unitAt(tokens, i); m != anything {
				q.measure = raised(text[tokens[i].End:], m)
			}
		case big:
			q.measure = money // "hơn 500 tỷ."
		}
		found = append(found, q)
	}
	return found
}

// labelsBefore returns the label that ends before a number in the row of a table, and the
// first cell of the row: "Vốn FDI (tỷ USD); 2021: 5,26; 2022: ". Both are empty where the
// number has no label.
func labelsBefore(before string) (label, first string) {
	before, labelled := strings.CutSuffix(strings.TrimRight(before, " \u00a0"), ":")
	if !labelled {
		return "", ""
	}
	row := before[strings.LastIndex(before, "\n")+1:]
	first, _, _ = strings.Cut(row, ";")
	return row[strings.LastIndex(row, ";")+1:], first
}

// labelMeasure returns what a label says that its number measures, by the unit or the
// subject that it names: "Giá thuê (USD/m2)". The first cell says it for labels that do not.
func labelMeasure(label, first string) measure {
	if m := measureNamed(label); m != anything {
		return m
	}
	return measureNamed(first)
}

// measureNamed returns what a label measures: the first unit in brackets, or else what it
// is said of.
func measureNamed(label string) measure {
	if _, inside, found := strings.Cut(label, "("); found {
		if strings.HasPrefix(inside, "%") {
			return percent
		}
		tokens := vietnamese.Tokenize(inside)
		for i := range tokens {
			if m := unitAt(tokens, i); m != anything {
				return raised(inside[tokens[i].End:], m)
			}
		}
	}
	tokens := vietnamese.Tokenize(label)
	for i, t := range tokens {
		if i+1 < len(tokens) {
			if m := subjects[t.Folded+" "+tokens[i+1].Folded]; m != anything {
				return m
			}
		}
		if m := subjects[t.Folded]; m != anything && (t.Key == t.Folded || subjectKeys[t.Key]) {
			return m
		}
	}
	return anything
}

// textBehind is what stands between token i-1 and the next, blanks trimmed.
func textBehind(text string, tokens []vietnamese.Token, i int) string {
	end := len(text)
	if i < len(tokens) {
		end = tokens[i].Start
	}
	return strings.TrimLeft(text[tokens[i-1].End:end], " \u00a0)")
}

// raised is what a unit of length measures in the power that stands behind it: "m²", "m³".
func raised(behind string, unit measure) measure {
	switch {
	case unit != length:
	case strings.HasPrefix(behind, "²"):
		return area
	case strings.HasPrefix(behind, "³"):
		return mass
	}
	return unit
}

// unitAt returns what the unit that begins at token i measures.
func unitAt(tokens []vietnamese.Token, i int) measure {
	if i+1 < len(tokens) {
		if m, ok := units[tokens[i].Folded+" "+tokens[i+1].Folded]; ok {
			return m
		}
	}
	return unitOf(tokens[i])
}

// unitOf returns what a unit of one word measures.
func unitOf(t vietnamese.Token) measure {
	m, ok := units[t.Folded]
	if !ok || ambiguousUnit[t.Folded] && t.Key != t.Folded && !unitKeys[t.Key] {
		return anything
	}
	return m
}

// Units whose letters without accents spell other words, and their accented forms.
var (
	ambiguousUnit = wordSet("dong do bang ta mau dam nam thang ngay gio quy tieng buoi thap nhiem tan giay phut tuan won xu")
	unitKeys      = keys("đồng đô bảng tạ mẫu dặm năm tháng ngày giờ quý tiếng buổi thập nhiệm tấn giây phút tuần xu")
)

// isAmount reports whether token i begins a number that counts or measures.
func isAmount(text string, tokens []vietnamese.Token, i int) bool {
	t := tokens[i]
	before := ""
	if i > 0 {
		before = tokens[i-1].Folded
	}
	switch {
	case t.Kind == vietnamese.Number:
		if isModernYear(t.Text) && (i+1 == len(tokens) || units[tokens[i+1].Folded] == anything) && !strings.HasPrefix(textBehind(text, tokens, i+1), "%") {
			return false
		}
		if i > 0 && (calendar[tokens[i-1].Key] && !isEach(tokens, i-1) || numbered[tokens[i-1].Key] && !hasUnit(text, tokens, i)) || strings.HasPrefix(textBehind(text, tokens, i+1), "/") {
			return false
		}
		return true
	case multiples[t.Key]:
		return before == "hang" || before == "may" || before == "vai" || before == "mot" // "hàng nghìn"
	}
	if i+1 == len(tokens) || before == "thu" || before == "cap" {
		return false
	}
	if isOnce(tokens, i) {
		return true
	}
	return counts[t.Key] || t.Key == fiveOrYear && (i == 0 || tokens[i-1].Kind != vietnamese.Number) && tokens[i+1].Kind == vietnamese.Word && !ofTheYear[tokens[i+1].Folded] && !ofYears[before]
}

// isEach reports whether the i-th token, "năm", stands behind a word for each: "mỗi năm 400
// công chức".
func isEach(tokens []vietnamese.Token, i int) bool { return i > 0 && each[tokens[i-1].Key] }

var each = keys("mỗi hằng hàng từng")

// isOnce reports whether "một" counts at the i-th token, as it seldom does: "tối đa một lần".
func isOnce(tokens []vietnamese.Token, i int) bool {
	return tokens[i].Key == one && i+1 < len(tokens) && occasionKeys[tokens[i+1].Key]
}

var (
	one          = vietnamese.Key("một")
	occasionKeys = keys("lần lượt chuyến đợt kỳ kì phiên buổi")
)

// hasUnit reports whether a unit stands behind the number at token i: "cấp 60.000 m³"
// is no grade.
func hasUnit(text string, tokens []vietnamese.Token, i int) bool {
	if gap := textBehind(text, tokens, i+1); strings.HasPrefix(gap, "%") || strings.HasPrefix(gap, "$") {
		return true
	}
	if i+1 == len(tokens) {
		return false
	}
	ofYear := i+2 < len(tokens) && isModernYear(tokens[i+2].Text) // "Điều 5 năm 2020" has no years
	return unitAt(tokens, i+1) != anything && !ofYear || multiples[tokens[i+1].Key]
}

var (
	fiveOrYear = vietnamese.Key("năm")
	// What stands behind "năm" when it is a year, and before it.
	ofTheYear = wordSet("nay nao sau truoc qua toi hoc ngoai vua kia dau cuoi gan lien do va co la thi se duoc bat ke xay")
	ofYears   = wordSet("moi hang tung cac nhieu trong den vao truoc sau tu cua hai ba bon muoi may nhung ca mot dau cuoi hoc trieu")
)

var (
	multiples = keys("mươi trăm nghìn ngàn vạn triệu tỷ tỉ rưỡi")
	// What stands before a number that is a name.
	numbered = keys("điều khoản số mục chương định quyết lô thứ quận tầng bậc cấp điểm hạng nhóm khóa khoá bài kỳ kì lần phường tổ ấp lớp phase no")
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

// occasions are counted where something is done again and again.
var occasions = wordSet("lan luot chuyen dot ki phien buoi")

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
	if slices.ContainsFunc(q.number.counted, func(w word) bool { return w.Folded == "lan" }) && nthTime.MatchString(sentence) {
		return true
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

// nthTime matches what tells how many times something is done: "vi phạm lần thứ ba".
var nthTime = regexp.MustCompile(`(?i)lần thứ`)

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
