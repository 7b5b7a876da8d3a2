package knowledge

import (
	"cmp"
	"context"
	"errors"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"
)

// Load reads the folder dir. now is today, as far as validity is concerned.
//
// It returns an error only when the folder itself cannot be read or ctx ends;
// everything else that is wrong is in Library.Problems. Documents are sorted
// by ID.
func Load(ctx context.Context, dir string, now time.Time) (*Library, error) {
	content, _, err := NewReading(dir, nil, 0).Read(ctx, now, nil)
	if err != nil {
		return nil, err
	}
	return content.Library(now), nil
}

// result is one file after reading: bytes for the special files, a draft for
// documents.
type result struct {
	entry
	data     []byte
	draft    *draft
	problems []Problem

	key    string // names the bytes, the file and the version of the readers; "" when it could not be read
	recent bool   // written so shortly before it was read that it must be read again
	stands bool   // in for a later reading, whose problems it bears
}

// readFile reads one file, whatever is in it. cached, when not nil, may know
// what is in it already.
func (f folder) readFile(ctx context.Context, e entry, cached *Cache) (r result) {
	r.entry = e
	fail := func(p Problem) result {
		r.problems = append(r.problems, p)
		return r
	}
	if e.special == spare {
		r.key = contentKey(e.id, nil)
		return r
	}
	special := e.describes != "" || e.special != ""
	if !special && readerOf(e.id) == nil {
		r.key = contentKey(e.id, nil)
		return fail(noReader(e.id))
	}
	data, err := f.read(e)
	switch {
	case errors.Is(err, errTooLarge):
		return fail(fileTooLarge(e.id, e.size))
	case err != nil:
		return fail(unreadable(e.id, err))
	}
	r.key = contentKey(e.id, data)
	switch {
	case special:
		r.data = data
		cached.put(r)
		return r
	case len(data) == 0:
		return fail(emptyFile(e.id))
	case cached.get(&r):
		return r
	}
	d := readDraft(ctx, source{e.id, data})
	r.draft = &d
	if ctx.Err() == nil {
		cached.put(r)
	}
	return r
}

// readDraft runs the reader. A reader that panics on a file makes that file a
// problem and harms nothing else.
func readDraft(ctx context.Context, src source) (d draft) {
	defer func() {
		if recover() != nil {
			d = draft{Problems: []Problem{damaged(src.id)}}
		}
	}()
	if kind, ok := misnamedAs(src); ok {
		return draft{Problems: []Problem{misnamed(src.id, kind)}}
	}
	return readerOf(src.id).read(ctx, src)
}

// collect joins the files into the library: documents first, then what refers
// to them.
func (lib *Library) collect(results []result, known *fingerprints, now time.Time) {
	special := map[string]result{}
	sidecars := map[string]result{}
	for _, r := range results {
		switch {
		case r.data == nil:
		case r.describes != "":
			sidecars[r.describes] = r
		case r.special != "":
			special[r.special] = r
		}
	}
	// The glossary is long and needs nothing else.
	var glossary Library
	var beside sync.WaitGroup
	beside.Go(func() { glossary.readSpecial(special[glossaryFile]) })
	for _, r := range results {
		lib.Problems = append(lib.Problems, r.problems...)
		if s, ok := sidecars[r.id]; ok && r.draft != nil {
			r.draft = r.draft.describe(s.id, s.data)
		}
		if r.draft != nil {
			lib.addDocument(r.id, r.draft, now)
		}
	}
	lib.markDuplicates(dayOf(now), known)
	lib.comparePeriods()
	if _, ok := special[contactFile]; !ok {
		lib.report(noContactFile())
	}
	beside.Wait()
	lib.Glossary = glossary.Glossary
	lib.report(glossary.Problems...)
	for _, name := range []string{contactFile, checksFile} {
		lib.readSpecial(special[name])
	}
	sortProblems(lib.Problems)
}

// readSpecial reads a file that is no document. Its problems bear its own name.
func (lib *Library) readSpecial(r result) {
	first := len(lib.Problems)
	switch r.special {
	case contactFile:
		lib.readContact(r.data)
	case glossaryFile:
		lib.readGlossary(r.data)
	case checksFile:
		lib.readChecks(r.data)
	}
	for i := range lib.Problems[first:] {
		if p := &lib.Problems[first+i]; p.File == r.special {
			p.File = r.id
		}
	}
}

// addDocument turns a draft into a document, if there is anything to quote.
func (lib *Library) addDocument(id string, d *draft, now time.Time) {
	lib.report(d.Problems...)
	doc := &Document{
		ID:      id,
		Title:   d.Meta.Title,
		Date:    d.Meta.Date,
		Source:  d.Meta.Source,
		Period:  d.Meta.Period,
		Expires: d.Meta.Expires,
	}
	if dir := path.Dir(id); dir != "." {
		doc.Topic = dir
	}
	blocks := slices.DeleteFunc(slices.Clone(d.Blocks), isOrnament)
	if doc.Title == "" {
		doc.Title, blocks = firstHeading(blocks)
	}
	if doc.Title == "" {
		doc.Title = titleOfFile(id)
	}
	lib.report(doc.cut(blocks, d.LaidOut)...)
	if len(doc.Passages) == 0 {
		if len(d.Problems) == 0 || !slices.ContainsFunc(d.Problems, isError) {
			lib.report(nothingToQuote(id))
		}
		return
	}
	lib.report(doc.applyPhrasings(d.Meta.Phrasings)...)
	lib.report(doc.applyBeyond(d.Meta.Beyond)...)
	lib.report(doc.checkDates(now)...)
	lib.Documents = append(lib.Documents, doc)
}

// ornament matches what only parts a text from the next: "***", "-----o0o-----".
var ornament = regexp.MustCompile(`^[^\p{L}\p{N}]*(?:[oO0]{3}[^\p{L}\p{N}]*)?$`)

func isOrnament(b block) bool { return len(b.Text) <= longestOrnament && ornament.MatchString(b.Text) }

// longestOrnament is the length in bytes of the longest ornament.
const longestOrnament = 200

func isError(p Problem) bool { return p.Severity == Error }

func (lib *Library) report(p ...Problem) { lib.Problems = append(lib.Problems, p...) }

// soon is how long before its end a document is reported.
const soon = 30 * 24 * time.Hour

// checkDates reports what today's date makes of the document.
func (doc *Document) checkDates(now time.Time) []Problem {
	today := dayOf(now)
	var problems []Problem
	switch {
	case doc.expired(today):
		problems = append(problems, expired(doc.ID, doc.Expires))
	case !doc.Expires.IsZero() && doc.Expires.Sub(today) <= soon:
		problems = append(problems, expiresSoon(doc.ID, doc.Expires))
	}
	if doc.Date.After(today) {
		problems = append(problems, futureDate(doc.ID, doc.Date))
	}
	return problems
}

// titleOfFile makes a title of a file's name: "quy-hoach_cang.md" becomes
// "quy hoach cang".
func titleOfFile(id string) string {
	name := withoutSuffix(path.Base(id))
	return strings.Join(strings.FieldsFunc(name, func(r rune) bool { return r == '-' || r == '_' || r == ' ' }), " ")
}

func sortProblems(problems []Problem) {
	slices.SortStableFunc(problems, func(a, b Problem) int {
		return cmp.Or(
			cmp.Compare(a.Severity, b.Severity),
			cmp.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line),
		)
	})
}
