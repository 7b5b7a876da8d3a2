package vietnamese

import (
	"iter"
	"maps"
	"slices"
	"strings"
	"testing"
)

func TestListsAreWellFormed(t *testing.T) {
	for name, list := range map[string]iter.Seq[Entry]{
		"english": Dictionary(), "east asian": EastAsian(), "synonyms": Synonyms(), "related": Related(), "han viet": maps.Values(HanViet()),
	} {
		n := 0
		for e := range list {
			n++
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
		if n < 400 {
			t.Errorf("%s: only %d entries were read", name, n)
		}
	}
}

func TestDictionariesHaveEveryLineAndNoTermTwice(t *testing.T) {
	for name, list := range map[string]string{"english": englishList, "japanese": japaneseList, "korean": koreanList, "chinese": chineseList, "han viet": hanVietList} {
		seen := map[string]bool{}
		for e := range entries(list, "\t") {
			if seen[e.Term] || name == "english" && e.Term != strings.ToLower(e.Term) {
				t.Errorf("%s: %q is listed twice or not in lower case", name, e.Term)
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
