package pdf

import (
	"bytes"
	"compress/flate"
	"encoding/ascii85"
	"fmt"
	"io"
)

// unpack returns the data of a stream, decrypted and unpacked.
func (f *File) unpack(s *stream) ([]byte, error) {
	data := s.data
	if f.crypt != nil && s.dict["Type"] != name("XRef") {
		data = f.crypt.stream(data, s.id, f.filters(s.dict))
	}
	return f.unpackData(s.dict, data)
}

// unpackPlain is unpack for the table of objects, which is never encrypted.
func (f *File) unpackPlain(s *stream) ([]byte, error) { return f.unpackData(s.dict, s.data) }

func (f *File) filters(d dict) []name {
	var out []name
	switch v := f.resolve(first(d, "Filter", "F")).(type) {
	case name:
		out = append(out, v)
	case array:
		for _, o := range v {
			if n, ok := f.resolve(o).(name); ok {
				out = append(out, n)
			}
		}
	}
	return out
}

func first(d dict, keys ...name) object {
	for _, key := range keys {
		if o, ok := d[key]; ok {
			return o
		}
	}
	return nil
}

func (f *File) unpackData(d dict, data []byte) ([]byte, error) {
	filters := f.filters(d)
	if len(filters) > 8 {
		return nil, ErrDamaged
	}
	for i, filter := range filters {
		parameters, _ := f.dict(first(d, "DecodeParms", "DP"))
		if list := f.array(first(d, "DecodeParms", "DP")); i < len(list) {
			parameters, _ = f.dict(list[i])
		}
		var err error
		if data, err = f.apply(filter, data, parameters); err != nil {
			return nil, err
		}
	}
	return data, nil
}

// apply undoes one packing. Of damaged data it returns what can be had.
func (f *File) apply(filter name, data []byte, parameters dict) ([]byte, error) {
	var r io.Reader
	switch filter {
	case "FlateDecode", "Fl":
		r = inflate(data)
	case "LZWDecode", "LZW":
		early, ok := f.integer(parameters["EarlyChange"])
		r = &lzwReader{data: data, early: !ok || early != 0}
	case "ASCII85Decode", "A85":
		data = bytes.TrimPrefix(bytes.TrimSpace(data), []byte("<~"))
		if i := bytes.IndexByte(data, '~'); i >= 0 {
			data = data[:i]
		}
		r = ascii85.NewDecoder(bytes.NewReader(data))
	case "ASCIIHexDecode", "AHx":
		l := lexer{data: data}
		return []byte(l.hex()), nil
	case "RunLengthDecode", "RL":
		r = &runLengthReader{data: data}
	case "Crypt":
		return data, nil
	default:
		return nil, fmt.Errorf("filter %s: %w", filter, ErrDamaged)
	}
	out, err := f.readAll(r)
	if err != nil {
		return nil, err
	}
	return f.undoPrediction(out, parameters), nil
}

// inflate skips the two bytes of header: what follows tells more than they do,
// and the checksum at the end is often wrong.
func inflate(data []byte) io.Reader {
	if len(data) > 2 && data[0]&0x0F == 8 && (int(data[0])<<8|int(data[1]))%31 == 0 {
		data = data[2:]
	}
	return flate.NewReader(bytes.NewReader(data))
}

// readAll reads up to the limits; errors end the data.
func (f *File) readAll(r io.Reader) ([]byte, error) {
	limit := min(maxStream, maxUnpacked-f.unpacked)
	var b bytes.Buffer
	n, _ := io.Copy(&b, io.LimitReader(r, int64(limit)+1))
	f.unpacked += int(n)
	if int(n) > limit {
		return nil, ErrTooLarge
	}
	return b.Bytes(), nil
}

// undoPrediction undoes the differences that packing works on: PNG's for any
// predictor from 10, TIFF's for 2 with whole bytes.
func (f *File) undoPrediction(data []byte, parameters dict) []byte {
	value := func(key name, otherwise int) int {
		if v, ok := f.integer(parameters[key]); ok && v > 0 && v < 1<<16 {
			return v
		}
		return otherwise
	}
	predictor := value("Predictor", 1)
	colors, bits := value("Colors", 1), value("BitsPerComponent", 8)
	row := (value("Columns", 1)*colors*bits + 7) / 8
	pixel := max(1, colors*bits/8)
	switch {
	case predictor >= 10:
		return undoPNG(data, row, pixel)
	case predictor == 2 && bits == 8:
		for i := range data {
			if i%row >= pixel {
				data[i] += data[i-pixel]
			}
		}
	}
	return data
}

func undoPNG(data []byte, row, pixel int) []byte {
	out := make([]byte, 0, len(data))
	above := make([]byte, row)
	for len(data) > 1 {
		kind := data[0]
		line := make([]byte, row)
		data = data[1+copy(line, data[1:]):]
		for i := range line {
			var left, corner byte
			if i >= pixel {
				left, corner = line[i-pixel], above[i-pixel]
			}
			switch kind {
			case 1:
				line[i] += left
			case 2:
				line[i] += above[i]
			case 3:
				line[i] += byte((int(left) + int(above[i])) / 2)
			case 4:
				line[i] += paeth(left, above[i], corner)
			}
		}
		out = append(out, line...)
		above = line
	}
	return out
}

func paeth(a, b, c byte) byte {
	p := int(a) + int(b) - int(c)
	abs := func(v int) int { return max(v, -v) }
	pa, pb, pc := abs(p-int(a)), abs(p-int(b)), abs(p-int(c))
	switch {
	case pa <= pb && pa <= pc:
		return a
	case pb <= pc:
		return b
	}
	return c
}

// runLengthReader unpacks runs of equal bytes.
type runLengthReader struct{ data, pending []byte }

func (r *runLengthReader) Read(p []byte) (int, error) {
	if len(r.pending) == 0 {
		if len(r.data) < 2 || r.data[0] == 128 {
			return 0, io.EOF
		}
		n := int(r.data[0])
		if n < 128 {
			n = min(n+1, len(r.data)-1)
			r.pending, r.data = r.data[1:1+n], r.data[1+n:]
		} else {
			r.pending, r.data = bytes.Repeat(r.data[1:2], 257-n), r.data[2:]
		}
	}
	n := copy(p, r.pending)
	r.pending = r.pending[n:]
	return n, nil
}

// lzwReader unpacks LZW as PDF has it: codes grow one step early.
type lzwReader struct {
	data    []byte
	early   bool
	bits    uint32
	have    uint
	table   [4096]lzwEntry
	next    int
	before  int // the code before, -1 after a reset
	started bool
	pending []byte
}

type lzwEntry struct {
	prefix int16
	last   byte
	length int16
}

func (r *lzwReader) Read(p []byte) (int, error) {
	for len(r.pending) == 0 {
		if err := r.step(); err != nil {
			return 0, err
		}
	}
	n := copy(p, r.pending)
	r.pending = r.pending[n:]
	return n, nil
}

func (r *lzwReader) step() error {
	if !r.started {
		r.started, r.next, r.before = true, 258, -1
		for i := range 256 {
			r.table[i] = lzwEntry{-1, byte(i), 1}
		}
	}
	code, ok := r.code()
	if !ok || code == 257 {
		return io.EOF
	}
	if code == 256 {
		r.next, r.before = 258, -1
		return nil
	}
	if code > r.next || code == r.next && r.before < 0 || code >= 4096 {
		return io.EOF
	}
	if r.before >= 0 && r.next < 4096 {
		start := code
		if code == r.next {
			start = r.before
		}
		r.table[r.next] = lzwEntry{int16(r.before), r.firstByte(start), r.table[r.before].length + 1}
		r.next++
	}
	r.pending = r.expand(code)
	r.before = code
	return nil
}

func (r *lzwReader) code() (int, bool) {
	width, shift := uint(9), 0
	if r.early {
		shift = 1
	}
	for width < 12 && r.next+shift >= 1<<width {
		width++
	}
	for r.have < width {
		if len(r.data) == 0 {
			return 0, false
		}
		r.bits = r.bits<<8 | uint32(r.data[0])
		r.data = r.data[1:]
		r.have += 8
	}
	r.have -= width
	return int(r.bits>>r.have) & (1<<width - 1), true
}

func (r *lzwReader) firstByte(code int) byte {
	for r.table[code].prefix >= 0 {
		code = int(r.table[code].prefix)
	}
	return r.table[code].last
}

func (r *lzwReader) expand(code int) []byte {
	out := make([]byte, r.table[code].length)
	for i := len(out) - 1; i >= 0; i-- {
		out[i] = r.table[code].last
		code = int(r.table[code].prefix)
	}
	return out
}
