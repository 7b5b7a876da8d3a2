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
	withPhrasings = regression{constant: -2.55, weights: features{
		inSentence:       -0.37,
		likePhrasing:     3.99,
		likeRefused:      -4.23,
		lacksFact:        -1.37,
		passageLacksFact: -1.67,
		factFar:          -1.55,
		strangeYear:      -3.25,
		asksYesOrNo:      0.25,
		asksPart:         -0.00,
		asksOutcome:      -0.55,
		contrasted:       -0.52,
		replaced:         0.40,
		untold:           -0.96,
		kindMissing:      -0.95,
		strangeName:      -0.54,
		elsewhere:        -1.97,
		nameAway:         0.64,
		nameOther:        0.11,
		missing:          -2.92,
		wordsLacking:     -0.61,
		unsaid:           -0.48,
		focusAbsent:      0.17,
		focusUntaught:    0.34,
		unknownWords:     1.79,
		foreign:          -1.12,
		terse:            -0.83,
		foundOrAsked:     4.58,
		crowd:            -0.06,
		foundAmongMany:   0.56,
		littleOfBoth:     -2.81,
		found:            0.76,
		foundInSentence:  -2.69,
		lead:             2.08,
		leadOfMany:       -0.50,
		farLead:          -0.14,
		pairs:            0.45,
		foundPairs:       -2.36,
		foreignPairs:     -0.87,
		foreignLacking:   2.71,
		foreignLike:      -1.12,
		foreignUnsaid:    -1.14,
		together:         0.34,
		closeButFact:     -0.97,
		closeButFocus:    -2.89,
		closeButWord:     -4.47,
	}}
	plain = regression{constant: -1.13, weights: features{
		inSentence:       2.11,
		likePhrasing:     0.00,
		likeRefused:      -0.66,
		lacksFact:        -0.55,
		passageLacksFact: -0.76,
		factFar:          -0.87,
		strangeYear:      -3.54,
		asksYesOrNo:      0.29,
		asksPart:         -2.73,
		asksOutcome:      -1.56,
		contrasted:       -2.62,
		replaced:         -1.54,
		untold:           -1.64,
		kindMissing:      -0.00,
		strangeName:      -1.77,
		elsewhere:        -1.29,
		nameAway:         -0.90,
		nameOther:        -0.25,
		missing:          -0.61,
		wordsLacking:     -0.67,
		unsaid:           -0.55,
		focusAbsent:      0.17,
		focusUntaught:    0.17,
		unknownWords:     1.09,
		foreign:          0.71,
		terse:            -0.60,
		foundOrAsked:     -1.19,
		crowd:            -0.41,
		foundAmongMany:   -0.14,
		littleOfBoth:     -2.65,
		found:            2.02,
		foundInSentence:  -2.48,
		lead:             1.79,
		leadOfMany:       2.55,
		farLead:          -1.67,
		pairs:            1.52,
		foundPairs:       -1.88,
		foreignPairs:     -1.04,
		foreignLacking:   -0.15,
		foreignLike:      0.00,
		foreignUnsaid:    0.00,
		together:         2.03,
		closeButFact:     -2.10,
		closeButFocus:    -0.40,
		closeButWord:     -3.02,
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
