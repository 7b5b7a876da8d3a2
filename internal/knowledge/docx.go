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

// docxReader reads Word documents (ECMA-376, part 1, chapter 17). docx_styles.go and docx_numbers.go read what the text refers
// to, docx_text.go and docx_table.go the text itself, in one pass without a
// tree.
type docxReader struct{}

func (docxReader) read(ctx context.Context, src source) draft {
	fail := func(p Problem) draft { return draft{LaidOut: true, Problems: []Problem{p}} }
	switch {
	case bytes.HasPrefix(src.data, []byte(oleHeader)):
		// The name of the stream is in UTF-16.
		if bytes.Contains(src.data, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P")) {
			return fail(lockedDocument(src.id))
		}
		return fail(oldDocument(src.id))
	case !bytes.HasPrefix(src.data, []byte(zipHeader)):
		return fail(notWord(src.id))
	}
	d, err := openDocx(ctx, src.data)
	if err == nil {
		err = d.readBody()
	}
	switch {
	case errors.Is(err, errTooMuch):
		return fail(textTooLong(src.id))
	case errors.Is(err, errNoBody):
		return fail(notWord(src.id))
	case err != nil:
		return fail(damaged(src.id))
	}
	return d.draft(src)
}

// docx is an opened document.
type docx struct {
	ooxml
	main    string // name of the part that holds the text
	text    int    // bytes of text read
	styles  styles
	numbers numbering
	notes   map[string][]string // paragraphs of footnotes and endnotes, by kind and id
	meta    meta
	blocks  []block
}

var errNoBody = errors.New("no document part")

func openDocx(ctx context.Context, data []byte) (*docx, error) {
	archive, err := openOOXML(ctx, data)
	if err != nil {
		return nil, fmt.Errorf("open document: %w", err)
	}
	d := &docx{ooxml: archive, main: "word/document.xml", notes: map[string][]string{}}
	if err := d.findMain(); err != nil {
		return nil, err
	}
	if d.parts[d.main] == nil {
		return nil, errNoBody
	}
	for _, read := range []func() error{d.readStyles, d.readNumbering, d.readCore, d.readNotes} {
		if err := read(); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// findMain finds the part that holds the text, where it has not the usual
// name.
func (d *docx) findMain() error {
	return d.walk("_rels/.rels", func(e element) error {
		if e.start && e.name == "Relationship" && strings.HasSuffix(e.attr("Type"), "/officeDocument") {
			d.main = strings.TrimPrefix(e.attr("Target"), "/")
		}
		return nil
	})
}

// beside returns the name of a part beside the main one.
func (d *docx) beside(name string) string { return path.Join(path.Dir(d.main), name) }

// readCore reads the title from the properties of the document. The days there are
// those of the file, on which nothing was published.
func (d *docx) readCore() error {
	var name string
	values := map[string]string{}
	err := d.walk("docProps/core.xml", func(e element) error {
		switch {
		case e.start:
			name = e.name
		case e.end:
			name = ""
		case name != "" && len(values[name]) < 1000:
			values[name] += e.text
		}
		return nil
	})
	if title := oneLine(values["title"]); !isProgramTitle(title) {
		d.meta.Title = title
	}
	return err
}

// isProgramTitle reports whether a title was put in by a program and says
// nothing.
func isProgramTitle(title string) bool {
	lower := strings.ToLower(title)
	for _, begin := range []string{"microsoft word", "document", "untitled", "tài liệu", "văn bản1", "powerpoint"} {
		if strings.HasPrefix(lower, begin) && len(lower) < len(begin)+6 {
			return true
		}
	}
	return strings.HasPrefix(lower, "microsoft ") || strings.HasSuffix(lower, ".doc") || strings.HasSuffix(lower, ".docx")
}

// draft makes the draft of what was read.
func (d *docx) draft(src source) draft {
	out := draft{LaidOut: true}
	if encoding, partly := convertLegacy(d.blocks); encoding != "" {
		out.Problems = append(out.Problems, legacyEncoding(src.id, encoding, partly, false))
	}
	found, blocks := administrative(withoutContents(d.blocks))
	if p, ok := article(blocks, hint{}); ok && found.Title == "" {
		found, blocks = p.meta, p.body
	}
	blocks = settleHeadings(placedTitle(blocks))
	out.Meta = found
	if !hasHeading(blocks) || found.Title != "" {
		out.Meta.complete(d.meta)
	}
	out.addAll(src, blocks)
	return out
}

// placedTitle makes a heading of the title that a table places at the top of a document
// without other headings, beside a logo or the like.
func placedTitle(blocks []block) []block {
	if hasHeading(blocks) {
		return blocks
	}
	out := slices.Clone(blocks)
	for i := range out[:min(len(out), 3)] {
		if out[i].Level > weakHeading && !isHeadLine(out[i].Text) {
			out[i].Kind = headingBlock
			break
		}
	}
	return out
}

// convertLegacy converts paragraphs that were written for an old font and have lost
// the font's name. It returns the encoding, or "", and whether there are others.
func convertLegacy(blocks []block) (encoding string, partly bool) {
	pieces := make([]string, len(blocks))
	for i, b := range blocks {
		pieces[i] = strings.ReplaceAll(b.Text, keptHyphen, "\u00AD")
	}
	pieces, encoding, partly = decodePieces(pieces)
	for i, text := range pieces {
		blocks[i].Text = clean(text)
	}
	return encoding, partly
}
