package search

import (
	"context"
	"fmt"
	"math"
	"slices"
	"sort"
)

// BM25's saturation and length normalisation in the choice of candidates.
const (
	candidateK1 = 1.2
	candidateB  = 0.75
)

// standing is how a passage stands in the choice of candidates.
type standing struct {
	score float64
	terms int // of the question that it has
}

// candidates returns the passages worth a closer look, best first.
//
// bleve looks the terms up; it is not asked to score, since what it would count are
// the passages of its index, held or not. Counted here are those of x, so that the
// candidates are the same however the passages are spread over parts. The score is
// that of a bleve disjunction under BM25, but for the mean length, which bleve takes
// for the number of different terms a passage; of equals the earlier passage is taken.
func (x *shard) candidates(ctx context.Context, q *query) ([]int, error) {
	terms := q.terms()
	all := make([]standing, len(x.passages))
	for _, t := range terms {
		if err := x.score(ctx, t, all); err != nil {
			return nil, err
		}
	}
	best := make([]int, 0, maxCandidates+1)
	for i := range all {
		if all[i].terms == 0 {
			continue
		}
		all[i].score *= float64(all[i].terms) / float64(len(terms))
		at := sort.Search(len(best), func(j int) bool { return all[best[j]].score < all[i].score })
		best = slices.Insert(best, at, i)
		best = best[:min(len(best), maxCandidates)]
	}
	return best, nil
}

// posting is a passage that has a term.
type posting struct {
	passage           int
	frequency, length float64
}

// score adds to each passage what it earns for a term.
func (x *shard) score(ctx context.Context, t term, all []standing) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("search passages: %w", err)
	}
	var list []posting
	for _, h := range x.holdings {
		err := h.part.postings(ctx, t.field, t.text, func(number int, frequency, length float64) {
			if p := h.passages[number]; p != gone {
				list = append(list, posting{p, frequency, length})
			}
		})
		if err != nil {
			return err
		}
	}
	n, df := float64(len(x.passages)), float64(len(list))
	idf := math.Log(1 + (n-df+0.5)/(df+0.5))
	mean := x.corpus.meanLength(t.field)
	for _, p := range list {
		tf := math.Sqrt(p.frequency)
		all[p.passage].score += t.boost * idf * idf * tf / (tf + candidateK1*(1-candidateB+candidateB*p.length/mean))
		all[p.passage].terms++
	}
	return nil
}
