package knowledge

import (
	"strconv"
	"strings"
)

// numbering holds the lists of a document and counts their entries.
type numbering struct {
	abstract map[string]*numLevels
	lists    map[string]*numList
}

// numLevels are the levels of a list, the outermost first. Word has nine.
type numLevels [9]numLevel

// numLevel says how the entries of one level are marked.
type numLevel struct {
	format string // decimal, lowerLetter, upperRoman, bullet …
	text   string // "%1." with %n for the number of level n
	start  int
}

// numList is one list: a copy of an abstract one with its own counts.
type numList struct {
	abstract string
	starts   map[int]int // levels that begin elsewhere
}

// listCounter counts the entries of an abstract list, which all lists made from it
// share as Word does.
type listCounter struct {
	next [len(numLevels{})]int
	last string
}

// numberingWalk is the state of reading the numbering part.
type numberingWalk struct {
	numbering
	abstract *numLevels // the element at hand, or nil
	list     *numList   // the element at hand, or nil
	level    int        // of the element at hand, -1 outside of any
}

func (d *docx) readNumbering() error {
	walk := &numberingWalk{numbering: numbering{abstract: map[string]*numLevels{}, lists: map[string]*numList{}}, level: -1}
	err := d.walk(d.beside("numbering.xml"), func(e element) error {
		if e.start {
			walk.start(e)
		} else if e.end {
			walk.end(e)
		}
		return nil
	})
	d.numbers = walk.numbering
	return err
}

func (n *numberingWalk) start(e element) {
	switch e.name {
	case "abstractNum":
		n.abstract = &numLevels{}
		n.numbering.abstract[e.attr("abstractNumId")] = n.abstract
	case "num":
		n.list = &numList{starts: map[int]int{}}
		n.lists[e.attr("numId")] = n.list
	case "abstractNumId":
		if n.list != nil {
			n.list.abstract = e.attr("val")
		}
	case "lvl", "lvlOverride":
		if i, err := strconv.Atoi(e.attr("ilvl")); err == nil && 0 <= i && i < len(numLevels{}) {
			n.level = i
			if n.abstract != nil {
				n.abstract[i].start = 1
			}
		}
	case "startOverride":
		if v, err := strconv.Atoi(e.attr("val")); err == nil && n.list != nil && n.level >= 0 {
			n.list.starts[n.level] = v
		}
	default:
		if n.abstract != nil && n.level >= 0 {
			n.abstract[n.level].read(e)
		}
	}
}

func (n *numberingWalk) end(e element) {
	switch e.name {
	case "abstractNum":
		n.abstract = nil
	case "num":
		n.list = nil
	case "lvl", "lvlOverride":
		n.level = -1
	}
}

func (l *numLevel) read(e element) {
	switch e.name {
	case "start":
		l.start, _ = strconv.Atoi(e.attr("val"))
	case "numFmt":
		l.format = e.attr("val")
	case "lvlText":
		l.text = e.attr("val")
	}
}

// mark counts an entry and returns its mark with a blank behind it: "- " for
// bullets, "" where none is shown. ok is false when there is no such list.
func (n *numbering) mark(counts map[string]*listCounter, ref numRef) (mark string, bullet, ok bool) {
	list := n.lists[ref.list]
	if list == nil || ref.level < 0 || ref.level >= len(numLevels{}) || n.abstract[list.abstract] == nil {
		return "", false, false
	}
	levels := n.abstract[list.abstract]
	c := counts[list.abstract]
	if c == nil {
		c = &listCounter{}
		counts[list.abstract] = c
	}
	numbers := c.count(ref, list.starts, levels)
	l := levels[ref.level]
	switch {
	case l.format == "none":
		return "", false, true
	case l.format == "bullet", !strings.Contains(l.text, "%"):
		return "- ", true, true
	}
	text := l.text
	for i, value := range numbers {
		text = strings.ReplaceAll(text, "%"+strconv.Itoa(i+1), ordinal(levels[i].format, value))
	}
	if text = strings.TrimSpace(clean(text)); text == "" {
		return "", false, true
	}
	return text + " ", false, true
}

// count counts an entry and returns its number on each level down to its own.
func (c *listCounter) count(ref numRef, starts map[int]int, levels *numLevels) []int {
	if c.last != ref.list {
		for level, start := range starts {
			c.next[level] = start
		}
		c.last = ref.list
	}
	numbers := make([]int, ref.level+1)
	for i := range numbers {
		if c.next[i] == 0 {
			c.next[i] = max(levels[i].start, 1)
			if i < ref.level {
				c.next[i]++ // an entry above that the document left out
			}
		}
		numbers[i] = c.next[i] - 1
	}
	numbers[ref.level] = c.next[ref.level]
	c.next[ref.level]++
	clear(c.next[ref.level+1:])
	return numbers
}

// ordinal writes a number as a list does.
func ordinal(format string, n int) string {
	switch format {
	case "lowerLetter":
		return letters(n, 'a')
	case "upperLetter":
		return letters(n, 'A')
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperRoman":
		return roman(n)
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	}
	return strconv.Itoa(n)
}

// letters counts a, b … z, aa, bb as Word does.
func letters(n int, first rune) string {
	if n < 1 || n > 26*20 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(first+rune((n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, r := range []struct {
		value int
		text  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= r.value {
			b.WriteString(r.text)
			n -= r.value
		}
	}
	return b.String()
}
