// Package telegramtest is a strict twin of the Telegram Bot API for tests: an
// HTTP server that a bot is pointed at instead of https://api.telegram.org. It
// knows nothing of the bot under test and imports nothing but the standard
// library, so any bot in any language may talk to it.
//
//	server := telegramtest.New(telegramtest.Options{Token: "1:secret", Username: "my_bot"})
//	defer server.Close()
//	web := httptest.NewServer(server)
//	defer web.Close()
//	// start the bot with web.URL as the base address of the Bot API
//	anna := server.User(42, "vi")
//	anna.Say("/start")
//	got, err := server.Wait(ctx, 42, 1) // the bot's messages to chat 42
//
// The driver's side (user.go) plays people and groups: they write, press buttons,
// edit, block. The bot's side answers getUpdates with long polling, sendMessage,
// editMessageText, answerCallbackQuery, answerInlineQuery, sendChatAction, getMe, the
// setMy… methods, and setWebhook with delivery. What Telegram refuses is refused, with
// Telegram's code and words: markup that does not parse, texts above 4,096 UTF-16
// units, callback data above 64 bytes, edits that change nothing, answers to
// old queries, chats it does not know or that blocked the bot, a second poller.
//
// Faults are scripted with Server.Fault: resets, hangs, half answers, 502 pages,
// slowness, 429. Everything that the bot called is recorded (Server.Calls).
//
// Time is package time's, shifted by Server.Advance, so lifetimes of 24 hours need
// no waiting. In a testing/synctest bubble use Local instead of a real
// socket; then time stands still until everybody waits.
//
// Known differences: nested block quotations are refused (Telegram drops the inner
// one, which a test would not notice); rate limits apply only when scripted.
//
// Reading order: server.go dispatches, queue.go keeps updates, messages.go and
// keyboard.go check what the bot sends, html.go parses its markup, queries.go has
// buttons and inline queries, webhook.go delivers, faults.go breaks things, user.go
// drives, local.go connects without a socket.
package telegramtest
