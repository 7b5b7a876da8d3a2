package knowledge

import (
	"context"
	"encoding/csv"
	"errors"
	"io"
	"strings"
)

// csvReader reads question–answer lists and other tables as text: cells between
// commas, semicolons (as Excel saves them where the comma is the decimal sign) or
// tabs.
type csvReader struct{}

func (csvReader) read(ctx context.Context, src source) draft {
	file, noted, ok := decodeText(src)
	if !ok {
		return draft{Problems: noted}
	}
	text, above, delimiter := splitSeparatorLine(file.text)
	if delimiter == 0 {
		delimiter = guessDelimiter(text)
	}
	rows, problems := csvRows(ctx, src.id, text, above, delimiter)
	l := newAnswerList(src)
	l.draft.Problems = append(noted, problems...)
	c, header, ok := findColumns(rows)
	if n := rowNumber(rows, header); !ok && n > 0 {
		l.draft.Problems = append(l.draft.Problems, noAnswerColumns(src.id, n, c))
		return l.draft
	} else if !ok {
		l.draft.Meta.Title = l.draft.addSheet(src, rows, nil, "")
		said := plainTable(src.id)
		if len(l.draft.Blocks) == 0 {
			said = nothingToQuote(src.id)
		}
		l.draft.Problems = append(l.draft.Problems, said)
		return l.draft
	}
	l.draft.Meta.Title = titleAbove(rows[:header])
	l.read(rows, c, header)
	return l.done()
}

func rowNumber(rows []tableLine, i int) int {
	if i < 0 {
		return 0
	}
	return rows[i].number
}

// titleAbove returns what stands alone in the first row above the header.
func titleAbove(rows []tableLine) string {
	for _, row := range rows {
		title := ""
		for i := range row.cells {
			switch cell := row.cell(i); {
			case cell == "":
			case title != "":
				return ""
			default:
				title = strings.Join(strings.Fields(cell), " ")
			}
		}
		if title != "" {
			return title
		}
	}
	return ""
}

// splitSeparatorLine takes off the line "sep=;" by which some programs tell
// Excel the delimiter.
func splitSeparatorLine(text string) (rest string, above int, delimiter rune) {
	line, rest, _ := strings.Cut(text, "\n")
	sign, ok := strings.CutPrefix(strings.ToLower(strings.Trim(line, "\" ")), "sep=")
	if !ok || !strings.ContainsAny(sign, delimiters) || len(sign) != 1 {
		return text, 0, 0
	}
	return rest, 1, rune(sign[0])
}

const delimiters = ";,\t|"

// guessDelimiter returns the delimiter by which the text has named columns,
// else the one that its first line has most of.
func guessDelimiter(text string) rune {
	head := text[:min(len(text), 64<<10)]
	first, _, _ := strings.Cut(head, "\n")
	best, most := ',', 0
	for _, d := range delimiters {
		rows, _ := csvRows(context.Background(), "", head, 0, d)
		if _, _, ok := findColumns(rows); ok {
			return d
		}
		if n := strings.Count(first, string(d)); n > most {
			best, most = d, n
		}
	}
	return best
}

// csvRows splits text into rows. Where the quotation marks are wrong it says
// so and reads on as well as it can. above is the number of lines above text.
func csvRows(ctx context.Context, id, text string, above int, delimiter rune) (rows []tableLine, problems []Problem) {
	rows, err := splitCSV(ctx, text, above, delimiter, false)
	if err == nil {
		return rows, nil
	}
	line := 0
	if at := (*csv.ParseError)(nil); errors.As(err, &at) {
		line = at.StartLine + above
	}
	rows, _ = splitCSV(ctx, text, above, delimiter, true)
	return rows, []Problem{wrongQuotes(id, line)}
}

func splitCSV(ctx context.Context, text string, above int, delimiter rune, lazy bool) ([]tableLine, error) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = delimiter, lazy, -1
	var rows []tableLine
	inside := 0 // line ends within cells so far: a spreadsheet does not count them
	for len(rows) < maxBlocks && ctx.Err() == nil {
		cells, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return rows, err
		}
		line, _ := r.FieldPos(0)
		rows = append(rows, tableLine{line + above - inside, cells})
		for _, cell := range cells {
			inside += strings.Count(cell, "\n")
		}
	}
	return rows, nil
}
