package dialogue

import (
	"strings"

	"haiphongbot/internal/vietnamese"
)

// The intents that only phrasings.txt knows.
const (
	banterIntent = "banter" // asks the bot about itself as a person
	topicsIntent = "topics" // asks which documents there are
	noIntent     = "none"   // a question for the documents
)

// readPhrasings reads the form of phrasings.txt.
func readPhrasings(text string) []phrasing {
	var phrasings []phrasing
	intent := ""
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		switch name, isHeading := strings.CutPrefix(line, "== "); {
		case isHeading:
			intent = name
		case line == "" || strings.HasPrefix(line, "#"):
		default:
			phrasings = append(phrasings, phrasing{text: vietnamese.Clean(line), intent: intent})
		}
	}
	return phrasings
}
