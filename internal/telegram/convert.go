package telegram

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

// self is this bot, as getMe describes it.
type self struct {
	ID       int64  `json:"id"`
	Username string `json:"username"`

	account int64 // the number in the token, which stays when the secret is changed
}

// event is an update, or an inline query, which is answered at once and leaves
// nothing behind.
type event struct {
	update   Update
	inlineID string // of an inline query; "" for anything else
	inline   InlineQuery
}

// chat is what orders events: those of one chat are handled one after the other.
func (e event) chat() int64 {
	if e.update.Chat.ID == 0 {
		return e.update.From.ID
	}
	return e.update.Chat.ID
}

// anonymousAdmin is the account in whose name Telegram shows administrators who
// hide behind their group (@GroupAnonymousBot), and channelBot the one for
// messages sent as a channel (@Channel_Bot).
const (
	anonymousAdmin = 1087968824
	channelBot     = 136817688
)

// convert reads one update. An update of a kind that is not known converts to
// Other; only what is not an update at all is an error.
func (me self) convert(raw json.RawMessage) (event, error) {
	var w wireUpdate
	if err := json.Unmarshal(raw, &w); err != nil {
		return event{}, fmt.Errorf("decode update: %w", err)
	}
	var e event
	switch {
	case w.Message != nil:
		e.update = me.message(w.Message)
	case w.EditedMessage != nil:
		e.update = me.edited(w.EditedMessage)
	case w.ChannelPost != nil:
		e.update = me.message(w.ChannelPost)
	case w.EditedChannelPost != nil:
		e.update = me.edited(w.EditedChannelPost)
	case w.CallbackQuery != nil:
		e.update = me.button(w.CallbackQuery)
	case w.MyChatMember != nil:
		e.update = membership(w.MyChatMember)
	case w.InlineQuery != nil && w.InlineQuery.ID != "":
		e.inlineID = w.InlineQuery.ID
		e.inline = InlineQuery{From: user(w.InlineQuery.From), Text: strings.TrimSpace(w.InlineQuery.Query)}
		e.update = Update{Kind: Other, From: e.inline.From}
	default:
		e.update = Update{Kind: Other}
	}
	e.update.ID = w.ID
	e.update.Key = fmt.Sprintf("telegram:%d:%d", me.account, w.ID) // every bot numbers its updates by itself
	return e, nil
}

func (me self) message(m *wireMessage) Update {
	u := Update{
		Kind:      Message,
		Chat:      chat(m),
		From:      author(m),
		MessageID: m.MessageID,
		Date:      date(m.Date),
		Text:      m.Text,
		Media:     media(m),
	}
	if u.Text == "" {
		u.Text = m.Caption
	}
	if u.Text == "" && u.Media == NoMedia {
		u.Kind = Other // a service message: somebody joined, a title changed
		u.MigratedTo = m.MigrateTo
		return u
	}
	if r := m.ReplyTo; r != nil && !(m.IsTopic && r.MessageID == m.ThreadID) {
		u.ReplyTo = &Quoted{MessageID: r.MessageID, Text: r.Text, FromBot: r.From != nil && r.From.ID == me.ID}
		if r.Text == "" {
			u.ReplyTo.Text = r.Caption
		}
	}
	if m.ViaBot != nil && m.ViaBot.ID == me.ID {
		return u // one of our own inline results: nobody asks anything
	}
	if m.AutomaticForward {
		return u // a channel post that Telegram copied into the channel's group
	}
	u.Text, u.Addressed = me.addressed(u)
	return u
}

func (me self) edited(m *wireMessage) Update {
	u := me.message(m)
	if u.Kind != Message {
		return u
	}
	u.Kind = Edited
	if m.EditDate != 0 {
		u.Date = date(m.EditDate)
	}
	if u.Text == "" {
		u.Addressed = false // a live location that moves is no new question
	}
	return u
}

func (me self) button(q *wireCallback) Update {
	u := Update{
		Kind:       Button,
		From:       user(q.From),
		Action:     q.Data,
		CallbackID: q.ID,
		InlineID:   q.InlineID,
		Addressed:  true,
	}
	if m := q.Message; m != nil {
		u.Chat = chat(m)
		u.MessageID = m.MessageID
		u.Date = date(m.Date)
	}
	if q.Data == "" {
		u.Kind, u.Addressed = Other, false // a game's button; we have none
	}
	return u
}

func membership(m *wireMembership) Update {
	return Update{
		Kind:    Membership,
		Chat:    Chat{ID: m.Chat.ID, Type: m.Chat.Type},
		From:    user(m.From),
		Date:    date(m.Date),
		Blocked: m.New.Status == "left" || m.New.Status == "kicked",
	}
}

func chat(m *wireMessage) Chat {
	c := Chat{ID: m.Chat.ID, Type: m.Chat.Type}
	if c.Type == "" && c.ID > 0 { // only people have positive numbers
		c.Type = "private"
	}
	if m.IsTopic { // elsewhere the field numbers a chain of replies, and must not be sent back
		c.Thread = m.ThreadID
	}
	return c
}

func user(w *wireUser) User {
	if w == nil {
		return User{}
	}
	return User{ID: w.ID, LanguageCode: w.LanguageCode, Bot: w.IsBot}
}

// author is who wrote a message. Channels and anonymous administrators are
// told apart by the chat that they write as, for they share one account.
func author(m *wireMessage) User {
	if m.SenderChat != nil && (m.From == nil || m.From.ID == anonymousAdmin || m.From.ID == channelBot) {
		return User{ID: m.SenderChat.ID, Anonymous: true}
	}
	if m.From == nil {
		return User{Anonymous: true}
	}
	return user(m.From)
}

func date(unix int64) time.Time {
	if unix <= 0 {
		return time.Time{}
	}
	return time.Unix(unix, 0).UTC()
}

// contents lists the fields that make a message more than text, in the order in
// which they count: a moving picture also comes with the field of a file.
var contents = []struct {
	field string
	media Media
}{
	{"photo", Photo},
	{"voice", Voice}, {"audio", Voice},
	{"video", Video}, {"video_note", Video}, {"animation", Video},
	{"document", File},
	{"sticker", Sticker},
	{"venue", Location}, {"location", Location},
	{"contact", OtherMedia}, {"poll", OtherMedia}, {"dice", OtherMedia}, {"story", OtherMedia},
	{"game", OtherMedia}, {"invoice", OtherMedia}, {"paid_media", OtherMedia}, {"checklist", OtherMedia},
}

func media(m *wireMessage) Media {
	for _, c := range contents {
		if m.has(c.field) {
			return c.media
		}
	}
	return NoMedia
}
