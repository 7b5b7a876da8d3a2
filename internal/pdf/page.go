package pdf

import (
	"bytes"
	"context"
	"strings"
	"unicode/utf16"
)

// inherited are the keys that pages take from the nodes above them.
var inherited = []name{"Resources", "MediaBox", "CropBox", "Rotate"}

// listPages gathers the pages in order.
func (f *File) listPages(ctx context.Context) {
	f.pages, f.pageRefs, f.elements = nil, nil, nil
	root, _ := f.dict(f.trailer["Root"])
	f.addPages(ctx, root["Pages"], dict{}, map[int]bool{}, 0)
}

func (f *File) addPages(ctx context.Context, o object, above dict, seen map[int]bool, depth int) {
	if r, ok := o.(ref); ok {
		if seen[r.number] {
			return
		}
		seen[r.number] = true
	}
	node, ok := f.dict(o)
	if !ok || depth > maxNesting || len(f.pages) >= maxPages || ctx.Err() != nil {
		return
	}
	page := dict{}
	for _, key := range inherited {
		if value := first(node, key); value != nil {
			page[key] = value
		} else if value := above[key]; value != nil {
			page[key] = value
		}
	}
	if kids := f.array(node["Kids"]); kids != nil && node["Type"] != name("Page") {
		for _, kid := range kids {
			f.addPages(ctx, kid, page, seen, depth+1)
		}
		return
	}
	page["Contents"] = node["Contents"]
	f.pages = append(f.pages, page)
	at, _ := o.(ref)
	f.pageRefs = append(f.pageRefs, at)
}

// Pages is the number of pages.
func (f *File) Pages() int { return len(f.pages) }

// Rebuilt reports whether the file was damaged and read all the same: text may
// be missing.
func (f *File) Rebuilt() bool { return f.rebuilt }

// Title is what the file calls itself; often the name of some other file.
func (f *File) Title() string {
	info, _ := f.dict(f.trailer["Info"])
	return strings.TrimSpace(decodeText(f.text(info["Title"])))
}

// decodeText decodes a string that is meant for people.
func decodeText(b []byte) string {
	switch {
	case bytes.HasPrefix(b, []byte("\xFE\xFF")):
		return decodeUTF16(b[2:])
	case bytes.HasPrefix(b, []byte("\xEF\xBB\xBF")):
		return strings.ToValidUTF8(string(b[3:]), "")
	}
	var out strings.Builder
	for _, c := range b {
		out.WriteString(winAnsi(c))
	}
	return out.String()
}

func decodeUTF16(b []byte) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = uint16(b[2*i])<<8 | uint16(b[2*i+1])
	}
	return string(utf16.Decode(units))
}

// box is a rectangle.
type box struct{ x0, y0, x1, y1 float64 }

func (f *File) box(o object) (box, bool) {
	a := f.array(o)
	if len(a) != 4 {
		return box{}, false
	}
	var v [4]float64
	for i := range v {
		v[i], _ = number(f.resolve(a[i]))
	}
	b := box{min(v[0], v[2]), min(v[1], v[3]), max(v[0], v[2]), max(v[1], v[3])}
	return b, b.x1-b.x0 > 1 && b.y1-b.y0 > 1
}

// area is the part of a page that is shown; A4 when the page does not say.
func (f *File) area(page dict) box {
	if b, ok := f.box(page["CropBox"]); ok {
		return b
	}
	if b, ok := f.box(page["MediaBox"]); ok {
		return b
	}
	return box{0, 0, 595, 842}
}
