package vietnamese

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// allLetters are the 134 letters of Vietnamese that ASCII lacks.
const allLetters = "áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđ" +
	"ÁÀẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬÉÈẺẼẸÊẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÚÙỦŨỤƯỨỪỬỮỰÝỲỶỸỴĐ"

// vniTable is the VNI-Windows code of the letters in the order of allLetters.
const vniTable = `aù aø aû aõ aï aê aé aè aú aü aë aâ aá aà aå aã aä eù eø eû eõ eï eâ eá eà eå eã eä í ì æ ó ò
	où oø oû oõ oï oâ oá oà oå oã oä ô ôù ôø ôû ôõ ôï uù uø uû uõ uï ö öù öø öû öõ öï yù yø yû yõ î ñ
	AÙ AØ AÛ AÕ AÏ AÊ AÉ AÈ AÚ AÜ AË AÂ AÁ AÀ AÅ AÃ AÄ EÙ EØ EÛ EÕ EÏ EÂ EÁ EÀ EÅ EÃ EÄ Í Ì Æ Ó Ò
	OÙ OØ OÛ OÕ OÏ OÂ OÁ OÀ OÅ OÃ OÄ Ô ÔÙ ÔØ ÔÛ ÔÕ ÔÏ UÙ UØ UÛ UÕ UÏ Ö ÖÙ ÖØ ÖÛ ÖÕ ÖÏ YÙ YØ YÛ YÕ Î Ñ`

// toVNI writes s for a VNI-Windows font.
func toVNI(s string) string {
	codes := strings.Fields(vniTable)
	table := map[rune]string{}
	for i, r := range []rune(allLetters) {
		table[r] = codes[i]
	}
	return mapLetters(s, table)
}

// toTCVN3 writes s for a TCVN3 font: capitals with tones exist only in VN1.
func toTCVN3(s string) string {
	table := map[rune]string{}
	for code, r := range tcvnLetters {
		if code <= 0xFF {
			table[r] = string(code)
		}
	}
	return mapLetters(s, table)
}

func toCP1258(s string) string {
	var b strings.Builder
	back := map[rune]rune{}
	for from, to := range cp1258 {
		back[to] = from
	}
	for _, r := range norm.NFC.String(s) {
		letters, tone, ok := splitTone(string(r))
		if unicode.IsUpper(r) {
			letters = strings.ToUpper(letters)
		}
		if !ok {
			letters, tone = string(r), 0
		}
		for _, x := range letters {
			if y, ok := back[x]; ok {
				x = y
			}
			b.WriteRune(x)
		}
		if tone != 0 {
			if y, ok := back[tone]; ok {
				tone = y
			}
			b.WriteRune(tone)
		}
	}
	return b.String()
}

func toMojibake(s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		r := charmap.Windows1252.DecodeByte(c)
		if r == unicode.ReplacementChar {
			r = rune(c)
		}
		b.WriteRune(r)
	}
	return b.String()
}

func mapLetters(s string, table map[rune]string) string {
	var b strings.Builder
	for _, r := range s {
		if code, ok := table[r]; ok {
			b.WriteString(code)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func TestEveryLetterRoundTrips(t *testing.T) {
	for _, r := range allLetters {
		letter := string(r)
		if got := DecodeVNI(toVNI(letter)); got != letter {
			t.Errorf("VNI %q = %q, want %q", toVNI(letter), got, letter)
		}
		if code := toTCVN3(letter); code == letter && r > 0xFF && !strings.ContainsRune("ÚỤỪỬỮỨỰỲỶỸÝỴ", r) {
			t.Errorf("%q has no code in TCVN3", letter) // but for those that VN1 has below 0x20
		} else if got := DecodeTCVN3(code); code != letter && got != letter {
			t.Errorf("TCVN3 %q = %q, want %q", code, got, letter)
		}
		if got := decodeCP1258(toCP1258(letter)); got != letter {
			t.Errorf("Windows-1258 %q = %q, want %q", toCP1258(letter), got, letter)
		}
		if got := decodeMojibake(toMojibake(letter)); got != letter {
			t.Errorf("UTF-8 %q = %q, want %q", toMojibake(letter), got, letter)
		}
	}
}

func TestDecodeLegacy(t *testing.T) {
	tests := []struct{ text, want, encoding string }{
		{"Muïc tieâu phaùt trieån cuûa thaønh phoá Haûi Phoøng ñeán naêm 2020 laø gì?", "Mục tiêu phát triển của thành phố Hải Phòng đến năm 2020 là gì?", EncodingVNI},
		{"COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", EncodingVNI},
		{"Haûi Phoøng", "Hải Phòng", EncodingVNI},
		{"§Þnh h−íng ph¸t triÓn cña thµnh phè H¶i Phßng", "Định hướng phát triển của thành phố Hải Phòng", EncodingTCVN3},
		{"céng hoµ x· héi chñ nghÜa ViÖt Nam, ®éc lËp – tù do – h¹nh phóc", "cộng hoà xã hội chủ nghĩa Việt Nam, độc lập – tự do – hạnh phúc", EncodingTCVN3},
		{"N¨ng lùc l\u00adu tr÷ hµng", "Năng lực lưu trữ hàng", EncodingTCVN3},
		{toCP1258("Định hướng phát triển của thành phố Hải Phòng"), "Định hướng phát triển của thành phố Hải Phòng", EncodingCP1258},
		{toMojibake("Định hướng phát triển của thành phố Hải Phòng"), "Định hướng phát triển của thành phố Hải Phòng", EncodingUTF8},
		{"Định hướng phát triển của thành phố Hải Phòng", "", ""},
		{"công nghiệp hoá, toàn diện, khoá, loà xoà, thuý, á à", "", ""},
		{"là gì thì à, có ai bán xe hơi", "", ""},
		{norm.NFD.String("Định hướng phát triển của thành phố"), "", ""},
		{"Où était l'été passé à Orléans? Le Président Noël a dû déjà être là, côté forêt.", "", ""},
		{"Über die Straße fährt ein großer Zug nach München, schöne Grüße für alle.", "", ""},
		{"El niño español soñó con la canción más corazón.", "", ""},
		{"São Paulo não é a capital; informação à população.", "", ""},
		{"På ön växer blåbär och åäö. Må bra, får få träd. Två år då.", "", ""},
		{"± 5 °C, §3, ©2017 «été» £5 ½ µm", "", ""},
		{"plain English", "", ""},
		{"", "", ""},
		{"\xff\xfe\xe0\xe1", "", ""},
	}
	for _, tt := range tests {
		want := tt.want
		if want == "" {
			want = tt.text
		}
		got, encoding := DecodeLegacy(tt.text)
		if got != want || encoding != tt.encoding {
			t.Errorf("DecodeLegacy(%q) = %q, %q; want %q, %q", tt.text, got, encoding, want, tt.encoding)
		}
	}
}

func TestRestore(t *testing.T) {
	for text, want := range map[string]string{
		" Muïc tieâu phaùt  trieån\u200b laø gì? ": "Mục tiêu phát triển là gì?",
		"h\u00adíng ph¸t triÓn cña thµnh phè":      "hướng phát triển của thành phố",
		"tha`nh pho^' Ha?i Pho`ng":                 "thành phố Hải Phòng",
		"Cảng biển (ở đâu)?":                       "Cảng biển (ở đâu)?",
		"":                                         "",
	} {
		if got := Restore(text); got != want {
			t.Errorf("Restore(%q) = %q, want %q", text, got, want)
		}
	}
}

func FuzzDecodeLegacy(f *testing.F) {
	f.Add("Muïc tieâu phaùt trieån")
	f.Add("§Þnh h−íng ph¸t triÓn")
	f.Add("Háº£i PhÃ²ng\xff")
	f.Fuzz(func(t *testing.T, s string) {
		text, encoding := DecodeLegacy(s)
		if encoding == "" && text != s {
			t.Errorf("DecodeLegacy(%q) changed the text to %q without an encoding", s, text)
		}
		if again, e := DecodeLegacy(text); e == encoding && e != "" {
			t.Errorf("DecodeLegacy reads its own result %q as %s again: %q", text, e, again)
		}
	})
}

func ExampleDecodeLegacy() {
	fmt.Println(DecodeLegacy("Muïc tieâu phaùt trieån cuûa thaønh phoá"))
	fmt.Println(DecodeLegacy("§Þnh h−íng ph¸t triÓn"))
	fmt.Println(DecodeLegacy("Mục tiêu phát triển của thành phố"))
	// Output:
	// Mục tiêu phát triển của thành phố vni-windows
	// Định hướng phát triển tcvn3
	// Mục tiêu phát triển của thành phố
}
