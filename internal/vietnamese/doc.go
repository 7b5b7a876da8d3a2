// Package vietnamese knows the language and nothing else: how Vietnamese text
// is written, typed, mistyped and split.
//
// It guarantees that every function is total (any string, valid UTF-8 or not,
// yields a result and never a panic), deterministic and bounded in the length
// of its input. It imports no other room of this program.
//
// Read the files in this order: normalize.go (forms of a character),
// fold.go (accents away), token.go and spelling.go (syllables with
// their places), syllable.go (which letters make one), sentence.go and clause.go (sentences
// and clauses), word.go (what kind of word), chat.go (abbreviations of chat),
// telex.go, vni.go and legacy.go (other ways of writing accents), english.go
// and detect.go (which language), repair_lexicon.go, repair.go and
// repair_slip.go (slips against a lexicon), dictionary.go (the general word lists:
// foreign words, synonyms, what everyday words are about), analyzer.go (all of it
// for bleve).
package vietnamese
