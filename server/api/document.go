package api

import (
	"fmt"
	"net/http"
	"strconv"

	"siaga/content"
	"siaga/content/markdown"
	"siaga/index"
	"siaga/server/i18n"
	"siaga/server/site"
)

// Document answers /api/v1/notes/{slug} and its likes. Titles and passages are plain text; where Markdown
// is said, [@key] names an entry of sources.
type Document struct {
	ID           string             `json:"id" doc:"path without language"`
	Lang         string             `json:"lang"`
	Title        string             `json:"title"`
	Summary      string             `json:"summary,omitempty"`
	URL          string             `json:"url" doc:"page on this site"`
	Markdown     string             `json:"markdown" doc:"address of the file"`
	Revision     string             `json:"revision" doc:"SHA-256 of the file"`
	Kind         string             `json:"kind"`
	Status       string             `json:"status,omitempty" doc:"draft, review or published"`
	Evidence     string             `json:"evidence,omitempty"`
	Exercise     bool               `json:"exercise,omitempty" doc:"the event described was a drill"`
	Licence      string             `json:"licence,omitempty"`
	Authors      []string           `json:"authors"`
	Reviewed     string             `json:"reviewed,omitempty" doc:"date of the last review"`
	Words        int                `json:"words"`
	Facets       map[string][]Value `json:"facets"`
	Facts        []Fact             `json:"facts"`
	Events       []Event            `json:"events"`
	Passages     []Passage          `json:"passages"`
	Sources      []Source           `json:"sources"`
	Links        []Link             `json:"links" doc:"documents that this one links to"`
	Backlinks    []Link             `json:"backlinks" doc:"documents that link to this one"`
	Translations []Translation      `json:"translations" doc:"the document in its other languages"`
	Origin       *Origin            `json:"origin,omitempty" doc:"where an adapted note came from"`
}

// Value is a value of a facet.
type Value struct {
	Value string `json:"value"`
	Label string `json:"label" doc:"in the document's language"`
}

// Fact is a cell of the facts table.
type Fact struct {
	Name   string `json:"name" doc:"size, cost, duration, actors, legal_basis, results, failures, fits, or a name of the page's own"`
	Figure string `json:"figure,omitempty" doc:"Markdown"`
	Text   string `json:"text,omitempty" doc:"Markdown"`
	URL    string `json:"url,omitempty" doc:"the passage it comes from"`
}

// Event is an entry of a timeline.
type Event struct {
	Date     string `json:"date" doc:"day, month or year"`
	Title    string `json:"title" doc:"Markdown"`
	Exercise bool   `json:"exercise,omitempty"`
	Source   string `json:"source,omitempty" doc:"id of a source"`
}

// Passage is the part of a document under one heading.
type Passage struct {
	Anchor  string `json:"anchor"`
	Heading string `json:"heading,omitempty"`
	Text    string `json:"text"`
	URL     string `json:"url"`
}

// Source is a bibliographic record with the field names of CSL.
type Source struct {
	ID        string `json:"id"`
	Type      string `json:"type,omitempty"`
	Title     string `json:"title,omitempty"`
	Author    string `json:"author,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Container string `json:"container-title,omitempty"`
	Issued    string `json:"issued,omitempty"`
	Accessed  string `json:"accessed,omitempty"`
	URL       string `json:"URL,omitempty"`
	DOI       string `json:"DOI,omitempty"`
	Note      string `json:"note,omitempty"`
	Lang      string `json:"language,omitempty"`
}

// Link is a link between documents.
type Link struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	URL   string `json:"url"`
}

// Translation is the document in another language.
type Translation struct {
	Lang   string `json:"lang"`
	Title  string `json:"title"`
	URL    string `json:"url"`
	Behind bool   `json:"behind,omitempty" doc:"made from an older revision of its original"`
}

// Origin says where an adapted note came from.
type Origin struct {
	Site     string `json:"site,omitempty"`
	ID       string `json:"id,omitempty"`
	Revision string `json:"revision,omitempty"`
	Licence  string `json:"licence,omitempty"`
	Adapted  string `json:"adapted,omitempty"`
}

func document(snap *site.Snapshot, folder string, in values) (any, error) {
	lib, id := snap.Library, folder+"/"+in.text("slug")
	d := lib.Pick(id, append([]string{in.text("lang")}, i18n.Langs...)...)
	if d == nil {
		return nil, problemf(http.StatusNotFound, "there is no %s; /api/v1/search finds what there is", strconv.Quote(id))
	}
	passages, err := passagesOf(lib, d)
	if err != nil {
		return nil, err
	}
	page := site.Path(id, d.Lang)
	out := Document{
		ID: id, Lang: d.Lang, Title: markdown.PlainInline(d.Title), Summary: markdown.PlainInline(d.Summary),
		URL: page, Markdown: site.MarkdownPath(d), Revision: d.Revision,
		Kind: d.Kind, Status: d.Status, Evidence: d.Evidence, Exercise: d.Exercise,
		Licence: d.Licence, Authors: append([]string{}, d.Authors...), Reviewed: d.Reviewed.String(), Words: d.Words,
		Facets: facetsOf(lib, d), Facts: factsOf(d, page), Events: eventsOf(d), Passages: passages,
		Sources: sourcesOf(d), Links: linksOf(lib, d), Backlinks: backlinksOf(lib, d), Translations: translationsOf(lib, d),
	}
	if o := d.Origin; o != nil {
		out.Origin = &Origin{o.Site, o.ID, o.Revision, o.Licence, o.Adapted.String()}
	}
	return out, nil
}

// passagesOf reads the document's text. The file may have changed since the library was loaded; then the
// answer has the newer text for a moment.
func passagesOf(lib *content.Library, d *content.Document) ([]Passage, error) {
	body, err := lib.Body(d)
	if err != nil {
		return nil, err
	}
	doc, err := markdown.Parse(body)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", d.File, err)
	}
	page := site.Path(d.ID(), d.Lang)
	out := []Passage{}
	for _, p := range doc.Passages() {
		out = append(out, Passage{p.Anchor, p.Heading, p.Text, site.PassagePath(page, p.Anchor)})
	}
	return out, nil
}

func facetsOf(lib *content.Library, d *content.Document) map[string][]Value {
	out := map[string][]Value{}
	for facet, list := range map[string][]string{
		index.FacetHazard: d.Facets.Hazards, index.FacetSector: d.Facets.Sectors, index.FacetPhase: d.Facets.Phases,
		index.FacetMeasure: d.Facets.Measures, index.FacetOffice: d.Facets.Offices, facetPlace: d.Facets.Places,
		index.FacetRegion: d.Facets.Regions, index.FacetForum: d.Facets.Forums,
	} {
		for _, v := range list {
			out[facet] = append(out[facet], Value{v, label(lib, facet, v, d.Lang)})
		}
	}
	for facet, list := range map[string][]int{"sendai": d.Facets.Sendai, "essential": d.Facets.Essentials} {
		for _, n := range list {
			out[facet] = append(out[facet], Value{strconv.Itoa(n), strconv.Itoa(n)})
		}
	}
	return out
}

func factsOf(d *content.Document, page string) []Fact {
	rows := []content.NamedFact{
		{Name: "size", Fact: d.Facts.Size}, {Name: "cost", Fact: d.Facts.Cost}, {Name: "duration", Fact: d.Facts.Duration},
		{Name: "actors", Fact: d.Facts.Actors}, {Name: "legal_basis", Fact: d.Facts.LegalBasis},
		{Name: "results", Fact: d.Facts.Results}, {Name: "failures", Fact: d.Facts.Failures}, {Name: "fits", Fact: d.Facts.Fits},
	}
	out := []Fact{}
	for _, f := range append(rows, d.Facts.More...) {
		if f.IsZero() {
			continue
		}
		row := Fact{Name: f.Name, Figure: f.Figure, Text: f.Text}
		if f.Anchor != "" {
			row.URL = site.PassagePath(page, f.Anchor)
		}
		out = append(out, row)
	}
	return out
}

func eventsOf(d *content.Document) []Event {
	out := []Event{}
	for _, e := range d.Events {
		out = append(out, Event{e.Date.String(), e.Title, e.Exercise, e.Source})
	}
	return out
}

func sourcesOf(d *content.Document) []Source {
	out := []Source{}
	for _, s := range d.Sources {
		out = append(out, Source{
			ID: s.ID, Type: s.Type, Title: s.Title, Author: s.Author, Publisher: s.Publisher, Container: s.Container,
			Issued: s.Issued.String(), Accessed: s.Accessed.String(), URL: s.URL, DOI: s.DOI, Note: s.Note, Lang: s.Lang,
		})
	}
	return out
}

func linksOf(lib *content.Library, d *content.Document) []Link {
	out, seen := []Link{}, map[string]bool{"": true, d.ID(): true}
	for _, l := range d.Links {
		if !seen[l.ID] {
			seen[l.ID] = true
			out = appendLink(out, lib, l.ID, d.Lang)
		}
	}
	return out
}

func backlinksOf(lib *content.Library, d *content.Document) []Link {
	out := []Link{}
	for _, id := range lib.Backlinks(d.ID()) {
		out = appendLink(out, lib, id, d.Lang)
	}
	return out
}

func appendLink(links []Link, lib *content.Library, id, lang string) []Link {
	to := lib.Pick(id, append([]string{lang}, i18n.Langs...)...)
	if to == nil {
		return links
	}
	return append(links, Link{id, markdown.PlainInline(to.Title), site.Path(id, to.Lang)})
}

func translationsOf(lib *content.Library, d *content.Document) []Translation {
	out := []Translation{}
	for _, t := range lib.Translations(d.ID()) {
		if t != d {
			_, behind := lib.Behind(t)
			out = append(out, Translation{t.Lang, markdown.PlainInline(t.Title), site.Path(t.ID(), t.Lang), behind})
		}
	}
	return out
}
