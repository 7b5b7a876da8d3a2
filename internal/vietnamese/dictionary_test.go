package vietnamese

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

var wordLists = map[string]WordList{
	"english": Dictionary(English), "japanese": Dictionary(Japanese), "korean": Dictionary(Korean), "chinese": Dictionary(Chinese), "synonyms": Synonyms(), "related": Related(),
}

func TestListsAreWellFormed(t *testing.T) {
	lists := map[string][]Entry{"han viet": slices.Collect(maps.Values(HanViet()))}
	for name, list := range wordLists {
		for at, term := range list.Terms() {
			e := list.At(at)
			if e.Term != term {
				t.Errorf("%s: at the place of %q stands %q", name, term, e.Term)
			}
			lists[name] = append(lists[name], e)
		}
	}
	for name, list := range lists {
		for _, e := range list {
			if _, tokens := Head(e.Term); tokens == 0 || e.Term != NFC(strings.TrimSpace(e.Term)) {
				t.Errorf("%s: the term %q has no word or is not in NFC", name, e.Term)
			}
			meanings := e.Vietnamese()
			for i, v := range meanings {
				if _, tokens := Head(v); tokens == 0 || v != NFC(strings.TrimSpace(v)) || slices.Contains(meanings[:i], v) {
					t.Errorf("%s: %s: %q has no word, is not in NFC or is there twice", name, e.Term, v)
				}
			}
		}
		if len(list) < 400 {
			t.Errorf("%s: only %d entries were read", name, len(list))
		}
	}
}

func TestDictionariesHaveEveryLineAndNoTermTwice(t *testing.T) {
	for name, list := range map[string]string{"english": englishList, "japanese": japaneseList, "korean": koreanList, "chinese": chineseList, "han viet": hanVietList} {
		seen := map[string]bool{}
		for e := range entries(list, "\t") {
			if seen[e.Term] || name == "english" && e.Term != strings.ToLower(e.Term) || strings.Contains(e.Term, ";") {
				t.Errorf("%s: %q is listed twice, not in lower case or several terms", name, e.Term)
			}
			seen[e.Term] = true
		}
		if lines := strings.Count(list, "\n"); lines != len(seen) {
			t.Errorf("%s: %d lines, %d entries: some line has no tab", name, lines, len(seen))
		}
	}
}

func TestPropertiesAreAskedForOnceAndHaveCues(t *testing.T) {
	seen := map[string]bool{}
	for asked, told := range Properties() {
		for _, term := range asked {
			if _, tokens := Head(term); tokens == 0 || term != NFC(strings.TrimSpace(term)) || seen[term] {
				t.Errorf("%q has no word, is not in NFC or is there twice", term)
			}
			seen[term] = true
		}
		for i, cue := range told {
			if cue == "" || cue != NFC(strings.ToLower(strings.TrimSpace(cue))) || slices.Contains(told[:i], cue) {
				t.Errorf("%s: the cue %q is empty, not in lower case or NFC, or is there twice", asked[0], cue)
			}
		}
	}
	if len(seen) < 2000 {
		t.Errorf("only %d terms were read", len(seen))
	}
}

func TestEnglishBases(t *testing.T) {
	for word, base := range map[string]string{
		"cities": "city", "ports": "port", "taxes": "tax", "planned": "plan", "building": "build", "invested": "invest",
		"running": "run", "services": "service", "died": "die", "largest": "large", "port": "port",
	} {
		if got := EnglishBases(word); !slices.Contains(got, base) {
			t.Errorf("EnglishBases(%q) = %q, lacks %q", word, got, base)
		}
	}
}

// TestEveryEnglishWordIsFound holds the English list to its order, by which words are
// looked up.
func TestEveryEnglishWordIsFound(t *testing.T) {
	words := 0
	for _, term := range Dictionary(English).Terms() {
		words++
		if !listsEnglish(term) {
			t.Errorf("%q is not found", term)
		}
	}
	if words < 20_000 {
		t.Errorf("only %d words", words)
	}
	for word, want := range map[string]bool{"deals": true, "leather": true, "negotiated": true, "qzx": false, "": false, "zzzz": false, "aaaa": false} {
		if inEnglishDictionary(word) != want {
			t.Errorf("%q is in the dictionary: %t", word, !want)
		}
	}
}
