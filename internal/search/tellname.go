package search

import (
	"strings"
	"unicode/utf8"

	"haiphongbot/internal/vietnamese"
)

// tellsName reports whether a sentence holds a name that the question does not
// have already: a word that is no Vietnamese syllable, or two words with capital
// letters. That of a place is none, unless places are asked for: a list of
// countries does not say who is who.
func (x *shard) tellsName(q *query, sentence string) bool {
	places := q.asksPlaces()
	tokens := vietnamese.Tokenize(sentence)
	if q.asksWhichCompany() {
		return q.namesCompany(tokens)
	}
	if kind := q.kindAsked(); kind != "" {
		return q.namesKind(tokens, kind)
	}
	if q.asksWhoIs() {
		if q.namesHolder(tokens) {
			return true
		}
		if !q.namesPerson(tokens) {
			return false
		}
	}
	does := q.asksWhoDoes()
	if does && q.saysWho(tokens) {
		return true
	}
	run := 0 // capital letters one behind the other
	for i := 0; i < len(tokens); {
		t := tokens[i]
		if does && i+1 < len(tokens) && beginsBody[t.Folded+" "+tokens[i+1].Folded] && !q.says(t) {
			return true
		}
		if n, _ := x.places.at(tokens[i:]); n > 0 {
			if places && !q.says(t) && !isHome(sentence[t.Start:tokens[i+n-1].End]) {
				return true
			}
			i, run = i+n, 0
			continue
		}
		i++
		if does && authorities[t.Key] && capital(t.Text) && i < len(tokens) && capital(tokens[i].Text) && !q.says(tokens[i]) {
			return true
		}
		if t.Kind != vietnamese.Word || !capital(t.Text) || q.says(t) {
			run = 0
			continue
		}
		if does && authorities[t.Key] && (i > 1 || i < len(tokens) && capital(tokens[i].Text)) {
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
		if heads[w.Folded] && foldedAt(q.words, 0) == "who" {
			return true
		}
		who = who || askWho[w.Folded] || w.Folded == "nao" && honorific[before] || before == "ten" && (w.Folded == "la" || w.Folded == "gi")
		office = office || offices[w.Folded] || offices[before+" "+w.Folded]
	}
	return who && office
}

// asksWhoDoes reports whether a question asks who does something: an authority
// may, and documents name it by its office.
func (q *query) asksWhoDoes() bool {
	own := q.words[:q.own]
	first, next := foldedAt(own, 0), foldedAt(own, 1)
	if (first == "ai" && !isAcronym(own, 0) || first == "who") && next != "la" && next != "is" && !q.asksWhoIs() {
		return true
	}
	return q.somewhere(bodyAskedAt)
}

// saysWho reports whether tokens have, behind somebody, the verb that stands behind "ai"
// in the question: "ai sẽ nỗ lực đổi mới" and "Hải Phòng sẽ nỗ lực đổi mới".
func (q *query) saysWho(tokens []vietnamese.Token) bool {
	own := q.words[:q.own]
	if foldedAt(own, 0) != "ai" {
		return false
	}
	verb := 1
	for verb < len(own) && tenses[own[verb].meant.Key] {
		verb++
	}
	if verb+1 >= len(own) {
		return false
	}
	for i := 1; i+1 < len(tokens); i++ {
		if tokens[i].Folded == own[verb].Folded && tokens[i+1].Folded == own[verb+1].Folded {
			before := i - 1
			if before > 0 && tenses[tokens[before].Key] {
				before--
			}
			return doers[tokens[before].Key] || before > 0 && capital(tokens[before].Text)
		}
	}
	return false
}

// doers end what does something: "thành phố", "chính quyền", "doanh nghiệp".
var doers = keys("phố bộ quyền dân ủy uỷ ban sở tỉnh huyện nghiệp tâm hội trường viện quận xã phường đảng")

// tenses stand between who does something and the verb.
var tenses = keys("sẽ đã đang")

// bodyAskedAt reports whether the i-th word asks which body does something: "cơ
// quan nào", "sở nào".
func bodyAskedAt(words []word, i int) bool {
	f := func(n int) string { return foldedAt(words, i+n) }
	switch f(-1) {
	case "bo":
		return f(0) == "nao" && i > 1 && words[i-1].Key == ministry && !notMinistry[f(-2)]
	case "so", "cuc":
		return f(0) == "nao" && f(-2) != "ho" && f(-2) != "co" && f(-2) != "chien" && f(-2) != "con"
	}
	return f(0) == "nao" && bodies[f(-2)+" "+f(-1)]
}

// ministry is "bộ", notMinistry what it stands behind as a part of another word.
var (
	ministry    = vietnamese.Key("bộ")
	notMinistry = wordSet("can toan noi dong tien canh cong trang ca")
)

var bodies = pairSet("don vi, co quan, to chuc, phong ban")

// beginsBody begin the names of bodies that documents also write in small letters, or
// that may begin a sentence.
var beginsBody = pairSet("trung tam, uy ban, ban quan, ban chi, hoi dong, mat tran, cong an, chi cuc, tram y, chinh quyen, hiep hoi, hoi nong, hoi phu, doan thanh, bo doi")

// authorities begin the names of offices.
var authorities = keys("Ủy Uỷ Sở Ban Phòng Hội Hiệp Đảng Chính Cục Chi Bộ Mặt Đoàn Công Thanh Tổ Trung")

// heads are what one does who holds an office.
var heads = wordSet("heads leads chairs runs directs")

var (
	askWho  = wordSet("ai who whose name names")
	offices = pairSet("chu tich, bi thu, giam doc, truong ban, truong phong, tong giam, thi truong, bo truong, hieu truong, vien truong, thu tuong, dien gia, khach moi, truong doan, tac gia, nguoi ki, nguoi dai, nguoi phu, " +
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
		if familyNames[t.Key] && i > 0 && (introduced[tokens[i-1].Folded] && capitals(tokens[i+1:]) > 0 || capitals(tokens[i+1:]) > 2) {
			return true
		}
		if i > 0 && !vietnamese.ValidSyllable(t.Folded) && utf8.RuneCountInString(t.Text) > 3 && t.Text != strings.ToUpper(t.Text) {
			return true
		}
	}
	return false
}

// namesHolder reports whether tokens say of what other office the one is who holds that of
// the question: "do Chủ tịch Ủy ban nhân dân thành phố làm trưởng ban".
func (q *query) namesHolder(tokens []vietnamese.Token) bool {
	office := false // one that the question does not have
	for i := 0; i+2 < len(tokens); i++ {
		isOffice := func(i int) bool { return offices[tokens[i].Folded+" "+tokens[i+1].Folded] }
		switch {
		case isOffice(i) && !q.says(tokens[i+1]):
			office = true
		case office && servesAs[tokens[i].Key] && isOffice(i+1) && q.says(tokens[i+1]) && q.says(tokens[i+2]):
			return true
		}
	}
	return false
}

// servesAs stand before an office that somebody has.
var servesAs = keys("làm giữ kiêm")

// capitals counts the words with a capital letter that tokens begin with.
func capitals(tokens []vietnamese.Token) int {
	n := 0
	for n < len(tokens) && tokens[n].Kind == vietnamese.Word && capital(tokens[n].Text) {
		n++
	}
	return n
}

// familyNames are the commonest Vietnamese family names: some nine in ten people
// bear one of them.
var familyNames = keys("Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đinh Lương Trịnh Đoàn Vương Trương Lâm Phùng Tô Tạ Chu Cao Thái Quách Tống Lưu Kiều Nghiêm Đàm")

// asksPlaces reports whether the names asked for are those of places.
func (q *query) asksPlaces() bool { return len(q.placeKind()) > 0 }

// placesTold returns the slots of the words for the places whose names are asked for, when
// a sentence tells some: the names of countries say that they are.
func (x *shard) placesTold(q *query, sentence string) []int {
	if kind := q.placeKind(); kind != nil && x.tellsName(q, sentence) {
		return kind
	}
	return nil
}

// placeKind returns the slots of the words for the places whose names are asked for:
// "nước nào", "những quốc gia, khu vực nào", "các tỉnh", "which countries".
func (q *query) placeKind() []int {
	own := q.words[:q.own]
	var several []int
	for i, w := range own {
		switch {
		case w.Folded == "nao":
			if kinds := q.placesBefore(i); len(kinds) > 0 {
				return kinds
			}
		case several == nil && kindsOfPlace[w.Folded] && (severally[foldedAt(own, i-1)] || foldedAt(own, i-2) == "which"):
			several = []int{i}
		}
	}
	return several
}

// placesBefore returns the slots of words for kinds of place, one or several of them,
// that end before the i-th word.
func (q *query) placesBefore(i int) []int {
	own := q.words[:q.own]
	var slots []int
	for at := i - 1; at >= 0; {
		switch one, before := foldedAt(own, at), foldedAt(own, at-1); {
		case widePlaces[before+" "+one] || kindsOfPlace[before] && own[at].attached: // "quốc gia", "tỉnh thành"
			slots = append(slots, at-1, at)
			at -= 2
		case kindsOfPlace[one]:
			slots = append(slots, at)
			at--
		case joining[one] && len(slots) > 0:
			at--
		default:
			return slots
		}
	}
	return slots
}

var (
	kindsOfPlace = wordSet("nuoc quoc tinh huyen quan vung country countries city cities province provinces region regions market markets partner partners")
	widePlaces   = pairSet("thanh pho, khu vuc, thi truong, lanh tho, chau luc, dia phuong, doi tac")
	severally    = wordSet("cac nhung which what of")
	joining      = wordSet("va hay hoac")
)
