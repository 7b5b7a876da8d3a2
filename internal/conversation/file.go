package conversation

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"sync"

	"go.etcd.io/bbolt"
)

// File is a Store in one bbolt file.
type File struct {
	logger *slog.Logger

	mu      sync.RWMutex // held for reading while a call uses the following
	db      *bbolt.DB
	commits *committer
	length  *length
	closed  bool
}

// enter holds the file open for one call; the caller runs leave.
func (f *File) enter(ctx context.Context) (leave func(), err error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	f.mu.RLock()
	if f.closed {
		f.mu.RUnlock()
		return nil, ErrClosed
	}
	if err := f.length.check(); err != nil {
		f.mu.RUnlock()
		return nil, err
	}
	return f.mu.RUnlock, nil
}

// view runs a short read. Nothing in it may wait for anything.
func (f *File) view(ctx context.Context, read func(*bbolt.Tx) error) error {
	leave, err := f.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	return f.db.View(read)
}

// Load implements Store.
func (f *File) Load(ctx context.Context, chat string) ([]byte, error) {
	var state []byte
	err := f.view(ctx, func(tx *bbolt.Tx) error {
		key := []byte(chat)
		record := tx.Bucket(bucketChats).Get(key)
		if record == nil {
			return nil
		}
		payload, err := open(bucketChats, key, record)
		if err != nil || len(payload) < 8 {
			return fmt.Errorf("load chat: %w: %w", ErrDamaged, errRecord)
		}
		state = bytes.Clone(payload[8:])
		return nil
	})
	return state, err
}

// Pending implements Store. A message whose record was damaged since Open is
// logged and passed over, so that it cannot hold up the others.
func (f *File) Pending(ctx context.Context, after uint64, limit int) ([]Message, error) {
	var out []Message
	err := f.view(ctx, func(tx *bbolt.Tx) error {
		cursor := tx.Bucket(bucketOutbox).Cursor()
		for key, record := cursor.Seek(number(after + 1)); key != nil && len(out) < limit; key, record = cursor.Next() {
			seq := binary.BigEndian.Uint64(key)
			payload, err := open(bucketOutbox, key, record)
			if err == nil {
				var m Message
				if m, err = decodeMessage(seq, payload); err == nil {
					out = append(out, m)
					continue
				}
			}
			f.logger.Error("outbox message is damaged", slog.Uint64("seq", seq))
		}
		return nil
	})
	return out, err
}

// Questions implements Store.
func (f *File) Questions(ctx context.Context) ([]Question, error) {
	return decodeAll[Question](ctx, f, bucketQuestions)
}

// Feedback returns the verdicts kept, ordered by chat, then oldest first.
func (f *File) Feedback(ctx context.Context) ([]Feedback, error) {
	return decodeAll[Feedback](ctx, f, bucketFeedback)
}

func decodeAll[T any](ctx context.Context, f *File, bucket []byte) ([]T, error) {
	var out []T
	err := f.view(ctx, func(tx *bbolt.Tx) error {
		return tx.Bucket(bucket).ForEach(func(key, record []byte) error {
			var v T
			payload, err := open(bucket, key, record)
			if err == nil {
				err = json.Unmarshal(payload, &v)
			}
			if err != nil {
				return fmt.Errorf("read %s: %w: %w", bucket, ErrDamaged, err)
			}
			out = append(out, v)
			return nil
		})
	})
	return out, err
}

// Close implements Store. It waits for calls under way.
func (f *File) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return nil
	}
	f.closed = true
	return errors.Join(f.db.Close(), f.length.file.Close())
}
