package knowledge

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// longNumbered is the length in runes above which a numbered paragraph is a
// section of its own rather than an entry of a list.
const longNumbered = 400

// markNumbered makes entries of the numbered paragraphs below a line that
// leads into them ("Hồ sơ gồm:", "1. …", "a) …", "2. …"), which plain text and
// PDF do not tell from sections. A list begins with its first number, goes on
// with the next, and fits one passage.
func markNumbered(blocks []block) []block {
	out := blocks
	for i := 0; i+1 < len(blocks); i++ {
		if b := blocks[i]; b.Kind != paragraphBlock || isEntry(b) || !leadsIn(b.Text) {
			continue
		}
		levels := numberedLevels(blocks[i+1:])
		if len(levels) > 0 && &out[0] == &blocks[0] {
			out = append([]block{}, blocks...)
		}
		for j, level := range levels {
			out[i+1+j].Kind, out[i+1+j].Level = itemBlock, level
		}
		i += len(levels)
	}
	return out
}

// numberedLevels returns how deep each of the entries stands that the blocks
// begin with; none when they begin with no numbered list.
func numberedLevels(blocks []block) []int {
	var levels []int
	var last [2]int // the number before on each level
	outer, _ := entryNumber(blocks[0].Text)
	length, depth := 0, 0
	for _, b := range blocks {
		kind, value := entryNumber(b.Text)
		size := utf8.RuneCountInString(b.Text)
		if b.Kind != paragraphBlock || kind == unnumbered && (len(levels) == 0 || typedMarker(b.Text) == 0) {
			break
		}
		level := depth + 1 // of a dash
		if kind != unnumbered {
			if depth = 0; kind != outer {
				depth = 1
			}
			if level = depth; !next(kind, last[level], value) {
				break
			}
			if last[level] = value; level == 0 {
				last[1] = 0
			}
		}
		if length += size; size > longNumbered || length > cutPassage {
			return nil
		}
		levels = append(levels, level)
	}
	if len(levels) < 2 {
		return nil
	}
	return levels
}

// numberKind is how entries are numbered.
type numberKind int

const (
	unnumbered numberKind = iota
	byFigures             // 1.
	byLetters             // a)
)

var entryStart = regexp.MustCompile(`^(?:(\d{1,2})|([a-zđ]))[.)]\s+\S`)

// entryNumber returns the number that a paragraph begins with.
func entryNumber(text string) (numberKind, int) {
	switch m := entryStart.FindStringSubmatch(text); {
	case m == nil:
		return unnumbered, 0
	case m[1] != "":
		n, _ := strconv.Atoi(m[1])
		return byFigures, n
	default:
		return byLetters, 1 + utf8.RuneCountInString(strings.SplitN("abcdđefghijklmnopqrstuvwxyz", m[2], 2)[0])
	}
}

// next reports whether a number goes on from the one before, 0 when it is the first.
// Lists have đ or leave it out, and leave out f, j, w and z.
func next(kind numberKind, last, value int) bool {
	if kind == byLetters && last > 0 {
		return value > last && value <= last+2
	}
	return value == last+1
}
