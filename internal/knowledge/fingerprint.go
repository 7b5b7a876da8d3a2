package knowledge

import (
	"hash/maphash"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"unicode"
)

// fingerprinted is a passage with its fingerprint.
type fingerprinted struct {
	passage *Passage
	place   uint64 // of title and headings
	fingerprint
}

// fingerprint is what the words of a text are compared by: the method is MinHash
// (Broder 1997) with one hash and the smallest values of it.
type fingerprint struct {
	words  int
	exact  uint64   // of all words
	marks  uint64   // of figures, names and negations, in any order
	sketch []uint64 // the smallest hashes of its shingles
}

// Two texts that are 0.85 alike share one of their eight smallest hashes in all but a
// millionth of cases.
const (
	sketchSize    = 8
	shingleLength = 3 // words
)

// fingerprints are those of the texts of one library, to make the next from: most
// texts are the same, and reading their words takes longer than all else about a
// library. A nil fingerprints remembers nothing.
type fingerprints struct {
	known atomic.Pointer[map[string]fingerprint] // by text; never written again
}

// earlier returns the fingerprints of the last library.
func (f *fingerprints) earlier() map[string]fingerprint {
	if f == nil {
		return nil
	}
	if known := f.known.Load(); known != nil {
		return *known
	}
	return nil
}

// keep remembers the fingerprints of a library in place of those of the last.
func (f *fingerprints) keep(list [][]fingerprinted) {
	if f == nil {
		return
	}
	known := map[string]fingerprint{}
	for _, document := range list {
		for _, p := range document {
			known[p.passage.Text] = p.fingerprint
		}
	}
	f.known.Store(&known)
}

// fingerprintAll reads the passages of each document, in parallel.
func fingerprintAll(documents []*Document, known map[string]fingerprint) [][]fingerprinted {
	out := make([][]fingerprinted, len(documents))
	var workers sync.WaitGroup
	for first := range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := first; i < len(documents); i += runtime.GOMAXPROCS(0) {
				for _, p := range documents[i].Passages {
					out[i] = append(out[i], fingerprintedOf(p, known))
				}
			}
		})
	}
	workers.Wait()
	return out
}

func fingerprintedOf(p *Passage, known map[string]fingerprint) fingerprinted {
	f := fingerprinted{passage: p, place: hash(words(p.Document.Title + "\n" + strings.Join(p.Headings, "\n")))}
	var ok bool
	if f.fingerprint, ok = known[p.Text]; !ok {
		f.fingerprint = fingerprintOf(p.Text)
	}
	return f
}

func fingerprintOf(text string) fingerprint {
	var f fingerprint
	hashes := make([]uint64, 0, 128)
	for i, w := range wordsOf(text) {
		if isMark(w, i == 0) {
			f.marks += hash(strings.ToLower(w))
		}
		h := hash(strings.ToLower(w))
		hashes = append(hashes, h)
		f.exact = f.exact*31 + h
	}
	f.words = len(hashes)
	if f.words >= fewestWords {
		f.sketch = smallest(shingles(hashes))
	}
	return f
}

var seed = maphash.MakeSeed()

func hash(s string) uint64 { return maphash.String(seed, s) }

func wordsOf(text string) []string { return strings.FieldsFunc(text, parts) }

// parts reports whether a rune stands between words.
func parts(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r)
}

// sameWords reports whether two texts have the same words, in any case. It reads no
// further than the first that differs.
func sameWords(a, b string) bool {
	for {
		var one, other string
		one, a = cutWord(a)
		other, b = cutWord(b)
		switch one, other = strings.ToLower(one), strings.ToLower(other); {
		case one != other:
			return false
		case one == "":
			return true
		}
	}
}

// cutWord returns the first word of a text, "" when it has none, and what follows it.
func cutWord(text string) (word, rest string) {
	text = strings.TrimLeftFunc(text, parts)
	if end := strings.IndexFunc(text, parts); end >= 0 {
		return text[:end], text[end:]
	}
	return text, ""
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

// shingles returns the hashes of all runs of shingleLength words.
func shingles(hashes []uint64) []uint64 {
	out := make([]uint64, 0, len(hashes))
	for i := shingleLength; i <= len(hashes); i++ {
		var h uint64
		for _, w := range hashes[i-shingleLength : i] {
			h = (h ^ w) * 0x9E3779B97F4A7C15 // Knuth's multiplicative hash
			h ^= h >> 29
		}
		out = append(out, h)
	}
	return out
}

// smallest returns the sketchSize smallest hashes.
func smallest(hashes []uint64) []uint64 {
	slices.Sort(hashes)
	hashes = slices.Compact(hashes)
	return slices.Clone(hashes[:min(sketchSize, len(hashes))])
}

// shingleSet returns the shingles of a text.
func shingleSet(text string) map[uint64]bool {
	var hashes []uint64
	for _, w := range wordsOf(text) {
		hashes = append(hashes, hash(strings.ToLower(w)))
	}
	set := map[uint64]bool{}
	for _, h := range shingles(hashes) {
		set[h] = true
	}
	return set
}

// jaccard is the Jaccard index of two sets: the share of both in either.
func jaccard(a, b map[uint64]bool) float64 {
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

// Likeness is the Jaccard index of the words of two texts, 0..1.
func Likeness(a, b string) float64 {
	set := func(text string) map[uint64]bool {
		words := map[uint64]bool{}
		for _, w := range wordsOf(text) {
			words[hash(strings.ToLower(w))] = true
		}
		return words
	}
	return jaccard(set(a), set(b))
}
