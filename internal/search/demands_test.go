package search

import (
	"bufio"
	"encoding/json"
	"os"
	"testing"
)

// TestDemands reads what 600 questions ask for, whose labels were given by hand by
// somebody who did not see the program. What asks for a description, for means or for yes
// or no wants no kind of fact.
func TestDemands(t *testing.T) {
	f, err := os.Open("testdata/demands.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	wanted := map[string]offer{
		"number": offersNumber, "date": offersWhen, "name": offersName, "place": offersPlace,
		"reason": offersReason, "papers": offersPapers, "means": 0, "whether": 0, "content": 0,
	}
	least := map[string]float64{
		"number": .87, "date": .82, "name": .90, "place": .87, "reason": .92, "papers": .80, "means": .93, "whether": .95, "content": .97,
	}
	_, read := only(t, shipped(t))
	asked, right := map[string]int{}, map[string]int{}
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		var q struct{ Question, Wants string }
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			t.Fatal(err)
		}
		want, known := wanted[q.Wants]
		if !known {
			t.Fatalf("%s: no demand %q", q.Question, q.Wants)
		}
		asked[q.Wants]++
		switch got := read(q.Question).wants; {
		case got == want, got&want != 0:
			right[q.Wants]++
		default:
			t.Logf("%s: wants %s, read as %d", q.Question, q.Wants, got)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	for label, n := range asked {
		if share := float64(right[label]) / float64(n); share < least[label] {
			t.Errorf("of %d questions that want %s, %.2f are read so, not %.2f", n, label, share, least[label])
		}
	}
}
