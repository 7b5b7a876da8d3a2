package pdf

import (
	"cmp"
	"slices"
)

// A font without Vietnamese letters lends only some of a line: programs paint
// those it has with gaps, then the others, in another font, into the gaps.

// weave cuts runs at the gaps into which others paint, so that the letters of a
// line can be read from left to right.
func weave(runs []run) []run {
	if len(runs) < 2 {
		return runs
	}
	var starts []float64 // of all letters
	for _, r := range runs {
		for _, g := range r.glyphs {
			starts = append(starts, g.x)
		}
	}
	slices.Sort(starts)
	var out []run
	var woven [][2]float64 // from where to where the runs reach that were cut
	for _, r := range runs {
		pieces := r.cut(starts)
		if len(pieces) > 1 {
			woven = append(woven, [2]float64{r.x, r.glyphs[len(r.glyphs)-1].x})
		}
		out = append(out, pieces...)
	}
	woven = union(woven)
	for i, r := range out {
		at, exact := slices.BinarySearchFunc(woven, r.x, func(w [2]float64, x float64) int { return cmp.Compare(w[0], x) })
		out[i].inside = !exact && at > 0 && r.x <= woven[at-1][1]
	}
	return out
}

// cut returns the pieces of a run between gaps in which letters start.
func (r run) cut(starts []float64) []run {
	var pieces []run
	from := 0
	for i := 1; i <= len(r.glyphs); i++ {
		if i < len(r.glyphs) && !interrupted(r.glyphs[i-1], r.glyphs[i], starts) {
			continue
		}
		piece := r
		piece.glyphs, piece.x = r.glyphs[from:i], r.glyphs[from].x
		pieces = append(pieces, piece)
		from = i
	}
	return pieces
}

// interrupted reports whether another letter starts in the gap between a and b.
func interrupted(a, b glyph, starts []float64) bool {
	right := a.x + a.width
	if b.x-right < wordGap*a.size {
		return false
	}
	// Letters may be moved together a little; a itself does not count.
	i, _ := slices.BinarySearch(starts, max(right-0.1*a.size, a.x+0.01*a.size))
	return i < len(starts) && starts[i] < b.x-0.1*a.size
}

// union joins spans that overlap, in order.
func union(spans [][2]float64) [][2]float64 {
	slices.SortFunc(spans, func(a, b [2]float64) int { return cmp.Compare(a[0], b[0]) })
	var out [][2]float64
	for _, s := range spans {
		if n := len(out); n > 0 && s[0] <= out[n-1][1] {
			out[n-1][1] = max(out[n-1][1], s[1])
			continue
		}
		out = append(out, s)
	}
	return out
}
