package dialogue

import (
	"regexp"
	"strings"

	"haiphongbot/internal/vietnamese"
)

// ofOthers reports whether the number, address or person that a message asks
// for is somebody else's: an emergency service, a person by name, another
// organisation, a centre with another name. To give the centre's number
// instead would mislead; of an emergency it would be dangerous.
func ofOthers(w wording) bool {
	if emergency.MatchString(w.plain) || emergencyGlyphs.MatchString(w.dense) || otherCentre(w.plain) {
		return true
	}
	for _, at := range possession.FindAllStringIndex(w.plain, -1) {
		if strange(w.plain[at[1]:]) {
			return true
		}
	}
	return false
}

// emergency matches the services that save lives.
var emergency = mustAll(`cap cuu( 115)?`, `cuu (hoa|thuong|nan|ho|thuong binh)`, `chua chay`, `(goi|so|hotline) (113|114|115|111|112|911)`, `(ambulance|emergency|fire (brigade|department|service)|rescue)`)

var emergencyGlyphs = regexp.MustCompile(`救急|消防|緊急|응급|구급|소방|긴급|急救|消防|救护车|救護車|紧急`)

// possession matches what a contact belongs to, up to the owner: "số điện
// thoại của …", "hotline …".
var possession = mustAll(`(hotline|hot line|so( dien thoai| dt| di dong| phone| may)?|dien thoai|duong day nong|tong dai|email|website|fanpage|zalo|facebook|phone( number)?|number|contact|address|dia chi)( lien he| lien lac| rieng| ca nhan)* (cua|of|for|cho)( the)?`,
	`(hotline|so dien thoai|so dt)( rieng| ca nhan)*`)

// ownerWords is how many words behind a contact may name its owner.
const ownerWords = 3

// strange reports whether a text begins with an owner who is not the centre.
// The titles by which people are addressed do not yet say who is meant; the
// name behind them does.
func strange(behind string) bool {
	fields := strings.Fields(behind)
	fields = fields[:min(len(fields), ownerWords)]
	if at := agency.FindStringIndex(" " + strings.Join(fields, " ") + " "); at != nil && at[0] <= 1 {
		return false
	}
	for _, word := range fields {
		switch {
		case surnamed[word]:
			return true
		case titles[word]:
		case contactFiller[word] || ownWords[word]:
			return false
		default:
			return vietnamese.ClassOf(vietnamese.Token{Key: word, Folded: word}) == vietnamese.Content
		}
	}
	return false
}

var (
	titles   = words(`anh chi ong ba co chu bac em`)
	surnamed = words(`mr mrs ms`) // titles that a name always follows
)

// namedOwner matches a number of somebody whose name may be another word
// without its capital: "số điện thoại anh Nam".
var namedOwner = regexp.MustCompile(`(?:[Ss]ố|[Tt]hoại|[Hh]otline|SĐT|sđt|[Zz]alo|[Ee]mail)(?: của)? (?:anh|chị|ông|bà|cô|chú|bác) \p{Lu}\p{Ll}+`)

// asksForRescue reports whether a message asks for the number of an emergency
// service, which the centre's must not stand for.
func asksForRescue(w wording) bool {
	return w.words <= wordsInTalk && (emergency.MatchString(w.plain) && numbers.MatchString(w.plain) || emergencyGlyphs.MatchString(w.dense) && numbersGlyphs.MatchString(w.dense))
}

var (
	numbers       = mustAll(`so`, `hotline`, `hot line`, `duong day nong`, `tong dai`, `dien thoai`, `goi`, `number`, `phone`, `call`, `dial`)
	numbersGlyphs = regexp.MustCompile(`電話|番号|何番|전화|번호|电话|電話|号码|几号|打`)
)

// ownWords are what the centre's own lines are for.
var ownWords = words(`xuc tien dau tu thuong mai du lich fdi nuoc ngoai thanh pho hai phong hp promotion investment trade tourism city foreign investors khach hang tu van ho tro giai dap`)

// otherCentre reports whether a message names a centre by another name than
// that of the centre.
func otherCentre(plain string) bool {
	_, behind, found := strings.Cut(plain, " trung tam ")
	if !found {
		return false
	}
	if anotherCentre.MatchString(plain) {
		return true
	}
	word, _, _ := strings.Cut(behind, " ")
	return word != "" && !contactFiller[word] && !ownWords[word] && !centreWords[word] &&
		vietnamese.ClassOf(vietnamese.Token{Key: word, Folded: word}) == vietnamese.Content
}

// anotherCentre matches names that begin with a word which may also follow the
// centre's own.
var anotherCentre = mustAll(`trung tam (tai chinh|tiem chung|hoi (cho|nghi|thao)|dao tao|day nghe|y te|giao duc|ngoai ngu|tin hoc|the thao|van hoa|thuong mai (lon|vincom|aeon|go|quoc te)|kiem soat|dang kiem|kiem dinh|giam dinh|du lieu|hanh chinh cong|cham soc|mua sam|gioi thieu viec lam|viec lam|khuyen (nong|cong))`)

// centreWords may follow the name of the centre in a question about it.
var centreWords = words(`nam dat dong mo nghi tren duong quan phuong nhan lam tra loi giai quyet hoat can
	vao trong luc tu toi ve sang voi theo tai bang truoc sau giua dau cuoi tiep den hom tuan thang som nay qua khi nhe ngay thong don hop lien goi thuoc va hay con vay nhu phai de vi chua`)
