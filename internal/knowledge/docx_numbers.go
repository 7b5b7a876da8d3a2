package knowledge

import (
	"strconv"
	"strings"
)

// numbering holds the lists of a document and counts their entries.
type numbering struct {
	abstract map[string]*[9]numLevel
	lists    map[string]*numList
}

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
	next [9]int
	last string
}

func (d *docx) readNumbering() error {
	n := numbering{abstract: map[string]*[9]numLevel{}, lists: map[string]*numList{}}
	var abstract *[9]numLevel
	var list *numList
	level := -1
	err := d.walk(d.beside("numbering.xml"), func(e element) error {
		if e.end {
			switch e.name {
			case "abstractNum":
				abstract = nil
			case "num":
				list = nil
			case "lvl", "lvlOverride":
				level = -1
			}
		}
		if !e.start {
			return nil
		}
		switch e.name {
		case "abstractNum":
			abstract = &[9]numLevel{}
			n.abstract[e.attr("abstractNumId")] = abstract
		case "num":
			list = &numList{starts: map[int]int{}}
			n.lists[e.attr("numId")] = list
		case "abstractNumId":
			if list != nil {
				list.abstract = e.attr("val")
			}
		case "lvl", "lvlOverride":
			if i, err := strconv.Atoi(e.attr("ilvl")); err == nil && 0 <= i && i < 9 {
				level = i
				if abstract != nil {
					abstract[i].start = 1
				}
			}
		case "startOverride":
			if v, err := strconv.Atoi(e.attr("val")); err == nil && list != nil && level >= 0 {
				list.starts[level] = v
			}
		default:
			if abstract != nil && level >= 0 {
				abstract[level].read(e)
			}
		}
		return nil
	})
	d.numbers = n
	return err
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
	if list == nil || ref.level < 0 || ref.level > 8 || n.abstract[list.abstract] == nil {
		return "", false, false
	}
	levels := n.abstract[list.abstract]
	c := counts[list.abstract]
	if c == nil {
		c = &listCounter{}
		counts[list.abstract] = c
	}
	if c.last != ref.list {
		for level, start := range list.starts {
			c.next[level] = start
		}
		c.last = ref.list
	}
	for i := range ref.level + 1 {
		if c.next[i] == 0 {
			c.next[i] = max(levels[i].start, 1)
			if i < ref.level {
				c.next[i]++ // an entry above that the document left out
			}
		}
	}
	current := c.next[ref.level]
	c.next[ref.level]++
	for i := ref.level + 1; i < 9; i++ {
		c.next[i] = 0
	}
	l := levels[ref.level]
	switch {
	case l.format == "none":
		return "", false, true
	case l.format == "bullet", !strings.Contains(l.text, "%"):
		return "- ", true, true
	}
	text := l.text
	for i := range ref.level + 1 {
		value := c.next[i] - 1
		if i == ref.level {
			value = current
		}
		text = strings.ReplaceAll(text, "%"+strconv.Itoa(i+1), ordinal(levels[i].format, value))
	}
	if text = strings.TrimSpace(clean(text)); text == "" {
		return "", false, true
	}
	return text + " ", false, true
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
