package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestServeFollowsTheFolder edits the folder of a running bot as staff do, and
// reads what arrives at the desk.
func TestServeFollowsTheFolder(t *testing.T) {
	t.Parallel()
	const deskID = -100500
	dir := t.TempDir()
	write := func(name, text string) { // whole, however long a step takes
		t.Helper()
		whole := filepath.Join(dir, name)
		if err := errors.Join(os.WriteFile(whole+".part", []byte(text), 0o600), os.Rename(whole+".part", whole)); err != nil {
			t.Fatal(err)
		}
	}
	const port = "---\ntieu_de: Cảng biển\nngay: 2020-03-05\n---\nLuồng tàu Lạch Huyện sâu mười bốn mét, đón được tàu một trăm nghìn tấn.\n"
	write("cang.md", port)
	write("lien-he.yaml", "co_quan: Trung tâm Thử nghiệm\nhotline: 0225.123.456\n")
	write("cau-hoi-kiem-tra.yaml", "- cau_hoi: Luồng tàu Lạch Huyện sâu bao nhiêu mét?\n  tai_lieu: cang.md\n  doan: 1\n")
	s := newSite(t, "--knowledge", dir, "--desk=-100500")
	desk := s.server.Group(deskID, "Chuyên viên")
	staff, investor := s.server.User(7, "vi"), s.server.User(8, "vi")
	said := 0
	ask := func(question, part string) {
		t.Helper()
		investor.Say(question)
		said++
		s.last(8, said, part)
	}
	ask("Luồng tàu Lạch Huyện sâu bao nhiêu mét?", "mười bốn mét")

	// A file that is broken: the desk reads which, what and how to mend it.
	write("moi.md", "---\nngay: 31/02/2026\n---\nChợ Sắt có ba trăm gian hàng bán đồ điện tử.\n")
	s.last(deskID, 1, "moi.md", "31/02/2026")

	// A change that loses an answer waits, until staff accept it.
	write("cang.md", "---\ntieu_de: Cảng biển\n---\nKho bãi sau cảng rộng hai trăm héc-ta.\n")
	s.last(deskID, 2, "ĐANG CHỜ", "Luồng tàu Lạch Huyện sâu bao nhiêu mét?")
	ask("Luồng tàu Lạch Huyện sâu bao nhiêu mét?", "mười bốn mét")
	staff.SayIn(desk, "/chapnhan")
	var both strings.Builder // the answer to that and the report: either may come first
	for _, m := range s.wait(deskID, 4)[2:] {
		both.WriteString(m.Text + "\n")
	}
	if got := both.String(); !strings.Contains(got, "chuyển sang dùng bản mới") || !strings.Contains(got, "Kho tài liệu:") {
		t.Errorf("after /chapnhan the desk reads:\n%s", got)
	}
	ask("Kho bãi sau cảng rộng bao nhiêu?", "hai trăm héc-ta")
}
