package conversation_test

import (
	"testing"

	"haiphongbot/internal/conversation"
	"haiphongbot/internal/conversation/conversationtest"
)

func TestMemory(t *testing.T) {
	conversationtest.Run(t, func(*testing.T) conversation.Store { return conversation.NewMemory() })
}
