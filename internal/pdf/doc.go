// Package pdf reads the text of PDF files, with the place of every letter on
// its page.
//
// It exists because the alternatives do not fit: PDFium compiled to WebAssembly
// takes three seconds and 300 MB to start and makes the program larger than it
// may be; the small readers in Go garble Vietnamese or give up on files that
// are slightly wrong. It reads text and what shows its order: the rules of
// tables, the places of pictures, the tags; no images, no forms, no scripts. It
// follows ISO 32000-2 and, like every reader, forgives: a broken table of
// objects is rebuilt by looking through the file.
//
// No file takes more than the limits stated in limits.go, and reading never
// panics: damage is an error, or less text.
//
// Read the files in this order: object.go and lexer.go (the syntax),
// document.go, rebuild.go and filter.go (from bytes to objects), crypt.go
// (files that anyone may open yet are encrypted), page.go (the pages), cmap.go,
// encoding.go, truetype.go and font.go (codes to letters), content.go (the
// painting of text), struck.go (what is crossed out), line.go and weave.go (letters to lines), column.go and
// beside.go (their order), gaps.go (columns by what is white in all rows), rules.go and
// table.go (cells between rules), tags.go (what a tagged file says of its text).
package pdf
