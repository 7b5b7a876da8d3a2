package evaluate

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"haiphongbot/internal/knowledge"
	"haiphongbot/internal/search"
)

// library is a folder of two documents with three passages in all.
func library() *knowledge.Library {
	lib := &knowledge.Library{}
	for _, d := range []struct {
		id    string
		texts []string
	}{
		{"cang.md", []string{"Cảng Lạch Huyện đón tàu lớn. Luồng tàu sâu mười bốn mét.", "Kho bãi đã đầy."}},
		{"thue.md", []string{"Thuế suất ưu đãi là mười phần trăm."}},
	} {
		doc := &knowledge.Document{ID: d.id}
		for i, text := range d.texts {
			doc.Passages = append(doc.Passages, &knowledge.Passage{Document: doc, Paragraph: i + 1, Text: text})
		}
		lib.Documents = append(lib.Documents, doc)
	}
	return lib
}

func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestReadFile(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []Question
	}{
		{"city.jsonl", `{"id":"a1","question":"Cảng?","paragraphs":["P1",2],"answer":"tàu lớn","style":"formal"}` + "\n\n" +
			`{"id":"u1","question":"Giá?","kind":"near"}` + "\n" +
			`{"id":"c1","question":"sđt","want":"hotline"}` + "\n" +
			`{"id":"c2","question":"lịch sử","want":"none","kind":"not-contact"}` + "\n" +
			`{"id":"s1","question":"hi","want":"greeting"}` + "\n" +
			`{"id":"f1","turns":["Cảng?","còn thuế?"],"document":"thue.md","paragraphs":[1],"kind":"followup"}` + "\n" +
			`{"id":"h1","text":"<b>","why":"markup"}`,
			[]Question{
				{ID: "a1", Turns: []string{"Cảng?"}, Kind: Answerable, Style: "formal", Answers: []string{"tàu lớn"}, Targets: []Target{{Paragraph: 1}, {Paragraph: 2}}},
				{ID: "u1", Turns: []string{"Giá?"}, Kind: Unanswerable, Style: "near"},
				{ID: "c1", Turns: []string{"sđt"}, Kind: Contact, Style: "contact", Want: "hotline"},
				{ID: "c2", Turns: []string{"lịch sử"}, Kind: Contact, Style: "not-contact", Want: "none"},
				{ID: "s1", Turns: []string{"hi"}, Kind: Smalltalk, Style: "smalltalk", Want: "greeting"},
				{ID: "f1", Turns: []string{"Cảng?", "còn thuế?"}, Kind: Answerable, Style: "followup", Targets: []Target{{Document: "thue.md", Paragraph: 1}}},
				{ID: "h1", Turns: []string{"<b>"}, Kind: Open, Style: "open"},
			}},
		{"xquad.jsonl", `{"id":"x","text":"Bao sâu?","positives":["p-0"],"answers":["mười bốn mét"],"answerable":true}`,
			[]Question{{ID: "x", Turns: []string{"Bao sâu?"}, Kind: Answerable, Style: "answerable", Answers: []string{"mười bốn mét"}, Targets: []Target{{ID: "p-0"}}}}},
		{"gate.yaml", "- cau_hoi: Cảng?\n  tai_lieu: cang.md\n  doan: 2\n- cau_hoi: [Thuế, \"Bao nhiêu?\"]\n  doan: Thuế suất ưu đãi\n- cau_hoi: Giá?\n  tu_choi: true\n",
			[]Question{
				{ID: "1", Turns: []string{"Cảng?"}, Kind: Answerable, Style: "gate", Targets: []Target{{Document: "cang.md", Paragraph: 2}}},
				{ID: "2", Turns: []string{"Thuế"}, Kind: Answerable, Style: "gate", Targets: []Target{{Excerpt: "Thuế suất ưu đãi"}}},
				{ID: "3", Turns: []string{"Bao nhiêu?"}, Kind: Answerable, Style: "gate", Targets: []Target{{Excerpt: "Thuế suất ưu đãi"}}},
				{ID: "4", Turns: []string{"Giá?"}, Kind: Unanswerable, Style: "gate"},
			}},
		{"empty.jsonl", "", nil},
		{"empty.yaml", "", nil},
	} {
		for i := range test.want {
			test.want[i].File = test.name
		}
		got, err := ReadFile(write(t, test.name, test.text))
		if diff := cmp.Diff(test.want, got); diff != "" || err != nil {
			t.Errorf("%s: %v (-want +got):\n%s", test.name, err, diff)
		}
	}
}

func TestReadFileReportsTheLine(t *testing.T) {
	for text, want := range map[string]string{
		"{}\n{\"id\":1}\n":                          "line 2",
		"{\"paragraphs\":[\"P0\"]}":                 "line 1",
		"\n{\"paragraphs\":[\"bốn\"]}":              "line 2",
		"{\"question\":\"?\"}\nkhông phải JSON\n{}": "line 2",
	} {
		_, err := ReadFile(write(t, "q.jsonl", text))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestReadPassages(t *testing.T) {
	lib, names, err := ReadPassages(write(t, "p.jsonl", `{"id":"p-0","title":"Cảng_biển","text":"một"}
{"id":"p-1","title":"Thuế","text":"hai"}
{"id":"p-2","title":"Cảng_biển","text":"ba"}`))
	if err != nil {
		t.Fatal(err)
	}
	if len(lib.Documents) != 2 || lib.Documents[0].Title != "Cảng biển" || len(lib.Documents[0].Passages) != 2 {
		t.Fatalf("documents %+v", lib.Documents)
	}
	if p := names["p-2"]; p == nil || p.Paragraph != 2 || p.Text != "ba" || p.Document != lib.Documents[0] {
		t.Errorf("p-2 is %+v", p)
	}
	got, err := Resolve(Question{Targets: []Target{{ID: "p-1"}}}, lib, names)
	if err != nil || len(got) != 1 || got[0].Text != "hai" {
		t.Errorf("resolve p-1: %v, %v", got, err)
	}
}

func TestResolve(t *testing.T) {
	lib := library()
	for _, test := range []struct {
		target Target
		want   string // the passage's text; "" when there is none
	}{
		{Target{Paragraph: 2}, "Kho bãi đã đầy."},
		{Target{Paragraph: 3}, ""},
		{Target{Document: "thue.md", Paragraph: 1}, "Thuế suất ưu đãi là mười phần trăm."},
		{Target{Document: "thue.md", Paragraph: 2}, ""},
		{Target{Document: "không có.md", Paragraph: 1}, ""},
		{Target{Excerpt: "ưu đãi"}, "Thuế suất ưu đãi là mười phần trăm."},
		{Target{Excerpt: "ưu đãi", Document: "cang.md"}, ""},
		{Target{ID: "không có"}, ""},
	} {
		got, err := Resolve(Question{Targets: []Target{test.target}}, lib, nil)
		if test.want == "" {
			if err == nil {
				t.Errorf("%+v: found %q", test.target, got[0].Text)
			}
			continue
		}
		if err != nil || got[0].Text != test.want {
			t.Errorf("%+v: %v, %v", test.target, got, err)
		}
	}
}

func TestOverlaps(t *testing.T) {
	for _, test := range []struct {
		sentence, answer string
		want             bool
	}{
		{"Luồng tàu sâu mười bốn mét.", "mười bốn mét", true},
		{"mười bốn mét", "Luồng tàu sâu mười bốn mét.", true}, // a clause of the answer
		{"Hòa bình, ổn định", "hoà bình", true},               // two spellings of one word
		{"Luồng tàu sâu mười bốn mét.", "mười lăm mét", true}, // two of three syllables
		{"Luồng tàu sâu mười bốn mét.", "bốn mươi mét vuông", false},
		{"mét", "mét mét mét mét", true}, // the sentence stands in the answer
		{"mét cao", "mét mét mét", false},
		{"chợ", "cho", false},
		{"", "mét", false},
	} {
		if got := overlaps(keys(test.sentence), keys(test.answer)); got != test.want {
			t.Errorf("overlaps(%q, %q) = %v", test.sentence, test.answer, got)
		}
	}
}

func TestStripAccents(t *testing.T) {
	for in, want := range map[string]string{
		"Đường đi Hải Phòng?": "Duong di Hai Phong?",
		"50 °C, 日本ガ, 한국":      "50 °C, 日本ガ, 한국",
		"":                    "",
	} {
		if got := stripAccents(in); got != want {
			t.Errorf("stripAccents(%q) = %q", in, got)
		}
	}
}

// scripted answers each last turn with what is written for it.
type scripted map[string]Answer

func (s scripted) Ask(_ context.Context, turns []string) (Answer, error) {
	return s[turns[len(turns)-1]], nil
}

func TestRun(t *testing.T) {
	lib := library()
	port, store, tax := lib.Documents[0].Passages[0], lib.Documents[0].Passages[1], lib.Documents[1].Passages[0]
	hit := func(p *knowledge.Passage, confidence float64, sentence string) search.Hit {
		return search.Hit{Passage: p, Confidence: confidence, Sentence: sentence}
	}
	asker := scripted{
		"cảng": {Outcome: "answer", Hits: []search.Hit{hit(port, .95, "Cảng Lạch Huyện đón tàu lớn."), hit(tax, .2, "")}},
		"sâu":  {Outcome: "answer", Hits: []search.Hit{hit(port, .85, "Cảng Lạch Huyện đón tàu lớn.")}},
		"kho":  {Outcome: "clarify", Hits: []search.Hit{hit(port, .4, ""), hit(store, .35, "")}},
		"thuế": {Outcome: "answer", Hits: []search.Hit{hit(port, .8, "")}},
		"giá":  {Outcome: "unknown", Hits: []search.Hit{hit(port, .1, "")}},
		"tên":  {Outcome: "answer", Hits: []search.Hit{hit(port, .6, "")}},
		"hi":   {Outcome: "smalltalk", Intent: "greeting"},
		"sđt":  {Outcome: "contact", Intent: "booking"},
		"sử":   {Outcome: "unknown"},
	}
	questions := []Question{
		{ID: "1", Turns: []string{"cảng"}, Kind: Answerable, Style: "x", Targets: []Target{{Paragraph: 1}}, Answers: []string{"đón tàu lớn"}},
		{ID: "2", Turns: []string{"sâu"}, Kind: Answerable, Style: "x", Targets: []Target{{Paragraph: 1}}, Answers: []string{"mười bốn mét"}},
		{ID: "3", Turns: []string{"kho"}, Kind: Answerable, Style: "y", Targets: []Target{{Paragraph: 2}}},
		{ID: "4", Turns: []string{"thuế"}, Kind: Answerable, Style: "y", Targets: []Target{{Document: "thue.md", Paragraph: 1}}},
		{ID: "5", Turns: []string{"giá"}, Kind: Unanswerable},
		{ID: "6", Turns: []string{"tên"}, Kind: Unanswerable},
		{ID: "7", Turns: []string{"hi"}, Kind: Smalltalk, Want: "greeting"},
		{ID: "8", Turns: []string{"sđt"}, Kind: Contact, Want: "hotline"},
		{ID: "9", Turns: []string{"sử"}, Kind: Contact, Want: "none"},
	}
	report, err := Run(t.Context(), asker, questions, lib, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	form := report.Forms[0]
	all := form.Ranking[0]
	// Ranks: 1, 1, 2, none. One of the two judged sentences answers.
	if all.Questions != 4 || all.R1 != .5 || all.R3 != .75 || all.MRR10 != (1+1+.5)/4 || all.Judged != 2 || all.Sentence != .5 {
		t.Errorf("ranking %+v", all)
	}
	if styles := []string{form.Ranking[1].Style, form.Ranking[2].Style}; !slices.Equal(styles, []string{"x", "y"}) || form.Ranking[1].R1 != 1 {
		t.Errorf("styles %+v", form.Ranking[1:])
	}
	want := &Decision{Answerable: 4, Right: 2, Wrong: 1, Clarified: 1, Unanswerable: 2, Refused: 1, Answered: 1, Joint: .5, WrongAnswer: .5}
	if diff := cmp.Diff(want, form.Decision); diff != "" {
		t.Errorf("decision (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]Intents{{Contact, 2, .5}, {Smalltalk, 1, 1}}, form.Intents); diff != "" {
		t.Errorf("intents (-want +got):\n%s", diff)
	}
	// From 0.8 on, "cảng" and "sâu" are right, "thuế" wrong; "kho" is left out; both unanswerable ones are refused.
	at := form.Thresholds[15]
	if math.Abs(at.From-.8) > 1e-9 || at.Precision != 2./3 || at.Coverage != .75 || at.Refused != 1 || at.Joint != 4./6 {
		t.Errorf("threshold %+v", at)
	}
	if b := form.Reliability[8]; b.Questions != 2 || b.Right != .5 || math.Abs(b.Confidence-.825) > 1e-9 {
		t.Errorf("bin %+v", b)
	}
	var failed []string
	for _, f := range form.Failures {
		failed = append(failed, f.Question.ID+" "+f.What)
	}
	if diff := cmp.Diff([]string{"2 wrong sentence", "3 wrong passage first", "4 wrong passage first", "6 not refused", "8 wrong intent"}, failed); diff != "" {
		t.Errorf("failures (-want +got):\n%s", diff)
	}
	// Without accents the script knows none of the accented questions.
	if stripped := report.Forms[1].Ranking[0]; stripped.R1 != 0 {
		t.Errorf("without accents: %+v", stripped)
	}
}

// echo finds every passage for every question.
type echo struct{ lib *knowledge.Library }

func (e echo) Search(_ context.Context, q search.Question, limit int) (search.Result, error) {
	var r search.Result
	for _, p := range e.lib.Documents[0].Passages {
		if len(r.Hits) < limit && strings.Contains(p.Text, q.Context) {
			r.Hits = append(r.Hits, search.Hit{Passage: p, Confidence: .5, Sentence: p.Text})
		}
	}
	return r, nil
}

func TestSearchedReportsNoDecision(t *testing.T) {
	lib := library()
	questions := []Question{{ID: "1", Turns: []string{"Kho bãi", "còn gì?"}, Kind: Answerable, Targets: []Target{{Paragraph: 2}}}}
	report, err := Run(t.Context(), Searched{echo{lib}}, questions, lib, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	form := report.Forms[0]
	if form.Decision != nil || form.Ranking[0].R1 != 1 || len(form.Failures) != 0 {
		t.Errorf("report %+v", form)
	}
}

func FuzzReadLines(f *testing.F) {
	f.Add(`{"id":"a","paragraphs":["P1"],"turns":[]}`)
	f.Add("- cau_hoi: {a: b}")
	f.Fuzz(func(t *testing.T, text string) {
		for _, read := range []func(*strings.Reader) ([]Question, error){
			func(r *strings.Reader) ([]Question, error) { return readLines(r) },
			func(r *strings.Reader) ([]Question, error) { return readGate(r) },
		} {
			questions, err := read(strings.NewReader(text))
			for _, q := range questions {
				if err == nil && len(q.Turns) == 0 {
					t.Errorf("question without a turn in %q", text)
				}
			}
		}
	})
}
