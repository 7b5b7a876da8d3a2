package search

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"haiphongbot/internal/knowledge"
	"haiphongbot/internal/vietnamese"
)

// staff change a knowledge folder at random.
type staff struct {
	t         testing.TB
	random    *rand.Rand
	dir       string
	sentences []string
	glossary  string
	files     []string // names of documents
}

// newStaff starts a folder with some documents.
func newStaff(t testing.TB, seed uint64, documents int) *staff {
	s := &staff{t: t, random: rand.New(rand.NewPCG(seed, seed)), dir: t.TempDir()}
	for _, d := range mixed(t).Documents {
		for _, p := range d.Passages {
			for _, at := range vietnamese.Sentences(p.Text) {
				s.sentences = append(s.sentences, p.Text[at.Start:at.End])
			}
		}
	}
	glossary, err := os.ReadFile("../../knowledge/thuat-ngu.yaml")
	if err != nil {
		t.Fatal(err)
	}
	s.glossary = strings.Join(strings.SplitN(string(glossary), "\n- ", 61)[:60], "\n- ") // all of it takes longer to read than the documents
	s.write("thuat-ngu.yaml", s.glossary)
	for range documents {
		s.add()
	}
	return s
}

func (s *staff) write(name, text string) {
	if err := os.WriteFile(filepath.Join(s.dir, name), []byte(text), 0o644); err != nil {
		s.t.Fatal(err)
	}
}

func (s *staff) sentence() string { return s.sentences[s.random.IntN(len(s.sentences))] }
func (s *staff) file() string     { return s.files[s.random.IntN(len(s.files))] }

// document is a document of random sentences; a few words of it are of its own.
func (s *staff) document(taught bool) string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntieu_de: Kế hoạch %d\nngay: 20%02d-03-05\n", s.random.IntN(30), 10+s.random.IntN(10))
	if taught {
		fmt.Fprintf(&b, "cau_hoi_mau:\n  1:\n    - Xưởng %s ở đâu vậy %d?\n", s.invented(), s.random.IntN(90))
		fmt.Fprintf(&b, "khong_tra_loi:\n  - Xưởng %s rộng bao nhiêu?\n", s.invented())
	}
	b.WriteString("---\n")
	for range 1 + s.random.IntN(6) {
		if s.random.IntN(4) == 0 {
			fmt.Fprintf(&b, "## Nhiệm vụ %d\n\n", s.random.IntN(9))
		}
		for range 1 + s.random.IntN(3) {
			b.WriteString(s.sentence() + " ")
		}
		fmt.Fprintf(&b, "Dự án %s rộng %d ha.\n\n", s.invented(), s.random.IntN(500))
	}
	return b.String()
}

// invented is a name that few documents hold.
func (s *staff) invented() string {
	return string([]byte{byte('A' + s.random.IntN(26)), "aeiou"[s.random.IntN(5)], "bdmnt"[s.random.IntN(5)], "aeiou"[s.random.IntN(5)]}) + "x"
}

func (s *staff) add() {
	name := fmt.Sprintf("%06d.md", s.random.IntN(1_000_000))
	s.files = append(s.files, name)
	s.write(name, s.document(s.random.IntN(4) == 0))
}

func (s *staff) read(name string) string {
	text, err := os.ReadFile(filepath.Join(s.dir, name))
	if err != nil {
		s.t.Fatal(err)
	}
	return string(text)
}

// change does one thing to the folder and says what.
func (s *staff) change() string {
	switch s.random.IntN(8) {
	case 0:
		s.add()
		return "a document added"
	case 1:
		at := s.random.IntN(len(s.files))
		if err := os.Remove(filepath.Join(s.dir, s.files[at])); err != nil {
			s.t.Fatal(err)
		}
		s.files = slices.Delete(s.files, at, at+1)
		return "a document deleted"
	case 2:
		s.write(s.file(), s.document(true))
		return "phrasings added"
	case 3:
		name := fmt.Sprintf("%06d-ban-sao.md", s.random.IntN(1_000_000))
		text := s.read(s.file())
		s.files = append(s.files, name)
		s.write(name, text)
		return "a document copied"
	case 4:
		s.write("cau-hoi-kiem-tra.yaml", fmt.Sprintf("- cau_hoi: Giá thuê xưởng %s bao nhiêu?\n  tu_choi: true\n", s.invented()))
		return "a question refused"
	case 5:
		s.write("thuat-ngu.yaml", s.glossary+fmt.Sprintf("\n- vi: [%q]\n  doi_thuong: [%q]\n", "dự án "+s.invented(), "xưởng "+s.invented()))
		return "a term added"
	case 6:
		name := s.file()
		s.write(name, s.read(name)+"\n\n"+s.sentence()+" Nhà máy "+s.invented()+" mới xây.\n")
		return "a passage added"
	}
	s.write(s.file(), s.document(false))
	return "a document rewritten"
}

func (s *staff) library() *knowledge.Library {
	lib, err := knowledge.Load(context.Background(), s.dir, time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))
	if err != nil {
		s.t.Fatal(err)
	}
	return lib
}

// questions are some of those of the ranks file, and some about what is invented,
// with slips.
func (s *staff) questions() []string {
	list := []string{
		"Dự án " + s.invented() + " rộng bao nhiêu ha?", "xuong " + strings.ToLower(s.invented()) + " o dau", "What is the size of " + s.invented() + " project?",
		"nha may " + s.invented() + " moi xay", "Giá thuê xưởng " + s.invented() + " bao nhiêu?", "cagn bien va hau can", "đầu tuw vafo khu coong nghieejp",
	}
	ranks := readRanks(s.t)
	for range 12 {
		list = append(list, ranks[s.random.IntN(len(ranks))].typed())
	}
	return list
}

// everything is a result as text, without a rounding or a pointer.
func everything(t testing.TB, x *Index, question string) []string {
	r, err := x.Search(context.Background(), Question{Text: question}, 10)
	if err != nil {
		t.Errorf("%q: %v", question, err)
	}
	lines := []string{fmt.Sprint(r.Language, r.Unknown)}
	for _, h := range r.Hits {
		lines = append(lines, fmt.Sprintf("%s %x %v %v %s", target(h.Passage), h.Confidence, h.Elsewhere, h.Unmet, h.Sentence))
	}
	return lines
}

func TestAnUpdatedIndexFindsWhatOneBuiltAnewDoes(t *testing.T) {
	for seed := range uint64(3) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			s := newStaff(t, seed, 30)
			x := indexed(t, s.library())
			updated := x
			for step := range 25 {
				what := s.change()
				lib := s.library()
				next, err := updated.Update(lib)
				if err != nil {
					t.Fatal(err)
				}
				if updated != x {
					if err := updated.Close(); err != nil {
						t.Fatal(err)
					}
				}
				updated = next
				fresh, err := Build(lib)
				if err != nil {
					t.Fatal(err)
				}
				for _, q := range s.questions() {
					if diff := cmp.Diff(everything(t, fresh, q), everything(t, updated, q)); diff != "" {
						t.Fatalf("step %d, %s: %q: built anew (-) and updated (+) differ: %s", step, what, q, diff)
					}
				}
				if err := fresh.Close(); err != nil {
					t.Fatal(err)
				}
			}
			if err := updated.Close(); err != nil {
				t.Fatal(err)
			}
		})
	}
}

func TestAnIndexAnswersWhileOthersAreMadeFromIt(t *testing.T) {
	s := newStaff(t, 7, 20)
	x := indexed(t, s.library())
	questions := s.questions()
	want := make([][]string, len(questions))
	for i, q := range questions {
		want[i] = everything(t, x, q)
	}
	stop := make(chan struct{})
	var readers sync.WaitGroup
	for range 2 {
		readers.Go(func() {
			for i := 0; ; i = (i + 1) % len(questions) {
				select {
				case <-stop:
					return
				default:
				}
				if diff := cmp.Diff(want[i], everything(t, x, questions[i])); diff != "" {
					t.Errorf("%q: %s", questions[i], diff)
				}
			}
		})
	}
	updated := []*Index{x}
	for range 10 {
		s.change()
		next, err := updated[len(updated)-1].Update(s.library())
		if err != nil {
			t.Fatal(err)
		}
		updated = append(updated, next)
		everything(t, next, questions[0])
	}
	for _, u := range updated[1:] {
		if err := u.Close(); err != nil {
			t.Error(err)
		}
	}
	close(stop)
	readers.Wait()
}

func TestManyUpdatesKeepNothingInVain(t *testing.T) {
	s := newStaff(t, 3, 60)
	x, err := Build(s.library())
	if err != nil {
		t.Fatal(err)
	}
	for step := range 200 {
		s.write(s.files[step%len(s.files)], s.document(false))
		next, err := x.Update(s.library())
		if err != nil {
			t.Fatal(err)
		}
		was := x
		if err := x.Close(); err != nil {
			t.Fatal(err)
		}
		x = next
		for level, s := range x.shards {
			checkParts(t, step, was.shards[level], s)
		}
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
}

// checkParts looks at what a shard holds after a step, and what is left of what it did before.
func checkParts(t *testing.T, step int, was, s *shard) {
	t.Helper()
	if was == nil {
		was = &shard{}
	}
	if s == nil {
		s = &shard{corpus: newCorpus()}
	}
	for _, h := range was.holdings {
		held := slices.ContainsFunc(s.holdings, func(o holding) bool { return o.part == h.part })
		if users := h.part.users.Load(); users != 0 && !held || users != 1 && held {
			t.Fatalf("step %d: a part has %d users", step, users)
		}
	}
	indexed := 0
	for _, h := range s.holdings {
		indexed += len(h.passages)
	}
	if most := 2 * len(s.passages); indexed > most {
		t.Fatalf("step %d: bleve holds %d passages, more than %d", step, indexed, most)
	}
	if len(s.holdings) > 10 {
		t.Fatalf("step %d: %d parts", step, len(s.holdings))
	}
	if s.corpus.spent() {
		t.Logf("step %d: the next shard is built anew", step)
	}
}
