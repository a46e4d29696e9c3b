package markdown

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// example is one case of the CommonMark or GFM specification.
type example struct {
	Example  int
	Section  string
	Markdown string
	HTML     string
}

// TestConformance renders every example of CommonMark and GFM as notes are rendered, with all our
// extensions on, and compares the trees. What we put round tables, headings and images is normalised away
// on our side and headings are shifted on theirs (see normaliser), since a second way of rendering for
// tests alone would prove nothing about the first. Examples that differ on purpose stand in differs.txt
// with the reason; one that no longer differs must be struck out there.
func TestConformance(t *testing.T) {
	differs := readDiffers(t)
	for _, suite := range []string{"commonmark", "gfm", "gfm-extensions", "gfm-regression", "gfm-smart_punct"} {
		t.Run(suite, func(t *testing.T) {
			for _, e := range readExamples(t, suite) {
				id := fmt.Sprintf("%s/%d", suite, e.Example)
				_, listed := differs[id]
				delete(differs, id)
				got, want := canonical(t, renderExample(t, e.Markdown), true), canonical(t, e.HTML, false)
				switch {
				case got != want && !listed:
					t.Errorf("%s (%s)\nmarkdown: %q\n got: %s\nwant: %s", id, e.Section, e.Markdown, got, want)
				case got == want && listed:
					t.Errorf("%s passes; strike it out of differs.txt", id)
				}
			}
		})
	}
	for id := range differs {
		t.Errorf("differs.txt lists %s, which is no case", id)
	}
}

func renderExample(t *testing.T, src string) string {
	d, err := Parse([]byte(src))
	if err != nil {
		t.Fatalf("Parse(%q): %v", src, err)
	}
	return string(d.HTML(Render{Image: func(dest string) (string, bool) { return dest, true }}))
}

func readExamples(t *testing.T, suite string) []example {
	b, err := os.ReadFile(filepath.Join("testdata", "conformance", suite+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var examples []example
	if err := json.Unmarshal(b, &examples); err != nil {
		t.Fatal(err)
	}
	return examples
}

// readDiffers reads "suite/number reason" lines.
func readDiffers(t *testing.T) map[string]string {
	b, err := os.ReadFile(filepath.Join("testdata", "conformance", "differs.txt"))
	if err != nil {
		t.Fatal(err)
	}
	differs := map[string]string{}
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		id, why, ok := strings.Cut(line, " ")
		if !ok || strings.TrimSpace(why) == "" {
			t.Errorf("differs.txt: %q has no reason", line)
		}
		if _, twice := differs[id]; twice {
			t.Errorf("differs.txt lists %s twice", id)
		}
		differs[id] = why
	}
	return differs
}

// canonical is the tree of a piece of HTML as text.
func canonical(t *testing.T, src string, ours bool) string {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(src), body)
	if err != nil {
		t.Fatal(err)
	}
	n := normaliser{ours: ours}
	if !ours {
		n.shift = shiftOf(nodes)
	}
	for _, node := range nodes {
		n.node(node)
	}
	return strings.TrimSpace(n.out.String())
}

// shiftOf is what HTML adds to the levels of headings, told from the example's HTML.
func shiftOf(nodes []*html.Node) int {
	top := 0
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if level := headingLevel(n); level > 0 && (top == 0 || level < top) {
			top = level
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
	}
	for _, n := range nodes {
		walk(n)
	}
	if top == 0 {
		return 0
	}
	return 2 - top
}

func headingLevel(n *html.Node) int {
	if n.Type == html.ElementNode && len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
		return int(n.Data[1] - '0')
	}
	return 0
}

// normaliser writes a tree without what is ours alone: the frame round tables, the element round the
// lead, ids of headings, the figure round an image, and attributes for access. White space between
// blocks means nothing in HTML and is dropped.
type normaliser struct {
	ours  bool
	shift int
	pre   bool
	out   strings.Builder
}

var ourAttributes = []string{"id", "scope", "tabindex", "aria-label", "loading", "role"}

func (w *normaliser) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.text(n.Data)
	case html.CommentNode:
		w.out.WriteString("<!--" + n.Data + "-->")
	case html.ElementNode:
		w.element(n)
	}
}

func (w *normaliser) text(s string) {
	if !w.pre {
		ends := strings.HasSuffix(w.out.String(), "\n") || w.out.Len() == 0
		lead := s != "" && strings.ContainsRune(" \n", rune(s[0])) && !ends
		tail := s != "" && strings.ContainsRune(" \n", rune(s[len(s)-1]))
		s = strings.Join(strings.Fields(s), " ")
		if lead && s != "" {
			s = " " + s
		}
		if tail {
			s += " "
		}
	}
	w.out.WriteString(html.EscapeString(s))
}

var parting = []string{
	"p", "div", "blockquote", "ul", "ol", "li", "pre", "table", "thead", "tbody", "tr", "td", "th", "hr", "br",
	"h1", "h2", "h3", "h4", "h5", "h6", "dl", "dt", "dd",
}

func (w *normaliser) element(n *html.Node) {
	name := n.Data
	if w.ours && w.skip(n) {
		return
	}
	if level := headingLevel(n); level > 0 && !w.ours {
		name = fmt.Sprintf("h%d", min(level+w.shift, 6))
	}
	block := slices.Contains(parting, name)
	if block {
		w.newLine()
	}
	w.out.WriteString("<" + name + w.attributes(n) + ">")
	if block && name != "pre" {
		w.out.WriteString("\n")
	}
	before := w.pre
	w.pre = w.pre || name == "pre" || name == "code"
	for c := range n.ChildNodes() {
		w.node(c)
	}
	w.pre = before
	if block {
		w.newLine()
	}
	w.out.WriteString("</" + name + ">")
	if block {
		w.out.WriteString("\n")
	}
}

// skip writes the element without what is ours alone, and reports whether it did.
func (w *normaliser) skip(n *html.Node) bool {
	switch class := attribute(n, "class"); {
	case n.Data == "div" && (class == "table" || attribute(n, "id") == LeadAnchor):
		for c := range n.ChildNodes() {
			w.node(c)
		}
		return true
	case class == "figure-image":
		w.newLine()
		w.out.WriteString("<p>\n")
		w.image(n.FirstChild, n.LastChild)
		w.newLine()
		w.out.WriteString("</p>\n")
		return true
	case n.Data == "img" && n.NextSibling != nil && n.NextSibling.NextSibling != nil && attribute(n.NextSibling.NextSibling, "class") == "credit":
		w.image(n, n.NextSibling.NextSibling)
		credit := n.NextSibling.NextSibling
		n.NextSibling.Data, credit.Type = "", html.DoctypeNode
		return true
	}
	return false
}

// image writes an image with its credit as the title it came from.
func (w *normaliser) image(img, credit *html.Node) {
	w.out.WriteString("<img" + w.attributes(img) + ` title="` + html.EscapeString(credit.FirstChild.Data) + `"></img>`)
}

func (w *normaliser) newLine() {
	s := strings.TrimRight(w.out.String(), " \n")
	w.out.Reset()
	w.out.WriteString(s)
	if s != "" {
		w.out.WriteString("\n")
	}
}

func (w *normaliser) attributes(n *html.Node) string {
	var all []string
	for _, a := range n.Attr {
		if w.ours && slices.Contains(ourAttributes, a.Key) || a.Key == "class" && a.Val == "task" {
			continue
		}
		all = append(all, " "+a.Key+`="`+html.EscapeString(a.Val)+`"`)
	}
	slices.Sort(all)
	return strings.Join(all, "")
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
