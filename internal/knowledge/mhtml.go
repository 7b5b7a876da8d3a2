package knowledge

import (
	"bytes"
	"context"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// mhtmlReader reads a page that a browser or Word saved as one file: an e-mail
// with the page and its pictures as parts.
type mhtmlReader struct{}

func (mhtmlReader) read(ctx context.Context, src source) draft {
	message, err := mail.ReadMessage(bytes.NewReader(src.data))
	if err != nil {
		return draft{Problems: []Problem{damaged(src.id)}}
	}
	data, address := mhtmlPage(message)
	if len(data) == 0 {
		return draft{Problems: []Problem{damaged(src.id)}}
	}
	if address == "" {
		address = message.Header.Get("Snapshot-Content-Location")
	}
	return readHTML(ctx, source{src.id, data}, address)
}

// mhtmlPage returns the first part that is a page, decoded, and its address.
func mhtmlPage(message *mail.Message) (data []byte, address string) {
	const maxParts = 5000
	kind, values, err := mime.ParseMediaType(message.Header.Get("Content-Type"))
	if err != nil || !strings.HasPrefix(kind, "multipart/") {
		return transferDecode(message.Body, message.Header.Get("Content-Transfer-Encoding"), values["charset"]), message.Header.Get("Content-Location")
	}
	parts := multipart.NewReader(message.Body, values["boundary"])
	for range maxParts {
		part, err := parts.NextRawPart()
		if err != nil {
			return nil, ""
		}
		kind, values, _ := mime.ParseMediaType(part.Header.Get("Content-Type"))
		switch {
		case kind == "text/html", kind == "application/xhtml+xml":
			return transferDecode(part, part.Header.Get("Content-Transfer-Encoding"), values["charset"]), part.Header.Get("Content-Location")
		case strings.HasPrefix(kind, "multipart/"):
			inner := &mail.Message{Header: mail.Header(part.Header), Body: part}
			if data, address := mhtmlPageBelow(inner); data != nil {
				return data, address
			}
		}
	}
	return nil, ""
}

// mhtmlPageBelow looks one level deeper, where some programs put the page
// beside a plain text.
func mhtmlPageBelow(message *mail.Message) ([]byte, string) {
	_, values, err := mime.ParseMediaType(message.Header.Get("Content-Type"))
	if err != nil {
		return nil, ""
	}
	parts := multipart.NewReader(message.Body, values["boundary"])
	for {
		part, err := parts.NextRawPart()
		if err != nil {
			return nil, ""
		}
		if kind, values, _ := mime.ParseMediaType(part.Header.Get("Content-Type")); kind == "text/html" {
			return transferDecode(part, part.Header.Get("Content-Transfer-Encoding"), values["charset"]), part.Header.Get("Content-Location")
		}
	}
}

// transferDecode reads a part. A file is at most maxFileBytes, and no transfer
// encoding makes it longer.
func transferDecode(r io.Reader, encoding, charset string) []byte {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "quoted-printable":
		r = quotedprintable.NewReader(r)
	case "base64":
		r = base64.NewDecoder(base64.StdEncoding, r)
	}
	data, _ := io.ReadAll(r) // what precedes a fault is still worth reading
	if strings.EqualFold(charset, "windows-1258") {
		if text, err := charmap.Windows1258.NewDecoder().Bytes(data); err == nil {
			return text
		}
	}
	return data
}
