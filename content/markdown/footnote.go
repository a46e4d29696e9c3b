package markdown

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

func isFootnotes(n ast.Node) bool {
	_, ok := n.(*extast.FootnoteList)
	return ok
}

// footnoteRef is the number of the id of the n-th reference (from 0) to a footnote.
func footnoteRef(index, n int) string {
	id := "x-fnref-" + strconv.Itoa(index)
	if n > 0 {
		id += "-" + strconv.Itoa(n+1)
	}
	return id
}

func (w *writer) footnoteLink(n *extast.FootnoteLink) {
	index := strconv.Itoa(n.Index)
	w.str(`<sup class="footnote" id="`, footnoteRef(n.Index, n.RefIndex), `">`)
	if w.inLink {
		w.str(index)
	} else {
		w.str(`<a href="#x-fn-`, index, `" role="doc-noteref">`, index, "</a>")
	}
	w.str("</sup>")
}

func (w *writer) footnoteBacklink(n *extast.FootnoteBacklink) {
	w.str(` <a class="footnote-back" href="#`, footnoteRef(n.Index, n.RefIndex), `" role="doc-backlink" aria-label="`)
	w.text(w.labels.BackToText)
	w.str(`">↩</a>`)
}

// footnotes stand at the end of the text.
func (w *writer) footnotes(list *extast.FootnoteList) {
	w.str(`<section class="footnotes" role="doc-endnotes" aria-labelledby="x-fn">`, "\n", `<p class="footnotes-title" id="x-fn">`)
	w.text(w.labels.Footnotes)
	w.str("</p>\n<ol>\n")
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		note, ok := n.(*extast.Footnote)
		if !ok {
			continue
		}
		w.str(`<li id="x-fn-`, strconv.Itoa(note.Index), `">`)
		for c := note.FirstChild(); c != nil; c = c.NextSibling() {
			if back, ok := c.(*extast.FootnoteBacklink); ok {
				w.footnoteBacklink(back)
				continue
			}
			w.block(c)
		}
		w.str("</li>\n")
	}
	w.str("</ol>\n</section>\n")
}
