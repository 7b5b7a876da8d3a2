package vietnamese

import (
	"maps"
	"slices"
)

// PairCounts says how often each pair of numbered words was counted. Most of it is
// settled: in order, in a third of the memory of a map, and shared by all that are made
// from it. Only what differs is one's own. Any number of goroutines may read it and fork
// it at the same time, as long as none adds to it.
type PairCounts struct {
	pairs  []uint64          // settled, in order
	counts []uint32          // of pairs
	own    map[uint64]uint32 // counts that stand in place of those settled
}

// NewPairCounts returns counts of nothing.
func NewPairCounts() PairCounts { return PairCounts{own: map[uint64]uint32{}} }

// PairOf is two numbers as one.
func PairOf(a, b uint32) uint64 { return uint64(a)<<32 | uint64(b) }

// Of returns how often a pair was counted.
func (c PairCounts) Of(pair uint64) uint32 {
	if n, ok := c.own[pair]; ok {
		return n
	}
	if i, ok := slices.BinarySearch(c.pairs, pair); ok {
		return c.counts[i]
	}
	return 0
}

// Len is at least how many different pairs were counted, and not much more.
func (c PairCounts) Len() int { return len(c.pairs) + len(c.own) }

// Add counts a pair n times more, or less when n is negative.
func (c PairCounts) Add(pair uint64, n int) {
	if len(c.pairs) > 0 {
		c.own[pair] = uint32(int(c.Of(pair)) + n)
		return
	}
	c.own[pair] += uint32(n) // looked up once
}

// Fork returns the same counts, to add to while others read c.
func (c PairCounts) Fork() PairCounts {
	c = c.Settled()
	c.own = maps.Clone(c.own)
	return c
}

// ownShare is the part of all counts, one in so many, that is left unsettled at most.
const ownShare = 8

// Settled returns the same counts, nearly all of them settled. Nothing is to be added
// to c afterwards.
func (c PairCounts) Settled() PairCounts {
	if ownShare*len(c.own) < len(c.pairs) {
		return c
	}
	s := PairCounts{pairs: make([]uint64, 0, c.Len()), counts: make([]uint32, 0, c.Len()), own: map[uint64]uint32{}}
	add := func(pair uint64, n uint32) {
		if n > 0 {
			s.pairs, s.counts = append(s.pairs, pair), append(s.counts, n)
		}
	}
	own, rest := slices.AppendSeq(make([]uint64, 0, len(c.own)), maps.Keys(c.own)), 0
	slices.Sort(own)
	for i, pair := range c.pairs {
		for ; rest < len(own) && own[rest] < pair; rest++ {
			add(own[rest], c.own[own[rest]])
		}
		if rest < len(own) && own[rest] == pair {
			continue // it stands in the place of what is settled
		}
		add(pair, c.counts[i])
	}
	for _, pair := range own[rest:] {
		add(pair, c.own[pair])
	}
	return s
}
