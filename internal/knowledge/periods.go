package knowledge

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// comparePeriods reports documents of one subject and different periods: the
// same title but for its years. Both may be right; staff should know.
func (lib *Library) comparePeriods() {
	bySubject := map[string]*Document{}
	for _, doc := range lib.Documents {
		key, period := subject(doc)
		if key == "" || period == (Period{}) {
			continue
		}
		other, ok := bySubject[key]
		if !ok {
			bySubject[key] = doc
			continue
		}
		if _, before := subject(other); before != period {
			lib.report(otherPeriod(doc.ID, period.String(), other.ID, before.String()))
		}
	}
}

// timeWords are the words of a title that only say when.
var timeWords = []string{"giai", "doan", "nam", "den", "tu", "thang", "quy", "toi", "dau", "cuoi", "va"}

// subject returns the words of a title that do not say when, "" when they are
// too few to name a subject, and the document's period: its own, else the
// years of the title.
func subject(doc *Document) (key string, period Period) {
	period = doc.Period
	var years []int
	var rest []string
	for _, w := range strings.Fields(foldedWords(doc.Title)) {
		if n, err := strconv.Atoi(w); err == nil {
			if plausibleYear(n) {
				years = append(years, n)
			}
			continue
		}
		if !slices.Contains(timeWords, w) {
			rest = append(rest, w)
		}
	}
	if period == (Period{}) && len(years) > 0 {
		period = Period{slices.Min(years), slices.Max(years)}
	}
	if len(rest) < 3 {
		return "", period
	}
	return strings.Join(rest, " "), period
}

var periodForm = regexp.MustCompile(`(?i)^(?:giai\s+đoạn\s+)?(?:từ\s+)?(\d{4})\s*(?:[-–—/]|đến|tới)\s*(\d{4})$`)

// parsePeriod understands 2015-2020, 2015–2020, "2015 đến 2020" and one year.
func parsePeriod(text string) (Period, bool) {
	m := periodForm.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		year, err := strconv.Atoi(text)
		return Period{year, year}, err == nil && plausibleYear(year)
	}
	from, _ := strconv.Atoi(m[1])
	to, _ := strconv.Atoi(m[2])
	return Period{from, to}, plausibleYear(from) && plausibleYear(to)
}
