package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
)

// Errors of Open.
var (
	ErrDamaged  = errors.New("not a readable PDF file")
	ErrPassword = errors.New("the file needs a password")
	ErrTooLarge = errors.New("the file unpacks to too much")
)

// File is an opened PDF file. It is not for use by several goroutines.
type File struct {
	data     []byte
	entries  map[int]entry
	trailer  dict
	cache    map[int]object
	packed   map[int]*objectStream
	fonts    map[ref]*font
	crypt    *crypt
	pages    []dict
	pageRefs []ref                // where they stand in the file
	elements map[content]*Element // of a tagged file, once read
	unpacked int                  // bytes that streams have unpacked to
	depth    int                  // references being followed
	rebuilt  bool
}

// entry says where an object is: at an offset, or at an index within a stream
// of objects.
type entry struct {
	offset int
	stream int // number of the stream of objects, 0 when the object stands by itself
}

// Open reads the structure of a file.
func Open(ctx context.Context, data []byte) (*File, error) {
	start := bytes.Index(data[:min(len(data), 2048)], []byte("%PDF-"))
	if start < 0 {
		return nil, fmt.Errorf("find header: %w", ErrDamaged)
	}
	f := &File{data: data[start:]}
	f.reset()
	f.readTables(ctx)
	err := f.openPages(ctx)
	if err != nil && !errors.Is(err, ErrPassword) && ctx.Err() == nil {
		f.rebuild(ctx)
		err = f.openPages(ctx)
	}
	return f, err
}

func (f *File) reset() {
	f.entries, f.trailer = map[int]entry{}, dict{}
	f.cache, f.packed, f.fonts = map[int]object{}, map[int]*objectStream{}, map[ref]*font{}
	f.crypt = nil
}

// openPages prepares decryption and lists the pages.
func (f *File) openPages(ctx context.Context) error {
	if encrypt, ok := f.dict(f.trailer["Encrypt"]); ok {
		crypt, err := f.newCrypt(encrypt)
		if err != nil {
			return err
		}
		f.crypt = crypt
		f.cache, f.packed = map[int]object{}, map[int]*objectStream{}
	}
	f.listPages(ctx)
	if len(f.pages) == 0 {
		return fmt.Errorf("list pages: %w", ErrDamaged)
	}
	return nil
}

// readTables follows the chain of tables of objects, newest first.
func (f *File) readTables(ctx context.Context) {
	tail := f.data[max(0, len(f.data)-4096):]
	at := bytes.LastIndex(tail, []byte("startxref"))
	if at < 0 {
		return
	}
	l := lexer{data: tail, pos: at + len("startxref")}
	offset, ok := l.object().(int)
	seen := map[int]bool{}
	for ok && offset > 0 && offset < len(f.data) && !seen[offset] && ctx.Err() == nil {
		seen[offset] = true
		trailer := f.readTable(offset)
		if trailer == nil {
			return
		}
		for key, value := range trailer {
			if _, have := f.trailer[key]; !have {
				f.trailer[key] = value
			}
		}
		if extra, ok := trailer["XRefStm"].(int); ok && extra > 0 && extra < len(f.data) && !seen[extra] {
			seen[extra] = true
			f.readTable(extra)
		}
		offset, ok = trailer["Prev"].(int)
	}
}

// readTable reads one table, of either kind, and returns its trailer.
func (f *File) readTable(offset int) dict {
	l := lexer{data: f.data, pos: offset}
	if l.object() != operator("xref") {
		s, _ := f.objectAt(offset, nil).(*stream)
		if s == nil {
			return nil
		}
		f.readTableStream(s)
		return s.dict
	}
	for {
		switch first := l.object().(type) {
		case int:
			count, ok := l.object().(int)
			if !ok {
				return nil
			}
			for i := 0; i < count && i < maxObjects; i++ {
				at, ok1 := l.object().(int)
				_, ok2 := l.object().(int)
				kind := l.object()
				if !ok1 || !ok2 {
					return nil
				}
				if kind == operator("n") {
					f.addEntry(first+i, entry{offset: at})
				}
			}
		case operator:
			if first != "trailer" {
				return nil
			}
			trailer, _ := l.object().(dict)
			return trailer
		default:
			return nil
		}
	}
}

func (f *File) addEntry(number int, e entry) {
	if _, have := f.entries[number]; !have && number > 0 && len(f.entries) < maxObjects {
		f.entries[number] = e
	}
}

// readTableStream reads a table that is a stream.
func (f *File) readTableStream(s *stream) {
	data, _ := f.unpackPlain(s)
	var w [3]int
	widths, _ := s.dict["W"].(array)
	for i := range min(len(widths), 3) {
		w[i], _ = widths[i].(int)
		if w[i] < 0 || w[i] > 8 {
			return
		}
	}
	size := w[0] + w[1] + w[2]
	if size == 0 {
		return
	}
	index, ok := s.dict["Index"].(array)
	if !ok {
		index = array{0, len(data) / size}
	}
	for i := 0; i+1 < len(index); i += 2 {
		first, _ := index[i].(int)
		count, _ := index[i+1].(int)
		for n := first; n < first+count && len(data) >= size; n++ {
			kind, a, b := 1, bigEndian(data[w[0]:w[0]+w[1]]), bigEndian(data[w[0]+w[1]:size])
			if w[0] > 0 {
				kind = bigEndian(data[:w[0]])
			}
			data = data[size:]
			switch kind {
			case 1:
				f.addEntry(n, entry{offset: a})
			case 2:
				f.addEntry(n, entry{offset: b, stream: a})
			}
		}
	}
}

func bigEndian(b []byte) int {
	v := 0
	for _, c := range b {
		v = v<<8 | int(c)
	}
	return v & (1<<48 - 1)
}

// resolve follows references.
func (f *File) resolve(o object) object {
	for range maxNesting {
		r, ok := o.(ref)
		if !ok {
			return o
		}
		o = f.load(r.number)
	}
	return nil
}

func (f *File) dict(o object) (dict, bool) {
	switch v := f.resolve(o).(type) {
	case dict:
		return v, true
	case *stream:
		return v.dict, true
	}
	return nil, false
}

func (f *File) array(o object) array {
	a, _ := f.resolve(o).(array)
	return a
}

func (f *File) integer(o object) (int, bool) { return integer(f.resolve(o)) }

// load returns an object by number, nil when there is none.
func (f *File) load(number int) object {
	if o, ok := f.cache[number]; ok {
		return o
	}
	e, ok := f.entries[number]
	if !ok || f.depth >= maxNesting {
		return nil
	}
	f.depth++
	defer func() { f.depth-- }()
	f.cache[number] = nil // what refers to itself is nothing
	var o object
	if e.stream != 0 {
		o = f.loadPacked(e.stream, number)
	} else {
		o = f.objectAt(e.offset, &number)
	}
	f.cache[number] = o
	return o
}

// objectAt reads "number generation obj …". A number that is not the wanted
// one means that the table is wrong: nil.
func (f *File) objectAt(offset int, want *int) object {
	if offset < 0 || offset >= len(f.data) {
		return nil
	}
	l := lexer{data: f.data, pos: offset}
	number, ok1 := l.object().(int)
	generation, ok2 := l.object().(int)
	if l.object() != operator("obj") || !ok1 || !ok2 || want != nil && *want != number {
		return nil
	}
	id := ref{number, generation}
	o := l.object()
	if d, ok := o.(dict); ok {
		at := l.pos
		if l.object() == operator("stream") {
			return &stream{dict: f.decryptStrings(d, id).(dict), data: f.streamData(d, l.pos), id: id}
		}
		l.pos = at
	}
	return f.decryptStrings(o, id)
}

// streamData returns the bytes of a stream whose keyword ends at pos.
func (f *File) streamData(d dict, pos int) []byte {
	if pos < len(f.data) && f.data[pos] == '\r' {
		pos++
	}
	if pos < len(f.data) && f.data[pos] == '\n' {
		pos++
	}
	rest := f.data[min(pos, len(f.data)):]
	if length, ok := f.integer(d["Length"]); ok && length >= 0 && length <= len(rest) {
		l := lexer{data: rest, pos: length}
		if l.object() == operator("endstream") {
			return rest[:length]
		}
	}
	if i := bytes.Index(rest, []byte("endstream")); i >= 0 {
		return bytes.TrimSuffix(bytes.TrimSuffix(rest[:i], []byte("\n")), []byte("\r"))
	}
	return rest
}

// objectStream is a stream of objects with the place of each.
type objectStream struct {
	data    []byte
	offsets map[int]int
}

func (f *File) loadPacked(number, wanted int) object {
	s, ok := f.packed[number]
	if !ok {
		s = f.openPacked(number)
		f.packed[number] = s
	}
	offset, ok := s.offsets[wanted]
	if !ok || offset >= len(s.data) {
		return nil
	}
	l := lexer{data: s.data, pos: offset}
	return l.object()
}

func (f *File) openPacked(number int) *objectStream {
	out := &objectStream{offsets: map[int]int{}}
	s, ok := f.load(number).(*stream)
	if !ok {
		return out
	}
	data, err := f.unpack(s)
	first, _ := f.integer(s.dict["First"])
	count, _ := f.integer(s.dict["N"])
	if err != nil || first <= 0 {
		return out
	}
	out.data = data
	l := lexer{data: data}
	for range min(count, maxObjects) {
		n, ok1 := l.object().(int)
		at, ok2 := l.object().(int)
		if !ok1 || !ok2 || at < 0 {
			break
		}
		if _, have := out.offsets[n]; !have {
			out.offsets[n] = first + at
		}
	}
	return out
}
