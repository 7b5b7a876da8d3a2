package search

import (
	"errors"
	"reflect"

	"golang.org/x/sync/errgroup"

	"haiphongbot/internal/knowledge"
)

// become makes an index over a library of what differs from x and of what does not.
// The parts do not need each other and are made side by side, two at a time: each makes
// more than it keeps.
func (x *Index) become(lib *knowledge.Library, passages []*knowledge.Passage, c change) (*Index, error) {
	next := &Index{library: lib, passages: passages, period: sharedPeriod(passages)}
	var parts errgroup.Group
	parts.Go(func() (err error) {
		if next.holdings, err = x.hold(next.passages, c); err != nil {
			return err
		}
		next.lexicon = x.lexicon
		if next.lexicon == nil || !reflect.DeepEqual(lib.Glossary, x.library.Glossary) {
			next.lexicon = newLexicon(lib.Glossary)
		}
		next.spelling = respell(x.spelling, x.library, lib)
		return nil
	})
	parts.Go(func() error {
		next.recount(x, c)
		return nil
	})
	if err := parts.Wait(); err != nil {
		return nil, errors.Join(err, next.Close())
	}
	next.places = newPlaces(lib.Glossary, next.corpus)
	next.placeRefused()
	return next, nil
}

// recount makes the corpus, and what is to be refused, from those of the index before.
func (x *Index) recount(before *Index, c change) {
	x.corpus = before.corpus.fork()
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
	x.readRemits(before)
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
