package telegram

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// addressed decides whether a message speaks to this bot, and returns its text
// without the bot's name. It reads the text itself: the entities that Telegram
// sends count in UTF-16 units and are missing from captions and test servers.
func (me self) addressed(u Update) (string, bool) {
	if u.Chat.Type == "channel" {
		return u.Text, false
	}
	text, command, other := me.command(u.Text)
	text, mentioned := me.cutMention(text)
	switch {
	case u.Chat.Private():
		return text, true
	case other:
		return text, false // "/help@another_bot"
	case u.From.Bot:
		return text, false // two bots that answer each other never stop
	}
	return text, command || mentioned || (u.ReplyTo != nil && u.ReplyTo.FromBot)
}

// command looks for "/name" or "/name@bot" at the start. It returns the text with
// our own "@bot" removed, whether it is a command at all, and whether it is meant
// for another bot. Telegram's command names are 1 to 32 of a-z, 0-9 and _;
// "/hỏi thuế" is ordinary text.
func (me self) command(text string) (rest string, command, other bool) {
	if !strings.HasPrefix(text, "/") {
		return text, false, false
	}
	end := 1 + wordLength(text[1:])
	if end == 1 || end > 33 {
		return text, false, false
	}
	switch after := text[end:]; {
	case after == "" || unicode.IsSpace(firstRune(after)):
		return text, true, false
	case after[0] == '@':
		name := after[1 : 1+wordLength(after[1:])]
		if !strings.EqualFold(name, me.Username) {
			return text, false, true
		}
		return text[:end] + after[1+len(name):], true, false
	}
	return text, false, false
}

// cutMention removes every "@name" of this bot, with the comma or colon that
// follows when it stands at the start.
func (me self) cutMention(text string) (string, bool) {
	if me.Username == "" {
		return text, false
	}
	var out strings.Builder
	found := false
	for i := 0; i < len(text); {
		at := strings.IndexByte(text[i:], '@')
		if at < 0 {
			out.WriteString(text[i:])
			break
		}
		at += i
		n := wordLength(text[at+1:])
		if !strings.EqualFold(text[at+1:at+1+n], me.Username) || !mentionMayFollow(text[:at]) {
			out.WriteString(text[i : at+1])
			i = at + 1
			continue
		}
		found = true
		before := strings.TrimRight(text[i:at], " \t")
		spaced := len(before) < at-i
		out.WriteString(before)
		i = at + 1 + n
		if out.Len() == 0 {
			i += len(text[i:]) - len(strings.TrimLeft(text[i:], " \t,:;-–—"))
		} else if i < len(text) && spaced && !unicode.IsSpace(firstRune(text[i:])) && !unicode.IsPunct(firstRune(text[i:])) {
			out.WriteByte(' ')
		}
	}
	if !found {
		return text, false
	}
	return strings.TrimSpace(out.String()), true
}

// mentionMayFollow reports whether an @ behind before starts a mention rather
// than continuing an address or a link.
func mentionMayFollow(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return before == "" || !(unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("_/@.", r))
}

// wordLength is the number of leading bytes that are a-z, A-Z, 0-9 or _.
func wordLength(s string) int {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_') {
			return i
		}
	}
	return len(s)
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
