package dialogue

import (
	"strings"

	"haiphongbot/internal/vietnamese"
)

func detect(s string) vietnamese.Language {
	w := newWording(s)
	switch {
	case askShim(s, 'ぁ', 'ヿ'):
		return vietnamese.Japanese
	case askShim(s, '가', '힣'):
		return vietnamese.Korean
	case askShim(s, '一', '龥'):
		return vietnamese.Chinese
	case strings.Contains(w.plain, " the ") || strings.Contains(w.plain, " what "):
		return vietnamese.English
	}
	return vietnamese.Vietnamese
}
func askShim(s string, a, b rune) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= a && r <= b })
}
