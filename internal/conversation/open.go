package conversation

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

// schema is the version of the table in the package comment. migrations[n]
// takes a file from version n to n+1; there is none yet.
const schema = 1

var migrations = map[uint64]func(*bbolt.Tx) error{}

const format = "haiphongbot conversations"

// defaultTimeout is how long to wait for the lock unless Options say otherwise.
const defaultTimeout = 2 * time.Second

var (
	bucketIdentity  = []byte("identity")
	bucketChats     = []byte("chats")
	bucketOutbox    = []byte("outbox")
	bucketSeen      = []byte("seen")
	bucketQuestions = []byte("questions")
	bucketFeedback  = []byte("feedback")
	bucketExpiry    = []byte("expiry")

	buckets = [][]byte{bucketIdentity, bucketChats, bucketOutbox, bucketSeen, bucketQuestions, bucketFeedback, bucketExpiry}

	keyFormat   = []byte("format")
	keySchema   = []byte("schema")
	keyCounters = []byte("counters")
)

// Options of Open. The zero value is good.
type Options struct {
	Timeout time.Duration // how long to wait for another process to let go of the file; 0 means 2 s
	Expect  bool          // refuse to create a file where there is none
	Logger  *slog.Logger  // nil for none

	// Now is the present. Numbers in a new file, and in a backup that was put there by
	// hand, go on above those that an earlier file can have given by then; from 1 when
	// it is zero.
	Now time.Time
}

// Open opens the state file at path and creates it when there is none, whole and
// in one step. It reads the whole file first and returns ErrDamaged, with the place,
// rather than let a broken file start empty or take the process down; a file without
// a byte in it may have held data, and is ErrEmpty as well. Single records that are
// damaged are logged and left out; the others live. ErrLocked means that another
// process has it, ErrForeign that it is something else, ErrNewer that this program
// is older than the file.
func Open(path string, o Options) (*File, error) {
	if o.Timeout == 0 {
		o.Timeout = defaultTimeout
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	f, err := openFile(path, o)
	if err != nil {
		return nil, fmt.Errorf("open state file %s: %w", path, err)
	}
	return f, nil
}

func openFile(path string, o Options) (*File, error) {
	path, err := resolve(path)
	if err != nil {
		return nil, err
	}
	err = survey(path, o.Logger)
	if errors.Is(err, fs.ErrNotExist) && !o.Expect {
		if err = createFile(path, o.Now); err != nil && !errors.Is(err, fs.ErrExist) {
			return nil, err
		}
		err = survey(path, o.Logger)
	}
	if err != nil {
		return nil, err
	}
	db, err := openToUse(path, o.Timeout)
	if err != nil {
		return nil, err
	}
	f := &File{db: db, commits: &committer{db: db}, logger: o.Logger}
	if f.length, err = measure(path); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	err = mend(db, o.Logger) // reads it wholly, now that nobody else can write
	if err == nil {
		err = prepare(db, schema, migrations)
	}
	if err == nil {
		err = db.View(complete)
	}
	if err == nil {
		err = noticeCopy(db, o)
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	// Whoever still writes one of these wanted the place that this process has.
	removeParts(filepath.Dir(path), func(whole string, _ fs.FileInfo) bool { return whole == filepath.Base(path) })
	if n := countReplaced(path); n > 0 {
		o.Logger.Warn("state files that were replaced are kept beside it, with personal data; delete them when they are no longer needed",
			slog.Int("files", n), slog.String("names", filepath.Base(path)+".*"+replacedSuffix))
	}
	return f, nil
}

// createFile makes a new state file with nothing in it. The error is fs.ErrExist
// when something stands at path, for example because another process was quicker.
func createFile(path string, now time.Time) error {
	err := place(path, onlyNew, func(out *os.File) error {
		db, err := bbolt.Open(out.Name(), 0o600, &bbolt.Options{Timeout: briefTimeout})
		if err != nil {
			return err
		}
		err = prepare(db, schema, migrations)
		if err == nil {
			err = db.Update(func(tx *bbolt.Tx) error { return putCounters(tx, unused(now)) })
		}
		return errors.Join(err, db.Close())
	})
	if _, found := os.Stat(path); found == nil && errors.Is(err, fs.ErrNotExist) {
		return fs.ErrExist // the quicker one has even removed the part
	}
	return err
}

// survey looks at what can be known without the lock: whether there is a file,
// and whether it is long enough for what its first pages promise.
func survey(path string, log *slog.Logger) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	head, err := readHead(file)
	if err != nil {
		return err
	}
	if head.torn {
		log.Warn("state file: one of its two heads is unreadable; the last change before a crash may be missing",
			slog.String("file", path))
	}
	return nil
}

// openToUse opens and locks a file for its whole life.
func openToUse(path string, timeout time.Duration) (*bbolt.DB, error) {
	return openBolt(path, &bbolt.Options{Timeout: timeout, FreelistType: bbolt.FreelistMapType})
}

// openBolt opens and locks the file. bbolt panics or faults on a damaged list
// of free pages, hence the guard. A file that was put in its place while this
// process waited for the lock counts as in use: the lock is on the old one.
func openBolt(path string, o *bbolt.Options) (db *bbolt.DB, err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			db, err = nil, fmt.Errorf("%w: %v", ErrDamaged, p)
		}
	}()
	var file *os.File
	o.OpenFile = func(name string, flag int, mode os.FileMode) (_ *os.File, err error) {
		file, err = os.OpenFile(name, flag&^os.O_CREATE, mode) // createFile does that
		return file, err
	}
	db, err = bbolt.Open(path, 0o600, o)
	if errors.Is(err, bolterrors.ErrTimeout) {
		return nil, ErrLocked
	}
	if errors.Is(err, bolterrors.ErrInvalid) || errors.Is(err, bolterrors.ErrChecksum) || errors.Is(err, bolterrors.ErrVersionMismatch) {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if err != nil {
		return nil, err
	}
	if mine, err := file.Stat(); err != nil || !isFile(path, mine) {
		return nil, errors.Join(ErrLocked, err, db.Close())
	}
	return db, nil
}

func isFile(path string, info os.FileInfo) bool {
	now, err := os.Stat(path)
	return err == nil && os.SameFile(now, info)
}

// prepare makes a new file ours, or brings an older one up to date, wholly or
// not at all. A file that is ours and current is not written to.
func prepare(db *bbolt.DB, schema uint64, migrations map[uint64]func(*bbolt.Tx) error) error {
	var version uint64
	err := db.View(func(tx *bbolt.Tx) (err error) {
		version, err = identify(tx, schema)
		return err
	})
	if err != nil || version == schema {
		return err
	}
	return db.Update(func(tx *bbolt.Tx) error {
		if version == 0 {
			return create(tx)
		}
		for ; version < schema; version++ {
			if err := migrations[version](tx); err != nil {
				return fmt.Errorf("migrate from schema %d: %w", version, err)
			}
		}
		return tx.Bucket(bucketIdentity).Put(keySchema, seal(bucketIdentity, keySchema, number(schema)))
	})
}

// identify returns the schema version of a file of ours, at most newest, 0 for
// an empty file.
func identify(tx *bbolt.Tx, newest uint64) (uint64, error) {
	identity := tx.Bucket(bucketIdentity)
	if identity == nil {
		if name, _ := tx.Cursor().First(); name != nil {
			return 0, fmt.Errorf("%w: it has no identity record", ErrForeign)
		}
		return 0, nil
	}
	name, err := open(bucketIdentity, keyFormat, identity.Get(keyFormat))
	if err != nil || string(name) != format {
		return 0, ErrForeign
	}
	payload, err := open(bucketIdentity, keySchema, identity.Get(keySchema))
	if err != nil || len(payload) != 8 {
		return 0, fmt.Errorf("%w: schema version", ErrDamaged)
	}
	version := binary.BigEndian.Uint64(payload)
	if version > newest {
		return 0, fmt.Errorf("%w: schema %d, this program knows %d", ErrNewer, version, newest)
	}
	return version, nil
}

// complete reports a bucket that is missing.
func complete(tx *bbolt.Tx) error {
	for _, name := range buckets {
		if tx.Bucket(name) == nil {
			return damaged("bucket %q is missing", name)
		}
	}
	return nil
}

func create(tx *bbolt.Tx) error {
	for _, name := range buckets {
		if _, err := tx.CreateBucket(name); err != nil {
			return err
		}
	}
	identity := tx.Bucket(bucketIdentity)
	return errors.Join(
		identity.Put(keyFormat, seal(bucketIdentity, keyFormat, []byte(format))),
		identity.Put(keySchema, seal(bucketIdentity, keySchema, number(schema))),
		putCounters(tx, counters{}))
}
