package search

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"haiphongbot/internal/knowledge"
	"haiphongbot/internal/vietnamese"
)

// Index answers questions over one library. It may be used from any number of
// goroutines until it is closed.
type Index struct {
	passages []*knowledge.Passage
	corpus   *corpus
	library  *knowledge.Library
	lexicon  *lexicon // of its glossary
	spelling *vietnamese.Lexicon
	places   *places
	refused  []refusals
	remits   map[*knowledge.Document]*remit // of documents with long lists of questions
	holdings []holding
	period   knowledge.Period // that all documents are of
}

// Build indexes the passages of a library in memory.
func Build(lib *knowledge.Library) (*Index, error) {
	nothing := &Index{library: &knowledge.Library{}, corpus: newCorpus()}
	passages := quotable(lib)
	return nothing.become(lib, passages, compare(nil, passages))
}

// Update returns an index over another library that finds what Build would, and is
// made in a fraction of the time when most passages are the same. x stays as it is:
// it may be searched meanwhile and afterwards, and is to be closed as ever, but not
// before Update returns.
func (x *Index) Update(lib *knowledge.Library) (*Index, error) {
	passages := quotable(lib)
	c := compare(x.passages, passages)
	if c.great() || x.corpus.spent() {
		return Build(lib)
	}
	return x.become(lib, passages, c)
}

// quotable returns the passages that are found: of those that say the same the one
// that stands for all.
func quotable(lib *knowledge.Library) []*knowledge.Passage {
	var passages []*knowledge.Passage
	for _, d := range lib.Documents {
		for _, p := range d.Passages {
			if p.Same == nil {
				passages = append(passages, p)
			}
		}
	}
	return passages
}

// Close releases the index. It must not be searched afterwards.
func (x *Index) Close() error {
	var err error
	for _, h := range x.holdings {
		err = errors.Join(err, h.part.release())
	}
	return err
}

// Search implements Searcher.
func (x *Index) Search(ctx context.Context, question Question, limit int) (Result, error) {
	q := x.newQuery(question)
	result := Result{Language: vietnamese.Detect(question.Text)}
	found, err := x.candidates(ctx, q)
	if err != nil {
		return Result{}, err
	}
	ranked := x.rank(q, found)
	refused := x.refusals(q)
	for i := range min(limit, len(ranked)) {
		h := x.hit(q, ranked, i, refused)
		if i > 0 {
			h.Confidence = min(h.Confidence, result.Hits[i-1].Confidence)
		}
		result.Hits = append(result.Hits, h)
	}
	if len(ranked) > 0 {
		result.Unknown = x.strangeYears(q, ranked[0])
	}
	if q.naming.about {
		result.Unknown = append(result.Unknown, q.naming.strange...)
	}
	return result, nil
}

// candidate is a passage and what it offers to the question.
type candidate struct {
	passage   int
	score     float64
	evidence  evidence
	asked     float64 // likeness of the nearest known phrasing, 0..1
	votes     float64 // of all of them, see nearest
	told      string  // the words of the passage that answer that phrasing; "" when they are not known
	taught    int     // how many known phrasings it has
	beyond    float64 // likeness of the nearest question that its document does not answer, 0..1
	listed    bool    // the lists of its document say what a question such as this is, see remit
	elsewhere bool    // see elsewhere
	second    second  // of the best candidates
}

// rank orders the candidates, best first; ties go to the earlier passage.
func (x *Index) rank(q *query, passages []int) []candidate {
	r := newReader(q)
	ranked := make([]candidate, len(passages))
	for i, p := range passages {
		ranked[i] = x.corpus.judge(r, p)
	}
	byScore := func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.passage, b.passage))
	}
	slices.SortFunc(ranked, byScore)
	if lift := q.lift(ranked); lift != 0 {
		for i := range ranked {
			if ranked[i].taught > 0 {
				ranked[i].score += lift
			}
		}
		slices.SortFunc(ranked, byScore)
	}
	if len(q.naming.places) > 0 {
		for i := range ranked[:min(len(ranked), maxReread)] {
			if k := &ranked[i]; x.elsewhere(q, *k) {
				k.elsewhere = true
				k.score *= weights.Elsewhere
			}
		}
		slices.SortFunc(ranked, byScore)
	}
	best := ranked[:min(len(ranked), maxReread)]
	for i := range best {
		x.reread(q, r, &best[i])
	}
	slices.SortFunc(best, byScore)
	return ranked
}

// lift is what the scores of passages with known phrasings are changed by, so
// that the best of them stands right beside the best passage without: passages
// that staff have taught nothing about yet must not fall behind for that.
func (q *query) lift(ranked []candidate) float64 {
	taught := slices.IndexFunc(ranked, func(k candidate) bool { return k.taught > 0 })
	plain := slices.IndexFunc(ranked, func(k candidate) bool { return k.taught == 0 })
	if taught < 0 || plain < 0 {
		return 0
	}
	t, p := ranked[taught], ranked[plain]
	lead := t.evidence.words - p.evidence.words + weights.RivalSentence*(t.evidence.sentence-p.evidence.sentence) +
		q.total*(weights.RivalAsked*t.asked+weights.RivalAskedTwice*t.asked*t.asked-weights.RivalTaught)
	return p.score + lead - t.score
}

// hit turns the i-th candidate into what the caller sees.
func (x *Index) hit(q *query, ranked []candidate, i int, refused refused) Hit {
	if i >= maxReread {
		x.reread(q, newReader(q), &ranked[i])
	}
	p := x.passages[ranked[i].passage]
	ranked[i].beyond, ranked[i].listed = refused[p.Document].likeness, x.remits[p.Document] != nil && q.whole()
	f := x.features(q, ranked, i, refused)
	return Hit{
		Passage:    p,
		Sentence:   q.sentence(p.Text, ranked[i]),
		Confidence: q.confidence(f, ranked[i]),
		Unmet:      f[passageLacksFact] > 0 && !f.known(),
		Untold:     f[lacksFact] > 0,
		About:      q.confidence(f.ofAnyKind(), ranked[i]),
		Elsewhere:  ranked[i].elsewhere,
	}
}
