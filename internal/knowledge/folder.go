package knowledge

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// The files at the top of the folder that are not documents.
const (
	contactFile  = "lien-he.yaml"
	glossaryFile = "thuat-ngu.yaml"
	checksFile   = "cau-hoi-kiem-tra.yaml"
)

var specialFiles = []string{contactFile, glossaryFile, checksFile}

// folder is an opened knowledge folder. Nothing outside it can be reached
// through it, not even by a symbolic link.
type folder struct{ root *os.Root }

// listing is one look at the folder.
type listing struct {
	entries  []entry
	problems []Problem
	unlisted []string // ids of what is there and could not be looked at
}

// entry is one file that counts.
type entry struct {
	id   string // path below the folder, slashes, NFC
	path string // the same as the disk spells it
	size int64
	mod  int64       // modification time, Unix nanoseconds
	mode fs.FileMode // who may read it

	special   string // which of the special files it is; spare when another one is it
	describes string // of a sidecar: the id of its document
}

// list walks the folder; entries are sorted by id. Files that nobody meant as
// knowledge (temporaries, names starting with "." or "_") are left out silently; files
// that cannot be knowledge are reported.
func (f folder) list(ctx context.Context) (listing, error) {
	fsys := f.root.FS()
	var l listing
	seen := map[string]bool{}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		id := norm.NFC.String(name)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case name == ".":
			return err
		case err != nil:
			l.missed(id, err)
			return nil
		case ignored(path.Base(id)) || d.IsDir() && belongsToPage(id):
			return skip(d)
		case d.IsDir() && strings.Count(id, "/") >= maxDepth:
			l.problems = append(l.problems, tooDeep(id))
			return fs.SkipDir
		case d.IsDir():
			return nil
		}
		return l.add(fsys, id, name, d, seen)
	})
	if err != nil {
		return listing{}, err
	}
	slices.SortFunc(l.entries, func(a, b entry) int { return cmp.Compare(a.id, b.id) })
	l.problems = append(l.problems, markSpecials(l.entries)...)
	pairSidecars(l.entries)
	return l, nil
}

// missed notes what is there and cannot be looked at.
func (l *listing) missed(id string, err error) {
	l.problems = append(l.problems, unreadable(id, err))
	l.unlisted = append(l.unlisted, id)
}

// add adds a file, or reports why it is none. seen holds the ids so far.
func (l *listing) add(fsys fs.FS, id, name string, d fs.DirEntry, seen map[string]bool) error {
	// A link to a file inside the folder is followed: mounted volumes are
	// made of such links. The root refuses those that lead out of it.
	info, err := fs.Stat(fsys, name)
	switch {
	case err != nil && d.Type()&fs.ModeSymlink != 0:
		l.problems = append(l.problems, brokenLink(id))
	case errors.Is(err, fs.ErrNotExist): // gone since the folder was listed
	case err != nil:
		l.missed(id, err)
	case info.IsDir():
		l.problems = append(l.problems, linkedFolder(id))
	case !info.Mode().IsRegular():
		l.problems = append(l.problems, notAFile(id))
	case seen[id]:
		l.problems = append(l.problems, sameName(id))
	case len(l.entries) >= maxFiles:
		l.problems = append(l.problems, tooManyFiles())
		return fs.SkipAll
	default:
		seen[id] = true
		l.entries = append(l.entries, entry{id: id, path: name, size: info.Size(), mod: info.ModTime().UnixNano(), mode: info.Mode()})
	}
	return nil
}

func skip(d fs.DirEntry) error {
	if d.IsDir() {
		return fs.SkipDir
	}
	return nil
}

// ignored reports whether a file or folder of this name is no knowledge:
// drafts and hidden files, and what editors, Office and file managers leave.
func ignored(name string) bool {
	lower := strings.ToLower(name)
	switch {
	case name[0] == '.', name[0] == '_', name[0] == '~', strings.HasSuffix(name, "~"):
		return true
	case strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#"):
		return true
	case lower == "thumbs.db", lower == "desktop.ini", lower == "ehthumbs.db", lower == "__macosx", lower == "$recycle.bin", lower == "system volume information":
		return true
	}
	switch path.Ext(lower) {
	case ".swp", ".swo", ".swx", ".tmp", ".temp", ".bak", ".lock", ".part", ".partial", ".crdownload", ".download":
		return true
	}
	return false
}

// belongsToPage reports whether a folder holds the pictures and scripts that a
// browser saves beside a page.
func belongsToPage(id string) bool {
	return strings.HasSuffix(id, "_files") || strings.HasSuffix(id, ".files") || strings.HasSuffix(id, "_tệp")
}

var errTooLarge = errors.New("file too large")

// read returns the bytes of a file of at most maxFileBytes.
func (f folder) read(e entry) ([]byte, error) {
	if e.size > maxFileBytes {
		return nil, errTooLarge
	}
	file, err := f.root.Open(e.path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data := make([]byte, 0, min(e.size, maxFileBytes)+1)
	for {
		n, err := file.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		switch {
		case len(data) > maxFileBytes:
			return nil, errTooLarge
		case err == io.EOF:
			return data, nil
		case err != nil:
			return nil, fmt.Errorf("read %s: %w", e.id, err)
		case len(data) == cap(data):
			data = append(data, 0)[:len(data)]
		}
	}
}
