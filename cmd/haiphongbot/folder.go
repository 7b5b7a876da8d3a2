package main

import (
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"

	"haiphongbot/internal/bot"
	"haiphongbot/internal/dialogue"
	"haiphongbot/internal/knowledge"
	"haiphongbot/internal/search"
)

// opened is the knowledge folder, ready to answer from.
type opened struct {
	library   *knowledge.Library
	index     *search.Index
	responder *dialogue.Responder
}

// oftenPercent is how much the heap may grow before it is collected, in percent.
const oftenPercent = 10

func (e environment) open(dir string, o dialogue.Options) (*opened, error) {
	// Loading makes far more than it keeps: collect often, and once more at its end, so
	// that a command that only answers stays small.
	before := debug.SetGCPercent(oftenPercent)
	defer func() {
		runtime.GC()
		debug.SetGCPercent(before)
	}()
	lib, err := knowledge.Load(e.ctx, dir, e.now())
	if err != nil {
		return nil, err
	}
	return answerFrom(lib, o)
}

func answerFrom(lib *knowledge.Library, o dialogue.Options) (*opened, error) {
	index, err := search.Build(lib)
	if err != nil {
		return nil, fmt.Errorf("index the knowledge folder: %w", err)
	}
	return &opened{library: lib, index: index, responder: dialogue.New(lib, index, o)}, nil
}

// Close releases the index.
func (o *opened) Close() error { return o.index.Close() }

// liveFlags are shared by the commands that follow the folder.
type liveFlags struct {
	Gate   string        `enum:"hold,warn" default:"hold" help:"What happens to a change that loses an answer: hold lets it wait until staff mend or accept it, warn takes it over and tells them (${default})."`
	Rescan time.Duration `default:"1m" help:"Look at the knowledge folder at least this often, for drives that send no events (${default})."`
}

// settle is how long a file must have looked the same before it is read: a
// copy that is under way grows meanwhile.
const settle = 300 * time.Millisecond

// follow opens the folder and keeps it open. What was taken over is remembered
// in the folder data, unless that is "".
func (e environment) follow(dir, data string, f liveFlags, o dialogue.Options) (*bot.Live, error) {
	if f.Rescan <= 0 {
		return nil, fmt.Errorf("--rescan %v is not above zero", f.Rescan)
	}
	var cache *knowledge.Cache
	if data != "" {
		cache = e.cache(data)
	}
	return bot.OpenLive(e.ctx, bot.LiveOptions{
		Folder: dir, Cache: cache, Hold: f.Gate == "hold", Dialogue: o, Clock: e.now, Logger: e.log,
		Settle: settle, Rescan: f.Rescan, Progress: readingBar(e.stderr),
	})
}

// cache is what is remembered about the knowledge folder in the folder data.
func (e environment) cache(data string) *knowledge.Cache {
	return knowledge.NewCache(filepath.Join(data, "knowledge"), e.log)
}

// manyFiles is from how many files on their reading takes long enough to be
// shown.
const manyFiles = 200

// readingBar returns what shows the reading of a large folder, nil when out is
// no terminal.
func readingBar(out io.Writer) func(done, total int) {
	if !isTerminal(out) {
		return nil
	}
	var once sync.Once
	var bar *progressbar.ProgressBar
	return func(_, total int) {
		if total < manyFiles {
			return
		}
		once.Do(func() {
			bar = progressbar.NewOptions(total, progressbar.OptionSetWriter(out), progressbar.OptionSetDescription("reading the knowledge folder"),
				progressbar.OptionShowCount(), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())
		})
		_ = bar.Add(1) // a bar that cannot be drawn stops nothing
	}
}
