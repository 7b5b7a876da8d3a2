package vietnamese

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Span is a part of a text, as byte offsets: text[Start:End].
type Span struct{ Start, End int }

// Sentences splits a text into sentences. The spans are in order, do not
// overlap, begin and end without white space, and together hold every
// character that is not white space. A line is at least one sentence of its
// own, except where its last words run on in small letters on the next line.
//
// A full stop inside a number, a name or an abbreviation ("1.000", "TP. Hải
// Phòng", "A. B. Nguyễn", "v.v.") ends no sentence, nor do dots after which a
// small letter goes on.
func Sentences(s string) []Span {
	var spans []Span
	for _, line := range lines(s) {
		start := line.Start
		for i := line.Start; i < line.End; {
			r, size := utf8.DecodeRuneInString(s[i:line.End])
			i += size
			if !isStop(r) {
				continue
			}
			end := stopEnd(s[:line.End], i)
			if endsSentence(s, Span{start, line.End}, i-size, end) {
				spans = appendSpan(spans, s, start, end)
				start = end
			}
			i = end
		}
		spans = appendSpan(spans, s, start, line.End)
	}
	return spans
}

// lines cuts a text at its line breaks, except where a line was only wrapped:
// the next one begins with a small letter and this one has not come to an end.
func lines(s string) []Span {
	var spans []Span
	start := 0
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == '\r' && strings.HasPrefix(s[i+size:], "\n") {
			size++
		}
		if isLineBreak(r) && !wrapped(s[start:i], s[i+size:]) {
			spans = append(spans, Span{start, i})
			start = i + size
		}
		i += size
	}
	return append(spans, Span{start, len(s)})
}

func isLineBreak(r rune) bool {
	return r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == '\u0085' || r == '\u2028' || r == '\u2029'
}

// wrapped reports whether a line break between two texts stands in the middle
// of a sentence. An empty line never does, nor one after a stop, a colon or a
// semicolon, nor one before a list mark such as "a)".
func wrapped(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(before, " \t\r\u00A0"))
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(after, " \t\u00A0"))
	if last == utf8.RuneError || isStop(last) || last == ':' || last == ';' || isLineBreak(last) {
		return false
	}
	return unicode.IsLower(next) && listMark(after) == 0
}

// isStop reports whether r can end a sentence.
func isStop(r rune) bool {
	switch r {
	case '.', '?', '!', '…', '。', '！', '？', '．':
		return true
	}
	return false
}

// stopEnd returns where the stop before i ends: further stops and closing
// quotation marks and brackets belong to it.
func stopEnd(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !isStop(r) && !isCloser(r) {
			break
		}
		i += size
	}
	return i
}

func isCloser(r rune) bool {
	switch r {
	case '"', '\'', '”', '’', '»', ')', ']', '}', '」', '』', '）', '】':
		return true
	}
	return false
}

func isOpener(r rune) bool {
	switch r {
	case '"', '\'', '“', '‘', '«', '(', '[', '{', '「', '『', '（', '【':
		return true
	}
	return false
}

// endsSentence reports whether the stop at [stop:end) is the end of the
// sentence that began at line.Start.
func endsSentence(s string, line Span, stop, end int) bool {
	mark, size := utf8.DecodeRuneInString(s[stop:])
	wide := mark == '。' || mark == '！' || mark == '？' || mark == '．'
	rest := s[end:line.End]
	next := firstLetter(rest)
	switch {
	case next == 0:
		return true // nothing but blanks and marks follow on this line
	case wide:
		return true
	case !startsBlank(rest):
		return false // inside a number, an address, "TP.HCM"
	case stop > line.Start && s[stop-1] == '(' && strings.HasPrefix(s[stop+size:end], ")"):
		return false // "(?)" is a remark
	}
	closed := strings.IndexFunc(s[stop:end], isCloser) >= 0
	switch {
	case mark == '…' || strings.HasPrefix(s[stop:end], ".."):
		return !unicode.IsLower(next)
	case mark != '.':
		return !closed || !unicode.IsLower(next) // “…?” ông hỏi
	case closed:
		return !unicode.IsLower(next)
	}
	return !abbreviated(s[line.Start:stop], next)
}

func startsBlank(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsSpace(r) || isOpener(r)
}

// firstLetter returns the first letter or digit of s, 0 when there is none
// near: what follows a stop after so many marks is no part of its sentence.
func firstLetter(s string) rune {
	for _, r := range s[:min(len(s), 64)] {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
	}
	return 0
}

// abbreviated reports whether the full stop behind before belongs to its last
// word. before is the sentence so far, next the letter that follows.
func abbreviated(before string, next rune) bool {
	word := before[strings.LastIndexFunc(before, func(r rune) bool { return unicode.IsSpace(r) || isOpener(r) || r == ',' || r == '/' })+1:]
	previous := strings.TrimSpace(before[:len(before)-len(word)])
	lower := strings.ToLower(word)
	switch {
	case word == "":
		return false
	case previous == "" && isOrdinal(word):
		return true // "1. Mục tiêu", "II. Nhiệm vụ", "a. Về kinh tế"
	case lower == "v.v" || lower == "vv" || lower == "e.g" || lower == "i.e":
		return unicode.IsLower(next)
	case isNumeral(word):
		return isHeadingWord(previous) // "Điều 5. Hiệu lực thi hành"
	case titles[lower]:
		return true
	case shortForms[lower]:
		return !unicode.IsUpper(next)
	}
	return isInitial(word) && !classWord(previous)
}

// isInitial reports whether word is a capital letter that stands for a name,
// alone or after others: "A", "J.R".
func isInitial(word string) bool {
	for part := range strings.SplitSeq(word, ".") {
		r, size := utf8.DecodeRuneInString(part)
		if size != len(part) || !unicode.IsUpper(r) {
			return false
		}
	}
	return true
}

// classWord reports whether the last word of s is one after which a capital
// letter is a label and no name: "nhóm A.", "vitamin C.".
func classWord(s string) bool {
	last := s[strings.LastIndexByte(s, ' ')+1:]
	switch strings.ToLower(last) {
	case "nhóm", "loại", "hạng", "khu", "lô", "điểm", "cấp", "bảng", "tổ", "khối", "vitamin", "mục", "bước", "phương", "đội", "lớp", "tòa", "toà":
		return true
	}
	return false
}

// isOrdinal reports whether a word numbers what follows it: digits ("1",
// "2.3"), a Roman numeral or a single letter.
func isOrdinal(word string) bool {
	return isNumeral(word) || strings.Trim(word, "IVX") == "" || utf8.RuneCountInString(word) == 1
}

func isNumeral(word string) bool {
	return strings.Trim(word, "0123456789.") == ""
}

// isHeadingWord reports whether s is nothing but a word that a number follows
// in a heading.
func isHeadingWord(s string) bool {
	switch strings.ToLower(s) {
	case "điều", "khoản", "mục", "chương", "phần", "bài", "bước", "câu", "số", "phụ lục", "bảng", "hình", "biểu":
		return true
	}
	return false
}

// titles are abbreviations that stand before what they describe; the stop
// behind them never ends a sentence. Compiled for this program from the
// abbreviations of Vietnamese addresses, academic titles and letters.
var titles = wordSet(`tp q p tx ts ths th.s pgs gs gs.ts pgs.ts gs.tskh pgs.tskh tskh bs ds ks kts ls ncs nsnd nsưt đ/c
	ths.bs ts.bs bs.ck mr mrs ms dr prof st`)

// shortForms are abbreviations that may also end a sentence; the stop ends
// it when a capital letter follows.
var shortForms = wordSet(`cty đt tel fax stt vd sđt đ tr nxb h tt kp no nos vol fig jr sr ltd co corp inc jsc etc vs ph.d`)

// listMark returns the length of the mark that opens a list item at the start
// of s ("- ", "• ", "1. ", "a) "), blanks before it included; 0 for none.
func listMark(s string) int {
	body := strings.TrimLeft(s, " \t\u00A0")
	lead := len(s) - len(body)
	r, size := utf8.DecodeRuneInString(body)
	if strings.ContainsRune("-–—•*+●▪·", r) && size < len(body) && startsBlank(body[size:]) {
		return lead + size
	}
	n := strings.IndexFunc(body, func(r rune) bool { return r == '.' || r == ')' || unicode.IsSpace(r) })
	if n <= 0 || n > len("VIII") || body[n] != '.' && body[n] != ')' || !isOrdinal(body[:n]) || !startsBlank(body[n+1:]+" ") {
		return 0
	}
	return lead + n + 1
}

// appendSpan appends s[start:end] without the white space around it, if
// anything is left.
func appendSpan(spans []Span, s string, start, end int) []Span {
	part := s[start:end]
	start += len(part) - len(strings.TrimLeftFunc(part, unicode.IsSpace))
	end -= len(part) - len(strings.TrimRightFunc(part, unicode.IsSpace))
	if start >= end {
		return spans
	}
	return append(spans, Span{start, end})
}
