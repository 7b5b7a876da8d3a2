package vietnamese

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestDecodeTyping(t *testing.T) {
	tests := []struct{ token, want string }{
		// Telex
		{"dduwowngf", "đường"}, {"dduongwf", "đường"}, {"duwowngfd", "đường"}, {"Dduwowngf", "Đường"}, {"DDUWOWNGF", "ĐƯỜNG"},
		{"mooi", "môi"}, {"truongwf", "trường"}, {"truwowngf", "trường"}, {"tuw", "tư"}, {"dduwowcj", "được"}, {"dduowcj", "được"}, {"dduwocj", "được"},
		{"khoong", "không"}, {"thieenj", "thiện"}, {"caair", "cải"}, {"cair", "cải"}, {"nhuw", "như"}, {"nhw", "như"}, {"thees", "thế"}, {"nafo", "nào"},
		{"tieengs", "tiếng"}, {"tiengse", "tiếng"}, {"vieetj", "việt"}, {"quoocs", "quốc"}, {"quyeets", "quyết"}, {"nguwowif", "người"}, {"nghieepj", "nghiệp"},
		{"phaats", "phất"}, {"phats", "phát"}, {"trieenr", "triển"}, {"hoaf", "hoà"}, {"thuyr", "thuỷ"}, {"giuwx", "giữ"}, {"nuwowcs", "nước"}, {"muwa", "mưa"}, {"hwuu", ""},
		{"xaax", "xã"}, {"thuowr", "thuở"}, {"huow", "huơ"}, {"soosng", "sống"}, {"coos", "cố"}, {"giaos", "giáo"}, {"duwcj", "dực"}, {"đuwowngf", "đường"}, {"đuowngf", "đường"}, {"vieet", "viet"},
		// VNI
		{"d9a62u", "đầu"}, {"mo61i", "mối"}, {"trie63n", "triển"}, {"ha3i", "hải"}, {"pho2ng", "phòng"}, {"co1", "có"}, {"giao1", "giáo"}, {"d9u7o7ng2", "đường"},
		{"d9uong72", "đường"}, {"nu7o71c", "nước"}, {"nu7o7c1", "nước"}, {"nuoc71", "nước"}, {"tro5ng", "trọng"}, {"quan5", "quạn"}, {"na8m", "năm"}, {"a6m1", "ấm"}, {"D9a3ng", "Đảng"}, {"la2", "là"}, {"d9i", "đi"},
		{"quo61c", "quốc"}, {"HA3I", "HẢI"},
		// no word of an input method
		{"ass", ""}, {"boss", ""}, {"too", ""}, {"moon", ""}, {"hair", ""}, {"of", ""}, {"is", ""}, {"this", ""}, {"these", ""}, {"how", ""}, {"town", ""}, {"cost", ""}, {"best", ""},
		{"tax", ""}, {"taxi", ""}, {"visa", ""}, {"Laos", ""}, {"queen", ""}, {"piece", ""}, {"did", ""}, {"dad", ""}, {"school", ""}, {"hotel", ""}, {"investment", ""}, {"Paris", ""},
		{"port", ""}, {"server", ""}, {"wifi", ""}, {"web", ""}, {"zalo", ""}, {"Samsung", ""}, {"LG", ""}, {"USA", ""}, {"TW", ""}, {"KCN", ""}, {"fdi", ""}, {"ntn", ""}, {"Foxconn", ""},
		{"2020", ""}, {"G7", ""}, {"Q1", ""}, {"5G", ""}, {"CO2", ""}, {"co2", ""}, {"H2", ""}, {"A1", ""}, {"a4", ""}, {"covid19", ""}, {"top5", ""}, {"mp3", ""}, {"h2o", ""}, {"u23", ""}, {"G20", ""}, {"k12", ""}, {"b2b", ""},
		// already Vietnamese, with or without accents
		{"đường", ""}, {"duong", ""}, {"hoa", ""}, {"cao", ""}, {"xa", ""}, {"ra", ""}, {"rau", ""}, {"sao", ""}, {"oai", ""}, {"", ""}, {"ố", ""},
	}
	for _, tt := range tests {
		got, ok := DecodeTyping(tt.token)
		if Key(got) != Key(tt.want) || ok != (tt.want != "") || got != NFC(got) {
			t.Errorf("DecodeTyping(%q) = %q, %v; want %q", tt.token, got, ok, tt.want)
		}
	}
}

// telexOf types a syllable in Telex: marks behind their letters, the tone at
// the end.
func telexOf(syllable string) string {
	keys := map[rune]string{circumflx: "", breve: "w", horn: "w"}
	tones := map[rune]string{acute: "s", grave: "f", hook: "r", tilde: "x", dot: "j"}
	var b strings.Builder
	tone, last := "", ""
	for _, r := range norm.NFD.String(syllable) {
		switch {
		case r == 'đ':
			b.WriteString("dd")
		case r == circumflx:
			b.WriteString(last)
		case keys[r] != "":
			b.WriteString(keys[r])
		case tones[r] != "":
			tone = tones[r]
		default:
			last = string(r)
			b.WriteString(last)
		}
	}
	return b.String() + tone
}

func vniOf(syllable string) string {
	keys := map[rune]string{circumflx: "6", breve: "8", horn: "7", acute: "1", grave: "2", hook: "3", tilde: "4", dot: "5"}
	var b strings.Builder
	for _, r := range norm.NFD.String(syllable) {
		switch {
		case r == 'đ':
			b.WriteString("d9")
		case keys[r] != "":
			b.WriteString(keys[r])
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Every well-formed syllable that carries an accent must come back from both
// ways of typing, unless what was typed is a syllable itself.
func TestDecodeTypingInvertsTyping(t *testing.T) {
	tested := 0
	for onset := range accentedSyllables.onsets {
		for rhyme := range accentedSyllables.rhymes {
			for _, tone := range []rune{0, acute, grave, hook, tilde, dot} {
				if !spelled(onset, rhyme) || !toneFits(rhyme, tone) || onset == "qu" || onset == "gi" {
					continue
				}
				if strings.HasPrefix(rhyme, "oo") { // ô in Telex
					continue
				}
				syllable := compose(onset, rhyme, tone)
				if isASCII(syllable) {
					continue
				}
				for how, typing := range map[string]string{"Telex": telexOf(syllable), "VNI": vniOf(syllable)} {
					if ValidSyllable(typing) || len(typing) < 2 {
						continue
					}
					tested++
					got, e := decodeTyping(typing)
					if e == noEvidence && how == "VNI" && len(strings.TrimRight(typing, "0123456789")) == 1 {
						continue // o1 may be a name
					}
					if e == noEvidence && vniNames[typing] {
						continue
					}
					if Key(got) != Key(syllable) {
						t.Errorf("%s %q = %q, want %q", how, typing, got, syllable)
					}
				}
			}
		}
	}
	if tested < 10_000 {
		t.Errorf("only %d typings tested", tested)
	}
}

func TestDecodeVIQR(t *testing.T) {
	tests := []struct{ text, want string }{
		{"tha`nh pho^' Ha?i Pho`ng co' gi` ddu+o+.c kho^ng?", "thành phố Hải Phòng có gì được không?"},
		{"ca?i thie^.n mo^i tru+o+`ng dda^`u tu+.", "cải thiện môi trường đầu tư."},
		{"DDU+O+`NG lo+'n, pho^' nho?", "ĐƯỜNG lớn, phố nho?"},
		{"ho^.i cho+.. Trung ta^m cu?a doanh nghie^.p nho.\nGia' thue^ bao nhie^u? Mie^~n phi'...", "hội chợ. Trung tâm của doanh nghiệp nho.\nGiá thuê bao nhiêu? Miễn phí..."},
		{"HO^.I CHO+. NO^NG NGHIE^.P", "HỘI CHỢ NÔNG NGHIỆP"},
		{"What's the plan? It's (almost) done.", ""},
		{"5*3 + 2 = 17^2 ~ 4", ""},
		{"f(a) + g*(b') ^ c", ""},
		{"Thành phố lớn (cảng). Đúng không?", ""},
	}
	for _, tt := range tests {
		got, ok := DecodeVIQR(tt.text)
		want := tt.want
		if want == "" {
			want = tt.text
		}
		if NFC(got) != NFC(want) || ok != (tt.want != "") {
			t.Errorf("DecodeVIQR(%q) = %q, %v; want %q", tt.text, got, ok, tt.want)
		}
	}
}

func FuzzDecodeTyping(f *testing.F) {
	for _, s := range []string{"dduwowngf", "d9a62u", "tha`nh pho^'", "USA", "\xffs", "ỡf1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if word, ok := DecodeTyping(s); ok && !ValidSyllable(word) {
			t.Errorf("DecodeTyping(%q) = %q, which is no syllable", s, word)
		}
		if text, ok := DecodeVIQR(s); !ok && text != s {
			t.Errorf("DecodeVIQR(%q) changed the text to %q without saying so", s, text)
		}
	})
}

func ExampleDecodeTyping() {
	for _, typed := range []string{"dduwowngf", "trie63n", "boss", "CO2"} {
		word, ok := DecodeTyping(typed)
		fmt.Printf("%s %q %v\n", typed, word, ok)
	}
	// Output:
	// dduwowngf "đường" true
	// trie63n "triển" true
	// boss "" false
	// CO2 "" false
}
