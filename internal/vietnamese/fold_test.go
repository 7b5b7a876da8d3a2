package vietnamese

import (
	"math/rand/v2"
	"testing"
)

// TestFoldIsOneRule folds texts of all scripts at random by the table of Latin letters and
// by the rule that it was made with.
func TestFoldIsOneRule(t *testing.T) {
	letters := []rune("aAđĐðẾếộƯơøßǅÿĳ 0?-é\u0301\u0000한中あẛſ")
	random := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		text := make([]rune, random.IntN(8))
		for i := range text {
			text[i] = letters[random.IntN(len(letters))]
			if random.IntN(4) == 0 {
				text[i] = rune(random.IntN(0x2000))
			}
		}
		if got, want := Fold(string(text)), foldAny(string(text)); got != want {
			t.Fatalf("Fold(%q) = %q, want %q", string(text), got, want)
		}
	}
}
