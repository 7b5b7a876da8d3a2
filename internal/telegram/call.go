package telegram

import (
	"encoding/json"
	"fmt"
	"strconv"
)

// Call is one request to Telegram that sends or changes one message. As JSON it
// is the payload of an outbox entry, so that a crash resends one message at most.
type Call struct {
	Method string            `json:"method"`
	Params map[string]string `json:"params"`
	// Plain are the parameters without markup and without anything that an older
	// server may not know. They are used once when Telegram refuses Params.
	Plain map[string]string `json:"plain,omitempty"`
	Tag   string            `json:"tag,omitempty"`
}

// Copy is the call that sends a copy of a message in chat from, whatever it holds.
func Copy(to Address, from int64, message int, tag string) Call {
	params, _ := envelope(to, Reply{}, false)
	params["from_chat_id"] = strconv.FormatInt(from, 10)
	params["message_id"] = strconv.Itoa(message)
	return Call{Method: "copyMessage", Params: params, Tag: tag}
}

// Probe is the call that finds out whether chat to can be written to. Whoever is there
// sees "typing…" for a moment.
func Probe(to Address) Call {
	params, _ := envelope(to, Reply{}, false)
	params["action"] = "typing"
	return Call{Method: "sendChatAction", Params: params}
}

// Payload encodes the call for the outbox.
func (c Call) Payload() ([]byte, error) {
	data, err := json.Marshal(c)
	if err != nil {
		return nil, fmt.Errorf("encode call %s: %w", c.Method, err)
	}
	return data, nil
}

func parseCall(payload []byte) (Call, error) {
	var c Call
	if err := json.Unmarshal(payload, &c); err != nil {
		return Call{}, fmt.Errorf("decode outbox payload: %w", err)
	}
	if c.Method == "" {
		return Call{}, fmt.Errorf("decode outbox payload: no method")
	}
	return c, nil
}
