package vietnamese

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
)

func TestKeyMakesSpellingsOfOneSyllableEqual(t *testing.T) {
	equal := [][]string{
		{"hòa", "hoà", "HÒA", norm.NFD.String("hòa")},
		{"thủy", "thuỷ"},
		{"kỹ", "kĩ"},
		{"quý", "quí"},
		{"Đảng", "đảng", "Ðảng"},
	}
	for _, group := range equal {
		for _, s := range group[1:] {
			if Key(s) != Key(group[0]) {
				t.Errorf("Key(%q) = %q, Key(%q) = %q, want equal", s, Key(s), group[0], Key(group[0]))
			}
		}
	}
	different := [][2]string{{"chợ", "cho"}, {"đảng", "dáng"}, {"mã", "mả"}, {"tư", "tu"}, {"hải", "hãi"}}
	for _, d := range different {
		if Key(d[0]) == Key(d[1]) {
			t.Errorf("Key(%q) = Key(%q), want different", d[0], d[1])
		}
	}
}

func TestFold(t *testing.T) {
	tests := map[string]string{
		"Đường sá":                   "duong sa",
		"HẢI PHÒNG":                  "hai phong",
		norm.NFD.String("Nhật Bản"):  "nhat ban",
		"EU, 2015–2020":              "eu, 2015–2020",
		"quyết sách nhanh nhạy":      "quyet sach nhanh nhay",
		"ưu đãi, ăn uống, ôn hòa, ơ": "uu dai, an uong, on hoa, o",
	}
	for in, want := range tests {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestTokenize(t *testing.T) {
	tests := map[string][]string{
		"TP. Hải Phòng đến năm 2020": {"TP", "Hải", "Phòng", "đến", "năm", "2020"},
		"1.190 tỷ; 3,5%":             {"1.190", "tỷ", "3,5"},
		"57-NQ/TW":                   {"57", "NQ", "TW"},
		"phat trie63n CO2":           {"phat", "trie63n", "CO2"},
		"港湾とFDI":                     {"港", "湾", "と", "FDI"},
		"시골 EU":                      {"시", "골", "EU"},
		"…?!":                        {},
	}
	for in, want := range tests {
		got := []string{}
		for _, tok := range Tokenize(in) {
			got = append(got, tok.Text)
			if in[tok.Start:tok.End] != tok.Text {
				t.Errorf("Tokenize(%q): token %q is not at [%d:%d]", in, tok.Text, tok.Start, tok.End)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("Tokenize(%q) (-want +got):\n%s", in, diff)
		}
	}
}

func TestNumbersAreEqualHoweverTheyAreSeparated(t *testing.T) {
	for in, want := range map[string]string{"1.190": "1190", "1,190,000": "1190000", "3,5": "3.5", "3.25": "3.25", "2020": "2020"} {
		if got := Tokenize(in)[0].Key; got != want {
			t.Errorf("key of %q = %q, want %q", in, got, want)
		}
	}
}

func TestClean(t *testing.T) {
	tests := map[string]string{
		"  Hải\u200bPhòng \t\u3000 x ":             "HảiPhòng x",
		"ｈｏｔｌｉｎｅ？":                                 "hotline?",
		"a\u2028b\u0085c":                          "a\nb\nc",
		"\u202eĐịnh hướng":                         "Định hướng",
		"Hải\x00Phòng\x00":                         "Hải Phòng",
		"\u3164\u2800\u115f\u00a0\u3000":           "",
		"e" + strings.Repeat("\u0301", 2000):       "é\u0301\u0301",
		"\xff\xfeabc":                              "abc",
		norm.NFD.String("đường"):                   "đường",
		"\n\n\n" + strings.Repeat("\n", 500) + "?": "?",
	}
	for in, want := range tests {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%.40q) = %q, want %q", in, got, want)
		}
	}
}

func TestHeadAgreesWithTokenize(t *testing.T) {
	for _, s := range []string{"", " - ", "Hải Phòng", "tax holiday", "港湾", "KCN 2 miền", "5G", "投資 đầu", "TP.HCM, 3,5"} {
		tokens := Tokenize(s)
		first := ""
		if len(tokens) > 0 {
			first = tokens[0].Folded
		}
		if folded, n := Head(s); folded != first || n != len(tokens) {
			t.Errorf("Head(%q) = %q, %d; Tokenize has %q, %d", s, folded, n, first, len(tokens))
		}
	}
}

func FuzzTokenize(f *testing.F) {
	for _, s := range []string{"Hải Phòng", "1.190,5", "\xff\u0301", "港湾ー시골", "a.1.2.,3"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if c := Clean(s); Clean(c) != c {
			t.Errorf("Clean(%q) is not stable: %q then %q", s, c, Clean(c))
		}
		end := 0
		for _, tok := range Tokenize(s) {
			if tok.Start < end || tok.End <= tok.Start || s[tok.Start:tok.End] != tok.Text {
				t.Fatalf("Tokenize(%q): bad token %+v after %d", s, tok, end)
			}
			end = tok.End
		}
		analyzer{folded: true}.Analyze([]byte(s))
	})
}
