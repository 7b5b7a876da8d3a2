package vietnamese

import (
	"hash/maphash"
	"strings"
	"sync/atomic"
)

// A text says few words often: the forms of those met last are kept, each in
// the one place that its hash gives it, so that memory is bounded whatever is
// read. Reading 10,000 passages spends a third of the time without it.
const (
	spellingPlaces = 1 << 14
	longestKept    = 24 // bytes; longer words are rare
)

type spelling struct{ text, key, folded string }

var (
	spellings    [spellingPlaces]atomic.Pointer[spelling]
	spellingSeed = maphash.MakeSeed()
)

// spell returns the Key of a word and the same without accents.
func spell(text string) (key, folded string) {
	if len(text) > longestKept {
		return spellAnew(text)
	}
	place := &spellings[maphash.String(spellingSeed, text)%spellingPlaces]
	if kept := place.Load(); kept != nil && kept.text == text {
		return kept.key, kept.folded
	}
	key, folded = spellAnew(text)
	place.Store(&spelling{strings.Clone(text), strings.Clone(key), strings.Clone(folded)})
	return key, folded
}

func spellAnew(text string) (key, folded string) {
	key = Key(text)
	if isASCII(key) {
		return key, key
	}
	return key, sameI(Fold(key))
}
