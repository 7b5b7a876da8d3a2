package search

import "math"

// regression is a logistic regression.
type regression struct {
	constant float64
	weights  features
}

// The chance that the first hit answers, for passages with known phrasings and
// for those without: logistic regressions on the features, fitted by TestFit on
// the development halves of the question files under internal/evaluate/testdata
// and on the public sets xquad-vi and mlqa-vi-dev, each question with accents
// and without, with its passages in the folder and without them.
var (
	withPhrasings = regression{constant: -2.20, weights: features{
		inSentence:       1.08,
		likePhrasing:     2.35,
		likeRefused:      -3.49,
		lacksFact:        -1.29,
		passageLacksFact: -1.08,
		factFar:          -0.73,
		strangeYear:      -2.39,
		asksYesOrNo:      0.52,
		asksPart:         0.00,
		asksOutcome:      -0.67,
		contrasted:       -1.12,
		replaced:         -1.16,
		untold:           -1.11,
		kindMissing:      -0.99,
		strangeName:      -0.45,
		elsewhere:        -2.12,
		nameAway:         0.01,
		nameOther:        0.64,
		missing:          -2.29,
		wordsLacking:     -0.33,
		focusAbsent:      0.24,
		focusUntaught:    -0.93,
		unknownWords:     1.20,
		foreign:          -0.72,
		terse:            -0.73,
		foundOrAsked:     2.99,
		littleOfBoth:     -1.67,
		found:            0.47,
		foundInSentence:  -1.53,
		lead:             1.91,
		farLead:          0.55,
		pairs:            0.22,
		foundPairs:       -2.97,
		foreignPairs:     -1.41,
		foreignLacking:   1.07,
		together:         1.03,
		closeButFact:     -1.14,
		closeButFocus:    -1.84,
		closeButWord:     -3.14,
	}}
	plain = regression{constant: -0.83, weights: features{
		inSentence:       2.71,
		likePhrasing:     0.00,
		likeRefused:      -0.67,
		lacksFact:        -0.26,
		passageLacksFact: -0.75,
		factFar:          -0.68,
		strangeYear:      -3.23,
		asksYesOrNo:      0.27,
		asksPart:         -2.53,
		asksOutcome:      -1.55,
		contrasted:       -2.41,
		replaced:         -1.84,
		untold:           -1.68,
		kindMissing:      -0.16,
		strangeName:      -1.82,
		elsewhere:        -1.74,
		nameAway:         -1.14,
		nameOther:        -0.10,
		missing:          -1.85,
		wordsLacking:     -0.83,
		focusAbsent:      0.17,
		focusUntaught:    0.17,
		unknownWords:     0.18,
		foreign:          0.54,
		terse:            -0.41,
		foundOrAsked:     -2.02,
		littleOfBoth:     -1.85,
		found:            1.91,
		foundInSentence:  -2.07,
		lead:             2.33,
		farLead:          -1.77,
		pairs:            1.55,
		foundPairs:       -2.28,
		foreignPairs:     -1.08,
		foreignLacking:   -0.21,
		together:         1.90,
		closeButFact:     -1.95,
		closeButFocus:    -0.66,
		closeButWord:     -2.14,
	}}
)

// Vague questions, of words that nearly every passage holds, do not tell one
// passage from another: they are never surer than mostOfVague. A question is
// vague when it weighs less than vagueWeight of a word that one passage holds, when
// it says nothing but the name of the city, or when it has fewer than three content
// words and the best passage leads by less than vagueLead, in the unit of lead.
//
// A passage that holds next to nothing of a question, and in none of its
// phrasings either, does not answer it, whatever its lead over the others; nor
// does a document answer what is asked of this very day.
//
// A sentence that lacks the kind of fact asked for does not answer, however much
// else of the question it holds, unless staff have said which questions it answers.
//
// Staff have taught a passage well with wellTaught phrasings. What they know of one
// with fewer, often only the questions of the gate, says little of all else that
// it may be asked: it is also judged as a passage without.
//
// A question that is all but one of those that staff have listed for a passage is
// answered with it, unless it names another year, place or thing.
//
// A question that is all but one of those that staff refuse is refused, unless a
// document that they have taught nothing about yet, a new one, answers it.
const (
	vagueWeight   = 0.25
	vagueLead     = 0.02
	mostOfVague   = 0.40
	littleFound   = 0.12
	mostOfLittle  = 0.20
	mostOfLacking = 0.45
	wellTaught    = 10
	asRefused     = 0.90
	mostOfRefused = 0.15
	asKnown       = 0.95
	leastOfKnown  = 0.85
)

// confidence is the calibrated chance that a candidate answers the question.
func (q *query) confidence(f features, k candidate) float64 {
	taught := k.taught > 0
	chance := plain.chance(f)
	switch {
	case taught && k.taught < wellTaught:
		chance = max(chance, withPhrasings.chance(f))
	case taught:
		chance = withPhrasings.chance(f)
	}
	switch {
	case taught && f[likeRefused] > asRefused && f[likeRefused] > f[likePhrasing]:
		return min(mostOfRefused, chance)
	case f.known():
		return max(leastOfKnown, chance)
	case f[foundOrAsked] < littleFound, q.asksToday():
		return min(mostOfLittle, chance)
	case q.total < vagueWeight*q.corpus.alone(), q.namesOnlyHome(), f[terse] > 0 && f[lead] < vagueLead:
		return min(mostOfVague, chance)
	case !taught && f[lacksFact] > 0:
		return min(mostOfLacking, chance)
	}
	return chance
}

// known reports whether the question is all but one of those that staff have listed
// for the passage.
func (f features) known() bool {
	return f[likePhrasing] > asKnown && f[strangeYear]+f[strangeName]+f[elsewhere]+f[contrasted] == 0
}

// ofAnyKind are the features as if no kind of fact were asked for.
func (f features) ofAnyKind() features {
	f[lacksFact], f[passageLacksFact], f[factFar], f[closeButFact], f[untold] = 0, 0, 0, 0, 0
	return f
}

func (c regression) chance(f features) float64 {
	z := c.constant
	for i, x := range f {
		z += c.weights[i] * x
	}
	return 1 / (1 + math.Exp(-z))
}
