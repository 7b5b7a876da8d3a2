package search

// The constants of the ranking.
const (
	// Weights of a glossary term as a name that a document may use.
	nameOfficial = 0.7
	nameEveryday = 0.5
	nameShort    = 0.7
	nameForeign  = 0.7
	nameRelated  = 0.3

	// Weights of a glossary term as a word of a question.
	sayTerm    = 1.0
	sayRelated = 0.4
)

// W holds the tuned weights.
var W = struct {
	K1, B, IdfPower, Function, Asking, Common, PairCap, Pair, NoTone, OtherTone, Sentence, Title, TitleAdd, Offer, Asked, ClauseShare, RareMix, ChoiceOffer float64
	LongSentence                                                                                                                                            int
}{
	K1: 0.9, B: 0.75, IdfPower: 1.5, Function: 0.4, Asking: 0.4, Common: 1.4, PairCap: 3, Pair: 0.5, NoTone: 0.5, OtherTone: 0.3, Sentence: 0.3, Title: 0.5, TitleAdd: 0.3, Offer: 0.5, Asked: 4, ClauseShare: 0.9, LongSentence: 60, RareMix: .5, ChoiceOffer: .5,
}
