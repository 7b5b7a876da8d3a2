package internal

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// allowed lists, for each room, the rooms it may import, and why.
var allowed = map[string][]string{
	"vietnamese":                    {},                                                                            // the language stands by itself
	"conversation":                  {},                                                                            // records, whoever writes them
	"conversation/conversationtest": {"conversation"},                                                              // the suite every store must pass
	"telegram":                      {},                                                                            // the transport knows no room
	"telegram/telegramtest":         {},                                                                            // a fake server for any bot
	"pdf":                           {},                                                                            // a format, whoever reads it
	"knowledge":                     {"vietnamese", "pdf"},                                                         // NFC, sentences, encodings
	"search":                        {"knowledge", "vietnamese"},                                                   // passages in, hits out
	"dialogue":                      {"search", "knowledge", "vietnamese"},                                         // hits in, replies out
	"bot":                           {"dialogue", "conversation", "telegram", "search", "knowledge", "vietnamese"}, // joins the rooms
	"evaluate":                      {"dialogue", "search", "knowledge", "vietnamese"},                             // measures from outside
}

const module = "haiphongbot/internal/"

func TestImportsRunDownward(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}}: {{join .Imports " "}}`, "./...").Output()
	if err != nil {
		t.Fatal(err)
	}
	rooms := 0
	for line := range strings.Lines(string(out)) {
		path, imports, _ := strings.Cut(strings.TrimSpace(line), ": ")
		room, ok := strings.CutPrefix(path, module)
		if !ok {
			continue
		}
		rooms++
		may, known := allowed[room]
		if !known {
			t.Errorf("room %s is not in the table", room)
		}
		for _, i := range strings.Fields(imports) {
			if to, ours := strings.CutPrefix(i, module); ours && !slices.Contains(may, to) {
				t.Errorf("%s imports %s", room, to)
			}
			if strings.Contains(i, "telegram-bot-api") && room != "telegram" {
				t.Errorf("%s imports %s: only telegram may", room, i)
			}
			if i == "testing" && !strings.HasSuffix(room, "test") {
				t.Errorf("%s imports testing: it is shipped", room)
			}
		}
	}
	if rooms != len(allowed) {
		t.Errorf("found %d rooms, the table has %d", rooms, len(allowed))
	}
}
