package server

import (
	"html/template"
	"net/url"
	"path"
	"strings"

	"siaga/content"
	"siaga/content/markdown"
)

// text renders the Markdown of one document for a page: it resolves links and glossary words and numbers
// the citations in the order of the page.
type text struct {
	b      base
	doc    *content.Document
	refs   *references
	prefix string // put before citation keys where several documents share a list
}

func (b base) text(d *content.Document, refs *references) text { return text{b: b, doc: d, refs: refs} }

// Inline renders one line of front matter.
func (t text) Inline(src string) template.HTML { return markdown.Inline(src, t.options()) }

// Body renders the document's text; tail is put after each heading.
func (t text) Body(doc *markdown.Doc, tail func(anchor, heading string) template.HTML) template.HTML {
	o := t.options()
	o.SkipTitle = t.doc.Title
	o.HeadingTail = tail
	o.Terms = t.terms()
	o.Marks = t.marks()
	return doc.HTML(o)
}

func (t text) options() markdown.Render {
	r := markdown.Render{Wiki: t.wiki, Href: t.href, Image: t.image, Labels: t.b.labels()}
	if t.refs != nil {
		r.Cite = func(key string) (int, bool) { return t.refs.cite(t.prefix + key) }
		r.RefID = func(key string) string { return refID(t.prefix + key) }
		r.CiteID = func(key string) string { return t.refs.markID(t.prefix + key) }
	}
	return r
}

// wiki resolves [[slug#anchor]] to a page and its title.
func (t text) wiki(slug, anchor string) (href, title string, ok bool) {
	if slug == "" {
		return "#" + anchor, anchor, true
	}
	id, ok := t.b.snap.Library.Resolve(slug)
	if !ok {
		return "", "", false
	}
	d := t.b.snap.Library.Pick(id, t.doc.Lang, t.b.Lang, "en", "id")
	href = t.b.NoteURL(id)
	if t.doc.Lang != t.b.Lang && d.Lang == t.doc.Lang {
		href += "?in=" + url.QueryEscape(d.Lang)
	}
	if anchor != "" {
		href += "#" + anchor
	}
	return href, d.Title, true
}

// href turns a relative link to another file of the library into its address.
func (t text) href(dest string) string {
	u, err := url.Parse(dest)
	if err != nil || u.IsAbs() || u.Host != "" || u.Path == "" {
		return dest
	}
	if picture, ok := t.pictureURL(dest); ok {
		return picture
	}
	target := u.Path
	if !strings.HasPrefix(target, "/") {
		target = path.Join(path.Dir(t.doc.File), target)
	}
	id, ok := t.b.snap.Library.Resolve(strings.TrimPrefix(target, "/"))
	if !ok {
		return dest
	}
	to := t.b.NoteURL(id)
	if u.Fragment != "" {
		to += "#" + u.Fragment
	}
	return to
}

// marks finds the words of the search that led the reader here, which its links carry along.
func (t text) marks() func(string) [][2]int {
	if t.b.Q == "" || t.b.snap.Index == nil {
		return nil
	}
	return t.b.snap.Index.Marks(t.b.Q, t.doc.Lang)
}

// terms finds the glossary's words in the document's language.
func (t text) terms() func(string) []markdown.TermSpan {
	g := t.b.snap.Library.Glossary
	if g == nil || len(g.Concepts) == 0 {
		return nil
	}
	m := g.Matcher(t.doc.Lang)
	return func(s string) []markdown.TermSpan {
		var spans []markdown.TermSpan
		for _, f := range m.Find(s) {
			spans = append(spans, markdown.TermSpan{
				Start: f.Start, End: f.End, ID: f.Concept, Href: t.b.URL("/glossary#", f.Concept),
			})
		}
		return spans
	}
}
