package telegram

import (
	"context"
	"time"
)

// Kind says what sort of event an Update is.
type Kind string

// The kinds of update.
const (
	Message    Kind = "message"    // somebody wrote something, in a chat or a channel
	Edited     Kind = "edited"     // somebody changed what they had written
	Button     Kind = "button"     // somebody pressed an inline button; already acknowledged to them
	Membership Kind = "membership" // the bot was added, removed, blocked or unblocked
	Other      Kind = "other"      // anything else: to be recorded as seen, not to be answered
)

// Media is what a message holds besides or instead of text.
type Media string

// The kinds of media. Text may hold the caption.
const (
	NoMedia    Media = ""
	Photo      Media = "photo"
	Voice      Media = "voice"
	Video      Media = "video"
	File       Media = "file"
	Sticker    Media = "sticker"
	Location   Media = "location"
	OtherMedia Media = "other"
)

// Update is one event from Telegram, converted and checked: every field may be
// used without looking at the others first.
type Update struct {
	ID   int64  // Telegram's number; it may restart at a lower value after a quiet week
	Key  string // identity for deduplication, "telegram:<bot>:<id>"
	Kind Kind

	Chat Chat
	From User

	// MessageID is the message that was written, edited, or that carries the
	// pressed button; 0 when there is none.
	MessageID int
	Date      time.Time // when it was written or edited; zero when unknown

	Text   string // valid UTF-8; a mention of this bot is cut out, "/help@this_bot" is "/help"
	Action string // data of the pressed button
	Media  Media

	// CallbackID and InlineID identify a button press, and the inline message
	// that the pressed button belongs to (such a press has no chat).
	CallbackID string
	InlineID   string

	// Addressed is true when the bot is spoken to: in a private chat always, in
	// groups by mention, command, reply or button; in channels never.
	Addressed bool

	ReplyTo *Quoted // the message that this one replies to, nil for none
	Blocked bool    // for Membership: the bot may no longer write to Chat

	MigratedTo int64 // the supergroup that Chat has just become, else 0
}

// Chat is where an update happened. ID 0 means nowhere, as for a button below
// an inline message.
type Chat struct {
	ID     int64
	Type   string // private, group, supergroup or channel
	Thread int    // topic of a forum, 0 for none
}

// Private reports whether the chat is a conversation with one person.
func (c Chat) Private() bool { return c.Type == "private" }

// User is who caused an update. ID 0 means that Telegram does not say.
type User struct {
	ID           int64
	LanguageCode string // as the client tells, "vi", "en-US", or ""
	Bot          bool

	// Anonymous users write as a group or a channel: ID is then that chat's
	// and not a person's.
	Anonymous bool
}

// Quoted is a message that another one replies to.
type Quoted struct {
	MessageID int
	Text      string
	FromBot   bool // written by this bot
}

// Handler takes in updates. Handle is called for one update of a chat at a time,
// for several chats at once. It returns nil when everything that follows from u
// is committed, also when u was seen before; after an error u comes again.
type Handler interface {
	Handle(ctx context.Context, u Update) error
}

// InlineHandler answers inline queries ("@this_bot thuế" typed in any chat). It
// is asked about the same text again and again and should be quick.
type InlineHandler interface {
	Inline(ctx context.Context, q InlineQuery) ([]InlineResult, error)
}

// InlineQuery is what somebody has typed behind the bot's name so far.
type InlineQuery struct {
	From User
	Text string
}

// InlineResult is one thing they may choose to send. At most 50 are shown.
type InlineResult struct {
	ID          string // unique among the results, at most 64 bytes
	Title       string
	Description string
	Reply       Reply // must fit one message; what exceeds it is cut
}

// Outbox holds the messages that are committed but not acknowledged by Telegram.
type Outbox interface {
	// Pending returns up to limit entries with Seq above after, in rising order.
	Pending(ctx context.Context, after uint64, limit int) ([]Entry, error)

	// Done removes an entry for good: it was sent, or never can be. It may append others
	// that follow from that.
	Done(ctx context.Context, seq uint64, sent Sent) error
}

// Entry is one message to send.
type Entry struct {
	Seq     uint64
	Chat    string // entries of the same Chat are sent in order, one after the other
	Payload []byte // a Call as JSON
}

// Sent says what became of an entry.
type Sent struct {
	Result    Result
	Tag       string // Call.Tag
	Chat      int64  // where it was sent
	MessageID int    // of the message in Chat; 0 when Result is not Delivered
	// MigratedFrom is the group that it was meant for when that has become the supergroup
	// Chat, else 0.
	MigratedFrom int64
}

// Result is the end of an entry.
type Result string

// The results.
const (
	Delivered Result = "delivered" // Telegram has the message
	Closed    Result = "closed"    // the user blocked the bot, or it was removed from the chat
	Rejected  Result = "rejected"  // Telegram refuses this message whatever we do
)

// Address is where a reply goes.
type Address struct {
	Chat   int64
	Thread int // topic, 0 for none
}

// Reply is what to say. It is plain text: nothing in it is markup.
type Reply struct {
	Blocks  []Block
	Buttons [][]ReplyButton // rows

	ReplyTo int    // message to quote, 0 for none; sent without when it is gone
	Edit    int    // message of ours to change instead of sending a new one, 0 for none
	Silent  bool   // arrive without a sound
	Tag     string // comes back in Sent.Tag, on the last message when the reply needs several
}

// BlockKind says how a block is set.
type BlockKind string

// The kinds of block.
const (
	Paragraph BlockKind = "paragraph"
	Quotation BlockKind = "quotation" // a block quotation, folded when long
	Source    BlockKind = "source"    // the line under a quotation that cites it
)

// Block is one part of a reply.
type Block struct {
	Kind     BlockKind
	Text     string
	From, To int    // bytes [From, To) of Text are bold; none when equal
	Link     string // http or https address that a Source leads to, "" for none
}

// ReplyButton is a button below a reply. Exactly one of Action, URL and Copy is set.
type ReplyButton struct {
	Label  string
	Action string // 1 to 64 bytes; comes back as Update.Action
	URL    string
	Copy   string // text that a press copies, at most 256 characters
}
