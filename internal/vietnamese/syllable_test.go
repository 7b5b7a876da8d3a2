package vietnamese

import "testing"

func TestValidSyllable(t *testing.T) {
	tests := []struct {
		name  string
		words string
		want  bool
	}{
		{"accented", "Hải Phòng đường nghiêng khuỷu thuở quốc quyết quý quynh gì gìn giếng giết giữ oanh yêu yến ỉa uống ương ưu xoăn ngoằn nghèo khuya tuyệt huênh bách ếch Huế", true},
		{"old and new tone places", "hòa hoà thủy thuỷ hoá hóa", true},
		{"plain", "hai phong duong nghieng quoc gi gin giet oan yeu ia uong xoan khuya tuyet a u o y ky", true},
		{"upper case", "HẢI PHÒNG ĐƯỜNG", true},
		{"decomposed", "Ha\u0309i Pho\u0300ng đươ\u0300ng", true},
		{"names of places", "Kạn Kon", true},
		{"stop without acute or dot", "quôc phat\u0309 hộch\u0300 kêt tôc lưc viêt", false},
		{"onset before the wrong vowel", "cè ghà ngè kà", false},
		{"two tones", "hả\u0301i", false},
		{"misplaced letters", "daonh nghệip phòngg thuơng đuong mooi dduowng", false},
		{"English", "school free street is was boss too hotel project investment logistics", false},
		{"not letters", "5G 2020 CO2 57-NQ", false},
	}
	for _, tt := range tests {
		for _, tok := range Tokenize(NFC(tt.words)) {
			if got := ValidSyllable(tok.Text); got != tt.want {
				t.Errorf("%s: ValidSyllable(%q) = %v, want %v", tt.name, tok.Text, got, tt.want)
			}
		}
	}
	if ValidSyllable("") {
		t.Error("the empty string is no syllable")
	}
}
