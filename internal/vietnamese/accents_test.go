package vietnamese_test

import (
	"strings"
	"testing"

	"haiphongbot/internal/vietnamese"
)

// TestAccented reads texts typed without accents as the words that a folder has, and
// as the everyday grammar that it has not.
func TestAccented(t *testing.T) {
	l := vietnamese.NewLexicon()
	for _, text := range []string{
		"Phát triển kết cấu hạ tầng và cơ sở hạ tầng của thành phố Cảng.",
		"Thành phố có cơ chế cho cơ sở sản xuất, có chính sách cho hợp tác xã.",
		"Đảng bộ trong sạch, vững mạnh.",
	} {
		l.Add(text)
	}
	for typed, want := range map[string]string{
		"co so ha tang cua thanh pho":       "cơ sở hạ tầng của thành phố",
		"thanh pho co co che gi khong":      "thành phố có cơ chế gì không",
		"đảng bộ co vung manh khong":        "đảng bộ có vững mạnh không",
		"hop tac xa xyz 2020 duoc giup gi?": "hợp tác xã xyz 2020 được giúp gì ?",
		"":                                  "",
	} {
		tokens := vietnamese.Tokenize(typed)
		got := l.Accented(tokens)
		if len(got) != len(tokens) {
			t.Fatalf("%q: %d tokens of %d", typed, len(got), len(tokens))
		}
		var keys []string
		for i, a := range got {
			if a.Text != tokens[i].Text || a.Folded != tokens[i].Folded || a.Start != tokens[i].Start {
				t.Errorf("%q: %q has become %q", typed, tokens[i].Text, a.Text)
			}
			keys = append(keys, a.Key)
		}
		var wanted []string
		for _, w := range vietnamese.Tokenize(want) {
			wanted = append(wanted, w.Key)
		}
		if strings.Join(keys, " ") != strings.Join(wanted, " ") {
			t.Errorf("%q is read as %q, want %q", typed, keys, wanted)
		}
	}
}
