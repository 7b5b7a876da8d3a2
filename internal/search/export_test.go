package search

import (
	"context"
	"slices"

	"haiphongbot/internal/knowledge"
)

// Observation is what the confidence of the first hit of a shard is read from.
type Observation struct {
	Passage    *knowledge.Passage
	Features   []float64
	Regression string // that judges it
}

// FeatureNames name the features of an observation.
var FeatureNames = [featureCount]string{
	"inSentence", "likePhrasing", "likeRefused", "refusedVotes", "outsideRemit", "lacksFact", "passageLacksFact", "factFar", "strangeYear", "asksYesOrNo", "asksPart", "asksOutcome", "contrasted", "replaced", "another", "untold", "aspectUntold", "offered", "kindMissing",
	"strangeName", "elsewhere", "nameAway", "nameOther", "missing", "wordsLacking", "unsaid", "focusAbsent", "focusUntaught", "unknownWords", "foreign", "terse", "foundOrAsked", "crowd", "foundAmongMany", "littleOfBoth", "found", "foundInSentence",
	"lead", "leadOfMany", "farLead", "pairs", "foundPairs", "foreignPairs", "foreignLacking", "foreignLike", "foreignUnsaid", "together", "closeButFact", "closeButFocus", "closeButWord", "closeButAspect", "closeButOther",
	"closeButPlace", "closeButWords", "closeButProperty", "closeButName", "foundButFact", "untoldAmongMany", "doubted",
}

// Observe searches as if the passages that are left out were not in the folder, and
// returns what each shard finds first. One that has none of those left out is not asked.
func (x *Index) Observe(ctx context.Context, question Question, left []*knowledge.Passage) ([]Observation, error) {
	var all []Observation
	for _, s := range x.shards {
		if s == nil {
			continue
		}
		q := s.see(x.read(question))
		candidates, err := s.candidates(ctx, q)
		if err != nil {
			return nil, err
		}
		kept := slices.DeleteFunc(candidates, func(i int) bool { return slices.Contains(left, s.passages[i]) })
		if len(kept) == 0 || len(left) > 0 && !slices.ContainsFunc(s.passages, func(p *knowledge.Passage) bool { return slices.Contains(left, p) }) {
			continue
		}
		ranked := s.rank(q, kept)
		own := ranked.of(s)
		if len(own) == 0 {
			continue
		}
		i := own[0]
		f := s.features(q, ranked, i, s.refusals(q))
		regression := slices.Index(regressions, s.regressionFor(q, ranked[i]))
		all = append(all, Observation{s.passages[ranked[i].passage], f[:], Regressions[regression]})
	}
	return all, nil
}

// Regressions name the regressions that judge observations.
var (
	Regressions = []string{"withLists", "withPhrasings", "fewPhrasings", "plain"}
	regressions = []*regression{&withLists, &withPhrasings, &fewPhrasings, &plain}
)
