package search

import (
	"strings"
	"unicode/utf8"

	"haiphongbot/internal/vietnamese"
)

// kindAsked returns the kind of place or institution whose name is asked for,
// "" when it is none that documents always write before the name.
func (q *query) kindAsked() string {
	own := q.words[:q.own]
	for i := range own {
		if foldedAt(own, i) != "nao" {
			continue
		}
		for _, kind := range []string{foldedAt(own, i-2) + " " + foldedAt(own, i-1), foldedAt(own, i-1)} {
			if beforeItsName[kind] && !notNamed[foldedAt(own, i-2)] && (kind != "quan" || namedAccented[own[i-1].meant.Key]) {
				return kind
			}
		}
	}
	return ""
}

var beforeItsName = pairSet("nga tu, quan, phuong, xa, benh vien, truong, dai hoc, khach san, ngan hang, duong, pho, tuyen duong, cau, cho")

// namesKind reports whether tokens hold a name behind a word for its kind:
// "đường Lạch Tray", "bệnh viện Việt Tiệp".
func (q *query) namesKind(tokens []vietnamese.Token, kind string) bool {
	const within = 4 // "trường đại học Hàng hải"
	two := strings.Contains(kind, " ")
	for i, t := range tokens {
		here := t.Folded
		if i > 0 && two {
			here = tokens[i-1].Folded + " " + t.Folded
		}
		if here != kind && !alsoCalled[kind][t.Folded] {
			continue
		}
		for _, name := range tokens[i+1 : min(i+1+within, len(tokens))] {
			if (capital(name.Text) || name.Kind == vietnamese.Number) && !q.says(name) {
				return true
			}
		}
	}
	return false
}

// alsoCalled are the words before a name of the same kind.
var alsoCalled = map[string]map[string]bool{
	"duong": streets, "pho": streets, "tuyen duong": streets,
	"truong": schools, "dai hoc": schools,
}

var (
	streets = wordSet("duong pho lo ngo tuyen") // "đại lộ", "quốc lộ"
	schools = wordSet("truong hoc vien dang")   // "đại học", "học viện", "cao đẳng"
)

// asksWhichCompany reports whether a question asks for the name of a company. As
// the subject ("doanh nghiệp nào được miễn thuế?") it asks for a kind of company.
func (q *query) asksWhichCompany() bool {
	return q.somewhere(companyAskedAt)
}

// somewhere reports whether something is true of the question at one of its words.
func (q *query) somewhere(is func(words []word, i int) bool) bool {
	own := q.words[:q.own]
	for i := range own {
		if is(own, i) {
			return true
		}
	}
	return false
}

// companyAskedAt reports whether the i-th word asks for the name of a company:
// "là doanh nghiệp nào", "với những công ty nào", "which firm".
func companyAskedAt(words []word, i int) bool {
	f := func(n int) string { return foldedAt(words, i+n) }
	switch f(0) {
	case "nao":
		before := -2
		if companies[f(-2)+" "+f(-1)] {
			before = -3
		} else if !companies[f(-1)] {
			return false
		}
		if f(before) == "nhung" || f(before) == "cac" {
			before--
		}
		return beforeName[f(before)] || builders[f(-2)+" "+f(-1)] && !isKindOfCompany(words, i)
	case "which", "what":
		return companies[f(1)]
	}
	return false
}

// isKindOfCompany reports whether the i-th word, "nào", asks which kind of
// company something is true of: "công ty nào xả thải thì bị phạt".
func isKindOfCompany(words []word, i int) bool {
	f := func(n int) string { return foldedAt(words, i+n) }
	if !companies[f(-1)] && !companies[f(-2)+" "+f(-1)] {
		return false
	}
	for n := 1; i+n < len(words); n++ {
		switch f(n) {
		case "thi":
			if f(n-1) != "do" { // "đô thị"
				return true
			}
		case "bi", "phai", "duoc":
			return true
		}
	}
	return false
}

var (
	companies = pairSet("doanh nghiep, cong ty, cty, dn, tap doan, nha thau, chu dau, nha cung, hang, company, companies, firm, firms, supplier, contractor, developer, investor")
	// Those that are asked for by name even as the subject: "nhà thầu nào xây cầu".
	builders = pairSet("nha thau, chu dau, cong ty, tap doan, nha cung, lien doanh")
	// What stands before a company that is asked for by name.
	beforeName = wordSet("la do voi boi cho cua")
	// What stands before or in the name of a company.
	companyMarks = pairSet("cong ty, tap doan, lien doanh, ngan hang, tnhh, co phan, group, corp, corporation, holdings, jsc, ltd, inc")
)

// namesCompany reports whether tokens hold the name of a company that the
// question does not have: a word with a capital letter behind a word for
// companies, or one that is no Vietnamese syllable.
func (q *query) namesCompany(tokens []vietnamese.Token) bool {
	marked := false
	for i, t := range tokens {
		marked = marked || companyMarks[t.Folded] || i > 0 && companyMarks[tokens[i-1].Folded+" "+t.Folded]
		if t.Kind != vietnamese.Word || !capital(t.Text) || q.says(t) || i == 0 {
			continue
		}
		if marked || !vietnamese.ValidSyllable(t.Folded) && utf8.RuneCountInString(t.Text) > 3 {
			return true
		}
	}
	return false
}
