package dialogue

import (
	"regexp"
	"slices"
	"strings"
	"sync"
)

// accentedWords are words that patterns must tell from others which look the
// same without accents. The right side is what patterns say; an underscore
// keeps it apart from everything that can be typed.
var accentedWords = map[string]string{
	"chó": "con_cho", "sở": "so_nganh", "dở": "do_te", "điên": "dien_khung", "láo": "lao_xuoc",
	"xịn": "xin_so", "bậy": "noi_bay", "đỉnh": "dinh_cao", "lồn": "tuc_tiu", "địt": "tuc_tiu", "cặc": "tuc_tiu",
	"lô": "alo", "câm": "im", "pạn": "ban",
}

// accents lists, for words that patterns use without accents, the accented
// spellings that mean this word. A word typed with other accents is another
// word: "ngữ" is not "ngu".
var accents = map[string][]string{
	"hoi": {"hỏi", "hơi"}, "ngu": {"ngu"}, "dau": {"đâu"}, "gio": {"giờ"}, "goi": {"gọi"}, "gap": {"gặp"}, "hen": {"hẹn"}, "lich": {"lịch"},
	"chan": {"chán"}, "ban": {"bạn", "bận"}, "ten": {"tên"}, "tuoi": {"tuổi"}, "hat": {"hát"}, "chao": {"chào"},
	"gioi": {"giỏi", "giới"}, "hay": {"hay"}, "te": {"tệ"}, "dot": {"dốt"}, "lon": {"lồn", "lợn"}, "tot": {"tốt"}, "cut": {"cút", "cứt"},
	"nong": {"nóng"}, "ghe": {"ghê", "ghé"}, "nghi": {"nghỉ"}, "tham": {"thăm"}, "tuyet": {"tuyệt"}, "kem": {"kém"},
	"giup": {"giúp"}, "tam": {"tạm", "tâm", "tám"}, "biet": {"biệt", "biết"}, "thu": {"thứ"}, "may": {"mấy", "máy", "mày"},
	"mo": {"mở", "mô"}, "dong": {"đóng"}, "mai": {"mai"}, "vui": {"vui"}, "buon": {"buồn"}, "yeu": {"yêu"}, "do": {"đó", "đồ", "do"},
	"ngon": {"ngon"}, "dinh": {"đỉnh", "định"}, "rac": {"rác"}, "cam": {"cảm", "cám"}, "im": {"im"}, "met": {"mệt"}, "khoe": {"khỏe", "khoẻ"},
	"dat": {"đặt"}, "dien": {"điện", "diện"}, "duong": {"đường"}, "so": {"số"}, "day": {"dây", "đây", "đấy", "dậy"}, "tro": {"trợ", "trò", "trở"},
}

// abbreviations are the short forms of chat that matter for contact and small
// talk, written out without accents. Those that stand for several things are
// left to the patterns ("dc", "dt").
var abbreviations = map[string]string{
	"sdt": "so dien thoai", "dchi": "dia chi", "diachi": "dia chi", "q": "quan", "rep": "tra loi", "hd": "huong dan", "teen": "ten", "mail": "email", "dg": "duong",
	"thui": "thoi", "thj": "thi", "hoy": "thoi", "pan": "ban", "cf": "ca phe", "cafe": "ca phe", "dthw": "de thuong", "dthuong": "de thuong", "b": "ban", "xai": "dung",
	"dk": "dang ky", "dky": "dang ky", "ngok": "ngoc", "nhiu": "nhieu", "bit": "biet", "bik": "biet", "ib": "nhan tin", "inbox": "nhan tin", "zl": "zalo", "fb": "facebook",
	"trloi": "tra loi", "tl": "tra loi", "tui": "toi", "tau": "toi", "sodt": "so dien thoai", "dth": "dien thoai", "dthoai": "dien thoai", "fone": "phone", "fon": "phone", "tel": "phone",
	"hl": "hotline", "lh": "lien he", "lhe": "lien he", "ll": "lien lac", "nv": "nhan vien", "cv": "chuyen vien", "cb": "can bo",
	"tvv": "tu van vien", "vp": "van phong", "tt": "trung tam", "tv": "tu van", "ns": "noi", "nc": "noi chuyen", "ntn": "nhu the nao",
	"k": "khong", "ko": "khong", "hok": "khong", "hem": "khong", "kg": "khong", "kh": "khong", "hk": "khong", "khum": "khong", "hokk": "khong",
	"j": "gi", "z": "vay", "v": "vay", "zay": "vay", "zi": "vay", "vs": "voi", "mun": "muon", "bn": "ban", "mk": "minh", "mik": "minh", "mih": "minh",
	"e": "em", "ng": "nguoi", "ms": "moi", "lm": "lam", "dn": "doanh nghiep", "cty": "cong ty",
	"tks": "thanks", "thks": "thanks", "thx": "thanks", "tk": "thanks", "tku": "thanks", "thank": "thanks", "thanks": "thanks", "thanku": "thanks",
	"thankiu": "thanks", "thankyou": "thanks", "tenkiu": "thanks", "cmon": "cam on", "camon": "cam on", "kamon": "cam on", "cmr": "roi",
	"helo": "hello", "hallo": "hello", "halo": "hello", "hellu": "hello", "hii": "hi", "hj": "hi", "hey": "hi", "heyy": "hi", "aloo": "alo",
	"bb": "bye", "byebye": "bye", "pp": "bye", "bibi": "bye", "baibai": "bye", "g9": "ngu ngon",
	"centre": "center", "u": "you", "ur": "your", "pls": "please", "plz": "please", "appt": "appointment", "addr": "address",
	"cn": "chu nhat", "t2": "thu 2", "t3": "thu 3", "t4": "thu 4", "t5": "thu 5", "t6": "thu 6", "t7": "thu 7", "h": "gio", "hnay": "hom nay", "hn": "hom nay",
	"oke": "ok", "okie": "ok", "okay": "ok", "oki": "ok", "okela": "ok", "okk": "ok", "okla": "ok", "uk": "ok", "uh": "ok", "uhm": "ok", "vang": "ok", "okey": "ok",
	"robo": "robot", "robot": "robot", "chatbot": "bot", "vcl": "vl", "vkl": "vl", "vlon": "vl", "vler": "vl", "vch": "vl",
	"vailon": "vl", "clgt": "vl", "dkm": "dm", "dmm": "dm", "dcm": "dm", "dmcs": "dm", "vcd": "vl", "wa": "qua", "wá": "qua", "qa": "qua",
}

// plainWord matches the words inside a pattern's source.
var plainWord = regexp.MustCompile(`[a-z]{2,}`)

var optionalEnding = regexp.MustCompile(`([a-z]{2,})[a-z]\?`)

// patternWords is the vocabulary of all patterns: what slips of the finger are
// mended to. It is read off the patterns themselves, so that a new pattern
// needs no second entry.
var patternWords = sync.OnceValue(func() map[string]bool {
	words := make(map[string]bool)
	for _, source := range patternSources() {
		source = strings.ReplaceAll(source, `\b`, " ")
		for _, w := range plainWord.FindAllString(source, -1) {
			words[w] = true
		}
		for _, m := range optionalEnding.FindAllStringSubmatch(source, -1) {
			words[m[1]] = true // "friday" of "fridays?"
		}
	}
	return words
})

// minMended is the length of the shortest word that slips are mended to.
const minMended = 4

// patternWordsBySize returns the pattern words, in order, whose length differs
// from size by one at most.
func patternWordsBySize(size int) []string {
	return slices.Concat(patternWordSizes()[size-1], patternWordSizes()[size], patternWordSizes()[size+1])
}

var patternWordSizes = sync.OnceValue(func() map[int][]string {
	bySize := make(map[int][]string)
	for w := range patternWords() {
		if len(w) >= minMended {
			bySize[len(w)] = append(bySize[len(w)], w)
		}
	}
	for _, words := range bySize {
		slices.Sort(words)
	}
	return bySize
})

func isPatternWord(w string) bool { return patternWords()[w] }

// mustAll compiles one pattern out of alternatives, each a sequence of plain
// words. Matches are whole words, the longest possible.
func mustAll(alternatives ...string) *regexp.Regexp {
	pattern := regexp.MustCompile(`\b(?:` + strings.Join(alternatives, "|") + `)\b`)
	pattern.Longest()
	return pattern
}

// patternSources lists the source of every pattern.
func patternSources() []string {
	sources := []string{blocked.String(), agency.String(), complaint.String(), banter.String(), asking.String()}
	for _, c := range slices.Concat(contactCues, smalltalkCues) {
		sources = append(sources, c.pattern.String())
	}
	for _, r := range requests {
		sources = append(sources, r.pattern.String())
	}
	return sources
}
