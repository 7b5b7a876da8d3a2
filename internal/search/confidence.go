package search

import (
	"math"
	"slices"
	"strconv"

	"haiphongbot/internal/vietnamese"
)

// features are what the confidence of a hit is read from, each from 0 to 1.
type features [featureCount]float64

const (
	covered       = iota // weight of the question found in the passage
	inSentence           // weight of the question found in its best sentence
	likePhrasing         // likeness to the nearest known phrasing of the passage
	likeRefused          // likeness to the nearest question that staff refuse
	margin               // lead over the best other passage, as a part of the score
	lacksFact            // 1: the question asks for a kind of fact that the passage lacks
	strangeYear          // 1: the question names a year outside what the document covers
	asksPrecisely        // 1: the question asks for a figure, a date or a name
	featureCount
)

// calibration is a logistic regression of "the passage answers the question"
// on the features, fitted on the development halves of the question files
// under internal/evaluate/testdata (answerable and unanswerable, the article
// and the three further documents).
var calibration = struct {
	constant float64
	weights  features
}{
	constant: -0.96,
	weights: features{
		covered:       0.90,
		inSentence:    0.02,
		likePhrasing:  1.78,
		likeRefused:   -3.51,
		margin:        2.02,
		lacksFact:     -0.98,
		strangeYear:   -2.60,
		asksPrecisely: -0.59,
	},
}

// confidence is the calibrated chance that a candidate answers the question.
func confidence(f features) float64 {
	z := calibration.constant
	for i, x := range f {
		z += calibration.weights[i] * x
	}
	return 1 / (1 + math.Exp(-z))
}

// features describes the i-th of the ranked candidates.
func (x *Index) features(q *query, ranked []candidate, i int, refused float64) features {
	k := ranked[i]
	var f features
	if q.total > 0 {
		f[covered] = min(1, k.evidence.covered/q.total)
		f[inSentence] = min(1, k.evidence.sentence/q.total)
	}
	f[likePhrasing] = k.asked
	f[likeRefused] = refused
	rival := 0
	if i == 0 {
		rival = 1
	}
	if rival < len(ranked) && k.score > 0 {
		f[margin] = max(-1, (k.score-ranked[rival].score)/k.score)
	} else {
		f[margin] = 1
	}
	if q.wants != 0 {
		f[asksPrecisely] = 1
		if x.lacks(q, k) {
			f[lacksFact] = 1
		}
	}
	if len(x.strangeYears(q, k)) > 0 {
		f[strangeYear] = 1
	}
	return f
}

// lacks reports whether the question asks for a kind of fact that the
// candidate's best sentence does not hold.
func (x *Index) lacks(q *query, k candidate) bool {
	offers := x.corpus.passages[k.passage].body.offers
	return q.wants != 0 && k.evidence.best < len(offers) && offers[k.evidence.best]&q.wants == 0
}

// strangeYears returns the years that the question names and that neither the
// candidate's passage, its title nor its document's period covers.
func (x *Index) strangeYears(q *query, k candidate) []string {
	p := x.passages[k.passage]
	said := vietnamese.Tokenize(p.Text + "\n" + p.Document.Title)
	var strange []string
	for _, t := range q.words[:q.own] {
		if t.Kind != vietnamese.Number || !isYear(t.Key) {
			continue
		}
		year, err := strconv.Atoi(t.Key)
		period := p.Document.Period
		if err != nil || year >= period.From && year <= period.To && period.From > 0 {
			continue
		}
		if !slices.ContainsFunc(said, func(s vietnamese.Token) bool { return s.Key == t.Key }) {
			strange = append(strange, t.Text)
		}
	}
	return strange
}
