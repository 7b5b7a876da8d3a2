package main

import (
	"fmt"

	"haiphongbot/internal/dialogue"
	"haiphongbot/internal/knowledge"
	"haiphongbot/internal/search"
)

// opened is the knowledge folder, ready to answer from.
type opened struct {
	library   *knowledge.Library
	index     *search.Index
	responder *dialogue.Responder
}

func (e environment) open(dir string, o dialogue.Options) (*opened, error) {
	lib, err := knowledge.Load(e.ctx, dir, e.now())
	if err != nil {
		return nil, err
	}
	return answerFrom(lib, o)
}

func answerFrom(lib *knowledge.Library, o dialogue.Options) (*opened, error) {
	index, err := search.Build(lib)
	if err != nil {
		return nil, fmt.Errorf("index the knowledge folder: %w", err)
	}
	return &opened{library: lib, index: index, responder: dialogue.New(lib, index, o)}, nil
}

// Close releases the index.
func (o *opened) Close() error { return o.index.Close() }
