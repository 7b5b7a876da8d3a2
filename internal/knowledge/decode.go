package knowledge

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"haiphongbot/internal/vietnamese"
)

// decoded is a text file as text.
type decoded struct {
	text     string
	encoding string // the legacy encoding it was converted from; "" for Unicode
	partly   bool   // other lines are Unicode
	raw      string // the text in Unicode before it was converted and cleaned
	doubtful bool   // the encoding is the likeliest one, no more
	broken   int    // characters that could not be read and are U+FFFD
	line     int    // of the first broken character
}

// decode turns the bytes of a text file into NFC text with \n line ends and no
// control characters. ok is false when the bytes are no text.
func decode(data []byte) (text string, ok bool) {
	d, ok := decodeBytes(data)
	return d.text, ok
}

// decodeText is decode for documents: it also says what staff should know of
// the encoding. When ok is false the problems say why.
func decodeText(src source) (d decoded, problems []Problem, ok bool) {
	if len(src.data) > 2*maxTextBytes { // not even UTF-16 is short enough then
		return d, []Problem{textTooLong(src.id)}, false
	}
	d, ok = decodeBytes(src.data)
	switch {
	case !ok:
		return d, []Problem{notText(src.id)}, false
	case len(d.text) > maxTextBytes:
		return d, []Problem{textTooLong(src.id)}, false
	}
	if d.encoding != "" {
		problems = append(problems, legacyEncoding(src.id, d.encoding, d.partly, d.doubtful))
	}
	if d.broken > 0 {
		problems = append(problems, brokenCharacters(src.id, d.line, d.broken))
	}
	return d, problems, true
}

// decodeBytes recognises the encoding. A byte order mark decides, then valid
// UTF-8; what is neither is UTF-16 when it has the zero bytes of blanks and
// line ends, else text of a legacy code page, told by which reading makes
// Vietnamese words of it.
func decodeBytes(data []byte) (decoded, bool) {
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return unicodeText(decodeUTF16(data[2:], binary.LittleEndian)), true
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return unicodeText(decodeUTF16(data[2:], binary.BigEndian)), true
	}
	if bytes.IndexByte(data, 0) >= 0 {
		text, ok := guessUTF16(data)
		return unicodeText(text), ok
	}
	if utf8.Valid(data) {
		return unicodeText(string(data)), true
	}
	if d, ok := damagedUTF8(data); ok {
		return d, true
	}
	return codePage(data)
}

// unicodeText is text whose letters may still be those of an old font: staff
// paste such text into new files.
func unicodeText(text string) decoded {
	if converted, ok := decodeMarks(text); ok {
		return decoded{text: clean(converted), encoding: vietnamese.EncodingVIQR, raw: text, doubtful: true}
	}
	lines, encoding, partly := decodePieces(strings.Split(text, "\n"))
	if encoding == "" {
		return decoded{text: clean(text), raw: text}
	}
	converted := strings.Join(lines, "\n")
	return decoded{text: clean(converted), encoding: encoding, partly: partly, raw: text, doubtful: accented(converted) < surelyVietnamese}
}

// decodeMarks reads a text without a single accented letter whose accents are marks
// behind the letters, as in old e-mail: at least a quarter of its words have some. Where
// sentences end it is never beyond doubt: "ho^." is "hộ" or "hô.".
func decodeMarks(text string) (converted string, ok bool) {
	if !isASCII(text) {
		return text, false
	}
	if converted, ok = vietnamese.DecodeVIQR(text); !ok {
		return text, false
	}
	accented := 0
	words := strings.Fields(converted)
	for _, w := range words {
		if !isASCII(w) {
			accented++
		}
	}
	return converted, accented >= surelyVietnamese && 4*accented >= len(words)
}

// decodePieces converts those pieces of a text, lines or paragraphs, that were
// written for an old font or code page; others may be Unicode. It returns the
// encoding of most of what was converted, "" when nothing was, and whether there
// are also pieces in Unicode.
func decodePieces(pieces []string) (converted []string, encoding string, partly bool) {
	whole, encoding := decodeLegacy(strings.Join(pieces, "\n"))
	out := strings.Split(whole, "\n")
	if encoding != "" && len(out) == len(pieces) {
		for i, piece := range pieces {
			if oddWords(out[i]) > oddWords(piece) {
				out[i], partly = piece, true
			}
		}
		return out, encoding, partly
	}
	out = slices.Clone(pieces)
	count := map[string]int{}
	for i, piece := range pieces {
		if text, found := vietnamese.DecodeLegacy(piece); found != "" {
			out[i] = text
			count[found]++
		}
	}
	if len(count) == 0 {
		return pieces, "", false
	}
	for _, name := range []string{vietnamese.EncodingTCVN3, vietnamese.EncodingVNI, vietnamese.EncodingCP1258, vietnamese.EncodingUTF8} {
		if count[name] > count[encoding] {
			encoding = name
		}
	}
	for i, text := range out { // those too short to be recognised alone
		if text != pieces[i] {
			continue
		}
		if text = decodeAs(encoding, text); oddWords(text) < oddWords(pieces[i]) {
			out[i] = text
		}
	}
	return out, encoding, true
}

// decodeAs reads text in the letters of an old font.
func decodeAs(encoding, text string) string {
	switch encoding {
	case vietnamese.EncodingTCVN3:
		return vietnamese.DecodeTCVN3(text)
	case vietnamese.EncodingVNI:
		return vietnamese.DecodeVNI(text)
	}
	return text
}

// decodeLegacy is vietnamese.DecodeLegacy for texts of any length: long ones
// are judged by their first words with letters beyond ASCII.
func decodeLegacy(text string) (converted, encoding string) {
	const sample = 64 << 10
	if len(text) <= 4*sample {
		return vietnamese.DecodeLegacy(text)
	}
	var words strings.Builder
	for word := range strings.FieldsSeq(text) {
		if words.Len() > sample {
			break
		}
		if strings.ContainsFunc(word, func(r rune) bool { return r >= utf8.RuneSelf }) {
			words.WriteString(word[:min(len(word), 64)])
			words.WriteByte(' ')
		}
	}
	switch _, encoding = vietnamese.DecodeLegacy(strings.ToValidUTF8(words.String(), "")); encoding {
	case "":
		return text, ""
	case vietnamese.EncodingTCVN3, vietnamese.EncodingVNI:
		return decodeAs(encoding, text), encoding
	}
	return vietnamese.DecodeLegacy(text)
}

// oddWords counts the words of a text with letters or signs beyond ASCII that are
// no syllables of Vietnamese, or written like "lỔ".
func oddWords(text string) int {
	n := 0
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool {
		return unicode.IsSpace(r) || r < utf8.RuneSelf && !unicode.IsLetter(r) || strings.ContainsRune("–—“”‘’…•", r)
	}) {
		if !isASCII(word) && (!vietnamese.ValidSyllable(word) || capitalWithin(word)) {
			n++
		}
	}
	return n
}

// capitalWithin reports whether a capital stands behind a small letter.
func capitalWithin(word string) bool {
	small := false
	return strings.ContainsFunc(word, func(r rune) bool {
		within := small && unicode.IsUpper(r)
		small = unicode.IsLower(r)
		return within
	})
}

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf })
}

// surelyVietnamese is the number of accented words from which a recognised
// encoding is beyond doubt.
const surelyVietnamese = 8

// accented counts words with a letter beyond ASCII, up to surelyVietnamese.
func accented(text string) int {
	n := 0
	for word := range strings.FieldsSeq(text) {
		if strings.ContainsFunc(word, func(r rune) bool { return r >= utf8.RuneSelf && unicode.IsLetter(r) }) {
			if n++; n == surelyVietnamese {
				break
			}
		}
	}
	return n
}

func decodeUTF16(data []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return string(utf16.Decode(units))
}

// guessUTF16 reads UTF-16 that has no byte order mark: the order that makes
// nearly all of it letters of Latin script, digits and punctuation.
func guessUTF16(data []byte) (string, bool) {
	for _, order := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian} {
		text := decodeUTF16(data, order)
		good, bad := 0, 0
		for _, r := range text {
			switch {
			case r == '\n', r == '\r', r == '\t', ' ' <= r && r < 0x7F, 0xA0 <= r && r < 0x250,
				0x300 <= r && r < 0x370, 0x1E00 <= r && r < 0x1F00, 0x2010 <= r && r < 0x2040, r == 0x20AB:
				good++
			default:
				bad++
			}
		}
		if good > 20*bad {
			return text, true
		}
	}
	return "", false
}

// damagedUTF8 reads UTF-8 of which a few bytes are wrong: a file that was cut
// or joined in the middle of a letter.
func damagedUTF8(data []byte) (decoded, bool) {
	good, bad, line, first := 0, 0, 1, 0
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			if bad == 0 || i == 0 || data[i-1] < utf8.RuneSelf {
				bad++
			}
			if first == 0 {
				first = line
			}
		case size > 1:
			good++
		case r == '\n':
			line++
		}
		i += size
	}
	if good < 20*bad {
		return decoded{}, false
	}
	d := unicodeText(strings.ToValidUTF8(string(data), "\uFFFD"))
	d.broken, d.line = bad, first
	return d, true
}

// codePage reads text of one byte a letter: Windows-1258, TCVN3, VNI, or when
// it is not Vietnamese, Windows-1252.
func codePage(data []byte) (decoded, bool) {
	latin := make([]rune, len(data))
	high, control := 0, 0
	for i, c := range data {
		r := charmap.Windows1252.DecodeByte(c)
		if r == utf8.RuneError {
			r = rune(c) // one of the five that Windows-1252 leaves undefined
		}
		latin[i] = r
		switch {
		case c >= 0x80:
			high++
		case c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f':
			control++
		}
	}
	if control > 0 {
		return decoded{}, false
	}
	if d := unicodeText(string(latin)); d.encoding != "" {
		return d, true
	}
	if 10*high > len(data) {
		return decoded{}, false
	}
	return decoded{text: clean(string(latin)), encoding: encodingWestern, doubtful: true}, true
}

// encodingWestern is what a text of one byte a letter is taken for that is not
// Vietnamese in any reading.
const encodingWestern = "windows-1252"

// clean brings text into the one form that the rest of the package handles.
// Soft hyphens, word joiners and byte order marks would only keep words from
// being found, and go. A zero-width blank inside a line is quoted as it stands;
// at the ends of a line, where it hides that the line is empty, it goes too.
func clean(text string) string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\r', r == '\u2028', r == '\u2029', r == '\f', r == '\v':
			return '\n'
		case r < ' ' && r != '\n' && r != '\t', r >= 0x7F && r < 0xA0:
			return -1
		case r == '\u00AD', r == '\u2060', r == '\uFEFF':
			return -1
		}
		return r
	}, text)
	if strings.Contains(text, zeroWidth) {
		lines := strings.Split(text, "\n")
		for i, line := range lines {
			lines[i] = strings.Trim(line, zeroWidth)
		}
		text = strings.Join(lines, "\n")
	}
	return norm.NFC.String(text)
}

const zeroWidth = "\u200B" // a blank without width
