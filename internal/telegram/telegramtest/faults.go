package telegramtest

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Trouble is a way in which a call goes wrong.
type Trouble string

// The troubles.
const (
	Reset    Trouble = "reset"    // the connection breaks
	Hang     Trouble = "hang"     // no answer until Heal, then the connection breaks
	HalfBody Trouble = "half"     // the connection breaks in the middle of the answer
	Gateway  Trouble = "gateway"  // a proxy's 502 page in HTML
	Slow     Trouble = "slow"     // the right answer, after Fault.For
	TooMany  Trouble = "too many" // 429 with retry_after Fault.For; kept up for the chat
	Refuse   Trouble = "refuse"   // Fault.Code and Fault.Description
	Page     Trouble = "page"     // somebody else's answer: status Fault.Code, body Fault.Description, Retry-After Fault.For
)

// Fault is a trouble and when it strikes.
type Fault struct {
	Trouble Trouble
	Method  string // "" for every method
	Chat    int64  // only calls for this chat; 0 for every call
	Skip    int    // let so many calls pass first
	Every   int    // then strike every n-th; 0 and 1 mean each
	Times   int    // strike so often at most; 0 means until Heal

	// After makes Reset, Hang, HalfBody and Gateway strike after the call has had its
	// effect: the bot cannot know.
	After bool

	For         time.Duration
	Code        int
	Description string
}

type fault struct {
	Fault
	seen, struck int
	healed       chan struct{}
}

// Fault adds a fault. Of several that fit a call, the first added strikes.
func (s *Server) Fault(f Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = append(s.faults, &fault{Fault: f, healed: make(chan struct{})})
}

// Heal removes all faults. Calls that hang have their connections broken.
func (s *Server) Heal() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, f := range s.faults {
		close(f.healed)
	}
	s.faults = nil
	s.touch()
}

// Early returns how many calls came for a chat before its retry_after was over.
func (s *Server) Early() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.early
}

// pick returns the fault that strikes a call, nil for none.
func (s *Server) pick(method string, p map[string]string) *fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, f := range s.faults {
		if f.Method != "" && !strings.EqualFold(f.Method, method) || f.Chat != 0 && f.Chat != number(p, "chat_id") {
			continue
		}
		f.seen++
		n := f.seen - f.Skip
		if n <= 0 || (f.Every > 1 && n%f.Every != 0) || (f.Times > 0 && f.struck >= f.Times) {
			continue
		}
		if _, held := s.throttle[number(p, "chat_id")]; held && f.Trouble == TooMany {
			continue // this chat has its 429 already
		}
		f.struck++
		return f
	}
	return nil
}

// strike makes a call go wrong. It reports whether the call goes on nevertheless.
func (s *Server) strike(rw http.ResponseWriter, req *http.Request, f *fault, result any) bool {
	switch f.Trouble {
	case Slow:
		timer := time.NewTimer(f.For)
		defer timer.Stop()
		select {
		case <-timer.C:
		case <-req.Context().Done():
		}
		return true
	case TooMany:
		s.mu.Lock()
		_ = req.ParseForm()
		if chat := number(map[string]string{"chat_id": req.Form.Get("chat_id")}, "chat_id"); chat != 0 {
			s.throttle[chat] = s.now().Add(f.For)
		}
		s.mu.Unlock()
		s.answer(rw, nil, tooMany(f.For))
	case Refuse:
		s.answer(rw, nil, &refusal{code: f.Code, description: f.Description})
	case Page:
		if f.For > 0 {
			rw.Header().Set("Retry-After", strconv.Itoa(int(f.For.Seconds())))
		}
		rw.WriteHeader(f.Code)
		_, _ = io.WriteString(rw, f.Description)
	case Gateway:
		rw.Header().Set("Content-Type", "text/html")
		rw.WriteHeader(http.StatusBadGateway)
		_, _ = fmt.Fprintf(rw, "<html><body><h1>502 Bad Gateway</h1><p>%s</p></body></html>", req.URL.Path)
	case Hang:
		select {
		case <-f.healed:
		case <-req.Context().Done():
		}
		breakOff(rw, nil)
	case HalfBody:
		body := success(result)
		breakOff(rw, body[:len(body)/2])
	case Reset:
		breakOff(rw, nil)
	}
	return false
}

// breakOff ends the connection, after half an answer if there is one.
func breakOff(rw http.ResponseWriter, half []byte) {
	hijacker, ok := rw.(http.Hijacker)
	if !ok {
		panic(http.ErrAbortHandler)
	}
	conn, buf, err := hijacker.Hijack()
	if err != nil {
		return
	}
	defer conn.Close()
	if half != nil {
		_, _ = fmt.Fprintf(buf, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", 2*len(half)+1, half)
		_ = buf.Flush()
		return
	}
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0) // a reset, not an orderly end
	}
}
