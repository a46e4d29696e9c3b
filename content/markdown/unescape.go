package markdown

import (
	"bytes"
	"net/url"
	"strconv"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// unescape appends src to dst with backslash escapes and entities resolved, in one pass as CommonMark
// demands: "\&amp;" is "&amp;". NUL becomes the replacement character.
func unescape(dst, src []byte) []byte {
	for {
		i := bytes.IndexAny(src, "\\&\x00")
		if i < 0 {
			return append(dst, src...)
		}
		dst = append(dst, src[:i]...)
		src = src[i:]
		switch {
		case src[0] == 0:
			dst, src = utf8.AppendRune(dst, utf8.RuneError), src[1:]
		case src[0] == '\\' && len(src) > 1 && util.IsPunct(src[1]):
			dst, src = append(dst, src[1]), src[2:]
		case src[0] == '&':
			resolved, n := entity(src)
			dst, src = append(dst, resolved...), src[n:]
		default:
			dst, src = append(dst, src[0]), src[1:]
		}
	}
}

// maxEntityBytes is above the longest name, "&CounterClockwiseContourIntegral;".
const maxEntityBytes = 40

// entity resolves the entity that b begins with and returns its length; "&" and 1 when it is none.
func entity(b []byte) (resolved []byte, n int) {
	end := bytes.IndexByte(b[:min(len(b), maxEntityBytes)], ';')
	if end < 2 {
		return b[:1], 1
	}
	name := string(b[1:end])
	if name[0] != '#' {
		if e, ok := util.LookUpHTML5EntityByName(name); ok {
			return e.Characters, end + 1
		}
		return b[:1], 1
	}
	digits, base, limit := name[1:], 10, 7
	if digits != "" && (digits[0] == 'x' || digits[0] == 'X') {
		digits, base, limit = digits[1:], 16, 6
	}
	if len(digits) > limit {
		return b[:1], 1
	}
	code, err := strconv.ParseUint(digits, base, 32)
	if err != nil {
		return b[:1], 1
	}
	return utf8.AppendRune(nil, util.ToValidRune(rune(code))), end + 1
}

// escape appends s to dst as HTML text or the value of a quoted attribute.
func escape(dst []byte, s string) []byte {
	start := 0
	for i := range len(s) {
		var e string
		switch s[i] {
		case '&':
			e = "&amp;"
		case '<':
			e = "&lt;"
		case '>':
			e = "&gt;"
		case '"':
			e = "&quot;"
		case '\'':
			e = "&#39;"
		case 0:
			e = "\uFFFD"
		default:
			continue
		}
		dst = append(dst, s[start:i]...)
		dst = append(dst, e...)
		start = i + 1
	}
	return append(dst, s[start:]...)
}

// percentDecode resolves %xx; what is no valid escape stays as it is.
func percentDecode(s string) string {
	if decoded, err := url.PathUnescape(s); err == nil && utf8.ValidString(decoded) {
		return decoded
	}
	return s
}
