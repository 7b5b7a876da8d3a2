package vietnamese

import (
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/registry"
)

// Names under which the analyzers are registered with bleve. The first two yield
// single syllables and pairs of neighbouring syllables: Vietnamese words mostly have
// two, and a pair as a term of its own stands for the word (measured in the
// design's notes: 5 to 10 points of top-1). The last yields the syllables alone.
const (
	AccentedAnalyzer  = "vietnamese_accented"
	FoldedAnalyzer    = "vietnamese_folded"
	SyllablesAnalyzer = "vietnamese_syllables"
)

// PairSeparator stands between the syllables of a pair. No token contains it.
const PairSeparator = "_"

// maxPairGap is how many bytes may lie between two tokens that form a pair:
// a blank or a hyphen with its blanks, not a sentence's end and what follows.
const maxPairGap = 8

func init() {
	for name, a := range map[string]analyzer{
		AccentedAnalyzer:  {pairs: true},
		FoldedAnalyzer:    {folded: true, pairs: true},
		SyllablesAnalyzer: {folded: true},
	} {
		err := registry.RegisterAnalyzer(name, func(map[string]any, *registry.Cache) (analysis.Analyzer, error) {
			return a, nil
		})
		if err != nil {
			panic(err) // two registrations of one name: a mistake in this file
		}
	}
}

// analyzer is the whole chain in one step: what it needs of a token is known
// when the token is cut, and bleve's filters would have to find it out again.
type analyzer struct{ folded, pairs bool }

// Analyze implements analysis.Analyzer. The input must be in NFC.
func (a analyzer) Analyze(input []byte) analysis.TokenStream {
	text := string(input)
	tokens := Tokenize(text)
	stream := make(analysis.TokenStream, 0, 2*len(tokens))
	for i, t := range tokens {
		stream = append(stream, &analysis.Token{
			Term: []byte(a.term(t)), Start: t.Start, End: t.End, Position: i + 1, Type: analysis.AlphaNumeric,
		})
		if a.pairs && i > 0 && Adjacent(text, tokens[i-1], t) {
			stream = append(stream, &analysis.Token{
				Term:  []byte(a.term(tokens[i-1]) + PairSeparator + a.term(t)),
				Start: tokens[i-1].Start, End: t.End, Position: i, Type: analysis.Shingle,
			})
		}
	}
	return stream
}

func (a analyzer) term(t Token) string {
	if a.folded {
		return t.Folded
	}
	return t.Key
}

// Adjacent reports whether two neighbouring tokens of text can form one word:
// nothing but a blank or a hyphen lies between them.
func Adjacent(text string, a, b Token) bool {
	gap := b.Start - a.End
	if gap < 0 || gap > maxPairGap {
		return false
	}
	for _, r := range text[a.End:b.Start] {
		switch r {
		case ' ', '-', '\n', '\u00A0', '\u200B', '\u2013':
		default:
			return false
		}
	}
	return true
}
