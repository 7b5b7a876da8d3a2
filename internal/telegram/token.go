package telegram

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Token authorises the bot. It prints as a placeholder, whatever the verb.
type Token struct{ secret string }

// ErrToken is wrapped by what ParseToken and New report about a token that
// cannot be right. No such error contains the token.
var ErrToken = errors.New("telegram token")

// tokenForm is what BotFather gives out: the bot's number, a colon, a secret of
// letters, digits, hyphens and underscores. The secret's length has changed over
// the years and test servers use short ones, so only its alphabet is checked.
var tokenForm = regexp.MustCompile(`^[0-9]{1,20}:[A-Za-z0-9_-]{1,200}$`)

// ParseToken checks the form of a token. White space around it, as it comes with
// copying, is dropped.
func ParseToken(s string) (Token, error) {
	s = strings.TrimSpace(s)
	switch {
	case s == "":
		return Token{}, fmt.Errorf("%w is missing: set TELEGRAM_BOT_TOKEN to what @BotFather gave you", ErrToken)
	case !tokenForm.MatchString(s):
		return Token{}, fmt.Errorf("%w is malformed: TELEGRAM_BOT_TOKEN must look like 123456789:AAE… as @BotFather gave it, without quotes or spaces", ErrToken)
	}
	return Token{s}, nil
}

// bot is the number of the token's bot, which is public, or 0.
func (t Token) bot() int64 {
	number, _, _ := strings.Cut(t.secret, ":")
	id, err := strconv.ParseInt(number, 10, 64)
	if err != nil {
		return 0
	}
	return id
}

// String hides the token.
func (Token) String() string { return "[token]" }

// GoString hides the token from %#v.
func (Token) GoString() string { return "telegram.Token{}" }

// Format hides the token from every other verb.
func (Token) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte("[token]")) }

// scrub removes the token from text that came from outside.
func (t Token) scrub(s string) string {
	if t.secret == "" {
		return s
	}
	s = strings.ReplaceAll(s, t.secret, "[token]")
	_, secret, _ := strings.Cut(t.secret, ":")
	if len(secret) < 8 { // too short to be told from ordinary words
		return s
	}
	return strings.ReplaceAll(s, secret, "[token]")
}
