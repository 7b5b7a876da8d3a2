package conversation

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"

	"go.etcd.io/bbolt"
)

// A file that is removed or moved away while it is in use goes on to be written,
// without a name, and ends with the process. So whoever is about to write looks
// whether it still stands in its place. What was removed is written anew; where
// something else stands, nothing is stored any more, so that updates come again
// when the bot runs on what stands there.

// errAbsent says that nothing stands in the place of the file in use.
var errAbsent = errors.New("the file was removed while in use")

// enterToWrite is enter for a call that changes the file.
func (f *File) enterToWrite(ctx context.Context) (leave func(), err error) {
	for {
		leave, err := f.enter(ctx)
		if err != nil {
			return nil, err
		}
		err = f.stands()
		if err == nil {
			return leave, nil
		}
		leave()
		if !errors.Is(err, errAbsent) {
			return nil, err
		}
		if err := f.putBack(); err != nil {
			return nil, fmt.Errorf("%w and cannot be written anew: %w", errAbsent, err)
		}
	}
}

// ready reports why the file could not be written to, as far as a look tells.
func (f *File) ready(ctx context.Context) error {
	leave, err := f.enterToWrite(ctx)
	if err == nil {
		leave()
	}
	return err
}

// stands reports why the file in use is not the one in its place.
func (f *File) stands() error {
	there, err := os.Stat(f.db.Path())
	if errors.Is(err, fs.ErrNotExist) {
		return errAbsent
	}
	if err != nil {
		return err
	}
	mine, err := f.length.file.Stat()
	if err != nil {
		return err
	}
	if !os.SameFile(there, mine) {
		return damaged("another file was put in its place while in use; stop the bot, and start it to go on with that file")
	}
	return nil
}

// putBack writes the file anew and goes on with what it has written.
func (f *File) putBack() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed || !errors.Is(f.stands(), errAbsent) {
		return nil // another call was quicker
	}
	path := f.db.Path()
	err := place(path, onlyNew, func(out *os.File) error {
		return f.db.View(func(tx *bbolt.Tx) error {
			_, err := tx.WriteTo(out)
			return err
		})
	})
	if err != nil {
		return err
	}
	db, err := openToUse(path, briefTimeout)
	if err != nil {
		return err
	}
	length, err := measure(path)
	if err != nil {
		return errors.Join(err, db.Close())
	}
	f.logger.Error("state file: it was removed while in use, and has been written anew", slog.String("file", path))
	err = errors.Join(f.db.Close(), f.length.file.Close())
	f.db, f.length, f.commits = db, length, &committer{db: db}
	return err
}
