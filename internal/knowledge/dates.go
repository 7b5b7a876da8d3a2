package knowledge

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

var dateForms = []struct {
	re               *regexp.Regexp
	year, month, day int
}{
	{regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$`), 1, 2, 3},
	{regexp.MustCompile(`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$`), 3, 2, 1},
	{regexp.MustCompile(`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{2})$`), 3, 2, 1},
	{regexp.MustCompile(`(?i)^(?:ng[àa]y\s+)?(\d{1,2})\s+th[áa]ng\s+(\d{1,2})\s+n[ăa]m\s+(\d{4})$`), 3, 2, 1},
}

// blankInDay matches the signs between the parts of a day with blanks around them.
var blankInDay = regexp.MustCompile(`\s*([-/.])\s*`)

// parseDate understands 2017-02-28, 28/02/2017, 28-02-17 and "ngày 28 tháng 02 năm
// 2017". The day is at midnight UTC.
func parseDate(text string) (time.Time, bool) {
	for _, form := range dateForms {
		m := form.re.FindStringSubmatch(blankInDay.ReplaceAllString(strings.TrimSpace(text), "$1"))
		if m == nil {
			continue
		}
		year, _ := strconv.Atoi(m[form.year])
		if year < 100 {
			year += 2000
		}
		month, _ := strconv.Atoi(m[form.month])
		day, _ := strconv.Atoi(m[form.day])
		return calendarDay(year, month, day)
	}
	return time.Time{}, false
}

// calendarDay returns a day that exists, in a year in which this state did.
func calendarDay(year, month, day int) (time.Time, bool) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Day() != day || int(t.Month()) != month || !plausibleYear(year) {
		return time.Time{}, false
	}
	return t, true
}

// plausibleYear reports whether this state was there in a year, or may be.
func plausibleYear(y int) bool { return 1945 <= y && y <= 2200 }

var monthWord = regexp.MustCompile(`(?i)tháng (mười một|mười hai|giêng|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|chạp)([\s,.]|$)`)

// monthNumbers writes the months of a line as numbers: "12 Tháng Tư, 2023" is
// "12 tháng 4, 2023".
func monthNumbers(line string) string {
	if !strings.Contains(line, "háng ") {
		return line
	}
	names := []string{"", "một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"}
	return monthWord.ReplaceAllStringFunc(line, func(m string) string {
		parts := monthWord.FindStringSubmatch(m)
		n := slices.Index(names, strings.ToLower(parts[1]))
		if n < 1 {
			return m
		}
		return "tháng " + strconv.Itoa(n) + parts[2]
	})
}

var dayDigits = regexp.MustCompile(`(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})\s*(?:[/.-]|,?\s*năm|,)?\s*(\d{4})|(\d{4})-(\d{2})-(\d{2})`)

// dayIn returns the first day that a text names with day, month and year.
func dayIn(text string) (time.Time, bool) {
	for _, m := range dayDigits.FindAllStringSubmatch(strings.ToLower(monthNumbers(text)), 4) {
		d, mo, y := m[1], m[2], m[3]
		if m[4] != "" {
			d, mo, y = m[6], m[5], m[4]
		}
		year, _ := strconv.Atoi(y)
		month, _ := strconv.Atoi(mo)
		day, _ := strconv.Atoi(d)
		if t, ok := calendarDay(year, month, day); ok {
			return t, true
		}
	}
	return time.Time{}, false
}
