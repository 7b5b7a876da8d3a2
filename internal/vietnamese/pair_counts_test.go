package vietnamese

import (
	"math/rand/v2"
	"testing"
)

// TestPairCountsAreThoseOfAMap counts at random, settles and forks now and then, and
// expects what a plain map would say, of the origin of each fork too.
func TestPairCountsAreThoseOfAMap(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	counts, want := NewPairCounts(), map[uint64]int{}
	for round := range 200 {
		before := counts
		was := map[uint64]uint32{}
		for p := range uint64(60) {
			was[p] = counts.Of(p)
		}
		counts = counts.Fork()
		for range random.IntN(30) {
			p, n := random.Uint64N(60), 1
			if want[p] > 0 && random.IntN(2) == 0 {
				n = -1
			}
			counts.Add(p, n)
			want[p] += n
		}
		if round%3 == 0 {
			counts = counts.Settled()
		}
		for p := range uint64(60) {
			if got := counts.Of(p); int(got) != want[p] {
				t.Fatalf("round %d: pair %d was counted %d times, want %d", round, p, got, want[p])
			}
			if got := before.Of(p); got != was[p] {
				t.Fatalf("round %d: a fork changed its origin: pair %d was counted %d times, then %d", round, p, was[p], got)
			}
		}
	}
}
