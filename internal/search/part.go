package search

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync/atomic"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	index "github.com/blevesearch/bleve_index_api"

	"haiphongbot/internal/knowledge"
	"haiphongbot/internal/vietnamese"
)

// The fields of the bleve index.
const (
	fieldAccented = "accented" // the passage, accents kept
	fieldFolded   = "folded"   // the passage and its headings, without accents
	fieldAsked    = "asked"    // the syllables of its known phrasings, without accents
)

// partSize is how many passages a part holds at most: enough that a question has
// few parts to ask, few enough that a part is soon made.
const partSize = 1000

// part is a bleve index of some passages that never changes, so that any number of
// indexes can share it: one that differs in a few passages has a part of its own
// for those, and leaves out what it does not hold of the others. (A bleve index
// in memory never merges what is added to it, nor forgets what is deleted.)
type part struct {
	bleve  bleve.Index
	reader index.IndexReader
	place  []int // bleve's number of a document → which of the passages it is
	users  atomic.Int32
}

// newPart indexes passages, which has one user then.
func newPart(passages []*knowledge.Passage) (*part, error) {
	m, err := newMapping()
	if err != nil {
		return nil, err
	}
	p := &part{place: make([]int, len(passages))}
	p.users.Store(1)
	// scorch by name: bleve's own default for memory is an older, slower index.
	if p.bleve, err = bleve.NewUsing("", m, scorch.Name, scorch.Name, nil); err != nil {
		return nil, fmt.Errorf("create search index: %w", err)
	}
	if err := p.fill(passages); err != nil {
		return nil, errors.Join(err, p.release())
	}
	return p, nil
}

func newMapping() (mapping.IndexMapping, error) {
	document := bleve.NewDocumentStaticMapping()
	for field, analyzer := range map[string]string{
		fieldAccented: vietnamese.AccentedAnalyzer,
		fieldFolded:   vietnamese.FoldedAnalyzer,
		fieldAsked:    vietnamese.SyllablesAnalyzer, // hundreds of phrasings: their pairs would be most of the index
	} {
		f := bleve.NewTextFieldMapping()
		f.Analyzer = analyzer
		f.Store, f.IncludeTermVectors, f.IncludeInAll, f.DocValues = false, false, false, false
		document.AddFieldMappingsAt(field, f)
	}
	m := bleve.NewIndexMapping()
	m.DefaultMapping = document
	if err := m.Validate(); err != nil {
		return nil, fmt.Errorf("map search index: %w", err)
	}
	return m, nil
}

// fill indexes the passages in one batch, which makes them one segment.
func (p *part) fill(passages []*knowledge.Passage) error {
	batch := p.bleve.NewBatch()
	for i, q := range passages {
		err := batch.Index(strconv.Itoa(i), map[string]any{
			fieldAccented: q.Text,
			fieldFolded:   strings.Join(append([]string{q.Text, q.Document.Title}, q.Headings...), "\n.\n"),
			fieldAsked:    strings.Join(q.Questions(), "\n.\n"),
		})
		if err != nil {
			return fmt.Errorf("index passage %d of %s: %w", q.Paragraph, q.Document.ID, err)
		}
	}
	if err := p.bleve.Batch(batch); err != nil {
		return fmt.Errorf("index passages: %w", err)
	}
	advanced, err := p.bleve.Advanced()
	if err != nil {
		return fmt.Errorf("read search index: %w", err)
	}
	if p.reader, err = advanced.Reader(); err != nil {
		return fmt.Errorf("read search index: %w", err)
	}
	return p.locate()
}

// locate notes in which order bleve took the passages: that in which its workers
// finished.
func (p *part) locate() error {
	for number := range p.place {
		id, err := p.reader.ExternalID(index.NewIndexInternalID(nil, uint64(number)))
		if err != nil {
			return fmt.Errorf("read search index: %w", err)
		}
		if p.place[number], err = strconv.Atoi(id); err != nil {
			return fmt.Errorf("read search index: unexpected id %q", id)
		}
	}
	return nil
}

// postings calls found with each document that has a term in a field: its number, how
// often it has it, and how many terms the field has.
func (p *part) postings(ctx context.Context, field, term string, found func(number int, frequency, length float64)) error {
	list, err := p.reader.TermFieldReader(ctx, []byte(term), field, true, true, false)
	if err != nil {
		return fmt.Errorf("look up %s: %w", field, err)
	}
	var at index.TermFieldDoc
	for next, err := list.Next(&at); next != nil || err != nil; next, err = list.Next(&at) {
		if err != nil {
			return errors.Join(fmt.Errorf("look up %s: %w", field, err), list.Close())
		}
		// bleve keeps a length as its inverse square root.
		found(int(next.ID.Value()), float64(next.Freq), 1/(next.Norm*next.Norm))
	}
	return list.Close()
}

// share gives the part one more user.
func (p *part) share() *part {
	p.users.Add(1)
	return p
}

// release takes a user away; with the last of them the part is closed.
func (p *part) release() error {
	if p.users.Add(-1) > 0 {
		return nil
	}
	var err error
	if p.reader != nil {
		err = p.reader.Close()
	}
	if err = errors.Join(err, p.bleve.Close()); err != nil {
		return fmt.Errorf("close search index: %w", err)
	}
	return nil
}
