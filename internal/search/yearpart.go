package search

import (
	"slices"
	"strconv"
	"strings"

	"haiphongbot/internal/vietnamese"
)

// months are a part of a year, from its first month to its last, 1 to 12.
type months struct{ from, to int }

// untoldMonths reports whether a question asks how much there was in a part of a year,
// "quý I/2024", "6 tháng đầu năm", of which neither the candidate's passage nor what
// stands above it says anything: the figure of the year is not that of its part.
func (x *shard) untoldMonths(q *query, k candidate) bool {
	if len(q.months) == 0 {
		return false
	}
	told := monthsIn(x.titleOf(k) + "\n" + x.passages[k.passage].Text)
	return !slices.ContainsFunc(told, func(t months) bool {
		return slices.ContainsFunc(q.months, func(asked months) bool { return asked.from <= t.to && t.from <= asked.to })
	})
}

// monthsIn returns the parts of a year that a text names.
func monthsIn(text string) []months {
	var named []months
	tokens := vietnamese.Tokenize(text)
	for i, t := range tokens {
		f := func(n int) string {
			if i+n >= len(tokens) {
				return ""
			}
			return tokens[i+n].Folded
		}
		slash := t.Kind == vietnamese.Number && i+1 < len(tokens) && text[t.End:tokens[i+1].Start] == "/"
		switch n, next := cardinalOf(f(0)), cardinalOf(f(1)); {
		case inQuarters[t.Key] && next >= 1 && next <= 4:
			named = append(named, quarter(next))
		case f(1) == "quarter" && f(0) == "first":
			named = append(named, quarter(1))
		case f(1) == "quarter" && ordinals[f(0)] >= 2 && ordinals[f(0)] <= 4:
			named = append(named, quarter(ordinals[f(0)]))
		case len(f(0)) == 2 && f(0)[0] == 'q' && f(0)[1] >= '1' && f(0)[1] <= '4':
			named = append(named, quarter(int(f(0)[1]-'0')))
		case inMonths[t.Key] && next >= 1 && next <= 12:
			named = append(named, months{next, next})
		case n >= 1 && n < 12 && f(1) == "thang" && f(2) == "dau":
			named = append(named, months{1, n})
		case n >= 1 && n < 12 && f(1) == "thang" && f(2) == "cuoi":
			named = append(named, months{13 - n, 12})
		case f(0) == "nua" && f(1) == "dau" && f(2) == "nam", f(0) == "first" && f(1) == "half":
			named = append(named, months{1, 6})
		case f(0) == "nua" && f(1) == "cuoi" && f(2) == "nam", f(0) == "second" && f(1) == "half":
			named = append(named, months{7, 12})
		case slash && next >= 1 && next <= 12: // behind the day
			named = append(named, months{next, next})
		case slash && n >= 1 && n <= 12 && isModernYear(f(1)): // before the year
			named = append(named, months{n, n})
		}
	}
	return named
}

// quarter is the n-th quarter of a year.
func quarter(n int) months { return months{3*n - 2, 3 * n} }

// cardinalOf returns the number that a token is, in figures, a word or a Roman numeral up
// to IV; 0 for none.
func cardinalOf(folded string) int {
	if n, err := strconv.Atoi(strings.TrimPrefix(folded, "0")); err == nil {
		return n
	}
	if n, ok := roman[folded]; ok {
		return n
	}
	return cardinals[folded]
}

var (
	inQuarters = keys("quý quy")
	inMonths   = keys("tháng thang")
	roman      = map[string]int{"i": 1, "ii": 2, "iii": 3, "iv": 4}
)
