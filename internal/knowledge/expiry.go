package knowledge

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"haiphongbot/internal/vietnamese"
)

// Until when a document holds is the one value that must not be lost: what staff
// take for ended would go on being quoted. It is therefore read in every form in
// which it is plain.

// expiryWords match what may stand before a day, without accents.
var expiryWords = regexp.MustCompile(`^(?:(?:co |con )?hieu luc |(?:cho )?den |het |truoc |ngay |sau )*(?:la )?`)

// expiryForms are the forms of a last day, without accents and words before it.
var expiryForms = []struct {
	re  *regexp.Regexp
	end func(m []int) (year, month, day int) // day 0 is the last of the month before
}{
	{regexp.MustCompile(`^(?:thang )?(\d{1,2})(?: ?[-/.] ?| nam )(\d{4})$`), func(m []int) (int, int, int) { return m[1], m[0] + 1, 0 }},
	{regexp.MustCompile(`^(\d{4}) ?[-/.] ?(\d{1,2})$`), func(m []int) (int, int, int) { return m[0], m[1] + 1, 0 }},
	{regexp.MustCompile(`^(?:quy )(\d)(?: ?[-/.] ?| nam )(\d{4})$`), func(m []int) (int, int, int) { return m[1], 3*m[0] + 1, 0 }},
	{regexp.MustCompile(`^(?:cuoi )?(?:nam )?(\d{4})$`), func(m []int) (int, int, int) { return m[0], 12, 31 }},
}

var (
	quarterNumber = regexp.MustCompile(`^quy (iv|i{1,3})\b`)
	foreverWords  = regexp.MustCompile(`^(?:khong|chua|vo)(?: (?:co|thoi han|ky han|xac dinh|het hieu luc|gioi han))*$`)
)

// parseExpiry understands a last day of validity in the forms of parseDate, as a
// month, a quarter or a year, of which it takes the last day, and with words
// around it: "hết năm 2025". Words for "never" give the zero time.
func parseExpiry(text string) (time.Time, bool) {
	if day, ok := parseDate(text); ok {
		return day, true
	}
	folded := strings.Join(strings.Fields(vietnamese.Fold(text)), " ")
	folded = strings.Trim(folded, " .;,")
	if foreverWords.MatchString(folded) {
		return time.Time{}, true
	}
	folded = folded[len(expiryWords.FindString(folded)):]
	if day, ok := parseDate(folded); ok {
		return day, true
	}
	if m := quarterNumber.FindStringSubmatch(folded); m != nil {
		folded = "quy " + map[string]string{"i": "1", "ii": "2", "iii": "3", "iv": "4"}[m[1]] + folded[len(m[0]):]
	}
	for _, form := range expiryForms {
		m := form.re.FindStringSubmatch(folded)
		if m == nil {
			continue
		}
		numbers := make([]int, len(m)-1)
		for i, digits := range m[1:] {
			numbers[i], _ = strconv.Atoi(digits)
		}
		year, month, day := form.end(numbers)
		if day != 0 {
			return calendarDay(year, month, day)
		}
		if month < 2 || month > 13 || !plausibleYear(year) {
			return time.Time{}, false
		}
		return time.Date(year, time.Month(month), 0, 0, 0, 0, 0, time.UTC), true
	}
	return time.Time{}, false
}

var yearNumber = regexp.MustCompile(`\d+`)

// latestExpiry is the last day that a value which cannot be read may mean: the end
// of the one year that it names. ok is false when it names none or several.
func latestExpiry(text string) (day time.Time, ok bool) {
	for _, digits := range yearNumber.FindAllString(text, -1) {
		year, err := strconv.Atoi(digits)
		if err != nil || len(digits) != 4 || !plausibleYear(year) {
			continue
		}
		if ok && day.Year() != year {
			return time.Time{}, false
		}
		day, ok = time.Date(year, 12, 31, 0, 0, 0, 0, time.UTC), true
	}
	return day, ok
}
