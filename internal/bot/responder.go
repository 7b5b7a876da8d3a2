package bot

import "sync"

// shelf holds the responder in use and counts who uses it.
type shelf struct {
	mu      sync.Mutex
	current *copyInUse
}

type copyInUse struct {
	Responder
	readers sync.WaitGroup
}

// take returns the current responder; release must be called after use.
func (s *shelf) take() (r Responder, release func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.current
	c.readers.Add(1)
	return c.Responder, c.readers.Done
}

// swap replaces the responder and waits until nobody uses the old one.
func (s *shelf) swap(r Responder) {
	s.mu.Lock()
	old := s.current
	s.current = &copyInUse{Responder: r}
	s.mu.Unlock()
	if old != nil {
		old.readers.Wait()
	}
}
