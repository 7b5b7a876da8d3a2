package knowledge

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// The head of a Vietnamese administrative document, as Decree 30/2020/NĐ-CP
// and its forerunners lay it out: who issues it, its number, the motto of the
// state, place and day, the kind of document and its abstract.
var (
	stateMotto  = regexp.MustCompile(`(?i)^(?:cộng\s+h(?:òa|oà)\s+xã\s+hội\s+chủ\s+nghĩa(?:\s+việt\s+nam)?|đảng\s+cộng\s+sản\s+việt\s+nam)|^độc\s+lập\s*[-–—]\s*tự\s+do\s*[-–—]\s*hạnh\s+phúc`)
	ruleLine    = regexp.MustCompile(`^[-–—_=*.\s~]{3,}$`)
	numberLine  = regexp.MustCompile(`(?i)^số\s*[:：]?\s*(\d+[a-z]?\s*(?:/\s*\d{4}\s*)?/\s*[\p{L}\d]+(?:\s*[-–]\s*[\p{L}&.\d]+)*|\d+\s*[-–]\s*\p{L}{2,4}\s*/\s*\p{L}{1,6})(?:\s|$)`)
	placeAndDay = regexp.MustCompile(`(?i)^([^,]{2,30}),\s*ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})\s*\.?$`)
	// unfilled matches the number or the day of a document that has neither yet.
	unfilled    = regexp.MustCompile(`(?i)^(?:số\s*[:：]?\s*[.…_]*\s*/\s*[\p{L}\d]+(?:\s*[-–]\s*[\p{L}&.\d]+)*|[\p{L}\p{M}. ]{2,30},\s*ngày[\s.…_]*\d{0,2}[\s.…_]*tháng[\s.…_]*\d{0,2}[\s.…_]*năm[\s.…_]*(?:\d{4})?)$`)
	subjectLine = regexp.MustCompile(`^(?:[Vv]/[Vv]|[Vv]ề việc|[Vv]ề)[\s:]`)
	agencyGoes  = regexp.MustCompile(`^(?:THÀNH PHỐ|TỈNH|QUẬN|HUYỆN|PHƯỜNG|XÃ|HẢI PHÒNG|VÀ|VIỆT NAM|THUẾ|KHU|THƯƠNG MẠI|DU LỊCH|ĐẦU TƯ)(?:\s|,|$)`)
)

// documentKinds are the kinds of administrative documents (Decree
// 30/2020/NĐ-CP, article 7) and the laws above them, in the letters in which
// they are cited.
var documentKinds = []string{
	"Nghị quyết", "Quyết định", "Chỉ thị", "Quy chế", "Quy định", "Thông cáo", "Thông báo", "Hướng dẫn", "Chương trình", "Kế hoạch",
	"Phương án", "Đề án", "Dự án", "Báo cáo", "Biên bản", "Tờ trình", "Hợp đồng", "Công điện", "Bản ghi nhớ", "Bản thỏa thuận",
	"Giấy mời", "Kết luận", "Thông tư", "Thông tư liên tịch", "Nghị định", "Luật", "Pháp lệnh", "Công văn",
}

func isMotto(text string) bool {
	return stateMotto.MatchString(text) || strings.Contains(text, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA") || strings.Contains(text, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA")
}

// isPlaceAndDay reports whether a line is the place and day of a document. (A class of all
// letters, thirty times over, would make a pattern of half a megabyte.)
func isPlaceAndDay(text string) bool {
	m := placeAndDay.FindStringSubmatch(text)
	return m != nil && !strings.ContainsFunc(m[1], func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '.' && r != ' ' })
}

// adminHead is the head of an administrative document, as far as it is found.
type adminHead struct {
	agency, number, kind, subject string
	day                           time.Time
	motto                         bool
	own                           map[int]bool // blocks that belong to it
}

// administrative reads the head of an administrative document into what is
// known of it, and returns the other blocks below the abstract as a heading.
// Every other document comes back whole.
func administrative(blocks []block) (meta, []block) {
	h := readHead(blocks)
	if !h.proven() {
		return meta{}, blocks
	}
	rest := make([]block, 0, len(blocks))
	if h.subject != "" {
		rest = append(rest, block{Kind: headingBlock, Level: 1, Text: h.subject, Line: blocks[0].Line})
	}
	for i, b := range blocks {
		if !h.own[i] && !h.leadsIn(blocks, i) {
			rest = append(rest, b)
		}
	}
	return meta{Title: h.title(), Date: h.day, Source: h.agency}, signed(rest)
}

// leadsIn reports whether block i only leads into the text: who decides, above what
// that is founded on, or "QUYẾT ĐỊNH:" above the articles.
func (h *adminHead) leadsIn(blocks []block, i int) bool {
	b := blocks[i]
	if b.Kind == rowBlock || !isCapitals(b.Text) {
		return false
	}
	next := i + 1
	if next < len(blocks) && sessionLine.MatchString(blocks[next].Text) {
		next++
	}
	founded := next < len(blocks) && strings.HasPrefix(blocks[next].Text, "Căn cứ")
	return founded || enacting.MatchString(b.Text)
}

// sessionLine matches the line below the name of a council: "KHÓA XVI, KỲ HỌP THỨ 30".
var sessionLine = regexp.MustCompile(`(?i)^[(]?kh(?:óa|oá)\s+[IVXLC\d]+\s*[,–-]?\s*(?:nhiệm kỳ|kỳ họp)`)

var enacting = regexp.MustCompile(`^(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ QUYẾT|THÔNG BÁO)\s*[:：]$`)

// recipients matches the line above those whom a document is sent to. "Nơi nhận
// hồ sơ:" says where papers are handed in, and is text.
var recipients = regexp.MustCompile(`^(?:Nơi nhận|NƠI NHẬN)\s*(?:[:：]|$)`)

// signed drops whom a document is sent to and makes one paragraph of the lines
// of its signature, which stand beside that on the page.
func signed(blocks []block) []block {
	at := slices.IndexFunc(blocks, func(b block) bool { return recipients.MatchString(b.Text) && !isProse(b) })
	if at < 0 {
		return blocks
	}
	end := at + 1
	for end < len(blocks) && isEntry(blocks[end]) {
		end++
	}
	out := slices.Clone(blocks[:at])
	var lines []string
	named := false
	for end < len(blocks) && !isProse(blocks[end]) && blocks[end].Kind != rowBlock && !isAttached(blocks[end].Text, named) {
		lines = append(lines, blocks[end].Text)
		named = named || personName.MatchString(blocks[end].Text)
		end++
	}
	if len(lines) > 0 {
		out = append(out, block{Text: strings.Join(lines, "\n"), Line: blocks[end-1].Line})
	}
	return append(out, blocks[end:]...)
}

// isAttached reports whether a line below a signature begins what the document puts
// into force or has attached: regulations, a plan, an appendix. named says that who
// signs has been named.
func isAttached(text string, named bool) bool {
	if isNumberedHeading(text) || appendixStart.MatchString(text) || named && isCapitals(text) {
		return true
	}
	return isCapitals(text) && slices.ContainsFunc(attachedKinds, func(kind string) bool { return strings.HasPrefix(text, kind) })
}

var appendixStart = regexp.MustCompile(`^(?i:phụ lục)(?:\s|$)`)

// attachedKinds begin the titles of what is attached.
var attachedKinds = append([]string{"DANH MỤC", "ĐIỀU LỆ", "NỘI QUY", "BIỂU", "BẢNG"}, upperCased(documentKinds)...)

func upperCased(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = strings.ToUpper(w)
	}
	return out
}

// proven reports whether a document has enough of a head to be one.
func (h *adminHead) proven() bool {
	signs := 0
	for _, sign := range []bool{h.motto, h.number != "", !h.day.IsZero(), h.kind != ""} {
		if sign {
			signs++
		}
	}
	return signs >= 2 && (h.motto || h.number != "")
}

// readHead goes down the first blocks until running text begins.
func readHead(blocks []block) *adminHead {
	const longest = 30 // blocks; heads have some ten lines
	h := &adminHead{own: map[int]bool{}}
	var agency []int
	for i := 0; i < min(len(blocks), longest); i++ {
		b := blocks[i]
		text := b.Text
		if b.Kind == rowBlock || b.Kind == answerBlock || isProse(b) && !subjectLine.MatchString(text) {
			break
		}
		switch {
		case isMotto(text):
			h.motto = true
		case h.motto && strings.EqualFold(text, "việt nam"): // the rest of a motto on two lines
		case ruleLine.MatchString(text), unfilled.MatchString(text) && !isPlaceAndDay(text):
		case h.number == "" && numberLine.MatchString(text):
			h.number = strings.Join(strings.Fields(numberLine.FindStringSubmatch(text)[1]), "")
			if at := subjectAt(text); at > 0 && h.subject == "" {
				h.subject = strings.TrimSpace(text[at:])
			}
		case h.day.IsZero() && isPlaceAndDay(text):
			h.day, _ = dayIn(text)
		case h.kind == "" && kindOf(text) != "":
			h.kind = kindOf(text)
			i = h.abstract(blocks, i)
			continue
		case h.subject == "" && subjectLine.MatchString(text):
			h.subject = text
		case h.number == "" && h.kind == "" && isCapitals(text) && utf8.RuneCountInString(text) <= 100:
			agency = append(agency, i)
		default:
			continue
		}
		h.own[i] = true
	}
	h.settleAgency(blocks, agency)
	return h
}

// subjectAt returns where the abstract begins that stands behind a number.
func subjectAt(text string) int {
	if at := strings.Index(text, "V/v"); at > 0 {
		return at
	}
	return -1
}

// kindOf returns the kind of document that a line names, or "".
func kindOf(text string) string {
	text = strings.TrimRight(text, ": ")
	for _, kind := range documentKinds {
		if strings.EqualFold(text, kind) && (isCapitals(text) || text == kind) {
			return kind
		}
	}
	return ""
}

// abstract takes the lines below the kind of document, which say what it is
// about, and returns the index of the last.
func (h *adminHead) abstract(blocks []block, at int) int {
	h.own[at] = true
	if strings.HasSuffix(blocks[at].Text, ":") {
		return at // "QUYẾT ĐỊNH:" begins the articles
	}
	var lines []string
	for i := at + 1; i < len(blocks) && len(lines) < 4; i++ {
		b := blocks[i]
		n := utf8.RuneCountInString(b.Text)
		first := len(lines) == 0 && (subjectLine.MatchString(b.Text) || n <= 250 && !endsSentence(b.Text))
		more := len(lines) > 0 && n <= 120 && startsLower(b.Text)
		if b.Kind == rowBlock || b.Kind == itemBlock || strings.HasPrefix(b.Text, "Căn cứ") || strings.HasPrefix(b.Text, "Kính gửi") || !first && !more {
			break
		}
		if ruleLine.MatchString(b.Text) {
			h.own[i] = true
			break
		}
		lines = append(lines, b.Text)
		h.own[i] = true
		at = i
	}
	if len(lines) > 0 {
		h.subject = strings.Join(lines, " ")
	}
	return at
}

func startsLower(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return strings.ToLower(string(r)) == string(r) && strings.ToUpper(string(r)) != string(r)
}

// settleAgency takes the last of the names at the head, which is that of the
// one who issues, with the lines on which it goes on.
func (h *adminHead) settleAgency(blocks []block, lines []int) {
	name := ""
	for _, i := range lines {
		text := strings.TrimRight(blocks[i].Text, "-–—_*. ")
		if name != "" && agencyGoes.MatchString(text) {
			name += " " + text
		} else {
			name = text
		}
		h.own[i] = true
	}
	h.agency = name
}

// title cites the document as officials do: kind, number, abstract.
func (h *adminHead) title() string {
	title := h.kind
	if title == "" && strings.HasPrefix(strings.ToUpper(h.subject), "V/V") {
		title = "Công văn"
	}
	if title != "" && h.number != "" {
		title += " số " + h.number
	}
	if h.subject == "" {
		return title
	}
	if title == "" {
		return h.subject
	}
	subject := afterKind(h.subject)
	if !subjectLine.MatchString(subject) {
		title += ":"
	}
	return title + " " + strings.TrimRight(subject, ".")
}

// afterKind returns what a document is about as it goes on after its kind: "về …".
func afterKind(subject string) string {
	if !subjectLine.MatchString(subject) {
		return subject
	}
	r, size := utf8.DecodeRuneInString(subject)
	return strings.ToLower(string(r)) + subject[size:]
}

// wordsOfSubject is how many words at least say what a document is about, below a
// heading that names its kind only.
const wordsOfSubject = 4

// entitled returns the title of a document whose first heading is title: where that
// names the kind only ("THÔNG BÁO"), with what stands below it.
func entitled(title string, below []block) (string, []block) {
	kind := kindOf(title)
	if kind == "" || !isCapitals(title) || strings.HasSuffix(title, ":") || len(below) == 0 {
		return title, below
	}
	subject := below[0]
	about := subjectLine.MatchString(subject.Text) && !endsSentence(subject.Text) && !longer(subject.Text, longestSubject)
	switch {
	case subject.Kind == paragraphBlock && about, subject.Kind == headingBlock && !isNumberedHeading(subject.Text) && len(strings.Fields(subject.Text)) >= wordsOfSubject:
		if isCapitals(subject.Text) {
			kind = title
		}
		return kind + " " + afterKind(subject.Text), below[1:]
	}
	return title, below
}

// longestSubject is the length in runes of the longest line that says what a document
// is about.
const longestSubject = 250

var columnGap = regexp.MustCompile(`\t+|\s{3,}`)

// headColumns takes a line apart that two columns of a document's head were
// printed into. Other lines come back whole.
func headColumns(line string) []string {
	parts := columnGap.Split(line, -1)
	if len(parts) < 2 {
		return []string{line}
	}
	for _, p := range parts {
		if isMotto(p) || isPlaceAndDay(p) {
			return parts
		}
	}
	return []string{line}
}

// isHeadLine reports whether a line of a text belongs to the head of an
// administrative document and therefore stands alone.
func isHeadLine(line string) bool {
	return isMotto(line) || numberLine.MatchString(line) || isPlaceAndDay(line) || ruleLine.MatchString(line) || kindOf(line) != "" && isCapitals(line)
}
