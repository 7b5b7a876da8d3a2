package telegramtest

import (
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Options describe the bot and the server. The zero value is usable.
type Options struct {
	Token    string // "" accepts every token
	Username string // of the bot, default test_bot
	BotID    int64  // default 999

	FirstUpdate int64 // number of the first update, default 1000

	// Old makes the server know no more than one of 2021: no block quotations, no
	// copy buttons; parameters that are newer are ignored.
	Old bool

	// Webhook is how updates are delivered to webhooks; default
	// http.DefaultTransport.
	Webhook http.RoundTripper
}

// Server is the twin. Its methods may be called from any goroutine.
type Server struct {
	options Options

	mu       sync.Mutex
	changed  chan struct{} // closed and replaced whenever anything changes
	shift    time.Duration
	calls    []Call
	faults   []*fault
	throttle map[int64]time.Time // chat → until when 429 holds
	early    int

	queue   queue
	hook    *hook
	chats   map[int64]*chat
	queries map[string]*query
	profile map[string]string // method and language → JSON
	counter int64             // for message and query numbers
}

// Call is one request of the bot.
type Call struct {
	At     time.Time
	Method string
	Params map[string]string
	Status int // of the answer; 0 when the connection was broken instead
}

// New returns a server.
func New(o Options) *Server {
	if o.Username == "" {
		o.Username = "test_bot"
	}
	if o.BotID == 0 {
		o.BotID = 999
	}
	if o.FirstUpdate == 0 {
		o.FirstUpdate = 1000
	}
	if o.Webhook == nil {
		o.Webhook = http.DefaultTransport
	}
	return &Server{
		options:  o,
		changed:  make(chan struct{}),
		throttle: make(map[int64]time.Time),
		queue:    queue{tail: o.FirstUpdate},
		chats:    make(map[int64]*chat),
		queries:  make(map[string]*query),
		profile:  make(map[string]string),
	}
}

// Close ends webhook deliveries and lets hanging calls go.
func (s *Server) Close() {
	s.Heal()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.unhook()
}

// Advance moves the server's clock on.
func (s *Server) Advance(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.shift += d
}

func (s *Server) now() time.Time { return time.Now().Add(s.shift) }

// touch wakes everybody who waits for a change. The lock must be held.
func (s *Server) touch() {
	close(s.changed)
	s.changed = make(chan struct{})
}

// refusal is an answer with ok false.
type refusal struct {
	code        int
	description string
	parameters  map[string]any
}

func (r *refusal) Error() string { return r.description }

func badRequest(format string, args ...any) *refusal {
	return &refusal{code: http.StatusBadRequest, description: "Bad Request: " + fmt.Sprintf(format, args...)}
}

// methods are those that answer at once. getUpdates, which waits, is not here.
var methods = map[string]func(*Server, map[string]string) (any, *refusal){
	"getme":                 (*Server).getMe,
	"sendmessage":           (*Server).sendMessage,
	"copymessage":           (*Server).copyMessage,
	"editmessagetext":       (*Server).editMessageText,
	"sendchataction":        (*Server).sendChatAction,
	"answercallbackquery":   (*Server).answerCallbackQuery,
	"answerinlinequery":     (*Server).answerInlineQuery,
	"setwebhook":            (*Server).setWebhook,
	"deletewebhook":         (*Server).deleteWebhook,
	"getwebhookinfo":        (*Server).getWebhookInfo,
	"setmycommands":         (*Server).setMyCommands,
	"setmydescription":      setProfile("description", 512),
	"setmyshortdescription": setProfile("short_description", 120),
	"setmyname":             setProfile("name", 64),
}

// ServeHTTP answers /bot<token>/<method>.
func (s *Server) ServeHTTP(rw http.ResponseWriter, req *http.Request) {
	token, method, ok := strings.Cut(strings.TrimPrefix(req.URL.Path, "/bot"), "/")
	if !ok || !strings.HasPrefix(req.URL.Path, "/bot") {
		s.answer(rw, nil, &refusal{code: http.StatusNotFound, description: "Not Found"})
		return
	}
	if s.options.Token != "" && token != s.options.Token {
		s.answer(rw, nil, &refusal{code: http.StatusUnauthorized, description: "Unauthorized"})
		return
	}
	params, err := parameters(req)
	if err != nil {
		s.answer(rw, nil, badRequest("%v", err))
		return
	}
	record := s.record(method, params)
	f := s.pick(method, params)
	if f != nil && !f.After && !s.strike(rw, req, f, nil) {
		return
	}
	result, ref := s.perform(req, method, params)
	if f != nil && f.After && !s.strike(rw, req, f, result) {
		return
	}
	record(s.answer(rw, result, ref))
}

func (s *Server) perform(req *http.Request, method string, params map[string]string) (any, *refusal) {
	name := strings.ToLower(method)
	if name == "getupdates" {
		return s.getUpdates(req.Context(), params)
	}
	f, ok := methods[name]
	if !ok {
		return nil, &refusal{code: http.StatusNotFound, description: "Not Found: method not found"}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	result, ref := f(s, params)
	s.touch()
	return result, ref
}

// parameters reads a query, a form, or a JSON object; values that are not
// strings keep their JSON.
func parameters(req *http.Request) (map[string]string, error) {
	out := make(map[string]string)
	kind, _, _ := mime.ParseMediaType(req.Header.Get("Content-Type"))
	switch kind {
	case "application/json":
		var fields map[string]json.RawMessage
		if err := json.NewDecoder(io.LimitReader(req.Body, 1<<20)).Decode(&fields); err != nil {
			return nil, fmt.Errorf("can't parse JSON object")
		}
		for k, raw := range fields {
			var text string
			if json.Unmarshal(raw, &text) != nil {
				text = string(raw)
			}
			out[k] = text
		}
	case "multipart/form-data":
		if err := req.ParseMultipartForm(1 << 20); err != nil {
			return nil, fmt.Errorf("can't parse form")
		}
	default:
		if err := req.ParseForm(); err != nil {
			return nil, fmt.Errorf("can't parse form")
		}
	}
	for k, v := range req.Form {
		out[k] = v[0]
	}
	return out, nil
}

// record notes a call; the function it returns notes the answer's status.
func (s *Server) record(method string, params map[string]string) func(status int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := len(s.calls)
	s.calls = append(s.calls, Call{At: s.now(), Method: method, Params: params})
	s.touch() // also for a call that is never answered
	return func(status int) {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.calls[i].Status = status
		s.touch()
	}
}

// Calls returns what the bot has called so far, all of it or one method.
func (s *Server) Calls(method string) []Call {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []Call
	for _, c := range s.calls {
		if method == "" || strings.EqualFold(c.Method, method) {
			out = append(out, c)
		}
	}
	return out
}

func (s *Server) answer(rw http.ResponseWriter, result any, ref *refusal) int {
	rw.Header().Set("Content-Type", "application/json")
	if ref == nil {
		_, _ = rw.Write(success(result))
		return http.StatusOK
	}
	body := map[string]any{"ok": false, "error_code": ref.code, "description": ref.description}
	if ref.parameters != nil {
		body["parameters"] = ref.parameters
	}
	data, _ := json.Marshal(body)
	rw.WriteHeader(ref.code)
	_, _ = rw.Write(data)
	return ref.code
}

func success(result any) []byte {
	data, err := json.Marshal(map[string]any{"ok": true, "result": result})
	if err != nil {
		panic("telegramtest: encode result: " + err.Error())
	}
	return data
}

func (s *Server) getMe(map[string]string) (any, *refusal) {
	return map[string]any{
		"id": s.options.BotID, "is_bot": true, "first_name": "Bot", "username": s.options.Username,
		"can_join_groups": true, "can_read_all_group_messages": false, "supports_inline_queries": true,
	}, nil
}

func (s *Server) setMyCommands(p map[string]string) (any, *refusal) {
	var commands []struct{ Command, Description string }
	if json.Unmarshal([]byte(p["commands"]), &commands) != nil {
		return nil, badRequest("can't parse commands list JSON object")
	}
	if len(commands) > 100 {
		return nil, badRequest("BOT_COMMANDS_TOO_MUCH")
	}
	for _, c := range commands {
		if !commandName(c.Command) {
			return nil, badRequest("BOT_COMMAND_INVALID")
		}
		if n := length(c.Description); n < 1 || n > 256 {
			return nil, badRequest("BOT_COMMAND_DESCRIPTION_INVALID")
		}
	}
	s.profile["commands "+p["language_code"]] = p["commands"]
	return true, nil
}

func commandName(name string) bool {
	name = strings.TrimPrefix(name, "/")
	return len(name) >= 1 && len(name) <= 32 && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789_") == ""
}

func setProfile(key string, limit int) func(*Server, map[string]string) (any, *refusal) {
	return func(s *Server, p map[string]string) (any, *refusal) {
		if length(p[key]) > limit {
			return nil, badRequest("%s is too long", key)
		}
		s.profile[key+" "+p["language_code"]] = p[key]
		return true, nil
	}
}

// Profile returns what the bot has set for a language: "commands" (as JSON),
// "description" or "short_description".
func (s *Server) Profile(key, language string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.profile[key+" "+language]
}

func number(p map[string]string, key string) int64 {
	n, _ := strconv.ParseInt(p[key], 10, 64)
	return n
}
