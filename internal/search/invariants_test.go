package search

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"haiphongbot/internal/knowledge"
)

// find searches, and checks what must hold of the hits of any question.
func find(t testing.TB, x *Index, question string, limit int) []Hit {
	t.Helper()
	r, err := x.Search(context.Background(), Question{Text: question}, limit)
	if err != nil {
		t.Fatalf("%.40q: %v", question, err)
	}
	if len(r.Hits) > limit {
		t.Errorf("%.40q: %d hits, asked for %d", question, len(r.Hits), limit)
	}
	last := 1.0
	seen := map[*knowledge.Passage]bool{}
	for _, h := range r.Hits {
		if !(h.Confidence >= 0 && h.Confidence <= last) { // also when it is no number
			t.Errorf("%.40q: confidence %v after %v", question, h.Confidence, last)
		}
		if !strings.Contains(h.Passage.Text, h.Sentence) {
			t.Errorf("%.40q: sentence %q is not in its passage", question, h.Sentence)
		}
		if seen[h.Passage] {
			t.Errorf("%.40q: %s is found twice", question, target(h.Passage))
		}
		seen[h.Passage] = true
		last = h.Confidence
	}
	return r.Hits
}

// order is what two searches are compared by.
func order(hits []Hit) []string {
	var out []string
	for _, h := range hits {
		out = append(out, fmt.Sprintf("%s %.9f %s", target(h.Passage), h.Confidence, h.Sentence))
	}
	return out
}

func FuzzSearch(f *testing.F) {
	for _, s := range []string{
		"Cảng Lạch Huyện đón tàu nào?", "cang lach huyen", "cha2o ba5n", "dduwowngf", "港湾都市", "하이퐁", "a* \"+\\", "<b>&amp;", "\xff\xfe",
		"A\u0301\u0323", "2030", "…", "TP. Hải Phòng, v.v.", "\u200b\u200d", "İıſ", "%s%n", strings.Repeat("a\u0301", 300),
	} {
		f.Add(s)
	}
	x := indexed(f, mixed(f))
	f.Fuzz(func(t *testing.T, question string) {
		hits := order(find(t, x, question, 5))
		if diff := cmp.Diff(hits, order(find(t, x, question, 5))); diff != "" {
			t.Errorf("%q: the same question found something else: %s", question, diff)
		}
		composed, decomposed := find(t, x, norm.NFC.String(question), 5), find(t, x, norm.NFD.String(question), 5)
		if diff := cmp.Diff(order(composed), order(decomposed)); diff != "" {
			t.Errorf("%q: NFC and NFD differ: %s", question, diff)
		}
	})
}

func TestTheFormOfAQuestionDoesNotChangeItsFirstHit(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine asks thousands of questions: nothing to see for the race detector")
	}
	x := indexed(t, mixed(t))
	first := func(question string) string {
		hits := find(t, x, question, 1)
		if len(hits) == 0 {
			return "nothing"
		}
		return target(hits[0].Passage)
	}
	for _, q := range readRanks(t) {
		want := first(q.question)
		for _, typed := range []string{
			norm.NFD.String(q.question), strings.ToUpper(q.question), strings.ToLower(q.question),
			strings.TrimRight(q.question, "?"), q.question + "???", q.question + " !", "  " + q.question + "\n", q.question + "…",
		} {
			if got := first(typed); got != want {
				t.Errorf("%q finds %s first, %q finds %s", q.question, want, typed, got)
			}
		}
	}
}

func TestConcurrentSearchesAgree(t *testing.T) {
	x := indexed(t, mixed(t))
	list := readRanks(t)[:12]
	want := make([][]string, len(list))
	for i, q := range list {
		want[i] = order(find(t, x, q.typed(), 3))
	}
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for i, q := range list {
				r, err := x.Search(context.Background(), Question{Text: q.typed()}, 3)
				if err != nil {
					t.Errorf("%q: %v", q.question, err)
				} else if diff := cmp.Diff(want[i], order(r.Hits)); diff != "" {
					t.Errorf("%q: %s", q.question, diff)
				}
			}
		})
	}
	group.Wait()
}

// written is a library of one document with these passages.
func written(texts ...string) *knowledge.Library {
	d := &knowledge.Document{ID: "thu.md", Title: "Thử"}
	for i, text := range texts {
		d.Passages = append(d.Passages, &knowledge.Passage{Document: d, Paragraph: i + 1, Text: text})
	}
	return &knowledge.Library{Documents: []*knowledge.Document{d}}
}

func TestLibrariesOfUnusualSize(t *testing.T) {
	const answer = "Kho lạnh Nam Đình Vũ chứa 180.000 pallet hàng thủy sản."
	same := make([]string, 1000)
	for i := range same {
		same[i] = answer
	}
	filler := strings.Repeat("Thành phố phát triển kinh tế biển và dịch vụ cảng. ", 1300) // 100 KB of UTF-8
	for _, test := range []struct {
		name  string
		lib   *knowledge.Library
		hits  int // of at most 10
		first int // its paragraph
	}{
		{"empty", &knowledge.Library{}, 0, 0},
		{"a document without passages", written(), 0, 0},
		{"one passage", written(answer), 1, 1},
		{"an empty passage among others", written("", answer), 1, 2},
		{"100 KB in one passage", written("Trường học mở cửa lúc 7 giờ.", filler+answer), 1, 2},
		{"1,000 identical passages", written(same...), 10, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			hits := find(t, indexed(t, test.lib), "Kho lạnh Nam Đình Vũ chứa bao nhiêu pallet?", 10)
			if len(hits) != test.hits {
				t.Fatalf("%d hits, want %d", len(hits), test.hits)
			}
			if test.hits > 0 && (hits[0].Passage.Paragraph != test.first || hits[0].Sentence != answer) {
				t.Errorf("first is paragraph %d with %.80q, want %d with the answer", hits[0].Passage.Paragraph, hits[0].Sentence, test.first)
			}
		})
	}
}
