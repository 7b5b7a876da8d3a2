package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"haiphongbot/internal/vietnamese"
)

// offer says which kinds of fact a sentence holds.
type offer uint8

const (
	offersNumber offer = 1 << iota
	offersDate         // a year, or a day or month
	offersName         // a capitalised word inside the sentence
)

// offerOf looks at the tokens of one sentence.
func offerOf(tokens []vietnamese.Token) offer {
	var o offer
	for i, t := range tokens {
		if t.Kind == vietnamese.Number {
			o |= offersNumber
			if isYear(t.Key) || i > 0 && (tokens[i-1].Folded == "thang" || tokens[i-1].Folded == "ngay" || tokens[i-1].Folded == "nam") {
				o |= offersDate
			}
		}
		if numerals[t.Key] {
			o |= offersNumber
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

var numerals = func() map[string]bool {
	m := map[string]bool{}
	for _, t := range vietnamese.Tokenize("hai ba bốn sáu bảy tám chín mười trăm nghìn ngàn triệu tỷ") {
		m[t.Key] = true
	}
	return m
}()

// machine is "máy", which is not "mấy".
var machine = vietnamese.Key("máy")

// wants returns what a sentence must offer to answer the question.
func wants(tokens []word) offer {
	f := func(i int) string {
		if i >= 0 && i < len(tokens) {
			return tokens[i].Folded
		}
		return ""
	}
	asks := false // with a question word that may ask for anything
	for i, w := range tokens {
		if o := demands[f(i)+" "+f(i+1)]; o != 0 {
			return o
		}
		switch f(i) {
		case "may":
			if i+1 < len(tokens) && w.Key != machine && w.Text == strings.ToLower(w.Text) {
				return offersNumber
			}
		case "ai", "who":
			if i == 0 || i == len(tokens)-1 || f(i-1) == "la" {
				return offersName
			}
		case "when":
			if i == 0 {
				return offersDate
			}
		}
		asks = asks || vietnamese.ClassOf(w.Token) == vietnamese.Asking
	}
	for i := range tokens {
		if o := measures[f(i)+" "+f(i+1)]; o != 0 && !asks && f(i-1) != "danh" {
			return o
		}
		if f(i) == "population" && (!asks || f(0) == "what") {
			return offersNumber
		}
	}
	return 0
}

// demands are pairs of words that ask for a kind of fact.
var demands = map[string]offer{
	"bao nhieu": offersNumber, "bao lau": offersNumber, "bao xa": offersNumber, "thu may": offersNumber,
	"how many": offersNumber, "how much": offersNumber, "how long": offersNumber, "how far": offersNumber, "what percentage": offersNumber,
	"bao gio": offersDate, "khi nao": offersDate, "nam nao": offersDate, "ngay nao": offersDate, "thang nao": offersDate, "luc nao": offersDate,
	"what year": offersDate, "which year": offersDate, "what date": offersDate,
	"danh sach": offersName, "ten cac": offersName, "ten nhung": offersName, "list of": offersName,
}

// measures name a figure; without another question word the figure is asked for.
var measures = map[string]offer{
	"ti le": offersNumber, "ty le": offersNumber, "ti trong": offersNumber, "ty trong": offersNumber, "dan so": offersNumber, "dien tich": offersNumber,
	"chi so": offersNumber, "hoc phi": offersNumber, "le phi": offersNumber, "muc luong": offersNumber, "lai suat": offersNumber, "thue suat": offersNumber,
	"gia thue": offersNumber, "gia dat": offersNumber, "gia ve": offersNumber, "gia nha": offersNumber, "gia dien": offersNumber, "gia nuoc": offersNumber,
	"gia vang": offersNumber, "gia xang": offersNumber, "gia phong": offersNumber, "price of": offersNumber, "price per": offersNumber, "cost of": offersNumber,
	"lease price": offersNumber, "growth rate": offersNumber, "minimum wage": offersNumber,
}

// capital reports whether a word begins with a capital letter.
func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// demand names the kind of fact for the caller.
func (o offer) demand() Demand {
	switch o {
	case offersNumber:
		return DemandQuantity
	case offersDate:
		return DemandDate
	case offersName:
		return DemandPerson
	}
	return DemandNone
}
