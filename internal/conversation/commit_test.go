package conversation

import (
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"sync"
	"testing"

	"go.etcd.io/bbolt"
)

// together lets n changes come while the disk is busy and returns what became of
// them, and how many commits they took.
func together(t *testing.T, n int, change func(i int, tx *bbolt.Tx) error) (errs []error, commits int) {
	t.Helper()
	f, err := Open(filepath.Join(t.TempDir(), "state.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	last := func() (id int) {
		_ = f.db.View(func(tx *bbolt.Tx) error { id = tx.ID(); return nil })
		return id
	}
	before := last()
	errs = make([]error, n)
	f.commits.writing.Lock()
	var done sync.WaitGroup
	for i := range n {
		done.Go(func() {
			defer func() { _ = recover() }() // whoever commits for all
			errs[i] = errBroken
			errs[i] = f.commits.update(func(tx *bbolt.Tx) error { return change(i, tx) })
		})
	}
	waiting := func() int {
		f.commits.mu.Lock()
		defer f.commits.mu.Unlock()
		return len(f.commits.waiting)
	}
	for waiting() < n {
		runtime.Gosched()
	}
	f.commits.writing.Unlock()
	done.Wait()
	return errs, last() - before
}

func TestChangesShareACommit(t *testing.T) {
	errs, commits := together(t, 20, func(i int, tx *bbolt.Tx) error {
		return tx.Bucket(bucketSeen).Put(fmt.Append(nil, i), []byte("x"))
	})
	if err := errors.Join(errs...); err != nil || commits != 1 {
		t.Errorf("20 changes took %d commits, %v", commits, err)
	}
}

func TestChangeThatFailsFailsAlone(t *testing.T) {
	errFails := errors.New("cannot be stored")
	stored := 0
	errs, _ := together(t, 20, func(i int, tx *bbolt.Tx) error {
		if i == 7 {
			return errFails
		}
		stored = tx.Bucket(bucketSeen).Stats().KeyN + 1
		return tx.Bucket(bucketSeen).Put(fmt.Append(nil, i), []byte("x"))
	})
	for i, err := range errs {
		if (i == 7) != errors.Is(err, errFails) {
			t.Errorf("change %d: %v", i, err)
		}
	}
	if stored != 19 {
		t.Errorf("%d changes are stored, want 19", stored)
	}
}

// TestBrokenCommitStoresNothing lets one change of two panic: the other one must
// not be taken for stored.
func TestBrokenCommitStoresNothing(t *testing.T) {
	errs, commits := together(t, 2, func(i int, _ *bbolt.Tx) error {
		if i == 0 {
			panic("broken")
		}
		return nil
	})
	for i, err := range errs {
		if !errors.Is(err, errBroken) {
			t.Errorf("change %d: %v", i, err)
		}
	}
	if commits != 0 {
		t.Errorf("%d commits", commits)
	}
}
