package telegramtest

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
)

const (
	secretHeader = "X-Telegram-Bot-Api-Secret-Token"
	hookTimeout  = 30 * time.Second // for one delivery
	hookRetry    = time.Second      // after a failure, doubling
	hookRetryMax = 30 * time.Second
)

// hook is a webhook that is set.
type hook struct {
	url         string
	secret      string
	connections int
	stop        context.CancelFunc

	busy     map[int64]bool // chats with a delivery under way
	open     int
	failures int
	after    time.Time // no delivery before
	err      string
	erred    time.Time
}

var secretForm = regexp.MustCompile(`^[A-Za-z0-9_-]{0,256}$`)

func (s *Server) setWebhook(p map[string]string) (any, *refusal) {
	if p["url"] == "" {
		return s.deleteWebhook(p)
	}
	u, err := url.Parse(p["url"])
	switch {
	case err != nil || u.Host == "":
		return nil, badRequest("bad webhook: invalid webhook URL specified")
	case u.Scheme != "https" && !strings.HasPrefix(u.Host, "127.0.0.1") && !strings.HasSuffix(u.Hostname(), ".test"):
		return nil, badRequest("bad webhook: An HTTPS URL must be provided for webhook") // tests listen without TLS
	case !secretForm.MatchString(p["secret_token"]):
		return nil, badRequest("secret token contains unallowed characters")
	}
	if ref := s.allow(p); ref != nil {
		return nil, ref
	}
	s.unhook()
	s.drop(p)
	ctx, cancel := context.WithCancel(context.Background())
	s.hook = &hook{url: p["url"], secret: p["secret_token"], connections: int(number(p, "max_connections")), stop: cancel, busy: make(map[int64]bool)}
	if s.hook.connections <= 0 || s.hook.connections > 100 {
		s.hook.connections = 40
	}
	go s.deliver(ctx, s.hook)
	return true, nil
}

func (s *Server) deleteWebhook(p map[string]string) (any, *refusal) {
	s.unhook()
	s.drop(p)
	return true, nil
}

// TakeWebhook removes the webhook, as another program with the same token does.
func (s *Server) TakeWebhook() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.unhook()
}

func (s *Server) unhook() {
	if s.hook != nil {
		s.hook.stop()
		s.hook = nil
	}
}

func (s *Server) drop(p map[string]string) {
	if p["drop_pending_updates"] == "true" {
		s.queue.updates = nil
	}
}

func (s *Server) getWebhookInfo(map[string]string) (any, *refusal) {
	out := map[string]any{"url": "", "has_custom_certificate": false, "pending_update_count": len(s.queue.updates)}
	if s.hook != nil {
		out["url"], out["max_connections"] = s.hook.url, s.hook.connections
		if s.hook.err != "" {
			out["last_error_message"], out["last_error_date"] = s.hook.err, s.hook.erred.Unix()
		}
	}
	return out, nil
}

// deliver sends waiting updates, those of one chat one after the other, until ctx ends.
func (s *Server) deliver(ctx context.Context, h *hook) {
	for {
		s.mu.Lock()
		s.expire()
		wait := h.after.Sub(s.now())
		if wait <= 0 {
			for _, u := range s.ready(h) {
				h.busy[u.chat] = true
				h.open++
				go s.post(ctx, h, u)
			}
			wait = time.Hour
		}
		changed := s.changed
		s.mu.Unlock()
		timer := time.NewTimer(wait)
		select {
		case <-ctx.Done():
			timer.Stop()
			return
		case <-changed:
		case <-timer.C:
		}
		timer.Stop()
	}
}

// ready returns the next update of every chat that has none under way.
func (s *Server) ready(h *hook) []*update {
	var out []*update
	taken := make(map[int64]bool)
	for _, u := range s.queue.updates {
		if h.busy[u.chat] || taken[u.chat] || h.open+len(out) >= h.connections {
			continue
		}
		taken[u.chat] = true
		out = append(out, u)
	}
	return out
}

// post makes one delivery and notes how it went.
func (s *Server) post(ctx context.Context, h *hook, u *update) {
	problem := s.try(ctx, h, u)
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(h.busy, u.chat)
	h.open--
	if problem == "" {
		s.queue.updates = slices.DeleteFunc(s.queue.updates, func(x *update) bool { return x == u })
		h.failures, h.after = 0, time.Time{}
	} else {
		h.err, h.erred = problem, s.now()
		h.after = s.now().Add(min(hookRetry<<min(h.failures, 5), hookRetryMax))
		h.failures++
	}
	s.touch()
}

func (s *Server) try(ctx context.Context, h *hook, u *update) string {
	ctx, cancel := context.WithTimeout(ctx, hookTimeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, h.url, bytes.NewReader(u.raw))
	if err != nil {
		return err.Error()
	}
	req.Header.Set("Content-Type", "application/json")
	if h.secret != "" {
		req.Header.Set(secretHeader, h.secret)
	}
	resp, err := s.options.Webhook.RoundTrip(req)
	if err != nil {
		return err.Error()
	}
	defer resp.Body.Close()
	_, _ = io.Copy(io.Discard, resp.Body)
	if resp.StatusCode < 200 || resp.StatusCode > 299 {
		return "Wrong response from the webhook: " + resp.Status
	}
	return ""
}
