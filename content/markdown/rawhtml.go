package markdown

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// No HTML of a text reaches the page, and no text is lost by it. Tags of HTML are dropped and what stands
// between them is ordinary Markdown; <br> breaks the line; <img> leaves its alternative text. Comments are
// dropped. Scripts and style sheets, which hold no text for readers, are dropped with a Problem. A
// component of MDX alone on its line is dropped like a tag. Everything else in angle brackets, such as the
// <name> to be filled in of a manual, is shown as it was written.

// htmlBlockParser recognises only those HTML blocks of CommonMark whose content is no text: comments over
// several lines, scripts and style sheets. All other tags are left to the inline parser, which does
// not take the text around them.
type htmlBlockParser struct {
	parser.BlockParser
}

var scriptOrStyle = regexp.MustCompile(`(?i)^[ ]{0,3}<(?:script|style)(?:[\s>]|$)`)

// commentEndKey holds the offset of the last "-->" of the text.
var commentEndKey = parser.NewContextKey()

func (b htmlBlockParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	trimmed := bytes.TrimLeft(line, " ")
	switch {
	case scriptOrStyle.Match(line):
	case bytes.HasPrefix(trimmed, []byte("<!--")):
		last, _ := pc.ComputeIfAbsent(commentEndKey, func() any {
			return bytes.LastIndex(reader.Source(), []byte("-->"))
		}).(int)
		if bytes.Contains(line, []byte("-->")) || last < segment.Start { // one line, or never closed
			return nil, parser.NoChildren
		}
	default:
		return nil, parser.NoChildren
	}
	return b.BlockParser.Open(parent, reader, pc)
}

// collectHTML reports what is left out.
func (d *Doc) collectHTML(n *ast.HTMLBlock) {
	if n.HTMLBlockType != ast.HTMLBlockType2 {
		d.problem(d.lines.at(n.Lines().At(0).Start), "scripts and style sheets are left out; take the block away")
	}
}

// htmlBlock keeps the text behind the end of a comment.
func (w *writer) htmlBlock(n *ast.HTMLBlock) {
	if rest := w.doc.afterComment(n); rest != "" {
		w.str("<p>")
		w.text(rest)
		w.str("</p>\n")
	}
}

func (d *Doc) afterComment(n *ast.HTMLBlock) string {
	if n.HTMLBlockType != ast.HTMLBlockType2 || !n.HasClosure() {
		return ""
	}
	_, rest, _ := bytes.Cut(n.ClosureLine.Value(d.src), []byte("-->"))
	return string(bytes.TrimSpace(rest))
}

// rawHTML is what is left of a tag: "" when it is dropped, a line break, or text.
func (d *Doc) rawHTML(n *ast.RawHTML) (text string, lineBreak bool) {
	tag := string(n.Segments.Value(d.src))
	name := tagName(tag)
	switch lower := strings.ToLower(name); {
	case name == "": // comment, declaration, processing instruction, CDATA
		if rest, ok := strings.CutPrefix(tag, "<![CDATA["); ok {
			return strings.TrimSuffix(rest, "]]>"), false
		}
		return "", false
	case lower == "br":
		return "", true
	case lower == "img":
		return alternative(tag), false
	case htmlElements[lower]:
		return "", false
	case unicode.IsUpper(rune(name[0])) && aloneOnLine(n):
		return "", false
	}
	return tag, false
}

// tagName is the name of an opening or closing tag, as written.
func tagName(tag string) string {
	s := strings.TrimPrefix(strings.TrimPrefix(tag, "<"), "/")
	end := strings.IndexFunc(s, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-')
	})
	if end < 0 {
		return s
	}
	return s[:end]
}

var altAttribute = regexp.MustCompile(`(?is)\salt\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))`)

// alternative is the alt text of an <img> tag.
func alternative(tag string) string {
	m := altAttribute.FindStringSubmatch(tag)
	if m == nil {
		return ""
	}
	return string(unescape(nil, []byte(m[1]+m[2]+m[3])))
}

// aloneOnLine reports whether nothing else stands on the line of n.
func aloneOnLine(n ast.Node) bool {
	if prev := n.PreviousSibling(); prev != nil {
		t, ok := prev.(*ast.Text)
		if !ok || !t.SoftLineBreak() && !t.HardLineBreak() {
			return false
		}
	}
	next := n.NextSibling()
	if next == nil {
		return true
	}
	t, ok := next.(*ast.Text)
	return ok && t.Segment.IsEmpty()
}

// htmlElements are the names of HTML, with the old ones and those of drawings and formulas that stand in
// Markdown files.
var htmlElements = func() map[string]bool {
	const names = `a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink
blockquote body br button canvas caption center cite code col colgroup data datalist dd del details dfn
dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset g h1 h2 h3 h4 h5
h6 head header hgroup hr html i iframe img input ins kbd label legend li line link main map mark marquee
math menu meta meter nav nobr noframes noscript object ol optgroup option output p param path picture
pre progress q rect rp rt ruby s samp script search section select slot small source span strike strong
style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul use
var video wbr`
	m := map[string]bool{}
	for name := range strings.FieldsSeq(names) {
		m[name] = true
	}
	return m
}()
