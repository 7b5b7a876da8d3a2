package knowledge

import (
	"net/url"
	"regexp"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// pageMeta is what a page says about itself in its markup.
type pageMeta struct {
	meta
	sure bool // the title is that of the article, not that of the window
	weak meta // what counts only when the words of the page say nothing better
}

// pageMarkup is what the elements of a page say of it, the first of each kind.
type pageMarkup struct {
	heading   string // the first main heading that is not the name of a site
	headings  int    // how many of those there are
	title     string // of the window
	canonical string // address
	savedFrom string // address in the comment that a browser writes
	timed     time.Time
	published time.Time
	modified  time.Time

	ogTitle, ogURL, site string // of the Open Graph protocol
}

// htmlMeta gathers title, day and address of a page.
func htmlMeta(root *html.Node) pageMeta {
	var p pageMarkup
	for n := range root.Descendants() {
		if n.Type == html.CommentNode {
			if m := savedFromComment.FindStringSubmatch(n.Data); m != nil {
				setText(&p.savedFrom, m[1])
			}
			continue
		}
		p.element(n)
		p.property(n)
	}
	var m pageMeta
	m.Title, m.sure = titleOfPage(p.heading, p.headings, p.ogTitle, p.title, p.site)
	m.Date = p.published
	m.weak.Date = p.timed
	if p.timed.IsZero() {
		m.weak.Date = p.modified
	}
	for _, address := range []string{p.canonical, p.ogURL, webAddress(p.savedFrom)} {
		setText(&m.Source, address)
	}
	m.weak.Source = p.site
	if m.Title == "" {
		m.weak.Title = withoutSite(p.title, p.site)
	}
	return m
}

// element takes what an element says by its name.
func (p *pageMarkup) element(n *html.Node) {
	switch n.DataAtom {
	case atom.H1:
		if text := nodeText(n); text != "" && !isSiteName(text) {
			p.headings++
			setText(&p.heading, text)
		}
	case atom.Title:
		if n.Namespace == "" {
			setText(&p.title, nodeText(n))
		}
	case atom.Link:
		if strings.EqualFold(attr(n, "rel"), "canonical") {
			setText(&p.canonical, webAddress(attr(n, "href")))
		}
	case atom.Time:
		setDay(&p.timed, attr(n, "datetime"))
	case atom.Script:
		if attr(n, "type") == "application/ld+json" && n.FirstChild != nil {
			if m := linkedDataDay.FindStringSubmatch(n.FirstChild.Data); m != nil {
				setDay(&p.published, m[1])
			}
		}
	}
}

// property takes what an element says by a name of metadata that it bears.
func (p *pageMarkup) property(n *html.Node) {
	name := strings.ToLower(attr(n, "property") + attr(n, "name") + attr(n, "itemprop"))
	value := attr(n, "content") + attr(n, "datetime")
	switch name {
	case "og:title":
		setText(&p.ogTitle, value)
	case "og:url":
		setText(&p.ogURL, webAddress(value))
	case "og:site_name":
		setText(&p.site, value)
	case "article:published_time", "datepublished", "pubdate", "publishdate", "dc.date.issued", "dc.date.created", "dc.date", "dcterms.issued", "dcterms.created", "publish-date":
		setDay(&p.published, value)
	case "article:modified_time", "datemodified", "og:updated_time", "last-modified":
		setDay(&p.modified, value)
	}
}

// setText sets a text that is not yet known.
func setText(to *string, value string) {
	if *to == "" {
		*to = oneLine(value)
	}
}

// setDay sets a day that is not yet known to the first in value.
func setDay(to *time.Time, value string) {
	if to.IsZero() {
		*to, _ = dayIn(value)
	}
}

// titleOfPage prefers the only main heading of a page, unless that is the name
// of the site, as what the page gives to be shown elsewhere tells. The title
// of the window carries the name of the site at its end or beginning.
func titleOfPage(h1 string, headings int, ogTitle, title, site string) (text string, sure bool) {
	og, short := withoutSite(ogTitle, site), withoutSite(title, site)
	named := sameText(h1, site) || h1 != "" && short != title && strings.Contains(string(bare(title)), string(bare(h1))) && !overlap(short, h1)
	switch {
	case h1 != "" && !named && (og == "" && headings == 1 || overlap(og, h1) || og == "" && overlap(short, h1)):
		return h1, true
	case og != "":
		return og, true
	case isOwner(short) || len(strings.Fields(short)) < 4:
		return "", false
	}
	return short, false
}

// overlap reports whether one of two titles begins with the other.
func overlap(a, b string) bool {
	x, y := string(bare(a)), string(bare(b))
	return x != "" && y != "" && (strings.HasPrefix(x, y) || strings.HasPrefix(y, x))
}

// withoutSite drops the name of the site from the title of a window: "Thêm dự
// án mới | Sở Kế hoạch và Đầu tư" is "Thêm dự án mới".
func withoutSite(title, site string) string {
	for _, sign := range []string{" | ", " » ", " :: ", " – ", " — ", " - "} {
		parts := strings.Split(title, sign)
		if len(parts) < 2 {
			continue
		}
		last, first := parts[len(parts)-1], parts[0]
		switch {
		case site != "" && sameText(last, site), isOwner(last):
			return strings.Join(parts[:len(parts)-1], sign)
		case site != "" && sameText(first, site), isOwner(first):
			return strings.Join(parts[1:], sign)
		case sign == " | " || sign == " » " || sign == " :: ":
			return first
		}
	}
	return title
}

var ownerName = regexp.MustCompile(`(?i)^(?:cổng|trang|báo|website|trung tâm|sở|ủy ban|uỷ ban|ubnd|ban quản lý|bộ|cục|công ty|tạp chí|đài|home)\s|^[\w.-]+\.(?:vn|com|net|org)$`)

// isOwner reports whether a text names a site or its owner.
func isOwner(text string) bool { return ownerName.MatchString(text) }

var (
	savedFromComment = regexp.MustCompile(`saved from url=\(\d+\)(\S+)`)
	linkedDataDay    = regexp.MustCompile(`"datePublished"\s*:\s*"([^"]{8,40})"`)
)

// webAddress returns an address that a reader of the page can open, without
// its fragment; "" when it is none.
func webAddress(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil || len(s) > 500 {
		return ""
	}
	if host := u.Hostname(); !strings.Contains(host, ".") || host == "127.0.0.1" {
		return ""
	}
	u.Fragment = ""
	return u.String()
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// nodeText returns the text below n on one line.
func nodeText(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		switch {
		case d.Type == html.TextNode && (d.Parent == nil || !neverShown[d.Parent.DataAtom]):
			b.WriteString(placeOf(d.Parent).set(d.Data, b.String()))
		case d.DataAtom == atom.Br, breaksParagraph(d):
			b.WriteByte(' ')
		}
	}
	return oneLine(b.String())
}

// placeOf is how the text of an element stands to its line.
func placeOf(n *html.Node) raised {
	switch {
	case n == nil:
	case n.DataAtom == atom.Sup:
		return superscript
	case n.DataAtom == atom.Sub:
		return subscript
	}
	return onLine
}

// oneLine joins runs of blanks and takes signs away that show nothing.
func oneLine(s string) string { return strings.Join(strings.Fields(clean(s)), " ") }
