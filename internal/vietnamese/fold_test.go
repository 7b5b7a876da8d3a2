package vietnamese

import (
	"math/rand/v2"
	"testing"
)

// TestTablesAreOneRule reads texts of all scripts at random by the tables of Latin letters
// and by the rules that they were made with.
func TestTablesAreOneRule(t *testing.T) {
	letters := []rune("aAyYhqu lđĐðẾếộƯơøßǅÿĳ 0?-é\u0301\u0306\u0000한中あẛſ")
	random := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		runes := make([]rune, random.IntN(8))
		for i := range runes {
			runes[i] = letters[random.IntN(len(letters))]
			if random.IntN(4) == 0 {
				runes[i] = rune(random.IntN(0x2000))
			}
		}
		text := string(runes)
		if got, want := Fold(text), foldAny(text); got != want {
			t.Fatalf("Fold(%q) = %q, want %q", text, got, want)
		}
		if got, want := Key(text), keyAny(text); !isASCII(text) && got != want {
			t.Fatalf("Key(%q) = %q, want %q", text, got, want)
		}
		got, tone, ok := splitTone(text)
		if want, wantTone, wantOK := splitAny(text); got != want || tone != wantTone || ok != wantOK {
			t.Fatalf("splitTone(%q) = %q, %q, %v, want %q, %q, %v", text, got, tone, ok, want, wantTone, wantOK)
		}
		if isClean(text) && Clean(text) != cleanAny(text) {
			t.Fatalf("Clean(%q) = %q, want %q", text, text, cleanAny(text))
		}
	}
}
