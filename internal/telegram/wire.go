package telegram

import (
	"encoding/json"
	"fmt"
)

// The shapes below hold what this program reads of Telegram's JSON, and no more:
// a field that is not read cannot fail to decode when Telegram changes it.

type wireUpdate struct {
	ID                int64           `json:"update_id"`
	Message           *wireMessage    `json:"message"`
	EditedMessage     *wireMessage    `json:"edited_message"`
	ChannelPost       *wireMessage    `json:"channel_post"`
	EditedChannelPost *wireMessage    `json:"edited_channel_post"`
	CallbackQuery     *wireCallback   `json:"callback_query"`
	InlineQuery       *wireInline     `json:"inline_query"`
	MyChatMember      *wireMembership `json:"my_chat_member"`
}

type wireUser struct {
	ID           int64  `json:"id"`
	IsBot        bool   `json:"is_bot"`
	Username     string `json:"username"`
	LanguageCode string `json:"language_code"`
}

type wireChat struct {
	ID   int64  `json:"id"`
	Type string `json:"type"`
}

type wireMessage struct {
	MessageID        int         `json:"message_id"`
	ThreadID         int         `json:"message_thread_id"`
	IsTopic          bool        `json:"is_topic_message"`
	From             *wireUser   `json:"from"`
	SenderChat       *wireChat   `json:"sender_chat"`
	ViaBot           *wireUser   `json:"via_bot"`
	AutomaticForward bool        `json:"is_automatic_forward"`
	Chat             wireChat    `json:"chat"`
	Date             int64       `json:"date"`
	EditDate         int64       `json:"edit_date"`
	Text             string      `json:"text"`
	Caption          string      `json:"caption"`
	ReplyTo          *wireQuoted `json:"reply_to_message"`
	MigrateTo        int64       `json:"migrate_to_chat_id"`

	fields map[string]json.RawMessage // everything, to see which contents there are
}

// UnmarshalJSON also notes which fields the message has.
func (m *wireMessage) UnmarshalJSON(data []byte) error {
	type plain wireMessage
	if err := json.Unmarshal(data, (*plain)(m)); err != nil {
		return err
	}
	return json.Unmarshal(data, &m.fields)
}

func (m *wireMessage) has(field string) bool {
	raw, ok := m.fields[field]
	return ok && string(raw) != "null"
}

// wireQuoted is a message that another replies to.
type wireQuoted struct {
	MessageID int       `json:"message_id"`
	From      *wireUser `json:"from"`
	Text      string    `json:"text"`
	Caption   string    `json:"caption"`
}

type wireCallback struct {
	ID       string       `json:"id"`
	From     *wireUser    `json:"from"`
	Message  *wireMessage `json:"message"`
	InlineID string       `json:"inline_message_id"`
	Data     string       `json:"data"`
}

type wireInline struct {
	ID    string    `json:"id"`
	From  *wireUser `json:"from"`
	Query string    `json:"query"`
}

type wireMembership struct {
	Chat wireChat  `json:"chat"`
	From *wireUser `json:"from"`
	Date int64     `json:"date"`
	New  struct {
		Status string `json:"status"`
	} `json:"new_chat_member"`
}

// updateID reads only the number of an update, which even an update that
// cannot be read otherwise should have.
func updateID(raw json.RawMessage) (int64, error) {
	var u struct {
		ID *int64 `json:"update_id"`
	}
	if err := json.Unmarshal(raw, &u); err != nil {
		return 0, fmt.Errorf("decode update_id: %w", err)
	}
	if u.ID == nil {
		return 0, fmt.Errorf("decode update: no update_id")
	}
	return *u.ID, nil
}
