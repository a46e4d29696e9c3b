package markdown

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// The limits below keep parsing linear. goldmark can neither be interrupted nor bounded, and some of its
// rules take time or memory that grows faster than the text: a table header of 1,000 columns over rows
// of one cell turned 35 KB into 2 GB in 17 s, 64 KB of "- - - -" took 3 s (measured with 1.8.7). A text
// beyond a limit is refused with the line, so that its writer can mend it. Each limit is well above
// what any text written for people reaches.
const (
	// maxNoteBytes is about 80,000 words, a book.
	maxNoteBytes = 512 << 10
	// maxLineBytes: a paragraph is one line in many editors, 16 KB are 2,500 words.
	maxLineBytes = 16 << 10
	// maxMarkers of quotations and list items on one line; each nests one level deeper, and the parser
	// looks at the rest of the line once per level.
	maxMarkers = 32
	// maxDepth of containers, counted as markers and two columns of indentation each.
	maxDepth = 64
	// maxColumns and maxCells of tables. Every row is filled up with empty cells to the width of the
	// header, so few bytes can make many cells; cells are therefore counted over the whole note.
	maxColumns = 40
	maxCells   = 20_000
	// maxFootnotes: each reference is looked up among all of them, one after the other.
	maxFootnotes = 500
	// maxDefinitions of link references, "[name]: address".
	maxDefinitions = 2_000
	// maxHeadings: each becomes a passage with an anchor of its own. All lines that look like one count.
	maxHeadings = 10_000
	// maxBrackets in one paragraph: each "[" may open a link, and the ends of its address and title are
	// looked for separately.
	maxBrackets = 1_000
	// maxEmphasis runs of *, _ and ~ in one paragraph: each end is paired with every open start.
	maxEmphasis = 4_000
	// maxParagraphBytes: in a longer paragraph the end of a title or a label is looked for too far.
	maxParagraphBytes = 64 << 10
)

// Refusal is why a text was not parsed. It is the error of Parse.
type Refusal struct {
	Line   int    // 1-based
	Reason string // for the writer: what is too much, and how much is allowed
}

func (r *Refusal) Error() string { return fmt.Sprintf("line %d: %s", r.Line, r.Reason) }

// admission is the state of one pass over the lines of a text.
type admission struct {
	line        int
	footnotes   int
	definitions int
	headings    int
	columns     int // of the table that the lines since the last blank one may belong to; 0 when none
	cells       int
}

// admit reads the text once, line by line, and returns why it is refused, nil if it is not. What can
// only be told inside a paragraph is counted by inlineBudget and paragraphBudget while goldmark runs.
func admit(src []byte) *Refusal {
	if len(src) > maxNoteBytes {
		return &Refusal{Line: 1, Reason: fmt.Sprintf("the text has %d bytes, more than %d; part it into several notes",
			len(src), maxNoteBytes)}
	}
	if valid := validUTF8(src); valid < len(src) {
		return &Refusal{Line: 1 + bytes.Count(src[:valid], []byte{'\n'}), Reason: "the text is not UTF-8 here; save it as UTF-8"}
	}
	var a admission
	for line := range bytes.Lines(src) {
		a.line++
		if reason := a.check(line); reason != "" {
			return &Refusal{Line: a.line, Reason: reason}
		}
	}
	return nil
}

// check returns what is wrong with the next line, "" if nothing is.
func (a *admission) check(line []byte) string {
	if len(line) > maxLineBytes {
		return fmt.Sprintf("the line has %d bytes, more than %d; break it into paragraphs", len(line), maxLineBytes)
	}
	if isBlank(line) {
		a.columns = 0
		return ""
	}
	p := scanPrefix(line)
	a.footnotes += p.footnotes
	a.definitions += bytes.Count(line, []byte("]:")) - p.footnotes
	if isHeadingLine(line[p.length:]) {
		a.headings++
	}
	switch {
	case p.markers > maxMarkers:
		return fmt.Sprintf("%d quotations or lists are opened on one line, more than %d", p.markers, maxMarkers)
	case p.depth() > maxDepth:
		return fmt.Sprintf("lists are nested more than %d levels deep", maxDepth)
	case a.footnotes > maxFootnotes:
		return fmt.Sprintf("there are more than %d footnotes", maxFootnotes)
	case a.definitions > maxDefinitions:
		return fmt.Sprintf("there are more than %d link definitions", maxDefinitions)
	case a.headings > maxHeadings:
		return fmt.Sprintf("there are more than %d headings", maxHeadings)
	}
	return a.checkTable(line, p)
}

// isHeadingLine reports whether a line, its prefix aside, can be a heading or the line below one. A line
// of one dash is taken for a list item by scanPrefix, so nothing is left of it.
func isHeadingLine(rest []byte) bool {
	rest = bytes.TrimSpace(rest)
	return len(rest) == 0 || rest[0] == '#' || len(bytes.Trim(rest, "-")) == 0 || len(bytes.Trim(rest, "=")) == 0
}

// checkTable counts the cells that goldmark would make if the lines are a table.
func (a *admission) checkTable(line []byte, p prefix) string {
	a.cells += a.columns
	if n := delimiterColumns(line[p.length:]); n > 0 {
		if p.markers > 0 {
			n++ // the last marker may be the first cell
		}
		a.columns = max(a.columns, n)
	}
	switch {
	case a.columns > maxColumns:
		return fmt.Sprintf("the table has %d columns, more than %d", a.columns, maxColumns)
	case a.cells > maxCells:
		return fmt.Sprintf("the tables of this text have more than %d cells; give the data as a file", maxCells)
	}
	return ""
}

// delimiterColumns is the number of columns of a line that can be the second of a table, "| --- | :-: |";
// 0 when it cannot.
func delimiterColumns(line []byte) int {
	line = bytes.TrimSpace(line)
	for _, c := range line {
		if c != '-' && c != ':' && c != '|' && !util.IsSpace(c) {
			return 0
		}
	}
	n := bytes.Count(line, []byte{'|'})
	if n == 0 && bytes.IndexByte(line, ':') < 0 || bytes.IndexByte(line, '-') < 0 {
		return 0
	}
	line = bytes.TrimPrefix(line, []byte{'|'})
	line = bytes.TrimSuffix(line, []byte{'|'})
	return bytes.Count(line, []byte{'|'}) + 1
}

// prefix is what may open containers at the start of a line.
type prefix struct {
	length    int // bytes
	markers   int // of quotations, list items, definitions and footnotes
	footnotes int
	columns   int // white space before and between the markers
}

// depth is an upper bound of the nesting that the line can bring about. A line without any marker opens
// nothing, however far it is indented.
func (p prefix) depth() int {
	if p.markers == 0 {
		return 0
	}
	return p.markers + max(0, p.columns-p.markers)/2
}

func scanPrefix(line []byte) prefix {
	var p prefix
	for p.length < len(line) {
		switch line[p.length] {
		case ' ':
			p.columns++
			p.length++
		case '\t':
			p.columns += 4
			p.length++
		default:
			n, footnote := markerLength(line[p.length:])
			if n == 0 {
				return p
			}
			p.markers++
			if footnote {
				p.footnotes++
			}
			p.length += n
		}
	}
	return p
}

// markerLength is the length of the container marker that b begins with, 0 if there is none.
func markerLength(b []byte) (n int, footnote bool) {
	switch c := b[0]; {
	case c == '>':
		return 1, false
	case c == '-' || c == '+' || c == '*' || c == ':':
		n = 1
	case c >= '0' && c <= '9':
		for n < len(b) && b[n] >= '0' && b[n] <= '9' {
			n++
		}
		if n == len(b) || b[n] != '.' && b[n] != ')' {
			return 0, false
		}
		n++
	case bytes.HasPrefix(b, []byte("[^")):
		end := bytes.Index(b, []byte("]:"))
		if end < 0 {
			return 0, false
		}
		return end + 2, true
	default:
		return 0, false
	}
	if n < len(b) && b[n] > ' ' {
		return 0, false
	}
	return n, false
}

// validUTF8 is how far b is valid UTF-8; len(b) when all of it is.
func validUTF8(b []byte) int {
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(b)
}

// isBlank reports whether b holds nothing that is seen.
func isBlank(b []byte) bool { return len(bytes.TrimSpace(b)) == 0 }
