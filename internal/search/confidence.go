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
	withPhrasings = regression{constant: -2.28, weights: features{
		inSentence:       0.61,
		likePhrasing:     2.68,
		likeRefused:      -3.22,
		lacksFact:        -1.43,
		passageLacksFact: -1.30,
		factFar:          -0.79,
		strangeYear:      -2.60,
		asksYesOrNo:      0.61,
		asksPart:         -0.00,
		asksOutcome:      -1.15,
		contrasted:       -1.22,
		replaced:         -1.25,
		untold:           -1.15,
		kindMissing:      -1.09,
		strangeName:      -0.48,
		elsewhere:        -2.16,
		nameAway:         0.16,
		nameOther:        0.60,
		missing:          -2.42,
		wordsLacking:     -0.09,
		unsaid:           -0.78,
		focusAbsent:      0.61,
		focusUntaught:    -0.93,
		unknownWords:     1.36,
		foreign:          0.18,
		terse:            -1.00,
		foundOrAsked:     3.26,
		littleOfBoth:     -2.01,
		found:            0.70,
		foundInSentence:  -1.85,
		lead:             1.87,
		farLead:          0.63,
		pairs:            0.49,
		foundPairs:       -3.03,
		foreignPairs:     -1.00,
		foreignLacking:   1.62,
		foreignLike:      -2.04,
		foreignUnsaid:    -1.39,
		together:         0.98,
		closeButFact:     -0.98,
		closeButFocus:    -1.84,
		closeButWord:     -3.10,
	}}
	plain = regression{constant: -0.36, weights: features{
		inSentence:       2.37,
		likePhrasing:     0.00,
		likeRefused:      -0.69,
		lacksFact:        -0.37,
		passageLacksFact: -0.81,
		factFar:          -0.58,
		strangeYear:      -3.35,
		asksYesOrNo:      0.32,
		asksPart:         -2.55,
		asksOutcome:      -1.54,
		contrasted:       -2.53,
		replaced:         -1.87,
		untold:           -1.67,
		kindMissing:      -0.16,
		strangeName:      -1.65,
		elsewhere:        -1.70,
		nameAway:         -1.17,
		nameOther:        -0.05,
		missing:          -1.89,
		wordsLacking:     -0.65,
		unsaid:           -0.72,
		focusAbsent:      0.21,
		focusUntaught:    0.21,
		unknownWords:     0.16,
		foreign:          0.29,
		terse:            -0.47,
		foundOrAsked:     -2.11,
		littleOfBoth:     -2.05,
		found:            2.21,
		foundInSentence:  -2.22,
		lead:             2.39,
		farLead:          -1.77,
		pairs:            1.61,
		foundPairs:       -2.41,
		foreignPairs:     -0.99,
		foreignLacking:   0.24,
		foreignLike:      0.00,
		foreignUnsaid:    0.00,
		together:         1.77,
		closeButFact:     -1.80,
		closeButFocus:    -0.45,
		closeButWord:     -2.21,
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
// A sentence that lacks the kind of fact asked for does not answer, however much
// else of the question it holds, unless staff have said which questions it answers.
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
	mostOfLacking = 0.45
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
	case !taught && f[lacksFact] > 0:
		return min(mostOfLacking, chance)
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
