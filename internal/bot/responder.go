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

// keyedMutex is a mutex per key. It keeps only the keys that are locked.
type keyedMutex struct {
	mu   sync.Mutex
	keys map[string]*waiters
}

type waiters struct {
	sync.Mutex
	n int
}

// lock locks a key and returns what unlocks it.
func (k *keyedMutex) lock(key string) (unlock func()) {
	k.mu.Lock()
	if k.keys == nil {
		k.keys = make(map[string]*waiters)
	}
	w := k.keys[key]
	if w == nil {
		w = new(waiters)
		k.keys[key] = w
	}
	w.n++
	k.mu.Unlock()
	w.Lock()
	return func() {
		w.Unlock()
		k.mu.Lock()
		defer k.mu.Unlock()
		if w.n--; w.n == 0 {
			delete(k.keys, key)
		}
	}
}
