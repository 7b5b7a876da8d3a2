package knowledge

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// page is what is left of a published page when its frame is taken away.
type page struct {
	meta // title, day, and whose site it is as the end of the article or the foot says
	body []block
}

// hint is what the markup of a page says.
type hint struct {
	title string
	sure  bool // the title is the article's own, not that of the window
	saved bool // the blocks come from a web page, whatever they look like
	from  int  // blocks above this one only tell title and day
}

// maxPageBlocks is the number of blocks beyond which a text is no page.
const maxPageBlocks = 20_000

// article finds the article among the blocks of a page as it was published:
// copied whole into a text file, or saved by a browser. ok is false when the
// blocks do not look like such a page; nothing may then be taken away.
//
// One sign of a frame proves nothing, since "Liên hệ" or "Bình luận" may head
// a section of any document. A line that only a page has (the day of
// publication with its label, a count of views, a list of other news at the
// end) or two different signs do.
func article(blocks []block, known hint) (p page, ok bool) {
	if len(blocks) > maxPageBlocks {
		return page{}, false
	}
	f := newFrame(blocks)
	if !known.saved && !f.proven() {
		return page{}, false
	}
	end := f.end()
	at := f.dayLine()
	if at >= 0 {
		p.Date = f.days[at]
	}
	start, title := f.head(at, end, known)
	p.Title = title
	p.Source = cmp.Or(f.credited(end), f.owner())
	for i := max(start, known.from); i < end; i++ {
		if f.keep(i, title, len(p.body) == 0) {
			p.body = append(p.body, blocks[i])
		}
	}
	if n := len(p.body); n > 1 && !p.Date.IsZero() && (p.body[n-1].Kind == paragraphBlock || p.body[n-1].Kind == headingBlock) && (personName.MatchString(p.body[n-1].Text) || byline.MatchString(p.body[n-1].Text)) {
		p.body = p.body[:n-1] // the author
	}
	return p, len(p.body) > 0
}

var personName = regexp.MustCompile(`^(?:\p{Lu}[\p{Ll}\p{M}]+\s?){2,4}(?:\([^)]{2,30}\))?$`)

// byline matches the name of an author below an article in the capitals of newspapers.
var byline = regexp.MustCompile(`^\p{Lu}{2,}(?:\s\p{Lu}+){1,2}$`)

// frame is a page with what each of its blocks is.
type frame struct {
	blocks []block
	kinds  []furniture
	days   []time.Time

	related []bool // entries of a list of other news: headlines below its heading
}

func newFrame(blocks []block) frame {
	f := frame{blocks, make([]furniture, len(blocks)), make([]time.Time, len(blocks)), make([]bool, len(blocks))}
	below := false
	for i, b := range blocks {
		if b.Kind != rowBlock {
			f.kinds[i], f.days[i] = furnitureOf(strings.TrimLeft(b.Text, "-•·*● "))
		}
		switch {
		case f.kinds[i] == relatedNews:
			below = true
		case isProse(b), b.Kind == headingBlock:
			below = false
		}
		f.related[i] = below
	}
	return f
}

// proven reports whether the blocks are a page.
func (f frame) proven() bool {
	signs := map[furniture]bool{}
	for i, k := range f.kinds {
		if k == counter && f.days[i].IsZero() || k == publication {
			return true
		}
		signs[k] = true
	}
	delete(signs, noFurniture)
	delete(signs, label)
	delete(signs, relatedOther)
	delete(signs, credit)
	if at := f.first(relatedNews); at > 0 && !slices.ContainsFunc(f.blocks[at:], isProse) && slices.ContainsFunc(f.blocks[:at], isProse) {
		return true
	}
	return len(signs) >= 2
}

func (f frame) first(kind furniture) int { return slices.Index(f.kinds, kind) }

// dayLine returns the line that names the day of publication: the last above
// the text, since a site shows today's date at its very top, else the first
// below. -1 when there is none.
func (f frame) dayLine() int {
	prose := slices.IndexFunc(f.blocks, isProse)
	if prose < 0 {
		prose = len(f.blocks)
	}
	nearest := -1
	for i := prose - 1; i >= 0; i-- {
		text := f.blocks[i].Text
		switch {
		case f.days[i].IsZero() && f.kinds[i] == noFurniture && nearest < 0 && utf8.RuneCountInString(text) <= 80 && looseClock.MatchString(text):
			if day, ok := dayIn(text); ok { // "Kinh tế | 05/07/2022 08:30"
				f.kinds[i], f.days[i] = counter, day
				nearest = i
			}
		case f.days[i].IsZero():
		case f.kinds[i] == publication:
			return i
		case nearest < 0:
			nearest = i
		}
	}
	if nearest >= 0 {
		return nearest
	}
	return f.first(publication)
}

// end returns the index of the block that begins the foot of the page: the
// heading of other news or of comments with nothing below that reads on like
// an article, or the footer of the site when most of the text stands above it.
func (f frame) end() int {
	total := 0
	for _, b := range f.blocks {
		total += proseLength(b)
	}
	above, pair := 0, f.lastPair()
	for i, b := range f.blocks {
		switch {
		case above == 0:
		case f.kinds[i] == footer && 2*above >= total,
			f.kinds[i] == relatedNews && pair <= i,
			f.kinds[i] == relatedOther && !strings.Contains(b.Text, ":") && pair <= i:
			return f.trimmed(i)
		}
		above += proseLength(b)
	}
	return f.trimmed(len(f.blocks))
}

// lastPair returns where, above the footer of the site, two paragraphs stand in
// a row for the last time. In lists of news and comments each has a headline or
// a name above it.
func (f frame) lastPair() int {
	end := max(0, slices.IndexFunc(f.blocks, isProse))
	for end < len(f.blocks) && f.kinds[end] != footer {
		end++
	}
	for i := end - 2; i >= 0; i-- {
		if isProse(f.blocks[i]) && isProse(f.blocks[i+1]) {
			return i
		}
	}
	return -1
}

// trimmed moves the end up over buttons, counters and the lines of an address
// at the foot.
func (f frame) trimmed(end int) int {
	foot := end < len(f.blocks) && f.kinds[end] == footer
	for end > 0 {
		b := f.blocks[end-1]
		switch f.kinds[end-1] {
		case noFurniture:
			if !foot || !pageContactLine.MatchString(b.Text) {
				return end
			}
		case publication, label, credit:
			return end // publication lines are dropped later
		}
		end--
	}
	return end
}

// keep reports whether a block between head and foot belongs to the article.
// opening says that nothing of the article stands above it.
func (f frame) keep(i int, title string, opening bool) bool {
	b := f.blocks[i]
	switch f.kinds[i] {
	case publication, counter, relatedNews, credit, footer:
		return false
	case sharing, label, navigation:
		return !f.menu(i)
	case relatedOther:
		return !strings.Contains(b.Text, ":") // "Từ khóa: cảng, đầu tư"; else the heading of a section
	}
	if opening && b.Kind != rowBlock && title != "" && sameText(b.Text, title) {
		return false
	}
	return !f.related[i]
}

// menu reports whether block i is buttons or part of a menu. One label alone
// may as well head a section.
func (f frame) menu(i int) bool {
	switch f.kinds[i] {
	case sharing, navigation:
		return true
	case label:
		return i > 0 && (f.kinds[i-1] == label || f.kinds[i-1] == navigation) ||
			i+1 < len(f.kinds) && (f.kinds[i+1] == label || f.kinds[i+1] == navigation)
	}
	return false
}

// credited returns the source that the end of an article names.
func (f frame) credited(end int) string {
	for i := end; i >= 0 && i > end-6; i-- {
		if i >= len(f.blocks) || f.kinds[i] != credit || !strings.HasPrefix(f.blocks[i].Text, "Nguồn") {
			continue
		}
		if m := pageCredit.FindStringSubmatch(f.blocks[i].Text); m != nil {
			return m[1]
		}
	}
	return ""
}

// owner returns whose site it is.
func (f frame) owner() string {
	for i, k := range f.kinds {
		if k == footer {
			if m := welcome.FindStringSubmatch(f.blocks[i].Text); m != nil {
				return "Website " + strings.TrimRight(strings.TrimSpace(m[1]), ",;: ")
			}
		}
	}
	return ""
}

// isProse reports whether a block is running text, as opposed to a headline or
// a label.
func isProse(b block) bool { return proseLength(b) > 0 }

// proseLength is the length of a block in runes if it is running text, else 0.
func proseLength(b block) int {
	if b.Kind == headingBlock {
		return 0
	}
	n := utf8.RuneCountInString(b.Text)
	if n >= 250 || n >= 60 && endsSentence(b.Text) && !pageFooter.MatchString(b.Text) {
		return n
	}
	return 0
}

// lastRunes returns the last n runes of s.
func lastRunes(s string, n int) string {
	at := len(s)
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
	}
	return s[at:]
}
