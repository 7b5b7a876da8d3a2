package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"haiphongbot/internal/vietnamese"
)

// offerOf looks at the tokens of one sentence.
func offerOf(tokens []vietnamese.Token) offer {
	var o offer
	for i, t := range tokens {
		if t.Kind == vietnamese.Number {
			if isYear(t.Text) || i > 0 && calendar[tokens[i-1].Key] {
				o |= offersDate
			}
			if !isModernYear(t.Text) && (i == 0 || !calendar[tokens[i-1].Key]) {
				o |= offersNumber
			}
		}
		if i > 0 && tokens[i-1].Key == weekday && capital(t.Text) {
			o |= offersDate
		}
		if numerals[t.Key] || counts[t.Key] {
			o |= offersNumber
		}
		if causes[t.Key] || i > 0 && causes[tokens[i-1].Key+" "+t.Key] {
			o |= offersReason
		}
		if papers[t.Folded] || i > 0 && papers[tokens[i-1].Folded+" "+t.Folded] {
			o |= offersPapers
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
	counts   = keys("hai ba bốn sáu bảy tám chín mười") // of what follows
	weekday  = vietnamese.Key("thứ")                    // before a capital letter: "thứ Sáu"
	calendar = keys("ngày tháng năm")                   // what stands before a part of a date
)

// causes lead to a reason, a purpose or a result.
var causes = pairKeys("vì, do, bởi, nhằm, nhờ, để, nguyên nhân, lý do, dẫn đến, gây ra")

// pairKeys holds the keys of terms of one or two words that are divided by commas.
func pairKeys(terms string) map[string]bool {
	m := map[string]bool{}
	for _, term := range strings.Split(terms, ", ") {
		var key []string
		for _, t := range vietnamese.Tokenize(term) {
			key = append(key, t.Key)
		}
		m[strings.Join(key, " ")] = true
	}
	return m
}

func keys(words string) map[string]bool {
	m := map[string]bool{}
	for _, t := range vietnamese.Tokenize(words) {
		m[t.Key] = true
	}
	return m
}

// lacks reports whether the question asks for a kind of fact that the
// candidate's best sentence does not hold of what is asked.
func (x *Index) lacks(q *query, k candidate) bool {
	if q.wants == 0 || k.evidence.best >= len(x.corpus.passages[k.passage].body.offers) {
		return false
	}
	item := q.item(x.sentenceOf(k))
	return !x.tells(q, offerOf(vietnamese.Tokenize(item)), item)
}

// lacksAltogether reports whether no sentence of the passage holds the kind of
// fact that the question asks for.
func (x *Index) lacksAltogether(q *query, k candidate) bool {
	text := x.passages[k.passage].Text
	return !slices.ContainsFunc(vietnamese.Sentences(text), func(span vietnamese.Span) bool {
		sentence := text[span.Start:span.End]
		return x.tells(q, offerOf(vietnamese.Tokenize(sentence)), sentence)
	})
}

// tells reports whether a sentence that offers some kinds of fact holds the one
// that the question asks for.
func (x *Index) tells(q *query, offers offer, sentence string) bool {
	if offers&q.wants == 0 {
		return false
	}
	switch q.wants {
	case offersName:
		return x.tellsName(q, sentence)
	case offersNumber:
		return q.number.meets(sentence)
	}
	return true
}

// sentenceOf is the candidate's best sentence.
func (x *Index) sentenceOf(k candidate) string {
	text := x.passages[k.passage].Text
	spans := vietnamese.Sentences(text)
	if k.evidence.best >= len(spans) {
		return ""
	}
	return text[spans[k.evidence.best].Start:spans[k.evidence.best].End]
}

// says reports whether the question itself has a token, accents aside.
func (q *query) says(t vietnamese.Token) bool {
	return slices.ContainsFunc(q.words[:q.own], func(w word) bool { return w.Folded == t.Folded })
}

// tellsName reports whether a sentence holds a name that the question does not
// have already: a word that is no Vietnamese syllable, or two words with capital
// letters. That of a place is none, unless places are asked for: a list of
// countries does not say who is who.
func (x *Index) tellsName(q *query, sentence string) bool {
	places := q.asksPlaces()
	tokens := vietnamese.Tokenize(sentence)
	if q.asksWhichCompany() && !q.namesCompany(tokens) {
		return false
	}
	if kind := q.kindAsked(); kind != "" && !q.namesKind(tokens, kind) {
		return false
	}
	if q.asksWhoIs() && !q.namesPerson(tokens) {
		return false
	}
	run := 0 // capital letters one behind the other
	for i := 0; i < len(tokens); {
		t := tokens[i]
		if n := x.places.at(tokens[i:]); n > 0 {
			if places && !q.says(t) {
				return true
			}
			i, run = i+n, 0
			continue
		}
		i++
		if t.Kind != vietnamese.Word || !capital(t.Text) || q.says(t) {
			run = 0
			continue
		}
		if i > 1 && q.asksWhoDoes() && authorities[t.Key] {
			return true
		}
		foreign := !vietnamese.ValidSyllable(t.Folded) && utf8.RuneCountInString(t.Text) > 3
		if run++; run > 1 || foreign && i > 1 {
			return true
		}
	}
	return false
}

// asksWhoIs reports whether a question asks who holds an office: then the name
// of an authority is no answer.
func (q *query) asksWhoIs() bool {
	who, office := false, false
	for i, w := range q.words[:q.own] {
		before := ""
		if i > 0 {
			before = q.words[i-1].Folded
		}
		who = who || askWho[w.Folded] || w.Folded == "nao" && honorific[before] || before == "ten" && (w.Folded == "la" || w.Folded == "gi")
		office = office || offices[w.Folded] || offices[before+" "+w.Folded]
	}
	return who && office
}

// asksWhoDoes reports whether a question asks who does something: an authority
// may, and documents name it by its office.
func (q *query) asksWhoDoes() bool {
	first, next := foldedAt(q.words[:q.own], 0), foldedAt(q.words[:q.own], 1)
	return (first == "ai" || first == "who") && next != "la" && next != "is" && !q.asksWhoIs()
}

// authorities begin the names of offices.
var authorities = keys("Ủy Uỷ Sở Ban Phòng Hội Đảng Chính Cục Chi Bộ Mặt Đoàn Công Thanh Tổ Trung")

var (
	askWho  = wordSet("ai who whose name names")
	offices = pairSet("chu tich, bi thu, giam doc, truong ban, truong phong, tong giam, thi truong, bo truong, hieu truong, vien truong, thu tuong, " +
		"chairman, director, head, mayor, secretary, president, minister, principal, ceo")
)

// honorific stands before the name of a person, or before "nào" in its place.
var honorific = wordSet("ong ba co thay anh chi")

// introduced ends what stands before the name of a person in a document: "ông",
// "đồng chí", an office or a degree.
var introduced = wordSet("ong ba co thay chi doc tich thu truong tuong si su")

// namesPerson reports whether tokens hold the name of a person that the question
// does not have: a Vietnamese family name and another word with a capital letter
// behind an office or an honorific, or a word with a capital letter that is no
// Vietnamese syllable.
func (q *query) namesPerson(tokens []vietnamese.Token) bool {
	for i, t := range tokens {
		if t.Kind != vietnamese.Word || !capital(t.Text) || q.says(t) {
			continue
		}
		if familyNames[t.Key] && i > 0 && introduced[tokens[i-1].Folded] && i+1 < len(tokens) && tokens[i+1].Kind == vietnamese.Word && capital(tokens[i+1].Text) {
			return true
		}
		if i > 0 && !vietnamese.ValidSyllable(t.Folded) && utf8.RuneCountInString(t.Text) > 3 && t.Text != strings.ToUpper(t.Text) {
			return true
		}
	}
	return false
}

// kindAsked returns the kind of place or institution whose name is asked for,
// "" when it is none that documents always write before the name.
func (q *query) kindAsked() string {
	own := q.words[:q.own]
	for i := range own {
		if foldedAt(own, i) != "nao" {
			continue
		}
		for _, kind := range []string{foldedAt(own, i-2) + " " + foldedAt(own, i-1), foldedAt(own, i-1)} {
			if beforeItsName[kind] && !notNamed[foldedAt(own, i-2)] {
				return kind
			}
		}
	}
	return ""
}

var beforeItsName = pairSet("nga tu, phuong, xa, benh vien, truong, dai hoc, khach san, ngan hang, duong, pho, tuyen duong, cau, cho")

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
	own := q.words[:q.own]
	for i := range own {
		if companyAskedAt(own, i) {
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
		return beforeName[f(before)]
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
	return slices.ContainsFunc(words[i+1:], func(w word) bool {
		return w.Folded == "thi" || w.Folded == "bi" || w.Folded == "phai" || w.Folded == "duoc"
	})
}

var (
	companies = pairSet("doanh nghiep, cong ty, cty, dn, tap doan, nha thau, chu dau, nha cung, hang, company, companies, firm, firms, supplier, contractor, developer, investor")
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

// familyNames are the commonest Vietnamese family names: some nine in ten people
// bear one of them.
var familyNames = keys("Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đinh Lương Trịnh Đoàn Vương Trương Lâm Phùng Tô Tạ Chu Cao Thái Quách Tống Lưu Kiều Nghiêm Đàm")

// asksPlaces reports whether the names asked for are those of places: "nước
// nào", "các tỉnh", "which countries".
func (q *query) asksPlaces() bool {
	own := q.words[:q.own]
	for i, w := range own {
		if !kindsOfPlace[w.Folded] {
			continue
		}
		if i+1 < len(own) && own[i+1].Folded == "nao" || i+2 < len(own) && own[i+2].Folded == "nao" {
			return true
		}
		if i > 0 && severally[own[i-1].Folded] {
			return true
		}
	}
	return false
}

var (
	kindsOfPlace = wordSet("nuoc quoc tinh huyen quan vung country countries city cities province provinces region regions")
	severally    = wordSet("cac nhung which what of")
)
