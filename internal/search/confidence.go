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
// withPhrasings, which follow-ups are judged by, is of an earlier fit, which had nothing of
// frames-*.jsonl nor of doubts: with later ones as many are answered, but two of the
// conversations under internal/dialogue read worse.
var (
	withLists = regression{constant: -2.57, weights: features{
		inSentence:       0.63,
		likePhrasing:     1.27,
		likeRefused:      -0.36,
		refusedVotes:     -2.67,
		outsideRemit:     -3.98,
		lacksFact:        -0.02,
		passageLacksFact: -0.83,
		factFar:          -0.78,
		strangeYear:      -3.75,
		asksYesOrNo:      -0.09,
		asksPart:         -0.00,
		asksOutcome:      -0.57,
		contrasted:       -0.83,
		replaced:         0.04,
		another:          -0.97,
		untold:           0.06,
		aspectUntold:     -1.17,
		offered:          1.04,
		kindMissing:      -0.84,
		strangeName:      -0.43,
		elsewhere:        -0.90,
		nameAway:         0.24,
		nameOther:        0.15,
		missing:          -3.14,
		wordsLacking:     1.04,
		unsaid:           0.30,
		focusAbsent:      0.20,
		focusUntaught:    0.29,
		unknownWords:     2.88,
		foreign:          0.17,
		terse:            0.12,
		foundOrAsked:     3.46,
		crowd:            0.00,
		foundAmongMany:   0.00,
		littleOfBoth:     -2.47,
		found:            0.07,
		foundInSentence:  -1.66,
		lead:             2.44,
		leadOfMany:       0.00,
		farLead:          -0.32,
		pairs:            -0.01,
		foundPairs:       -1.46,
		foreignPairs:     -0.38,
		foreignLacking:   0.55,
		foreignLike:      -0.57,
		foreignUnsaid:    -2.17,
		together:         0.18,
		closeButFact:     -1.11,
		closeButFocus:    -2.15,
		closeButWord:     -1.66,
		closeButAspect:   -2.40,
		closeButOther:    -1.33,
		closeButPlace:    -3.57,
		closeButWords:    -3.89,
		closeButProperty: -2.00,
		closeButName:     -0.18,
		foundButFact:     -1.80,
		untoldAmongMany:  0.00,
		doubted:          -3.19,
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
	fewPhrasings = regression{constant: -0.76, weights: features{
		inSentence:       0.44,
		likePhrasing:     -1.07,
		likeRefused:      -0.98,
		refusedVotes:     -0.25,
		outsideRemit:     0.00,
		lacksFact:        -0.00,
		passageLacksFact: -0.96,
		factFar:          -0.57,
		strangeYear:      -3.12,
		asksYesOrNo:      0.21,
		asksPart:         -0.05,
		asksOutcome:      0.18,
		contrasted:       -1.34,
		replaced:         0.19,
		another:          -1.09,
		untold:           -1.34,
		aspectUntold:     -1.10,
		offered:          1.07,
		kindMissing:      -0.04,
		strangeName:      -0.49,
		elsewhere:        -0.57,
		nameAway:         -0.34,
		nameOther:        -0.07,
		missing:          -1.96,
		wordsLacking:     -0.35,
		unsaid:           -0.56,
		focusAbsent:      0.11,
		focusUntaught:    -0.02,
		unknownWords:     0.09,
		foreign:          -0.18,
		terse:            -1.10,
		foundOrAsked:     1.24,
		crowd:            -0.40,
		foundAmongMany:   -0.26,
		littleOfBoth:     -1.44,
		found:            1.74,
		foundInSentence:  -1.07,
		lead:             1.28,
		leadOfMany:       1.09,
		farLead:          -0.54,
		pairs:            0.61,
		foundPairs:       -1.62,
		foreignPairs:     0.13,
		foreignLacking:   0.17,
		foreignLike:      0.52,
		foreignUnsaid:    0.13,
		together:         1.58,
		closeButFact:     -1.40,
		closeButFocus:    -1.55,
		closeButWord:     -1.81,
		closeButAspect:   -1.51,
		closeButOther:    -0.80,
		closeButPlace:    -1.92,
		closeButWords:    -0.77,
		closeButProperty: -0.28,
		closeButName:     -0.36,
		foundButFact:     -1.38,
		untoldAmongMany:  0.57,
		doubted:          0.00,
	}}
	plain = regression{constant: -2.61, weights: features{
		inSentence:       1.77,
		likePhrasing:     0.00,
		likeRefused:      -1.25,
		refusedVotes:     -0.02,
		outsideRemit:     0.00,
		lacksFact:        0.74,
		passageLacksFact: -0.55,
		factFar:          -0.65,
		strangeYear:      -3.23,
		asksYesOrNo:      0.34,
		asksPart:         -2.91,
		asksOutcome:      -2.16,
		contrasted:       0.32,
		replaced:         0.79,
		another:          -0.14,
		untold:           -1.79,
		aspectUntold:     -0.28,
		offered:          0.27,
		kindMissing:      0.08,
		strangeName:      -1.95,
		elsewhere:        -0.00,
		nameAway:         -1.22,
		nameOther:        -0.25,
		missing:          0.79,
		wordsLacking:     -0.74,
		unsaid:           -0.57,
		focusAbsent:      0.05,
		focusUntaught:    0.05,
		unknownWords:     0.34,
		foreign:          1.15,
		terse:            -0.37,
		foundOrAsked:     0.37,
		crowd:            0.20,
		foundAmongMany:   -1.02,
		littleOfBoth:     -2.11,
		found:            2.57,
		foundInSentence:  -2.38,
		lead:             1.36,
		leadOfMany:       3.34,
		farLead:          -1.32,
		pairs:            1.33,
		foundPairs:       -1.43,
		foreignPairs:     -0.83,
		foreignLacking:   -0.74,
		foreignLike:      0.00,
		foreignUnsaid:    0.00,
		together:         1.45,
		closeButFact:     -1.60,
		closeButFocus:    -0.16,
		closeButWord:     -2.36,
		closeButAspect:   -0.27,
		closeButOther:    -3.59,
		closeButPlace:    -1.29,
		closeButWords:    0.27,
		closeButProperty: -1.12,
		closeButName:     -3.01,
		foundButFact:     -2.15,
		untoldAmongMany:  1.56,
		doubted:          0.00,
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
