package knowledge

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"time"
)

// Content is what the files of a folder said at one moment. A Library is made
// from it for a day; a Content can be kept on disk and found again.
type Content struct {
	files        []result      // by id
	problems     []Problem     // of the listing
	unlisted     []string      // files and folders that are there and could not be looked at
	fingerprints *fingerprints // of the libraries made before; nil when none is to come
}

// Empty reports whether there is not a single file.
func (c *Content) Empty() bool { return len(c.files) == 0 }

// Library joins the files. now is today, as far as validity is concerned.
func (c *Content) Library(now time.Time) *Library {
	lib := &Library{Problems: slices.Clone(c.problems)}
	lib.collect(c.files, c.fingerprints, now)
	return lib
}

// blank returns c without its files.
func (c *Content) blank() *Content {
	return &Content{problems: c.problems, unlisted: c.unlisted, fingerprints: c.fingerprints}
}

// Same reports whether two contents give the same documents and the same
// answers. Their problems may differ.
func (c *Content) Same(other *Content) bool {
	return slices.Equal(c.keys(), other.keys())
}

// keys lists the files that say something.
func (c *Content) keys() []string {
	var keys []string
	for _, r := range c.files {
		if r.data != nil || r.draft != nil {
			keys = append(keys, r.key+r.special+r.describes)
		}
	}
	return keys
}

// Equal reports whether two contents are the same, problems included.
func (c *Content) Equal(other *Content) bool {
	return slices.EqualFunc(c.files, other.files, func(a, b result) bool {
		return a.id == b.id && a.special == b.special && a.describes == b.describes && a.key == b.key && slices.Equal(a.problems, b.problems)
	}) && slices.Equal(c.problems, other.problems)
}

func (c *Content) find(id string) (result, bool) {
	i, ok := slices.BinarySearchFunc(c.files, id, func(r result, id string) int { return strings.Compare(r.id, id) })
	if !ok {
		return result{}, false
	}
	return c.files[i], true
}

// hidden reports whether a file may still be there, though it was not listed.
func (c *Content) hidden(id string) bool {
	return slices.ContainsFunc(c.unlisted, func(at string) bool {
		return id == at || strings.HasPrefix(id, at+"/")
	})
}

// Over returns c with the faults that are new since old mended from old: a
// file that can no longer be read, or that has an error it did not have, stands
// as it last was, and a problem says so. Files that are gone are gone.
func (c *Content) Over(old *Content) *Content {
	if old == nil {
		return c
	}
	out := c.blank()
	for _, now := range c.files {
		if was, ok := old.find(now.id); ok && was.key != now.key && now.broken() && !was.broken() {
			now = was.insteadOf(now)
		}
		out.files = append(out.files, now)
	}
	for _, was := range old.files {
		if _, listed := c.find(was.id); !listed && c.hidden(was.id) {
			out.files = append(out.files, was)
		}
	}
	slices.SortFunc(out.files, func(a, b result) int { return strings.Compare(a.id, b.id) })
	return out
}

// Keeping returns c with some files, and what describes them, as they were in
// old; those that old did not have are left out.
func (c *Content) Keeping(old *Content, ids []string) *Content {
	kept := func(r result) bool { return slices.Contains(ids, r.id) || slices.Contains(ids, r.describes) }
	out := c.blank()
	for _, now := range c.files {
		if !kept(now) {
			out.files = append(out.files, now)
		}
	}
	for _, was := range old.files {
		if kept(was) {
			out.files = append(out.files, was)
		}
	}
	slices.SortFunc(out.files, func(a, b result) int { return strings.Compare(a.id, b.id) })
	return out
}

// Changed reports whether a file says something else than it did in old, or was
// not there.
func (c *Content) Changed(old *Content, id string) bool {
	now, ok := c.find(id)
	was, had := old.find(id)
	return ok && (!had || now.key != was.key)
}

// Without returns c less the files that now has no longer. A document that now has
// under another name only is not gone: it stays as it was.
func (c *Content) Without(now *Content) *Content {
	out := c.blank()
	for _, was := range c.files {
		if _, listed := now.find(was.id); listed || now.hidden(was.id) || now.renames(was, c) {
			out.files = append(out.files, was)
		}
	}
	return out
}

// renames reports whether a document of old stands in c under a name that is new.
func (c *Content) renames(was result, old *Content) bool {
	return was.draft != nil && slices.ContainsFunc(c.files, func(now result) bool {
		if now.draft == nil || len(now.draft.Blocks) != len(was.draft.Blocks) {
			return false
		}
		_, had := old.find(now.id)
		return !had && reflect.DeepEqual(now.draft.Blocks, was.draft.Blocks)
	})
}

// insteadOf returns the earlier reading of a file with the problems of the
// present one.
func (r result) insteadOf(now result) result {
	problems := slices.Clone(now.problems)
	if now.draft != nil {
		problems = append(problems, now.draft.Problems...)
	}
	problems = append(problems, earlierKept(r.id))
	r.stands = true
	if r.draft == nil {
		r.problems = append(problems, now.dataProblems()...)
		return r
	}
	d := *r.draft
	d.Problems = problems
	r.draft, r.problems = &d, nil
	return r
}

// broken reports whether what staff meant to publish with a file is not
// published.
func (r result) broken() bool {
	switch {
	case r.special == spare:
		return false
	case slices.ContainsFunc(r.problems, isError) && !r.stands:
		return true
	case r.draft != nil:
		return len(r.draft.Blocks) == 0 || slices.ContainsFunc(r.draft.Problems, isError) && !r.stands
	case r.data == nil:
		return true
	}
	return slices.ContainsFunc(r.dataProblems(), isError)
}

// dataProblems returns what is wrong within a file that is no document.
func (r result) dataProblems() []Problem {
	var lib Library
	switch {
	case r.data == nil:
	case r.describes != "":
		return (&draft{}).describe(r.id, r.data).Problems
	case r.special == checksFile:
		f := &yamlFile{id: checksFile}
		f.checkEntries(bytes.Clone(r.data))
		return f.problems
	default:
		lib.readSpecial(r)
	}
	return lib.Problems
}
