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
	withPhrasings = regression{constant: -2.80, weights: features{
		inSentence:       -0.96,
		likePhrasing:     3.93,
		likeRefused:      -4.46,
		lacksFact:        -1.45,
		passageLacksFact: -1.94,
		factFar:          -1.31,
		strangeYear:      -3.44,
		asksYesOrNo:      0.20,
		asksPart:         -0.00,
		asksOutcome:      -0.65,
		contrasted:       -2.52,
		replaced:         -0.05,
		untold:           -0.97,
		kindMissing:      -0.84,
		strangeName:      -0.67,
		elsewhere:        -1.86,
		nameAway:         0.47,
		nameOther:        0.24,
		missing:          -3.44,
		wordsLacking:     -0.58,
		unsaid:           -0.51,
		focusAbsent:      -0.14,
		focusUntaught:    0.43,
		unknownWords:     2.14,
		foreign:          -1.22,
		terse:            -0.58,
		foundOrAsked:     5.09,
		crowd:            0.10,
		foundAmongMany:   0.58,
		littleOfBoth:     -2.65,
		found:            0.91,
		foundInSentence:  -2.93,
		lead:             2.44,
		leadOfMany:       -0.67,
		farLead:          -0.20,
		pairs:            0.65,
		foundPairs:       -2.43,
		foreignPairs:     -0.36,
		foreignLacking:   2.71,
		foreignLike:      -1.19,
		foreignUnsaid:    -0.44,
		together:         0.27,
		closeButFact:     -0.89,
		closeButFocus:    -2.80,
		closeButWord:     -4.06,
	}}
	plain = regression{constant: -1.05, weights: features{
		inSentence:       2.16,
		likePhrasing:     0.00,
		likeRefused:      -0.60,
		lacksFact:        -0.37,
		passageLacksFact: -0.72,
		factFar:          -0.82,
		strangeYear:      -3.58,
		asksYesOrNo:      0.25,
		asksPart:         -2.73,
		asksOutcome:      -1.59,
		contrasted:       -2.58,
		replaced:         -1.56,
		untold:           -1.64,
		kindMissing:      -0.04,
		strangeName:      -1.75,
		elsewhere:        -1.30,
		nameAway:         -0.96,
		nameOther:        -0.19,
		missing:          -0.60,
		wordsLacking:     -0.62,
		unsaid:           -0.58,
		focusAbsent:      0.19,
		focusUntaught:    0.19,
		unknownWords:     1.03,
		foreign:          0.73,
		terse:            -0.50,
		foundOrAsked:     -1.23,
		crowd:            -0.56,
		foundAmongMany:   -0.13,
		littleOfBoth:     -2.72,
		found:            2.04,
		foundInSentence:  -2.42,
		lead:             1.73,
		leadOfMany:       2.62,
		farLead:          -1.67,
		pairs:            1.44,
		foundPairs:       -1.86,
		foreignPairs:     -1.00,
		foreignLacking:   -0.23,
		foreignLike:      0.00,
		foreignUnsaid:    0.00,
		together:         2.06,
		closeButFact:     -2.42,
		closeButFocus:    -0.56,
		closeButWord:     -2.97,
	}}
)

// Vague questions, of words that nearly every passage holds, do not tell one
// passage from another: they are never surer than mostOfVague. A question is
// vague when it weighs less than vagueWeight of a word that one passage holds, when
// it says nothing but the name of the city, or when it has fewer than three content
// words and the best passage leads by less than vagueLead, in the unit of lead. So is one
// that names none of several rows of a table.
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
	case q.total < vagueWeight*q.corpus.alone(), q.namesOnlyHome(), k.second.unnamedRow, f[terse] > 0 && f[lead] < vagueLead:
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
	for _, lack := range []int{lacksFact, passageLacksFact, factFar, closeButFact, foundButFact, untold, closeButProperty, untoldAmongMany} {
		f[lack] = 0
	}
	return f
}

func (c regression) chance(f features) float64 {
	z := c.constant
	for i, x := range f {
		z += c.weights[i] * x
	}
	return 1 / (1 + math.Exp(-z))
}
