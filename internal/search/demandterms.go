package search

// demands are pairs of words that ask for a kind of fact.
var demands = map[string]offer{
	"bao nhieu": offersNumber, "bao lau": offersNumber, "bao xa": offersNumber, "thu may": offersNumber | offersDate,
	"how many": offersNumber, "how much": offersNumber, "how large": offersNumber, "how big": offersNumber, "how tall": offersNumber, "how deep": offersNumber, "how wide": offersNumber, "how heavy": offersNumber, "how old": offersNumber, "how long": offersNumber, "how far": offersNumber, "what percentage": offersNumber,
	"bao gio": offersWhen, "khi nao": offersWhen, "nam nao": offersDate, "ngay nao": offersDate, "ngay bao": offersDate, "thang nao": offersDate, "luc nao": offersWhen, "thang may": offersDate, "ngay may": offersDate,
	"what year": offersDate, "which year": offersDate, "what date": offersDate, "which date": offersDate, "which month": offersDate, "what month": offersDate,
	"so hieu": offersNumber,
	"vi sao":  offersReason, "tai sao": offersReason, "sao lai": offersReason, "li do": offersReason, "nguyen nhan": offersReason,
	"what share": offersNumber, "what percent": offersNumber, "what proportion": offersNumber, "what time": offersNumber, "what price": offersNumber,
	"ke ten":   offersName,
	"name the": offersName, "ten gi": offersName, "ten la": offersName, "ho ten": offersName, "ong nao": offersName, "ba nao": offersName,
	"danh sach": offersName, "list cac": offersName, "list nhung": offersName,

	"ten cac": offersName, "ten nhung": offersName, "list of": offersName,
}

// named are the kinds of thing whose "nào" asks for a proper name; notNamed are
// words before which the last syllable is another word.
var (
	named    = pairSet("nga tu, duong, pho, tuyen duong, phuong, nuoc, nuoc ngoai, quoc gia, hang, hang tau, nha thau, chu dau, benh vien, cong ty, cty, tap doan, ngan hang, khach san, dai hoc, truong, phong vien, nha bao, tac gia, thanh pho, tinh, huyen, xa")
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
var measures = map[string]offer{
	"ti le": offersNumber, "ti trong": offersNumber, "dan so": offersNumber, "dien tich": offersNumber,
	"so luong": offersNumber, "so vu": offersNumber, "so nguoi": offersNumber, "so ho": offersNumber,
	"chi so": offersNumber, "hoc phi": offersNumber, "le phi": offersNumber, "muc luong": offersNumber, "lai suat": offersNumber, "thue suat": offersNumber,
	"gia thue": offersNumber, "gia dat": offersNumber, "gia ve": offersNumber, "gia nha": offersNumber, "gia dien": offersNumber, "gia nuoc": offersNumber,
	"gia vang": offersNumber, "gia xang": offersNumber, "gia phong": offersNumber, "price of": offersNumber, "price per": offersNumber, "cost of": offersNumber,
	"lease price": offersNumber, "total investment": offersNumber, "investment capital": offersNumber, "monthly rent": offersNumber, "growth rate": offersNumber, "minimum wage": offersNumber,
}
