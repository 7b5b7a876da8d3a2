package knowledge

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// What is searched for slips: more is no file of staff.
const (
	maxPartLines = 50_000 // of a broken file that is read entry by entry
	longPart     = 1000   // lines of an entry
	maxSlips     = 100    // reported of one file
)

// read reads a file that is no document; nil when it was reported instead, or holds nothing.
func (f *yamlFile) read(data []byte) *yaml.Node {
	text, ok := decode(data)
	if !ok {
		f.report(notText(f.id))
		return nil
	}
	return f.parseParts(text)
}

// parseParts is parse for files that hold many things: where the YAML is broken,
// each entry (a key or an item of a list at the left edge) is read for itself. What
// is broken is reported by line and left out, as little as possible of it.
func (f *yamlFile) parseParts(text string) *yaml.Node {
	var document yaml.Node
	if yaml.Unmarshal([]byte(text), &document) == nil || strings.Count(text, "\n") > maxPartLines {
		return f.parse(text)
	}
	root := &yaml.Node{Line: 1}
	lines := strings.Split(text, "\n")
	for start := 0; start < len(lines); {
		end := start + 1
		for end < len(lines) && !beginsPart(lines[end]) {
			end++
		}
		if n := f.parsePart(lines[start:end], start); n != nil && (root.Kind == 0 || root.Kind == n.Kind) {
			if root.Kind == 0 {
				root.Kind, root.Line = n.Kind, n.Line
			}
			root.Content = append(root.Content, n.Content...)
		}
		start = end
	}
	if root.Kind == 0 {
		return nil
	}
	return root
}

// beginsPart reports whether a line begins an entry at the left edge.
func beginsPart(line string) bool {
	return line != "" && !strings.ContainsAny(line[:1], " \t#]}\r")
}

// parsePart reads one entry, above which stand that many lines; nil when it has
// nothing that can be read.
func (f *yamlFile) parsePart(lines []string, above int) *yaml.Node {
	n, err := parseNode(lines, above)
	if err == nil {
		return n
	}
	line, reason := yamlError(err)
	many := len(f.problems) >= maxSlips // the first ones tell enough
	report := func(line int) {
		if !many {
			f.report(brokenYAML(f.id, line+above+f.above, reason))
		}
	}
	if pair := plainPair(lines, above); pair != nil {
		report(1)
		return pair
	}
	if many || len(lines) > longPart {
		report(line)
		return nil
	}
	line, rest := parseWithout(lines, above, min(max(line, 1), len(lines)))
	report(line)
	return rest
}

// parseWithout reads an entry of several lines without the one that breaks it, and
// returns which that is, from 1. suspect is where the parser gave up, often behind
// the slip. Without its first line an entry is none.
func parseWithout(lines []string, above, suspect int) (line int, rest *yaml.Node) {
	const fewLines = 60
	line = suspect
	for _, unbalanced := range []bool{true, false} {
		for i := range min(len(lines), fewLines) {
			at := (suspect - 1 - i + len(lines)) % len(lines)
			if unbalanced && isBalanced(lines[at]) {
				continue
			}
			if unbalanced {
				line = at + 1
			}
			if at == 0 {
				continue
			}
			without := slices.Clone(lines)
			without[at] = ""
			if n, err := parseNode(without, above); err == nil && n != nil {
				return at + 1, n
			}
		}
	}
	return line, nil
}

// isBalanced reports whether each quotation mark and bracket of a line has its
// counterpart.
func isBalanced(line string) bool {
	return strings.Count(line, `"`)%2 == 0 && strings.Count(line, "[") == strings.Count(line, "]") && strings.Count(line, "{") == strings.Count(line, "}")
}

// parseNode reads lines as a list or a mapping; nil when they are empty or a
// single value. Lines count as in the file.
func parseNode(lines []string, above int) (*yaml.Node, error) {
	var document yaml.Node
	if err := yaml.Unmarshal([]byte(strings.Join(lines, "\n")), &document); err != nil {
		return nil, err
	}
	if len(document.Content) == 0 || document.Content[0].Kind == yaml.ScalarNode {
		return nil, nil
	}
	shiftLines(document.Content[0], above)
	return document.Content[0], nil
}

func shiftLines(n *yaml.Node, by int) {
	n.Line += by
	for _, child := range n.Content {
		shiftLines(child, by)
	}
}

// plainPair reads an entry "key: value" on one line, whatever signs are in the
// value; nil when it is none.
func plainPair(lines []string, above int) *yaml.Node {
	if strings.TrimSpace(strings.Join(lines[1:], "")) != "" {
		return nil
	}
	key, value, found := strings.Cut(lines[0], ":")
	value = strings.Trim(strings.TrimSpace(value), `"'`)
	if !found || value == "" || strings.ContainsAny(value[:1], "[{") || strings.ContainsAny(key, "-[{\"'") {
		return nil
	}
	pair := &yaml.Node{Kind: yaml.MappingNode, Line: above + 1}
	for _, text := range []string{strings.TrimSpace(key), value} {
		pair.Content = append(pair.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: text, Line: above + 1})
	}
	return pair
}
