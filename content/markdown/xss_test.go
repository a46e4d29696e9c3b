package markdown

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// places are where a payload may stand in a note.
var places = map[string]string{
	"text":        "%",
	"heading":     "## %",
	"link":        "[x](%)",
	"link <>":     "[x](<%>)",
	"link text":   "[%](https://a.id)",
	"link title":  `[x](https://a.id "%")`,
	"reference":   "[x]\n\n[x]: %",
	"autolink":    "<%>",
	"image":       "![x](%)",
	"image alt":   "![%](img/a.jpg)",
	"credit":      `![x](img/a.jpg "%")`,
	"wiki link":   "[[%]]",
	"wiki text":   "[[demak|%]]",
	"citation":    "[@%]",
	"locator":     "[@a, %]",
	"call-out":    "> [!%]\n> x",
	"title":       "> [!NOTE] %\n> x",
	"code":        "```%\n%\n```",
	"table":       "| % |\n|---|\n| % |",
	"footnote":    "x[^a]\n\n[^a]: %",
	"bars":        "```bars\ntitle: %\nunit: %\nnote: %\n% | 2 % | %\n```",
	"timeline":    "```timeline\n2022 | %\n```",
	"chain":       "```chain\nplant | %\n```",
	"not a chain": "```chain\n% | %\n```",
	"definition":  "%\n: %",
	"tag":         "<img alt='%'>",
}

// TestPayloads renders every payload in every place and parses the page as a browser does.
func TestPayloads(t *testing.T) {
	r := testRender()
	r.Wiki = func(slug, anchor string) (string, string, bool) { return slug + "#" + anchor, slug, true } // a careless caller
	r.Href = func(dest string) string { return dest }
	r.Image = func(dest string) (string, bool) { return dest, true }
	r.Cite = func(string) (int, bool) { return 1, true }
	r.Terms = func(text string) []TermSpan {
		return []TermSpan{{Start: 0, End: len(text), Href: text, ID: text}}
	}
	for _, payload := range payloads(t) {
		for place, form := range places {
			src := strings.ReplaceAll(form, "%", payload)
			d, err := Parse([]byte(src))
			if err != nil {
				continue // refused: nothing is shown
			}
			for _, page := range []string{string(d.HTML(r)), string(d.HTML(Render{})), string(Inline(src, r))} {
				if what := dangerous(t, page); what != "" {
					t.Fatalf("%s: %q\n has %s\npage: %s", place, src, what, page)
				}
			}
		}
	}
}

func payloads(t *testing.T) []string {
	var all []string
	files, err := filepath.Glob("testdata/xss/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no payloads: %v", err)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(b)) {
			all = append(all, strings.TrimRight(line, "\r\n"))
		}
	}
	var purify []struct{ Payload string }
	b, err := os.ReadFile("testdata/xss/dompurify.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &purify); err != nil {
		t.Fatal(err)
	}
	for _, p := range purify {
		all = append(all, p.Payload)
	}
	return all
}

// ourElements are all that we ever write.
var ourElements = strings.Fields(`html head body h2 h3 h4 h5 h6 p a em strong del code pre ul ol li blockquote aside
table thead tbody tr th td hr br img figure figcaption small sup span div dl dt dd section input details summary time
svg title desc defs pattern rect line circle path text`)

// dangerous is what in a page could run, "" if nothing does.
func dangerous(t *testing.T, page string) string {
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		if n.Type == html.CommentNode {
			return "a comment"
		}
		if n.Type != html.ElementNode {
			continue
		}
		if !slices.Contains(ourElements, n.Data) {
			return "<" + n.Data + ">"
		}
		for _, a := range n.Attr {
			if what := dangerousAttribute(a); what != "" {
				return what
			}
		}
	}
	return ""
}

func dangerousAttribute(a html.Attribute) string {
	switch {
	case strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "srcdoc" || a.Key == "srcset" || a.Key == "formaction":
		return "attribute " + a.Key
	case a.Key == "href" || a.Key == "src":
		// What browsers strip from an address before they look at its scheme.
		address := strings.Map(func(r rune) rune {
			if r <= ' ' {
				return -1
			}
			return r
		}, strings.ToLower(a.Val))
		scheme, _, found := strings.Cut(address, ":")
		if found && !strings.ContainsAny(scheme, "/?#") && !slices.Contains([]string{"http", "https", "mailto"}, scheme) {
			return a.Key + "=" + a.Val
		}
		if strings.HasPrefix(address, "//") || strings.HasPrefix(address, `/\`) || strings.HasPrefix(address, `\`) {
			return a.Key + "=" + a.Val
		}
	}
	return ""
}
