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
	factFar                 // what stands together in the sentence, but not near a fact of that kind
	strangeYear             // 1: the question names a year outside what the document covers
	asksYesOrNo             // 1: it can be answered with yes or no
	asksPart                // 1: it asks for a part of a total
	asksOutcome             // 1: it asks what has become of something, and the sentence does not tell
	contrasted              // 1: it names a thing of which the sentence names another of the kind
	kindMissing             // weight of the kind of thing that it asks for, not found in the sentence
	strangeName             // 1: it names a place that no document holds
	elsewhere               // 1: it names a province, city or country that the passage, its title and headings do not name
	nameAway                // weight of the names of the question that the passage lacks
	nameOther               // weight of those that the sentence lacks, where it names another
	missing                 // the weightiest part of the question that the passage lacks
	focusAbsent             // weight of its focus that the passage lacks
	focusUntaught           // weight of its focus that the passage and its known phrasings lack
	unknownWords            // share of its content words that no document holds in any form
	foreign                 // 1: the question is not in Vietnamese
	terse                   // 1: it has fewer than three content words
	foundOrAsked            // weight of the question found in the passage or in any known phrasing of it
	found                   // what is found in the passage, as a part of six words that no other passage holds
	foundInSentence         // inSentence of much that is found: their product
	lead                    // of the score over the best other passage, as a part of four such words
	farLead                 // the same as a part of the score, as far as it is over three tenths
	pairs                   // weight of neighbouring words found side by side
	foundPairs              // pairs of much that is found: their product
	foreignPairs            // pairs, where the question is not in Vietnamese
	foreignLacking          // weight of the content words not found, where it is not
	together                // weight found within the length of a clause

	// What a sentence lacks that repeats the question otherwise is what is asked:
	// each is a lack, and how closely the rest is found.
	closeButFact  // lacksFact, by inSentence
	closeButFocus // weight of the focus not found in the sentence, by inSentence
	closeButWord  // missing, by the weight found as typed
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
	x.demanded(q, k, &f)
	x.beside(q, k, &f)
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
	close := k.second.closeness
	f[pairs], f[together] = close.pairs, close.together
	f[foundPairs] = f[found] * f[pairs]
	f[closeButWord] = f[missing] * close.asTyped
	if q.language != vietnamese.Vietnamese {
		f[foreign] = 1
		f[foreignPairs], f[foreignLacking] = close.pairs, close.lacking
	}
}

// demanded fills in what the question asks for and whether the candidate offers it.
func (x *Index) demanded(q *query, k candidate, f *features) {
	sentence := x.sentenceOf(k)
	if q.asksYesOrNo() {
		f[asksYesOrNo] = 1
	}
	if q.asksPart() {
		f[asksPart] = 1
	}
	if q.asksOutcome() && !tellsOutcome(sentence) {
		f[asksOutcome] = 1
	}
	if q.wants == 0 {
		return
	}
	f[factFar] = x.factFar(q, sentence)
	if k.second.lacks {
		f[lacksFact] = 1
		f[closeButFact] = f[inSentence]
	}
	if k.second.lacksAltogether {
		f[passageLacksFact] = 1
	}
}

// beside fills in what the candidate says beside the question: of other things of
// the kind, without its focus, without its names.
func (x *Index) beside(q *query, k candidate, f *features) {
	if q.contrasted(x.sentenceOf(k) + "\n" + x.titleOf(k)) {
		f[contrasted] = 1
	}
	n := x.narrowly(q, k)
	f[focusAbsent], f[focusUntaught], f[kindMissing] = n.absent, n.untaught, n.kind
	f[nameAway], f[nameOther] = n.nameAway, n.nameOther
	f[closeButFocus] = n.missing * f[inSentence]
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
