package knowledge

import (
	"math"
	"regexp"
	"slices"
	"strings"
)

// What belongs to the page and not to the text: running heads, footers, page
// numbers, what browsers print around a page.

// Parts of the height of a page at its top and bottom where such lines stand.
const edge = 0.13

var (
	pageNumber = regexp.MustCompile(`(?i)^(?:trang|page|tr\.?)?\s*[-–—|]?\s*(?:\d{1,4}|[ivxl]{1,6})\s*[-–—|]?(?:\s*(?:/|of|trên|trong)\s*(?:trang\s*)?\d{1,4})?$`)
	printed    = regexp.MustCompile(`(?i)^\d{1,2}/\d{1,2}/\d{2,4},?\s+\d{1,2}:\d{2}|^(?:https?|file)://\S+(?:\s+\d+/\d+)?$`)
	digits     = regexp.MustCompile(`\d+`)
)

// dropFurniture leaves the lines of the text.
func (p *pdfText) dropFurniture() {
	p.dropArtifacts()
	p.dropContents()
	repeated := p.repeated()
	var kept, gone []pdfLine
	for _, l := range p.lines {
		zone := p.zone(l)
		if zone != 0 && !isTagged(l) && l.In == nil && (repeated[keyOf(l, zone)] || pageNumber.MatchString(l.text) || printed.MatchString(l.text)) {
			gone = append(gone, l)
			continue
		}
		kept = append(kept, l)
	}
	p.lines = kept
	p.dropLoneHeads(gone)
}

// dropArtifacts drops what the file itself says is no text, unless it says so
// of everything.
func (p *pdfText) dropArtifacts() {
	var kept []pdfLine
	for _, l := range p.lines {
		if !l.Artifact {
			kept = append(kept, l)
		}
	}
	if len(kept) > 0 {
		p.lines = kept
	}
}

// dropContents drops the lines of tables of contents.
func (p *pdfText) dropContents() {
	var entries []string
	headed := false
	for _, l := range p.lines {
		headed = headed || contentsHead.MatchString(l.text)
		if isContentsLine(l.text) {
			entries = append(entries, l.text)
		}
	}
	if isContents(entries, headed) {
		p.lines = slices.DeleteFunc(p.lines, func(l pdfLine) bool {
			return isContentsLine(l.text) || contentsHead.MatchString(l.text)
		})
	}
}

// zone is 1 at the top of a page, -1 at its bottom, 0 between.
func (p *pdfText) zone(l pdfLine) int {
	height := p.pages[l.page].Height
	switch {
	case l.Y > height*(1-edge):
		return 1
	case l.Y < height*edge:
		return -1
	}
	return 0
}

// edgeKey is what running heads of several pages have in common: place and
// words, but not the numbers in them.
type edgeKey struct {
	zone, y int
	text    string
}

func keyOf(l pdfLine, zone int) edgeKey {
	text := strings.ToLower(digits.ReplaceAllString(l.text, "#"))
	return edgeKey{zone, int(math.Round(l.Y / 6)), strings.TrimSpace(text)}
}

// repeated finds the lines that stand in the same place of several pages: of
// two in five (left and right pages may differ), two at least.
func (p *pdfText) repeated() map[edgeKey]bool {
	pages := map[edgeKey]map[int]bool{}
	for _, l := range p.lines {
		zone := p.zone(l)
		if zone == 0 {
			continue
		}
		key := keyOf(l, zone)
		if pages[key] == nil {
			pages[key] = map[int]bool{}
		}
		pages[key][l.page] = true
	}
	out := map[edgeKey]bool{}
	for key, on := range pages {
		near := len(on)
		for _, step := range []int{-1, 1} { // places differ by a hair
			other := key
			other.y += step
			near += len(pages[other])
		}
		out[key] = near >= 2 && near*5 >= len(p.pages)*2
	}
	return out
}
