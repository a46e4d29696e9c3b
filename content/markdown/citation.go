package markdown

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// maxCitationBytes bounds how far the end of a citation is looked for, so that many openings without an
// end cost linear time. A citation of ten sources with pages is shorter.
const maxCitationBytes = 1000

// cite is one source in a citation.
type cite struct {
	key     string
	locator string
}

// citation is the node of [@key], [@key, p. 4] and [@a; @b].
type citation struct {
	ast.BaseInline
	cites []cite
}

var kindCitation = ast.NewNodeKind("Citation")

func (*citation) Kind() ast.NodeKind { return kindCitation }

func (n *citation) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// citationParser reads citations as Pandoc writes them. "[@a](address)" and "[@a][reference]" are
// links, as in CommonMark.
type citationParser struct{}

func (citationParser) Trigger() []byte { return []byte{'['} }

func (citationParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if !bytes.HasPrefix(line, []byte("[@")) {
		return nil
	}
	inner, ok := readBracket(block)
	if !ok {
		return nil
	}
	switch rest, _ := block.PeekLine(); {
	case bytes.HasPrefix(rest, []byte("(")):
		return nil
	case bytes.HasPrefix(rest, []byte("[")) && !bytes.HasPrefix(rest, []byte("[@")):
		return nil
	}
	cites, ok := parseCites(inner)
	if !ok {
		return nil
	}
	return &citation{cites: cites}
}

// readBracket reads from the opening bracket behind its closing one, over a line break if need be, and
// returns what is between them. The caller's parser resets the reader when it then refuses.
func readBracket(block text.Reader) (string, bool) {
	var inner strings.Builder
	block.Advance(1)
	for inner.Len() < maxCitationBytes {
		line, _ := block.PeekLine()
		if line == nil {
			return "", false
		}
		if i := bytes.IndexAny(line[:min(len(line), maxCitationBytes)], "[]"); i >= 0 {
			inner.Write(line[:i])
			block.Advance(i + 1)
			return inner.String(), line[i] == ']'
		}
		inner.Write(line)
		block.AdvanceLine()
	}
	return "", false
}

// parseCites reads what stands between the brackets: "@key, p. 4; @other".
func parseCites(inner string) ([]cite, bool) {
	var cites []cite
	for part := range strings.SplitSeq(inner, ";") {
		c, ok := parseCite(strings.TrimSpace(part))
		if !ok {
			return nil, false
		}
		cites = append(cites, c)
	}
	return cites, true
}

func parseCite(s string) (cite, bool) {
	s, ok := strings.CutPrefix(s, "@")
	if !ok {
		return cite{}, false
	}
	end := keyLength(s)
	key, rest := s[:end], s[end:]
	if key == "" {
		return cite{}, false
	}
	locator := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(rest), ","))
	if locator != "" && rest[0] != ',' && rest[0] != ' ' && rest[0] != '\n' {
		return cite{}, false
	}
	return cite{key: key, locator: strings.Join(strings.Fields(locator), " ")}, true
}

// keyLength is the length of the key at the start of s: letters, digits and _-:./+ inside, none of these
// marks at its end.
func keyLength(s string) int {
	end := 0
	for i, r := range s {
		if unicode.In(r, unicode.L, unicode.N, unicode.M) || r == '_' || r == '-' {
			end = i + utf8.RuneLen(r)
		} else if !strings.ContainsRune(":./+", r) {
			break
		}
	}
	return end
}

// cutCites takes the citations out of a line of a figure and returns the text without them.
func cutCites(s string) (string, []cite) {
	var out strings.Builder
	var all []cite
	for {
		start := strings.Index(s, "[@")
		if start < 0 {
			break
		}
		end := strings.IndexByte(s[start:], ']')
		if end < 0 {
			break
		}
		cites, ok := parseCites(s[start+1 : start+end])
		if ok {
			out.WriteString(strings.TrimRight(s[:start], " \t"))
			all = append(all, cites...)
		} else {
			out.WriteString(s[:start+end+1])
		}
		s = s[start+end+1:]
	}
	out.WriteString(s)
	return out.String(), all
}
