package vietnamese

import (
	"slices"
	"strings"
	"testing"
)

func TestDictionaryLinesAreWellFormed(t *testing.T) {
	seen := map[string]bool{}
	for _, e := range Dictionary() {
		if e.Term == "" || e.Term != strings.ToLower(e.Term) || seen[e.Term] {
			t.Errorf("headword %q is empty, not lower case or listed twice", e.Term)
		}
		seen[e.Term] = true
		for _, v := range e.Vietnamese {
			if v == "" || v != NFC(strings.TrimSpace(v)) {
				t.Errorf("%s: meaning %q is empty or not in NFC", e.Term, v)
			}
		}
	}
	if lines := strings.Count(englishList, "\n"); lines != len(seen) {
		t.Errorf("%d lines, %d entries: some line has no tab", lines, len(seen))
	}
	for _, group := range Synonyms() {
		for i, s := range group {
			if s == "" || s != NFC(strings.TrimSpace(s)) || slices.Contains(group[:i], s) {
				t.Errorf("%q: %q is empty, not in NFC or there twice", group, s)
			}
		}
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
