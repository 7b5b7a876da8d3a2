package telegramtest

import (
	"maps"
	"net/http"
	"strings"
)

// User is a person, played by the test. Their private chat with the bot has their
// number.
type User struct {
	server   *Server
	ID       int64
	Language string
}

// Group is a chat of several.
type Group struct {
	server *Server
	ID     int64
}

// User returns a person who has started the bot. The same number is the same person.
func (s *Server) User(id int64, language string) *User {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.place(id, "private", "User")
	return &User{server: s, ID: id, Language: language}
}

// Group returns a supergroup (id below 0) that the bot is in.
func (s *Server) Group(id int64, title string) *Group {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.place(id, "supergroup", title)
	return &Group{server: s, ID: id}
}

func (s *Server) place(id int64, kind, title string) *chat {
	c := s.chats[id]
	if c == nil {
		c = &chat{id: id, kind: kind, title: title, texts: make(map[int]string)}
		s.chats[id] = c
	}
	return c
}

func (u *User) encode() map[string]any {
	return map[string]any{"id": u.ID, "is_bot": false, "first_name": "User", "language_code": u.Language}
}

// Sent is what the driver has sent.
type Sent struct {
	Update  int64 // number of the update
	Message int   // number of the message in its chat
}

// Say sends a text to the bot in private.
func (u *User) Say(text string) Sent { return u.Send(u.ID, map[string]any{"text": text}) }

// SayIn sends a text to a group.
func (u *User) SayIn(g *Group, text string) Sent {
	return u.Send(g.ID, map[string]any{"text": text})
}

// Reply sends a text in answer to a message of the bot.
func (u *User) Reply(m Message, text string) Sent {
	return u.ReplyWith(m, map[string]any{"text": text})
}

// ReplyWith sends anything in answer to a message of the bot.
func (u *User) ReplyWith(m Message, fields map[string]any) Sent {
	return u.Send(m.Chat, u.server.quoting(m, fields))
}

// quoting returns fields with those of a reply to a message of the bot.
func (s *Server) quoting(m Message, fields map[string]any) map[string]any {
	s.mu.Lock()
	defer s.mu.Unlock()
	fields = maps.Clone(fields)
	fields["reply_to_message"] = s.encode(s.chats[m.Chat], &m)
	if m.Thread != 0 {
		fields["message_thread_id"], fields["is_topic_message"] = m.Thread, true
	}
	return fields
}

// Send sends a message with any fields to a chat: a photo, a contact, a text in a
// topic. Commands in a text get their entity.
func (u *User) Send(chat int64, fields map[string]any) Sent {
	s := u.server
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.place(chat, "private", "User")
	if c.refusal != nil && c.kind == "private" {
		c.refusal = nil // writing to a blocked bot unblocks it
	}
	content := map[string]any{"message_id": c.next(), "from": u.encode(), "chat": c.encode(), "date": s.now().Unix()}
	for k, v := range fields {
		content[k] = v
	}
	text, _ := content["text"].(string)
	if caption, ok := content["caption"].(string); ok {
		text = caption
	}
	if word, _, _ := strings.Cut(text, " "); len(word) > 1 && word[0] == '/' && commandName(strings.ToLower(strings.Split(word[1:], "@")[0])) {
		content["entities"] = []Entity{{Type: "bot_command", Length: length(word)}}
	}
	c.texts[c.last] = text
	return Sent{Update: s.push("message", chat, content), Message: c.last}
}

// Edit changes a message that the user has sent.
func (u *User) Edit(chat int64, message int, text string) Sent {
	return u.edit(chat, message, map[string]any{"text": text})
}

// EditReply changes a message that the user has sent in answer to one of the bot.
func (u *User) EditReply(m Message, message int, text string) Sent {
	return u.edit(m.Chat, message, u.server.quoting(m, map[string]any{"text": text}))
}

func (u *User) edit(chat int64, message int, fields map[string]any) Sent {
	s := u.server
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.chats[chat]
	c.texts[message], _ = fields["text"].(string)
	now := s.now().Unix()
	content := map[string]any{"message_id": message, "from": u.encode(), "chat": c.encode(), "date": now, "edit_date": now}
	maps.Copy(content, fields)
	return Sent{Message: message, Update: s.push("edited_message", chat, content)}
}

// Press presses a button of a message by its data. It returns the query's number.
func (u *User) Press(m Message, data string) string {
	s := u.server
	s.mu.Lock()
	defer s.mu.Unlock()
	id := s.newQuery(buttonLife, false)
	s.push("callback_query", m.Chat, map[string]any{
		"id": id, "from": u.encode(), "chat_instance": "1", "data": data, "message": s.encode(s.chats[m.Chat], &m),
	})
	return id
}

// Inline types text behind the bot's name in some chat.
func (u *User) Inline(text string) string {
	s := u.server
	s.mu.Lock()
	defer s.mu.Unlock()
	id := s.newQuery(inlineLife, true)
	s.push("inline_query", u.ID, map[string]any{"id": id, "from": u.encode(), "query": text, "offset": ""})
	return id
}

// Block blocks the bot; writing again ends that.
func (u *User) Block() {
	s := u.server
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.chats[u.ID]
	c.refusal = &refusal{code: http.StatusForbidden, description: "Forbidden: bot was blocked by the user"}
	s.membership(u, c, "kicked")
}

// Remove removes the bot from a group.
func (u *User) Remove(g *Group) {
	s := u.server
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.chats[g.ID]
	c.refusal = &refusal{code: http.StatusForbidden, description: "Forbidden: bot was kicked from the supergroup chat"}
	s.membership(u, c, "kicked")
}

// Add brings the bot back into a group.
func (u *User) Add(g *Group) {
	s := u.server
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.chats[g.ID]
	c.refusal = nil
	s.membership(u, c, "member")
}

func (s *Server) membership(u *User, c *chat, status string) {
	s.push("my_chat_member", c.id, map[string]any{
		"chat": c.encode(), "from": u.encode(), "date": s.now().Unix(),
		"old_chat_member": map[string]any{"user": s.bot(), "status": "member"},
		"new_chat_member": map[string]any{"user": s.bot(), "status": status},
	})
}

// Migrate turns a group into a supergroup with another number. The old one is
// refused from then on, with the new number in the refusal.
func (g *Group) Migrate(to int64) *Group {
	s := g.server
	s.mu.Lock()
	defer s.mu.Unlock()
	old := s.chats[g.ID]
	old.refusal = badRequest("group chat was upgraded to a supergroup chat")
	old.refusal.parameters = map[string]any{"migrate_to_chat_id": to}
	s.place(to, "supergroup", old.title)
	return &Group{server: s, ID: to}
}

// Topic makes the group a forum and opens a topic.
func (g *Group) Topic(thread int) {
	s := g.server
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.chats[g.ID]
	if c.threads == nil {
		c.threads = make(map[int]bool)
	}
	c.threads[thread] = true
}
