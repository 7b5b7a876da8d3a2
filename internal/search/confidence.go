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
	withPhrasings = regression{constant: -2.67, weights: features{
		inSentence:       -0.42,
		likePhrasing:     4.07,
		likeRefused:      -4.19,
		lacksFact:        -1.40,
		passageLacksFact: -1.59,
		factFar:          -1.48,
		strangeYear:      -3.25,
		asksYesOrNo:      0.23,
		asksPart:         -0.00,
		asksOutcome:      -0.49,
		contrasted:       -1.11,
		replaced:         0.36,
		untold:           -0.94,
		kindMissing:      -0.90,
		strangeName:      -0.58,
		elsewhere:        -1.85,
		nameAway:         0.51,
		nameOther:        0.13,
		missing:          -2.99,
		wordsLacking:     -0.74,
		unsaid:           -0.37,
		focusAbsent:      0.06,
		focusUntaught:    0.42,
		unknownWords:     1.69,
		foreign:          -1.11,
		terse:            -0.87,
		foundOrAsked:     4.69,
		crowd:            -0.02,
		foundAmongMany:   0.48,
		littleOfBoth:     -2.72,
		found:            0.89,
		foundInSentence:  -2.83,
		lead:             2.17,
		leadOfMany:       -0.49,
		farLead:          -0.06,
		pairs:            0.40,
		foundPairs:       -2.46,
		foreignPairs:     -0.75,
		foreignLacking:   2.75,
		foreignLike:      -1.24,
		foreignUnsaid:    -1.21,
		together:         0.35,
		closeButFact:     -1.07,
		closeButFocus:    -2.90,
		closeButWord:     -4.39,
	}}
	plain = regression{constant: -1.06, weights: features{
		inSentence:       2.09,
		likePhrasing:     0.00,
		likeRefused:      -0.56,
		lacksFact:        -0.51,
		passageLacksFact: -0.65,
		factFar:          -0.78,
		strangeYear:      -3.58,
		asksYesOrNo:      0.28,
		asksPart:         -2.75,
		asksOutcome:      -1.55,
		contrasted:       -2.62,
		replaced:         -1.54,
		untold:           -1.64,
		kindMissing:      -0.00,
		strangeName:      -1.77,
		elsewhere:        -1.24,
		nameAway:         -0.96,
		nameOther:        -0.22,
		missing:          -0.57,
		wordsLacking:     -0.61,
		unsaid:           -0.63,
		focusAbsent:      0.15,
		focusUntaught:    0.15,
		unknownWords:     1.05,
		foreign:          0.64,
		terse:            -0.60,
		foundOrAsked:     -1.22,
		crowd:            -0.41,
		foundAmongMany:   -0.24,
		littleOfBoth:     -2.62,
		found:            2.16,
		foundInSentence:  -2.50,
		lead:             1.68,
		leadOfMany:       2.62,
		farLead:          -1.62,
		pairs:            1.51,
		foundPairs:       -1.93,
		foreignPairs:     -1.02,
		foreignLacking:   -0.07,
		foreignLike:      0.00,
		foreignUnsaid:    0.00,
		together:         2.11,
		closeButFact:     -2.20,
		closeButFocus:    -0.43,
		closeButWord:     -2.92,
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
