package search

import (
	"cmp"
	_ "embed" // the countries
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"haiphongbot/internal/knowledge"
	"haiphongbot/internal/vietnamese"
)

// provinces are Viet Nam's provinces and cities: the 63 until 30 June 2025,
// which hold all 34 of Resolution 202/2025/QH15. A star marks a name that is
// also an everyday word when it is written small.
const provinces = `An Giang, Bà Rịa, Bắc Giang, Bắc Kạn, Bạc Liêu, Bắc Ninh, Bến Tre, Bình Định, Bình Dương, Bình Phước, Bình Thuận,
Cà Mau, Cần Thơ, Cao Bằng, Đà Nẵng, Đắk Lắk, Đắk Nông, Điện Biên, Đồng Nai, Đồng Tháp, Gia Lai, Hà Giang, Hà Nam, Hà Nội, Hà Tĩnh,
Hải Dương, Hải Phòng, Hậu Giang, *Hòa Bình, Hồ Chí Minh, Huế, Hưng Yên, Khánh Hòa, Kiên Giang, Kon Tum, Lai Châu, Lâm Đồng, Lạng Sơn, Lào Cai,
Long An, Nam Định, Nghệ An, Ninh Bình, Ninh Thuận, Phú Thọ, Phú Yên, Quảng Bình, Quảng Nam, Quảng Ngãi, Quảng Ninh, Quảng Trị,
Sóc Trăng, Sơn La, Tây Ninh, Thái Bình, Thái Nguyên, Thanh Hóa, Thừa Thiên Huế, Tiền Giang, Trà Vinh, Tuyên Quang, Vĩnh Long,
Vĩnh Phúc, Vũng Tàu, Yên Bái`

// cities are other places that investors compare with: large towns and regions of Viet Nam
// and the main ports and business centres of the region and of the partners. A
// stroke divides the names of one.
const cities = `Sài Gòn / Saigon / SG / HCMC / TPHCM / Hồ Chí Minh / Ho Chi Minh, Hanoi / Hà Nội, Danang / ĐN / Đà Nẵng, QN / Quảng Ninh, Haiphong / Hải Phòng, Biên Hòa, Buôn Ma Thuột,
Cam Ranh, Cần Giờ, Chu Lai, Dung Quất, Đà Lạt, Hạ Long / Halong, Móng Cái, Nghi Sơn, Nha Trang, Phú Quốc, Quy Nhơn, Thủ Đức, Vân Đồn, Vân Phong, Cái Mép,
Bangkok / Băng Cốc, Jakarta, Manila, Kuala Lumpur, Penang, Johor, Batam, Phnom Penh / Phnôm Pênh, Vientiane / Viêng Chăn, Yangon,
Hong Kong / Hồng Kông, Macau / Macao / Ma Cao, Bắc Kinh / Beijing, Thượng Hải / Shanghai, Thâm Quyến / Shenzhen, Quảng Châu / Guangzhou, Thiên Tân / Tianjin,
Hạ Môn / Xiamen, Ninh Ba / Ningbo, Côn Minh / Kunming, Nam Ninh / Nanning, Đài Bắc / Taipei, Cao Hùng / Kaohsiung, Tokyo, Osaka, Nagoya, Yokohama, Kobe, Kyoto, Fukuoka, Seoul,
Busan, Incheon, Mumbai, New Delhi, Dubai, Sydney, Melbourne, London / Luân Đôn, Paris, Berlin, Hamburg, Rotterdam, Antwerp, Moscow / Mát-xcơ-va, New York, Los Angeles,
San Francisco, Nội Bài, Tân Sơn Nhất, Long Thành, Thị Vải, Vũng Áng, Chân Mây, Tây Nguyên, Bắc Bộ, Trung Bộ, Nam Bộ, Silicon Valley / Thung lũng Silicon`

// everyday are names of places whose letters are more often an everyday word when
// accents and capitals are left out: "van phong" is an office ("văn phòng"), "ai cap"
// asks who issues ("ai cấp"), "thuy dien" is hydropower.
var everyday = pairSet("van phong, van don, tham quyen, con minh, can gio, long thanh, thu duc, trung bo, nam bo, cao hung, ninh ba, ha mon, dien bien, " +
	"ai cap, ba lan, phan lan, thuy dien, mong co")

// countries are the world's countries but for Viet Nam, one a line, by their
// Vietnamese, English, Japanese, Korean and Chinese names: territories of the
// Unicode CLDR 32, as in golang.org/x/text/language/display, without Japanese
// and Korean names of two letters, which are too often part of a word.
//
//go:embed countries.txt
var countries string

// namesOfCities yields the names of each of the cities.
func namesOfCities() iter.Seq[[]string] { return namesOf(strings.SplitSeq(cities, ","), "/") }

// namesOfCountries yields the names of each of the countries, the Vietnamese one first.
func namesOfCountries() iter.Seq[[]string] { return namesOf(strings.Lines(countries), ",") }

// namesOf takes the names of each place apart.
func namesOf(places iter.Seq[string], separator string) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		for place := range places {
			names := strings.Split(place, separator)
			for i, n := range names {
				names[i] = strings.TrimSpace(n)
			}
			if !yield(names) {
				return
			}
		}
	}
}

// places knows names of places, and the names in the folder's glossary, so that
// a question about one that no document mentions is not answered with a passage
// about another.
type places struct {
	names map[string][]placeName // first token, folded → names, longest first
	held  []bool                 // by place: a document uses one of its names
	home  []bool                 // by place: the country, or the city that all documents are about
	rival []bool                 // by place: a province, country or city of its own, never a part of what documents speak of
}

// placeName is one name of a place.
type placeName struct {
	tokens []vietnamese.Token
	place  int
	proper bool // a name only with its capital letters and accents
}

// newPlaces lists the names, and notes which of them the corpus holds.
func newPlaces(g knowledge.Glossary, c *corpus) *places {
	p := &places{names: map[string][]placeName{}}
	for _, name := range strings.Split(provinces, ",") {
		name = strings.TrimSpace(name)
		proper := strings.HasPrefix(name, "*")
		p.add(c, proper, strings.TrimPrefix(name, "*"))
	}
	for names := range namesOfCities() {
		p.add(c, false, names...)
	}
	for names := range namesOfCountries() {
		p.add(c, false, names...)
	}
	for _, concept := range g.Concepts {
		first := concept.Vietnamese[0]
		if isHome(first) {
			continue
		}
		names := namesIn(concept)
		if isName(first) || slices.ContainsFunc(names, func(n string) bool { return isName(n) && len(p.lookUp(n)) > 0 }) {
			p.addConcept(c, names)
		}
	}
	for _, list := range p.names {
		slices.SortStableFunc(list, func(a, b placeName) int { return cmp.Compare(len(b.tokens), len(a.tokens)) })
	}
	return p
}

// addConcept enters the names of a concept: further names of a place that is
// known already, or else a place of its own.
func (p *places) addConcept(c *corpus, names []string) {
	id := len(p.held)
	p.add(c, false, names...)
	p.rival[id] = false
	for _, n := range names {
		for _, known := range p.lookUp(n) {
			p.rival[id] = p.rival[id] || p.rival[known]
			if p.held[id] || p.held[known] {
				p.held[id], p.held[known] = true, true
			}
		}
	}
}

// lookUp returns the places of a name.
func (p *places) lookUp(name string) []int {
	tokens := vietnamese.Tokenize(vietnamese.Clean(name))
	if len(tokens) == 0 {
		return nil
	}
	var found []int
	for _, n := range p.names[tokens[0].Folded] {
		if sameTokens(n.tokens, tokens) {
			found = append(found, n.place)
		}
	}
	return found
}

// at returns how many of the tokens of a document, from the first on, are the longest
// name of a place, and which places have it.
func (p *places) at(tokens []vietnamese.Token) (length int, meant []int) {
	if len(tokens) == 0 || !capital(tokens[0].Text) {
		return 0, nil
	}
	for _, n := range p.names[tokens[0].Folded] { // longest first
		if len(n.tokens) < length {
			break
		}
		if spells(tokens, n.tokens, true) {
			length = len(n.tokens)
			meant = append(meant, n.place)
		}
	}
	return length, meant
}

// in returns the places that a text of a document names.
func (p *places) in(text string) []int {
	if !strings.ContainsFunc(text, unicode.IsUpper) {
		return nil // as most of what is listed, see at
	}
	var found []int
	tokens := vietnamese.Tokenize(text)
	for i := 0; i < len(tokens); {
		length, meant := p.at(tokens[i:])
		found = append(found, meant...)
		i += max(length, 1)
	}
	return found
}

// othersIn returns the provinces, cities and countries that a text names, but for home.
func (p *places) othersIn(text string) []int {
	return slices.DeleteFunc(p.in(text), func(place int) bool { return p.home[place] || !p.rival[place] })
}

// add enters a place under all its names.
func (p *places) add(c *corpus, proper bool, names ...string) {
	id := len(p.held)
	p.held, p.rival, p.home = append(p.held, false), append(p.rival, true), append(p.home, false)
	for _, n := range names {
		tokens := vietnamese.Tokenize(vietnamese.Clean(n))
		if len(tokens) == 0 {
			continue
		}
		p.home[id] = p.home[id] || isHome(n)
		p.held[id] = p.held[id] || isHome(n) || c.names(tokens)
		first := tokens[0].Folded
		p.names[first] = append(p.names[first], placeName{tokens: tokens, place: id, proper: proper})
	}
}

// isName reports whether every word of a term has a capital letter, and is not
// an abbreviation.
func isName(term string) bool {
	if !strings.ContainsFunc(term, unicode.IsUpper) {
		return false
	}
	small := false
	for _, t := range vietnamese.Tokenize(term) {
		if t.Kind != vietnamese.Word || !capital(t.Text) {
			return false
		}
		small = small || strings.ToUpper(t.Text) != t.Text
	}
	return small
}

// isHome reports whether a name is that of the country or of the city that all
// documents are about, whether they say so or not.
func isHome(term string) bool {
	name := vietnamese.Fold(term)
	return name == "viet nam" || name == "hai phong" || name == "haiphong"
}

// namesIn returns the terms of a concept that are names.
func namesIn(c knowledge.Concept) []string {
	var names []string
	for _, list := range [][]string{c.Vietnamese, c.Everyday, c.English} {
		for _, term := range list {
			if isName(term) {
				names = append(names, term)
			}
		}
	}
	for _, term := range c.Short {
		t := vietnamese.Tokenize(term)
		if len(t) == 1 && (utf8.RuneCountInString(t[0].Text) > 2 || len(vietnamese.ExpandChat(t[0])) == 0) {
			names = append(names, term)
		}
	}
	// Further terms of these languages may be common nouns (首都), which no
	// letter shows.
	for _, list := range [][]string{c.Japanese, c.Korean, c.Chinese} {
		names = append(names, list[:min(1, len(list))]...)
	}
	return names
}

// names reports whether a passage, title or heading holds the tokens as a name: not
// a phrasing, whoever it may compare the city with. One word that is also a syllable
// needs its capital letter.
func (c *corpus) names(tokens []vietnamese.Token) bool {
	if !c.holds(tokens) {
		return false
	}
	keys := make([]uint32, len(tokens))
	for i, t := range tokens {
		keys[i] = c.keyOf[t.Key]
	}
	syllable := len(tokens) == 1 && vietnamese.ValidSyllable(tokens[0].Folded)
	in := func(t *text) bool {
		if syllable {
			return t.capitalizes(keys[0])
		}
		return t.holds(keys)
	}
	return slices.ContainsFunc(c.passages, func(p *passage) bool { return in(&p.body) || in(&p.context) })
}

// capitalizes reports whether a key has a capital letter somewhere inside a sentence.
func (t *text) capitalizes(key uint32) bool {
	for i, k := range t.keys {
		if k == key && t.marks[i]&isCapital != 0 {
			return true
		}
	}
	return false
}

// holds reports whether keys stand one behind the other in a text.
func (t *text) holds(keys []uint32) bool {
	for i := 0; i+len(keys) <= len(t.keys); i++ {
		if slices.Equal(t.keys[i:i+len(keys)], keys) && !slices.ContainsFunc(t.marks[i+1:i+len(keys)], func(m mark) bool { return m&isApart != 0 }) {
			return true
		}
	}
	return false
}
