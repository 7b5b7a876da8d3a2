package knowledge

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// head returns where the body begins and the title above it. The title is the
// line above the day of publication that the page repeats, else the nearest
// one that is longer than a label of a menu.
func (f frame) head(at, end int, known hint) (start int, title string) {
	if at < 0 || at > end || slices.ContainsFunc(f.blocks[:at], isProse) {
		return f.headWithoutDay(end, known.title)
	}
	if known.sure {
		return at + 1, known.title
	}
	if title = f.title(0, at); title != "" {
		return at + 1, title
	}
	for i := at + 1; i < end; i++ {
		if isTitleLine(f.blocks[i]) && f.kinds[i] == noFurniture {
			return i + 1, f.blocks[i].Text
		}
		if known.title != "" || isProse(f.blocks[i]) {
			break
		}
	}
	return at + 1, known.title
}

// headWithoutDay is head for a page that names no day at its top. Only lines
// above the last line of a menu are then sure to belong to the frame.
func (f frame) headWithoutDay(end int, known string) (start int, title string) {
	prose := slices.IndexFunc(f.blocks[:end], isProse)
	if prose < 0 {
		prose = end
	}
	for i := range prose {
		if f.menu(i) {
			start = i + 1
		}
	}
	if known != "" {
		for i := start; i < prose; i++ {
			if sameText(f.blocks[i].Text, known) {
				start = i + 1
			}
		}
		return start, known
	}
	for i := start; i < prose; i++ {
		if f.kinds[i] == noFurniture && isTitleLine(f.blocks[i]) {
			return i + 1, f.blocks[i].Text
		}
	}
	return start, f.title(0, start)
}

// title picks the title among the blocks from..to.
func (f frame) title(from, to int) string {
	const words = 5  // what is shorter may be the name of a section of the site
	const head = 200 // blocks above the text that may be menus
	from = max(from, to-head)
	heading, short, long := "", "", ""
	for i := from; i < to; i++ {
		b := f.blocks[i]
		if f.kinds[i] != noFurniture || !isTitleLine(b) {
			continue
		}
		if b.Kind == headingBlock && b.Level <= weakHeading && (heading == "" || b.Level == 1) {
			heading = b.Text
		}
		if len(strings.Fields(b.Text)) >= words && !isSiteName(b.Text) {
			long = b.Text
			if f.repeated(i, to) {
				return long
			}
			continue
		}
		short = b.Text
	}
	for _, t := range []string{heading, long, short} {
		if t != "" {
			return t
		}
	}
	return ""
}

// repeated reports whether block i stands once more above to.
func (f frame) repeated(i, to int) bool {
	for j := i + 1; j < to; j++ {
		if sameText(f.blocks[i].Text, f.blocks[j].Text) {
			return true
		}
	}
	return false
}

// isTitleLine reports whether a block may be the title of an article.
func isTitleLine(b block) bool {
	return b.Kind == headingBlock || b.Kind == paragraphBlock && utf8.RuneCountInString(b.Text) <= 250 && !strings.ContainsAny(lastRunes(b.Text, 1), ".;:,") && !isEntry(b)
}

// isSiteName reports whether a line is the name of a site or its owner, which
// stands above the title on every page.
func isSiteName(text string) bool {
	folded := strings.ToLower(text)
	for _, begin := range []string{"cổng thông tin", "trang thông tin", "website", "trang web", "ủy ban nhân dân", "uỷ ban nhân dân", "cổng dịch vụ"} {
		if strings.HasPrefix(folded, begin) {
			return true
		}
	}
	return false
}
