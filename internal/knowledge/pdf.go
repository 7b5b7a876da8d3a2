package knowledge

import (
	"context"
	"errors"
	"math"
	"slices"
	"strings"
	"time"
	"unicode"

	"haiphongbot/internal/pdf"
	"haiphongbot/internal/vietnamese"
)

// pdfReader reads PDF files that hold text. Some say what their paragraphs and
// cells are (pdf_tags.go). Others know only letters and their places: lines are
// joined into paragraphs again by indents, gaps and line ends
// (pdf_paragraphs.go), after what belongs to the page is taken off
// (pdf_furniture.go, pdf_lone_heads.go); tables are read row by row, by their
// rules (pdf_grid.go) or the gaps between cells (pdf_table.go).
type pdfReader struct{}

// maxPDFTime is how long one file may take; ordinary ones take milliseconds a
// page.
const maxPDFTime = 30 * time.Second

func (pdfReader) read(ctx context.Context, src source) draft {
	ctx, cancel := context.WithTimeout(ctx, maxPDFTime)
	defer cancel()
	f, err := pdf.Open(ctx, src.data)
	if err != nil {
		return draft{Problems: []Problem{pdfUnreadable(src.id, err)}}
	}
	p := pdfText{src: src}
	if err := p.readPages(ctx, f); err != nil {
		return draft{Problems: []Problem{pdfUnreadable(src.id, err)}}
	}
	p.draft.LaidOut = true
	if p.judge(f) {
		p.followTags()
		p.decodeLegacy()
		p.dropFurniture()
		p.body = bodySize(p.lines)
		p.splitNotes()
		p.paragraphs()
		p.draft.Blocks = joinedHeadings(withoutContents(p.draft.Blocks))
		p.endWithText()
		p.title(f.Title())
		p.takeArticle()
	}
	return p.draft
}

// pdfText gathers the text of one file.
type pdfText struct {
	src   source
	draft draft
	pages []pdf.Page
	lines []pdfLine // of the body, in reading order
	notes []pdfNote
	body  float64 // size of most letters
}

// pdfLine is one line of a page.
type pdfLine struct {
	pdf.Line
	page  int // from 0
	text  string
	cells []string
	notes []string // numbers of the footnotes it refers to
}

func (p *pdfText) readPages(ctx context.Context, f *pdf.File) error {
	length := 0
	for i := range f.Pages() {
		page, err := f.Page(ctx, i)
		if err != nil {
			return err
		}
		p.pages = append(p.pages, page)
		for _, l := range linesOf(i, page.Lines) {
			if length += len(l.text); length > maxTextBytes {
				return pdf.ErrTooLarge
			}
			p.lines = append(p.lines, l)
		}
	}
	return nil
}

// linesOf returns the lines of a page that hold text.
func linesOf(page int, lines []pdf.Line) []pdfLine {
	var out []pdfLine
	for _, line := range lines {
		l := pdfLine{Line: line, page: page}
		for _, c := range line.Cells {
			l.cells = append(l.cells, spanText(c.Spans))
		}
		if l.join(); l.text != "" {
			out = append(out, l)
		}
	}
	return out
}

func (l *pdfLine) join() { l.text = strings.TrimSpace(strings.Join(l.cells, " ")) }

// spanText joins the spans of a cell. Those in fonts for older encodings and for
// signs are converted; blanks of any width become ordinary ones.
func spanText(spans []pdf.Span) string {
	var b strings.Builder
	for _, s := range spans {
		text := decodeFont(s.Font, s.Text)
		if s.Raised && b.Len() > 0 { // else it may be the number of a footnote
			text = superscript.set(text, b.String())
		}
		b.WriteString(text)
	}
	// A hyphen that shows at the end of a line is told from one that does not
	// by nothing but its place: pdf_paragraphs.go needs it.
	text := strings.ReplaceAll(b.String(), "\u00AD", hyphenMark)
	return strings.TrimSpace(strings.Join(strings.Fields(clean(text)), " "))
}

// hyphenMark stands for a soft hyphen until lines are joined.
const hyphenMark = "\uE0AD"

// decodeFont converts text set in a font of the TCVN3 (.VnTime) or VNI family,
// whose letters are Vietnamese only to the eye. Fonts of TCVN3 that end in H
// have capitals only.
func decodeFont(font, text string) string {
	switch name := strings.ToLower(strings.TrimLeft(font, ".")); {
	case strings.HasPrefix(font, ".Vn"), strings.HasPrefix(font, ".VN"), strings.HasPrefix(name, "vntime"), strings.HasPrefix(name, "vnarial"):
		text = vietnamese.DecodeTCVN3(text)
		if strings.HasSuffix(strings.SplitN(font, ",", 2)[0], "H") {
			text = strings.ToUpper(text)
		}
	case strings.HasPrefix(name, "vni"):
		text = vietnamese.DecodeVNI(text)
	case strings.HasPrefix(name, "wingdings"):
		text = readDingbats(text)
	case strings.HasPrefix(name, "symbol"), name == "opensymbol":
		text = readSymbols(text)
	}
	return text
}

// judge reports what is wrong with the file as a whole; false when there is
// nothing to use.
func (p *pdfText) judge(f *pdf.File) bool {
	letters, unknown, pictures := 0, 0, 0
	perPage := make([]int, len(p.pages))
	for _, l := range p.lines {
		perPage[l.page] += len(l.text)
	}
	var scanned []int
	for i, page := range p.pages {
		letters, unknown = letters+page.Letters, unknown+page.Unknown
		pictures += page.Images
		if page.Images > 0 && perPage[i] < 40 {
			scanned = append(scanned, i+1)
		}
	}
	report := func(problem Problem) { p.draft.Problems = append(p.draft.Problems, problem) }
	switch {
	case letters > 0 && unknown*5 > letters:
		report(pdfUnknownLetters(p.src.id))
		return false
	case len(p.lines) == 0 && pictures > 0, len(scanned) > 0 && len(scanned) == len(p.pages):
		report(pdfScanned(p.src.id))
		return false
	case len(p.lines) == 0 && f.Rebuilt():
		report(damaged(p.src.id))
		return false
	case len(p.lines) == 0:
		report(pdfWithoutText(p.src.id))
		return false
	}
	if len(scanned) > 0 {
		report(pdfScannedPages(p.src.id, scanned))
	}
	if f.Rebuilt() {
		report(pdfMended(p.src.id))
	}
	return true
}

// decodeLegacy converts what is Vietnamese only in an old font whose name does not
// tell.
func (p *pdfText) decodeLegacy() {
	var cells []string
	for _, l := range p.lines {
		for _, c := range l.cells {
			cells = append(cells, strings.ReplaceAll(c, hyphenMark, "\u00AD"))
		}
	}
	converted, encoding, _ := decodePieces(cells)
	if encoding == "" {
		return
	}
	at := 0
	for i := range p.lines {
		l := &p.lines[i]
		for j := range l.cells {
			if converted[at] != cells[at] {
				l.cells[j] = clean(converted[at])
			}
			at++
		}
		l.join()
	}
}

// bodySize is the size in which most of the text is set.
func bodySize(lines []pdfLine) float64 {
	letters := map[float64]int{}
	best := 0.0
	for _, l := range lines {
		letters[halfPoint(l.Size)] += len(l.text)
	}
	for size, n := range letters {
		if n > letters[best] || n == letters[best] && size < best {
			best = size
		}
	}
	return best
}

func halfPoint(size float64) float64 { return math.Round(size*2) / 2 }

// endWithText makes paragraphs of the headings that nothing stands below at the end of
// the file: a signature.
func (p *pdfText) endWithText() {
	blocks := p.draft.Blocks
	for i := len(blocks) - 1; i > 0 && blocks[i].Kind == headingBlock; i-- {
		blocks[i].Kind, blocks[i].Level = paragraphBlock, 0
	}
}

// title takes the title that the file gives itself, when its text has no
// heading and the words of that title are among the first of the text: many
// files carry the title of the file they were made from.
func (p *pdfText) title(title string) {
	blocks := p.draft.Blocks
	if title == "" || slices.ContainsFunc(blocks, func(b block) bool { return b.Kind == headingBlock }) {
		return
	}
	title = strings.Join(strings.Fields(clean(title)), " ")
	for _, b := range blocks[:min(len(blocks), 3)] {
		if strings.Contains(foldedWords(b.Text), foldedWords(title)) && strings.ContainsFunc(title, unicode.IsSpace) {
			p.draft.Meta.Title = title
			return
		}
	}
}

// takeArticle leaves the article of a web page that was printed, or takes the
// head of an administrative document for what is known of it.
func (p *pdfText) takeArticle() {
	if a, ok := article(p.draft.Blocks, hint{}); ok {
		p.draft.Meta.complete(a.meta)
		p.draft.Blocks = a.body
	} else if found, rest := administrative(p.draft.Blocks); found.Title != "" {
		p.draft.Meta.complete(found)
		p.draft.Blocks = rest
	}
}

// pdfUnreadable says why a file could not be read.
func pdfUnreadable(id string, err error) Problem {
	switch {
	case errors.Is(err, pdf.ErrPassword):
		return pdfLocked(id)
	case errors.Is(err, pdf.ErrTooLarge):
		return textTooLong(id)
	case errors.Is(err, context.DeadlineExceeded):
		return pdfTooSlow(id)
	}
	return pdfDamaged(id)
}
