package knowledge

import (
	"unicode"

	"haiphongbot/internal/vietnamese"
)

// nearest returns the known word that was most likely meant by word: the one
// with the fewest letters to change, if these are at most a third of it. Case
// and Vietnamese accents do not count.
func nearest(word string, known []string) (string, bool) {
	const longest = 80 // a key or file name; more is never a slip
	w := bare(word)
	if len(w) == 0 || len(w) > longest {
		return "", false
	}
	best, bestCost := "", len(w)/3+1
	for _, k := range known {
		if cost := distance(w, bare(k)); cost < bestCost {
			best, bestCost = k, cost
		}
	}
	return best, best != ""
}

// distance is the number of letters to insert, remove or replace.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, ra := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, rb := range b {
			cost := diagonal
			if ra != rb {
				cost = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], cost
		}
	}
	return row[len(b)]
}

// bare drops accents, case and everything but letters and digits, so that
// "Tiêu đề" and "tieu_de" are the same word.
func bare(s string) []rune {
	var out []rune
	for _, r := range vietnamese.Fold(s) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			out = append(out, r)
		}
	}
	return out
}
