package search

import (
	"slices"

	"haiphongbot/internal/vietnamese"
)

// askedNouns are nouns before "nào", "gì", "chi" and "mấy", or a few words behind "which"
// and "what", by the kind of fact that they ask for together.
var askedNouns = phrasesOf(map[offer]string{
	offersName: `vị, đồng chí, kiến trúc sư, giảng viên, diễn giả, lãnh đạo, cơ quan, đơn vị, bộ, cục, sở ban ngành,
		sở ngành, hiệp hội, nhà đầu tư, nhà tài trợ, nhà thầu, chủ đầu tư, ngân hàng, nh, cq, hãng,
		hãng bay, hãng tàu, hãng xe, đối tác, thành viên, tỉnh bạn, công trình, sông, con sông, bến, tờ báo,
		thương hiệu, nhãn hiệu, ministry, ministries, department, agency, agencies, authority, body,
		association, bank, banks, company, developer, contractor, investor, manufacturer, shipping lines,
		shipping line, brand, brands, street, bridge, river, newspaper, minister, official, architect`,
	offersDate:   `năm, quý, giai đoạn, thời kỳ, nhiệm kỳ, year, quarter`,
	offersWhen:   `thời điểm, thời gian, hôm, hồi, đời, chừng, dịp, mốc, mùa, kỳ, ngày, tháng, day, date, month, dates`,
	offersPlace:  `chỗ, nơi, khúc, khu vực, quầy, địa điểm, counter, address, office, location, place, hall`,
	offersNumber: `con số, hạng, thứ hạng, khóa, mức giá, percent, percentage, rate, size, distance`,
	offersReason: `lý do, lẽ, cớ, nguyên nhân, mục đích, reason, reasons, purpose`,
	offersPapers: `giấy, giấy tờ, loại giấy, mẫu, mẫu đơn, form, tài liệu, chứng từ, biểu mẫu, forms, documents,
		document, papers, attachments`,
})

// whichOrWhat are the question words that stand behind a noun; "may" and "chi" may be those
// when they lack their accents.
var whichOrWhat = keys("nào gì chi j mấy may nao gi")

// notAskedBehind are words before a noun of askedNouns that make another word of it: "cán
// bộ nào", "cái mẫu nào".
var notAskedBehind = wordSet("can noi toan cuc tien dang trung xac dao danh phan gia cong mot the hop binh khi thoi")

// demanding are words and expressions that ask for a kind of fact wherever they stand.
var demanding = phrasesOf(map[offer]string{
	offersReason: `để làm gì, để làm chi, nhằm gì, nhằm mục đích, vì đâu, do đâu, điều gì khiến, sao không, sao phải,
		sao lại, cớ sao, why, how come, what made, what makes, what for, purpose of, point of, reason for,
		reasons for`,
	offersWhen:  `since when, until when, from when, how soon, what day, which day, what time of the year`,
	offersDate:  `năm bao nhiêu, năm mấy, ngày bao nhiêu, ngày mấy`,
	offersName:  `do ai, của ai, bởi ai, với ai, gặp ai, hỏi ai, sông gì, by whom, whom, name of, names of`,
	offersPlace: `tới đâu, ra đâu, vào đâu, đâu là nơi, đâu là chỗ, địa điểm nào, ở chỗ, whereabouts, where s`,
	offersNumber: `nhiêu tiền, giá sao, giá cả ra sao, giá thế nào, giá ra sao, hạng mấy, khóa mấy, theo mức nào,
		là mức nào`,
	offersPapers: `giấy tờ gì, giấy tờ cần thiết, papers needed, documents needed, required documents,
		documents required`,
})

// factHeads are what a message is about that asks for a kind of fact without a question
// word: "hạn nộp hồ sơ?", "channel depth at Lach Huyen".
var factHeads = phrasesOf(map[offer]string{
	offersNumber: `độ sâu, độ cao, chiều dài, chiều rộng, chiều cao, độ dài, tải trọng, tĩnh không, mức hỗ trợ,
		mức phạt, mức thu, mức đóng, mức vốn, tốc độ tăng trưởng, mật độ xây dựng, tổng vốn, vốn đăng ký,
		kim ngạch, sản lượng, lượng hàng, lượng khách, quy mô đất, thời hạn, hạn mức, giá bán, giá thuê,
		giá đất, giá điện, giá nước, giá vé, cước, depth, tax rate, salary, wage, number of, tariff,
		deposit, minimum capital, tuition, maximum amount, maximum support, percent, turnout`,
	offersWhen: `ngày ban hành, ngày ký, ngày tổ chức, ngày khai giảng, ngày khánh thành, ngày khai mạc, thời điểm,
		hạn nộp, hạn chót, hạn cuối, hạn đăng ký, mốc hoàn thành, deadline, date of, dates, start date,
		opening date`,
	offersName: `xin tên, tên của, biết tên, giúp tên, đơn vị tổ chức, đơn vị tư vấn, người đại diện, người ký,
		người phụ trách, người đứng đầu, người liên hệ, đầu mối tiếp nhận, chủ đầu tư, nhà thầu, name of,
		names of, winner, contact person`,
	offersPlace:  `địa chỉ, trụ sở, nơi khai báo, nơi nhận, nơi nộp, số nhà, address, location of`,
	offersPapers: `thành phần hồ sơ, giấy tờ, tài liệu kèm, tài liệu phải, attachments, required papers`,
})

// toldNouns are nouns of which a question with "thế nào", "ra sao" or "là gì" asks for the
// figure, or the reason.
var toldNouns = phrasesOf(map[offer]string{
	offersReason: `mục đích, lý do, nguyên nhân`,
	offersNumber: `tỷ lệ, tỷ trọng, diện tích, dân số, lãi suất, thuế suất, giá, lệ phí, học phí, độ sâu, chiều dài,
		mật độ, giá vé, giá thuê, giá đất`,
})

// howItIs end a question that asks how something is.
var howItIs = phrasesOf(map[bool]string{true: "thế nào,như thế nào,ra sao,ntn,thế nào rồi,sao rồi,là gì,là mức nào,bao nhiêu"})

func phrasesOf[T comparable](lists map[T]string) phrases[T] {
	p := phrases[T]{}
	for means, list := range lists {
		p.addList(list, means)
	}
	return p
}

// nounBehind is how many words behind "which" or "what" name what is asked for.
const nounBehind = 3

// stretch is the part [from, to) of the words of a question.
type stretch struct{ from, to int }

func (s stretch) has(i int) bool { return i >= s.from && i < s.to }

// askedFor reads the kind of fact that a question asks for by an expression, or by the
// noun that its question word belongs to; 0 for none. Of the words for a reason or a time
// nothing need be found beside it.
func (q *query) askedFor() offer {
	words := q.words[:q.own]
	if q.asksYesOrNo() || ends(words, "chu") || ends(words, "a", "ha", "nhi") && !hasAsking(words) {
		return 0
	}
	for i := range words {
		o, n := demanding.at(words, i, q.accented)
		from, to := i, i+n
		if n == 0 {
			o, from = q.nounAskedAt(i)
			to = i
		}
		if o == 0 {
			o = personOrPlaceAskedAt(words, i)
		}
		if o == 0 {
			continue
		}
		if o&(offersReason|offersWhen) != 0 && from >= 0 {
			q.demand = stretch{from, to}
		}
		return o
	}
	if o := q.toldOf(); o != 0 || hasAsking(words) {
		return o
	}
	for i := range words {
		if o, n := factHeads.at(words, i, q.accented); n > 0 {
			return o
		}
	}
	if o, n := toldNouns.at(words, 0, q.accented); n > 0 && o == offersReason {
		return o
	}
	return 0
}

// nounAskedAt returns what the question word at the i-th word asks for by its noun, and
// where that begins when it stands before.
func (q *query) nounAskedAt(i int) (o offer, from int) {
	words := q.words[:q.own]
	f := func(n int) string { return foldedAt(words, i+n) }
	switch f(0) {
	case "nao", "gi", "chi", "j", "may":
		if !whichOrWhat[words[i].meant.Key] {
			return 0, -1 // "bộ máy"
		}
		if o, from := askedNouns.before(words, i, q.accented); from >= 0 && !notAskedBehind[foldedAt(words, from-1)] && foldedAt(words, from-1) != "co" && !(o == offersPlace && foldedAt(words, from-1) == "la") {
			return o, from
		}
	case "which", "what":
		for n := 1; n <= nounBehind && !isOrDoes[f(n)]; n++ {
			if o, length := askedNouns.at(words, i+n, q.accented); length > 0 {
				return o, -1
			}
		}
	case "sao":
		if i == 0 {
			return offersReason, -1 // "sao thành phố lại …"
		}
	}
	return 0, -1
}

// personOrPlaceAskedAt returns what is asked at the i-th word, "who", "where" or "when"
// inside a question: not as in "investors who", "a city where".
func personOrPlaceAskedAt(words []word, i int) offer {
	f := func(n int) string { return foldedAt(words, i+n) }
	last, inverted := i+1 == len(words), auxiliaries[f(1)]
	switch f(0) {
	case "when":
		if last || inverted && i > 0 {
			return offersWhen
		}
	case "where":
		if (last || inverted) && !ends(words, "from") {
			return offersPlace
		}
	case "who":
		if i > 0 && (!words[i].attached || f(-1) == "know" || f(-1) == "me") {
			return offersName
		}
	case "ai":
		if i > 0 && !isAcronym(words, i) && !anyoneMay[f(1)] && !ofEveryone[f(1)] && !ofAnyone[f(-1)] {
			return offersName
		}
	}
	return 0
}

// toldOf returns what a question asks for that says of a noun how or what it is.
func (q *query) toldOf() offer {
	words := q.words[:q.own]
	for i := range words {
		o, n := toldNouns.at(words, i, q.accented)
		if n == 0 || foldedAt(words, i-1) == "danh" {
			continue
		}
		for at := i + n; at < len(words); at++ {
			if _, n := howItIs.at(words, at, q.accented); n > 0 && courteous(words[at+n:]) {
				return o
			}
		}
	}
	return 0
}

// "ai cũng" is of everyone, "có ai" whether there is anyone, "cho ai" for whom.
var (
	ofEveryone = wordSet("cung do nay ay kia deu")
	ofAnyone   = wordSet("co khong cho bat cu moi dung ca hay nhung")
)

// hasAsking reports whether one of the words asks, or offers a choice.
func hasAsking(words []word) bool {
	for i, w := range words {
		asks := vietnamese.ClassOf(w.Token) == vietnamese.Asking || vietnamese.ClassOf(w.meant) == vietnamese.Asking
		if asks && (i == 0 || !titled(w.Text)) || w.Folded == "hay" {
			return true
		}
	}
	return false
}

// courteous reports whether words are nothing but courtesies.
func courteous(words []word) bool {
	return !slices.ContainsFunc(words, func(w word) bool {
		c := vietnamese.ClassOf(w.meant)
		return c == vietnamese.Content || c == vietnamese.Common
	})
}

// ends reports whether the last word is one of these.
func ends(words []word, last ...string) bool {
	return slices.Contains(last, foldedAt(words, len(words)-1))
}
