package knowledge

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
)

// readerVersion is part of every key. Raise it when a reader comes to read
// the same bytes otherwise.
const readerVersion = "19"

// contentKey names what a file says to this version of the readers. The name of the
// file counts, since problems quote it.
func contentKey(id string, data []byte) string {
	h := sha256.New()
	fmt.Fprintf(h, "%s\x00%s\x00", readerVersion, id)
	h.Write(data)
	return hex.EncodeToString(h.Sum(nil))
}

// Cache keeps on disk what files say, so that no file is read twice, and
// remembers the content that was last taken over. It may be deleted at any
// time. An entry that was damaged counts as absent; a disk that cannot be
// written makes the cache useless and nothing else. A nil Cache keeps nothing.
type Cache struct {
	dir     string
	log     *slog.Logger
	failing atomic.Bool // the last write failed and the log knows
}

// NewCache returns a cache in a folder, which is made when it is needed.
func NewCache(dir string, log *slog.Logger) *Cache { return &Cache{dir: dir, log: log} }

// stored is an entry on disk, preceded by its SHA-256.
type stored struct {
	Data  []byte
	Draft *draft
}

func (c *Cache) file(key string) string { return filepath.Join(c.dir, key[:2], key[2:]) }

// get fills in what the file of r.key says; false when that is not known.
func (c *Cache) get(r *result) bool {
	if c == nil || len(r.key) != 2*sha256.Size {
		return false
	}
	data, err := os.ReadFile(c.file(r.key))
	if err != nil || len(data) < sha256.Size {
		return false
	}
	if sum := sha256.Sum256(data[sha256.Size:]); !bytes.Equal(sum[:], data[:sha256.Size]) {
		return false
	}
	var s stored
	if err := gob.NewDecoder(bytes.NewReader(data[sha256.Size:])).Decode(&s); err != nil {
		return false
	}
	r.data, r.draft = s.Data, s.Draft
	return r.data != nil || r.draft != nil
}

// put keeps what a file says.
func (c *Cache) put(r result) {
	if c == nil {
		return
	}
	name := c.file(r.key)
	if _, err := os.Stat(name); err == nil && c.get(&result{entry: r.entry, key: r.key}) {
		return
	}
	var body bytes.Buffer
	if err := gob.NewEncoder(&body).Encode(stored{r.data, r.draft}); err != nil {
		c.note(fmt.Errorf("encode %s: %w", r.id, err))
		return
	}
	sum := sha256.Sum256(body.Bytes())
	err := os.MkdirAll(filepath.Dir(name), 0o700)
	if err == nil {
		err = os.WriteFile(name, append(sum[:], body.Bytes()...), 0o600)
	}
	c.note(err)
}

// note logs the first of a row of failures.
func (c *Cache) note(err error) {
	if failing := err != nil; c.failing.Swap(failing) != failing && failing {
		c.log.Warn("cache of the knowledge folder cannot be written", slog.Any("error", err))
	}
}

// acceptedFile lists the content last taken over.
const acceptedFile = "accepted.json"

type acceptedList struct {
	Folder string // whose content it is
	Files  []acceptedEntry
}

type acceptedEntry struct {
	ID, Special, Describes string
	Key                    string
}

// Accept remembers the content that is answered from. folder is the path of
// the knowledge folder.
func (c *Cache) Accept(folder string, content *Content) {
	if c == nil {
		return
	}
	list := acceptedList{Folder: absolute(folder)}
	keys := map[string]bool{}
	for _, r := range content.files {
		if r.data != nil || r.draft != nil {
			list.Files = append(list.Files, acceptedEntry{r.id, r.special, r.describes, r.key})
			keys[r.key] = true
		}
	}
	err := c.writeAccepted(list)
	c.note(err)
	if err == nil {
		c.prune(keys)
	}
}

func (c *Cache) writeAccepted(list acceptedList) error {
	data, err := json.Marshal(list)
	if err != nil {
		return fmt.Errorf("encode accepted content: %w", err)
	}
	return c.replace(acceptedFile, data)
}

// replace writes a file in one step that survives a crash.
func (c *Cache) replace(name string, data []byte) error {
	if err := os.MkdirAll(c.dir, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(c.dir, name+"-*.tmp")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), filepath.Join(c.dir, name))
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
	return err
}

// Accepted returns the content that was last taken over from a folder, nil
// when that is not known wholly.
func (c *Cache) Accepted(folder string) *Content {
	if c == nil {
		return nil
	}
	data, err := os.ReadFile(filepath.Join(c.dir, acceptedFile))
	if err != nil {
		return nil
	}
	var list acceptedList
	if json.Unmarshal(data, &list) != nil || list.Folder != absolute(folder) {
		return nil
	}
	content := &Content{}
	for _, e := range list.Files {
		r := result{entry: entry{id: e.ID, special: e.Special, describes: e.Describes}, key: e.Key}
		if !c.get(&r) {
			return nil
		}
		content.files = append(content.files, r)
	}
	return content
}

// prune removes entries that are not of the accepted content once they are
// the most of what is kept.
func (c *Cache) prune(keep map[string]bool) {
	var old []string
	_ = filepath.WalkDir(c.dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil
		}
		rel, _ := filepath.Rel(c.dir, name)
		if key := strings.ReplaceAll(rel, string(filepath.Separator), ""); len(key) == 2*sha256.Size && !keep[key] {
			old = append(old, name)
		}
		return nil
	})
	if len(old) <= len(keep)+spareEntries {
		return
	}
	for _, name := range old {
		_ = os.Remove(name)
	}
}

// spareEntries is how many entries may be kept in vain.
const spareEntries = 200

func absolute(dir string) string {
	if full, err := filepath.Abs(dir); err == nil {
		return full
	}
	return dir
}
