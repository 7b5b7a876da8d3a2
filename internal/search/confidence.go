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
	withLists = regression{constant: -2.28, weights: features{
		inSentence:       0.12,
		likePhrasing:     0.22,
		likeRefused:      -0.18,
		refusedVotes:     -3.11,
		outsideRemit:     -4.17,
		lacksFact:        0.02,
		passageLacksFact: -0.97,
		factFar:          -1.02,
		strangeYear:      -3.65,
		asksYesOrNo:      -0.02,
		asksPart:         -0.00,
		asksOutcome:      -1.02,
		contrasted:       -1.18,
		replaced:         0.42,
		another:          -1.22,
		untold:           -0.01,
		aspectUntold:     0.02,
		offered:          0.98,
		kindMissing:      -1.04,
		strangeName:      -0.20,
		elsewhere:        -0.72,
		nameAway:         0.03,
		nameOther:        -0.11,
		missing:          -1.50,
		wordsLacking:     0.15,
		unsaid:           -0.31,
		focusAbsent:      -0.25,
		focusUntaught:    0.25,
		unknownWords:     1.79,
		foreign:          -0.47,
		terse:            -0.85,
		foundOrAsked:     4.34,
		crowd:            -0.24,
		foundAmongMany:   0.26,
		littleOfBoth:     -2.79,
		found:            0.11,
		foundInSentence:  -2.37,
		lead:             1.82,
		leadOfMany:       0.13,
		farLead:          0.10,
		pairs:            1.30,
		foundPairs:       -1.41,
		foreignPairs:     0.19,
		foreignLacking:   1.27,
		foreignLike:      -0.83,
		foreignUnsaid:    -1.01,
		together:         1.74,
		closeButFact:     -1.15,
		closeButFocus:    -1.68,
		closeButWord:     -2.22,
		closeButAspect:   -3.48,
		closeButOther:    -1.90,
		closeButPlace:    -4.33,
		closeButWords:    -2.84,
		closeButProperty: -2.09,
		closeButName:     -0.18,
		foundButFact:     -1.73,
		untoldAmongMany:  -0.19,
	}}
	withPhrasings = regression{constant: -3.09, weights: features{
		inSentence:       -0.80,
		likePhrasing:     3.71,
		likeRefused:      -3.94,
		refusedVotes:     -1.51,
		outsideRemit:     0.00,
		lacksFact:        -0.56,
		passageLacksFact: -1.69,
		factFar:          -2.33,
		strangeYear:      -3.61,
		asksYesOrNo:      -0.07,
		asksPart:         -0.00,
		asksOutcome:      -1.16,
		contrasted:       -1.26,
		replaced:         0.79,
		another:          -1.24,
		untold:           -0.53,
		aspectUntold:     -0.29,
		offered:          1.25,
		kindMissing:      -1.15,
		strangeName:      -0.50,
		elsewhere:        -0.99,
		nameAway:         -0.01,
		nameOther:        0.02,
		missing:          -3.43,
		wordsLacking:     0.17,
		unsaid:           -0.52,
		focusAbsent:      -0.17,
		focusUntaught:    0.06,
		unknownWords:     1.52,
		foreign:          -0.70,
		terse:            -0.72,
		foundOrAsked:     5.71,
		crowd:            0.49,
		foundAmongMany:   0.23,
		littleOfBoth:     -2.76,
		found:            0.14,
		foundInSentence:  -2.91,
		lead:             1.84,
		leadOfMany:       0.07,
		farLead:          -0.23,
		pairs:            -0.17,
		foundPairs:       -1.43,
		foreignPairs:     0.11,
		foreignLacking:   1.52,
		foreignLike:      -1.11,
		foreignUnsaid:    -1.68,
		together:         1.10,
		closeButFact:     -0.94,
		closeButFocus:    -2.20,
		closeButWord:     -2.82,
		closeButAspect:   -3.67,
		closeButOther:    -1.95,
		closeButPlace:    -3.69,
		closeButWords:    -3.62,
		closeButProperty: -2.27,
		closeButName:     -0.20,
		foundButFact:     -1.47,
		untoldAmongMany:  0.03,
	}}
	fewPhrasings = regression{constant: -0.04, weights: features{
		inSentence:       0.80,
		likePhrasing:     -0.34,
		likeRefused:      -0.64,
		refusedVotes:     -0.54,
		outsideRemit:     0.00,
		lacksFact:        -0.09,
		passageLacksFact: -1.21,
		factFar:          -0.50,
		strangeYear:      -3.19,
		asksYesOrNo:      0.09,
		asksPart:         -0.00,
		asksOutcome:      -0.36,
		contrasted:       -1.28,
		replaced:         0.31,
		another:          -0.90,
		untold:           -1.04,
		aspectUntold:     -1.22,
		offered:          0.96,
		kindMissing:      -0.32,
		strangeName:      -0.78,
		elsewhere:        -0.63,
		nameAway:         -0.32,
		nameOther:        0.31,
		missing:          -2.11,
		wordsLacking:     -0.22,
		unsaid:           -0.69,
		focusAbsent:      0.23,
		focusUntaught:    -0.38,
		unknownWords:     0.30,
		foreign:          -0.37,
		terse:            -1.13,
		foundOrAsked:     0.15,
		crowd:            -0.43,
		foundAmongMany:   -0.21,
		littleOfBoth:     -1.93,
		found:            2.07,
		foundInSentence:  -1.27,
		lead:             1.29,
		leadOfMany:       0.78,
		farLead:          -1.07,
		pairs:            0.48,
		foundPairs:       -1.52,
		foreignPairs:     0.12,
		foreignLacking:   -0.18,
		foreignLike:      0.83,
		foreignUnsaid:    -0.01,
		together:         2.21,
		closeButFact:     -1.22,
		closeButFocus:    -1.12,
		closeButWord:     -2.46,
		closeButAspect:   -1.55,
		closeButOther:    -0.81,
		closeButPlace:    -1.74,
		closeButWords:    -1.24,
		closeButProperty: -0.87,
		closeButName:     -0.43,
		foundButFact:     -1.17,
		untoldAmongMany:  0.66,
	}}
	plain = regression{constant: -1.04, weights: features{
		inSentence:       2.25,
		likePhrasing:     0.00,
		likeRefused:      -1.54,
		refusedVotes:     0.31,
		outsideRemit:     0.00,
		lacksFact:        0.54,
		passageLacksFact: -0.64,
		factFar:          -0.75,
		strangeYear:      -3.71,
		asksYesOrNo:      0.20,
		asksPart:         -2.89,
		asksOutcome:      -1.89,
		contrasted:       -0.07,
		replaced:         -0.39,
		another:          0.53,
		untold:           -1.99,
		aspectUntold:     -0.78,
		offered:          0.07,
		kindMissing:      0.03,
		strangeName:      -1.64,
		elsewhere:        -0.23,
		nameAway:         -0.96,
		nameOther:        -0.23,
		missing:          -0.59,
		wordsLacking:     -0.40,
		unsaid:           -0.64,
		focusAbsent:      0.14,
		focusUntaught:    0.14,
		unknownWords:     1.02,
		foreign:          0.84,
		terse:            -0.33,
		foundOrAsked:     -1.42,
		crowd:            -0.94,
		foundAmongMany:   0.12,
		littleOfBoth:     -2.73,
		found:            2.44,
		foundInSentence:  -2.50,
		lead:             1.75,
		leadOfMany:       2.58,
		farLead:          -1.93,
		pairs:            1.28,
		foundPairs:       -1.52,
		foreignPairs:     -1.06,
		foreignLacking:   -0.23,
		foreignLike:      0.00,
		foreignUnsaid:    0.00,
		together:         1.97,
		closeButFact:     -1.15,
		closeButFocus:    -0.46,
		closeButWord:     -2.87,
		closeButAspect:   -0.00,
		closeButOther:    -3.64,
		closeButPlace:    -1.94,
		closeButWords:    -0.46,
		closeButProperty: -0.30,
		closeButName:     -2.55,
		foundButFact:     -2.51,
		untoldAmongMany:  1.21,
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
	asRefused     = 0.97
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
