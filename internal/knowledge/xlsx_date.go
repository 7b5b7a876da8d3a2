package knowledge

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

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
