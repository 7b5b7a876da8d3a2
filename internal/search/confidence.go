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
	withPhrasings = regression{constant: -2.29, weights: features{
		inSentence:       0.54,
		likePhrasing:     2.87,
		likeRefused:      -3.74,
		lacksFact:        -1.37,
		passageLacksFact: -1.36,
		factFar:          -1.45,
		strangeYear:      -2.57,
		asksYesOrNo:      0.48,
		asksPart:         -0.00,
		asksOutcome:      -1.15,
		contrasted:       -1.26,
		replaced:         -1.32,
		untold:           -1.35,
		kindMissing:      -1.12,
		strangeName:      -0.22,
		elsewhere:        -2.62,
		nameAway:         0.32,
		nameOther:        0.65,
		missing:          -3.78,
		wordsLacking:     -0.43,
		unsaid:           -0.55,
		focusAbsent:      0.82,
		focusUntaught:    -0.84,
		unknownWords:     1.55,
		foreign:          -0.18,
		terse:            -0.91,
		foundOrAsked:     3.89,
		crowd:            0.45,
		foundAmongMany:   0.43,
		littleOfBoth:     -2.50,
		found:            0.58,
		foundInSentence:  -2.25,
		lead:             1.77,
		leadOfMany:       -0.40,
		farLead:          0.55,
		pairs:            0.53,
		foundPairs:       -2.88,
		foreignPairs:     -1.39,
		foreignLacking:   1.62,
		foreignLike:      -1.81,
		foreignUnsaid:    -1.07,
		together:         0.77,
		closeButFact:     -1.07,
		closeButFocus:    -1.94,
		closeButWord:     -3.18,
	}}
	plain = regression{constant: -0.98, weights: features{
		inSentence:       2.01,
		likePhrasing:     0.00,
		likeRefused:      -0.62,
		lacksFact:        -0.39,
		passageLacksFact: -0.75,
		factFar:          -0.57,
		strangeYear:      -3.02,
		asksYesOrNo:      0.26,
		asksPart:         -2.86,
		asksOutcome:      -1.60,
		contrasted:       -2.61,
		replaced:         -1.63,
		untold:           -1.68,
		kindMissing:      -0.00,
		strangeName:      -1.81,
		elsewhere:        -1.24,
		nameAway:         -0.86,
		nameOther:        -0.24,
		missing:          -0.74,
		wordsLacking:     -0.72,
		unsaid:           -0.54,
		focusAbsent:      0.15,
		focusUntaught:    0.15,
		unknownWords:     0.47,
		foreign:          0.47,
		terse:            -0.61,
		foundOrAsked:     -1.34,
		crowd:            -0.42,
		foundAmongMany:   -0.15,
		littleOfBoth:     -2.46,
		found:            2.12,
		foundInSentence:  -2.63,
		lead:             1.79,
		leadOfMany:       2.51,
		farLead:          -1.68,
		pairs:            1.55,
		foundPairs:       -1.71,
		foreignPairs:     -1.13,
		foreignLacking:   -0.16,
		foreignLike:      0.00,
		foreignUnsaid:    0.00,
		together:         1.98,
		closeButFact:     -2.13,
		closeButFocus:    -0.50,
		closeButWord:     -2.56,
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
