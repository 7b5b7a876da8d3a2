package search

import "math"

// regression is a logistic regression.
type regression struct {
	constant float64
	weights  features
}

// The chance that the first hit answers, for passages with many known phrasings, in a
// document with long lists of what it answers and does not, or in one without; for those
// with few and for those with no phrasings: logistic regressions on the features, fitted by
// TestFit on the development halves of the question files under internal/evaluate/testdata
// and on the public sets xquad-vi and mlqa-vi-dev, each question with accents
// and without, with its passages in the folder and without them.
var (
	withLists = regression{constant: -2.29, weights: features{
		inSentence:       -0.07,
		likePhrasing:     0.84,
		likeRefused:      -0.62,
		refusedVotes:     -2.52,
		outsideRemit:     -4.11,
		lacksFact:        -0.02,
		passageLacksFact: -0.84,
		factFar:          -0.98,
		strangeYear:      -3.46,
		asksYesOrNo:      0.10,
		asksPart:         -0.00,
		asksOutcome:      -0.97,
		contrasted:       -1.76,
		replaced:         0.40,
		another:          -1.35,
		untold:           0.01,
		aspectUntold:     0.22,
		offered:          0.86,
		kindMissing:      -1.00,
		strangeName:      -0.20,
		elsewhere:        -0.60,
		nameAway:         0.41,
		nameOther:        -0.16,
		missing:          -1.75,
		wordsLacking:     0.42,
		unsaid:           -0.47,
		focusAbsent:      -0.22,
		focusUntaught:    0.44,
		unknownWords:     1.71,
		foreign:          -1.01,
		terse:            -0.72,
		foundOrAsked:     4.57,
		crowd:            -0.35,
		foundAmongMany:   0.35,
		littleOfBoth:     -1.99,
		found:            -0.27,
		foundInSentence:  -2.11,
		lead:             2.00,
		leadOfMany:       0.26,
		farLead:          0.50,
		pairs:            0.33,
		foundPairs:       -1.29,
		foreignPairs:     0.03,
		foreignLacking:   0.96,
		foreignLike:      -1.00,
		foreignUnsaid:    -0.45,
		together:         1.57,
		closeButFact:     -1.38,
		closeButFocus:    -2.19,
		closeButWord:     -3.64,
		closeButAspect:   -3.83,
		closeButOther:    -1.65,
		closeButPlace:    -4.59,
		closeButWords:    -3.22,
		closeButProperty: -1.87,
		closeButName:     -0.25,
		foundButFact:     -1.62,
		untoldAmongMany:  -0.35,
	}}
	withPhrasings = regression{constant: -3.10, weights: features{
		inSentence:       -0.95,
		likePhrasing:     3.69,
		likeRefused:      -3.54,
		refusedVotes:     -1.10,
		outsideRemit:     0.00,
		lacksFact:        -0.71,
		passageLacksFact: -1.39,
		factFar:          -2.59,
		strangeYear:      -3.61,
		asksYesOrNo:      0.08,
		asksPart:         -0.00,
		asksOutcome:      -1.36,
		contrasted:       -1.66,
		replaced:         0.82,
		another:          -1.29,
		untold:           -0.49,
		aspectUntold:     -0.14,
		offered:          1.17,
		kindMissing:      -1.07,
		strangeName:      -0.62,
		elsewhere:        -0.67,
		nameAway:         0.22,
		nameOther:        0.03,
		missing:          -3.29,
		wordsLacking:     0.37,
		unsaid:           -0.83,
		focusAbsent:      -0.22,
		focusUntaught:    0.24,
		unknownWords:     1.33,
		foreign:          -1.03,
		terse:            -0.61,
		foundOrAsked:     5.63,
		crowd:            0.38,
		foundAmongMany:   0.38,
		littleOfBoth:     -2.08,
		found:            -0.12,
		foundInSentence:  -2.59,
		lead:             2.17,
		leadOfMany:       0.12,
		farLead:          -0.34,
		pairs:            -1.00,
		foundPairs:       -0.87,
		foreignPairs:     -0.14,
		foreignLacking:   1.36,
		foreignLike:      -1.10,
		foreignUnsaid:    -0.91,
		together:         0.95,
		closeButFact:     -1.02,
		closeButFocus:    -2.37,
		closeButWord:     -4.01,
		closeButAspect:   -3.72,
		closeButOther:    -1.86,
		closeButPlace:    -4.04,
		closeButWords:    -3.86,
		closeButProperty: -2.29,
		closeButName:     -0.22,
		foundButFact:     -1.43,
		untoldAmongMany:  -0.04,
	}}
	fewPhrasings = regression{constant: 0.07, weights: features{
		inSentence:       0.73,
		likePhrasing:     -0.38,
		likeRefused:      -0.56,
		refusedVotes:     -0.60,
		outsideRemit:     0.00,
		lacksFact:        0.10,
		passageLacksFact: -1.19,
		factFar:          -0.61,
		strangeYear:      -3.14,
		asksYesOrNo:      0.24,
		asksPart:         -0.00,
		asksOutcome:      -0.22,
		contrasted:       -1.27,
		replaced:         0.39,
		another:          -1.01,
		untold:           -1.00,
		aspectUntold:     -1.06,
		offered:          1.01,
		kindMissing:      -0.25,
		strangeName:      -0.55,
		elsewhere:        -0.83,
		nameAway:         -0.20,
		nameOther:        -0.08,
		missing:          -2.42,
		wordsLacking:     -0.27,
		unsaid:           -0.83,
		focusAbsent:      -0.34,
		focusUntaught:    0.30,
		unknownWords:     0.00,
		foreign:          -0.30,
		terse:            -1.18,
		foundOrAsked:     0.16,
		crowd:            -0.47,
		foundAmongMany:   -0.23,
		littleOfBoth:     -1.04,
		found:            2.10,
		foundInSentence:  -1.15,
		lead:             1.01,
		leadOfMany:       0.99,
		farLead:          -0.66,
		pairs:            0.42,
		foundPairs:       -1.45,
		foreignPairs:     -0.09,
		foreignLacking:   0.05,
		foreignLike:      0.79,
		foreignUnsaid:    0.02,
		together:         2.10,
		closeButFact:     -1.33,
		closeButFocus:    -1.15,
		closeButWord:     -2.34,
		closeButAspect:   -1.60,
		closeButOther:    -0.82,
		closeButPlace:    -1.71,
		closeButWords:    -1.09,
		closeButProperty: -0.71,
		closeButName:     -0.34,
		foundButFact:     -1.27,
		untoldAmongMany:  0.57,
	}}
	plain = regression{constant: -0.98, weights: features{
		inSentence:       2.14,
		likePhrasing:     0.00,
		likeRefused:      -1.45,
		refusedVotes:     0.26,
		outsideRemit:     0.00,
		lacksFact:        0.56,
		passageLacksFact: -0.61,
		factFar:          -0.77,
		strangeYear:      -3.71,
		asksYesOrNo:      0.18,
		asksPart:         -2.89,
		asksOutcome:      -1.79,
		contrasted:       0.07,
		replaced:         -0.36,
		another:          0.54,
		untold:           -2.05,
		aspectUntold:     -0.74,
		offered:          0.18,
		kindMissing:      0.03,
		strangeName:      -1.72,
		elsewhere:        -0.23,
		nameAway:         -0.94,
		nameOther:        -0.26,
		missing:          -0.67,
		wordsLacking:     -0.45,
		unsaid:           -0.66,
		focusAbsent:      0.14,
		focusUntaught:    0.14,
		unknownWords:     1.03,
		foreign:          0.81,
		terse:            -0.32,
		foundOrAsked:     -1.43,
		crowd:            -0.95,
		foundAmongMany:   0.12,
		littleOfBoth:     -2.67,
		found:            2.44,
		foundInSentence:  -2.45,
		lead:             1.82,
		leadOfMany:       2.57,
		farLead:          -2.00,
		pairs:            1.31,
		foundPairs:       -1.57,
		foreignPairs:     -1.06,
		foreignLacking:   -0.17,
		foreignLike:      0.00,
		foreignUnsaid:    0.00,
		together:         1.97,
		closeButFact:     -1.08,
		closeButFocus:    -0.47,
		closeButWord:     -2.88,
		closeButAspect:   -0.07,
		closeButOther:    -3.76,
		closeButPlace:    -1.92,
		closeButWords:    -0.42,
		closeButProperty: -0.22,
		closeButName:     -2.57,
		foundButFact:     -2.61,
		untoldAmongMany:  1.23,
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
// document that they have taught nothing about yet, a new one, answers it. One that is
// like those which a document does not answer is not answered with a passage of it that
// is not well taught; for others the regression says how much that means.
const (
	vagueWeight   = 0.25
	vagueLead     = 0.04
	mostOfVague   = 0.40
	littleFound   = 0.12
	mostOfLittle  = 0.20
	wellTaught    = 10
	asRefused     = 0.90
	mostOfRefused = 0.15
	asBeyond      = 0.70
	asKnown       = 0.95
	leastOfKnown  = 0.85
)

// confidence is the calibrated chance that a candidate answers the question.
func (q *query) confidence(f features, k candidate) float64 {
	taught := k.taught > 0
	chance := regressionFor(k.taught, k.listed).chance(f)
	switch {
	case taught && f[likeRefused] > asRefused && f[likeRefused] > f[likePhrasing],
		k.taught < wellTaught && k.beyond > asBeyond && k.beyond > f[likePhrasing]:
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

// regressionFor returns the regression for a passage with so many known phrasings, in a
// document whose lists are long or not.
func regressionFor(phrasings int, listed bool) *regression {
	switch {
	case phrasings >= wellTaught && listed:
		return &withLists
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
