package knowledge

import (
	"cmp"
	"maps"
	"slices"
	"time"
)

// Two passages of different documents say the same when their words are the
// same, or nearly: at least likeness of their shingles, and the same
// figures, names and negations. Short ones do so only under the same title
// and headings: "Mức hỗ trợ: 50 %" means something else in every document.
const (
	likeness    = 0.85 // Jaccard index of the sets of shingles
	fewestWords = 20
)

// Bounds on the work for one passage.
const (
	maxPerHash    = 8
	maxComparison = 16
)

// markDuplicates lets the newest valid document stand for all that say the
// same. today decides what is valid.
func (lib *Library) markDuplicates(today time.Time, known *fingerprints) {
	documents := slices.Clone(lib.Documents)
	slices.SortStableFunc(documents, func(a, b *Document) int { return preferred(a, b, today) })
	found := newDuplicates()
	all := fingerprintAll(documents, known.earlier())
	known.keep(all)
	for _, list := range all {
		for i := range list {
			found.place(&list[i])
		}
	}
	lib.report(found.problems()...)
}

// preferred orders documents by which is to be quoted: those in force, then the
// newest, then those with a source, then those whose name is not that of a copy.
func preferred(a, b *Document, today time.Time) int {
	rank := func(d *Document) int {
		if d.expired(today) {
			return 1
		}
		return 0
	}
	return cmp.Or(
		cmp.Compare(rank(a), rank(b)),
		b.Date.Compare(a.Date),
		cmp.Compare(b.Period.To, a.Period.To),
		-cmp.Compare(min(len(a.Source), 1), min(len(b.Source), 1)),
		cmp.Compare(copyRank(a.ID), copyRank(b.ID)),
		cmp.Compare(a.ID, b.ID),
	)
}

// copyRank is 1 for a name that copying or downloading has made.
func copyRank(id string) int {
	if isCopy(id) {
		return 1
	}
	return 0
}

// duplicates finds, for each passage, an earlier one that says the same.
type duplicates struct {
	exact map[uint64][]*fingerprinted
	near  map[uint64][]*fingerprinted
	count map[[2]*Document]int // of the passages of the first that the second stands for
}

func newDuplicates() *duplicates {
	return &duplicates{exact: map[uint64][]*fingerprinted{}, near: map[uint64][]*fingerprinted{}, count: map[[2]*Document]int{}}
}

func (d *duplicates) place(f *fingerprinted) {
	if same := d.find(f); same != nil {
		f.passage.Same = same.passage
		for _, p := range f.passage.Phrasings {
			same.passage.addPhrasings(excerpt(same.passage, p.Answer), p.Question)
		}
		d.count[[2]*Document{f.passage.Document, same.passage.Document}]++
		return
	}
	if list := d.exact[f.exact]; len(list) < maxPerHash {
		d.exact[f.exact] = append(list, f)
	}
	for _, h := range f.sketch {
		if list := d.near[h]; len(list) < maxPerHash {
			d.near[h] = append(list, f)
		}
	}
}

// find returns the earlier passage of another document that says what f says.
func (d *duplicates) find(f *fingerprinted) *fingerprinted {
	for _, other := range d.exact[f.exact] {
		if other.passage.Document != f.passage.Document && (f.words >= fewestWords || f.place == other.place) {
			return other
		}
	}
	var own map[uint64]bool
	compared := map[*fingerprinted]bool{f: true}
	for _, h := range f.sketch {
		for _, other := range d.near[h] {
			if compared[other] || other.marks != f.marks || other.passage.Document == f.passage.Document {
				continue
			}
			if compared[other] = true; len(compared) > maxComparison {
				return nil
			}
			if own == nil {
				own = shingleSet(f.passage.Text)
			}
			if jaccard(own, shingleSet(other.passage.Text)) >= likeness {
				return other
			}
		}
	}
	return nil
}

// problems tells staff: once for each document that others repeat wholly, once
// for each pair that has some passages in common.
func (d *duplicates) problems() []Problem {
	var problems []Problem
	copies := map[*Document][]string{}
	pairs := slices.SortedFunc(maps.Keys(d.count), func(a, b [2]*Document) int {
		return cmp.Or(cmp.Compare(a[1].ID, b[1].ID), cmp.Compare(a[0].ID, b[0].ID))
	})
	for _, pair := range pairs {
		if n := d.count[pair]; 5*n >= 4*len(pair[0].Passages) {
			copies[pair[1]] = append(copies[pair[1]], pair[0].ID)
		} else {
			problems = append(problems, passagesRepeated(pair[0].ID, pair[1].ID, n))
		}
	}
	for doc, ids := range copies {
		problems = append(problems, documentRepeated(doc.ID, ids))
	}
	return problems
}

// Repeats reports whether a passage says in the same words what another of its
// document says. Short ones do so only under the same headings. Both are found, as a
// question may name what only the headings of one say.
func (p *Passage) Repeats(other *Passage) bool {
	return p.Document == other.Document && sameWords(p.Text, other.Text) &&
		(len(wordsOf(p.Text)) >= fewestWords || slices.Equal(p.Headings, other.Headings))
}
