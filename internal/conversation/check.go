package conversation

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"os"
)

// bbolt maps its file and trusts every byte of it: a file cut short ends the
// process with SIGSEGV, one of no length starts empty, and a flipped byte goes
// unnoticed. So the file is read here first, by ordinary reads, page by page.
// The layout is that of bbolt's format version 2, in the machine's byte order;
// machines that this program is built for are little endian.

const (
	boltMagic   = 0xED0CDAED
	boltVersion = 2

	pageHeader = 16 // id, flags, count, overflow

	flagBranch   = 0x01
	flagLeaf     = 0x02
	flagFreelist = 0x10

	leafIsBucket = 0x01
	noFreelist   = ^uint64(0)
	maxDepth     = 32 // levels of a tree; 32 would hold more pages than any disk
)

// head is the newer valid one of a file's two heads.
type head struct {
	pageSize int64
	root     uint64 // page of the root bucket
	freelist uint64
	pages    uint64 // pages in use or free; the file holds at least these
	txid     uint64
	torn     bool // the other head is invalid
}

func damaged(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrDamaged, fmt.Sprintf(format, args...))
}

// readHead finds the head and makes sure that the file is as long as it says.
func readHead(f *os.File) (head, error) {
	info, err := f.Stat()
	if err != nil {
		return head{}, err
	}
	if !info.Mode().IsRegular() {
		return head{}, fmt.Errorf("%w: not a regular file", ErrForeign)
	}
	if info.Size() == 0 {
		return head{}, fmt.Errorf("%w: %w", ErrDamaged, ErrEmpty)
	}
	first, errFirst := readMeta(f, 0)
	sizes := []int64{first.pageSize}
	if errFirst != nil {
		sizes = []int64{4096, 8192, 16384, 32768, 65536} // the second head tells which
	}
	second, errSecond := head{}, errFirst
	for _, size := range sizes {
		if second, errSecond = readMeta(f, size); errSecond == nil && second.pageSize == size {
			break
		}
	}
	if errFirst != nil && errSecond != nil {
		if zeros(f) {
			return head{}, fmt.Errorf("%w: %w, %d zero bytes", ErrDamaged, ErrEmpty, info.Size())
		}
		if errors.Is(errFirst, ErrForeign) {
			return head{}, errFirst
		}
		return head{}, damaged("both heads are unreadable")
	}
	h := first
	if errFirst != nil || errSecond == nil && second.txid > first.txid {
		h = second
	}
	h.torn = errFirst != nil || errSecond != nil
	if need := int64(h.pages) * h.pageSize; h.pages < 4 || int64(h.pages) < 0 || info.Size() < need {
		return head{}, damaged("the file is cut short: %d bytes, %d expected", info.Size(), need)
	}
	return h, nil
}

// zeros reports whether a file holds nothing but zero bytes, as after a power cut
// that came between the room for a file and its contents.
func zeros(f *os.File) bool {
	b := make([]byte, 1<<16)
	for offset := int64(0); ; offset += int64(len(b)) {
		n, err := f.ReadAt(b, offset)
		if len(bytes.Trim(b[:n], "\x00")) > 0 {
			return false
		}
		if err != nil {
			return errors.Is(err, io.EOF)
		}
	}
}

func readMeta(f *os.File, offset int64) (head, error) {
	var b [pageHeader + 64]byte
	if _, err := f.ReadAt(b[:], offset); err != nil {
		if errors.Is(err, io.EOF) {
			return head{}, damaged("the file is cut short")
		}
		return head{}, err
	}
	m, le := b[pageHeader:], binary.LittleEndian
	if le.Uint32(m) != boltMagic || le.Uint32(m[4:]) != boltVersion {
		return head{}, ErrForeign
	}
	sum := fnv.New64a()
	sum.Write(m[:56])
	if sum.Sum64() != le.Uint64(m[56:]) {
		return head{}, damaged("head at byte %d", offset)
	}
	return head{
		pageSize: int64(le.Uint32(m[8:])),
		root:     le.Uint64(m[16:]),
		freelist: le.Uint64(m[32:]),
		pages:    le.Uint64(m[40:]),
		txid:     le.Uint64(m[48:]),
	}, nil
}

// Check reads a whole state file, every page and every record, without mapping
// it, and returns nil, ErrForeign, or ErrDamaged with the place. The file must
// not be written to meanwhile.
func Check(path string) error {
	lost, err := inspect(path)
	if err == nil && len(lost) > 0 {
		err = damaged("%d records do not match their checksums, one of them in %q, %s", len(lost), lost[0].bucket, lost[0].place)
	}
	return err
}

// record is one that does not match its checksum, in a tree that is sound.
type record struct {
	bucket, key []byte
	place       string
}

// inspect reads a whole file. An error means that the trees cannot be trusted;
// otherwise all records can be but the lost ones.
func inspect(path string) (lost []record, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	h, err := readHead(f)
	if err != nil {
		return nil, err
	}
	c := checker{file: f, head: h, used: make([]bool, h.pages)}
	c.used[0], c.used[1] = true, true
	if err := c.tree(h.root, nil, nil, 0); err != nil {
		return nil, err
	}
	return c.lost, c.freelist()
}

// checker walks the trees of one file.
type checker struct {
	file *os.File
	head head
	used []bool // pages reached so far; each may be reached once
	lost []record
}

// claim marks a page and its overflow as used.
func (c *checker) claim(id uint64, n uint64) error {
	if n > c.head.pages || id < 2 || id > c.head.pages-n {
		return damaged("page %d lies outside the file", id)
	}
	for i := id; i < id+n; i++ {
		if c.used[i] {
			return damaged("page %d is used twice", i)
		}
		c.used[i] = true
	}
	return nil
}

// page reads a page with its overflow.
func (c *checker) page(id uint64) (flags uint16, count int, data []byte, err error) {
	if id < 2 || id >= c.head.pages {
		return 0, 0, nil, damaged("page %d lies outside the file", id)
	}
	var b [pageHeader]byte
	if _, err := c.file.ReadAt(b[:], int64(id)*c.head.pageSize); err != nil {
		return 0, 0, nil, err
	}
	le := binary.LittleEndian
	pages := 1 + uint64(le.Uint32(b[12:]))
	if le.Uint64(b[:]) != id {
		return 0, 0, nil, damaged("page %d bears another number", id)
	}
	if err := c.claim(id, pages); err != nil {
		return 0, 0, nil, err
	}
	data = make([]byte, int64(pages)*c.head.pageSize)
	if _, err := c.file.ReadAt(data, int64(id)*c.head.pageSize); err != nil {
		return 0, 0, nil, err
	}
	return le.Uint16(b[8:]), int(le.Uint16(b[10:])), data[pageHeader:], nil
}

// tree checks the tree under a page. bucket is the bucket it belongs to, nil
// for the root; from is the least key that may stand in it.
func (c *checker) tree(id uint64, bucket, from []byte, depth int) error {
	if depth > maxDepth {
		return damaged("page %d: tree is too deep", id)
	}
	flags, count, data, err := c.page(id)
	if err != nil {
		return err
	}
	switch flags {
	case flagLeaf:
		return c.leaf(fmt.Sprintf("page %d", id), data, count, bucket, from)
	case flagBranch:
	default:
		return damaged("page %d is of unknown kind %#x", id, flags)
	}
	if count == 0 {
		return damaged("page %d branches nowhere", id)
	}
	items, err := elements(data, count, false)
	if err != nil {
		return damaged("page %d: %v", id, err)
	}
	for i, it := range items {
		if bytes.Compare(it.key, from) < 0 || i > 0 && bytes.Compare(it.key, items[i-1].key) <= 0 {
			return damaged("page %d: keys out of order", id)
		}
		if err := c.tree(it.child, bucket, it.key, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// leaf checks the records of a leaf, and the buckets in it.
func (c *checker) leaf(place string, data []byte, count int, bucket, from []byte) error {
	items, err := elements(data, count, true)
	if err != nil {
		return damaged("%s: %v", place, err)
	}
	for i, it := range items {
		if bytes.Compare(it.key, from) < 0 || i > 0 && bytes.Compare(it.key, items[i-1].key) <= 0 {
			return damaged("%s: keys out of order", place)
		}
		switch {
		case it.flags == leafIsBucket && bucket == nil:
			err = c.bucket(it.key, it.value)
		case it.flags == 0 && bucket != nil:
			if _, bad := open(bucket, it.key, it.value); bad != nil {
				c.lost = append(c.lost, record{bucket: bytes.Clone(bucket), key: bytes.Clone(it.key), place: place})
			}
		default:
			err = damaged("%s: unexpected kind of record", place)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// bucket checks one bucket: a tree of its own, or, while it is small, a leaf
// kept inside the value.
func (c *checker) bucket(name, value []byte) error {
	if len(value) < 16 {
		return damaged("bucket %q has no head", name)
	}
	le := binary.LittleEndian
	if root := le.Uint64(value); root != 0 {
		return c.tree(root, name, nil, 0)
	}
	inline := value[16:]
	if len(inline) < pageHeader || le.Uint16(inline[8:]) != flagLeaf {
		return damaged("bucket %q is unreadable", name)
	}
	return c.leaf(fmt.Sprintf("bucket %q", name), inline[pageHeader:], int(le.Uint16(inline[10:])), name, nil)
}

// freelist checks that no page is both free and in use.
func (c *checker) freelist() error {
	if c.head.freelist == noFreelist {
		return nil
	}
	flags, count, data, err := c.page(c.head.freelist)
	if err != nil {
		return err
	}
	if flags != flagFreelist {
		return damaged("the list of free pages is missing")
	}
	n := uint64(count)
	if count == 0xFFFF { // the number does not fit the header and stands first
		n = binary.LittleEndian.Uint64(data)
		data = data[8:]
	}
	if n > uint64(len(data)/8) {
		return damaged("the list of free pages is too long")
	}
	for i := range n {
		if err := c.claim(binary.LittleEndian.Uint64(data[8*i:]), 1); err != nil {
			return err
		}
	}
	return nil
}

// element is one entry of a page.
type element struct {
	flags      uint32 // leaf only
	key, value []byte
	child      uint64 // branch only
}

// elements reads the entries of a page. bbolt writes their bytes one after the
// other behind the table, so every position in the table is known beforehand.
func elements(data []byte, count int, leaf bool) ([]element, error) {
	const size = 16
	next := uint64(count * size)
	if next > uint64(len(data)) {
		return nil, errors.New("more entries than fit")
	}
	le := binary.LittleEndian
	out := make([]element, count)
	for i := range out {
		e := data[i*size:]
		pos, ksize, vsize := le.Uint32(e), le.Uint32(e[4:]), uint32(0)
		if leaf {
			out[i].flags, pos, ksize, vsize = le.Uint32(e), le.Uint32(e[4:]), le.Uint32(e[8:]), le.Uint32(e[12:])
		} else {
			out[i].child = le.Uint64(e[8:])
		}
		if uint64(i*size)+uint64(pos) != next || ksize == 0 {
			return nil, fmt.Errorf("entry %d is misplaced", i)
		}
		end := next + uint64(ksize) + uint64(vsize)
		if end > uint64(len(data)) {
			return nil, fmt.Errorf("entry %d is too long", i)
		}
		out[i].key = data[next : next+uint64(ksize)]
		out[i].value = data[next+uint64(ksize) : end]
		next = end
	}
	return out, nil
}
