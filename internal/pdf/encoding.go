package pdf

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// winAnsi decodes one byte of WinAnsiEncoding. The codes it leaves undefined
// are bullets there; here they stay control characters, as fonts for older
// Vietnamese encodings use them for letters.
func winAnsi(c byte) string {
	r := charmap.Windows1252.DecodeByte(c)
	if r == utf8.RuneError {
		r = rune(c)
	}
	return string(r)
}

func macRoman(c byte) string { return string(charmap.Macintosh.DecodeByte(c)) }

// standard decodes StandardEncoding (ISO 32000-2, annex D.2).
func standard(c byte) string {
	switch {
	case c == 0x27:
		return "’"
	case c == 0x60:
		return "‘"
	case c < 0x80:
		return string(rune(c))
	}
	return standardHigh[c]
}

var standardHigh = map[byte]string{
	0xA1: "¡", 0xA2: "¢", 0xA3: "£", 0xA4: "⁄", 0xA5: "¥", 0xA6: "ƒ", 0xA7: "§", 0xA8: "¤", 0xA9: "'", 0xAA: "“", 0xAB: "«", 0xAC: "‹", 0xAD: "›",
	0xAE: "fi", 0xAF: "fl", 0xB1: "–", 0xB2: "†", 0xB3: "‡", 0xB4: "·", 0xB6: "¶", 0xB7: "•", 0xB8: "‚", 0xB9: "„", 0xBA: "”", 0xBB: "»", 0xBC: "…",
	0xBD: "‰", 0xBF: "¿", 0xC1: "`", 0xC2: "´", 0xC3: "ˆ", 0xC4: "˜", 0xC5: "¯", 0xC6: "˘", 0xC7: "˙", 0xC8: "¨", 0xCA: "˚", 0xCB: "¸", 0xCD: "˝",
	0xCE: "˛", 0xCF: "ˇ", 0xD0: "—", 0xE1: "Æ", 0xE3: "ª", 0xE8: "Ł", 0xE9: "Ø", 0xEA: "Œ", 0xEB: "º", 0xF1: "æ", 0xF5: "ı", 0xF8: "ł", 0xF9: "ø",
	0xFA: "œ", 0xFB: "ß",
}

// glyphText returns the text that the name of a glyph stands for, by the rules
// of the Adobe Glyph List: a name from the list, "uni1EA1", "u1EA1", parts
// joined by "_", whatever follows a full stop left out.
func glyphText(glyph string) string {
	glyph, _, _ = strings.Cut(glyph, ".")
	if glyph == "" || len(glyph) > 100 {
		return ""
	}
	var out strings.Builder
	for part := range strings.SplitSeq(glyph, "_") {
		out.WriteString(glyphPart(part))
	}
	return out.String()
}

func glyphPart(part string) string {
	if s, ok := glyphNames[part]; ok {
		return s
	}
	if len(part) == 1 {
		return part
	}
	if hex, ok := strings.CutPrefix(part, "uni"); ok && len(hex)%4 == 0 && len(hex) > 0 {
		var out strings.Builder
		for ; len(hex) > 0; hex = hex[4:] {
			v, err := strconv.ParseUint(hex[:4], 16, 16)
			if err != nil {
				return accented(part)
			}
			out.WriteRune(rune(v))
		}
		return out.String()
	}
	if hex, ok := strings.CutPrefix(part, "u"); ok && len(hex) >= 4 && len(hex) <= 6 {
		if v, err := strconv.ParseUint(hex, 16, 32); err == nil && v <= utf8.MaxRune {
			return string(rune(v)) //nolint:gosec // checked above
		}
	}
	return accented(part)
}

// accented reads the names of letters with accents: "acircumflexacute" is ấ.
// The list has them all in this form, so it need not be held.
func accented(part string) string {
	base, rest := part[:1], part[1:]
	if letter, _ := utf8.DecodeRuneInString(base); !('a' <= letter|0x20 && letter|0x20 <= 'z') {
		return ""
	}
	marks := ""
	for rest != "" {
		found := false
		for _, m := range accents {
			if after, ok := strings.CutPrefix(rest, m.name); ok {
				marks += m.mark
				rest, found = after, true
				break
			}
		}
		if !found {
			return ""
		}
	}
	return norm.NFC.String(base + marks)
}

// accents in the order in which they must be tried.
var accents = []struct{ name, mark string }{
	{"circumflex", "\u0302"}, {"breve", "\u0306"}, {"horn", "\u031B"}, {"acute", "\u0301"}, {"grave", "\u0300"}, {"hookabove", "\u0309"},
	{"tilde", "\u0303"}, {"dotbelow", "\u0323"}, {"dieresis", "\u0308"}, {"caron", "\u030C"}, {"ring", "\u030A"}, {"cedilla", "\u0327"},
	{"ogonek", "\u0328"}, {"macron", "\u0304"}, {"dotaccent", "\u0307"}, {"hungarumlaut", "\u030B"}, {"commaaccent", "\u0326"},
}

// glyphNames are the names that are neither letters with accents nor formed by
// rule (Adobe Glyph List for New Fonts, Latin part and common signs).
var glyphNames = map[string]string{
	"space": " ", "exclam": "!", "quotedbl": "\"", "numbersign": "#", "dollar": "$", "percent": "%", "ampersand": "&", "quotesingle": "'",
	"parenleft": "(", "parenright": ")", "asterisk": "*", "plus": "+", "comma": ",", "hyphen": "-", "period": ".", "slash": "/",
	"zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
	"colon": ":", "semicolon": ";", "less": "<", "equal": "=", "greater": ">", "question": "?", "at": "@", "bracketleft": "[",
	"backslash": "\\", "bracketright": "]", "asciicircum": "^", "underscore": "_", "grave": "`", "braceleft": "{", "bar": "|",
	"braceright": "}", "asciitilde": "~", "exclamdown": "¡", "cent": "¢", "sterling": "£", "currency": "¤", "yen": "¥", "brokenbar": "¦",
	"section": "§", "dieresis": "¨", "copyright": "©", "ordfeminine": "ª", "guillemotleft": "«", "logicalnot": "¬", "sfthyphen": "\u00AD",
	"registered": "®", "macron": "¯", "degree": "°", "plusminus": "±", "twosuperior": "²", "threesuperior": "³", "acute": "´", "mu": "µ",
	"paragraph": "¶", "periodcentered": "·", "cedilla": "¸", "onesuperior": "¹", "ordmasculine": "º", "guillemotright": "»",
	"onequarter": "¼", "onehalf": "½", "threequarters": "¾", "questiondown": "¿", "AE": "Æ", "ae": "æ", "Eth": "Ð", "eth": "ð",
	"multiply": "×", "divide": "÷", "Oslash": "Ø", "oslash": "ø", "Thorn": "Þ", "thorn": "þ", "germandbls": "ß", "Dcroat": "Đ", "dcroat": "đ",
	"Dslash": "Đ", "dmacron": "đ", "dotlessi": "ı", "Lslash": "Ł", "lslash": "ł", "OE": "Œ", "oe": "œ", "florin": "ƒ", "circumflex": "ˆ",
	"tilde": "˜", "breve": "˘", "dotaccent": "˙", "ring": "˚", "ogonek": "˛", "caron": "ˇ", "hungarumlaut": "˝", "endash": "–", "emdash": "—",
	"quoteleft": "‘", "quoteright": "’", "quotesinglbase": "‚", "quotedblleft": "“", "quotedblright": "”", "quotedblbase": "„",
	"dagger": "†", "daggerdbl": "‡", "bullet": "•", "ellipsis": "…", "perthousand": "‰", "guilsinglleft": "‹", "guilsinglright": "›",
	"fraction": "⁄", "Euro": "€", "trademark": "™", "minus": "−", "lessequal": "≤", "greaterequal": "≥", "notequal": "≠", "infinity": "∞",
	"approxequal": "≈", "arrowright": "→", "arrowleft": "←", "arrowup": "↑", "arrowdown": "↓", "fi": "fi", "fl": "fl", "ff": "ff",
	"ffi": "ffi", "ffl": "ffl", "nbspace": " ", "nonbreakingspace": " ", "dong": "₫", "gravecomb": "\u0300", "acutecomb": "\u0301",
	"tildecomb": "\u0303", "hookabovecomb": "\u0309", "dotbelowcomb": "\u0323", "circle": "○", "filledbox": "■", "H22073": "□",
	"H18543": "▪", "H18533": "●", "lozenge": "◊", "checkmark": "✓", "Omega": "Ω", "Delta": "∆", "pi": "π", "radical": "√", "summation": "∑",
}
