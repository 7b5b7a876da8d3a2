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
	strangeName          // 1: the question names a place that no document holds
	unheardName          // 1: it names something else that the folder does not know
	missing              // the weightiest part of the question that the passage lacks
	unknownWords         // share of its content words that no document holds in any form
	otherWords           // weight found only under other names
	foreign              // 1: the question is not in Vietnamese
	terse                // 1: it has fewer than three content words
	featureCount
)

// calibration is a logistic regression of "the passage answers the question"
// on the features, of the first hit of a question. It was fitted (Newton's
// method, a ridge of 2e-4) on the development halves of the question files under
// internal/evaluate/testdata and on the public sets xquad-vi and mlqa-vi-dev,
// each question with the right passage in the folder and without it; questions
// on the article and on the further documents have about two thirds of the weight.
var calibration = struct {
	constant float64
	weights  features
}{
	constant: -1.26,
	weights: features{
		covered:       1.14,
		inSentence:    0.48,
		likePhrasing:  2.68,
		likeRefused:   -3.50,
		margin:        2.87,
		lacksFact:     -1.33,
		strangeYear:   -2.76,
		asksPrecisely: -0.66,
		strangeName:   -2.45,
		unheardName:   0.15,
		missing:       -3.68,
		unknownWords:  1.01,
		otherWords:    3.14,
		foreign:       -0.79,
		terse:         -0.89,
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
	if len(q.naming.strange) > 0 {
		f[strangeName] = 1
	}
	if q.naming.unheard {
		f[unheardName] = 1
	}
	if q.total > 0 {
		f[missing] = k.evidence.missing / q.total
		f[otherWords] = k.evidence.other / q.total
	}
	content, unknown := 0, 0
	for _, w := range q.slots[:q.own] {
		if w.token.Kind != vietnamese.Number && vietnamese.ClassOf(w.token) == vietnamese.Content {
			content++
			if !w.known {
				unknown++
			}
		}
	}
	f[unknownWords] = float64(unknown) / float64(max(content, 1))
	if content < 3 {
		f[terse] = 1
	}
	if q.language != vietnamese.Vietnamese {
		f[foreign] = 1
	}
	return f
}

// lacks reports whether the question asks for a kind of fact that the
// candidate's best sentence does not hold.
func (x *Index) lacks(q *query, k candidate) bool {
	offers := x.corpus.passages[k.passage].body.offers
	if q.wants == 0 || k.evidence.best >= len(offers) {
		return false
	}
	if offers[k.evidence.best]&q.wants == 0 {
		return true
	}
	return q.wants == offersName && !q.tellsName(x.passages[k.passage].Text, k.evidence.best)
}

// tellsName reports whether the i-th sentence of a text holds a name that the
// question does not have already.
func (q *query) tellsName(text string, i int) bool {
	spans := vietnamese.Sentences(text)
	if i >= len(spans) {
		return false
	}
	for j, t := range vietnamese.Tokenize(text[spans[i].Start:spans[i].End]) {
		if j > 0 && capital(t.Text) && !slices.ContainsFunc(q.words[:q.own], func(w word) bool { return w.Folded == t.Folded }) {
			return true
		}
	}
	return false
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
