package search

import (
	"cmp"
	"context"
	"errors"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

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
	refused  []known // questions that staff say the documents do not answer
	holdings []holding
}

// known is a question whose outcome staff have fixed, as text and as weight.
type known struct {
	text   text
	weight float64
	answer string // the words of its passage that answer it; "" when they are not known
}

// Build indexes the passages of a library in memory. The parts do not need each
// other and are built side by side.
func Build(lib *knowledge.Library) (*Index, error) {
	x := &Index{library: lib, passages: quotable(lib)}
	var parts errgroup.Group
	parts.Go(func() (err error) {
		x.holdings, err = fill(x.passages, everyOne(len(x.passages)))
		return err
	})
	parts.Go(func() error {
		x.count(lib.Checks)
		return nil
	})
	parts.Go(func() error {
		x.lexicon, x.spelling = newLexicon(lib.Glossary), newSpelling(lib)
		return nil
	})
	if err := parts.Wait(); err != nil {
		return nil, errors.Join(err, x.Close())
	}
	x.places = newPlaces(lib.Glossary, x.corpus)
	return x, nil
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

// everyOne returns the numbers of n passages.
func everyOne(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// count reads the passages and the questions whose outcome is fixed.
func (x *Index) count(checks []knowledge.Check) {
	x.corpus = newCorpus()
	for _, p := range x.passages {
		read := x.corpus.readPassage(p)
		x.corpus.count(read, counted)
		x.corpus.passages = append(x.corpus.passages, read)
	}
	x.weigh(checks)
}

// weigh weighs the phrasings against all that is counted, and those questions that
// are to be refused.
func (x *Index) weigh(checks []knowledge.Check) {
	for _, c := range checks {
		if c.Refuse {
			k := x.corpus.known(c.Question)
			x.corpus.use(k.text, counted)
			x.refused = append(x.refused, k)
		}
	}
	x.refused = x.corpus.weigh(x.refused)
	x.corpus.weighPhrasings()
}

// Close releases the index. It must not be searched afterwards.
func (x *Index) Close() error {
	var err error
	for _, h := range x.holdings {
		err = errors.Join(err, h.part.release())
	}
	return err
}

// fill hands some of the passages to bleve, part by part and as many parts at a
// time as there are cores. Of an error the parts that were made come with it.
func fill(passages []*knowledge.Passage, some []int) ([]holding, error) {
	chunks := slices.Collect(slices.Chunk(some, partSize))
	made := make([]holding, len(chunks))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, chunk := range chunks {
		group.Go(func() error {
			held := make([]*knowledge.Passage, len(chunk))
			for j, p := range chunk {
				held[j] = passages[p]
			}
			p, err := newPart(held)
			if err != nil {
				return err
			}
			h := holding{p, make([]int, len(chunk))}
			for number, place := range p.place {
				h.passages[number] = chunk[place]
			}
			made[i] = h
			return nil
		})
	}
	err := group.Wait()
	return slices.DeleteFunc(made, func(h holding) bool { return h.part == nil }), err
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
	refused, _ := newReader(q).nearest(x.refused)
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
	result.Demand = q.demand()
	return result, nil
}

// candidate is a passage and what it offers to the question.
type candidate struct {
	passage   int
	score     float64
	evidence  evidence
	asked     float64 // likeness of the nearest known phrasing, 0..1
	told      string  // the words of the passage that answer that phrasing; "" when they are not known
	taught    bool    // it has known phrasings
	elsewhere bool    // see elsewhere
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
			if ranked[i].taught {
				ranked[i].score += lift
			}
		}
		slices.SortFunc(ranked, byScore)
	}
	if len(q.naming.places) > 0 {
		for i := range ranked[:min(len(ranked), maxPlaced)] {
			if k := &ranked[i]; x.elsewhere(q, *k) {
				k.elsewhere = true
				k.score *= weights.Elsewhere
			}
		}
		slices.SortFunc(ranked, byScore)
	}
	return ranked
}

// maxPlaced is how many of the best candidates are read for the places they name.
const maxPlaced = 10

// lift is what the scores of passages with known phrasings are changed by, so
// that the best of them stands right beside the best passage without: passages
// that staff have taught nothing about yet must not fall behind for that.
func (q *query) lift(ranked []candidate) float64 {
	taught := slices.IndexFunc(ranked, func(k candidate) bool { return k.taught })
	plain := slices.IndexFunc(ranked, func(k candidate) bool { return !k.taught })
	if taught < 0 || plain < 0 {
		return 0
	}
	t, p := ranked[taught], ranked[plain]
	lead := t.evidence.words - p.evidence.words + weights.RivalSentence*(t.evidence.sentence-p.evidence.sentence) +
		q.total*(weights.RivalAsked*t.asked+weights.RivalAskedTwice*t.asked*t.asked-weights.RivalTaught)
	return p.score + lead - t.score
}

// hit turns the i-th candidate into what the caller sees.
func (x *Index) hit(q *query, ranked []candidate, i int, refused float64) Hit {
	p := x.passages[ranked[i].passage]
	f := x.features(q, ranked, i, refused)
	return Hit{
		Passage:    p,
		Sentence:   q.sentence(p.Text, ranked[i]),
		Confidence: q.confidence(f, ranked[i].taught),
		Unmet:      f[passageLacksFact] > 0,
		Elsewhere:  ranked[i].elsewhere,
	}
}
