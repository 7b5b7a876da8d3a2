package dialogue

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/rogpeppe/go-internal/txtar"

	"haiphongbot/internal/knowledge"
)

// Telegram's limits, where a reply must keep within them by itself. Longer
// texts are divided by the front.
const (
	callbackBytes = 64  // of a button's action
	copyUnits     = 256 // of the text that a button copies
	labelRunes    = 64  // of a button; Telegram takes more, a phone does not
	bodyUnits     = 2 * 4096
	maxButtons    = 24
	convBytes     = 48 << 10
)

// checkReply holds a reply against what a reply may be.
func checkReply(t testing.TB, lib *knowledge.Library, r Reply) {
	t.Helper()
	if len(r.Blocks) == 0 {
		t.Error("empty reply")
	}
	units := 0
	for i, b := range r.Blocks {
		if !utf8.ValidString(b.Text) || strings.TrimSpace(b.Text) == "" {
			t.Errorf("block %q", b.Text)
		}
		if b.From < 0 || b.To < b.From || b.To > len(b.Text) || !utf8.ValidString(b.Text[b.From:b.To]) {
			t.Errorf("bold [%d,%d) of %q", b.From, b.To, b.Text)
		}
		units += len(utf16.Encode([]rune(b.Text)))
		checkBlock(t, lib, r.Blocks, i)
	}
	if units > bodyUnits {
		t.Errorf("reply of %d units", units)
	}
	buttons := 0
	for _, row := range r.Buttons {
		for _, b := range row {
			buttons++
			checkButton(t, b)
		}
	}
	if buttons > maxButtons {
		t.Errorf("%d buttons", buttons)
	}
	if hasIntent := r.Intent != ""; hasIntent != (r.Outcome == Contact || r.Outcome == Smalltalk || r.Outcome == Command) {
		t.Errorf("outcome %s with intent %q", r.Outcome, r.Intent)
	}
}

// checkBlock reports a block that is no quotation of the folder, no source
// line of a document and none of the fixed sentences.
func checkBlock(t testing.TB, lib *knowledge.Library, blocks []Block, i int) {
	t.Helper()
	b := blocks[i]
	switch b.Kind {
	case Quotation:
		quoted := strings.TrimSuffix(strings.TrimPrefix(b.Text, "… "), " …")
		if !anyPassage(lib, func(p *knowledge.Passage) bool { return strings.Contains(p.Text, quoted) }) {
			t.Errorf("not in the folder: %q", b.Text)
		}
		if !hasSource(blocks[i:]) {
			t.Errorf("without source: %q", b.Text)
		}
	case Source:
		if !anyPassage(lib, func(p *knowledge.Passage) bool { return cmp.Equal(b, source(p)) }) {
			t.Errorf("cites no document: %q", b.Text)
		}
	case Paragraph:
		if !fixedSentence(b.Text) {
			t.Errorf("none of the fixed sentences: %q", b.Text)
		}
	default:
		t.Errorf("block of kind %q", b.Kind)
	}
}

func anyPassage(lib *knowledge.Library, fits func(*knowledge.Passage) bool) bool {
	for _, d := range lib.Documents {
		for _, p := range d.Passages {
			if fits(p) {
				return true
			}
		}
	}
	return false
}

func hasSource(blocks []Block) bool {
	for _, b := range blocks {
		if b.Kind == Source {
			return true
		}
	}
	return false
}

func checkButton(t testing.TB, b Button) {
	t.Helper()
	set := 0
	for _, s := range []string{b.Action, b.URL, b.Copy} {
		if s != "" {
			set++
		}
	}
	if set != 1 || len(b.Action) > callbackBytes || len(utf16.Encode([]rune(b.Copy))) > copyUnits {
		t.Errorf("button %+v", b)
	}
	if n := utf8.RuneCountInString(b.Label); n == 0 || n > labelRunes {
		t.Errorf("label of %d characters: %q", n, b.Label)
	}
	if _, ok := parseAction(b.Action); b.Action != "" && !ok {
		t.Errorf("action %q cannot be read back", b.Action)
	}
}

// fixedSentences matches what voice.go can say: each string of the source file,
// its slots standing for values. It is read from the source, so that a
// sentence composed elsewhere fails.
var fixedSentences = func() *regexp.Regexp {
	file, err := os.ReadFile("voice.go")
	if err != nil {
		panic(err)
	}
	slot := regexp.MustCompile(`\\\{[a-z_]+\\\}`)
	var sentences []string
	for _, m := range regexp.MustCompile(`"((?:[^"\\]|\\.)+)"`).FindAllStringSubmatch(string(file), -1) {
		if s := m[1]; !strings.HasPrefix(s, "haiphongbot") && !strings.HasPrefix(s, "{") {
			sentences = append(sentences, slot.ReplaceAllString(regexp.QuoteMeta(s), `[^\n]*`))
		}
	}
	one := `(?:` + strings.Join(sentences, "|") + `)`
	return regexp.MustCompile(`^` + one + `(?: ?` + one + `)?$`)
}()

func fixedSentence(text string) bool { return fixedSentences.MatchString(text) }

// utterances are what users of the scripts type, and text that no user should.
func utterances(t testing.TB) []string {
	t.Helper()
	said := []string{
		"", " ", "\x00", "\xff\xfe", "/", "//", "/start", "/start 1-h", "/xoa", "/hoi ", "/nguon", strings.Repeat("a", 9000), strings.Repeat("đ ", 5000), strings.Repeat("? ", 500),
		strings.Repeat("Thành phố làm gì? ", 60), "{hotline}{co_quan}{loi_khach}", "“”", "*_`[](", "‮abc", "a\u0301\u0301\u0301\u0301", "👨‍👩‍👧‍👦", "ﷺ", "0225.000.0000", "2045", "Atlantis ở đâu?", "còn {hotline} thì sao?",
		"Quảng Ninh có gì <b>?", "nói rõ hơn", "đoạn tiếp theo", "đoạn trước", "đoạn cuối", "toàn văn", "nguồn", "liên quan", "thế những nước nào?", "vì sao?", "còn y tế thì sao?", "what about ports?", "以及教育呢",
	}
	scripts, err := filepath.Glob("testdata/conversations/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range scripts {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			if f.Name == "khách" && !strings.HasPrefix(string(f.Data), "[") {
				said = append(said, strings.TrimSpace(string(f.Data)))
			}
		}
	}
	return said
}

// TestAnySequenceOfMessagesAndPresses talks at random, pressing whatever
// buttons were ever shown, while the folder changes and time passes.
func TestAnySequenceOfMessagesAndPresses(t *testing.T) {
	said := utterances(t)
	media := []Media{Photo, Voice, Video, File, Sticker, Location, Other, "unheard-of"}
	for seed := range uint64(6) {
		rnd := rand.New(rand.NewPCG(seed, 0))
		now := time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC)
		var conv Conversation
		var actions []string
		for range 60 {
			lib, index := openFolder(t, []string{"testdata/kho", "testdata/kho-sau"}[rnd.IntN(2)])
			if rnd.IntN(4) == 0 {
				bare := *lib
				bare.Contact = knowledge.Contact{}
				lib = &bare
			}
			var msg Message
			switch n := rnd.IntN(10); {
			case n < 4 && len(actions) > 0:
				msg.Action = actions[rnd.IntN(len(actions))]
			case n == 4:
				msg.Media = media[rnd.IntN(len(media))]
			default:
				msg.Text = said[rnd.IntN(len(said))]
			}
			now = now.Add(time.Duration(rnd.IntN(200)) * time.Second)
			reply, next, err := New(lib, index, Options{Desk: rnd.IntN(2) == 0}).Respond(context.Background(), conv, msg, now)
			if err != nil {
				t.Fatalf("%+v: %v", msg, err)
			}
			checkReply(t, lib, reply)
			checkConversation(t, next)
			if t.Failed() {
				t.Fatalf("seed %d: after %+v the bot said\n%s", seed, msg, transcript(reply))
			}
			for _, row := range reply.Buttons {
				for _, b := range row {
					if b.Action != "" {
						actions = append(actions, b.Action)
					}
				}
			}
			conv = next
		}
	}
}

// checkConversation reports a conversation that is too large, or another one
// after it was stored and loaded.
func checkConversation(t testing.TB, conv Conversation) {
	t.Helper()
	stored, err := json.Marshal(conv)
	if err != nil || len(stored) > convBytes {
		t.Errorf("conversation of %d bytes, %v", len(stored), err)
	}
	var loaded Conversation
	if err := json.Unmarshal(stored, &loaded); err != nil {
		t.Error(err)
	}
	if diff := cmp.Diff(conv, loaded, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("conversation changed when stored:\n%s", diff)
	}
	if len(conv.Turns) > maxTurns {
		t.Errorf("%d turns", len(conv.Turns))
	}
}

// TestSameConversationSameReply holds Respond to be a function of its
// arguments.
func TestSameConversationSameReply(t *testing.T) {
	lib, index := openFolder(t, "testdata/kho")
	now := time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC)
	for _, text := range utterances(t) {
		r := New(lib, index, Options{})
		a, convA, errA := r.Respond(context.Background(), Conversation{}, Message{Text: text}, now)
		b, convB, errB := r.Respond(context.Background(), Conversation{}, Message{Text: text}, now)
		if errA != nil || errB != nil || transcript(a) != transcript(b) || !cmp.Equal(convA, convB) {
			t.Errorf("%q: two replies, %v, %v:\n%s\n%s", cut(text, 80), errA, errB, transcript(a), transcript(b))
		}
	}
}

func FuzzRespond(f *testing.F) {
	lib, index := openFolder(f, "testdata/kho")
	for _, text := range utterances(f) {
		f.Add(text, "", "")
	}
	f.Add("nói rõ hơn", "1-n-a9a8b52977-1-a0ef4f409b", `{"count":4294967295,"turns":[{"question":"x","shown":[{"d":"a9a8b52977","p":1,"t":"a0ef4f409b"}]}]}`)
	f.Fuzz(func(t *testing.T, text, pressed, stored string) {
		var conv Conversation
		if json.Unmarshal([]byte(stored), &conv) != nil {
			conv = Conversation{}
		}
		now := time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC)
		r := New(lib, index, Options{Desk: true})
		for _, msg := range []Message{{Text: text}, {Action: pressed}, {Text: text, Media: Photo}} {
			reply, next, err := r.Respond(context.Background(), conv, msg, now)
			if err != nil {
				t.Fatal(err)
			}
			checkReply(t, lib, reply)
			checkConversation(t, next)
			conv = next
		}
	})
}

// TestFixedSentencesAreNotEverything keeps the checks above honest.
func TestFixedSentencesAreNotEverything(t *testing.T) {
	for _, text := range []string{"Hải Phòng có hai triệu dân.", "Rất vui được hỗ trợ anh/chị. Giá là 5 đồng.", "{hotline}", ""} {
		if fixedSentence(text) {
			t.Errorf("%q passes for a fixed sentence", text)
		}
	}
	if !fixedSentence("Anh/chị vui lòng gọi 0225.000.0000 để được hỗ trợ trực tiếp.") {
		t.Error("the hotline line is none of the fixed sentences")
	}
}
