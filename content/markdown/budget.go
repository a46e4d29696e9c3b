package markdown

import (
	"bytes"
	"fmt"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// The limits of a paragraph cannot be checked line by line beforehand: where a paragraph begins and ends,
// and what in it is code, is for the parser to know. So they are counted where the cost arises. Over the
// limit, the rest of the text is thrown away unread and Parse returns the refusal.

var (
	refusalKey = parser.NewContextKey() // *Refusal
	budgetKey  = parser.NewContextKey() // *spent
)

// spent is what the inline text of one block has used.
type spent struct {
	block              ast.Node
	brackets, emphasis int
}

func refuse(pc parser.Context, src []byte, offset int, reason string) {
	if pc.Get(refusalKey) == nil {
		pc.Set(refusalKey, &Refusal{Line: 1 + bytes.Count(src[:offset], []byte{'\n'}), Reason: reason})
	}
}

// inlineBudget counts what may open or close something. It comes before all other inline parsers and
// never makes a node of its own.
type inlineBudget struct{}

func (inlineBudget) Trigger() []byte { return []byte{'[', '*', '_', '~'} }

func (inlineBudget) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if pc.Get(refusalKey) != nil {
		return skipBlock(block)
	}
	s, ok := pc.Get(budgetKey).(*spent)
	if !ok {
		s = &spent{}
		pc.Set(budgetKey, s)
	}
	if s.block != parent {
		*s = spent{block: parent}
	}
	reason := ""
	if block.Peek() == '[' {
		if s.brackets++; s.brackets > maxBrackets {
			reason = fmt.Sprintf(`the paragraph has more than %d "["; part it into several`, maxBrackets)
		}
	} else if s.emphasis++; s.emphasis > maxEmphasis {
		reason = fmt.Sprintf(`the paragraph has more than %d "*", "_" or "~"; part it into several`, maxEmphasis)
	}
	if reason == "" {
		return nil
	}
	_, segment := block.PeekLine()
	refuse(pc, block.Source(), segment.Start, reason)
	return skipBlock(block)
}

// skipBlock leaves the rest of a block unread.
func skipBlock(block text.Reader) ast.Node {
	for line, _ := block.PeekLine(); line != nil; line, _ = block.PeekLine() {
		block.AdvanceLine()
	}
	return ast.NewText()
}

// paragraphBudget refuses a paragraph that is too long, and empties it, before its link definitions and
// tables are looked for.
type paragraphBudget struct{}

func (paragraphBudget) Transform(p *ast.Paragraph, reader text.Reader, pc parser.Context) {
	size := 0
	for i := range p.Lines().Len() {
		line := p.Lines().At(i)
		size += line.Len()
	}
	if size <= maxParagraphBytes {
		return
	}
	first := p.Lines().At(0)
	if isTable(p, reader.Source()) {
		return
	}
	refuse(pc, reader.Source(), first.Start,
		fmt.Sprintf("the paragraph has %d bytes, more than %d; part it with empty lines", size, maxParagraphBytes))
	p.Parent().RemoveChild(p.Parent(), p)
}

// isTable reports whether the second line can part the header of a table from its rows. The cells of a
// table are parsed one by one, and there is a limit to their number.
func isTable(p *ast.Paragraph, src []byte) bool {
	if p.Lines().Len() < 2 {
		return false
	}
	second := p.Lines().At(1)
	return delimiterColumns(second.Value(src)) > 0
}
