package markdown

import (
	"html/template"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// Render says how a text is put on a page. The zero Render is useful: links as written, wiki links as
// dead links, images as links, citations by key, English words. The functions are called while
// rendering, in the order of the text, by the goroutine that renders.
type Render struct {
	// SkipTitle leaves out the heading of level 1 that the text begins with, if it has this text (white
	// space aside), because the page shows the title itself. The other headings are shifted so that the
	// highest of them is h2.
	SkipTitle string
	// Wiki resolves [[slug#anchor]] to an address and the title of its target. nil or !ok: the text is
	// shown without a link, class "dead-link".
	Wiki func(slug, anchor string) (href, text string, ok bool)
	// Href rewrites relative destinations ("other.md#part"); nil keeps them. It never sees "#part" alone,
	// nor anything with a scheme.
	Href func(dest string) string
	// Image resolves the address of an image. nil or !ok: the image becomes a link with its alternative text.
	Image func(dest string) (src string, ok bool)
	// Cite is the number of a source in the reference list. nil or !ok: the mark shows the key.
	Cite func(key string) (number int, ok bool)
	// RefID is the id of a source in the reference list, which its marks link to; nil gives x-ref-KEY.
	RefID func(key string) string
	// CiteID is the id of this use of a source, for links back from the reference list; "" gives none.
	// When it is nil, HTML counts the uses itself (x-cite-KEY-1, x-cite-KEY-2, …) and Inline gives none.
	CiteID func(key string) string
	// Terms finds words of the glossary in a stretch of plain text. Spans must be in order and must not
	// overlap. Only the first use of each ID in a section becomes a link.
	Terms func(text string) []TermSpan
	// Marks finds the words of a search in a stretch of plain text, as pairs of byte offsets in order; they
	// become <mark>.
	Marks func(text string) [][2]int
	// HeadingTail is put behind the headings that begin a passage, inside a wrapper common to both.
	HeadingTail func(anchor, text string) template.HTML
	// Labels are the words of the site in the reader's language; those left empty are English.
	Labels Labels
}

// TermSpan is a glossary word found in a text.
type TermSpan struct {
	Start, End int    // bytes
	Href       string // its place in the glossary
	ID         string // of the concept, the same for all its words
}

// writer renders one text once.
type writer struct {
	doc    *Doc
	opt    Render
	labels Labels
	out    []byte

	shift   int // added to the level of headings
	inLink  bool
	noTerms int             // > 0 inside headings, links, code and figures
	seen    map[string]bool // concepts already linked in this section
	uses    map[string]int  // of each source, when the writer counts them itself; nil when it does not
	tables  int
	run     []byte // text waiting to be written
}

// HTML renders the text. Its ids are the anchors of the headings, LeadAnchor round the text before the
// first heading, and ids beginning with "x-".
func (d *Doc) HTML(r Render) template.HTML {
	w := newWriter(d, r)
	w.out = make([]byte, 0, len(d.src)*3/2)
	if r.CiteID == nil {
		w.uses = map[string]int{}
	}
	w.document()
	return template.HTML(w.out)
}

func newWriter(d *Doc, r Render) *writer {
	return &writer{doc: d, opt: r, labels: r.Labels.withDefaults(), seen: map[string]bool{}}
}

// document writes the blocks of the text, those before the first passage inside an element with the
// anchor of the lead.
func (w *writer) document() {
	n := w.doc.root.FirstChild()
	skip := w.skippedTitle()
	w.shift = w.doc.headingShift(skip)
	lead := w.doc.hasLead()
	open := false
	for ; n != nil; n = n.NextSibling() {
		h, isHeading := n.(*ast.Heading)
		switch {
		case isHeading && h == skip:
			continue
		case isHeading && open && w.doc.beginsPassage(h):
			w.str("</div>\n")
			open, lead = false, false
		case isHeading && w.doc.beginsPassage(h):
			lead = false
		case lead && !open && n != ast.Node(w.doc.title):
			w.str(`<div id="`, LeadAnchor, `">`, "\n")
			open = true
		}
		if isFootnotes(n) && open {
			w.str("</div>\n")
			open = false
		}
		w.block(n)
	}
	if open {
		w.str("</div>\n")
	}
}

// skippedTitle is the heading that SkipTitle leaves out, nil if there is none.
func (w *writer) skippedTitle() *ast.Heading {
	t := w.doc.title
	if t == nil || w.opt.SkipTitle == "" || !equalText(w.doc.headings[t].text, w.opt.SkipTitle) {
		return nil
	}
	return t
}

func equalText(a, b string) bool {
	return strings.Join(strings.Fields(a), " ") == strings.Join(strings.Fields(b), " ")
}

// headingShift is what must be added to the levels of headings so that the highest, skip aside, is 2.
func (d *Doc) headingShift(skip *ast.Heading) int {
	top := 0
	for h := range d.headings {
		if h != skip && (top == 0 || h.Level < top) {
			top = h.Level
		}
	}
	if top == 0 {
		return 0
	}
	return 2 - top
}

func (w *writer) str(parts ...string) {
	for _, s := range parts {
		w.out = append(w.out, s...)
	}
}

// text writes plain text, also as the value of a quoted attribute.
func (w *writer) text(s string) { w.out = escape(w.out, s) }

func (w *writer) withoutTerms(f func()) {
	w.noTerms++
	f()
	w.noTerms--
}

// insideLink writes the text of a link, which may hold no other link.
func (w *writer) insideLink(f func()) {
	before := w.inLink
	w.inLink = true
	w.withoutTerms(f)
	w.inLink = before
}
