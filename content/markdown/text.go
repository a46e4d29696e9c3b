package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// plainInline is the text of the inline nodes of n: no marks, no citations, images as their alternative
// text.
func (d *Doc) plainInline(n ast.Node) string {
	return strings.TrimSpace(string(d.appendInlines(nil, n)))
}

func (d *Doc) appendInlines(dst []byte, parent ast.Node) []byte {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		dst = d.appendInline(dst, n)
	}
	return dst
}

func (d *Doc) appendInline(dst []byte, n ast.Node) []byte {
	switch n := n.(type) {
	case *ast.Text:
		dst = unescape(dst, n.Segment.Value(d.src))
		if n.SoftLineBreak() || n.HardLineBreak() {
			dst = append(dst, ' ')
		}
	case *ast.CodeSpan:
		dst = append(dst, d.codeSpan(n)...)
	case *ast.AutoLink:
		dst = append(dst, n.Label(d.src)...)
	case *ast.RawHTML:
		text, lineBreak := d.rawHTML(n)
		if lineBreak {
			text = " "
		}
		if text == " " && (len(dst) == 0 || dst[len(dst)-1] == ' ') {
			return dst
		}
		dst = append(dst, text...)
	case *wikiLink:
		dst = append(dst, n.fallback()...)
	case *citation:
		dst = bytes.TrimRight(dst, " ")
	case *extast.TaskCheckBox, *extast.FootnoteLink, *extast.FootnoteBacklink:
	case *ast.Image:
		dst = d.appendInlines(dst, n)
		if credit := unescape(nil, n.Title); len(credit) > 0 {
			dst = append(append(append(dst, " ("...), credit...), ')')
		}
	default:
		dst = d.appendInlines(dst, n)
	}
	return dst
}

// appendBlock appends the text of a block, each block inside it on a line of its own.
func (d *Doc) appendBlock(dst []byte, n ast.Node) []byte {
	switch n := n.(type) {
	case *ast.FencedCodeBlock:
		if f := d.figures[n]; f != nil {
			return appendLine(dst, f.plain())
		}
		return appendLine(dst, d.rawLines(n))
	case *ast.CodeBlock:
		return appendLine(dst, d.rawLines(n))
	case *ast.HTMLBlock:
		return appendLine(dst, d.afterHTML(n))
	case *extast.TableHeader, *extast.TableRow:
		return appendLine(dst, d.plainRow(n))
	case *ast.ThematicBreak, *ast.LinkReferenceDefinition:
		return dst
	}
	if first := n.FirstChild(); first != nil && first.Type() == ast.TypeInline {
		return appendLine(dst, d.plainInline(n))
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		dst = d.appendBlock(dst, c)
	}
	return dst
}

func appendLine(dst []byte, line string) []byte {
	if line == "" {
		return dst
	}
	if len(dst) > 0 {
		dst = append(dst, '\n')
	}
	return append(dst, line...)
}

func (d *Doc) rawLines(n ast.Node) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b.Write(line.Value(d.src))
	}
	return strings.TrimSpace(b.String())
}

// plainRow is a row of a table, its cells parted by bars.
func (d *Doc) plainRow(row ast.Node) string {
	var cells []string
	for n := row.FirstChild(); n != nil; n = n.NextSibling() {
		cells = append(cells, d.plainInline(n))
	}
	return strings.Trim(strings.Join(cells, " | "), " |")
}
