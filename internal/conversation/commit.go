package conversation

import (
	"errors"
	"sync"

	"go.etcd.io/bbolt"
)

// committer stores changes. Those that come while a commit is under way share the
// next one; a lone change is stored at once. (Batch of bbolt joins them too, but
// keeps every change waiting for company, for longer than a commit takes.)
type committer struct {
	db      *bbolt.DB
	writing sync.Mutex // held during a commit

	mu      sync.Mutex
	waiting []*pending
}

// pending is a change on its way to the disk.
type pending struct {
	change func(*bbolt.Tx) error
	taken  bool // into a commit, under writing
	err    error
}

// errBroken stays with a change whose commit neither succeeded nor failed,
// because another change of it panicked.
var errBroken = errors.New("commit was broken off")

// update runs change in a transaction and returns when that is on the disk. The
// change may run more than once, of which the last counts.
func (c *committer) update(change func(*bbolt.Tx) error) error {
	p := &pending{change: change, err: errBroken}
	c.mu.Lock()
	c.waiting = append(c.waiting, p)
	c.mu.Unlock()
	c.writing.Lock()
	defer c.writing.Unlock()
	if !p.taken {
		c.mu.Lock()
		group := c.waiting
		c.waiting = nil
		c.mu.Unlock()
		c.commit(group)
	}
	return p.err
}

// commit stores a group in one transaction. When one change fails, it fails by
// itself and the others are stored one by one.
func (c *committer) commit(group []*pending) {
	for _, p := range group {
		p.taken = true
	}
	failed := false
	err := c.db.Update(func(tx *bbolt.Tx) error {
		for _, p := range group {
			if err := p.change(tx); err != nil {
				failed = true
				return err
			}
		}
		return nil
	})
	for _, p := range group {
		p.err = err
		if failed && len(group) > 1 {
			p.err = c.db.Update(p.change)
		}
	}
}
