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
// between them is ordinary Markdown; <br> breaks the line; <img> leaves its alternative text and title.
// Comments are dropped. Scripts and style sheets, which hold no text for readers, are dropped with a Problem, but not
// when their end is missing, since that would drop the rest of the text. A component of MDX leaves
// its title; it is told from a placeholder by its closing tag or by standing alone on its line. Everything else in angle brackets, such as the <name> to be filled in
// of a manual, is shown as it was written.

// htmlBlockParser recognises only those HTML blocks of CommonMark whose content is no text: comments over
// several lines, scripts and style sheets. All other tags are left to the inline parser, which does
// not take the text around them.
type htmlBlockParser struct {
	parser.BlockParser
}

var (
	scriptOrStyle    = regexp.MustCompile(`(?i)^[ ]{0,3}<(?:script|style)(?:[\s>]|$)`)
	scriptOrStyleEnd = regexp.MustCompile(`(?i)</(?:script|style|pre|textarea)>`)
)

// The offsets of the last "-->" and the last "</script>" or "</style>" of a text.
var (
	commentEndKey = parser.NewContextKey()
	scriptEndKey  = parser.NewContextKey()
)

func (b htmlBlockParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	var end any
	switch {
	case scriptOrStyle.Match(line):
		end = pc.ComputeIfAbsent(scriptEndKey, func() any { return lastScriptEnd(reader.Source()) })
	case bytes.HasPrefix(bytes.TrimLeft(line, " "), []byte("<!--")) && !bytes.Contains(line, []byte("-->")):
		end = pc.ComputeIfAbsent(commentEndKey, func() any { return bytes.LastIndex(reader.Source(), []byte("-->")) })
	}
	if offset, ok := end.(int); !ok || offset < segment.Start {
		return nil, parser.NoChildren
	}
	return b.BlockParser.Open(parent, reader, pc)
}

func lastScriptEnd(src []byte) int {
	lower := bytes.ToLower(src)
	return max(bytes.LastIndex(lower, []byte("</script>")), bytes.LastIndex(lower, []byte("</style>")))
}

// collectHTML reports what is left out.
func (d *Doc) collectHTML(n *ast.HTMLBlock) {
	if n.HTMLBlockType != ast.HTMLBlockType2 {
		d.problem(d.lines.at(n.Lines().At(0).Start), "scripts and style sheets are left out; take the block away")
	}
}

// htmlBlock keeps the text behind the end of a block.
func (w *writer) htmlBlock(n *ast.HTMLBlock) {
	if rest := w.doc.afterHTML(n); rest != "" {
		w.str("<p>")
		w.text(rest)
		w.str("</p>\n")
	}
}

// afterHTML is what stands on the last line of an HTML block behind its end.
func (d *Doc) afterHTML(n *ast.HTMLBlock) string {
	last := n.ClosureLine
	if !n.HasClosure() {
		last = n.Lines().At(0) // the block ends on its first line
	}
	line := last.Value(d.src)
	var rest []byte
	if n.HTMLBlockType == ast.HTMLBlockType2 {
		_, rest, _ = bytes.Cut(line, []byte("-->"))
	} else if end := scriptOrStyleEnd.FindIndex(line); end != nil {
		rest = line[end[1]:]
	}
	return string(bytes.TrimSpace(rest))
}

// rawHTML is what is left of a tag: "" when it is dropped, a space when it parted the words on its
// sides, a line break, or text.
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
		return attributeText(tag), false
	case inlineElements[lower]:
		return "", false
	case blockElements[lower]:
		return " ", false
	case d.components[name] || unicode.IsUpper(rune(name[0])) && aloneOnLine(n):
		return attributeText(tag), false
	}
	return tag, false
}

var closedComponent = regexp.MustCompile(`</([A-Z][A-Za-z0-9]*)\s*>`)

// componentNames are the names of the components of MDX that a text closes somewhere.
func componentNames(src []byte) map[string]bool {
	if !bytes.Contains(src, []byte("</")) {
		return nil
	}
	names := map[string]bool{}
	for _, m := range closedComponent.FindAllSubmatch(src, -1) {
		names[string(m[1])] = true
	}
	return names
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

// textAttribute finds the attributes of images and components that hold text for readers.
var textAttribute = regexp.MustCompile(`(?is)\s(?:alt|title|titleText|label|caption)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))`)

// attributeText is the text in the attributes of a tag.
func attributeText(tag string) string {
	var texts []string
	for _, m := range textAttribute.FindAllStringSubmatch(tag, -1) {
		texts = append(texts, string(unescape(nil, []byte(m[1]+m[2]+m[3]))))
	}
	return strings.Join(texts, " ")
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

// inlineElements and blockElements are the names of HTML, with the old ones and those of drawings and
// formulas that stand in Markdown files. Only the first leave words joined, as in CO<sub>2</sub>.
var (
	inlineElements = nameSet(`a abbr acronym b bdi bdo big blink cite code data del dfn em font i ins kbd label
mark marquee math nobr q rp rt ruby s samp small span strike strong sub sup svg time tt u var wbr g path use
basefont`)
	blockElements = nameSet(`address applet area article aside audio base blockquote body button canvas caption
center col colgroup datalist dd details dialog dir div dl dt embed fieldset figcaption figure footer form
frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe input legend li link main map menu meta
meter nav noframes noscript object ol optgroup option output p param picture pre progress rect script search
section select slot source style summary table tbody td template textarea tfoot th thead title tr track ul
video`)
)

func nameSet(names string) map[string]bool {
	set := map[string]bool{}
	for name := range strings.FieldsSeq(names) {
		set[name] = true
	}
	return set
}
