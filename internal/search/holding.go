package search

import (
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"haiphongbot/internal/knowledge"
)

// holding is the passages that an index has in a part.
type holding struct {
	part     *part
	passages []int // bleve's number of a document → the passage, gone when the index does not hold it
}

// gone stands for a passage of a part that an index does not hold.
const gone = -1

// live is how many passages an index has in a part.
func (h holding) live() int {
	n := 0
	for _, p := range h.passages {
		if p != gone {
			n++
		}
	}
	return n
}

// hold returns where the passages of the next index are: where they were, as long as
// that is worth it, and in parts made for them.
func (x *shard) hold(passages []*knowledge.Passage, c change) ([]holding, error) {
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
// new, and those of holdings that do not stay. A part that is mostly dead goes, so that
// no more than every other passage is kept in vain; so does one no larger than what
// there is to index besides, up to half a part together, so that there are few parts
// and yet no change waits long for them. All in all a passage is indexed again about
// as often as the logarithm of partSize says.
func dissolve(holdings []holding, fresh []int) (kept []holding, indexed []int) {
	indexed = fresh
	slices.SortStableFunc(holdings, func(a, b holding) int { return a.live() - b.live() })
	for _, h := range holdings {
		live := h.live()
		dead := 2*live < len(h.passages)
		small := live <= len(indexed) && live+len(indexed) <= partSize/2
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

// fill hands some of the passages to bleve, part by part and as many parts at a
// time as there are cores. With an error come the parts that were made all the same.
func fill(passages []*knowledge.Passage, some []int) ([]holding, error) {
	chunks := slices.Collect(slices.Chunk(some, partSize))
	made := make([]holding, len(chunks))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, chunk := range chunks {
		group.Go(func() error {
			held := make([]*knowledge.Passage, len(chunk))
			for j, p := range chunk {
				held[j] = passages[p]
			}
			p, err := newPart(held)
			if err != nil {
				return err
			}
			h := holding{p, make([]int, len(chunk))}
			for number, place := range p.place {
				h.passages[number] = chunk[place]
			}
			made[i] = h
			return nil
		})
	}
	err := group.Wait()
	return slices.DeleteFunc(made, func(h holding) bool { return h.part == nil }), err
}
