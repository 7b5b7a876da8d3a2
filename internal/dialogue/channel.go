package dialogue

import (
	"regexp"
	"strings"
)

// channel is a way to reach the centre other than the telephone.
type channel struct {
	name string // as the bot says it
	saying
}

// email is the only channel that the contact file has a place for.
const email = "email"

var channels = []channel{
	{email, saying{mustAll(`email`, `gmail`, `thu dien ?tu`, `hom thu`), regexp.MustCompile(`メール|이메일|메일|邮箱|郵箱|电子邮件|電子郵件`)}},
	{"website", saying{mustAll(`website`, `(trang )?web`, `trang chu`, `home ?page`), regexp.MustCompile(`ホームページ|ウェブ|サイト|홈페이지|웹|网站|網站|官网`)}},
	{"Zalo", saying{mustAll(`zalo`), regexp.MustCompile(`잘로`)}},
	{"Facebook", saying{mustAll(`facebook`, `fan ?page`), regexp.MustCompile(`フェイスブック|페이스북|脸书`)}},
	{"số fax", saying{mustAll(`fax`), regexp.MustCompile(`ファックス|ファクス|팩스|传真|傳真`)}},
	{"số di động", saying{mustAll(`(so )?di dong`, `mobile`, `cell ?phone`), regexp.MustCompile(`携帯|휴대|手机|手機`)}},
	{"Viber", saying{mustAll(`viber`), nil}},
	{"WhatsApp", saying{mustAll(`whats ?app`), nil}},
	{"WeChat", saying{mustAll(`we ?chat`), regexp.MustCompile(`微信|위챗`)}},
	{"KakaoTalk", saying{mustAll(`kakao ?talk`, `kakao`), regexp.MustCompile(`카카오|카톡`)}},
	{"LINE", saying{mustAll(`line id`), nil}},
}

// telephone matches a wish for the number beside other channels.
var (
	telephone       = mustAll(`hot ?line`, `so( dien thoai| dt| may)`, `dien thoai`, `(phone|telephone)( number)?`, `duong day nong`, `tong dai`, `lien he`, `contact`)
	telephoneGlyphs = regexp.MustCompile(`電話|ホットライン|전화|핫라인|연락처|电话|热线|聯繫|联系`)
)

// channelsIn returns the names of the channels that a message asks for, and
// whether it asks for the telephone too.
func channelsIn(w wording) (names []string, phone bool) {
	for _, c := range channels {
		if c.in(w) {
			names = append(names, c.name)
		}
	}
	plain := w.plain
	for _, c := range channels {
		plain = c.plain.ReplaceAllString(plain, " ")
	}
	return names, len(names) == 0 || telephone.MatchString(plain) || telephoneGlyphs.MatchString(w.dense)
}

// reach tells the ways to reach the centre that are asked for, and of those
// that staff have not recorded, that they are not.
func (t *talk) reach() []Block {
	c := t.library.Contact
	names, phone := channelsIn(t.wording)
	var blocks []Block
	if phone {
		blocks = append(blocks, paragraph(t.either(c.Hotline, lineHotline, slotHotline, lineNoHotline, lineNoHotline)))
	}
	var missing []string
	for _, name := range names {
		if name != email || c.Email == "" {
			missing = append(missing, name)
		}
	}
	if c.Email != "" && (len(names) == 0 || len(missing) < len(names)) {
		blocks = append(blocks, paragraph(say(lineEmail, slotEmail, c.Email)))
	}
	if len(missing) > 0 {
		blocks = append(blocks, paragraph(say(lineNoChannel, slotChannel, strings.Join(missing, ", "))))
		if !phone && c.Hotline != "" {
			blocks = append(blocks, paragraph(t.callUs()))
		}
	}
	return blocks
}

// unrecorded reports whether a message asks for a channel that staff have not
// recorded.
func (t *talk) unrecorded() bool {
	names, _ := channelsIn(t.wording)
	return len(names) > 1 || len(names) == 1 && (names[0] != email || t.library.Contact.Email == "")
}
