package conversation

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

const (
	stampLayout = "20060102T150405.000Z"

	copyPrefix = "state-"
	copySuffix = ".db"

	// wish is the file by which another process asks the keeper for a copy. The
	// keeper removes it when the copy is there, or could not be made.
	wish = "wanted"

	lookEvery = time.Second // how often the keeper looks for a wish
	again     = time.Hour   // after a copy that could not be made, unless copies are made more often

	// setBack is by how much a clock may be set back without a copy counting as
	// made with a wrong one.
	setBack = time.Hour
)

// Keeper makes copies of a File in use: on schedule, and when another process
// wishes for one. Copies hold personal data as the state file does: there are
// never more than Keep. Of those that stand closer together than Every, as copies
// on wish do, only some are kept, so that many of them do not end the older ones.
//
// Copies bear the time at which they were made. One of a time to come was made
// when the clock was wrong, or the clock is wrong now: either way it is older than
// the one that is being made. So it puts off no copy, and ends first.
type Keeper struct {
	File  *File
	Dir   string        // folder of the copies; created when needed
	Every time.Duration // from one copy to the next; 0 for copies on wish alone
	Keep  int           // how many copies to keep, at least 1
	Clock func() time.Time
	Log   *slog.Logger
}

// Run makes copies until ctx ends. The first is made at once when there is none,
// otherwise when the newest, from whatever run, is old enough. A copy that
// cannot be made is logged and tried again when the next look finds it due.
func (k *Keeper) Run(ctx context.Context) {
	k.removeParts()
	look := time.NewTicker(lookEvery)
	defer look.Stop()
	var failed time.Time
	for {
		now := k.Clock()
		due := k.due(now) && now.Sub(failed).Abs() > min(k.Every, again)
		wished := k.wished()
		if due || wished {
			if err := k.copyNow(now); err != nil {
				failed = now
				k.Log.Error("backup not made", slog.String("error", err.Error()))
			}
		}
		if wished {
			if err := os.Remove(filepath.Join(k.Dir, wish)); err != nil {
				k.Log.Error("request for a backup not removed", slog.String("error", err.Error()))
			}
		}
		select {
		case <-ctx.Done():
			return
		case <-look.C:
		}
	}
}

func (k *Keeper) wished() bool {
	_, err := os.Stat(filepath.Join(k.Dir, wish))
	return err == nil
}

// due reports whether the newest copy is too old.
func (k *Keeper) due(now time.Time) bool {
	if k.Every <= 0 {
		return false
	}
	copies, err := Copies(k.Dir)
	if err != nil {
		return true
	}
	limit := now.Add(min(k.Every, setBack))
	for _, path := range slices.Backward(copies) {
		if at, err := stamp(path); err == nil && !at.After(limit) {
			return now.Sub(at) >= k.Every
		}
	}
	return true
}

// copyNow makes one copy and removes what is more than Keep.
func (k *Keeper) copyNow(now time.Time) error {
	if err := os.MkdirAll(k.Dir, 0o700); err != nil {
		return err
	}
	made := filepath.Join(k.Dir, copyPrefix+now.UTC().Format(stampLayout)+copySuffix)
	if err := k.File.Backup(made); err != nil {
		return err
	}
	k.Log.Info("backup made", slog.String("file", made))
	copies, err := Copies(k.Dir)
	if err != nil {
		return err
	}
	for len(copies) > max(1, k.Keep) {
		i := k.spare(copies, slices.Index(copies, made))
		err = errors.Join(err, os.Remove(copies[i]))
		copies = slices.Delete(copies, i, i+1)
	}
	return err
}

// spare returns which of two copies or more is to be removed: the first of a time
// after last, which was made just now; else one whose neighbours stand no further
// apart than copies are to be made; else the oldest.
func (k *Keeper) spare(copies []string, last int) int {
	if last+1 < len(copies) {
		return last + 1
	}
	for i := 1; i < last; i++ {
		before, _ := stamp(copies[i-1])
		after, _ := stamp(copies[i+1])
		if after.Sub(before) <= k.Every {
			return i
		}
	}
	return 0
}

// removeParts removes the copies that keepers before this one were ended in. There
// is one keeper at a time, as it has the File.
func (k *Keeper) removeParts() {
	removeParts(k.Dir, func(whole string, _ fs.FileInfo) bool {
		_, err := stamp(whole)
		return err == nil
	})
	entries, err := os.ReadDir(k.Dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		whole, ok := strings.CutSuffix(e.Name(), formerSuffix)
		if _, err := stamp(whole); ok && err == nil {
			_ = os.Remove(filepath.Join(k.Dir, e.Name()))
		}
	}
}

// Copies returns the copies that a Keeper made in a folder, by the time in their
// names, earliest first. A folder that does not exist has none.
func Copies(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("list backups: %w", err)
	}
	var out []string
	for _, e := range entries {
		if _, err := stamp(e.Name()); err == nil {
			out = append(out, filepath.Join(dir, e.Name()))
		}
	}
	slices.Sort(out) // by time, as the names are
	return out, nil
}

// stamp reads when a copy was made from its name.
func stamp(path string) (time.Time, error) {
	return time.Parse(copyPrefix+stampLayout+copySuffix, filepath.Base(path))
}

// Wish asks the Keeper of a folder, in whatever process, for a copy, and
// returns its path. It fails when ctx ends first, or when no copy could be made.
func Wish(ctx context.Context, dir string) (string, error) {
	before, err := Copies(dir)
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	path := filepath.Join(dir, wish)
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		return "", fmt.Errorf("ask for a backup: %w", err)
	}
	look := time.NewTicker(lookEvery / 10)
	defer look.Stop()
	for {
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			break
		}
		select {
		case <-ctx.Done():
			return "", errors.Join(fmt.Errorf("ask for a backup: the running bot has not made one in time: %w", ctx.Err()), os.Remove(path))
		case <-look.C:
		}
	}
	after, err := Copies(dir)
	if err != nil {
		return "", err
	}
	for _, path := range slices.Backward(after) {
		if !slices.Contains(before, path) {
			return path, nil
		}
	}
	return "", errors.New("ask for a backup: it could not be made, the log of the running bot says why")
}
