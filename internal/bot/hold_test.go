package bot

import (
	"context"
	"haiphongbot/internal/dialogue"
	"haiphongbot/internal/knowledge"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// lossy is a change of cang.md that loses the answer on the depth.
const lossy = "---\ntieu_de: Cảng biển\n---\nKho bãi sau cảng rộng ba trăm héc-ta.\n"

func TestChangeThatLosesAnAnswerIsHeld(t *testing.T) {
	for _, test := range []struct {
		name  string
		then  func(s *site)
		depth string // what is answered after then
		held  bool
	}{
		{"until staff accept it", func(s *site) {
			if !s.live.Accept() {
				s.t.Error("nothing to accept")
			}
		}, "", false},
		{"until it is mended", func(s *site) { s.write("cang.md", port+"\nMột câu mới về cảng biển của thành phố.\n") }, "mười bốn", false},
		{"until the question is taken out", func(s *site) { s.write("cau-hoi-kiem-tra.yaml", gate[strings.Index(gate, "- cau_hoi: Có"):]) }, "", false},
		{"also when something else changes", func(s *site) { s.write("cho.md", "Chợ Sắt có ba trăm gian hàng.\n") }, "mười bốn", true},
		{"also over a restart", func(s *site) { s.open() }, "mười bốn", true},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := newSite(t)
			s.open()
			defer func() { s.close() }()
			s.write("cang.md", lossy)
			s.live.look(t.Context())
			s.answers(askDepth, "mười bốn")
			if !s.live.held.Load() {
				t.Fatal("the change is not held")
			}
			s.reported("ĐANG CHỜ", askDepth, "/chapnhan")
			test.then(s)
			s.live.look(t.Context())
			s.answers(askDepth, test.depth)
			if s.live.held.Load() != test.held {
				t.Errorf("held is %v", !test.held)
			}
		})
	}
}

// Only the file that loses an answer waits; what else staff change is answered from.
func TestOnlyWhatLosesAnAnswerIsHeld(t *testing.T) {
	s := newSite(t)
	s.open()
	defer func() { s.close() }()
	s.write("cang.md", lossy)
	s.write("cho.md", "Chợ Sắt có ba trăm gian hàng bán đồ điện tử.\n")
	s.live.look(t.Context())
	s.answers(askDepth, "mười bốn")
	s.answers("Chợ Sắt có bao nhiêu gian hàng?", "ba trăm gian hàng")
	if !s.live.held.Load() {
		t.Fatal("the change of cang.md is not held")
	}
	s.reported("bản mới của cang.md", "Các thay đổi khác đã được dùng")

	s.write("cho.md", "Chợ Sắt có bốn trăm gian hàng bán đồ điện tử.\n")
	s.live.look(t.Context())
	s.answers("Chợ Sắt có bao nhiêu gian hàng?", "bốn trăm gian hàng")
	s.answers(askDepth, "mười bốn")

	s.open() // over a restart too
	s.answers("Chợ Sắt có bao nhiêu gian hàng?", "bốn trăm gian hàng")
	s.answers(askDepth, "mười bốn")
	if !s.live.Accept() {
		t.Fatal("nothing to accept")
	}
	s.live.look(t.Context())
	s.answers(askDepth, "")
	s.answers("Kho bãi sau cảng rộng bao nhiêu?", "ba trăm héc-ta")
}

// What was refused for want of a document may be answered by a new one.
func TestNewDocumentMayAnswerWhatWasRefused(t *testing.T) {
	const ask = "Giá vé phà Bính là bao nhiêu?"
	s := newSite(t)
	s.write("cau-hoi-kiem-tra.yaml", gate+"- cau_hoi: "+ask+"\n  tu_choi: true\n")
	s.open()
	defer func() { s.close() }()
	s.notQuoted(ask, "đồng")
	s.write("ve-pha.md", "# Giá vé phà\n\nGiá vé phà Bính là 2.000 đồng một lượt khách.\n")
	s.live.look(t.Context())
	s.answers(ask, "2.000 đồng")
	if s.live.held.Load() {
		t.Error("the change is held")
	}
	s.reported(ask, "trong khi phải từ chối")
}

// A number of a passage does not follow it when others are put above.
func TestPassageThatIsAnotherNowIsLost(t *testing.T) {
	s := newSite(t)
	s.open()
	defer func() { s.close() }()
	s.write("truong.md", "Phường mới đang xin công nhận 12 trường tiểu học đạt chuẩn quốc gia, hồ sơ do các trường tự lập.\n")
	s.live.look(t.Context())
	s.answers(askSchool, "trường tiểu học")
	s.reported("khác hẳn")
	s.write("truong.md", strings.Replace(school, "linh tư", "linh năm", 1))
	s.live.look(t.Context())
	s.answers(askSchool, "linh năm")
	if s.live.held.Load() {
		t.Error("an edited passage is held")
	}
}

// What staff take back after they accepted it is not held a second time.
func TestTakingBackAnAcceptedChangeIsNotHeld(t *testing.T) {
	s := newSite(t)
	two := school + "\nPhường mới đang xin công nhận 12 nhà văn hóa, hồ sơ do các phường tự lập.\n"
	s.write("truong.md", two)
	s.write("cau-hoi-kiem-tra.yaml", gate+"- cau_hoi: Phường mới xin công nhận bao nhiêu nhà văn hóa?\n  tai_lieu: truong.md\n  doan: 2\n")
	s.open()
	defer func() { s.close() }()
	s.write("truong.md", strings.Replace(two, "Thành phố có hai trăm linh tư trường tiểu học đạt chuẩn quốc gia.\n", "", 1))
	s.live.look(t.Context())
	if !s.live.Accept() {
		t.Fatal("the change that loses a passage is not held")
	}
	s.live.look(t.Context())
	s.answers(askSchool, "nhà văn hóa") // as the gate has it: passage 1
	s.write("truong.md", two)
	s.live.look(t.Context())
	s.answers(askSchool, "linh tư")
	if s.live.held.Load() {
		t.Error("the passage that is back is held")
	}
}

func TestGateThatOnlyWarns(t *testing.T) {
	s := newSite(t)
	s.hold = false
	s.open()
	defer func() { s.close() }()
	s.write("cang.md", lossy)
	s.live.look(t.Context())
	s.answers(askDepth, "")
	s.reported(askDepth, "trước đây bot trả lời bằng đoạn 1 của cang.md")
}

// TestAcceptDoesNotWait asks for a change to be accepted while another is
// indexed, which holds the lock for as long as that takes.
func TestAcceptDoesNotWait(t *testing.T) {
	l := &Live{nudge: make(chan struct{}, 1)}
	l.held.Store(true)
	l.mu.Lock()
	defer l.mu.Unlock()
	done := make(chan bool)
	go func() { done <- l.Accept() }()
	select {
	case ok := <-done:
		if !ok {
			t.Error("the change that is held is not accepted")
		}
	case <-time.After(time.Minute):
		t.Error("Accept waits for the index")
	}
}

// TestGateAsksOnce counts how often the questions of the gate are asked: they
// cost as much as half an index over many passages.
func TestGateAsksOnce(t *testing.T) {
	var asked atomic.Int64
	e := &edition{library: &knowledge.Library{Checks: []knowledge.Check{{Question: "a?"}, {Question: "b?"}}},
		responder: counting(func() { asked.Add(1) }), asked: &sync.Map{}}
	for range 3 {
		if _, err := e.gate(t.Context(), time.Time{}); err != nil {
			t.Fatal(err)
		}
		if _, err := lostSince(t.Context(), e, e, time.Time{}); err != nil {
			t.Fatal(err)
		}
	}
	if asked.Load() != 2 {
		t.Errorf("two questions are asked %d times", asked.Load())
	}
}

type counting func()

func (c counting) Respond(_ context.Context, conv dialogue.Conversation, _ dialogue.Message, _ time.Time) (dialogue.Reply, dialogue.Conversation, error) {
	c()
	return dialogue.Reply{Outcome: dialogue.Unknown}, conv, nil
}
