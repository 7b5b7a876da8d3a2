package dialogue

import (
	"bufio"
	"os"
	"strings"
	"testing"

	"haiphongbot/internal/vietnamese"
)

// intentOf is the recognition of Respond without its replies: the intent of a
// message in words, "none" for a question.
func intentOf(message string) string {
	text := vietnamese.Clean(message)
	w := newWording(text)
	if intent := gesture(text, w); intent != "" {
		return intent
	}
	if asksWho(w) {
		return WhoAreYou
	}
	if intents, _ := contactsIn(text, w); len(intents) > 0 {
		return intents[0]
	}
	if isBanter(w) {
		return "none"
	}
	if intent := smalltalkIn(w); intent != "" {
		return intent
	}
	return "none"
}

func TestIntents(t *testing.T) {
	file, err := os.Open("testdata/intents.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	want := ""
	for lines := bufio.NewScanner(file); lines.Scan(); {
		line := lines.Text()
		switch name, isHeading := strings.CutPrefix(line, "== "); {
		case isHeading:
			want = name
		case line == "" || strings.HasPrefix(line, "#"):
		default:
			if got := intentOf(line); got != want {
				t.Errorf("%q is %s, want %s (read as %q)", line, got, want, newWording(vietnamese.Clean(line)).plain)
			}
		}
	}
}
