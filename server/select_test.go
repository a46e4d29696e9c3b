package server

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// all returns the elements below n that match a selector, in the order of the page. A selector is a small
// part of CSS: tag, .class, #id, [attr], [attr=value], joined, and such parts parted by spaces for
// descendants.
func all(n *html.Node, selector string) []*html.Node {
	parts := strings.Fields(selector)
	var found []*html.Node
	for d := range n.Descendants() {
		if matches(d, parts, n) {
			found = append(found, d)
		}
	}
	return found
}

// one returns the first match, nil when there is none.
func one(n *html.Node, selector string) *html.Node {
	if found := all(n, selector); len(found) > 0 {
		return found[0]
	}
	return nil
}

// matches reports whether n matches the last part and its ancestors below root the ones before.
func matches(n *html.Node, parts []string, root *html.Node) bool {
	last := len(parts) - 1
	if !matchesPart(n, parts[last]) {
		return false
	}
	if last == 0 {
		return true
	}
	for p := n.Parent; p != nil && p != root.Parent; p = p.Parent {
		if matches(p, parts[:last], root) {
			return true
		}
	}
	return false
}

// matchesPart matches one part without spaces, "a.chip[href]".
func matchesPart(n *html.Node, part string) bool {
	if n.Type != html.ElementNode {
		return false
	}
	for part != "" {
		end := strings.IndexAny(part[1:], ".#[") + 1
		if end == 0 {
			end = len(part)
		}
		if part[0] == '[' {
			end = strings.IndexByte(part, ']') + 1
		}
		if !matchesOne(n, part[:end]) {
			return false
		}
		part = part[end:]
	}
	return true
}

func matchesOne(n *html.Node, simple string) bool {
	switch simple[0] {
	case '.':
		return slices.Contains(strings.Fields(attr(n, "class")), simple[1:])
	case '#':
		return attr(n, "id") == simple[1:]
	case '[':
		name, value, exact := strings.Cut(strings.Trim(simple, "[]"), "=")
		got, ok := attribute(n, name)
		return ok && (!exact || got == value)
	}
	return n.Data == simple
}

// attribute returns an attribute of n and whether it has it.
func attribute(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

// attr is attribute, "" when n has none or is nil.
func attr(n *html.Node, name string) string {
	if n == nil {
		return ""
	}
	v, _ := attribute(n, name)
	return v
}

// text is the text below n with single spaces.
func textOf(n *html.Node) string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// texts lists the text of every match.
func texts(n *html.Node, selector string) []string {
	var list []string
	for _, m := range all(n, selector) {
		list = append(list, textOf(m))
	}
	return list
}

// closest is the nearest ancestor of n, n included, that matches a selector of one part, nil when none does.
func closest(n *html.Node, part string) *html.Node {
	for ; n != nil; n = n.Parent {
		if matchesPart(n, part) {
			return n
		}
	}
	return nil
}
