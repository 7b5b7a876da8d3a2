package conversation

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"time"

	"go.etcd.io/bbolt"
)

// Apply implements Store. Changes that arrive together share one transaction.
func (f *File) Apply(ctx context.Context, c Change) (bool, error) {
	if err := c.valid(); err != nil {
		return false, err
	}
	leave, err := f.enterToWrite(ctx)
	if err != nil {
		return false, err
	}
	defer leave()
	var applied bool
	err = f.commits.update(func(tx *bbolt.Tx) error {
		var err error
		applied, err = apply(tx, &c)
		return err
	})
	if err != nil {
		return false, fmt.Errorf("store change: %w", err)
	}
	return applied, nil
}

// Done implements Store.
func (f *File) Done(ctx context.Context, seq uint64) error {
	leave, err := f.enterToWrite(ctx)
	if err != nil {
		return err
	}
	defer leave()
	err = f.commits.update(func(tx *bbolt.Tx) error { return tx.Bucket(bucketOutbox).Delete(number(seq)) })
	if err != nil {
		return fmt.Errorf("remove message %d from the outbox: %w", seq, err)
	}
	return nil
}

func apply(tx *bbolt.Tx, c *Change) (bool, error) {
	if c.Update != "" {
		fresh, err := see(tx, c.Update, c.At)
		if err != nil || !fresh {
			return false, err
		}
	}
	if c.Forget {
		if err := forget(tx, c.Chat); err != nil {
			return false, err
		}
	}
	if c.State != nil {
		if err := putState(tx, c); err != nil {
			return false, err
		}
	}
	for _, n := range c.Closed {
		if err := tx.Bucket(bucketQuestions).Delete(number(n)); err != nil {
			return false, err
		}
	}
	if err := putNumbered(tx, c); err != nil {
		return false, err
	}
	return true, prune(tx, c.At)
}

// see marks an update as seen. It reports false when it was seen before.
func see(tx *bbolt.Tx, update string, at time.Time) (bool, error) {
	key, bucket := []byte(update), tx.Bucket(bucketSeen)
	if bucket.Get(key) != nil {
		return false, nil
	}
	if err := bucket.Put(key, seal(bucketSeen, key, appendTime(nil, at))); err != nil {
		return false, err
	}
	return true, expire(tx, at.Add(KeepSeen), kindSeen, key)
}

func putState(tx *bbolt.Tx, c *Change) error {
	key, bucket := []byte(c.Chat), tx.Bucket(bucketChats)
	isNew := bucket.Get(key) == nil
	payload := append(appendTime(nil, c.At), c.State...)
	if err := bucket.Put(key, seal(bucketChats, key, payload)); err != nil {
		return err
	}
	if !isNew {
		return nil // prune moves the entry that is already there
	}
	return expire(tx, c.At.Add(KeepChat), kindChat, key)
}

// counters are the last numbers given out. They never go back, so that a
// number names one thing for ever.
type counters struct{ message, question, feedback uint64 }

// atLeast returns the greater of each.
func (n counters) atLeast(o counters) counters {
	return counters{max(n.message, o.message), max(n.question, o.question), max(n.feedback, o.feedback)}
}

// numbersBegan is when the numbers began that unused returns.
var numbersBegan = time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)

// unused returns numbers above all that earlier files can have given to questions
// by now: the seconds since 2025, as people ask for a person less than once a second
// over the life of a file. It is for files that cannot know what was given before,
// by one that is lost for example. (Numbers of messages and of feedback mean nothing
// outside a file.)
func unused(now time.Time) counters {
	n := uint64(max(0, int64(now.Sub(numbersBegan)/time.Second)))
	return counters{n, n, n}
}

func getCounters(tx *bbolt.Tx) (counters, error) {
	b, err := open(bucketIdentity, keyCounters, tx.Bucket(bucketIdentity).Get(keyCounters))
	if err != nil || len(b) != 24 {
		return counters{}, fmt.Errorf("%w: counters", ErrDamaged)
	}
	n := binary.BigEndian.Uint64
	return counters{n(b), n(b[8:]), n(b[16:])}, nil
}

func putCounters(tx *bbolt.Tx, n counters) error {
	b := bytes.Join([][]byte{number(n.message), number(n.question), number(n.feedback)}, nil)
	return tx.Bucket(bucketIdentity).Put(keyCounters, seal(bucketIdentity, keyCounters, b))
}

// putNumbered stores what gets a number: messages, questions and feedback.
func putNumbered(tx *bbolt.Tx, c *Change) error {
	if len(c.Messages)+len(c.Questions)+len(c.Feedback) == 0 {
		return nil
	}
	n, err := getCounters(tx)
	if err != nil {
		return err
	}
	messages := c.Messages
	for _, q := range c.Questions {
		n.question++
		q.Number = n.question
		key := number(q.Number)
		if err := putJSON(tx, bucketQuestions, key, q); err != nil {
			return err
		}
		if err := expire(tx, c.At.Add(KeepFeedback), kindQuestion, key); err != nil {
			return err
		}
		if c.Announce != nil {
			messages = append(messages[:len(messages):len(messages)], c.Announce(q)...)
		}
	}
	for _, m := range messages {
		n.message++
		key := number(n.message)
		if err := tx.Bucket(bucketOutbox).Put(key, seal(bucketOutbox, key, encodeMessage(m, c.At))); err != nil {
			return err
		}
	}
	for _, v := range c.Feedback {
		n.feedback++
		key := append(chatPrefix(v.Chat), number(n.feedback)...)
		if err := putJSON(tx, bucketFeedback, key, v); err != nil {
			return err
		}
		if err := expire(tx, c.At.Add(KeepFeedback), kindFeedback, key); err != nil {
			return err
		}
	}
	return putCounters(tx, n)
}

func putJSON(tx *bbolt.Tx, bucket, key []byte, v any) error {
	payload, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return tx.Bucket(bucket).Put(key, seal(bucket, key, payload))
}

func chatPrefix(chat string) []byte { return append([]byte(chat), 0) }

// forget deletes what is stored of a chat. Its entries in expiry run out by
// themselves; they hold identities and numbers only.
func forget(tx *bbolt.Tx, chat string) error {
	if err := tx.Bucket(bucketChats).Delete([]byte(chat)); err != nil {
		return err
	}
	prefix := chatPrefix(chat)
	doomed := collect(tx.Bucket(bucketFeedback).Cursor(), prefix, func(key, _ []byte) bool {
		return len(key) == len(prefix)+8
	})
	for _, key := range doomed {
		if err := tx.Bucket(bucketFeedback).Delete(key); err != nil {
			return err
		}
	}
	doomed = collect(tx.Bucket(bucketQuestions).Cursor(), nil, func(_, record []byte) bool {
		var q Question
		return len(record) > 4 && json.Unmarshal(record[4:], &q) == nil && q.Chat == chat
	})
	for _, key := range doomed {
		if err := tx.Bucket(bucketQuestions).Delete(key); err != nil {
			return err
		}
	}
	return nil
}

// collect returns copies of the keys under prefix that want accepts.
func collect(cursor *bbolt.Cursor, prefix []byte, want func(key, record []byte) bool) [][]byte {
	var keys [][]byte
	for key, record := cursor.Seek(prefix); key != nil && bytes.HasPrefix(key, prefix); key, record = cursor.Next() {
		if want(key, record) {
			keys = append(keys, bytes.Clone(key))
		}
	}
	return keys
}
