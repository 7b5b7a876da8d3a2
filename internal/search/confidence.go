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
	withPhrasings = regression{constant: -2.18, weights: features{
		inSentence:       1.11,
		likePhrasing:     2.34,
		likeRefused:      -3.51,
		lacksFact:        -1.32,
		passageLacksFact: -1.14,
		factFar:          -0.74,
		strangeYear:      -2.39,
		asksYesOrNo:      0.51,
		asksPart:         0.00,
		asksOutcome:      -0.79,
		contrasted:       -1.10,
		replaced:         -1.14,
		untold:           -1.05,
		kindMissing:      -1.05,
		strangeName:      -0.45,
		elsewhere:        -2.10,
		nameAway:         0.04,
		nameOther:        0.62,
		missing:          -2.27,
		wordsLacking:     -0.36,
		focusAbsent:      0.24,
		focusUntaught:    -0.91,
		unknownWords:     1.18,
		foreign:          -0.73,
		terse:            -0.74,
		foundOrAsked:     2.99,
		littleOfBoth:     -1.67,
		found:            0.45,
		foundInSentence:  -1.47,
		lead:             1.91,
		farLead:          0.52,
		pairs:            0.19,
		foundPairs:       -3.00,
		foreignPairs:     -1.43,
		foreignLacking:   1.05,
		together:         1.03,
		closeButFact:     -1.09,
		closeButFocus:    -1.87,
		closeButWord:     -3.16,
	}}
	plain = regression{constant: -0.89, weights: features{
		inSentence:       2.73,
		likePhrasing:     0.00,
		likeRefused:      -0.71,
		lacksFact:        -0.25,
		passageLacksFact: -0.74,
		factFar:          -0.68,
		strangeYear:      -3.23,
		asksYesOrNo:      0.30,
		asksPart:         -2.50,
		asksOutcome:      -1.56,
		contrasted:       -2.39,
		replaced:         -1.83,
		untold:           -1.69,
		kindMissing:      -0.15,
		strangeName:      -1.81,
		elsewhere:        -1.74,
		nameAway:         -1.13,
		nameOther:        -0.09,
		missing:          -1.76,
		wordsLacking:     -0.84,
		focusAbsent:      0.16,
		focusUntaught:    0.16,
		unknownWords:     0.17,
		foreign:          0.57,
		terse:            -0.40,
		foundOrAsked:     -2.01,
		littleOfBoth:     -1.82,
		found:            1.89,
		foundInSentence:  -2.00,
		lead:             2.32,
		farLead:          -1.75,
		pairs:            1.60,
		foundPairs:       -2.35,
		foreignPairs:     -1.05,
		foreignLacking:   -0.27,
		together:         1.86,
		closeButFact:     -2.00,
		closeButFocus:    -0.63,
		closeButWord:     -2.25,
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
	f[lacksFact], f[passageLacksFact], f[factFar], f[closeButFact] = 0, 0, 0, 0
	return f
}

func (c regression) chance(f features) float64 {
	z := c.constant
	for i, x := range f {
		z += c.weights[i] * x
	}
	return 1 / (1 + math.Exp(-z))
}
