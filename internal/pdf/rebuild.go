package pdf

import (
	"bytes"
	"context"
	"slices"
)

// rebuild makes the table of objects by looking through the whole file: for
// files that were cut short, joined, or changed by programs that keep no
// table.
func (f *File) rebuild(ctx context.Context) {
	f.reset()
	f.rebuilt = true
	f.findObjects(ctx)
	f.findTrailers(ctx)
	for number := range f.entries {
		if ctx.Err() != nil {
			return
		}
		s, ok := f.load(number).(*stream)
		if ok && s.dict["Type"] == name("XRef") {
			f.adoptTrailer(s.dict)
		}
	}
	f.openPackedObjects(ctx)
	if _, ok := f.dict(f.trailer["Root"]); !ok {
		f.findRoot()
	}
	f.cache, f.packed = map[int]object{}, map[int]*objectStream{}
}

// findObjects notes every "number generation obj"; the last of a number counts.
func (f *File) findObjects(ctx context.Context) {
	for pos := 0; ctx.Err() == nil; {
		i := bytes.Index(f.data[pos:], []byte("obj"))
		if i < 0 {
			return
		}
		at := pos + i
		pos = at + 3
		if at < 4 || string(f.data[max(0, at-3):at]) == "end" {
			continue
		}
		p, _, ok := numberBefore(f.data, at)
		if !ok {
			continue
		}
		p, number, ok := numberBefore(f.data, p)
		if ok && number > 0 && len(f.entries) < maxObjects {
			f.entries[number] = entry{offset: p}
		}
	}
}

// numberBefore reads the number that ends, but for white space, at pos.
func numberBefore(data []byte, pos int) (start, value int, ok bool) {
	for pos > 0 && isSpace(data[pos-1]) {
		pos--
	}
	end := pos
	for pos > 0 && end-pos < 9 && '0' <= data[pos-1] && data[pos-1] <= '9' {
		pos--
	}
	for _, c := range data[pos:end] {
		value = value*10 + int(c-'0')
	}
	return pos, value, pos < end
}

func (f *File) findTrailers(ctx context.Context) {
	for pos := 0; ctx.Err() == nil; {
		i := bytes.Index(f.data[pos:], []byte("trailer"))
		if i < 0 {
			return
		}
		l := lexer{data: f.data, pos: pos + i + len("trailer")}
		if d, ok := l.object().(dict); ok {
			f.adoptTrailer(d)
		}
		pos += i + len("trailer")
	}
}

// adoptTrailer takes over what a trailer says; later ones count more.
func (f *File) adoptTrailer(d dict) {
	for _, key := range []name{"Root", "Info", "Encrypt", "ID"} {
		if value, ok := d[key]; ok {
			f.trailer[key] = value
		}
	}
}

// openPackedObjects adds the objects within streams of objects.
func (f *File) openPackedObjects(ctx context.Context) {
	if encrypt, ok := f.dict(f.trailer["Encrypt"]); ok {
		crypt, err := f.newCrypt(encrypt)
		if err != nil {
			return
		}
		f.crypt = crypt
		f.cache = map[int]object{}
	}
	var numbers []int
	for number := range f.entries {
		numbers = append(numbers, number)
	}
	slices.Sort(numbers)
	for _, number := range numbers {
		if ctx.Err() != nil {
			return
		}
		s, ok := f.load(number).(*stream)
		if !ok || s.dict["Type"] != name("ObjStm") {
			continue
		}
		for inner := range f.openPacked(number).offsets {
			f.addEntry(inner, entry{stream: number})
		}
	}
}

// findRoot looks for the catalogue itself.
func (f *File) findRoot() {
	for number := range f.entries {
		if d, ok := f.load(number).(dict); ok && d["Type"] == name("Catalog") {
			f.trailer["Root"] = ref{number: number}
		}
	}
}
