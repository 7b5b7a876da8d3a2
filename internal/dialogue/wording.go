package dialogue

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

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
		if w, ok := abbreviations[folded]; ok {
			return strings.Fields(w)
		}
		if decoded, ok := vietnamese.DecodeTyping(written); ok && !isPatternWord(folded) {
			written, folded = decoded, vietnamese.Fold(decoded)
		}
	} else if w, ok := abbreviations[folded]; ok && !vietnamese.ValidSyllable(written) {
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
	if words := unjoin(folded, 5); words != nil {
		return words
	}
	return []string{folded}
}

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

// lazy is a pattern that is compiled when it is first needed: what only follows on an
// answer costs a first question neither time nor memory.
type lazy func() *regexp.Regexp

func lazily(pattern string) lazy {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}
