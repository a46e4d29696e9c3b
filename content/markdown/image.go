package markdown

import "github.com/yuin/goldmark/ast"

// image renders an image inside a line of text. Its title is its credit, which must be read, not only
// shown on hover, so it stands behind the image.
func (w *writer) image(n *ast.Image) {
	w.picture(n)
	if credit := string(unescape(nil, n.Title)); credit != "" {
		w.str(` <small class="credit">`)
		w.text(credit)
		w.str("</small>")
	}
}

// figureImage renders a paragraph that is nothing but one image with a title as a figure with its
// credit. It reports false, and writes nothing, for every other paragraph.
func (w *writer) figureImage(p ast.Node) bool {
	n, ok := p.FirstChild().(*ast.Image)
	if !ok || n.NextSibling() != nil || len(n.Title) == 0 {
		return false
	}
	w.str(`<figure class="figure-image">`)
	w.picture(n)
	w.str(`<figcaption class="credit">`)
	w.text(string(unescape(nil, n.Title)))
	w.str("</figcaption></figure>\n")
	return true
}

// picture renders the image itself, or a link with its alternative text where images are not served.
func (w *writer) picture(n *ast.Image) {
	dest := string(unescape(nil, n.Destination))
	alt := w.doc.plainInline(n)
	if w.opt.Image != nil {
		if src, ok := w.opt.Image(dest); ok {
			if src, ok = destination(src); ok {
				w.str(`<img src="`)
				w.text(src)
				w.str(`" alt="`)
				w.text(alt)
				w.str(`" loading="lazy">`)
				return
			}
		}
	}
	href, ok := w.href(dest)
	if alt == "" {
		alt = dest
	}
	if !ok || w.inLink {
		w.text(alt)
		return
	}
	w.str(`<a class="image-link" href="`)
	w.text(href)
	w.str(`">`)
	w.text(alt)
	w.str("</a>")
}
