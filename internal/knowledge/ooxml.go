package knowledge

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// What a file of another kind begins with.
const (
	oleHeader = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" // .doc, .xls, and their successors under a password
	zipHeader = "PK\x03\x04"
)

// ooxml is an opened Office Open XML file, a zip archive of XML files (ECMA-376, part
// 2): a Word document or an Excel workbook.
type ooxml struct {
	ctx   context.Context
	parts map[string]*zip.File // by name, without the slash before it
	left  int64                // bytes that may still be unpacked
}

// maxUnpackedBytes is what the parts of one file may unpack to.
const maxUnpackedBytes = 64 << 20

var errTooMuch = errors.New("unpacks to too much")

func openOOXML(ctx context.Context, data []byte) (ooxml, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return ooxml{}, err
	}
	o := ooxml{ctx: ctx, parts: map[string]*zip.File{}, left: maxUnpackedBytes}
	for _, f := range archive.File {
		o.parts[strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/")] = f
	}
	return o, nil
}

// walk calls visit for each element and text of a part, until it returns an
// error. A missing part has none. Entities of its own make a part unreadable,
// so that nothing can be made to grow by them.
func (o *ooxml) walk(name string, visit func(element) error) error {
	part := o.parts[name]
	if part == nil {
		return nil
	}
	if part.UncompressedSize64 > uint64(o.left) { // more than declared cannot be read of it
		return errTooMuch
	}
	r, err := part.Open()
	if err != nil {
		return fmt.Errorf("open %s: %w", name, err)
	}
	defer r.Close()
	limited := &io.LimitedReader{R: r, N: o.left + 1}
	defer func() { o.left = limited.N - 1 }()
	decoder := xml.NewDecoder(limited)
	decoder.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	for {
		token, err := decoder.RawToken()
		switch {
		case limited.N <= 0:
			return errTooMuch
		case err == io.EOF:
			return nil
		case err != nil:
			return fmt.Errorf("read %s: %w", name, err)
		case o.ctx.Err() != nil:
			return o.ctx.Err()
		}
		switch t := token.(type) {
		case xml.StartElement:
			err = visit(element{start: true, name: t.Name.Local, prefix: t.Name.Space, attrs: t.Attr})
		case xml.EndElement:
			err = visit(element{end: true, name: t.Name.Local, prefix: t.Name.Space})
		case xml.CharData:
			err = visit(element{text: string(t)})
		}
		if err != nil {
			return err
		}
	}
}

// element is the start or end of an element, or text.
type element struct {
	start, end bool
	name       string // without prefix
	prefix     string
	text       string
	attrs      []xml.Attr
}

// attr returns an attribute by its name without prefix.
func (e element) attr(name string) string {
	for _, a := range e.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// on reports whether an element switches a property on: it does unless its
// value says otherwise.
func (e element) on() bool {
	switch e.attr("val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

// switched is 1 where an element switches a property on, -1 where off.
func (e element) switched() int {
	if e.on() {
		return 1
	}
	return -1
}
