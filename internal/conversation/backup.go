package conversation

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"go.etcd.io/bbolt"
)

// briefTimeout is how long to wait for the lock. Whoever has it keeps it for
// good; an operator who waits learns that at once.
const briefTimeout = 100 * time.Millisecond

// compactStep is how many bytes Compact copies in one transaction.
const compactStep = 1 << 20

var errItself = errors.New("that is the state file itself")

// Backup writes a copy of the state as it is now to path, while the store goes
// on. An earlier file at path is replaced once the copy has been read back and
// found sound.
func (f *File) Backup(path string) error {
	leave, err := f.enter(context.Background())
	if err != nil {
		return fmt.Errorf("back up state file: %w", err)
	}
	defer leave()
	if err := backup(f.db, path); err != nil {
		return fmt.Errorf("back up state file to %s: %w", path, err)
	}
	return nil
}

// Copy writes a copy of a state file that no process is using to another path.
// ErrLocked means that one is: ask that one for a copy.
func Copy(path, to string) error {
	if same(path, to) {
		return fmt.Errorf("back up state file %s to %s: %w", path, to, errItself)
	}
	db, err := openReadOnly(path)
	if err != nil {
		return fmt.Errorf("back up state file %s: %w", path, err)
	}
	defer db.Close()
	if err := backup(db, to); err != nil {
		return fmt.Errorf("back up state file %s to %s: %w", path, to, err)
	}
	return nil
}

func backup(db *bbolt.DB, path string) error {
	if same(db.Path(), path) {
		return errItself
	}
	return place(path, replacing, func(out *os.File) error {
		err := db.View(func(tx *bbolt.Tx) error {
			_, err := tx.WriteTo(out)
			return err
		})
		if err != nil {
			return err
		}
		return mark(out.Name())
	})
}

// Compact rewrites a state file that no process is using without the space of
// what was deleted, and returns its sizes in bytes. The bytes of deleted values
// are gone afterwards.
func Compact(path string) (before, after int64, err error) {
	fail := func(err error) (int64, int64, error) {
		return 0, 0, fmt.Errorf("compact state file %s: %w", path, err)
	}
	db, err := openAlone(path)
	if err != nil {
		return fail(err)
	}
	defer db.Close()
	if err := Check(path); err != nil {
		return fail(err)
	}
	if before, err = size(path); err != nil {
		return fail(err)
	}
	err = place(path, replacing, func(out *os.File) error {
		small, err := bbolt.Open(out.Name(), 0o600, &bbolt.Options{Timeout: briefTimeout})
		if err != nil {
			return err
		}
		return errors.Join(bbolt.Compact(small, db, compactStep), small.Close())
	})
	if err != nil {
		return fail(err)
	}
	if after, err = size(path); err != nil {
		return fail(err)
	}
	return before, after, nil
}

// verify reads a file that no process writes to and reports why it could not
// be used as state file.
func verify(path string) error {
	if err := Check(path); err != nil {
		return err
	}
	db, err := openReadOnly(path)
	if err != nil {
		return err
	}
	defer db.Close()
	return db.View(func(tx *bbolt.Tx) error {
		version, err := identify(tx, schema)
		if err == nil && version == 0 {
			err = fmt.Errorf("%w: it has no identity record", ErrForeign)
		}
		return err
	})
}

// openAlone locks a file against everybody, to replace it.
func openAlone(path string) (*bbolt.DB, error) {
	return openAsIs(path, &bbolt.Options{Timeout: briefTimeout})
}

// openReadOnly locks a file against writers.
func openReadOnly(path string) (*bbolt.DB, error) {
	return openAsIs(path, &bbolt.Options{Timeout: briefTimeout, ReadOnly: true})
}

// openAsIs opens and locks a file. It creates nothing and changes nothing.
func openAsIs(path string, o *bbolt.Options) (*bbolt.DB, error) {
	bytes, err := size(path)
	if err == nil && bytes == 0 {
		err = fmt.Errorf("%w: %w", ErrDamaged, ErrEmpty) // bbolt would make it a new one
	}
	if err != nil {
		return nil, err
	}
	return openBolt(path, o)
}

func size(path string) (int64, error) {
	info, err := os.Stat(path)
	if err != nil {
		return 0, err
	}
	if !info.Mode().IsRegular() {
		return 0, fmt.Errorf("%w: not a regular file", ErrForeign)
	}
	return info.Size(), nil
}
