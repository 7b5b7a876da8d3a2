package search

import (
	"context"
	"flag"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"haiphongbot/internal/knowledge"
)

var update = flag.Bool("update", false, "write the ranks found to testdata/ranks.txt")

// ranksFile holds one question a line: the rank of its passage (0: not among
// the first ranksDepth), the passage, the style, the question. New questions
// have the rank "?", which -update replaces. Questions of style nfd stand in
// NFC, so that the file reads well, and are asked in NFD.
const (
	ranksFile  = "testdata/ranks.txt"
	ranksDepth = 10
)

// ranked is one line of ranksFile.
type ranked struct {
	rank, target, style, question string
}

func (r ranked) typed() string {
	if r.style == "nfd" {
		return norm.NFD.String(r.question)
	}
	return r.question
}

func readRanks(t testing.TB) []ranked {
	t.Helper()
	text, err := os.ReadFile(ranksFile)
	if err != nil {
		t.Fatal(err)
	}
	var list []ranked
	for line := range strings.Lines(string(text)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 4 {
			t.Fatalf("%s: %q has %d fields, not 4", ranksFile, line, len(f))
		}
		list = append(list, ranked{f[0], f[1], f[2], f[3]})
	}
	return list
}

// mixed is the shipped folder with the documents of testdata/folder beside it.
func mixed(t testing.TB) *knowledge.Library {
	t.Helper()
	lib, err := knowledge.Load(context.Background(), "../../knowledge", time.Now())
	if err != nil {
		t.Fatal(err)
	}
	more, err := knowledge.Load(context.Background(), "testdata/folder", time.Now())
	if err != nil {
		t.Fatal(err)
	}
	lib.Documents = append(lib.Documents, more.Documents...)
	return lib
}

// indexed builds the index of a library and closes it with the test.
func indexed(t testing.TB, lib *knowledge.Library) *Index {
	t.Helper()
	x, err := Build(lib)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := x.Close(); err != nil {
			t.Error(err)
		}
	})
	return x
}

// target names a passage as ranksFile does.
func target(p *knowledge.Passage) string {
	id := p.Document.ID
	if id == "dinh-huong-phat-trien-2020.md" {
		id = "article"
	}
	return fmt.Sprintf("%s#%d", id, p.Paragraph)
}

// TestRanksAreKept fails when a question finds its passage at a worse rank
// than recorded. After a change that is worth its losses, and to record what
// it gained, run
//
//	go test ./internal/search -run RanksAreKept -update
//
// and let the diff of the file tell what the change did.
func TestRanksAreKept(t *testing.T) {
	lib := mixed(t)
	x := indexed(t, lib)
	known := map[string]bool{}
	for _, d := range lib.Documents {
		for _, p := range d.Passages {
			known[target(p)] = true
		}
	}
	list := readRanks(t)
	for i, q := range list {
		if !known[q.target] {
			t.Errorf("%q: there is no passage %s", q.question, q.target)
			continue
		}
		r, err := x.Search(context.Background(), Question{Text: q.typed()}, ranksDepth)
		if err != nil {
			t.Fatalf("%q: %v", q.question, err)
		}
		after := 1 + slices.IndexFunc(r.Hits, func(h Hit) bool { return target(h.Passage) == q.target })
		list[i].rank = strconv.Itoa(after)
		if *update || q.rank == list[i].rank {
			continue
		}
		before, err := strconv.Atoi(q.rank)
		switch {
		case err != nil:
			t.Errorf("%q: rank %q is not recorded yet: run with -update", q.question, q.rank)
		case after == 0 || before != 0 && after > before:
			t.Errorf("%s question %q: %s fell from rank %s to %s", q.style, q.question, q.target, place(before), place(after))
		default:
			t.Logf("%s question %q: %s rose from rank %s to %s: record it with -update", q.style, q.question, q.target, place(before), place(after))
		}
	}
	if *update {
		writeRanks(t, list)
	}
}

func place(rank int) string {
	if rank == 0 {
		return fmt.Sprintf("none of %d", ranksDepth)
	}
	return strconv.Itoa(rank)
}

func writeRanks(t *testing.T, list []ranked) {
	t.Helper()
	var b strings.Builder
	for _, q := range list {
		fmt.Fprintf(&b, "%s\t%s\t%s\t%s\n", q.rank, q.target, q.style, q.question)
	}
	if err := os.WriteFile(ranksFile, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
