package telegram

import "errors"

var errEmptyReply = errors.New("render reply: nothing to say")
