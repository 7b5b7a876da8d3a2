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
	withLists = regression{constant: -2.94, weights: features{
		inSentence:       0.30,
		likePhrasing:     -0.08,
		likeRefused:      -0.06,
		refusedVotes:     -2.93,
		outsideRemit:     -5.49,
		lacksFact:        0.02,
		passageLacksFact: -1.35,
		factFar:          -1.05,
		strangeYear:      -4.03,
		asksYesOrNo:      -0.06,
		asksPart:         -0.00,
		asksOutcome:      -1.24,
		contrasted:       -1.84,
		replaced:         0.06,
		another:          -0.87,
		untold:           -0.27,
		aspectUntold:     -0.66,
		offered:          1.30,
		kindMissing:      -0.99,
		strangeName:      -0.24,
		elsewhere:        -1.28,
		nameAway:         0.58,
		nameOther:        0.08,
		missing:          -2.86,
		wordsLacking:     0.44,
		unsaid:           -0.43,
		focusAbsent:      -0.01,
		focusUntaught:    0.31,
		unknownWords:     1.75,
		foreign:          -1.57,
		terse:            -0.56,
		foundOrAsked:     5.25,
		crowd:            -0.15,
		foundAmongMany:   0.15,
		littleOfBoth:     -1.88,
		found:            1.37,
		foundInSentence:  -1.88,
		lead:             2.10,
		leadOfMany:       0.29,
		farLead:          0.30,
		pairs:            0.30,
		foundPairs:       -2.34,
		foreignPairs:     0.45,
		foreignLacking:   1.81,
		foreignLike:      -0.18,
		foreignUnsaid:    -0.56,
		together:         1.35,
		closeButFact:     -1.75,
		closeButFocus:    -2.20,
		closeButWord:     -3.30,
		closeButAspect:   -3.18,
		closeButOther:    -1.88,
		closeButPlace:    -3.87,
		closeButWords:    -3.64,
		closeButProperty: -2.00,
		closeButName:     -0.50,
		foundButFact:     -1.24,
		untoldAmongMany:  -0.46,
	}}
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
	fewPhrasings = regression{constant: -0.32, weights: features{
		inSentence:       0.81,
		likePhrasing:     -0.39,
		likeRefused:      -0.73,
		refusedVotes:     -0.41,
		outsideRemit:     0.00,
		lacksFact:        0.17,
		passageLacksFact: -1.18,
		factFar:          -0.47,
		strangeYear:      -3.11,
		asksYesOrNo:      0.17,
		asksPart:         -0.00,
		asksOutcome:      -0.08,
		contrasted:       -1.29,
		replaced:         0.51,
		another:          -1.26,
		untold:           -0.85,
		aspectUntold:     -1.26,
		offered:          0.98,
		kindMissing:      -0.30,
		strangeName:      -0.36,
		elsewhere:        -0.62,
		nameAway:         -0.47,
		nameOther:        0.25,
		missing:          -2.37,
		wordsLacking:     -0.37,
		unsaid:           -0.62,
		focusAbsent:      0.66,
		focusUntaught:    -0.64,
		unknownWords:     0.15,
		foreign:          -0.32,
		terse:            -0.98,
		foundOrAsked:     -0.02,
		crowd:            -0.25,
		foundAmongMany:   -0.19,
		littleOfBoth:     -1.40,
		found:            2.11,
		foundInSentence:  -1.17,
		lead:             1.17,
		leadOfMany:       0.94,
		farLead:          -0.87,
		pairs:            0.68,
		foundPairs:       -1.61,
		foreignPairs:     -0.12,
		foreignLacking:   -0.11,
		foreignLike:      0.22,
		foreignUnsaid:    -0.07,
		together:         2.52,
		closeButFact:     -1.49,
		closeButFocus:    -1.22,
		closeButWord:     -2.32,
		closeButAspect:   -1.47,
		closeButOther:    -0.89,
		closeButPlace:    -2.00,
		closeButWords:    -0.99,
		closeButProperty: -1.11,
		closeButName:     -0.32,
		foundButFact:     -1.24,
		untoldAmongMany:  0.58,
	}}
	plain = regression{constant: -1.10, weights: features{
		inSentence:       2.19,
		likePhrasing:     0.00,
		likeRefused:      -1.36,
		refusedVotes:     0.29,
		outsideRemit:     0.00,
		lacksFact:        0.62,
		passageLacksFact: -0.62,
		factFar:          -0.74,
		strangeYear:      -3.71,
		asksYesOrNo:      0.18,
		asksPart:         -2.90,
		asksOutcome:      -1.71,
		contrasted:       0.13,
		replaced:         -0.34,
		another:          0.53,
		untold:           -1.99,
		aspectUntold:     -0.66,
		offered:          0.13,
		kindMissing:      0.03,
		strangeName:      -1.77,
		elsewhere:        -0.14,
		nameAway:         -0.89,
		nameOther:        -0.29,
		missing:          -0.55,
		wordsLacking:     -0.41,
		unsaid:           -0.67,
		focusAbsent:      0.13,
		focusUntaught:    0.13,
		unknownWords:     1.06,
		foreign:          0.81,
		terse:            -0.36,
		foundOrAsked:     -1.41,
		crowd:            -0.85,
		foundAmongMany:   0.15,
		littleOfBoth:     -2.77,
		found:            2.50,
		foundInSentence:  -2.47,
		lead:             1.85,
		leadOfMany:       2.45,
		farLead:          -1.95,
		pairs:            1.36,
		foundPairs:       -1.66,
		foreignPairs:     -1.08,
		foreignLacking:   -0.20,
		foreignLike:      0.00,
		foreignUnsaid:    0.00,
		together:         1.95,
		closeButFact:     -1.17,
		closeButFocus:    -0.43,
		closeButWord:     -3.02,
		closeButAspect:   -0.15,
		closeButOther:    -3.82,
		closeButPlace:    -2.01,
		closeButWords:    -0.42,
		closeButProperty: -0.25,
		closeButName:     -2.58,
		foundButFact:     -2.57,
		untoldAmongMany:  1.17,
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
