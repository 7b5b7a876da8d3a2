package conversation

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"go.etcd.io/bbolt"
)

// A backup is older than what has happened on Telegram since. What it brings back
// is what the bot knew: chats, feedback, questions that wait for a person. It does
// not undo what was done, as far as that can be told:
//
//   - A message that waited to be sent when the backup was made is sent only when
//     the state file that is replaced says that it still waits. Almost always it
//     was sent a moment after the backup; whether it was cannot be told without
//     that file. Whoever restores learns how many there are, and decides
//     (Restoring.Resend): nothing is lost, for the backup stays as it is.
//   - What waits in the replaced file alone is sent: it is owed to people.
//   - Updates that the replaced file has seen are seen. Telegram may bring the
//     last ones again.
//   - Numbers go on above all that can have been given, whether the replaced file
//     can be read or not. A card with a number at the desk never comes to mean the
//     question of somebody else. Questions that were answered since are open again,
//     but nobody is told of them a second time.
//
// A backup bears a mark, so that one that was copied into the place by hand is
// noticed by Open. It is then treated as one that replaces nothing.

var keyCopy = []byte("copy")

// mark makes a file known as a copy.
func mark(path string) error {
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: briefTimeout})
	if err != nil {
		return err
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		identity := tx.Bucket(bucketIdentity)
		if identity == nil {
			return fmt.Errorf("%w: it has no identity record", ErrForeign)
		}
		return identity.Put(keyCopy, seal(bucketIdentity, keyCopy, nil))
	})
	return errors.Join(err, db.Close())
}

// marked reports whether a file is known as a copy.
func marked(tx *bbolt.Tx) bool { return tx.Bucket(bucketIdentity).Get(keyCopy) != nil }

// noticeCopy treats a copy that was put in the place of the state file by hand.
func noticeCopy(db *bbolt.DB, o Options) error {
	copied := false
	err := db.View(func(tx *bbolt.Tx) error { copied = marked(tx); return nil })
	if err != nil || !copied {
		return err
	}
	return db.Update(func(tx *bbolt.Tx) error {
		unsent, err := catchUp(tx, past{}, Restoring{Now: o.Now})
		o.Logger.Warn("state file: it is a backup that was put there by hand; haiphongbot restore does that better",
			slog.Int("unsent", unsent))
		return err
	})
}

// Restoring says how Restore works.
type Restoring struct {
	Now    time.Time
	Resend bool // also send what waited when the backup was made and may have been sent since
}

// Restored says what Restore did.
type Restored struct {
	Replaced string // where the state file that was replaced is kept; "" when there was none
	Unsent   int    // messages that waited when the backup was made and are not sent
}

// Restore puts the copy in backup in place of the state file at path. It reads
// the copy first and refuses one that is not sound. The state file that it
// replaces, sound or not, stays beside it. ErrLocked means that a process is using
// the state file.
func Restore(backup, path string, o Restoring) (Restored, error) {
	done, err := restore(backup, path, o)
	if err != nil {
		return Restored{}, fmt.Errorf("restore %s: %w", backup, err)
	}
	return done, nil
}

func restore(backup, path string, o Restoring) (done Restored, err error) {
	path, err = resolve(path)
	if err != nil {
		return done, err
	}
	if same(backup, path) {
		return done, errItself
	}
	if err := verify(backup); err != nil {
		return done, err
	}
	// That bbolt cannot read the file is no obstacle: it may be why it is replaced.
	old, err := openAlone(path)
	switch {
	case err == nil:
		defer old.Close()
	case errors.Is(err, ErrLocked):
		return done, err
	}
	replace := onlyNew
	before, err := os.Stat(path)
	if err == nil {
		replace = replacing
		done.Replaced = path + "." + o.Now.UTC().Format(stampLayout) + replacedSuffix
		if err := keep(path, done.Replaced); err != nil {
			return done, err
		}
	}
	in, err := os.Open(backup)
	if err == nil {
		defer in.Close()
		err = place(path, replace, func(out *os.File) error {
			if _, err := io.Copy(out, in); err != nil {
				return err
			}
			done.Unsent, err = rejoin(out.Name(), old, o)
			return err
		})
	}
	if err != nil && replace == replacing && isFile(path, before) {
		return done, errors.Join(err, os.Remove(done.Replaced)) // it still stands in its place
	}
	if errors.Is(err, fs.ErrExist) {
		return done, ErrLocked // it was made meanwhile
	}
	return done, err
}

// replacedSuffix ends the names of state files that were replaced.
const replacedSuffix = ".replaced"

// countReplaced returns how many files that were replaced stand beside one.
func countReplaced(path string) int {
	entries, _ := os.ReadDir(filepath.Dir(path))
	n := 0
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), filepath.Base(path)+".") && strings.HasSuffix(e.Name(), replacedSuffix) {
			n++
		}
	}
	return n
}

// keep gives a file a second name, so that there is one at path at every moment.
// Where there are no hard links it is copied.
func keep(path, name string) error {
	err := link(path, name)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	in, err := os.Open(path)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if err = errors.Join(err, out.Sync(), out.Close()); err != nil {
		return errors.Join(err, os.Remove(name))
	}
	return nil
}

// rejoin brings a copy up to the present. old is the file that it replaces, nil
// when there is none that bbolt can read. It returns how many messages of the copy
// are not sent.
func rejoin(path string, old *bbolt.DB, o Restoring) (unsent int, err error) {
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: briefTimeout})
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := prepare(db, schema, migrations); err != nil {
		return 0, err
	}
	if err := db.View(complete); err != nil {
		return 0, err
	}
	update := func(p past) error {
		return db.Update(func(tx *bbolt.Tx) (err error) {
			unsent, err = catchUp(tx, p, o)
			return err
		})
	}
	err = tell(old, update)
	return unsent, err
}

// tell calls f with what can be known from a file that is replaced, nil for none.
func tell(old *bbolt.DB, f func(past) error) error {
	if old == nil {
		return f(past{})
	}
	lost, err := inspect(old.Path())
	if err != nil {
		return f(past{}) // it is not sound: bbolt must not walk its trees
	}
	return old.View(func(tx *bbolt.Tx) error {
		if version, err := identify(tx, schema); err != nil || version != schema || complete(tx) != nil {
			return f(past{})
		}
		return f(past{tx: tx, lost: lost})
	})
}

// past is what a file that is replaced tells.
type past struct {
	tx   *bbolt.Tx // nil when it cannot be read
	lost []record  // damaged ones
}

// waits reports whether a message of the copy still waits to be sent.
func (p past) waits(key, message []byte) bool {
	if p.tx == nil {
		return false
	}
	if bytes.Equal(p.tx.Bucket(bucketOutbox).Get(key), message) {
		return true
	}
	for _, r := range p.lost {
		if bytes.Equal(r.bucket, bucketOutbox) && bytes.Equal(r.key, key) {
			return true
		}
	}
	return false
}

// catchUp does to a copy what the comment at the top promises.
func catchUp(tx *bbolt.Tx, p past, o Restoring) (unsent int, err error) {
	n, err := getCounters(tx)
	if err != nil {
		return 0, err
	}
	n = n.atLeast(unused(o.Now))
	outbox := tx.Bucket(bucketOutbox)
	sent := collect(outbox.Cursor(), nil, func(key, message []byte) bool { return !o.Resend && !p.waits(key, message) })
	for _, key := range sent {
		if err := outbox.Delete(key); err != nil {
			return 0, err
		}
	}
	if p.tx != nil {
		if last, err := getCounters(p.tx); err == nil {
			n = n.atLeast(last)
		}
		if err := errors.Join(adoptOutbox(tx, p.tx, &n), adoptSeen(tx, p.tx)); err != nil {
			return 0, err
		}
	}
	return len(sent), errors.Join(putCounters(tx, n), tx.Bucket(bucketIdentity).Delete(keyCopy))
}

// adoptOutbox adds what the replaced file still has to send. Where the numbers
// mean other messages, as in files that have nothing to do with each other, it
// comes behind all.
func adoptOutbox(tx, old *bbolt.Tx, n *counters) error {
	outbox, behind := tx.Bucket(bucketOutbox), false
	return old.Bucket(bucketOutbox).ForEach(func(key, message []byte) error {
		payload, err := open(bucketOutbox, key, message)
		there := outbox.Get(key)
		if err != nil || bytes.Equal(there, message) {
			return nil // damaged, or adopted with the copy
		}
		if behind = behind || there != nil; behind {
			n.message++
			key = number(n.message)
			message = seal(bucketOutbox, key, payload)
		}
		return outbox.Put(key, message)
	})
}

// adoptSeen adds the updates that the replaced file has seen.
func adoptSeen(tx, old *bbolt.Tx) error {
	seen := tx.Bucket(bucketSeen)
	return old.Bucket(bucketSeen).ForEach(func(key, mark []byte) error {
		payload, err := open(bucketSeen, key, mark)
		if err != nil || seen.Get(key) != nil {
			return nil
		}
		at, _, err := cutTime(payload)
		if err != nil {
			return nil
		}
		return errors.Join(seen.Put(key, mark), expire(tx, at.Add(KeepSeen), kindSeen, key))
	})
}
