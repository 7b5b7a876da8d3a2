package search

// demands are pairs of words that ask for a kind of fact.
var demands = pairsOf(map[offer]string{
	offersNumber: `bao nhieu, bao lau, bao xa, how many, how much, how large, how big, how tall, how deep, how wide,
		how heavy, how old, how long, how far, what percentage, so hieu, what share, what percent,
		what proportion, what time, what price`,
	offersNumber | offersDate: `thu may`,
	offersWhen:                `bao gio, khi nao, luc nao`,
	offersDate: `nam nao, ngay nao, ngay bao, thang nao, thang may, ngay may, what year, which year, what date,
		which date, which month, what month`,
	offersReason: `vi sao, tai sao, sao lai, li do, nguyen nhan`,
	offersName: `ke ten, name the, ten gi, ten la, ho ten, ong nao, ba nao, danh sach, list cac, list nhung, ten cac,
		ten nhung, list of`,
})

// pairsOf lists pairs of words, divided by commas, by the kind of fact that they ask for.
func pairsOf(lists map[offer]string) map[string]offer {
	all := map[string]offer{}
	for asked, pairs := range lists {
		for pair := range pairSet(pairs) {
			all[pair] = asked
		}
	}
	return all
}

// named are the kinds of thing whose "nào" asks for a proper name; notNamed are
// words before which the last syllable is another word.
var (
	named = pairSet(`nga tu, duong, pho, tuyen duong, phuong, nuoc, nuoc ngoai, quoc gia, hang, hang tau, nha thau,
		chu dau, benh vien, cong ty, cty, tap doan, ngan hang, khach san, dai hoc, truong, phong vien,
		nha bao, tac gia, thanh pho, tinh, huyen, xa`)
	notNamed = wordSet("moi thi chu tang loai kieu dac cam mat doan dia thanh yeu nhu toan")
)

// namedInEnglish are such kinds behind "which", whichReach how many words behind it.
var namedInEnglish = wordSet("country countries city cities province provinces district districts commune communes ward wards island islands " +
	"street road expressway expressways port ports airport airports airline airlines operator operators official officials hospital hospitals " +
	"university universities hotel hotels bank banks")

const whichReach = 3

// namedAccented are kinds as named, whose letters without accents are other words too.
var namedAccented = keys("ông bà thầy cô quận đảo cảng cầu chợ")

// glyphDemands are words that ask for a kind of fact in Japanese, Korean and Chinese.
var glyphDemands = []struct {
	offer offer
	words []string
}{
	{offersWhen, []string{"いつ", "언제", "什么时候", "何时"}},
	{offersDate, []string{"何年", "何月", "何日", "몇 년", "哪一年", "哪年"}},
	{offersNumber, []string{"いくら", "いくつ", "何社", "何人", "何件", "何パーセント", "얼마", "몇 개", "몇 명", "몇 퍼센트", "多少", "几个", "几家", "几所", "几人"}},
	{offersReason, []string{"なぜ", "どうして", "왜", "为什么", "为何", "為什麼"}},
	{offersName, []string{"誰", "だれ", "一覧", "リスト", "누구", "명단", "목록", "谁", "名单", "名單", "列表"}},
}

// measures name a figure; without another question word the figure is asked for.
var measures = pairSet(`ti le, ti trong, dan so, dien tich, so luong, so vu, so nguoi, so ho, chi so, hoc phi, le phi,
	muc luong, lai suat, thue suat, gia thue, gia dat, gia ve, gia nha, gia dien, gia nuoc, gia vang,
	gia xang, gia phong, price of, price per, cost of, lease price, total investment,
	investment capital, monthly rent, growth rate, minimum wage`)
