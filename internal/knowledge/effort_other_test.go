//go:build !unix

package knowledge

import "time"

var started = time.Now()

// effort is the time that has passed, where nothing tells that of the processor.
func effort() time.Duration { return time.Since(started) }
