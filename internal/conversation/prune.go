package conversation

import (
	"bytes"
	"encoding/binary"
	"time"

	"go.etcd.io/bbolt"
)

// pruneLimit bounds how many due entries one Apply looks at. Each update adds
// at most a handful, so the file shrinks faster than it grows.
const pruneLimit = 16

// The kinds of entry in expiry.
const (
	kindSeen     = 's'
	kindChat     = 'c'
	kindFeedback = 'f'
	kindQuestion = 'q'
)

// expire notes that a key may be deleted at a time.
func expire(tx *bbolt.Tx, at time.Time, kind byte, key []byte) error {
	entry := append(number(uint64(at.Unix())), kind)
	entry = append(entry, key...)
	return tx.Bucket(bucketExpiry).Put(entry, seal(bucketExpiry, entry, nil))
}

// prune deletes what is due, a bounded number of entries, oldest first.
func prune(tx *bbolt.Tx, now time.Time) error {
	bucket := tx.Bucket(bucketExpiry)
	var due [][]byte
	cursor := bucket.Cursor()
	for entry, _ := cursor.First(); entry != nil && len(due) < pruneLimit; entry, _ = cursor.Next() {
		if int64(binary.BigEndian.Uint64(entry)) >= now.Unix() {
			break
		}
		due = append(due, bytes.Clone(entry))
	}
	for _, entry := range due {
		if err := bucket.Delete(entry); err != nil {
			return err
		}
		if err := pruneOne(tx, entry[8], entry[9:], now); err != nil {
			return err
		}
	}
	return nil
}

func pruneOne(tx *bbolt.Tx, kind byte, key []byte, now time.Time) error {
	switch kind {
	case kindSeen:
		return tx.Bucket(bucketSeen).Delete(key)
	case kindFeedback:
		return tx.Bucket(bucketFeedback).Delete(key)
	case kindQuestion:
		return tx.Bucket(bucketQuestions).Delete(key)
	case kindChat:
		return pruneChat(tx, key, now)
	}
	return nil
}

// pruneChat deletes a chat that has been silent, and otherwise looks again
// when it will have been.
func pruneChat(tx *bbolt.Tx, key []byte, now time.Time) error {
	record := tx.Bucket(bucketChats).Get(key)
	if record == nil {
		return nil
	}
	payload, err := open(bucketChats, key, record)
	if err == nil {
		var at time.Time
		if at, _, err = cutTime(payload); err == nil && at.Add(KeepChat).After(now) {
			return expire(tx, at.Add(KeepChat), kindChat, key)
		}
	}
	return tx.Bucket(bucketChats).Delete(key) // silent, or unreadable
}
