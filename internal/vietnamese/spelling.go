package vietnamese

import (
	"hash/maphash"
	"strings"
	"sync/atomic"
)

// A text says few words often: what those met last are is kept, each in one of the
// two places that its hash gives it, so that memory is bounded whatever is read.
// Reading 10,000 passages spends a third of the time without it.
const (
	spellingPlaces = 1 << 14
	longestKept    = 24 // bytes; longer words are rare
)

// spelling is what a word is, however often it is met.
type spelling struct {
	text, key, folded string
	syllable          bool // see ValidSyllable
	short             bool // see isShort
	typed             string
	evidence          evidence // of typed, see decodeTyping
}

var (
	spellings    [spellingPlaces]atomic.Pointer[spelling]
	spellingSeed = maphash.MakeSeed()
)

// spell returns the Key of a word and the same without accents.
func spell(text string) (key, folded string) {
	s := spellingOf(text)
	return s.key, s.folded
}

// spellingOf looks in two places: the second has what the first had before.
func spellingOf(text string) *spelling {
	if len(text) > longestKept {
		return newSpelling(text)
	}
	at := maphash.String(spellingSeed, text) % spellingPlaces
	last := spellings[at].Load()
	if last != nil && last.text == text {
		return last
	}
	before := spellings[at^1].Load()
	if before != nil && before.text == text {
		return before
	}
	s := newSpelling(strings.Clone(text))
	spellings[at].Store(s)
	spellings[at^1].Store(last)
	return s
}

func newSpelling(text string) *spelling {
	s := &spelling{text: text, key: Key(text), syllable: isSyllable(text)}
	s.folded = s.key
	if !isASCII(s.key) {
		s.folded = sameI(Fold(s.key))
	}
	s.short = isShort(Token{Text: text, Key: s.key})
	if !s.syllable {
		s.typed, s.evidence = decodeKeys(text)
	}
	return s
}
