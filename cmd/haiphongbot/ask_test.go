package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"haiphongbot/internal/dialogue"
)

// ask runs ask --json and decodes what it writes, strictly.
func ask(t *testing.T, stdin string, flags ...string) []answered {
	t.Helper()
	stdout, stderr, code := run(t, t.Context(), strings.NewReader(stdin), append([]string{"ask", "--json", "--knowledge", small}, flags...)...)
	if code != exitOK || stderr != "" {
		t.Fatalf("exit %d, stderr %s", code, stderr)
	}
	var out []answered
	for line := range strings.Lines(stdout) {
		decoder := json.NewDecoder(strings.NewReader(line))
		decoder.DisallowUnknownFields()
		var a answered
		if err := decoder.Decode(&a); err != nil || !strings.HasSuffix(line, "}\n") {
			t.Fatalf("line %q: %v", line, err)
		}
		if _, err := decoder.Token(); err != io.EOF {
			t.Fatalf("line %q goes on behind its object", line)
		}
		out = append(out, a)
	}
	return out
}

func TestAskWritesOneObjectALine(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("thuế đất ", 1<<20/len("thuế đất "))
	for _, test := range []struct {
		name, stdin string
		want        []string // the inputs repeated
	}{
		{"nothing", "", nil},
		{"no newline at the end", "cảng\nthuế", []string{"cảng", "thuế"}},
		{
			"odd lines: empty, carriage returns, other separators, not UTF-8, a megabyte, zero bytes",
			"\n\ncảng\n\ncảng\r\nthuế\rđất\ncảng\u2028thuế\u0085đất\vx\nc\xffng\n" + long + "\na\x00b\ncảng\n",
			[]string{"", "", "cảng", "", "cảng\r", "thuế\rđất", "cảng\u2028thuế\u0085đất\vx", "c\ufffdng", long, "a\x00b", "cảng"},
		},
	} {
		got := ask(t, test.stdin)
		if len(got) != len(test.want) {
			t.Errorf("%s: %d objects", test.name, len(got))
			continue
		}
		for i, a := range got {
			if a.Input != test.want[i] {
				t.Errorf("%s: object %d repeats %.60q", test.name, i, a.Input)
			}
			checkAnswered(t, a)
		}
	}
}

// checkAnswered checks what the contract promises of every object.
func checkAnswered(t *testing.T, a answered) {
	t.Helper()
	switch a.Outcome {
	case dialogue.Answer, dialogue.Clarify, dialogue.Unknown, dialogue.Contact, dialogue.Smalltalk, dialogue.Command:
	default:
		t.Errorf("%.60q: outcome %q", a.Input, a.Outcome)
	}
	switch a.Language {
	case "vi", "en", "ja", "ko", "zh", "und":
	default:
		t.Errorf("%.60q: language %q", a.Input, a.Language)
	}
	if a.Text == "" || !utf8.ValidString(a.Text) {
		t.Errorf("%.60q: text %q", a.Input, a.Text)
	}
	for i, p := range a.Passages {
		if p.Document == "" || p.Paragraph < 1 || p.Text == "" || !strings.Contains(p.Text, p.Sentence) {
			t.Errorf("%.60q: passage %+v", a.Input, p)
		}
		if p.Confidence < 0 || p.Confidence > 1 || i > 0 && p.Confidence > a.Passages[i-1].Confidence {
			t.Errorf("%.60q: confidence %v at place %d", a.Input, p.Confidence, i+1)
		}
	}
}

func TestAskKeepsOrder(t *testing.T) {
	t.Parallel()
	var in strings.Builder
	for i := range 40 {
		fmt.Fprintf(&in, "%d cảng biển %s\n", i, strings.Repeat("và công nghiệp ", (i*37)%50))
	}
	got := ask(t, in.String(), "--limit", "1")
	if len(got) != 40 {
		t.Fatalf("%d objects", len(got))
	}
	for i, a := range got {
		if !strings.HasPrefix(a.Input, fmt.Sprintf("%d ", i)) {
			t.Fatalf("object %d repeats %q", i, a.Input)
		}
	}
}

func TestAskEscapesNoHTML(t *testing.T) {
	t.Parallel()
	stdout, _, _ := run(t, t.Context(), strings.NewReader("<b>cảng & thuế</b>\n"), "ask", "--json", "--knowledge", small)
	if !strings.HasPrefix(stdout, `{"input":"<b>cảng & thuế</b>",`) {
		t.Errorf("%.200s", stdout)
	}
}

func TestAskLimit(t *testing.T) {
	t.Parallel()
	for limit, most := range map[string]int{"0": 0, "2": 2} {
		for _, a := range ask(t, "ưu tiên xúc tiến đầu tư từ những nước nào\nhotline\n", "--limit", limit) {
			if len(a.Passages) > most {
				t.Errorf("--limit %s: %d passages", limit, len(a.Passages))
			}
		}
	}
	first := ask(t, "Thành phố ưu tiên xúc tiến đầu tư từ những nước nào?\n", "--limit", "1")[0]
	if len(first.Passages) != 1 || first.Passages[0].Paragraph != 4 {
		t.Errorf("passages %+v", first.Passages)
	}
}

func TestAskTurns(t *testing.T) {
	t.Parallel()
	got := ask(t, `["Xin chào","Thành phố ưu tiên xúc tiến đầu tư từ những nước nào?"]
["hotline"]
[]
không phải JSON
["một", 2]
{"turns":["hotline"]}

`, "--turns")
	want := []struct {
		input   string
		outcome dialogue.Outcome
	}{
		{"Thành phố ưu tiên xúc tiến đầu tư từ những nước nào?", dialogue.Answer},
		{"hotline", dialogue.Contact},
		{"[]", ""}, {"không phải JSON", ""}, {`["một", 2]`, ""}, {`{"turns":["hotline"]}`, ""}, {"", ""},
	}
	if len(got) != len(want) {
		t.Fatalf("%d objects", len(got))
	}
	for i, a := range got {
		checkAnswered(t, a)
		if a.Input != want[i].input || want[i].outcome != "" && a.Outcome != want[i].outcome {
			t.Errorf("line %d: %q is %s", i+1, a.Input, a.Outcome)
		}
	}
}

func TestAskEveryLineIsANewUser(t *testing.T) {
	t.Parallel()
	got := ask(t, "Thành phố ưu tiên xúc tiến đầu tư từ những nước nào?\nnói rõ hơn\n")
	alone := ask(t, "nói rõ hơn\n")
	if got[1].Text != alone[0].Text {
		t.Errorf("the second line leans on the first: %q, alone %q", got[1].Text, alone[0].Text)
	}
}

// A program that talks through a pipe gets each answer before it asks on.
func TestAskStreams(t *testing.T) {
	t.Parallel()
	in, feed := io.Pipe()
	results, out := io.Pipe()
	code := make(chan int, 1)
	go func() {
		e := environment{
			ctx: t.Context(), args: []string{"ask", "--json", "--knowledge", small}, now: time.Now, replyTime: patience,
			getenv: func(string) string { return "" }, stdin: in, stdout: out, stderr: io.Discard,
		}
		code <- e.run()
		out.Close()
	}()
	reader := bufio.NewReader(results)
	for i := range 3 {
		fmt.Fprintf(feed, "câu %d\n", i)
		line, err := reader.ReadString('\n')
		if err != nil || !strings.Contains(line, fmt.Sprintf(`"input":"câu %d"`, i)) {
			t.Fatalf("answer %d: %q, %v", i, line, err)
		}
	}
	feed.Close()
	if got := <-code; got != exitOK {
		t.Errorf("exit %d", got)
	}
}
