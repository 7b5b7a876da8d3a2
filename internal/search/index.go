package search

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"haiphongbot/internal/knowledge"
	"haiphongbot/internal/vietnamese"
)

// Index answers questions over one library. It may be used from any number of
// goroutines until it is closed.
type Index struct {
	library  *knowledge.Library
	lexicon  *lexicon // of its glossary
	spelling *vietnamese.Lexicon
	shards   [levels]*shard // nil: no passage is of the level
}

// Build indexes the passages of a library in memory.
func Build(lib *knowledge.Library) (*Index, error) {
	return (&Index{library: &knowledge.Library{}}).Update(lib)
}

// Close releases the index. It must not be searched afterwards.
func (x *Index) Close() error {
	var err error
	for _, s := range x.shards {
		if s != nil {
			err = errors.Join(err, s.close())
		}
	}
	return err
}

// Search implements Searcher. Hits of different shards are compared by their confidence.
func (x *Index) Search(ctx context.Context, question Question, limit int) (Result, error) {
	result := Result{Language: vietnamese.Detect(question.Text)}
	q := x.read(question)
	var all []finding
	for _, s := range slices.Backward(x.shards[:]) { // of equals that about which staff have taught more
		if s == nil {
			continue
		}
		f, err := s.search(ctx, q, limit)
		if err != nil {
			return Result{}, err
		}
		all = append(all, f)
		result.Hits = append(result.Hits, f.hits...)
	}
	slices.SortStableFunc(result.Hits, func(a, b Hit) int { return cmp.Compare(b.Confidence, a.Confidence) })
	result.Hits = result.Hits[:min(limit, len(result.Hits))]
	result.Unknown = unknown(all, result.Hits)
	return result, nil
}

// unknown returns the years that the first hit does not cover, and the names that no
// shard knows.
func unknown(all []finding, hits []Hit) []string {
	var years, names []string
	for i, f := range all {
		if len(f.hits) > 0 && f.hits[0].Passage == hits[0].Passage {
			years = f.years
		}
		if i == 0 {
			names = f.names
			continue
		}
		names = slices.DeleteFunc(names, func(name string) bool {
			return !slices.ContainsFunc(f.names, func(other string) bool { return strings.EqualFold(name, other) })
		})
	}
	return slices.Concat(years, names)
}
