package search

import (
	"hash/maphash"
	"slices"

	"haiphongbot/internal/knowledge"
)

// change says which passages of one library are which of another: those that are
// the same in all that is indexed, wherever they stand.
type change struct {
	from []int // passage → what it was before; gone: it is new
	to   []int // passage before → what it is now; gone: it is no more
}

// compare finds the passages that have stayed the same.
func compare(before, now []*knowledge.Passage) change {
	c := change{from: make([]int, len(now)), to: make([]int, len(before))}
	seed := maphash.MakeSeed()
	known := make(map[uint64][]int, len(before))
	for i, p := range before {
		c.to[i] = gone
		d := digest(seed, p)
		known[d] = append(known[d], i)
	}
	for i, p := range now {
		c.from[i] = gone
		d := digest(seed, p)
		if at := slices.IndexFunc(known[d], func(was int) bool { return same(before[was], p) }); at >= 0 {
			was := known[d][at]
			c.from[i], c.to[was] = was, i
			known[d][at] = known[d][0]
			known[d] = known[d][1:]
		}
	}
	return c
}

// digest is equal for passages that are the same.
func digest(seed maphash.Seed, p *knowledge.Passage) uint64 {
	var h maphash.Hash
	h.SetSeed(seed)
	h.WriteString(p.Text)
	h.WriteString(p.Document.Title)
	for _, heading := range p.Headings {
		h.WriteString(heading)
	}
	return h.Sum64()
}

// same reports whether two passages are the same in all that is indexed.
func same(a, b *knowledge.Passage) bool {
	return a.Text == b.Text && a.Document.Title == b.Document.Title &&
		slices.Equal(a.Headings, b.Headings) && slices.Equal(a.Phrasings, b.Phrasings)
}

// fresh returns the passages that are new.
func (c change) fresh() []int {
	var list []int
	for i, was := range c.from {
		if was == gone {
			list = append(list, i)
		}
	}
	return list
}

// great reports whether so much is new or no more that building anew is hardly
// more work.
func (c change) great() bool {
	lost := 0
	for _, now := range c.to {
		if now == gone {
			lost++
		}
	}
	return 3*max(len(c.fresh()), lost) > len(c.from)
}
