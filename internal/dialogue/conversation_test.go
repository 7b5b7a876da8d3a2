package dialogue

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"haiphongbot/internal/knowledge"
	"haiphongbot/internal/search"
)

var update = flag.Bool("update", false, "rewrite what the bot says in testdata/conversations, and sense.model")

// TestConversations plays the scripts of testdata/conversations. Each says
// above its first section what it shows, then alternates sections "khách"
// (what the user does) and "bot" (what they read). See DOC-TRUOC.md there.
func TestConversations(t *testing.T) {
	scripts, err := filepath.Glob("testdata/conversations/*.txtar")
	if err != nil || len(scripts) < 40 {
		t.Fatalf("%d scripts, %v", len(scripts), err)
	}
	for _, path := range scripts {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			played := play(t, archive)
			if *update {
				if err := os.WriteFile(path, txtar.Format(played), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(txtar.Format(archive)), string(txtar.Format(played))); diff != "" {
				t.Errorf("- expected, + said:\n%s", diff)
			}
		})
	}
}

// stage is where a script is played.
type stage struct {
	responder *Responder
	conv      Conversation
	now       time.Time
	replies   []Reply
	contact   bool
	desk      bool
	away      bool
}

// play returns the script with what the bot says now.
func play(t *testing.T, script *txtar.Archive) *txtar.Archive {
	t.Helper()
	s := &stage{now: time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC), contact: true}
	folder := "testdata/kho"
	for line := range strings.Lines(string(script.Comment)) {
		switch strings.TrimSpace(line) {
		case "(kho tài liệu thật)":
			folder = "../../knowledge"
		case "(chưa có thông tin liên hệ)":
			s.contact = false
		case "(có chuyên viên trực)":
			s.desk = true
		case "(chưa liên lạc được chuyên viên)":
			s.desk, s.away = true, true
		}
	}
	s.open(t, folder)
	played := &txtar.Archive{Comment: script.Comment}
	for _, f := range script.Files {
		if f.Name != "khách" {
			continue
		}
		played.Files = append(played.Files, f, txtar.File{Name: "bot", Data: []byte(s.say(t, string(f.Data)) + "\n")})
	}
	return played
}

// open puts the bot in front of a folder.
func (s *stage) open(t *testing.T, folder string) {
	t.Helper()
	lib, index := openFolder(t, folder)
	if !s.contact {
		bare := *lib
		bare.Contact = knowledge.Contact{}
		lib = &bare
	}
	s.responder = New(lib, index, Options{Desk: s.desk})
}

// say does what one section "khách" holds and returns the reply as text.
// Directives in brackets stand on lines of their own before the message.
func (s *stage) say(t *testing.T, section string) string {
	t.Helper()
	msg := Message{Away: s.away}
	var text []string
	for line := range strings.Lines(section) {
		line = strings.TrimSuffix(line, "\n")
		directive, isDirective := strings.CutPrefix(strings.TrimSuffix(line, "]"), "[")
		name, argument, _ := strings.Cut(directive, ": ")
		switch {
		case !isDirective:
			text = append(text, line)
		case name == "bấm":
			msg.Action = s.button(t, len(s.replies), argument)
		case strings.HasPrefix(name, "bấm ở tin "):
			n, err := strconv.Atoi(strings.TrimPrefix(name, "bấm ở tin "))
			if err != nil {
				t.Fatal(err)
			}
			msg.Action = s.button(t, n, argument)
		case name == "bấm nút cũ":
			msg.Action = argument
		case name == "gửi":
			msg.Media = map[string]Media{"ảnh": Photo, "tin thoại": Voice, "video": Video, "tệp": File, "nhãn dán": Sticker, "vị trí": Location, "danh bạ": Other}[argument]
		case name == "sau":
			wait, err := time.ParseDuration(argument)
			if err != nil {
				t.Fatal(err)
			}
			s.now = s.now.Add(wait)
		case name == "sửa câu trước":
			msg.Edited = true
		case name == "kho thay đổi":
			s.open(t, argument)
		default:
			t.Fatalf("unknown directive %q", line)
		}
	}
	msg.Text = strings.Join(text, "\n")
	reply, conv, err := s.responder.Respond(context.Background(), s.conv, msg, s.now)
	if err != nil {
		t.Fatal(err)
	}
	s.conv = throughJSON(t, conv)
	s.replies = append(s.replies, reply)
	return transcript(reply)
}

// button returns the action of the button with a label under the n-th reply, from 1.
func (s *stage) button(t *testing.T, n int, label string) string {
	t.Helper()
	for _, row := range s.replies[n-1].Buttons {
		for _, b := range row {
			if b.Label == label {
				return b.Action
			}
		}
	}
	t.Fatalf("no button %q in\n%s", label, transcript(s.replies[n-1]))
	return ""
}

// throughJSON stores a conversation and loads it, as happens between messages.
func throughJSON(t *testing.T, conv Conversation) Conversation {
	t.Helper()
	stored, err := json.Marshal(conv)
	if err != nil {
		t.Fatal(err)
	}
	var loaded Conversation
	if err := json.Unmarshal(stored, &loaded); err != nil {
		t.Fatal(err)
	}
	return loaded
}

// transcript writes a reply as it is read: quotations behind "> ", their
// answering part between asterisks, buttons in brackets.
func transcript(r Reply) string {
	var b strings.Builder
	for _, block := range r.Blocks {
		switch block.Kind {
		case Quotation:
			text := block.Text
			if block.From < block.To {
				text = text[:block.From] + "*" + text[block.From:block.To] + "*" + text[block.To:]
			}
			fmt.Fprintf(&b, "> %s\n", strings.ReplaceAll(text, "\n", "\n> "))
		case Source:
			fmt.Fprintf(&b, "  %s", block.Text)
			if block.Link != "" {
				fmt.Fprintf(&b, " <%s>", block.Link)
			}
			b.WriteByte('\n')
		default:
			fmt.Fprintf(&b, "%s\n", block.Text)
		}
	}
	for _, row := range r.Buttons {
		for i, button := range row {
			if i > 0 {
				b.WriteByte(' ')
			}
			fmt.Fprintf(&b, "[%s]", button.Label)
			if button.URL != "" {
				fmt.Fprintf(&b, "<%s>", button.URL)
			}
		}
		b.WriteByte('\n')
	}
	if r.Handover != nil {
		fmt.Fprintf(&b, "(chuyển cho chuyên viên: %s)\n", r.Handover.Question)
	}
	if f := r.Feedback; f != nil {
		fmt.Fprintf(&b, "(lưu phản hồi: hữu ích %t, %s đoạn %d, câu hỏi %q)\n", f.Helpful, f.Document, f.Paragraph, f.Question)
	}
	if r.Forget {
		b.WriteString("(xóa dữ liệu đã lưu)\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

var folders struct {
	sync.Mutex
	open map[string]folder
}

type folder struct {
	library *knowledge.Library
	index   search.Searcher
}

// openFolder loads and indexes a folder once for all tests.
func openFolder(t testing.TB, dir string) (*knowledge.Library, search.Searcher) {
	t.Helper()
	folders.Lock()
	defer folders.Unlock()
	if f, ok := folders.open[dir]; ok {
		return f.library, f.index
	}
	lib, err := knowledge.Load(context.Background(), dir, time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	index, err := search.Build(lib)
	if err != nil {
		t.Fatal(err)
	}
	if folders.open == nil {
		folders.open = make(map[string]folder)
	}
	folders.open[dir] = folder{lib, index}
	return lib, index
}
