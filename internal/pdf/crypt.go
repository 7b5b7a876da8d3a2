package pdf

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5" //nolint:gosec // the format prescribes it
	"crypto/rc4" //nolint:gosec // the format prescribes it
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
	"fmt"
)

// crypt decrypts a file that opens without a password: its author only wanted
// printing or changing restricted (ISO 32000-2, 7.6, the standard handler).
type crypt struct {
	key              []byte
	revision         int
	streams, strings method
}

// method is how one kind of data is encrypted.
type method int

const (
	methodNone method = iota
	methodRC4
	methodAES128
	methodAES256
)

var passwordPadding = []byte("\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A")

func (f *File) newCrypt(d dict) (*crypt, error) {
	if filter, _ := f.resolve(d["Filter"]).(name); filter != "Standard" {
		return nil, fmt.Errorf("encryption by %s: %w", filter, ErrPassword)
	}
	version, _ := f.integer(d["V"])
	revision, _ := f.integer(d["R"])
	c := &crypt{revision: revision, streams: methodRC4, strings: methodRC4}
	length := 40
	if n, ok := f.integer(d["Length"]); ok && version > 1 && n >= 40 && n <= 256 {
		length = n
	}
	if version >= 4 {
		length = 128
		filters, _ := f.dict(d["CF"])
		c.streams = f.method(filters, d["StmF"])
		c.strings = f.method(filters, d["StrF"])
	}
	var err error
	if revision >= 5 {
		err = c.openByHash(f.text(d["U"]), f.text(d["UE"]))
	} else {
		err = c.openByDigest(f, d, length/8)
	}
	return c, err
}

func (f *File) text(o object) []byte {
	t, _ := f.resolve(o).(text)
	return []byte(t)
}

func (f *File) method(filters dict, o object) method {
	filter, _ := f.dict(filters[nameOf(f.resolve(o))])
	switch nameOf(f.resolve(filter["CFM"])) {
	case "V2":
		return methodRC4
	case "AESV2":
		return methodAES128
	case "AESV3":
		return methodAES256
	}
	return methodNone
}

func nameOf(o object) name {
	n, _ := o.(name)
	return n
}

// openByDigest computes the key for revisions 2 to 4 (7.6.4.3.2) and checks it.
func (c *crypt) openByDigest(f *File, d dict, length int) error {
	permissions, _ := f.integer(d["P"])
	owner, user := f.text(d["O"]), f.text(d["U"])
	if len(owner) < 32 || len(user) < 32 {
		return fmt.Errorf("read encryption: %w", ErrDamaged)
	}
	var id []byte
	if ids := f.array(f.trailer["ID"]); len(ids) > 0 {
		id = f.text(ids[0])
	}
	h := md5.New() //nolint:gosec // the format prescribes it
	h.Write(passwordPadding)
	h.Write(owner[:32])
	_ = binary.Write(h, binary.LittleEndian, uint32(permissions)) //nolint:gosec // only the low bits count
	h.Write(id)
	if plain, ok := f.resolve(d["EncryptMetadata"]).(bool); ok && !plain && c.revision >= 4 {
		h.Write([]byte{255, 255, 255, 255})
	}
	key := h.Sum(nil)
	if c.revision >= 3 {
		for range 50 {
			sum := md5.Sum(key[:length]) //nolint:gosec // the format prescribes it
			key = sum[:]
		}
	} else {
		length = 5
	}
	c.key = key[:length]
	if !c.fits(user, id) {
		return ErrPassword
	}
	return nil
}

// fits reports whether the key is that of the empty password.
func (c *crypt) fits(user, id []byte) bool {
	if c.revision < 3 {
		return bytes.Equal(rc4With(c.key, passwordPadding), user[:32])
	}
	sum := md5.Sum(append(bytes.Clone(passwordPadding), id...)) //nolint:gosec // the format prescribes it
	data := sum[:]
	for i := range 20 {
		key := bytes.Clone(c.key)
		for j := range key {
			key[j] ^= byte(i)
		}
		data = rc4With(key, data)
	}
	return bytes.Equal(data, user[:16])
}

// openByHash computes the key for revisions 5 and 6 (7.6.4.3.3).
func (c *crypt) openByHash(user, packed []byte) error {
	if len(user) < 48 || len(packed) < 32 {
		return fmt.Errorf("read encryption: %w", ErrDamaged)
	}
	if !bytes.Equal(c.hash(user[32:40]), user[:32]) {
		return ErrPassword
	}
	block, err := aes.NewCipher(c.hash(user[40:48]))
	if err != nil {
		return fmt.Errorf("read encryption: %w", err)
	}
	c.key = make([]byte, 32)
	cipher.NewCBCDecrypter(block, make([]byte, aes.BlockSize)).CryptBlocks(c.key, packed[:32])
	return nil
}

// hash is algorithm 2.B for the empty password.
func (c *crypt) hash(salt []byte) []byte {
	sum := sha256.Sum256(salt)
	k := sum[:]
	if c.revision < 6 {
		return k
	}
	for i := 0; ; i++ {
		e := bytes.Repeat(k, 64)
		block, err := aes.NewCipher(k[:16])
		if err != nil {
			return nil
		}
		cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(e, e)
		remainder := 0
		for _, b := range e[:16] {
			remainder += int(b)
		}
		switch remainder % 3 {
		case 0:
			s := sha256.Sum256(e)
			k = s[:]
		case 1:
			s := sha512.Sum384(e)
			k = s[:]
		default:
			s := sha512.Sum512(e)
			k = s[:]
		}
		if i >= 63 && int(e[len(e)-1]) <= i-32 {
			return k[:32]
		}
	}
}

func rc4With(key, data []byte) []byte {
	out := make([]byte, len(data))
	if c, err := rc4.NewCipher(key); err == nil { //nolint:gosec // the format prescribes it
		c.XORKeyStream(out, data)
	}
	return out
}

// stream decrypts the data of a stream.
func (c *crypt) stream(data []byte, id ref, filters []name) []byte {
	if len(filters) > 0 && filters[0] == "Crypt" {
		return data
	}
	return c.decrypt(c.streams, data, id)
}

func (c *crypt) decrypt(m method, data []byte, id ref) []byte {
	if m == methodNone {
		return data
	}
	key := c.key
	if m != methodAES256 {
		key = append(bytes.Clone(key), byte(id.number), byte(id.number>>8), byte(id.number>>16), byte(id.generation), byte(id.generation>>8))
		if m == methodAES128 {
			key = append(key, "sAlT"...)
		}
		sum := md5.Sum(key) //nolint:gosec // the format prescribes it
		key = sum[:min(len(c.key)+5, 16)]
	}
	if m == methodRC4 {
		return rc4With(key, data)
	}
	block, err := aes.NewCipher(key)
	if err != nil || len(data) < 2*aes.BlockSize {
		return nil
	}
	out := bytes.Clone(data[aes.BlockSize : len(data)/aes.BlockSize*aes.BlockSize])
	cipher.NewCBCDecrypter(block, data[:aes.BlockSize]).CryptBlocks(out, out)
	if n := int(out[len(out)-1]); n <= aes.BlockSize && n <= len(out) {
		out = out[:len(out)-n]
	}
	return out
}

// decryptStrings decrypts the strings within an object.
func (f *File) decryptStrings(o object, id ref) object {
	if f.crypt == nil {
		return o
	}
	switch v := o.(type) {
	case text:
		return text(f.crypt.decrypt(f.crypt.strings, []byte(v), id))
	case array:
		for i := range v {
			v[i] = f.decryptStrings(v[i], id)
		}
	case dict:
		for key := range v {
			v[key] = f.decryptStrings(v[key], id)
		}
	}
	return o
}
