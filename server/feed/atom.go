package feed

import (
	"encoding/xml"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"siaga/content"
	"siaga/content/markdown"
	"siaga/server/middleware"
	"siaga/server/site"
)

// ContentType is the media type of what Atom.Bytes returns.
const ContentType = "application/atom+xml"

// Atom is a feed (RFC 4287).
type Atom struct {
	Title   string
	Lang    string // of Title; entries name their own
	Origin  string // "https://siaga.example"
	Self    string // address of the feed on the site, "/feed.atom?lang=en"
	Page    string // address of the page that it is the twin of, "/en/"
	Docs    []*content.Document
	Updated time.Time // when Docs is empty, else the newest of them counts
}

// Bytes is the feed as a document. Entries carry tag: ids made of the site's name and the document's id,
// which stay when a title or an address changes.
func (a Atom) Bytes() []byte {
	host := middleware.HostName(a.Origin)
	f := atomFeed{
		Lang: a.Lang, ID: tagID(host, a.Self), Title: text(a.Title),
		Generator: "Siaga",
		Author:    []atomPerson{{Name: "Siaga"}},
		Links: []atomLink{
			{Rel: "self", Type: ContentType, Href: a.Origin + a.Self},
			{Rel: "alternate", Type: "text/html", Href: a.Origin + a.Page, Lang: a.Lang},
		},
	}
	newest := time.Time{}
	for _, d := range a.Docs {
		f.Entries = append(f.Entries, entry(d, a.Origin, host))
		if u := Updated(d); u.After(newest) {
			newest = u
		}
	}
	if newest.IsZero() {
		newest = a.Updated
	}
	f.Updated = stamp(newest)
	return marshal(f)
}

// Updated is when a document last changed, as far as is known: its review, else the date of its file.
func Updated(d *content.Document) time.Time {
	if !d.Reviewed.IsZero() {
		return d.Reviewed.Time()
	}
	return d.ModTime.UTC()
}

// newestFirst orders documents for a feed; equal dates stay in the order of the library.
func newestFirst(docs []*content.Document) {
	slices.SortStableFunc(docs, func(a, b *content.Document) int { return Updated(b).Compare(Updated(a)) })
}

func entry(d *content.Document, origin, host string) atomEntry {
	e := atomEntry{
		Lang: d.Lang, ID: tagID(host, "/"+d.ID()+"."+d.Lang), Updated: stamp(Updated(d)),
		Title:   text(markdown.PlainInline(d.Title)),
		Summary: text(markdown.PlainInline(d.Summary)),
		Rights:  text(d.Licence),
		Links: []atomLink{
			{Rel: "alternate", Type: "text/html", Href: origin + site.Path(d.ID(), d.Lang), Lang: d.Lang},
			{Rel: "alternate", Type: "text/markdown", Href: origin + site.MarkdownPath(d), Lang: d.Lang},
		},
	}
	for _, name := range d.Authors {
		e.Author = append(e.Author, atomPerson{Name: text(name)})
	}
	for _, facet := range []struct {
		name   string
		values []string
	}{{"kind", []string{d.Kind}}, {"hazard", d.Facets.Hazards}, {"measure", d.Facets.Measures}, {"region", d.Facets.Regions}} {
		for _, v := range facet.values {
			if v != "" {
				e.Categories = append(e.Categories, atomCategory{Term: v, Scheme: origin + "/#" + facet.name})
			}
		}
	}
	return e
}

// tagID names something for good (RFC 4151): the site at host was there in 2026.
func tagID(host, what string) string {
	if host == "" || strings.HasPrefix(host, "[") {
		host = "localhost" // a tag has no form for IPv6
	}
	return "tag:" + strings.ToLower(host) + ",2026:" + strings.TrimPrefix(what, "/")
}

// stamp is a time as Atom wants it. Embedded files have none: they count as of the year of the tag.
func stamp(t time.Time) string {
	if t.IsZero() {
		t = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return t.UTC().Format(time.RFC3339)
}

// text is s with what XML cannot hold taken out.
func text(s string) string {
	if utf8.ValidString(s) && strings.IndexFunc(s, unfit) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unfit(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// unfit reports whether r may not stand in XML 1.0.
func unfit(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF
}

type atomFeed struct {
	XMLName   xml.Name     `xml:"http://www.w3.org/2005/Atom feed"`
	Lang      string       `xml:"xml:lang,attr"`
	ID        string       `xml:"id"`
	Title     string       `xml:"title"`
	Updated   string       `xml:"updated"`
	Author    []atomPerson `xml:"author"`
	Generator string       `xml:"generator"`
	Links     []atomLink   `xml:"link"`
	Entries   []atomEntry  `xml:"entry"`
}

type atomEntry struct {
	Lang       string         `xml:"xml:lang,attr"`
	ID         string         `xml:"id"`
	Title      string         `xml:"title"`
	Updated    string         `xml:"updated"`
	Author     []atomPerson   `xml:"author,omitempty"`
	Links      []atomLink     `xml:"link"`
	Categories []atomCategory `xml:"category,omitempty"`
	Rights     string         `xml:"rights,omitempty"`
	Summary    string         `xml:"summary,omitempty"`
}

type atomPerson struct {
	Name string `xml:"name"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
	Lang string `xml:"hreflang,attr,omitempty"`
}

type atomCategory struct {
	Term   string `xml:"term,attr"`
	Scheme string `xml:"scheme,attr"`
}
