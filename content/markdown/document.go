package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// LeadAnchor is the anchor of the text before the first heading.
const LeadAnchor = "x-lead"

// Doc is a parsed text. It keeps the source it was made from, so the source must not be changed while
// the Doc is in use. All methods may be called from several goroutines at once.
type Doc struct {
	src        []byte
	root       ast.Node
	lines      lineIndex
	components map[string]bool // names of MDX components
	title      *ast.Heading    // the first heading of level 1 if the text begins with it
	headings   map[*ast.Heading]heading
	figures    map[*ast.FencedCodeBlock]*figure
	links      []Link
	citations  []Citation
	problems   []Problem
}

// heading is what is known of a heading before anything is rendered.
type heading struct {
	anchor string
	text   string // plain
	line   int
}

// Link is a link, wiki link or image of a text.
type Link struct {
	Target string // as written, backslashes and entities resolved; "" for a place in the same text
	Anchor string // of wiki links and relative destinations, without #
	Text   string // plain text shown; "" for a wiki link that leaves it to the title of its target
	Wiki   bool   // written [[slug]]
	Image  bool
	Line   int // 1-based
}

// Citation is one use of a source, written [@key] or [@key, p. 4].
type Citation struct {
	Key     string
	Locator string // "p. 4"; "" when none
	Line    int    // 1-based
}

// Problem is something that could not be shown as it was meant. The text is shown all the same, as near
// to its meaning as possible.
type Problem struct {
	Line int    // 1-based
	What string // lower case, no full stop, says what to do
}

var byteOrderMark = []byte("\xef\xbb\xbf")

// Parse checks src against the limits of admission.go and parses it. The error, if any, is a *Refusal.
func Parse(src []byte) (*Doc, error) {
	src = bytes.TrimPrefix(src, byteOrderMark)
	if r := admit(src); r != nil {
		return nil, r
	}
	ctx := parser.NewContext()
	root := documentParser().Parse(text.NewReader(src), parser.WithContext(ctx))
	if r, ok := ctx.Get(refusalKey).(*Refusal); ok {
		return nil, r
	}
	d := &Doc{
		src:        src,
		root:       root,
		lines:      newLineIndex(src),
		components: componentNames(src),
		headings:   map[*ast.Heading]heading{},
	}
	d.collect()
	return d, nil
}

// Title is the text of the first heading of level 1 if the document begins with it, else of the first
// heading of any level, else "".
func (d *Doc) Title() string {
	if d.title != nil {
		return d.headings[d.title].text
	}
	for n := d.root.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok {
			return d.headings[h].text
		}
	}
	return ""
}

// Links are all destinations of the text in its order: wiki links, links, autolinks and images, also
// those that are not rendered as links because their scheme is not allowed.
func (d *Doc) Links() []Link { return d.links }

// Citations are all uses of sources in the order of the text, also those in figures.
func (d *Doc) Citations() []Citation { return d.citations }

// Problems are the places that could not be shown as they were meant, in the order of the text.
func (d *Doc) Problems() []Problem { return d.problems }

// collect walks the tree once and notes headings, links, citations and figures.
func (d *Doc) collect() {
	ids := newIDs()
	if h, ok := d.firstBlock().(*ast.Heading); ok && h.Level == 1 {
		d.title = h
	}
	_ = ast.Walk(d.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // the callback never fails
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			plain := d.plainInline(n)
			d.headings[n] = heading{anchor: ids.take(plain), text: plain, line: d.headingLine(n)}
		case *ast.FencedCodeBlock:
			d.collectFigure(n)
		case *ast.HTMLBlock:
			d.collectHTML(n)
		case *ast.Link:
			d.addLink(string(n.Destination), n, false)
		case *ast.Image:
			d.addLink(string(n.Destination), n, true)
		case *ast.AutoLink:
			d.links = append(d.links, Link{
				Target: string(n.URL(d.src)),
				Text:   string(n.Label(d.src)),
				Line:   d.lines.at(n.Pos()),
			})
		case *wikiLink:
			d.links = append(d.links, Link{
				Target: n.slug, Anchor: n.anchor, Text: n.label, Wiki: true, Line: d.lines.at(n.Pos()),
			})
		case *citation:
			d.addCitations(n.cites, n.Pos())
		}
		return ast.WalkContinue, nil
	})
}

// firstBlock is the first block of which anything is seen.
func (d *Doc) firstBlock() ast.Node {
	for n := d.root.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.LinkReferenceDefinition, *ast.HTMLBlock:
		case *ast.Paragraph:
			if !d.isDropped(n) {
				return n
			}
		default:
			return n
		}
	}
	return nil
}

// isDropped reports whether a paragraph is only tags and comments.
func (d *Doc) isDropped(p *ast.Paragraph) bool {
	for n := p.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.RawHTML:
			if text, _ := d.rawHTML(n); strings.TrimSpace(text) != "" {
				return false
			}
		case *ast.Text:
			if !isBlank(n.Segment.Value(d.src)) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

func (d *Doc) headingLine(h *ast.Heading) int {
	if h.Lines().Len() > 0 {
		return d.lines.at(h.Lines().At(0).Start)
	}
	return d.lines.at(h.Pos())
}

func (d *Doc) addLink(dest string, n ast.Node, image bool) {
	l := Link{Target: string(unescape(nil, []byte(dest))), Text: d.plainInline(n), Image: image, Line: d.lines.at(n.Pos())}
	if scheme(l.Target) == "" && !strings.HasPrefix(l.Target, "//") {
		l.Target, l.Anchor, _ = strings.Cut(l.Target, "#")
		l.Anchor = percentDecode(l.Anchor)
	}
	d.links = append(d.links, l)
}

func (d *Doc) addCitations(cites []cite, offset int) {
	for _, c := range cites {
		d.citations = append(d.citations, Citation{c.key, c.locator, d.lines.at(offset)})
	}
}

func (d *Doc) problem(line int, what string) {
	d.problems = append(d.problems, Problem{Line: line, What: what})
}
