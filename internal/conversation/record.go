package conversation

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"time"
)

// errRecord is what a record that cannot be trusted yields; callers add where it stood.
var errRecord = errors.New("record does not match its checksum")

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func checksum(bucket, key, payload []byte) uint32 {
	sum := crc32.Update(0, castagnoli, bucket)
	sum = crc32.Update(sum, castagnoli, []byte{0})
	sum = crc32.Update(sum, castagnoli, key)
	sum = crc32.Update(sum, castagnoli, []byte{0})
	return crc32.Update(sum, castagnoli, payload)
}

// seal returns the record of a payload.
func seal(bucket, key, payload []byte) []byte {
	record := make([]byte, 4, 4+len(payload))
	binary.BigEndian.PutUint32(record, checksum(bucket, key, payload))
	return append(record, payload...)
}

// open returns the payload of a record. It shares the record's memory.
func open(bucket, key, record []byte) ([]byte, error) {
	if len(record) < 4 || binary.BigEndian.Uint32(record) != checksum(bucket, key, record[4:]) {
		return nil, errRecord
	}
	return record[4:], nil
}

func number(n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }

func appendTime(b []byte, t time.Time) []byte {
	return binary.BigEndian.AppendUint64(b, uint64(t.UnixNano()))
}

// cutTime splits a leading time off.
func cutTime(b []byte) (time.Time, []byte, error) {
	if len(b) < 8 {
		return time.Time{}, nil, errRecord
	}
	return time.Unix(0, int64(binary.BigEndian.Uint64(b))), b[8:], nil
}

func encodeMessage(m Message, at time.Time) []byte {
	b := appendTime(make([]byte, 0, 10+len(m.Chat)+len(m.Payload)), at)
	b = binary.BigEndian.AppendUint16(b, uint16(len(m.Chat)))
	b = append(b, m.Chat...)
	return append(b, m.Payload...)
}

// decodeMessage copies everything out of b.
func decodeMessage(seq uint64, b []byte) (Message, error) {
	at, rest, err := cutTime(b)
	if err != nil || len(rest) < 2 {
		return Message{}, errRecord
	}
	n := int(binary.BigEndian.Uint16(rest))
	rest = rest[2:]
	if n > len(rest) {
		return Message{}, errRecord
	}
	return Message{
		Seq:     seq,
		Chat:    string(rest[:n]),
		Payload: append([]byte(nil), rest[n:]...),
		At:      at,
	}, nil
}
