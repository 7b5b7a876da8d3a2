package search

// The constants of the ranking.
const (
	// Weights of a glossary term as a name that a document may use.
	nameOfficial = 0.7
	nameEveryday = 0.5
	nameShort    = 0.7
	nameForeign  = 0.7
	nameRelated  = 0.3

	// The same for the general word lists.
	nameDictionary = 0.6
	nameSynonym    = 0.5
	nameAssociated = 0.6
	nameRead       = 0.6 // two Chinese characters in their Sino-Vietnamese reading

	// Weights of a glossary term as a word of a question.
	sayTerm    = 1.0
	sayRelated = 0.2
)

// weights are the constants of the ranking. They were tuned one at a time on
// xquad-vi and mlqa-vi-dev, with accents and without, and on the development
// questions under internal/evaluate/testdata; most lie on a plateau where a
// quarter more or less changes R@1 by under half a point.
var weights = struct {
	// BM25's saturation and length normalisation, and the power of its idf.
	K1, B, IdfPower float64
	// Ceilings of idf by class of word, and of a pair with one content word.
	Function, Asking, Common, PairCap, Sound, SoundPair float64
	// Two neighbours as one word, as a part of their idf.
	Pair float64
	// A syllable typed without its accent among accented ones, and one typed
	// with another accent.
	NoTone, OtherTone float64
	// In a question without accents, a syllable that its word less likely is.
	LessLikely float64
	// Another form of an English word: "priority" for "priorities".
	Inflected float64
	// The best sentence beside the whole passage; title and headings in place
	// of the passage's words, where they are not read as said by each sentence
	// (corpus.headed), and on top of them.
	Sentence, Title, TitleAdd float64
	// A sentence that offers the kind of fact asked for, in ranking and in the
	// choice of the sentence.
	Offer, ChoiceOffer float64
	// The choice when the candidate is read again, as parts of the weight of a word
	// that one passage holds alone: that the sentence offers the kind of fact, that it
	// is the fact asked for, that none stands near what is asked, and that it has words
	// that tell the property; and what the sentence before holds and it lacks, as a part
	// of that. From a conditional logistic regression over the sentences of the passages
	// that answer, cross-validated by question.
	ChoiceNear, ChoiceTells, ChoiceFar, ChoiceTold, ChoiceBefore float64
	// A word with a capital letter inside the question: mostly a name.
	Capital float64
	// Another name of what the question names with words that the folder knows,
	// at most this part of their weight.
	Name float64
	// The nearest known phrasing; a word in any of them, as a part of one in the passage.
	Asked, Pool float64
	// The answer of the known phrasings is the answer when the nearest is at least as
	// like as this part of what the best sentence holds of the question; the power of
	// its likeness with which each of them votes.
	Told, Vote float64
	// A passage that names none of the places that the question names.
	Elsewhere float64
	// A word of the conversation's context beside one of the question.
	Context float64
	// How much words that every sentence holds are discounted in the choice.
	RareMix float64
	// Sentences of more tokens than LongSentence are cut to the clauses that
	// hold ClauseShare of their evidence.
	LongSentence int
	ClauseShare  float64
}{
	K1: 0.9, B: 0.75, IdfPower: 1.5,
	Function: 0.4, Asking: 0.4, Common: 1.4, PairCap: 3, Sound: 0.3, SoundPair: 1,
	Pair:   0.5,
	NoTone: 0.5, OtherTone: 0.3, LessLikely: 0.9, Inflected: 0.9,
	Sentence: 0.3, Title: 0.5, TitleAdd: 0.3,
	Offer: 0.5, ChoiceOffer: 1, ChoiceNear: 0.35, ChoiceTells: 0.65, ChoiceFar: 0.65, ChoiceTold: 0.95, ChoiceBefore: 0.35,
	Capital: 1.5,
	Name:    0.5,
	Asked:   4, Pool: 1, Told: 0.7, Vote: 8, Elsewhere: 0.7,
	Context:      0.5,
	RareMix:      0.8,
	LongSentence: 60, ClauseShare: 0.9,
}

// rereading are the weights of the second reading: parts of the weight of a word
// that one passage holds alone; AsTyped is a part of the weight of the question.
type rereading struct {
	Together, Words, Pairs, Lacks, LacksAltogether, Untold, AsTyped float64
}

// They come from a conditional logistic regression over the ten best candidates of
// each development question and of the public sets, cross-validated by question; Untold,
// which came later, was tuned by itself on the same sets.
var (
	secondWeights = rereading{Together: 1.3, Lacks: -0.25, LacksAltogether: -0.8, Untold: -0.5}
	secondForeign = rereading{Words: 2.4, Pairs: -0.45, LacksAltogether: -0.45, AsTyped: -0.5}
)
