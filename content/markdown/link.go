package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// scheme is what stands before the first colon of a destination, if the colon comes before any of
// "/?#"; else "". It is compared with the allowed ones as it stands, so that "java\tscript" or a scheme
// behind control characters, which browsers mend, is not allowed either.
func scheme(dest string) string {
	i := strings.IndexAny(dest, ":/?#")
	if i < 0 || dest[i] != ':' {
		return ""
	}
	return dest[:i+1]
}

// destination is what may stand in href or src: http, https, mailto, or relative. Everything else is
// not ok and its text is shown without a link. "//host" borrows the scheme of the page it stands on, which
// is another one in each copy of the site; it becomes https.
func destination(dest string) (href string, ok bool) {
	switch strings.ToLower(scheme(dest)) {
	case "http:", "https:", "mailto:":
	case "":
		if rest := strings.TrimLeft(dest, "/\\"); len(dest)-len(rest) > 1 {
			dest = "https://" + rest
		}
	default:
		return "", false
	}
	return string(util.URLEscape([]byte(dest), false)), true
}

// isRelative reports whether a destination is inside the library.
func isRelative(dest string) bool {
	return scheme(dest) == "" && !strings.HasPrefix(dest, "//") && !strings.HasPrefix(dest, "/\\")
}

// href is the address that a destination of the text gets on the page.
func (w *writer) href(dest string) (string, bool) {
	if isRelative(dest) && w.opt.Href != nil && dest != "" && dest[0] != '#' {
		dest = w.opt.Href(dest)
	}
	return destination(dest)
}

func (w *writer) link(n *ast.Link) {
	href, ok := w.href(string(unescape(nil, n.Destination)))
	if !ok || w.inLink {
		w.inlines(n)
		return
	}
	w.str(`<a href="`)
	w.text(href)
	w.str(`"`)
	if title := string(unescape(nil, n.Title)); title != "" {
		w.str(` title="`)
		w.text(title)
		w.str(`"`)
	}
	w.str(">")
	w.insideLink(func() { w.inlines(n) })
	w.str("</a>")
}

func (w *writer) autoLink(n *ast.AutoLink) {
	label := string(n.Label(w.doc.src))
	dest := string(n.URL(w.doc.src))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(dest), "mailto:") {
		dest = "mailto:" + dest
	}
	href, ok := destination(dest)
	if !ok || w.inLink {
		w.text(label)
		return
	}
	w.str(`<a href="`)
	w.text(href)
	w.str(`">`)
	w.text(label)
	w.str("</a>")
}

func (w *writer) wikiLink(n *wikiLink) {
	href, label, ok := "", "", false
	switch {
	case n.slug == "":
		href, ok = "#"+n.anchor, true
	case w.opt.Wiki != nil:
		href, label, ok = w.opt.Wiki(n.slug, n.anchor)
	}
	if ok {
		href, ok = destination(href)
	}
	if n.label != "" || label == "" {
		label = n.fallback()
	}
	switch {
	case w.inLink:
		w.text(label)
	case !ok:
		w.str(`<span class="dead-link">`)
		w.text(label)
		w.str("</span>")
	default:
		w.str(`<a href="`)
		w.text(href)
		w.str(`">`)
		w.text(label)
		w.str("</a>")
	}
}
