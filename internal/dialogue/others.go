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
	if emergency.MatchString(w.plain) || emergencyGlyphs.MatchString(w.dense) || otherCentre(w.plain) || authority.MatchString(w.plain) {
		return true
	}
	for _, at := range possession.FindAllStringIndex(w.plain, -1) {
		if strange(w.plain[at[1]:]) {
			return true
		}
	}
	return false
}

// authority matches a contact of other public bodies, also where "sở" is typed
// without its accents.
var authority = mustAll(contactThing+`( lien he| cua| o| tai| ben| cho)* (so|so_nganh) (ke hoach|tai chinh|cong thuong|xay dung|giao thong|tai nguyen|khoa hoc|lao dong|y te|giao duc|noi vu|ngoai vu|du lich|van hoa|nong nghiep|tu phap|thong tin)`,
	contactThing+`( lien he| cua| o| tai| ben| cho)* (dai su quan|(tong )?lanh su( quan)?|hiep hoi|phong thuong mai|bo (ke hoach|cong thuong|tai chinh|ngoai giao|xay dung))`)

// contactThing is what people ask for to reach somebody, as a part of a pattern.
const contactThing = `(hot ?line|so (dien thoai|dt|may|di dong)|dien thoai|duong day nong|tong dai|dia chi|email|website|fanpage|gio (lam viec|mo cua|hanh chinh|dong cua)|mo cua( luc)? may gio|(phone|telephone|contact) (number|details|no)|phone|address|(opening|working|office|business) hours)`

// reachesOthers reports whether a refused message asked how to reach somebody: had
// the centre been meant, it would have been answered.
func reachesOthers(w wording) bool {
	if w.words == 0 {
		return numbersGlyphs.MatchString(w.dense) || placesGlyphs.MatchString(w.dense)
	}
	return w.words <= wordsInTalk && reachable.MatchString(w.plain) && !figurative.MatchString(w.plain) || numbersGlyphs.MatchString(w.dense)
}

var (
	reachable    = mustAll(contactThing)
	figurative   = mustAll(`dia chi (ip|mac|web|url|vi|do_?|tin cay|hap dan|vang|dau tu|dien tu|do|so|cong khai)`, `dien thoai (thong minh|di dong)`, `(san xuat|lap rap|linh kien|xuat khau|nhap khau|nganh|nha may|ban|mua) (dien thoai|phones?)`, `smart ?phones?`, `phone (manufacturing|factory|parts|production|industry)`, `(to|city|will|does|it|they) address`, `addresses`)
	placesGlyphs = regexp.MustCompile(`住所|所在地|주소|地址|営業時間|영업시간|营业时间`)
)

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
// without its capital, or stands before it: "số điện thoại anh Nam", "VinFast hotline".
var namedOwner = regexp.MustCompile(`(?:[Ss]ố|[Tt]hoại|[Hh]otline|SĐT|sđt|[Zz]alo|[Ee]mail)(?: của)? (?:anh|chị|ông|bà|cô|chú|bác) \p{Lu}\p{Ll}+` +
	`|\b\p{Lu}\p{Ll}+\p{Lu}\p{Ll}\w*(?:['’]s)? (?:[Hh]otline|[Pp]hone|[Aa]ddress|[Ss]ố điện thoại|[Ss][ĐđDd][Tt]|[Đđ]ịa chỉ|[Ee]mail)`)

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
var anotherCentre = mustAll(`trung tam (anh ngu_?|(day |hoc )?tieng (anh|nhat|han|trung)|ielts|gia su|thuong mai [a-z]+ plaza|bao hanh|dang kiem xe|ngoai ngu_|tai chinh|tiem chung|hoi (cho|nghi|thao)|dao tao|day nghe|y te|giao duc|ngoai ngu|tin hoc|the thao|van hoa|thuong mai (lon|vincom|aeon|go|quoc te)|kiem soat|dang kiem|kiem dinh|giam dinh|du lieu|hanh chinh cong|cham soc|mua sam|gioi thieu viec lam|viec lam|khuyen (nong|cong))`)

// centreWords may follow the name of the centre in a question about it.
var centreWords = words(`nam dat dong mo nghi tren duong quan phuong nhan lam tra loi giai quyet hoat can
	vao trong luc tu toi ve sang voi theo tai bang truoc sau giua dau cuoi tiep den hom tuan thang som nay qua khi nhe ngay thong don hop lien goi thuoc va hay con vay nhu phai de vi chua`)
