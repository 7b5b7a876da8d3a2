package search

import (
	"fmt"
	"slices"
	"strings"

	"haiphongbot/internal/vietnamese"
)

// Lengths of what people write the initials of, in syllables. Three letters are often
// other words' as well.
const (
	fewestInitials = 3
	mostInitials   = 6
	manyInitials   = 4
)

// maxSpelt is how many initials of one question are written out.
const maxSpelt = 3

// read reads a question. Initials in it that nothing else explains are read as the words
// of the folder that they stand for.
func (x *Index) read(question Question) *query {
	question.Text = x.spellOut(vietnamese.Restore(question.Text))
	return newQuery(x.spelling, question)
}

// spellOut writes out the initials in a question: "Sở TTTT" of a folder that names the "Sở
// Thông tin và Truyền thông".
func (x *Index) spellOut(text string) string {
	tokens := vietnamese.Tokenize(text)
	tokens = tokens[:min(len(tokens), maxTokens)]
	loud := !slices.ContainsFunc(tokens, func(t vietnamese.Token) bool { return t.Text != strings.ToUpper(t.Text) })
	unexplained := func(t vietnamese.Token) bool { return isInitials(t, loud) && !x.spelling.Knows(t) }
	if !slices.ContainsFunc(tokens, unexplained) {
		return text
	}
	var out strings.Builder
	end, spelt := 0, 0
	for i, r := range x.spelling.Repair(tokens) {
		t := tokens[i]
		if spelt == maxSpelt || !unexplained(t) || len(r.Candidates) > 0 {
			continue
		}
		spelt++
		if words := x.withInitials(t.Folded); words != "" {
			out.WriteString(text[end:t.Start] + words)
			end = t.End
		}
	}
	return out.String() + text[end:]
}

// isInitials reports whether a token looks like initials: it is in capitals, or has no vowel.
func isInitials(t vietnamese.Token, loud bool) bool {
	n := len(t.Folded)
	if t.Kind != vietnamese.Word || n < fewestInitials || n > mostInitials {
		return false
	}
	return !loud && t.Text == strings.ToUpper(t.Text) || n >= manyInitials && !strings.ContainsAny(t.Folded, "aeiouy")
}

// withInitials returns the words of the folder that have these initials, those that it
// says most often, "" when it has none.
func (x *Index) withInitials(letters string) string {
	best, most := "", 0
	for _, s := range x.shards {
		if s == nil {
			continue
		}
		if words, n := s.withInitials(letters); n > most {
			best, most = words, n
		}
	}
	return best
}

// leftOut are the words that initials pass over.
var leftOut = keys("và của về các cho")

// withInitials returns the run of words in the titles and texts of the passages that has
// these initials and is said most often, and how often that is. One that begins with a
// capital letter counts twice. What is said but once and in small letters stands for
// nothing, nor do three words in small letters.
func (x *shard) withInitials(letters string) (words string, most int) {
	initial, passed := make([]byte, len(x.corpus.folds)), make([]bool, len(x.corpus.folds))
	for key, k := range x.corpus.keyOf {
		if folded := vietnamese.Fold(key); folded != "" {
			initial[k], passed[k] = folded[0], leftOut[key]
		}
	}
	said := map[string]int{}
	for i, p := range x.corpus.passages {
		for _, t := range []*text{&p.body, &p.context} {
			for from := range t.keys {
				counts := 1
				if t.marks[from]&isCapital != 0 {
					counts = 2
				} else if len(letters) < manyInitials {
					continue
				}
				to := t.spelt(from, letters, initial, passed)
				if to == 0 {
					continue
				}
				run := fmt.Sprint(t.keys[from:to])
				said[run] += counts
				if n := said[run]; n > 1 && n > most {
					words, most = x.textOf(i, t == &p.context, from, to), n
				}
			}
		}
	}
	return words, most
}

// spelt returns where the run of words from a place on ends that has these initials, 0 when
// there is none.
func (t *text) spelt(from int, letters string, initial []byte, passed []bool) int {
	at := from
	for n := range len(letters) {
		for n > 0 && at < len(t.keys) && passed[t.keys[at]] && !t.apart(at) {
			at++
		}
		if at >= len(t.keys) || initial[t.keys[at]] != letters[n] || n > 0 && t.apart(at) {
			return 0
		}
		at++
	}
	return at
}

// textOf returns what stands in the text of a passage, or in what stands above it, from one
// word to another.
func (x *shard) textOf(passage int, above bool, from, to int) string {
	all := x.passages[passage].Text
	if above {
		all = titleOf(x.passages[passage])
	}
	tokens := vietnamese.Tokenize(all)
	return all[tokens[from].Start:tokens[to-1].End]
}
