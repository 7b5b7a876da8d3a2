package telegram

import (
	"context"
	"log/slog"
	"sync"
	"time"
)

const (
	pageSize = 256 // entries read from the outbox at a time

	// laneRoom and maxLanes bound what is held in memory: the rest waits in the
	// outbox. A chat that Telegram makes wait cannot fill the room of others.
	laneRoom = 4
	maxLanes = 4096

	outboxRetry = time.Second // after the outbox failed, as on a full disk
)

// deliverer brings the outbox to Telegram. One goroutine owns all of its state
// (run); one more for each chat that has something to send does the waiting.
type deliverer struct {
	outbox Outbox
	sender *sender
	log    *slog.Logger
	wake   chan struct{} // has room for one: something was appended

	lanes   map[string]*lane
	cursor  uint64          // entries up to here were seen, or are in a lane's future
	undone  map[uint64]Sent // fate known, but the outbox could not take it down yet
	results chan result
	workers sync.WaitGroup
}

// lane holds the next entries of one chat.
type lane struct {
	queue []Entry
	busy  bool
	last  uint64 // the newest entry that was ever put into queue
	more  uint64 // the oldest entry that found no room, 0 for none
}

// result is what became of one entry.
type result struct {
	entry Entry
	sent  Sent
	sentE error // nothing is known: the program stops
	doneE error // known, but not taken down
}

func newDeliverer(o Outbox, s *sender, log *slog.Logger) *deliverer {
	return &deliverer{
		outbox:  o,
		sender:  s,
		log:     log,
		wake:    make(chan struct{}, 1),
		lanes:   make(map[string]*lane),
		undone:  make(map[uint64]Sent),
		results: make(chan result),
	}
}

// notify tells the deliverer that the outbox has grown. It never blocks.
func (d *deliverer) notify() {
	select {
	case d.wake <- struct{}{}:
	default:
	}
}

// run delivers until ctx ends, and returns when nothing is under way any more.
func (d *deliverer) run(ctx context.Context) {
	again := time.NewTimer(0) // fires at once: what a former run left behind
	defer again.Stop()
	for {
		select {
		case <-ctx.Done():
			d.drain()
			return
		case <-d.wake:
		case <-again.C:
			d.takeDown(ctx)
		case r := <-d.results:
			d.finish(ctx, r) // after which the outbox may hold what follows from it
		}
		err := d.fill(ctx)
		d.sender.stats.reading.note(time.Now(), err == nil || ctx.Err() != nil)
		if err != nil && ctx.Err() == nil {
			d.log.Error("outbox cannot be read", slog.String("error", err.Error()))
			again.Reset(outboxRetry)
		}
		if len(d.undone) > 0 {
			again.Reset(outboxRetry)
		}
	}
}

// fill reads the outbox from the cursor on and gives every lane what it has room for.
func (d *deliverer) fill(ctx context.Context) error {
	return d.walk(ctx, d.cursor, func(e Entry) bool {
		if !d.put(ctx, e) {
			return false // every lane is taken: the cursor stays before e
		}
		d.cursor = e.Seq
		return true
	})
}

// refill gives the lane of chat what it had no room for, from its entry on, and
// reads no further than that takes.
func (d *deliverer) refill(ctx context.Context, chat string, from uint64) error {
	return d.walk(ctx, from-1, func(e Entry) bool {
		if e.Seq > d.cursor {
			return false // fill comes to it
		}
		if e.Chat != chat {
			return true
		}
		if !d.put(ctx, e) {
			return false
		}
		l := d.lanes[chat] // nil while all of its entries are undone
		return l == nil || l.more == 0
	})
}

// walk shows entries with a Seq above after, until the outbox ends or take returns false.
func (d *deliverer) walk(ctx context.Context, after uint64, take func(Entry) bool) error {
	for {
		page, err := d.outbox.Pending(ctx, after, pageSize)
		if err != nil {
			return err
		}
		for _, e := range page {
			if !take(e) {
				return nil
			}
			after = e.Seq
		}
		if len(page) < pageSize {
			return nil
		}
	}
}

// put gives an entry to its lane. It returns false when there is no room for
// another lane.
func (d *deliverer) put(ctx context.Context, e Entry) bool {
	if _, ok := d.undone[e.Seq]; ok {
		return true
	}
	l := d.lanes[e.Chat]
	switch {
	case l == nil && len(d.lanes) >= maxLanes:
		return false
	case l == nil:
		l = &lane{}
		d.lanes[e.Chat] = l
	case e.Seq <= l.last:
		return true
	}
	if l.more != 0 || len(l.queue) >= laneRoom {
		if l.more == 0 {
			l.more = e.Seq
		}
		return true
	}
	l.queue = append(l.queue, e)
	l.last = e.Seq
	d.start(ctx, l)
	return true
}

// start sends the lane's next entry unless one is under way.
func (d *deliverer) start(ctx context.Context, l *lane) {
	if l.busy || len(l.queue) == 0 {
		return
	}
	e := l.queue[0]
	l.queue = l.queue[1:]
	l.busy = true
	d.workers.Go(func() { d.results <- d.deliver(ctx, e) })
}

// deliver sends one entry and takes it down.
func (d *deliverer) deliver(ctx context.Context, e Entry) result {
	r := result{entry: e}
	call, err := parseCall(e.Payload)
	if err != nil {
		d.log.Error("outbox entry dropped", slog.Uint64("entry", e.Seq), slog.String("error", "payload cannot be read"))
		r.sent = Sent{Result: Rejected}
	} else {
		var landed func()
		if r.sent, landed, r.sentE = d.sender.send(ctx, call); r.sentE != nil {
			return r
		}
		defer landed()
	}
	r.doneE = d.done(ctx, e.Seq, r.sent)
	return r
}

func (d *deliverer) done(ctx context.Context, seq uint64, sent Sent) error {
	ctx, cancel := outlast(ctx, stopGrace)
	defer cancel()
	return d.outbox.Done(ctx, seq, sent)
}

// finish takes in a result and moves the lane on.
func (d *deliverer) finish(ctx context.Context, r result) {
	if r.doneE != nil {
		d.log.Error("outbox cannot be written", slog.Uint64("entry", r.entry.Seq), slog.String("error", r.doneE.Error()))
		d.undone[r.entry.Seq] = r.sent
	}
	l := d.lanes[r.entry.Chat]
	l.busy = false
	d.start(ctx, l)
	if l.busy {
		return
	}
	delete(d.lanes, r.entry.Chat)
	if l.more != 0 && d.refill(ctx, r.entry.Chat, l.more) != nil {
		d.cursor = l.more - 1 // fill tries again, and says so
	}
}

// takeDown tries again to remove what was sent but not removed.
func (d *deliverer) takeDown(ctx context.Context) {
	for seq, sent := range d.undone {
		if err := d.done(ctx, seq, sent); err != nil {
			return // the next timer tries again
		}
		delete(d.undone, seq)
	}
}

// drain waits for what is under way after the context has ended.
func (d *deliverer) drain() {
	go func() {
		d.workers.Wait()
		close(d.results)
	}()
	for r := range d.results {
		if r.sentE == nil && r.doneE != nil {
			d.undone[r.entry.Seq] = r.sent
		}
	}
	ctx, cancel := context.WithTimeout(context.Background(), stopGrace/2)
	defer cancel()
	d.takeDown(ctx)
}
