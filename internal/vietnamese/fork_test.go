package vietnamese

import (
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var sayings = []string{
	"Cảng biển Lạch Huyện đón tàu lớn.", "Khu công nghiệp Đình Vũ có hạ tầng đồng bộ.", "Cảng hàng không Cát Bi được mở rộng.",
	"Thu hút đầu tư nước ngoài vào khu kinh tế.", "Dịch vụ hậu cần cảng biển và kho lạnh.", "Bán đảo Đồ Sơn, bản làng và bạn bè.",
	"Cầu Tân Vũ – Lạch Huyện nối cảng với đất liền.", "Càng đông càng vui, cáng thương và cạnh tranh.",
}

var slips = []string{"canh bien", "cagn biển", "khu coong nghiep", "dau tuw", "bàn đảo", "hau can", "cản hàng không", "khoh lanh", "cangf bieenr"}

// repairs are the readings of all slips.
func repairs(l *Lexicon) [][]Repaired {
	var out [][]Repaired
	for _, s := range slips {
		out = append(out, l.Repair(Tokenize(s)))
	}
	return out
}

func lexiconOf(texts ...string) *Lexicon {
	l := NewLexicon()
	for _, text := range texts {
		l.Add(text)
	}
	return l
}

func TestALexiconDoesNotDependOnTheOrderOfItsTexts(t *testing.T) {
	want := repairs(lexiconOf(sayings...))
	random := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		shuffled := slices.Clone(sayings)
		random.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if diff := cmp.Diff(want, repairs(lexiconOf(shuffled...))); diff != "" {
			t.Fatal(diff)
		}
	}
}

func TestAForkIsAsIfItsTextsAloneHadBeenAdded(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	held := map[string]bool{sayings[0]: true}
	l := lexiconOf(sayings[0])
	for range 200 {
		before, was := l, repairs(l)
		l = l.Fork()
		text := sayings[random.IntN(len(sayings))]
		if held[text] {
			l.Remove(text)
			delete(held, text)
		} else {
			l.Add(text)
			held[text] = true
		}
		texts := slices.Sorted(maps.Keys(held))
		if diff := cmp.Diff(repairs(lexiconOf(texts...)), repairs(l)); diff != "" {
			t.Fatalf("of %q: %s", texts, diff)
		}
		if diff := cmp.Diff(was, repairs(before)); diff != "" {
			t.Fatalf("a fork changed its origin: %s", diff)
		}
	}
}
