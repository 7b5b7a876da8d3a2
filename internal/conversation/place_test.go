package conversation

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// names lists a folder.
func names(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return strings.Join(out, " ")
}

// play replaces link for one test.
func play(t *testing.T, other func(from, to string) error) {
	before := link
	link = other
	t.Cleanup(func() { link = before })
}

// A first start is ended before the new file has come to its place: nothing is
// there, and the next start begins anew and cleans up.
func TestFirstStartIsCutOff(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "state.db")
	play(t, func(part, path string) error {
		if err := verify(part); err != nil {
			t.Errorf("what comes to its place is not whole: %v", err)
		}
		if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("something stands there too early: %v", err)
		}
		data, err := os.ReadFile(part)
		if err != nil {
			t.Error(err)
		}
		for i, left := range [][]byte{nil, data[:100], make([]byte, 16384), data} { // whatever kill -9 leaves
			if err := os.WriteFile(fmt.Sprintf("%s.%d.haiphongbot.part", path, i), left, 0o600); err != nil {
				t.Error(err)
			}
		}
		return os.Link(part, path)
	})
	for _, name := range []string{"state.db.part", "state.db.77.haiphongbot.part", "other.db.77.haiphongbot.part", "state.db.old.part"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	f, err := Open(path, Options{Timeout: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if got, want := names(t, dir), "other.db.77.haiphongbot.part state.db state.db.old.part"; got != want {
		t.Errorf("the folder holds %s, want %s", got, want)
	}
}

// Where there are no hard links a new file comes to its place all the same, and
// never over another.
func TestNoHardLinks(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "state.db")
	play(t, func(from, to string) error { return &os.LinkError{Op: "link", Old: from, New: to, Err: syscall.EPERM} })
	f, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Apply(t.Context(), firstChange()); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := createFile(path, time.Time{}); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a file is created over another: %v", err)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("it was changed: %v", err)
	}
	if got := names(t, dir); got != "state.db" {
		t.Errorf("the folder holds %s", got)
	}
}

// Several processes start at once where no file is: one has it, and the others
// say that it is in use.
func TestFirstStartsAtOnce(t *testing.T) {
	for _, linked := range []bool{true, false} {
		if !linked {
			play(t, func(from, to string) error { return &os.LinkError{Op: "link", Old: from, New: to, Err: syscall.EPERM} })
		}
		path := filepath.Join(t.TempDir(), "state.db")
		const starts = 8
		files, errs := make([]*File, starts), make([]error, starts)
		var all sync.WaitGroup
		for i := range starts {
			all.Go(func() { files[i], errs[i] = Open(path, Options{Timeout: 200 * time.Millisecond}) })
		}
		all.Wait()
		opened := 0
		for i, f := range files {
			if f != nil {
				opened++
				if err := f.Close(); err != nil {
					t.Error(err)
				}
			} else if !errors.Is(errs[i], ErrLocked) && (linked || !errors.Is(errs[i], ErrEmpty)) {
				t.Error(errs[i])
			}
		}
		if opened != 1 {
			t.Errorf("%d of %d have the file", opened, starts)
		}
		if err := Check(path); err != nil {
			t.Error(err)
		}
	}
}

// What is not in use, nor a file, is named as what it is.
func TestEmptyFile(t *testing.T) {
	for name, size := range map[string]int{"no bytes": 0, "zeros": 16384, "few zeros": 100} {
		path := filepath.Join(t.TempDir(), "state.db")
		if err := os.WriteFile(path, make([]byte, size), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(path, Options{}); !errors.Is(err, ErrEmpty) || !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
		if info, err := os.Stat(path); err != nil || info.Size() != int64(size) {
			t.Errorf("%s: the file was changed, %v", name, err)
		}
	}
}

// The state file is reached by a symbolic link, to another disk for example.
func TestSymbolicLink(t *testing.T) {
	dir := t.TempDir()
	disk := filepath.Join(dir, "disk")
	if err := os.Mkdir(disk, 0o700); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "state.db")
	if err := os.Symlink(filepath.Join("disk", "real.db"), path); err != nil {
		t.Skip(err)
	}
	f, err := Open(path, Options{}) // the link leads nowhere yet
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Apply(t.Context(), firstChange()); err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(dir, "copy.db")
	if err := errors.Join(f.Backup(copied), f.Close()); err != nil {
		t.Fatal(err)
	}
	if _, _, err := Compact(path); err != nil {
		t.Error(err)
	}
	done, err := Restore(copied, path, Restoring{Now: time.Unix(0, 0)})
	if err != nil {
		t.Error(err)
	}
	if info, err := os.Lstat(done.Replaced); err != nil || !info.Mode().IsRegular() {
		t.Errorf("the replaced file is kept as %v, %v", info, err)
	}
	if info, err := os.Lstat(path); err != nil || info.Mode().Type() != fs.ModeSymlink {
		t.Errorf("the link has become %v, %v", info, err)
	}
	if got, want := names(t, disk), "real.db real.db.19700101T000000.000Z.replaced"; got != want {
		t.Errorf("the disk holds %s, want %s", got, want)
	}
}

// A copy is never written over the state file, by whatever name it goes, nor over
// something that is no file.
func TestCopySparesTheStateFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "state.db")
	f, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Apply(t.Context(), firstChange()); err != nil {
		t.Fatal(err)
	}
	symbolic, hard, folder := filepath.Join(dir, "symbolic.db"), filepath.Join(dir, "hard.db"), filepath.Join(dir, "folder")
	if err := errors.Join(os.Symlink(path, symbolic), os.Link(path, hard), os.Mkdir(folder, 0o700)); err != nil {
		t.Skip(err)
	}
	t.Chdir(dir)
	before := names(t, dir)
	for _, running := range []bool{true, false} {
		for _, to := range []string{path, symbolic, hard, "state.db", "./folder/../state.db"} {
			if err := Copy(path, to); !errors.Is(err, errItself) {
				t.Errorf("Copy to %s: %v", to, err)
			}
			if running {
				if err := f.Backup(to); !errors.Is(err, errItself) {
					t.Errorf("Backup to %s: %v", to, err)
				}
			}
		}
		if running {
			if err := f.Backup(folder); err == nil {
				t.Error("a copy took the place of a folder")
			}
			if err := f.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if got := names(t, dir); got != before {
		t.Errorf("the folder held %s, now %s", before, got)
	}
	if err := Check(path); err != nil {
		t.Error(err)
	}
}

// Parts that an interrupted copy left are removed by the next to the same folder,
// unless somebody may still be writing them.
func TestPartsOfACopy(t *testing.T) {
	dir := t.TempDir()
	f, err := Open(filepath.Join(dir, "state.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	folder := filepath.Join(dir, "copies")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, age := range map[string]time.Duration{
		"copy.db.1.haiphongbot.part": 2 * time.Hour, "copy.db.2.haiphongbot.part": time.Minute,
		"copy.db.3.haiphongbot.part":      -2 * time.Hour, // the clock was set back
		"yesterday.db.4.haiphongbot.part": 2 * time.Hour,
		"copy.db.5.part":                  2 * time.Hour, "copy.db.x.haiphongbot.part": 2 * time.Hour, "download.part": 2 * time.Hour,
	} {
		at := time.Now().Add(-age)
		path := filepath.Join(folder, name)
		if err := errors.Join(os.WriteFile(path, []byte("x"), 0o600), os.Chtimes(path, at, at)); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Backup(filepath.Join(folder, "copy.db")); err != nil {
		t.Fatal(err)
	}
	if got, want := names(t, folder), "copy.db copy.db.2.haiphongbot.part copy.db.5.part copy.db.x.haiphongbot.part download.part"; got != want {
		t.Errorf("the folder holds %s, want %s", got, want)
	}
}
