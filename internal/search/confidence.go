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
	withLists = regression{constant: -2.33, weights: features{
		inSentence:       -0.20,
		likePhrasing:     0.66,
		likeRefused:      -1.05,
		refusedVotes:     -2.84,
		outsideRemit:     -4.20,
		lacksFact:        0.03,
		passageLacksFact: -0.80,
		factFar:          -0.95,
		strangeYear:      -3.84,
		asksYesOrNo:      -0.10,
		asksPart:         -0.00,
		asksOutcome:      -0.79,
		contrasted:       -1.02,
		replaced:         0.35,
		another:          -0.97,
		untold:           0.02,
		aspectUntold:     -0.20,
		offered:          1.03,
		kindMissing:      -1.09,
		strangeName:      -0.14,
		elsewhere:        -1.02,
		nameAway:         0.10,
		nameOther:        -0.11,
		missing:          -1.53,
		wordsLacking:     0.27,
		unsaid:           -0.24,
		focusAbsent:      -0.28,
		focusUntaught:    0.20,
		unknownWords:     1.54,
		foreign:          -0.54,
		terse:            -0.73,
		foundOrAsked:     4.55,
		crowd:            0.00,
		foundAmongMany:   0.00,
		littleOfBoth:     -2.78,
		found:            0.13,
		foundInSentence:  -2.05,
		lead:             1.91,
		leadOfMany:       0.00,
		farLead:          -0.07,
		pairs:            0.73,
		foundPairs:       -1.39,
		foreignPairs:     0.09,
		foreignLacking:   1.36,
		foreignLike:      -0.72,
		foreignUnsaid:    -1.50,
		together:         1.21,
		closeButFact:     -1.13,
		closeButFocus:    -1.87,
		closeButWord:     -2.21,
		closeButAspect:   -3.10,
		closeButOther:    -1.57,
		closeButPlace:    -3.94,
		closeButWords:    -3.09,
		closeButProperty: -2.05,
		closeButName:     -0.15,
		foundButFact:     -1.63,
		untoldAmongMany:  0.00,
	}}
	withPhrasings = regression{constant: -2.98, weights: features{
		inSentence:       -1.07,
		likePhrasing:     3.52,
		likeRefused:      -3.58,
		refusedVotes:     -1.44,
		outsideRemit:     0.00,
		lacksFact:        -0.64,
		passageLacksFact: -1.58,
		factFar:          -2.34,
		strangeYear:      -3.80,
		asksYesOrNo:      -0.14,
		asksPart:         -0.00,
		asksOutcome:      -1.01,
		contrasted:       -1.07,
		replaced:         0.81,
		another:          -1.09,
		untold:           -0.54,
		aspectUntold:     -0.57,
		offered:          1.24,
		kindMissing:      -1.13,
		strangeName:      -0.57,
		elsewhere:        -0.89,
		nameAway:         -0.03,
		nameOther:        -0.01,
		missing:          -3.34,
		wordsLacking:     0.14,
		unsaid:           -0.50,
		focusAbsent:      -0.22,
		focusUntaught:    0.11,
		unknownWords:     1.20,
		foreign:          -0.85,
		terse:            -0.68,
		foundOrAsked:     5.62,
		crowd:            0.00,
		foundAmongMany:   0.00,
		littleOfBoth:     -2.80,
		found:            0.38,
		foundInSentence:  -2.54,
		lead:             1.80,
		leadOfMany:       0.00,
		farLead:          -0.66,
		pairs:            -0.38,
		foundPairs:       -1.52,
		foreignPairs:     0.12,
		foreignLacking:   1.63,
		foreignLike:      -0.69,
		foreignUnsaid:    -1.73,
		together:         1.07,
		closeButFact:     -0.97,
		closeButFocus:    -2.39,
		closeButWord:     -2.61,
		closeButAspect:   -3.20,
		closeButOther:    -1.77,
		closeButPlace:    -3.44,
		closeButWords:    -3.69,
		closeButProperty: -2.17,
		closeButName:     -0.18,
		foundButFact:     -1.26,
		untoldAmongMany:  0.00,
	}}
	fewPhrasings = regression{constant: -0.06, weights: features{
		inSentence:       0.67,
		likePhrasing:     -0.55,
		likeRefused:      -0.70,
		refusedVotes:     -0.38,
		outsideRemit:     0.00,
		lacksFact:        0.24,
		passageLacksFact: -1.18,
		factFar:          -0.66,
		strangeYear:      -3.16,
		asksYesOrNo:      0.11,
		asksPart:         -0.01,
		asksOutcome:      -0.22,
		contrasted:       -1.37,
		replaced:         0.33,
		another:          -0.89,
		untold:           -0.83,
		aspectUntold:     -1.14,
		offered:          1.24,
		kindMissing:      -0.29,
		strangeName:      -0.67,
		elsewhere:        -0.74,
		nameAway:         -0.34,
		nameOther:        0.24,
		missing:          -2.69,
		wordsLacking:     -0.41,
		unsaid:           -0.65,
		focusAbsent:      0.39,
		focusUntaught:    -0.56,
		unknownWords:     0.17,
		foreign:          -0.38,
		terse:            -1.14,
		foundOrAsked:     0.45,
		crowd:            -0.61,
		foundAmongMany:   -0.02,
		littleOfBoth:     -1.59,
		found:            1.85,
		foundInSentence:  -1.24,
		lead:             1.42,
		leadOfMany:       1.18,
		farLead:          -0.81,
		pairs:            0.54,
		foundPairs:       -1.77,
		foreignPairs:     -0.10,
		foreignLacking:   0.07,
		foreignLike:      0.91,
		foreignUnsaid:    0.52,
		together:         2.05,
		closeButFact:     -1.36,
		closeButFocus:    -0.99,
		closeButWord:     -2.12,
		closeButAspect:   -1.57,
		closeButOther:    -0.89,
		closeButPlace:    -1.68,
		closeButWords:    -1.02,
		closeButProperty: -0.93,
		closeButName:     -0.47,
		foundButFact:     -1.40,
		untoldAmongMany:  0.52,
	}}
	plain = regression{constant: -1.58, weights: features{
		inSentence:       2.20,
		likePhrasing:     0.00,
		likeRefused:      -1.14,
		refusedVotes:     0.31,
		outsideRemit:     0.00,
		lacksFact:        0.60,
		passageLacksFact: -0.67,
		factFar:          -0.85,
		strangeYear:      -3.72,
		asksYesOrNo:      0.22,
		asksPart:         -2.96,
		asksOutcome:      -1.75,
		contrasted:       -0.04,
		replaced:         -0.37,
		another:          0.67,
		untold:           -2.04,
		aspectUntold:     -0.62,
		offered:          0.20,
		kindMissing:      0.05,
		strangeName:      -1.55,
		elsewhere:        -0.13,
		nameAway:         -1.01,
		nameOther:        -0.15,
		missing:          -0.20,
		wordsLacking:     -0.36,
		unsaid:           -0.79,
		focusAbsent:      0.14,
		focusUntaught:    0.14,
		unknownWords:     1.33,
		foreign:          0.58,
		terse:            -0.33,
		foundOrAsked:     -1.35,
		crowd:            -0.52,
		foundAmongMany:   -0.02,
		littleOfBoth:     -2.79,
		found:            3.05,
		foundInSentence:  -2.60,
		lead:             2.02,
		leadOfMany:       2.24,
		farLead:          -2.07,
		pairs:            1.47,
		foundPairs:       -1.89,
		foreignPairs:     -1.05,
		foreignLacking:   0.13,
		foreignLike:      0.00,
		foreignUnsaid:    0.00,
		together:         2.11,
		closeButFact:     -1.19,
		closeButFocus:    -0.44,
		closeButWord:     -3.07,
		closeButAspect:   -0.20,
		closeButOther:    -3.69,
		closeButPlace:    -2.13,
		closeButWords:    -0.43,
		closeButProperty: -0.18,
		closeButName:     -2.74,
		foundButFact:     -2.49,
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
// answered with it, unless it names another year, place or thing. So is one that asks for
// nothing but is a few words of a sentence of the passage, "thể chế kinh tế thị trường định
// hướng xã hội chủ nghĩa": who types them wants to read it.
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
	asQuoted      = 0.90
	leastOfKnown  = 0.85
)

// confidence is the calibrated chance that a candidate answers the question.
func (x *shard) confidence(q *query, f features, k candidate) float64 {
	chance := x.regressionFor(q, k).chance(f)
	switch {
	case x.level > untaught && f[likeRefused] > asRefused && f[likeRefused] > f[likePhrasing],
		x.level < taught && k.beyond > asBeyond && k.beyond > f[likePhrasing]:
		return min(mostOfRefused, chance)
	case f.known(), f.quoted() && q.asksNothing():
		return max(leastOfKnown, chance)
	case f[foundOrAsked] < littleFound, q.asksToday(), x.level < taught && f[another]+f[asksOutcome] > 0:
		return min(mostOfLittle, chance)
	case q.total < vagueWeight*q.corpus.alone(), q.namesOnlyHome(), k.second.unnamedRow, f[terse] > 0 && f[lead] < vagueLead:
		return min(mostOfVague, chance)
	}
	return chance
}

// regressionFor returns the regression for a candidate. What the lists of a document say
// is of use for questions that stand for themselves, see refusals.
func (x *shard) regressionFor(q *query, k candidate) *regression {
	switch {
	case x.level == delimited && x.remits[x.passages[k.passage].Document] != nil && q.whole():
		return &withLists
	case x.level >= taught:
		return &withPhrasings
	case x.level == hardlyTaught:
		return &fewPhrasings
	}
	return &plain
}

// known reports whether the question is all but one of those that staff have listed
// for the passage.
func (f features) known() bool {
	return f[likePhrasing] > asKnown && f[strangeYear]+f[strangeName]+f[elsewhere]+f[contrasted] == 0
}

// quoted reports whether a sentence of the passage has the words of the question.
func (f features) quoted() bool {
	return f[inSentence] > asQuoted && f[terse]+f[strangeYear]+f[strangeName]+f[elsewhere] == 0
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
