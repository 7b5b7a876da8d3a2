package dialogue

import (
	"maps"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"haiphongbot/internal/vietnamese"
)

// accentedWords are words that patterns must tell from others which look the
// same without accents. The right side is what patterns say; an underscore
// keeps it apart from everything that can be typed.
var accentedWords = map[string]string{
	"chó": "con_cho", "sở": "so_nganh", "dở": "do_te", "điên": "dien_khung", "láo": "lao_xuoc",
	"xịn": "xin_so", "bậy": "noi_bay", "đỉnh": "dinh_cao", "lồn": "tuc_tiu", "địt": "tuc_tiu", "cặc": "tuc_tiu",
	"lô": "alo", "câm": "im", "pạn": "ban", "hại": "lam_hai",
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

// chatForms are the short forms of chat and of offices that stand in small talk, and in
// wishes for contact, for what package vietnamese gives as their likeliest reading.
var chatForms = strings.Fields(`ko k kg kh hk hok hem khum j z v zay b e h q wa ms ns lm mk mik ng vs mun ntn thui tui tau hnay cmon ib rep bik
	sdt sodt dthoai dchi lh lhe dky cty dn nv cb vp tt`)

// ownForms are further short forms that matter there, and those that mean something else
// there, written out as the patterns have them. Forms that stand for several things are left
// to the patterns ("dc", "dt").
var ownForms = map[string]string{
	"hokk": "khong", "zi": "vay", "nhiu": "nhieu", "bit": "biet", "bn": "ban", "pan": "ban", "mih": "minh", "hoy": "thoi", "thj": "thi", "qa": "qua", "xai": "dung", "cmr": "roi",
	"hn": "hom nay", "teen": "ten", "ngok": "ngoc", "nc": "noi chuyen", "cf": "ca phe", "cafe": "ca phe", "dthw": "de thuong", "dthuong": "de thuong",

	"dth": "dien thoai", "fone": "phone", "fon": "phone", "tel": "phone", "hl": "hotline", "mail": "email", "zl": "zalo", "fb": "facebook", "inbox": "nhan tin", "ll": "lien lac",
	"trloi": "tra loi", "tl": "tra loi", "hd": "huong dan", "dk": "dang ky", "tv": "tu van", "tvv": "tu van vien", "cv": "chuyen vien",
	"diachi": "dia chi", "addr": "address", "dg": "duong", "appt": "appointment", "centre": "center",
	"cn": "chu nhat", "t2": "thu 2", "t3": "thu 3", "t4": "thu 4", "t5": "thu 5", "t6": "thu 6", "t7": "thu 7",

	"tks": "thanks", "thks": "thanks", "thx": "thanks", "tk": "thanks", "tku": "thanks", "thank": "thanks", "thanku": "thanks",
	"thankiu": "thanks", "thankyou": "thanks", "tenkiu": "thanks", "camon": "cam on", "kamon": "cam on",
	"helo": "hello", "hallo": "hello", "halo": "hello", "hellu": "hello", "hii": "hi", "hj": "hi", "hey": "hi", "heyy": "hi", "aloo": "alo",
	"bb": "bye", "byebye": "bye", "pp": "bye", "bibi": "bye", "baibai": "bye", "g9": "ngu ngon",
	"u": "you", "ur": "your", "pls": "please", "plz": "please",
	"oke": "ok", "okie": "ok", "okay": "ok", "oki": "ok", "okela": "ok", "okk": "ok", "okla": "ok", "uk": "ok", "uh": "ok", "uhm": "ok", "vang": "ok", "okey": "ok",
	"robo": "robot", "chatbot": "bot",
	"vcl": "vl", "vkl": "vl", "vlon": "vl", "vler": "vl", "vch": "vl", "vailon": "vl", "clgt": "vl", "vcd": "vl", "dkm": "dm", "dmm": "dm", "dcm": "dm", "dmcs": "dm",
}

// shortForms leads from the short forms that are written out to what they stand for, all
// without accents.
var shortForms = sync.OnceValue(func() map[string]string {
	all := maps.Clone(ownForms)
	for _, form := range chatForms {
		likeliest := vietnamese.ExpandChat(vietnamese.Tokenize(form)[0])[0]
		all[form] = vietnamese.Fold(likeliest)
	}
	return all
})

// spell returns the words that a token stands for.
func spell(t vietnamese.Token) []string {
	written := unflood(strings.ToLower(t.Text))
	if !isPlain(written) {
		written = undouble(written)
	}
	if w, ok := accentedWords[written]; ok {
		return strings.Fields(w)
	}
	folded := vietnamese.Fold(written)
	if folded == written {
		if w, ok := shortForms()[folded]; ok {
			return strings.Fields(w)
		}
		if decoded, ok := vietnamese.DecodeTyping(written); ok && !isPatternWord(folded) {
			written, folded = decoded, vietnamese.Fold(decoded)
		}
	} else if w, ok := shortForms()[folded]; ok && !vietnamese.ValidSyllable(written) {
		return strings.Fields(w) // "đth", "mún"
	} else if decoded, ok := vietnamese.DecodeTyping(written); ok && !vietnamese.ValidSyllable(written) {
		written, folded = decoded, vietnamese.Fold(decoded) // "biêtj"
	}
	if accepted, ok := accents[folded]; ok && folded != written && !containsKey(accepted, written) {
		return []string{folded + "_"} // another word that only looks alike without its accents
	}
	if isPatternWord(folded) || vietnamese.ValidSyllable(folded) || t.Kind == vietnamese.Number {
		return []string{folded}
	}
	return mend(folded)
}

// containsKey reports whether written is one of the spellings.
func containsKey(spellings []string, written string) bool {
	key := vietnamese.Key(written)
	for _, s := range spellings {
		if vietnamese.Key(s) == key {
			return true
		}
	}
	return false
}

// unflood shortens every run of three or more equal letters to one:
// "hiiii" is "hi".
func unflood(s string) string {
	var b strings.Builder
	runes := []rune(s)
	for i := 0; i < len(runes); {
		j := i
		for j < len(runes) && runes[j] == runes[i] {
			j++
		}
		n := j - i
		if n >= 3 && !unicode.IsDigit(runes[i]) {
			n = 1
		}
		for range n {
			b.WriteRune(runes[i])
		}
		i = j
	}
	return b.String()
}

// undouble drops the second of two equal letters at the end of a word with
// accents ("chàoo"): no syllable ends in a doubled letter.
func undouble(s string) string {
	last, size := utf8.DecodeLastRuneInString(s)
	if before, _ := utf8.DecodeLastRuneInString(s[:len(s)-size]); before == last {
		return s[:len(s)-size]
	}
	return s
}

// isPlain reports whether s is written without accents.
func isPlain(s string) bool { return vietnamese.Fold(s) == s }

// mend returns the pattern words that a token without meaning was meant to
// be: words run together ("sodienthoai"), or one slip of the finger
// ("hotlien"). Anything else comes back as it is.
func mend(folded string) []string {
	if len(folded) > 32 || utf8.RuneCountInString(folded) != len(folded) {
		return []string{folded}
	}
	if stem := folded[:max(0, len(folded)-1)]; len(stem) >= minMended && isPatternWord(stem) {
		if last := folded[len(stem):]; last == "j" || strings.HasSuffix(stem, last) {
			return []string{stem} // "helloo", and "bietj" with Telex half on
		}
		return []string{folded} // "factory" is no slip for "factor", nor a plural for its singular
	}
	for _, slip := range []func(typed, word string) bool{exchanged, oneSlip} {
		for _, w := range patternWordsBySize(len(folded)) {
			if w[0] == folded[0] && slip(folded, w) {
				return []string{w}
			}
		}
	}
	if words := unjoin(folded, 5); words != nil && (len(folded) >= lettersJoined*len(words)-1 || words[0] == words[len(words)-1]) {
		return words
	}
	return []string{folded}
}

// lettersJoined is how many letters words that were run together have, but for one of
// them, laughter aside: "become" is not "be co me".
const lettersJoined = 3

// unjoin splits s into at most parts pattern words of two letters or more,
// longest first; nil when it cannot be done.
func unjoin(s string, parts int) []string {
	if s == "" {
		return []string{}
	}
	if parts == 0 || len(s) < 2 {
		return nil
	}
	for n := min(len(s), 6); n >= 2; n-- {
		if !isPatternWord(s[:n]) || !vietnamese.ValidSyllable(s[:n]) {
			continue
		}
		if rest := unjoin(s[n:], parts-1); rest != nil {
			return append([]string{s[:n]}, rest...)
		}
	}
	return nil
}

// exchanged reports whether typed is word with two neighbouring letters
// exchanged.
func exchanged(typed, word string) bool {
	a, b := unlike(typed, word)
	return len(a) == len(b) && len(a) >= 2 && a[0] == b[1] && a[1] == b[0] && a[2:] == b[2:]
}

// oneSlip reports whether typed is word, of five letters or more, with one
// letter dropped, doubled or slipped in, or replaced by its neighbour on the
// keyboard.
func oneSlip(typed, word string) bool {
	if len(word) < 5 || len(typed) < 5 {
		return false
	}
	a, b := unlike(typed, word)
	switch len(a) - len(b) {
	case 1:
		return a[1:] == b
	case -1:
		return a == b[1:]
	}
	return replaced(typed, word)
}

// replaced reports whether one letter of word was replaced by its neighbour
// on the keyboard.
func replaced(typed, word string) bool {
	a, b := unlike(typed, word)
	return len(a) == len(b) && len(a) >= 1 && a[1:] == b[1:] && onNeighbouringKeys(a[0], b[0])
}

// unlike returns what is left of two words behind their common beginning.
func unlike(a, b string) (string, string) {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	return a[i:], b[i:]
}

// keyRows are the letter rows of a QWERTY keyboard.
var keyRows = [...]string{"qwertyuiop", "asdfghjkl", "zxcvbnm"}

func onNeighbouringKeys(a, b byte) bool {
	for _, row := range keyRows {
		i, j := strings.IndexByte(row, a), strings.IndexByte(row, b)
		if i >= 0 && j >= 0 {
			return i-j == 1 || j-i == 1
		}
	}
	return false
}
