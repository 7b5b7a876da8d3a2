package dialogue

import (
	_ "embed"
	"strings"
	"sync"

	"haiphongbot/internal/vietnamese"
)

// phrasingsText is what people write and what they mean by it; the file says
// how it is laid out.
//
//go:embed phrasings.txt
var phrasingsText string

// The intents that only phrasings.txt knows.
const (
	banterIntent = "banter" // asks the bot about itself as a person
	topicsIntent = "topics" // asks which documents there are
	noIntent     = "none"   // a question for the documents
)

// learnt is the model of phrasings.txt, fitted when the first message comes.
var learnt = sync.OnceValue(func() *sense { return learn(readPhrasings(phrasingsText)) })

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
