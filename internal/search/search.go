// Package search finds the passage that answers a question, the sentence in it,
// and how sure that is.
//
// An Index is immutable and safe for any number of goroutines. It imports
// knowledge and vietnamese, and knows nothing of chats.
//
// Read search.go (what is asked and returned), index.go and shard.go (all passages, and
// those about which staff have taught as much), then the question: reading.go (words and
// repairs, to the words of spelling.go), lexicon.go (other names), wordlists.go and
// phrases.go (how words and expressions are listed), demand.go, demandterms.go, opening.go, asked.go and quantity.go (the kind of fact it
// asks for, and what its number measures), property.go and aspect.go (the property of a
// thing or the aspect of a statement it asks for), focus.go and alternatives.go (what it
// asks most narrowly, and between what it lets choose), beyond.go (parts of totals,
// outcomes of plans), places.go, names.go and placename.go (names that no document holds,
// and what Vietnamese calls them), query.go (all of it), terms.go and candidates.go (what
// bleve is asked for); then the passages: corpus.go, known.go (questions whose outcome
// staff have fixed), score.go, reread.go (the best candidates once more), sentence.go, closeness.go (how closely a
// hit repeats the question), facts.go, near.go, tellname.go and tellkind.go (whether a
// sentence holds the fact asked for, and where), scope.go (what of a sentence speaks of
// what is asked), contrast.go (whether it speaks of another thing of the kind), refusal.go
// and remit.go (what staff say that a document does not answer, one by one and taken
// together), doubt.go (of whom they say that a word is asked); features.go, confidence.go and weights.go; and, for an index made from another,
// change.go, update.go, part.go (a bleve index that indexes share) and holding.go.
package search

import (
	"context"

	"haiphongbot/internal/knowledge"
	"haiphongbot/internal/vietnamese"
)

// Question is what is asked.
type Question struct {
	Text string // the user's words, any length, any script
	// Context is earlier text of the conversation that a follow-up leans on.
	// Its terms count less than the question's own, and none of the question's
	// own demands (years, places, figures) are inherited from it.
	Context string
}

// Result is what was found, and what the question turned out to demand.
type Result struct {
	Language vietnamese.Language
	Hits     []Hit // best first
	// Unknown lists names, places and years of the question that no document
	// holds, as the user wrote them: the reason to refuse, to be shown.
	Unknown []string
}

// Hit is a passage found for a question.
type Hit struct {
	Passage    *knowledge.Passage
	Sentence   string  // the sentence or clause that answers: a substring of Passage.Text
	Confidence float64 // calibrated chance, 0..1, that this passage answers the question
	// Elsewhere is true when the question names a province, city or country that
	// neither the passage nor its title and headings name.
	Elsewhere bool
	// Unmet is true when the question demands a fact of a kind
	// that this passage does not hold.
	Unmet bool
	// Untold is true when Sentence does not hold it, although the passage may.
	Untold bool
	// About is the chance, 0..1, that the passage would answer if it held the kind
	// of fact: Confidence when no kind of fact is asked for.
	About float64
	// Delimited is true when staff have listed at length what the passage answers and what
	// its document does not.
	Delimited bool
	// AnyRow is true when the passage is one of the rows of a table and the question asks
	// for one of its columns, but names no row.
	AnyRow bool
}

// Searcher is what dialogue needs of an index.
type Searcher interface {
	// Search returns at most limit hits, best first.
	Search(ctx context.Context, q Question, limit int) (Result, error)
}
