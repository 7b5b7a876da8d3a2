package knowledge

import (
	"archive/zip"
	"bytes"
	"slices"
)

// fileKind is a format that the first bytes of a file tell.
type fileKind struct {
	name     string   // as staff know it
	suffixes []string // extensions of it, the usual one first
	page     bool     // a web page, the source of which staff may well keep in a text
	is       func(data []byte) bool
}

var fileKinds = []fileKind{
	{"tệp PDF", []string{".pdf"}, false, func(data []byte) bool { return bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")) }},
	{"tệp Word", []string{".docx", ".docm"}, false, func(data []byte) bool { return holdsPart(data, "word/document.xml") }},
	{"bảng tính Excel", []string{".xlsx", ".xlsm"}, false, func(data []byte) bool { return holdsPart(data, "xl/workbook.xml") }},
	{"trang web", []string{".html", ".htm", ".xhtml"}, true, func(data []byte) bool { return beginsWith(data, "<!doctype html", "<html") }},
	{"trang web lưu thành một tệp", []string{".mht", ".mhtml"}, true, func(data []byte) bool {
		return beginsWith(data, "mime-version:", "from: <saved by") && bytes.Contains(bytes.ToLower(data[:min(len(data), 1024)]), []byte("multipart/related"))
	}},
}

// misnamedAs returns what a file is that has the extension of another format.
func misnamedAs(src source) (fileKind, bool) {
	own := suffix(src.id)
	for _, k := range fileKinds {
		if k.is(src.data) {
			return k, !slices.Contains(k.suffixes, own) && !(k.page && slices.Contains(textSuffixes, own))
		}
	}
	return fileKind{}, false
}

var textSuffixes = []string{".txt", ".md", ".markdown", ".csv", ".tsv"}

// beginsWith reports whether data begins, in any case and behind blanks and a byte order
// mark, with one of the words.
func beginsWith(data []byte, words ...string) bool {
	start := bytes.ToLower(bytes.TrimSpace(bytes.TrimPrefix(data[:min(len(data), 1024)], []byte("\xEF\xBB\xBF"))))
	return slices.ContainsFunc(words, func(w string) bool { return bytes.HasPrefix(start, []byte(w)) })
}

// holdsPart reports whether data is a zip archive that holds a part.
func holdsPart(data []byte, part string) bool {
	if !bytes.HasPrefix(data, []byte(zipHeader)) {
		return false
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	return err == nil && slices.ContainsFunc(archive.File, func(f *zip.File) bool { return f.Name == part })
}
