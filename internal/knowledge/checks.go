package knowledge

import (
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

const (
	keyQuestion = "cau_hoi"
	keyDocument = "tai_lieu"
	keyPassage  = "doan"
	keyRefuse   = "tu_choi"
)

var checkKeys = []string{keyQuestion, keyDocument, keyPassage, keyRefuse}

// checkEntry is one entry of the file: several questions with one target.
type checkEntry struct {
	questions         []string
	document, passage string
	refuse            bool
	line              int
}

// readChecks reads cau-hoi-kiem-tra.yaml, a list of questions that must find
// their passage or be refused. Every question that has its passage is also one
// of the ways to ask for it.
func (lib *Library) readChecks(data []byte) {
	f := &yamlFile{id: checksFile}
	defer func() { lib.report(f.problems...) }()
	for _, entry := range f.checkEntries(data) {
		lib.addChecks(f, entry)
	}
}

// checkEntries reads the file without looking for the passages.
func (f *yamlFile) checkEntries(data []byte) (entries []checkEntry) {
	root := f.read(data)
	if root == nil {
		return nil
	}
	for _, n := range f.items(root) {
		if entry, ok := f.checkEntry(n); ok {
			entries = append(entries, entry)
		}
	}
	return entries
}

// checkEntry reads one entry; false when it was reported instead.
func (f *yamlFile) checkEntry(n *yaml.Node) (checkEntry, bool) {
	e := checkEntry{line: f.line(n)}
	before := len(f.problems)
	f.fields(n, checkKeys, func(key string, value *yaml.Node) {
		switch key {
		case keyQuestion:
			e.questions = f.texts(key, value)
		case keyDocument:
			e.document = f.text(key, value)
		case keyPassage:
			e.passage = f.text(key, value)
		case keyRefuse:
			var ok bool
			if e.refuse, ok = yesOrNo(f.text(key, value)); !ok {
				f.report(badValue(f.id, f.line(value), key, value.Value))
			}
		}
	})
	switch {
	case len(f.problems) > before:
	case len(e.questions) == 0:
		f.report(checkWithoutQuestion(e.line))
	case e.refuse && (e.document != "" || e.passage != ""):
		f.report(checkBothWays(e.line))
	case !e.refuse && (e.document == "" || e.passage == ""):
		f.report(checkWithoutTarget(e.line))
	default:
		return e, true
	}
	return e, false
}

func yesOrNo(text string) (yes, ok bool) {
	switch strings.ToLower(text) {
	case "true", "có", "co", "yes", "đúng":
		return true, true
	case "", "false", "không", "khong", "no", "sai":
		return false, true
	}
	return false, false
}

// addChecks resolves the target of an entry and adds its questions.
func (lib *Library) addChecks(f *yamlFile, e checkEntry) {
	c := Check{Refuse: e.refuse, Line: e.line}
	if !e.refuse {
		passage := lib.target(f, e)
		if passage == nil {
			for _, q := range e.questions {
				lib.Unresolved = append(lib.Unresolved, Check{Question: q, Document: e.document, Line: e.line})
			}
			return
		}
		passage.addPhrasings(excerpt(passage, e.passage), e.questions...)
		c.Document, c.Paragraph = passage.Document.ID, passage.Paragraph
	}
	for _, q := range e.questions {
		c.Question = q
		lib.Checks = append(lib.Checks, c)
	}
}

// target finds the passage that an entry names; nil when it was reported
// missing instead.
func (lib *Library) target(f *yamlFile, e checkEntry) *Passage {
	doc := lib.document(e.document)
	if doc == nil {
		f.report(checkDocumentNotFound(e.line, e.document, lib.nearestDocument(e.document)))
		return nil
	}
	passage, found := doc.find(e.passage)
	switch {
	case passage == nil:
		f.report(passageNotFound(checksFile, e.line, doc, e.passage, found))
	case passage.Same != nil:
		return passage.Same
	}
	return passage
}

// document finds a document by its path, or by its bare name when only one has
// that name. What Windows hides at the end of a name may be left out.
func (lib *Library) document(name string) *Document {
	i, ok := slices.BinarySearchFunc(lib.Documents, name, func(d *Document, id string) int { return strings.Compare(d.ID, id) })
	if ok {
		return lib.Documents[i]
	}
	var found *Document
	for _, d := range lib.Documents {
		if base := path.Base(d.ID); base == name || d.ID == name+hiddenEnd || base == name+hiddenEnd {
			if found != nil {
				return nil
			}
			found = d
		}
	}
	return found
}

func (lib *Library) nearestDocument(name string) string {
	var ids []string
	for _, d := range lib.Documents {
		ids = append(ids, d.ID)
	}
	meant, _ := nearest(name, ids)
	return meant
}
