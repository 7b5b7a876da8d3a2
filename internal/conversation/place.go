package conversation

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Everything that writes a whole state file, a new one too, writes a part beside
// its place, flushes it, reads it back, and only then puts it there in one step.
// What stood there before is lost at no moment, and what stands there is whole.

// partSuffix ends the names of parts. Nobody else's files are called so.
const partSuffix = ".haiphongbot.part"

// formerSuffix is how earlier versions called the one part of a file.
const formerSuffix = ".part"

// restsFor is how long a part must have rested, by the clock of its file system,
// before it counts as left behind: whoever writes one does so without a pause. One
// that is removed all the same fails, and harms nothing.
const restsFor = time.Hour

// maxLinks is how many symbolic links may lead from one to the next.
const maxLinks = 40

// How a file comes to its place.
const (
	replacing = true  // whatever stands there
	onlyNew   = false // the error is fs.ErrExist when something does
)

// place lets write fill a new file, verifies it and moves it to path. A symbolic
// link there stays, and the file comes to where it leads.
func place(path string, replace bool, write func(*os.File) error) (err error) {
	if path, err = resolve(path); err != nil {
		return err
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return fmt.Errorf("%s: not a regular file", path)
	}
	dir := filepath.Dir(path)
	out, err := os.CreateTemp(dir, filepath.Base(path)+".*"+partSuffix) // 0600: it holds personal data
	if err != nil {
		return err
	}
	part := out.Name()
	defer func() {
		if err != nil {
			_ = os.Remove(part)
		}
	}()
	if mine, err := out.Stat(); err == nil {
		removeParts(dir, func(_ string, other fs.FileInfo) bool {
			return mine.ModTime().Sub(other.ModTime()).Abs() > restsFor
		})
	}
	if err := errors.Join(write(out), out.Sync(), out.Close()); err != nil {
		return err
	}
	if err := verify(part); err != nil {
		return fmt.Errorf("the copy is not sound: %w", err)
	}
	move := os.Rename
	if !replace {
		move = moveNew
	}
	if err := move(part, path); err != nil {
		return err
	}
	return syncFolder(dir)
}

// link is os.Link, but for tests that play a file system without hard links.
var link = os.Link

// moveNew moves a part to a path where nothing stands.
func moveNew(part, path string) error {
	switch err := link(part, path); {
	case err == nil:
		_ = os.Remove(part) // or Open does
		return nil
	case errors.Is(err, fs.ErrExist) || errors.Is(err, fs.ErrNotExist):
		return err
	}
	// Without hard links the place is taken first. A process that ends before the
	// next step leaves an empty file, which Open refuses; nothing is ever replaced.
	taken, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if err := errors.Join(taken.Close(), os.Rename(part, path)); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}

// removeParts removes the parts in a folder that were left behind by processes
// that were ended: those that left accepts, by the name of the file that they are
// meant for. What cannot be removed is left to the next time.
func removeParts(dir string, left func(whole string, part fs.FileInfo) bool) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		whole, ok := wholeOf(e.Name())
		if !ok {
			continue
		}
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() && left(whole, info) {
			_ = os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}

// wholeOf returns the name of the file that a part is meant for: "x" for
// "x.123.haiphongbot.part", as place names them.
func wholeOf(part string) (whole string, ok bool) {
	name, ok := strings.CutSuffix(part, partSuffix)
	i := strings.LastIndexByte(name, '.')
	if !ok || i < 1 || i+1 == len(name) || strings.Trim(name[i+1:], "0123456789") != "" {
		return "", false
	}
	return name[:i], true
}

// resolve follows symbolic links to where a file is or, when they lead nowhere
// yet, is to be.
func resolve(path string) (string, error) {
	for range maxLinks {
		target, err := os.Readlink(path)
		if err != nil {
			return path, nil // no link, or nothing at all
		}
		if !filepath.IsAbs(target) {
			dir, err := filepath.EvalSymlinks(filepath.Dir(path))
			if err != nil {
				return "", err
			}
			target = filepath.Join(dir, target)
		}
		path = target
	}
	return "", fmt.Errorf("%s: too many symbolic links", path)
}

// same reports whether two paths name one file.
func same(a, b string) bool {
	first, errFirst := os.Stat(a)
	second, errSecond := os.Stat(b)
	return errFirst == nil && errSecond == nil && os.SameFile(first, second)
}

// syncFolder makes a rename last. Not every system can do that to a folder;
// there it lasts as soon as the system writes it.
func syncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	_ = d.Sync()
	return d.Close()
}
