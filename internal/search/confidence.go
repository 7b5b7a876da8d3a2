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
	withPhrasings = regression{constant: -2.60, weights: features{
		inSentence:       1.86,
		likePhrasing:     2.40,
		likeRefused:      -3.73,
		lacksFact:        -1.44,
		passageLacksFact: -1.19,
		factFar:          -0.76,
		strangeYear:      -2.45,
		asksYesOrNo:      0.45,
		asksPart:         0.00,
		asksOutcome:      -0.42,
		contrasted:       -1.08,
		kindMissing:      -1.06,
		strangeName:      -0.56,
		elsewhere:        -2.03,
		nameAway:         -0.11,
		nameOther:        0.63,
		missing:          -2.62,
		focusAbsent:      0.05,
		focusUntaught:    -0.85,
		unknownWords:     1.53,
		foreign:          -0.80,
		terse:            -0.63,
		foundOrAsked:     2.84,
		found:            0.44,
		foundInSentence:  -1.48,
		lead:             1.89,
		farLead:          0.42,
		pairs:            -0.06,
		foundPairs:       -3.29,
		foreignPairs:     -1.39,
		foreignLacking:   0.92,
		together:         1.74,
		closeButFact:     -0.98,
		closeButFocus:    -1.87,
		closeButWord:     -3.01,
	}}
	plain = regression{constant: -1.70, weights: features{
		inSentence:       2.78,
		likePhrasing:     0.00,
		likeRefused:      -0.70,
		lacksFact:        -0.10,
		passageLacksFact: -0.79,
		factFar:          -0.78,
		strangeYear:      -3.44,
		asksYesOrNo:      0.22,
		asksPart:         -2.31,
		asksOutcome:      -1.49,
		contrasted:       -2.38,
		kindMissing:      -0.24,
		strangeName:      -1.53,
		elsewhere:        -1.71,
		nameAway:         -1.02,
		nameOther:        -0.60,
		missing:          -2.28,
		focusAbsent:      0.06,
		focusUntaught:    0.06,
		unknownWords:     0.39,
		foreign:          0.94,
		terse:            -0.67,
		foundOrAsked:     -1.41,
		found:            1.43,
		foundInSentence:  -1.78,
		lead:             2.27,
		farLead:          -1.50,
		pairs:            1.81,
		foundPairs:       -2.77,
		foreignPairs:     -1.09,
		foreignLacking:   -0.92,
		together:         2.35,
		closeButFact:     -2.23,
		closeButFocus:    -0.80,
		closeButWord:     -2.43,
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
