package search

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"haiphongbot/internal/knowledge"
	"haiphongbot/internal/vietnamese"
)

// features are what the confidence of a hit is read from, each from 0 to 1.
type features [featureCount]float64

const (
	inSentence       = iota // weight of the question found in its best sentence
	likePhrasing            // likeness to the nearest known phrasing of the passage
	likeRefused             // likeness to the nearest question that staff refuse
	refusedVotes            // the part of such questions among all known ones that are near, see refused.by
	outsideRemit            // how surely it asks for more than the document tells, see remit; from -1
	lacksFact               // 1: the question asks for a kind of fact that the sentence lacks
	passageLacksFact        // 1: no sentence of the passage holds that kind of fact
	factFar                 // what stands together in the sentence, but not near a fact of that kind
	strangeYear             // 1: the question names a year outside what the document covers, or a part of one of which it says nothing
	asksYesOrNo             // 1: it can be answered with yes or no
	asksPart                // 1: it asks for a part of a total
	asksOutcome             // 1: it asks what has become of something, and the sentence does not tell
	contrasted              // 1: it names a thing of which the sentence names another of the kind
	replaced                // 1: the sentence has another name or number where the question has one
	another                 // 1: and the passage has that of the question nowhere, a number that is no year aside
	untold                  // 1: the sentence has no word that tells a property asked for
	aspectUntold            // 1: it asks about an aspect of a statement that the sentence does not tell
	offered                 // 1: it offers alternatives, and the sentence has what tells one of them
	kindMissing             // weight of the kind of thing that it asks for, not found in the sentence
	strangeName             // 1: it names a place that no document holds
	elsewhere               // 1: it names a province, city or country that the passage, its title and headings do not name
	nameAway                // weight of the names of the question that the passage lacks
	nameOther               // weight of those that the sentence lacks, where it names another
	missing                 // the weightiest part of the question that the passage lacks
	wordsLacking            // words of two syllables that the sentence lacks, as a part of lackingWords
	unsaid                  // words of which the sentence holds nothing, as a part of unsaidWords
	focusAbsent             // weight of its focus that the passage lacks
	focusUntaught           // weight of its focus that the passage and its known phrasings lack
	unknownWords            // share of its content words that no document holds in any form
	foreign                 // 1: the question is not in Vietnamese
	terse                   // 1: it has fewer than three content words
	foundOrAsked            // weight of the question found in the passage or in any known phrasing of it
	crowd                   // how many passages compete, see crowdOf
	foundAmongMany          // foundOrAsked among many passages: their product
	littleOfBoth            // the passage holds less than enoughFound, and no phrasing is like the question
	found                   // what is found in the passage, as a part of six words that no other passage holds
	foundInSentence         // inSentence of much that is found: their product
	lead                    // of the score over the best other passage, as a part of four such words
	leadOfMany              // lead over many passages: its product with crowd
	farLead                 // the same as a part of the score, as far as it is over three tenths
	pairs                   // weight of neighbouring words found side by side
	foundPairs              // pairs of much that is found: their product
	foreignPairs            // pairs, where the question is not in Vietnamese
	foreignLacking          // weight of the content words not found, where it is not
	foreignLike             // likePhrasing, where it is not
	foreignUnsaid           // unsaid, where it is not, of a phrasing that is like the question: their product
	together                // weight found within the length of a clause

	// What a sentence lacks that repeats the question otherwise is what is asked:
	// each is a lack, and how closely the rest is found.
	closeButFact     // lacksFact, by inSentence
	closeButFocus    // weight of the focus not found in the sentence, by inSentence
	closeButWord     // missing, by the weight found as typed
	closeButAspect   // aspectUntold, by inSentence
	closeButOther    // contrasted, by inSentence
	closeButPlace    // elsewhere, by inSentence
	closeButWords    // wordsLacking, by inSentence
	closeButProperty // untold, by inSentence
	closeButName     // replaced, by inSentence
	foundButFact     // lacksFact, by found
	untoldAmongMany  // untold, by crowd
	doubted          // weight of its subject that the passage lacks and that is asked of others, see doubts
	featureCount
)

// enoughFound is how much of a question, in the unit of found, a passage holds that does
// not owe its place to the words of its phrasings alone: of hundreds of phrasings, taken
// together, some have the words of any talk.
const enoughFound = 0.2

// Of as few passages as fewPassages, or fewer, one is the best of any question about
// their matter; to be the best of as many as manyPassages says much.
const (
	fewPassages  = 8
	manyPassages = 512
)

// crowdOf is 0 for few passages, 1 for many, and goes by their logarithm between.
func crowdOf(passages int) float64 {
	return max(0, min(1, math.Log2(float64(passages)/fewPassages)/math.Log2(manyPassages/fewPassages)))
}

// features describes the i-th of the ranked candidates.
func (x *shard) features(q *query, ranked ranking, i int, refused refused) features {
	k := ranked[i]
	var f features
	f[likePhrasing] = k.asked
	document := x.passages[k.passage].Document
	f[outsideRemit] = refused[document].outside
	f[likeRefused], f[refusedVotes] = refused.by(document, k.votes)
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
	f[leadOfMany] = f[crowd] * f[lead]
	if k.score > 0 {
		f[farLead] = max(0, (k.score-second)/k.score*min(1, 2*f[foundOrAsked])-0.3)
	}
	x.demanded(q, k, &f)
	x.beside(q, k, &f)
	f[doubted] = x.doubts(q, ranked, i, refused)
	if len(x.strangeYears(q, k)) > 0 || x.untoldMonths(q, k) {
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
		if w.token.Kind == vietnamese.Number || vietnamese.ClassOf(w.meant) != vietnamese.Content {
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
	f[closeButPlace] = f[elsewhere] * f[inSentence]
	f[closeButWords] = f[wordsLacking] * f[inSentence]
	f[closeButProperty] = f[untold] * f[inSentence]
	f[closeButName] = f[replaced] * f[inSentence]
	f[foundButFact] = f[lacksFact] * f[found]
	f[untoldAmongMany] = f[untold] * f[crowd]
	return f
}

// likeness fills in how much of the question the candidate holds, and how closely.
func (x *shard) likeness(q *query, k candidate, f *features) {
	alone := x.corpus.alone()
	f[inSentence] = share(k.evidence.sentence, q.total)
	f[missing] = share(k.evidence.missing, q.total)
	f[foundOrAsked] = share(k.evidence.either, q.total)
	f[crowd] = crowdOf(len(x.passages))
	f[foundAmongMany] = f[crowd] * f[foundOrAsked]
	f[found] = min(1, k.evidence.covered/(6*alone))
	f[foundInSentence] = f[found] * f[inSentence]
	f[littleOfBoth] = max(0, 1-f[found]/enoughFound) * (1 - f[likePhrasing])
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
func (x *shard) demanded(q *query, k candidate, f *features) {
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
	if k.second.untold {
		f[untold] = 1
	}
	if !tellsAll(q.aspects, sentence) {
		f[aspectUntold], f[closeButAspect] = 1, f[inSentence]
	}
	f[factFar] = k.second.factFar
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
func (x *shard) beside(q *query, k candidate, f *features) {
	if q.contrasted(x.saidOf(k)) || q.asksBeyond(x.sentenceOf(k)) {
		f[contrasted], f[closeButOther] = 1, f[inSentence]
	}
	n := x.narrowly(q, k)
	f[focusAbsent], f[focusUntaught], f[kindMissing] = n.absent, n.untaught, n.kind
	f[nameAway], f[nameOther] = n.nameAway, n.nameOther
	f[wordsLacking], f[unsaid] = n.words, n.unsaid
	if f[foreign] > 0 {
		f[foreignLike], f[foreignUnsaid] = f[likePhrasing], f[likePhrasing]*n.unsaid
	}
	if n.offered {
		f[offered] = 1
	}
	if n.replaced {
		f[replaced] = 1
	}
	if n.another {
		f[another] = 1
	}
	f[closeButFocus] = n.missing * f[inSentence]
}

// strangeYears returns the years that the question names and that neither the
// candidate's passage, its title and headings nor its document's period covers.
func (x *shard) strangeYears(q *query, k candidate) []string {
	p := x.passages[k.passage]
	period := p.Document.Period
	covered := func(key string) bool {
		if year, err := strconv.Atoi(key); err == nil && period.From > 0 && year >= period.From && year <= period.To {
			return true
		}
		said := vietnamese.Tokenize(p.Text + "\n" + x.titleOf(k))
		return slices.ContainsFunc(said, func(s vietnamese.Token) bool { return s.Key == key })
	}
	var strange []string
	for i, t := range q.words[:q.own] {
		if t.Kind != vietnamese.Number || !isYear(t.Key) || q.numbersPaper(i) || q.elseOffered(i, covered) || q.isBase(i) && covered(t.Key) {
			continue
		}
		year, err := strconv.Atoi(t.Key)
		switch {
		case err == nil && (q.after(i) && year == period.To || q.before(i) && year == period.From),
			err == nil && q.wants&(offersNumber|offersDate) != 0 && ofOtherYears(q.item(x.sentenceOf(k)), t.Key, q.periodEnd(i)),
			!covered(t.Key):
			strange = append(strange, t.Text)
		}
	}
	return strange
}

// isBase reports whether the i-th word is the year that another is compared with: "giảm bao
// nhiêu so với năm 2015".
func (q *query) isBase(i int) bool {
	f := func(n int) string { return foldedAt(q.words, i+n) }
	if f(-1) == "nam" {
		i--
	}
	return f(-2) == "so" && f(-1) == "voi" || f(-2) == "compared"
}

// periodNamed returns the words that name the period that every document of the folder is
// of, "giai đoạn 2015 – 2020": it tells no passage from another, though few name it. None
// where the question asks for nothing besides.
func (x *shard) periodNamed(q *query) stretch {
	if x.period.From == 0 {
		return stretch{}
	}
	own := q.words[:q.own]
	for i := range own {
		end := i + 1
		for end < len(own) && (betweenYears[own[end].Folded] || own[end].Folded == "nam") {
			end++
		}
		if own[i].Key != strconv.Itoa(x.period.From) || end == len(own) || own[end].Key != strconv.Itoa(x.period.To) {
			continue
		}
		from := i
		for from > 0 && leadsToPeriod[own[from-1].Folded] {
			from--
		}
		for other := range own {
			if (other < from || other > end) && vietnamese.ClassOf(own[other].meant) == vietnamese.Content && !ofHome[own[other].Folded] {
				return stretch{from, end + 1}
			}
		}
	}
	return stretch{}
}

// sharedPeriod is the period that all passages are of, zero when they are of several or
// of none.
func sharedPeriod(passages []*knowledge.Passage) knowledge.Period {
	if len(passages) == 0 {
		return knowledge.Period{}
	}
	all := passages[0].Document.Period
	if slices.ContainsFunc(passages, func(p *knowledge.Passage) bool { return p.Document.Period != all }) {
		return knowledge.Period{}
	}
	return all
}

var (
	betweenYears  = wordSet("den toi to until")
	leadsToPeriod = wordSet("giai doan thoi ki nhiem nam tu from period the in")
)

// periodEnd returns the year with which the period ends that the i-th word begins:
// "2021 – 2025".
func (q *query) periodEnd(i int) string {
	if i+1 < q.own && isYear(q.words[i+1].Key) {
		return q.words[i+1].Key
	}
	return ""
}

// numbersPaper reports whether the i-th word is the number of a decision or another
// paper, not a year: "quyết định 1845", "kế hoạch số 1957", but "kế hoạch 2025".
func (q *query) numbersPaper(i int) bool {
	if foldedAt(q.words, i-1) == "so" {
		i--
		if yearlyPapers[foldedAt(q.words, i-2)+" "+foldedAt(q.words, i-1)] {
			return true
		}
	}
	return numberedPapers[foldedAt(q.words, i-2)+" "+foldedAt(q.words, i-1)]
}

var (
	numberedPapers = pairSet("quyet dinh, nghi dinh, thong tu, cong van, chi thi, to trinh, cong dien")
	yearlyPapers   = pairSet("nghi quyet, ke hoach, thong bao, bao cao, van ban")
)

// ofOtherYears reports whether a sentence speaks of single years, but neither of one
// nor of the end of the period that it begins: then its figures are not of that year.
// "2026-2030" may hold it, and one that it only compares with says nothing.
func ofOtherYears(sentence, year, end string) bool {
	others := 0
	tokens := vietnamese.Tokenize(sentence)
	for i, t := range tokens {
		switch {
		case t.Kind != vietnamese.Number || !isModernYear(t.Text), isCompared(tokens, i):
		case t.Key == year, t.Key == end:
			return false
		case i > 0 && strings.HasSuffix(sentence[:t.Start], "-"), strings.HasPrefix(sentence[t.End:], "-"), strings.HasPrefix(sentence[t.End:], "–"):
			return false
		default:
			others++
		}
	}
	return others > 0
}

// isCompared reports whether a year is one that something is compared with: "so với cùng
// kỳ năm 2024", "so với năm 2020".
func isCompared(tokens []vietnamese.Token, i int) bool {
	for back := i - 1; back >= max(0, i-4); back-- {
		switch tokens[back].Folded {
		case "voi", "than", "with":
			return true
		case "nam", "cung", "ki", "cuoi", "dau":
		default:
			return false
		}
	}
	return false
}

// after reports whether the i-th word is a year after which something is asked
// for: "sau năm 2020".
func (q *query) after(i int) bool { return later[q.leadsTo(i)] }

// before reports whether it is a year before which something is asked for: "trước
// năm 2015", "before 2015".
func (q *query) before(i int) bool { return earlier[q.leadsTo(i)] }

// leadsTo returns the word before a year, "năm" aside, folded.
func (q *query) leadsTo(i int) string {
	if i > 0 && (q.words[i-1].Folded == "nam" || q.words[i-1].Folded == "year") {
		i--
	}
	return foldedAt(q.words, i-1)
}

var (
	later   = wordSet("sau after post beyond")
	earlier = wordSet("truoc before pre")
)
