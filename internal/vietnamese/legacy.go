package vietnamese

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Names of the encodings that DecodeLegacy recognises, and of the marks that
// DecodeVIQR reads.
const (
	EncodingVNI    = "vni-windows"
	EncodingTCVN3  = "tcvn3"
	EncodingCP1258 = "windows-1258"
	EncodingUTF8   = "utf-8 as windows-1252"
	EncodingVIQR   = "viqr"
)

// DecodeLegacy recognises Vietnamese text that was written for an old font or
// code page and is now read as if it were Unicode, and returns it as
// Vietnamese, in NFC, with the encoding's name. Everything else, above all
// genuine Vietnamese, French or German, comes back unchanged with an empty
// name.
//
// It decides by counting words: a reading wins when it turns nearly all words
// with odd letters into well-formed Vietnamese syllables, two at least, and
// more than there were. Call it before Clean: the ư of TCVN3 is the soft hyphen
// of Latin-1, which Clean takes for a format character.
func DecodeLegacy(s string) (text, encoding string) {
	if !suspicious(s) {
		return s, ""
	}
	best := judge(s)
	text = s
	for _, c := range []struct {
		name   string
		decode func(string) string
	}{
		{EncodingVNI, DecodeVNI},
		{EncodingTCVN3, DecodeTCVN3},
		{EncodingCP1258, decodeCP1258},
		{EncodingUTF8, decodeMojibake},
	} {
		decoded := c.decode(s)
		if v := judge(decoded); v.convincing() && v.valid > best.valid {
			best, text, encoding = v, decoded, c.name
		}
	}
	return text, encoding
}

// Restore returns a question as its writer saw it or meant it: decoded from an
// old font or from VIQR, and clean. Everything that reads what users wrote
// begins with it.
func Restore(s string) string {
	s, _ = DecodeLegacy(s)
	s, _ = DecodeVIQR(s)
	return Clean(s)
}

// suspicious reports whether s may be written for an old font: such a text has
// letters and signs of Latin-1 and hardly any letter that only Unicode has.
func suspicious(s string) bool {
	odd, modern := 0, 0
	for _, r := range s {
		switch {
		case r >= 0x80 && r <= 0xFF && r != '\u00A0', r == '−':
			odd++
		case unicode.Is(unicode.Latin, r) && (r > 0x17F || strings.ContainsRune("ĂăĐđĨĩŨũ", r)), isTone(r):
			modern++
		}
	}
	return odd >= 2 && 4*modern < odd
}

// verdict counts the words of a text that carry anything but plain letters.
type verdict struct {
	valid   int // well-formed Vietnamese syllables with accents
	invalid int // words with marks that are none
}

func (v verdict) convincing() bool { return v.valid >= 2 && v.valid >= 5*v.invalid }

// judge counts the words of s with accents or odd signs. A word is what stands
// between blanks and plain punctuation, so that the signs of a wrong reading
// ("ph¸t") stay within it.
func judge(s string) verdict {
	var v verdict
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool {
		return unicode.IsSpace(r) || r < utf8.RuneSelf && !unicode.IsLetter(r) || strings.ContainsRune("–—“”‘’…•", r)
	}) {
		switch {
		case isASCII(word):
		case ValidSyllable(word):
			v.valid++
		default:
			v.invalid++
		}
	}
	return v
}

// vniMarks are the second letters of VNI-Windows and what they make of the
// letter before: a tone, or a circumflex or breve with a tone. Source: the
// table of the VNI fonts (VNI Software), as in the tables of xvnkb and UniKey.
var vniMarks = map[rune]string{
	'ù': "\u0301", 'ø': "\u0300", 'û': "\u0309", 'õ': "\u0303", 'ï': "\u0323",
	'â': "\u0302", 'á': "\u0302\u0301", 'à': "\u0302\u0300", 'å': "\u0302\u0309", 'ã': "\u0302\u0303", 'ä': "\u0302\u0323",
	'ê': "\u0306", 'é': "\u0306\u0301", 'è': "\u0306\u0300", 'ú': "\u0306\u0309", 'ü': "\u0306\u0303", 'ë': "\u0306\u0323",
}

// vniSingles are the letters of VNI-Windows that stand alone.
var vniSingles = map[rune]rune{
	'ô': 'ơ', 'ö': 'ư', 'ñ': 'đ', 'í': 'í', 'ì': 'ì', 'æ': 'ỉ', 'ó': 'ĩ', 'ò': 'ị', 'î': 'ỵ',
}

// DecodeVNI reads text written for a VNI-Windows font ("Haûi Phoøng" is "Hải
// Phòng"). It is for readers that know the font ("VNI-Times"); whatever is not
// VNI passes through.
func DecodeVNI(s string) string {
	if isASCII(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	var base rune // the letter just written that may take a mark, else 0
	for _, r := range s {
		lower := unicode.ToLower(r)
		if mark, ok := vniMarks[lower]; ok && vniTakes(base, mark) {
			b.WriteString(mark)
			base = 0
			continue
		}
		letter, ok := vniSingles[lower]
		switch {
		case !ok:
			letter, base = r, lower
		default:
			base = letter
			if lower != r {
				letter = unicode.ToUpper(letter)
			}
		}
		b.WriteRune(letter)
	}
	return NFC(b.String())
}

// vniTakes reports whether a base letter of VNI-Windows takes a mark.
func vniTakes(base rune, mark string) bool {
	switch base {
	case 'a':
		return true
	case 'e', 'o':
		return !strings.HasPrefix(mark, "\u0306")
	case 'u', 'y', 'ơ', 'ư':
		return !strings.HasPrefix(mark, "\u0306") && !strings.HasPrefix(mark, "\u0302")
	}
	return false
}

// tcvn3 is the code table of TCVN 5712:1993, variants VN2 and VN3 (the fonts
// .VnTime and their like, "ABC"), from 0xA1 to 0xFE, with the capitals that
// VN1 has among them. A blank stands for the combining tones at 0xB0 to 0xB4.
// Source: TCVN 5712:1993, checked against the TCVN5712-1 converter of glibc.
const tcvn3 = "ĂÂÊÔƠƯĐăâêôơưđẰ" + // A1–AF
	"     àảãáạẲằẳẵắẴ" + // B0–BF
	"ẮẦẨẪẤỀặầẩẫấậèỂẻẽ" + // C0–CF
	"éẹềểễếệìỉỄẾỒĩíịò" + // D0–DF
	"Ổỏõóọồổỗốộờởỡớợù" + // E0–EF
	"Ỗủũúụừửữứựỳỷỹýỵ" // F0–FE

// tcvnC1 holds the capitals of VN1 from 0x80 to 0x9F. As Unicode they arrive
// as control characters; the quotation marks that Windows has in this place
// are quotation marks in the fonts too.
const tcvnC1 = "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ"

var tcvnLetters = buildTCVN()

func buildTCVN() map[rune]rune {
	m := make(map[rune]rune)
	code := rune(0xA1)
	for _, r := range tcvn3 {
		if r != ' ' {
			m[code] = r
		}
		code++
	}
	for i, mark := range []rune{grave, hook, tilde, acute, dot} {
		m[0xB0+rune(i)] = mark
	}
	m[0xFF] = 'Ố'
	code = 0x80
	for _, r := range tcvnC1 {
		m[code] = r
		code++
	}
	m['−'] = 'ư' // 0xAD is the soft hyphen of Latin-1; programs that drop it left a minus
	return m
}

// DecodeTCVN3 reads text written for a TCVN3 font ("§Þnh h−íng ph¸t triÓn" is
// "Định hướng phát triển"). It is for readers that know the font (".VnTime");
// whatever is not TCVN3 passes through. The fonts whose names end in H
// (".VnTimeH") draw the same codes as capitals; the letters come back small.
func DecodeTCVN3(s string) string {
	if isASCII(s) {
		return s
	}
	var b strings.Builder
	b.Grow(2 * len(s))
	previous := ' '
	for _, r := range s {
		letter, ok := tcvnLetters[r]
		if !ok || r == '−' && !unicode.IsLetter(previous) || isTone(letter) && !isVowel(unicode.ToLower(previous)) {
			letter = r
		}
		b.WriteRune(letter)
		previous = letter
	}
	return NFC(b.String())
}

func isTone(r rune) bool {
	return r == grave || r == acute || r == hook || r == tilde || r == dot
}

// cp1258 maps what the bytes of Windows-1258 look like in Windows-1252 to what
// they are. The others are the same in both. Source: the Unicode consortium's
// table CP1258.TXT.
var cp1258 = map[rune]rune{
	'Ã': 'Ă', 'Ì': grave, 'Ð': 'Đ', 'Ò': hook, 'Õ': 'Ơ', 'Ý': 'Ư', 'Þ': tilde,
	'ã': 'ă', 'ì': acute, 'ð': 'đ', 'ò': dot, 'õ': 'ơ', 'ý': 'ư', 'þ': '₫',
}

// decodeCP1258 reads Windows-1258 that was taken for Windows-1252: "Haòi" with
// its tones as letters of their own.
func decodeCP1258(s string) string {
	return NFC(strings.Map(func(r rune) rune {
		if letter, ok := cp1258[r]; ok {
			return letter
		}
		return r
	}, s))
}

// decodeMojibake reads UTF-8 that was taken for Windows-1252 ("Háº£i PhÃ²ng").
// A text in which any character cannot have come about so is left as it is.
func decodeMojibake(s string) string {
	b := make([]byte, 0, len(s))
	for _, r := range s {
		c, ok := charmap.Windows1252.EncodeRune(r)
		if !ok {
			if r > 0xFF {
				return s
			}
			c = byte(r) // the five bytes that Windows-1252 leaves undefined
		}
		b = append(b, c)
	}
	if !utf8.Valid(b) {
		return s
	}
	return NFC(string(b))
}
