package telegram

import (
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// maxUnits is how long a message may be: UTF-16 units of its text, markup not
// counted. (Bot API, sendMessage: "1-4096 characters after entities parsing".)
const maxUnits = 4096

// A part is bytes [from, to) of a text that go into one message.
type part struct{ from, to int }

// split cuts text into parts of at most limit UTF-16 units: between paragraphs if
// that leaves no part less than half full, else between sentences, else between
// words, else between characters as a reader sees them. White space at the cuts
// belongs to no part.
func split(text string, limit int) []part {
	var parts []part
	for at := skipSpace(text, 0); at < len(text); {
		end := fit(text, at, limit)
		if end < len(text) {
			end = cut(text, at, end)
		}
		if p := trimEnd(text, part{at, end}); p.from < p.to {
			parts = append(parts, p)
		}
		at = skipSpace(text, end)
	}
	return parts
}

// units is the length of s in UTF-16 units.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// fit returns the furthest end for which text[from:end] has at most limit units.
func fit(text string, from, limit int) int {
	n := 0
	for i, r := range text[from:] {
		n += utf16.RuneLen(r)
		if n > limit {
			return from + i
		}
	}
	return len(text)
}

// cut returns the best place in (from, end] to cut text at.
func cut(text string, from, end int) int {
	if text[end] == ' ' || text[end] == '\n' {
		if sentenceEnds(text, end) {
			return end
		}
	}
	window := text[from:end]
	if i := strings.LastIndex(window, "\n\n"); i > len(window)/2 {
		return from + i
	}
	sentence, word := 0, 0
	for i := from + 1; i < end; i++ {
		if text[i] != ' ' && text[i] != '\n' {
			continue
		}
		word = i
		if sentenceEnds(text, i) {
			sentence = i
		}
	}
	switch {
	case sentence > from:
		return sentence
	case word > from:
		return word
	}
	return cluster(text, from, end)
}

// sentenceEnds reports whether the white space at text[i] follows a sentence.
// A full stop after a short or dotted word in capitals, as in "TP. Hải Phòng" or
// "v.v. và", does not end one unless a line ends there too.
func sentenceEnds(text string, i int) bool {
	if text[i] == '\n' {
		return true
	}
	before := strings.TrimRight(text[max(0, i-64):i], "\"'”’»)]")
	r, size := utf8.DecodeLastRuneInString(before)
	switch r {
	case '!', '?', '…', ';':
		return true
	case '.':
	default:
		return false
	}
	next := firstRune(strings.TrimLeft(text[i:], " "))
	if unicode.IsLower(next) {
		return false
	}
	word := before[strings.LastIndexAny(before, " \n(")+1 : len(before)-size]
	return !abbreviation(word)
}

// abbreviation reports whether a full stop behind word shortens it. Words of three
// capitals are units and programmes, such as USD and FDI, more often than titles.
func abbreviation(word string) bool {
	letters := 0
	for _, r := range word {
		switch {
		case r == '.':
			return true
		case !unicode.IsLetter(r):
			return false
		}
		letters++
	}
	return letters <= 1 || (letters == 2 && unicode.IsUpper(firstRune(word)))
}

// cluster moves end back to where a new character begins, as far as a short look
// can tell: not before a combining mark, a joiner, a variation selector or a
// modifier of skin colour, not behind a joiner, not inside a flag.
func cluster(text string, from, end int) int {
	const look = 64 // bytes; longer chains are cut at a rune
	for i := end; i > from && i > end-look; {
		next, _ := utf8.DecodeRuneInString(text[i:])
		last, size := utf8.DecodeLastRuneInString(text[from:i])
		if !continues(next) && last != '\u200d' && !(isFlag(next) && isFlag(last) && flagsBefore(text[from:i])%2 == 1) {
			return i
		}
		i -= size
	}
	return end
}

func continues(r rune) bool {
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc) || r == '\u200d' ||
		(r >= 0x1F3FB && r <= 0x1F3FF) || (r >= 0xE0020 && r <= 0xE007F)
}

func isFlag(r rune) bool { return r >= 0x1F1E6 && r <= 0x1F1FF }

func flagsBefore(s string) int {
	n := 0
	for len(s) > 0 {
		r, size := utf8.DecodeLastRuneInString(s)
		if !isFlag(r) {
			break
		}
		n++
		s = s[:len(s)-size]
	}
	return n
}

func skipSpace(text string, i int) int {
	return len(text) - len(strings.TrimLeftFunc(text[i:], unicode.IsSpace))
}

func trimEnd(text string, p part) part {
	p.to = p.from + len(strings.TrimRightFunc(text[p.from:p.to], unicode.IsSpace))
	return p
}
