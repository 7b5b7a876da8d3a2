package knowledge

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

var severityNames = map[Severity]string{Error: "LỖI", Warning: "Cảnh báo", Note: "Lưu ý"}

// fewNotes is how many notes on one file are listed unless all are wanted.
const fewNotes = 5

// WriteText writes the report for staff to read, most important first. all
// lists every note, however many a file has.
func (r *Report) WriteText(out io.Writer, all bool) error {
	w := &errWriter{out: out}
	r.writeGate(w)
	r.writeProblems(w, all)
	r.writeDocuments(w)
	return w.err
}

// errWriter keeps the first error, so that lines need not check for it.
type errWriter struct {
	out io.Writer
	err error
}

func (w *errWriter) line(format string, args ...any) {
	if w.err == nil {
		_, w.err = fmt.Fprintf(w.out, format+"\n", args...)
	}
}

func (r *Report) writeGate(w *errWriter) {
	g := r.Gate
	if g.Held {
		w.line("%s\n", g.Notice())
	}
	if g.Questions == 0 && len(g.Lost) == 0 {
		return
	}
	w.line("Câu hỏi kiểm tra: %d trong %d câu đạt.", g.Passed(), g.Questions)
	for _, l := range g.Lost {
		w.line("  %s", l.Sentence())
	}
	w.line("")
}

// Notice tells staff what a held change means and how it goes on.
func (g GateResult) Notice() string {
	what, which, others := "kho tài liệu", "bản trước", ""
	if len(g.Waiting) > 0 {
		what = strings.Join(g.Waiting, ", ")
		which, others = "bản trước của tài liệu ấy", " Các thay đổi khác đã được dùng."
	}
	return "THAY ĐỔI ĐANG CHỜ: bản mới của " + what + " làm mất câu trả lời của các câu hỏi kiểm tra dưới đây, nên bot vẫn trả lời bằng " + which + "." + others + "\n" +
		"Cách xử lý: sửa lại tài liệu; hoặc sửa, xóa câu hỏi ấy trong cau-hoi-kiem-tra.yaml; hoặc gõ /chapnhan trong nhóm chuyên viên để dùng bản mới."
}

// Sentence tells staff what is lost.
func (l Lost) Sentence() string {
	text := fmt.Sprintf("Dòng %d: “%s”: ", l.Line, l.Question)
	if l.Before != "" {
		text += "trước đây bot " + l.Before + ", nay bot " + l.After
	} else {
		text += "bot " + l.After
	}
	if l.Deleted {
		text += " (tài liệu đã được xóa)"
	}
	return text + "."
}

func (r *Report) writeProblems(w *errWriter, all bool) {
	if len(r.Problems) == 0 {
		w.line("Không có vấn đề nào trong thư mục.\n")
		return
	}
	w.line("%d điều cần xem:", len(r.Problems))
	notes := make(map[string]int)
	for _, p := range r.Problems {
		if p.Severity == Note && !all {
			if notes[p.File]++; notes[p.File] > fewNotes {
				continue
			}
		}
		w.line("  %s", p)
		if p.Mend != "" {
			w.line("      Cách sửa: %s", p.Mend)
		}
	}
	for _, file := range slices.Sorted(maps.Keys(notes)) {
		if more := notes[file] - fewNotes; more > 0 {
			w.line("  … và %d lưu ý nữa ở %s; thêm --all để xem hết.", more, file)
		}
	}
	w.line("")
}

// String says in one line where the problem is and what it is.
func (p Problem) String() string {
	text := severityNames[p.Severity] + ": "
	if p.File != "" {
		text += p.File
		if p.Line > 0 {
			text += fmt.Sprintf(", dòng %d", p.Line)
		}
		text += ": "
	}
	return text + p.Message
}

func (r *Report) writeDocuments(w *errWriter) {
	w.line("Đã đọc %d tài liệu, %d đoạn.", len(r.Documents), r.Passages())
	for _, d := range r.Documents {
		text := fmt.Sprintf("  %s: “%s”", d.File, d.Title)
		if d.Date != "" {
			text += ", ngày " + dayInWords(d.Date)
		}
		if d.Period != "" {
			text += ", giai đoạn " + d.Period
		}
		text += fmt.Sprintf(", %d đoạn", d.Passages)
		switch {
		case d.Expired:
			text += ", đã hết hiệu lực (không trích dẫn)"
		case d.Expires != "":
			text += ", hiệu lực đến hết ngày " + dayInWords(d.Expires)
		}
		w.line("%s", text)
	}
}

// dayInWords turns 2017-02-28 into 28/02/2017.
func dayInWords(iso string) string {
	parts := strings.Split(iso, "-")
	slices.Reverse(parts)
	return strings.Join(parts, "/")
}

// fewProblems is how many problems and lost questions a summary quotes.
const fewProblems = 8

// Summary returns the report as paragraphs of a short message: what is held,
// what is lost, errors and warnings, and what was read.
func (r *Report) Summary() []string {
	counts := map[Severity]int{}
	for _, p := range r.Problems {
		counts[p.Severity]++
	}
	out := []string{fmt.Sprintf("Kho tài liệu: %d tài liệu, %d đoạn; %d lỗi, %d cảnh báo.", len(r.Documents), r.Passages(), counts[Error], counts[Warning])}
	if r.Gate.Held {
		out = append(out, r.Gate.Notice())
	}
	var lines []string
	for _, l := range r.Gate.Lost {
		lines = append(lines, "• "+l.Sentence())
	}
	for _, p := range r.Problems {
		if p.Severity != Note || p.File == "" { // a note on the folder as a whole
			lines = append(lines, strings.TrimSpace("• "+p.String()+" "+p.Mend))
		}
	}
	if more := len(lines) - fewProblems; more > 0 {
		lines = append(lines[:fewProblems], fmt.Sprintf("… và %d điều nữa; chạy lệnh check để xem hết.", more))
	}
	if len(lines) > 0 {
		out = append(out, strings.Join(lines, "\n"))
	}
	return out
}
