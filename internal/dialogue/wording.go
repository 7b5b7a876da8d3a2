package dialogue

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"haiphongbot/internal/vietnamese"
)

// maxWords is how many words of a message are looked at for an intent: people
// who want the hotline do not write an essay first, and a flood must not cost.
const maxWords = 400

// wording is a message in the form in which intents are recognised: words in
// lower case, without accents, abbreviations written out, slips of the finger
// mended against the words that the patterns use. Patterns are matched
// against plain, never against what the user typed.
type wording struct {
	plain string // the words, one blank before, between and after them
	dense string // letters of scripts without blanks, in order, blanks removed
	words int    // how many words plain holds
}

// newWording reads a clean text (vietnamese.Clean).
func newWording(text string) wording {
	var dense strings.Builder
	var plain []string
	for _, t := range vietnamese.Tokenize(text) {
		if t.Kind == vietnamese.Glyph {
			dense.WriteString(t.Text)
			continue
		}
		if plain = append(plain, spell(t)...); len(plain) >= maxWords {
			break
		}
	}
	readDC(plain)
	readTY(plain)
	joinCompounds(plain)
	w := wording{plain: " ", dense: dense.String(), words: len(plain)}
	if len(plain) > 0 {
		w.plain = expressions.Replace(" " + strings.Join(plain, " ") + " ")
	}
	return w
}

// expressions are words that patterns must read as one, and syllables whose
// neighbour says which word they are. Neighbouring expressions share no blank.
var expressions = strings.NewReplacer(
	" good morning", " goodmorning", " good afternoon", " goodafternoon", " good evening", " goodevening", " good day", " goodday",
	" good night", " goodnight", " good bye", " goodbye", " co quan ", " coquan ", " tru so_nganh", " tru so", " co so_nganh", " co so",
	" dien_khung thoai", " dien thoai", " d c ", " dia chi ", " e mail", " email", " thi s ", " thi sao ", " nice to meet ", " nicetomeet ", " dien tu ", " dientu ", " co hoi ", " cohoi ",
	" so much ", " much ", " ngu ngon ", " ngu_ ngon ", " di ngu ", " di ngu_ ", " chan thanh ", " chan_ thanh ", " sh t ", " shit ", " f ck ", " fuck ",
	" dia chi email ", " email ", " dia chi thu dien tu ", " email ", " hay zalo ", " zalo ", " cam om ", " cam on ", " cam ong ", " cam on ",
	" so_nganh dien thoai", " so dien thoai", " so_nganh thich", " so thich",
)

// readDC writes out, in place, the short form "dc": an address behind a wish
// or before a place, otherwise "được".
func readDC(words []string) {
	for i, w := range words {
		if w != "dc" || len(words) == 1 {
			continue
		}
		asked := i > 0 && slices.Contains([]string{"xin", "cho", "gui", "hoi", "minh", "em", "toi", "lay"}, words[i-1])
		placed := i+1 < len(words) && slices.Contains([]string{"van", "trung", "tru", "lien", "ben", "co", "cua", "o", "cu", "la", "dau", "don", "chinh", "tt"}, words[i+1])
		if !asked && !placed || i+1 < len(words) && words[i+1] == "khong" {
			words[i] = "duoc"
		}
	}
}

// readTY writes out, in place, the short form "ty" of thanks, which is also the second
// syllable of "công ty" and a billion: beside nothing but words of courtesy.
func readTY(plain []string) {
	for i, w := range plain {
		if w == "ty" && (i == 0 || besideThanks[plain[i-1]]) && (i+1 == len(plain) || besideThanks[plain[i+1]]) {
			plain[i] = "thanks"
		}
	}
}

var besideThanks = words(`ok oh so much very you u bot ad em ban anh chi nha nhe a nice great good perfect cool bro all guys voi qua thanks hi hello for`)

// compounds are words of two syllables in which a syllable may be one that
// accents tells apart ("đầu tư", "di động"), or is often mistyped: the
// neighbour says which word it is.
var compounds = compoundSet(
	`hoi nhap, hoi vien, dau tu, bat dau, lan dau, dau tien, dau moi, dau nguoi, di dong, hoat dong, hanh dong, tu dong, lao dong, cong dong, hop dong, may ban, de ban, giay to, ho so, de nghi, hoi nghi, giup do,
	mo hinh, mo ta, tham quyen, thu tuc, gui thu, yeu cau, ban than, buon ngu, day du, quoc te, kinh te, y te, thuc te, so sanh, nhat ban, van ban, mua ban, toan dien, dat dai, dat lien,
	tru so, co so, tu van, nhan vien, chuyen vien, can bo, dien thoai, hotline ban, dat lich, lich hen, hen gap, lien he, lien lac, dia chi, van phong, trung tam, mo cua, dong cua, lam viec,
	gap mat, cuoi tuan, chu nhat, tam biet, xin chao, huong dan, tuyet voi, thong minh, that vong, giup toi, robot nao, gio nao, thu may, cho nao, duong nao, nguoi that, goi dien, do ngoc, con nguoi`)

func compoundSet(list string) map[string]bool {
	set := make(map[string]bool)
	for _, c := range strings.Split(list, ",") {
		set[strings.Join(strings.Fields(c), " ")] = true
	}
	return set
}

// joinCompounds restores, in place, the syllables of compounds.
func joinCompounds(words []string) {
	for i := 0; i+1 < len(words); i++ {
		a, b := strings.TrimSuffix(words[i], "_"), strings.TrimSuffix(words[i+1], "_")
		if compounds[a+" "+b] {
			words[i], words[i+1] = a, b
			continue
		}
		if mended, ok := mendCompound(a, b); ok {
			words[i], words[i+1], _ = cutPair(mended)
		}
	}
}

// minCompound is the length, both syllables together, of the shortest compound
// that slips are mended to.
const minCompound = 7

// mendCompound returns the compound that two syllables were meant to be, one
// of which is right and the other one slip away: "nhan viem".
func mendCompound(a, b string) (string, bool) {
	if len(a)+len(b) < minCompound-1 {
		return "", false
	}
	for _, c := range compoundsSorted() {
		x, y, _ := cutPair(c)
		if len(x)+len(y) >= minCompound && (a == x && slipped(b, y) || b == y && slipped(a, x)) {
			return c, true
		}
	}
	return "", false
}

func slipped(typed, word string) bool {
	return typed[0] == word[0] && len(word) >= 3 && (exchanged(typed, word) || replaced(typed, word))
}

func cutPair(compound string) (string, string, bool) { return strings.Cut(compound, " ") }

var compoundsSorted = sync.OnceValue(func() []string { return slices.Sorted(maps.Keys(compounds)) })
