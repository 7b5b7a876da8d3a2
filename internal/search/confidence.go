package search

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"haiphongbot/internal/vietnamese"
)

// features are what the confidence of a hit is read from, each from 0 to 1.
type features [featureCount]float64

const (
	covered          = iota // weight of the question found in the passage
	inSentence              // weight of the question found in its best sentence
	likePhrasing            // likeness to the nearest known phrasing of the passage
	likeRefused             // likeness to the nearest question that staff refuse
	margin                  // lead over the best other passage, as a part of the score; less where there is little evidence
	lacksFact               // 1: the question asks for a kind of fact that the passage lacks
	passageLacksFact        // 1: no sentence of the passage holds that kind of fact
	strangeYear             // 1: the question names a year outside what the document covers
	asksPrecisely           // 1: the question asks for a figure, a date or the name of a person or thing
	strangeName             // 1: the question names a place that no document holds
	unheardName             // 1: it names something else that the folder does not know
	missing                 // the weightiest part of the question that the passage lacks
	unknownWords            // share of its content words that no document holds in any form
	otherWords              // weight found only under other names
	foreign                 // 1: the question is not in Vietnamese
	terse                   // 1: it has fewer than three content words
	countsOther             // 1: it asks how many of something that the sentence does not count
	asksToday               // 1: it asks for something of this very day
	elsewhere               // 1: it names a province, city or country that the passage, its title and headings do not name
	foundOrAsked            // weight of the question found in the passage or in any known phrasing of it
	featureCount
)

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
	withPhrasings = regression{constant: -3.30, weights: features{
		covered:          0.29,
		inSentence:       0.24,
		likePhrasing:     3.39,
		likeRefused:      -3.03,
		margin:           2.08,
		lacksFact:        -0.56,
		passageLacksFact: -1.41,
		strangeYear:      -2.17,
		asksPrecisely:    -2.03,
		strangeName:      -0.45,
		unheardName:      -0.06,
		missing:          -2.74,
		unknownWords:     1.65,
		otherWords:       3.18,
		foreign:          -0.35,
		terse:            -1.06,
		countsOther:      -0.30,
		asksToday:        -0.55,
		elsewhere:        -2.01,
		foundOrAsked:     3.59,
	}}
	plain = regression{constant: -1.49, weights: features{
		covered:          0.64,
		inSentence:       1.13,
		likePhrasing:     0.00,
		likeRefused:      -1.27,
		margin:           2.12,
		lacksFact:        -1.93,
		passageLacksFact: -0.97,
		strangeYear:      -3.26,
		asksPrecisely:    0.27,
		strangeName:      -2.39,
		unheardName:      -0.36,
		missing:          -3.15,
		unknownWords:     1.15,
		otherWords:       1.87,
		foreign:          -0.25,
		terse:            -1.22,
		countsOther:      -0.72,
		asksToday:        -0.80,
		elsewhere:        -2.14,
		foundOrAsked:     0.64,
	}}
)

// Vague questions, of words that nearly every passage holds, do not tell one
// passage from another: they are never surer than mostOfVague. A question is
// vague when it weighs less than vagueWeight of a word that one passage holds, or
// when it says nothing but the name of the city.
//
// A passage that holds next to nothing of a question, and in none of its
// phrasings either, does not answer it, whatever its lead over the others; nor
// does a document answer what is asked of this very day.
//
// A question that is all but one of those that staff refuse is refused, unless a
// document that they have taught nothing about yet, a new one, answers it.
const (
	vagueWeight   = 0.25
	mostOfVague   = 0.40
	littleFound   = 0.12
	mostOfLittle  = 0.20
	asRefused     = 0.90
	mostOfRefused = 0.15
)

// confidence is the calibrated chance that a candidate answers the question.
func (q *query) confidence(f features, taught bool) float64 {
	chance := plain.chance(f)
	if taught {
		chance = withPhrasings.chance(f)
	}
	switch {
	case taught && f[likeRefused] > asRefused && f[likeRefused] > f[likePhrasing]:
		return min(mostOfRefused, chance)
	case f[foundOrAsked] < littleFound, f[asksToday] > 0:
		return min(mostOfLittle, chance)
	case q.total < vagueWeight*q.corpus.idf(1, math.Inf(1)) || q.namesOnlyHome():
		return min(mostOfVague, chance)
	}
	return chance
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
		if q.wants != offersName || !q.asksPlaces() {
			f[asksPrecisely] = 1
		}
		if x.lacks(q, k) {
			f[lacksFact] = 1
			if x.lacksAltogether(q, k) {
				f[passageLacksFact] = 1
			}
		}
		if q.wants == offersNumber && !q.number.counts(x.sentenceOf(k)) {
			f[countsOther] = 1
		}
	}
	if len(x.strangeYears(q, k)) > 0 {
		f[strangeYear] = 1
	}
	if len(q.naming.strange) > 0 {
		f[strangeName] = 1
	}
	if q.asksToday() {
		f[asksToday] = 1
	}
	if k.elsewhere {
		f[elsewhere] = 1
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
		if err == nil && q.wants&(offersNumber|offersDate) != 0 && ofOtherYears(x.sentenceOf(k), t.Key) {
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

// ofOtherYears reports whether a sentence speaks of single years, but not of one:
// then its figures are not of that year. "2026-2030" may hold it.
func ofOtherYears(sentence, year string) bool {
	others := 0
	for i, t := range vietnamese.Tokenize(sentence) {
		switch {
		case t.Kind != vietnamese.Number || !isModernYear(t.Text):
		case t.Key == year:
			return false
		case i > 0 && strings.HasSuffix(sentence[:t.Start], "-"), strings.HasPrefix(sentence[t.End:], "-"), strings.HasPrefix(sentence[t.End:], "–"):
			return false
		default:
			others++
		}
	}
	return others > 0
}

// after reports whether the i-th word is a year after which something is asked
// for: "sau năm 2020".
func (q *query) after(i int) bool {
	if i > 0 && (q.words[i-1].Folded == "nam" || q.words[i-1].Folded == "year") {
		i--
	}
	return i > 0 && (q.words[i-1].Folded == "sau" || q.words[i-1].Folded == "after" || q.words[i-1].Folded == "post")
}
