package knowledge

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// raised is how text stands to its line.
type raised int8

const (
	onLine      raised = 0
	superscript raised = 1
	subscript   raised = -1
)

var (
	superscripts = map[rune]rune{'0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸', '9': '⁹',
		'+': '⁺', '-': '⁻', '−': '⁻', '–': '⁻', '=': '⁼', '(': '⁽', ')': '⁾', 'n': 'ⁿ', 'i': 'ⁱ'}
	subscripts = map[rune]rune{'0': '₀', '1': '₁', '2': '₂', '3': '₃', '4': '₄', '5': '₅', '6': '₆', '7': '₇', '8': '₈', '9': '₉',
		'+': '₊', '-': '₋', '−': '₋', '–': '₋', '=': '₌', '(': '₍', ')': '₎'}
)

// set writes text that stands above or below the line in the signs that Unicode
// has for it: the 2 of m², the o of 25 °C. before is what stands left of it.
// Text for which there are none comes back as it is, a power in figures behind
// "^", so that 10 to the power of 3x is not read as 103x.
func (r raised) set(text, before string) string {
	signs := map[raised]map[rune]rune{superscript: superscripts, subscript: subscripts}[r]
	if signs == nil || strings.TrimSpace(text) == "" {
		return text
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(before, " "))
	if r == superscript && (text == "o" || text == "O" || text == "º") && unicode.IsDigit(last) {
		return "°"
	}
	figures, all := false, true
	out := strings.Map(func(c rune) rune {
		figures = figures || unicode.IsDigit(c)
		if sign, ok := signs[c]; ok {
			return sign
		}
		all = all && unicode.IsSpace(c)
		return c
	}, text)
	letter, _ := utf8.DecodeRuneInString(text)
	switch {
	case all && (figures || !unicode.IsLetter(letter) || unicode.IsDigit(last)):
		return out
	case r == superscript && figures && unicode.IsDigit(last):
		return "^" + text
	}
	return text
}
