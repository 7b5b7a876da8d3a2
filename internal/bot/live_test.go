package bot

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"haiphongbot/internal/dialogue"
	"haiphongbot/internal/knowledge"
)

const (
	port = "---\ntieu_de: Cảng biển\nngay: 2020-03-05\n---\n" +
		"Luồng tàu Lạch Huyện sâu mười bốn mét, đón được tàu một trăm nghìn tấn.\n\n" +
		"Kho bãi sau cảng rộng hai trăm héc-ta.\n"
	school = "---\ntieu_de: Trường học\nngay: 2021-06-01\n---\n" +
		"Thành phố có hai trăm linh tư trường tiểu học đạt chuẩn quốc gia.\n"
	contact = "co_quan: Trung tâm Thử nghiệm\nhotline: 0225.123.456\n"
	gate    = "- cau_hoi: Luồng tàu Lạch Huyện sâu bao nhiêu mét?\n  tai_lieu: cang.md\n  doan: Luồng tàu Lạch Huyện\n" +
		"- cau_hoi: Có bao nhiêu trường tiểu học đạt chuẩn quốc gia?\n  tai_lieu: truong.md\n  doan: 1\n"

	askDepth  = "Luồng tàu Lạch Huyện sâu bao nhiêu mét?"
	askSchool = "Có bao nhiêu trường tiểu học đạt chuẩn quốc gia?"
)

// site is a folder under test and the bot that follows it.
type site struct {
	t      *testing.T
	dir    string
	data   string
	now    time.Time
	live   *Live
	hold   bool
	mu     sync.Mutex
	report []string // what staff were told
}

func newSite(t *testing.T) *site {
	s := &site{t: t, dir: t.TempDir(), data: t.TempDir(), now: noon, hold: true}
	for name, text := range map[string]string{"cang.md": port, "truong.md": school, "lien-he.yaml": contact, "cau-hoi-kiem-tra.yaml": gate} {
		s.write(name, text)
	}
	return s
}

func (s *site) write(name, text string) {
	s.t.Helper()
	full := filepath.Join(s.dir, name)
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
		s.t.Fatal(err)
	}
}

func (s *site) remove(name string) {
	s.t.Helper()
	if err := os.Remove(filepath.Join(s.dir, name)); err != nil {
		s.t.Fatal(err)
	}
}

// Swap and Tell make the site a Follower.
func (s *site) Swap(Responder) {}

func (s *site) Tell(_ context.Context, r dialogue.Reply) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	var text []string
	for _, b := range r.Blocks {
		text = append(text, b.Text)
	}
	s.report = append(s.report, strings.Join(text, "\n"))
	return nil
}

func (s *site) lastReport() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.report) == 0 {
		return ""
	}
	return s.report[len(s.report)-1]
}

// open starts a bot over the folder, as after a restart.
func (s *site) open() {
	s.t.Helper()
	if s.live != nil {
		_ = s.live.Close()
	}
	log := slog.New(slog.DiscardHandler)
	live, err := OpenLive(s.t.Context(), LiveOptions{
		Folder: s.dir, Cache: knowledge.NewCache(s.data, log), Hold: s.hold, Rescan: time.Minute,
		Clock: func() time.Time { return s.now }, Logger: log,
	})
	if err != nil {
		s.t.Fatal(err)
	}
	live.follower = s
	s.live = live
}

func (s *site) close() { _ = s.live.Close() }

// answers checks that a question is answered with words of a passage, or not
// at all when the words are "".
func (s *site) answers(question, words string) {
	s.t.Helper()
	reply, _, err := s.live.Responder().Respond(s.t.Context(), dialogue.Conversation{}, dialogue.Message{Text: question}, s.now)
	if err != nil {
		s.t.Fatal(err)
	}
	switch {
	case words == "" && isAnswer(reply):
		s.t.Errorf("%q is answered with %q, want no answer", question, reply.Hits[0].Passage.Text)
	case words != "" && !isAnswer(reply):
		s.t.Errorf("%q is not answered: %s", question, reply.Text())
	case words != "" && !strings.Contains(reply.Hits[0].Passage.Text, words):
		s.t.Errorf("%q is answered with %q, want %q", question, reply.Hits[0].Passage.Text, words)
	}
}

func (s *site) notQuoted(question, words string) {
	s.t.Helper()
	reply, _, err := s.live.Responder().Respond(s.t.Context(), dialogue.Conversation{}, dialogue.Message{Text: question}, s.now)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, b := range reply.Blocks {
		if b.Kind == dialogue.Quotation && strings.Contains(b.Text, words) {
			s.t.Errorf("%q is answered with %q, which was deleted", question, b.Text)
		}
	}
}

func (s *site) reported(words ...string) {
	s.t.Helper()
	for _, w := range words {
		if !strings.Contains(s.lastReport(), w) {
			s.t.Errorf("staff are not told %q but:\n%s", w, s.lastReport())
		}
	}
}

func TestChangeIsTakenOver(t *testing.T) {
	s := newSite(t)
	s.open()
	defer func() { s.close() }()
	s.answers(askDepth, "mười bốn mét")
	s.write("cang.md", strings.ReplaceAll(port, "mười bốn", "mười sáu"))
	s.write("so/cho.md", "Chợ Sắt có ba trăm gian hàng bán đồ điện tử.\n")
	s.live.look(t.Context())
	s.answers(askDepth, "mười sáu mét")
	s.answers("Chợ Sắt có bao nhiêu gian hàng?", "ba trăm gian hàng")
	if s.live.held.Load() {
		t.Error("a change that loses nothing is held")
	}
}

// What staff delete is not quoted any more, whatever else is going on.
func TestDeletedFileIsNotQuoted(t *testing.T) {
	s := newSite(t)
	s.open()
	defer func() { s.close() }()
	s.remove("truong.md")
	s.live.look(t.Context())
	s.notQuoted(askSchool, "trường tiểu học")
	s.answers(askDepth, "mười bốn")
	s.reported(askSchool, "đã được xóa")
	if s.live.held.Load() {
		t.Error("a deletion is held")
	}

	s = newSite(t)
	s.open()
	s.write("cang.md", lossy)
	s.live.look(t.Context())
	s.remove("truong.md")
	s.live.look(t.Context())
	s.notQuoted(askSchool, "trường tiểu học")
	s.answers(askDepth, "mười bốn")
	if !s.live.held.Load() {
		t.Error("the change is not held any more")
	}
}

// TestDeletedFileDoesNotWaitForTheGate deletes a file, alone or with other changes, and
// looks whether the gate has been asked by the time it is out of the answers.
func TestDeletedFileDoesNotWaitForTheGate(t *testing.T) {
	for _, test := range []struct {
		name  string
		also  func(s *site)
		swaps int
	}{
		{"alone", func(*site) {}, 1},
		{"beside a change", func(s *site) { s.write("cho.md", "Chợ Sắt có ba trăm gian hàng.\n") }, 2},
		{"beside a change that is held", func(s *site) { s.write("cang.md", lossy) }, 1},
		{"beside a renamed file", func(s *site) { s.remove("cang.md"); s.write("luong-tau.md", port) }, 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := newSite(t)
			s.open()
			defer func() { s.close() }()
			s.live.look(t.Context())
			swaps := 0
			s.live.follower = following{s, func() {
				if _, asked := s.live.current.asked.Load(askDepth); asked && swaps == 0 {
					t.Error("the deleted file was quoted until the gate was asked")
				}
				swaps++
				s.live.mu.Unlock()
				defer s.live.mu.Lock()
				s.notQuoted(askSchool, "trường tiểu học")
				s.answers(askDepth, "mười bốn")
			}}
			s.remove("truong.md")
			test.also(s)
			s.live.look(t.Context())
			if swaps != test.swaps {
				t.Errorf("%d swaps, want %d", swaps, test.swaps)
			}
			s.reported(askSchool, "đã được xóa")
		})
	}
}

// TestContactNeedsNoGate changes what the contact file says, then what it is silent about.
func TestContactNeedsNoGate(t *testing.T) {
	s := newSite(t)
	s.open()
	defer func() { s.close() }()
	s.live.look(t.Context())
	for _, test := range []struct {
		file, text string
		again      bool // the gate is to be asked
	}{
		{"lien-he.yaml", strings.ReplaceAll(contact, "0225", "0226"), false},
		{"lien-he.yaml", strings.ReplaceAll(contact, "0225", "0227") + "email: hoi@example.vn\n", true},
		{"truong.md", school + "\nThêm một trường trung học cơ sở.\n", true},
	} {
		known := s.live.current.asked
		s.write(test.file, test.text)
		s.live.look(t.Context())
		if got := s.live.current.asked != known; got != test.again {
			t.Errorf("after %q: the gate asked again: %v, want %v", test.text, got, test.again)
		}
	}
	reply, _, err := s.live.Responder().Respond(t.Context(), dialogue.Conversation{}, dialogue.Message{Text: "hotline"}, s.now)
	if err != nil || !strings.Contains(reply.Text(), "0227.123.456") {
		t.Errorf("the new hotline is not told: %v, %s", err, reply.Text())
	}
}

// following is a site that notices when something else is answered from.
type following struct {
	*site
	swapped func()
}

func (f following) Swap(Responder) { f.swapped() }

func TestFaultyFolderKeepsTheLastGoodState(t *testing.T) {
	away := func(s *site) {
		if err := os.Rename(s.dir, s.dir+"-away"); err != nil {
			s.t.Fatal(err)
		}
	}
	for _, test := range []struct {
		name   string
		fault  func(s *site)
		report string
	}{
		{"folder is missing", away, "Không mở được thư mục"},
		{"drive is not mounted", func(s *site) {
			away(s)
			if err := os.Mkdir(s.dir, 0o755); err != nil {
				s.t.Fatal(err)
			}
		}, "Không mở được thư mục"},
		{"document is empty", func(s *site) { s.write("cang.md", "") }, "bản trước"},
		{"document is no text", func(s *site) { s.write("cang.md", strings.Repeat("\x00\x01\xff\xfe\x80", 300)) }, "bản trước"},
		{"front matter is broken", func(s *site) { s.write("cang.md", "---\ntieu_de: [x\n---\nMột câu khác về cảng.\n") }, "bản trước"},
		{"contact file is broken", func(s *site) { s.write("lien-he.yaml", "hotline: [0225\n") }, "lien-he.yaml"},
		{"gate file is broken", func(s *site) { s.write("cau-hoi-kiem-tra.yaml", "- cau_hoi: [x\n") }, "cau-hoi-kiem-tra.yaml"},
		{"file may not be read", func(s *site) {
			if os.Geteuid() == 0 {
				s.t.Skip("root may read everything")
			}
			if err := os.Chmod(filepath.Join(s.dir, "cang.md"), 0); err != nil {
				s.t.Fatal(err)
			}
			s.write("cho.md", "Chợ Sắt có ba trăm gian hàng.\n")
		}, "quyền"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := newSite(t)
			s.open()
			defer func() { s.close() }()
			check := func() {
				t.Helper()
				s.answers(askDepth, "mười bốn")
				s.answers("hotline", "")
				if reply, _, _ := s.live.Responder().Respond(t.Context(), dialogue.Conversation{}, dialogue.Message{Text: "hotline"}, s.now); !strings.Contains(reply.Text(), "0225.123.456") {
					t.Errorf("the hotline is lost: %s", reply.Text())
				}
			}
			test.fault(s)
			s.live.look(t.Context())
			check()
			s.reported(test.report)
			s.open() // as after kill -9
			check()
			if _, err := os.Stat(s.dir + "-away"); err == nil {
				_ = os.Remove(s.dir)
				if err := os.Rename(s.dir+"-away", s.dir); err != nil {
					t.Fatal(err)
				}
			}
			s.write("cang.md", strings.ReplaceAll(port, "mười bốn", "mười sáu"))
			_ = os.Chmod(filepath.Join(s.dir, "cang.md"), 0o644)
			s.live.look(t.Context())
			s.answers(askDepth, "mười sáu")
		})
	}
}

func TestCacheMayBeLost(t *testing.T) {
	s := newSite(t)
	s.open()
	defer func() { s.close() }()
	damage := func(change func(name string) error) {
		err := filepath.WalkDir(s.data, func(name string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			return change(name)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	damage(func(name string) error {
		data, err := os.ReadFile(name)
		if err == nil && len(data) > 0 {
			data[len(data)/2] ^= 0x40
			err = os.WriteFile(name, data, 0o600)
		}
		return err
	})
	s.open()
	s.answers(askDepth, "mười bốn")
	damage(func(name string) error { return os.Truncate(name, 7) })
	s.open()
	s.answers(askDepth, "mười bốn")
	if err := os.RemoveAll(s.data); err != nil {
		t.Fatal(err)
	}
	s.open()
	s.answers(askDepth, "mười bốn")
}

// A document ends on its day without any change of a file.
func TestDocumentExpiresAsDaysPass(t *testing.T) {
	s := newSite(t)
	s.write("cang.md", strings.Replace(port, "---\n", "---\nhet_hieu_luc: 2026-03-03\n", 1))
	s.open()
	defer func() { s.close() }()
	s.now = noon.AddDate(0, 0, 1)
	s.live.look(t.Context())
	s.answers(askDepth, "mười bốn")
	s.now = noon.AddDate(0, 0, 2)
	s.live.look(t.Context())
	s.answers(askDepth, "")
	s.reported("hết hiệu lực")
}

func TestThirtyReloadsUnderLoad(t *testing.T) {
	s := newSite(t)
	s.live = nil
	log := slog.New(slog.DiscardHandler)
	live, err := OpenLive(t.Context(), LiveOptions{
		Folder: s.dir, Cache: knowledge.NewCache(s.data, log), Hold: true, Rescan: time.Minute, Clock: func() time.Time { return noon }, Logger: log,
	})
	if err != nil {
		t.Fatal(err)
	}
	b, _ := newBot(t, live.Responder(), Options{ReplyTime: time.Minute}) // how busy the machine is does not count
	live.follower = b
	ctx, cancel := context.WithCancel(t.Context())
	var askers sync.WaitGroup
	var asked, empty, failed atomic.Int64
	for range 2 {
		askers.Go(func() {
			for ended := false; !ended; { // once at least
				reply, _, err := b.respond(t.Context(), dialogue.Conversation{}, dialogue.Message{Text: askDepth}, noon)
				asked.Add(1)
				switch {
				case err != nil:
					failed.Add(1)
				case !isAnswer(reply):
					empty.Add(1)
				}
				time.Sleep(5 * time.Millisecond) // leave the reloads a share of a small machine
				ended = ctx.Err() != nil
			}
		})
	}
	for i := range 30 {
		s.write("truong.md", school+strings.Repeat("\nThêm một trường trung học cơ sở ở huyện An Dương.\n", i+1))
		live.look(t.Context())
	}
	cancel()
	askers.Wait()
	if failed.Load()+empty.Load() > 0 || asked.Load() == 0 {
		t.Errorf("of %d questions %d failed and %d had no answer", asked.Load(), failed.Load(), empty.Load())
	}
	reply, _, err := live.Responder().Respond(t.Context(), dialogue.Conversation{}, dialogue.Message{Text: askDepth}, noon)
	if err != nil || !isAnswer(reply) {
		t.Errorf("no answer after the last reload: %v", err)
	}
	if err := live.Close(); err != nil {
		t.Error(err)
	}
}

// A saved file is live without anybody saying so.
func TestRunSeesChanges(t *testing.T) {
	s := newSite(t)
	log := slog.New(slog.DiscardHandler)
	live, err := OpenLive(t.Context(), LiveOptions{
		Folder: s.dir, Hold: true, Rescan: time.Minute, Settle: 20 * time.Millisecond, Clock: time.Now, Logger: log,
	})
	if err != nil {
		t.Fatal(err)
	}
	s.live = live
	ctx, cancel := context.WithCancel(t.Context())
	var running sync.WaitGroup
	running.Go(func() { live.Run(ctx, s) })
	defer running.Wait()
	defer cancel()
	appears := func(file string, present bool) {
		t.Helper()
		for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
			if slices.ContainsFunc(live.Report().Documents, func(d knowledge.ReportedDocument) bool { return d.File == file }) == present {
				return
			}
		}
		t.Fatalf("%s is not seen to be there: %v", file, present)
	}
	time.Sleep(50 * time.Millisecond)
	s.write("cho.md", "Chợ Sắt có ba trăm gian hàng.\n")
	appears("cho.md", true)
	s.write("moi/sau/cau.md", "Cầu Bính dài một nghìn hai trăm mét.\n")
	appears("moi/sau/cau.md", true)
	s.write("moi/sau/ham.md", "Hầm Tam Bạc dài bốn trăm mét.\n")
	appears("moi/sau/ham.md", true)
	s.remove("cho.md")
	appears("cho.md", false)
}

func TestDocumentsThatNobodyIsAnsweredFromAreReported(t *testing.T) {
	s := newSite(t)
	s.open()
	s.live.look(t.Context())
	s.live.begin(t.Context(), s)
	s.answers(askDepth, "mười bốn mét")
	s.now = s.now.AddDate(0, 0, 31)
	s.live.look(t.Context())
	var got []string
	for _, p := range s.live.Report().Problems {
		if strings.Contains(p.Message, "30 ngày") {
			got = append(got, p.Message)
		}
	}
	if len(got) != 1 || !strings.Contains(got[0], "truong.md") || strings.Contains(got[0], "cang.md") {
		t.Errorf("reported as unused: %q", got)
	}
	s.open() // what was answered is remembered over a restart
	s.live.look(t.Context())
	if u := knowledge.NewCache(s.data, slog.New(slog.DiscardHandler)).Usage(); u["cang.md"] != "" || u["truong.md"] == "" {
		t.Errorf("remembered: %v", u)
	}
	s.remove("truong.md")
	s.live.look(t.Context())
	if u := s.live.tally.usage; len(u) != 1 {
		t.Errorf("remembered once a document is gone: %v", u)
	}
	s.close()
}
