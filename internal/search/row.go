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
	q     *query
	r     *reader
	alone float64 // as of the corpus
	text  string
	cells []knowledge.Cell
	head  []float64 // by group, what the first cell holds of the question
}

// rowOf returns the row that a candidate is; ok is false when it is none.
func (x *shard) rowOf(q *query, k candidate) (w row, ok bool) {
	text := x.passages[k.passage].Text
	cells := knowledge.Cells(text)
	if cells == nil {
		return row{}, false
	}
	w = row{q: q, r: newReader(q), alone: x.corpus.alone(), text: text, cells: cells}
	w.head = w.held(w.textOf(cells[0]))
	return w, true
}

func (w row) textOf(c knowledge.Cell) string { return w.text[c.Start:c.End] }

// held returns how much of the question a part of the row holds, by group.
func (w row) held(part string) []float64 {
	t := w.q.corpus.look(part)
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
func (w row) cell(x *shard) string {
	best, most, second := "", 0.0, 0.0
	wants := w.q.wants != 0
	if w.q.wants == offersName && w.tells(x, w.cells[0]) {
		wants = false // "khu nào" asks for the first itself
	}
	for _, c := range w.cells[1:] {
		sum := w.names(c.Label)
		if !w.identifies(c) {
			sum += w.more(c.Value, w.held(c.Label)) + w.told(c.Value)
			if wants && w.tells(x, c) {
				sum += weights.ChoiceTells * w.alone
			}
		}
		switch {
		case sum > most:
			best, most, second = w.textOf(c), sum, most
		case sum > second:
			second = sum
		}
	}
	alike := most < second+leastMore*w.alone && (!wants || w.q.wants == offersNumber)
	if most < leastCell*w.alone || alike {
		return w.text
	}
	return best
}

// names returns how far a question names a column: by the words of its label that are not
// in the first cell, and by the property asked for.
func (w row) names(label string) float64 { return w.more(label, nil) + w.told(label) }

// more is what a part holds of the question that the first cell does not, nor another part.
func (w row) more(part string, other []float64) float64 {
	sum := 0.0
	for g, own := range w.held(part) {
		had := w.head[g]
		if other != nil {
			had = max(had, other[g])
		}
		sum += max(0, own-had)
	}
	return sum
}

// told is what it counts that a part tells properties asked for.
func (w row) told(part string) float64 {
	told := len(w.q.properties) - len(untoldBy(w.q.properties, part))
	return weights.ChoiceTold * w.alone * float64(told)
}

// tells reports whether a cell holds the kind of fact asked for.
func (w row) tells(x *shard, c knowledge.Cell) bool {
	text := w.textOf(c)
	return x.tells(w.q, offerOf(vietnamese.Tokenize(text)), text)
}

// identifies reports whether the question repeats the value of a cell.
func (w row) identifies(c knowledge.Cell) bool {
	said, all := 0.0, 0.0
	for _, t := range vietnamese.Tokenize(c.Value) {
		key := w.q.corpus.keyOf[t.Key]
		weight := w.q.corpus.idf(w.q.corpus.keyDF[key], w.q.corpus.ceiling[key])
		all += weight
		if w.q.says(t) {
			said += weight
		}
	}
	return said >= namedPart*all
}

// namesColumn reports whether a candidate is the row of a table, and the question names one
// of its columns behind the first and no name or number, which may be of a row that the
// table does not have.
func (x *shard) namesColumn(q *query, k candidate) bool {
	for i := range q.own {
		if q.isName(i) || q.words[i].Kind == vietnamese.Number {
			return false
		}
	}
	w, ok := x.rowOf(q, k)
	return ok && slices.ContainsFunc(w.cells[1:], func(c knowledge.Cell) bool { return w.names(c.Label) > leastName*w.alone })
}

// leavesEmpty reports whether a candidate is the row of a table that has no cell in the
// column that the question names, as the rows beside it have.
func (x *shard) leavesEmpty(q *query, k candidate) bool {
	w, ok := x.rowOf(q, k)
	if !ok {
		return false
	}
	least := leastName * w.alone
	var has []string
	for _, c := range w.cells {
		has = append(has, c.Label)
		least = max(least, w.names(c.Label))
	}
	for _, label := range x.columns(k.passage, w.cells[0].Label) {
		if !slices.Contains(has, label) && w.names(label) > least {
			return true
		}
	}
	return false
}

// rowsBeside is how many rows on either side are read for their columns.
const rowsBeside = 20

// columns returns the labels of the rows of a table around one whose first cell has a label.
func (x *shard) columns(passage int, first string) []string {
	var labels []string
	for _, step := range []int{-1, 1} {
		for i := passage + step; x.isRowWith(passage, i, first) && (i-passage)*step <= rowsBeside; i += step {
			for _, c := range knowledge.Cells(x.passages[i].Text) {
				labels = append(labels, c.Label)
			}
		}
	}
	return once(labels)
}

// isRowWith reports whether the i-th passage is of the same document as another and begins
// with a label.
func (x *shard) isRowWith(passage, i int, label string) bool {
	return i >= 0 && i < len(x.passages) && x.passages[i].Document == x.passages[passage].Document && strings.HasPrefix(x.passages[i].Text, label+": ")
}

// unnamedRow reports whether a candidate is one of several rows of a table and the question
// has nothing of its cells: the labels, which the others have too, do not say which row is
// meant.
func (x *shard) unnamedRow(q *query, k candidate) bool {
	w, ok := x.rowOf(q, k)
	if !ok {
		return false
	}
	first := w.cells[0].Label
	if !x.isRowWith(k.passage, k.passage-1, first) && !x.isRowWith(k.passage, k.passage+1, first) {
		return false
	}
	var labels, values []string
	for _, c := range w.cells {
		labels, values = append(labels, c.Label), append(values, c.Value)
	}
	found := func(parts []string) []float64 {
		t := q.corpus.look(strings.Join(parts, "\n"))
		return w.r.foundIn(&t)
	}
	inLabels, inCells := found(labels), found(values)
	for i := range q.own {
		if (q.content(i) || q.words[i].Kind == vietnamese.Number) && inCells[i] >= heldPart && inLabels[i] < heldPart {
			return false
		}
	}
	return true
}
