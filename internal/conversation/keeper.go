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
)

// Keeper makes copies of a File in use: on schedule, and when another process
// wishes for one. Copies hold personal data as the state file does: they end
// when Keep newer ones exist.
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
	look := time.NewTicker(lookEvery)
	defer look.Stop()
	var failed time.Time
	for {
		due := k.due(k.Clock()) && k.Clock().Sub(failed) > min(k.Every, time.Hour)
		wished := k.wished()
		if due || wished {
			if err := k.copyNow(); err != nil {
				failed = k.Clock()
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
	if err != nil || len(copies) == 0 {
		return true
	}
	at, err := stamp(copies[len(copies)-1])
	return err != nil || now.Sub(at) >= k.Every || at.After(now.Add(k.Every)) // the clock was wrong once
}

// copyNow makes one copy and removes what is more than Keep.
func (k *Keeper) copyNow() error {
	if err := os.MkdirAll(k.Dir, 0o700); err != nil {
		return err
	}
	path := filepath.Join(k.Dir, copyPrefix+k.Clock().UTC().Format(stampLayout)+copySuffix)
	if err := k.File.Backup(path); err != nil {
		return err
	}
	k.Log.Info("backup made", slog.String("file", path))
	copies, err := Copies(k.Dir)
	if err != nil {
		return err
	}
	for _, old := range copies[:max(0, len(copies)-max(1, k.Keep))] {
		err = errors.Join(err, os.Remove(old))
	}
	return err
}

// Copies returns the copies that a Keeper made in a folder, oldest first. A
// folder that does not exist has none.
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
	if len(after) == 0 || len(before) > 0 && after[len(after)-1] == before[len(before)-1] {
		return "", errors.New("ask for a backup: it could not be made, the log of the running bot says why")
	}
	return after[len(after)-1], nil
}
