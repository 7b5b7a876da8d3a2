package telegram

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"time"
)

// Error is Telegram's refusal of a call, or an answer that is not Telegram's at all.
type Error struct {
	Method      string
	Code        int // as HTTP status
	Description string
	RetryAfter  time.Duration // how long to wait after code 429
	MigrateTo   int64         // the group's new identity, 0 for none

	foreign bool // the answer is not Telegram's; Code is only what it claims to be
}

func (e *Error) Error() string {
	if e.Description == "" {
		return fmt.Sprintf("telegram %s: status %d", e.Method, e.Code)
	}
	return fmt.Sprintf("telegram %s: %d %s", e.Method, e.Code, e.Description)
}

// ErrConflict reports that another process receives this bot's updates. The one
// that started later leaves with it.
var ErrConflict = errors.New("another process is already receiving this bot's updates (Telegram answers 409): stop it first, or give this one another token")

// ErrUnstored comes from a Handler that answered an update but could not store
// that yet, as on a full disk. Later updates of the chat are handled all the
// same; this one must come again, and is not acknowledged to Telegram.
var ErrUnstored = errors.New("answered, but not stored yet")

// ErrTooMany comes from an InlineHandler whose user asks too fast. The query is
// left unanswered: an answer would be kept and shown to others.
var ErrTooMany = errors.New("too many inline queries")

// ErrUnauthorized reports that Telegram knows no bot with this token.
var ErrUnauthorized = fmt.Errorf("%w is not accepted by Telegram: check TELEGRAM_BOT_TOKEN, it may have been revoked", ErrToken)

// code returns Telegram's error code, 0 when err is something else, such as a
// broken connection or an answer that is not Telegram's.
func code(err error) int {
	var e *Error
	if errors.As(err, &e) && !e.foreign {
		return e.Code
	}
	return 0
}

// temporary reports whether the same call may succeed later: the network, the
// server, or something between is in trouble, or another call is in the way. Too Many
// Requests is not among them, as Telegram says itself when to come back.
func temporary(err error) bool {
	switch c := code(err); c {
	case 0:
		return err != nil
	case http.StatusRequestTimeout, http.StatusConflict:
		return true
	default:
		return c >= 500
	}
}

// unsent reports whether err shows that the call never reached a server: no
// connection came about.
func unsent(err error) bool {
	var op *net.OpError
	return errors.As(err, &op) && op.Op == "dial"
}

// refused reports whether Telegram rejects the token.
func refused(err error) bool {
	c := code(err)
	return c == http.StatusUnauthorized || c == http.StatusNotFound
}

// says reports whether Telegram's description contains one of the phrases.
func says(err error, phrases ...string) bool {
	var e *Error
	if !errors.As(err, &e) {
		return false
	}
	description := strings.ToLower(e.Description)
	for _, p := range phrases {
		if strings.Contains(description, p) {
			return true
		}
	}
	return false
}

func retryAfter(err error) time.Duration {
	var e *Error
	if errors.As(err, &e) {
		return e.RetryAfter
	}
	return 0
}

func migrateTo(err error) int64 {
	var e *Error
	if errors.As(err, &e) {
		return e.MigrateTo
	}
	return 0
}

// brief says what sort of failure err is, for a log line. Telegram's own
// descriptions may quote the message and are left out.
func brief(err error) string {
	var e *Error
	switch {
	case errors.As(err, &e) && e.foreign:
		return e.Description
	case errors.As(err, &e):
		return http.StatusText(e.Code)
	case errors.Is(err, context.DeadlineExceeded):
		return "no answer in time"
	}
	return err.Error()
}
