package knowledge

import (
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// meta is what is known of a document besides its text.
type meta struct {
	Title     string
	Date      time.Time
	Source    string
	Period    Period
	Expires   time.Time
	Phrasings []phrasing
	Beyond    []string
}

const (
	keyTitle     = "tieu_de"
	keyDate      = "ngay"
	keySource    = "nguon"
	keyPeriod    = "giai_doan"
	keyExpires   = "het_hieu_luc"
	keyPhrasings = "cau_hoi_mau"
	keyBeyond    = "khong_tra_loi"
)

var metaKeys = []string{keyTitle, keyDate, keySource, keyPeriod, keyExpires, keyPhrasings, keyBeyond}

// takeFrontMatter takes the front matter off a text and reads it into the draft. It
// returns the text below, the number of lines above that, and whether there was any.
func (d *draft) takeFrontMatter(id, text string) (body string, above int, found bool) {
	front, body, above, problems := splitFrontMatter(id, text)
	d.Problems = append(d.Problems, problems...)
	if front == "" {
		return body, above, false
	}
	d.Meta, problems = readMeta(id, front)
	d.Problems = append(d.Problems, problems...)
	return body, above, true
}

// splitFrontMatter returns the YAML between the two lines "---", or "+++", that a text
// may begin with, the text below it and the number of lines above that text.
// Without front matter the text comes back whole.
func splitFrontMatter(id, text string) (front, body string, above int, problems []Problem) {
	lines := strings.SplitAfter(text, "\n")
	start := 0
	for start < len(lines) && strings.TrimSpace(lines[start]) == "" {
		start++
	}
	if start+1 >= len(lines) {
		return "", text, 0, nil
	}
	if front, end := tomlFrontMatter(lines, start); end > 0 {
		if front == "" {
			problems = []Problem{unreadTOML(id, start+1)}
		}
		return front, strings.Join(lines[end:], ""), end, problems
	}
	if !isFence(lines[start]) {
		end := openKeys(lines, start)
		if end == start {
			return "", text, 0, nil
		}
		front = strings.Repeat("\n", start) + strings.Join(lines[start:end], "")
		if isFence(lines[end]) {
			end++
		}
		return front, strings.Join(lines[end:], ""), end, []Problem{bareFrontMatter(id, start+1)}
	}
	for i := start + 1; i < len(lines); i++ {
		if isFence(lines[i]) || strings.TrimSpace(lines[i]) == "..." {
			// Leading blank lines stay, so that lines count as in the file.
			front = strings.Repeat("\n", start+1) + strings.Join(lines[start+1:i], "")
			if !looksLikeKeys(front) {
				return "", text, 0, nil
			}
			return front, strings.Join(lines[i+1:], ""), i + 1, nil
		}
	}
	if !looksLikeKeys(lines[start+1]) {
		return "", text, 0, nil
	}
	// Never closed: the lines up to the first blank one are the front matter.
	end := start + 1
	for end < len(lines) && strings.TrimSpace(lines[end]) != "" {
		end++
	}
	front = strings.Repeat("\n", start+1) + strings.Join(lines[start+1:end], "")
	return front, strings.Join(lines[end:], ""), end, []Problem{openFrontMatter(id, start+1)}
}

// tomlLine reads a line of front matter in TOML that YAML writes with a colon.
func tomlLine(line string) (key, value string, ok bool) {
	key, value, _ = strings.Cut(line, "=")
	key, value = strings.TrimSpace(key), strings.TrimSpace(value)
	n := utf8.RuneCountInString(key)
	other := strings.ContainsFunc(key, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '_' && r != '-' })
	return key, value, n >= 2 && n <= 40 && !other && value != ""
}

// tomlFrontMatter returns as YAML what stands between two lines "+++", and the end of it, 0
// when nothing does. What YAML cannot say line by line comes back empty.
func tomlFrontMatter(lines []string, start int) (front string, end int) {
	if strings.TrimSpace(lines[start]) != "+++" {
		return "", 0
	}
	for i, line := range lines[start+1:] {
		if strings.TrimSpace(line) == "+++" {
			end = start + 1 + i
			break
		}
	}
	if end == 0 {
		return "", 0
	}
	front = strings.Repeat("\n", start+1)
	for _, line := range lines[start+1 : end] {
		line = strings.TrimRight(line, "\n")
		key, value, ok := tomlLine(line)
		switch {
		case ok:
			front += key + ": " + value + "\n"
		case strings.TrimSpace(line) == "", strings.HasPrefix(strings.TrimSpace(line), "#"):
			front += line + "\n"
		default:
			return "", end + 1
		}
	}
	return front, end + 1
}

// openKeys returns the end of front matter that begins at start without a line "---"
// above it: nothing but known keys, two at least, down to a blank line or one "---".
// Without front matter it returns start.
func openKeys(lines []string, start int) (end int) {
	for end = start; end < len(lines) && strings.TrimSpace(lines[end]) != "" && !isFence(lines[end]); end++ {
		m := closeKey.FindStringSubmatch(lines[end])
		if m == nil {
			return start
		}
		if key, _ := meantKey(m[2], metaKeys); key == "" {
			return start
		}
	}
	if end < start+2 || end == len(lines) {
		return start
	}
	return end
}

// isFence reports whether a line is "---", or what a word processor or a hasty hand
// makes of it: more hyphens, or dashes.
func isFence(line string) bool {
	line = strings.TrimSpace(line)
	return strings.Trim(line, "-–—") == "" && (len(line) >= len("---")) // one dash is three bytes long
}

// closeKey matches what may be a key whose colon has no blank behind it, or is a
// wide one.
var closeKey = regexp.MustCompile(`^([ \t]*)([\p{L}\p{M}_ -]{2,40}?)[ \t]*[:：][ \t]*`)

// spaced writes the keys as YAML wants them.
func spaced(front string) string {
	var b strings.Builder
	for line := range strings.Lines(front) {
		b.WriteString(spacedLine(line))
	}
	return b.String()
}

func spacedLine(line string) string {
	if strings.HasPrefix(strings.TrimLeft(line, " \t"), "-") {
		return line // of a list, as thousands are
	}
	m := closeKey.FindStringSubmatch(line)
	if m == nil {
		return line
	}
	if key, _ := meantKey(m[2], metaKeys); key == "" {
		return line
	}
	return m[1] + m[2] + ": " + line[len(m[0]):]
}

var keyLine = regexp.MustCompile(`(?m)^\s*[\p{L}\p{M}_ ]{2,40}:(\s|$)`)

// looksLikeKeys tells front matter from text between two rules.
func looksLikeKeys(text string) bool {
	return strings.TrimSpace(text) == "" || keyLine.MatchString(spaced(text))
}

// readMeta reads front matter.
func readMeta(id, front string) (meta, []Problem) {
	var m meta
	front = spaced(front)
	f := &yamlFile{id: id}
	root := f.parseParts(front)
	if root == nil {
		return m, f.problems
	}
	f.fields(root, metaKeys, func(key string, value *yaml.Node) {
		switch key {
		case keyPhrasings:
			m.Phrasings = f.phrasings(value)
			return
		case keyBeyond:
			m.Beyond = f.texts(key, value)
			return
		}
		text := f.text(key, value)
		switch {
		case text == "" || m.set(key, text):
		case key == keyExpires:
			m.Expires, _ = latestExpiry(text)
			f.report(badExpiry(id, f.line(value), text, m.Expires))
		default:
			f.report(badValue(id, f.line(value), key, text))
		}
	})
	if m.Period.From > m.Period.To {
		m.Period.From, m.Period.To = m.Period.To, m.Period.From
	}
	return m, f.problems
}

// set takes one value; false when it cannot be understood.
func (m *meta) set(key, text string) (ok bool) {
	if strings.HasPrefix(text, "“") && strings.HasSuffix(text, "”") && strings.Count(text, "“") == 1 {
		text = strings.Trim(text, "“”") // the quotation marks of a word processor
	}
	switch key {
	case keyTitle:
		m.Title, ok = strings.Join(strings.Fields(text), " "), true
	case keySource:
		m.Source, ok = text, true
	case keyDate:
		m.Date, ok = parseDate(text)
	case keyExpires:
		m.Expires, ok = parseExpiry(text)
	case keyPeriod:
		m.Period, ok = parsePeriod(text)
	}
	return ok
}
