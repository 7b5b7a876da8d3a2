package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"haiphongbot/internal/conversation"
)

// smallDisk mounts 4 MiB and returns where.
func smallDisk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=4m", "none", dir).CombinedOutput(); err != nil {
		t.Skipf("a disk of 4 MiB cannot be mounted here, which takes Linux and root: %v %s", err, out)
	}
	t.Cleanup(func() {
		if out, err := exec.Command("umount", dir).CombinedOutput(); err != nil {
			t.Errorf("umount: %v %s", err, out)
		}
	})
	return dir
}

// fillDisk leaves no room in a folder; the function that it returns frees it.
func fillDisk(t *testing.T, dir string) (free func()) {
	t.Helper()
	path := filepath.Join(dir, "filler")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	for size := 64 << 10; size > 0; size /= 2 { // to the last byte
		for block := make([]byte, size); err == nil; {
			_, err = f.Write(block)
		}
		if !errors.Is(err, syscall.ENOSPC) {
			t.Fatal(err)
		}
		err = nil
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := os.Remove(path); err != nil {
			t.Error(err)
		}
	}
}

var listening = regexp.MustCompile(`msg=listening address=(\S+)`)

// addressIn waits for the log to say where the bot listens: what the bot writes is
// read a little later.
func addressIn(t *testing.T, log fmt.Stringer) string {
	t.Helper()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		if address := listening.FindStringSubmatch(log.String()); address != nil {
			return address[1]
		}
	}
	t.Fatal("the bot does not say where it listens")
	return ""
}

// health asks the bot how it is.
func (s *site) health() (code int, storing bool) {
	s.t.Helper()
	resp, err := http.Get("http://" + addressIn(s.t, s.log) + "/health")
	if err != nil {
		s.t.Fatal(err)
	}
	defer resp.Body.Close()
	var status struct{ Storing bool }
	if err := json.NewDecoder(resp.Body).Decode(&status); err != nil {
		s.t.Fatal(err)
	}
	return resp.StatusCode, status.Storing
}

// TestServeOnAFullDisk fills the disk under the bot and frees it again. Every
// question is answered once, also those asked meanwhile, and no update is
// acknowledged before it is stored.
func TestServeOnAFullDisk(t *testing.T) {
	t.Parallel()
	dir := smallDisk(t)
	s := newSite(t, "--data", dir, "--listen", "127.0.0.1:0", "--backup-every", "0")
	const chats = 8
	round := 0
	ask := func() { // one question in each chat, and wait for the answers
		t.Helper()
		round++
		for chat := range int64(chats) {
			s.server.User(100+chat, "vi").Say("Thành phố ưu tiên xúc tiến đầu tư từ những nước nào?")
		}
		for chat := range int64(chats) {
			s.last(100+chat, round)
		}
	}
	ask()
	s.settled()
	if code, storing := s.health(); code != http.StatusOK || !storing {
		t.Errorf("with room: health %d, storing %v", code, storing)
	}

	free := fillDisk(t, dir)
	held := false // the file has some room of its own, and smaller changes may fit once more
	for i := 0; i < 40 && !held; i++ {
		ask()
		code, storing := s.health()
		held = code == http.StatusServiceUnavailable && !storing && s.server.Unconfirmed() > 0
	}
	if !held {
		t.Error("without room the bot never said that it cannot store while it held updates back")
	}

	free()
	s.settled()
	ask()
	s.settled()
	s.restart() // nobody is answered twice
	ask()
	s.settled()
	if code := s.stop(); code != exitOK {
		t.Errorf("serve ended with %d", code)
	}
	if err := conversation.Check(filepath.Join(dir, stateFile)); err != nil {
		t.Error(err)
	}
	for _, said := range []string{"answers go on from memory", "everything is stored"} {
		if !strings.Contains(s.log.String(), said) {
			t.Errorf("the log does not say: %s", said)
		}
	}
	if n := strings.Count(s.log.String(), "level=ERROR"); n > 10 {
		t.Errorf("%d errors are logged", n)
	}
}
