package knowledge

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// textReader reads plain text: paragraphs stand between blank lines, and a
// first paragraph of one line without a full stop is the title. A page that
// was copied whole from a web site loses its frame.
type textReader struct{}

func (textReader) read(ctx context.Context, src source) draft {
	file, noted, ok := decodeText(src)
	if !ok {
		return draft{Problems: noted}
	}
	if isTabbed(file.text) {
		return csvReader{}.read(ctx, src)
	}
	d := draft{Problems: noted}
	body, above, _ := d.takeFrontMatter(src.id, file.text)
	body, source := withoutSource(withoutPrint(body))
	d.Meta.complete(meta{Source: source})
	blocks := textBlocks(body, above, false)
	if p, ok := article(textBlocks(body, above, true), hint{}); ok {
		d.Meta.complete(p.meta)
		blocks = lookedHeadings(p.body)
	} else if found, rest := administrative(blocks); found.Title != "" {
		d.Meta.complete(found)
		blocks = lookedHeadings(rest)
	} else if len(blocks) > 1 && isTextTitle(blocks[0].Text) {
		blocks = kindAndSubject(blocks)
		blocks[0].Kind, blocks[0].Level = headingBlock, 1
		blocks = lookedHeadings(blocks)
	} else {
		blocks = settleHeadings(labelledQuestions(blocks))
	}
	d.Problems = append(d.Problems, doubtfulTables(src.id, body, above)...)
	d.addAll(src, blocks)
	return d
}

// sourceLine matches a line that says where the text below comes from.
var sourceLine = regexp.MustCompile(`(?i)^(?:nguồn(?: tin)?\s*[:：]\s*(\S.{1,119})|(https?://\S{4,}))$`)

// withoutSource takes the source off the top of a text, so that it is not the title. The
// line stays, empty, so that lines count as in the file.
func withoutSource(text string) (body, source string) {
	body = strings.TrimLeft(text, "\n")
	line, rest, _ := strings.Cut(body, "\n")
	m := sourceLine.FindStringSubmatch(strings.TrimSpace(line))
	if m == nil || endsSentence(line) {
		return text, ""
	}
	return text[:len(text)-len(body)] + "\n" + rest, m[1] + m[2]
}

// isTabbed reports whether a text is a table as Excel saves it ("Unicode Text"): every
// line has cells between tabs, the first of which is no mark of an entry and no label
// of a letter ("Kính gửi:").
func isTabbed(text string) bool {
	rows := 0
	for line := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(line) == "" {
			continue
		}
		first, _, tabbed := strings.Cut(strings.TrimLeft(line, "\t "), "\t")
		if rows++; !tabbed || strings.HasSuffix(strings.TrimSpace(first), ":") || typedMarker(first+" x") != 0 || numberedEntry.MatchString(first+" x") {
			return false
		}
	}
	return rows > 1
}

// kindAndSubject joins a first line that only says what kind of document it is
// ("KẾ HOẠCH") with the next, which says what about.
func kindAndSubject(blocks []block) []block {
	if len(blocks) < 3 || !isCapitals(blocks[0].Text) || len(strings.Fields(blocks[0].Text)) > wordsOfKind || !isTextTitle(blocks[1].Text) || isCapitals(blocks[1].Text) || isPlacedRow(blocks[1].Text) || hasLeader(blocks[1].Text) || isNumberedHeading(blocks[1].Text) {
		return blocks
	}
	joined := slices.Clone(blocks[1:])
	joined[0].Text = sentenceCase(blocks[0].Text) + " " + afterKind(blocks[1].Text)
	joined[0].Line = blocks[0].Line
	return joined
}

// wordsOfKind is the length of the longest kind of document ("CHƯƠNG TRÌNH HÀNH ĐỘNG").
const wordsOfKind = 4

// sentenceCase writes a text in capitals as the beginning of a sentence.
func sentenceCase(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(first) + strings.ToLower(text[size:])
}

// complete fills what m lacks from what was found elsewhere.
func (m *meta) complete(found meta) {
	if m.Title == "" {
		m.Title = found.Title
	}
	if m.Date.IsZero() {
		m.Date = found.Date
	}
	if m.Source == "" {
		m.Source = found.Source
	}
	if m.Period == (Period{}) {
		m.Period = found.Period
	}
	if m.Expires.IsZero() {
		m.Expires = found.Expires
	}
}

// unwrappedLine is the length in runes of a line that no program breaks: a
// text that has one keeps each paragraph on a line of its own, with or without
// blank lines between them.
const unwrappedLine = 200

// textBlocks splits text into paragraphs; above is the number of lines above
// it in the file. With loose, a line that has room for the first word of the
// next also ends its paragraph, as the lines of a copied page do. A line ends its paragraph when it is blank, when the text is
// not broken into lines, when the next line begins an entry of a list, and
// when either of the two belongs to the frame of a page or the head of an
// administrative document.
func textBlocks(text string, above int, loose bool) []block {
	width := longestLine(text)
	wrapped := width <= unwrappedLine && isWrapped(text, loose)
	framed := strings.Count(text, "\n") < maxPageBlocks
	var blocks []block
	var own []string
	first := 0
	flush := func() {
		if len(own) > 0 {
			blocks = append(blocks, block{Text: joinTyped(own), Line: first})
			own = nil
		}
	}
	alone := false
	hasRoom := func(l, next string) bool {
		word, _, _ := strings.Cut(next, " ")
		return utf8.RuneCountInString(l)+utf8.RuneCountInString(word) < width*4/5
	}
	add := func(l string) {
		before := alone
		alone = false
		if framed {
			kind, _ := furnitureOf(l)
			alone = kind != noFurniture || isHeadLine(l) || isPlacedRow(l)
		}
		if len(own) > 0 && (!wrapped || before || alone || beginsEntry(l, own[len(own)-1]) || loose && hasRoom(own[len(own)-1], l) ||
			len(own) == 1 && numberedEntry.MatchString(own[0]) && !endsSentence(own[0]) && 2*utf8.RuneCountInString(own[0]) < width && !startsLower(l)) {
			flush()
		}
		if len(own) == 0 {
			first = above
		}
		own = append(own, l)
	}
	lines := strings.Split(text, "\n")
	looked := 0 // how far there is no table
	for i := 0; i < len(lines); i++ {
		if len(blocks) > maxBlocks {
			break
		}
		if i >= looked {
			t, ok := textTableAt(lines[i:])
			if looked = i + t.lines; ok {
				flush()
				blocks = append(blocks, t.blocks(above+1)...)
				i, above = looked-1, above+t.lines
				continue
			}
		}
		l := lines[i]
		above++
		if l == goneLine {
			continue
		}
		if l = strings.TrimSpace(l); l == "" || ruleLine.MatchString(l) {
			flush()
			continue
		}
		for _, part := range headColumns(l) {
			add(part)
		}
	}
	flush()
	return blocks
}

// joinTyped joins the lines of a paragraph with blanks, and words that were divided
// at the end of a line without.
func joinTyped(lines []string) string {
	var b strings.Builder
	for i, text := range lines {
		if i+1 < len(lines) {
			switch next := lines[i+1]; {
			case dividedWord(text, next):
				text = strings.TrimRight(text, "-‐")
			case !joinsHyphen(text, next):
				text += " "
			}
		}
		b.WriteString(text)
	}
	return b.String()
}

var placedCells = regexp.MustCompile(`^(\S.{2,60}?) {4,}\S.{0,60}$`)

// isPlacedRow reports whether the cells of a line are placed by blanks. The gap behind
// the number of an entry is none.
func isPlacedRow(line string) bool {
	if !strings.Contains(line, "    ") {
		return false
	}
	m := placedCells.FindStringSubmatch(line)
	return m != nil && typedMarker(line) == 0 && strings.ContainsFunc(m[1], unicode.IsLetter) && !numberedEntry.MatchString(m[1]+" x")
}

// longestLine returns the length in runes of the longest line.
func longestLine(text string) int {
	width := 0
	for l := range strings.SplitSeq(text, "\n") {
		if len(l) > width {
			width = max(width, utf8.RuneCountInString(strings.TrimSpace(l)))
		}
	}
	return width
}

// isWrapped reports whether a text was broken into lines within its
// paragraphs: some line goes on in small letters on the next, or most do not
// end a sentence. With loose only the former counts.
func isWrapped(text string, loose bool) bool {
	before, pairs, closed := "", 0, 0
	for l := range strings.SplitSeq(text, "\n") {
		l = strings.TrimSpace(l)
		if l == goneLine {
			continue
		}
		if before != "" && l != "" {
			if startsLower(l) {
				return true
			}
			pairs++
			if closesSentence(before) {
				closed++
			}
		}
		before = l
	}
	return !loose && 10*closed < 6*pairs
}

var numberedEntry = regexp.MustCompile(`^(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[IVX]{1,5}[.)]|Điều \d+|Chương [IVXLC\d]+|Mục [IVXLC\d]+|Phần [IVXLC\d]+)[.:]?\s+\S`)

// beginsEntry reports whether a line begins an entry of a list, rather than
// going on with the line before.
func beginsEntry(line, before string) bool {
	if typedMarker(line) == 0 && !numberedEntry.MatchString(line) {
		return false
	}
	return endsSentence(before) || typedMarker(before) != 0 || numberedEntry.MatchString(before)
}

// isTextTitle reports whether a paragraph reads as a title: at most 200 runes
// that do not end like a sentence.
func isTextTitle(text string) bool {
	return utf8.RuneCountInString(text) <= 200 && !endsSentence(text) && !isEntry(block{Text: text})
}

// endsSentence reports whether text ends as a sentence or a clause does.
func endsSentence(text string) bool {
	text = strings.TrimRight(text, `"'”’»)]} `)
	r, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(".!?…;:,", r)
}
