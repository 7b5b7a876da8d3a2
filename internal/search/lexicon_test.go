package search

import "testing"

// A folder that has no word for a term of several words may have one for a part of it.
func TestPartsOfTermsThatNoPassageHas(t *testing.T) {
	x, read := only(t, indexed(t, libraryOf("Định hướng", "Thành phố xúc tiến đầu tư từ Singapore.", "Công tác đối ngoại được đẩy mạnh.")))
	q := read("Is Singapore in the list of investment partners?")
	found := newReader(q).foundIn(&x.corpus.passages[0].body)
	for i, w := range q.words {
		if w.Folded == "investment" && found[i] == 0 {
			t.Error("investment is not found in a passage on đầu tư")
		}
	}
}
