package server

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"siaga/server/i18n"
)

// markupFaults lists what is wrong with a page as it stands, whatever it is about: nesting, headings,
// ids, links inside the page, labels, languages, and everything that the site's own policy would block.
func markupFaults(p *page) []string {
	var faults []string
	add := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	if what := nestingFault(p.Body.String(), p.Node); what != "" {
		add("%s", what)
	}
	for selector, want := range map[string]int{"h1": 1, "main": 1, "head title": 1, "link[rel=canonical]": 1} {
		if n := len(all(p.Node, selector)); n != want {
			add("%d elements %s, want %d", n, selector, want)
		}
	}
	ids := map[string]bool{}
	for _, n := range all(p.Node, "[id]") {
		if ids[attr(n, "id")] {
			add("id %q twice", attr(n, "id"))
		}
		ids[attr(n, "id")] = true
	}
	for d := range p.Descendants() {
		if d.Type != html.ElementNode {
			continue
		}
		faults = append(faults, elementFaults(d, ids)...)
	}
	faults = append(faults, languageFaults(p)...)
	if strings.Contains(textOf(p.Node), "%!") {
		add("a message has wrong arguments: %q", around(textOf(p.Node), "%!"))
	}
	slices.Sort(faults)
	return slices.Compact(faults)
}

// elementFaults looks at one element; ids are all ids of its page.
func elementFaults(n *html.Node, ids map[string]bool) []string {
	var faults []string
	add := func(format string, args ...any) {
		faults = append(faults, "<"+n.Data+"> "+fmt.Sprintf(format, args...))
	}
	for _, a := range n.Attr {
		switch {
		case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
			add("has the attribute %s", a.Key)
		case a.Key == "href" && strings.HasPrefix(a.Val, "#"):
			if id, _ := url.PathUnescape(a.Val[1:]); !ids[id] {
				add("links to %s, which is not on the page", a.Val)
			}
		case a.Key == "for" || a.Key == "aria-labelledby" || a.Key == "aria-describedby" || a.Key == "aria-controls":
			for id := range strings.FieldsSeq(a.Val) {
				if !ids[id] {
					add("%s=%q names nothing on the page", a.Key, a.Val)
				}
			}
		case a.Key == "id" && (a.Val == "" || strings.ContainsAny(a.Val, " \t\n")):
			add("has the id %q", a.Val)
		case (a.Key == "lang" || a.Key == "hreflang") && a.Val == "":
			add("has an empty %s", a.Key)
		}
	}
	switch n.Data {
	case "style":
		add("stands in the page")
	case "script":
		if !strings.HasPrefix(attr(n, "src"), "/static/") || attr(n, "type") != "module" || n.FirstChild != nil {
			add("is no module of /static")
		}
	case "a", "button":
		if nameOf(n) == "" {
			add("%s has no name", attr(n, "href"))
		}
		if outer := closest(n.Parent, "a"); outer != nil {
			add("stands inside a link to %s", attr(outer, "href"))
		}
	case "input", "select", "textarea":
		if attr(n, "type") != "hidden" && !labelled(n) {
			add("name=%q has no label", attr(n, "name"))
		}
	case "img":
		if _, ok := attribute(n, "alt"); !ok {
			add("has no alt")
		}
	case "dl", "ul", "ol", "table", "tr":
		if one(n, "*") == nil && n.FirstChild == nil {
			add("is empty")
		}
	}
	return faults
}

// nameOf is roughly the accessible name of a link or button.
func nameOf(n *html.Node) string {
	if label := cmp.Or(attr(n, "aria-label"), attr(n, "aria-labelledby"), attr(n, "title")); label != "" {
		return label
	}
	return textOf(n)
}

// labelled reports whether a field has a label of its own.
func labelled(n *html.Node) bool {
	if attr(n, "aria-label") != "" || closest(n, "label") != nil {
		return true
	}
	root := n
	for root.Parent != nil {
		root = root.Parent
	}
	return attr(n, "id") != "" && one(root, "label[for="+attr(n, "id")+"]") != nil
}

// languageFaults checks the page's language, its twins in the others and its canonical address.
func languageFaults(p *page) []string {
	var faults []string
	lang := attr(one(p.Node, "html"), "lang")
	if !slices.Contains(i18n.Langs, lang) {
		faults = append(faults, fmt.Sprintf("html lang=%q", lang))
	}
	var twins []string
	for _, l := range all(p.Node, "link[rel=alternate][hreflang]") {
		hl, href := attr(l, "hreflang"), attr(l, "href")
		twins = append(twins, hl)
		if !strings.HasPrefix(href, "/"+hl+"/") {
			faults = append(faults, fmt.Sprintf("hreflang=%s leads to %s", hl, href))
		}
	}
	if !slices.Equal(twins, i18n.Langs) {
		faults = append(faults, fmt.Sprintf("hreflang links %q, want %q", twins, i18n.Langs))
	}
	if href := attr(one(p.Node, "link[rel=canonical]"), "href"); !strings.Contains(href, "/"+lang+"/") {
		faults = append(faults, fmt.Sprintf("canonical address %q of a page in %s", href, lang))
	}
	return faults
}

// around quotes the neighbourhood of what in s.
func around(s, what string) string {
	i := strings.Index(s, what)
	return s[max(0, i-30):min(len(s), i+50)]
}

// voidElements have no end tag.
var voidElements = strings.Fields("area base br col embed hr img input link meta source track wbr")

// nestingFault compares the tags as written with the tree that a browser makes of them: where they
// differ, a tag is not closed, closed twice, or stands where it may not. "" when they agree.
func nestingFault(src string, doc *html.Node) string {
	written, fault := writtenTree(src)
	if fault != "" {
		return fault
	}
	var made []string
	var walk func(n *html.Node, depth int)
	walk = func(n *html.Node, depth int) {
		if n.Type == html.ElementNode {
			made = append(made, fmt.Sprint(depth, " ", strings.ToLower(n.Data)))
			depth++
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, depth)
		}
	}
	walk(doc, 0)
	for i := range min(len(written), len(made)) {
		if written[i] != made[i] {
			return fmt.Sprintf("after %q the browser reads %q where %q is written", made[max(0, i-6):i], made[i], written[i])
		}
	}
	if len(written) != len(made) {
		return fmt.Sprintf("%d elements are written, a browser makes %d", len(written), len(made))
	}
	return ""
}

// writtenTree lists depth and name of every start tag, or the first tag that does not fit the one before.
func writtenTree(src string) (list []string, fault string) {
	z := html.NewTokenizer(strings.NewReader(src))
	var open []string
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				return nil, fmt.Sprintf("not closed: %q", open)
			}
			return list, ""
		case html.SelfClosingTagToken:
			name, _ := z.TagName()
			list = append(list, fmt.Sprint(len(open), " ", string(name)))
		case html.StartTagToken:
			name, _ := z.TagName()
			list = append(list, fmt.Sprint(len(open), " ", string(name)))
			if !slices.Contains(voidElements, string(name)) {
				open = append(open, string(name))
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if len(open) == 0 || open[len(open)-1] != string(name) {
				return nil, fmt.Sprintf("</%s> closes nothing in %q", name, open)
			}
			open = open[:len(open)-1]
		}
	}
}
