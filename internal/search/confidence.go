package search

import "math"

// regression is a logistic regression.
type regression struct {
	constant float64
	weights  features
}

// The chance that the first hit answers, for passages with many known phrasings, for
// those with fewPhrasings and for those without: logistic regressions on the features, fitted by TestFit on
// the development halves of the question files under internal/evaluate/testdata
// and on the public sets xquad-vi and mlqa-vi-dev, each question with accents
// and without, with its passages in the folder and without them.
var (
	withPhrasings = regression{constant: -3.50, weights: features{
		inSentence:       -0.07,
		likePhrasing:     4.18,
		likeRefused:      -4.09,
		lacksFact:        -0.86,
		passageLacksFact: -1.54,
		factFar:          -1.73,
		strangeYear:      -3.61,
		asksYesOrNo:      0.20,
		asksPart:         -0.00,
		asksOutcome:      -0.98,
		contrasted:       -2.18,
		replaced:         0.85,
		another:          -1.49,
		untold:           -0.03,
		aspectUntold:     -1.21,
		offered:          1.48,
		kindMissing:      -0.87,
		strangeName:      -0.38,
		elsewhere:        -0.78,
		nameAway:         0.02,
		nameOther:        0.58,
		missing:          -3.53,
		wordsLacking:     0.11,
		unsaid:           -0.40,
		focusAbsent:      -0.17,
		focusUntaught:    0.12,
		unknownWords:     2.02,
		foreign:          -0.90,
		terse:            -0.68,
		foundOrAsked:     5.26,
		crowd:            0.16,
		foundAmongMany:   0.21,
		littleOfBoth:     -2.21,
		found:            0.97,
		foundInSentence:  -2.73,
		lead:             2.51,
		leadOfMany:       -0.12,
		farLead:          -0.64,
		pairs:            0.75,
		foundPairs:       -2.91,
		foreignPairs:     0.16,
		foreignLacking:   2.21,
		foreignLike:      -1.42,
		foreignUnsaid:    -0.57,
		together:         0.23,
		closeButFact:     -1.05,
		closeButFocus:    -2.17,
		closeButWord:     -3.64,
		closeButAspect:   -3.17,
		closeButOther:    -1.72,
		closeButPlace:    -3.96,
		closeButWords:    -2.78,
		closeButProperty: -2.62,
		closeButName:     -0.27,
		foundButFact:     -1.18,
		untoldAmongMany:  -0.75,
	}}
	fewPhrasings = regression{constant: -0.84, weights: features{
		inSentence:       0.91,
		likePhrasing:     -0.29,
		likeRefused:      -0.75,
		lacksFact:        -0.12,
		passageLacksFact: -1.18,
		factFar:          0.04,
		strangeYear:      -3.09,
		asksYesOrNo:      0.21,
		asksPart:         0.00,
		asksOutcome:      0.11,
		contrasted:       -1.18,
		replaced:         0.25,
		another:          -1.10,
		untold:           -0.41,
		aspectUntold:     -1.35,
		offered:          0.96,
		kindMissing:      -0.47,
		strangeName:      -0.39,
		elsewhere:        -0.71,
		nameAway:         -0.63,
		nameOther:        0.13,
		missing:          -2.42,
		wordsLacking:     -0.18,
		unsaid:           -0.52,
		focusAbsent:      0.36,
		focusUntaught:    -0.36,
		unknownWords:     0.09,
		foreign:          0.20,
		terse:            -1.03,
		foundOrAsked:     0.16,
		crowd:            0.09,
		foundAmongMany:   -0.02,
		littleOfBoth:     -1.40,
		found:            2.06,
		foundInSentence:  -1.46,
		lead:             1.25,
		leadOfMany:       0.77,
		farLead:          -0.62,
		pairs:            0.93,
		foundPairs:       -1.76,
		foreignPairs:     -0.04,
		foreignLacking:   0.16,
		foreignLike:      -0.43,
		foreignUnsaid:    -0.87,
		together:         2.04,
		closeButFact:     -1.55,
		closeButFocus:    -1.21,
		closeButWord:     -2.16,
		closeButAspect:   -1.25,
		closeButOther:    -0.88,
		closeButPlace:    -1.83,
		closeButWords:    -0.70,
		closeButProperty: -1.15,
		closeButName:     -0.30,
		foundButFact:     -1.23,
		untoldAmongMany:  0.12,
	}}
	plain = regression{constant: -1.11, weights: features{
		inSentence:       2.21,
		likePhrasing:     0.00,
		likeRefused:      -0.59,
		lacksFact:        0.64,
		passageLacksFact: -0.62,
		factFar:          -0.75,
		strangeYear:      -3.73,
		asksYesOrNo:      0.20,
		asksPart:         -2.90,
		asksOutcome:      -1.71,
		contrasted:       0.09,
		replaced:         -0.36,
		another:          0.54,
		untold:           -1.99,
		aspectUntold:     -0.72,
		offered:          0.15,
		kindMissing:      0.02,
		strangeName:      -1.74,
		elsewhere:        -0.22,
		nameAway:         -0.93,
		nameOther:        -0.27,
		missing:          -0.57,
		wordsLacking:     -0.40,
		unsaid:           -0.63,
		focusAbsent:      0.15,
		focusUntaught:    0.15,
		unknownWords:     1.02,
		foreign:          0.86,
		terse:            -0.38,
		foundOrAsked:     -1.47,
		crowd:            -0.89,
		foundAmongMany:   0.16,
		littleOfBoth:     -2.62,
		found:            2.53,
		foundInSentence:  -2.41,
		lead:             1.83,
		leadOfMany:       2.46,
		farLead:          -1.94,
		pairs:            1.35,
		foundPairs:       -1.73,
		foreignPairs:     -1.08,
		foreignLacking:   -0.31,
		foreignLike:      0.00,
		foreignUnsaid:    0.00,
		together:         2.05,
		closeButFact:     -1.17,
		closeButFocus:    -0.48,
		closeButWord:     -3.07,
		closeButAspect:   -0.11,
		closeButOther:    -3.73,
		closeButPlace:    -1.94,
		closeButWords:    -0.41,
		closeButProperty: -0.25,
		closeButName:     -2.54,
		foundButFact:     -2.57,
		untoldAmongMany:  1.16,
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
// Staff have taught a passage well with wellTaught phrasings. Fewer, often only the
// question above an answer, say little of all else that it may be asked.
//
// A question that is all but one of those that staff have listed for a passage is
// answered with it, unless it names another year, place or thing.
//
// A passage that is not well taught is not an answer whose sentence has another name or
// number where the question has one, or does not tell what has become of a thing when
// that is asked: four of five such answers were wrong, for all else that fits.
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
	chance := regressionFor(k.taught).chance(f)
	switch {
	case taught && f[likeRefused] > asRefused && f[likeRefused] > f[likePhrasing]:
		return min(mostOfRefused, chance)
	case f.known():
		return max(leastOfKnown, chance)
	case f[foundOrAsked] < littleFound, q.asksToday(), k.taught < wellTaught && f[another]+f[asksOutcome] > 0:
		return min(mostOfLittle, chance)
	case q.total < vagueWeight*q.corpus.alone(), q.namesOnlyHome(), k.second.unnamedRow, f[terse] > 0 && f[lead] < vagueLead:
		return min(mostOfVague, chance)
	}
	return chance
}

// regressionFor returns the regression for a passage with so many known phrasings.
func regressionFor(phrasings int) *regression {
	switch {
	case phrasings >= wellTaught:
		return &withPhrasings
	case phrasings > 0:
		return &fewPhrasings
	}
	return &plain
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

func (c *regression) chance(f features) float64 {
	z := c.constant
	for i, x := range f {
		z += c.weights[i] * x
	}
	return 1 / (1 + math.Exp(-z))
}
