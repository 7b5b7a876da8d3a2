package search

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	blevequery "github.com/blevesearch/bleve/v2/search/query"
	"golang.org/x/sync/errgroup"

	"haiphongbot/internal/knowledge"
	"haiphongbot/internal/vietnamese"
)

// The fields of the bleve index.
const (
	fieldAccented = "accented" // the passage, accents kept
	fieldFolded   = "folded"   // the passage and its headings, without accents
	fieldAsked    = "asked"    // its known phrasings, without accents
)

// Index answers questions over one library. It may be used from any number of
// goroutines until it is closed.
type Index struct {
	passages []*knowledge.Passage
	first    []int // passages[first[i]] is the first of its document with the text of passages[i]
	corpus   *corpus
	lexicon  *lexicon
	spelling *vietnamese.Lexicon
	places   *places
	refused  []known // questions that staff say the documents do not answer
	bleve    bleve.Index
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
	x := &Index{}
	for _, d := range lib.Documents {
		texts := make(map[string]int, len(d.Passages))
		for _, p := range d.Passages {
			if p.Same != nil {
				continue
			}
			if _, repeated := texts[p.Text]; !repeated {
				texts[p.Text] = len(x.passages)
			}
			x.first = append(x.first, texts[p.Text])
			x.passages = append(x.passages, p)
		}
	}
	var parts errgroup.Group
	parts.Go(x.fill)
	parts.Go(func() error {
		x.count(lib.Checks)
		return nil
	})
	parts.Go(func() error {
		x.lexicon, x.spelling = newLexicon(lib.Glossary), newSpelling(lib)
		return nil
	})
	if err := parts.Wait(); err != nil {
		return nil, err
	}
	x.places = newPlaces(lib.Glossary, x.corpus)
	return x, nil
}

// count reads the passages and the questions whose outcome is fixed.
func (x *Index) count(checks []knowledge.Check) {
	x.corpus = newCorpus()
	for _, p := range x.passages {
		x.corpus.add(p)
	}
	for _, c := range checks {
		if c.Refuse {
			x.refused = append(x.refused, x.corpus.known(c.Question))
		}
	}
	x.corpus.weigh(x.refused)
	for i := range x.corpus.passages {
		x.corpus.weigh(x.corpus.passages[i].asked)
	}
}

// Close releases the index. It must not be searched afterwards.
func (x *Index) Close() error {
	if err := x.bleve.Close(); err != nil {
		return fmt.Errorf("close search index: %w", err)
	}
	return nil
}

// batchSize is how many passages are handed to bleve at a time: enough to keep
// both cores at work, few enough to bound memory.
const batchSize = 2000

func (x *Index) fill() error {
	m, err := newMapping()
	if err != nil {
		return err
	}
	// scorch by name: bleve's own default for memory is an older, slower index
	// that knows no BM25.
	x.bleve, err = bleve.NewUsing("", m, scorch.Name, scorch.Name, nil)
	if err != nil {
		return fmt.Errorf("create search index: %w", err)
	}
	batch := x.bleve.NewBatch()
	for i, p := range x.passages {
		err := batch.Index(strconv.Itoa(i), map[string]any{
			fieldAccented: p.Text,
			fieldFolded:   strings.Join(append([]string{p.Text, p.Document.Title}, p.Headings...), "\n.\n"),
			fieldAsked:    strings.Join(p.Questions(), "\n.\n"),
		})
		if err != nil {
			return fmt.Errorf("index passage %d of %s: %w", p.Paragraph, p.Document.ID, err)
		}
		if batch.Size() >= batchSize || i == len(x.passages)-1 {
			if err := x.bleve.Batch(batch); err != nil {
				return fmt.Errorf("index passages up to %d: %w", i, err)
			}
			batch.Reset()
		}
	}
	return nil
}

func newMapping() (mapping.IndexMapping, error) {
	document := bleve.NewDocumentStaticMapping()
	for field, analyzer := range map[string]string{
		fieldAccented: vietnamese.AccentedAnalyzer,
		fieldFolded:   vietnamese.FoldedAnalyzer,
		fieldAsked:    vietnamese.FoldedAnalyzer,
	} {
		f := bleve.NewTextFieldMapping()
		f.Analyzer = analyzer
		f.Store, f.IncludeTermVectors, f.IncludeInAll, f.DocValues = false, false, false, false
		document.AddFieldMappingsAt(field, f)
	}
	m := bleve.NewIndexMapping()
	m.DefaultMapping = document
	m.ScoringModel = "bm25"
	if err := m.Validate(); err != nil {
		return nil, fmt.Errorf("map search index: %w", err)
	}
	return m, nil
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
	refused := newReader(q).repeats(x.refused)
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

// candidates asks bleve for the passages worth a closer look.
func (x *Index) candidates(ctx context.Context, q *query) ([]int, error) {
	terms := q.terms()
	if len(terms) == 0 {
		return nil, nil
	}
	parts := make([]blevequery.Query, len(terms))
	for i, t := range terms {
		part := bleve.NewTermQuery(t.text)
		part.SetField(t.field)
		part.SetBoost(t.boost)
		parts[i] = part
	}
	request := bleve.NewSearchRequestOptions(bleve.NewDisjunctionQuery(parts...), maxCandidates, 0, false)
	found, err := x.bleve.SearchInContext(ctx, request)
	if err != nil {
		return nil, fmt.Errorf("search passages: %w", err)
	}
	passages := make([]int, 0, len(found.Hits))
	for _, h := range found.Hits {
		i, err := strconv.Atoi(h.ID)
		if err != nil || i >= len(x.passages) {
			return nil, fmt.Errorf("search passages: unexpected id %q", h.ID)
		}
		passages = append(passages, i)
	}
	// bleve's order among equals is that in which its workers finished: the
	// first of them must not be missing by chance.
	for _, i := range passages {
		if first := x.first[i]; first != i && !slices.Contains(passages, first) {
			passages = append(passages, first)
		}
	}
	return passages, nil
}

// candidate is a passage and what it offers to the question.
type candidate struct {
	passage   int
	score     float64
	evidence  evidence
	asked     float64 // likeness of the nearest known phrasing, 0..1
	told      string  // the words of the passage that answer that phrasing; "" when they are not known
	taught    int     // how many known phrasings it has
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
			if ranked[i].taught > 0 {
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
func (x *Index) hit(q *query, ranked []candidate, i int, refused float64) Hit {
	p := x.passages[ranked[i].passage]
	f := x.features(q, ranked, i, refused)
	return Hit{
		Passage:    p,
		Sentence:   q.sentence(p.Text, ranked[i]),
		Confidence: q.confidence(f, ranked[i]),
		Unmet:      f[passageLacksFact] > 0,
		About:      q.confidence(f.ofAnyKind(), ranked[i]),
		Elsewhere:  ranked[i].elsewhere,
	}
}
