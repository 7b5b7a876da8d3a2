package telegram

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

const (
	// placeholder stands for the token in every URL that the library and
	// net/http get to see; their errors quote URLs.
	placeholder = "TOKEN"

	// idle is how many connections are kept for the next calls. Polling and sending
	// take one each, button presses and inline queries one more now and then.
	idle = 10

	// maxAnswer bounds an answer's body. A hundred updates of the longest
	// messages stay well below.
	maxAnswer = 16 << 20

	// foreignPause bounds the pause that somebody other than Telegram may ask for.
	foreignPause = time.Minute
)

// client makes calls through tgbotapi, adding what it lacks: contexts, time
// limits, bounded answers, a look at the status, and silence about the token.
type client struct {
	api   tgbotapi.BotAPI // copied for every call, so that each has its own context
	http  *http.Client
	token Token
}

// newClient returns a client for the Bot API at base, such as
// https://api.telegram.org. A nil transport means Transport().
func newClient(base string, token Token, transport http.RoundTripper) (*client, error) {
	u, err := url.Parse(base)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") || u.User != nil {
		return nil, errors.New("telegram address: want something like https://api.telegram.org")
	}
	if transport == nil {
		transport = Transport()
	}
	c := &client{token: token}
	c.http = &http.Client{
		Transport: secretTransport{token: token, next: transport},
		CheckRedirect: func(*http.Request, []*http.Request) error {
			return http.ErrUseLastResponse // Telegram never redirects; others must not learn the token
		},
	}
	c.api = tgbotapi.BotAPI{Token: placeholder}
	base = strings.TrimRight(u.String(), "/")
	c.api.SetAPIEndpoint(strings.ReplaceAll(base, "%", "%%") + "/bot%s/%s")
	return c, nil
}

// Transport returns the transport for the real service. Dead connections are
// noticed by pings within seconds, not only when a call's limit passes.
func Transport() *http.Transport {
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.MaxIdleConnsPerHost = idle
	t.TLSHandshakeTimeout = 5 * time.Second
	t.HTTP2 = &http.HTTP2Config{SendPingTimeout: 3 * time.Second, PingTimeout: 3 * time.Second}
	return t
}

// secretTransport puts the token into the request at the last moment.
type secretTransport struct {
	token Token
	next  http.RoundTripper
}

func (t secretTransport) RoundTrip(req *http.Request) (*http.Response, error) {
	before, after, ok := strings.Cut(req.URL.Path, "/bot"+placeholder+"/")
	if !ok {
		return nil, errors.New("telegram: request without a place for the token")
	}
	req = req.Clone(req.Context())
	req.URL.Path = before + "/bot" + t.token.secret + "/" + after
	req.URL.RawPath = ""
	resp, err := t.next.RoundTrip(req)
	if err != nil {
		return nil, t.hide(err)
	}
	resp.Request = nil // has the token in its URL
	return resp, nil
}

// hide keeps an error whose text does not contain the token, else its text only.
func (t secretTransport) hide(err error) error {
	if s := t.token.scrub(err.Error()); s != err.Error() {
		return errors.New(s)
	}
	return err
}

// call makes one call and returns its result. It ends after limit at the latest.
// The error is an *Error when an answer came, else the transport's.
func (c *client) call(ctx context.Context, method string, params map[string]string, limit time.Duration) (json.RawMessage, error) {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	api := c.api
	api.Client = doer{ctx: ctx, client: c, method: method}
	resp, err := api.MakeRequest(method, tgbotapi.Params(params))
	if err == nil {
		return resp.Result, nil
	}
	var refusal *tgbotapi.Error
	if errors.As(err, &refusal) {
		return nil, &Error{
			Method:      method,
			Code:        refusal.Code,
			Description: c.token.scrub(refusal.Message),
			RetryAfter:  seconds(refusal.RetryAfter),
			MigrateTo:   refusal.MigrateToChatID,
		}
	}
	var e *Error
	if errors.As(err, &e) {
		return nil, e
	}
	return nil, fmt.Errorf("telegram %s: %w", method, err)
}

// doer is the HTTP client of a single call.
type doer struct {
	ctx    context.Context
	client *client
	method string
}

// Do sends the request and reads the whole answer. Anything but the Bot API's JSON,
// such as the error page of a proxy, is a fault of the network whatever its status
// (see foreign): only Telegram itself can refuse a message or the token.
func (d doer) Do(req *http.Request) (*http.Response, error) {
	resp, err := d.client.http.Do(req.WithContext(d.ctx))
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxAnswer+1))
	whole := err == nil && len(body) <= maxAnswer && json.Valid(body)
	if !whole && resp.StatusCode/100 == 2 && success.Match(body) {
		return nil, errCut
	}
	if err != nil {
		return nil, d.client.http.Transport.(secretTransport).hide(fmt.Errorf("read answer: %w", err))
	}
	var form struct {
		OK          *bool                       `json:"ok"`
		Code        int                         `json:"error_code"`
		Description string                      `json:"description"`
		Parameters  tgbotapi.ResponseParameters `json:"parameters"`
	}
	if len(body) > maxAnswer || json.Unmarshal(body, &form) != nil || form.OK == nil {
		return nil, d.foreign(resp)
	}
	if !*form.OK && form.Code == 0 { // some test servers leave the code to the status
		e := d.foreign(resp)
		e.foreign = false
		if e.Code < 400 {
			e.Code = http.StatusBadGateway
		}
		e.Description = d.client.token.scrub(form.Description)
		e.RetryAfter = max(e.RetryAfter, seconds(form.Parameters.RetryAfter))
		e.MigrateTo = form.Parameters.MigrateToChatID
		return nil, e
	}
	resp.Body = io.NopCloser(bytes.NewReader(body))
	return resp, nil
}

// success is how the answer to a call that Telegram carried out begins.
var success = regexp.MustCompile(`^\s*\{\s*"ok"\s*:\s*true\b`)

// errCut says that Telegram carried the call out but its answer did not come whole.
var errCut = errors.New("done, but the answer is cut off")

// foreign describes an answer that is not the Bot API's. Something between us
// answers in Telegram's place, and may ask for a pause, though not for a long one.
func (d doer) foreign(resp *http.Response) *Error {
	e := &Error{
		Method:      d.method,
		Code:        resp.StatusCode,
		Description: fmt.Sprintf("answer with status %d is not the Bot API's", resp.StatusCode),
		foreign:     true,
	}
	if s, err := strconv.Atoi(resp.Header.Get("Retry-After")); err == nil {
		e.RetryAfter = min(seconds(s), foreignPause)
	}
	return e
}

// seconds is n seconds, within what a time can hold: a day at most.
func seconds(n int) time.Duration {
	return time.Duration(min(max(n, 0), 24*60*60)) * time.Second
}
