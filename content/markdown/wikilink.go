package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// maxWikiLinkBytes bounds how far the end of a wiki link is looked for.
const maxWikiLinkBytes = 1000

// wikiLink is the node of [[slug]], [[slug#anchor]] and [[slug#anchor|text]].
type wikiLink struct {
	ast.BaseInline
	slug, anchor string
	label        string // "" when the writer gave none
}

var kindWikiLink = ast.NewNodeKind("WikiLink")

func (*wikiLink) Kind() ast.NodeKind { return kindWikiLink }

func (n *wikiLink) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// fallback is the text of a link whose target has no title to show.
func (n *wikiLink) fallback() string {
	switch {
	case n.label != "":
		return n.label
	case n.slug != "":
		return n.slug
	}
	return n.anchor
}

// wikiLinkParser reads wiki links, and "![[slug]]" of other programs, which would embed the note, as a
// link to it. "[[1]](address)" is a link with the text "[1]", as in CommonMark. In a table the bar before
// the text is written \|.
type wikiLinkParser struct{}

func (wikiLinkParser) Trigger() []byte { return []byte{'[', '!'} }

func (wikiLinkParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	start := 0
	if line[0] == '!' {
		start = 1
	}
	if !bytes.HasPrefix(line[start:], []byte("[[")) {
		return nil
	}
	inner := line[start+2 : min(len(line), start+2+maxWikiLinkBytes)]
	end := bytes.IndexAny(inner, "[]")
	if end <= 0 || !bytes.HasPrefix(inner[end:], []byte("]]")) || bytes.HasPrefix(inner[end+2:], []byte("(")) {
		return nil
	}
	n := newWikiLink(string(inner[:end]))
	if n.slug == "" && n.anchor == "" {
		return nil
	}
	n.SetPos(segment.Start)
	block.Advance(start + 2 + end + 2)
	return n
}

func newWikiLink(inner string) *wikiLink {
	target, label, _ := strings.Cut(strings.Replace(inner, `\|`, "|", 1), "|")
	slug, anchor, _ := strings.Cut(target, "#")
	return &wikiLink{
		slug:   strings.TrimSpace(slug),
		anchor: strings.TrimSpace(anchor),
		label:  strings.TrimSpace(label),
	}
}
