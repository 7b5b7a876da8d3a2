package knowledge

import (
	"fmt"
	"math"
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"time"
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
		length := len(inside) + 2
		switch m, currency := formatCondition.FindStringSubmatch(inside), formatLocale.FindStringSubmatch(inside); {
		case m != nil:
			s.condition = m[1]
			s.limit, _ = strconv.ParseFloat(m[2], 64)
		case currency != nil:
			language := strings.ToLower(currency[2])
			s.english = s.english || strings.HasSuffix(language, "409") || strings.HasSuffix(language, "809")
			if language == "f800" { // the long date of the computer
				s.tokens = append(s.tokens, formatToken{false, "dd"}, formatToken{true, "/"}, formatToken{false, "mm"}, formatToken{true, "/"}, formatToken{false, "yyyy"})
				return code[len(code)-len(afterSection(code)):]
			}
			return literal(currency[1], length)
		case formatElapsed.MatchString(inside):
			s.tokens = append(s.tokens, formatToken{false, "[" + strings.ToLower(inside[:1])})
		}
		return code[length:] // a colour, or what only Asian versions know
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

// show writes a number as Vietnamese readers see it in Excel: 28/02/2017,
// 10,5%, 1.234.567. epoch is the year of day 0.
func (f numberFormat) show(v float64, epoch int) string {
	s, sign := f.section(v)
	switch {
	case s == nil:
		return general(v)
	case s.date:
		return strings.TrimSpace(s.showDate(v, epoch))
	}
	text := strings.Join(strings.Fields(s.showNumber(math.Abs(v))), " ")
	if sign && v < 0 && strings.ContainsAny(text, "123456789") {
		return "-" + text
	}
	return text
}

// section returns the section for a number, nil for "General", and whether a
// minus has still to be shown.
func (f numberFormat) section(v float64) (s *formatSection, sign bool) {
	n := len(f.sections)
	if n == 0 {
		return nil, true
	}
	conditional := false
	for i := range f.sections[:min(n, 3)] {
		s := &f.sections[i]
		if s.condition == "" {
			continue
		}
		conditional = true
		if s.holds(v) {
			return s, true
		}
	}
	switch {
	case conditional:
		for i := range f.sections[:min(n, 3)] {
			if f.sections[i].condition == "" {
				return &f.sections[i], true
			}
		}
		return nil, true
	case n > 1 && v < 0:
		return &f.sections[1], false
	case n > 2 && v == 0:
		return &f.sections[2], false
	}
	return &f.sections[0], n == 1
}

func (s *formatSection) holds(v float64) bool {
	switch s.condition {
	case "<":
		return v < s.limit
	case "<=":
		return v <= s.limit
	case ">":
		return v > s.limit
	case ">=":
		return v >= s.limit
	case "<>":
		return v != s.limit
	}
	return v == s.limit
}

// general writes a number as the format "General" does, which shows ten figures;
// whole numbers are never cut.
func general(v float64) string {
	if v == math.Trunc(v) && math.Abs(v) < 1e15 {
		return strconv.FormatFloat(v, 'f', 0, 64)
	}
	if a := math.Abs(v); a >= 1e15 || a < 1e-4 {
		return strings.Replace(strconv.FormatFloat(v, 'G', 6, 64), ".", ",", 1)
	}
	whole := len(strconv.FormatFloat(math.Trunc(math.Abs(v)), 'f', 0, 64))
	text := exact(v).FloatString(max(1, 10-whole))
	return strings.Replace(strings.TrimRight(strings.TrimRight(text, "0"), "."), ".", ",", 1)
}

// exact is a number as Excel keeps it, to 15 figures.
func exact(v float64) *big.Rat {
	r, ok := new(big.Rat).SetString(strconv.FormatFloat(v, 'e', 14, 64))
	if !ok {
		return new(big.Rat)
	}
	return r
}

// showNumber writes a number that is not negative.
func (s *formatSection) showNumber(v float64) string {
	value := exact(v)
	var whole, decimals []int // indices of the tokens with places for figures
	places := 0
	point, grouped, fraction, power, digits := false, false, false, "", false
	last := -1
	for i, t := range s.tokens {
		if t.literal {
			continue
		}
		switch t.text[0] {
		case '%':
			value.Mul(value, big.NewRat(100, 1))
		case '.':
			point = true
		case '/':
			fraction = digits
		case 'e':
			if len(t.text) > 1 {
				power = t.text
			}
		case '0', '#', '?':
			digits = true
			if power != "" {
				break
			}
			last = i
			if point {
				decimals = append(decimals, i)
				places += len(t.text)
			} else {
				whole = append(whole, i)
			}
		}
	}
	for i, t := range s.tokens {
		if t.literal || t.text[0] != ',' {
			continue
		}
		if i > last && last >= 0 {
			for range t.text {
				value.Quo(value, big.NewRat(1000, 1))
			}
		} else if !point || len(decimals) == 0 || i < decimals[0] {
			grouped = true
		}
	}
	switch {
	case fraction:
		return s.showFraction(value)
	case power != "":
		f, _ := value.Float64()
		return strings.Replace(strconv.FormatFloat(f, 'E', places, 64), ".", ",", 1)
	}
	const mostPlaces = 30
	left, right, _ := strings.Cut(value.FloatString(min(places, mostPlaces)), ".")
	shown := spread(left, s.tokens, whole, grouped)
	for _, i := range decimals {
		n := min(len(s.tokens[i].text), len(right))
		shown[i], right = right[:n], right[n:]
	}
	for k := len(decimals) - 1; k >= 0; k-- { // "0.0#": noughts at the end that need not be shown
		i := decimals[k]
		for optional := strings.TrimLeft(s.tokens[i].text, "0"); optional != "" && strings.HasSuffix(shown[i], "0"); optional = optional[1:] {
			shown[i] = shown[i][:len(shown[i])-1]
		}
		if shown[i] != "" {
			break
		}
	}
	return s.join(shown, v)
}

// join puts a number together from what is shown for its tokens.
func (s *formatSection) join(shown map[int]string, v float64) string {
	var b strings.Builder
	for i, t := range s.tokens {
		switch {
		case t.literal, t.text == "%":
			b.WriteString(t.text)
		case t.text == "general", t.text == "@":
			b.WriteString(general(v))
		case t.text == ".":
			b.WriteByte(',')
		default:
			b.WriteString(shown[i])
		}
	}
	return strings.TrimRight(b.String(), ",")
}

// spread puts the figures of a whole number in the places of the tokens at, which
// other text may stand between, from the right. Noughts fill the places "0".
func spread(figures string, tokens []formatToken, at []int, grouped bool) map[int]string {
	shown := map[int]string{}
	if figures == "0" {
		figures = ""
	}
	count := 0
	for k := len(at) - 1; k >= 0; k-- {
		places := tokens[at[k]].text
		var out []byte // from right to left
		put := func(c byte) {
			if grouped && count > 0 && count%3 == 0 {
				out = append(out, '.')
			}
			out = append(out, c)
			count++
		}
		for p := len(places) - 1; p >= 0 || k == 0 && figures != ""; p-- {
			switch {
			case figures != "":
				put(figures[len(figures)-1])
				figures = figures[:len(figures)-1]
			case places[p] == '0':
				put('0')
			}
		}
		for l, r := 0, len(out)-1; l < r; l, r = l+1, r-1 {
			out[l], out[r] = out[r], out[l]
		}
		shown[at[k]] = string(out)
	}
	return shown
}

// showFraction writes a number as "1 1/2": the nearest with a denominator of as
// many figures as there are places behind the stroke.
func (s *formatSection) showFraction(value *big.Rat) string {
	places, stroke := "", false
	for _, t := range s.tokens {
		if !t.literal && stroke && strings.ContainsAny(t.text[:1], "0#?") {
			places = t.text
			break
		}
		stroke = stroke || !t.literal && t.text == "/"
	}
	v, _ := value.Float64()
	most := 9
	if len(places) > 1 {
		most = 99
	}
	whole := math.Floor(v)
	bestN, bestD, off := 0, 1, math.Inf(1)
	for d := 1; d <= most; d++ {
		n := math.Round((v - whole) * float64(d))
		if gap := math.Abs(v - whole - n/float64(d)); gap < off-1e-12 {
			bestN, bestD, off = int(n), d, gap
		}
	}
	if bestN == bestD {
		whole, bestN = whole+1, 0
	}
	switch {
	case bestN == 0:
		return strconv.FormatFloat(whole, 'f', 0, 64)
	case whole == 0:
		return fmt.Sprintf("%d/%d", bestN, bestD)
	}
	return fmt.Sprintf("%.0f %d/%d", whole, bestN, bestD)
}

var (
	vietnameseMonths = []string{"Một", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười Một", "Mười Hai"}
	vietnameseDays   = []string{"Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"}
)

// dayOfSerial returns the time that a number of days stands for, to the second.
func dayOfSerial(v float64, epoch int) time.Time {
	day := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case epoch == 1904:
		day = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case v >= 1 && v < 60: // Excel has a 29 February 1900
		v++
	}
	whole := math.Floor(v)
	return day.AddDate(0, 0, int(whole)).Add(time.Duration(math.Round((v-whole)*86400)) * time.Second)
}

// showDate writes a number of days as day and time; "" when there is no such day.
func (s *formatSection) showDate(v float64, epoch int) string {
	if v < 0 || v >= 2_958_466 { // the year 10000
		return ""
	}
	at := dayOfSerial(v, epoch)
	half := false
	for _, t := range s.tokens {
		half = half || !t.literal && t.text[0] == 'a'
	}
	var b strings.Builder
	for _, t := range s.tokens {
		if t.literal {
			b.WriteString(t.text)
			continue
		}
		b.WriteString(s.datePart(t.text, at, v, half))
	}
	return b.String()
}

// datePart writes one part of a day or time. half says that hours count to 12.
func (s *formatSection) datePart(part string, at time.Time, v float64, half bool) string {
	number := func(n int) string {
		if len(part) > 1 {
			return fmt.Sprintf("%02d", n)
		}
		return strconv.Itoa(n)
	}
	switch part[0] {
	case 'y', 'e':
		if part == "yy" || part == "y" {
			return at.Format("06")
		}
		return at.Format("2006")
	case 'm':
		switch {
		case len(part) <= 2:
			return number(int(at.Month()))
		case s.english && len(part) == 3:
			return at.Format("Jan")
		case s.english:
			return at.Format("January")
		case len(part) == 3:
			return fmt.Sprintf("Thg%d", at.Month())
		}
		return "Tháng " + vietnameseMonths[at.Month()-1]
	case 'd':
		switch {
		case len(part) <= 2:
			return number(at.Day())
		case s.english && len(part) == 3:
			return at.Format("Mon")
		case s.english:
			return at.Format("Monday")
		}
		return vietnameseDays[at.Weekday()]
	case 'h':
		hour := at.Hour()
		if half {
			hour = (hour+11)%12 + 1
		}
		return number(hour)
	case 'n':
		return number(at.Minute())
	case 's':
		return number(at.Second())
	case '[':
		unit := map[byte]float64{'h': 24, 'm': 1440, 's': 86400}[part[1]]
		return strconv.Itoa(int(v*unit + 1e-6))
	case 'a':
		names := []string{"SA", "CH"}
		if s.english {
			names = []string{"AM", "PM"}
		}
		return names[at.Hour()/12]
	}
	return part
}
