package pdf

import (
	"math"
	"slices"
)

// What was crossed out, as in a printed version with its changes, is a line painted
// over letters: no part of the text.

// Where a line strikes letters, in parts of their size above their baseline: a line
// below them is an underline.
const (
	strikesFrom = 0.15
	strikesTo   = 0.45
	// strikeEnds is how far beyond the letters its ends may be: the rules of tables and
	// frames, and the lines of drawings, pass on.
	strikeEnds = 0.5
)

// markStruck marks the letters that a rule strikes from end to end. It returns the other
// rules.
func markStruck(glyphs []glyph, rules []rule) []rule {
	const bucket = 8.0
	near := map[int][]int{} // letters by the height of their middle
	for i, g := range glyphs {
		key := int(math.Floor((g.y + g.size*0.3) / bucket))
		near[key] = append(near[key], i)
	}
	strikes := func(r rule) bool {
		if r.upright {
			return false
		}
		var own []int
		left, right, size := math.Inf(1), math.Inf(-1), 0.0
		key := int(math.Floor(r.at / bucket))
		for _, i := range slices.Concat(near[key-1], near[key], near[key+1]) {
			g := glyphs[i]
			if above := (r.at - g.y) / g.size; above > strikesFrom && above < strikesTo && r.a < g.x+g.width/2 && g.x+g.width/2 < r.b {
				own = append(own, i)
				left, right, size = min(left, g.x), max(right, g.x+g.width), max(size, g.size)
			}
		}
		if r.a < left-strikeEnds*size || r.b > right+strikeEnds*size {
			return false
		}
		for _, i := range own {
			glyphs[i].struck = true
		}
		return len(own) > 0
	}
	return slices.DeleteFunc(rules, strikes)
}
