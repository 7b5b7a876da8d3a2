package knowledge

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"haiphongbot/internal/vietnamese"
)

// joinLines joins lines with blanks, and words that were divided at a line end
// without.
func joinLines(lines []pdfLine) string {
	var b strings.Builder
	for i, l := range lines {
		text := l.text
		if i+1 < len(lines) {
			switch next := lines[i+1].text; {
			case strings.HasSuffix(text, hyphenMark):
				text = strings.TrimSuffix(text, hyphenMark)
			case dividedAddress(text, next):
			case dividedWord(text, next):
				text = strings.TrimRight(text, "-‐")
			case !joinsHyphen(text, next):
				text += " "
			}
		}
		b.WriteString(text)
	}
	return strings.ReplaceAll(b.String(), hyphenMark, "")
}

var (
	beforeHyphen = regexp.MustCompile(`(\p{L}+)[-‐]$`)
	firstWord    = regexp.MustCompile(`^\p{Ll}+`)
)

var (
	openHost      = regexp.MustCompile(`(?:\S@|://|www\.)[^\s/]*$`)
	wholeHost     = regexp.MustCompile(`\.(?:vn|com|net|org|info|asia|edu|gov)[,;.)]*$`)
	hostGoesOn    = regexp.MustCompile(`^[a-z0-9./_-]+(?:[\s,;)]|$)`)
	openPath      = regexp.MustCompile(`(?:://|www\.)\S+/\S*$`)
	addressGoesOn = regexp.MustCompile(`^[A-Za-z0-9]+[-._/=][A-Za-z0-9]`)
)

// dividedAddress reports whether the end of a line divides a web or mail address, as
// narrow cells do: within the name of a host, or where what follows is no word.
func dividedAddress(text, next string) bool {
	if openHost.MatchString(text) {
		return !wholeHost.MatchString(text) && hostGoesOn.MatchString(next)
	}
	return openPath.MatchString(text) && addressGoesOn.MatchString(next)
}

// dividedWord reports whether the hyphen at the end of a line divides a word.
// Vietnamese syllables are not divided: between two of them the hyphen is part
// of the text ("kinh tế-xã hội").
func dividedWord(text, next string) bool {
	m := beforeHyphen.FindStringSubmatch(text)
	word := firstWord.FindString(next)
	if m == nil || word == "" {
		return false
	}
	return !vietnamese.ValidSyllable(strings.ToLower(m[1])) || !vietnamese.ValidSyllable(word)
}

// joinsHyphen reports whether text ends with a hyphen or dash that stood
// directly before what follows: "57-" and "NQ/TW", "2015–" and "2020".
func joinsHyphen(text, next string) bool {
	r, size := utf8.DecodeLastRuneInString(text)
	if r != '-' && r != '‐' && r != '–' && r != '/' {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:len(text)-size])
	after, _ := utf8.DecodeRuneInString(next)
	if r == '–' {
		return unicode.IsDigit(before) && unicode.IsDigit(after)
	}
	return unicode.IsLetter(before) || unicode.IsDigit(before)
}
