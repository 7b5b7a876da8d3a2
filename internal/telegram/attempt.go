package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"maps"
	"net/http"
	"strconv"
	"sync"
	"time"
)

const (
	sendLimit = 5 * time.Second // for one attempt at one message

	// overdue is when a call that got no answer stops holding up the others. It may
	// well never get one, and its message is then sent again, crash or no crash.
	overdue = time.Second

	// shortUnits is the length to which a message is cut that is too long for the server
	// even without markup: better a part of it than nothing.
	shortUnits = 1000

	// maxClosed bounds the memory of chats that do not want to hear from us. A
	// forgotten one costs one refused call.
	maxClosed = 10000
)

// sender brings single calls to Telegram, whatever it takes.
type sender struct {
	client *client
	pacer  *pacer
	retry  backoff       // for what was certainly not accepted
	again  backoff       // for what may have been accepted: every further attempt may be a copy
	doubt  chan struct{} // has room for one: the message whose fate is not taken down
	log    *slog.Logger
	stats  *stats

	mu     sync.Mutex
	closed map[int64]bool
	back   chan struct{} // closed, and replaced, when Telegram is in reach again
}

func newSender(c *client, p Pace, random func() float64, log *slog.Logger, st *stats) *sender {
	return &sender{
		client: c,
		pacer:  newPacer(p),
		retry:  backoff{first: 200 * time.Millisecond, most: 2 * time.Second, random: random},
		again:  backoff{first: time.Second, most: time.Minute, random: random},
		doubt:  make(chan struct{}, 1),
		log:    log,
		stats:  st,
		closed: make(map[int64]bool),
		back:   make(chan struct{}),
	}
}

// recovered ends the pauses between attempts: Telegram is in reach again after an
// outage, so that the next attempts will tell.
func (s *sender) recovered() {
	s.mu.Lock()
	defer s.mu.Unlock()
	close(s.back)
	s.back = make(chan struct{})
}

// rest is a pause between attempts.
func (s *sender) rest(ctx context.Context, d time.Duration) error {
	s.mu.Lock()
	back := s.back
	s.mu.Unlock()
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-back:
	case <-ctx.Done():
	}
	return ctx.Err()
}

// reopen notes that chat has written to us again.
func (s *sender) reopen(chat int64) {
	s.mu.Lock()
	delete(s.closed, chat)
	s.mu.Unlock()
}

// close notes that Telegram does not let us write to chat.
func (s *sender) close(chat int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for c := range s.closed {
		if len(s.closed) < maxClosed {
			break
		}
		delete(s.closed, c)
	}
	s.closed[chat] = true
}

func (s *sender) isClosed(chat int64) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.closed[chat]
}

// send keeps trying until the call's fate is known. It returns an error only when
// ctx ends first; nothing is known to have been sent then. A call under way when
// ctx ends may still finish. landed is to be called once the fate is taken down.
func (s *sender) send(ctx context.Context, c Call) (sent Sent, landed func(), err error) {
	a := attempt{sender: s, call: c, params: c.Params}
	a.sent.Tag = c.Tag
	a.sent.Chat, _ = strconv.ParseInt(c.Params["chat_id"], 10, 64)
	for failures := 0; ; {
		if s.isClosed(a.sent.Chat) {
			a.sent.Result = Closed
			return a.sent, func() {}, nil
		}
		if err := s.pacer.wait(ctx, a.sent.Chat); err != nil {
			return Sent{}, nil, err
		}
		landed, err := s.begin(ctx)
		if err != nil {
			return Sent{}, nil, err
		}
		err = a.once(ctx)
		if ctx.Err() != nil && temporary(err) {
			landed()
			return Sent{}, nil, ctx.Err()
		}
		done, pause := a.judge(err, failures+1)
		if done {
			return a.sent, landed, nil
		}
		landed()
		if err == nil || temporary(err) || refused(err) {
			failures++
		}
		if err := s.rest(ctx, pause); err != nil {
			return Sent{}, nil, err
		}
	}
}

// begin waits until no other message is in doubt; then this one may be. landed
// ends that, and so does the passing of time.
func (s *sender) begin(ctx context.Context) (landed func(), err error) {
	select {
	case s.doubt <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	end := sync.OnceFunc(func() { <-s.doubt })
	if ctx.Err() != nil { // both were ready: nothing new begins once the program stops
		end()
		return nil, ctx.Err()
	}
	late := time.AfterFunc(overdue, end)
	return func() {
		late.Stop()
		end()
	}, nil
}

// attempt is one message on its way, in the shape in which it is tried next.
type attempt struct {
	*sender
	call   Call
	params map[string]string
	sent   Sent

	plain, short, moved, fresh, topicless, alone bool // the changes already made, each once
}

// once makes the call. An answer that is cut off but says that all is well counts:
// without it the user would get the message again.
func (a *attempt) once(ctx context.Context) error {
	ctx, cancel := outlast(ctx, stopGrace)
	defer cancel()
	result, err := a.client.call(ctx, a.call.Method, a.params, sendLimit)
	if errors.Is(err, errCut) {
		err = nil
	}
	if err == nil {
		a.arrived(result)
	}
	return err
}

// arrived notes which message it has become. Not every server says so.
func (a *attempt) arrived(result json.RawMessage) {
	var m struct {
		MessageID int `json:"message_id"`
	}
	if json.Unmarshal(result, &m) != nil || m.MessageID == 0 {
		m.MessageID, _ = strconv.Atoi(a.params["message_id"]) // what was edited
	}
	a.sent.MessageID = m.MessageID
}

// judge decides after an attempt: whether the message's fate is known, else how
// long to wait before the next attempt, whose shape it has prepared.
func (a *attempt) judge(err error, failures int) (done bool, pause time.Duration) {
	a.stats.sending.note(time.Now(), !temporary(err) && (!refused(err) || a.lacking(err)))
	switch {
	case err == nil, says(err, "message is not modified"):
		a.sent.Result = Delivered
		a.stats.sent.Add(1)
		return true, 0
	case code(err) == http.StatusTooManyRequests:
		a.stats.paused.Add(1)
		wait := max(retryAfter(err), time.Second)
		a.pacer.pause(a.sent.Chat, wait)
		a.log.Warn("told to send later", slog.String("method", a.call.Method), slog.Int("code", code(err)), slog.Duration("pause", wait))
		return false, 0
	case temporary(err), refused(err) && !a.lacking(err):
		a.stats.retried.Add(1)
		a.log.Warn("message not delivered yet", slog.String("method", a.call.Method), slog.Int("code", code(err)), slog.Int("attempt", failures), slog.String("error", brief(err)))
		pause := a.again
		if unsent(err) || refused(err) {
			pause = a.retry
		}
		return false, max(pause.after(failures), retryAfter(err))
	case a.reshape(err):
		return false, 0
	case code(err) == http.StatusForbidden, says(err, closing...):
		a.log.Info("chat takes no messages", slog.String("method", a.call.Method), slog.Int("code", code(err)))
		a.sender.close(a.sent.Chat)
		a.sent.Result = Closed
		a.stats.closed.Add(1)
		return true, 0
	}
	a.stats.rejected.Add(1)
	a.log.Error("message rejected by telegram", slog.String("method", a.call.Method), slog.Int("code", code(err)))
	a.sent.Result = Rejected
	return true, 0
}

// lacking reports whether the server does not know the method: some that stand in for
// Telegram know those only that every bot uses.
func (a *attempt) lacking(err error) bool {
	return code(err) == http.StatusNotFound && a.call.Method != "sendMessage" && a.call.Method != "editMessageText"
}

// closing are phrases of Telegram's by which a whole chat is closed to us, with code 400.
var closing = []string{
	"chat not found", "user is deactivated", "group is deactivated", "chat_write_forbidden", "peer_id_invalid",
	"not enough rights to send text", "no rights to send",
}

// reshape changes the call so that it may pass, and reports whether it did. Every
// change is made once, so that this ends.
func (a *attempt) reshape(err error) bool {
	if to := migrateTo(err); to != 0 && !a.moved {
		a.moved = true
		a.with("chat_id", strconv.FormatInt(to, 10))
		a.sent.Chat, a.sent.MigratedFrom = to, a.sent.Chat
		return true
	}
	large := code(err) == http.StatusRequestEntityTooLarge || says(err, "too long", "too_long")
	if code(err) != http.StatusBadRequest && !large {
		return false
	}
	switch {
	case a.params["message_thread_id"] != "" && !a.topicless && says(err, "thread not found", "topic_closed", "topic_deleted"):
		a.topicless = true
		a.with("message_thread_id", "")
		return true
	case !a.alone && a.quotes() && says(err, "replied not found", "reply message not found", "reply not found", "reply_message_id_invalid"):
		a.alone = true
		a.with("reply_parameters", "")
		a.with("reply_to_message_id", "")
		return true
	case a.call.Method == "editMessageText" && !a.fresh && says(err, "message to edit not found", "message can't be edited", "message_id_invalid"):
		a.fresh = true
		a.call.Method = "sendMessage"
		a.with("message_id", "")
		return true
	case a.call.Plain != nil && !a.plain && !says(err, closing...):
		a.plain = true
		a.stats.plain.Add(1)
		a.log.Warn("message refused with markup, sent plain", slog.String("method", a.call.Method), slog.Int("code", code(err)))
		a.params = a.call.Plain
		return true
	case large && !a.short && units(a.params["text"]) > shortUnits:
		a.short = true
		a.log.Warn("message refused as too long, sent shortened", slog.String("method", a.call.Method), slog.Int("code", code(err)))
		a.with("text", shorten(a.params["text"], shortUnits))
		return true
	}
	return false
}

// quotes reports whether the message replies to another, which may be gone.
func (a *attempt) quotes() bool {
	return a.params["reply_parameters"] != "" || a.params["reply_to_message_id"] != ""
}

// with sets a parameter in both shapes of the call, or removes it when value is "".
func (a *attempt) with(key, value string) {
	change := func(params map[string]string) map[string]string {
		if params == nil {
			return nil
		}
		params = maps.Clone(params)
		if value == "" {
			delete(params, key)
		} else {
			params[key] = value
		}
		return params
	}
	a.params, a.call.Plain = change(a.params), change(a.call.Plain)
}
