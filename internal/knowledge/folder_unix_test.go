//go:build unix

package knowledge

import (
	"errors"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestWhatIsNoFileHoldsNothingUp puts into the folder what can be opened or followed for
// ever, also under the names of the special files.
func TestWhatIsNoFileHoldsNothingUp(t *testing.T) {
	// Sockets have short names only.
	dir, err := os.MkdirTemp("", "kho")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	at := func(name string) string { return filepath.Join(dir, name) }
	socket := func() error {
		s, err := net.Listen("unix", at("socket.md"))
		if err == nil {
			t.Cleanup(func() { _ = s.Close() })
		}
		return err
	}
	device := func() error {
		err := syscall.Mknod(at("zero.md"), syscall.S_IFCHR|0o644, 1<<8|5) // /dev/zero
		if errors.Is(err, syscall.EPERM) {                                 // only root may, and not everywhere
			return os.Symlink("/dev/zero", at("zero.md"))
		}
		return err
	}
	for _, err := range []error{
		os.WriteFile(at("cang.md"), []byte("Luồng tàu Lạch Huyện sâu mười bốn mét.\n"), 0o600),
		syscall.Mkfifo(at("ong.md"), 0o600),
		syscall.Mkfifo(at("lien-he.yaml"), 0o600),
		syscall.Mkfifo(at("cang.md.yaml"), 0o600),
		socket(),
		device(),
		os.Symlink("/dev/stdin", at("stdin.md")),
		os.Symlink("vong.md", at("vong.md")),
		os.Symlink("b.md", at("a.md")),
		os.Symlink("a.md", at("b.md")),
		os.Symlink(".", at("lap")),
		os.Mkdir(at("con"), 0o700),
		os.Symlink("..", at("con/cha")),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	loaded := make(chan *Library, 1)
	go func() {
		lib, err := Load(t.Context(), dir, time.Now())
		if err != nil {
			t.Error(err)
		}
		loaded <- lib
	}()
	select {
	case lib := <-loaded:
		if len(lib.Documents) != 1 {
			t.Errorf("%d documents, want the one that is a file", len(lib.Documents))
		}
		var reported []string
		for _, p := range lib.Problems {
			if strings.Contains(p.Message, "tệp thông thường") || strings.Contains(p.Message, "lối tắt") {
				reported = append(reported, p.File)
			}
		}
		slices.Sort(reported)
		want := []string{"a.md", "b.md", "cang.md.yaml", "con/cha", "lap", "lien-he.yaml", "ong.md", "socket.md", "stdin.md", "vong.md", "zero.md"}
		if !slices.Equal(reported, want) {
			t.Errorf("reported %q, want %q", reported, want)
		}
	case <-time.After(patience):
		t.Fatal("the folder is read for ever")
	}
	if _, err := Load(t.Context(), at("ong.md"), time.Now()); err == nil {
		t.Error("a pipe is taken for a folder")
	}
}
