package markdown

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// calloutMarker is the first line of a call-out. The sign behind the bracket folds it in other programs
// and means nothing here.
var calloutMarker = regexp.MustCompile(`^\[!([A-Za-z][A-Za-z-]*)\][-+]?[ \t]*`)

// calloutAttribute marks a blockquote as a call-out; its value is the kind as written.
var calloutAttribute = []byte("callout")

// calloutTitle is the rest of the marker line, the title the writer gave. It is the first child of its
// blockquote.
type calloutTitle struct {
	ast.BaseBlock
}

var kindCalloutTitle = ast.NewNodeKind("CalloutTitle")

func (*calloutTitle) Kind() ast.NodeKind { return kindCalloutTitle }

func (n *calloutTitle) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// calloutTransformer takes the marker line off the first paragraph of a blockquote before its inline
// text is parsed.
type calloutTransformer struct{}

func (calloutTransformer) Transform(p *ast.Paragraph, reader text.Reader, _ parser.Context) {
	quote, ok := p.Parent().(*ast.Blockquote)
	if !ok || quote.FirstChild() != ast.Node(p) {
		return
	}
	first := p.Lines().At(0)
	first = first.TrimLeftSpace(reader.Source())
	marker := calloutMarker.FindSubmatch(first.Value(reader.Source()))
	if marker == nil {
		return
	}
	quote.SetAttribute(calloutAttribute, string(marker[1]))
	title := first.WithStart(first.Start + len(marker[0]))
	title = title.TrimRightSpace(reader.Source())
	if !title.IsEmpty() {
		n := &calloutTitle{}
		n.Lines().Append(title)
		quote.InsertBefore(quote, p, n)
	}
	if p.Lines().Len() == 1 {
		quote.RemoveChild(quote, p)
		return
	}
	p.Lines().SetSliced(1, p.Lines().Len())
}

// calloutKind is the kind of a blockquote's call-out as written, "" when it is an ordinary quotation.
func calloutKind(quote *ast.Blockquote) string {
	kind, _ := quote.Attribute(calloutAttribute)
	s, _ := kind.(string)
	return s
}

// calloutClass maps the markers in use elsewhere to the three looks of ours.
func calloutClass(kind string) string {
	switch strings.ToLower(kind) {
	case "warning", "caution", "danger", "error", "failure", "fail", "bug", "attention":
		return "callout-warning"
	case "evidence", "quote", "cite", "source":
		return "callout-evidence"
	}
	return "callout-note"
}

func (w *writer) callout(quote *ast.Blockquote, kind string) {
	w.str(`<aside class="callout `, calloutClass(kind), `" role="note">`, "\n", `<p class="callout-title">`)
	next := quote.FirstChild()
	if title, ok := next.(*calloutTitle); ok {
		w.withoutTerms(func() { w.inlines(title) })
		next = title.NextSibling()
	} else {
		w.text(w.labels.callout(kind))
	}
	w.str("</p>\n")
	for ; next != nil; next = next.NextSibling() {
		w.block(next)
	}
	w.str("</aside>\n")
}
