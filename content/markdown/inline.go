package markdown

import (
	"html/template"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Inline renders one line of inline Markdown, without a paragraph round it: titles, cells of the facts
// table. Line breaks count as spaces. A text that cannot be admitted is shown as it is.
func Inline(src string, r Render) template.HTML {
	w := newWriter(nil, r)
	d := parseInline(src)
	if d == nil {
		w.text(src)
		return template.HTML(w.out)
	}
	w.doc = d
	for n := d.root.FirstChild(); n != nil; n = n.NextSibling() {
		w.inlines(n)
	}
	return template.HTML(w.out)
}

// PlainInline is the same line as plain text, without marks and citations.
func PlainInline(src string) string {
	if !strings.ContainsAny(src, "*_~`[]<>!\\&\n\r\x00") {
		return strings.TrimSpace(src)
	}
	d := parseInline(src)
	if d == nil {
		return strings.TrimSpace(src)
	}
	var out []byte
	for n := d.root.FirstChild(); n != nil; n = n.NextSibling() {
		out = d.appendInlines(out, n)
	}
	return strings.TrimSpace(string(out))
}

// parseInline returns nil for a text that is refused.
func parseInline(src string) *Doc {
	b := []byte(strings.Join(strings.Fields(src), " "))
	if len(b) > maxLineBytes || validUTF8(b) < len(b) {
		return nil
	}
	ctx := parser.NewContext()
	root := inlineParser().Parse(text.NewReader(b), parser.WithContext(ctx))
	if ctx.Get(refusalKey) != nil {
		return nil
	}
	return &Doc{src: b, root: root, headings: map[*ast.Heading]heading{}}
}
