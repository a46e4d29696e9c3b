package markdown

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// block writes one block and what is in it.
func (w *writer) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph:
		w.paragraph(n)
	case *ast.TextBlock:
		w.inlines(n)
		if n.NextSibling() != nil {
			w.str("\n")
		}
	case *ast.Heading:
		w.heading(n)
	case *ast.List:
		w.list(n)
	case *ast.Blockquote:
		if kind := calloutKind(n); kind != "" {
			w.callout(n, kind)
			return
		}
		w.wrap("<blockquote>\n", n, "</blockquote>\n")
	case *ast.FencedCodeBlock:
		if f := w.doc.figures[n]; f != nil {
			w.figure(f)
			return
		}
		w.code(n, language(n, w.doc.src))
	case *ast.CodeBlock:
		w.code(n, "")
	case *ast.ThematicBreak:
		w.str("<hr>\n")
	case *ast.HTMLBlock:
		w.htmlBlock(n)
	case *extast.Table:
		w.table(n)
	case *extast.DefinitionList:
		w.wrap("<dl>\n", n, "</dl>\n")
	case *extast.DefinitionTerm:
		w.str("<dt>")
		w.inlines(n)
		w.str("</dt>\n")
	case *extast.DefinitionDescription:
		w.wrap("<dd>", n, "</dd>\n")
	case *extast.FootnoteList:
		w.footnotes(n)
	}
}

func (w *writer) blocks(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		w.block(n)
	}
}

func (w *writer) wrap(start string, n ast.Node, end string) {
	w.str(start)
	w.blocks(n)
	w.str(end)
}

// paragraph leaves out a paragraph of which nothing is left, because it was only tags.
func (w *writer) paragraph(n *ast.Paragraph) {
	if w.figureImage(n) {
		return
	}
	start := len(w.out)
	w.str("<p>")
	inner := len(w.out)
	w.inlines(n)
	content := bytes.TrimSpace(w.out[inner:]) // dropped tags leave white space
	if len(content) == 0 {
		w.out = w.out[:start]
		return
	}
	w.out = append(w.out[:inner], content...)
	w.str("</p>\n")
}

// heading begins a new section for the glossary if it begins a passage.
func (w *writer) heading(n *ast.Heading) {
	h := w.doc.headings[n]
	level := strconv.Itoa(min(n.Level+w.shift, 6))
	tail := ""
	if w.doc.beginsPassage(n) {
		clear(w.seen)
		if w.opt.HeadingTail != nil {
			tail = string(w.opt.HeadingTail(h.anchor, h.text))
		}
	}
	if tail != "" {
		w.str(`<div class="heading heading-`, level, `">`)
	}
	w.str("<h", level, ` id="`)
	w.text(h.anchor)
	w.str(`">`)
	w.withoutTerms(func() { w.inlines(n) })
	w.str("</h", level, ">")
	if tail != "" {
		w.str(tail, "</div>")
	}
	w.str("\n")
}

func (w *writer) list(n *ast.List) {
	tag := "ul"
	if n.IsOrdered() {
		tag = "ol"
	}
	w.str("<", tag)
	if n.IsOrdered() && n.Start != 1 {
		w.str(` start="`, strconv.Itoa(n.Start), `"`)
	}
	w.str(">\n")
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		w.item(item)
	}
	w.str("</", tag, ">\n")
}

func (w *writer) item(n ast.Node) {
	class := ""
	if first := n.FirstChild(); first != nil {
		if _, ok := first.FirstChild().(*extast.TaskCheckBox); ok {
			class = ` class="task"`
		}
	}
	w.str("<li", class, ">")
	w.blocks(n)
	w.str("</li>\n")
}

// code can be scrolled by keyboard, since its lines do not wrap.
func (w *writer) code(n ast.Node, language string) {
	w.str(`<pre tabindex="0"><code`)
	if language != "" {
		w.str(` class="language-`)
		w.text(language)
		w.str(`"`)
	}
	w.str(">")
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		w.text(string(line.Value(w.doc.src)))
	}
	w.str("</code></pre>\n")
}

// language is the first word of the line that opens a block of code.
func language(n *ast.FencedCodeBlock, src []byte) string {
	if n.Info == nil {
		return ""
	}
	info := n.Info.Segment.Value(src)
	for i, c := range info {
		if c == ' ' || c == '\t' {
			info = info[:i]
			break
		}
	}
	return string(unescape(nil, info))
}
