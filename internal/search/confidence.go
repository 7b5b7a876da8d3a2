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
	margin               // lead over the best other passage, as a part of the score; less where there is little evidence
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
	countsOther          // 1: it asks how many of something that the sentence does not count
	foundOrAsked         // weight of the question found in the passage or in any known phrasing of it
	featureCount
)

// regression is a logistic regression.
type regression struct {
	constant float64
	weights  features
}

// calibration is a logistic regression of "the passage answers the question"
// on the features, of the first hit of a question. It was fitted (Newton's
// method, a ridge of 2e-4) on the development halves of the question files under
// internal/evaluate/testdata and on the public sets xquad-vi and mlqa-vi-dev,
// each question with the right passage in the folder and without it; questions
// on the article and on the further documents have about two thirds of the weight.
var calibration = regression{
	constant: -2.15,
	weights: features{
		covered:       -1.98,
		inSentence:    -0.16,
		likePhrasing:  1.75,
		likeRefused:   -3.74,
		margin:        2.83,
		lacksFact:     -2.81,
		strangeYear:   -2.85,
		asksPrecisely: -0.01,
		strangeName:   -2.70,
		unheardName:   0.31,
		missing:       -3.59,
		unknownWords:  2.29,
		otherWords:    1.05,
		foreign:       -0.59,
		terse:         -1.08,
		countsOther:   -0.74,
		foundOrAsked:  5.21,
	},
}

// Vague questions, of words that nearly every passage holds, do not tell one
// passage from another: they are never surer than mostOfVague. A question is
// vague when it weighs less than vagueWeight of a word that one passage holds.
//
// A passage that holds next to nothing of a question, and in none of its
// phrasings either, does not answer it, whatever its lead over the others.
const (
	vagueWeight  = 0.25
	mostOfVague  = 0.40
	littleFound  = 0.12
	mostOfLittle = 0.20
)

// confidence is the calibrated chance that a candidate answers the question.
func (q *query) confidence(f features) float64 {
	if q.total < vagueWeight*q.corpus.idf(1, math.Inf(1)) {
		return min(mostOfVague, calibration.chance(f))
	}
	if f[foundOrAsked] < littleFound {
		return min(mostOfLittle, calibration.chance(f))
	}
	return calibration.chance(f)
}

func (c regression) chance(f features) float64 {
	z := c.constant
	for i, x := range f {
		z += c.weights[i] * x
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
		if q.countsOther(x.sentenceOf(k)) {
			f[countsOther] = 1
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
		f[foundOrAsked] = min(1, k.evidence.either/q.total)
		f[margin] *= min(1, 2*f[foundOrAsked])
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

// strangeYears returns the years that the question names and that neither the
// candidate's passage, its title nor its document's period covers.
func (x *Index) strangeYears(q *query, k candidate) []string {
	p := x.passages[k.passage]
	said := vietnamese.Tokenize(p.Text + "\n" + p.Document.Title)
	var strange []string
	for i, t := range q.words[:q.own] {
		if t.Kind != vietnamese.Number || !isYear(t.Key) {
			continue
		}
		year, err := strconv.Atoi(t.Key)
		period := p.Document.Period
		if err == nil && q.after(i) && year == period.To {
			strange = append(strange, t.Text)
			continue
		}
		if err != nil || year >= period.From && year <= period.To && period.From > 0 {
			continue
		}
		if !slices.ContainsFunc(said, func(s vietnamese.Token) bool { return s.Key == t.Key }) {
			strange = append(strange, t.Text)
		}
	}
	return strange
}

// after reports whether the i-th word is a year after which something is asked
// for: "sau năm 2020".
func (q *query) after(i int) bool {
	if i > 0 && (q.words[i-1].Folded == "nam" || q.words[i-1].Folded == "year") {
		i--
	}
	return i > 0 && (q.words[i-1].Folded == "sau" || q.words[i-1].Folded == "after" || q.words[i-1].Folded == "post")
}
