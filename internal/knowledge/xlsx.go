package knowledge

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

// xlsxReader reads Excel workbooks: the question–answer lists of every sheet that
// has the columns, in the order of the workbook, or when there are none, the tables
// of all sheets. A workbook is a zip
// archive of XML files (ECMA-376, part 1, chapter 18); five kinds of them
// matter here.
type xlsxReader struct{}

// maxWorkbookBytes is what the parts of one workbook may unpack to.
const maxWorkbookBytes = 64 << 20

var errTooMuch = errors.New("unpacks to too much")

func (xlsxReader) read(ctx context.Context, src source) draft {
	fail := func(p Problem) draft { return draft{Problems: []Problem{p}} }
	if bytes.HasPrefix(src.data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) {
		return fail(lockedWorkbook(src.id))
	}
	w, err := openWorkbook(ctx, src.data)
	switch {
	case errors.Is(err, errTooMuch):
		return fail(textTooLong(src.id))
	case err != nil:
		return fail(damaged(src.id))
	}
	l := newAnswerList(src)
	tables := draft{}
	var nearest columns
	nearestRow, lists := 0, 0
	for _, s := range w.sheets {
		w.faulty, w.hidden = nil, 0
		rows, merged, err := w.rows(s)
		if w.hidden > 0 {
			l.draft.Problems = append(l.draft.Problems, hiddenCells(src.id, s.name, w.hidden))
		}
		if len(w.faulty) > 0 {
			l.draft.Problems = append(l.draft.Problems, faultyCells(src.id, s.name, w.faulty))
		}
		if err != nil {
			l.draft.Problems = append(l.draft.Problems, damagedSheet(src.id, s.name, errors.Is(err, errTooMuch)))
			continue
		}
		c, header, ok := findColumns(rows)
		switch n := rowNumber(rows, header); {
		case ok:
			if lists++; lists == 1 {
				l.draft.Meta.Title = titleAbove(rows[:header])
			}
			l.read(rows, c, header)
		case n > 0:
			if nearestRow == 0 {
				nearest, nearestRow = c, n
			}
		default:
			name := s.name
			if isDefaultSheet(name) {
				name = ""
			}
			if title := tables.addSheet(src, rows, merged, name); tables.Meta.Title == "" {
				tables.Meta.Title = title
			}
		}
	}
	switch {
	case lists > 0:
		return l.done()
	case nearestRow > 0:
		l.draft.Problems = append(l.draft.Problems, noAnswerColumns(src.id, nearestRow, nearest))
		return l.draft
	case slices.ContainsFunc(l.draft.Problems, isError): // the list may be in the sheet that cannot be read
		return l.draft
	case len(tables.Blocks) > 0:
		l.draft.Problems = append(l.draft.Problems, plainTable(src.id))
	}
	tables.Problems = append(l.draft.Problems, tables.Problems...)
	return tables
}

// workbook is an opened .xlsx file.
type workbook struct {
	ctx     context.Context
	parts   map[string]*zip.File
	left    int64 // bytes that may still be unpacked
	sheets  []sheet
	strings []string
	styles  []cellStyle
	hidden  int      // rows and columns of the sheet at hand that are not shown
	faulty  []string // cells of the sheet at hand that show an error instead of a value
	from    int      // year of day 0: 1900, or 1904 in old Mac files
}

// sheet is one visible sheet.
type sheet struct{ name, part string }

func openWorkbook(ctx context.Context, data []byte) (*workbook, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("open workbook: %w", err)
	}
	w := &workbook{ctx: ctx, parts: map[string]*zip.File{}, left: maxWorkbookBytes, from: 1900}
	for _, f := range archive.File {
		w.parts[strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/")] = f
	}
	if err := w.readSheets(); err != nil {
		return nil, err
	}
	if err := w.readStrings(); err != nil {
		return nil, err
	}
	return w, w.readStyles()
}

// walk calls visit for every token of a part, until it returns an error. A
// part that is missing has no tokens.
func (w *workbook) walk(name string, visit func(*xml.Decoder, xml.Token) error) error {
	part := w.parts[name]
	if part == nil {
		return nil
	}
	r, err := part.Open()
	if err != nil {
		return fmt.Errorf("open %s: %w", name, err)
	}
	defer r.Close()
	limited := &io.LimitedReader{R: r, N: w.left + 1}
	defer func() { w.left = limited.N - 1 }()
	d := xml.NewDecoder(limited)
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	for {
		token, err := d.RawToken()
		switch {
		case limited.N <= 0:
			return errTooMuch
		case err == io.EOF:
			return nil
		case err != nil:
			return fmt.Errorf("read %s: %w", name, err)
		case w.ctx.Err() != nil:
			return w.ctx.Err()
		}
		if err := visit(d, token); err != nil {
			return err
		}
	}
}

// readSheets lists the visible sheets in order.
func (w *workbook) readSheets() error {
	targets := map[string]string{}
	err := w.walk("xl/_rels/workbook.xml.rels", func(_ *xml.Decoder, t xml.Token) error {
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "Relationship" {
			targets[attribute(e, "Id")] = attribute(e, "Target")
		}
		return nil
	})
	if err != nil {
		return err
	}
	err = w.walk("xl/workbook.xml", func(_ *xml.Decoder, t xml.Token) error {
		e, ok := t.(xml.StartElement)
		switch {
		case !ok:
		case e.Name.Local == "workbookPr" && isTrue(attribute(e, "date1904")):
			w.from = 1904
		case e.Name.Local == "sheet" && attribute(e, "state") != "hidden" && attribute(e, "state") != "veryHidden":
			target := targets[attribute(e, "id")]
			if !strings.HasPrefix(target, "/") {
				target = "/xl/" + target
			}
			w.sheets = append(w.sheets, sheet{attribute(e, "name"), path.Clean(target)[1:]})
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
	return w.walk("xl/sharedStrings.xml", func(d *xml.Decoder, t xml.Token) error {
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "si" {
			text, err := richText(d, "si")
			w.strings = append(w.strings, text)
			return err
		}
		return nil
	})
}

// richText joins the text of a string item up to its end. Readings that Asian
// versions of Excel add are left out, and what is struck through.
func richText(d *xml.Decoder, end string) (string, error) {
	var b strings.Builder
	inText, phonetic, struck, place := false, false, false, onLine
	for {
		t, err := d.RawToken()
		if err != nil {
			return "", fmt.Errorf("read text of a cell: %w", err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "t":
				inText = true
			case "rPh":
				phonetic = true
			case "r":
				struck, place = false, onLine
			case "strike":
				struck = attribute(t, "val") != "0" && attribute(t, "val") != "false"
			case "vertAlign":
				place = raisedBy(attribute(t, "val"))
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "t":
				inText = false
			case "rPh":
				phonetic = false
			case end:
				return unescapeCell(b.String()), nil
			}
		case xml.CharData:
			if inText && !phonetic && !struck {
				b.WriteString(place.set(string(t), b.String()))
			}
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func isTrue(s string) bool { return s == "1" || s == "true" }
