package knowledge

import (
	"strconv"
	"strings"
)

// style is a named style of a document, as far as it says what text is.
type style struct {
	name    string // in English whatever the language of Word: "heading 1"
	base    string // id of the style it builds on
	outline int    // level of a heading from 1; 0 when not said, -1 for body text
	font    string
	bold    bool
	hidden  bool
	struck  bool
	raised  raised
	num     numRef
}

// numRef refers to a list of the numbering part.
type numRef struct {
	list  string // "" when not said; "0" takes a list away
	level int
}

// styles holds the styles of a document by id.
type styles struct {
	byID      map[string]*style
	paragraph string // id of the style of paragraphs that name none
	font      string // of text whose styles name none
}

func (d *docx) readStyles() error {
	d.styles.byID = map[string]*style{}
	var s *style
	defaults := false
	return d.walk(d.beside("styles.xml"), func(e element) error {
		switch {
		case e.end && e.name == "style":
			s = nil
		case e.name == "rPrDefault":
			defaults = e.start
		case !e.start:
		case e.name == "style":
			s = &style{}
			d.styles.byID[e.attr("styleId")] = s
			if e.attr("type") == "paragraph" && (e.attr("default") == "1" || e.attr("default") == "true") {
				d.styles.paragraph = e.attr("styleId")
			}
		case defaults && e.name == "rFonts":
			d.styles.font = e.font()
		case s != nil:
			s.read(e)
		}
		return nil
	})
}

// read takes one property of a style.
func (s *style) read(e element) {
	switch e.name {
	case "name":
		s.name = strings.ToLower(e.attr("val"))
	case "basedOn":
		s.base = e.attr("val")
	case "outlineLvl":
		s.outline = outlineLevel(e)
	case "rFonts":
		s.font = e.font()
	case "b":
		s.bold = e.on()
	case "vanish":
		s.hidden = e.on()
	case "strike", "dstrike":
		s.struck = s.struck || e.on()
	case "vertAlign":
		s.raised = raisedBy(e.attr("val"))
	case "numId":
		s.num.list = e.attr("val")
	case "ilvl":
		s.num.level, _ = strconv.Atoi(e.attr("val"))
	}
}

// font returns the font that an rFonts element names for Latin letters.
func (e element) font() string {
	for _, key := range []string{"hAnsi", "ascii"} {
		if f := e.attr(key); f != "" {
			return f
		}
	}
	return ""
}

// outlineLevel returns the level of a heading from 1, -1 for body text.
func outlineLevel(e element) int {
	n, err := strconv.Atoi(e.attr("val"))
	if err != nil || n < 0 || n > 8 {
		return -1
	}
	return n + 1
}

// chain calls visit with a style and those it builds on, nearest first, until
// visit returns false.
func (s styles) chain(id string, visit func(*style) bool) {
	const deepest = 20 // a circle ends here
	for range deepest {
		st := s.byID[id]
		if st == nil || !visit(st) {
			return
		}
		id = st.base
	}
}

// headingLevel returns the level of a paragraph style as a heading; 0 for body
// text.
func (s styles) headingLevel(id string) int {
	level := 0
	s.chain(id, func(st *style) bool {
		if n, ok := strings.CutPrefix(st.name, "heading "); ok {
			level, _ = strconv.Atoi(n)
		} else if st.name == "title" {
			level = 1
		} else {
			level = st.outline
		}
		return level == 0
	})
	return min(max(level, 0), 9)
}

// isContents reports whether a style is that of an entry of the table of
// contents, or of what Word prints around a page.
func (s styles) isContents(id string) bool {
	st := s.byID[id]
	return st != nil && (strings.HasPrefix(st.name, "toc ") || strings.HasPrefix(st.name, "contents ") || st.name == "header" || st.name == "footer" || st.name == "table of figures")
}

// fontOf returns the font that a style names, or "".
func (s styles) fontOf(id string) string {
	font := ""
	s.chain(id, func(st *style) bool {
		font = st.font
		return font == ""
	})
	return font
}

func (s styles) isBold(id string) bool {
	bold := false
	s.chain(id, func(st *style) bool {
		bold = st.bold
		return !bold
	})
	return bold
}

func (s styles) isHidden(id string) bool {
	hidden := false
	s.chain(id, func(st *style) bool {
		hidden = st.hidden
		return !hidden
	})
	return hidden
}

func (s styles) isStruck(id string) bool {
	struck := false
	s.chain(id, func(st *style) bool {
		struck = st.struck
		return !struck
	})
	return struck
}

func (s styles) raisedOf(id string) raised {
	r := onLine
	s.chain(id, func(st *style) bool {
		r = st.raised
		return r == onLine
	})
	return r
}

// listOf returns the list that paragraphs of a style belong to.
func (s styles) listOf(id string) numRef {
	var ref numRef
	s.chain(id, func(st *style) bool {
		ref = st.num
		return ref.list == ""
	})
	return ref
}
