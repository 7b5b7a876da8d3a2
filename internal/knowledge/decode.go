package knowledge

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// decode turns the bytes of a text file into NFC text with \n line ends and no
// control characters. ok is false when the bytes are no text.
func decode(data []byte) (text string, ok bool) {
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return clean(decodeUTF16(data[2:], binary.LittleEndian)), true
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return clean(decodeUTF16(data[2:], binary.BigEndian)), true
	}
	if bytes.IndexByte(data, 0) >= 0 || !utf8.Valid(data) {
		return "", false
	}
	return clean(string(data)), true
}

func decodeUTF16(data []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return string(utf16.Decode(units))
}

// clean brings text into the one form that the rest of the package handles.
func clean(text string) string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\r', r == '\u2028', r == '\u2029', r == '\f', r == '\v':
			return '\n'
		case r < ' ' && r != '\n' && r != '\t', r >= 0x7F && r < 0xA0:
			return -1
		}
		return r
	}, text)
	return norm.NFC.String(text)
}
