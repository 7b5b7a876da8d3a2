package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"haiphongbot/internal/telegram/telegramtest"
)

// TestServeRestored loses the state file and puts a backup back that was made while
// an answer waited to be sent: nobody reads it twice, and what staff reply to an old
// card reaches whoever asked, or nobody.
func TestServeRestored(t *testing.T) {
	t.Parallel()
	const deskID, anna, binh, chi, dung = -100500, 51, 52, 53, 54
	kb := t.TempDir()
	if err := os.WriteFile(filepath.Join(kb, "cang.md"), []byte("# Cảng\n\nCảng Hải Phòng đón tàu lớn.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := newSite(t, "--knowledge", kb, "--desk=-100500", "--backup-every=0")
	s.server.Group(deskID, "Chuyên viên")
	staff := s.server.User(7, "vi")
	began := time.Now()
	cards := 0
	handOver := func(chat int64) telegramtest.Message {
		t.Helper()
		user := s.server.User(chat, "vi")
		user.Say("Giá thuê đất ở Đình Vũ?")
		reply := s.last(chat, 1)
		button, ok := reply.Find("Chuyển")
		if !ok {
			t.Fatalf("no button passes the question on: %v", reply.Keyboard)
		}
		user.Press(reply, button.Data)
		s.last(chat, 2)
		cards++
		return s.last(deskID, cards, "[#")
	}
	do := func(args ...string) string {
		t.Helper()
		out, errs, code := run(t, t.Context(), strings.NewReader(""), args...)
		if code != exitOK {
			t.Fatalf("%v: %s", args, errs)
		}
		return out
	}

	kept := handOver(anna)
	s.settled()
	s.server.Fault(telegramtest.Fault{Trouble: telegramtest.Gateway, Method: "sendMessage"})
	s.server.User(binh, "vi").Say("/hotline")
	s.settled()
	copied := filepath.Join(t.TempDir(), "copy.db")
	do("backup", "--data", s.data, copied)
	s.server.Heal()
	s.last(binh, 1)
	lost := handOver(chi)
	s.settled()
	s.stop()
	if err := os.Remove(filepath.Join(s.data, stateFile)); err != nil {
		t.Fatal(err)
	}
	// A number is new after a restore when people have asked less than once a second.
	time.Sleep(time.Until(began.Add(time.Duration(cards) * time.Second)))
	if out := do("restore", "--data", s.data, copied); !strings.Contains(out, "1 tin nhắn") || !strings.Contains(out, "--resend") {
		t.Errorf("restore says %q", out)
	}
	s.start()

	handOver(dung)
	staff.Reply(lost, "Trả lời cho người đã bị quên.")
	s.last(deskID, cards+1, "không còn lưu")
	staff.Reply(kept, "Mời anh/chị gọi Trung tâm.")
	s.last(anna, 3, "Mời anh/chị gọi Trung tâm.")
	s.last(deskID, cards+2, "Đã gửi")
	s.settled()
	s.wait(binh, 1)
	s.wait(chi, 2)
	s.wait(dung, 2)
	s.stop()
}
