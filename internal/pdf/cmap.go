package pdf

// cmap maps codes of a font: to letters (ToUnicode) or to numbers of glyphs.
type cmap struct {
	spaces []codeSpace
	texts  map[code]string
	glyphs []glyphRange
}

// code is a code together with its length in bytes.
type code struct {
	value  uint32
	length int
}

// codeSpace is a range of codes of one length.
type codeSpace struct {
	low, high uint32
	length    int
}

type glyphRange struct {
	low, high, glyph uint32
}

// parseCMap reads the few operators that matter.
func parseCMap(data []byte) *cmap {
	m := &cmap{texts: map[code]string{}}
	l := lexer{data: data}
	var operands []object
	for {
		o := l.object()
		op, ok := o.(operator)
		if !ok {
			if operands = append(operands, o); len(operands) > 1000 {
				operands = operands[500:]
			}
			continue
		}
		switch op {
		case end:
			return m
		case "endcodespacerange":
			for i := 0; i+1 < len(operands); i += 2 {
				low, high := codeOf(operands[i]), codeOf(operands[i+1])
				if low.length > 0 && len(m.spaces) < 100 {
					m.spaces = append(m.spaces, codeSpace{low.value, high.value, low.length})
				}
			}
		case "endbfchar":
			for i := 0; i+1 < len(operands); i += 2 {
				m.set(codeOf(operands[i]), target(operands[i+1]))
			}
		case "endbfrange":
			for i := 0; i+2 < len(operands); i += 3 {
				m.setRange(codeOf(operands[i]), codeOf(operands[i+1]), operands[i+2])
			}
		case "endcidrange":
			for i := 0; i+2 < len(operands); i += 3 {
				m.addGlyphs(operands[i], operands[i+1], operands[i+2])
			}
		case "endcidchar":
			for i := 0; i+1 < len(operands); i += 2 {
				m.addGlyphs(operands[i], operands[i], operands[i+1])
			}
		}
		operands = operands[:0]
	}
}

func (m *cmap) addGlyphs(low, high, glyph object) {
	if g, ok := glyph.(int); ok && len(m.glyphs) < maxMapped {
		m.glyphs = append(m.glyphs, glyphRange{codeOf(low).value, codeOf(high).value, uint32(g)}) //nolint:gosec // wrong numbers name no glyph
	}
}

func codeOf(o object) code {
	t, ok := o.(text)
	if !ok || len(t) == 0 || len(t) > 4 {
		return code{}
	}
	return code{uint32(bigEndian([]byte(t))), len(t)} //nolint:gosec // at most four bytes
}

func target(o object) string {
	switch v := o.(type) {
	case text:
		if len(v) == 1 {
			return string(rune(v[0]))
		}
		return decodeUTF16([]byte(v))
	case name:
		return glyphText(string(v))
	}
	return ""
}

func (m *cmap) set(c code, s string) {
	if c.length > 0 && len(s) <= 64 && len(m.texts) < maxMapped {
		m.texts[c] = s
	}
}

func (m *cmap) setRange(low, high code, to object) {
	if low.length == 0 || high.value < low.value {
		return
	}
	if list, ok := to.(array); ok {
		for i, o := range list {
			m.set(code{low.value + uint32(i), low.length}, target(o)) //nolint:gosec // lists are short
		}
		return
	}
	runes := []rune(target(to))
	if len(runes) == 0 {
		return
	}
	for v := low.value; v <= high.value && len(m.texts) < maxMapped; v++ {
		m.set(code{v, low.length}, string(runes))
		runes[len(runes)-1]++
	}
}

// next takes one code off the bytes.
func (m *cmap) next(b []byte) code {
	v := uint32(0)
	for i := 0; i < min(4, len(b)); i++ {
		v = v<<8 | uint32(b[i])
		for _, s := range m.spaces {
			if s.length == i+1 && s.holds(v) {
				return code{v, i + 1}
			}
		}
	}
	n := min(len(b), m.shortest())
	return code{uint32(bigEndian(b[:n])), n} //nolint:gosec // at most four bytes
}

// holds compares byte by byte, as code spaces are rectangles.
func (s codeSpace) holds(v uint32) bool {
	for shift := 0; shift < 8*s.length; shift += 8 {
		if b := v >> shift & 255; b < s.low>>shift&255 || b > s.high>>shift&255 {
			return false
		}
	}
	return true
}

func (m *cmap) shortest() int {
	n := 4
	for _, s := range m.spaces {
		n = min(n, s.length)
	}
	if len(m.spaces) == 0 {
		n = 2
	}
	return n
}

// glyph returns the number of the glyph for a code.
func (m *cmap) glyph(v uint32) uint32 {
	for _, r := range m.glyphs {
		if r.low <= v && v <= r.high {
			return r.glyph + v - r.low
		}
	}
	return 0
}
