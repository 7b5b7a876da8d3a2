package conversation

import (
	"os"
	"sync/atomic"
)

// length watches that a file in use is not cut short, as by copying another one
// over it: reading the missing part through bbolt's map would end the process.
// A state file only ever grows.
type length struct {
	file  *os.File
	known atomic.Int64 // bytes that were there before
}

func measure(path string) (*length, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	return &length{file: file}, nil
}

// check reports that the file has become shorter.
func (l *length) check() error {
	known := l.known.Load() // before looking: others see it grow meanwhile
	info, err := l.file.Stat()
	if err != nil {
		return err
	}
	if info.Size() < known {
		return damaged("the file was cut short while in use: %d bytes, %d before; stop the bot and restore a backup", info.Size(), known)
	}
	if info.Size() > known {
		l.known.CompareAndSwap(known, info.Size())
	}
	return nil
}
