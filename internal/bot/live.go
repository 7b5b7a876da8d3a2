package bot

import (
	"context"
	"log/slog"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"haiphongbot/internal/dialogue"
	"haiphongbot/internal/knowledge"
)

// LiveOptions are what OpenLive needs. Clock and Logger must be set.
type LiveOptions struct {
	Folder   string
	Cache    *knowledge.Cache // nil: nothing is remembered over a restart
	Hold     bool             // a change that loses an answer waits for staff
	Dialogue dialogue.Options
	Clock    func() time.Time
	Logger   *slog.Logger
	Settle   time.Duration // how long a file must have looked the same before it is read
	Rescan   time.Duration // look at the folder at least this often
	Progress func(done, total int)
}

// Follower is what Live keeps in step.
type Follower interface {
	// Swap replaces what is answered from; it returns when the old one is out of use.
	Swap(r Responder)
	// Tell sends staff a message, if there is anywhere to send it.
	Tell(ctx context.Context, r dialogue.Reply) error
}

// Live keeps a bot's answers in step with the folder. A change is read and
// indexed aside, must pass the gate, and is then swapped in. Whatever goes wrong
// with the folder, the last good edition goes on answering; only files that
// were deleted stop being quoted at once.
type Live struct {
	o       LiveOptions
	reading *knowledge.Reading
	nudge   chan struct{} // look now
	tally   *tally

	// Not under mu, which is held while a change is indexed: whoever asks for a
	// change to be accepted must not wait for that.
	held   atomic.Bool // a change waits for staff
	accept atomic.Bool // staff want it

	mu       sync.Mutex // of all below
	follower Follower   // nil until Run
	current  *edition
	accepted *knowledge.Content // what current is made of
	seen     *knowledge.Content // the last look at the folder
	day      time.Time          // for which current was made
	report   *knowledge.Report
	summary  []string // of report
}

// OpenLive reads the folder, or what was last taken over from it when it
// cannot be read now. Close must be called.
func OpenLive(ctx context.Context, o LiveOptions) (*Live, error) {
	l := &Live{o: o, reading: knowledge.NewReading(o.Folder, o.Cache, o.Settle), nudge: make(chan struct{}, 1), tally: newTally(o.Cache)}
	earlier := o.Cache.Accepted(o.Folder)
	content, _, err := l.reading.Read(ctx, o.Clock(), o.Progress)
	if err == nil && content.Empty() && earlier != nil && !earlier.Empty() {
		err = knowledge.ErrAway
	}
	if err != nil && (earlier == nil || ctx.Err() != nil) {
		return nil, err
	}
	first := content
	if earlier != nil {
		first = earlier
		if err == nil && content.Over(earlier).Same(earlier) {
			first = content.Over(earlier)
		}
	}
	if l.current, err = l.edition(first); err != nil {
		return nil, err
	}
	l.accepted, l.day = first, day(o.Clock())
	if first == earlier {
		l.look(ctx)
		return l, nil
	}
	l.seen = content
	l.o.Cache.Accept(o.Folder, first)
	l.report = l.current.library.Report(o.Clock(), knowledge.GateResult{})
	return l, nil
}

// Responder is what answers at the moment.
func (l *Live) Responder() Responder {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.tally.over(l.current.responder)
}

// Report is what staff should know about the folder.
func (l *Live) Report() *knowledge.Report {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.report
}

// Close releases the index. Nothing may answer from it any more. While a change
// is still being indexed it leaves that to the end of the program.
func (l *Live) Close() error {
	l.tally.save()
	if !l.mu.TryLock() {
		return nil
	}
	defer l.mu.Unlock()
	return l.current.index.Close()
}

// Accept takes the change over that is held; false when none is.
func (l *Live) Accept() bool {
	if !l.held.Load() {
		return false
	}
	l.accept.Store(true)
	select {
	case l.nudge <- struct{}{}:
	default:
	}
	return true
}

func (l *Live) edition(c *knowledge.Content) (*edition, error) {
	now := l.o.Clock()
	e, err := newEdition(c.Library(now), l.current, l.o.Dialogue, l.o.Logger)
	if err == nil && l.current != nil && l.day.Equal(day(now)) && answerAlike(e.library, l.current.library) {
		e.asked = l.current.asked
	}
	return e, err
}

func day(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, t.Location())
}

// look reads what has changed and takes it over if it may be. It returns
// how soon to look again, 0 for no hurry.
func (l *Live) look(ctx context.Context) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.tally.save()
	content, settled, err := l.reading.Read(ctx, l.o.Clock(), nil)
	if ctx.Err() != nil {
		return 0
	}
	if err == nil && content.Empty() && l.seen == nil && !l.accepted.Empty() {
		err = knowledge.ErrAway
	}
	if err != nil {
		l.away(ctx, err)
		return 0
	}
	confirmed := l.accept.Swap(false) && l.held.Load()
	sameDay := l.day.Equal(day(l.o.Clock()))
	if l.seen == nil || confirmed || !sameDay || !content.Equal(l.seen) {
		if err := l.consider(ctx, content, confirmed, sameDay); err != nil {
			l.o.Logger.Error("a change of the knowledge folder is not taken over", slog.Any("error", err))
			return l.o.Rescan
		}
		l.seen = content
	}
	if !settled {
		return max(l.o.Settle, time.Millisecond)
	}
	return 0
}

// consider decides about one look at the folder.
func (l *Live) consider(ctx context.Context, content *knowledge.Content, confirmed, sameDay bool) error {
	next := content.Over(l.accepted)
	if next.Same(l.accepted) && sameDay {
		l.accepted = next
		l.held.Store(false)
		return l.judge(ctx, l.current.reread(next.Library(l.o.Clock())))
	}
	before, rest := l.current, l.accepted.Without(content)
	if next.Same(rest) {
		rest = next
	}
	if !rest.Same(l.accepted) {
		// Before the gate is asked: that can take seconds, in which the deleted would be
		// quoted, and nothing depends on what it says.
		e, err := l.edition(rest)
		if err != nil {
			return err
		}
		l.answerFrom(rest, e)
		defer l.retire(before)
		if next.Same(rest) {
			return l.settle(ctx, before)
		}
	}
	candidate, err := l.edition(next)
	if err != nil {
		return err
	}
	lost, err := lostSince(ctx, before, candidate, l.o.Clock())
	if err != nil {
		_ = candidate.index.Close()
		return err
	}
	if blocked(lost) && l.o.Hold && !confirmed {
		err := l.hold(ctx, before, next, candidate, lost)
		_ = candidate.index.Close()
		return err
	}
	l.held.Store(false)
	l.take(next, candidate)
	return l.judge(ctx, candidate, lost...)
}

// settle reports what a change that only deletes has cost since the edition before.
func (l *Live) settle(ctx context.Context, before *edition) error {
	lost, err := lostSince(ctx, before, l.current, l.o.Clock())
	if err != nil {
		return err
	}
	l.held.Store(false)
	return l.judge(ctx, l.current, lost...)
}

// take answers from an edition and closes the one before after its last use.
func (l *Live) take(c *knowledge.Content, e *edition) {
	before := l.current
	l.answerFrom(c, e)
	l.retire(before)
}

// answerFrom puts an edition in place of the one before, which stays open.
func (l *Live) answerFrom(c *knowledge.Content, e *edition) {
	l.current, l.accepted, l.day = e, c, day(l.o.Clock())
	if l.follower != nil {
		l.follower.Swap(l.tally.over(e.responder))
	}
	l.o.Cache.Accept(l.o.Folder, c)
	l.o.Logger.Info("knowledge folder taken over", slog.Int("documents", len(e.library.Documents)))
}

// retire closes an edition that nobody answers from any more.
func (l *Live) retire(e *edition) {
	if err := e.index.Close(); err != nil {
		l.o.Logger.Error("close the old index", slog.Any("error", err))
	}
}

// judge asks the gate and reports. lost is what the change cost.
func (l *Live) judge(ctx context.Context, e *edition, lost ...knowledge.Lost) error {
	gate, err := e.gate(ctx, l.o.Clock())
	if err != nil {
		return err
	}
	for _, q := range lost {
		if i := slices.IndexFunc(gate.Lost, func(other knowledge.Lost) bool { return other.Question == q.Question }); i >= 0 {
			gate.Lost[i] = q
		} else {
			gate.Lost = append(gate.Lost, q)
			gate.Questions++
		}
	}
	report := e.library.Report(l.o.Clock(), gate)
	l.tally.report(report, e.library, l.o.Clock())
	l.publish(ctx, report)
	return nil
}

// away reports that the folder itself cannot be read.
func (l *Live) away(ctx context.Context, err error) {
	l.o.Logger.Warn("knowledge folder cannot be read; the last good state answers", slog.Any("error", err))
	report := l.current.library.Report(l.o.Clock(), knowledge.GateResult{})
	report.FolderAway()
	l.seen = nil
	l.publish(ctx, report)
}

// publish logs a summary and sends staff what they have not been told yet.
func (l *Live) publish(ctx context.Context, r *knowledge.Report) {
	l.report = r
	summary := r.Summary()
	if slices.Equal(summary, l.summary) {
		return
	}
	l.summary = summary
	l.o.Logger.Info("knowledge folder", slog.Int("documents", len(r.Documents)), slog.Int("passages", r.Passages()),
		slog.Int("problems", len(r.Problems)), slog.Int("lost", len(r.Gate.Lost)), slog.Bool("held", r.Gate.Held))
	if l.follower != nil {
		l.tell(ctx)
	}
}

func (l *Live) tell(ctx context.Context) {
	if err := l.follower.Tell(ctx, say(l.summary...)); err != nil {
		l.o.Logger.Error("report on the knowledge folder is not sent", slog.Any("error", err))
	}
}

// Run follows the folder until ctx ends. Staff are told at once when
// something is wrong, else with the first change.
func (l *Live) Run(ctx context.Context, f Follower) {
	l.begin(ctx, f)
	w := knowledge.Watcher{Folder: l.o.Folder, Quiet: quiet, Rescan: l.o.Rescan, Nudge: l.nudge, Log: l.o.Logger}
	w.Run(ctx, l.look)
}

// begin asks the gate, which OpenLive left out so that answers need not wait
// for it, and tells staff what is wrong.
func (l *Live) begin(ctx context.Context, f Follower) {
	l.mu.Lock()
	defer l.mu.Unlock()
	f.Swap(l.tally.over(l.current.responder))
	if l.summary == nil {
		if err := l.judge(ctx, l.current); err != nil && ctx.Err() == nil {
			l.o.Logger.Error("the gate of the knowledge folder is not asked", slog.Any("error", err))
		}
	}
	l.follower = f
	if l.summary != nil && l.report.Faulty() {
		l.tell(ctx)
	}
}

// quiet is how long a folder must rest after an event: editors save in steps.
const quiet = 150 * time.Millisecond
