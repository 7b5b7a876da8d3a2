//go:build unix

package knowledge

import (
	"syscall"
	"time"
)

// effort is the processor time that this process has used. Other than the time of day it
// stands still while a busy machine lets others run.
func effort() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		panic(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
