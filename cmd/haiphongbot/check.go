package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"

	"haiphongbot/internal/bot"
	"haiphongbot/internal/dialogue"
	"haiphongbot/internal/knowledge"
)

type checkCommand struct {
	knowledgeFlag
	All bool `help:"List every note, however many a file has."`
}

// fewNotes is how many notes on one file are listed unless all are wanted.
const fewNotes = 5

// Run implements the command. What it prints is for staff, in Vietnamese.
func (c *checkCommand) Run(e environment) error {
	folder, err := e.open(c.Knowledge, dialogue.Options{})
	if err != nil {
		return err
	}
	defer folder.Close()
	lib := folder.library
	lost, err := e.gate(folder)
	if err != nil {
		return err
	}
	printDocuments(e.stdout, lib)
	printProblems(e.stdout, lib.Problems, c.All)
	printGate(e.stdout, lib, lost)
	failed := slices.ContainsFunc(lib.Problems, func(p knowledge.Problem) bool { return p.Severity == knowledge.Error })
	if failed || len(lost) > 0 {
		return errFound
	}
	return nil
}

// lostCheck is a question of the gate that is not answered as it should be.
type lostCheck struct {
	check knowledge.Check
	got   string // what happened instead, in Vietnamese
}

// gate asks the folder's own questions.
func (e environment) gate(folder *opened) ([]lostCheck, error) {
	a := asker{responder: bot.Guard(folder.responder, e.log), env: e}
	var lost []lostCheck
	for _, check := range folder.library.Checks {
		reply, err := a.converse(e.ctx, []string{check.Question})
		if err != nil {
			return nil, err
		}
		if got := misses(check, reply); got != "" {
			lost = append(lost, lostCheck{check, got})
		}
	}
	return lost, nil
}

// misses says what a reply does instead of what a check wants, "" when it does that.
func misses(check knowledge.Check, reply dialogue.Reply) string {
	answered := reply.Outcome == dialogue.Answer && len(reply.Hits) > 0
	switch {
	case check.Refuse && answered:
		return "bot trả lời bằng " + place(reply.Hits[0].Passage)
	case check.Refuse:
		return ""
	case reply.Outcome == dialogue.Clarify:
		return "bot hỏi lại thay vì trả lời"
	case !answered:
		return "bot không trả lời"
	}
	if p := reply.Hits[0].Passage; p.Document.ID != check.Document || p.Paragraph != check.Paragraph {
		return "bot trả lời bằng " + place(p)
	}
	return ""
}

func place(p *knowledge.Passage) string {
	return fmt.Sprintf("đoạn %d của %s", p.Paragraph, p.Document.ID)
}

func printDocuments(out io.Writer, lib *knowledge.Library) {
	passages := 0
	for _, d := range lib.Documents {
		passages += len(d.Passages)
	}
	fmt.Fprintf(out, "Đã đọc %d tài liệu, %d đoạn.\n", len(lib.Documents), passages)
	for _, d := range lib.Documents {
		fmt.Fprintf(out, "  %s: “%s”", d.ID, d.Title)
		if !d.Date.IsZero() {
			fmt.Fprintf(out, ", ngày %s", d.Date.Format("02/01/2006"))
		}
		fmt.Fprintf(out, ", %d đoạn\n", len(d.Passages))
	}
}

var severities = map[knowledge.Severity]string{
	knowledge.Error: "LỖI", knowledge.Warning: "Cảnh báo", knowledge.Note: "Lưu ý",
}

func printProblems(out io.Writer, problems []knowledge.Problem, all bool) {
	if len(problems) == 0 {
		fmt.Fprintln(out, "\nKhông có vấn đề nào trong thư mục.")
		return
	}
	problems = slices.Clone(problems)
	slices.SortStableFunc(problems, func(a, b knowledge.Problem) int { return cmp.Compare(a.Severity, b.Severity) })
	fmt.Fprintf(out, "\n%d điều cần xem:\n", len(problems))
	notes := make(map[string]int)
	for _, p := range problems {
		if p.Severity == knowledge.Note && !all {
			if notes[p.File]++; notes[p.File] > fewNotes {
				continue
			}
		}
		printProblem(out, p)
	}
	for _, file := range slices.Sorted(maps.Keys(notes)) {
		if more := notes[file] - fewNotes; more > 0 {
			fmt.Fprintf(out, "  … và %d lưu ý nữa ở %s; thêm --all để xem hết.\n", more, file)
		}
	}
}

func printProblem(out io.Writer, p knowledge.Problem) {
	fmt.Fprintf(out, "  %s: %s", severities[p.Severity], p.File)
	if p.Line > 0 {
		fmt.Fprintf(out, ", dòng %d", p.Line)
	}
	fmt.Fprintf(out, ": %s\n", p.Message)
	if p.Mend != "" {
		fmt.Fprintf(out, "      Cách sửa: %s\n", p.Mend)
	}
}

func printGate(out io.Writer, lib *knowledge.Library, lost []lostCheck) {
	if len(lib.Checks) == 0 {
		return
	}
	fmt.Fprintf(out, "\nCâu hỏi kiểm tra: %d trong %d câu đạt.\n", len(lib.Checks)-len(lost), len(lib.Checks))
	for _, l := range lost {
		want := "phải từ chối"
		if !l.check.Refuse {
			want = fmt.Sprintf("phải trả lời bằng đoạn %d của %s", l.check.Paragraph, l.check.Document)
		}
		fmt.Fprintf(out, "  Dòng %d: “%s”: %s, nhưng %s.\n", l.check.Line, l.check.Question, want, l.got)
	}
}
