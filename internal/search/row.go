package search

import (
	"slices"
	"strings"

	"haiphongbot/internal/knowledge"
	"haiphongbot/internal/vietnamese"
)

// row is the row of a table that is a candidate of a question. What its cells say is said
// of the thing in the first.
type row struct {
	x       *shard
	q       *query
	r       *reader
	passage int // its number in the shard
	text    string
	cells   []knowledge.Cell
	head    []float64 // by group, what the first cell holds of the question
}

// rowOf returns the row that a passage is, nil when it is none.
func (x *shard) rowOf(q *query, passage int) *row {
	text := x.passages[passage].Text
	cells := knowledge.Cells(text)
	if cells == nil {
		return nil
	}
	w := &row{x: x, q: q, r: newReader(q), passage: passage, text: text, cells: cells}
	w.head = w.held(w.textOf(cells[0]))
	return w
}

func (w *row) textOf(c knowledge.Cell) string { return w.text[c.Start:c.End] }

// held returns how much of the question a part of the row holds, by group.
func (w *row) held(part string) []float64 {
	t := w.x.corpus.look(part)
	return w.r.matched(&t)
}

// What a cell, or the name of a column, must have of the weight of a rare word: to be
// quoted alone, more than another cell, and to be what a question asks for although the
// row has no such cell.
const (
	leastCell = 0.15
	leastMore = 0.04
	leastName = 0.3
)

// namedPart is the part of a value, by weight, in the question from which it rather says of
// which row that asks: "Phương tiện: Tàu cao tốc".
const namedPart = 0.6

// cell returns the cell that tells what is asked: the one whose label the question names,
// or that holds the kind of fact or tells the property asked for: of several times and
// places the first, as a table begins with what matters. All of the row when none stands out.
func (w *row) cell() string {
	best, most, second := "", 0.0, 0.0
	wants := w.q.wants != 0
	if w.q.wants == offersName && w.tells(w.cells[0]) {
		wants = false // "khu nào" asks for the first itself
	}
	alone := w.x.corpus.alone()
	for _, c := range w.cells[1:] {
		sum := w.names(c.Label)
		if !w.identifies(c) {
			sum = w.names(c.Label, c.Value)
			if wants && w.tells(c) {
				sum += weights.ChoiceTells * alone
			}
		}
		switch {
		case sum > most:
			best, most, second = w.textOf(c), sum, most
		case sum > second:
			second = sum
		}
	}
	alike := most < second+leastMore*alone && (!wants || w.q.wants == offersNumber)
	if most < leastCell*alone || alike {
		return w.text
	}
	return best
}

// names returns how far a question names some parts of the row: by those of their words
// that the first cell does not have, and by the properties asked for that they tell.
func (w *row) names(parts ...string) float64 {
	most, told := slices.Clone(w.head), 0
	for _, part := range parts {
		for g, own := range w.held(part) {
			most[g] = max(most[g], own)
		}
		told += len(w.q.properties) - len(untoldBy(w.q.properties, part))
	}
	sum := weights.ChoiceTold * w.x.corpus.alone() * float64(told)
	for g, own := range most {
		sum += own - w.head[g]
	}
	return sum
}

// tells reports whether a cell holds the kind of fact asked for.
func (w *row) tells(c knowledge.Cell) bool {
	text := w.textOf(c)
	return w.x.tells(w.q, offerOf(vietnamese.Tokenize(text)), text)
}

// identifies reports whether the question repeats the value of a cell.
func (w *row) identifies(c knowledge.Cell) bool {
	said, all := 0.0, 0.0
	for _, t := range vietnamese.Tokenize(c.Value) {
		weight := w.x.corpus.weightOfKey(w.x.corpus.keyOf[t.Key])
		all += weight
		if w.q.says(t) {
			said += weight
		}
	}
	return said >= namedPart*all
}

// namesColumn reports whether the question names one of the columns behind the first, and no
// name or number, which may be of a row that the table does not have.
func (w *row) namesColumn() bool {
	for i := range w.q.own {
		if w.q.isName(i) || w.q.words[i].Kind == vietnamese.Number {
			return false
		}
	}
	least := leastName * w.x.corpus.alone()
	return slices.ContainsFunc(w.cells[1:], func(c knowledge.Cell) bool { return w.names(c.Label) > least })
}

// leavesEmpty reports whether the row has no cell in the column that the question names, as
// the rows beside it have.
func (w *row) leavesEmpty() bool {
	least := leastName * w.x.corpus.alone()
	var has []string
	for _, c := range w.cells {
		has = append(has, c.Label)
		least = max(least, w.names(c.Label))
	}
	return slices.ContainsFunc(w.columns(), func(label string) bool { return !slices.Contains(has, label) && w.names(label) > least })
}

// rowsBeside is how many rows on either side are read for their columns.
const rowsBeside = 20

// columns returns the labels of the rows around this one.
func (w *row) columns() []string {
	var labels []string
	for _, step := range []int{-1, 1} {
		for i := w.passage + step; w.isBeside(i) && (i-w.passage)*step <= rowsBeside; i += step {
			for _, c := range knowledge.Cells(w.x.passages[i].Text) {
				labels = append(labels, c.Label)
			}
		}
	}
	return once(labels)
}

// isBeside reports whether the i-th passage is of the same document and begins with the
// label of the first cell.
func (w *row) isBeside(i int) bool {
	passages := w.x.passages
	return i >= 0 && i < len(passages) && passages[i].Document == passages[w.passage].Document && strings.HasPrefix(passages[i].Text, w.cells[0].Label+": ")
}

// isUnnamed reports whether it is one of several rows of a table and the question has
// nothing of its cells: the labels, which the others have too, do not say which row is
// meant.
func (w *row) isUnnamed() bool {
	if !w.isBeside(w.passage-1) && !w.isBeside(w.passage+1) {
		return false
	}
	var labels, values []string
	for _, c := range w.cells {
		labels, values = append(labels, c.Label), append(values, c.Value)
	}
	found := func(parts []string) []float64 {
		t := w.x.corpus.look(strings.Join(parts, "\n"))
		return w.r.foundIn(&t)
	}
	inLabels, inCells := found(labels), found(values)
	for i := range w.q.own {
		if (w.q.content(i) || w.q.words[i].Kind == vietnamese.Number) && inCells[i] >= heldPart && inLabels[i] < heldPart {
			return false
		}
	}
	return true
}
