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
	withPhrasings = regression{constant: -2.66, weights: features{
		inSentence:       -0.43,
		likePhrasing:     3.98,
		likeRefused:      -4.20,
		lacksFact:        -1.36,
		passageLacksFact: -1.60,
		factFar:          -1.49,
		strangeYear:      -3.25,
		asksYesOrNo:      0.25,
		asksPart:         -0.00,
		asksOutcome:      -0.49,
		contrasted:       -1.11,
		replaced:         0.37,
		untold:           -0.95,
		kindMissing:      -0.89,
		strangeName:      -0.56,
		elsewhere:        -1.85,
		nameAway:         0.49,
		nameOther:        0.07,
		missing:          -3.25,
		wordsLacking:     -0.76,
		unsaid:           -0.41,
		focusAbsent:      0.09,
		focusUntaught:    0.45,
		unknownWords:     1.76,
		foreign:          -1.10,
		terse:            -0.81,
		foundOrAsked:     4.77,
		crowd:            0.09,
		foundAmongMany:   0.56,
		littleOfBoth:     -2.85,
		found:            0.91,
		foundInSentence:  -2.89,
		lead:             2.26,
		leadOfMany:       -0.67,
		farLead:          -0.05,
		pairs:            0.36,
		foundPairs:       -2.43,
		foreignPairs:     -0.76,
		foreignLacking:   2.81,
		foreignLike:      -1.34,
		foreignUnsaid:    -1.21,
		together:         0.28,
		closeButFact:     -1.12,
		closeButFocus:    -2.91,
		closeButWord:     -4.28,
	}}
	plain = regression{constant: -1.06, weights: features{
		inSentence:       2.13,
		likePhrasing:     0.00,
		likeRefused:      -0.52,
		lacksFact:        -0.51,
		passageLacksFact: -0.65,
		factFar:          -0.78,
		strangeYear:      -3.57,
		asksYesOrNo:      0.30,
		asksPart:         -2.74,
		asksOutcome:      -1.54,
		contrasted:       -2.61,
		replaced:         -1.53,
		untold:           -1.63,
		kindMissing:      -0.01,
		strangeName:      -1.77,
		elsewhere:        -1.23,
		nameAway:         -0.97,
		nameOther:        -0.23,
		missing:          -0.54,
		wordsLacking:     -0.60,
		unsaid:           -0.63,
		focusAbsent:      0.14,
		focusUntaught:    0.14,
		unknownWords:     1.06,
		foreign:          0.70,
		terse:            -0.61,
		foundOrAsked:     -1.23,
		crowd:            -0.54,
		foundAmongMany:   -0.19,
		littleOfBoth:     -2.50,
		found:            2.21,
		foundInSentence:  -2.53,
		lead:             1.61,
		leadOfMany:       2.69,
		farLead:          -1.56,
		pairs:            1.52,
		foundPairs:       -1.92,
		foreignPairs:     -1.04,
		foreignLacking:   -0.16,
		foreignLike:      0.00,
		foreignUnsaid:    0.00,
		together:         2.09,
		closeButFact:     -2.20,
		closeButFocus:    -0.43,
		closeButWord:     -2.97,
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
