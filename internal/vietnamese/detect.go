package vietnamese

import (
	"strings"
	"unicode"
)

// maxDetect is how many tokens of a text are looked at.
const maxDetect = 256

// Detect tells the language of a question: the one that most of its words
// belong to. Vietnamese is recognised with and without accents, in chat
// language and in Telex or VNI left-overs.
//
// Words that Vietnamese has made its own ("hotline", "email", "ok"),
// abbreviations in capitals ("FDI"), numbers and foreign names say nothing; a
// text of nothing else is Undetermined, as are languages that are not told
// apart. A bare "hi" or "hello" is English: an English line too many does less
// harm than none.
func Detect(s string) Language { return detect(s, Tokenize(s)) }

// detect is Detect for a text whose tokens are known.
func detect(s string, tokens []Token) Language {
	e := detectTokens(tokens)
	for _, word := range japaneseWords {
		e.japanese = e.japanese || strings.Contains(s, word)
	}
	return e.verdict()
}

// detectTokens gathers the evidence of a question's words.
func detectTokens(tokens []Token) languageEvidence {
	tokens = tokens[:min(len(tokens), maxDetect)]
	var e languageEvidence
	shouting := allCapitals(tokens)
	for i, t := range tokens {
		switch t.Kind {
		case Glyph:
			e.glyph([]rune(t.Text)[0])
		case Word:
			e.word(tokens, i, shouting)
		}
	}
	return e
}

// languageEvidence adds up how much the words of a text speak for a language.
// One plain word of a language counts as 1.
type languageEvidence struct {
	vi, en       float64
	foreign      int // small words of neither
	han          int
	kana, hangul int
	japanese     bool // a character that only Japan writes so
}

// Weights of a word, by what kind of evidence it is. Chosen by hand on
// questions of each kind and checked by the tests beside this file.
const (
	weightAccented = 1.5 // a well-formed syllable with accents
	weightSlip     = 1.0 // letters that only Vietnamese has, in no well-formed order
	weightCapital  = 0.4 // a syllable that begins with a capital within a sentence: perhaps a name
	weightPlace    = 0.3 // a syllable of a name of a place that every language uses
	weightChat     = 1.5 // chat language
	weightTyped    = 1.0 // Telex or VNI, surely
	weightGuess    = 0.7 // an English ending
	weightRare     = 0.5 // one of the English words kept only for their looks
	weightForeign  = 0.1 // a word of neither: no Vietnamese beside English ones ("will red tape be cut")
	enoughEnglish  = 0.5
)

// word weighs one word in Latin letters.
func (e *languageEvidence) word(tokens []Token, i int, shouting bool) {
	t := tokens[i]
	lower := strings.ToLower(t.Text)
	first := []rune(t.Text)[0]
	named := unicode.IsUpper(first) && i > 0 && !shouting
	switch {
	case loanwords[lower], foreignNames[lower], !unicode.Is(unicode.Latin, first):
	case !isASCII(lower):
		e.accented(lower, named)
	case inPlaceName(tokens, i):
		e.vi += weightPlace
	case ambiguous[lower] != 0:
		e.en += ambiguous[lower]
		e.vi += 1 - ambiguous[lower]
	case ValidSyllable(lower):
		e.plain(lower, named)
	case ChatCertain(t) && (shouting || !isAcronym(t.Text)) && !englishWords[lower]:
		e.vi += weightChat
	case commonEnglish[lower] && (shouting || len(lower) > 3 || !isAcronym(t.Text)):
		e.en++
	case isAcronym(t.Text) && !shouting:
	case englishWords[lower]:
		e.en += weightRare
	default:
		e.unknown(t.Text, lower, named)
	}
}

// accented weighs a word that has letters beyond ASCII.
func (e *languageEvidence) accented(lower string, named bool) {
	switch {
	case ValidSyllable(lower) && named:
		e.vi += weightCapital
	case ValidSyllable(lower):
		e.vi += weightAccented
	case strings.ContainsFunc(lower, func(r rune) bool { return r > 0xFF }):
		e.vi += weightSlip
	default:
		e.foreign++
	}
}

// plain weighs a word without accents that could be a Vietnamese syllable.
func (e *languageEvidence) plain(lower string, named bool) {
	switch {
	case commonEnglish[lower]:
		e.en += 0.5
		e.vi += 0.5
	case named:
		e.vi += weightCapital
	case englishWords[lower]:
		e.en += 0.3
		e.vi += 0.7
	default:
		e.vi++
	}
}

// unknown weighs a word of no list by how it is written.
func (e *languageEvidence) unknown(text, lower string, named bool) {
	if _, ev := decodeTyping(text); ev == strongEvidence {
		e.vi += weightTyped
		return
	}
	for _, ending := range englishEndings {
		if len(lower) > len(ending)+2 && strings.HasSuffix(lower, ending) {
			e.en += weightGuess
			return
		}
	}
	if _, ok := DecodeTyping(text); ok {
		e.vi += weightRare
		return
	}
	if !named {
		e.foreign++
	}
}

// glyph counts a character of the scripts of East Asia.
func (e *languageEvidence) glyph(r rune) {
	switch {
	case unicode.Is(unicode.Hangul, r):
		e.hangul++
	case unicode.Is(unicode.Han, r):
		e.han++
		e.japanese = e.japanese || strings.ContainsRune(japaneseOnly, r)
	default:
		e.kana++
	}
}

// verdict compares. Two characters of East Asia count as a word.
func (e languageEvidence) verdict() Language {
	east := float64(e.han+e.kana+e.hangul) / 2
	switch {
	case east > 0 && east >= max(e.vi, e.en):
		switch {
		case e.hangul > e.han+e.kana:
			return Korean
		case e.kana > 0 || e.japanese:
			return Japanese
		case e.hangul > 0:
			return Korean
		}
		return Chinese
	case e.en+weightForeign*float64(e.foreign) > e.vi && e.en >= enoughEnglish && e.en >= float64(e.foreign)/2:
		return English
	case e.vi > 0 && e.vi >= float64(e.foreign)/2:
		return Vietnamese
	}
	return Undetermined
}

// isAcronym reports whether a word is short and written in capitals.
func isAcronym(s string) bool {
	return len(s) > 1 && len(s) <= 6 && strings.ToUpper(s) == s
}

// allCapitals reports whether the words of a text are all in capitals, so
// that capitals say nothing.
func allCapitals(tokens []Token) bool {
	words := 0
	for _, t := range tokens {
		if t.Kind != Word {
			continue
		}
		if strings.ToUpper(t.Text) != t.Text {
			return false
		}
		words++
	}
	return words > 2
}

// inPlaceName reports whether a token is part of a pair that names a place in
// every language.
func inPlaceName(tokens []Token, i int) bool {
	return i > 0 && placeNames[tokens[i-1].Folded+" "+tokens[i].Folded] ||
		i+1 < len(tokens) && placeNames[tokens[i].Folded+" "+tokens[i+1].Folded]
}

// placeNames are the Vietnamese names of places that foreigners write as
// Vietnamese do without accents.
var placeNames = phraseSet(`hai phong, viet nam, ha noi, da nang, chi minh, ho chi, can tho, quang ninh, hai duong, nam dinh, thai binh, bac ninh, hung yen,
	dinh vu, cat hai, cat bi, cat ba, do son, lach huyen, trang due, nam dinh vu, ha long, bac bo, hong bang, an duong, thuy nguyen, le chan, ngo quyen, binh duong, dong nai, trang cat, vinh phuc, sai gon`)

// ambiguous are frequent English words that are also frequent Vietnamese
// syllables without accents, with the share of English among their uses in
// questions (an estimate).
var ambiguous = map[string]float64{
	"the": 0.5, "to": 0.8, "in": 0.9, "on": 0.6, "at": 0.9, "an": 0.4, "can": 0.4, "do": 0.35, "so": 0.3, "no": 0.5, "me": 0.6, "he": 0.4,
	"may": 0.4, "them": 0.4, "than": 0.4, "it": 0.7, "that": 0.8, "a": 0.5, "i": 0.8, "go": 0.6, "hi": 0.7, "am": 0.5, "up": 0.8, "not": 0.8, "but": 0.8, "then": 0.7,
	"day": 0.3, "one": 1, "long": 0.3, "land": 1, "plan": 1, "tell": 1, "ho": 0.1, "ha": 0.2, "gi": 0, "get": 1, "sea": 1, "oh": 0.5, "ah": 0.5, "nice": 1, "ten": 0.3, "tin": 0.1, "hay": 0.1, "ban": 0.1, "tax": 1, "man": 0.3,
}

// loanwords are at home in both languages.
var loanwords = wordSet(`hotline email mail zalo facebook fb viber telegram whatsapp wechat line wifi internet website web site link app online offline ok oke okay okie okla
	logistics container taxi visa video clip camera marketing startup fanpage page blog file pdf excel word demo test feedback check inbox sim sms gps pr hr iot kpi gdp grdp fdi oda eu usd vnd wto asean apec
	resort villa karaoke cafe bar pub menu combo sale shop showroom bot chatbot robot chat pin pls plz thx bus metro tour golf casino data vip hub https http www com vn org net admin account otp covid zone ceo smart`)

// englishEndings mark words that only English forms so.
var englishEndings = []string{"tion", "tions", "sion", "ment", "ments", "ing", "ings", "ness", "ity", "ities", "ies", "able", "ible", "ous", "ful", "less", "ward", "wards",
	"ship", "ed", "er", "ers", "or", "ors", "ist", "ists", "ism", "ive", "ives", "ate", "ates", "ize", "ise", "ly", "ance", "ence", "ancy", "ency", "ical", "ial", "ure", "ures", "ght", "ck", "cks", "ty", "ry", "'s"}

// japaneseOnly are characters whose form is peculiar to Japan: shinjitai that
// neither simplified nor traditional Chinese shares, and characters coined
// there. Source: the list of jōyō kanji (2010) against both Chinese standards.
const japaneseOnly = "働込峠畑辻円売団図広県駅価単厳営験経済総関発応対戦労従圧児両壊徳権歩毎氷収渋緑聴覚観読変処拠検険顔黒歴暦枠匂塀"

// japaneseWords are words of Japanese questions whose characters Chinese has
// too, in other words.
var japaneseWords = []string{"番号", "予約", "連絡先", "場所", "誘致", "案内", "料金", "問合", "何時", "相談"}
