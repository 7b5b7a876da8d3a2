package knowledge

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// weakHeading is added to the level of a heading that only its looks show to
// be one. settleHeadings decides on them when all of the document is known.
const weakHeading = 50

// headingRanks are the ways in which the parts of Vietnamese documents are
// numbered, from the whole to the part, by Decree 30/2020/NĐ-CP on
// administrative documents and custom.
var headingRanks = []struct {
	re   *regexp.Regexp
	rank int
}{
	{regexp.MustCompile(`^(?i:phần)\s+(?:thứ\s+\p{L}+|[IVXLC]+|\d+)(?:[\s.:]|$)`), 1},
	{regexp.MustCompile(`^(?i:phụ lục)(?:\s+(?:số\s+)?(?:[IVXLC]+|\d{1,2}))?$`), 1},
	{regexp.MustCompile(`^[A-HĐ][.)]\s`), 1},
	{regexp.MustCompile(`^(?i:chương)\s+(?:[IVXLC]+|\d+)`), 2},
	{regexp.MustCompile(`^[IVX]{1,6}[.)]\s`), 2},
	{regexp.MustCompile(`^(?i:mục)\s+(?:[IVXLC]+|\d+)`), 3},
	{regexp.MustCompile(`^(?i:tiểu mục)\s+\d+`), 4},
	{regexp.MustCompile(`^Điều\s+\d+[a-z]?[.:]?(?:\s|$)`), 5},
	{regexp.MustCompile(`^\d{1,2}[.)]\s`), 5},
	{regexp.MustCompile(`^\d{1,2}\.\d{1,2}[.)]?\s`), 6},
	{regexp.MustCompile(`^\d{1,2}\.\d{1,2}\.\d{1,2}[.)]?\s`), 7},
}

// questionRank is that of a question with its answer below.
const questionRank = 8

// questionLabel matches how lists of questions and answers mark a question.
var questionLabel = regexp.MustCompile(`^(?i:câu(?:\s+hỏi)?(?:\s+số)?\s*\d{1,3}|(?:câu\s+)?hỏi(?:\s*\d{1,3})?|question\s*\d{0,3}|q\d{1,3})\s*[:.)–-]`)

// isQuestion reports whether a paragraph is a question that heads its answer: one
// in bold type, or labelled as one.
func isQuestion(text string, bold bool) bool {
	if !strings.HasSuffix(strings.TrimRight(text, `"'”’») `), "?") || utf8.RuneCountInString(text) > 300 {
		return false
	}
	return bold || questionLabel.MatchString(text)
}

// headingRank reports whether a paragraph looks like a heading, and how far
// down it stands. One that is not bold must be in capitals or be numbered as
// only headings are.
func headingRank(text string, bold bool) (rank int, ok bool) {
	if isQuestion(text, bold) {
		return questionRank, true
	}
	n := utf8.RuneCountInString(text)
	if n < 3 || n > 150 || endsSentence(text) || strings.Contains(text, ":") || typedMarker(text) != 0 || longNumber.MatchString(text) || hasLeader(text) {
		return 0, false
	}
	capitals := isCapitals(text)
	for _, h := range headingRanks {
		if h.re.MatchString(text) {
			return h.rank, bold || capitals || h.rank < 5 && h.rank > 1
		}
	}
	switch {
	case capitals && n >= 6:
		return 2, true
	case bold:
		return 5, true
	}
	return 0, false
}

// longNumber matches telephone numbers, sums and the like, which headings do
// not hold.
var longNumber = regexp.MustCompile(`\d[\d.\s]{6,}\d|@`)

// isCapitals reports whether all letters are capitals, three at least.
func isCapitals(text string) bool {
	letters := 0
	for _, r := range text {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters >= 3
}

// settleHeadings turns weak headings into headings below the last certain one,
// or, where nothing stands below them that they could head, into paragraphs,
// so that nothing is lost. The number of a part and its name below are one; a line on its
// own at the very top is the title.
func settleHeadings(blocks []block) []block {
	blocks = joinedHeadings(blocks)
	certain := 0
	out := make([]block, 0, len(blocks))
	for i, b := range blocks {
		if b.Kind != headingBlock {
			out = append(out, b)
			continue
		}
		if b.Level <= weakHeading {
			certain = b.Level
			out = append(out, b)
			continue
		}
		if i == 0 && !isNumberedHeading(b.Text) && !headsSomething(blocks, i) && slices.ContainsFunc(blocks, isParagraph) {
			certain = 1 // the title
			b.Level = certain
			out = append(out, b)
			continue
		}
		if !headsSomething(blocks, i) {
			b.Kind, b.Level = paragraphBlock, 0
		} else {
			b.Level = certain + b.Level - weakHeading
		}
		out = append(out, b)
	}
	return out
}

func isParagraph(b block) bool { return b.Kind != headingBlock }

// isNumberedHeading reports whether a heading has a number that tells its rank.
func isNumberedHeading(text string) bool {
	for _, h := range headingRanks {
		if h.re.MatchString(text) {
			return true
		}
	}
	return false
}

// bareNumber matches the number of a part whose name stands on the next line.
var bareNumber = regexp.MustCompile(`^(?i:(?:phần|chương|mục|tiểu mục|phụ lục)(?:\s+(?:thứ\s+\p{L}+|số\s+\d+|[IVXLC]+|\d+))?)\s*[.:]?$`)

// joinedHeadings makes one heading of the number of a part and its name below.
func joinedHeadings(blocks []block) []block {
	out := make([]block, 0, len(blocks))
	for i := 0; i < len(blocks); i++ {
		b := blocks[i]
		if i+1 < len(blocks) && areHeadings(b, blocks[i+1]) && bareNumber.MatchString(b.Text) && !isNumberedHeading(blocks[i+1].Text) {
			i++
			b.Text += " " + blocks[i].Text
		}
		out = append(out, b)
	}
	return out
}

// areHeadings reports whether both blocks are headings that only their looks show to
// be some, or of one level.
func areHeadings(a, b block) bool {
	return a.Kind == headingBlock && b.Kind == headingBlock && (a.Level == b.Level || min(a.Level, b.Level) > weakHeading)
}

// labelledQuestions makes weak headings of the paragraphs labelled as questions.
func labelledQuestions(blocks []block) []block {
	out := slices.Clone(blocks)
	for i, b := range out {
		if b.Kind == paragraphBlock && isQuestion(b.Text, false) {
			out[i].Kind, out[i].Level = headingBlock, weakHeading+questionRank
		}
	}
	return out
}

// lookedHeadings finds the headings of a published text, which only their
// numbers and capitals show.
func lookedHeadings(blocks []block) []block {
	out := slices.Clone(blocks)
	for i, b := range out {
		if b.Kind != paragraphBlock {
			continue
		}
		rank, ok := headingRank(b.Text, false)
		if ok || i+1 < len(blocks) && headsNext(b.Text, blocks[i+1].Text, rank) {
			out[i].Kind, out[i].Level = headingBlock, weakHeading+rank
		}
	}
	return settleHeadings(out)
}

// headsNext reports whether a short numbered line heads what stands below it:
// that is not its sibling in a list.
func headsNext(text, next string, rank int) bool {
	if rank == 0 || len(strings.Fields(text)) > wordsOfHeading {
		return false
	}
	sibling, _ := headingRank(next, false)
	return (sibling == 0 || sibling > rank) && (!startsLower(next) || numberedEntry.MatchString(next))
}

// wordsOfHeading is the length of the longest line that is taken for a heading
// for its number alone.
const wordsOfHeading = 10

// headsSomething reports whether text follows heading i before another heading
// of its own rank or above.
func headsSomething(blocks []block, i int) bool {
	for _, b := range blocks[i+1:] {
		if b.Kind != headingBlock {
			return true
		}
		if b.Level <= blocks[i].Level {
			return false
		}
	}
	return false
}

// hasHeading reports whether any of the blocks is a heading.
func hasHeading(blocks []block) bool {
	for _, b := range blocks {
		if b.Kind == headingBlock {
			return true
		}
	}
	return false
}
