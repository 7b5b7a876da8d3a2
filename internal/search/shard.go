package search

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"haiphongbot/internal/knowledge"
)

// shard is the part of an index with the passages of one level. It counts its own words, so
// that it finds what an index of nothing else would: the thousands of questions that staff
// have listed for one document say nothing about how rare a word is in another, and scores
// of passages about which they have taught a lot do not compare with others. What does
// compare is the confidence.
type shard struct {
	level    level
	library  *knowledge.Library   // of the documents that it has passages of
	passages []*knowledge.Passage // its own, and behind them the rivals
	own      int                  // how many are its own
	corpus   *corpus
	lexicon  *lexicon // of the whole index
	places   *places
	refused  []refusals
	remits   map[*knowledge.Document]*remit // of documents with long lists of questions
	holdings []holding
	period   knowledge.Period // that all documents are of
}

// level says how much staff have taught about a passage.
type level int

const (
	untaught     level = iota
	hardlyTaught       // with fewer than wellTaught phrasings
	taught
	delimited // and its document has a long list of questions that it does not answer
	levels
)

// levelOf returns the level of a passage.
func levelOf(p *knowledge.Passage) level {
	switch n := len(p.Phrasings); {
	case n == 0:
		return untaught
	case n < wellTaught:
		return hardlyTaught
	case len(p.Document.Beyond) < fewestListed:
		return taught
	}
	return delimited
}

// quotable returns the passages that are found, by their level: of those that say the same
// the one that stands for all.
func quotable(lib *knowledge.Library) (passages [levels][]*knowledge.Passage) {
	for _, d := range lib.Documents {
		for _, p := range d.Passages {
			if p.Same == nil {
				passages[levelOf(p)] = append(passages[levelOf(p)], p)
			}
		}
	}
	return passages
}

// rivals returns the passages of other levels as if staff had taught nothing about them,
// for levels about which they have not taught enough to say what is not asked of them: a
// passage that holds less of a question than another level's does not answer it, and of a
// notice of three paragraphs one is the best of any question. They are never hits.
func rivals(l level, passages [levels][]*knowledge.Passage) []*knowledge.Passage {
	if l >= taught {
		return nil
	}
	var all []*knowledge.Passage
	for other, list := range passages {
		if level(other) == l {
			continue
		}
		for _, p := range list {
			bare := *p
			bare.Phrasings = nil
			all = append(all, &bare)
		}
	}
	return all
}

// ranking is the candidates of one query, best first.
type ranking []candidate

// of returns the places of the candidates that are a shard's own, and no rivals.
func (r ranking) of(x *shard) []int {
	var own []int
	for i, k := range r {
		if k.passage < x.own {
			own = append(own, i)
		}
	}
	return own
}

// close releases the shard.
func (x *shard) close() error {
	var err error
	for _, h := range x.holdings {
		err = errors.Join(err, h.part.release())
	}
	return err
}

// finding is what one shard finds for a question.
type finding struct {
	hits  []Hit    // best first
	years []string // that the question names and the first hit does not cover
	names []string // that it is about and no passage of the shard holds
}

// search returns at most limit hits.
func (x *shard) search(ctx context.Context, read *query, limit int) (finding, error) {
	q := x.see(read)
	passages, err := x.candidates(ctx, q)
	if err != nil {
		return finding{}, err
	}
	ranked := x.rank(q, passages)
	refused := x.refusals(q)
	own := ranked.of(x)
	var f finding
	for n, i := range own[:min(limit, len(own))] {
		h := x.hit(q, ranked, i, refused)
		if n > 0 {
			h.Confidence = min(h.Confidence, f.hits[n-1].Confidence)
		}
		f.hits = append(f.hits, h)
	}
	if len(own) > 0 {
		f.years = x.strangeYears(q, ranked[own[0]])
	}
	if q.naming.about {
		f.names = q.naming.strange
	}
	return f, nil
}

// candidate is a passage and what it offers to the question.
type candidate struct {
	passage   int
	score     float64
	evidence  evidence
	asked     float64 // likeness of the nearest known phrasing, 0..1
	votes     float64 // of all of them, see nearest
	holding   []int   // by group, how many known phrasings hold it
	told      string  // the words of the passage that answer that phrasing; "" when they are not known
	beyond    float64 // likeness of the nearest question that its document does not answer, 0..1
	elsewhere bool    // see elsewhere
	second    second  // of the best candidates
}

// rank orders the candidates, best first; ties go to the earlier passage.
func (x *shard) rank(q *query, passages []int) ranking {
	r := newReader(q)
	ranked := make([]candidate, len(passages))
	for i, p := range passages {
		ranked[i] = x.corpus.judge(r, p)
	}
	byScore := func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.passage, b.passage))
	}
	slices.SortFunc(ranked, byScore)
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

// hit turns the i-th candidate into what the caller sees.
func (x *shard) hit(q *query, ranked ranking, i int, refused refused) Hit {
	if i >= maxReread {
		x.reread(q, newReader(q), &ranked[i])
	}
	p := x.passages[ranked[i].passage]
	ranked[i].beyond = refused[p.Document].likeness
	f := x.features(q, ranked, i, refused)
	return Hit{
		Passage:    p,
		Sentence:   x.sentence(q, ranked[i]),
		Confidence: x.confidence(q, f, ranked[i]),
		Unmet:      f[passageLacksFact] > 0 && !f.known(),
		Untold:     f[lacksFact] > 0,
		About:      x.confidence(q, f.ofAnyKind(), ranked[i]),
		Elsewhere:  ranked[i].elsewhere,
		Delimited:  x.level == delimited,
		AnyRow:     ranked[i].second.unnamedRow && f[unknownWords] == 0 && ranked[i].second.row.namesColumn(),
	}
}
