package markdown

import (
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// emphasisParser is CommonMark's rule for * and _ with one addition. CommonMark decides by the
// characters on both sides whether a run may open or close, and takes for granted that words are parted
// by spaces. Korean puts its particles straight behind the emphasised word, and Chinese and Japanese have
// no spaces at all, so that **지진(해일)**은 would never be bold: after the closing parenthesis the run
// is not allowed to close. Next to a letter of these scripts it is. Latin text is not touched.
type emphasisParser struct{}

func (emphasisParser) Trigger() []byte { return []byte{'*', '_'} }

func (emphasisParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	run := parser.ScanDelimiter(line, before, 1, emphasisProcessor{})
	if run == nil {
		return nil
	}
	after, _ := utf8.DecodeRune(line[run.OriginalLength:])
	if util.IsPunctRune(before) && isEastAsianLetter(after) {
		run.CanClose = true
	}
	if isEastAsianLetter(before) && util.IsPunctRune(after) {
		run.CanOpen = true
	}
	run.Segment = segment.WithStop(segment.Start + run.OriginalLength)
	block.Advance(run.OriginalLength)
	pc.PushDelimiter(run)
	return run
}

func isEastAsianLetter(r rune) bool {
	return unicode.In(r, unicode.Hangul, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// emphasisProcessor pairs the runs, as goldmark's own does.
type emphasisProcessor struct{}

func (emphasisProcessor) IsDelimiter(b byte) bool { return b == '*' || b == '_' }

func (emphasisProcessor) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (emphasisProcessor) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }
