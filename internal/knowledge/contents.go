package knowledge

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A table of contents repeats the headings with the pages on which they stand: no
// one's answer.

var (
	// contentsLine matches an entry: words, a leader, the number of a page.
	contentsLine = regexp.MustCompile(`^\S.{0,250}?\s*(?:\.{4,}|…{2,}|(?:[.…]\s?){5,}|_{4,}|·{4,})\s*(?:[Tt]rang\s*)?\d{1,4}$`)
	// contentsEntry matches an entry within several.
	contentsEntry = regexp.MustCompile(`(?:\.{5,}|…{2,}|(?:\. ){5,})\s*\d{1,4}(?:\s+\S|$)`)
	contentsHead  = regexp.MustCompile(`(?i)^(?:mục lục|table of contents|contents|danh mục (?:bảng|hình|bảng biểu|hình vẽ))\s*:?$`)
	// plainEntry matches what may be an entry whose leader is lost.
	plainEntry = regexp.MustCompile(`^\S.{1,200}\s(\d{1,4})$`)
)

// isContents reports whether lines with leaders are a table of contents, not a list
// of prices: a heading says so, or they are numbered and their figures do not fall.
func isContents(entries []string, headed bool) bool {
	last, numbered := 0, 0
	for _, e := range entries {
		page, _ := strconv.Atoi(lastNumber.FindString(e))
		if page < last {
			return false
		}
		last = page
		if numberedEntry.MatchString(e) || partStart.MatchString(e) {
			numbered++
		}
	}
	return len(entries) > 1 && (headed || len(entries) > 2 && 2*numbered >= len(entries))
}

var (
	lastNumber = regexp.MustCompile(`\d+$`)
	partStart  = regexp.MustCompile(`(?i)^(?:chương|phần|mục|điều|phụ lục|lời nói đầu|mở đầu)(?:[^\p{L}]|$)`)
)

// withoutContents drops tables of contents with their heading.
func withoutContents(blocks []block) []block {
	var entries []string
	headed := false
	for _, b := range blocks {
		if leadersIn(b) > 0 {
			entries = append(entries, b.Text)
		}
		headed = headed || b.Kind != rowBlock && contentsHead.MatchString(b.Text)
	}
	found := isContents(entries, headed)
	out := blocks[:0:0]
	for i := 0; i < len(blocks); i++ {
		b := blocks[i]
		if b.Kind != rowBlock && contentsHead.MatchString(b.Text) {
			if n := contentsLength(blocks[i+1:]); n > 0 {
				i += n
				continue
			}
		}
		if found && leadersIn(b) > 0 {
			continue
		}
		out = append(out, b)
	}
	return out
}

// isContentsLine reports whether a line is an entry, with a quick look first.
func isContentsLine(line string) bool {
	if line == "" || line[len(line)-1] < '0' || line[len(line)-1] > '9' || !hasLeader(line) {
		return false
	}
	return contentsLine.MatchString(line)
}

func hasLeader(text string) bool {
	for _, leader := range []string{"...", "……", ". . ", "____", "····", ".….", "… …"} {
		if strings.Contains(text, leader) {
			return true
		}
	}
	return false
}

// leadersIn counts the entries of a table of contents that a block holds; one alone
// in a longer text is none.
func leadersIn(b block) int {
	if !hasLeader(b.Text) {
		return 0
	}
	if isContentsLine(b.Text) {
		return 1
	}
	if n := len(contentsEntry.FindAllString(b.Text, -1)); n > 1 {
		return n
	}
	return 0
}

// contentsLength returns how many blocks below the heading of a table of contents
// belong to it: those with leaders, and short ones that end with the number of a
// page, two at least, as long as these do not fall.
func contentsLength(blocks []block) int {
	last, n, entries := 0, 0, 0
	for i, b := range blocks {
		page := 0
		switch m := plainEntry.FindStringSubmatch(b.Text); {
		case leadersIn(b) > 0:
			page = last
		case m != nil && !isProse(b):
			page, _ = strconv.Atoi(m[1])
		case i > n: // one line in between may be the first of an entry on two
			return entriesOr(n, entries)
		default:
			continue
		}
		if utf8.RuneCountInString(b.Text) > 250 && leadersIn(b) == 0 || page < last {
			break
		}
		last = page
		n = i + 1
		entries++
	}
	return entriesOr(n, entries)
}

func entriesOr(n, entries int) int {
	if entries < 2 {
		return 0
	}
	return n
}

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

// dropContents blanks the lines of tables of contents.
func dropContents(lines []string) bool {
	var at []int
	var entries []string
	headed := false
	for i, l := range lines {
		l = strings.TrimSpace(l)
		headed = headed || contentsHead.MatchString(l)
		if isContentsLine(l) {
			at = append(at, i)
			entries = append(entries, l)
		}
	}
	if !isContents(entries, headed) {
		return false
	}
	for k, i := range at {
		lines[i] = ""
		above := max(0, i-3)
		if k > 0 {
			above = max(above, at[k-1]+1)
		}
		for j := i - 1; j >= above && k > 0 && at[k-1] >= i-3 && strings.TrimSpace(lines[j]) != ""; j-- {
			lines[j] = "" // the first line of an entry on two
		}
	}
	for j := at[0] - 1; j >= 0 && j >= at[0]-3; j-- {
		if contentsHead.MatchString(strings.TrimSpace(lines[j])) {
			lines[j] = ""
		}
	}
	return true
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
			key := printKey(lines[j])
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

func printKey(line string) string {
	return digits.ReplaceAllString(strings.ToLower(strings.TrimSpace(line)), "#")
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
