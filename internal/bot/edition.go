package bot

import (
	"fmt"
	"log/slog"

	"haiphongbot/internal/dialogue"
	"haiphongbot/internal/knowledge"
	"haiphongbot/internal/search"
)

// edition is one library, ready to answer from.
type edition struct {
	library   *knowledge.Library
	index     *search.Index
	responder Responder
}

func newEdition(lib *knowledge.Library, o dialogue.Options, log *slog.Logger) (*edition, error) {
	index, err := search.Build(lib)
	if err != nil {
		return nil, fmt.Errorf("index the knowledge folder: %w", err)
	}
	return &edition{lib, index, Guard(dialogue.New(lib, index, o), log)}, nil
}
