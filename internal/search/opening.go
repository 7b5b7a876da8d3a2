package search

import (
	"slices"

	"haiphongbot/internal/vietnamese"
)

// opens returns what a question wants that begins with the figure or the name it
// asks for ("số doanh nghiệp thành lập mới", "phí tư vấn tính ra sao", "tên giám
// đốc"), or that asks which of named things is the most of its kind.
func opens(tokens []word) offer {
	f := func(i int) string { return foldedAt(tokens, i) }
	if len(tokens) < 3 || asksWhether(lastWord(tokens)) || slices.ContainsFunc(tokens, func(w word) bool { return w.Key == "hay" }) {
		return 0
	}
	first := tokens[0]
	switch {
	case first.Folded == "ten" && !notName[f(1)] && vietnamese.ValidSyllable(f(1)): // no "ten years"
		return offersName
	case first.Folded == "so" && (first.Key == numberOf || first.Key == first.Folded) && f(1) != "voi" && f(1) != "sanh" && f(1) != "lieu" && !dialled[f(1)] && canBeCounted(tokens[1].meant):
		return offersNumber
	case f(0) == "tien" && f(1) == "kha": // "tiền khả thi"
	case (subjects[f(0)] == money && (subjectKeys[first.Key] || f(0) == "gia" && first.Key == f(0) && !behindGia[f(1)]) || subjects[f(0)+" "+f(1)] == money) && f(2) != "va" && !asksOther(tokens):
		return offersNumber
	}
	which, most, kind := false, false, false
	for i := range tokens {
		which = which || f(i) == "nao" && !beforeWhen[f(i-1)] || f(i) == "which"
		most = most || f(i) == "nhat" && f(i-min(i, 1)) != "thong" || f(i) == "biggest" || f(i) == "largest" || f(i) == "first" || f(i-1) == "dau" && f(i) == "tien"
		kind = kind || ofAKind[f(i)] || ofAKind[f(i)+" "+f(i+1)] || ofAKindAccented[tokens[i].meant.Key]
	}
	if which && most && kind {
		return offersName
	}
	return 0
}

// notName stands behind "tên" where that begins another word: "tên lửa", "tên miền".
var notName = wordSet("lua mien tuoi dan bay dot")

// beforeWhen stands before "nào" where that asks when or how.
var beforeWhen = wordSet("khi luc the ngay thang nam")

// behindGia stands behind "gia" when that is not "giá", the price.
var behindGia = wordSet("dinh tri tang nhap cong lai han toc vi")

// asksOther reports whether a question that begins with money asks for something
// else about it: "kinh phí lấy từ đâu", "phí nào được miễn".
func asksOther(tokens []word) bool {
	for i, w := range tokens {
		if w.Folded == "may" && designated[foldedAt(tokens, i-1)] {
			return true // "lương tối thiểu vùng mấy"
		}
		if w.Key != w.Folded && !otherAsking[w.Key] {
			continue // "đầu tư" is not "ở đâu"
		}
		switch w.Folded {
		case "dau":
			if foldedAt(tokens, i+1) != "tu" {
				return true
			}
		case "ai", "gi", "where", "who":
			return true

		case "nao":
			if before := foldedAt(tokens, i-1); before != "the" && before != "ra" {
				return true
			}
		}
	}
	return false
}

var otherAsking = keys("đâu gì nào")

// ofAKind are kinds of thing of which each has a name, ofAKindAccented those whose letters
// without accents are other words too.
var (
	ofAKind         = pairSet("doanh nghiep, cong ty, cty, tap doan, du an, khu cong, kcn, ngan hang, benh vien, truong, dai hoc, khach san, nha dau, tuyen duong, nha may, company, companies, project, projects, bank, hospital, university")
	ofAKindAccented = keys("chợ cảng cầu xã phường")
)
