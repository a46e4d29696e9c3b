package svg

import (
	"html/template"
	"strings"
)

// textWidth is about how wide text stands in the interface face at a size in pixels. It errs on the wide
// side, since it only keeps labels apart: the faces of the stack differ by some percent.
func textWidth(text string, size float64, bold bool) float64 {
	em := 0.0
	for _, r := range text {
		em += runeWidth(r)
	}
	if bold {
		em *= 1.08
	}
	return em * size
}

// runeWidth is the width of one character in em, as classes of Noto Sans, the widest face of the stack.
func runeWidth(r rune) float64 {
	switch {
	case r >= 0x1100: // Hangul, kana, Han and what else is set in full squares
		return 1
	case strings.ContainsRune("iljIft|.,:;'!()[] ", r):
		return 0.36
	case strings.ContainsRune("mwMW@%", r):
		return 0.93
	case r >= 'A' && r <= 'Z':
		return 0.7
	}
	return 0.6
}

// escape makes text safe between tags and inside a quoted attribute.
func escape(text string) string {
	return template.HTMLEscapeString(text)
}

// link is href when it is an address a drawing may link to, else "": a path or a place on the same site, or
// a web address. What a region's author writes must not become a script.
func link(href string) string {
	switch {
	case strings.HasPrefix(href, "/"), strings.HasPrefix(href, "#"), strings.HasPrefix(href, "?"),
		strings.HasPrefix(href, "https://"), strings.HasPrefix(href, "http://"):
		return href
	}
	return ""
}
