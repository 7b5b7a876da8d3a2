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
	inSentence       = iota // weight of the question found in its best sentence
	likePhrasing            // likeness to the nearest known phrasing of the passage
	likeRefused             // likeness to the nearest question that staff refuse
	lacksFact               // 1: the question asks for a kind of fact that the sentence lacks
	passageLacksFact        // 1: no sentence of the passage holds that kind of fact
	strangeYear             // 1: the question names a year outside what the document covers
	asksPrecisely           // 1: the question asks for a figure, a date or the name of a person or thing
	namesApart              // 1: it asks so of something with a name that the sentence does not speak of
	otherKind               // weight of a word in whose place the sentence has another, where the question asks precisely
	asksYesOrNo             // 1: it can be answered with yes or no
	strangeName             // 1: the question names a place that no document holds
	missing                 // the weightiest part of the question that the passage lacks
	unknownWords            // share of its content words that no document holds in any form
	foreign                 // 1: the question is not in Vietnamese
	terse                   // 1: it has fewer than three content words
	elsewhere               // 1: it names a province, city or country that the passage, its title and headings do not name
	foundOrAsked            // weight of the question found in the passage or in any known phrasing of it
	found                   // what is found in the passage, as a part of six words that no other passage holds
	foundInSentence         // inSentence of much that is found: their product
	lead                    // of the score over the best other passage, as a part of four such words
	farLead                 // the same as a part of the score, as far as it is over three tenths
	leadLacksFact           // lead, where the passage lacks the kind of fact
	words                   // share of the content words found, each counting the same
	asTyped                 // weight found as typed, not under another name
	pairs                   // weight of neighbouring words found side by side
	foundPairs              // pairs of much that is found: their product
	foreignPairs            // pairs, where the question is not in Vietnamese
	foreignLacking          // weight of the content words not found, where it is not
	together                // weight found within the length of a clause
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
	withPhrasings = regression{constant: -4.74, weights: features{
		inSentence:       0.92,
		likePhrasing:     3.33,
		likeRefused:      -3.52,
		lacksFact:        -0.13,
		passageLacksFact: -1.26,
		strangeYear:      -2.25,
		asksPrecisely:    -1.92,
		namesApart:       0.17,
		otherKind:        -1.10,
		asksYesOrNo:      0.51,
		strangeName:      -0.81,
		missing:          -2.05,
		unknownWords:     1.33,
		foreign:          0.02,
		terse:            -0.43,
		elsewhere:        -1.94,
		foundOrAsked:     4.20,
		found:            1.82,
		foundInSentence:  -0.56,
		lead:             1.52,
		farLead:          0.61,
		leadLacksFact:    -0.66,
		words:            0.78,
		asTyped:          -1.97,
		pairs:            0.78,
		foundPairs:       -2.10,
		foreignPairs:     -0.28,
		foreignLacking:   0.92,
		together:         1.19,
	}}
	plain = regression{constant: -3.30, weights: features{
		inSentence:       1.41,
		likePhrasing:     0.00,
		likeRefused:      -1.11,
		lacksFact:        -2.87,
		passageLacksFact: -0.00,
		strangeYear:      -3.45,
		asksPrecisely:    0.18,
		namesApart:       -1.55,
		otherKind:        0.10,
		asksYesOrNo:      0.22,
		strangeName:      -2.45,
		missing:          -2.55,
		unknownWords:     1.18,
		foreign:          0.79,
		terse:            -0.91,
		elsewhere:        -2.25,
		foundOrAsked:     0.37,
		found:            2.25,
		foundInSentence:  -1.49,
		lead:             2.48,
		farLead:          -1.17,
		leadLacksFact:    -1.31,
		words:            0.90,
		asTyped:          -1.20,
		pairs:            1.86,
		foundPairs:       -2.64,
		foreignPairs:     -1.07,
		foreignLacking:   -1.08,
		together:         2.97,
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
// A sentence that lacks the kind of fact asked for does not answer, however much
// else of the question it holds, unless staff have said which questions it answers.
//
// Staff have taught a passage well with wellTaught phrasings. What they know of one
// with fewer, often only the questions of the gate, says little of all else that
// it may be asked: it is also judged as a passage without.
//
// A question that is all but one of those that staff refuse is refused, unless a
// document that they have taught nothing about yet, a new one, answers it.
const (
	vagueWeight   = 0.25
	mostOfVague   = 0.40
	littleFound   = 0.12
	mostOfLittle  = 0.20
	mostOfLacking = 0.45
	wellTaught    = 10
	asRefused     = 0.90
	mostOfRefused = 0.15
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
	case f[foundOrAsked] < littleFound, q.asksToday():
		return min(mostOfLittle, chance)
	case q.total < vagueWeight*q.corpus.alone() || q.namesOnlyHome():
		return min(mostOfVague, chance)
	case !taught && f[lacksFact] > 0:
		return min(mostOfLacking, chance)
	}
	return chance
}

// ofAnyKind are the features as if no kind of fact were asked for.
func (f features) ofAnyKind() features {
	f[asksPrecisely], f[lacksFact], f[passageLacksFact], f[leadLacksFact] = 0, 0, 0, 0
	return f
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
	f[likePhrasing] = k.asked
	f[likeRefused] = refused
	x.likeness(q, k, &f)
	rival := 0
	if i == 0 {
		rival = 1
	}
	second := 0.0
	if rival < len(ranked) {
		second = max(0, ranked[rival].score)
	}
	alone := x.corpus.alone()
	f[lead] = max(-1, min(1, (k.score-second)/(4*alone)))
	if k.score > 0 {
		f[farLead] = max(0, (k.score-second)/k.score*min(1, 2*f[foundOrAsked])-0.3)
	}
	x.demanded(q, ranked, i, &f)
	f[otherKind] = f[asksPrecisely] * min(1, x.otherKind(q, k)/alone)
	f[leadLacksFact] = f[lead] * f[passageLacksFact]
	if len(x.strangeYears(q, k)) > 0 {
		f[strangeYear] = 1
	}
	if len(q.naming.strange) > 0 {
		f[strangeName] = 1
	}
	if k.elsewhere {
		f[elsewhere] = 1
	}
	content, unknown := 0, 0
	for _, w := range q.slots[:q.own] {
		if w.token.Kind == vietnamese.Number || vietnamese.ClassOf(w.token) != vietnamese.Content {
			continue
		}
		content++
		if !w.known {
			unknown++
		}
	}
	f[unknownWords] = float64(unknown) / float64(max(content, 1))
	if content < 3 {
		f[terse] = 1
	}
	return f
}

// likeness fills in how much of the question the candidate holds, and how closely.
func (x *Index) likeness(q *query, k candidate, f *features) {
	alone := x.corpus.alone()
	f[inSentence] = share(k.evidence.sentence, q.total)
	f[missing] = share(k.evidence.missing, q.total)
	f[foundOrAsked] = share(k.evidence.either, q.total)
	f[found] = min(1, k.evidence.covered/(6*alone))
	f[foundInSentence] = f[found] * f[inSentence]
	close := newReader(q).closely(&x.corpus.passages[k.passage].body)
	f[words], f[asTyped], f[pairs], f[together] = close.words, close.asTyped, close.pairs, close.together
	f[foundPairs] = f[found] * f[pairs]
	if q.language != vietnamese.Vietnamese {
		f[foreign] = 1
		f[foreignPairs], f[foreignLacking] = close.pairs, close.lacking
	}
}

// demanded fills in what the question asks for and whether the i-th candidate offers it.
func (x *Index) demanded(q *query, ranked []candidate, i int, f *features) {
	k := ranked[i]
	if q.asksYesOrNo() {
		f[asksYesOrNo] = 1
	}
	if q.wants == 0 {
		return
	}
	if q.wants != offersName || !q.asksPlaces() {
		f[asksPrecisely] = 1
	}
	if x.namesApart(q, ranked, i) {
		f[namesApart] = 1
	}
	if x.lacks(q, k) {
		f[lacksFact] = 1
		if x.lacksAltogether(q, k) {
			f[passageLacksFact] = 1
		}
	}
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
		if err == nil && q.wants&(offersNumber|offersDate) != 0 && ofOtherYears(q.item(x.sentenceOf(k)), t.Key) {
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
