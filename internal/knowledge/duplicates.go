package knowledge

import (
	"cmp"
	"hash/maphash"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode"
)

// Two passages of different documents say the same when their words are the
// same, or nearly: at least likeness of their runs of three words, and the same
// figures, names and negations. Short ones do so only under the same title
// and headings: "Mức hỗ trợ: 50 %" means something else in every document.
const (
	likeness    = 0.85 // Jaccard index of the sets of runs
	runLength   = 3
	fewestWords = 20
)

// Bounds on the work for one passage. Two texts that are 0.85 alike share one of
// their eight smallest hashes in all but a millionth of cases.
const (
	sketchSize    = 8
	maxPerHash    = 8
	maxComparison = 16
)

// fingerprint is a passage as far as its like is looked for.
type fingerprint struct {
	passage *Passage
	place   uint64 // of title and headings
	print
}

// print is what a fingerprint takes from the text alone.
type print struct {
	words  int
	exact  uint64 // of all words
	marks  uint64 // of figures, names and negations, in any order
	sketch []uint64
}

// prints are the prints of the texts of one library, to make the next from: most
// texts are the same, and reading their words takes longer than all else about a
// library. A nil prints remembers nothing.
type prints struct {
	known atomic.Pointer[map[string]print] // by text; never written again
}

// earlier returns the prints of the last library.
func (p *prints) earlier() map[string]print {
	if p == nil {
		return nil
	}
	if known := p.known.Load(); known != nil {
		return *known
	}
	return nil
}

// keep remembers the prints of a library in place of those of the last.
func (p *prints) keep(list [][]fingerprint) {
	if p == nil {
		return
	}
	known := map[string]print{}
	for _, document := range list {
		for _, f := range document {
			known[f.passage.Text] = f.print
		}
	}
	p.known.Store(&known)
}

// markDuplicates lets the newest valid document stand for all that say the
// same. today decides what is valid.
func (lib *Library) markDuplicates(today time.Time, known *prints) {
	documents := slices.Clone(lib.Documents)
	slices.SortStableFunc(documents, func(a, b *Document) int { return preferred(a, b, today) })
	found := newDuplicates()
	all := fingerprints(documents, known.earlier())
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
	exact map[uint64][]*fingerprint
	near  map[uint64][]*fingerprint
	count map[[2]*Document]int // of the passages of the first that the second stands for
}

func newDuplicates() *duplicates {
	return &duplicates{exact: map[uint64][]*fingerprint{}, near: map[uint64][]*fingerprint{}, count: map[[2]*Document]int{}}
}

func (d *duplicates) place(f *fingerprint) {
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
func (d *duplicates) find(f *fingerprint) *fingerprint {
	for _, other := range d.exact[f.exact] {
		if other.passage.Document != f.passage.Document && (f.words >= fewestWords || f.place == other.place) {
			return other
		}
	}
	var runs map[uint64]bool
	compared := map[*fingerprint]bool{f: true}
	for _, h := range f.sketch {
		for _, other := range d.near[h] {
			if compared[other] || other.marks != f.marks || other.passage.Document == f.passage.Document {
				continue
			}
			if compared[other] = true; len(compared) > maxComparison {
				return nil
			}
			if runs == nil {
				runs = runsOf(f.passage.Text)
			}
			if alike(runs, runsOf(other.passage.Text)) >= likeness {
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

// fingerprints reads the passages of each document, in parallel.
func fingerprints(documents []*Document, known map[string]print) [][]fingerprint {
	out := make([][]fingerprint, len(documents))
	var workers sync.WaitGroup
	for first := range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := first; i < len(documents); i += runtime.GOMAXPROCS(0) {
				for _, p := range documents[i].Passages {
					out[i] = append(out[i], fingerprintOf(p, known))
				}
			}
		})
	}
	workers.Wait()
	return out
}

func fingerprintOf(p *Passage, known map[string]print) fingerprint {
	f := fingerprint{passage: p, place: hash(words(p.Document.Title + "\n" + strings.Join(p.Headings, "\n")))}
	var ok bool
	if f.print, ok = known[p.Text]; !ok {
		f.print = printOf(p.Text)
	}
	return f
}

func printOf(text string) print {
	var p print
	hashes := make([]uint64, 0, 128)
	for i, w := range wordsOf(text) {
		if isMark(w, i == 0) {
			p.marks += hash(strings.ToLower(w))
		}
		h := hash(strings.ToLower(w))
		hashes = append(hashes, h)
		p.exact = p.exact*31 + h
	}
	p.words = len(hashes)
	if p.words >= fewestWords {
		p.sketch = smallest(runs(hashes))
	}
	return p
}

var seed = maphash.MakeSeed()

func hash(s string) uint64 { return maphash.String(seed, s) }

func wordsOf(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r)
	})
}

// isMark reports whether a word makes a difference by itself: a figure, a
// name, a negation.
func isMark(w string, first bool) bool {
	switch strings.ToLower(w) {
	case "không", "chưa", "chẳng", "chỉ", "trừ":
		return true
	}
	for i, r := range w {
		if unicode.IsDigit(r) || i == 0 && !first && unicode.IsUpper(r) {
			return true
		}
	}
	return false
}

// runs returns the hashes of all runs of runLength words.
func runs(hashes []uint64) []uint64 {
	out := make([]uint64, 0, len(hashes))
	for i := runLength; i <= len(hashes); i++ {
		var h uint64
		for _, w := range hashes[i-runLength : i] {
			h = (h ^ w) * 0x9E3779B97F4A7C15 // Knuth's multiplicative hash
			h ^= h >> 29
		}
		out = append(out, h)
	}
	return out
}

func smallest(hashes []uint64) []uint64 {
	slices.Sort(hashes)
	hashes = slices.Compact(hashes)
	return slices.Clone(hashes[:min(sketchSize, len(hashes))])
}

func runsOf(text string) map[uint64]bool {
	var hashes []uint64
	for _, w := range wordsOf(text) {
		hashes = append(hashes, hash(strings.ToLower(w)))
	}
	set := map[uint64]bool{}
	for _, h := range runs(hashes) {
		set[h] = true
	}
	return set
}

// alike is the Jaccard index of two sets.
func alike(a, b map[uint64]bool) float64 {
	both := 0
	for h := range a {
		if b[h] {
			both++
		}
	}
	if both == 0 {
		return 0
	}
	return float64(both) / float64(len(a)+len(b)-both)
}

// Repeats reports whether a passage says in the same words what another of its
// document says. Short ones do so only under the same headings. Both are found, as a
// question may name what only the headings of one say.
func (p *Passage) Repeats(other *Passage) bool {
	return p.Document == other.Document && words(p.Text) == words(other.Text) &&
		(len(wordsOf(p.Text)) >= fewestWords || slices.Equal(p.Headings, other.Headings))
}

// Likeness says how many of the words of two texts they share, 0..1.
func Likeness(a, b string) float64 {
	set := func(text string) map[uint64]bool {
		words := map[uint64]bool{}
		for _, w := range wordsOf(text) {
			words[hash(strings.ToLower(w))] = true
		}
		return words
	}
	return alike(set(a), set(b))
}
