package knowledge

import (
	"context"
	"path"
	"strings"
)

// A reader turns the bytes of one format into a draft. It never fails: what it
// cannot read it reports in the draft's problems. It may be used by several
// goroutines at once.
type reader interface {
	read(ctx context.Context, src source) draft
}

// source is one file as a reader sees it.
type source struct {
	id   string // path below the folder, NFC
	data []byte // at most maxFileBytes
}

// draft is what a reader makes of one file. Its fields are exported so that a
// cache can keep it.
type draft struct {
	Meta     meta
	Blocks   []block
	LaidOut  bool // paragraphs were set by a program's layout, not by staff
	Problems []Problem
}

// block is one piece of a document, in reading order.
type block struct {
	Kind  blockKind
	Level int    // of a heading, from 1; of a list item, from 0
	Text  string // NFC, trimmed, never empty
	Line  int    // in the file, 0 when the format has no lines
	Lead  bool   // this list item or row begins a new list or table

	// Of an answer in a question–answer list.
	Phrasings []string // the questions it answers
	Source    string   // where it comes from
}

type blockKind uint8

const (
	paragraphBlock blockKind = iota
	headingBlock
	itemBlock   // one entry of a list, its marker included
	rowBlock    // one row of a table, with the headers of its columns
	answerBlock // one answer of a question–answer list: a passage as it is
)

// readers holds the reader of each file name extension, lower case.
var readers = map[string]reader{
	".md":       markdownReader{},
	".markdown": markdownReader{},
	".txt":      textReader{},
	".docx":     docxReader{},
	".docm":     docxReader{},
	".html":     htmlReader{},
	".htm":      htmlReader{},
	".xhtml":    htmlReader{},
	".mhtml":    mhtmlReader{},
	".mht":      mhtmlReader{},
	".csv":      csvReader{},
	".tsv":      csvReader{},
	".xlsx":     xlsxReader{},
	".xlsm":     xlsxReader{},
	".pdf":      pdfReader{},
}

// readerOf returns the reader for a file, or nil when there is none.
func readerOf(id string) reader { return readers[suffix(id)] }

// suffix returns the extension that tells the format, in lower case.
func suffix(id string) string { return path.Ext(typedName(id)) }

// add appends a block unless it is empty. It returns false once the draft is
// full, which is then one of its problems.
func (d *draft) add(src source, b block) bool {
	b.Text = strings.TrimSpace(b.Text)
	if b.Text == "" {
		return true
	}
	if len(d.Blocks) >= maxBlocks {
		return false
	}
	d.Blocks = append(d.Blocks, b)
	if len(d.Blocks) == maxBlocks {
		d.Problems = append(d.Problems, tooManyParagraphs(src.id))
		return false
	}
	return true
}

// addAll appends blocks until the draft is full.
func (d *draft) addAll(src source, blocks []block) {
	for _, b := range blocks {
		if !d.add(src, b) {
			return
		}
	}
}
