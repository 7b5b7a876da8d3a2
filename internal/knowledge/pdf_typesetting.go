package knowledge

import (
	"math"
	"slices"
)

// How a document sets its paragraphs is measured before they are joined.

// margins are the left and right edges of the text in one column.
type margins struct{ left, right float64 }

// typesetting is how a document sets its paragraphs.
type typesetting struct {
	columns map[[2]int]margins  // by page and column
	pitch   map[float64]float64 // distance of lines, by size
	indents bool                // first lines are indented
	top     float64             // where the highest line of any page stands
}

// fullPage is the number of lines of which some reach the right margin.
const fullPage = 10

// measure finds the margins, the distance of lines and whether first lines are
// indented.
func measure(lines []pdfLine) typesetting {
	set := typesetting{columns: map[[2]int]margins{}, pitch: map[float64]float64{}}
	lefts := map[[2]int]map[float64]int{}
	wide := map[int]margins{} // by column, over all pages
	for _, l := range lines {
		set.top = max(set.top, l.Y)
		key := [2]int{l.page, l.Column}
		m, ok := set.columns[key]
		if !ok {
			lefts[key] = map[float64]int{}
		}
		m.right = max(m.right, l.X1)
		lefts[key][math.Round(l.X0)]++
		set.columns[key] = m
		w := wide[l.Column]
		wide[l.Column] = margins{0, max(w.right, l.X1)}
	}
	for key, m := range set.columns {
		most, count := 0, 0
		for x, n := range lefts[key] {
			count += n
			if n > most || n == most && x < m.left {
				m.left, most = x, n
			}
		}
		// Short pages do not show where lines end; others do.
		if w := wide[key[1]].right; key[1] == 0 && count < fullPage && w-m.right < 60 {
			m.right = w
		}
		set.columns[key] = m
	}
	set.measurePitch(lines)
	indented, flushLeft := 0, 0
	for _, l := range lines {
		switch d := l.X0 - set.of(l).left; {
		case d > 0.8*l.Size && d < 6*l.Size && !l.Bold && typedMarker(l.text) == 0:
			indented++
		case math.Abs(d) < 0.5*l.Size:
			flushLeft++
		}
	}
	set.indents = indented > 2 && indented*12 > flushLeft
	return set
}

func (set *typesetting) of(l pdfLine) margins { return set.columns[[2]int{l.page, l.Column}] }

// enoughPairs is the number of pairs of lines that show the distance of lines.
const enoughPairs = 3

// measurePitch takes the most frequent distance of neighbouring lines that are
// set alike, of which the second goes on with the sentence of the first. Where
// few do, all count: but in a text of short paragraphs most distances are those
// between paragraphs.
func (set *typesetting) measurePitch(lines []pdfLine) {
	goingOn, all := map[float64][]float64{}, map[float64][]float64{}
	for i := 1; i < len(lines); i++ {
		a, b := lines[i-1], lines[i]
		d := halfPoint(a.Y - b.Y)
		size := halfPoint(a.Size)
		if a.page != b.page || a.Column != b.Column || d <= 0 || d > 3*a.Size || size != halfPoint(b.Size) {
			continue
		}
		all[size] = append(all[size], d)
		if continues(b.text) && !endsSentence(a.text) {
			goingOn[size] = append(goingOn[size], d)
		}
	}
	for size, distances := range all {
		if len(goingOn[size]) >= enoughPairs {
			distances = goingOn[size]
		}
		set.pitch[size] = mostFrequent(distances)
	}
}

// mostFrequent returns the most frequent value, the smallest among equals.
func mostFrequent(values []float64) float64 {
	slices.Sort(values)
	best, most := 0.0, 0
	for i := 0; i < len(values); {
		j := i
		for j < len(values) && values[j] == values[i] {
			j++
		}
		if j-i > most {
			best, most = values[i], j-i
		}
		i = j
	}
	return best
}
