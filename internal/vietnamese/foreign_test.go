package vietnamese

import (
	"maps"
	"slices"
	"testing"
)

func TestForeign(t *testing.T) {
	for _, tt := range []struct {
		text string
		want bool
	}{
		{"Bonjour, quels sont les objectifs de Hai Phong en matière d'investissement ?", true},
		{"Guten Tag, welche Länder sind die wichtigsten Investoren?", true},
		{"Hola, ¿cuál es el teléfono?", true},
		{"Qual è il numero di telefono?", true},
		{"Qual é o telefone?", true},
		{"Wat is uw telefoonnummer?", true},
		{"Di mana alamat kantor pusat promosi investasi?", true},
		{"Каков номер телефона?", true},
		{"ما هي أهداف المدينة؟", true},
		{"מה מספר הטלפון?", true},
		{"เบอร์โทรศัพท์คืออะไร", true},
		{"merci ad nhé", false},
		{"het gio lam viec chua", false},
		{"hoe nay la hoa gi", false},
		{"mục tiêu la gi, di dau de hoi", false},
		{"mucj tieu cua thanh pho des laf gi", false},
		{"ad oi cho e hoi vs, hp co j hot k", false},
		{"port de Hai Phong", false},
		{"What is the phone number of the office?", false},
		{"電話番号は？", false},
		{"전화번호", false},
		{"电话号码", false},
		{"", false},
		{"123", false},
	} {
		if got := Foreign(tt.text); got != tt.want {
			t.Errorf("Foreign(%q) = %v, want %v", tt.text, got, tt.want)
		}
	}
}

// TestForeignWords holds what Foreign promises of the words that decide.
func TestForeignWords(t *testing.T) {
	for _, w := range slices.Sorted(maps.Keys(foreignWords)) {
		if _, typed := decodeTyping(w); ValidSyllable(w) || typed == strongEvidence || commonEnglish[w] || sharedWords[w] {
			t.Errorf("%q decides, though it may be Vietnamese or English", w)
		}
	}
}
