package search

import (
	"errors"
	"reflect"
	"slices"

	"golang.org/x/sync/errgroup"

	"haiphongbot/internal/knowledge"
)

// Update returns an index over another library that finds what Build would, and is
// made in a fraction of the time when most passages are the same. x stays as it is
// and may be searched meanwhile and afterwards; both must be closed, in any order.
func (x *Index) Update(lib *knowledge.Library) (*Index, error) {
	next := &Index{library: lib, passages: quotable(lib)}
	c := compare(x.passages, next.passages)
	if c.great() || x.corpus.spent() {
		return Build(lib)
	}
	var parts errgroup.Group
	parts.Go(func() (err error) {
		next.holdings, err = x.hold(next.passages, c)
		return err
	})
	parts.Go(func() error {
		next.recount(x, c, lib.Checks)
		return nil
	})
	parts.Go(func() error {
		next.lexicon = x.lexicon
		if !reflect.DeepEqual(lib.Glossary, x.library.Glossary) {
			next.lexicon = newLexicon(lib.Glossary)
		}
		next.spelling = respell(x.spelling, x.library, lib)
		return nil
	})
	if err := parts.Wait(); err != nil {
		return nil, errors.Join(err, next.Close())
	}
	next.places = newPlaces(lib.Glossary, next.corpus)
	return next, nil
}

// recount makes the corpus from that of the index before.
func (x *Index) recount(before *Index, c change, checks []knowledge.Check) {
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
		read := x.corpus.readPassage(x.passages[i])
		x.corpus.count(read, counted)
		x.corpus.passages[i] = read
	}
	for _, k := range before.refused {
		x.corpus.use(k.text, takenBack)
	}
	x.weigh(checks)
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

// hold returns where the passages of the next index are: where they were, as long as
// that is worth it, and in parts made for them.
func (x *Index) hold(passages []*knowledge.Passage, c change) ([]holding, error) {
	var kept []holding
	for _, h := range x.holdings {
		if moved := h.move(c); moved.live() > 0 {
			kept = append(kept, moved)
		}
	}
	kept, indexed := dissolve(kept, c.fresh())
	for i := range kept {
		kept[i].part.share()
	}
	made, err := fill(passages, indexed)
	return append(kept, made...), err
}

// move returns what is left of a holding after a change.
func (h holding) move(c change) holding {
	moved := holding{h.part, make([]int, len(h.passages))}
	for number, p := range h.passages {
		moved.passages[number] = gone
		if p != gone {
			moved.passages[number] = c.to[p]
		}
	}
	return moved
}

// dissolve returns the holdings that stay, and the passages to index: those that are
// new, and those of holdings that do not stay. A part that is mostly dead
// goes, so that no more than every other passage is kept in vain; so does one no
// larger than what there is to index besides, so that the sizes of parts rise
// steeply and there are few of them. All in all a passage is indexed again about as
// often as the logarithm of partSize says.
func dissolve(holdings []holding, fresh []int) (kept []holding, indexed []int) {
	indexed = fresh
	slices.SortStableFunc(holdings, func(a, b holding) int { return a.live() - b.live() })
	for _, h := range holdings {
		live := h.live()
		dead := 2*live < len(h.passages)
		small := live <= len(indexed) && live+len(indexed) <= partSize
		if !dead && !small {
			kept = append(kept, h)
			continue
		}
		for _, p := range h.passages {
			if p != gone {
				indexed = append(indexed, p)
			}
		}
	}
	return kept, indexed
}
