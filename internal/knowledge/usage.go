package knowledge

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Usage remembers since when each document has been there unused: from the day
// it was first seen, "" once somebody was answered from it. It holds nothing
// about who asked or what.
type Usage map[string]string

// longUnused is how long a document must have been there before it is reported
// that nobody was answered from it.
const longUnused = 30 * 24 * time.Hour

// usageFile is kept beside the cached readings.
const usageFile = "usage.json"

// Usage returns what was remembered; nothing when there is nothing.
func (c *Cache) Usage() Usage {
	u := Usage{}
	if c == nil {
		return u
	}
	if data, err := os.ReadFile(filepath.Join(c.dir, usageFile)); err != nil || json.Unmarshal(data, &u) != nil {
		return Usage{}
	}
	return u
}

// KeepUsage remembers it.
func (c *Cache) KeepUsage(u Usage) {
	if c == nil {
		return
	}
	data, err := json.Marshal(u)
	if err == nil {
		err = c.replace(usageFile, data)
	}
	c.note(err)
}

// Follow takes in the documents that are new and forgets those that are gone;
// it reports whether there were any.
func (u Usage) Follow(lib *Library, now time.Time) (changed bool) {
	there := map[string]bool{}
	for _, d := range lib.Documents {
		there[d.ID] = true
		if _, known := u[d.ID]; !known {
			u[d.ID], changed = isoDay(dayOf(now)), true
		}
	}
	for id := range u {
		if !there[id] {
			delete(u, id)
			changed = true
		}
	}
	return changed
}

// AddUnused adds the documents from which nobody was answered for long. Those
// that are not quoted anyway do not count.
func (r *Report) AddUnused(u Usage, now time.Time) {
	var ids []string
	for _, d := range r.Documents {
		since, err := time.Parse(time.DateOnly, u[d.File])
		if err == nil && !d.Expired && dayOf(now).Sub(since) >= longUnused {
			ids = append(ids, d.File)
		}
	}
	if len(ids) > 0 {
		r.Problems = append(r.Problems, unusedDocuments(ids))
	}
}

// shortList names the first few of many files.
func shortList(ids []string) string {
	const few = 10
	if len(ids) > few {
		return strings.Join(ids[:few], ", ") + ", …"
	}
	return strings.Join(ids, ", ")
}
