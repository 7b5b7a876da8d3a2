package dialogue

import (
	"haiphongbot/internal/search"
	"haiphongbot/internal/vietnamese"
)

// Outcome is what the bot decided about a message.
type Outcome string

// The outcomes.
const (
	Answer    Outcome = "answer"
	Clarify   Outcome = "clarify"
	Unknown   Outcome = "unknown"
	Contact   Outcome = "contact"
	Smalltalk Outcome = "smalltalk"
	Command   Outcome = "command"
)

// Message is one thing that a user did, free of any transport.
type Message struct {
	Text   string // what they wrote; for a command the whole line, "/hotline"
	Action string // set instead of Text when a button was pressed: Button.Action
	Media  Media  // set when they sent something other than text
	Away   bool   // staff cannot be reached at the moment: what is passed on to them waits
	Edited bool   // it is another wording of one before, and its reply replaces the reply to that
}

// Media is a kind of message that the bot cannot read.
type Media string

// The kinds of media that get a kind word.
const (
	NoMedia  Media = ""
	Photo    Media = "photo"
	Voice    Media = "voice"
	Video    Media = "video"
	File     Media = "file"
	Sticker  Media = "sticker"
	Location Media = "location"
	Other    Media = "other"
)

// Reply is what the bot says, free of any transport.
type Reply struct {
	Outcome  Outcome
	Intent   string // see DESIGN.md, contract of ask --json
	Language vietnamese.Language
	Blocks   []Block
	Buttons  [][]Button
	Hits     []search.Hit // the ranked candidates, whatever the outcome

	// What the caller has to do besides showing the reply.
	Handover *Handover // pass the question on to staff
	Feedback *Feedback // store the user's verdict
	Forget   bool      // delete all that is stored of this user
}

// BlockKind says how a block is to be set.
type BlockKind string

// The kinds of block.
const (
	Paragraph BlockKind = "paragraph" // one of the fixed sentences
	Quotation BlockKind = "quotation" // verbatim from the folder
	Source    BlockKind = "source"    // the line that cites the quotation above it
)

// Block is one part of a reply. Text is plain; nothing in it is markup.
type Block struct {
	Kind BlockKind
	Text string
	// Strong is the part of Text to set in bold, as byte offsets [From, To);
	// equal when there is none.
	From, To int
	Link     string // for Source: where the text leads, "" for nowhere
}

// Button is something a user can press. Exactly one of Action, URL and Copy is set.
type Button struct {
	Label  string
	Action string // at most 64 bytes; comes back as Message.Action
	URL    string
	Copy   string // text that a press copies
}

// Handover asks a person to take over a question.
type Handover struct{ Question string }

// Feedback is a user's verdict on an answer.
type Feedback struct {
	Helpful   bool
	Question  string
	Document  string
	Paragraph int
}
