package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"haiphongbot/internal/vietnamese"
)

// naming is what a question names that no document holds.
type naming struct {
	strange []string // places, as the user wrote them
	about   bool     // the question is about one of them, not only mentions it
	places  [][]int  // what each name of a province, city or country may mean, the asker's own left out
}

// has reports whether a name may mean a place.
func (n naming) has(place int) bool {
	return slices.ContainsFunc(n.places, func(meant []int) bool { return slices.Contains(meant, place) })
}

// named finds what a question names. Where the asker comes from is not asked for.
func (x *shard) named(q *query) naming {
	typed := typedWords(q.text)
	var n naming
	home := x.places.strange(typed, q, q.text, &n)
	if slices.ContainsFunc(q.words[:q.own], func(w word) bool { return w.trust < 1 }) {
		home = x.places.strange(q.words[:q.own], q, "", &n) || home
	}
	n.about = n.about && !home && !refersHome(typed)
	return n
}

// refersHome reports whether a question speaks of the city without its name:
// "thành phố", but not "thành phố Đà Nẵng" or "thành phố nào".
func refersHome(words []word) bool {
	for i, w := range words {
		city := w.Folded == "city" || w.Folded == "tp" || w.Folded == "pho" && i > 0 && words[i-1].Folded == "thanh"
		if city && (i+1 == len(words) || !capital(words[i+1].Text) && words[i+1].Folded != "nao") {
			return true
		}
	}
	return false
}

// namesOnlyHome reports whether a question has no content but the name of the
// city or the country: all documents are about those.
func (q *query) namesOnlyHome() bool {
	named := false
	for _, w := range q.words {
		switch {
		case ofHome[w.Folded]:
			named = true
		case vietnamese.ClassOf(w.meant) == vietnamese.Content:
			return false
		}
	}
	return named
}

var ofHome = wordSet("hai phong haiphong hp thanh pho tp city viet nam vietnam")

// typedWords are the tokens of a question before any repair.
func typedWords(text string) []word {
	tokens := vietnamese.Tokenize(text)
	tokens = tokens[:min(len(tokens), maxTokens)]
	words := make([]word, len(tokens))
	for i, t := range tokens {
		words[i] = asTyped(t, i > 0 && vietnamese.Adjacent(text, tokens[i-1], t))
	}
	return words
}

// strange adds to n the names among the words of places that are not held, and
// reports whether there is one that is. text is what the words were read from;
// "" for repaired words, which must be longer to count.
func (p *places) strange(words []word, q *query, text string, n *naming) (home bool) {
	loud := loud(words)
	for i := 0; i < len(words); {
		length, held, rival := 0, false, false
		var meant []int
		for _, name := range p.names[words[i].Folded] {
			if length > len(name.tokens) {
				break
			}
			if (text != "" || len(name.tokens) > 1) && p.spelled(words, i, name, q, loud) {
				if length < len(name.tokens) {
					meant = nil
				}
				length = len(name.tokens)
				meant = append(meant, name.place)
				held, rival = held || p.held[name.place], rival || p.rival[name.place]
			}
		}
		if rival && !isOrigin(words[:i]) {
			n.places = append(n.places, meant)
		}
		switch said := typedAs(words[i:i+length], text); {
		case length == 0:
			i++
			continue
		case held:
			home = true
		case !isOrigin(words[:i]) && !slices.ContainsFunc(n.strange, func(s string) bool { return strings.EqualFold(s, said) }):
			n.strange = append(n.strange, said)
			n.about = n.about || rival
		}
		i += length
	}
	return home
}

// spelled reports whether the words from i on are a name.
func (p *places) spelled(words []word, i int, name placeName, q *query, loud bool) bool {
	n := len(name.tokens)
	if i+n > len(words) {
		return false
	}
	capitals, exact := true, true
	for j, t := range name.tokens {
		w := words[i+j]
		if w.context || j > 0 && !w.attached {
			return false
		}
		bare := w.Key == w.Folded || w.trust < 1 && !q.accented // "Da Nagn" is repaired to a word with accents
		if w.Key != t.Key && (!bare || w.Folded != t.Folded || name.proper || n == 1 || q.accented && !capital(w.Text)) {
			return false
		}
		capitals, exact = capitals && capital(w.Text), exact && w.Key == t.Key
	}
	first := name.tokens[0]
	switch {
	case first.Kind == vietnamese.Glyph:
		return bounded(words, i, n)
	case name.proper:
		return capitals && !loud
	case n == 2 && !exact && everyday[first.Folded+" "+name.tokens[1].Folded]:
		return capitals && !loud || i > 0 && ofPlace[words[i-1].Folded]
	case n > 1:
		return capitals || !small(words, i, n) && (!q.corpus.says(words[i:i+n]) || q.corpus.capitalised(words[i:i+n]))
	case vietnamese.ValidSyllable(first.Folded): // Lào, Đức, Úc; Anh behind "nước" or "từ", else "anh"
		land := i > 0 && words[i-1].Folded == "nuoc"
		named := land || (i > 0 || onlyNames[first.Key]) && capitals && !loud
		return named && words[i].Key == first.Key && (land || vietnamese.ClassOf(first) == vietnamese.Content || fromThere[words[i-1].Key])
	}
	return true
}

// ofPlace stand before the name of a place only.
var ofPlace = wordSet("nuoc tinh tp vinh dao khu hon voi")

// onlyNames are names of one syllable that begin no other word: "Huế có …", but not "Pháp
// luật" or "Mỹ quan".
var onlyNames = keys("Huế Lào Úc Bỉ")

// fromThere lead to a country that is spelled as a form of address is, and never to a person.
var fromThere = keys("từ sang")

// small reports whether words in small letters are likelier grammar, or part of
// a longer word, than a name: "cảng nam đồ sơn là" is not about Sơn La.
func small(words []word, i, n int) bool {
	last := words[i+n-1]
	return vietnamese.ClassOf(last.Token) == vietnamese.Function && last.Folded != "an" // English grammar: "nghe an"
}

// says reports whether the corpus holds the words as neighbours, whatever their
// accents: then small letters may mean those.
func (c *corpus) says(words []word) bool {
	for i := 1; i < len(words); i++ {
		a, ok := c.foldOf[words[i-1].Folded]
		b, also := c.foldOf[words[i].Folded]
		if !ok || !also || c.foldPairDF.Of(pair(a, b)) == 0 {
			return false
		}
	}
	return true
}

// capitalised reports whether the corpus writes each of the words with a capital
// letter inside a sentence: then they are a name there, however they are typed.
func (c *corpus) capitalised(words []word) bool {
	for _, w := range words {
		f, ok := c.foldOf[w.Folded]
		if !ok || !slices.ContainsFunc(c.variants[f], func(k uint32) bool { return c.capital[k] > 0 }) {
			return false
		}
	}
	return true
}

// bounded reports whether n characters from i on can be a word of their own. A
// run of katakana is one word, a Korean word begins at a blank, and 日本語 and
// 한국어 are languages.
func bounded(words []word, i, n int) bool {
	if i+n < len(words) && strings.Contains("語语어", words[i+n].Text) {
		return false
	}
	kind := func(i int) *unicode.RangeTable {
		r, _ := utf8.DecodeRuneInString(words[i].Text)
		switch {
		case unicode.Is(unicode.Katakana, r) || r == 'ー':
			return unicode.Katakana
		case unicode.Is(unicode.Hangul, r):
			return unicode.Hangul
		}
		return nil
	}
	before := i > 0 && words[i-1].End == words[i].Start && kind(i) != nil && kind(i-1) == kind(i)
	last := i + n - 1
	after := last+1 < len(words) && words[last].End == words[last+1].Start && kind(last) == unicode.Katakana && kind(last+1) == unicode.Katakana
	return !before && !after
}

// loud reports whether capital letters say nothing in a question because most
// of its words have them.
func loud(words []word) bool {
	capitals, all := 0, 0
	for _, w := range words {
		if w.Kind == vietnamese.Word {
			all++
			if capital(w.Text) {
				capitals++
			}
		}
	}
	return 5*capitals > 3*all
}

// originReach is how many words may stand between the asker and where the asker
// is from: "chúng tôi là một công ty đến từ Đức", "we are a company from India".
const originReach = 7

// The words between the asker and that place, and the asker.
var (
	originWords = wordSet("tu la o tai from are am is in at")
	askerWords  = wordSet("toi minh em we i our my")
)

// isOrigin reports whether the words before a name say that it is where the
// asker comes from.
func isOrigin(before []word) bool {
	from := false
	for k := len(before) - 1; k >= max(0, len(before)-originReach); k-- {
		switch w := before[k]; {
		case originWords[w.Folded]:
			from = true
		case from && askerWords[w.Folded]:
			return true
		}
	}
	return false
}

// typedAs returns the words as the user wrote them.
func typedAs(words []word, text string) string {
	if text != "" && len(words) > 0 {
		return text[words[0].Start:words[len(words)-1].End]
	}
	parts := make([]string, len(words))
	for i, w := range words {
		parts[i] = w.Text
	}
	return strings.Join(parts, " ")
}

// elsewhere reports whether the question names a province, city or country that
// neither the candidate nor its title and headings name. The city that all
// documents are about is named in each of them that is not about another place.
func (x *shard) elsewhere(q *query, k candidate) bool {
	if len(q.naming.places) == 0 {
		return false
	}
	p := x.passages[k.passage]
	title := x.places.in(strings.Join(append([]string{p.Document.Title}, p.Headings...), "\n.\n"))
	text := x.places.in(p.Text)
	about := slices.ContainsFunc(title, func(place int) bool { return x.places.rival[place] && !x.places.home[place] })
	return slices.ContainsFunc(q.naming.places, func(meant []int) bool {
		return !slices.ContainsFunc(meant, func(place int) bool {
			return slices.Contains(text, place) || slices.Contains(title, place) || x.places.home[place] && !about
		})
	})
}
