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
		likeRefused:      -3.75,
		lacksFact:        -1.37,
		passageLacksFact: -1.36,
		factFar:          -1.44,
		strangeYear:      -2.57,
		asksYesOrNo:      0.48,
		asksPart:         -0.00,
		asksOutcome:      -1.14,
		contrasted:       -1.26,
		replaced:         -1.32,
		untold:           -1.37,
		kindMissing:      -1.14,
		strangeName:      -0.22,
		elsewhere:        -2.62,
		nameAway:         0.32,
		nameOther:        0.65,
		missing:          -3.78,
		wordsLacking:     -0.42,
		unsaid:           -0.56,
		focusAbsent:      0.83,
		focusUntaught:    -0.86,
		unknownWords:     1.56,
		foreign:          -0.17,
		terse:            -0.91,
		foundOrAsked:     3.90,
		crowd:            0.45,
		foundAmongMany:   0.43,
		littleOfBoth:     -2.50,
		found:            0.57,
		foundInSentence:  -2.25,
		lead:             1.78,
		leadOfMany:       -0.40,
		farLead:          0.54,
		pairs:            0.53,
		foundPairs:       -2.88,
		foreignPairs:     -1.41,
		foreignLacking:   1.62,
		foreignLike:      -1.83,
		foreignUnsaid:    -1.12,
		together:         0.77,
		closeButFact:     -1.08,
		closeButFocus:    -1.93,
		closeButWord:     -3.18,
	}}
	plain = regression{constant: -0.92, weights: features{
		inSentence:       2.05,
		likePhrasing:     0.00,
		likeRefused:      -0.63,
		lacksFact:        -0.29,
		passageLacksFact: -0.77,
		factFar:          -0.49,
		strangeYear:      -3.06,
		asksYesOrNo:      0.29,
		asksPart:         -2.87,
		asksOutcome:      -1.59,
		contrasted:       -2.60,
		replaced:         -1.63,
		untold:           -1.70,
		kindMissing:      -0.04,
		strangeName:      -1.81,
		elsewhere:        -1.23,
		nameAway:         -0.94,
		nameOther:        -0.16,
		missing:          -0.77,
		wordsLacking:     -0.72,
		unsaid:           -0.56,
		focusAbsent:      0.16,
		focusUntaught:    0.16,
		unknownWords:     0.45,
		foreign:          0.44,
		terse:            -0.62,
		foundOrAsked:     -1.34,
		crowd:            -0.41,
		foundAmongMany:   -0.17,
		littleOfBoth:     -2.48,
		found:            1.96,
		foundInSentence:  -2.54,
		lead:             1.79,
		leadOfMany:       2.52,
		farLead:          -1.70,
		pairs:            1.53,
		foundPairs:       -1.70,
		foreignPairs:     -1.16,
		foreignLacking:   -0.14,
		foreignLike:      0.00,
		foreignUnsaid:    0.00,
		together:         1.89,
		closeButFact:     -2.23,
		closeButFocus:    -0.38,
		closeButWord:     -2.63,
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
