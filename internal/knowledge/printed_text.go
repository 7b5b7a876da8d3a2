package knowledge

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A text that was printed into lines has the numbers of the pages among them, and the
// running heads beside these.

// goneLine stands for a line of a text that belongs to the printed page: it does
// not end a paragraph that goes on below it.
const goneLine = "\uE000"

// withoutPrint replaces what belongs to the page in a text that was printed into
// lines: its table of contents, the numbers of its pages and the lines that are the
// same beside each of these.
func withoutPrint(text string) string {
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = strings.ReplaceAll(lines[i], goneLine, "")
	}
	dropped := dropContents(lines)
	if dropPages(lines) || dropped {
		return strings.Join(lines, "\n")
	}
	return text
}

var (
	barePage    = regexp.MustCompile(`^\d{1,3}$`)
	labeledPage = regexp.MustCompile(`(?i)^(?:trang|page|tr\.)\s*(\d{1,3})(?:\s*(?:/|of|trên)\s*\d{1,3})?$|^[-–—]\s*(\d{1,3})\s*[-–—]$|^(\d{1,3})\s*/\s*\d{1,3}$`)
)

// pageOf returns the number of a page that a line consists of, 0 when it is none.
// sure says that nothing else is written like it.
func pageOf(line string) (number int, sure bool) {
	line = strings.TrimSpace(line)
	if barePage.MatchString(line) {
		number, _ = strconv.Atoi(line)
		return number, false
	}
	for _, digits := range labeledPage.FindStringSubmatch(line) {
		if n, err := strconv.Atoi(digits); err == nil {
			return n, true
		}
	}
	return 0, false
}

// linesOfPage is how many lines a printed page has at least.
const linesOfPage = 10

// dropPages takes the numbers of pages out, if they count on, and the lines beside
// them that are the same on most pages.
func dropPages(lines []string) bool {
	for _, sure := range []bool{true, false} {
		var at []int
		next := 0
		for i, l := range lines {
			n, plain := pageOf(l)
			if n == 0 || plain != sure || next != 0 && n != next || next == 0 && n > 2 || !sure && len(at) > 0 && i-at[len(at)-1] < linesOfPage {
				continue
			}
			at = append(at, i)
			next = n + 1
		}
		if sure && len(at) >= 2 || len(at) >= 3 {
			dropBeside(lines, at)
			for _, i := range at {
				lines[i] = goneLine
			}
			joinOver(lines)
			return true
		}
	}
	return false
}

// dropBeside takes out the running heads and feet: what stands within two lines of
// most of the numbers and is no sentence.
func dropBeside(lines []string, at []int) {
	beside := func(i int) (near []int) {
		for _, step := range []int{-1, 1} {
			found := 0
			for j := i + step; j >= 0 && j < len(lines) && found < 2 && (j-i)*step < 6; j += step {
				l := strings.TrimSpace(lines[j])
				if l == "" {
					continue
				}
				if found++; !closesSentence(l) {
					near = append(near, j)
				}
			}
		}
		return near
	}
	alike := map[string]map[int]bool{}
	for _, i := range at {
		for _, j := range beside(i) {
			key := strings.TrimSpace(lines[j])
			if alike[key] == nil {
				alike[key] = map[int]bool{}
			}
			alike[key][j] = true
		}
	}
	for _, same := range alike {
		if n := len(same); n >= 2 && 3*n >= 2*len(at) {
			for j := range same {
				lines[j] = goneLine
			}
		}
	}
}

// joinOver lets a sentence go on over the end of a page: the blank lines around
// what was taken out go too.
func joinOver(lines []string) {
	for i := 0; i < len(lines); i++ {
		if lines[i] != goneLine {
			continue
		}
		first, last := i, i
		for first > 0 && strings.TrimSpace(lines[first-1]) == "" {
			first--
		}
		for last+1 < len(lines) && (strings.TrimSpace(lines[last+1]) == "" || lines[last+1] == goneLine) {
			last++
		}
		goesOn := first > 0 && last+1 < len(lines) && !endsSentence(strings.TrimSpace(lines[first-1])) &&
			(startsLower(strings.TrimSpace(lines[last+1])) || !slices.ContainsFunc(lines[first:last+1], func(l string) bool { return l != goneLine }))
		for j := first; j <= last; j++ {
			lines[j] = ""
			if goesOn {
				lines[j] = goneLine
			}
		}
		i = last
	}
}
