// Package telegram is the room that speaks with Telegram. It turns Telegram's
// updates into [Update] values for a [Handler], and delivers the messages that
// the handler committed to an [Outbox]. Nothing above it knows Telegram's
// formats, and it knows nothing of what is said.
package telegram
