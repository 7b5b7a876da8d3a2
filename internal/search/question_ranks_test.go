package search_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"haiphongbot/internal/evaluate"
	"haiphongbot/internal/search"
)

// questionRanksFile holds the rank of the right passage for each answerable
// development question of package evaluate: "article-answerable qa001 1" (0: not
// among the first ten). The article's are asked of the shipped folder, the others
// of their own documents with the shipped glossary.
const questionRanksFile = "testdata/question-ranks.txt"

// TestQuestionRanksAreKept fails when the record differs from what is found. The
// diff that
//
//	go test ./internal/search -run QuestionRanks -update
//
// leaves shows what a change of the ranking did.
func TestQuestionRanksAreKept(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine asks thousands of questions: nothing to see for the race detector")
	}
	var found strings.Builder
	for _, w := range []world{
		{"article-answerable", folders(shippedFolder), nil, "dinh-huong-phat-trien-2020.md", 0},
		{"further-answerable", glossed(questionFiles + "folder"), nil, "", 0},
	} {
		rankAll(t, &found, w)
	}
	if flag.Lookup("update").Value.String() == "true" {
		if err := os.WriteFile(questionRanksFile, []byte(found.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	recorded, err := os.ReadFile(questionRanksFile)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(recorded), "\n"), strings.Split(found.String(), "\n")); diff != "" {
		t.Errorf("-recorded +found (question, rank of its passage):\n%s", diff)
	}
}

func rankAll(t *testing.T, out *strings.Builder, w world) {
	t.Helper()
	x, lib, names := w.index(t)
	questions, err := evaluate.ReadFile(questionFiles + w.name + ".jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range questions {
		targets := w.targets(t, q, lib, names)
		result, err := x.Search(t.Context(), search.Question{Text: q.Text()}, 10)
		if err != nil {
			t.Fatal(err)
		}
		rank := 0
		for i, h := range result.Hits {
			for _, p := range targets {
				if rank == 0 && p == h.Passage {
					rank = i + 1
				}
			}
		}
		fmt.Fprintf(out, "%s %s %d\n", w.name, q.ID, rank)
	}
}
