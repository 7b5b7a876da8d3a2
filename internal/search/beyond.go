package search

import "haiphongbot/internal/vietnamese"

// asksPart reports whether a question asks for a part of a total, of which
// documents mostly give only the whole: "riêng huyện A", "trong 120 dự án có bao
// nhiêu", "how many of the 120".
func (q *query) asksPart() bool {
	if q.wants != offersNumber {
		return false
	}
	own := q.words[:q.own]
	for i := range own {
		f := func(n int) string { return foldedAt(own, i+n) }
		number := func(n int) bool {
			return i+n < len(own) && own[i+n].Kind == vietnamese.Number && !isYear(own[i+n].Key)
		}
		switch f(0) {
		case "rieng", "alone":
			return true
		case "trong":
			if number(1) || f(1) == "so" && number(2) || f(1) == "tong" {
				return true
			}
		case "of":
			if number(1) || f(1) == "the" && number(2) {
				return true
			}
		}
	}
	return false
}

// asksOutcome reports whether a question asks what has become of something: "đến
// nay", "đã … chưa", "so far". Documents that plan mostly do not tell.
func (q *query) asksOutcome() bool {
	own := q.words[:q.own]
	already, yet := false, false
	for i, w := range own {
		if (outcome[w.Folded] || outcome[w.Folded+" "+foldedAt(own, i+1)]) && !isConsequence(own, i) {
			return true
		}
		already = already || w.Folded == "da"
		yet = yet || already && w.Folded == "chua" && i >= len(own)-4
	}
	return yet
}

// isConsequence reports whether the i-th word says what follows from something in
// general, or belongs to another word: "là kết quả của", "results in", "công bố kết quả",
// "kiểm tra thực tế".
func isConsequence(words []word, i int) bool {
	f := func(n int) string { return foldedAt(words, i+n) }
	switch {
	case f(1) == "qua":
		return copulas[f(-1)] || handedIn[f(-1)]
	case f(0) == "results":
		return f(1) == "in"
	}
	return f(-2) == "kiem" && f(-1) == "tra"
}

var (
	copulas  = wordSet("la dang")
	handedIn = wordSet("trinh tra nhan gui bao bo")
)

// asksBeyond reports whether a question asks for a later one of some things than a
// sentence counts: "khâu đột phá thứ tư" of "ba khâu đột phá".
func (q *query) asksBeyond(sentence string) bool {
	own := q.words[:q.own]
	for i, w := range own {
		rank := ordinals[w.Folded]
		of := numberAsked{counted: own[i:]}
		if w.Folded == "thu" && i+1 < len(own) {
			rank, of.counted = cardinals[own[i+1].Folded], own[max(0, i-reach):i]
		}
		if rank == 0 {
			continue
		}
		for _, n := range quantities(sentence) {
			count := cardinals[vietnamese.Fold(n.figures)]
			if count > 0 && count < rank && n.measure == things && (of.isCounted(n) || q.language == vietnamese.English) {
				return true
			}
		}
	}
	return false
}

var (
	cardinals = map[string]int{
		"mot": 1, "nhat": 1, "hai": 2, "nhi": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
		"1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6, "7": 7, "8": 8, "9": 9, "10": 10,
	}
	ordinals = map[string]int{"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}
)

var outcome = pairSet("den nay, thuc te, nam ngoai, nam qua, vua qua, vua roi, ket qua, toi nay, so far, to date, actually, already, results, last year, have been, has been")

// tellsOutcome reports whether a sentence tells what has become of something.
func tellsOutcome(sentence string) bool {
	tokens := vietnamese.Tokenize(sentence)
	for i, t := range tokens {
		if accomplished[t.Key] || t.Key == presently && !partOfWord(tokens, i) {
			return true
		}
	}
	return false
}

// partOfWord reports whether "hiện" is a syllable of another word: "hiện đại", "thực hiện".
func partOfWord(tokens []vietnamese.Token, i int) bool {
	return i > 0 && beforePresently[tokens[i-1].Folded] || i+1 < len(tokens) && behindPresently[tokens[i+1].Folded]
}

var (
	accomplished    = keys("đã vừa từng đang")
	presently       = vietnamese.Key("hiện")
	beforePresently = wordSet("thuc the xuat phat bieu")
	behindPresently = wordSet("dai thuc vat tuong hinh than")
)
