package markdown

import (
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// Passage is the part of a text under one heading.
type Passage struct {
	Anchor  string // id of the heading on the page; LeadAnchor for the text before any heading
	Heading string // plain text; "" for the lead
	Level   int    // of the heading on a page that shows the title itself: 2, 3 …; 1 for the lead
	Line    int    // 1-based line of the heading; of its first block for the lead
	Words   int    // in Text
	Text    string // plain text without the heading, blocks parted by "\n"
}

// Passages parts the text at the headings of level 1 to 3; deeper headings belong to the passage above
// them. The heading of level 1 that the text begins with is its title and begins no passage. Text before
// the first heading is the lead, which is left out when there is none. Footnotes belong to the passage that
// first refers to them.
func (d *Doc) Passages() []Passage {
	var passages []Passage
	var text []byte
	current := Passage{Anchor: LeadAnchor, Level: 1}
	finish := func() {
		current.Text = string(text)
		current.Words = countWords(current.Text)
		if current.Anchor != LeadAnchor || current.Text != "" {
			passages = append(passages, current)
		}
		text = text[:0]
	}
	shift := d.headingShift(d.title)
	notes := d.footnoteTexts()
	for n := d.root.FirstChild(); n != nil; n = n.NextSibling() {
		h, ok := n.(*ast.Heading)
		if ok && h == d.title || isFootnotes(n) {
			continue
		}
		if ok && d.beginsPassage(h) {
			finish()
			current = Passage{
				Anchor:  d.headings[h].anchor,
				Heading: d.headings[h].text,
				Level:   h.Level + shift,
				Line:    d.headings[h].line,
			}
			text = notes.append(text, n)
			continue
		}
		before := len(text)
		text = d.appendBlock(text, n)
		text = notes.append(text, n)
		if current.Line == 0 && len(text) > before {
			current.Line = d.lines.at(blockStart(n))
		}
	}
	finish()
	return passages
}

// beginsPassage reports whether a heading of the document's own level, not one inside a quotation,
// begins a passage.
func (d *Doc) beginsPassage(h *ast.Heading) bool {
	return h != d.title && h.Level <= 3 && h.Parent() == d.root
}

// hasLead reports whether Passages has a lead.
func (d *Doc) hasLead() bool {
	notes := d.footnoteTexts()
	for n := d.root.FirstChild(); n != nil; n = n.NextSibling() {
		h, ok := n.(*ast.Heading)
		if ok && d.beginsPassage(h) || isFootnotes(n) {
			return false
		}
		if ok && h == d.title {
			continue
		}
		if text := notes.append(d.appendBlock(nil, n), n); len(text) > 0 {
			return true
		}
	}
	return false
}

// blockStart is the offset at which a block begins.
func blockStart(n ast.Node) int {
	for c := n; c != nil; c = c.FirstChild() {
		if c.Type() == ast.TypeBlock && c.Lines().Len() > 0 {
			return c.Lines().At(0).Start
		}
		if c.Pos() >= 0 {
			return c.Pos()
		}
	}
	return 0
}

func countWords(s string) int {
	n := 0
	for word := range strings.FieldsSeq(s) {
		if strings.IndexFunc(word, isWordRune) >= 0 {
			n++
		}
	}
	return n
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// footnoteTexts are the texts of footnotes by their number, taken out as they are used.
type footnoteTexts map[int]string

func (d *Doc) footnoteTexts() footnoteTexts {
	list, ok := d.root.LastChild().(*extast.FootnoteList)
	if !ok {
		return nil
	}
	notes := footnoteTexts{}
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		if note, ok := n.(*extast.Footnote); ok {
			notes[note.Index] = string(d.appendBlock(nil, note))
		}
	}
	return notes
}

// append appends the footnotes to which n refers and no block before it did.
func (f footnoteTexts) append(dst []byte, n ast.Node) []byte {
	if len(f) == 0 {
		return dst
	}
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // the callback never fails
		if ref, ok := n.(*extast.FootnoteLink); ok && entering {
			dst = appendLine(dst, f[ref.Index])
			delete(f, ref.Index)
		}
		return ast.WalkContinue, nil
	})
	return dst
}
