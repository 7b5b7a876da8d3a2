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
	withPhrasings = regression{constant: -2.84, weights: features{
		inSentence:       -0.74,
		likePhrasing:     4.16,
		likeRefused:      -4.17,
		lacksFact:        -1.44,
		passageLacksFact: -1.57,
		factFar:          -1.40,
		strangeYear:      -3.26,
		asksYesOrNo:      0.20,
		asksPart:         -0.00,
		asksOutcome:      -0.50,
		contrasted:       -1.26,
		replaced:         0.37,
		untold:           -0.98,
		kindMissing:      -0.98,
		strangeName:      -0.64,
		elsewhere:        -1.81,
		nameAway:         0.44,
		nameOther:        0.18,
		missing:          -3.20,
		wordsLacking:     -0.57,
		unsaid:           -0.46,
		focusAbsent:      -0.01,
		focusUntaught:    0.50,
		unknownWords:     2.04,
		foreign:          -1.16,
		terse:            -0.60,
		foundOrAsked:     4.94,
		crowd:            0.11,
		foundAmongMany:   0.62,
		littleOfBoth:     -2.64,
		found:            0.82,
		foundInSentence:  -2.81,
		lead:             2.38,
		leadOfMany:       -0.73,
		farLead:          -0.30,
		pairs:            0.37,
		foundPairs:       -2.27,
		foreignPairs:     -0.70,
		foreignLacking:   2.73,
		foreignLike:      -1.32,
		foreignUnsaid:    -1.09,
		together:         0.24,
		closeButFact:     -1.08,
		closeButFocus:    -2.78,
		closeButWord:     -4.39,
	}}
	plain = regression{constant: -1.00, weights: features{
		inSentence:       2.13,
		likePhrasing:     0.00,
		likeRefused:      -0.62,
		lacksFact:        -0.44,
		passageLacksFact: -0.72,
		factFar:          -0.85,
		strangeYear:      -3.59,
		asksYesOrNo:      0.23,
		asksPart:         -2.74,
		asksOutcome:      -1.59,
		contrasted:       -2.59,
		replaced:         -1.55,
		untold:           -1.65,
		kindMissing:      -0.06,
		strangeName:      -1.76,
		elsewhere:        -1.28,
		nameAway:         -0.96,
		nameOther:        -0.20,
		missing:          -0.62,
		wordsLacking:     -0.63,
		unsaid:           -0.59,
		focusAbsent:      0.19,
		focusUntaught:    0.19,
		unknownWords:     1.03,
		foreign:          0.72,
		terse:            -0.51,
		foundOrAsked:     -1.24,
		crowd:            -0.56,
		foundAmongMany:   -0.11,
		littleOfBoth:     -2.68,
		found:            2.06,
		foundInSentence:  -2.43,
		lead:             1.73,
		leadOfMany:       2.62,
		farLead:          -1.71,
		pairs:            1.45,
		foundPairs:       -1.86,
		foreignPairs:     -1.00,
		foreignLacking:   -0.22,
		foreignLike:      0.00,
		foreignUnsaid:    0.00,
		together:         2.04,
		closeButFact:     -2.28,
		closeButFocus:    -0.54,
		closeButWord:     -3.00,
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
