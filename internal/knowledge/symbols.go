package knowledge

import (
	"maps"
	"strings"
	"unicode/utf8"
)

// The fonts Symbol and Wingdings draw their own signs for Latin codes; Word
// stores these in private use from U+F000. Source: the tables SYMBOL.TXT of the
// Unicode consortium and of Microsoft's Wingdings.

// symbolSigns are the signs of the font Symbol from 0x22 on; a blank stands for
// what it has in common with ASCII or what Unicode has not.
var symbolSigns = merged(tableFrom(0x22, "∀ ∃  ∋  ∗  −"+strings.Repeat(" ", 18)+
	"≅ΑΒΧ∆ΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ ∴ ⊥ "+ // 40–5F
	" αβχδεφγηιϕκλμνοπθρστυϖωξψζ   ∼ "), // 60–7F
	tableFrom(0xA1, "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓"+"°±″≥×∝∂•÷≠≡≈…  ↵"+"ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉"+"∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"+"◊〈®©™∑")) // A0–E5

var wingdingsSigns = map[rune]rune{
	0x28: '☎', 0x2A: '✉', 0x46: '☞', 0x6C: '●', 0x6D: '❍', 0x6E: '■', 0x6F: '□', 0x71: '❑', 0x72: '❒', 0x74: '⧫', 0x75: '◆', 0x76: '❖', 0x77: '◆',
	0x9F: '•', 0xA1: '○', 0xA7: '▪', 0xA8: '□', 0xD8: '➢', 0xDF: '←', 0xE0: '→', 0xE8: '➔', 0xF0: '⇨', 0xFB: '✗', 0xFC: '✓', 0xFD: '☒', 0xFE: '☑',
}

func merged(low, high map[rune]rune) map[rune]rune {
	maps.Copy(low, high)
	return low
}

func tableFrom(code rune, signs string) map[rune]rune {
	table := map[rune]rune{}
	for _, sign := range signs {
		if sign != ' ' {
			table[code] = sign
		}
		code++
	}
	return table
}

// readSymbols returns what text set in the font Symbol shows.
func readSymbols(text string) string { return readSigns(text, symbolSigns, false) }

// readDingbats returns what text set in the font Wingdings shows; ornaments that
// say nothing are left out.
func readDingbats(text string) string { return readSigns(text, wingdingsSigns, true) }

// readSigns reads the codes of a font by its table. Codes of ASCII count when they
// stand alone or in private use: whole words in such a font are words that were
// given it by mistake. Without drop, a code that is not in the table stays.
func readSigns(text string, table map[rune]rune, drop bool) string {
	alone := utf8.RuneCountInString(strings.TrimSpace(text)) == 1
	return strings.Map(func(r rune) rune {
		code := publicCode(r)
		sign, ok := table[code]
		switch {
		case code == r && (r > 0xFF || r < 0xA0 && !alone):
			return r
		case ok:
			return sign
		case drop && code > ' ':
			return -1
		}
		return code
	}, text)
}

// publicCode returns the code of a sign that Word stores in private use.
func publicCode(r rune) rune {
	if 0xF000 < r && r <= 0xF0FF {
		return r - 0xF000
	}
	return r
}
