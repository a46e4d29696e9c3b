package markdown

import (
	"strconv"
	"strings"
	"unicode"
)

const (
	// maxAnchorRunes keeps addresses of a length that can be sent in a message. A title is at most 90
	// characters long by the writers' rule, so none of ours is cut.
	maxAnchorRunes = 160
	// emptyAnchor is for headings without any letter or digit.
	emptyAnchor = "section"
	// sitePrefix begins every id that the site itself makes. A heading must not take one of them.
	sitePrefix = "x-"
)

// Anchor is the id of the first heading with this plain text: letters, digits and marks of any script,
// lower-cased, everything between them one dash ("지진-해일-대피", "kebakaran-minyak-2018"). A further heading
// with the same text gets "-2", "-3" and so on behind it.
func Anchor(heading string) string {
	var b strings.Builder
	dash := false
	n := 0
	for _, r := range heading {
		if !unicode.In(r, unicode.L, unicode.N, unicode.M) {
			dash = b.Len() > 0
			continue
		}
		if n >= maxAnchorRunes {
			break
		}
		if dash {
			b.WriteByte('-')
			dash = false
			n++
		}
		b.WriteRune(unicode.ToLower(r))
		n++
	}
	anchor := b.String()
	switch {
	case anchor == "":
		return emptyAnchor
	case strings.HasPrefix(anchor, sitePrefix):
		return "h-" + anchor
	}
	return anchor
}

// ids hands out each anchor once within one text.
type ids struct {
	used map[string]bool
	last map[string]int // per anchor the number tried last, so that many equal headings cost linear time
}

func newIDs() *ids { return &ids{used: map[string]bool{}, last: map[string]int{}} }

func (s *ids) take(heading string) string {
	base := Anchor(heading)
	anchor := base
	for n := max(s.last[base], 1); s.used[anchor]; {
		n++
		anchor = base + "-" + strconv.Itoa(n)
		s.last[base] = n
	}
	s.used[anchor] = true
	return anchor
}
