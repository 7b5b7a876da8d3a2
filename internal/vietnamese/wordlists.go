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

// ListsByHeading reads lists of one entry a line, below a heading "== name of the list".
// A line that begins with a tab goes on with the entry above, and one that begins with #
// is a comment.
func ListsByHeading(text string) map[string][]string {
	lists := make(map[string][]string)
	name := ""
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		heading, isHeading := strings.CutPrefix(line, "== ")
		more, goesOn := strings.CutPrefix(line, "\t")
		switch {
		case isHeading:
			name = heading
		case goesOn && len(lists[name]) > 0:
			lists[name][len(lists[name])-1] += more
		case line != "" && line[0] != '#':
			lists[name] = append(lists[name], line)
		}
	}
	return lists
}
