package telegramtest

import (
	"encoding/json"
	"strconv"
	"time"
)

const (
	buttonLife = 150 * time.Second
	inlineLife = 30 * time.Second

	maxCallbackText  = 200
	maxInlineResults = 50
)

// query is a button press or an inline query that may be answered once.
type query struct {
	at       time.Time
	life     time.Duration
	inline   bool
	answered time.Time // zero until then
	text     string    // of the answer to a button press
	results  []InlineResult
}

// InlineResult is what a user is offered for an inline query.
type InlineResult struct {
	ID          string
	Title       string
	Description string
	Text        string // of the message that choosing it sends
	Entities    []Entity
}

func (s *Server) newQuery(life time.Duration, inline bool) string {
	s.counter++
	id := strconv.FormatInt(7_000_000_000_000+s.counter, 10)
	s.queries[id] = &query{at: s.now(), life: life, inline: inline}
	return id
}

// open finds the query that an answer is for.
func (s *Server) open(id string, inline bool) (*query, *refusal) {
	q := s.queries[id]
	if q == nil || q.inline != inline || !q.answered.IsZero() || s.now().Sub(q.at) > q.life {
		return nil, badRequest("query is too old and response timeout expired or query ID is invalid")
	}
	return q, nil
}

func (s *Server) answerCallbackQuery(p map[string]string) (any, *refusal) {
	if length(p["text"]) > maxCallbackText {
		return nil, badRequest("MESSAGE_TOO_LONG")
	}
	q, ref := s.open(p["callback_query_id"], false)
	if ref != nil {
		return nil, ref
	}
	q.answered, q.text = s.now(), p["text"]
	return true, nil
}

func (s *Server) answerInlineQuery(p map[string]string) (any, *refusal) {
	var results []struct {
		Type        string
		ID          string
		Title       string
		Description string
		Content     map[string]json.RawMessage `json:"input_message_content"`
		Markup      json.RawMessage            `json:"reply_markup"`
	}
	if json.Unmarshal([]byte(p["results"]), &results) != nil {
		return nil, badRequest("can't parse inline query results JSON object")
	}
	if len(results) > maxInlineResults {
		return nil, badRequest("RESULTS_TOO_MUCH")
	}
	var shown []InlineResult
	ids := make(map[string]bool)
	for _, r := range results {
		switch {
		case r.ID == "" || len(r.ID) > 64:
			return nil, badRequest("RESULT_ID_INVALID")
		case ids[r.ID]:
			return nil, badRequest("RESULT_ID_DUPLICATE")
		case r.Type == "article" && r.Title == "":
			return nil, badRequest("article title is empty")
		}
		ids[r.ID] = true
		var m Message
		fields := map[string]string{"reply_markup": string(r.Markup)}
		for from, to := range map[string]string{"message_text": "text", "parse_mode": "parse_mode"} {
			var text string
			_ = json.Unmarshal(r.Content[from], &text)
			fields[to] = text
		}
		if ref := s.content(fields, &m); ref != nil {
			return nil, ref
		}
		shown = append(shown, InlineResult{ID: r.ID, Title: r.Title, Description: r.Description, Text: m.Text, Entities: m.Entities})
	}
	q, ref := s.open(p["inline_query_id"], true)
	if ref != nil {
		return nil, ref
	}
	q.answered, q.results = s.now(), shown
	return true, nil
}

// Answered returns how long the bot took to answer a query, and
// whether it did at all.
func (s *Server) Answered(id string) (took time.Duration, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	q := s.queries[id]
	if q == nil || q.answered.IsZero() {
		return 0, false
	}
	return q.answered.Sub(q.at), true
}

// Results returns what the bot offered for an inline query.
func (s *Server) Results(id string) []InlineResult {
	s.mu.Lock()
	defer s.mu.Unlock()
	if q := s.queries[id]; q != nil {
		return q.results
	}
	return nil
}
