package knowledge

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"runtime"
	"slices"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"
)

// ErrAway is returned when the folder is empty and not the one that was read
// before: a drive is not mounted.
var ErrAway = errors.New("knowledge folder is another, empty one: its drive is not connected")

var errNoFolder = errors.New("not a folder")

// Reading reads one folder again and again. What has not changed is not read
// again; what is changing is left until it has come to rest. It must not be
// used by two goroutines at once.
type Reading struct {
	dir    string
	cache  *Cache
	settle time.Duration // how long a file must have looked the same

	folder       fs.FileInfo
	files        map[string]result // as last read, by id
	sights       map[string]sight  // of files that differ from files
	fingerprints fingerprints
}

// sight is a file as it was seen first in its present state. gone says that it
// was not there.
type sight struct {
	entry entry
	gone  bool
	at    time.Time
}

// NewReading returns a reading of the folder dir. cache may be nil. A changed
// file is read once it has looked the same for settle; 0 reads it at once.
func NewReading(dir string, cache *Cache, settle time.Duration) *Reading {
	return &Reading{dir: dir, cache: cache, settle: settle}
}

// Read returns what the folder says. settled is false when some file was
// still changing: its earlier reading is given, and Read should be called again
// soon. Read fails only when the folder itself cannot be read or ctx ends.
// progress, when not nil, is called after each file that was read, from several
// goroutines.
func (r *Reading) Read(ctx context.Context, now time.Time, progress func(done, total int)) (c *Content, settled bool, err error) {
	if info, err := os.Stat(r.dir); err == nil && !info.IsDir() { // opening a pipe may take for ever
		return nil, false, fmt.Errorf("open knowledge folder: %w", &fs.PathError{Op: "open", Path: r.dir, Err: errNoFolder})
	}
	root, err := os.OpenRoot(r.dir)
	if err != nil {
		return nil, false, fmt.Errorf("open knowledge folder: %w", err)
	}
	defer root.Close()
	f := folder{root}
	info, err := root.Stat(".")
	if err != nil {
		return nil, false, fmt.Errorf("open knowledge folder: %w", err)
	}
	l, err := f.list(ctx)
	if err != nil {
		return nil, false, fmt.Errorf("list knowledge folder: %w", err)
	}
	if len(l.entries) == 0 && len(r.files) > 0 && !os.SameFile(info, r.folder) {
		return nil, false, ErrAway
	}

	files, changed := r.compare(l, now)
	if err := r.readAll(ctx, f, changed, progress); err != nil {
		return nil, false, fmt.Errorf("read knowledge folder: %w", err)
	}
	for _, n := range changed {
		files[n.id] = *n
	}
	r.folder, r.files = info, files
	c = &Content{problems: l.problems, unlisted: l.unlisted, fingerprints: &r.fingerprints}
	for _, id := range slices.Sorted(maps.Keys(files)) {
		c.files = append(c.files, files[id])
	}
	return c, len(r.sights) == 0, nil
}

// compare returns the files that stay as they were read and those to read.
func (r *Reading) compare(l listing, now time.Time) (files map[string]result, changed []*result) {
	files = make(map[string]result, len(l.entries))
	sights := map[string]sight{}
	listed := make(map[string]bool, len(l.entries))
	for _, e := range l.entries {
		listed[e.id] = true
		was, known := r.files[e.id]
		switch {
		case known && was.entry == e && was.key != "" && !was.recent:
			files[e.id] = was
		case r.files != nil && !(known && was.entry == e) && !r.rested(sights, sight{e, false, now}):
			if known {
				files[e.id] = was
			}
		default:
			// A drive's clock may be coarse: what was written just before it
			// was read may be written again without looking any different.
			recent := now.Sub(time.Unix(0, e.mod)).Abs() < coarseClock
			changed = append(changed, &result{entry: e, recent: recent})
		}
	}
	for id, was := range r.files {
		if !listed[id] && !r.rested(sights, sight{entry{id: id}, true, now}) {
			files[id] = was
		}
	}
	r.sights = sights
	return files, changed
}

// coarseClock is the resolution of the times of files on the coarsest drive
// in use (FAT), and a second to spare.
const coarseClock = 3 * time.Second

// rested reports whether a file has been as it is for long enough; if not, it
// is kept in sight.
func (r *Reading) rested(sights map[string]sight, s sight) bool {
	if before, ok := r.sights[s.entry.id]; ok && before.entry == s.entry && before.gone == s.gone {
		if s.at.Sub(before.at) >= r.settle {
			return true
		}
		s.at = before.at
	}
	if r.settle == 0 {
		return true
	}
	sights[s.entry.id] = s
	return false
}

// readAll reads the files in parallel.
func (r *Reading) readAll(ctx context.Context, f folder, changed []*result, progress func(done, total int)) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	var done atomic.Int64
	for _, n := range changed {
		group.Go(func() error {
			if ctx.Err() == nil {
				recent := n.recent
				*n = f.readFile(ctx, n.entry, r.cache)
				n.recent = recent
			}
			if progress != nil {
				progress(int(done.Add(1)), len(changed))
			}
			return ctx.Err()
		})
	}
	return group.Wait()
}
