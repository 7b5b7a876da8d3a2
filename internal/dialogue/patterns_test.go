package dialogue

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestReadSayings(t *testing.T) {
	got := readSayings(`# a file of sayings

== bye
# leaving
(toi|minh)
	 (di|ve)
bye

再见|
	拜拜

== hello
hello
`)
	want := sayings{"bye": {"(toi|minh) (di|ve)", "bye", "再见|拜拜"}, "hello": {"hello"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	bye := got.of("bye", "later")
	for _, text := range []string{"minh ve", "bye", "later", "拜拜"} {
		if !bye.in(newWording(text)) {
			t.Errorf("%q is not said", text)
		}
	}
	if bye.in(newWording("hello")) {
		t.Error("a greeting is said of leaving")
	}
}

// Editors drop blanks at the ends of lines without a word: none may matter.
func TestSayingsEndInNoBlank(t *testing.T) {
	for name, text := range map[string]string{"contact.txt": contactText, "smalltalk.txt": smalltalkText, "languages.txt": languagesText, "service.txt": serviceText, "others.txt": othersText, "mixed.txt": mixedText, "introduction.txt": introductionText, "rebuttal.txt": rebuttalText} {
		for line := range strings.Lines(text) {
			if line = strings.TrimSuffix(line, "\n"); strings.TrimRight(line, " \t") != line {
				t.Errorf("%s: %q", name, line)
			}
		}
	}
}
