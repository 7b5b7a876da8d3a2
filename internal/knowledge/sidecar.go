package knowledge

import (
	"slices"
	"strings"
)

// A sidecar is a YAML file beside a document with the keys of front matter,
// for documents that cannot hold front matter themselves: "bao-cao.docx.yaml"
// or "bao-cao.yaml" beside "bao-cao.docx". What it says counts before anything
// found in the document.

// pairSidecars marks the entries that describe another one. "bao-cao.yaml"
// describes nothing when two documents share the name, since it could be
// either's.
func pairSidecars(entries []entry) {
	byName := map[string][]string{} // documents by their id, and by their id without extension
	for _, e := range entries {
		if readerOf(e.id) != nil {
			byName[e.id] = append(byName[e.id], e.id)
			short := withoutSuffix(e.id)
			byName[short] = append(byName[short], e.id)
		}
	}
	taken := map[string]bool{}
	for _, exact := range []bool{true, false} {
		for i, e := range entries {
			if s := suffix(e.id); s != ".yaml" && s != ".yml" || e.special != "" {
				continue
			}
			name := withoutSuffix(e.id)
			documents := byName[name]
			if len(documents) != 1 || taken[documents[0]] || (documents[0] == name) != exact {
				continue
			}
			entries[i].describes = documents[0]
			taken[documents[0]] = true
		}
	}
}

// describe returns a copy of a draft with what its sidecar says.
func (d *draft) describe(id string, data []byte) *draft {
	out := *d
	text, ok := decode(data)
	if !ok {
		out.Problems = append(slices.Clone(d.Problems), notText(id))
		return &out
	}
	m, problems := readMeta(id, withoutRules(text))
	for i := range m.Phrasings {
		m.Phrasings[i].File = id
	}
	out.Meta = m
	out.Meta.complete(d.Meta)
	out.Meta.Phrasings = append(m.Phrasings, d.Meta.Phrasings...)
	out.Meta.Beyond = append(m.Beyond, d.Meta.Beyond...)
	out.Problems = append(slices.Clone(d.Problems), problems...)
	return &out
}

// withoutRules blanks the lines "---" that staff copy from front matter, so
// that lines count as in the file.
func withoutRules(text string) string {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		if strings.TrimSpace(l) == "---" {
			lines[i] = ""
		}
	}
	return strings.Join(lines, "\n")
}
