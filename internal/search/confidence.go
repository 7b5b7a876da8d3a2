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
	withPhrasings = regression{constant: -2.22, weights: features{
		inSentence:       1.59,
		likePhrasing:     2.17,
		likeRefused:      -3.59,
		lacksFact:        -1.42,
		passageLacksFact: -1.18,
		factFar:          -0.65,
		strangeYear:      -2.38,
		asksYesOrNo:      0.43,
		asksPart:         -0.00,
		asksOutcome:      -0.60,
		contrasted:       -1.07,
		replaced:         -1.14,
		untold:           -0.89,
		kindMissing:      -1.08,
		strangeName:      -0.51,
		elsewhere:        -2.06,
		nameAway:         -0.05,
		nameOther:        0.73,
		missing:          -2.60,
		wordsLacking:     -0.44,
		focusAbsent:      0.16,
		focusUntaught:    -0.82,
		unknownWords:     1.46,
		foreign:          -1.04,
		terse:            -0.65,
		foundOrAsked:     2.85,
		found:            0.84,
		foundInSentence:  -1.73,
		lead:             2.00,
		farLead:          0.44,
		pairs:            -0.05,
		foundPairs:       -3.35,
		foreignPairs:     -1.30,
		foreignLacking:   1.24,
		together:         1.30,
		closeButFact:     -1.00,
		closeButFocus:    -1.82,
		closeButWord:     -2.89,
	}}
	plain = regression{constant: -0.99, weights: features{
		inSentence:       2.45,
		likePhrasing:     0.00,
		likeRefused:      -0.67,
		lacksFact:        -0.14,
		passageLacksFact: -0.75,
		factFar:          -0.71,
		strangeYear:      -3.15,
		asksYesOrNo:      0.21,
		asksPart:         -2.42,
		asksOutcome:      -1.52,
		contrasted:       -2.25,
		replaced:         -1.78,
		untold:           -1.63,
		kindMissing:      -0.16,
		strangeName:      -1.81,
		elsewhere:        -1.68,
		nameAway:         -1.10,
		nameOther:        -0.05,
		missing:          -2.11,
		wordsLacking:     -0.84,
		focusAbsent:      0.12,
		focusUntaught:    0.12,
		unknownWords:     0.19,
		foreign:          0.51,
		terse:            -0.58,
		foundOrAsked:     -1.78,
		found:            2.37,
		foundInSentence:  -2.18,
		lead:             2.31,
		farLead:          -1.64,
		pairs:            1.79,
		foundPairs:       -2.78,
		foreignPairs:     -0.90,
		foreignLacking:   -0.26,
		together:         1.88,
		closeButFact:     -2.12,
		closeButFocus:    -0.52,
		closeButWord:     -2.24,
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
