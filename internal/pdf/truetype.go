package pdf

import "encoding/binary"

// glyphLetters reads from an embedded TrueType or OpenType font which letter
// each glyph draws: the way to the text when the file itself does not say.
// Fonts without such a table give nil.
func glyphLetters(data []byte) map[uint32]rune {
	table := fontTable(data, "cmap")
	if len(table) < 4 {
		return nil
	}
	letters := map[uint32]rune{}
	count := int(binary.BigEndian.Uint16(table[2:]))
	for i := 0; i < count && 4+8*i+8 <= len(table); i++ {
		record := table[4+8*i:]
		platform, encoding := binary.BigEndian.Uint16(record), binary.BigEndian.Uint16(record[2:])
		offset := int(binary.BigEndian.Uint32(record[4:]))
		unicode := platform == 0 || platform == 3 && (encoding == 1 || encoding == 10)
		if !unicode || offset+8 > len(table) {
			continue
		}
		sub := table[offset:]
		switch binary.BigEndian.Uint16(sub) {
		case 4:
			readSegments(sub, letters)
		case 12:
			readGroups(sub, letters)
		}
	}
	return letters
}

// fontTable returns a table of a font by its tag.
func fontTable(data []byte, tag string) []byte {
	if len(data) < 12 {
		return nil
	}
	count := int(binary.BigEndian.Uint16(data[4:]))
	for i := 0; i < count && 12+16*i+16 <= len(data); i++ {
		record := data[12+16*i:]
		if string(record[:4]) != tag {
			continue
		}
		offset, length := int(binary.BigEndian.Uint32(record[8:])), int(binary.BigEndian.Uint32(record[12:]))
		if offset > len(data) {
			return nil
		}
		return data[offset:min(len(data), offset+length)]
	}
	return nil
}

// readSegments reads format 4.
func readSegments(sub []byte, letters map[uint32]rune) {
	if len(sub) < 16 {
		return
	}
	n := int(binary.BigEndian.Uint16(sub[6:])) / 2
	at := func(i int) int {
		if i < 0 || i+2 > len(sub) {
			return 0
		}
		return int(binary.BigEndian.Uint16(sub[i:]))
	}
	for i := range n {
		last, firstCode := at(14+2*i), at(16+2*n+2*i)
		delta, offset := at(16+4*n+2*i), at(16+6*n+2*i)
		for c := firstCode; c <= last && c < 0xFFFF; c++ {
			glyph := c + delta
			if offset != 0 {
				glyph = at(16 + 6*n + 2*i + offset + 2*(c-firstCode))
				if glyph != 0 {
					glyph += delta
				}
			}
			addLetter(letters, uint32(glyph&0xFFFF), rune(c)) //nolint:gosec // sixteen bits
		}
	}
}

// readGroups reads format 12.
func readGroups(sub []byte, letters map[uint32]rune) {
	if len(sub) < 16 {
		return
	}
	count := int(binary.BigEndian.Uint32(sub[12:]))
	for i := 0; i < count && 16+12*i+12 <= len(sub); i++ {
		group := sub[16+12*i:]
		low, high, glyph := binary.BigEndian.Uint32(group), binary.BigEndian.Uint32(group[4:]), binary.BigEndian.Uint32(group[8:])
		if high > 0x10FFFF {
			continue
		}
		for c := low; c <= high && len(letters) < maxMapped; c++ {
			addLetter(letters, glyph+c-low, rune(c)) //nolint:gosec // checked above
		}
	}
}

// addLetter keeps the first letter of a glyph, and rather one that is no
// blank of a special kind.
func addLetter(letters map[uint32]rune, glyph uint32, r rune) {
	if glyph == 0 || len(letters) >= maxMapped {
		return
	}
	if _, have := letters[glyph]; !have {
		letters[glyph] = r
	}
}
