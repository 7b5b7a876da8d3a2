package knowledge

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
)

// xlsxReader reads Excel workbooks: the question–answer lists of every sheet that
// has the columns, in the order of the workbook, or when there are none, the tables
// of all sheets (ECMA-376, part 1, chapter 18).
type xlsxReader struct{}

func (xlsxReader) read(ctx context.Context, src source) draft {
	fail := func(p Problem) draft { return draft{Problems: []Problem{p}} }
	if bytes.HasPrefix(src.data, []byte(oleHeader)) {
		return fail(lockedWorkbook(src.id))
	}
	w, err := openWorkbook(ctx, src.data)
	switch {
	case errors.Is(err, errTooMuch):
		return fail(textTooLong(src.id))
	case err != nil:
		return fail(damaged(src.id))
	}
	t := workbookText{src: src, list: newAnswerList(src)}
	for _, s := range w.sheets {
		t.add(s, w)
	}
	return t.draft()
}

// workbookText gathers what the sheets of a workbook say.
type workbookText struct {
	src    source
	list   *answerList // of all lists of questions and answers, and all problems
	lists  int
	tables draft // of the other sheets

	// The first sheet that has some of the columns of a list.
	nearest    columns
	nearestRow int // of its header, from 1; 0 when there is no such sheet
}

// add reads one sheet.
func (t *workbookText) add(s sheet, w *workbook) {
	read, err := w.read(s)
	if read.hidden > 0 {
		t.report(hiddenCells(t.src.id, s.name, read.hidden))
	}
	if len(read.faulty) > 0 {
		t.report(faultyCells(t.src.id, s.name, read.faulty))
	}
	if err != nil {
		t.report(damagedSheet(t.src.id, s.name, errors.Is(err, errTooMuch)))
		return
	}
	c, header, ok := findColumns(read.rows)
	switch n := rowNumber(read.rows, header); {
	case ok:
		if t.lists++; t.lists == 1 {
			t.list.draft.Meta.Title = titleAbove(read.rows[:header])
		}
		t.list.read(read.rows, c, header)
	case n > 0:
		if t.nearestRow == 0 {
			t.nearest, t.nearestRow = c, n
		}
	default:
		name := s.name
		if isDefaultSheet(name) {
			name = ""
		}
		if title := t.tables.addSheet(t.src, read.rows, read.merged, name); t.tables.Meta.Title == "" {
			t.tables.Meta.Title = title
		}
	}
}

func (t *workbookText) report(p Problem) { t.list.draft.Problems = append(t.list.draft.Problems, p) }

// draft returns the lists of questions and answers, or when there are none, the tables.
func (t *workbookText) draft() draft {
	switch {
	case t.lists > 0:
		return t.list.done()
	case t.nearestRow > 0:
		t.report(noAnswerColumns(t.src.id, t.nearestRow, t.nearest))
		return t.list.draft
	case slices.ContainsFunc(t.list.draft.Problems, isError): // the list may be in the sheet that cannot be read
		return t.list.draft
	case len(t.tables.Blocks) > 0:
		t.report(plainTable(t.src.id))
	}
	t.tables.Problems = append(t.list.draft.Problems, t.tables.Problems...)
	return t.tables
}

// workbook is an opened .xlsx file.
type workbook struct {
	ooxml
	sheets  []sheet
	strings []string
	styles  []cellStyle
	epoch   int // year of day 0: 1900, or 1904 in old Mac files
}

// sheet is one visible sheet.
type sheet struct{ name, part string }

func openWorkbook(ctx context.Context, data []byte) (*workbook, error) {
	archive, err := openOOXML(ctx, data)
	if err != nil {
		return nil, fmt.Errorf("open workbook: %w", err)
	}
	w := &workbook{ooxml: archive, epoch: 1900}
	for _, read := range []func() error{w.readSheets, w.readStrings, w.readStyles} {
		if err := read(); err != nil {
			return nil, err
		}
	}
	return w, nil
}

// readSheets lists the visible sheets in order.
func (w *workbook) readSheets() error {
	targets := map[string]string{}
	err := w.walk("xl/_rels/workbook.xml.rels", func(e element) error {
		if e.start && e.name == "Relationship" {
			targets[e.attr("Id")] = e.attr("Target")
		}
		return nil
	})
	if err != nil {
		return err
	}
	err = w.walk("xl/workbook.xml", func(e element) error {
		switch {
		case !e.start:
		case e.name == "workbookPr" && isTrue(e.attr("date1904")):
			w.epoch = 1904
		case e.name == "sheet" && e.attr("state") != "hidden" && e.attr("state") != "veryHidden":
			target := targets[e.attr("id")]
			if !strings.HasPrefix(target, "/") {
				target = "/xl/" + target
			}
			w.sheets = append(w.sheets, sheet{e.attr("name"), path.Clean(target)[1:]})
		}
		return nil
	})
	if err == nil && len(w.sheets) == 0 {
		err = errors.New("workbook without sheets")
	}
	return err
}

// readStrings reads the table of texts that cells refer to by number.
func (w *workbook) readStrings() error {
	var item *richText
	err := w.walk("xl/sharedStrings.xml", func(e element) error {
		switch {
		case e.start && e.name == "si":
			item = &richText{}
		case item == nil:
		case e.end && e.name == "si":
			w.strings = append(w.strings, item.text())
			item = nil
		default:
			item.take(e)
		}
		return nil
	})
	return errors.Join(err, item.unclosed())
}

// richText joins the text of a string item. Readings that Asian versions of Excel add
// are left out, and what is struck through.
type richText struct {
	b                        strings.Builder
	inText, phonetic, struck bool
	place                    raised
}

// take takes an element or text of the item.
func (t *richText) take(e element) {
	switch {
	case e.name == "t":
		t.inText = e.start
	case e.name == "rPh":
		t.phonetic = e.start
	case e.start && e.name == "r":
		t.struck, t.place = false, onLine
	case e.start && e.name == "strike":
		t.struck = e.on()
	case e.start && e.name == "vertAlign":
		t.place = raisedBy(e.attr("val"))
	case t.inText && !t.phonetic && !t.struck:
		t.b.WriteString(t.place.set(e.text, t.b.String()))
	}
}

func (t *richText) text() string { return unescapeCell(t.b.String()) }

// unclosed is an error when the file ends within an item; nil stands for none at hand.
func (t *richText) unclosed() error {
	if t == nil {
		return nil
	}
	return errors.New("text of a cell does not end")
}

func isTrue(s string) bool { return s == "1" || s == "true" }
