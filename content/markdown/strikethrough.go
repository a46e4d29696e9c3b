package markdown

import (
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// strikethroughParser is GFM's rule for ~ and ~~ with one exception: a single ~ between two letters or
// digits strikes nothing out. Korean and Indonesian write ranges with it, and "3~5 m, then 10~12 m" must
// not lose its numbers.
type strikethroughParser struct{}

func (strikethroughParser) Trigger() []byte { return []byte{'~'} }

func (strikethroughParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	run := parser.ScanDelimiter(line, before, 1, strikethroughProcessor{})
	if run == nil || run.OriginalLength > 2 || before == '~' {
		return nil
	}
	after, _ := utf8.DecodeRune(line[run.OriginalLength:])
	if run.OriginalLength == 1 && isWordRune(before) && isWordRune(after) {
		return nil
	}
	run.Segment = segment.WithStop(segment.Start + run.OriginalLength)
	block.Advance(run.OriginalLength)
	pc.PushDelimiter(run)
	return run
}

// strikethroughProcessor pairs runs of the same length.
type strikethroughProcessor struct{}

func (strikethroughProcessor) IsDelimiter(b byte) bool { return b == '~' }

func (strikethroughProcessor) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char && opener.OriginalLength == closer.OriginalLength
}

func (strikethroughProcessor) OnMatch(int) ast.Node { return extast.NewStrikethrough() }
