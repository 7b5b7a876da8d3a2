package vietnamese

import (
	"math"
	"slices"
)

// The constants of Accented. They were tuned on the accents of the development
// questions, over three folders; half or twice as much changes little.
const (
	// pairTrust is how often a word must be used for what follows it to say as much
	// as how often words are used at all.
	pairTrust = 10.0
	// barePart is the part of the uses of a word without accents that are taken to be
	// no other word, typed without them.
	barePart = 0.3
	// grammarUses are the uses of each word of everyday grammar besides those in the
	// lexicon's texts: documents have few of the words that people ask with.
	grammarUses = 10.0
	// unknownUses are the uses of a word that no text has.
	unknownUses = 0.01
)

// Accented returns the words that a text typed without accents most likely stands for:
// those that the lexicon's texts use often, and next to each other, by Viterbi's
// algorithm over pairs of neighbours. A token that has accents, or that nothing else can
// be meant by, stays as it is. The result has one token for each, with its place.
func (l *Lexicon) Accented(tokens []Token) []Token {
	all := float64(l.uses + 1)
	path := make([][]reading, len(tokens))
	for i, t := range tokens {
		path[i] = l.readings(t)
		for j := range path[i] {
			r := &path[i][j]
			if i == 0 {
				r.cost = -math.Log(r.uses / all)
				continue
			}
			r.cost = math.Inf(1)
			for b, before := range path[i-1] {
				if cost := before.cost - math.Log(l.follows(before, *r, all)); cost < r.cost {
					r.cost, r.before = cost, b
				}
			}
		}
	}
	out := make([]Token, len(tokens))
	for i, best := len(tokens)-1, -1; i >= 0; i-- {
		if best < 0 {
			best = cheapest(path[i])
		}
		out[i], best = path[i][best].token, path[i][best].before
	}
	return out
}

// reading is one word that a token may stand for.
type reading struct {
	token  Token
	key    int32 // in the lexicon, or none
	uses   float64
	cost   float64 // of the likeliest readings up to this one: the logarithm of one in so many
	before int     // which reading of the token before is among those
}

// none is no key.
const none = -1

// readings returns what a token may stand for, at least itself.
func (l *Lexicon) readings(t Token) []reading {
	if t.Kind != Word || t.Key != t.Folded {
		if k, ok := l.keyOf(t.Key); ok {
			return []reading{{token: t, key: k, uses: 1}}
		}
		return []reading{{token: t, key: none, uses: 1}}
	}
	var all []reading
	add := func(key string, id int32, uses float64) {
		meant := t
		meant.Key = key
		all = append(all, reading{token: meant, key: id, uses: uses})
	}
	if f, ok := l.foldOf(t.Folded); ok {
		for _, k := range l.folds[f].variants {
			switch v := l.keys[k]; {
			case v.count == 0 || isGrammar(v.key, t.Folded):
			case v.key == t.Folded:
				add(v.key, k, barePart*float64(v.count))
			default:
				add(v.key, k, float64(v.count))
			}
		}
	}
	for _, key := range grammarOf[t.Folded] {
		if k, ok := l.keyOf(key); ok {
			add(key, k, float64(l.keys[k].count)+grammarUses)
		} else {
			add(key, none, grammarUses)
		}
	}
	if len(all) == 0 {
		add(t.Key, none, unknownUses)
	}
	return all
}

// follows is how likely the second reading is behind the first, where all words have
// so many uses.
func (l *Lexicon) follows(first, second reading, all float64) float64 {
	pairs, uses := 0.0, 0.0
	if first.key != none {
		uses = float64(l.keys[first.key].count)
		if second.key != none {
			pairs = float64(l.accents.Of(pairOf(first.key, second.key)))
		}
	}
	return (pairs + pairTrust*second.uses/all) / (uses + pairTrust)
}

func cheapest(readings []reading) int {
	best := 0
	for i, r := range readings {
		if r.cost < readings[best].cost {
			best = i
		}
	}
	return best
}

// grammarOf are the accented words of the classes by their letters without accents.
var grammarOf = func() map[string][]string {
	m := make(map[string][]string)
	for key := range classes {
		if t := Tokenize(key)[0]; t.Key != t.Folded {
			m[t.Folded] = append(m[t.Folded], key)
		}
	}
	for _, keys := range m {
		slices.Sort(keys)
	}
	return m
}()

// isGrammar reports whether a word with these letters is among grammarOf.
func isGrammar(key, folded string) bool { return slices.Contains(grammarOf[folded], key) }
