package knowledge

import (
	"math"
	"strconv"
	"strings"
)

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
