package search

import (
	"cmp"
	"errors"
	"reflect"
	"slices"

	"golang.org/x/sync/errgroup"

	"haiphongbot/internal/knowledge"
)

// Update returns an index over another library that finds what Build would, and is
// made in a fraction of the time when most passages are the same. x stays as it is:
// it may be searched meanwhile and afterwards, and is to be closed as ever, but not
// before Update returns.
func (x *Index) Update(lib *knowledge.Library) (*Index, error) {
	next := &Index{library: lib, lexicon: x.lexicon}
	turns := x.turns(next)
	// The parts do not need each other and are made side by side, two at a time: each
	// makes more than it keeps.
	var parts errgroup.Group
	parts.Go(func() (err error) {
		for _, t := range turns {
			if t.now.holdings, err = t.was.hold(t.now.passages, t.change); err != nil {
				return err
			}
		}
		if x.lexicon == nil || !reflect.DeepEqual(lib.Glossary, x.library.Glossary) {
			next.lexicon = newLexicon(lib.Glossary)
		}
		next.spelling = respell(x.spelling, x.library, lib)
		return nil
	})
	parts.Go(func() error {
		for _, t := range turns {
			t.now.recount(t.was, t.change)
		}
		return nil
	})
	if err := parts.Wait(); err != nil {
		return nil, errors.Join(err, next.Close())
	}
	parts.Go(func() error {
		for _, t := range turns {
			t.now.readRemits(t.was)
		}
		return nil
	})
	for _, t := range turns {
		t.now.lexicon = next.lexicon
		t.now.places = newPlaces(lib.Glossary, t.now.corpus)
		t.now.placeRefused()
	}
	return next, parts.Wait()
}

// turn is what becomes of a shard.
type turn struct {
	was, now *shard
	change   change
}

// turns enters into the next index the shards that it is to have, and says of which of x
// each is made. Where most is new, that is one without passages.
func (x *Index) turns(next *Index) []turn {
	var turns []turn
	all := quotable(next.library)
	for i, own := range all {
		if len(own) == 0 {
			continue
		}
		passages := slices.Concat(own, rivals(level(i), all))
		nothing := &shard{library: &knowledge.Library{}, corpus: newCorpus()}
		t := turn{was: cmp.Or(x.shards[i], nothing), now: &shard{level: level(i), library: partOf(next.library, own), passages: passages, own: len(own), period: sharedPeriod(passages)}}
		if t.change = compare(t.was.passages, passages); t.change.great() || t.was.corpus.spent() {
			t.was, t.change = nothing, compare(nil, passages)
		}
		next.shards[i] = t.now
		turns = append(turns, t)
	}
	return turns
}

// partOf returns a library with those documents only that have some of the passages.
func partOf(lib *knowledge.Library, passages []*knowledge.Passage) *knowledge.Library {
	part := *lib
	part.Documents = nil
	for _, p := range passages { // those of a document stand one behind the other
		if n := len(part.Documents); n == 0 || part.Documents[n-1] != p.Document {
			part.Documents = append(part.Documents, p.Document)
		}
	}
	return &part
}

// recount makes the corpus, and what is to be refused, from those of the shard before.
func (x *shard) recount(before *shard, c change) {
	x.corpus = before.corpus.fork()
	x.corpus.headed = x.level < taught
	for i, now := range c.to {
		if now == gone {
			x.corpus.count(before.corpus.passages[i], takenBack)
		}
	}
	x.corpus.passages = make([]*passage, len(x.passages))
	for i, was := range c.from {
		if was != gone {
			x.corpus.passages[i] = before.corpus.passages[was]
			continue
		}
		x.corpus.passages[i] = x.corpus.readPassage(x.passages[i])
		x.corpus.count(x.corpus.passages[i], counted)
	}
	x.refuse(before)
	x.corpus.settle()
	x.corpus.weighPhrasings()
}

// spent reports whether so many keys are in no text any more that the corpus had
// better be read anew.
func (c *corpus) spent() bool {
	unused := 0
	for _, n := range c.uses {
		if n == 0 {
			unused++
		}
	}
	return 3*unused > len(c.uses)
}
