package search

import (
	"strings"

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

// occasionWords are counted where something is done again and again.
const occasionWords = "lần lượt chuyến đợt kỳ kì phiên buổi"

// isOnce reports whether "một" counts at the i-th token, as it seldom does: "tối đa một lần".
func isOnce(tokens []vietnamese.Token, i int) bool {
	return tokens[i].Key == one && i+1 < len(tokens) && occasionKeys[tokens[i+1].Key]
}

var (
	one          = vietnamese.Key("một")
	occasionKeys = keys(occasionWords)
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
