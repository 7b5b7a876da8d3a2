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
//   - A crash resends one message at most: the one whose acknowledgement was
//     under way.
//   - The bot token stands in no error, log line or URL outside the transport.
//
// # What is in doubt at a crash
//
// A message that was handed to Telegram and is not yet taken down as sent is in
// doubt: it may have arrived or not. It must be sent again, for losing it is worse,
// and the Bot API has neither a way to ask nor an identity by which a repeated
// send could be told from a new one. So the number of messages that a crash can
// double is the number that are in doubt at once, and the room keeps that to one:
// the next send begins when the fate of the last is stored. What a chat waits for,
// its pace or the pause after a 429, is waited for before its turn, so that it
// holds nobody up.
//
// The price is one round trip per message: five a second at 200 ms, thirty, which
// is all that Telegram allows, at 30 ms. One call must not silence the bot, though:
// one that has no answer after a second lets the next begin. Until it has, a crash
// may double one message more; without an answer it is sent again in any case.
//
// # Reading order
//
// boundary.go has the types that others meet. token.go, errors.go
// and client.go make one call to Telegram. wire.go, convert.go and addressed.go
// turn JSON into updates, intake.go hands them on, and poll.go and webhook.go are
// the two ways in, watch.go looks after the second. html.go, split.go, keyboard.go and render.go make a [Call] of a
// [Reply]; pace.go, attempt.go and deliver.go bring it to Telegram. setup.go,
// bot.go and health.go tie the room together.
//
// Time is package time's. Tests run in a testing/synctest bubble, where its clock
// stands still until everybody waits. Network and randomness come in by [Config].
package telegram
