package evaluate

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"haiphongbot/internal/knowledge"
	"haiphongbot/internal/vietnamese"
)

// ReadPassages reads a file of passages, one JSON object with id, title and
// text a line, as a library: one document per title, in the order of the file.
// names leads from an id to its passage.
func ReadPassages(path string) (lib *knowledge.Library, names map[string]*knowledge.Passage, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	lib, names = &knowledge.Library{}, make(map[string]*knowledge.Passage)
	documents := make(map[string]*knowledge.Document)
	decoder := json.NewDecoder(bufio.NewReader(f))
	for {
		var p struct{ ID, Title, Text string }
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return lib, names, nil
		} else if err != nil {
			return nil, nil, fmt.Errorf("read passages %s: %w", path, err)
		}
		doc := documents[p.Title]
		if doc == nil {
			doc = &knowledge.Document{ID: p.Title, Title: vietnamese.NFC(strings.ReplaceAll(p.Title, "_", " "))}
			documents[p.Title] = doc
			lib.Documents = append(lib.Documents, doc)
		}
		passage := &knowledge.Passage{Document: doc, Paragraph: len(doc.Passages) + 1, Text: vietnamese.NFC(p.Text)}
		doc.Passages = append(doc.Passages, passage)
		names[p.ID] = passage
	}
}

// Resolve finds the passages that a question's targets mean.
func Resolve(q Question, lib *knowledge.Library, names map[string]*knowledge.Passage) ([]*knowledge.Passage, error) {
	var out []*knowledge.Passage
	for _, t := range q.Targets {
		p := names[t.ID]
		if t.ID == "" {
			p = find(lib, t)
		}
		if p == nil {
			return nil, fmt.Errorf("question %s of %s: its passage %+v is not in the folder", q.ID, q.File, t)
		}
		out = append(out, p)
	}
	return out, nil
}

func find(lib *knowledge.Library, t Target) *knowledge.Passage {
	for _, doc := range lib.Documents {
		if t.Document != "" && doc.ID != t.Document {
			continue
		}
		for _, p := range doc.Passages {
			if p.Paragraph == t.Paragraph || t.Excerpt != "" && strings.Contains(p.Text, vietnamese.NFC(t.Excerpt)) {
				return p
			}
		}
		if t.Excerpt == "" {
			return nil // the document that was meant has no such paragraph
		}
	}
	return nil
}
