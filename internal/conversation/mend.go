package conversation

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"slices"
	"time"

	"go.etcd.io/bbolt"
)

// mend reads a whole file and takes out the records that are damaged. A damaged
// identity is not mended: without the counters, numbers would be given twice.
func mend(db *bbolt.DB, log *slog.Logger) error {
	lost, err := inspect(db.Path())
	if err != nil || len(lost) == 0 {
		return err
	}
	count := make(map[string]int)
	for _, r := range lost {
		if bytes.Equal(r.bucket, bucketIdentity) {
			return damaged("the identity of the file does not match its checksum, %s", r.place)
		}
		if !slices.ContainsFunc(buckets, func(known []byte) bool { return bytes.Equal(known, r.bucket) }) {
			return damaged("there is no bucket %q, %s", r.bucket, r.place) // all in it is lost: its name is
		}
		count[string(r.bucket)]++
	}
	for bucket, n := range count {
		log.Error("state file: damaged records are left out; a backup may still hold them",
			slog.String("bucket", bucket), slog.Int("records", n))
	}
	return db.Update(func(tx *bbolt.Tx) error {
		if _, err := identify(tx, schema); err != nil {
			return err
		}
		for _, r := range lost {
			if err := tx.Bucket(r.bucket).Delete(r.key); err != nil {
				return err
			}
		}
		if count[string(bucketExpiry)] > 0 {
			return rebuildExpiry(tx)
		}
		return nil
	})
}

// rebuildExpiry notes anew when everything may be deleted, so that nothing is
// kept without an end.
func rebuildExpiry(tx *bbolt.Tx) error {
	for _, kept := range []struct {
		bucket []byte
		kind   byte
		keep   time.Duration
	}{
		{bucketSeen, kindSeen, KeepSeen},
		{bucketChats, kindChat, KeepChat},
		{bucketQuestions, kindQuestion, KeepFeedback},
		{bucketFeedback, kindFeedback, KeepFeedback},
	} {
		err := tx.Bucket(kept.bucket).ForEach(func(key, record []byte) error {
			payload, err := open(kept.bucket, key, record)
			if err != nil {
				return nil // lost since it was inspected: Load and Pending will say so
			}
			at, err := began(kept.kind, payload)
			if err != nil {
				return err
			}
			return expire(tx, at.Add(kept.keep), kept.kind, key)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// began reads when a record's time began to run.
func began(kind byte, payload []byte) (time.Time, error) {
	if kind == kindSeen || kind == kindChat {
		at, _, err := cutTime(payload)
		return at, err
	}
	var v struct{ At time.Time } // in Question and in Feedback
	err := json.Unmarshal(payload, &v)
	return v.At, err
}
