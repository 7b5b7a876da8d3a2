package knowledge

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// neverShown are elements whose text is not part of the page, or is what a
// visitor fills in or presses.
var neverShown = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Head: true,
	atom.Svg: true, atom.Math: true, atom.Iframe: true, atom.Object: true, atom.Canvas: true, atom.Audio: true, atom.Video: true,
	atom.Select: true, atom.Textarea: true, atom.Button: true, atom.Input: true, atom.Datalist: true, atom.Dialog: true,
	atom.Figcaption: true, atom.Map: true,
}

// isControl reports whether an element is never shown, or shown for a visitor to use.
// A button that bears a question opens the answer below it.
func isControl(n *html.Node) bool {
	if n.DataAtom != atom.Button {
		return neverShown[n.DataAtom]
	}
	var text strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			text.WriteString(d.Data)
		}
	}
	return !isQuestion(oneLine(text.String()), true)
}

// isRemark reports whether an element is a comment of those who wrote the document, as
// Google Docs saves them below it.
func isRemark(n *html.Node) bool {
	return n.DataAtom == atom.P && n.FirstChild != nil && n.FirstChild.DataAtom == atom.A && strings.HasPrefix(attr(n.FirstChild, "href"), "#cmnt_ref")
}

// htmlArticle takes the frame of a page away, as far as its markup shows it,
// and returns the body and the element in it that holds the article.
func htmlArticle(root *html.Node) (body, article *html.Node) {
	body = find(root, func(n *html.Node) bool { return n.DataAtom == atom.Body })
	if body == nil {
		return root, root
	}
	weigh := newScale(body)
	total := weigh.of[body]
	titled := aboveTitles(body)
	var doomed []*html.Node
	for n := range body.Descendants() {
		if n.Type == html.CommentNode || n.Type == html.ElementNode && (isHidden(n) || isRemark(n) || isFrame(n, titled) && 2*weigh.of[n] <= total) {
			doomed = append(doomed, n)
		}
	}
	for _, n := range doomed {
		if n.Parent != nil {
			closeGap(n)
			n.Parent.RemoveChild(n)
		}
	}
	weigh = newScale(body)
	total = weigh.of[body]
	if marked := weigh.heaviest(body, isMarkedArticle); marked != nil && 2*weigh.of[marked] >= total {
		return body, weigh.narrow(marked)
	}
	return body, weigh.narrow(body)
}

// closeGap takes the blank before an element away that is to be removed from before
// a full stop or the like.
func closeGap(n *html.Node) {
	before, after := n.PrevSibling, n.NextSibling
	if before == nil || after == nil || before.Type != html.TextNode || after.Type != html.TextNode {
		return
	}
	if after.Data != "" && strings.ContainsAny(after.Data[:1], ".,;:!?)") {
		before.Data = strings.TrimRight(before.Data, " ")
	}
}

// struckStyle matches the styles of text that is struck through.
var struckStyle = regexp.MustCompile(`text-decoration(?:-line)?:[^;]*line-through|text-line-through:(?:single|double)`)

func find(root *html.Node, match func(*html.Node) bool) *html.Node {
	for n := range root.Descendants() {
		if match(n) {
			return n
		}
	}
	return nil
}

// isHidden reports whether a browser would show nothing of an element, or show
// it struck through, as no longer in force.
func isHidden(n *html.Node) bool {
	switch {
	case isControl(n), n.DataAtom == atom.S, n.DataAtom == atom.Strike, n.DataAtom == atom.Del:
		return true
	}
	style := strings.ReplaceAll(strings.ToLower(attr(n, "style")), " ", "")
	if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") || struckStyle.MatchString(style) {
		return true
	}
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "hidden" })
}

// frameNames are the names that sites, English and Vietnamese, give to the
// parts of a page that are no article. framePhrases matches those of several words.
var (
	frameNames   = regexp.MustCompile(`^(?:` + pageWords.oneOf("frame names") + `)$`)
	framePhrases = regexp.MustCompile(pageWords.oneOf("frame phrases"))
)

var nameWords = regexp.MustCompile(`[\p{Lu}]?[\p{Ll}\d]+|[\p{Lu}]+`)

// aboveTitles returns the elements that have a main heading in them.
func aboveTitles(body *html.Node) map[*html.Node]bool {
	titled := map[*html.Node]bool{}
	for n := range body.Descendants() {
		if n.DataAtom == atom.H1 {
			for up := n.Parent; up != nil && !titled[up]; up = up.Parent {
				titled[up] = true
			}
		}
	}
	return titled
}

// isFrame reports whether an element is part of a page's frame. A page header
// with the title in it is not.
func isFrame(n *html.Node, titled map[*html.Node]bool) bool {
	switch n.DataAtom {
	case atom.Body, atom.Html, atom.Article, atom.Main:
		return false
	case atom.Nav, atom.Aside, atom.Footer, atom.Form:
		return true
	case atom.Header:
		return !titled[n]
	case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.Li, atom.Tr, atom.Td, atom.Tbody:
		if n.DataAtom != atom.Td && n.DataAtom != atom.Li {
			return false
		}
	}
	switch strings.ToLower(attr(n, "role")) {
	case "navigation", "complementary", "contentinfo", "search", "menu", "menubar", "dialog", "alert":
		return true
	}
	if t := attr(n, "title"); n.DataAtom == atom.Div && (t == "header" || t == "footer") {
		return true // how LibreOffice saves the head and foot of a printed page
	}
	for _, name := range []string{attr(n, "id"), attr(n, "class")} {
		if name == "" || len(name) > 300 {
			continue
		}
		if framePhrases.MatchString(strings.ReplaceAll(strings.ToLower(name), "_", "-")) {
			return true
		}
		for _, w := range nameWords.FindAllString(name, 24) {
			if frameNames.MatchString(strings.ToLower(w)) {
				return true
			}
		}
	}
	return false
}

var articleNames = regexp.MustCompile(`(?i)(?:article|post|entry|news|detail|content|journal|story)[-_]?(?:content|body|detail|details|text|main)|noi-?_?dung|chi-?_?tiet|bai-?_?viet|ctl00_.*(?:noidung|content)`)

// isMarkedArticle reports whether an element says that it is the article.
func isMarkedArticle(n *html.Node) bool {
	return n.DataAtom == atom.Article || n.DataAtom == atom.Main || strings.EqualFold(attr(n, "role"), "main") || strings.EqualFold(attr(n, "itemprop"), "articleBody") ||
		n.DataAtom == atom.Div && (articleNames.MatchString(attr(n, "class")) || articleNames.MatchString(attr(n, "id")))
}

// scale holds how much running text stands below each element, links not
// counted.
type scale struct{ of map[*html.Node]int }

func newScale(root *html.Node) scale {
	s := scale{map[*html.Node]int{}}
	s.weigh(root, false)
	return s
}

func (s scale) weigh(n *html.Node, linked bool) int {
	if n.Type == html.TextNode {
		if linked {
			return 0
		}
		length := utf8.RuneCountInString(strings.TrimSpace(n.Data))
		if length < 20 {
			return 0 // labels; running text has longer pieces
		}
		return length
	}
	if isControl(n) {
		return 0
	}
	total := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		total += s.weigh(c, linked || n.DataAtom == atom.A)
	}
	s.of[n] = total
	return total
}

// heaviest returns the matching element with the most running text, the
// innermost of equals.
func (s scale) heaviest(root *html.Node, match func(*html.Node) bool) *html.Node {
	var best *html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && match(n) && (best == nil || s.of[n] >= s.of[best]) {
			best = n
		}
	}
	return best
}

// narrow goes down from n as long as one container holds nearly all of the
// text, so that what stands around it is left behind.
func (s scale) narrow(n *html.Node) *html.Node {
	for {
		var next *html.Node
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if isContainer(c) && 10*s.of[c] >= 9*s.of[n] {
				next = c
			}
		}
		if next == nil || s.of[n] == 0 {
			return n
		}
		n = next
	}
}

// isContainer reports whether an element may hold a whole article.
func isContainer(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Div, atom.Section, atom.Article, atom.Main, atom.Center, atom.Span, atom.Font, atom.Form:
		return true
	case atom.Table, atom.Tbody, atom.Tr, atom.Td:
		return isLayout(tableOf(n))
	}
	return false
}
