// Package vietnamese knows the language and nothing else: how Vietnamese text
// is written, typed, mistyped and split.
//
// It guarantees that every function is total (any string, valid UTF-8 or not,
// yields a result and never a panic), deterministic and bounded in the length
// of its input. It imports no other room of this program.
//
// Read the files in this order: normalize.go (forms of a character),
// fold.go (accents away), token.go and spelling.go (syllables with
// their places), wordlists.go (how words are listed), syllable.go (which letters
// make one), sentence.go and clause.go (sentences and clauses), word.go (what kind
// of word), chat.go (abbreviations of chat), typing.go, telex.go, vni.go, viqr.go and
// legacy.go (other ways of writing accents), language.go, english.go, detect.go and
// foreign.go (which language), repair_lexicon.go and pair_counts.go (the words of a
// folder), repair.go, repair_slip.go and accents.go (slips and missing accents against
// those), dictionary.go (the general word lists: foreign words, synonyms, what everyday
// words are about), analyzer.go (all of it for bleve).
package vietnamese
