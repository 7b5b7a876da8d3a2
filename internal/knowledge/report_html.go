package knowledge

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
)

//go:embed report.html
var reportPage string

var reportTemplate = template.Must(template.New("report").Funcs(template.FuncMap{
	"day":  dayInWords,
	"name": func(s Severity) string { return severityNames[s] },
	"kind": func(s Severity) string { return severityKeys[s] },
}).Parse(reportPage))

// reportView is what the template shows.
type reportView struct {
	*Report
	Library *Library
}

// WriteHTML writes the report as a page by itself, with every passage as the
// bot sees it.
func (lib *Library) WriteHTML(out io.Writer, r *Report) error {
	if err := reportTemplate.Execute(out, reportView{Report: r, Library: lib}); err != nil {
		return fmt.Errorf("write report page: %w", err)
	}
	return nil
}
