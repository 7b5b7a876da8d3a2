package knowledge

import (
	"context"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Watcher says when the folder may have changed. It is a hint: events that a
// drive does not send are made up for by looking at intervals, so a Watcher
// never fails and says nothing about what changed.
type Watcher struct {
	Folder string
	Quiet  time.Duration   // wait until this long nothing happened; a busy folder is looked at meanwhile all the same
	Rescan time.Duration   // look at least this often
	Nudge  <-chan struct{} // look now; may be nil
	Log    *slog.Logger
}

// busy is how many times Quiet a folder that never rests is waited for.
const busy = 5

// Run calls look when the folder may have changed, until ctx ends. look
// returns how soon it wants to be called again at the latest, 0 for no wish.
func (w Watcher) Run(ctx context.Context, look func(context.Context) (again time.Duration)) {
	next := time.Duration(0) // what changed before there were events is seen at once
	events, failures, refresh, closed := w.open()
	defer closed()
	for ctx.Err() == nil {
		timer := time.NewTimer(next)
		select {
		case <-ctx.Done():
			timer.Stop()
			return
		case <-events:
			w.rest(ctx, events)
		case err := <-failures:
			w.Log.Warn("watching the knowledge folder", slog.Any("error", err))
		case <-w.Nudge:
		case <-timer.C:
		}
		timer.Stop()
		refresh()
		next = w.Rescan
		if again := look(ctx); again > 0 {
			next = min(next, again)
		}
	}
}

// rest waits until no event has come for a while.
func (w Watcher) rest(ctx context.Context, events <-chan fsnotify.Event) {
	deadline := time.NewTimer(busy * w.Quiet)
	defer deadline.Stop()
	for {
		quiet := time.NewTimer(w.Quiet)
		select {
		case <-events:
			quiet.Stop()
			continue
		case <-quiet.C:
		case <-deadline.C:
		case <-ctx.Done():
		}
		quiet.Stop()
		return
	}
}

// open starts to receive events. refresh adds the folders that are new, or back
// after they were away. Where the system has no events there are none.
func (w Watcher) open() (events <-chan fsnotify.Event, failures <-chan error, refresh, closed func()) {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		w.Log.Warn("no events from the knowledge folder: looking at intervals only", slog.Any("error", err))
		return nil, nil, func() {}, func() {}
	}
	known := map[string]fs.FileInfo{}
	refresh = func() { w.refresh(watcher, known) }
	refresh()
	return watcher.Events, watcher.Errors, refresh, func() { _ = watcher.Close() }
}

// refresh watches every folder of the tree. A folder that was replaced by
// another of the same name is watched anew.
func (w Watcher) refresh(watcher *fsnotify.Watcher, known map[string]fs.FileInfo) {
	present := map[string]bool{}
	_ = filepath.WalkDir(w.Folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return nil
		}
		if !d.IsDir() {
			return nil
		}
		info, err := os.Stat(name)
		if err != nil {
			return nil
		}
		if name != w.Folder && ignored(d.Name()) {
			return fs.SkipDir
		}
		present[name] = true
		if before, ok := known[name]; ok && os.SameFile(before, info) {
			return nil
		}
		_ = watcher.Remove(name)
		if err := watcher.Add(name); err == nil {
			known[name] = info
		}
		return nil
	})
	for name := range known {
		if !present[name] {
			_ = watcher.Remove(name)
			delete(known, name)
		}
	}
}
