package search_test

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"haiphongbot/internal/evaluate"
	"haiphongbot/internal/knowledge"
)

// opening opens a library, and says which passages the names in question files mean.
type opening func() (*knowledge.Library, map[string]*knowledge.Passage, error)

// world is a folder and the questions that are asked of it.
type world struct {
	name   string
	open   opening
	files  []string
	target string  // the document that the files mean, when they do not say; or elsewhere
	weight float64 // of one question
}

// untaughtSets are folders of documents that nobody has taught the bot about, but for the
// questions of "faq", with questions beside them.
var untaughtSets = []string{"enterprises", "social", "news", "guide", "transport", "strategy", "farming", "park", "science", "exports", "congress", "climate", "meeting", "office", "faq",
	"subsidy", "press", "procedures", "itinerary", "zone", "targets", "harbour", "labour", "tables"}

// files are those of the questions on a folder or a topic.
func files(name string) []string {
	return []string{questionFiles + name + "-answerable.jsonl", questionFiles + name + "-unanswerable.jsonl"}
}

// elsewhere is the target of questions about documents that a world does not have: every
// so manieth of them is asked.
const (
	elsewhere = "elsewhere"
	strayStep = 16
)

// worlds are what the confidence is fitted on: the article, asked what it is about and what
// no document is; documents that nobody has taught the bot about yet, with the glossary,
// without it, and beside the article, with what is refused there, one set of them or several;
// and these among encyclopaedic texts, where many passages compete.
func worlds() []world {
	article, topics := files("article"), files("topics")
	further, furtherTopics := files("further"), files("further-topics")
	plans, logistics := files("plans"), files("logistics")
	all := []world{
		{"article", folders(shippedFolder), article, shippedDocument, 1},
		{"asked", folders(shippedFolder), files("asked"), shippedDocument, 2},
		{"indirect", folders(shippedFolder), files("indirect"), shippedDocument, 1.5},
		{"traps", folders(shippedFolder), files("traps"), shippedDocument, 0.7},
		{"practical", folders(shippedFolder), files("practical"), shippedDocument, 0.7},
		{"frames", folders(shippedFolder), files("frames"), shippedDocument, 1},
		{"article, few phrasings", fewPhrasings(shippedFolder), slices.Concat(article, files("asked"), files("indirect"), files("traps"), files("practical")), shippedDocument, 0.5},
		{"off topic", folders(shippedFolder), []string{questionFiles + "offtopic-unanswerable.jsonl"}, shippedDocument, 2},
		{"topics", folders(shippedFolder), topics, shippedDocument, 0.5},
		{"others", folders(questionFiles + "folder"), further, "", 0.7},
		{"topics of others, glossary", glossed(questionFiles + "folder"), furtherTopics, "", 0.5},
		{"topics of others beside article", folders(shippedFolder, questionFiles+"folder"), furtherTopics, "", 0.5},
		{"others, glossary", glossed(questionFiles + "folder"), further, "", 0.7},
		{"plans", folders(questionFiles + "plans"), plans, "", 0.7},
		{"plans, glossary", glossed(questionFiles + "plans"), plans, "", 0.7},
		{"logistics, glossary", glossed(questionFiles + "logistics"), logistics, "", 0.7},
		{"logistics beside article", folders(shippedFolder, questionFiles+"logistics"), logistics, "", 0.7},
		{"plans beside article", folders(shippedFolder, questionFiles+"plans"), plans, "", 0.7},
		{"others beside article", folders(shippedFolder, questionFiles+"folder"), further, "", 0.7},
	}
	encyclopaedia := filepath.Join(publicSets, "xquad-vi", "passages.jsonl")
	for _, w := range slices.Clone(all) {
		if w.target == shippedDocument && w.name != "article, few phrasings" {
			all = append(all, world{w.name + ", unlisted", unlisted(w.open), w.files, w.target, w.weight})
		}
	}
	for _, name := range untaughtSets {
		all = append(all,
			world{name + ", glossary", glossed(questionFiles + name), files(name), "", 0.7},
			world{name + " beside article", folders(shippedFolder, questionFiles+name), files(name), "", 0.3},
			world{name + " among many", among(questionFiles+name, encyclopaedia), files(name), "", 0.3})
	}
	return slices.Concat(all, mixedWorlds(), noticeWorlds(), strayWorlds())
}

// untaughtNames are all sets of documents that nobody has taught the bot about.
func untaughtNames() []string { return append([]string{"plans", "logistics"}, untaughtSets...) }

// mixedFolders is into how many folders mixedWorlds divides the sets.
const mixedFolders = 4

// mixedWorlds are documents of several sets beside the article, as a folder grows: what one
// does not tell, another has the words of.
func mixedWorlds() []world {
	all := make([]world, mixedFolders)
	for i := range all {
		dirs, asked := []string{shippedFolder}, []string(nil)
		for j, name := range untaughtNames() {
			if j%mixedFolders == i {
				dirs, asked = append(dirs, questionFiles+name), append(asked, files(name)...)
			}
		}
		all[i] = world{fmt.Sprint("mixed ", i), folders(dirs...), asked, "", 0.3}
	}
	return all
}

// noticeWorlds are short notices beside the article: all of them, and each by itself, asked
// what the others tell, too.
func noticeWorlds() []world {
	const set = "notices"
	notices, err := filepath.Glob(questionFiles + set + "/*.md")
	if err != nil {
		panic(err) // the pattern is a constant
	}
	together := folders(shippedFolder, questionFiles+set)
	all := []world{
		{set + ", glossary", glossed(questionFiles + set), files(set), "", 0.7},
		{set + " beside article", together, files(set), "", 0.7},
	}
	for _, path := range notices {
		name := filepath.Base(path)
		alone := changed(together, func(d *knowledge.Document) {
			if d.ID != name && d.ID != shippedDocument {
				hide(d.Passages)
			}
		})
		all = append(all, world{name, alone, files(set), "", 0.15})
	}
	return all
}

// hide takes passages out of what is found.
func hide(passages []*knowledge.Passage) {
	for _, p := range passages {
		p.Same = p // as if it said the same as another
	}
}

// strayWorlds are documents asked what others are about, and little ones, of which much is
// asked that they do not hold.
func strayWorlds() []world {
	names := untaughtNames()
	var all []world
	for i, name := range names {
		others := []string{questionFiles + "article-answerable.jsonl", questionFiles + "asked-answerable.jsonl", questionFiles + "practical-unanswerable.jsonl", questionFiles + "offtopic-unanswerable.jsonl"}
		for _, other := range slices.Concat(names[:i], names[i+1:]) {
			others = append(others, files(other)[0])
		}
		all = append(all,
			world{name + ", strays", glossed(questionFiles + name), others, elsewhere, 0.09},
			world{name + " beside article, strays", folders(shippedFolder, questionFiles+name), others, elsewhere, 0.045},
			world{name + ", first passages", firstPassages(glossed(questionFiles + name)), files(name), "", 0.09},
			world{name + ", first passages, strays", firstPassages(glossed(questionFiles + name)), others, elsewhere, 0.045})
	}
	return all
}

// passagesLeft is how many passages of each document firstPassages leaves.
const passagesLeft = 3

// firstPassages opens a folder as if its documents ended after their first passages.
func firstPassages(open opening) opening {
	return changed(open, func(d *knowledge.Document) {
		hide(d.Passages[min(passagesLeft, len(d.Passages)):])
	})
}

// publicWorlds are encyclopaedic texts, in Vietnamese and in English.
func publicWorlds() []world {
	var all []world
	for _, set := range []struct {
		name            string
		weight, english float64
	}{{"xquad-vi", 1.125, 0.675}, {"mlqa-vi-dev", 0.7, 0.5}} {
		dir := filepath.Join(publicSets, set.name)
		open := public(filepath.Join(dir, "passages.jsonl"))
		all = append(all,
			world{set.name, open, []string{filepath.Join(dir, "queries.jsonl")}, "", set.weight},
			world{set.name + " en", open, []string{filepath.Join(dir, "queries.en.jsonl")}, "", set.english})
	}
	return all
}

// folders opens one library of several folders; the first one's glossary and
// checks serve all.
func folders(dirs ...string) opening {
	return func() (*knowledge.Library, map[string]*knowledge.Passage, error) {
		all := &knowledge.Library{}
		for i, dir := range dirs {
			lib, err := knowledge.Load(context.Background(), dir, time.Now())
			if err != nil {
				return nil, nil, err
			}
			if i == 0 {
				all = lib
			} else {
				all.Documents = append(all.Documents, lib.Documents...)
			}
		}
		return all, nil, nil
	}
}

// phrasingsLeft is how many phrasings of each passage fewPhrasings leaves.
const phrasingsLeft = 3

// fewPhrasings opens a folder as if staff had listed few phrasings, some of theirs, taken
// evenly, and nothing that a document does not answer.
func fewPhrasings(dir string) opening {
	return changed(folders(dir), func(d *knowledge.Document) {
		d.Beyond = nil
		for _, p := range d.Passages {
			all := p.Phrasings
			p.Phrasings = nil
			for i := range min(phrasingsLeft, len(all)) {
				p.Phrasings = append(p.Phrasings, all[i*len(all)/phrasingsLeft])
			}
		}
	})
}

// unlisted opens a folder as if staff had not listed what documents do not answer.
func unlisted(open opening) opening {
	return changed(open, func(d *knowledge.Document) { d.Beyond = nil })
}

// changed opens a folder whose documents are changed.
func changed(open opening, change func(*knowledge.Document)) opening {
	return func() (*knowledge.Library, map[string]*knowledge.Passage, error) {
		lib, names, err := open()
		if err != nil {
			return nil, nil, err
		}
		for _, d := range lib.Documents {
			change(d)
		}
		return lib, names, nil
	}
}

// among opens a folder with the shipped glossary among the passages of a public set.
func among(dir, passages string) opening {
	return withGlossary(func() (*knowledge.Library, map[string]*knowledge.Passage, error) {
		lib, _, err := folders(dir)()
		if err != nil {
			return nil, nil, err
		}
		many, _, err := evaluate.ReadPassages(passages)
		if err != nil {
			return nil, nil, err
		}
		lib.Documents = append(lib.Documents, many.Documents...)
		return lib, nil, nil
	})
}

// glossed opens a folder with the shipped glossary.
func glossed(dir string) opening {
	return withGlossary(folders(dir))
}

func public(file string) opening {
	return withGlossary(func() (*knowledge.Library, map[string]*knowledge.Passage, error) { return evaluate.ReadPassages(file) })
}

func withGlossary(open opening) opening {
	return func() (*knowledge.Library, map[string]*knowledge.Passage, error) {
		lib, names, err := open()
		if err != nil {
			return nil, nil, err
		}
		shipped, err := knowledge.Load(context.Background(), shippedFolder, time.Now())
		if err != nil {
			return nil, nil, err
		}
		lib.Glossary = shipped.Glossary
		return lib, names, nil
	}
}

// about reports whether the questions are asked of a document: of the article, or of those
// beside it. What it says of other questions is no more than that they are others.
func (w world) about(d *knowledge.Document) bool {
	return (w.target == shippedDocument) == (d.ID == shippedDocument)
}
