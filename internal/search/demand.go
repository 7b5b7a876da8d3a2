package search

import (
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

// wants returns what a sentence must offer to answer the question.
func wants(tokens []word) offer {
	f := func(i int) string {
		if i >= 0 && i < len(tokens) {
			return tokens[i].Folded
		}
		return ""
	}
	for i := range tokens {
		switch f(i) {
		case "bao":
			if f(i+1) == "nhieu" {
				return offersNumber
			}
			if f(i+1) == "gio" {
				return offersDate
			}
			if f(i+1) == "lau" || f(i+1) == "xa" {
				return offersNumber
			}
		case "may":
			if i+1 < len(tokens) && tokens[i].Key != "máy" {
				return offersNumber
			}
		case "khi", "nam", "ngay", "thang", "luc":
			if f(i+1) == "nao" {
				return offersDate
			}
		case "ai":
			if i == 0 || i == len(tokens)-1 || f(i-1) == "la" {
				return offersName
			}
		}
	}
	return 0
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
