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
	withPhrasings = regression{constant: -3.53, weights: features{
		inSentence:       0.06,
		likePhrasing:     4.25,
		likeRefused:      -4.45,
		lacksFact:        -0.98,
		passageLacksFact: -1.50,
		factFar:          -1.59,
		strangeYear:      -3.68,
		asksYesOrNo:      0.20,
		asksPart:         -0.00,
		asksOutcome:      -0.96,
		contrasted:       -2.18,
		replaced:         0.07,
		untold:           -0.02,
		aspectUntold:     -1.19,
		offered:          1.49,
		kindMissing:      -0.81,
		strangeName:      -0.39,
		elsewhere:        -0.70,
		nameAway:         0.05,
		nameOther:        0.57,
		missing:          -3.52,
		wordsLacking:     0.15,
		unsaid:           -0.43,
		focusAbsent:      -0.17,
		focusUntaught:    0.10,
		unknownWords:     1.98,
		foreign:          -0.89,
		terse:            -0.67,
		foundOrAsked:     5.22,
		crowd:            0.23,
		foundAmongMany:   0.22,
		littleOfBoth:     -2.16,
		found:            1.06,
		foundInSentence:  -2.67,
		lead:             2.53,
		leadOfMany:       -0.19,
		farLead:          -0.72,
		pairs:            0.76,
		foundPairs:       -3.02,
		foreignPairs:     0.23,
		foreignLacking:   2.27,
		foreignLike:      -1.38,
		foreignUnsaid:    -0.68,
		together:         0.20,
		closeButFact:     -0.84,
		closeButFocus:    -2.11,
		closeButWord:     -3.60,
		closeButAspect:   -3.22,
		closeButOther:    -1.73,
		closeButPlace:    -4.01,
		closeButWords:    -2.87,
		closeButProperty: -2.69,
		closeButName:     -0.50,
		foundButFact:     -1.34,
		untoldAmongMany:  -0.71,
	}}
	plain = regression{constant: -1.13, weights: features{
		inSentence:       2.14,
		likePhrasing:     0.00,
		likeRefused:      -0.59,
		lacksFact:        0.57,
		passageLacksFact: -0.58,
		factFar:          -0.75,
		strangeYear:      -3.84,
		asksYesOrNo:      0.20,
		asksPart:         -2.89,
		asksOutcome:      -1.65,
		contrasted:       0.11,
		replaced:         -0.09,
		untold:           -1.96,
		aspectUntold:     -0.75,
		offered:          0.14,
		kindMissing:      0.04,
		strangeName:      -1.74,
		elsewhere:        -0.24,
		nameAway:         -0.88,
		nameOther:        -0.31,
		missing:          -0.51,
		wordsLacking:     -0.43,
		unsaid:           -0.63,
		focusAbsent:      0.15,
		focusUntaught:    0.15,
		unknownWords:     1.05,
		foreign:          0.85,
		terse:            -0.38,
		foundOrAsked:     -1.42,
		crowd:            -0.86,
		foundAmongMany:   0.17,
		littleOfBoth:     -2.58,
		found:            2.51,
		foundInSentence:  -2.40,
		lead:             1.86,
		leadOfMany:       2.42,
		farLead:          -1.90,
		pairs:            1.34,
		foundPairs:       -1.71,
		foreignPairs:     -1.07,
		foreignLacking:   -0.32,
		foreignLike:      0.00,
		foreignUnsaid:    0.00,
		together:         2.05,
		closeButFact:     -1.01,
		closeButFocus:    -0.48,
		closeButWord:     -3.00,
		closeButAspect:   -0.10,
		closeButOther:    -3.80,
		closeButPlace:    -1.93,
		closeButWords:    -0.37,
		closeButProperty: -0.30,
		closeButName:     -2.35,
		foundButFact:     -2.73,
		untoldAmongMany:  1.24,
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
// A passage without phrasings is not an answer whose sentence has another name or number
// where the question has one, or does not tell what has become of a thing when that is
// asked: four of five such answers were wrong, for all else that fits.
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
	case f[foundOrAsked] < littleFound, q.asksToday(), !taught && f[another]+f[asksOutcome] > 0:
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
