package search

import (
	"strings"

	"haiphongbot/internal/vietnamese"
)

// pairSet holds terms that are divided by commas, as tokens are folded ("ty" as "ti").
func pairSet(terms string) map[string]bool {
	m := map[string]bool{}
	for term := range strings.SplitSeq(terms, ",") {
		m[folded(strings.TrimSpace(term))] = true
	}
	return m
}

// folded returns a term of Latin letters as its folded tokens, others as they are.
func folded(term string) string {
	var parts []string
	for _, t := range vietnamese.Tokenize(term) {
		if t.Kind == vietnamese.Glyph {
			return term
		}
		parts = append(parts, t.Folded)
	}
	return strings.Join(parts, " ")
}

// wordSet holds words that are divided by blanks, folded.
func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[folded(w)] = true
	}
	return m
}

// pairKeys holds the keys of terms of one or two words that are divided by commas.
func pairKeys(terms string) map[string]bool {
	m := map[string]bool{}
	for term := range strings.SplitSeq(terms, ",") {
		var key []string
		for _, t := range vietnamese.Tokenize(term) {
			key = append(key, t.Key)
		}
		m[strings.Join(key, " ")] = true
	}
	return m
}

// keys holds the keys of words that are divided by blanks.
func keys(words string) map[string]bool {
	m := map[string]bool{}
	for _, t := range vietnamese.Tokenize(words) {
		m[t.Key] = true
	}
	return m
}
