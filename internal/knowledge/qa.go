package knowledge

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Tables (.csv, .xlsx) that name the columns are lists of questions and answers;
// sheet.go reads the others. Each answer is a passage, word for word; the questions are ways to
// ask for it.

// tableLine is one row of a table.
type tableLine struct {
	number int // as a spreadsheet program counts rows, from 1
	cells  []string
}

// cell returns the trimmed text of a column, "" for a column that is not there.
func (l tableLine) cell(column int) string {
	if column < 0 || column >= len(l.cells) {
		return ""
	}
	return strings.TrimSpace(l.cells[column])
}

// columns says where a list keeps what; -1 for a column it does not have.
type columns struct{ question, answer, source int }

// headerRows is how far down a table the names of its columns are looked for:
// staff put a title and a date above them.
const headerRows = 20

// findColumns returns the columns of a table and the index of the row that
// names them; false when no row names both question and answer. In that case
// the columns are those of the row that came nearest.
func findColumns(rows []tableLine) (found columns, at int, ok bool) {
	found, at = columns{-1, -1, -1}, -1
	for i, row := range rows[:min(len(rows), headerRows)] {
		c := columns{-1, -1, -1}
		for j := range row.cells {
			if column := c.named(row.cell(j)); column != nil && *column < 0 {
				*column = j
			}
		}
		if c.question >= 0 && c.answer >= 0 {
			return c, i, true
		}
		if at < 0 && (c.question >= 0 || c.answer >= 0) {
			found, at = c, i
		}
	}
	return found, at, false
}

// named returns the column that a header names, nil for any other header. Case
// and accents do not count, nor words around the name: "Nội dung câu hỏi".
func (c *columns) named(header string) *int {
	if utf8.RuneCountInString(header) > 40 {
		return nil
	}
	name := string(bare(header))
	switch has := func(part string) bool { return strings.Contains(name, part) }; {
	case has("traloi"), has("dapan"), name == "dap", name == "answer", name == "giaidap":
		return &c.answer
	case has("cauhoi"), name == "hoi", name == "question":
		return &c.question
	case has("nguon"), name == "source", name == "cancu", name == "trichdan":
		return &c.source
	}
	return nil
}

// answerList gathers the answers of one file, whatever number of sheets it
// has.
type answerList struct {
	src   source
	draft draft
	// where each answer and each question was first seen
	answers   map[answerKey]int // index of the block
	questions map[string]asked
	rowFaults map[rowFault]int // how often each kind was found
}

type answerKey struct{ text, source string }

type asked struct {
	line   int
	answer string
}

func newAnswerList(src source) *answerList {
	return &answerList{src: src, answers: map[answerKey]int{}, questions: map[string]asked{}, rowFaults: map[rowFault]int{}}
}

// read adds the rows below the header row.
func (l *answerList) read(rows []tableLine, c columns, header int) {
	width := len(rows[header].cells)
	for width > 0 && rows[header].cell(width-1) == "" {
		width--
	}
	for _, row := range rows[header+1:] {
		if !l.row(row, c, width) {
			return
		}
	}
}

// row adds one row; false when the draft is full.
func (l *answerList) row(row tableLine, c columns, width int) bool {
	text := row.cell(c.answer)
	questions := splitQuestions(row.cell(c.question))
	switch {
	case !slices.ContainsFunc(row.cells, func(s string) bool { return strings.TrimSpace(s) != "" }):
		return true
	case slices.ContainsFunc(row.cells[min(width, len(row.cells)):], func(s string) bool { return strings.TrimSpace(s) != "" }):
		// A comma that should have stood between quotation marks has cut the
		// answer: half of it must not be quoted.
		l.fault(rowTooWide, row.number, "")
		return true
	case text == "" && len(questions) == 0:
		return true
	case text == "":
		l.fault(rowWithoutAnswer, row.number, questions[0])
		return true
	case len(questions) == 0:
		l.fault(rowWithoutQuestion, row.number, text)
	}
	questions = l.newQuestions(row.number, questions, text)
	key := answerKey{text, row.cell(c.source)}
	if i, ok := l.answers[key]; ok {
		l.draft.Blocks[i].Phrasings = append(l.draft.Blocks[i].Phrasings, questions...)
		return true
	}
	l.answers[key] = len(l.draft.Blocks)
	return l.draft.add(l.src, block{Kind: answerBlock, Text: text, Line: row.number, Phrasings: questions, Source: key.source})
}

// newQuestions reports the questions that an earlier row has, and returns the
// others, with those that the earlier row answers otherwise.
func (l *answerList) newQuestions(line int, questions []string, answer string) []string {
	var fresh []string
	for _, q := range questions {
		key := foldedWords(q)
		before, ok := l.questions[key]
		switch {
		case key == "":
			continue
		case !ok:
			l.questions[key] = asked{line, answer}
		case before.answer == answer:
			if before.line != line {
				l.faultAfter(rowRepeated, line, q, before.line)
			}
			continue
		default:
			l.faultAfter(rowContradicts, line, q, before.line)
		}
		fresh = append(fresh, q)
	}
	return fresh
}

func splitQuestions(cell string) []string {
	var out []string
	for line := range strings.SplitSeq(cell, "\n") {
		if line = strings.TrimSpace(line); line != "" && !slices.Contains(out, line) {
			out = append(out, line)
		}
	}
	return out
}

// faultsShown is how many rows with the same fault are reported one by one.
const faultsShown = 10

func (l *answerList) fault(kind rowFault, line int, text string) { l.faultAfter(kind, line, text, 0) }

func (l *answerList) faultAfter(kind rowFault, line int, text string, earlier int) {
	l.rowFaults[kind]++
	if l.rowFaults[kind] <= faultsShown {
		l.draft.Problems = append(l.draft.Problems, kind.problem(l.src.id, line, text, earlier))
	}
}

// done returns the draft. A source that all answers share is the document's.
func (l *answerList) done() draft {
	for kind := range rowContradicts + 1 {
		if more := l.rowFaults[kind] - faultsShown; more > 0 {
			l.draft.Problems = append(l.draft.Problems, moreRows(l.src.id, kind, more))
		}
	}
	blocks := l.draft.Blocks
	i := slices.IndexFunc(blocks, func(b block) bool { return b.Kind == answerBlock })
	if i >= 0 && !slices.ContainsFunc(blocks, func(b block) bool { return b.Kind == answerBlock && b.Source != blocks[i].Source }) {
		l.draft.Meta.Source = blocks[i].Source
	}
	return l.draft
}
