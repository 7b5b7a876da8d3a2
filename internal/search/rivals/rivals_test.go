// Package rivals compares the search with stock bleve and SQLite FTS5. It is a
// module of its own, so that neither the program nor its ordinary tests carry
// SQLite:
//
//	cd internal/search/rivals && go test -bench 'Rivals/n=10000$/search' -benchtime 200x
package rivals

import (
	"bufio"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	_ "modernc.org/sqlite" // the rival; no shipped package imports it

	"haiphongbot/internal/knowledge"
	"haiphongbot/internal/search"
	"haiphongbot/internal/vietnamese"
)

// engine is one way to search passages: the numbers of the best, best first.
type engine struct {
	name  string
	build func(testing.TB, *knowledge.Library) func(question string) []int
}

var engines = []engine{{"ours", ours}, {"bleve", stockBleve}, {"fts5", fts5}}

func passagesOf(lib *knowledge.Library) []*knowledge.Passage {
	var list []*knowledge.Passage
	for _, d := range lib.Documents {
		list = append(list, d.Passages...)
	}
	return list
}

func ours(t testing.TB, lib *knowledge.Library) func(string) []int {
	x, err := search.Build(lib)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = x.Close() })
	number := map[*knowledge.Passage]int{}
	for i, p := range passagesOf(lib) {
		number[p] = i
	}
	return func(question string) (found []int) {
		r, err := x.Search(context.Background(), search.Question{Text: question}, 3)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range r.Hits {
			found = append(found, number[h.Passage])
		}
		return found
	}
}

// stockBleve is bleve with its default mapping and a match query, on scorch: its
// default for memory is an older, several times slower store.
func stockBleve(t testing.TB, lib *knowledge.Library) func(string) []int {
	x, err := bleve.NewUsing("", bleve.NewIndexMapping(), scorch.Name, scorch.Name, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = x.Close() })
	batch := x.NewBatch()
	for i, p := range passagesOf(lib) {
		if err := batch.Index(strconv.Itoa(i), map[string]string{"text": p.Text}); err != nil {
			t.Fatal(err)
		}
		if batch.Size() == 2000 {
			if err := x.Batch(batch); err != nil {
				t.Fatal(err)
			}
			batch.Reset()
		}
	}
	if err := x.Batch(batch); err != nil {
		t.Fatal(err)
	}
	return func(question string) (found []int) {
		r, err := x.Search(bleve.NewSearchRequestOptions(bleve.NewMatchQuery(question), 3, 0, false))
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range r.Hits {
			i, err := strconv.Atoi(h.ID)
			if err != nil {
				t.Fatal(err)
			}
			found = append(found, i)
		}
		return found
	}
}

// fts5 is SQLite's full-text index in memory, any word of the question, BM25.
func fts5(t testing.TB, lib *knowledge.Library) func(string) []int {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1) // every connection to :memory: is a database of its own
	t.Cleanup(func() { _ = db.Close() })
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tx.Exec(`CREATE VIRTUAL TABLE p USING fts5(text, tokenize="unicode61 remove_diacritics 0")`); err != nil {
		t.Fatal(err)
	}
	for i, p := range passagesOf(lib) {
		if _, err := tx.Exec(`INSERT INTO p(rowid, text) VALUES (?, ?)`, i+1, p.Text); err != nil {
			t.Fatal(err)
		}
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	return func(question string) (found []int) {
		var words []string
		for _, w := range vietnamese.Tokenize(question) {
			words = append(words, `"`+strings.ReplaceAll(w.Text, `"`, `""`)+`"`)
		}
		rows, err := db.Query(`SELECT rowid FROM p WHERE p MATCH ? ORDER BY rank LIMIT 3`, strings.Join(words, " OR "))
		if err != nil {
			t.Fatal(err)
		}
		defer rows.Close()
		for rows.Next() {
			var i int
			if err := rows.Scan(&i); err != nil {
				t.Fatal(err)
			}
			found = append(found, i-1)
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
		return found
	}
}

// written is a library of one document with these paragraphs.
func written(texts ...string) *knowledge.Library {
	d := &knowledge.Document{ID: "a.md", Title: "Tài liệu"}
	for i, text := range texts {
		d.Passages = append(d.Passages, &knowledge.Passage{Document: d, Paragraph: i + 1, Text: text})
	}
	return &knowledge.Library{Documents: []*knowledge.Document{d}}
}

// questions are those of the development half about the article.
func questions(t testing.TB) (list []string) {
	f, err := os.Open(filepath.Join("..", "..", "evaluate", "testdata", "article-answerable.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for d := json.NewDecoder(bufio.NewReader(f)); d.More(); {
		var line struct{ Question string }
		if err := d.Decode(&line); err != nil {
			t.Fatal(err)
		}
		list = append(list, line.Question)
	}
	return list
}

// generated is a library of n passages of four sentences drawn from the shipped
// and the test documents, with a figure of its own each; equal for equal n.
func generated(t testing.TB, n int) *knowledge.Library {
	var sentences []string
	source, err := knowledge.Load(context.Background(), filepath.Join("..", "..", "..", "knowledge"), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	further, err := knowledge.Load(context.Background(), filepath.Join("..", "..", "evaluate", "testdata", "folder"), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	source.Documents = append(source.Documents, further.Documents...)
	for _, p := range passagesOf(source) {
		for _, s := range vietnamese.Sentences(p.Text) {
			sentences = append(sentences, p.Text[s.Start:s.End])
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	texts := make([]string, n)
	for i := range texts {
		for range 4 {
			texts[i] += sentences[random.IntN(len(sentences))] + " "
		}
		texts[i] += fmt.Sprintf("Dự án số %d rộng %d ha.", i, random.IntN(5000))
	}
	lib := written(texts...)
	lib.Glossary = source.Glossary
	return lib
}

// BenchmarkRivals compares search and build with stock bleve and SQLite FTS5
// over the same passages. heapB is the heap of Go: SQLite allocates outside it,
// so its figure says nothing. 100,000 passages take minutes: -bench Rivals/n=100000
// asks for them alone.
func BenchmarkRivals(b *testing.B) {
	asked := questions(b)
	for _, n := range []int{240, 10_000, 100_000} {
		b.Run(fmt.Sprintf("n=%d", n), func(b *testing.B) {
			lib := generated(b, n)
			for _, e := range engines {
				b.Run("build/"+e.name, func(b *testing.B) {
					before := heap()
					for b.Loop() {
						e.build(b, lib)
					}
					b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/passage")
					if b.N == 1 { // only then is one index all there is
						b.ReportMetric(float64(heap()-before)/float64(n), "heapB/passage")
					}
				})
				b.Run("search/"+e.name, func(b *testing.B) {
					find := e.build(b, lib)
					i := 0
					for b.Loop() {
						find(asked[i%len(asked)])
						i++
					}
				})
			}
		})
	}
}

func heap() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// TestRivalsOnXquad compares R@1 on the XQuAD passages in the directory that
// XQUAD_VI names (passages.jsonl, queries.jsonl, queries.nodiac.jsonl).
func TestRivalsOnXquad(t *testing.T) {
	dir := os.Getenv("XQUAD_VI")
	if dir == "" {
		t.Skip("XQUAD_VI names no directory with passages.jsonl and queries.jsonl")
	}
	type line struct {
		ID, Title, Text string
		Positives       []string
	}
	read := func(name string) (list []line) {
		f, err := os.Open(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		for d := json.NewDecoder(bufio.NewReader(f)); d.More(); {
			var l line
			if err := d.Decode(&l); err != nil {
				t.Fatal(err)
			}
			list = append(list, l)
		}
		return list
	}
	var texts []string
	number := map[string]int{}
	for i, p := range read("passages.jsonl") {
		texts = append(texts, vietnamese.NFC(p.Text))
		number[p.ID] = i
	}
	lib := written(texts...)
	reached := map[string]float64{}
	for _, e := range engines {
		find := e.build(t, lib)
		for _, file := range []string{"queries.jsonl", "queries.nodiac.jsonl"} {
			right, all := 0, 0
			for _, q := range read(file) {
				all++
				found := find(q.Text)
				if len(found) > 0 && found[0] == number[q.Positives[0]] {
					right++
				}
			}
			reached[e.name+file] = float64(right) / float64(all)
			t.Logf("%-6s %-21s R@1 %.3f", e.name, file, reached[e.name+file])
			if mine := reached["ours"+file]; reached[e.name+file] > mine {
				t.Errorf("%s: %s reaches %.3f, ours %.3f", file, e.name, reached[e.name+file], mine)
			}
		}
	}
}
