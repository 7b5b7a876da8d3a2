package pdf

import (
	"bytes"
	"math"
	"strconv"
)

// lexer splits bytes into objects. It never fails: what is not syntax is
// skipped.
type lexer struct {
	data []byte
	pos  int
}

// end is the operator returned when there is nothing more.
const end operator = "\x00end"

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

func isRegular(c byte) bool { return !isSpace(c) && !isDelimiter(c) }

// skip moves over white space and comments.
func (l *lexer) skip() {
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		switch {
		case isSpace(c):
			l.pos++
		case c == '%':
			for l.pos < len(l.data) && l.data[l.pos] != '\n' && l.data[l.pos] != '\r' {
				l.pos++
			}
		default:
			return
		}
	}
}

// object reads one object or operator. References are recognised: contents of
// pages have none, but three such tokens never follow one another there.
func (l *lexer) object() object { return l.read(0) }

func (l *lexer) read(depth int) object {
	l.skip()
	if l.pos >= len(l.data) {
		return end
	}
	switch c := l.data[l.pos]; c {
	case '/':
		l.pos++
		return l.name()
	case '(':
		l.pos++
		return l.literal()
	case '<':
		l.pos++
		if l.pos < len(l.data) && l.data[l.pos] == '<' {
			l.pos++
			return l.dict(depth)
		}
		return l.hex()
	case '[':
		l.pos++
		return l.array(depth)
	case ']', '}', '{', ')':
		l.pos++
		return operator(c)
	case '>':
		l.pos++
		if l.pos < len(l.data) && l.data[l.pos] == '>' {
			l.pos++
			return operator(">>")
		}
		return operator(">")
	}
	return l.word()
}

// word reads a number, a reference, a constant or an operator.
func (l *lexer) word() object {
	start := l.pos
	for l.pos < len(l.data) && isRegular(l.data[l.pos]) {
		l.pos++
	}
	word := l.data[start:l.pos]
	if n, ok := parseNumber(word); ok {
		if i, ok := n.(int); ok && i >= 0 {
			if r, ok := l.reference(i); ok {
				return r
			}
		}
		return n
	}
	switch string(word) {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	return operator(word)
}

// reference reads "generation R" after a number.
func (l *lexer) reference(n int) (ref, bool) {
	p := l.pos
	for p < len(l.data) && isSpace(l.data[p]) {
		p++
	}
	generation, digits := 0, 0
	for p < len(l.data) && '0' <= l.data[p] && l.data[p] <= '9' && digits < 5 {
		generation = generation*10 + int(l.data[p]-'0')
		p++
		digits++
	}
	if digits == 0 || p >= len(l.data) || !isSpace(l.data[p]) {
		return ref{}, false
	}
	for p < len(l.data) && isSpace(l.data[p]) {
		p++
	}
	if p >= len(l.data) || l.data[p] != 'R' || p+1 < len(l.data) && isRegular(l.data[p+1]) {
		return ref{}, false
	}
	l.pos = p + 1
	return ref{n, generation}, true
}

func parseNumber(word []byte) (object, bool) {
	if len(word) == 0 || len(word) > 40 {
		return nil, false
	}
	if c := word[0]; c != '+' && c != '-' && c != '.' && (c < '0' || c > '9') {
		return nil, false
	}
	if i, err := strconv.Atoi(string(word)); err == nil {
		return i, true
	}
	f, err := strconv.ParseFloat(string(word), 64)
	if err == nil && !math.IsInf(f, 0) && !math.IsNaN(f) {
		return f, true
	}
	// Some programs write "--5" or "1.2-3".
	if trimmed := bytes.TrimLeft(word, "+-"); len(trimmed) < len(word)-1 {
		return parseNumber(append([]byte("-"), trimmed...))
	}
	if i := bytes.IndexByte(word[1:], '-'); i >= 0 {
		return parseNumber(word[:i+1])
	}
	return nil, false
}

func (l *lexer) name() name {
	var out []byte
	for l.pos < len(l.data) && isRegular(l.data[l.pos]) {
		c := l.data[l.pos]
		if c == '#' && l.pos+2 < len(l.data) {
			if hi, lo := hexDigit(l.data[l.pos+1]), hexDigit(l.data[l.pos+2]); hi >= 0 && lo >= 0 {
				c = byte(hi<<4 | lo)
				l.pos += 2
			}
		}
		out = append(out, c)
		l.pos++
	}
	return name(out)
}

func hexDigit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

func (l *lexer) hex() text {
	var out []byte
	high := -1
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		l.pos++
		if c == '>' {
			break
		}
		d := hexDigit(c)
		switch {
		case d < 0:
		case high < 0:
			high = d
		default:
			out = append(out, byte(high<<4|d))
			high = -1
		}
	}
	if high >= 0 {
		out = append(out, byte(high<<4))
	}
	return text(out)
}

func (l *lexer) literal() text {
	var out []byte
	for open := 1; l.pos < len(l.data); {
		c := l.data[l.pos]
		l.pos++
		switch c {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				return text(out)
			}
		case '\\':
			out = l.escape(out)
			continue
		case '\r':
			if l.pos < len(l.data) && l.data[l.pos] == '\n' {
				l.pos++
			}
			c = '\n'
		}
		out = append(out, c)
	}
	return text(out)
}

// escape reads what follows a backslash in a string.
func (l *lexer) escape(out []byte) []byte {
	if l.pos >= len(l.data) {
		return out
	}
	c := l.data[l.pos]
	l.pos++
	switch c {
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'b':
		return append(out, '\b')
	case 'f':
		return append(out, '\f')
	case '\n':
		return out
	case '\r':
		if l.pos < len(l.data) && l.data[l.pos] == '\n' {
			l.pos++
		}
		return out
	}
	if c < '0' || c > '7' {
		return append(out, c)
	}
	v := int(c - '0')
	for i := 0; i < 2 && l.pos < len(l.data) && '0' <= l.data[l.pos] && l.data[l.pos] <= '7'; i++ {
		v = v<<3 | int(l.data[l.pos]-'0')
		l.pos++
	}
	return append(out, byte(v))
}

func (l *lexer) array(depth int) object {
	var out array
	for {
		o := l.next(depth)
		if op, ok := o.(operator); ok {
			if op == "]" || op == end || op == ">>" || op == "endobj" {
				return out
			}
			continue
		}
		out = append(out, o)
	}
}

func (l *lexer) dict(depth int) object {
	out := dict{}
	for {
		switch key := l.next(depth).(type) {
		case operator:
			if key == ">>" || key == end || key == "endobj" || key == "stream" {
				return out
			}
		case name:
			at := l.pos
			value := l.next(depth)
			if op, ok := value.(operator); ok {
				if op == ">>" || op == end {
					return out
				}
				if op == "endobj" || op == "stream" {
					l.pos = at
				}
				continue
			}
			out[key] = value
		}
	}
}

// next reads an object within another; those nested too deep are the end.
func (l *lexer) next(depth int) object {
	if depth >= maxNesting {
		l.pos = len(l.data)
		return end
	}
	return l.read(depth + 1)
}
