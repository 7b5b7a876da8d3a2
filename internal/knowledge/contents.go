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

// isContents reports whether lines with leaders are tables of contents, not a list of
// prices: headings say so, or they are numbered and one of them names a part, and their
// figures do not fall but where the next of several tables begins.
func isContents(entries []string, headings int) bool {
	last, falls, numbered, parts := 0, 0, 0, 0
	for _, e := range entries {
		page, _ := strconv.Atoi(lastNumber.FindString(e))
		if page < last {
			falls++
		}
		last = page
		if partStart.MatchString(e) {
			parts++
		}
		if numberedEntry.MatchString(e) || partStart.MatchString(e) {
			numbered++
		}
	}
	return falls <= max(0, headings-1) && len(entries) > 1 && (headings > 0 || len(entries) > 2 && parts > 0 && 2*numbered >= len(entries))
}

var (
	lastNumber = regexp.MustCompile(`\d+$`)
	partStart  = regexp.MustCompile(`(?i)^(?:[IVX]{1,5}[.)]\s|(?:chương|phần|mục|điều|phụ lục|lời nói đầu|mở đầu)(?:[^\p{L}]|$))`)
)

// withoutContents drops tables of contents with their heading.
func withoutContents(blocks []block) []block {
	var entries []string
	headings := 0
	for _, b := range blocks {
		switch {
		case leadersIn(b) > 0:
			entries = append(entries, b.Text)
		case isContentsHead(b):
			headings++
		}
	}
	found := isContents(entries, headings)
	out := blocks[:0:0]
	for i := 0; i < len(blocks); i++ {
		b := blocks[i]
		if isContentsHead(b) {
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

func isContentsHead(b block) bool { return b.Kind != rowBlock && contentsHead.MatchString(b.Text) }

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

// dropContents blanks the lines of tables of contents.
func dropContents(lines []string) bool {
	var at []int
	var entries []string
	var heads []int
	for i, l := range lines {
		switch l = strings.TrimSpace(l); {
		case isContentsLine(l):
			at = append(at, i)
			entries = append(entries, l)
		case contentsHead.MatchString(l):
			heads = append(heads, i)
		}
	}
	if !isContents(entries, len(heads)) {
		return false
	}
	for _, j := range heads {
		if k, _ := slices.BinarySearch(at, j); k < len(at) && at[k] <= j+3 {
			lines[j] = ""
		}
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
	return true
}
