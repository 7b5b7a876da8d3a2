package knowledge

import (
	"cmp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"haiphongbot/internal/vietnamese"
)

// phrasing is one entry of cau_hoi_mau: ways to ask for one passage.
type phrasing struct {
	Passage   string // doan: a number, or words of the passage
	Questions []string
	File      string // that it stands in, if not in the document itself
	Line      int
}

// phrasings reads cau_hoi_mau, written as a list of {doan, cau_hoi} or as a
// mapping of the passage to its questions.
func (f *yamlFile) phrasings(n *yaml.Node) []phrasing {
	var out []phrasing
	add := func(p phrasing) {
		switch {
		case p.Passage == "":
			f.report(phrasingWithoutPassage(f.id, p.Line))
		case len(p.Questions) == 0:
			f.report(phrasingWithoutQuestion(f.id, p.Line, p.Passage))
		default:
			out = append(out, p)
		}
	}
	if n.Kind == yaml.MappingNode {
		for i := 0; i+1 < len(n.Content); i += 2 {
			key, value := n.Content[i], n.Content[i+1]
			add(phrasing{Passage: f.text(keyPassage, key), Questions: f.texts(keyQuestion, value), Line: f.line(key)})
		}
		return out
	}
	for _, entry := range f.items(n) {
		p := phrasing{Line: f.line(entry)}
		problems := len(f.problems)
		f.fields(entry, []string{keyPassage, keyQuestion}, func(key string, value *yaml.Node) {
			if key == keyPassage {
				p.Passage = f.text(key, value)
			} else {
				p.Questions = f.texts(key, value)
			}
		})
		if len(f.problems) == problems || p.Passage != "" && len(p.Questions) > 0 {
			add(p)
		}
	}
	return out
}

// applyPhrasings gives each passage the questions that staff listed for it.
func (doc *Document) applyPhrasings(list []phrasing) []Problem {
	var problems []Problem
	known := map[*Passage]map[string]bool{}
	for _, entry := range list {
		passage, found := doc.find(entry.Passage)
		if passage == nil {
			problems = append(problems, passageNotFound(cmp.Or(entry.File, doc.ID), entry.Line, doc, entry.Passage, found))
			continue
		}
		if known[passage] == nil {
			known[passage] = passage.known()
		}
		passage.addNew(known[passage], excerpt(passage, entry.Passage), entry.Questions)
	}
	return problems
}

// applyBeyond gives the document the questions that it does not answer. One that also
// asks for one of its passages is answered.
func (doc *Document) applyBeyond(questions []string) []Problem {
	if len(questions) == 0 {
		return nil
	}
	answered := map[string]bool{}
	for _, p := range doc.Passages {
		for _, known := range p.Phrasings {
			answered[foldedWords(known.Question)] = true
		}
	}
	var problems []Problem
	for _, question := range questions {
		if answered[foldedWords(question)] {
			problems = append(problems, bothAnsweredAndNot(doc.ID, question))
			continue
		}
		doc.Beyond = append(doc.Beyond, question)
	}
	return problems
}

// excerpt returns doan when it is words of the passage as they stand there, else
// "": a number, or words written otherwise, say nothing about the sentence.
func excerpt(p *Passage, doan string) string {
	words := verbatim(doan)
	if _, err := strconv.Atoi(words); err == nil || !strings.Contains(p.Text, words) {
		return ""
	}
	return words
}

// addPhrasings gives the passage questions that it does not have yet.
func (p *Passage) addPhrasings(answer string, questions ...string) {
	p.addNew(p.known(), answer, questions)
}

// known are the questions that the passage has.
func (p *Passage) known() map[string]bool {
	known := make(map[string]bool, len(p.Phrasings))
	for _, k := range p.Phrasings {
		known[k.Question] = true
	}
	return known
}

// addNew adds questions that are not among those known, and notes them there.
func (p *Passage) addNew(known map[string]bool, answer string, questions []string) {
	for _, q := range questions {
		if !known[q] {
			known[q] = true
			p.Phrasings = append(p.Phrasings, Phrasing{q, answer})
		}
	}
}

// find resolves doan: a number counts paragraphs from 1; anything else is an
// excerpt, which may be written with other case, spaces, punctuation or
// accents as long as only one passage holds it. An excerpt stays right when
// paragraphs are added above. found is the number of passages that fit.
func (doc *Document) find(doan string) (passage *Passage, found int) {
	if number, err := strconv.Atoi(doan); err == nil {
		if number < 1 || number > len(doc.Passages) {
			return nil, 0
		}
		return doc.Passages[number-1], 1
	}
	for _, form := range []func(string) string{verbatim, words, foldedWords} {
		excerpt := form(doan)
		if excerpt == "" {
			return nil, 0
		}
		passage, found = nil, 0
		for _, p := range doc.Passages {
			if strings.Contains(form(p.Text), excerpt) {
				passage = p
				found++
			}
		}
		if found == 1 {
			return passage, 1
		}
		if found > 1 {
			return nil, found
		}
	}
	return nil, 0
}

func verbatim(s string) string { return strings.TrimSpace(s) }

// words keeps letters and digits in lower case, with single spaces between,
// and one around.
func words(s string) string {
	fields := wordsOf(strings.ToLower(s))
	if len(fields) == 0 {
		return ""
	}
	return " " + strings.Join(fields, " ") + " "
}

func foldedWords(s string) string { return words(vietnamese.Fold(s)) }
