package search

import (
	"context"
	"slices"

	"haiphongbot/internal/knowledge"
)

// Observation is what the confidence of a question's first hit is read from.
type Observation struct {
	Passage  *knowledge.Passage
	Features []float64
	Taught   int  // how many known phrasings the passage has
	Listed   bool // its document has long lists of questions
}

// FeatureNames name the features of an observation.
var FeatureNames = [featureCount]string{
	"inSentence", "likePhrasing", "likeRefused", "refusedVotes", "outsideRemit", "lacksFact", "passageLacksFact", "factFar", "strangeYear", "asksYesOrNo", "asksPart", "asksOutcome", "contrasted", "replaced", "another", "untold", "aspectUntold", "offered", "kindMissing",
	"strangeName", "elsewhere", "nameAway", "nameOther", "missing", "wordsLacking", "unsaid", "focusAbsent", "focusUntaught", "unknownWords", "foreign", "terse", "foundOrAsked", "crowd", "foundAmongMany", "littleOfBoth", "found", "foundInSentence",
	"lead", "leadOfMany", "farLead", "pairs", "foundPairs", "foreignPairs", "foreignLacking", "foreignLike", "foreignUnsaid", "together", "closeButFact", "closeButFocus", "closeButWord", "closeButAspect", "closeButOther",
	"closeButPlace", "closeButWords", "closeButProperty", "closeButName", "foundButFact", "untoldAmongMany",
}

// Observe searches as if the passages that are left out were not in the folder.
// It returns false when nothing is found.
func (x *Index) Observe(ctx context.Context, question Question, left []*knowledge.Passage) (Observation, bool, error) {
	q := x.newQuery(question)
	found, err := x.candidates(ctx, q)
	if err != nil {
		return Observation{}, false, err
	}
	found = slices.DeleteFunc(found, func(i int) bool { return slices.Contains(left, x.passages[i]) })
	if len(found) == 0 {
		return Observation{}, false, nil
	}
	ranked := x.rank(q, found)
	refused := x.refusals(q)
	f := x.features(q, ranked, 0, refused)
	return Observation{x.passages[ranked[0].passage], f[:], ranked[0].taught, x.remits[x.passages[ranked[0].passage].Document] != nil}, true, nil
}

// WellTaught is how many phrasings make a passage well taught.
const WellTaught = wellTaught
