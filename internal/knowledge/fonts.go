package knowledge

import (
	"strings"

	"haiphongbot/internal/vietnamese"
)

// legacyFont is a kind of font from before Unicode, which draws its own letters or
// signs for Latin codes.
type legacyFont uint8

const (
	modernFont    legacyFont = iota
	tcvn3Font                // ".VnTime", ".VnArial"
	tcvn3Capitals            // ".VnTimeH": draws every letter as a capital
	vniFont                  // "VNI-Times"
	symbolFont               // "Symbol"
	dingbatFont              // "Wingdings"
)

// legacyFontOf tells the kind of a font by its name. The fonts of TCVN3 begin
// with ".Vn", those of the VNI company with "VNI".
func legacyFontOf(name string) legacyFont {
	name = strings.ToLower(strings.Trim(name, `"' `))
	switch {
	case strings.HasPrefix(name, ".vn") && strings.HasSuffix(name, "h"):
		return tcvn3Capitals
	case strings.HasPrefix(name, ".vn"):
		return tcvn3Font
	case strings.HasPrefix(name, "vni-"), strings.HasPrefix(name, "vni "):
		return vniFont
	case name == "symbol":
		return symbolFont
	case strings.HasPrefix(name, "wingdings"):
		return dingbatFont
	}
	return modernFont
}

// read returns what text set in the font says. Text that is Unicode all the same,
// typed where the old font was left on, stays as it is.
func (f legacyFont) read(text string) string {
	read := text
	switch f {
	case symbolFont:
		return readSymbols(text)
	case dingbatFont:
		return readDingbats(text)
	case tcvn3Font, tcvn3Capitals:
		read = vietnamese.DecodeTCVN3(text)
	case vniFont:
		read = vietnamese.DecodeVNI(text)
	}
	switch {
	case oddWords(read) > oddWords(text):
		return text
	case f == tcvn3Capitals:
		return strings.ToUpper(read)
	}
	return read
}
