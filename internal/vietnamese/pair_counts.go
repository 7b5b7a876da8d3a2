package vietnamese

import "maps"

// PairCounts says how often each pair of numbered words was counted. Most counts of
// a Fork are those of its origin, which both read: only what differs is a fork's own.
// Any number of goroutines may read it and fork it at the same time, as long as none
// adds to it.
type PairCounts struct {
	shared map[uint64]uint32 // never written
	own    map[uint64]uint32 // counts that stand in place of those shared
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
	return c.shared[pair]
}

// Len is at least how many different pairs were counted, and not much more.
func (c PairCounts) Len() int { return len(c.shared) + len(c.own) }

// Add counts a pair n times more, or less when n is negative.
func (c PairCounts) Add(pair uint64, n int) { c.own[pair] = uint32(int(c.Of(pair)) + n) }

// ownShare is the part of all counts, one in so many, that a fork keeps apart at most.
const ownShare = 8

// Fork returns the same counts, to add to while others read c.
func (c PairCounts) Fork() PairCounts {
	switch {
	case len(c.shared) == 0:
		return PairCounts{shared: c.own, own: map[uint64]uint32{}}
	case ownShare*len(c.own) < len(c.shared):
		return PairCounts{shared: c.shared, own: maps.Clone(c.own)}
	}
	joined := maps.Clone(c.shared)
	maps.Copy(joined, c.own)
	maps.DeleteFunc(joined, func(_ uint64, n uint32) bool { return n == 0 })
	return PairCounts{shared: joined, own: map[uint64]uint32{}}
}
