package vietnamese

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// Bounds of a Lexicon.
const (
	// maxPairs is how many different pairs of neighbours are remembered, with
	// and without accents: enough for every pair of some ten thousand
	// passages, in about 20 MB. Later pairs are not counted; repairs lean on
	// fewer of them and stay right.
	maxPairs = 1 << 19
	// Words outside these lengths, in letters, are known but not compared.
	minSlipLength = 3
	maxSlipLength = 14
	// linksOfHead is how many links a chain has on average at most.
	linksOfHead = 2
	// maxDoubled is the length from which on a token is not looked through for letters
	// written twice, which takes its square: it is no word.
	maxDoubled = 64
)

// Lexicon is the words of a folder of documents, and which stand next to which:
// what Repair may correct a question to. It depends on which texts were added and
// taken back, not on their order. The zero value is not usable; see NewLexicon. Add
// and Remove must not run at the same time as anything else; otherwise any number of
// goroutines may call Repair and Fork.
type Lexicon struct {
	folds   []fold
	foldID  map[string]int32
	keys    []variant
	keyID   map[string]int32
	pairs   PairCounts // of fold ids
	accents PairCounts // of key ids
	heads   []int32    // of chains, by the hash of a fold or of one less a letter, modulo their number
	chain   []link
	full    bool // a pair was not counted
	uses    int  // of all words together
}

// fold is one word without accents, and the words with accents that it may be.
type fold struct {
	text     string
	variants []int32 // key ids
	count    uint32  // 0: its texts were taken back
	syllable bool    // could be Vietnamese
}

type variant struct {
	key   string
	fold  int32
	count uint32
}

// link is one word behind a hash; next is 0 at the end, else one more than the
// index of the next link, as a head is.
type link struct {
	fold int32
	next int32
}

// NewLexicon returns an empty lexicon.
func NewLexicon() *Lexicon {
	return &Lexicon{
		foldID:  make(map[string]int32),
		keyID:   make(map[string]int32),
		pairs:   NewPairCounts(),
		accents: NewPairCounts(),
		heads:   make([]int32, 1<<10),
	}
}

// Fork returns a lexicon of the same texts, to change while others repair by l. l
// must not be full.
func (l *Lexicon) Fork() *Lexicon {
	return &Lexicon{
		folds: slices.Clone(l.folds), foldID: maps.Clone(l.foldID),
		keys: slices.Clone(l.keys), keyID: maps.Clone(l.keyID),
		pairs: l.pairs.Fork(), accents: l.accents.Fork(),
		heads: slices.Clone(l.heads), chain: slices.Clip(l.chain), uses: l.uses,
	}
}

// Settle makes the lexicon smaller once all texts are added.
func (l *Lexicon) Settle() {
	l.pairs, l.accents = l.pairs.Settled(), l.accents.Settled()
}

// Full reports whether there were too many pairs to count them all. Which are
// counted then depends on the order, and no text can be taken back.
func (l *Lexicon) Full() bool { return l.full }

// Add takes in the words and pairs of a text in NFC.
func (l *Lexicon) Add(text string) { l.take(text, Tokenize(text), 1) }

// AddTokens is Add for a text whose tokens are known.
func (l *Lexicon) AddTokens(text string, tokens []Token) { l.take(text, tokens, 1) }

// Remove takes back a text that was added.
func (l *Lexicon) Remove(text string) { l.take(text, Tokenize(text), -1) }

// RemoveTokens is Remove for a text whose tokens are known.
func (l *Lexicon) RemoveTokens(text string, tokens []Token) { l.take(text, tokens, -1) }

func (l *Lexicon) take(text string, tokens []Token, times int) {
	previous := -1
	for i, t := range tokens {
		if t.Kind != Word || utf8.RuneCountInString(t.Folded) > 2*maxSlipLength {
			previous = -1
			continue
		}
		key := l.word(t, times)
		if previous >= 0 && Adjacent(text, tokens[i-1], t) {
			l.count(l.accents, int32(previous), key, times)
			l.count(l.pairs, l.keys[previous].fold, l.keys[key].fold, times)
		}
		previous = int(key)
	}
}

// word counts one word and returns its key id.
func (l *Lexicon) word(t Token, times int) int32 {
	f, ok := l.foldID[t.Folded]
	if !ok {
		f = int32(len(l.folds))
		l.foldID[t.Folded] = f
		l.folds = append(l.folds, fold{text: t.Folded, syllable: ValidSyllable(t.Folded)})
		l.indexDeletes(f)
	}
	k, ok := l.keyID[t.Key]
	if !ok {
		k = int32(len(l.keys))
		l.keyID[t.Key] = k
		l.keys = append(l.keys, variant{key: t.Key, fold: f})
		l.folds[f].variants = append(slices.Clip(l.folds[f].variants), k)
	}
	l.folds[f].count += uint32(times)
	l.keys[k].count += uint32(times)
	l.uses += times
	return k
}

// foldOf returns the id of a word without accents that a text holds.
func (l *Lexicon) foldOf(folded string) (int32, bool) {
	f, ok := l.foldID[folded]
	return f, ok && l.folds[f].count > 0
}

// keyOf returns the id of a word that a text holds.
func (l *Lexicon) keyOf(key string) (int32, bool) {
	k, ok := l.keyID[key]
	return k, ok && l.keys[k].count > 0
}

func pairOf(a, b int32) uint64 { return PairOf(uint32(a), uint32(b)) }

func (l *Lexicon) count(pairs PairCounts, a, b int32, times int) {
	p := pairOf(a, b)
	if pairs.Len() < maxPairs || pairs.Of(p) > 0 {
		pairs.Add(p, times)
	} else {
		l.full = true
	}
}

// indexDeletes enters a word under itself and under every form that lacks one
// letter: two words one slip apart have such a form in common (symmetric
// deletion, Wolf Garbe's SymSpell).
func (l *Lexicon) indexDeletes(f int32) {
	if len(l.chain) > linksOfHead*len(l.heads) {
		l.heads, l.chain = make([]int32, 2*len(l.heads)), make([]link, 0, 2*len(l.chain))
		for before := range f {
			l.indexDeletes(before)
		}
	}
	eachDelete(l.folds[f].text, func(hash uint32) {
		head := l.head(hash)
		l.chain = append(l.chain, link{fold: f, next: *head})
		*head = int32(len(l.chain))
	})
}

// head is where the chain of a hash begins.
func (l *Lexicon) head(hash uint32) *int32 { return &l.heads[hash%uint32(len(l.heads))] }

// eachDelete calls f with the hash of a word in plain letters and of each form
// of it that lacks one letter. Other words have none.
func eachDelete(word string, f func(hash uint32)) {
	if len(word) < minSlipLength || len(word) > maxSlipLength || !plainLetters(word) {
		return
	}
	f(hashWithout(word, -1))
	for i := range len(word) {
		if i == 0 || word[i] != word[i-1] {
			f(hashWithout(word, i))
		}
	}
}

func plainLetters(s string) bool {
	for i := range len(s) {
		if s[i] < 'a' || s[i] > 'z' {
			return false
		}
	}
	return true
}

// hashWithout is FNV-1a of a word less the letter at skip. Different words may
// share a hash; whoever follows the chain compares.
func hashWithout(word string, skip int) uint32 {
	h := uint32(2166136261)
	for i := range len(word) {
		if i != skip {
			h = (h ^ uint32(word[i])) * 16777619
		}
	}
	return h
}

// neighbours returns the words at most one letter from word: one wrong, missing or
// too many, or two exchanged; in alphabetical order. Behind one hash are no more links than
// there are ways to add a letter to a word of maxSlipLength, some four hundred.
func (l *Lexicon) neighbours(word string) []int32 {
	var near []int32
	eachDelete(word, func(hash uint32) {
		for at := *l.head(hash); at != 0; at = l.chain[at-1].next {
			f := l.chain[at-1].fold
			if l.folds[f].count > 0 && oneSlip(word, l.folds[f].text) {
				near = append(near, f)
			}
		}
	})
	slices.SortFunc(near, func(a, b int32) int { return strings.Compare(l.folds[a].text, l.folds[b].text) })
	return slices.Compact(near)
}

// oneSlip reports whether two different words are one slip apart.
func oneSlip(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 || a == b {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return a[i:] == b[i+1:]
	}
	if a[i+1:] == b[i+1:] {
		return true
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}
