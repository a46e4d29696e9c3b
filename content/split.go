package content

import (
	"bytes"
	"strings"
)

// Front matter above these sizes is not read: YAML is the costliest format we parse, and its parsers
// have inputs that grow faster than their length.
const (
	maxFrontMatterBytes = 16 << 10
	maxFrontMatterLines = 100
)

// parts is a file cut in two.
type parts struct {
	yaml     []byte // between the fences; nil when there is none to read
	yamlLine int    // 1-based line of the file on which yaml begins
	body     []byte
	bodyLine int // 1-based line of the file on which body begins
}

var byteOrderMark = []byte("\xef\xbb\xbf")

// split separates front matter from text. Front matter opens on the first line of the file with "---" and
// ends at the next line of "---" or "...". What opens like front matter but is none stays text, so
// that nothing a person wrote is lost; what is front matter of another kind (TOML, JSON, CSON) is left
// out of the text with a fault.
func split(src []byte, faults *faultList) parts {
	src = bytes.TrimPrefix(src, byteOrderMark)
	whole := parts{body: src, bodyLine: 1}
	first, rest, more := cutLine(src)
	fence, format := openingFence(first)
	if fence == "" || !more {
		return whole
	}
	head, body, lines := cutFence(rest, fence)
	if lines < 0 {
		if fence == "---" && looksLikeKey(rest) {
			faults.warnf(1, "front matter is opened with --- but never closed; it is shown as text")
		}
		return whole
	}
	p := parts{body: body, bodyLine: lines + 3}
	switch {
	case format != "yaml":
		faults.warnf(1, "front matter in %s is not read; write it in YAML between lines of ---", format)
	case len(head) > maxFrontMatterBytes:
		faults.errorf(1, "front matter has %d bytes, more than %d, and was not read", len(head), maxFrontMatterBytes)
	case lines > maxFrontMatterLines:
		faults.errorf(1, "front matter has %d lines, more than %d, and was not read", lines, maxFrontMatterLines)
	default:
		p.yaml, p.yamlLine = head, 2
	}
	return p
}

// openingFence tells from the first line of a file whether front matter opens, with which fence, and in
// which format.
func openingFence(line []byte) (fence, format string) {
	s := string(bytes.TrimRight(line, " \t"))
	switch {
	case s == "---":
		return "---", "yaml"
	case s == "+++":
		return "+++", "TOML"
	case s == ";;;":
		return ";;;", "JSON"
	}
	if lang, ok := strings.CutPrefix(s, "---"); ok { // "---cson", as gray-matter has it
		lang = strings.ToLower(strings.TrimSpace(lang))
		switch {
		case lang == "yaml" || lang == "yml":
			return "---", "yaml"
		case isASCIILetters(lang):
			return "---", lang
		}
	}
	return "", ""
}

// cutFence cuts src at the first line that is the fence; lines counts those before it and is -1 when
// there is none.
func cutFence(src []byte, fence string) (head, body []byte, lines int) {
	rest := src
	for more := true; more; lines++ {
		var line []byte
		start := len(src) - len(rest)
		line, rest, more = cutLine(rest)
		s := string(bytes.TrimRight(line, " \t"))
		if s == fence || s == "..." && fence == "---" {
			return src[:start], rest, lines
		}
	}
	return nil, nil, -1
}

// cutLine cuts the first line off src, without its end (LF or CRLF).
func cutLine(src []byte) (line, rest []byte, more bool) {
	line, rest, more = bytes.Cut(src, []byte("\n"))
	return bytes.TrimSuffix(line, []byte("\r")), rest, more
}

// looksLikeKey reports whether the first line of text is "key:" or "key: value", and so was rather meant
// as front matter than as a rule across the page.
func looksLikeKey(src []byte) bool {
	line, _, _ := cutLine(src)
	key, value, ok := strings.Cut(string(line), ":")
	if !ok || key == "" || value != "" && value[0] != ' ' {
		return false
	}
	return strings.Trim(key, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") == ""
}
