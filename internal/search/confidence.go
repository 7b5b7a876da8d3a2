package search

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

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
	constant: -2.06,
	weights: features{
		covered:       -2.11,
		inSentence:    -0.22,
		likePhrasing:  1.56,
		likeRefused:   -3.77,
		margin:        2.76,
		lacksFact:     -2.51,
		strangeYear:   -2.78,
		asksPrecisely: -0.22,
		strangeName:   -2.57,
		unheardName:   0.27,
		missing:       -3.72,
		unknownWords:  2.29,
		otherWords:    1.07,
		foreign:       -0.55,
		terse:         -1.01,
		foundOrAsked:  5.29,
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
	mostOfVague  = 0.45
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
	text := x.passages[k.passage].Text
	spans := vietnamese.Sentences(text)
	if k.evidence.best >= len(spans) {
		return true
	}
	sentence := text[spans[k.evidence.best].Start:spans[k.evidence.best].End]
	switch q.wants {
	case offersName:
		return !x.tellsName(q, sentence)
	case offersNumber:
		return !q.tellsNumber(sentence)
	}
	return false
}

// tellsNumber reports whether a sentence holds a number in digits, or one in
// words. "ba khâu" does not say how many engineers there are, and where the
// question names a unit, it must be there.
func (q *query) tellsNumber(sentence string) bool {
	tokens := vietnamese.Tokenize(sentence)
	counted := q.counted()
	if units[counted] && !strings.Contains(sentence, "%") && !slices.ContainsFunc(tokens, func(t vietnamese.Token) bool { return t.Folded == counted }) {
		return false
	}
	if q.asksPrice() {
		return strings.Contains(sentence, "%") || slices.ContainsFunc(tokens, func(t vietnamese.Token) bool { return moneyUnits[t.Folded] })
	}
	for i, t := range tokens {
		if counts[t.Key] {
			if counted == "" || slices.ContainsFunc(tokens[min(i+1, len(tokens)):min(i+3, len(tokens))], q.says) {
				return true
			}
			continue
		}
		if offerOf(tokens[max(0, i-1):i+1])&offersNumber != 0 && (i == 0 || !counts[tokens[i-1].Key]) {
			return true
		}
	}
	return false
}

// counted returns the word behind "bao nhiêu" or "mấy", accents aside.
func (q *query) counted() string {
	for i, w := range q.words[:q.own] {
		if i > 0 && (q.words[i-1].Folded == "nhieu" || q.words[i-1].Folded == "may") && vietnamese.ClassOf(w.Token) != vietnamese.Function {
			return w.Folded
		}
	}
	return ""
}

// units are what a number may be asked for in.
var units = wordSet("phan km ha tan teu mw megawatt kwh container ty trieu usd tram")

// says reports whether the question itself has a token, accents aside.
func (q *query) says(t vietnamese.Token) bool {
	return slices.ContainsFunc(q.words[:q.own], func(w word) bool { return w.Folded == t.Folded })
}

// tellsName reports whether a sentence holds a name that the question does not
// have already: a word that is no Vietnamese syllable, or two words with capital
// letters. That of a place is none, unless places are asked for: a list of
// countries does not say who is who.
func (x *Index) tellsName(q *query, sentence string) bool {
	places := slices.ContainsFunc(q.words[:q.own], func(w word) bool { return kindsOfPlace[w.Folded] })
	tokens := vietnamese.Tokenize(sentence)
	run := 0 // capital letters one behind the other
	for i := 0; i < len(tokens); {
		t := tokens[i]
		if n := x.places.at(tokens[i:]); n > 0 {
			if places && !q.says(t) {
				return true
			}
			i, run = i+n, 0
			continue
		}
		i++
		if t.Kind != vietnamese.Word || !capital(t.Text) || q.says(t) {
			run = 0
			continue
		}
		foreign := !vietnamese.ValidSyllable(t.Folded) && utf8.RuneCountInString(t.Text) > 3
		if run++; run > 1 || foreign && i > 1 {
			return true
		}
	}
	return false
}

// kindsOfPlace are words of questions whose answer is the name of a place.
var kindsOfPlace = map[string]bool{
	"nuoc": true, "quoc": true, "tinh": true, "pho": true, "huyen": true, "quan": true, "vung": true,
	"country": true, "countries": true, "city": true, "cities": true, "province": true, "provinces": true, "region": true, "regions": true,
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
