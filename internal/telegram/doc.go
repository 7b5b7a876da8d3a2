// Package telegram is the room that speaks with Telegram. It turns Telegram's
// updates into [Update] values for a [Handler], and delivers the messages that
// the handler committed to an [Outbox]. Nothing above it knows Telegram's
// formats, and it knows nothing of what is said.
//
// It promises, together with a handler and an outbox that keep their contracts:
//
//   - An update is confirmed to Telegram only after the handler committed it. A
//     crash at any moment loses nothing; the update comes again under the same key.
//   - Messages of one chat are sent in the order in which they were committed.
//     Chats do not wait for each other.
//   - A crash resends one message per chat at most: the one whose
//     acknowledgement was under way.
//   - The bot token stands in no error, log line or URL outside the transport.
//
// Reading order: boundary.go has the types that others meet. token.go, errors.go
// and client.go make one call to Telegram. wire.go, convert.go and addressed.go
// turn JSON into updates, intake.go hands them on, and poll.go and webhook.go are
// the two ways in. html.go, split.go, keyboard.go and render.go make a [Call] of a
// [Reply]; pace.go, attempt.go and deliver.go bring it to Telegram. setup.go and
// bot.go tie the room together.
//
// Time is package time's. Tests run in a testing/synctest bubble, where its clock
// stands still until everybody waits. Network and randomness come in by [Config].
package telegram
