package knowledge

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// numberFormat is how a cell style shows numbers: a format code (ECMA-376, part 1,
// 18.8.31) taken apart. The zero value is the format "General".
type numberFormat struct{ sections []formatSection }

// formatSection is the part of a code for some of the numbers.
type formatSection struct {
	tokens    []formatToken
	condition string  // "<", "<=", "=", "<>", ">=", ">"; "" when its place says which
	limit     float64 // of the condition
	date      bool
	english   bool // names of months and days are in English whoever looks
}

// formatToken is one piece of a code: text to show, or a run of one letter or sign
// that stands for a part of the number.
type formatToken struct {
	literal bool
	text    string
}

// builtinFormats are the codes that files name by number only (18.8.30), as a
// computer set to Vietnamese shows them. Sums of money have no sign here: which
// one depends on the computer.
var builtinFormats = map[int]string{
	1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "#,##0", 6: "#,##0", 7: "#,##0.00", 8: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
	12: "# ?/?", 13: "# ??/??", 14: "dd/mm/yyyy", 15: "dd-mmm-yy", 16: "dd-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
	22: "dd/mm/yyyy h:mm", 37: "#,##0;(#,##0)", 38: "#,##0;(#,##0)", 39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;(#,##0.00)",
	41: `#,##0;(#,##0);"-"`, 42: `#,##0;(#,##0);"-"`, 43: `#,##0.00;(#,##0.00);"-"`, 44: `#,##0.00;(#,##0.00);"-"`,
	45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 48: "##0.0E+0", 49: "@",
}

// formatOf reads the format of a number and a code; the code counts before the
// number.
func formatOf(id, code string) numberFormat {
	n, _ := strconv.Atoi(id)
	if code == "" {
		if code = builtinFormats[n]; code == "" && (27 <= n && n <= 36 || 50 <= n && n <= 58) {
			code = "dd/mm/yyyy"
		}
	}
	const longest = 255 // what Excel allows
	if code == "" || strings.EqualFold(code, "general") || len(code) > 4*longest {
		return numberFormat{}
	}
	var f numberFormat
	section := formatSection{}
	for rest := code; rest != ""; {
		if rest[0] == ';' {
			f.sections = append(f.sections, section)
			section, rest = formatSection{}, rest[1:]
			continue
		}
		rest = section.take(rest)
	}
	f.sections = append(f.sections, section)
	for i := range f.sections {
		f.sections[i].settle()
	}
	return f
}

var (
	formatCondition = regexp.MustCompile(`^(<=|>=|<>|<|>|=)\s*(-?[\d.]+)$`)
	formatLocale    = regexp.MustCompile(`^\$([^-]*)(?:-([0-9A-Fa-f]+))?`)
	formatElapsed   = regexp.MustCompile(`^(?i:h+|m+|s+)$`)
	formatHalfDay   = regexp.MustCompile(`^(?i:am/pm|a/p)`)
	formatGeneral   = regexp.MustCompile(`^(?i:general)`)
	formatRun       = regexp.MustCompile(`^(?i:y+|m+|d+|h+|s+|e[+-]0+|[0#?]+|,+|.)`)
)

// take takes one token off a code and returns the rest.
func (s *formatSection) take(code string) (rest string) {
	literal := func(text string, length int) string {
		s.tokens = append(s.tokens, formatToken{true, text})
		return code[length:]
	}
	special := func(text string) string {
		s.tokens = append(s.tokens, formatToken{false, strings.ToLower(text)})
		return code[len(text):]
	}
	switch code[0] {
	case '"':
		text, _, _ := strings.Cut(code[1:], `"`)
		return literal(text, min(len(code), len(text)+2))
	case '\\', '_', '*':
		_, size := utf8.DecodeRuneInString(code[1:])
		text := code[1 : 1+size]
		if code[0] == '_' { // a gap as wide as the sign
			text = " "
		} else if code[0] == '*' { // fills the cell
			text = ""
		}
		return literal(text, 1+size)
	case '[':
		inside, _, closed := strings.Cut(code[1:], "]")
		if !closed {
			return literal("[", 1)
		}
		if s.bracket(inside) == computerDate {
			return afterSection(code)
		}
		return code[len(inside)+2:]
	}
	for _, re := range []*regexp.Regexp{formatHalfDay, formatGeneral} {
		if m := re.FindString(code); m != "" {
			return special(m)
		}
	}
	m := formatRun.FindString(code)
	if m == "" {
		_, size := utf8.DecodeRuneInString(code)
		return literal(code[:size], size)
	}
	if strings.ContainsAny(m[:1], "yYmMdDhHsSeE0#?,.%/@") {
		return special(m)
	}
	return literal(m, len(m))
}

// computerDate is the language by which a section stands for the long date of the
// computer, whatever else it says.
const computerDate = "f800"

// bracket takes what stands in square brackets: a condition, a currency with its
// language, which it returns in lower case, or a time that counts on. A colour, or what
// only Asian versions know, shows nothing.
func (s *formatSection) bracket(inside string) (language string) {
	switch m, currency := formatCondition.FindStringSubmatch(inside), formatLocale.FindStringSubmatch(inside); {
	case m != nil:
		s.condition = m[1]
		s.limit, _ = strconv.ParseFloat(m[2], 64)
	case currency != nil:
		language = strings.ToLower(currency[2])
		s.english = s.english || strings.HasSuffix(language, "409") || strings.HasSuffix(language, "809")
		if language == computerDate {
			s.tokens = append(s.tokens, formatToken{false, "dd"}, formatToken{true, "/"}, formatToken{false, "mm"}, formatToken{true, "/"}, formatToken{false, "yyyy"})
		} else {
			s.tokens = append(s.tokens, formatToken{true, currency[1]})
		}
	case formatElapsed.MatchString(inside):
		s.tokens = append(s.tokens, formatToken{false, "[" + strings.ToLower(inside[:1])})
	}
	return language
}

// afterSection returns what stands behind the section that code begins with.
func afterSection(code string) string {
	if i := strings.IndexByte(code, ';'); i >= 0 {
		return code[i:]
	}
	return ""
}

// settle finds out what a section shows, and which of its m are minutes.
func (s *formatSection) settle() {
	for _, t := range s.tokens {
		s.date = s.date || !t.literal && strings.ContainsAny(t.text[:1], "ymdhs[a")
	}
	if !s.date {
		return
	}
	minutes, numeric, order := false, true, ""
	for i := range s.tokens {
		t := &s.tokens[i]
		if t.literal || t.text == "" {
			continue
		}
		switch t.text[0] {
		case 'h', '[':
			minutes = true
		case 'm':
			if minutes || s.secondsFollow(i) {
				t.text = "n" + t.text[1:] // as in the dates of Basic
			} else {
				order += "m"
				numeric = numeric && len(t.text) <= 2
			}
			minutes = false
		case 's':
			minutes = false
		case 'd', 'y':
			order += t.text[:1]
			numeric = numeric && (t.text[0] == 'y' || len(t.text) <= 2)
			minutes = false
		case '.', '/', ',', '%':
			t.literal = true
		case '0', '#', '?': // parts of a second
			t.literal, t.text = true, ""
		}
	}
	if numeric && order == "mdy" { // not the order of this country: the reader would take the month for the day
		s.dayFirst()
	}
}

// dayFirst changes day and month for each other.
func (s *formatSection) dayFirst() {
	day, month := -1, -1
	for i, t := range s.tokens {
		if !t.literal && t.text[0] == 'd' {
			day = i
		} else if !t.literal && t.text[0] == 'm' {
			month = i
		}
	}
	s.tokens[day].text, s.tokens[month].text = "mm", "dd"
}

// secondsFollow reports whether the next part of a time behind token i is seconds.
func (s *formatSection) secondsFollow(i int) bool {
	for _, t := range s.tokens[i+1:] {
		if !t.literal && strings.ContainsAny(t.text[:1], "ymdhs") {
			return t.text[0] == 's'
		}
	}
	return false
}
