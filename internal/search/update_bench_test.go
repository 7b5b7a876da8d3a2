package search

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"haiphongbot/internal/knowledge"
	"haiphongbot/internal/vietnamese"
)

// archive is a library of so many documents of ten passages each, of four sentences
// of the test documents and one of its own; equal for equal arguments. The first
// document is of the edition given.
func archive(t testing.TB, documents, edition int) *knowledge.Library {
	source := mixed(t)
	var sentences []string
	for _, d := range source.Documents {
		for _, p := range d.Passages {
			for _, at := range vietnamese.Sentences(p.Text) {
				sentences = append(sentences, p.Text[at.Start:at.End])
			}
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	lib := &knowledge.Library{Glossary: source.Glossary, Checks: source.Checks}
	for i := range documents {
		d := &knowledge.Document{ID: fmt.Sprintf("%04d.md", i), Title: fmt.Sprintf("Tài liệu số %d", i)}
		for n := range 10 {
			text := ""
			for range 4 {
				text += sentences[random.IntN(len(sentences))] + " "
			}
			text += fmt.Sprintf("Dự án số %d rộng %d ha.", 10*i+n, random.IntN(5000))
			if i == 0 {
				text += fmt.Sprintf(" Đây là bản thứ %d.", edition)
			}
			d.Passages = append(d.Passages, &knowledge.Passage{Document: d, Paragraph: n + 1, Text: text})
		}
		lib.Documents = append(lib.Documents, d)
	}
	return lib
}

// BenchmarkUpdate compares, at 10,000 passages, an index built anew with one made
// from the index before when one document has changed:
//
//	go test ./internal/search -run xxx -bench Update -benchtime 5x
func BenchmarkUpdate(b *testing.B) {
	editions := []*knowledge.Library{archive(b, 1000, 0), archive(b, 1000, 1)}
	b.Run("anew", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			x, err := Build(editions[i%2])
			if err != nil {
				b.Fatal(err)
			}
			if err := x.Close(); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("from the one before", func(b *testing.B) {
		x, err := Build(editions[0])
		if err != nil {
			b.Fatal(err)
		}
		for i := 1; b.Loop(); i++ {
			next, err := x.Update(editions[i%2])
			if err != nil {
				b.Fatal(err)
			}
			if err := x.Close(); err != nil {
				b.Fatal(err)
			}
			x = next
		}
		if err := x.Close(); err != nil {
			b.Fatal(err)
		}
	})
}
