package pdf

import "strings"

// font turns the codes of a string into letters and widths.
type font struct {
	name      string // without the prefix of a subset
	bold      bool
	italic    bool
	composite bool
	unicode   *cmap       // ToUnicode; nil when there is none
	codes     *cmap       // of a composite font: how bytes make codes, nil for two bytes each
	direct    bool        // of a composite font: codes are UTF-16
	letters   [256]string // of a simple font
	byGlyph   map[uint32]rune
	toGlyph   []byte // of a composite font: numbers of glyphs by character, two bytes each
	widths    map[uint32]float64
	missing   float64 // width of other codes
	scale     float64 // of widths to the size of the font: 0.001, but for drawn fonts
}

// symbol is one code of a string.
type symbol struct {
	text  string
	width float64 // at size 1
	blank bool    // the one-byte code 32, which word spacing widens
}

// font returns the font of a dictionary, read once.
func (f *File) font(o object) *font {
	r, isRef := o.(ref)
	if isRef {
		if known, ok := f.fonts[r]; ok {
			return known
		}
	}
	d, _ := f.dict(o)
	out := f.newFont(d)
	if isRef {
		f.fonts[r] = out
	}
	return out
}

func (f *File) newFont(d dict) *font {
	out := &font{scale: 0.001, widths: map[uint32]float64{}}
	full := string(nameOf(f.resolve(d["BaseFont"])))
	out.name = full
	if i := strings.IndexByte(full, '+'); i == 6 {
		out.name = full[7:]
	}
	if s, ok := f.resolve(d["ToUnicode"]).(*stream); ok {
		if data, err := f.unpack(s); err == nil {
			out.unicode = parseCMap(data)
		}
	}
	if nameOf(f.resolve(d["Subtype"])) == "Type0" {
		f.readComposite(d, out)
	} else {
		f.readSimple(d, out)
	}
	lower := strings.ToLower(out.name)
	out.italic = strings.Contains(lower, "italic") || strings.Contains(lower, "oblique")
	out.bold = out.bold || strings.Contains(lower, "bold") || strings.Contains(lower, "black") || strings.Contains(lower, "heavy")
	return out
}

// descriptor reads what both kinds of font share, and returns the embedded
// font file if it is a TrueType or OpenType one.
func (f *File) descriptor(d dict, out *font) []byte {
	descriptor, _ := f.dict(d["FontDescriptor"])
	if w, ok := number(f.resolve(descriptor["MissingWidth"])); ok {
		out.missing = w
	}
	if flags, _ := f.integer(descriptor["Flags"]); flags&(1<<18) != 0 {
		out.bold = true
	}
	if w, _ := number(f.resolve(descriptor["FontWeight"])); w >= 600 {
		out.bold = true
	}
	if out.unicode != nil && len(out.unicode.texts) > 0 {
		return nil
	}
	for _, key := range []name{"FontFile2", "FontFile3"} {
		if s, ok := f.resolve(descriptor[key]).(*stream); ok {
			if data, err := f.unpack(s); err == nil {
				return data
			}
		}
	}
	return nil
}

func (f *File) readSimple(d dict, out *font) {
	decode := winAnsi
	encoding := f.resolve(d["Encoding"])
	base := nameOf(encoding)
	differences, isDict := encoding.(dict)
	if isDict {
		base = nameOf(f.resolve(differences["BaseEncoding"]))
	}
	subtype := nameOf(f.resolve(d["Subtype"]))
	switch {
	case base == "MacRomanEncoding":
		decode = macRoman
	case base == "StandardEncoding", base == "" && subtype == "Type1" && !f.embedded(d):
		decode = standard
	}
	for c := range out.letters {
		out.letters[c] = decode(byte(c))
	}
	at := 0
	for _, o := range f.array(differences["Differences"]) {
		switch v := f.resolve(o).(type) {
		case int:
			at = v
		case name:
			if at >= 0 && at < 256 {
				if s := glyphText(string(v)); s != "" || !strings.HasPrefix(string(v), "g") {
					out.letters[at] = s
				}
			}
			at++
		}
	}
	out.missing = 500
	f.descriptor(d, out)
	firstChar, _ := f.integer(d["FirstChar"])
	for i, o := range f.array(d["Widths"]) {
		if w, ok := number(f.resolve(o)); ok && i < 256 {
			out.widths[uint32(firstChar+i)] = w //nolint:gosec // wrong codes are never looked up
		}
	}
	if subtype == "Type3" {
		if m := f.array(d["FontMatrix"]); len(m) == 6 {
			if a, ok := number(f.resolve(m[0])); ok && a != 0 {
				out.scale = max(a, -a)
			}
		}
	}
}

func (f *File) embedded(d dict) bool {
	descriptor, _ := f.dict(d["FontDescriptor"])
	return first(descriptor, "FontFile", "FontFile2", "FontFile3") != nil
}

func (f *File) readComposite(d dict, out *font) {
	out.composite = true
	switch v := f.resolve(d["Encoding"]).(type) {
	case name:
		out.direct = strings.Contains(string(v), "UCS2") || strings.Contains(string(v), "UTF16")
	case *stream:
		if data, err := f.unpack(v); err == nil {
			out.codes = parseCMap(data)
		}
	}
	below, _ := f.dict(append(f.array(d["DescendantFonts"]), nil)[0])
	out.missing = 1000
	if data := f.descriptor(below, out); data != nil {
		out.byGlyph = glyphLetters(data)
	}
	if s, ok := f.resolve(below["CIDToGIDMap"]).(*stream); ok {
		out.toGlyph, _ = f.unpack(s)
	}
	out.missing = 1000
	if w, ok := number(f.resolve(below["DW"])); ok {
		out.missing = w
	}
	f.readWidths(f.array(below["W"]), out)
}

// readWidths reads "c [w w …]" and "first last w".
func (f *File) readWidths(list array, out *font) {
	for i := 0; i+1 < len(list); {
		low, _ := f.integer(list[i])
		if widths := f.array(list[i+1]); widths != nil {
			for j, o := range widths {
				if w, ok := number(f.resolve(o)); ok && len(out.widths) < maxMapped {
					out.widths[uint32(low+j)] = w //nolint:gosec // wrong codes are never looked up
				}
			}
			i += 2
			continue
		}
		if i+2 >= len(list) {
			return
		}
		high, _ := f.integer(list[i+1])
		w, _ := number(f.resolve(list[i+2]))
		for c := low; c <= high && len(out.widths) < maxMapped; c++ {
			out.widths[uint32(c)] = w //nolint:gosec // wrong codes are never looked up
		}
		i += 3
	}
}

// symbols splits a string into its codes.
func (t *font) symbols(s text) []symbol {
	out := make([]symbol, 0, len(s))
	for b := []byte(s); len(b) > 0; {
		c := code{uint32(b[0]), 1}
		if t.composite {
			c = t.nextCode(b)
		}
		b = b[max(1, c.length):]
		out = append(out, t.symbol(c))
	}
	return out
}

func (t *font) nextCode(b []byte) code {
	if t.codes != nil && len(t.codes.spaces) > 0 {
		return t.codes.next(b)
	}
	n := min(2, len(b))
	return code{uint32(bigEndian(b[:n])), n} //nolint:gosec // two bytes
}

func (t *font) symbol(c code) symbol {
	out := symbol{blank: c.length == 1 && c.value == 32}
	id := c.value
	if t.composite && t.codes != nil && len(t.codes.glyphs) > 0 {
		id = t.codes.glyph(c.value)
	}
	w, ok := t.widths[id]
	if !ok {
		w = t.missing
	}
	out.width = w * t.scale
	out.text = t.letter(c, id)
	return out
}

// letter returns the text of a code: what ToUnicode says, else what the
// encoding or the embedded font tells.
func (t *font) letter(c code, id uint32) string {
	if t.unicode != nil {
		if s, ok := t.unicode.texts[c]; ok {
			return s
		}
		// Some programs write the codes of ToUnicode in another length.
		for length := 1; length <= 4; length++ {
			if s, ok := t.unicode.texts[code{c.value, length}]; ok {
				return s
			}
		}
	}
	switch {
	case !t.composite:
		return t.letters[c.value&255]
	case t.direct:
		return string(rune(c.value)) //nolint:gosec // two bytes
	}
	if i := 2 * int(id); t.toGlyph != nil && i+2 <= len(t.toGlyph) {
		id = uint32(bigEndian(t.toGlyph[i : i+2])) //nolint:gosec // two bytes
	}
	if r, ok := t.byGlyph[id]; ok {
		return string(r)
	}
	return ""
}
