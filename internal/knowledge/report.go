package knowledge

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"time"
)

// Report is what staff should know about the folder. Text, HTML and JSON are
// made from it.
type Report struct {
	Documents []ReportedDocument `json:"documents"`
	Problems  []Problem          `json:"problems"` // most serious first
	Gate      GateResult         `json:"gate"`
}

// ReportedDocument is one file as the bot read it.
type ReportedDocument struct {
	File     string `json:"file"`
	Title    string `json:"title"`
	Date     string `json:"date,omitempty"` // 2017-02-28
	Source   string `json:"source,omitempty"`
	Period   string `json:"period,omitempty"`  // 2015–2020
	Expires  string `json:"expires,omitempty"` // the last day of validity
	Expired  bool   `json:"expired,omitempty"` // and therefore not quoted
	Passages int    `json:"passages"`
}

// GateResult says how the folder's own questions are answered.
type GateResult struct {
	Questions int    `json:"questions"`
	Held      bool   `json:"held"` // a change is not taken over until staff confirm or mend it
	Lost      []Lost `json:"lost,omitempty"`
	// Waiting are the files whose change is held, while all others are taken over;
	// none when the whole change is held.
	Waiting []string `json:"waiting,omitempty"`
}

// Passed counts the questions that are answered as they should be.
func (g GateResult) Passed() int { return g.Questions - len(g.Lost) }

// Lost is a question of the gate that is not answered as it should be. The
// sentences are Vietnamese and go on after "bot".
type Lost struct {
	Question string `json:"question"`
	Line     int    `json:"line"`
	Before   string `json:"before,omitempty"` // "" when it was not answered before either, or there was no before
	After    string `json:"after"`
	Deleted  bool   `json:"deleted,omitempty"` // because its document was deleted: reported, and nothing is held for it
}

// Report says what staff should know. The gate is asked elsewhere.
func (lib *Library) Report(now time.Time, gate GateResult) *Report {
	r := &Report{Documents: []ReportedDocument{}, Problems: append([]Problem{}, lib.Problems...), Gate: gate}
	today := dayOf(now)
	for _, d := range lib.Documents {
		r.Documents = append(r.Documents, ReportedDocument{
			File: d.ID, Title: d.Title, Date: isoDay(d.Date), Source: d.Source, Period: d.Period.String(),
			Expires: isoDay(d.Expires), Expired: d.expired(today), Passages: len(d.Passages),
		})
	}
	return r
}

// FolderAway adds that the folder itself cannot be read at the moment.
func (r *Report) FolderAway() {
	r.Problems = slices.Insert(r.Problems, 0, folderAway())
}

// Faulty reports whether something that staff meant to publish is not.
func (r *Report) Faulty() bool {
	return len(r.Gate.Lost) > 0 || slices.ContainsFunc(r.Problems, isError)
}

// WriteJSON writes the report for other programs: one object.
func (r *Report) WriteJSON(out io.Writer) error {
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(r); err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	return nil
}

// severityKeys name the severities to other programs.
var severityKeys = map[Severity]string{Error: "error", Warning: "warning", Note: "note"}

// MarshalText implements encoding.TextMarshaler.
func (s Severity) MarshalText() ([]byte, error) { return []byte(severityKeys[s]), nil }

// Passages counts what can be quoted.
func (r *Report) Passages() int {
	n := 0
	for _, d := range r.Documents {
		n += d.Passages
	}
	return n
}

func isoDay(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

func dayOf(now time.Time) time.Time {
	return time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, time.UTC)
}

// expired reports whether the last day of validity is over on the day today.
func (doc *Document) expired(today time.Time) bool {
	return !doc.Expires.IsZero() && doc.Expires.Before(today)
}
