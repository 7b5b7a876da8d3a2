package vietnamese

import "strings"

// wordSet reads words separated by blanks.
func wordSet(list string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

// phraseSet reads phrases separated by commas.
func phraseSet(list string) map[string]bool {
	m := make(map[string]bool)
	for p := range strings.SplitSeq(list, ",") {
		m[strings.Join(strings.Fields(p), " ")] = true
	}
	return m
}
