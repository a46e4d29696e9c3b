package server

import (
	"iter"
	"maps"
	"net/url"

	"siaga/content"
	"siaga/content/markdown"
)

// Row is a document in a list.
type Row struct {
	Doc     *content.Document
	URL     string
	Title   string
	Kind    string // in the reader's language
	Regions []string
	Others  []*content.Document // its other languages
	Foreign bool                // the title is not in the reader's language
	Old     bool                // reviewed more than two years ago
	Note    string              // a remark of the page that lists it
}

// row makes a list entry of an id in the best language for the reader, or ok false when there is none.
func (b base) row(id string) (Row, bool) {
	d := b.snap.Library.Pick(id, b.Lang, "en", "id")
	if d == nil {
		return Row{}, false
	}
	r := Row{Doc: d, URL: b.NoteURL(id), Title: d.Title, Old: b.Ageing(d.Reviewed), Foreign: d.Lang != b.Lang}
	if d.Kind != "" {
		r.Kind = b.Label("kind", d.Kind)
	}
	for _, code := range d.Facets.Regions {
		r.Regions = append(r.Regions, b.Label("region", code))
	}
	for _, t := range b.snap.Library.Translations(id) {
		if t.Lang != d.Lang {
			r.Others = append(r.Others, t)
		}
	}
	return r, true
}

func (b base) rows(ids []string) []Row {
	var rows []Row
	for _, id := range ids {
		if r, ok := b.row(id); ok {
			rows = append(rows, r)
		}
	}
	return rows
}

// Plain is inline Markdown as plain text, for summaries in lists.
func (b base) Plain(src string) string { return markdown.PlainInline(src) }

// HazardPath is the page of a hazard.
func (b base) HazardPath(value string) string { return b.URL("/hazards/", url.PathEscape(value)) }

func keys[K comparable, V any](m map[K]V) iter.Seq[K] { return maps.Keys(m) }
