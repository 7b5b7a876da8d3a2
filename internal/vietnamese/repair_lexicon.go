package vietnamese

import "unicode/utf8"

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
)

// Lexicon is the words of a folder of documents, and which stand next to which:
// what Repair may correct a question to. The zero value is not usable; see
// NewLexicon. Add must not run at the same time as anything else; once all is
// added, any number of goroutines may call Repair.
type Lexicon struct {
	folds   []fold
	foldID  map[string]int32
	keys    []variant
	keyID   map[string]int32
	pairs   map[uint64]uint32 // two fold ids to how often they are neighbours
	accents map[uint64]uint32 // two key ids likewise
	deletes map[uint32]int32  // hash of a fold, or of one less a letter, to the head of its chain
	chain   []link
}

// fold is one word without accents, and the words with accents that it may be.
type fold struct {
	text     string
	variants []int32 // key ids
	count    uint32
	syllable bool // could be Vietnamese
}

type variant struct {
	key   string
	fold  int32
	count uint32
}

// link is one word behind a hash; next is 0 at the end, else one more than the
// index of the next link.
type link struct {
	fold int32
	next int32
}

// NewLexicon returns an empty lexicon.
func NewLexicon() *Lexicon {
	return &Lexicon{
		foldID:  make(map[string]int32),
		keyID:   make(map[string]int32),
		pairs:   make(map[uint64]uint32),
		accents: make(map[uint64]uint32),
		deletes: make(map[uint32]int32),
	}
}

// Add takes in the words and pairs of a text in NFC.
func (l *Lexicon) Add(text string) {
	previous := -1
	tokens := Tokenize(text)
	for i, t := range tokens {
		if t.Kind != Word || utf8.RuneCountInString(t.Folded) > 2*maxSlipLength {
			previous = -1
			continue
		}
		key := l.word(t)
		if previous >= 0 && Adjacent(text, tokens[i-1], t) {
			count(l.accents, int32(previous), key)
			count(l.pairs, l.keys[previous].fold, l.keys[key].fold)
		}
		previous = int(key)
	}
}

// word counts one word and returns its key id.
func (l *Lexicon) word(t Token) int32 {
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
		l.folds[f].variants = append(l.folds[f].variants, k)
	}
	l.folds[f].count++
	l.keys[k].count++
	return k
}

func pairOf(a, b int32) uint64 { return uint64(uint32(a))<<32 | uint64(uint32(b)) }

func count(pairs map[uint64]uint32, a, b int32) {
	p := pairOf(a, b)
	if _, ok := pairs[p]; ok || len(pairs) < maxPairs {
		pairs[p]++
	}
}

// indexDeletes enters a word under itself and under every form that lacks one
// letter: two words one slip apart have such a form in common (symmetric
// deletion, Wolf Garbe's SymSpell).
func (l *Lexicon) indexDeletes(f int32) {
	eachDelete(l.folds[f].text, func(hash uint32) {
		l.chain = append(l.chain, link{fold: f, next: l.deletes[hash]})
		l.deletes[hash] = int32(len(l.chain))
	})
}

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

// maxChain bounds how many words behind one hash are looked at.
const maxChain = 64

// neighbours calls f with the words at most one letter from word: one wrong,
// missing or too many, or two exchanged.
func (l *Lexicon) neighbours(word string, f func(id int32)) {
	eachDelete(word, func(hash uint32) {
		at := l.deletes[hash]
		for range maxChain {
			if at == 0 {
				return
			}
			next := l.chain[at-1]
			if oneSlip(word, l.folds[next.fold].text) {
				f(next.fold)
			}
			at = next.next
		}
	})
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
