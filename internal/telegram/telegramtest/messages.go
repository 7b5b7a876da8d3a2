package telegramtest

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
)

const maxText = 4096 // UTF-16 units, after entities are parsed

// Message is a message of the bot as a reader sees it.
type Message struct {
	Chat     int64
	ID       int
	Thread   int
	Text     string
	Entities []Entity
	Keyboard [][]Button
	ReplyTo  int // 0 for none
	Silent   bool
	Preview  bool // link previews are on
	Edits    int  // how often it was changed
	Date     time.Time
}

// Find returns the first button whose label contains part.
func (m Message) Find(part string) (Button, bool) {
	for _, row := range m.Keyboard {
		for _, b := range row {
			if strings.Contains(b.Text, part) {
				return b, true
			}
		}
	}
	return Button{}, false
}

// chat is one place where messages are. The driver creates them.
type chat struct {
	id       int64
	kind     string // private, group, supergroup, channel
	title    string
	refusal  *refusal     // set when the bot may not write here
	threads  map[int]bool // topics; nil when the chat is no forum
	last     int          // number of the newest message
	texts    map[int]string
	messages []*Message // the bot's
}

func (c *chat) next() int {
	c.last++
	return c.last
}

func (c *chat) find(id int) *Message {
	i := slices.IndexFunc(c.messages, func(m *Message) bool { return m.ID == id })
	if i < 0 {
		return nil
	}
	return c.messages[i]
}

// target finds the chat that a call is meant for, unless it may not be written to.
func (s *Server) target(p map[string]string) (*chat, *refusal) {
	if p["chat_id"] == "" {
		return nil, badRequest("chat_id is empty")
	}
	c := s.chats[number(p, "chat_id")]
	if c == nil {
		return nil, badRequest("chat not found")
	}
	if c.refusal != nil {
		return nil, c.refusal
	}
	if until, ok := s.throttle[c.id]; ok {
		if wait := until.Sub(s.now()); wait > 0 {
			s.early++
			return nil, tooMany(wait)
		}
		delete(s.throttle, c.id)
	}
	return c, nil
}

func tooMany(wait time.Duration) *refusal {
	seconds := int((wait + time.Second - 1) / time.Second)
	return &refusal{
		code:        http.StatusTooManyRequests,
		description: fmt.Sprintf("Too Many Requests: retry after %d", seconds),
		parameters:  map[string]any{"retry_after": seconds},
	}
}

// content parses and checks the text and the keyboard of a message.
func (s *Server) content(p map[string]string, m *Message) *refusal {
	text, entities := p["text"], []Entity(nil)
	switch mode := strings.ToLower(p["parse_mode"]); mode {
	case "html":
		var err error
		if text, entities, err = ParseHTML(text); err != nil {
			return badRequest("can't parse entities: %v", err)
		}
	case "":
		if raw := p["entities"]; raw != "" {
			if json.Unmarshal([]byte(raw), &entities) != nil {
				return badRequest("can't parse entities JSON object")
			}
		}
		text, entities = trim(text, entities)
	default:
		return badRequest("unsupported parse_mode")
	}
	if s.options.Old && slices.ContainsFunc(entities, func(e Entity) bool { return strings.Contains(e.Type, "blockquote") }) {
		return badRequest(`can't parse entities: Unsupported start tag "blockquote" at byte offset 0`)
	}
	switch {
	case text == "":
		return badRequest("message text is empty")
	case length(text) > maxText:
		return badRequest("message is too long")
	}
	buttons, ref := s.parseKeyboard(p["reply_markup"])
	if ref != nil {
		return ref
	}
	m.Text, m.Entities, m.Keyboard = text, entities, buttons
	return nil
}

// extras reads the parameters that come in an old and a new form.
func (s *Server) extras(p map[string]string, c *chat, m *Message) *refusal {
	m.Preview = p["disable_web_page_preview"] != "true"
	m.Silent = p["disable_notification"] == "true"
	m.ReplyTo = int(number(p, "reply_to_message_id"))
	optional := p["allow_sending_without_reply"] == "true"
	if !s.options.Old {
		var preview struct {
			Disabled bool `json:"is_disabled"`
		}
		var reply struct {
			ID       int  `json:"message_id"`
			Optional bool `json:"allow_sending_without_reply"`
		}
		if raw := p["link_preview_options"]; raw != "" {
			if json.Unmarshal([]byte(raw), &preview) != nil {
				return badRequest("can't parse link preview options JSON object")
			}
			m.Preview = !preview.Disabled
		}
		if raw := p["reply_parameters"]; raw != "" {
			if json.Unmarshal([]byte(raw), &reply) != nil || reply.ID <= 0 {
				return badRequest("can't parse reply parameters JSON object")
			}
			m.ReplyTo, optional = reply.ID, reply.Optional
		}
		m.Thread = int(number(p, "message_thread_id"))
		if m.Thread != 0 && !c.threads[m.Thread] {
			return badRequest("message thread not found")
		}
	}
	if _, exists := c.texts[m.ReplyTo]; m.ReplyTo != 0 && !exists {
		if !optional {
			return badRequest("message to be replied not found")
		}
		m.ReplyTo = 0
	}
	return nil
}

func (s *Server) sendMessage(p map[string]string) (any, *refusal) {
	c, ref := s.target(p)
	if ref != nil {
		return nil, ref
	}
	m := &Message{Chat: c.id, Date: s.now()}
	if ref := s.content(p, m); ref != nil {
		return nil, ref
	}
	if ref := s.extras(p, c, m); ref != nil {
		return nil, ref
	}
	m.ID = c.next()
	c.texts[m.ID] = m.Text
	c.messages = append(c.messages, m)
	return s.encode(c, m), nil
}

// copyMessage copies what anybody has sent. Of media the caption is known.
func (s *Server) copyMessage(p map[string]string) (any, *refusal) {
	c, ref := s.target(p)
	if ref != nil {
		return nil, ref
	}
	from := s.chats[number(p, "from_chat_id")]
	if from == nil {
		return nil, badRequest("chat not found")
	}
	text, ok := from.texts[int(number(p, "message_id"))]
	if !ok {
		return nil, badRequest("message to copy not found")
	}
	m := &Message{Chat: c.id, Text: text, Date: s.now(), ID: c.next(), Thread: int(number(p, "message_thread_id"))}
	c.texts[m.ID] = text
	c.messages = append(c.messages, m)
	return map[string]any{"message_id": m.ID}, nil
}

func (s *Server) editMessageText(p map[string]string) (any, *refusal) {
	c, ref := s.target(p)
	if ref != nil {
		return nil, ref
	}
	id := int(number(p, "message_id"))
	m := c.find(id)
	if m == nil {
		if _, theirs := c.texts[id]; theirs {
			return nil, badRequest("message can't be edited")
		}
		return nil, badRequest("message to edit not found")
	}
	changed := *m
	if ref := s.content(p, &changed); ref != nil {
		return nil, ref
	}
	if changed.Text == m.Text && reflect.DeepEqual(changed.Entities, m.Entities) && reflect.DeepEqual(changed.Keyboard, m.Keyboard) {
		return nil, badRequest("message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message")
	}
	changed.Edits++
	*m = changed
	c.texts[id] = m.Text
	return s.encode(c, m), nil
}

var chatActions = []string{
	"typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
	"upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}

func (s *Server) sendChatAction(p map[string]string) (any, *refusal) {
	if _, ref := s.target(p); ref != nil {
		return nil, ref
	}
	if !slices.Contains(chatActions, p["action"]) {
		return nil, badRequest("wrong parameter action in request")
	}
	return true, nil
}

func (s *Server) bot() map[string]any {
	me, _ := s.getMe(nil)
	return me.(map[string]any)
}

// encode is the Message object that the bot gets back.
func (s *Server) encode(c *chat, m *Message) map[string]any {
	out := map[string]any{
		"message_id": m.ID, "from": s.bot(), "chat": c.encode(), "date": m.Date.Unix(), "text": m.Text,
	}
	if len(m.Entities) > 0 {
		out["entities"] = m.Entities
	}
	if len(m.Keyboard) > 0 {
		out["reply_markup"] = map[string]any{"inline_keyboard": m.Keyboard}
	}
	if m.Thread != 0 {
		out["message_thread_id"], out["is_topic_message"] = m.Thread, true
	}
	return out
}

func (c *chat) encode() map[string]any {
	out := map[string]any{"id": c.id, "type": c.kind}
	if c.kind == "private" {
		out["first_name"] = c.title
	} else {
		out["title"] = c.title
	}
	if c.threads != nil {
		out["is_forum"] = true
	}
	return out
}

// Messages returns the bot's messages to a chat, oldest first, as they look now.
func (s *Server) Messages(chat int64) []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.chats[chat]
	if c == nil {
		return nil
	}
	out := make([]Message, len(c.messages))
	for i, m := range c.messages {
		out[i] = *m
	}
	return out
}

// Wait waits until the bot has sent n messages to a chat, and returns all of them.
func (s *Server) Wait(ctx context.Context, chat int64, n int) ([]Message, error) {
	var got []Message
	err := s.Until(ctx, func() bool {
		got = s.Messages(chat)
		return len(got) >= n
	})
	if err != nil {
		err = fmt.Errorf("wait for %s messages to chat %d, have %d: %w", strconv.Itoa(n), chat, len(got), err)
	}
	return got, err
}

// Until waits until ok, which is asked whenever anything has changed.
func (s *Server) Until(ctx context.Context, ok func() bool) error {
	for {
		s.mu.Lock()
		changed := s.changed // before asking, so that no change is missed
		s.mu.Unlock()
		if ok() {
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
