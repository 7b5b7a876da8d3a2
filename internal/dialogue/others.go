package dialogue

import (
	_ "embed"
	"regexp"
	"strings"

	"haiphongbot/internal/vietnamese"
)

//go:embed others.txt
var othersText string

var othersSayings = readSayings(othersText)

var (
	reachable     = othersSayings.of("contact").plain
	places        = othersSayings.of("place")
	figurative    = othersSayings.of("figurative").plain
	authority     = othersSayings.of("authority").plain
	emergency     = othersSayings.of("emergency")
	numbers       = othersSayings.of("number")
	possession    = othersSayings.of("possession").plain
	anotherCentre = othersSayings.of("another centre").plain
)

// ofOthers reports whether the number, address or person that a message asks
// for is somebody else's: an emergency service, a person by name, another
// organisation, a centre with another name. To give the centre's number
// instead would mislead; of an emergency it would be dangerous.
func ofOthers(w wording) bool {
	if emergency.in(w) || otherCentre(w.plain) || authority.MatchString(w.plain) {
		return true
	}
	for _, at := range possession.FindAllStringIndex(w.plain, -1) {
		if strange(w.plain[at[1]:]) {
			return true
		}
	}
	return false
}

// reachesOthers reports whether a refused message asked how to reach somebody: had
// the centre been meant, it would have been answered.
func reachesOthers(w wording) bool {
	if w.words == 0 {
		return numbers.glyphs.MatchString(w.dense) || places.glyphs.MatchString(w.dense)
	}
	return w.words <= wordsInTalk && reachable.MatchString(w.plain) && !figurative.MatchString(w.plain) || numbers.glyphs.MatchString(w.dense)
}

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
	return w.words <= wordsInTalk && (emergency.plain.MatchString(w.plain) && numbers.plain.MatchString(w.plain) || emergency.glyphs.MatchString(w.dense) && numbers.glyphs.MatchString(w.dense))
}

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

// centreWords may follow the name of the centre in a question about it.
var centreWords = words(`nam dat dong mo nghi tren duong quan phuong nhan lam tra loi giai quyet hoat can
	vao trong luc tu toi ve sang voi theo tai bang truoc sau giua dau cuoi tiep den hom tuan thang som nay qua khi nhe ngay thong don hop lien goi thuoc va hay con vay nhu phai de vi chua`)
