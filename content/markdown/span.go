package markdown

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// wordJoiner forbids a line break where it stands.
const wordJoiner = "\u2060"

// inlines writes the inline nodes of a block. Neighbouring stretches of text are put together first, so
// that a glossary term of several words is found over a line break of the source.
func (w *writer) inlines(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		t, ok := n.(*ast.Text)
		if !ok {
			w.flush()
			w.inline(n)
			continue
		}
		w.run = unescape(w.run, t.Segment.Value(w.doc.src))
		switch {
		case t.HardLineBreak():
			w.flush()
			w.str("<br>\n")
		case t.SoftLineBreak():
			w.run = append(w.run, '\n')
		}
	}
	w.flush()
}

// flush writes the text put together so far.
func (w *writer) flush() {
	if len(w.run) == 0 {
		return
	}
	text := string(w.run)
	w.run = w.run[:0]
	if w.opt.Terms == nil || w.noTerms > 0 {
		w.words(text)
		return
	}
	w.terms(text)
}

func (w *writer) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Emphasis:
		tag := "em"
		if n.Level == 2 {
			tag = "strong"
		}
		w.span(tag, n)
	case *extast.Strikethrough:
		w.span("del", n)
	case *ast.CodeSpan:
		w.str("<code>")
		w.text(w.doc.codeSpan(n))
		w.str("</code>")
	case *ast.Link:
		w.link(n)
	case *ast.AutoLink:
		w.autoLink(n)
	case *ast.Image:
		w.image(n)
	case *ast.RawHTML:
		text, lineBreak := w.doc.rawHTML(n)
		w.text(text)
		if lineBreak {
			w.str("<br>\n")
		}
	case *wikiLink:
		w.wikiLink(n)
	case *citation:
		w.citation(n)
	case *extast.TaskCheckBox:
		w.task(n)
	case *extast.FootnoteLink:
		w.footnoteLink(n)
	case *extast.FootnoteBacklink:
		w.footnoteBacklink(n)
	}
}

func (w *writer) span(tag string, n ast.Node) {
	w.str("<", tag, ">")
	w.inlines(n)
	w.str("</", tag, ">")
}

// codeSpan is the code without its line breaks.
func (d *Doc) codeSpan(n *ast.CodeSpan) string {
	var code []byte
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			code = append(code, t.Segment.Value(d.src)...)
		}
	}
	return string(bytes.ReplaceAll(code, []byte{'\n'}, []byte{' '}))
}

func (w *writer) task(n *extast.TaskCheckBox) {
	state, name := "", w.labels.Todo
	if n.IsChecked {
		state, name = " checked", w.labels.Done
	}
	w.str(`<input type="checkbox" disabled`, state, ` aria-label="`)
	w.text(name)
	w.str(`"> `)
}

// citation writes the marks close to the word before them.
func (w *writer) citation(n *citation) {
	if n.PreviousSibling() != nil {
		w.out = bytes.TrimRight(w.out, " \n")
		w.str(wordJoiner)
	}
	w.cites(n.cites, true)
}

// cites writes one mark for each source. Those that are repeated elsewhere on the page have no ids.
func (w *writer) cites(cites []cite, ids bool) {
	for i, c := range cites {
		if i > 0 {
			w.str(wordJoiner)
		}
		w.cite(c, ids)
	}
}

func (w *writer) cite(c cite, id bool) {
	number, known := 0, false
	if w.opt.Cite != nil {
		number, known = w.opt.Cite(c.key)
	}
	if !known {
		w.str(`<sup class="cite cite-unknown">[`)
		w.text(c.key)
	} else {
		w.str(`<sup class="cite">`)
		if !w.inLink {
			w.openCite(c.key, id)
		}
		w.str("[", strconv.Itoa(number))
	}
	if c.locator != "" {
		w.text(", " + c.locator)
	}
	w.str("]")
	if known && !w.inLink {
		w.str("</a>")
	}
	w.str("</sup>")
}

func (w *writer) openCite(key string, id bool) {
	ref := "x-ref-" + key
	if w.opt.RefID != nil {
		ref = w.opt.RefID(key)
	}
	w.str(`<a href="#`)
	w.text(ref)
	if id := w.citeID(key, id); id != "" {
		w.str(`" id="`)
		w.text(id)
	}
	w.str(`" role="doc-biblioref">`)
}

// citeID is the id of this use of a source, "" for none.
func (w *writer) citeID(key string, wanted bool) string {
	switch {
	case !wanted:
		return ""
	case w.opt.CiteID != nil:
		return w.opt.CiteID(key)
	case w.uses == nil:
		return ""
	}
	w.uses[key]++
	return "x-cite-" + key + "-" + strconv.Itoa(w.uses[key])
}
